"""What is said of invoices beside the books, and of their fields."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "seals-not-checked": FindingText(
        what=(
            "CFDI nuevos: {count}. No se revisaron sus sellos ni su estado ante el SAT",
            "New CFDI: {count}. Neither their seals nor their status at the tax office was checked",
        ),
        remedy=(
            "verifique en el portal del SAT que estén vigentes antes de comprobar con ellos",
            "see at the tax office's site that they are in force before you account with them",
        ),
        meaning=(
            "El archivo se lee tal como dice ser. Que el SAT no lo haya cancelado solo lo sabe el "
            "SAT.",
            "The file is read as what it says it is. Whether it was cancelled only the tax office "
            "knows.",
        ),
    ),
    "invoice-not-ours": FindingText(
        what=(
            "el comprobante es de {seen}, y el RFC del libro es {expected}",
            "the invoice is of {seen}, and the book's RFC is {expected}",
        ),
        remedy=(
            "pida uno a nombre de la institución; si el RFC del libro está mal, corríjalo ahí",
            "ask for one in the institution's name; if the book's RFC is wrong, correct it there",
        ),
        meaning=(
            "Lo que se facturó a otro no comprueba un gasto nuestro, aunque lo hayamos pagado.",
            "What was invoiced to another proves no spending of ours, though we may have paid it.",
        ),
    ),
    "evidence-twice": FindingText(
        what=(
            "el comprobante {reference} ya está en {books}, y alguno de los dos no dice su parte",
            "the invoice {reference} is in {books} already, and one of them does not say its share",
        ),
        remedy=(
            "si se paga entre varios, cárguelo en cada libro con su parte (--share 1500.00; en el "
            "que ya está, también con --correct --reason); si no, quítelo de uno",
            "if several pay it, load it into each book with its share (--share 1500.00; where it "
            "is already, with --correct --reason too); if not, take it out of one",
        ),
        meaning=(
            "El mismo comprobante en dos convenios cobraría el gasto dos veces. Se comparte solo "
            "si cada libro dice qué parte es suya.",
            "The same invoice in two agreements would charge the spending twice. It is shared "
            "only where each book says which part is its own.",
        ),
    ),
    "shared-beyond-invoice": FindingText(
        what=(
            "con lo de {books}, las partes del comprobante {reference} suman {seen} y su total es "
            "{whole}",
            "with that of {books}, the shares of the invoice {reference} come to {seen} and its "
            "total is {whole}",
        ),
        remedy=(
            "corrija las partes: juntas no pasan del total",
            "correct the shares: together they do not exceed the total",
        ),
        meaning=(
            "Entre todos los libros no se puede comprobar más que lo que el comprobante dice.",
            "All books together cannot account for more than what the invoice says.",
        ),
    ),
    "shared-otherwise": FindingText(
        what=(
            "el comprobante {reference} es aquí de {seen} y en el otro libro de {expected}",
            "the invoice {reference} is of {seen} here and of {expected} in the other book",
        ),
        remedy=(
            "revise cuál dice lo que dice el comprobante, y corrija el otro",
            "see which says what the invoice says, and correct the other",
        ),
        meaning=(
            "Es un solo documento: solo puede tener un total.",
            "It is one document: it can have one total only.",
        ),
    ),
    "same-file": FindingText(
        what=(
            "el archivo de {reference} es el mismo que el de {other}",
            "the file of {reference} is the same as that of {other}",
        ),
        remedy=("quite uno de los dos", "take one of them out"),
        meaning=(
            "Un archivo bajo dos folios contaría como dos comprobantes.",
            "One file under two references would count as two invoices.",
        ),
    ),
    "invoice-alike": FindingText(
        what=(
            "{reference} se parece mucho a {other}: mismo proveedor, número e importe",
            "{reference} is much like {other}: the same supplier, number and amount",
        ),
        remedy=("si es el mismo comprobante, quite uno", "if it is the same invoice, take one out"),
        meaning=(
            "Un comprobante sin folio fiscal se reconoce por quien lo emite, su número y su "
            "importe; capturado dos veces comprobaría dos gastos.",
            "An invoice without a tax number is known by who issues it, its number and its "
            "amount; typed twice, it would prove two expenditures.",
        ),
    ),
    "invoice-outside-period": FindingText(
        what=(
            "el comprobante es del {seen}, fuera de la vigencia del convenio ({start} a {end})",
            "the invoice is of {seen}, outside the agreement's term ({start} to {end})",
        ),
        remedy=(
            "confirme con el donante que lo acepta; guarde su respuesta",
            "ask the partner whether it is accepted; keep the answer",
        ),
        meaning=(
            "Muchos donantes solo aceptan comprobantes fechados mientras el convenio está vigente.",
            "Many partners accept only invoices that are dated while the agreement runs.",
        ),
    ),
    "match-wrong-kind": FindingText(
        what=(
            "{invoice} ({type}) no comprueba {event}; de su tipo se espera en {expected}",
            "{invoice} ({type}) does not prove {event}; one of its type is expected in {expected}",
        ),
        remedy=(
            "una factura o nómina va con un gasto; una nota de crédito, con una recuperación",
            "an invoice or payroll goes with an expenditure; a credit note with a recovery",
        ),
        meaning=(
            "Una nota de crédito es dinero que el proveedor devuelve: nunca comprueba un gasto. "
            "Lo que se compró nunca comprueba una devolución.",
            "A credit note is money that the supplier gives back: it never proves spending. What "
            "was bought never proves money that came back.",
        ),
    ),
    "match-payment": FindingText(
        what=(
            "el recibo de pago {invoice} es de {seen}, que no está conciliado con lo mismo",
            "the payment {invoice} is of {seen}, which is not matched with the same",
        ),
        remedy=(
            "concilie primero la factura con su gasto, y luego el recibo con los dos",
            "match the invoice with its expenditure first, then the payment with both",
        ),
        meaning=(
            "El recibo de pago solo dice que una factura se pagó: sin ella no comprueba nada.",
            "A payment receipt only says that an invoice was paid: without it, it proves nothing.",
        ),
    ),
    "match-currency": FindingText(
        what=(
            "el comprobante es de {invoice}, lo registrado de {event}, y nadie dice a qué tipo de "
            "cambio",
            "the invoice is of {invoice}, what is recorded of {event}, and nobody says at which "
            "rate",
        ),
        remedy=(
            "anote el tipo de cambio en el comprobante, o compare con el cargo del banco",
            "note the exchange rate in the invoice, or compare it with the bank's debit",
        ),
        meaning=(
            "Entre dos monedas no se puede ver si los importes corresponden.",
            "Between two currencies it cannot be seen whether the amounts fit.",
        ),
    ),
    "beyond-invoice": FindingText(
        what=(
            "los gastos {events} suman {seen}, y sus comprobantes ({invoices}) amparan {whole}",
            "{events} come to {seen}, and their invoices ({invoices}) are of {whole}",
        ),
        remedy=(
            "quite el gasto repetido, o concilie con él el comprobante que falta",
            "take out the expenditure that is repeated, or match it with the invoice it lacks",
        ),
        meaning=(
            "Dos gastos no se comprueban con la misma factura por más de lo que dice.",
            "Two expenditures are not proved by the same invoice beyond what it says.",
        ),
    ),
    "evidence-differs": FindingText(
        what=(
            "{events}: {seen}; comprobantes ({invoices}): {gross} en total, {net} al proveedor",
            "{events}: {seen}; invoices ({invoices}): {gross} in all, {net} to the supplier",
        ),
        remedy=(
            "revise el importe del gasto; debe ser uno de los dos, o falta un comprobante",
            "look at the expenditure's amount; it should be one of the two, or an invoice is "
            "missing",
        ),
        meaning=(
            "Un gasto se registra por lo que costó o por lo que salió para el proveedor; lo "
            "retenido sale después, para el SAT.",
            "Spending is booked as what it cost or as what left for the supplier; what is "
            "withheld leaves later, for the tax office.",
        ),
    ),
    "invoice-after-spending": FindingText(
        what=(
            "{invoices} ({seen}) es posterior al gasto {event} ({on})",
            "{invoices} ({seen}) is later than the expenditure {event} ({on})",
        ),
        remedy=(
            "revise las fechas; si se pagó por adelantado, dígalo en la nota",
            "look at the dates; if it was paid in advance, say so in the note",
        ),
        meaning=(
            "De ordinario se paga lo que ya se facturó; lo contrario hay que poder explicarlo.",
            "As a rule what is paid was invoiced before; the contrary needs an explanation.",
        ),
    ),
    "evidence-missing": FindingText(
        what=(
            "gastos sin comprobante aceptado: {count}, por {amount} ({seen})",
            "expenditures without an accepted invoice: {count}, of {amount} ({seen})",
        ),
        remedy=(
            "cargue sus comprobantes y concílielos con ellos",
            "load their invoices and match them with these",
        ),
        meaning=(
            "El convenio pide comprobar cada gasto: lo que no se comprueba puede no aceptarse.",
            "The agreement asks for evidence of each expenditure: what is not proved may not be "
            "accepted.",
        ),
    ),
    "complement-missing": FindingText(
        what=(
            "facturas con pago en parcialidades o diferido (PPD) sin recibo de pago por todo su "
            "importe: {count} ({seen})",
            "invoices paid in instalments or deferred (PPD) without payment receipts for all of "
            "them: {count} ({seen})",
        ),
        remedy=(
            "pida al proveedor el recibo electrónico de pago (CFDI tipo P) y cárguelo",
            "ask the supplier for the electronic payment receipt (CFDI type P) and load it",
        ),
        meaning=(
            "Una factura PPD dice que se pagará después; que se pagó lo dice su complemento de "
            "pagos.",
            "A PPD invoice says that it will be paid later; that it was, its payment complement "
            "says.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "invoice-type.income": ("factura", "invoice"),
    "invoice-type.credit-note": ("nota de crédito", "credit note"),
    "invoice-type.payment": ("pago", "payment"),
    "invoice-type.payroll": ("nómina", "payroll"),
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
    "field.in_instalments": (
        "Pago en parcialidades o diferido (PPD)",
        "Payment in instalments or deferred (PPD)",
    ),
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
