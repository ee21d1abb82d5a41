"""What each figure of a statement is made of."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "explain.title": ("Integración de cada cifra", "What each figure is made of"),
    "explain.fifo": (
        "Lo que salió ocupa el siguiente tramo de la línea que forman las ministraciones, una tras "
        "otra. Un tramo de a a b vale C(b) - C(a), donde C(x) es lo que valen las anteriores más "
        "la parte proporcional de aquella en la que cae x, redondeado a la unidad mínima.",
        "What went out takes the next stretch of the line that the instalments make, one after "
        "the other. A stretch from a to b is worth C(b) - C(a), where C(x) is what those before "
        "are worth plus the proportional part of the one that x lies in, to the minor unit.",
    ),
    "explain.average": (
        "Lo que salió ocupa el siguiente tramo de la línea recta de todo lo recibido. Un tramo de "
        "a a b vale C(b) - C(a), donde C(x) es x por todo el valor entre todo el importe, "
        "redondeado a la unidad mínima.",
        "What went out takes the next stretch of the straight line of all that came. A stretch "
        "from a to b is worth C(b) - C(a), where C(x) is x times all the worth by all the amount, "
        "to the minor unit.",
    ),
    "explain.line": ("Lo que entró", "What came in"),
    "explain.outflows": ("Lo que salió, en orden", "What went out, in order"),
    "explain.recovered": (
        "ya descontados {recovered} que se recuperaron",
        "less {recovered} that came back",
    ),
    "explain.stretch": (
        "tramo de {start} a {end}: vale {high} - {low} = {worth}",
        "stretch from {start} to {end}: worth {high} - {low} = {worth}",
    ),
    "explain.reported": (
        "el donante recibió {reported} (a {rate}); diferencia cambiaria {reported} - {worth} = "
        "{difference}",
        "the partner got {reported} (at {rate}); exchange difference {reported} - {worth} = "
        "{difference}",
    ),
    "explain.nothing-arrived": (
        "al donante no le llegó nada; diferencia cambiaria {reported} - {worth} = {difference}",
        "nothing reached the partner; exchange difference {reported} - {worth} = {difference}",
    ),
    "explain.arrived": (
        "llegaron {reported} (a {rate}); diferencia cambiaria {reported} - {worth} = {difference}",
        "{reported} arrived (at {rate}); exchange difference {reported} - {worth} = {difference}",
    ),
    "explain.prescribed": (
        "se informa a {rate}, el tipo pactado: {reported}; diferencia cambiaria "
        "{reported} - {worth} = {difference}",
        "reported at {rate}, the prescribed rate: {reported}; exchange difference "
        "{reported} - {worth} = {difference}",
    ),
    "explain.sums": ("Las sumas", "The sums"),
    "explain.held-fund": (
        "lo que entró menos lo que salió, según las cuentas",
        "what came less what went, by the accounts",
    ),
    "explain.held-agreement": (
        "el final de la línea: lo que vale lo que queda",
        "the end of the line: what is left is worth",
    ),
}
