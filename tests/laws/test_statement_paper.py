"""The statement to sign: its parts come to what the statement says, and it to what the auditor."""

from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from coopledger import Agreement, Expenditure, Language, MissingRate, Recovery
from coopledger.books.accounts import balances, double_entry
from coopledger.books.book import Book
from coopledger.books.statement_paper import StatementPaper
from coopledger.ledger.paper import Wanted, drawn_up
from coopledger.money import total_of
from coopledger.reports.document import Amount, Style, Table
from coopledger.reports.statement_paper import StatementSections
from coopledger.store.book_rows import BookRows
from coopledger.store.journal import Head
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from tests.auditor import audit


class Drawn(BookRows):
    """The rows of a book that was never in a ledger: what it holds is what its events post.

    Each on its own day, as rows are posted: a recovery, too, that acts later.
    """

    def held(self, on: date) -> dict[str, int]:
        posted = (event for event in self.book.timeline if event.ordering_day <= on)
        standing = (event for event in posted if not self.book.is_reversed(event, on))
        return balances(double_entry(event, self.book.chart) for event in standing)


def paper(history: History, on: date, since: date | None = None) -> StatementPaper:
    book = Book.of(history.opening, history.facts)
    rows = Drawn(book, (), Head(1, "0" * 64), ())
    return drawn_up(rows, "1-" + "0" * 64, Wanted(on, since))


@given(simple_histories(), st.data())
def test_what_its_accounts_held_before_and_after_is_what_the_auditor_says(
    history: History, data: st.DataObject
) -> None:
    since, on = sorted(data.draw(st.sampled_from(history.days)) for _ in range(2))
    found = {each.account: each for each in paper(history, on, since).accounts}
    before = audit(history.agreement, history.facts, since - timedelta(days=1))["accounts"]
    after = audit(history.agreement, history.facts, on)["accounts"]
    for account, held in after.items():
        if account in found:
            assert found[account].closing.minor == held
            assert found[account].opening.minor == before.get(account, 0)
        else:
            assert held == before.get(account, 0) == 0


@given(histories(), st.data())
def test_its_lines_come_to_its_figures(history: History, data: st.DataObject) -> None:
    assume(isinstance(history.opening, Agreement))
    on = data.draw(st.sampled_from(history.days))
    found = drawn(history, on)
    own = found.statement.agreement.currency
    spent = [line for each in found.accounts for line in each.lines if line.reported is not None]
    came_to = [
        total_of((line.reported for line in spent if isinstance(line.moved.fact, kind)), own)
        for kind in (Expenditure, Recovery)
    ]
    assert came_to[0] - came_to[1] == found.statement.agreement_currency.spent.money
    held = {side.account.code: side.held for side in found.statement.accounts}
    for each in found.advances:
        assert each.held == held[each.side.account.code]
    references = {line.moved.fact.reference for each in found.accounts for line in each.lines}
    for key, made_of in found.made_of.items():
        assert set(made_of) <= references, key


@given(histories(), st.data())
def test_in_a_period_what_came_is_what_went_and_what_is_left(
    history: History, data: st.DataObject
) -> None:
    assume(isinstance(history.opening, Agreement))
    since, on = sorted(data.draw(st.sampled_from(history.days)) for _ in range(2))
    sections = StatementSections(drawn(history, on, since), Language.ES)
    tables = [block for block in sections.summary() if isinstance(block, Table)]
    for table in tables[: len(sections.tables.sides)]:
        came, went = (row for row in table.rows if row.style is Style.SUM)
        assert exact(came.cells) == exact(went.cells)
        opening = table.rows[1].cells[0]
        assert isinstance(opening, Amount)


def drawn(history: History, on: date, since: date | None = None) -> StatementPaper:
    try:
        return paper(history, on, since)
    except MissingRate:
        assume(False)
        raise


def exact(cells: tuple[object, ...]) -> list[object]:
    return [cell.exact for cell in cells if isinstance(cell, Amount)]
