"""What closing a year may find, and what a closed year refuses: code -> (Spanish, English)."""

PERIODS: dict[str, tuple[str, str]] = {
    "period-closed": (
        "Un año cerrado ya se informó: nada puede entrar en él, ni antes de su último día, porque "
        "cambiaría lo que se dijo. Lo que se conoce después cuenta desde el primer día abierto.",
        "A closed year has been reported: nothing can enter it, nor before its last day, for that "
        "would change what was said. What becomes known later counts from the first open day on.",
    ),
    "period-adjusting": (
        "Mientras un año se ajusta solo se corrige lo ya registrado: reversas, revisiones, "
        "recuperaciones, gastos no aceptados y saldos del banco. Un hecho nuevo va en un año "
        "abierto.",
        "While a year is being adjusted only what is recorded is set right: reversals, revisions, "
        "recoveries, disallowances and bank balances. A new fact goes into an open year.",
    ),
    "period-not-over": (
        "Hasta su último día puede ocurrir algo que deba registrarse en el año. Se cierra, o se "
        "deja solo para ajustes, cuando ya terminó.",
        "Until its last day something may happen that has to be recorded in the year. It is "
        "closed, or left for adjustments only, when it is over.",
    ),
    "period-earlier-open": (
        "Los años se cierran en orden. Con uno anterior abierto, lo que se registrara en él "
        "cambiaría los saldos con que empieza el que se quiere cerrar.",
        "Years are closed in order. With an earlier one open, what is recorded in it would change "
        "the balances that the one to be closed begins with.",
    ),
    "period-later-closed": (
        "Los años se reabren del último al primero. Lo que se registrara en el anterior cambiaría "
        "los saldos de uno que sigue cerrado.",
        "Years are reopened from the last to the first. What is recorded in the earlier one would "
        "change the balances of one that is still closed.",
    ),
    "period-needs-reason": (
        "Reabrir un año permite cambiar lo que ya se informó de él. Un auditor preguntará por qué, "
        "y la respuesta queda en la historia junto a quién lo hizo y cuándo.",
        "Reopening a year allows a change to what was reported of it. An auditor will ask why, and "
        "the answer stays in the history beside who did it and when.",
    ),
    "period-has-errors": (
        "Lo que se cierra es lo que se va a informar. Un error que sigue en pie el último día del "
        "año quedaría informado con él; los plazos vencidos no cuentan, porque nada posterior los "
        "quita.",
        "What is closed is what will be reported. An error that stands on the year's last day "
        "would be reported with it; deadlines that passed do not count, for nothing later takes "
        "them away.",
    ),
    "period-needs-year": (
        "Se cierra por años naturales, que son los ejercicios en México. Una hoja de Excel no los "
        "pide: esto le ocurre a quien registra desde otro programa.",
        "Calendar years are closed, which are Mexico's fiscal years. A sheet in Excel does not ask "
        "for them: this happens to those who record from another program.",
    ),
    "period-not-reversible": (
        "De los cambios de estado de un periodo vale el último, y todos quedan en la historia. "
        "Reversar uno no diría en qué estado queda.",
        "Of the changes of a period's state the last one counts, and all stay in the history. To "
        "reverse one would not say which state it is in.",
    ),
}
