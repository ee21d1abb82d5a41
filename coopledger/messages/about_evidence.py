"""What is said of invoices beside the books: code -> what, remedy, meaning."""

from coopledger.messages.said import Said

EVIDENCE: dict[str, Said] = {
    "seals-not-checked": Said(
        (
            "CFDI nuevos: {count}. No se revisaron sus sellos ni su estado ante el SAT",
            "New CFDI: {count}. Neither their seals nor their status at the tax office was checked",
        ),
        (
            "verifique en el portal del SAT que estén vigentes antes de comprobar con ellos",
            "see at the tax office's site that they are in force before you account with them",
        ),
        (
            "El archivo se lee tal como dice ser. Que el SAT no lo haya cancelado solo lo sabe el "
            "SAT.",
            "The file is read as what it says it is. Whether it was cancelled only the tax office "
            "knows.",
        ),
    ),
    "invoice-not-ours": Said(
        (
            "el comprobante es de {seen}, y el RFC del libro es {expected}",
            "the invoice is of {seen}, and the book's RFC is {expected}",
        ),
        (
            "pida uno a nombre de la institución; si el RFC del libro está mal, corríjalo ahí",
            "ask for one in the institution's name; if the book's RFC is wrong, correct it there",
        ),
        (
            "Lo que se facturó a otro no comprueba un gasto nuestro, aunque lo hayamos pagado.",
            "What was invoiced to another proves no spending of ours, though we may have paid it.",
        ),
    ),
    "evidence-twice": Said(
        (
            "el comprobante {reference} ya está en {books}, y alguno de los dos no dice su parte",
            "the invoice {reference} is in {books} already, and one of them does not say its share",
        ),
        (
            "si se paga entre varios, cárguelo en cada libro con su parte (--share 1500.00; en el "
            "que ya está, también con --correct --reason); si no, quítelo de uno",
            "if several pay it, load it into each book with its share (--share 1500.00; where it "
            "is already, with --correct --reason too); if not, take it out of one",
        ),
        (
            "El mismo comprobante en dos convenios cobraría el gasto dos veces. Se comparte solo "
            "si cada libro dice qué parte es suya.",
            "The same invoice in two agreements would charge the spending twice. It is shared only "
            "where each book says which part is its own.",
        ),
    ),
    "shared-beyond-invoice": Said(
        (
            "con lo de {books}, las partes del comprobante {reference} suman {seen} y su total es "
            "{whole}",
            "with that of {books}, the shares of the invoice {reference} come to {seen} and its "
            "total is {whole}",
        ),
        (
            "corrija las partes: juntas no pasan del total",
            "correct the shares: together they do not exceed the total",
        ),
        (
            "Entre todos los libros no se puede comprobar más que lo que el comprobante dice.",
            "All books together cannot account for more than what the invoice says.",
        ),
    ),
    "shared-otherwise": Said(
        (
            "el comprobante {reference} es aquí de {seen} y en el otro libro de {expected}",
            "the invoice {reference} is of {seen} here and of {expected} in the other book",
        ),
        (
            "revise cuál dice lo que dice el comprobante, y corrija el otro",
            "see which says what the invoice says, and correct the other",
        ),
        (
            "Es un solo documento: solo puede tener un total.",
            "It is one document: it can have one total only.",
        ),
    ),
    "same-file": Said(
        (
            "el archivo de {reference} es el mismo que el de {other}",
            "the file of {reference} is the same as that of {other}",
        ),
        (
            "quite uno de los dos",
            "take one of them out",
        ),
        (
            "Un archivo bajo dos folios contaría como dos comprobantes.",
            "One file under two references would count as two invoices.",
        ),
    ),
    "invoice-alike": Said(
        (
            "{reference} se parece mucho a {other}: mismo proveedor, número e importe",
            "{reference} is much like {other}: the same supplier, number and amount",
        ),
        (
            "si es el mismo comprobante, quite uno",
            "if it is the same invoice, take one out",
        ),
        (
            "Un comprobante sin folio fiscal se reconoce por quien lo emite, su número y su "
            "importe; capturado dos veces comprobaría dos gastos.",
            "An invoice without a tax number is known by who issues it, its number and its amount; "
            "typed twice, it would prove two expenditures.",
        ),
    ),
    "invoice-outside-period": Said(
        (
            "el comprobante es del {seen}, fuera de la vigencia del convenio ({start} a {end})",
            "the invoice is of {seen}, outside the agreement's term ({start} to {end})",
        ),
        (
            "confirme con el donante que lo acepta; guarde su respuesta",
            "ask the partner whether it is accepted; keep the answer",
        ),
        (
            "Muchos donantes solo aceptan comprobantes fechados mientras el convenio está vigente.",
            "Many partners accept only invoices that are dated while the agreement runs.",
        ),
    ),
    "match-wrong-kind": Said(
        (
            "{invoice} ({type}) no comprueba {event}; de su tipo se espera en {expected}",
            "{invoice} ({type}) does not prove {event}; one of its type is expected in {expected}",
        ),
        (
            "una factura o nómina va con un gasto; una nota de crédito, con una recuperación",
            "an invoice or payroll goes with an expenditure; a credit note with a recovery",
        ),
        (
            "Una nota de crédito es dinero que el proveedor devuelve: nunca comprueba un gasto. Lo "
            "que se compró nunca comprueba una devolución.",
            "A credit note is money that the supplier gives back: it never proves spending. What "
            "was bought never proves money that came back.",
        ),
    ),
    "match-payment": Said(
        (
            "el recibo de pago {invoice} es de {seen}, que no está conciliado con lo mismo",
            "the payment {invoice} is of {seen}, which is not matched with the same",
        ),
        (
            "concilie primero la factura con su gasto, y luego el recibo con los dos",
            "match the invoice with its expenditure first, then the payment with both",
        ),
        (
            "El recibo de pago solo dice que una factura se pagó: sin ella no comprueba nada.",
            "A payment receipt only says that an invoice was paid: without it, it proves nothing.",
        ),
    ),
    "match-currency": Said(
        (
            "el comprobante es de {invoice}, lo registrado de {event}, y nadie dice a qué tipo de "
            "cambio",
            "the invoice is of {invoice}, what is recorded of {event}, and nobody says at which "
            "rate",
        ),
        (
            "anote el tipo de cambio en el comprobante, o compare con el cargo del banco",
            "note the exchange rate in the invoice, or compare it with the bank's debit",
        ),
        (
            "Entre dos monedas no se puede ver si los importes corresponden.",
            "Between two currencies it cannot be seen whether the amounts fit.",
        ),
    ),
    "beyond-invoice": Said(
        (
            "los gastos {events} suman {seen}, y sus comprobantes ({invoices}) amparan {whole}",
            "{events} come to {seen}, and their invoices ({invoices}) are of {whole}",
        ),
        (
            "quite el gasto repetido, o concilie con él el comprobante que falta",
            "take out the expenditure that is repeated, or match it with the invoice it lacks",
        ),
        (
            "Dos gastos no se comprueban con la misma factura por más de lo que dice.",
            "Two expenditures are not proved by the same invoice beyond what it says.",
        ),
    ),
    "evidence-differs": Said(
        (
            "{events}: {seen}; comprobantes ({invoices}): {gross} en total, {net} al proveedor",
            "{events}: {seen}; invoices ({invoices}): {gross} in all, {net} to the supplier",
        ),
        (
            "revise el importe del gasto; debe ser uno de los dos, o falta un comprobante",
            "look at the expenditure's amount; it should be one of the two, or an invoice is "
            "missing",
        ),
        (
            "Un gasto se registra por lo que costó o por lo que salió para el proveedor; lo "
            "retenido sale después, para el SAT.",
            "Spending is booked as what it cost or as what left for the supplier; what is withheld "
            "leaves later, for the tax office.",
        ),
    ),
    "invoice-after-spending": Said(
        (
            "{invoices} ({seen}) es posterior al gasto {event} ({on})",
            "{invoices} ({seen}) is later than the expenditure {event} ({on})",
        ),
        (
            "revise las fechas; si se pagó por adelantado, dígalo en la nota",
            "look at the dates; if it was paid in advance, say so in the note",
        ),
        (
            "De ordinario se paga lo que ya se facturó; lo contrario hay que poder explicarlo.",
            "As a rule what is paid was invoiced before; the contrary needs an explanation.",
        ),
    ),
    "evidence-missing": Said(
        (
            "gastos sin comprobante aceptado: {count}, por {amount} ({seen})",
            "expenditures without an accepted invoice: {count}, of {amount} ({seen})",
        ),
        (
            "cargue sus comprobantes y concílielos con ellos",
            "load their invoices and match them with these",
        ),
        (
            "El convenio pide comprobar cada gasto: lo que no se comprueba puede no aceptarse.",
            "The agreement asks for evidence of each expenditure: what is not proved may not be "
            "accepted.",
        ),
    ),
    "complement-missing": Said(
        (
            "facturas a plazos (PPD) sin recibo de pago por todo su importe: {count} ({seen})",
            "invoices in instalments (PPD) without payment receipts for all of them: {count} "
            "({seen})",
        ),
        (
            "pida al proveedor el recibo electrónico de pago (CFDI tipo P) y cárguelo",
            "ask the supplier for the electronic payment receipt (CFDI type P) and load it",
        ),
        (
            "Una factura PPD dice que se pagará después; que se pagó lo dice su complemento de "
            "pagos.",
            "A PPD invoice says that it will be paid later; that it was, its payment complement "
            "says.",
        ),
    ),
}
