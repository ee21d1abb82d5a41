"""Words of personal data: sealed, erased."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "erased": ("(borrado)", "(erased)"),
    "withheld": ("(reservado)", "(withheld)"),
    "kind.erasure": ("supresión de datos personales", "erasure of personal data"),
    "sheet.erasure": ("Supresiones", "Erasures"),
    "field.erasure.when": ("Fecha de la supresión", "Erased on"),
    "field.erasure.of": ("Se suprimió", "Of"),
    "field.rows": ("Asientos", "Records"),
    "field.ground": ("Fundamento", "Ground"),
    "sheet.forgotten": ("Supresión", "Erasure"),
    "forgotten.done": (
        "Se suprimieron los datos personales de {book} {reference}; lo dice {erasure}. Las cifras "
        "no cambian, y las huellas de antes siguen valiendo.",
        "The personal data of {book} {reference} was erased; {erasure} says so. No figure changes, "
        "and heads of before still hold.",
    ),
    "forgotten.nothing": (
        "No quedaba nada que suprimir de {book} {reference}. No se guardó nada.",
        "There was nothing left to erase of {book} {reference}. Nothing was recorded.",
    ),
    "forgotten.erased": ("Suprimidos", "Erased"),
    "forgotten.before": ("Ya suprimidos", "Erased before"),
    "forgotten.unreached": ("No se alcanzan", "Not reached"),
    "forgotten.documents": ("Documentos que los tienen", "Documents that have it"),
    "forgotten.record": ("asiento {seq}: {kind} {reference}", "record {seq}: {kind} {reference}"),
    "forgotten.document": (
        "{number}  {name}: {state} (SHA-256 {sha256})",
        "{number}  {name}: {state} (SHA-256 {sha256})",
    ),
    "forgotten.document.kept": ("se conserva", "kept"),
    "forgotten.document.erased": ("borrado", "erased"),
    "forgotten.document.before": ("ya estaba borrado", "erased before"),
    "forgotten.document.left": (
        "borrado del registro, pero su archivo no se pudo quitar: {file}",
        "erased from the ledger, but its file could not be taken away: {file}",
    ),
    "forgotten.document.unkept": ("no está en el registro", "not in the ledger"),
    "forgotten.document.others": (
        "también tiene algo de {some}{more}",
        "it holds something of {some}{more}, too",
    ),
    "forgotten.document.more": (" y más: {count}", " and more: {count}"),
    "forgotten.printed": ("Totales emitidos que lo dicen", "Issued totals that say it"),
    "forgotten.how-printed": (
        "Los totales emitidos conservan su texto y su papel: para suprimirlos, coopledger forget "
        "con su folio.",
        "Issued totals keep their text and their paper: to erase these, coopledger forget with "
        "their reference.",
    ),
    "forgotten.how": (
        "Para borrar también un documento, repita la orden con --erase-document NÚMERO; uno que "
        "tiene algo de otras referencias se borra para todas, y se pide por el principio de su "
        "SHA-256. Un documento borrado no se vuelve a guardar.",
        "To erase a document, too, repeat the command with --erase-document NUMBER; one that holds "
        "something of other references is erased for all of them, and is named by the beginning of "
        "its SHA-256. A document that was erased is never kept again.",
    ),
    "forgotten.not-found": (
        "Un archivo borrado sigue en su carpeta o no se encontró: repita la orden con "
        "--keep-documents y la carpeta donde está.",
        "A file that was erased is still in its folder, or was not found: repeat the command with "
        "--keep-documents and the folder where it is.",
    ),
    "forgotten.documents-done": (
        "Se borraron documentos de {book} {reference} ({count}); lo dice {erasure}. Las cifras no "
        "cambian, y las huellas de antes siguen valiendo.",
        "Documents of {book} {reference} were erased ({count}); {erasure} says so. No figure "
        "changes, and heads of before still hold.",
    ),
    "field.erasure.documents": ("Documentos borrados", "Documents erased"),
    "forgotten.why-unreached": (
        "Lo que no se alcanza se guardó con una versión anterior: sus textos son parte de lo que "
        "prueba la cadena, y ahí quedan.",
        "What is not reached was recorded by an earlier version: its texts are part of what the "
        "chain proves, and stay there.",
    ),
    "forgotten.copies": (
        "Los documentos que se conservan, los respaldos, las copias y los archivos ya entregados "
        "los tienen todavía: decida usted qué se hace con ellos.",
        "Documents that are kept, backups, copies and files that were handed over have it still: "
        "decide what becomes of them.",
    ),
    "forgotten.remains.postgresql": (
        "El servidor conserva sus bytes hasta que limpie las tablas (VACUUM FULL journal, "
        "coopledger_document_part), y en su bitácora y sus respaldos.",
        "The server keeps the bytes until it cleans the tables (VACUUM FULL journal, "
        "coopledger_document_part), and in its log and its backups.",
    ),
    "forgotten.remains.transaction": (
        "Nada se ha ido hasta que el programa confirme su transacción y compacte la base.",
        "Nothing is gone until the program commits its transaction and compacts the database.",
    ),
    "forgotten.remains.busy": (
        "Sus bytes pueden seguir en el archivo del registro: otros lo leen ahora, o el disco está "
        "lleno. Repita la orden cuando nadie lo use.",
        "Its bytes may still be in the ledger's file: others read it just now, or the disk is "
        "full. Repeat the command when nobody uses it.",
    ),
    "argument.rows": (
        "export rows es de todo el registro: no lleva clave",
        "export rows is of the whole ledger: it takes no code",
    ),
    "argument.one-book": (
        "export {form} es de un solo libro. Qué hacer: dé una clave por vez",
        "export {form} is of one book. What to do: give one code at a time",
    ),
    "argument.of-report": (
        "{what} no se exporta de un libro: lo escribe coopledger {command}",
        "{what} is no export of a book: coopledger {command} writes it",
    ),
    "argument.public": (
        "--public es de export rows",
        "--public is of export rows",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "verify.rows-cut": FindingText(
        what=(
            "los asientos de este archivo dan la huella {seen}, y debía ser {expected}",
            "the rows of this file give the head {seen}, and it should be {expected}",
        ),
        remedy=(
            "pida otra vez el archivo a quien lo publicó, y compare la huella con la impresa",
            "ask whoever published the file for it again, and compare the head with the printed "
            "one",
        ),
        meaning=(
            "Un archivo de asientos está completo si da la huella que se conservó en otro lado: "
            "faltan asientos, sobran, o son de otro registro.",
            "A file of rows is whole if it gives the head that was kept elsewhere: rows are "
            "missing, there are too many, or they are of another ledger.",
        ),
    ),
    "verify.rows-elsewhere": FindingText(
        what=(
            "este archivo tiene los asientos de un libro; de los demás del registro ({count}), "
            "solo dónde termina su cadena",
            "this file has the rows of one book; of the others of the ledger ({count}), only where "
            "their chains end",
        ),
        remedy=(
            "nada; con eso se llega a la huella del registro entero",
            "nothing; with that it comes to the head of the whole ledger",
        ),
        meaning=(
            "La huella de un registro se hace del final de la cadena de cada libro: quien tiene "
            "los asientos de uno y el final de los otros la puede comprobar.",
            "The head of a ledger is made of the end of each book's chain: whoever has the rows of "
            "one and the ends of the others can prove it.",
        ),
    ),
    "verify.rows-withheld": FindingText(
        what=(
            "de {count} {count:one=asiento guardado|other=asientos guardados} con una versión "
            "anterior se omitieron textos: {count:one=consta su lugar|other=consta su lugar} en la "
            "cadena, y no lo que dicen",
            "texts of {count} {count:one=row|other=rows} recorded by an earlier version were left "
            "out: {count:one=its place|other=their places} in the chain are proved, and not what "
            "they say",
        ),
        remedy=(
            "nada; quien tiene el registro sí los puede comprobar",
            "nothing; whoever has the ledger can prove them",
        ),
        meaning=(
            "Antes del esquema 0006 los textos eran parte de lo que se prueba: una edición pública "
            "los omite, y con ellos la prueba de ese asiento.",
            "Before schema 0006 texts were part of what is hashed: a public edition leaves them "
            "out, and with them the proof of that row.",
        ),
    ),
    "stays-erased": FindingText(
        what=(
            "se suprimieron datos personales de folios de este documento ({count}; el primero, "
            "«{reference}»): lo que dice de ellos no se guarda otra vez",
            "personal data of references in this document was erased ({count}; the first, "
            "«{reference}»): what it says of it is not recorded again",
        ),
        remedy=(
            "nada; el documento sí los tiene todavía: decida si se conserva",
            "nothing; the document itself still has it: decide whether it is kept",
        ),
        meaning=(
            "Lo suprimido es igual a cualquier cosa: cargar otra vez el mismo archivo no es una "
            "diferencia ni lo trae de vuelta, tampoco con --correct.",
            "What was erased equals anything: to load the same file again is no difference and "
            "brings nothing back, not with --correct either.",
        ),
    ),
    "verify.erased-unsaid": FindingText(
        what=(
            "libro {book}, asiento {seq}: no tiene sus textos, y ningún asiento dice que se hayan "
            "suprimido",
            "book {book}, row {seq}: its texts are gone, and no row says that they were erased",
        ),
        remedy=(
            "averigüe quién escribió fuera del programa; los textos están en el último respaldo",
            "find out who wrote around the program; the texts are in the last backup",
        ),
        meaning=(
            "Los datos personales se guardan aparte y se pueden suprimir, pero sólo con un asiento "
            "que diga qué se suprimió, cuándo, por qué y con qué fundamento. Las cifras y la "
            "cadena son las que eran: lo que falta son los textos.",
            "Personal data is kept apart and can be erased, but only with a row that says what was "
            "erased, when, why and on which ground. The figures and the chain are what they were: "
            "it is the texts that are missing.",
        ),
    ),
}

MISUSE: dict[str, Both] = {
    "rows.not-sealed": (
        "lo que se oculta son datos sellados, y «{seen}» no lo es. Hay: {expected}",
        "what is hidden is sealed data, and «{seen}» is none. There are: {expected}",
    ),
    "rows.cannot-read": (
        "no se pudo leer {path} ({said})",
        "could not read {path} ({said})",
    ),
    "rows.without-codes": (
        "{head} es una huella de la primera fórmula, que lleva las claves de los libros, y este "
        "archivo no dice las de los otros. Qué hacer: compárelo con una huella de la fórmula 2, "
        "como la que tiene impresa (número de asientos, «.2-» y 64 cifras y letras)",
        "{head} is a head of the first formula, which has the codes of the books, and this file "
        "does not say those of the others. What to do: compare it with a head of formula 2, as it "
        "has printed (number of records, «.2-» and 64 digits and letters)",
    ),
    "rows.unreadable": (
        "el renglón {number} no es un asiento, como los que escribe «coopledger export rows»",
        "line {number} is no row such as coopledger export rows writes",
    ),
    "forget.which-book": (
        "«{reference}» está en varios libros ({books}); lo que se suprime no vuelve. Diga en cuál: "
        "--book CLAVE",
        "«{reference}» is in several books ({books}); what is erased does not come back. Say in "
        "which: --book CODE",
    ),
    "forget.document-unknown": (
        "«{seen}» no es ninguno de los documentos que tienen lo que se suprime (hay: {known}). No "
        "se borró nada. Vea sus números: coopledger documents {book}",
        "«{seen}» is none of the documents that hold what is to be erased (there are: {known}). "
        "Nothing was erased. See their numbers: coopledger documents {book}",
    ),
    "forget.document-unclear": (
        "«{seen}» es el principio de la huella de varios documentos ({known}). No se borró nada. "
        "Escriba más de ella; se ve en: coopledger documents {book} --format json",
        "«{seen}» is the beginning of the hash of several documents ({known}). Nothing was erased. "
        "Write more of it; see: coopledger documents {book} --format json",
    ),
    "forget.document-of-others": (
        "el documento {number} ({name}) también tiene algo de otras referencias ({count}): {some}. "
        "Borrarlo lo borra para todas. No se borró nada. Si así debe ser, pídalo por su huella: "
        "--erase-document {sha256}",
        "document {number} ({name}) holds something of other references, too ({count}): {some}. To "
        "erase it is to erase it for all of them. Nothing was erased. Where that is what is "
        "wanted, name it by its hash: --erase-document {sha256}",
    ),
    "forget.document-unkept": (
        "el documento {seen} ({name}) no está en el registro: lo cargó una versión que no guardaba "
        "los archivos. No se borró nada. Quite la opción, y busque el archivo donde se guardaba "
        "entonces",
        "document {seen} ({name}) is not in the ledger: a version loaded it that kept no files. "
        "Nothing was erased. Leave the option out, and look for the file where it was kept then",
    ),
    "law.secret": (
        "el registro no tiene su secreto: su tabla coopledger_secret está vacía o alterada. Nada "
        "se guardó. Ejecute: coopledger verify, y recupere el último respaldo íntegro",
        "the ledger does not have its secret: its table coopledger_secret is empty or altered. "
        "Nothing was recorded. Run: coopledger verify, and restore the last intact backup",
    ),
}
