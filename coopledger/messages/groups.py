"""The findings by group, each under a heading of its own (`group.<name>`)."""

from collections.abc import Mapping

from coopledger.messages.finding_text import Both, FindingText
from coopledger.messages.themes import (
    bank,
    bank_files,
    cells,
    corrections,
    documents,
    evidence,
    facts,
    invoices,
    matching,
    movements,
    packages,
    periods,
    rates,
    standing,
    terms,
    valuation,
    verifying,
)

GROUPS: Mapping[str, Mapping[str, FindingText]] = {
    "document": documents.FINDINGS,
    "cell": cells.FINDINGS,
    "facts": {**facts.FINDINGS, **movements.FINDINGS},
    "corrections": corrections.FINDINGS,
    "terms": terms.FINDINGS,
    "periods": periods.FINDINGS,
    "rates": rates.FINDINGS,
    "invoices": {**invoices.FINDINGS, **evidence.FINDINGS},
    "bank": {**bank.FINDINGS, **bank_files.FINDINGS},
    "matching": matching.FINDINGS,
    "valuation": valuation.FINDINGS,
    "standing": standing.FINDINGS,
    "verifying": verifying.FINDINGS,
    "packages": packages.FINDINGS,
}

FINDINGS: Mapping[str, FindingText] = {
    code: text for group in GROUPS.values() for code, text in group.items()
}
"""Every finding's code."""

SAID_OF_FINDINGS: Mapping[str, Both] = {
    f"{key}.{code}": both
    for code, text in FINDINGS.items()
    for key, both in (("finding", text.what), ("remedy", text.remedy), ("meaning", text.meaning))
}
"""The same as sentences of the catalogue: finding.<code>, remedy.<code>, meaning.<code>."""
