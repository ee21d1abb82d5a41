"""Words of the page of the cooperation of years."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.totals": ("Totales", "Totals"),
    "web.totals-on": ("Con lo que cuenta hasta el día", "With what counts up to"),
    "web.totals-recorded": (
        "Como estaba registrado (día y hora, o huella)",
        "As it was recorded (day and time, or a head)",
    ),
    "web.books-lead": (
        "Cada libro lleva a sus movimientos de ese ejercicio.",
        "Each book leads to its movements of that year.",
    ),
}
