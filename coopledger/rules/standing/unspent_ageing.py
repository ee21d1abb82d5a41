"""How long the oldest money has been waiting to be spent."""

from collections.abc import Iterator

from coopledger.books.ageing import oldest
from coopledger.model.finding import Finding, Severity
from coopledger.rules.standing.view import AgreementView


def unspent_ageing(view: AgreementView) -> Iterator[Finding]:
    for fund in view.held():
        since = oldest(view.book.by_currency[fund.currency], view.today)
        if since is not None:
            days = (view.today - since).days
            yield view.finding(
                "unspent", Severity.NOTE, held=fund.held.money, since=since, days=days
            )
