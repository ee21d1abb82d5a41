"""What is found of periods, which are closed, adjusted and reopened."""

from coopledger.messages.finding_text import Both, FindingText

_DATE_OR_REOPEN: Both = (
    "féchelo en un día abierto, o reabra el año con su motivo: coopledger period CLAVE AÑO "
    'abierto --reason "por qué"',
    "date it on an open day, or reopen the year with a reason: coopledger period CODE YEAR open "
    '--reason "why"',
)

FINDINGS: dict[str, FindingText] = {
    "period-closed": FindingText(
        what=(
            "la fecha {seen} cae en {year}, que está cerrado; el primer día abierto es el "
            "{expected}",
            "the date {seen} falls in {year}, which is closed; the first open day is {expected}",
        ),
        remedy=_DATE_OR_REOPEN,
        meaning=(
            "Un año cerrado ya se informó: nada puede entrar en él, ni antes de su último día, "
            "porque cambiaría lo que se dijo. Lo que se conoce después cuenta desde el primer día "
            "abierto.",
            "A closed year has been reported: nothing can enter it, nor before its last day, for "
            "that would change what was said. What becomes known later counts from the first open "
            "day on.",
        ),
    ),
    "period-of-revision": FindingText(
        what=(
            "la revisión {revision} de «{reference}» cuenta desde el {seen}, día de la reversa de "
            "la anterior, que cae en {year}, ya cerrado",
            "revision {revision} of «{reference}» counts from {seen}, the day on which the one "
            "before was taken back, which falls in {year}, closed by now",
        ),
        remedy=(
            'reabra el año con su motivo: coopledger period CLAVE AÑO abierto --reason "por qué"',
            'reopen the year with a reason: coopledger period CODE YEAR open --reason "why"',
        ),
        meaning=(
            "Un tipo de cambio, una actividad o una decisión de conciliación no cuenta desde su "
            "fecha, sino desde la reversa de su revisión anterior. Si esa cae en un año cerrado, "
            "lo nuevo cambiaría lo que ese año informó.",
            "An exchange rate, an activity or a decision of matching does not count from its date, "
            "but from the reversal of the revision before. Where that falls in a closed year, what "
            "is new would change what that year reported.",
        ),
    ),
    "period-names-activity": FindingText(
        what=(
            "{year}, ya cerrado, tiene gastos de la actividad «{of}»; una reversa con la misma "
            "fecha de la actividad la quitaría también de ahí; el primer día abierto es el "
            "{expected}",
            "{year}, closed by now, has spending on the activity «{of}»; a reversal dated as the "
            "activity would take it away there, too; the first open day is {expected}",
        ),
        remedy=(
            "feche la reversa en el primer día abierto",
            "date the reversal on the first open day",
        ),
        meaning=(
            "Lo que se reversa con su misma fecha es como si nunca hubiera estado. Si un año "
            "cerrado ya informó gastos de esa actividad, su informe cambiaría: la reversa se fecha "
            "después, y vale desde entonces.",
            "What is taken back as of its own date is as if it had never been. Where a closed year "
            "reported spending on that activity, its report would change: the reversal is dated "
            "later, and counts from then on.",
        ),
    ),
    "period-adjusting": FindingText(
        what=(
            "la fecha {seen} cae en {year}, que está en ajustes y solo admite correcciones; el "
            "primer día abierto es el {expected}",
            "the date {seen} falls in {year}, which is being adjusted and takes corrections only; "
            "the first open day is {expected}",
        ),
        remedy=_DATE_OR_REOPEN,
        meaning=(
            "Mientras un año se ajusta solo se corrige lo ya registrado: reversas, revisiones, "
            "recuperaciones, gastos no aceptados y saldos del banco. Un hecho nuevo va en un año "
            "abierto.",
            "While a year is being adjusted only what is recorded is set right: reversals, "
            "revisions, recoveries, disallowances and bank balances. A new fact goes into an open "
            "year.",
        ),
    ),
    "period-not-over": FindingText(
        what=(
            "el año {year} no ha terminado: su último día es el {expected}",
            "the year {year} is not over: its last day is {expected}",
        ),
        remedy=("espere a que termine el año", "wait until the year is over"),
        meaning=(
            "Hasta su último día puede ocurrir algo que deba registrarse en el año. Se cierra, o "
            "se deja solo para ajustes, cuando ya terminó.",
            "Until its last day something may happen that has to be recorded in the year. It is "
            "closed, or left for adjustments only, when it is over.",
        ),
    ),
    "period-earlier-open": FindingText(
        what=(
            "para que {year} quede {state}, antes debe estarlo {seen}, que también tiene asientos",
            "for {year} to be {state}, {seen} must be so first, which has records too",
        ),
        remedy=(
            "cierre o ajuste primero el año anterior",
            "close or adjust the earlier year first",
        ),
        meaning=(
            "Los años se cierran en orden. Con uno anterior abierto, lo que se registrara en él "
            "cambiaría los saldos con que empieza el que se quiere cerrar.",
            "Years are closed in order. With an earlier one open, what is recorded in it would "
            "change the balances that the one to be closed begins with.",
        ),
    ),
    "period-later-closed": FindingText(
        what=(
            "para que {year} quede {state}, antes debe estarlo {seen}, que empieza con lo que "
            "{year} deja",
            "for {year} to be {state}, {seen} must be so first, which begins with what {year} "
            "leaves",
        ),
        remedy=(
            "reabra primero el año posterior, y ciérrelo de nuevo al final",
            "reopen the later year first, and close it again in the end",
        ),
        meaning=(
            "Los años se reabren del último al primero. Lo que se registrara en el anterior "
            "cambiaría los saldos de uno que sigue cerrado.",
            "Years are reopened from the last to the first. What is recorded in the earlier one "
            "would change the balances of one that is still closed.",
        ),
    ),
    "period-needs-reason": FindingText(
        what=(
            "{year} está {before}; para que quede {seen} falta el motivo",
            "{year} is {before}; for it to be {seen} the reason is missing",
        ),
        remedy=(
            'repita con --reason "por qué"; queda en la historia',
            'repeat with --reason "why"; it stays in the history',
        ),
        meaning=(
            "Reabrir un año permite cambiar lo que ya se informó de él. Un auditor preguntará por "
            "qué, y la respuesta queda en la historia junto a quién lo hizo y cuándo.",
            "Reopening a year allows a change to what was reported of it. An auditor will ask "
            "why, and the answer stays in the history beside who did it and when.",
        ),
    ),
    "period-has-errors": FindingText(
        what=(
            "al {on} hay errores por resolver: {seen}",
            "on {on} there are errors to resolve: {seen}",
        ),
        remedy=(
            "resuélvalos y repita; coopledger check CLAVE --on DÍA los muestra uno por uno",
            "resolve them and repeat; coopledger check CODE --on DAY shows them one by one",
        ),
        meaning=(
            "Lo que se cierra es lo que se va a informar. Un error que sigue en pie el último día "
            "del año quedaría informado con él; los plazos vencidos no cuentan, porque nada "
            "posterior los quita.",
            "What is closed is what will be reported. An error that stands on the year's last day "
            "would be reported with it; deadlines that passed do not count, for nothing later "
            "takes them away.",
        ),
    ),
    "period-needs-year": FindingText(
        what=(
            "un periodo es un ejercicio de doce meses, y dice {seen}",
            "a period is a fiscal year of twelve months, and it says {seen}",
        ),
        remedy=(
            "escriba el año, 2016, o los días de un ejercicio que empieza en otro mes: "
            "2016-07-01/2017-06-30",
            "write the year, 2016, or the days of one that begins in another month: "
            "2016-07-01/2017-06-30",
        ),
        meaning=(
            "Se cierra por ejercicios: doce meses desde el día primero de alguno, en México los "
            "del año natural. Una hoja de Excel no los pide: esto le ocurre a quien registra desde "
            "otro programa.",
            "Fiscal years are closed: twelve months from the first of some month, in Mexico those "
            "of the calendar year. A sheet in Excel does not ask for them: this happens to those "
            "who record from another program.",
        ),
    ),
    "period-of-other-months": FindingText(
        what=(
            "{seen} no es un ejercicio de este libro; el que contiene ese último día es {expected}",
            "{seen} is no fiscal year of this book; the one that holds that last day is {expected}",
        ),
        remedy=(
            "cierre el ejercicio del libro: coopledger period CLAVE AÑO cerrado",
            "close the book's own fiscal year: coopledger period CODE YEAR closed",
        ),
        meaning=(
            "El libro dice en qué mes inicia su ejercicio, y por él se cierra. Un año natural se "
            "admite también, porque así se cerraba antes.",
            "The book says in which month its fiscal year begins, and by that it is closed. A "
            "calendar year is taken too, for so it was closed before.",
        ),
    ),
    "period-not-reversible": FindingText(
        what=(
            "«{of}» es el estado de un periodo, que no se reversa",
            "«{of}» is the state of a period, which is not reversed",
        ),
        remedy=(
            'cambie su estado: coopledger period CLAVE AÑO abierto --reason "por qué"',
            'change its state: coopledger period CODE YEAR open --reason "why"',
        ),
        meaning=(
            "De los cambios de estado de un periodo vale el último, y todos quedan en la "
            "historia. Reversar uno no diría en qué estado queda.",
            "Of the changes of a period's state the last one counts, and all stay in the history. "
            "To reverse one would not say which state it is in.",
        ),
    ),
}

MISUSE: dict[str, Both] = {
    "period.moved": (
        "el libro cambió desde que se miró; no se registró nada. Qué hacer: mire de nuevo qué lo "
        "impide, y regístrelo",
        "the book changed since it was looked at; nothing was recorded. What to do: look again at "
        "what stands in the way, and record that",
    ),
    "fiscal-year.unreadable": (
        "{seen!r} no es un ejercicio: escriba sus cifras completas, como {expected}",
        "{seen!r} is no fiscal year: write all its digits, like {expected}",
    ),
    "fiscal-year.other": (
        "{seen!r} no es un ejercicio de este libro; el que termina ese año es {expected}",
        "{seen!r} is no fiscal year of this book; the one that ends in that year is {expected}",
    ),
}

LABELS: dict[str, Both] = {
    "fiscal-year.days": ("{name} ({first} a {last})", "{name} ({first} to {last})"),
    "choice.open": ("Abierto", "Open"),
    "choice.adjusting": ("En ajustes", "Being adjusted"),
    "choice.closed": ("Cerrado", "Closed"),
    "period.open": ("abierto", "open"),
    "period.adjusting": ("en ajustes", "being adjusted"),
    "period.closed": ("cerrado", "closed"),
    "period.set": ("{code}: {year} está {state}.", "{code}: {year} is {state}."),
    "period.as-it-was": (
        "{code}: {year} ya está {state}; no se cambió nada.",
        "{code}: {year} is {state} already; nothing was changed.",
    ),
    "period.since": (
        "desde {at}, por {who}",
        "since {at}, by {who}",
    ),
    "period.reopened": ("; reabierto: {count}", "; reopened: {count}"),
    "label.periods": ("Periodos de {code}", "Periods of {code}"),
    "label.no-periods": (
        "{code} aún no tiene nada con fecha: ningún periodo.",
        "{code} has nothing with a date yet: no period.",
    ),
    "label.period": ("Periodo {year}: {state}", "Period {year}: {state}"),
}
