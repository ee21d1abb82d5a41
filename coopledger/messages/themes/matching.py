"""What is said of matching bank lines and invoices to events."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "match-one-sided": FindingText(
        what=(
            "la conciliación nombra un solo lado: hacen falta dos de movimientos bancarios, "
            "comprobantes y asientos de los libros",
            "the match names one side only: it takes two of bank lines, invoices and events of "
            "the books",
        ),
        remedy=(
            "escriba con qué se concilia, o quite la fila",
            "write what it is matched with, or take out the row",
        ),
        meaning=(
            "Conciliar es poner una cosa al lado de otra; con un solo lado no se dice nada.",
            "To match is to set one thing beside another; with one side alone nothing is said.",
        ),
    ),
    "match-names-unknown": FindingText(
        what=(
            "no hay nada vigente con la referencia «{seen}»",
            "nothing stands under the reference «{seen}»",
        ),
        remedy=(
            "escriba la referencia tal como está guardada (coopledger show REFERENCIA), o guarde "
            "antes lo que nombra",
            "write the reference as it is recorded (coopledger show REFERENCE), or record first "
            "what it names",
        ),
        meaning=(
            "Una conciliación une lo que dicen el banco, los comprobantes y los libros: lo que "
            "nombra ya está guardado y no se ha reversado.",
            "A match joins what the bank, the invoices and the books say: what it names is "
            "recorded already, and has not been taken back.",
        ),
    ),
    "match-names-other-kind": FindingText(
        what=("«{seen}» es de la hoja {kind}", "«{seen}» is of the sheet {kind}"),
        remedy=(
            "ponga cada referencia en su columna: movimientos bancarios, comprobantes o asientos "
            "de los libros",
            "put each reference in its column: bank lines, invoices, or events of the books",
        ),
        meaning=(
            "El banco y los comprobantes son prueba; los asientos son lo que prueban. Quien los "
            "confunde une una cosa consigo misma.",
            "The bank and the invoices are evidence, and the events are what they are evidence "
            "of. Who mixes them up joins a thing with itself.",
        ),
    ),
    "match-other-account": FindingText(
        what=(
            "el asiento «{seen}» no mueve dinero en la cuenta de sus movimientos bancarios "
            "({expected})",
            "the event «{seen}» moves no money in the account of its bank lines ({expected})",
        ),
        remedy=(
            "revise la cuenta del asiento y la del estado de cuenta bancario, y quite de la "
            "conciliación lo que es de otra",
            "check the account of the event and that of the statement, and take out of the match "
            "what is of another",
        ),
        meaning=(
            "Lo que el banco movió en una cuenta solo puede ser lo que los libros dicen de esa "
            "misma cuenta.",
            "What the bank booked in an account can only be what the books say of that same "
            "account.",
        ),
    ),
    "matched-twice": FindingText(
        what=(
            "«{seen}» ya está conciliado en «{other}»",
            "«{seen}» is matched already, in «{other}»",
        ),
        remedy=(
            "reverse primero la conciliación que no es, con su motivo, o quite la referencia de "
            "esta",
            "reverse the match that is wrong first, saying why, or take the reference out of this "
            "one",
        ),
        meaning=(
            "Un movimiento del banco prueba un solo hecho, y un hecho tiene un solo movimiento en "
            "cada cuenta: usarlo dos veces taparía lo que falta.",
            "A line of the bank is evidence of one event, and an event is one line in each "
            "account: to use it twice would hide what is missing.",
        ),
    ),
    "match-sums-differ": FindingText(
        what=(
            "el banco suma {bank} y los libros {books}: una diferencia de {difference}",
            "the bank comes to {bank} and the books to {books}: a difference of {difference}",
        ),
        remedy=(
            "corrija el importe que esté mal o, si ambos están bien, diga por qué difieren en el "
            "motivo",
            "correct the amount that is wrong or, if both are right, say in the reason why they "
            "differ",
        ),
        meaning=(
            "Lo que se concilia debe ser el mismo dinero, al centavo. Una diferencia sin motivo "
            "es una que nadie volverá a buscar.",
            "What is matched is to be the same money, to the cent. A difference without a reason "
            "is one that nobody will look for again.",
        ),
    ),
    "reversal-leaves-match": FindingText(
        what=(
            "«{of}» estaba conciliado en «{later}», que queda sin efecto",
            "«{of}» was matched in «{later}», which decides nothing any more",
        ),
        remedy=(
            "corra coopledger match de nuevo y decida sobre lo que quedó abierto",
            "run coopledger match again, and decide on what is open now",
        ),
        meaning=(
            "Una conciliación vale mientras valga todo lo que une; si una parte se reversa, lo "
            "demás vuelve a quedar por conciliar.",
            "A match holds as long as all that it joins; where a part is taken back, the rest is "
            "open again.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "match-reason.same-amount": ("mismo importe", "same amount"),
    "match-reason.same-reference": ("una referencia coincide", "a reference agrees"),
    "match-reason.same-day": ("mismo día", "same day"),
    "match-reason.within-date": ("dentro de su fecha, {when}", "within its date, {when}"),
    "match-reason.days-apart": ("días de diferencia: {days}", "days apart: {days}"),
    "match-reason.same-party": ("el nombre coincide", "the name agrees"),
    "match-reason.nothing-else-fits": ("nada más encaja", "nothing else fits"),
    "match-reason.others-fit": (
        "{count:one=también encajaría otro|other=también encajarían otros: {count}}",
        "{count:one=another would fit as well|other=others would fit as well: {count}}",
    ),
    "match-reason.other-sums-fit": (
        "otras combinaciones dan la misma suma",
        "other combinations have the same sum",
    ),
    "match-reason.whole-day": (
        "es la suma de los {count} de ese día",
        "it is the sum of the {count} of that day",
    ),
    "match-reason.sum-of": ("es la suma de {count}", "it is the sum of {count}"),
    "match-reason.digits-exchanged": (
        "el importe tiene dos dígitos invertidos",
        "two digits of the amount are transposed",
    ),
    "match-reason.digit-differs": (
        "el importe tiene un dígito distinto",
        "one digit of the amount differs",
    ),
    "match-reason.point-shifted": (
        "el punto decimal está en otro lugar",
        "the decimal point stands elsewhere",
    ),
    "match-reason.amounts-differ": (
        "los libros dicen {books}: difieren en {difference}",
        "the books say {books}: they differ by {difference}",
    ),
    "match-reason.withheld": (
        "el comprobante {invoice} se pagó en dos: {net} de neto y {withheld} de impuesto retenido",
        "invoice {invoice} was paid in two: {net} net and {withheld} of tax withheld",
    ),
    "match-reason.at-gross": (
        "el gasto lleva el impuesto retenido",
        "the expenditure has the withheld tax in it",
    ),
    "match-reason.decided": ("decidido en {reference}, {when}", "decided in {reference}, {when}"),
    "match-reason.decided-because": ("motivo: {reason}", "reason: {reason}"),
    "match-reason.awaits": (
        "conciliado en {reference} con algo de una fecha posterior",
        "matched in {reference} with something of a later date",
    ),
    "match-reason.twice": (
        "puede estar dos veces: es igual a {reference}, {when}",
        "it may stand twice: it is like {reference}, {when}",
    ),
    "match-reason.cut-short": (
        "como suma de varios se probó solo con los {count} más cercanos",
        "as a sum of several it was tried with the {count} nearest only",
    ),
    "match-reason.after-the-statements": (
        "los estados de la cuenta llegan al {until}",
        "the statements of the account reach until {until}",
    ),
    "match-reason.before-the-statements": (
        "los estados de la cuenta empiezan el {since}",
        "the statements of the account begin on {since}",
    ),
    "match-reason.bank-charge": (
        "es un cargo del banco, y los libros no lo tienen",
        "it is the bank's charge, and the books do not have it",
    ),
    "match-reason.bank-interest": (
        "son rendimientos que pagó el banco, y los libros no los tienen",
        "it is interest that the bank paid, and the books do not have it",
    ),
    "match-reason.mirror": (
        "es un traspaso: su espejo está en la cuenta {account}",
        "it is a transfer: its mirror is in account {account}",
    ),
    "label.without-statement": (
        "Sin estado de cuenta bancario, no se {count:one=compara|other=comparan} {count} "
        "{count:one=asiento|other=asientos} de la cuenta {account}.",
        "Without a bank statement, {count} {count:one=event|other=events} of account {account} "
        "{count:one=is|other=are} not compared.",
    ),
    "match-table.bank-without_statement": (
        "En los libros, en una cuenta sin estado bancario ({count})",
        "In the books, in an account without a bank statement ({count})",
    ),
    "match-reason.held-before": (
        "el banco tenía {bank} al {on} y los libros {books}",
        "the bank had {bank} on {on} and the books {books}",
    ),
    "match-reason.must-have-held": (
        "antes de su primer movimiento ({on}) el banco debió tener {bank} y los libros dicen "
        "{books}; guarde el saldo del banco de antes para saber si faltan movimientos",
        "before its first line ({on}) the bank must have had {bank} and the books say {books}; "
        "record the bank's balance of before to know whether lines are missing",
    ),
    "match-reason.but-said": (
        "el banco dijo {bank} al {on}",
        "the bank said {bank} on {on}",
    ),
    "match-reason.no-lines": (
        "no hay movimientos del banco",
        "there are no lines of the bank",
    ),
    "match-reason.lines-missing": (
        "del {since} al {until} el saldo del banco cambió {moved} y sus movimientos suman {lines}: "
        "faltan movimientos",
        "from {since} to {until} the bank's balance moved by {moved} and its lines by {lines}: "
        "lines are missing",
    ),
    "figure.outstanding-payment": (
        "Pagos en tránsito (en los libros, aún no en el banco)",
        "Outstanding payments (in the books, not yet at the bank)",
    ),
    "figure.deposit-in-transit": (
        "Depósitos en tránsito (en los libros, aún no en el banco)",
        "Deposits in transit (in the books, not yet at the bank)",
    ),
    "figure.bank-charge": (
        "Comisiones del banco no registradas",
        "Bank charges not in the books",
    ),
    "figure.debit-not-in-books": (
        "Otros cargos del banco no registrados",
        "Other debits not in the books",
    ),
    "figure.credit-not-in-books": (
        "Abonos del banco no registrados",
        "Credits not in the books",
    ),
    "figure.amount-differs": (
        "Importes que difieren entre el banco y los libros",
        "Amounts that differ between the bank and the books",
    ),
    "figure.twice-in-books": (
        "Posiblemente registrados dos veces en los libros",
        "Possibly twice in the books",
    ),
    "figure.twice-at-bank": (
        "Posiblemente dos veces en el banco",
        "Possibly twice at the bank",
    ),
    "figure.before-the-lines": (
        "Abierto antes del primer estado de cuenta bancario",
        "Open before the first statement",
    ),
    "figure.not-explained": ("SIN EXPLICAR", "NOT EXPLAINED"),
    "label.bank-reconciliation": (
        "Conciliación bancaria de {book}, cuenta {account}, al {on}",
        "Bank reconciliation of {book}, account {account}, on {on}",
    ),
    "figure.books": ("Saldo según los libros", "Balance of the books"),
    "figure.bank": ("Saldo según el banco", "Balance of the bank"),
    "label.reconciles": (
        "CONCILIA: la diferencia de {difference} está explicada al centavo",
        "RECONCILES: the difference of {difference} is explained to the cent",
    ),
    "label.reconciles-without": (
        "CONCILIA: el banco y los libros dicen lo mismo",
        "RECONCILES: the bank and the books say the same",
    ),
    "label.does-not-reconcile": (
        "NO CONCILIA: de la diferencia de {difference}, {open} no se explica",
        "DOES NOT RECONCILE: of the difference of {difference}, {open} is not explained",
    ),
    "label.counts-proposed": (
        "Propuestas que nadie ha confirmado y aquí se tomaron por buenas: {count}.",
        "Proposals that nobody has confirmed, and that are taken for good here: {count}.",
    ),
    "label.no-bank-balance": (
        "No hay ningún saldo del banco guardado hasta el {on}: se muestra qué corresponde a qué, "
        "sin conciliar saldos.",
        "No balance of the bank is recorded up to {on}: what belongs to what is shown, and no "
        "balances are reconciled.",
    ),
    "label.matching": (
        "{book} al {on}: el banco y los comprobantes frente a los libros",
        "{book} on {on}: the bank and the invoices beside the books",
    ),
    "label.window": (
        "Entre el banco y los libros {days:one=se admitió|other=se admitieron} hasta {days} "
        "{days:one=día|other=días} de diferencia.",
        "Up to {days} {days:one=day|other=days} between the bank and the books "
        "{days:one=was|other=were} allowed.",
    ),
    "label.void-decisions": (
        "Sin efecto, porque citan lo que ya no está vigente: {seen}",
        "Without effect, since they name what does not stand any more: {seen}",
    ),
    "match-table.bank-matched": ("Banco: conciliado ({count})", "Bank: matched ({count})"),
    "match-table.bank-proposed": ("Banco: propuesto ({count})", "Bank: proposed ({count})"),
    "match-table.bank-evidence": (
        "En el banco, sin pareja en los libros ({count})",
        "At the bank, not matched in the books ({count})",
    ),
    "match-table.bank-events": (
        "En los libros, sin pareja en el banco ({count})",
        "In the books, not matched at the bank ({count})",
    ),
    "match-table.invoices-matched": (
        "Comprobantes: conciliado ({count})",
        "Invoices: matched ({count})",
    ),
    "match-table.invoices-proposed": (
        "Comprobantes: propuesto ({count})",
        "Invoices: proposed ({count})",
    ),
    "match-table.invoices-evidence": (
        "Comprobantes sin gasto en los libros ({count})",
        "Invoices without an expenditure in the books ({count})",
    ),
    "match-table.invoices-events": (
        "En los libros, sin comprobante ({count})",
        "In the books, without an invoice ({count})",
    ),
}

MISUSE: dict[str, Both] = {
    "match.not-free": (
        "no se puede decidir sobre «{seen}»: ya se decidió, o no está. Qué hacer: vea de nuevo lo "
        "que espera una decisión",
        "«{seen}» cannot be decided on: it is decided already, or is not there. What to do: look "
        "again at what waits for a decision",
    ),
    "match.no-such-side": (
        "«{seen}» no es un lado: dé bank o invoices",
        "«{seen}» is no side: give bank or invoices",
    ),
    "match.one-side-empty": (
        "falta un lado. Qué hacer: elija al menos un movimiento del banco o comprobante, y un "
        "asiento",
        "one side is missing. What to do: choose a bank line or an invoice, and an event, at least",
    ),
    "match.several-accounts": (
        "lo elegido es de varias cuentas o monedas. Qué hacer: concilie cada cuenta por separado",
        "what was chosen is of several accounts or currencies. What to do: match each account by "
        "itself",
    ),
    "match.not-there": (
        "no hay nada vigente con la referencia «{seen}»",
        "nothing stands under the reference «{seen}»",
    ),
    "match.no-reason": (
        "falta el motivo. Qué hacer: diga por qué se decide otra cosa que lo guardado",
        "the reason is missing. What to do: say why it is decided otherwise than what is recorded",
    ),
    "match.nothing-decided": (
        "no hay ninguna decisión por guardar",
        "there is no decision to be recorded",
    ),
    "match.not-a-window": (
        "{seen} no es un número de días: dé uno de 0 a 366",
        "{seen} is no number of days: give one from 0 to 366",
    ),
}
