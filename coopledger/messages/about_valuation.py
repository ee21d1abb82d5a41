"""What is said of valuing what is given in kind: code -> what, remedy, meaning; and labels."""

from coopledger.messages.said import Both, Said

FINDINGS: dict[str, Said] = {}

LABELS: dict[str, Both] = {}
