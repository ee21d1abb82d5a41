"""What is said of amounts that are none, or that do not go together."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "verb.add": ("sumar", "add"),
    "verb.subtract": ("restar", "subtract"),
    "verb.divide": ("dividir", "divide"),
    "verb.compare": ("comparar", "compare"),
}

MISUSE: dict[str, Both] = {
    "money.unknown-currency": (
        "{seen!r} no es una moneda: use un código ISO 4217, como MXN o EUR",
        "{seen!r} is no currency: use an ISO 4217 code, such as MXN or EUR",
    ),
    "money.too-large": (
        "{seen} rebasa todo importe posible (10^200 unidades mínimas): revise el importe",
        "{seen} is beyond any possible amount (10^200 minor units): check the amount",
    ),
    "money.not-exact": (
        "{seen} no es un importe exacto: dé un texto como '120.50', un Decimal o un entero",
        "{seen} is no exact amount: give a string such as '120.50', a Decimal or an int",
    ),
    "money.not-money": (
        "no se puede {verb} {left} y {right}: solo importe con importe",
        "cannot {verb} {left} and {right}: only money goes with money",
    ),
    "money.mixed-natures": (
        "no se puede {verb} {left} y {right}: uno es en especie y el otro se pagó; "
        "solo el total de la cooperación los muestra, uno al lado del otro",
        "cannot {verb} {left} and {right}: one is in kind and the other was paid; "
        "only a cooperation total shows them, side by side",
    ),
    "money.mixed-currencies": (
        "no se puede {verb} {left} y {right}: convierta uno primero",
        "cannot {verb} {left} and {right}: convert one first",
    ),
    "money.would-round": (
        "el resultado no cabe en unidades enteras de {currency}: reparta con split(), que cuadra",
        "the result is no whole number of {currency} minor units: split() it, which adds up",
    ),
    "money.not-text": (
        "{seen} no es un texto que se pueda leer: dé uno, como '$1,109,797.84'",
        "{seen} is no text to be read: give one, such as '$1,109,797.84'",
    ),
    "money.no-style": (
        "{seen} no es un estilo de números: dé uno de NumberStyle",
        "{seen} is no number style: give one of NumberStyle",
    ),
    "money.weights": (
        "no se puede repartir según {seen}: dé números enteros desde 0, alguno mayor que 0",
        "nothing can be split by {seen}: give whole numbers from 0 on, some above 0",
    ),
    "money.wrong-nature": (
        "{seen} es de otra naturaleza: se esperaba {expected}",
        "{seen} is of another nature: {expected} was expected",
    ),
    "money.unreadable": (
        "{seen!r} no se puede leer como importe escrito así: {style}",
        "{seen!r} cannot be read as an amount written like {style}",
    ),
    "money.no-currency": (
        "{seen!r} no dice su moneda: escríbala junto al importe, como en '120.50 MXN'",
        "{seen!r} does not say its currency: write it beside the amount, as in '120.50 MXN'",
    ),
    "money.two-currencies": (
        "{seen!r} dice más de una moneda ({currencies}): deje una",
        "{seen!r} says more than one currency ({currencies}): leave one",
    ),
    "money.too-many-digits": (
        "{seen} {currency} tiene más decimales que {currency} ({digits}): "
        "redondéelo en su origen, o repártalo con split()",
        "{seen} {currency} has more digits than {currency} ({digits}): "
        "round it where it is made, or split() it",
    ),
}
