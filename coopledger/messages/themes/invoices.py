"""What is said of invoices as they are read."""

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
    "folder-too-large": FindingText(
        what=(
            "la carpeta tiene más de {seen} archivos, o son demasiado grandes",
            "the folder has more than {seen} files, or they are too large",
        ),
        remedy=(
            "cargue una carpeta por mes, con los comprobantes solos",
            "load a folder a month, with nothing but the invoices",
        ),
        meaning=(
            "Una carpeta se carga entera o no se carga; una sin límite podría ocupar todo el "
            "equipo.",
            "A folder is loaded whole or not at all; one without limits might take all the "
            "machine has.",
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
            "La parte que le toca a un libro se dice en la moneda del comprobante.",
            "What falls to a book is said in the invoice's own currency.",
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
    "cfdi-version": FindingText(
        what=(
            "el CFDI dice ser de la versión {seen} ({namespace}); se leen 4.0, 3.3 y 3.2",
            "the CFDI says it is of version {seen} ({namespace}); 4.0, 3.3 and 3.2 are read",
        ),
        remedy=(
            "pida el XML de nuevo a quien lo emitió",
            "ask whoever issued it for the XML again",
        ),
        meaning=(
            "Cada versión del CFDI tiene su espacio de nombres y sus reglas; uno que los mezcla "
            "fue modificado.",
            "Each version of the CFDI has its namespace and its rules; one that mixes them was "
            "changed.",
        ),
    ),
    "cfdi-unstamped": FindingText(
        what=(
            "el CFDI no está timbrado (falta TimbreFiscalDigital)",
            "the CFDI is not stamped (TimbreFiscalDigital is missing)",
        ),
        remedy=(
            "pida al proveedor el XML timbrado; sin timbre no es un comprobante",
            "ask the supplier for the stamped XML; without the stamp it is no invoice",
        ),
        meaning=(
            "El timbre da al comprobante su folio fiscal (UUID) y la certeza de que pasó por un "
            "proveedor autorizado.",
            "The stamp gives an invoice its number (UUID), and the certainty that it went through "
            "an authorised provider.",
        ),
    ),
    "cfdi-missing": FindingText(
        what=("al CFDI le falta {seen}", "the CFDI lacks {seen}"),
        remedy=(
            "pida el XML completo a quien lo emitió",
            "ask whoever issued it for the whole XML",
        ),
        meaning=(
            "El Anexo 20 exige ese dato: un CFDI sin él no se pudo timbrar así.",
            "Anexo 20 asks for it: a CFDI without it cannot have been stamped so.",
        ),
    ),
    "cfdi-value": FindingText(
        what=(
            "{field} dice «{seen}» y se esperaba algo como {expected}",
            "{field} says «{seen}» and something like {expected} was expected",
        ),
        remedy=(
            "pida el XML correcto a quien lo emitió; no lo corrija a mano",
            "ask whoever issued it for the right XML; do not mend it by hand",
        ),
        meaning=(
            "Un dato que no tiene la forma del Anexo 20 no se interpreta: se señala.",
            "What has not the form of Anexo 20 is not interpreted: it is pointed out.",
        ),
    ),
    "cfdi-digits": FindingText(
        what=(
            "{field} trae {seen}, y {currency} no tiene tantos decimales",
            "{field} has {seen}, and {currency} has not that many decimals",
        ),
        remedy=(
            "pida al proveedor que lo sustituya por uno con los decimales de su moneda",
            "ask the supplier to replace it by one with the decimals of its currency",
        ),
        meaning=(
            "Nada se redondea en silencio: un importe con fracciones de centavo no se puede pagar "
            "ni comprobar.",
            "Nothing is rounded in silence: an amount with parts of a cent can neither be paid "
            "nor proved.",
        ),
    ),
    "cfdi-repeated": FindingText(
        what=(
            "{seen} aparece {count} veces en el CFDI y debe estar una",
            "{seen} stands {count} times in the CFDI and must stand once",
        ),
        remedy=(
            "pida el XML de nuevo a quien lo emitió: este fue modificado",
            "ask whoever issued it for the XML again: this one was changed",
        ),
        meaning=(
            "Entre dos datos distintos del mismo elemento no se escoge.",
            "Between two of the same element none is chosen.",
        ),
    ),
    "invoice-sum": FindingText(
        what=(
            "el total es {seen}, y sus partes (subtotal - descuento + impuestos - retenciones) "
            "dan {expected}",
            "the total is {seen}, and its parts (subtotal - discount + taxes - withheld) come to "
            "{expected}",
        ),
        remedy=(
            "pida al proveedor que lo corrija; si lo capturó usted, revise los importes",
            "ask the supplier to correct it; if you typed it, look at the amounts again",
        ),
        meaning=(
            "Un comprobante cuadra al centavo consigo mismo antes de probar nada.",
            "An invoice adds up to the cent before it proves anything.",
        ),
    ),
    "negative-amount": FindingText(
        what=("{seen} es menor que cero", "{seen} is less than zero"),
        remedy=(
            "escriba el importe sin signo; lo que se resta ya tiene su columna",
            "write the amount without a sign; what is subtracted has a column of its own",
        ),
        meaning=(
            "Descuentos y retenciones se dicen en positivo, y por su nombre se restan.",
            "Discounts and what is withheld are said as positive, and subtracted by their name.",
        ),
    ),
    "invoice-no-currency": FindingText(
        what=(
            "la moneda {seen} no es ninguna, y este comprobante sí es de dinero",
            "the currency {seen} is none, and this invoice is of money",
        ),
        remedy=(
            "pida al proveedor que lo sustituya por uno con su moneda",
            "ask the supplier to replace it by one with its currency",
        ),
        meaning=(
            "XXX quiere decir «sin moneda»: vale en recibos de pago y traslados, cuyos importes "
            "van en otra parte.",
            "XXX means «no currency»: it serves in payments and transports, whose amounts stand "
            "elsewhere.",
        ),
    ),
    "invoice-no-money": FindingText(
        what=(
            "el comprobante {seen} no ampara dinero (traslado, o total de cero) y no se guardó",
            "the invoice {seen} is of no money (transport, or a total of zero) and was not stored",
        ),
        remedy=("nada; no comprueba ningún gasto", "nothing; it proves no spending"),
        meaning=(
            "Lo que solo acompaña mercancías en camino no es comprobante de un gasto.",
            "What goes with goods on their way is no evidence of spending.",
        ),
    ),
    "invoice-currency-assumed": FindingText(
        what=(
            "el comprobante (versión 3.2) no dice su moneda; se tomó el peso",
            "the invoice (version 3.2) does not say its currency; it was taken as the peso",
        ),
        remedy=("revise en el PDF que sea en pesos", "see in the PDF that it is in pesos"),
        meaning=(
            "En la versión 3.2 la moneda era opcional y se omitía en los comprobantes en moneda "
            "nacional.",
            "In version 3.2 the currency was optional and left out of invoices in pesos.",
        ),
    ),
    "payment-sum": FindingText(
        what=(
            "los pagos suman {seen} y el recibo dice {expected}",
            "the payments come to {seen} and the receipt says {expected}",
        ),
        remedy=(
            "pida al proveedor que corrija su recibo de pago",
            "ask the supplier to correct its payment receipt",
        ),
        meaning=(
            "El recibo de pago (complemento de pagos) dice cuánto se pagó de cada factura, y "
            "cuadra al centavo.",
            "A payment receipt (payment complement) says how much was paid of each invoice, and "
            "adds up to the cent.",
        ),
    ),
    "payment-two-currencies": FindingText(
        what=(
            "el recibo trae pagos en varias monedas ({seen}) y no dice cuánto son en total",
            "the receipt has payments in several currencies ({seen}) and does not say their total",
        ),
        remedy=(
            "pida al proveedor un recibo por moneda",
            "ask the supplier for a receipt a currency",
        ),
        meaning=(
            "Lo que está en dos monedas no se suma; la versión 2.0 del complemento lo dice en "
            "pesos.",
            "What is in two currencies is not added up; version 2.0 of the complement says it in "
            "pesos.",
        ),
    ),
    "rfc-digit": FindingText(
        what=(
            "el RFC {seen} ({party}) termina en un dígito que no le corresponde ({expected})",
            "the RFC {seen} ({party}) ends in a digit that does not fit ({expected})",
        ),
        remedy=(
            "compárelo con la constancia de situación fiscal; algunos RFC antiguos son así",
            "compare it with the certificate of tax status; some old RFC are so",
        ),
        meaning=(
            "El último signo del RFC se calcula con los demás: si no corresponde, quizá alguien "
            "lo escribió mal.",
            "The last sign of an RFC follows from the others: where it does not fit, somebody may "
            "have mistyped it.",
        ),
    ),
}
