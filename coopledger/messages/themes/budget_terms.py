"""Shares that were agreed, units of a budget line, explanations of variations: their words."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "kind.variation": ("explicación de variación", "explanation of a variation"),
    "sheet.variation": ("Explicación de variaciones", "Variations explained"),
    "field.variation.reason": ("Explicación", "Explanation"),
    "field.unit": ("Unidad", "Unit"),
    "field.units": ("Unidades", "Units"),
    "field.quantity": ("Número de unidades", "Number of units"),
    "field.unit_value": ("Valor unitario", "Unit value"),
    "field.own_share": ("Aportación propia convenida", "Own share agreed"),
    "field.other_shares": ("Aportaciones convenidas de otros", "Others' shares agreed"),
    "field.contributor": ("Aportante", "Contributor"),
    "choice.own_share": ("Aportación propia convenida", "Own share agreed"),
    "choice.other_shares": ("Aportaciones convenidas de otros", "Others' shares agreed"),
    "show.units": ("{quantity} × {unit} a {value}", "{quantity} × {unit} at {value}"),
    "section.share": ("Aportaciones convenidas", "Shares agreed"),
    "figure.agreed": ("Convenido", "Agreed"),
    "figure.contributed": ("Aportado", "Contributed"),
    "figure.left": ("Por aportar", "Yet to come"),
    "label.shares": ("Aportaciones convenidas", "Shares agreed"),
    "label.share-own": ("Aportación propia", "Own share"),
    "label.share-agreed": ("Convenido", "Agreed"),
    "label.share-contributed": ("Aportado", "Contributed"),
    "label.share-left": ("Por aportar", "Yet to come"),
    "help-of.variation.when": (
        "El día al que se explica: por lo común, el último del periodo que se informa.",
        "The day that it explains: mostly the last of the period that is reported on.",
    ),
    "help-of.variation.line": (
        "El rubro que se desvía de su presupuesto; una fila por rubro.",
        "The budget line that deviates from its budget; a row for each line.",
    ),
    "help-of.variation.reason": (
        "Por qué se ejerció más o menos. Cuánto, lo dice el informe.",
        "Why more or less was spent. By how much, the report says.",
    ),
    "help-of.unit": (
        "Qué se cuenta, si el convenio lo dice: vuelo, mes, página.",
        "What is counted, where the agreement says so: a flight, a month, a page.",
    ),
    "help-of.quantity": ("Cuántas unidades.", "How many units."),
    "help-of.unit_value": (
        "Lo que vale cada una. Unidades por valor da el monto autorizado.",
        "What each is worth. Units times value is the ceiling.",
    ),
    "help-of.own_share": (
        "Lo que el convenio dice que aporta la institución: 5,000.00 EUR.",
        "What the agreement says that the institution contributes: 5,000.00 EUR.",
    ),
    "help-of.other_shares": (
        "Lo que aportan otros además del donante: PNUD = 500.00 EUR; Fundación X = 200.00 EUR.",
        "What others contribute beside the partner: UNDP = 500.00 EUR; Foundation X = 200.00 EUR.",
    ),
    "help-of.contributor": (
        "Quién lo aporta, si es la aportación convenida de otro: como la nombra el convenio.",
        "Who contributes it, where it is another's share: as the agreement names it.",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "variation-outside-period": FindingText(
        what=(
            "la explicación es del {seen}, fuera de la vigencia del convenio ({start} a {end})",
            "the explanation is of {seen}, outside the agreement's period ({start} to {end})",
        ),
        remedy=(
            "escriba el último día del periodo que explica, dentro de la vigencia; si se amplió, "
            "registre antes la adenda",
            "write the last day of the period that it explains, within the agreement's; where "
            "that was extended, record the addendum first",
        ),
        meaning=(
            "La variación de un rubro se explica a un día en que el convenio corre; después de "
            "su fin, al último día. Así el informe del periodo la encuentra.",
            "The variation of a line is explained as of a day on which the agreement runs; after "
            "its end, as of the last day. So the report of the period finds it.",
        ),
    ),
    "units-without-ceiling": FindingText(
        what=(
            "hay unidades («{seen}») y el rubro no tiene monto autorizado",
            "there are units («{seen}»), and the line has no ceiling",
        ),
        remedy=(
            "escriba el monto autorizado que resulta de ellas, o quite las unidades",
            "write the ceiling that they come to, or leave the units out",
        ),
        meaning=(
            "Unidad, número y valor unitario dicen de qué se compone el monto autorizado de un "
            "rubro. Sin él no hay nada que compongan.",
            "Unit, number and unit value say what the ceiling of a line is made up of. Without "
            "one there is nothing that they make up.",
        ),
    ),
    "units-differ": FindingText(
        what=(
            "{quantity} unidades a {seen} no dan el monto autorizado, {ceiling}",
            "{quantity} units at {seen} do not come to the ceiling, {ceiling}",
        ),
        remedy=(
            "corrija el número, el valor unitario o el monto, como dice el convenio",
            "correct the number, the unit value or the ceiling, as the agreement has them",
        ),
        meaning=(
            "Número por valor unitario es el monto autorizado. Donde ningún valor unitario "
            "exacto lo da, vale el redondeado al centavo; el informe lo dice. Otra diferencia "
            "es un error al capturar, o en el presupuesto mismo.",
            "Number times unit value is the ceiling. Where no exact unit value comes to it, the "
            "one rounded to the cent will do, and the report says so. Any other difference is a "
            "mistake in typing, or in the budget itself.",
        ),
    ),
    "shares-unreadable": FindingText(
        what=(
            "de «{seen}» no se lee cuánto aporta",
            "of «{seen}» it cannot be read how much it contributes",
        ),
        remedy=(
            "escriba cada aportante con su importe: PNUD = 500.00 EUR; con punto y coma entre "
            "uno y otro",
            "write each contributor with its amount: UNDP = 500.00 EUR; with semicolons between "
            "them",
        ),
        meaning=(
            "Las aportaciones convenidas de otros se escriben en una celda: quién, un signo de "
            "igual, cuánto y en qué moneda.",
            "What others contribute, as agreed, is written in one cell: who, an equals sign, how "
            "much and in which currency.",
        ),
    ),
    "share-currency": FindingText(
        what=(
            "la aportación convenida es de {seen}, y las monedas del convenio y de sus cuentas "
            "son {expected}",
            "the share that was agreed is {seen}, and the currencies of the agreement and its "
            "accounts are {expected}",
        ),
        remedy=(
            "exprésela en la moneda del convenio o en la de una de sus cuentas",
            "state it in the agreement's currency, or in that of one of its accounts",
        ),
        meaning=(
            "Lo convenido se compara con lo aportado, que está en las monedas del convenio. En "
            "otra moneda no habría con qué compararlo, y no se supone ningún tipo de cambio.",
            "What was agreed is compared with what was contributed, which is in the currencies of "
            "the agreement. In another one there would be nothing to compare it with, and no "
            "exchange rate is assumed.",
        ),
    ),
    "own-share-short": FindingText(
        what=(
            "{book} terminó el {end}: la institución aportó {seen} de los {agreed} convenidos; "
            "faltan {missing}",
            "{book} ended on {end}: the institution contributed {seen} of the {agreed} agreed; "
            "{missing} are missing",
        ),
        remedy=(
            "registre la aportación que falta, o la adenda que la redujo; si se aportó en "
            "especie, dígalo al donante",
            "record the contribution that is missing, or the addendum that lowered it; where it "
            "was made in kind, tell the partner",
        ),
        meaning=(
            "El convenio dice cuánto aporta la institución, y en las cuentas entró menos, "
            "descontado lo que se retiró. El donante puede pedir la diferencia. Lo aportado en "
            "especie no es dinero y no se suma: si el convenio lo acepta, se explica aparte.",
            "The agreement says how much the institution contributes, and less came to the "
            "accounts, what was withdrawn taken off. The partner may ask for the difference. "
            "What was given in kind is no money and is not added: where the agreement takes it, "
            "that is explained apart.",
        ),
    ),
    "other-share-short": FindingText(
        what=(
            "{book} terminó el {end}: de los {agreed} que convino aportar {contributor} constan "
            "{seen}; faltan {missing}",
            "{book} ended on {end}: of the {agreed} that {contributor} agreed to contribute "
            "{seen} are recorded; {missing} are missing",
        ),
        remedy=(
            "si llegó a una cuenta del convenio, regístrelo en Otros ingresos con su aportante; "
            "si lo pagó por su parte, no hay nada que hacer",
            "where it came to an account of the agreement, record it as other income with its "
            "contributor; where it paid by itself, there is nothing to do",
        ),
        meaning=(
            "De lo que otros aportan solo consta lo que entró a las cuentas del convenio. Muchos "
            "pagan su parte directamente: entonces no falta nada, y el informe al donante lo dice.",
            "Of what others contribute only what came to the accounts of the agreement is "
            "recorded. Many pay for their part themselves: then nothing is missing, and the "
            "report to the partner says so.",
        ),
    ),
    "own-share-not-compared": FindingText(
        what=(
            "{book} terminó el {end}: la institución convino aportar {agreed} y aportó en otra "
            "moneda: no puede compararse",
            "{book} ended on {end}: the institution agreed to contribute {agreed}, and did so in "
            "another currency: they cannot be compared",
        ),
        remedy=("compárelo a mano", "compare them by hand"),
        meaning=(
            "Lo convenido está en la moneda de una cuenta, y la institución aportó algo en otra: "
            "nada dice cuánto de lo convenido es.",
            "What was agreed is in the currency of an account, and the institution contributed "
            "some in another: nothing says how much of what was agreed that is.",
        ),
    ),
    "other-share-not-compared": FindingText(
        what=(
            "{book} terminó el {end}: {contributor} convino aportar {agreed} y aportó en otra "
            "moneda: no puede compararse",
            "{book} ended on {end}: {contributor} agreed to contribute {agreed}, and did so in "
            "another currency: they cannot be compared",
        ),
        remedy=("compárelo a mano", "compare them by hand"),
        meaning=(
            "De lo que ese aportante convino en la moneda de una cuenta, algo llegó a una en "
            "otra moneda. El programa no inventa un tipo de cambio para compararlos.",
            "Of what that contributor agreed to in the currency of an account, some came to an "
            "account in another currency. The program makes up no rate to compare them by.",
        ),
    ),
    "contributor-not-agreed": FindingText(
        what=(
            "el convenio no dice que «{seen}» aporte; {expected}",
            "the agreement does not say that «{seen}» contributes; {expected}",
        ),
        remedy=(
            "escriba el aportante como lo nombra el convenio, o registre la adenda que lo agrega",
            "write the contributor as the agreement names it, or record the addendum that adds it",
        ),
        meaning=(
            "El ingreso se guarda, porque llegó. En los informes queda aparte, sin nada convenido "
            "a su lado. Casi siempre es el mismo aportante, escrito de otro modo.",
            "The income is recorded, for it came. In reports it stands by itself, with nothing "
            "agreed beside it. Mostly it is the same contributor, written otherwise.",
        ),
    ),
}
