"""What is said of invoices as they are read."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
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
    "cfdi-sum": FindingText(
        what=(
            "{field} dice {seen} {currency}, y lo que lo compone suma {expected} {currency}",
            "{field} says {seen} {currency}, and what it is made of comes to {expected} {currency}",
        ),
        remedy=(
            "compárelo con el PDF del proveedor y en el portal del SAT; si no coinciden, pídale el "
            "XML de nuevo",
            "compare it with the supplier's PDF and at the tax office's site; where they differ, "
            "ask for the XML again",
        ),
        meaning=(
            "Los conceptos suman el subtotal, sus descuentos el descuento, y cada impuesto su "
            "total, salvo el redondeo. Desde la versión 3.3 el SAT lo revisa al timbrar: uno que "
            "no suma fue modificado (ERROR). En la 3.2 no se revisaba (AVISO).",
            "What is sold comes to the subtotal, its discounts to the discount, each tax to its "
            "total, but for rounding. From version 3.3 on that was checked with the stamp: one "
            "that does not add up was changed (ERROR). In 3.2 it was not checked (WARNING).",
        ),
    ),
    "cfdi-fractions": FindingText(
        what=(
            "trae más decimales que los de su moneda; se guardó redondeado: {seen}",
            "it has more decimals than its currency; it was stored rounded: {seen}",
        ),
        remedy=(
            "nada; las partes suman el total al centavo",
            "nothing; the parts come to the total to the cent",
        ),
        meaning=(
            "La versión 3.2 admitía seis decimales en cualquier importe. Cada parte se redondea "
            "según su lugar en la suma, nunca en un centavo entero, y el archivo conserva lo "
            "exacto.",
            "Version 3.2 allowed six decimals in any amount. Each part is rounded by its place in "
            "the sum, never by a whole cent, and the file keeps what is exact.",
        ),
    ),
    "cfdi-stamped-before": FindingText(
        what=(
            "se timbró el {seen}, antes de emitirse ({expected})",
            "it was stamped at {seen}, before it was issued ({expected})",
        ),
        remedy=(
            "verifique el comprobante en el portal del SAT; si ahí dice otra fecha, pida el XML de "
            "nuevo",
            "see at the tax office's site; if it says another date there, ask for the XML again",
        ),
        meaning=(
            "El timbre se pone después de emitir. Unas horas se explican por los husos horarios "
            "del país y son una NOTA; más que eso es un ERROR: una de las dos fechas cambió.",
            "The stamp comes after the issue. A few hours follow from the country's time zones "
            "and are a NOTE; more is an ERROR: one of the two dates was changed.",
        ),
    ),
    "cfdi-before-its-version": FindingText(
        what=(
            "está fechado el {seen}, y la versión {version} se usa desde el {first}",
            "it is dated {seen}, and version {version} is used since {first}",
        ),
        remedy=(
            "verifique el comprobante en el portal del SAT; si ahí dice otra fecha, pida el XML de "
            "nuevo",
            "see at the tax office's site; if it says another date there, ask for the XML again",
        ),
        meaning=(
            "Nadie pudo timbrar con una versión que aún no existía: la fecha o la versión se "
            "cambiaron.",
            "Nobody can have stamped by a version that was not there yet: the date or the version "
            "was changed.",
        ),
    ),
    "cfdi-after-its-version": FindingText(
        what=(
            "está fechado el {seen}, y la versión {version} dejó de usarse el {last}",
            "it is dated {seen}, and version {version} was last used on {last}",
        ),
        remedy=(
            "verifique en el portal del SAT que el comprobante existe y está vigente",
            "see at the tax office's site that it is there and in force",
        ),
        meaning=(
            "Después del último día de una versión solo se timbra con la siguiente: quizá la fecha "
            "está mal.",
            "After the last day of a version only the next one is stamped: perhaps the date is "
            "wrong.",
        ),
    ),
    "invoice-without-rate": FindingText(
        what=(
            "está en {currency} y no dice a qué tipo de cambio",
            "it is in {currency} and does not say at which exchange rate",
        ),
        remedy=(
            "revise en el PDF que la moneda sea esa y a qué tipo de cambio se pagó",
            "see in the PDF that this is its currency, and at which rate it was paid",
        ),
        meaning=(
            "Un comprobante en moneda extranjera dice su tipo de cambio en pesos. Sin él, quizá la "
            "moneda está mal y el importe es en pesos.",
            "An invoice in a foreign currency says its exchange rate in pesos. Without it, the "
            "currency may be wrong and the amount in pesos.",
        ),
    ),
    "invoice-rate-doubtful": FindingText(
        what=(
            "dice estar en {currency} a un tipo de cambio de {seen}",
            "it says it is in {currency} at an exchange rate of {seen}",
        ),
        remedy=(
            "revise en el PDF en qué moneda está; si es otra, regístrelo en la hoja Comprobantes "
            "con la correcta, en vez de cargar el XML",
            "see in the PDF which currency it is in; if it is another, record it on the sheet "
            "Invoices with the right one, instead of loading the XML",
        ),
        meaning=(
            "El peso se cambia a 1 por peso, y otra moneda casi nunca: una de las dos cosas puede "
            "estar mal, y con ella el importe.",
            "A peso is one peso, and another currency hardly ever: one of the two may be wrong, "
            "and the amount with it.",
        ),
    ),
    "invoice-currency-unsaid": FindingText(
        what=(
            "no dice su moneda, y su tipo de cambio ({seen}) no es el del peso",
            "it does not say its currency, and its exchange rate ({seen}) is not that of the peso",
        ),
        remedy=(
            "vea en el PDF en qué moneda está y regístrelo en la hoja Comprobantes, en vez de "
            "cargar el XML",
            "see in the PDF which currency it is in, and record it on the sheet Invoices instead "
            "of loading the XML",
        ),
        meaning=(
            "En la versión 3.2 la moneda era opcional y sin ella se entiende el peso; un tipo de "
            "cambio dice que no lo es, y no dice cuál.",
            "In version 3.2 the currency was optional, and without it the peso is meant; a rate "
            "says that it is not, and does not say which.",
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
