"""An invoice is evidence once in the whole ledger, unless each book says what its share of it is.

Their shares never come to more than the invoice.
"""

from collections import defaultdict
from collections.abc import Iterator

from coopledger.model.erased import is_erased
from coopledger.model.evidence import Invoice
from coopledger.model.finding import Finding
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def invoice_once(case: Case) -> Iterator[Finding]:
    elsewhere: defaultdict[str, list[Invoice]] = defaultdict(list)
    for invoice in case.elsewhere:
        elsewhere[invoice.reference].append(invoice)
    for invoice, entry in case.new_of(Invoice):
        others = [other for other in elsewhere[invoice.reference] if _is_the_same(invoice, other)]
        if not others or case.book.is_reversed(invoice):
            continue
        all_of_it = [invoice, *others]
        books = ", ".join(sorted(other.book for other in others))
        shares = [each.share for each in all_of_it if each.share is not None]
        if len(shares) < len(all_of_it):
            yield finding("evidence-twice", entry, "reference", books=books)
        elif any(other.amount != invoice.amount for other in others):
            seen, expected = invoice.amount, others[0].amount
            yield finding("shared-otherwise", entry, "amount", seen=seen, expected=expected)
        else:
            together = sum(share.minor for share in shares)
            if together > invoice.amount.minor:
                yield finding(
                    "shared-beyond-invoice",
                    entry,
                    "share",
                    seen=Money.from_minor(together, invoice.amount.currency),
                    whole=invoice.amount,
                    books=books,
                )


def _is_the_same(invoice: Invoice, other: Invoice) -> bool:
    """By its UUID; a supplier's own number may be another supplier's, too."""
    if invoice.scheme is not None and other.scheme is not None:
        return True
    gone = is_erased(_issuer(invoice)) or is_erased(_issuer(other))
    return gone or _issuer(invoice).casefold() == _issuer(other).casefold()


def _issuer(invoice: Invoice) -> str:
    return invoice.issuer.tax_id or invoice.issuer.name or ""
