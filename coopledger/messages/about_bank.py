"""What is said of bank statements and matching them: code -> what, remedy, meaning; and labels."""

from coopledger.messages.said import Both, Said

FINDINGS: dict[str, Said] = {}

LABELS: dict[str, Both] = {}
