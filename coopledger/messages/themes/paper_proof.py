"""What a paper that was handed in proves, and what it does not."""

from coopledger.messages.finding_text import Both, FindingText

_ORIGINAL: Both = (
    "no se fíe de lo que se lee en la página; pida a quien lo entregó el archivo tal como salió "
    "del programa",
    "do not trust what is read on the page; ask whoever handed it over for the file as it came "
    "from the program",
)

_ASK: Both = (
    "crea al registro; averigüe de dónde salió este papel",
    "believe the ledger; find out where this paper is from",
)

FINDINGS: dict[str, FindingText] = {
    "paper.differs": FindingText(
        what=(
            "hecho de nuevo con los datos que lleva dentro sale otro: {parts}",
            "made again from the data that it carries, it comes out otherwise: {parts}",
        ),
        remedy=_ORIGINAL,
        meaning=(
            "Un papel se hace solo con los asientos y ajustes que lleva adjuntos, y siempre sale "
            "igual, byte por byte. Si sale otro, alguien cambió lo que se lee o lo que lleva "
            "dentro. Se nombran las partes que no son iguales.",
            "A paper is made of the records and settings attached to it alone, and comes out the "
            "same each time, byte by byte. Where it comes out otherwise, somebody changed what is "
            "read or what it carries. The parts that are not the same are named.",
        ),
    ),
    "paper.appended": FindingText(
        what=(
            "es el papel que hizo el programa, pero después se le agregó algo: {parts}",
            "it is the paper that the program made, but something was appended later: {parts}",
        ),
        remedy=_ORIGINAL,
        meaning=(
            "A un PDF se le pueden agregar revisiones que cambian lo que se ve sin tocar lo que ya "
            "estaba; una firma anterior las deja pasar. Después de hecho el papel solo puede "
            "agregarse una firma electrónica, en el espacio que tiene para firmar.",
            "Revisions can be appended to a PDF that change what is seen and leave what was there "
            "as it was; an earlier signature lets them pass. Once the paper is made, nothing may "
            "be appended but an electronic signature, in the room that it has for signing.",
        ),
    ),
    "paper.written-again": FindingText(
        what=(
            "otro programa lo volvió a guardar: lo que se ve y lo que lleva dentro son iguales, el "
            "archivo no",
            "another program saved it again: what is seen and what it carries are the same, the "
            "file is not",
        ),
        remedy=(
            "pida el archivo tal como salió del programa, sin abrirlo y guardarlo con otro",
            "ask for the file as it came from the program, not opened and saved by another",
        ),
        meaning=(
            "Solo el mismo archivo, byte por byte, se puede comprobar del todo: hay muchas maneras "
            "de esconder algo en un PDF, y comparar sus partes no las encuentra todas.",
            "Only the same file, byte by byte, can be proved altogether: there are many ways to "
            "hide something in a PDF, and comparing its parts does not find them all.",
        ),
    ),
    "paper.without": FindingText(
        what=("ya no lleva dentro «{name}»", "it no longer carries «{name}»"),
        remedy=_ORIGINAL,
        meaning=(
            "Un papel lleva adjuntos los asientos con que se hizo y lo mismo que dice, para "
            "programas. Sin ellos no se puede hacer de nuevo.",
            "A paper has attached the records that it was made of, and the same that it says, for "
            "programs. Without them it cannot be made again.",
        ),
    ),
    "paper.other-version": FindingText(
        what=(
            "se hizo con {tools}, y aquí hay {here}: otra versión puede dibujarlo de otra manera",
            "it was made with {tools}, and here there is {here}: another version may draw it "
            "otherwise",
        ),
        remedy=(
            "verifíquelo con esa versión, o junto al registro que lo emitió: si lo guardó, dirá si "
            "es el mismo",
            "verify it with that version, or beside the ledger that issued it: where it kept it, "
            "it says whether it is the same",
        ),
        meaning=(
            "No es una sospecha. Un papel se comprueba haciéndolo de nuevo, y eso pide la misma "
            "versión de lo que lo escribe. Los asientos que lleva se comprueban con cualquiera.",
            "It is no suspicion. A paper is proved by making it again, and that takes the same "
            "version of what writes it. The records that it carries are proved by any.",
        ),
    ),
    "paper.not-made": FindingText(
        what=(
            "con los datos que lleva dentro no se puede hacer ningún papel",
            "no paper can be made of the data that it carries",
        ),
        remedy=_ORIGINAL,
        meaning=(
            "Los asientos o los ajustes adjuntos están alterados o incompletos, así que no hay con "
            "qué comparar la página.",
            "The records or settings attached are altered or incomplete, so there is nothing to "
            "compare the page with.",
        ),
    ),
    "paper.other-end": FindingText(
        what=(
            "dice que termina en {expected}, y sus asientos terminan en {seen}",
            "it says that it ends in {expected}, and its records end in {seen}",
        ),
        remedy=_ORIGINAL,
        meaning=(
            "El papel imprime dónde termina la cadena de su libro y la huella de todo el registro. "
            "Los asientos que lleva tienen que llegar justo ahí.",
            "The paper prints where the chain of its book ends, and the head of the whole ledger. "
            "The records that it carries have to come to just that.",
        ),
    ),
    "paper.only-code": FindingText(
        what=(
            "solo se dio el código del papel, sin el archivo",
            "only the code of the paper was given, without the file",
        ),
        remedy=(
            "pida el PDF a quien lo entregó, o compare lo impreso con lo que dice el registro",
            "ask whoever handed it over for the PDF, or compare what is printed with what the "
            "ledger says",
        ),
        meaning=(
            "De un papel impreso o escaneado no se puede saber cómo se hizo ni qué llevaba dentro: "
            "el código dice qué papel es, y el registro si lo conoce.",
            "Of a printed or scanned paper nobody can know how it was made and what it carried: "
            "the code says which paper it is, and the ledger whether it knows it.",
        ),
    ),
    "paper.code-unknown": FindingText(
        what=(
            "ningún estado emitido de este registro tiene el código {code}",
            "no issued statement of this ledger has the code {code}",
        ),
        remedy=(
            "si el papel no se emitió, dé todo lo que dice su código cuadrado; si dice que se "
            "emitió, averigüe de dónde salió",
            "where the paper was not issued, give all that its square code says; where it says "
            "that it was, find out where it is from",
        ),
        meaning=(
            "El código es corto: de un estado emitido basta, porque el registro sabe cuáles hay. "
            "De uno que solo se imprimió hay que saber también de qué día y hasta qué asiento es.",
            "The code is short: of an issued statement it is enough, since the ledger knows which "
            "there are. Of one that was only printed the day has to be known, too, and up to which "
            "record it is.",
        ),
    ),
    "paper.code-differs": FindingText(
        what=(
            "con esos asientos, {book} dice otra cosa al {on} que el código cuadrado",
            "of these records, {book} says something else on {on} than the square code",
        ),
        remedy=_ASK,
        meaning=(
            "El código cuadrado lleva las cifras del papel. Los asientos que nombra están en el "
            "registro, y dan otras: alguien hizo el código aparte.",
            "The square code has the figures of the paper. The records that it names are in the "
            "ledger, and come to others: somebody made the code apart.",
        ),
    ),
    "paper.no-ledger": FindingText(
        what=("aquí no hay ningún registro con qué comparar", "there is no ledger here to compare"),
        remedy=(
            "verifíquelo donde esté el registro (--ledger), o pida a quien lo tiene que lo haga",
            "verify it where the ledger is (--ledger), or ask whoever has it to do so",
        ),
        meaning=(
            "Que el papel sea fiel a los asientos que lleva no dice si el registro los tiene "
            "todavía: eso solo se ve junto al registro.",
            "That a paper is true to the records that it carries does not say whether the ledger "
            "still has them: only beside the ledger is that seen.",
        ),
    ),
    "paper.not-in-ledger": FindingText(
        what=(
            "el registro de aquí no tiene el libro {book}",
            "the ledger here has no book {book}",
        ),
        remedy=(
            "compruebe que es el registro de donde dice ser; si lo es, averigüe de dónde salió "
            "este papel",
            "see whether it is the ledger that it says it is from; if it is, find out where this "
            "paper is from",
        ),
        meaning=(
            "Un registro nunca pierde un libro. O el papel es de otro registro, o alguien borró "
            "el libro por fuera del programa.",
            "A ledger never loses a book. Either the paper is another ledger's, or somebody "
            "deleted the book around the program.",
        ),
    ),
    "paper.ledger-differs": FindingText(
        what=(
            "el registro de aquí no tiene esos asientos del libro {book}: el asiento {seq} es otro "
            "o falta",
            "the ledger here does not have these records of the book {book}: record {seq} is "
            "another, or missing",
        ),
        remedy=_ASK,
        meaning=(
            "Cada asiento tiene una huella que depende de todos los anteriores. Si la del último "
            "que lleva el papel no es la del registro, el papel se hizo de otros asientos, o "
            "alguien reescribió el registro después.",
            "Each record has a hash that depends on all before it. Where that of the last one "
            "which the paper carries is not the ledger's, the paper was made of other records, or "
            "somebody rewrote the ledger later.",
        ),
    ),
    "paper.ledger-head-differs": FindingText(
        what=(
            "el registro de aquí nunca tuvo la huella {head}",
            "the ledger here never had the head {head}",
        ),
        remedy=_ASK,
        meaning=(
            "Los asientos del libro son los mismos, y el registro entero no era el que el papel "
            "dice: otro libro se cambió, se quitó o se agregó entre los de entonces.",
            "The records of the book are the same, and the whole ledger was not what the paper "
            "says: another book was changed, removed or added among those of then.",
        ),
    ),
    "paper.ledger-broken": FindingText(
        what=(
            "el registro de aquí no está íntegro: {said}",
            "the ledger here is not intact: {said}",
        ),
        remedy=(
            "verifique el registro (coopledger verify) y recupere el último respaldo íntegro",
            "verify the ledger (coopledger verify), and restore the last intact backup",
        ),
        meaning=(
            "Con un registro alterado no se puede comparar nada.",
            "Nothing can be compared with a ledger that was altered.",
        ),
    ),
    "paper.without-rows": FindingText(
        what=(
            "este papel no lleva los asientos de los que salió",
            "this paper does not carry the records that it was drawn up from",
        ),
        remedy=(
            "verifique el registro que lo emitió: ahí se hace de nuevo con ellos (coopledger "
            "verify)",
            "verify the ledger that issued it: there it is drawn up again from them (coopledger "
            "verify)",
        ),
        meaning=(
            "Las conciliaciones bancarias y los totales emitidos no llevan sus asientos: son lo "
            "que el banco escribió, o de muchos libros. Los reconoce, por su SHA-256, el registro "
            "que los emitió.",
            "Issued bank reconciliations and totals do not carry their records: these are what the "
            "bank wrote, or of many books. The ledger that issued them knows them by SHA-256.",
        ),
    ),
    "paper.no-head": FindingText(
        what=(
            "no se dio ninguna huella guardada en otra parte",
            "no head that was kept elsewhere was given",
        ),
        remedy=(
            "si tiene una de entonces (un oficio, otro papel, los papeles de trabajo), compárela "
            "(--against)",
            "if you have one of that time (a letter, another paper, working papers), compare it "
            "(--against)",
        ),
        meaning=(
            "Quien tiene el registro podría rehacerlo entero, con todas sus huellas, e imprimir "
            "de nuevo. Lo descubre una huella guardada antes donde esa persona no alcanza.",
            "Who has the ledger could make all of it anew, with all its hashes, and print again. "
            "A head that was kept before, out of that person's reach, finds it out.",
        ),
    ),
    "paper.other-head": FindingText(
        what=(
            "la huella dada es {then}, y este papel no la continúa",
            "the head given is {then}, and this paper does not go on from it",
        ),
        remedy=(
            "compruebe que la huella es de este registro y está bien copiada; si lo está, los "
            "asientos se rehicieron después: avise a quien audita",
            "see whether the head is this ledger's and well copied; if it is, the records were "
            "made anew since: tell the auditor",
        ),
        meaning=(
            "Un registro solo crece, y sus primeros asientos dan siempre la misma huella.",
            "A ledger only grows, and its first records always give the same head.",
        ),
    ),
    "paper.head-apart": FindingText(
        what=(
            "la huella dada es de otro momento que la del papel (asientos: {then}; él: {now}), y "
            "con el papel solo no se puede ver si una continúa a la otra",
            "the head given is of another moment than the paper's (records: {then}; it: {now}), "
            "and by the paper alone nobody can see whether one goes on from the other",
        ),
        remedy=(
            "verifíquelo junto al registro (--ledger), o dé una huella del mismo día",
            "verify it beside the ledger (--ledger), or give a head of the same day",
        ),
        meaning=(
            "Una huella es de todos los libros en un momento. De los otros libros el papel solo "
            "lleva dónde terminaban cuando se hizo y cuando se emitieron sus estados.",
            "A head is of all books at a moment. Of other books the paper has only where they "
            "ended when it was made, and when its statements were issued.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "proof.yes.code": (
        "Es el código de {reference}, de {book}, y {ledger} lo tiene. Compare con el papel lo de "
        "arriba, y las cifras con las que se emitieron.",
        "It is the code of {reference} of {book}, and {ledger} has it. Compare with the paper what "
        "stands above, and its figures with those that were issued.",
    ),
    "sheet.paper-proof": ("Prueba", "Proof"),
    "column.question": ("Pregunta", "Question"),
    "column.answer": ("Respuesta", "Answer"),
    "proof.title": ("Qué prueba este papel", "What this paper proves"),
    "proof.book": ("Libro", "Book"),
    "proof.day": ("Al día", "On"),
    "proof.since": ("Desde", "From"),
    "proof.issued": ("Emitido como", "Issued as"),
    "proof.edition": ("Edición", "Edition"),
    "proof.edition-public": ("versión pública", "public edition"),
    "proof.edition-internal": ("interna", "internal"),
    "proof.rows": ("Asientos", "Records"),
    "proof.end": ("Fin de la cadena", "End of the chain"),
    "proof.head": ("Huella del registro", "Head of the ledger"),
    "proof.code": ("Código", "Code"),
    "proof.sha256": ("SHA-256 del archivo", "SHA-256 of the file"),
    "proof.question.page": (
        "La página dice lo que dicen los datos que lleva dentro",
        "The page says what the data say that it carries",
    ),
    "proof.question.chain": (
        "Sus asientos son una sola cadena hasta el fin y la huella impresos",
        "Its records are one unbroken chain to the end and the head that are printed",
    ),
    "proof.question.ledger": (
        "El registro de aquí tiene exactamente esos asientos",
        "The ledger here has exactly these records",
    ),
    "proof.question.elsewhere": (
        "La huella se conocía en otra parte",
        "The head was known elsewhere",
    ),
    "proof.known.yes": ("SÍ", "YES"),
    "proof.known.no": ("NO", "NO"),
    "proof.known.unknown": ("NO SE PUEDE SABER AQUÍ", "CANNOT BE KNOWN HERE"),
    "proof.answer": ("{number}. {question}: {known}", "{number}. {question}: {known}"),
    "proof.why": ("{said}. Qué hacer: {remedy}.", "{said}. What to do: {remedy}."),
    "proof.yes.page": (
        "Se hizo de nuevo con lo que lleva dentro y salió igual, byte por byte.",
        "It was made again from what it carries and came out the same, byte by byte.",
    ),
    "proof.yes.page-signed": (
        "Es igual, byte por byte, y después solo se le agregaron firmas electrónicas, dentro del "
        "espacio para firmar. Si son válidas, y de quién, lo dice quien las certifica.",
        "It is the same, byte by byte, and nothing but electronic signatures was appended later, "
        "within the room for signing. Whether they are valid, and whose, is for their certifier to "
        "say.",
    ),
    "proof.yes.page-kept": (
        "Es, byte por byte, el que el registro guardó de {reference}.",
        "It is, byte by byte, the one that the ledger kept of {reference}.",
    ),
    "proof.yes.chain": (
        "Cada asiento sigue al anterior, y el último da el fin y la huella impresos; asientos: "
        "{rows}.",
        "Each record follows the one before it, and the last one gives the end and the head that "
        "are printed; records: {rows}.",
    ),
    "proof.yes.ledger": (
        "{ledger}: los tiene todos. Asientos que ese libro tiene después: {more}.",
        "{ledger}: it has them all. Records that this book has after them: {more}.",
    ),
    "proof.yes.ledger-kept": (
        "{ledger} lo guardó al emitir {reference} de {book}, y su SHA-256 está en la cadena.",
        "{ledger} kept it as {reference} of {book} was issued, and its SHA-256 is in the chain.",
    ),
    "proof.yes.same-head": (
        "Es la huella que se dio: quien la guardó sabe desde qué día se conocía.",
        "It is the head that was given: whoever kept it knows since which day it was known.",
    ),
    "proof.yes.earlier-head": (
        "La huella que se dio es de antes (asientos: {then}), y este papel la continúa: lo que "
        "este libro tenía entonces no se reescribió.",
        "The head that was given is an earlier one (records: {then}), and this paper goes on from "
        "it: what this book had then was not rewritten.",
    ),
    "proof.yes.later-head": (
        "La huella que se dio es de después (asientos: {then}), y los de este papel están entre "
        "ellos.",
        "The head that was given is a later one (records: {then}), and those of this paper are "
        "among them.",
    ),
    "pdf-part.content": ("lo que se lee (pág. {at})", "what is read (p. {at})"),
    "pdf-part.annotation": (
        "algo puesto encima, una anotación (pág. {at})",
        "something laid over it, an annotation (p. {at})",
    ),
    "pdf-part.page": (
        "el tamaño, las letras o las imágenes (pág. {at})",
        "the size, letters or pictures (p. {at})",
    ),
    "pdf-part.layers": ("capas que se muestran u ocultan", "layers that are shown or hidden"),
    "pdf-part.attachment": ("el adjunto «{at}»", "the attachment «{at}»"),
    "pdf-part.tags": (
        "lo que oye quien no ve la página",
        "what whoever does not see the page is read",
    ),
    "pdf-part.appended": (
        "lo agregado después del final (bytes: {at})",
        "what was appended after its end (bytes: {at})",
    ),
    "pdf-part.other": ("otra parte del archivo ({at})", "another part of the file ({at})"),
}

MISUSE: dict[str, Both] = {
    "paper.code-unreadable": (
        "«{seen}» no es el código de un papel, o está mal copiado. Qué hacer: cópielo otra vez; "
        "son cuatro grupos de cuatro, sin 0, 1, I, L ni O; o dé todo lo que dice el código "
        "cuadrado",
        "«{seen}» is no code of a paper, or not well copied. What to do: copy it again; it is four "
        "groups of four, without 0, 1, I, L and O; or give all that the square code says",
    ),
    "paper.code-and-file": (
        "dé un archivo o un código, no los dos",
        "give a file or a code, not both",
    ),
    "paper.unreadable": (
        "{path} no se puede leer como PDF ({said}). Qué hacer: pídalo otra vez a quien lo entregó",
        "{path} cannot be read as a PDF ({said}). What to do: ask whoever handed it over for it "
        "again",
    ),
    "paper.unsafe": (
        "{path} se despliega a más de lo que se lee de un documento, y no se abre. Qué hacer: "
        "pregunte a quien lo entregó; si se fía de él, suba el límite (COOPLEDGER_BOUNDS)",
        "{path} unfolds to more than is read of a document, and is not opened. What to do: ask "
        "whoever handed it over; if you trust it, raise the bound (COOPLEDGER_BOUNDS)",
    ),
    "paper.encrypted": (
        "{path} está cifrado. Qué hacer: pida el archivo tal como salió del programa",
        "{path} is encrypted. What to do: ask for the file as it came from the program",
    ),
    "paper.against-broken": (
        "{path} no se prueba a sí mismo, así que su huella no sirve para comparar. Qué hacer: "
        "verifíquelo primero, y dé la huella que tenga impresa otro papel que sí lo haga",
        "{path} does not prove itself, so its head is nothing to compare with. What to do: verify "
        "it first, and give the head that is printed on another paper that does",
    ),
    "paper.not-one": (
        "{path} no lleva datos dentro, ni es un papel que este registro haya guardado al emitirlo. "
        "Qué hacer: verifique uno hecho con coopledger report statement",
        "{path} carries no data, nor is it a paper that this ledger kept as it was issued. What to "
        "do: verify one made by coopledger report statement",
    ),
}
