"""Words of the page on which a ledger, a paper or a code is verified."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.verify": ("Verificar", "Verify"),
    "web.verify-paper": ("Un papel o un archivo", "A paper or a file"),
    "web.verify-drop": (
        "Suelte aquí el PDF de un estado, o el expediente.",
        "Drop the PDF of a statement here, or the expediente.",
    ),
    "web.choose-file": ("O elija el archivo:", "Or choose the file:"),
    "web.verify-kinds": (
        "Se prueban: estados en PDF, expedientes (.zip) y archivos de asientos (.jsonl). Nada se "
        "guarda.",
        "Proved are: statements as PDF, expedientes (.zip) and files of rows (.jsonl). Nothing is "
        "recorded.",
    ),
    "web.kept-head": (
        "Huella del registro que guardó aparte (si la tiene)",
        "Head of the ledger that you kept elsewhere (if you have one)",
    ),
    "web.verify-this": ("Verificar el archivo", "Verify the file"),
    "web.verify-typed": ("Una huella o un código", "A head or a code"),
    "web.typed": (
        "La huella impresa, el código de un papel o todo lo que dice su cuadro QR",
        "The printed head, the code of a paper, or all that its QR says",
    ),
    "web.verify-code": ("Verificar lo escrito", "Verify what is typed"),
    "web.verify-whole": ("El registro completo", "The whole ledger"),
    "web.verify-whole-said": (
        "Cada asiento de cada libro, las reglas contables y todo lo emitido.",
        "Each record of each book, the laws of the books, and all that was issued.",
    ),
    "web.only-later": (
        "Probar solo lo guardado después de esa huella",
        "Prove only what was recorded after that head",
    ),
    "web.verify-ledger": ("Verificar el registro", "Verify the ledger"),
    "web.intact": ("Íntegro", "Intact"),
    "web.keep-head": (
        "Guarde la huella fuera de esta computadora: con ella se sabe después si algo se "
        "reescribió.",
        "Keep the head away from this machine: by it anybody knows later whether anything was "
        "rewritten.",
    ),
    "web.proof-holds": ("Nada lo contradice", "Nothing contradicts it"),
    "web.proof-fails": ("No coincide", "It does not agree"),
    "web.paper-says": ("Lo que el papel dice de sí mismo", "What the paper says of itself"),
    "web.verify-more": ("Verificar otra cosa", "Verify something else"),
}

MISUSE: dict[str, Both] = {
    "web.several-files": (
        "llegaron varios archivos: {seen}. Qué hacer: suéltelos uno por uno",
        "several files arrived: {seen}. What to do: drop them one by one",
    ),
    "web.no-head": (
        "falta la huella. Qué hacer: escriba la que guardó, o deje la casilla sin marcar",
        "the head is missing. What to do: type the one that you kept, or leave the box unticked",
    ),
    "web.nothing-typed": (
        "no se escribió nada. Qué hacer: escriba la huella o el código",
        "nothing was typed. What to do: type the head or the code",
    ),
}
