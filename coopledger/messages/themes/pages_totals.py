"""Words of the page of the cooperation of years."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.totals": ("Totales", "Totals"),
}
