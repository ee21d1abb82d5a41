"""What is said of exchange rates: code -> what, remedy, meaning; and labels."""

from coopledger.messages.said import Both, Said

FINDINGS: dict[str, Said] = {}

LABELS: dict[str, Both] = {}
