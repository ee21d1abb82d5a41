"""What wants attention in the books as they stand."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "deadline.refund-due": ("{book}: reintegrar {held}", "{book}: refund {held}"),
    "deadline.report-due": ("{book}: entregar el informe", "{book}: hand in the report"),
    "deadline.period-report-due": (
        "{book}: entregar el informe de {period}",
        "{book}: hand in the report of {period}",
    ),
    "deadline.advance-outstanding": (
        "{book}: recibir la comprobación de gastos de {holder}",
        "{book}: account for the advance of {holder}",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "line-over-ceiling": FindingText(
        what=(
            "el rubro «{line}» ejerció {seen} y su monto autorizado es {ceiling}: {excess} de más",
            "the line «{line}» spent {seen} and its ceiling is {ceiling}: {excess} too much",
        ),
        remedy=(
            "reasigne presupuesto, pida una adenda, o pague el exceso con otros recursos",
            "reallocate budget, ask for an addendum, or pay the excess with other money",
        ),
        meaning=(
            "El rubro ya ejerció más que su monto autorizado, contadas las adendas y "
            "reasignaciones hasta ese día. Al cargar un documento es un AVISO: el gasto se "
            "guarda, porque se pagó. Pero el donante puede no aceptar el exceso, y entonces "
            "habría que reintegrarlo: en la revisión es un ERROR, que impide cerrar el año.",
            "The line has spent more than its ceiling, addenda and reallocations up to that day "
            "counted. While a document is loaded it is a WARNING: the spending is recorded, for "
            "it was paid. But the partner may not accept the excess, and then it would have to "
            "be paid back: in `check` it is an ERROR, and the year cannot be closed with it.",
        ),
    ),
    "ceiling-not-compared": FindingText(
        what=(
            "el rubro «{line}» ejerció {seen}, y su monto autorizado es {ceiling}: no hay con qué "
            "comparar las dos monedas",
            "the line «{line}» spent {seen}, and its ceiling is {ceiling}: there is nothing to "
            "compare the two currencies by",
        ),
        remedy=(
            "exprese el monto autorizado, con una adenda, en la moneda del convenio o en una de "
            "sus cuentas",
            "state the ceiling, by an addendum, in the agreement's currency or in one of its "
            "accounts",
        ),
        meaning=(
            "El monto autorizado está en una moneda en la que no ha llegado dinero, así que no "
            "hay tipo de cambio con que decir en ella lo ejercido. No se supone ninguno: lo "
            "ejercido se informa en la moneda del convenio, y nadie revisa si rebasa.",
            "The ceiling is in a currency in which no money has come, so there is no rate at which "
            "to say in it what was spent. None is assumed: what was spent is reported in the "
            "agreement's currency, and nobody checks whether it is too much.",
        ),
    ),
    "not-zero-at-closing": FindingText(
        what=(
            "{book} terminó el {end} y quedan {held}",
            "{book} ended on {end} and {held} are left",
        ),
        remedy=(
            "registre el reintegro o los gastos que falten",
            "record the refund or the expenditures that are missing",
        ),
        meaning=(
            "Terminada la vigencia ya no se gasta, y lo que queda es del donante. Es normal "
            "mientras se hace el reintegro; una cifra negativa es dinero que la institución "
            "adelantó y aún no recibe.",
            "Once the agreement has ended nothing more is spent, and what is left is the "
            "partner's. It is normal while the refund is under way; a negative figure is money "
            "that the institution advanced and has not received.",
        ),
    ),
    "refund-due": FindingText(
        what=(
            "{held} deben reintegrarse a más tardar el {by} (días que faltan: {days})",
            "{held} must go back by {by} (days left: {days})",
        ),
        remedy=("prepare el reintegro", "prepare the refund"),
        meaning=(
            "Hay saldo disponible y el convenio fija la fecha para reintegrar lo que no se use. "
            "Es una NOTA mientras falten más de 30 días, y después un AVISO; no dice que deba "
            "reintegrarse todo si aún hay gastos por pagar.",
            "Money is held, and the agreement sets the day by which what is not used goes back. "
            "It is a NOTE while more than 30 days are left, then a WARNING; it does not say that "
            "all must go back where expenditures are still to be paid.",
        ),
    ),
    "refund-overdue": FindingText(
        what=(
            "{held} debieron reintegrarse a más tardar el {by} (días de retraso: {days})",
            "{held} had to go back by {by} (days late: {days})",
        ),
        remedy=(
            "reintegre y regístrelo, o pida una adenda",
            "send it back and record it, or ask for an addendum",
        ),
        meaning=(
            "La fecha para reintegrar lo no ejercido ya pasó, y según los libros el dinero sigue "
            "aquí. O falta registrar un reintegro que ya se hizo, o hay un incumplimiento con el "
            "donante.",
            "The day by which what was not spent had to go back has passed, and by the books the "
            "money is still here. Either a refund that was made has not been recorded, or the "
            "agreement with the partner is not being kept.",
        ),
    ),
    "report-due": FindingText(
        what=(
            "el informe debe entregarse a más tardar el {by} (días que faltan: {days})",
            "the report is due by {by} (days left: {days})",
        ),
        remedy=("prepare el informe", "prepare the report"),
        meaning=(
            "El convenio fija hasta cuándo puede entregarse el informe. Los libros no saben si ya "
            "se entregó: esto aparece de todos modos, como NOTA y, en los últimos 30 días, como "
            "AVISO.",
            "The agreement sets the day by which its report is delivered. The books do not know "
            "whether it was delivered: this appears all the same, as a NOTE and, in the last 30 "
            "days, as a WARNING.",
        ),
    ),
    "report-overdue": FindingText(
        what=(
            "el informe debió entregarse a más tardar el {by} (días de retraso: {days})",
            "the report was due by {by} (days late: {days})",
        ),
        remedy=("entréguelo, o pida una adenda", "deliver it, or ask for an addendum"),
        meaning=(
            "La fecha pactada para el informe ya pasó. Los libros no saben si se entregó: si se "
            "entregó a tiempo es inofensivo, aunque siga apareciendo.",
            "The day agreed for the report has passed. The books do not know whether it was "
            "delivered: where it was, in time, this does no harm, though it goes on appearing.",
        ),
    ),
    "period-report-due": FindingText(
        what=(
            "el informe del periodo {period} debe entregarse a más tardar el {by} (días que "
            "faltan: {days})",
            "the report of the period {period} is due by {by} (days left: {days})",
        ),
        remedy=("prepare el informe de ese periodo", "prepare the report of that period"),
        meaning=(
            "El convenio se informa por periodos, y cada uno tiene su plazo. Los libros no saben "
            "si ese informe ya se entregó: esto aparece de todos modos.",
            "The agreement is reported period by period, each by its own day. The books do not "
            "know whether that report was delivered: this appears all the same.",
        ),
    ),
    "period-report-overdue": FindingText(
        what=(
            "el informe del periodo {period} debió entregarse a más tardar el {by} (días de "
            "retraso: {days})",
            "the report of the period {period} was due by {by} (days late: {days})",
        ),
        remedy=(
            "entregue el informe de ese periodo, o acuerde otro plazo",
            "deliver the report of that period, or agree on another day",
        ),
        meaning=(
            "El plazo de ese periodo ya pasó. Si su informe se entregó a tiempo es inofensivo, "
            "aunque siga apareciendo, y no impide cerrar un año.",
            "The day agreed for that period has passed. Where its report was delivered in time, "
            "this does no harm, though it goes on appearing, and it keeps no year open.",
        ),
    ),
    "advance-outstanding": FindingText(
        what=(
            "{holder}: {held} por comprobar (días: {days}; plazo: {allowed})",
            "{holder}: {held} to be accounted for (days: {days}; allowed: {allowed})",
        ),
        remedy=("pida la comprobación a tiempo", "ask for the account in time"),
        meaning=(
            "Ese dinero lo tiene quien lo recibió para gastos a comprobar: es del convenio y "
            "todavía no es gasto. Los días se cuentan desde lo más antiguo que falta por "
            "comprobar.",
            "Whoever received the advance has that money: it is the agreement's, and not an "
            "expenditure yet. Days are counted from the oldest part not accounted for.",
        ),
    ),
    "advance-overdue": FindingText(
        what=(
            "{holder}: {held} sin comprobar fuera de plazo (días: {days}; plazo: {allowed})",
            "{holder}: {held} not accounted for in time (days: {days}; allowed: {allowed})",
        ),
        remedy=(
            "pida la comprobación, o que regrese el dinero",
            "ask for the account, or for the advance back",
        ),
        meaning=(
            "Pasó el plazo del convenio para comprobar ese gasto. Hasta que se compruebe o el "
            "dinero regrese a la cuenta del banco, no puede informarse al donante como ejercido.",
            "The days that the agreement allows to account for an advance have passed. Until it "
            "is accounted for by expenditures, or returns to the bank account, it cannot be "
            "reported to the partner as spent.",
        ),
    ),
    "due-back": FindingText(
        what=(
            "{due_back} no aceptados por el donante están por reintegrarse",
            "{due_back} that the partner did not accept are due back",
        ),
        remedy=(
            "registre la recuperación o el reintegro, con su gasto no aceptado, o su solventación",
            "record the recovery or the refund, with its disallowance, or its settlement",
        ),
        meaning=(
            "El donante rechazó parte de un gasto, y aún no hay con qué se haya saldado. Solo "
            "cuenta la recuperación o el reintegro que cita el folio del gasto no aceptado; uno "
            "que no lo cite no lo salda.",
            "The partner refused part of an expenditure, and nothing has made it good yet. Only a "
            "recovery or a refund that cites the disallowance's reference counts; one that does "
            "not cite it makes nothing good.",
        ),
    ),
    "bank-differs": FindingText(
        what=(
            "al {on} el banco dice {bank} y los libros {held}: diferencia {difference}",
            "on {on} the bank says {bank} and the books {held}: difference {difference}",
        ),
        remedy=(
            "concilie con el estado de cuenta bancario y registre lo que falte",
            "reconcile with the bank's statement and record what is missing",
        ),
        meaning=(
            "El saldo del banco es la única cifra que viene de fuera de los libros; se toma el "
            "más reciente que puede compararse. Los libros cuadran aunque difiera: suele faltar "
            "una comisión o unos rendimientos, o hay un pago que el banco aún no refleja.",
            "The bank's balance is the only figure from outside the books; the latest that can be "
            "compared is taken. The books close though it differs: mostly a fee or interest is "
            "missing, or there is a payment that the bank does not show yet.",
        ),
    ),
    "bank-difference-explained": FindingText(
        what=(
            "al {on} el banco dice {bank} y los libros {held}: la diferencia de {difference} está "
            "explicada al centavo ({items}; propuestas sin confirmar: {count})",
            "on {on} the bank says {bank} and the books {held}: the difference of {difference} is "
            "explained to the cent ({items}; proposals not confirmed: {count})",
        ),
        remedy=(
            "registre lo que solo tiene el banco y espere lo que está en tránsito; coopledger "
            "match lo lista",
            "record what only the bank has, and wait for what is in transit; coopledger match "
            "lists it",
        ),
        meaning=(
            "El banco y los libros difieren casi siempre por unos días: pagos en tránsito, una "
            "comisión por registrar. La conciliación bancaria da la integración de la "
            "diferencia.",
            "The bank and the books mostly differ for some days: payments on their way, a fee to "
            "be recorded. The bank reconciliation says what the difference is made of.",
        ),
    ),
    "interest-owner-not-agreed": FindingText(
        what=(
            "hay rendimientos por {earned} y el convenio no dice de quién son",
            "there is interest of {earned} and the agreement does not say whose it is",
        ),
        remedy=(
            "acuérdelo con el donante antes de gastarlos o reintegrarlos",
            "agree on it with the partner before it is spent or returned",
        ),
        meaning=(
            "El dinero generó rendimientos, y no está pactado si son del convenio, del ejecutor o "
            "del donante. Mientras tanto los libros los suman al saldo disponible, y podrían "
            "gastarse o reintegrarse sin que nadie lo haya acordado.",
            "The money earned interest, and it was not agreed whether it is the agreement's, the "
            "recipient's or the partner's. Meanwhile the books add it to what is held, and it "
            "could be spent or returned though nobody agreed to it.",
        ),
    ),
    "interest-to-partner": FindingText(
        what=(
            "los rendimientos ({earned}) son del donante",
            "the interest ({earned}) is the partner's",
        ),
        remedy=("inclúyalos en el reintegro", "include it in the refund"),
        meaning=(
            "El convenio dice que los rendimientos son del donante, y todavía hay saldo "
            "disponible. El saldo de los libros ya los incluye; no son recursos para gastar.",
            "The agreement says that interest is the partner's, and money is still held. The "
            "books' balance includes it already; it is not money to spend.",
        ),
    ),
    "interest-to-recipient": FindingText(
        what=(
            "los rendimientos ({earned}) son del ejecutor",
            "the interest ({earned}) is the recipient's",
        ),
        remedy=("no los incluya en el reintegro", "leave it out of the refund"),
        meaning=(
            "El convenio dice que los rendimientos son del ejecutor, aunque estén en la cuenta "
            "del convenio. El saldo de los libros los incluye, así que es mayor que lo que "
            "corresponde al donante.",
            "The agreement says that interest is the recipient's, though it is in the agreement's "
            "account. The books' balance includes it, so it is more than what belongs to the "
            "partner.",
        ),
    ),
    "unspent": FindingText(
        what=(
            "{held} sin ejercer; lo más antiguo, desde el {since} (días: {days})",
            "{held} not spent; the oldest since {since} (days: {days})",
        ),
        remedy=("revise el programa de gasto", "look at the spending plan"),
        meaning=(
            "Hay dinero recibido que no se ha ejercido ni reintegrado. No es un error: dice "
            "cuánto y desde cuándo espera, tomando que sale primero lo que llegó primero, para "
            "prever a tiempo un remanente.",
            "There is money received that was neither spent nor returned. It is no error: it says "
            "how much and since when it has waited, taking what came first to leave first, so "
            "that money left over is foreseen in time.",
        ),
    ),
    "pace": FindingText(
        what=(
            "ha pasado el {elapsed} % del plazo y se ha ejercido el {spent} % de lo recibido",
            "{elapsed} % of the time has passed and {spent} % of what was received is spent",
        ),
        remedy=("revise el programa de gasto", "look at the spending plan"),
        meaning=(
            "Compara cuánto de la vigencia ha pasado con cuánto se ha ejercido, en la moneda del "
            "convenio. No hay una proporción correcta: un foro concentra su gasto en una semana.",
            "It compares how much of the agreement's period has passed with how much is spent, in "
            "the agreement's currency. No proportion is the right one: a forum spends all in one "
            "week.",
        ),
    ),
    "returned-before": FindingText(
        what=(
            "bajo {before} se reintegraron {returned}, que pueden solicitarse de nuevo",
            "under {before} {returned} went back, which may be requested again",
        ),
        remedy=("si aún no lo ha hecho, solicítelos", "if you have not yet, request it"),
        meaning=(
            "Este convenio sigue a otro, bajo el cual se reintegró dinero que puede pedirse de "
            "nuevo. No es un saldo ni un derecho: contará cuando llegue como ministración.",
            "This agreement follows another, under which money went back that may be requested "
            "again. It is neither a balance nor a right: it will count when it comes as a "
            "disbursement.",
        ),
    ),
    "rate-missing": FindingText(
        what=("{said}", "{said}"),
        remedy=(
            "pida la revisión de este convenio a un programa que dé el tipo de cambio",
            "let a program that gives the rate check this agreement",
        ),
        meaning=(
            "El convenio pacta que el gasto se informe a un tipo publicado, y aquí no se tiene. "
            "No se usa otro en su lugar: lo guardado está completo, pero de este convenio no se "
            "revisó nada más.",
            "The agreement prescribes a published rate for what is spent, and it is not to be had "
            "here. No other is used in its place: what is recorded is complete, but nothing else "
            "of this agreement was checked.",
        ),
    ),
}
