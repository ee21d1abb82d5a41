"""What is said of the files that invoices come in."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "xml-damaged": FindingText(
        what=(
            "el XML está dañado en el renglón {line} ({seen})",
            "the XML is damaged at line {line} ({seen})",
        ),
        remedy=(
            "pida el archivo de nuevo a quien lo emitió; abrirlo y guardarlo lo cambia",
            "ask whoever issued it for the file again; to open and save it changes it",
        ),
        meaning=(
            "Un XML que no está completo o que se modificó no prueba nada: se lee tal como se "
            "emitió, o no se lee.",
            "An XML that is not whole, or that was changed, proves nothing: it is read as it was "
            "issued, or not at all.",
        ),
    ),
    "xml-unknown": FindingText(
        what=(
            "el XML no es de los que se leen (su raíz es {seen})",
            "the XML is none of those that are read (its root is {seen})",
        ),
        remedy=(
            "cargue el CFDI del proveedor (4.0, 3.3 o 3.2), no un acuse; al banco pídale el "
            "estado de cuenta bancario camt.053, no un aviso (camt.054) ni un reporte del día "
            "(camt.052)",
            "load the supplier's CFDI (4.0, 3.3 or 3.2), not a receipt; ask the bank for the "
            "camt.053 statement, not for a notice (camt.054) or a report of the day (camt.052)",
        ),
        meaning=(
            "Por su elemento raíz se sabe qué es un XML. Junto a otros se deja aparte y se avisa; "
            "solo, no hay nada que leer.",
            "By its root element one knows what an XML is. Among others it is left aside and "
            "said; alone, there is nothing to read.",
        ),
    ),
    "xml-without-book": FindingText(
        what=(
            "el XML no dice de qué convenio es",
            "the XML does not say which agreement it is for",
        ),
        remedy=(
            "agregue la clave del convenio: --agreement CLAVE",
            "add the agreement's code: --agreement CODE",
        ),
        meaning=(
            "El proveedor no sabe con qué recursos se le paga, así que lo dice quien carga el "
            "comprobante.",
            "The supplier does not know with which funds it is paid, so that who loads the "
            "invoice says it.",
        ),
    ),
    "archive-mixed": FindingText(
        what=(
            "el .zip trae tablas (.csv) y comprobantes (.xml)",
            "the .zip holds tables (.csv) and invoices (.xml)",
        ),
        remedy=(
            "haga un .zip con las tablas y otro con los comprobantes",
            "make a .zip of the tables and another of the invoices",
        ),
        meaning=(
            "Las tablas traen los hechos del libro y los XML sus comprobantes: cada cosa se carga "
            "por su lado, para que nada se quede sin leer.",
            "Tables have the facts of a book and XML its evidence: each is loaded for itself, so "
            "that nothing is left unread.",
        ),
    ),
    "no-xml-inside": FindingText(
        what=("no hay ningún .xml adentro", "there is no .xml inside"),
        remedy=(
            "guarde ahí los XML de los comprobantes; el PDF no se lee",
            "keep the XML of the invoices there; the PDF is not read",
        ),
        meaning=(
            "De una carpeta o de un .zip se leen los comprobantes en XML, que es lo que tiene "
            "validez fiscal.",
            "Of a folder or a .zip the invoices in XML are read, which is what the tax office "
            "knows.",
        ),
    ),
    "files-not-read": FindingText(
        what=(
            "{count:one=no es XML y no se leyó|other=no son XML y no se leyeron ({count})}: {seen}",
            "{count:one=is no XML and was not read|other=are no XML and were not read ({count})}: "
            "{seen}",
        ),
        remedy=(
            "nada, si son los PDF de los mismos comprobantes",
            "nothing, where they are the PDF of the same invoices",
        ),
        meaning=(
            "Se dice qué no se leyó, para que nadie crea que ya está cargado.",
            "What was not read is said, so that nobody believes it is loaded.",
        ),
    ),
    "document-skipped": FindingText(
        what=(
            "este documento no se cargó: {said}",
            "this document was not loaded: {said}",
        ),
        remedy=(
            "pídalo de nuevo a quien lo emitió y cárguelo después, solo o con los demás",
            "ask whoever issued it for it again and load it later, alone or with the others",
        ),
        meaning=(
            "Con --skip-unreadable un documento que no se puede leer se deja fuera, por su nombre, "
            "y los demás se cargan.",
            "With --skip-unreadable a document that cannot be read is left out, by its name, and "
            "the others are loaded.",
        ),
    ),
    "others-can-be-read": FindingText(
        what=(
            "documentos que no se pueden leer: {bad} de {count}; por eso no se guardó ninguno",
            "documents that cannot be read: {bad} of {count}; so none of them was stored",
        ),
        remedy=(
            "pida de nuevo los que no se leen; o cargue ya los demás: repita con --skip-unreadable",
            "ask for those again; or load the others now: repeat with --skip-unreadable",
        ),
        meaning=(
            "Una carpeta se carga entera o no se carga, para que nada falte sin que se note; "
            "dejar fuera los que no se leen se pide por su nombre.",
            "A folder is loaded whole or not at all, so that nothing is missing unseen; to leave "
            "out what cannot be read is asked for by name.",
        ),
    ),
    "cfdi-surrounded": FindingText(
        what=(
            "lo que hay alrededor de la parte fiscal (la addenda, o texto después del final) no "
            "está bien formado y no se leyó",
            "what stands around the fiscal part (the addenda, or text after the end) is not "
            "well-formed and was not read",
        ),
        remedy=(
            "nada; la parte fiscal está completa, que es la que comprueba",
            "nothing; the fiscal part is whole, and that is what proves",
        ),
        meaning=(
            "El SAT certifica el comprobante con su complemento. La addenda la agrega después el "
            "proveedor, con la forma que quiera; de ella nunca se toma un dato.",
            "The tax office certifies an invoice with its complements. The supplier adds the "
            "addenda afterwards, in any form; nothing is ever taken from it.",
        ),
    ),
    "share-of-many": FindingText(
        what=(
            "la parte que se indicó no puede ser de varios comprobantes a la vez",
            "the share that was given cannot be of several invoices at once",
        ),
        remedy=(
            "cargue ese comprobante solo, con su parte, y los demás sin ella",
            "load that invoice alone, with its share, and the others without it",
        ),
        meaning=(
            "Cada comprobante compartido tiene su propia parte.",
            "Each invoice that is shared has a share of its own.",
        ),
    ),
    "share-unreadable": FindingText(
        what=(
            "la parte «{seen}» no es un importe en la moneda del comprobante ({whole})",
            "the share «{seen}» is no amount in the invoice's currency ({whole})",
        ),
        remedy=("escríbala como 1500.00", "write it as 1500.00"),
        meaning=(
            "La parte que le toca a un libro se dice en la moneda del comprobante, y de modo que "
            "se lea de una sola manera: 1.000 podría ser mil, o uno.",
            "What falls to a book is said in the invoice's own currency, and so that it reads in "
            "one way only: 1.000 might be a thousand, or one.",
        ),
    ),
    "share-beyond-whole": FindingText(
        what=(
            "la parte de este libro es {seen} y todo el comprobante es de {whole}",
            "this book's share is {seen} and all of the invoice is of {whole}",
        ),
        remedy=(
            "corrija la parte: a lo más es el total",
            "correct the share: it is the total at most",
        ),
        meaning=(
            "Una parte no puede ser más que el todo.",
            "A part cannot be more than the whole.",
        ),
    ),
}
