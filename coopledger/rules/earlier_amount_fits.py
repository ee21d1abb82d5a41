"""An earlier amount is in a currency of the agreement, with its worth, and on a line it has."""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement
from coopledger.model.finding import Finding, KnownCodes
from coopledger.model.takeover import EarlierAmount
from coopledger.rules.case import Case, finding


def earlier_amount_fits(case: Case) -> Iterator[Finding]:
    agreement = case.book.opening
    for amount, entry in case.new_of(EarlierAmount):
        if not isinstance(agreement, Agreement):
            yield finding("not-in-programme", entry, seen=amount.reference)
            continue
        currency, own = amount.amount.currency.code, agreement.currency
        known = dict.fromkeys((*case.chart.fund_currencies, own))
        if currency not in known:
            expected = ", ".join(known)
            yield finding(
                "currency-mismatch", entry, "amount", seen=amount.amount, expected=expected
            )
        elif amount.worth is None and currency != own:
            yield finding("takeover-without-worth", entry, "worth", expected=own)
        elif amount.worth is not None and amount.worth.currency.code != own:
            yield finding("currency-mismatch", entry, "worth", seen=amount.worth, expected=own)
        elif amount.worth is not None and currency == own and amount.worth != amount.amount:
            yield finding(
                "worth-not-face", entry, "worth", seen=amount.worth, expected=amount.amount
            )
        lines = {line.code for line in agreement.lines}
        lines |= {line.code for line in case.terms.on(case.today).lines} if case.terms else set()
        if amount.line is not None and amount.line not in lines and "line" not in case.unread:
            yield finding(
                "unknown-line", entry, "line", seen=amount.line, expected=KnownCodes(sorted(lines))
            )
