"""Totals of an agreement and a programme as they are drawn, in every currency.

They are the auditor's, each part of them adds up, partners' funds are what the statements of the
same days say, and the paper adds up as it is printed.
"""

from collections import Counter

from hypothesis import event, given, settings

from coopledger.books.book import Book
from coopledger.books.cooperation import GIVEN, CooperationTotals, cooperation_totals
from coopledger.books.reconciliation import reconcile
from coopledger.books.totals_paper import TotalsPaper
from coopledger.messages.catalogue import Language
from coopledger.model.letterhead import Letterhead
from coopledger.reports.document import Amount, Row, Style, Table
from coopledger.reports.totals_paper import TotalsSections
from coopledger.testing import History, histories, programmes
from tests import auditor
from tests.effort import effort


def books_of(*histories: History) -> list[Book]:
    """Of histories of the same code, the first."""
    by_code = {each.opening.code: each for each in reversed(histories)}
    return [Book.of(each.opening, each.facts) for each in by_code.values()]


@settings(max_examples=effort(40, 400))
@given(histories(), programmes())
def test_totals_are_the_auditors_and_those_of_the_statements(
    first: History, second: History
) -> None:
    books = books_of(first, second)
    facts = [(book.opening, [*book.facts.values()]) for book in books]
    totals = cooperation_totals(books)
    so_far: Counter[tuple[str, str]] = Counter()
    counted: Counter[str] = Counter()
    for year in dict.fromkeys(total.fiscal_year for total in totals):
        of = [total for total in totals if total.fiscal_year == year]
        for total in of:
            for name in GIVEN:
                so_far[total.currency, name] += getattr(total, name).money.minor
        counted.update(of[-1].activities)
        by = auditor.cooperation_by(year.last, facts)
        assert +so_far == +Counter(by)
        assert +counted == +Counter(auditor.activities_by(year.last, facts))
        for book, (opening, recorded) in zip(books, facts, strict=True):
            if opening.kind == "agreement":
                own = auditor.cooperation_by(year.last, [(opening, recorded)])
                for fund in reconcile(book, on=year.last).funds:
                    theirs = fund.spent.money.minor - own.get((fund.currency, "financial"), 0)
                    assert so_far[fund.currency, "partner_funds"] == theirs
    event(f"{len(totals)} totals")


@settings(max_examples=effort(40, 400))
@given(histories(), programmes())
def test_each_part_and_each_table_on_paper_adds_up(first: History, second: History) -> None:
    totals = cooperation_totals(books_of(first, second))
    for total in totals:
        for part in ("by_kind", "by_activity", "by_partner"):
            for name in GIVEN:
                parts = sum(getattr(each, name).minor for each in getattr(total, part))
                assert parts == getattr(total, name).money.minor
        valued = sum(given.amount.minor for given in total.given_in_kind)
        assert valued == total.in_kind.money.minor
    for table in printed(totals):
        summed = [row for row in table.rows if row.style is Style.SUM]
        if summed:
            amounts = [exact(row) for row in table.rows if row.style is Style.FIGURES]
            assert [exact(row) for row in summed] == [
                [sum(column) for column in zip(*amounts, strict=True)]
            ]


def printed(totals: CooperationTotals) -> list[Table]:
    paper = TotalsPaper(totals, {}, None, None, "0", Letterhead())
    blocks = TotalsSections(paper, Language.ES).document().blocks()
    return [block for block in blocks if isinstance(block, Table)]


def exact(row: Row) -> list[object]:
    return [cell.exact for cell in row.cells if isinstance(cell, Amount)]
