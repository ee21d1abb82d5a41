"""Words that stand in sentences and tables of every kind."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "known.some": ("hay {codes}", "there are {codes}"),
    "known.none": ("no hay ninguno", "there is none"),
    "cell.true": ("VERDADERO", "TRUE"),
    "cell.false": ("FALSO", "FALSE"),
    "choices.or": (" o ", " or "),
    "choice.source": ("Fuente", "Source"),
    "choice.derived": ("Derivado", "Derived"),
    "choice.assumed": ("Supuesto", "Assumed"),
    "choice.received": ("Recibido", "Received"),
    "choice.spent": ("Ejercido", "Spent"),
    "choice.returned": ("Reintegrado", "Returned"),
    "choice.fifo": ("PEPS", "FIFO"),
    "choice.average": ("Promedio", "Average"),
    "choice.agreement": ("Convenio", "Agreement"),
    "choice.recipient": ("Ejecutor", "Recipient"),
    "choice.partner": ("Donante", "Partner"),
    "yes": ("sí", "yes"),
    "no": ("no", "no"),
    "nothing": ("(vacío)", "(empty)"),
    "differs": (
        "{field}: antes {before}, ahora {given}",
        "{field}: before {before}, now {given}",
    ),
    "date.range": ("{first} a {last}", "{first} to {last}"),
    "kind.disbursement": ("ministración", "disbursement"),
    "kind.interest": ("rendimientos", "interest"),
    "kind.opening_balance": ("saldo inicial", "opening balance"),
    "kind.earlier_amount": ("acumulado anterior", "earlier amount"),
    "kind.own_contribution": ("aportación propia", "own contribution"),
    "kind.other_income": ("otros ingresos", "other income"),
    "kind.withdrawal": ("retiro de recursos propios", "withdrawal of own funds"),
    "kind.transfer": ("traspaso", "transfer"),
    "kind.expenditure": ("gasto", "expenditure"),
    "kind.refund": ("reintegro", "refund"),
    "kind.recovery": ("recuperación", "recovery"),
    "kind.reversal": ("reversa", "reversal"),
    "kind.activity": ("actividad", "activity"),
    "kind.in_kind": ("aportación en especie", "contribution in kind"),
    "kind.addendum": ("adenda", "addendum"),
    "kind.reallocation": ("reasignación", "reallocation"),
    "kind.disallowance": ("gasto no aceptado", "disallowance"),
    "kind.bank_balance": ("saldo bancario", "bank balance"),
    "kind.period": ("periodo", "period"),
    "kind.agreement": ("convenio", "agreement"),
    "kind.programme": ("programa", "programme"),
}

MISUSE: dict[str, Both] = {
    "language.unknown": (
        "no se habla {seen!r}: dé uno de {known}",
        "{seen!r} is no language that is spoken here: give one of {known}",
    ),
}
