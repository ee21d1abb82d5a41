"""What is said of invoices: code -> what, remedy, meaning; and labels."""

from coopledger.messages.about_evidence import EVIDENCE
from coopledger.messages.said import Both, Said

_READ: dict[str, Said] = {
    "xml-damaged": Said(
        (
            "el XML está dañado en el renglón {line} ({seen})",
            "the XML is damaged at line {line} ({seen})",
        ),
        (
            "pida el archivo de nuevo a quien lo emitió; abrirlo y guardarlo lo cambia",
            "ask whoever issued it for the file again; to open and save it changes it",
        ),
        (
            "Un XML que no está completo o que se modificó no prueba nada: se lee tal como se "
            "emitió, o no se lee.",
            "An XML that is not whole, or that was changed, proves nothing: it is read as it was "
            "issued, or not at all.",
        ),
    ),
    "xml-unknown": Said(
        (
            "el XML no es de los que se leen (su raíz es {seen})",
            "the XML is none of those that are read (its root is {seen})",
        ),
        (
            "cargue el CFDI del proveedor (4.0, 3.3 o 3.2), no un acuse; al banco pídale el estado "
            "de cuenta camt.053, no un aviso (camt.054) ni un reporte del día (camt.052)",
            "load the supplier's CFDI (4.0, 3.3 or 3.2), not a receipt; ask the bank for the "
            "camt.053 statement, not for a notice (camt.054) or a report of the day (camt.052)",
        ),
        (
            "Por su elemento raíz se sabe qué es un XML. Junto a otros se deja aparte y se avisa; "
            "solo, no hay nada que leer.",
            "By its root element one knows what an XML is. Among others it is left aside and said; "
            "alone, there is nothing to read.",
        ),
    ),
    "xml-without-book": Said(
        (
            "el XML no dice de qué convenio es",
            "the XML does not say which agreement it is for",
        ),
        (
            "agregue la clave del convenio: --agreement CLAVE",
            "add the agreement's code: --agreement CODE",
        ),
        (
            "El proveedor no sabe con qué recursos se le paga, así que lo dice quien carga el "
            "comprobante.",
            "The supplier does not know with which funds it is paid, so that who loads the invoice "
            "says it.",
        ),
    ),
    "archive-mixed": Said(
        (
            "el .zip trae tablas (.csv) y comprobantes (.xml)",
            "the .zip holds tables (.csv) and invoices (.xml)",
        ),
        (
            "haga un .zip con las tablas y otro con los comprobantes",
            "make a .zip of the tables and another of the invoices",
        ),
        (
            "Las tablas traen los hechos del libro y los XML sus comprobantes: cada cosa se carga "
            "por su lado, para que nada se quede sin leer.",
            "Tables have the facts of a book and XML its evidence: each is loaded for itself, so "
            "that nothing is left unread.",
        ),
    ),
    "no-xml-inside": Said(
        (
            "no hay ningún .xml adentro",
            "there is no .xml inside",
        ),
        (
            "guarde ahí los XML de los comprobantes; el PDF no se lee",
            "keep the XML of the invoices there; the PDF is not read",
        ),
        (
            "De una carpeta o de un .zip se leen los comprobantes en XML, que es lo que tiene "
            "validez fiscal.",
            "Of a folder or a .zip the invoices in XML are read, which is what the tax office "
            "knows.",
        ),
    ),
    "folder-too-large": Said(
        (
            "la carpeta tiene más de {seen} archivos, o son demasiado grandes",
            "the folder has more than {seen} files, or they are too large",
        ),
        (
            "cargue una carpeta por mes, con los comprobantes solos",
            "load a folder a month, with nothing but the invoices",
        ),
        (
            "Una carpeta se carga entera o no se carga; una sin límite podría ocupar todo el "
            "equipo.",
            "A folder is loaded whole or not at all; one without limits might take all the "
            "machine has.",
        ),
    ),
    "files-not-read": Said(
        (
            "no son XML y no se leyeron ({count}): {seen}",
            "are no XML and were not read ({count}): {seen}",
        ),
        (
            "nada, si son los PDF de los mismos comprobantes",
            "nothing, where they are the PDF of the same invoices",
        ),
        (
            "Se dice qué no se leyó, para que nadie crea que ya está cargado.",
            "What was not read is said, so that nobody believes it is loaded.",
        ),
    ),
    "share-of-many": Said(
        (
            "la parte que se indicó no puede ser de varios comprobantes a la vez",
            "the share that was given cannot be of several invoices at once",
        ),
        (
            "cargue ese comprobante solo, con su parte, y los demás sin ella",
            "load that invoice alone, with its share, and the others without it",
        ),
        (
            "Cada comprobante compartido tiene su propia parte.",
            "Each invoice that is shared has a share of its own.",
        ),
    ),
    "share-unreadable": Said(
        (
            "la parte «{seen}» no es un importe en la moneda del comprobante ({whole})",
            "the share «{seen}» is no amount in the invoice's currency ({whole})",
        ),
        (
            "escríbala como 1500.00",
            "write it as 1500.00",
        ),
        (
            "La parte que le toca a un libro se dice en la moneda del comprobante.",
            "What falls to a book is said in the invoice's own currency.",
        ),
    ),
    "share-beyond-whole": Said(
        (
            "la parte de este libro es {seen} y todo el comprobante es de {whole}",
            "this book's share is {seen} and all of the invoice is of {whole}",
        ),
        (
            "corrija la parte: a lo más es el total",
            "correct the share: it is the total at most",
        ),
        (
            "Una parte no puede ser más que el todo.",
            "A part cannot be more than the whole.",
        ),
    ),
    "cfdi-version": Said(
        (
            "el CFDI dice ser de la versión {seen} ({namespace}); se leen 4.0, 3.3 y 3.2",
            "the CFDI says it is of version {seen} ({namespace}); 4.0, 3.3 and 3.2 are read",
        ),
        (
            "pida el XML de nuevo a quien lo emitió",
            "ask whoever issued it for the XML again",
        ),
        (
            "Cada versión del CFDI tiene su espacio de nombres y sus reglas; uno que los mezcla "
            "fue modificado.",
            "Each version of the CFDI has its namespace and its rules; one that mixes them was "
            "changed.",
        ),
    ),
    "cfdi-unstamped": Said(
        (
            "el CFDI no está timbrado (falta TimbreFiscalDigital)",
            "the CFDI is not stamped (TimbreFiscalDigital is missing)",
        ),
        (
            "pida al proveedor el XML timbrado; sin timbre no es un comprobante",
            "ask the supplier for the stamped XML; without the stamp it is no invoice",
        ),
        (
            "El timbre da al comprobante su folio fiscal (UUID) y la certeza de que pasó por un "
            "proveedor autorizado.",
            "The stamp gives an invoice its number (UUID), and the certainty that it went through "
            "an authorised provider.",
        ),
    ),
    "cfdi-missing": Said(
        ("al CFDI le falta {seen}", "the CFDI lacks {seen}"),
        (
            "pida el XML completo a quien lo emitió",
            "ask whoever issued it for the whole XML",
        ),
        (
            "El Anexo 20 exige ese dato: un CFDI sin él no se pudo timbrar así.",
            "Anexo 20 asks for it: a CFDI without it cannot have been stamped so.",
        ),
    ),
    "cfdi-value": Said(
        (
            "{field} dice «{seen}» y se esperaba algo como {expected}",
            "{field} says «{seen}» and something like {expected} was expected",
        ),
        (
            "pida el XML correcto a quien lo emitió; no lo corrija a mano",
            "ask whoever issued it for the right XML; do not mend it by hand",
        ),
        (
            "Un dato que no tiene la forma del Anexo 20 no se interpreta: se señala.",
            "What has not the form of Anexo 20 is not interpreted: it is pointed out.",
        ),
    ),
    "cfdi-digits": Said(
        (
            "{field} trae {seen}, y {currency} no tiene tantos decimales",
            "{field} has {seen}, and {currency} has not that many decimals",
        ),
        (
            "pida al proveedor que lo sustituya por uno con los decimales de su moneda",
            "ask the supplier to replace it by one with the decimals of its currency",
        ),
        (
            "Nada se redondea en silencio: un importe con fracciones de centavo no se puede pagar "
            "ni comprobar.",
            "Nothing is rounded in silence: an amount with parts of a cent can neither be paid nor "
            "proved.",
        ),
    ),
    "cfdi-repeated": Said(
        (
            "{seen} aparece {count} veces en el CFDI y debe estar una",
            "{seen} stands {count} times in the CFDI and must stand once",
        ),
        (
            "pida el XML de nuevo a quien lo emitió: este fue modificado",
            "ask whoever issued it for the XML again: this one was changed",
        ),
        (
            "Entre dos datos distintos del mismo elemento no se escoge.",
            "Between two of the same element none is chosen.",
        ),
    ),
    "invoice-sum": Said(
        (
            "el total es {seen}, y sus partes (subtotal - descuento + impuestos - retenciones) dan "
            "{expected}",
            "the total is {seen}, and its parts (subtotal - discount + taxes - withheld) come to "
            "{expected}",
        ),
        (
            "pida al proveedor que lo corrija; si lo capturó usted, revise los importes",
            "ask the supplier to correct it; if you typed it, look at the amounts again",
        ),
        (
            "Un comprobante cuadra al centavo consigo mismo antes de probar nada.",
            "An invoice adds up to the cent before it proves anything.",
        ),
    ),
    "negative-amount": Said(
        ("{seen} es menor que cero", "{seen} is less than zero"),
        (
            "escriba el importe sin signo; lo que se resta ya tiene su columna",
            "write the amount without a sign; what is subtracted has a column of its own",
        ),
        (
            "Descuentos y retenciones se dicen en positivo, y por su nombre se restan.",
            "Discounts and what is withheld are said as positive, and subtracted by their name.",
        ),
    ),
    "invoice-no-currency": Said(
        (
            "la moneda {seen} no es ninguna, y este comprobante sí es de dinero",
            "the currency {seen} is none, and this invoice is of money",
        ),
        (
            "pida al proveedor que lo sustituya por uno con su moneda",
            "ask the supplier to replace it by one with its currency",
        ),
        (
            "XXX quiere decir «sin moneda»: vale en recibos de pago y traslados, cuyos importes "
            "van en otra parte.",
            "XXX means «no currency»: it serves in payments and transports, whose amounts stand "
            "elsewhere.",
        ),
    ),
    "invoice-no-money": Said(
        (
            "el comprobante {seen} no ampara dinero (traslado, o total de cero) y no se guardó",
            "the invoice {seen} is of no money (transport, or a total of zero) and was not stored",
        ),
        (
            "nada; no comprueba ningún gasto",
            "nothing; it proves no spending",
        ),
        (
            "Lo que solo acompaña mercancías en camino no es comprobante de un gasto.",
            "What goes with goods on their way is no evidence of spending.",
        ),
    ),
    "invoice-currency-assumed": Said(
        (
            "el comprobante (versión 3.2) no dice su moneda; se tomó el peso",
            "the invoice (version 3.2) does not say its currency; it was taken as the peso",
        ),
        (
            "revise en el PDF que sea en pesos",
            "see in the PDF that it is in pesos",
        ),
        (
            "En la versión 3.2 la moneda era opcional y se omitía en los comprobantes en moneda "
            "nacional.",
            "In version 3.2 the currency was optional and left out of invoices in pesos.",
        ),
    ),
    "payment-sum": Said(
        (
            "los pagos suman {seen} y el recibo dice {expected}",
            "the payments come to {seen} and the receipt says {expected}",
        ),
        (
            "pida al proveedor que corrija su recibo de pago",
            "ask the supplier to correct its payment receipt",
        ),
        (
            "El recibo de pago (complemento de pagos) dice cuánto se pagó de cada factura, y "
            "cuadra al centavo.",
            "A payment receipt (payment complement) says how much was paid of each invoice, and "
            "adds up to the cent.",
        ),
    ),
    "payment-two-currencies": Said(
        (
            "el recibo trae pagos en varias monedas ({seen}) y no dice cuánto son en total",
            "the receipt has payments in several currencies ({seen}) and does not say their total",
        ),
        (
            "pida al proveedor un recibo por moneda",
            "ask the supplier for a receipt a currency",
        ),
        (
            "Lo que está en dos monedas no se suma; la versión 2.0 del complemento lo dice en "
            "pesos.",
            "What is in two currencies is not added up; version 2.0 of the complement says it in "
            "pesos.",
        ),
    ),
    "rfc-digit": Said(
        (
            "el RFC {seen} ({party}) termina en un dígito que no le corresponde ({expected})",
            "the RFC {seen} ({party}) ends in a digit that does not fit ({expected})",
        ),
        (
            "compárelo con la constancia de situación fiscal; algunos RFC antiguos son así",
            "compare it with the certificate of tax status; some old RFC are so",
        ),
        (
            "El último signo del RFC se calcula con los demás: si no corresponde, quizá alguien lo "
            "escribió mal.",
            "The last sign of an RFC follows from the others: where it does not fit, somebody may "
            "have mistyped it.",
        ),
    ),
}

FINDINGS: dict[str, Said] = {**_READ, **EVIDENCE}

LABELS: dict[str, Both] = {
    "field.issuer": ("Proveedor", "Supplier"),
    "field.receiver": ("A nombre de", "Made out to"),
    "field.issuer_name": ("Proveedor", "Supplier"),
    "field.issuer_tax_id": ("RFC del proveedor", "Supplier's tax number"),
    "field.receiver_name": ("A nombre de", "Made out to"),
    "field.receiver_tax_id": ("RFC de quien lo recibe", "Receiver's tax number"),
    "field.invoice_type": ("Tipo", "Type"),
    "field.invoice.amount": ("Total pagado", "Total paid"),
    "field.subtotal": ("Subtotal", "Subtotal"),
    "field.discount": ("Descuento", "Discount"),
    "field.taxes": ("Impuestos", "Taxes"),
    "field.withheld": ("Retenido", "Withheld"),
    "field.share": ("Parte de este libro", "This book's share"),
    "field.exchange_rate": ("Tipo de cambio", "Exchange rate"),
    "field.in_instalments": ("A plazos (PPD)", "In instalments (PPD)"),
    "field.scheme": ("Esquema", "Scheme"),
    "field.related": ("Comprobantes que corrige", "Invoices it corrects"),
    "field.settles": ("Comprobantes que paga", "Invoices it pays"),
    "field.use": ("Uso del CFDI", "Use of the CFDI"),
    "field.file": ("Huella del archivo", "File's hash"),
    "field.tax_id": ("RFC", "Tax number"),
    "field.evidence_required": ("Exige comprobantes", "Invoices required"),
    "field.evidence_above": ("Exige comprobantes desde", "Invoices required from"),
    "help-of.invoice.reference": (
        "El número que le dio el proveedor; en un CFDI, su folio fiscal (UUID).",
        "The number that the supplier gave it; of a CFDI its UUID.",
    ),
    "help-of.invoice.when": ("El día en que se emitió.", "The day it was issued."),
    "help-of.issuer_name": ("Quién lo emite.", "Who issues it."),
    "help-of.issuer_tax_id": (
        "Su RFC, o su clave fiscal en otro país.",
        "Its tax number, of whatever country.",
    ),
    "help-of.receiver_name": ("A nombre de quién está.", "In whose name it is."),
    "help-of.receiver_tax_id": ("El RFC que dice.", "The tax number that it says."),
    "help-of.invoice_type": (
        "Factura, Nota de crédito, Pago o Nómina; vacío es factura.",
        "Invoice, Credit note, Payment or Payroll; empty is invoice.",
    ),
    "help-of.invoice.amount": (
        "Lo que se le paga al proveedor: subtotal - descuento + impuestos - retenido.",
        "What the supplier is paid: subtotal - discount + taxes - withheld.",
    ),
    "help-of.subtotal": (
        "Antes de descuento e impuestos, si lo dice.",
        "Before discount and taxes, where it says so.",
    ),
    "help-of.discount": ("Cuánto, en positivo.", "How much, as positive."),
    "help-of.taxes": ("Los que se agregan (IVA).", "Those that are added (VAT)."),
    "help-of.withheld": (
        "Lo que se le retiene y se entera a Hacienda (ISR, IVA).",
        "What is withheld and goes to the tax office.",
    ),
    "help-of.share": (
        "Solo si otros convenios pagan el resto: cuánto paga este.",
        "Only where other agreements pay the rest: how much this one does.",
    ),
    "help-of.exchange_rate": (
        "Pesos por unidad de su moneda, si lo dice.",
        "Pesos for one unit of its currency, where it says so.",
    ),
    "help-of.in_instalments": (
        "Sí, si se paga después (PPD): pide entonces su recibo de pago.",
        "Yes, where it is paid later (PPD): then it wants its payment receipt.",
    ),
    "help-of.scheme": ("Lo llena el programa: cfdi-4.0...", "Filled by the program: cfdi-4.0..."),
    "help-of.related": ("Sus números, con punto y coma.", "Their numbers, with semicolons."),
    "help-of.settles": (
        "De un pago: cuánto de cada uno, A-1 = 500.00 MXN; A-2 = 20.00 MXN.",
        "Of a payment: how much of each, A-1 = 500.00 MXN; A-2 = 20.00 MXN.",
    ),
    "help-of.use": ("El UsoCFDI que dice.", "The UsoCFDI that it says."),
    "help-of.file": ("SHA-256 de su archivo.", "SHA-256 of its file."),
    "help-of.tax_id": (
        "El de la institución: los comprobantes deben estar a su nombre. Vacío: no se revisa.",
        "The institution's: invoices must be made out to it. Empty: it is not looked at.",
    ),
    "help-of.evidence_required": (
        "Sí, si cada gasto debe tener su comprobante conciliado.",
        "Yes, where each expenditure needs an invoice that is matched with it.",
    ),
    "help-of.evidence_above": (
        "Solo si lo exige desde un importe: 1,000.00 MXN.",
        "Only where it is asked for from an amount on: 1,000.00 MXN.",
    ),
    "kind.invoice": ("comprobante", "invoice"),
    "choice.income": ("Factura", "Invoice"),
    "choice.credit-note": ("Nota de crédito", "Credit note"),
    "choice.payment": ("Pago", "Payment"),
    "choice.payroll": ("Nómina", "Payroll"),
}
