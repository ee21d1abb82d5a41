"""The findings by group, each under a heading of its own (`group.<name>`)."""

from collections.abc import Mapping

from coopledger.messages.finding_text import FindingText
from coopledger.messages.themes import (
    alike,
    annex,
    attachments,
    auditing,
    bank,
    bank_files,
    budget_terms,
    cells,
    closing,
    commitments,
    corrections,
    documents,
    evidence,
    facts,
    iati,
    invoice_files,
    invoices,
    matching,
    merging,
    movements,
    packages,
    paper_proof,
    partner_forms,
    periods,
    privacy,
    proposals,
    rates,
    registries,
    standing,
    terms,
    undoing,
    valuation,
    verifying,
)

GROUPS: Mapping[str, Mapping[str, FindingText]] = {
    "document": {**documents.FINDINGS, **attachments.FINDINGS},
    "cell": cells.FINDINGS,
    "facts": {**facts.FINDINGS, **alike.FINDINGS, **movements.FINDINGS},
    "corrections": corrections.FINDINGS,
    "terms": {**terms.FINDINGS, **budget_terms.FINDINGS},
    "commitments": commitments.FINDINGS,
    "periods": periods.FINDINGS,
    "undoing": undoing.FINDINGS,
    "merging": merging.FINDINGS,
    "proposals": proposals.FINDINGS,
    "rates": rates.FINDINGS,
    "invoices": {**invoice_files.FINDINGS, **invoices.FINDINGS, **evidence.FINDINGS},
    "bank": {**bank.FINDINGS, **bank_files.FINDINGS},
    "matching": matching.FINDINGS,
    "valuation": valuation.FINDINGS,
    "standing": standing.FINDINGS,
    "closing": closing.FINDINGS,
    "annex": annex.FINDINGS,
    "registries": registries.FINDINGS,
    "iati": iati.FINDINGS,
    "own-forms": partner_forms.FINDINGS,
    "verifying": {
        **verifying.FINDINGS,
        **privacy.FINDINGS,
        **auditing.FINDINGS,
        **paper_proof.FINDINGS,
    },
    "packages": packages.FINDINGS,
}

FINDINGS: Mapping[str, FindingText] = {
    code: text for group in GROUPS.values() for code, text in group.items()
}
"""Every finding's code."""
