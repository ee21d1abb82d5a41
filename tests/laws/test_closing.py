"""The closing package: what is left, and what went back, is what the auditor says."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coopledger.books.book import Book
from coopledger.books.closing import ClosingPackage, refunds_until
from coopledger.books.documents import Documents
from coopledger.messages.catalogue import Language
from coopledger.model.finding import Findings
from coopledger.reports.closing import ClosingSections
from coopledger.reports.document import Amount, Table
from coopledger.rules.closing.registry import CLOSING_RULES
from coopledger.rules.standing.registry import what_stands
from coopledger.rules.standing.view import AgreementView
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from tests.auditor import audit
from tests.laws.test_statement_paper import paper


def package(history: History, on: object) -> ClosingPackage:
    drawn = paper(history, on)  # type: ignore[arg-type]
    book, none = Book.of(history.opening, history.facts), Documents((), history.opening.code)
    view = AgreementView(drawn.statement, book)
    refunds = tuple(refunds_until(drawn.statement.on, book, none))
    return ClosingPackage(drawn, refunds, none, Findings(what_stands([view], CLOSING_RULES)))


@given(simple_histories(), st.data())
def test_it_can_be_closed_only_where_nothing_is_left(history: History, data: st.DataObject) -> None:
    on = data.draw(st.sampled_from(history.days))
    found = package(history, on)
    held = audit(history.agreement, history.facts, on)["accounts"]
    left = {account for account, minor in held.items() if minor}
    codes = ("closing-held", "closing-advance")
    assert {each.place.reference for each in found.keeps_open if each.code in codes} == left
    [cash] = (b for b in ClosingSections(found, Language.EN).cash() if isinstance(b, Table))
    said = {row.label.split()[0]: row.cells[0] for row in cash.rows[1:]}
    for account, minor in held.items():
        cell = said[account]
        assert isinstance(cell, Amount)
        assert bool(cell.exact) is bool(minor)


@given(simple_histories(), st.data())
def test_its_refunds_come_to_what_went_back(history: History, data: st.DataObject) -> None:
    on = data.draw(st.sampled_from(history.days))
    refunds = package(history, on).refunds
    came_to = Counter[str]()
    for each in refunds:
        came_to[each.refund.amount.currency.code] += each.refund.amount.minor
    fund = audit(history.agreement, history.facts, on)["funds"]
    assert +came_to == +Counter({currency: side["returned"] for currency, side in fund.items()})
