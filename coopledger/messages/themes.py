"""The themes whose findings and labels stand together, each in a file of its own."""

from collections.abc import Mapping

from coopledger.messages import (
    about_bank,
    about_invoices,
    about_matching,
    about_rates,
    about_valuation,
)
from coopledger.messages.said import Both, Said

THEMES: Mapping[str, Mapping[str, Said]] = {
    "rates": about_rates.FINDINGS,
    "invoices": about_invoices.FINDINGS,
    "bank": about_bank.FINDINGS,
    "matching": about_matching.FINDINGS,
    "valuation": about_valuation.FINDINGS,
}
"""The findings of each, under the name of its group."""

FOUND: Mapping[str, Said] = {code: said for of in THEMES.values() for code, said in of.items()}

THEIR_MISUSE: Mapping[str, Both] = {**about_rates.MISUSE}

THEIR_LABELS: Mapping[str, Both] = {
    **about_rates.LABELS,
    **about_invoices.LABELS,
    **about_bank.LABELS,
    **about_matching.LABELS,
    **about_valuation.LABELS,
}
