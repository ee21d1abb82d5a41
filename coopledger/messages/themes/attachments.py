"""What is said of documents that are kept: attached, listed, given back, verified."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "kind.attachment": ("documento adjunto", "attached document"),
    "sheet.attachment": ("Documentos adjuntos", "Attached documents"),
    "sheet.documents": ("Documentos", "Documents"),
    "field.attached": ("Comprobante", "Attached document"),
    "help-of.attached": (
        "El nombre del archivo del comprobante (PDF, XML, foto…), que debe estar en la misma "
        "carpeta que este libro: queda guardado con el asiento. Varios, con punto y coma.",
        "The name of the file of the document (PDF, XML, photo…), which has to be in the same "
        "folder as this workbook: it is kept with the record. Several, with semicolons.",
    ),
    "field.attachment.of": ("Pertenece a", "Belongs to"),
    "field.attachment.name": ("Nombre del archivo", "File name"),
    "field.attachment.use": ("Qué es", "What it is"),
    "field.attachment.type": ("Tipo de archivo", "File type"),
    "field.sha256": ("Huella del archivo", "File's hash"),
    "field.size": ("Bytes", "Bytes"),
    "document-type.pdf": ("PDF", "PDF"),
    "document-type.cfdi": ("CFDI", "CFDI"),
    "document-type.xml": ("XML", "XML"),
    "document-type.jpeg": ("foto JPEG", "JPEG photo"),
    "document-type.png": ("imagen PNG", "PNG image"),
    "document-type.xlsx": ("Excel", "Excel"),
    "document-type.ods": ("hoja ODS", "ODS sheet"),
    "document-type.docx": ("Word", "Word"),
    "document-type.text": ("texto", "text"),
    "document-type.zip": ("ZIP", "ZIP"),
    "document-type.listing": ("lista de una carpeta", "list of a folder"),
    "document-type.unknown": ("no reconocido", "not recognised"),
    "document-use.invoice": ("factura", "invoice"),
    "document-use.ticket": ("boleto o ticket", "ticket"),
    "document-use.agreement": ("convenio", "agreement"),
    "document-use.bank-statement": ("estado de cuenta bancario", "bank statement"),
    "document-use.transfer-receipt": ("transferencia", "transfer receipt"),
    "document-use.letter": ("oficio", "letter"),
    "document-use.working-paper": ("papel de trabajo", "working paper"),
    "document-use.letterhead": ("imagen del membrete", "picture of the letterhead"),
    "document-use.annex-texts": ("textos del anexo anual", "texts of the yearly annex"),
    "document-use.tossd-columns": ("columnas de TOSSD", "columns of TOSSD"),
    "document-use.rencid-columns": ("columnas de RENCID", "columns of RENCID"),
    "document-use.issued": ("papel emitido", "issued paper"),
    "document-use.other": ("otro", "other"),
    "typed.invoice": ("factura", "invoice"),
    "typed.ticket": ("ticket", "ticket"),
    "typed.agreement": ("convenio", "agreement"),
    "typed.bank-statement": ("estado-de-cuenta", "bank-statement"),
    "typed.transfer-receipt": ("transferencia", "transfer-receipt"),
    "typed.letter": ("oficio", "letter"),
    "typed.working-paper": ("papel-de-trabajo", "working-paper"),
    "typed.letterhead": ("membrete", "letterhead"),
    "typed.annex-texts": ("textos-del-anexo", "annex-texts"),
    "typed.tossd-columns": ("columnas-tossd", "tossd-columns"),
    "typed.rencid-columns": ("columnas-rencid", "rencid-columns"),
    "typed.other": ("otro", "other"),
    "setting.given": (
        "Hecho con lo que se dio aparte: {what}.",
        "Made with what was given beside: {what}.",
    ),
    "setting.recorded": (
        "Hecho con lo guardado en {book}: {what}, {name} ({reference}).",
        "Made with what is recorded in {book}: {what}, {name} ({reference}).",
    ),
    "documents.title": ("Documentos de {code}", "Documents of {code}"),
    "documents.none": (
        "{code} no tiene documentos. Para adjuntar uno: coopledger attach FOLIO ARCHIVO",
        "{code} has no documents. To attach one: coopledger attach REFERENCE FILE",
    ),
    "documents.of": ("De", "Of"),
    "documents.use": ("Qué es", "What it is"),
    "documents.type": ("Tipo", "Type"),
    "documents.size": ("Bytes", "Bytes"),
    "documents.loaded": ("archivo cargado", "file loaded"),
    "documents.of-book": ("{of} de {book}", "{of} of {book}"),
    "documents.also": (
        "{number} es también de {others}.",
        "{number} belongs to {others}, too.",
    ),
    "documents.taken-back": (
        "{number} se adjuntó por error: se reversó.",
        "{number} was attached by mistake: it was reversed.",
    ),
    "documents.replaced": (
        "{number} ya no se usa: se reversó.",
        "{number} is used no more: it was reversed.",
    ),
    "documents.unkept": (
        "{number} no se guardó: lo cargó una versión que no guardaba los archivos.",
        "{number} was not kept: a version loaded it that kept no files.",
    ),
    "documents.gone": (
        "{number} se borró: lo dice {erasure}.",
        "{number} was erased: {erasure} says so.",
    ),
    "column.erased": ("Borrado por", "Erased by"),
    "documents.how": (
        "Para sacar uno: coopledger documents {code} --save NÚMERO -o ARCHIVO",
        "To get one: coopledger documents {code} --save NUMBER -o FILE",
    ),
    "documents.saved": (
        "El documento {number} ({name}) quedó en {path}, comprobado: es el que se guardó.",
        "Document {number} ({name}) is at {path}, proved: it is the one that was kept.",
    ),
    "documents.opened": (
        "El documento {number} ({name}) se abrió desde una copia: {path}. Bórrela al terminar.",
        "Document {number} ({name}) was opened from a copy: {path}. Delete it when you are done.",
    ),
    "documents.not-shown": (
        "El sistema no tiene con qué abrir el documento {number} ({name}). Hay una copia en "
        "{path}: bórrela al terminar.",
        "The system has nothing to open document {number} ({name}) with. There is a copy at "
        "{path}: delete it when you are done.",
    ),
    "column.number": ("Número", "Number"),
    "column.of": ("De", "Of"),
    "column.name": ("Nombre del archivo", "File name"),
    "column.use": ("Qué es", "What it is"),
    "column.type": ("Tipo", "Type"),
    "column.size": ("Bytes", "Bytes"),
    "column.sha256": ("Huella del archivo", "File's hash"),
    "column.kept": ("Guardado aquí", "Kept"),
    "column.elsewhere": ("También de", "Belongs to, too"),
    "attach.recorded": (
        "Documentos guardados y comprobados, de {of} en {books}: {count}.",
        "Documents kept and proved, of {of} in {books}: {count}.",
    ),
    "attach.replaced": (
        "El que se usaba hasta ahora se reversó.",
        "The one that was used until now was reversed.",
    ),
    "attach.nothing-new": (
        "Nada nuevo. Documentos que ya eran de {of}: {count}.",
        "Nothing new. Documents that belonged to {of} already: {count}.",
    ),
    "bound.document": ("bytes", "bytes"),
    "expected.document-use": (
        "'invoice', 'ticket', 'agreement', 'bank-statement', 'transfer-receipt', 'letter', "
        "'working-paper', 'letterhead', 'annex-texts', 'tossd-columns', 'rencid-columns' u 'other'",
        "'invoice', 'ticket', 'agreement', 'bank-statement', 'transfer-receipt', 'letter', "
        "'working-paper', 'letterhead', 'annex-texts', 'tossd-columns', 'rencid-columns' or "
        "'other'",
    ),
}

MISUSE: dict[str, Both] = {
    "attach.several-books": (
        "la referencia «{reference}» está en varios libros: {books}. Qué hacer: diga en cuál con "
        "--book",
        "the reference «{reference}» is in several books: {books}. What to do: say in which with "
        "--book",
    ),
    "setting.several": (
        "de «{use}» hay uno solo a la vez: dé un archivo. Al dar otro, el anterior se reversa",
        "there is one «{use}» at a time: give one file. When another is given, the one before is "
        "reversed",
    ),
    "setting.too-large": (
        "{path} tiene {size} bytes y puede tener {most}: dé uno menor",
        "{path} has {size} bytes and may have {most}: give a smaller one",
    ),
    "documents.unknown": (
        "{book} no tiene un documento {number}: tiene {count}. Vea sus números: coopledger "
        "documents {book}",
        "{book} has no document {number}: it has {count}. See their numbers: coopledger documents "
        "{book}",
    ),
    "documents.not-kept": (
        "el documento {number} ({name}) no se guardó: lo cargó una versión que no guardaba los "
        "archivos. Búsquelo por su nombre entre los de entonces",
        "document {number} ({name}) was not kept: a version loaded it that kept no files. Look for "
        "it by its name among those of that time",
    ),
    "documents.erased": (
        "el documento {number} ({name}) se borró, y ya no se puede sacar: lo dice {erasure}. Quien "
        "lo tenga en papel o en un respaldo puede decir qué decía",
        "document {number} ({name}) was erased, and can no longer be given: {erasure} says so. "
        "Whoever has it on paper or in a backup can say what it said",
    ),
    "cli.not-opened": (
        "el documento {number} ({name}) es de un tipo que no se abre desde aquí. Qué hacer: "
        "guárdelo con --save y -o, y ábralo solo si sabe de quién viene",
        "document {number} ({name}) is of a type that is not opened from here. What to do: save it "
        "with --save and -o, and open it only if you know where it is from",
    ),
    "cli.save-where": (
        "no dijo dónde guardarlo. Qué hacer: coopledger documents {code} --save {number} -o "
        "ARCHIVO",
        "it was not said where to save it. What to do: coopledger documents {code} --save {number} "
        "-o FILE",
    ),
    "cli.one-document": (
        "se guarda uno o se abre uno: quite --save u --open",
        "one is saved or one is opened: leave out --save or --open",
    ),
    "document.not-given": (
        "un asiento nombra el documento {sha256}, y nadie entregó sus bytes. No se guardó nada. "
        "Para adjuntar uno use Ledger.attach",
        "a record names the document {sha256}, and nobody handed in its bytes. Nothing was "
        "recorded. To attach one use Ledger.attach",
    ),
    "document.changed": (
        "el archivo «{where}» cambió mientras se guardaba. No se guardó nada. Ciérrelo en los "
        "otros programas y repita",
        "the file «{where}» changed while it was being kept. Nothing was recorded. Close it in "
        "other programs and do it again",
    ),
    "document.not-read": (
        "el archivo «{where}» no se pudo leer ({said}). No se guardó nada",
        "the file «{where}» could not be read ({said}). Nothing was recorded",
    ),
    "law.document-missing": (
        "DOCUMENTO FALTANTE: el de huella {sha256} se guardó y no está. Si se guardó en una "
        "carpeta que se movió, diga dónde está con --keep-documents. Ejecute: coopledger verify",
        "MISSING DOCUMENT: the one of hash {sha256} was kept and is not there. Where it was kept "
        "in a folder that was moved, say where that is with --keep-documents. Run: coopledger "
        "verify",
    ),
    "law.document-altered": (
        "DOCUMENTO ALTERADO: el de huella {sha256} ya no es el que se guardó. Ejecute: coopledger "
        "verify",
        "ALTERED DOCUMENT: the one of hash {sha256} is no longer what was kept. Run: coopledger "
        "verify",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "document-not-there": FindingText(
        what=("no está el archivo «{seen}»", "the file «{seen}» is not there"),
        remedy=(
            "revise el nombre, con su terminación (.pdf, .xml), y que esté en la misma carpeta que "
            "el libro que lo nombra",
            "check the name, with its ending (.pdf, .xml), and that it is in the same folder as "
            "the workbook that names it",
        ),
        meaning=(
            "La columna Comprobante dice el nombre de un archivo que está junto al libro. Ese "
            "archivo no está: sin él no se guarda el renglón.",
            "The column of attached documents says the name of a file beside the workbook. That "
            "file is not there: without it the row is not recorded.",
        ),
    ),
    "document-elsewhere": FindingText(
        what=(
            "«{seen}» lleva fuera de la carpeta del libro",
            "«{seen}» leads out of the workbook's folder",
        ),
        remedy=(
            "copie el archivo a la carpeta del libro y escriba solo su nombre",
            "copy the file to the workbook's folder and write its name alone",
        ),
        meaning=(
            "Un libro puede nombrar archivos de su propia carpeta o de una dentro de ella. No se "
            "sigue ningún nombre que suba (..), empiece en la raíz, en una unidad o en otro "
            "equipo, ni un acceso directo o enlace: quien escribió el libro podría llevarse así un "
            "archivo ajeno.",
            "A workbook may name files of its own folder or of one within it. No name is followed "
            "that leads up (..), begins at a root, a drive or another machine, nor any link: "
            "whoever wrote the workbook might carry off a file of somebody else's that way.",
        ),
    ),
    "document-empty": FindingText(
        what=("el archivo «{seen}» está vacío", "the file «{seen}» is empty"),
        remedy=(
            "ábralo para ver si se copió completo, y entréguelo de nuevo",
            "open it to see whether it was copied whole, and hand it in again",
        ),
        meaning=(
            "Un archivo de cero bytes no prueba nada: casi siempre es una descarga o una copia que "
            "se interrumpió.",
            "A file of zero bytes proves nothing: mostly it is a download or a copy that was "
            "interrupted.",
        ),
    ),
    "document-no-file": FindingText(
        what=("«{seen}» no es un archivo", "«{seen}» is no file"),
        remedy=(
            "dé el nombre de un archivo; los de una carpeta, uno por uno",
            "give the name of a file; those of a folder, one by one",
        ),
        meaning=(
            "Se adjuntan archivos, no carpetas ni dispositivos.",
            "What is attached are files, not folders or devices.",
        ),
    ),
    "document-of-unknown": FindingText(
        what=(
            "en el libro no hay nada guardado con la referencia «{seen}», a la que pertenece el "
            "documento",
            "nothing is recorded in the book under the reference «{seen}», which the document "
            "belongs to",
        ),
        remedy=(
            "guarde antes aquello a lo que pertenece, o corrija la referencia",
            "record first what it belongs to, or correct the reference",
        ),
        meaning=(
            "Un documento se adjunta a algo guardado: un gasto, una ministración, el convenio "
            "mismo.",
            "A document is attached to something recorded: an expenditure, a disbursement, the "
            "agreement itself.",
        ),
    ),
    "setting-elsewhere": FindingText(
        what=(
            "«{use}» no se adjunta a «{seen}»: es de la institución",
            "«{use}» is not attached to «{seen}»: it is of the institution",
        ),
        remedy=(
            "adjúntelo al libro de la institución, con su clave por referencia",
            "attach it to the book of the institution, with its code as the reference",
        ),
        meaning=(
            "El membrete, los textos del anexo y las columnas de TOSSD y RENCID valen para todos "
            "los convenios: se guardan una vez, en el libro de la institución.",
            "The letterhead, the texts of the annex and the columns of the registries hold for all "
            "agreements: they are recorded once, in the book of the institution.",
        ),
    ),
    "document-again": FindingText(
        what=(
            "el documento «{seen}» de {of} es también de {other} ({book})",
            "the document «{seen}» of {of} belongs to {other} ({book}), too",
        ),
        remedy=(
            "si prueba los dos, no haga nada; si no, reverse el que sobra",
            "if it proves both, do nothing; if not, reverse the one too many",
        ),
        meaning=(
            "El mismo archivo, byte por byte, ya está adjunto a otra referencia. Un pago de varias "
            "facturas o un convenio puede estarlo con razón; una factura que comprueba dos gastos, "
            "casi nunca.",
            "The same file, byte for byte, is attached to another reference already. A payment of "
            "several invoices, or an agreement, may be with reason; an invoice that accounts for "
            "two expenditures hardly ever.",
        ),
    ),
    "document-erased": FindingText(
        what=(
            "el documento «{seen}» se borró de este registro (lo dice {erasure}) y no se vuelve a "
            "guardar",
            "the document «{seen}» was erased from this ledger ({erasure} says so) and is not kept "
            "again",
        ),
        remedy=(
            "adjunte una versión testada, sin los datos personales: es otro archivo; o quite el "
            "documento",
            "attach a version without the personal data: it is another file; or leave the document "
            "out",
        ),
        meaning=(
            "Un documento que se borró con «coopledger forget» queda borrado: el mismo archivo, "
            "byte por byte, no vuelve a entrar, ni por error.",
            "A document that was erased by coopledger forget stays erased: the same file, byte for "
            "byte, does not come in again, not by mistake either.",
        ),
    ),
    "document-stays-erased": FindingText(
        what=(
            "archivos de los que se entregan que se borraron de este registro y no se vuelven a "
            "guardar: {count} (lo dice {erasure})",
            "files that are handed in, and were erased from this ledger, and are not kept again: "
            "{count} ({erasure} says so)",
        ),
        remedy=(
            "nada; lo que dicen se lee, y el archivo mismo no se guarda: decida si lo conserva",
            "nothing; what they say is read, and the file itself is not kept: decide whether you "
            "keep it",
        ),
        meaning=(
            "Cada carga guarda su archivo, menos el que se borró con «coopledger forget»: ese no "
            "vuelve en silencio.",
            "Each load keeps its file, but for one that was erased by coopledger forget: that does "
            "not come back silently.",
        ),
    ),
    "document-of-several": FindingText(
        what=(
            "documentos adjuntos a más de un movimiento: {count} ({seen})",
            "documents that are attached to more than one movement: {count} ({seen})",
        ),
        remedy=(
            "véalos con «coopledger documents»; si uno no prueba los dos, reverse el que sobra",
            "see them with coopledger documents; where one does not prove both, reverse the one "
            "too many",
        ),
        meaning=(
            "El mismo archivo, byte por byte, comprueba dos movimientos del libro. Puede ser con "
            "razón (un pago de varias facturas); una factura que comprueba dos gastos hay que "
            "revisarla.",
            "The same file, byte for byte, is the paper of two movements of the book. That may be "
            "with reason (a payment of several invoices); an invoice that accounts for two "
            "expenditures wants to be looked at.",
        ),
    ),
    "document-name": FindingText(
        what=(
            "un documento adjunto se llama por lo que dice, «{expected}», y no «{seen}»",
            "an attached document is called by what it says, «{expected}», and not «{seen}»",
        ),
        remedy=("deje vacía la referencia", "leave the reference out"),
        meaning=(
            "La referencia de un documento adjunto se hace de su huella y de aquello a lo que "
            "pertenece: el mismo, dos veces, es uno.",
            "The reference of an attached document is made of its hash and of what it belongs to: "
            "the same one, twice, is one.",
        ),
    ),
}
