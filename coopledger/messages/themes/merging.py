"""What is said of bringing the books of another ledger in."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "merge-not-proved": FindingText(
        what=(
            "{where} no está íntegro: no se trae nada de él",
            "{where} is not intact: nothing of it is brought in",
        ),
        remedy=(
            "recupere el último respaldo íntegro del otro registro (coopledger restore), "
            "compruébelo (coopledger verify) y repita; lo que está mal se dice enseguida",
            "restore the last intact backup of the other ledger (coopledger restore), prove it "
            "(coopledger verify) and repeat; what is wrong is said next",
        ),
        meaning=(
            "El otro registro se comprueba entero antes de traer sus libros. Lo que no se sostiene "
            "ahí tampoco se sostendría aquí.",
            "The other ledger is proved whole before its books are brought in. What does not hold "
            "there would not hold here either.",
        ),
    ),
    "merge-book-differs": FindingText(
        what=(
            "aquí y en el otro registro hay un libro {code}, y desde el asiento {seq} no dicen lo "
            "mismo",
            "both ledgers have a book {code}, and from record {seq} on they say different things",
        ),
        remedy=(
            "pase lo que falta como documento: exporte el libro del otro registro e impórtelo aquí "
            "(coopledger export xlsx CLAVE --ledger OTRO -o libro.xlsx; coopledger import "
            "libro.xlsx). Lo que ya está no cambia, y lo que se contradiga se dirá; los demás "
            "libros, igual",
            "take over what is missing as a document: export the book of the other ledger and "
            "import it here (coopledger export xlsx CODE --ledger OTHER -o book.xlsx; coopledger "
            "import book.xlsx). What is here does not change, and what contradicts it is said; "
            "the other books likewise",
        ),
        meaning=(
            "Un libro es una cadena: cada asiento sigue al anterior. Dos que se separaron no se "
            "pueden juntar sin reescribir uno. Si uno es el principio del otro, se completa.",
            "A book is a chain: each record follows the one before. Two that have parted cannot be "
            "put together without rewriting one. Where one is the beginning of the other, it is "
            "brought up to date.",
        ),
    ),
    "merge-institution-apart": FindingText(
        what=(
            "el libro de la institución {code} se queda en el otro registro (totales emitidos en "
            "él: {count}): este tiene el suyo",
            "the book of the institution {code} stays in the other ledger (totals issued in it: "
            "{count}): this one has its own",
        ),
        remedy=(
            "conserve un respaldo del otro registro si emitió totales; lo que sus informes deban "
            "seguir llevando, anéxelo aquí (coopledger attach)",
            "keep a backup of the other ledger if it issued totals; what its reports are to go on "
            "having, attach it here (coopledger attach)",
        ),
        meaning=(
            "En el libro de la institución están el membrete, los textos del anexo y los totales "
            "que ella emitió. Un registro tiene uno solo, y el de aquí sigue valiendo. Las huellas "
            "del otro registro se pueden comprobar aquí de todos modos.",
            "The book of the institution has the letterhead, the texts of the annex and the totals "
            "that it issued. A ledger has one, and the one of here still counts. Heads of the "
            "other ledger can be proved here all the same.",
        ),
    ),
    "merge-erases-document": FindingText(
        what=(
            "el documento de huella {sha256} se suprimió en el otro registro (libro {code}) y está "
            "en este: se suprime también aquí",
            "the document with the hash {sha256} was erased in the other ledger (book {code}) and "
            "is in this one: it is erased here, too",
        ),
        remedy=(
            "si no debe ser así, no traiga el otro registro: una simulación lo dice antes, sin "
            "guardar nada",
            "if that is not to be, do not bring the other ledger in: a trial says so before",
        ),
        meaning=(
            "Lo que se suprime deja de estar para todos los que lo tienen, y no se vuelve a "
            "guardar. El asiento que lo dice llega con su libro.",
            "What is erased is gone for all who have it, and is never kept again. The record that "
            "says so comes with its book.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "sheet.merged": ("Libros traídos", "Books brought in"),
    "sheet.merged-report": ("Otro registro", "Other ledger"),
    "merge.progress": ("Comprobando y trayendo", "Proving and bringing in"),
    "merge.new": (
        "{code}: {count} {count:one=asiento|other=asientos}, libro nuevo aquí",
        "{code}: {count} {count:one=record|other=records}, a book that is new here",
    ),
    "merge.rest": (
        "{code}: {count} {count:one=asiento|other=asientos} después de los {had} que había",
        "{code}: {count} {count:one=record|other=records} after the {had} that were here",
    ),
    "merge.done": (
        "Se trajeron {count} {count:one=asiento|other=asientos} de {where}.",
        "Brought in {count} {count:one=record|other=records} of {where}.",
    ),
    "merge.would": (
        "Se traerían {count} {count:one=asiento|other=asientos} de {where}. No se guardó nada.",
        "Would bring in {count} {count:one=record|other=records} of {where}. Nothing was recorded.",
    ),
    "merge.nothing": (
        "{where} no tiene nada que no esté aquí. No se guardó ningún asiento.",
        "{where} has nothing that is not here. No record was added.",
    ),
    "merge.refused": (
        "No se trajo nada: {errors} {errors:one=error|other=errores}.",
        "Nothing was brought in: {errors} {errors:one=error|other=errors}.",
    ),
    "merge.unchanged": ("Ya estaban aquí: {books}.", "Here already: {books}."),
    "merge.documents": ("Documentos: {count}.", "Documents: {count}."),
    "merge.loads": (
        "Sus cargas llevan aquí otro número: el que tenían más {loads}.",
        "Its loads have other numbers here: those that they had plus {loads}.",
    ),
    "merge.head": ("Huella de ahora: {head}", "Head now: {head}"),
    "trail.merges": ("Libros traídos de otro registro", "Books brought in from another ledger"),
    "trail.merge": (
        "{at}, {who}: {books}; del registro {ledger}",
        "{at}, {who}: {books}; from the ledger {ledger}",
    ),
    "trail.merged-book": (
        "{code} ({count} {count:one=asiento|other=asientos})",
        "{code} ({count} {count:one=record|other=records})",
    ),
    "column.had": ("Había", "Were here"),
    "column.outcome": ("Resultado", "Outcome"),
    "merge.outcome-new": ("nuevo", "new"),
    "merge.outcome-rest": ("completado", "brought up to date"),
    "merge.outcome-unchanged": ("sin cambio", "unchanged"),
    "merge.outcome-apart": ("se queda allá", "stays there"),
}

MISUSE: dict[str, Both] = {
    "merge.itself": (
        "{where} es este mismo registro. Qué hacer: nombre el otro",
        "{where} is this ledger itself. What to do: name the other one",
    ),
}
