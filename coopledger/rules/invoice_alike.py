"""An invoice stands under one reference: the same file is refused, one much alike is doubtful."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from typing import TypeVar

from coopledger.model.evidence import Invoice
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import Case, finding

_K = TypeVar("_K", bound=Hashable)


def invoice_alike(case: Case) -> Iterator[Finding]:
    new = case.new_of(Invoice)
    if not new:
        return
    by_file = _first_of(case, lambda invoice: invoice.file)
    by_look = _first_of(case, _look)
    for invoice, entry in new:
        for code, severity, first in (
            ("same-file", Severity.ERROR, by_file.get(invoice.file)),
            ("invoice-alike", Severity.WARNING, by_look.get(_look(invoice))),
        ):
            if first is not None and first != invoice.reference:
                yield finding(code, entry, "reference", severity=severity, other=first)
                break


def _first_of(case: Case, key: Callable[[Invoice], _K | None]) -> dict[_K | None, str]:
    """Under which reference each first stands: one that was recorded before the new ones."""
    found: defaultdict[bool, dict[_K | None, str]] = defaultdict(dict)
    for invoice in case.book.of_kind(Invoice):
        if (known := key(invoice)) is not None:
            found[case.is_new(invoice)].setdefault(known, invoice.reference)
    return {**found[True], **found[False]}


def _look(invoice: Invoice) -> Hashable:
    """Who issued it, its number without the signs that people leave out, its amount.

    None for a CFDI: its number is its own.
    """
    if invoice.scheme is not None:
        return None
    issuer = (invoice.issuer.tax_id or invoice.issuer.name or "").casefold()
    number = "".join(filter(str.isalnum, invoice.reference.casefold()))
    return issuer, number.lstrip("0"), invoice.amount
