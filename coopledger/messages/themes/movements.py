"""What is found in money that moves: more than there is, or between accounts that do not fit."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "redenomination-rate": FindingText(
        what=(
            "{amount} son {expected} al tipo de cambio oficial ({rate}), y aquí llegan {seen}",
            "{amount} are {expected} at the official rate ({rate}), and here {seen} arrive",
        ),
        remedy=(
            "corrija lo que llegó; una comisión del banco es un gasto",
            "correct what arrived; what the bank charged is an expenditure",
        ),
        meaning=(
            "Una moneda que termina se vuelve la que la sustituye a un tipo de cambio oficial, ya "
            "fijado, sin diferencia ni margen del banco.",
            "A currency that ends becomes the one that takes its place at a rate set by law, "
            "without a difference or a bank's margin.",
        ),
    ),
    "total-too-large": FindingText(
        what=(
            "con {seen}, lo movido en el libro rebasa {largest}",
            "with {seen}, what moved in the book exceeds {largest}",
        ),
        remedy=("revise el importe", "check the amount"),
        meaning=(
            "Con ese importe, las sumas del libro pasarían del máximo que se garantiza exacto. "
            "Ningún fondo de cooperación llega a eso: casi siempre sobra una cifra.",
            "With that amount, the book's sums would pass the largest that is kept exact. No "
            "cooperation fund comes near: mostly there is a digit too many.",
        ),
    ),
    "paid-before-issued": FindingText(
        what=(
            "se pagó el {when}, antes de que se emitiera el comprobante, el {seen}",
            "it was paid on {when}, before the invoice was issued, on {seen}",
        ),
        remedy=(
            "revise las dos fechas; si se pagó por adelantado, nada",
            "check the two dates; where it was paid in advance, nothing",
        ),
        meaning=(
            "Un gasto cuenta el día en que se paga, y se devenga el día en que se emite su "
            "comprobante. Pagar antes es un pago por adelantado: se guarda, y hasta que se emite "
            "el comprobante está ejercido y no devengado.",
            "An expenditure counts on the day on which it is paid, and accrues on that on which "
            "its invoice is issued. To pay before is to pay in advance: it is recorded, and until "
            "the invoice is issued it is spent and not accrued.",
        ),
    ),
    "spent-beyond-received": FindingText(
        what=(
            "el gasto rebasa lo recibido por {excess} al {on}{later}",
            "spending exceeds what was received by {excess} on {on}{later}",
        ),
        remedy=(
            "registre la ministración que falta o corrija la fecha",
            "record the disbursement that is missing or correct the date",
        ),
        meaning=(
            "En ningún día puede gastarse dinero del donante que aún no ha llegado. Se revisa "
            "fecha por fecha y moneda por moneda, con todas las cuentas juntas. No se aplica "
            "donde el convenio admite prefinanciamiento: entonces la institución adelanta y el "
            "saldo es negativo.",
            "On no day may money of the partner be spent that has not come yet. It is checked "
            "date by date and currency by currency, all accounts together. It does not apply "
            "where the agreement allows prefinancing: then the institution advances the money and "
            "the balance is negative.",
        ),
    ),
    "refund-beyond-held": FindingText(
        what=(
            "el reintegro de {seen} rebasa el saldo disponible al {on}: {held}",
            "the refund of {seen} exceeds what is held on {on}: {held}",
        ),
        remedy=(
            "corrija el importe o la fecha del reintegro",
            "correct the refund's amount or its date",
        ),
        meaning=(
            "Solo se reintegra lo que ese día queda en la cuenta y, en su moneda, en el convenio. "
            "Aun con prefinanciamiento, lo que adelantó la institución no es dinero que pueda "
            "reintegrarse al donante.",
            "Only what is left that day in the account, and of the agreement in that currency, "
            "can be returned. Even with prefinancing, what the institution advanced is no money "
            "to be returned to the partner.",
        ),
    ),
    "withdrawal-beyond-held": FindingText(
        what=(
            "el retiro de {seen} rebasa el saldo disponible al {on}: {held}",
            "the withdrawal of {seen} exceeds what is held on {on}: {held}",
        ),
        remedy=(
            "corrija el importe o la fecha del retiro",
            "correct the withdrawal's amount or its date",
        ),
        meaning=(
            "La institución solo retira lo que ese día queda en la cuenta y, en su moneda, en el "
            "convenio. Lo que adelantó con prefinanciamiento se le repone con la ministración que "
            "llega después, sin retiro.",
            "The institution takes out only what is left that day in the account, and of the "
            "agreement in that currency. What it advanced by prefinancing is made good by the "
            "disbursement that comes later, without a withdrawal.",
        ),
    ),
    "transfer-beyond-held": FindingText(
        what=(
            "el traspaso de {seen} rebasa lo que tiene la cuenta al {on}: {held}",
            "the transfer of {seen} exceeds what the account holds on {on}: {held}",
        ),
        remedy=(
            "corrija el importe, la cuenta o la fecha del traspaso",
            "correct the transfer's amount, account or date",
        ),
        meaning=(
            "De una cuenta no sale por traspaso más de lo que tiene al terminar ese día, con todo "
            "lo que entró y salió en él. Un cambio de moneda además no pasa de lo que queda, en "
            "su lugar, en la cuenta y en su moneda: lo que ese mismo día regresó de un gasto que "
            "va después no cuenta. Que otra cuenta tenga dinero no basta.",
            "No more leaves an account by transfer than it holds at the end of that day, with all "
            "that came and went in it. An exchange is also within what its account, and its "
            "currency, have at its place: what came back that day of an expenditure that comes "
            "after it does not count. That another account has money is not enough.",
        ),
    ),
    "leaves-without-money": FindingText(
        what=(
            "deja sin dinero a «{later}», ya guardado, del {on}: faltarían {missing}",
            "it leaves «{later}» of {on}, already recorded, without its money: {missing} short",
        ),
        remedy=(
            "corrija el importe o la fecha, o reverse primero el otro movimiento",
            "correct the amount or the date, or reverse the other event first",
        ),
        meaning=(
            "En su fecha el movimiento cabe, pero ya no alcanzaría para otro posterior que está "
            "guardado. El saldo se revisa en cada día que sigue, no solo al final, y una reversa "
            "también puede quitarle su dinero a otro.",
            "On its own date there is money for it, but not any more for a later event that is "
            "recorded. The balance is checked on every day that follows, not only at the end, and "
            "a reversal can take another event's money, too.",
        ),
    ),
    "account-below-zero": FindingText(
        what=(
            "la cuenta «{account}» queda en {held}, menos de cero desde el {on}; el dinero está "
            "en otras cuentas",
            "the account «{account}» comes to {held}, below zero from {on} on; the money is in "
            "other accounts",
        ),
        remedy=(
            "revise la columna Cuenta, o registre el traspaso que falta",
            "check the column Account, or record the transfer that is missing",
        ),
        meaning=(
            "En su moneda el convenio tiene dinero, pero de esa cuenta salió más del que tenía: "
            "casi siempre la cuenta está mal escrita, o se comprobó más que lo entregado. Es un "
            "AVISO; si el convenio pide cuentas sin sobregiro, es un ERROR.",
            "The agreement has money in that currency, but more left that account than it had: "
            "mostly the wrong account was named, or more was accounted for than was advanced. It "
            "is a WARNING; where the agreement asks for accounts without overdraft, an ERROR.",
        ),
    ),
    "same-account": FindingText(
        what=(
            "la cuenta de salida y la de entrada son la misma: «{seen}»",
            "the account it leaves and the one it enters are the same: «{seen}»",
        ),
        remedy=("corrija una de las dos", "correct one of the two"),
        meaning=(
            "Un traspaso de una cuenta a sí misma no mueve nada. Por lo general, una de las dos "
            "claves está mal escrita, y el dinero salió o llegó en otra cuenta.",
            "A transfer from an account to itself moves nothing. Mostly one of the two codes is "
            "miswritten, and the money left or reached another account.",
        ),
    ),
    "exchange-in-one-currency": FindingText(
        what=(
            "lo que llegó ({seen}) está en la misma moneda que lo que salió",
            "what arrived ({seen}) is in the same currency as what left",
        ),
        remedy=(
            "deje vacío lo que llegó; una comisión es un gasto aparte",
            "leave empty what arrived; a fee is an expenditure of its own",
        ),
        meaning=(
            "En un traspaso, un segundo importe significa un cambio de moneda. En una sola moneda "
            "llega lo que salió; si el banco cobró una comisión, esta se vería como dinero "
            "perdido y no como gasto.",
            "In a transfer, a second amount means an exchange. In one currency what left is what "
            "arrives; if the bank charged a fee, it would look like money lost and not like an "
            "expenditure.",
        ),
    ),
    "arrived-missing": FindingText(
        what=(
            "falta lo que llegó a la otra cuenta, en {expected}",
            "what arrived in the other account is missing, in {expected}",
        ),
        remedy=(
            "llene la columna Llegó con su moneda",
            "fill in the column Arrived with its currency",
        ),
        meaning=(
            "Las dos cuentas están en monedas distintas, y el banco cambió una por otra. Los dos "
            "importes dicen a qué tipo; con uno solo habría que suponerlo, y los libros no "
            "suponen tipos de cambio.",
            "The two accounts are in different currencies, and the bank exchanged one for the "
            "other. The two amounts say at what rate; with only one it would have to be assumed, "
            "and the books assume no rate.",
        ),
    ),
    "balance-needs-day": FindingText(
        what=(
            "un saldo de banco es de un día, y dice {seen}",
            "a bank balance is of a day, and it says {seen}",
        ),
        remedy=("escriba el día: 29/12/2016", "write the day: 29/12/2016"),
        meaning=(
            "El saldo del banco se compara con el de los libros al cierre de un día. De un mes o "
            "de un periodo no se sabría cuál de sus saldos es.",
            "The bank's balance is compared with that of the books at the end of a day. Of a "
            "month or a range nobody would know which of its balances it is.",
        ),
    ),
}
