"""The rows of a registry add up to the year's totals; an annex's figures are the statements'.

In every currency, of whatever was recorded and taken back, in each year.
"""

from collections import Counter
from datetime import date

from hypothesis import event, given, settings
from hypothesis import strategies as st

from coopledger import Ledger, Narrative, NarrativeRow
from coopledger.books.annex import FilledIn
from coopledger.books.book import Book
from coopledger.books.cooperation import cooperation_totals
from coopledger.books.cooperation_registry import cooperation_registry
from coopledger.messages.catalogue import Language
from coopledger.money import InKind, Money
from coopledger.readers.registry_layout import shipped_layout
from coopledger.reports.cooperation_registry import registry_table
from coopledger.testing import History, histories, programmes
from tests.effort import effort
from tests.laws.test_totals import OPERATIONS, YEARS, opened, recorded


@settings(max_examples=effort(40, 400))
@given(st.lists(OPERATIONS, max_size=9))
def test_the_rows_of_a_year_come_to_its_totals(
    operations: list[tuple[str, str, str, str, int]],
) -> None:
    with opened() as ledger:
        recorded(ledger, operations)
        for year in YEARS:
            found = ledger.cooperation_registry("rencid", year)
            totals = {
                total.currency: (total.financial.money, total.in_kind.money)
                for total in ledger.cooperation_totals(year)
                if total.financial.money or total.in_kind.money
            }
            sums = {code: each for code, each in found.totals().items() if any(each)}
            assert sums == totals
            table = registry_table(found, Language.ES)
            at = table.heads.index("Total aportado")
            written: Counter[str] = Counter()
            for row in table.rows:
                written[str(row[at - 3])] += row[at]  # type: ignore[assignment]
            assert {c: each for c, each in written.items() if each} == {
                code: paid.amount + given.amount
                for code, (paid, given) in totals.items()
                if paid.minor + given.minor
            }


@settings(max_examples=effort(40, 400))
@given(histories(), programmes())
def test_so_do_those_of_several_books_in_every_currency(first: History, second: History) -> None:
    books = {}
    for history in (first, second):
        books.setdefault(history.opening.code, Book.of(history.opening, history.facts))
    layout, seen = shipped_layout("tossd"), Counter[str]()
    for total in cooperation_totals(books.values()):
        found = cooperation_registry(books, "tossd", total.year, layout)
        nothing = Money.from_minor(0, total.currency), InKind.from_minor(0, total.currency)
        sums = found.totals().get(total.currency, nothing)
        assert sums == (total.financial.money, total.in_kind.money)
        seen[total.currency] += len(found.entries)
        for row in found.entries:
            assert (row.activity is None) or row.activity.reference == row.reference
    event(f"{len(seen)} currencies")


@settings(max_examples=effort(12, 200))
@given(st.lists(OPERATIONS, max_size=9))
def test_what_an_annex_says_of_an_agreement_is_what_moved_between_two_statements(
    operations: list[tuple[str, str, str, str, int]],
) -> None:
    names = ("received", "own_contribution", "spent", "returned", "withdrawn")
    asked = [f"{{{name} {code}}}" for code in ("MXN", "EUR") for name in names]
    rows = [NarrativeRow(of="A", summary=" ".join(asked))]
    with opened() as ledger:
        recorded(ledger, operations)
        for year in YEARS[1:]:
            made = ledger.annex(year, narrative=Narrative(rows=rows))
            now, then = (ledger.reconcile("A", on=date(each, 12, 31)) for each in (year, year - 1))
            moved = [
                getattr(side, name).money - getattr(before, name).money
                for side, before in zip(now.sides(), then.sides(), strict=True)
                for name in names
            ]
            filled = [each for each in made.rows[0].summary if isinstance(each, FilledIn)]
            known = moved if now.events or then.events else [None] * len(moved)
            assert [each.figure for each in filled] == known


def test_of_a_ledger_without_books_there_is_nothing() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.create()
        assert not ledger.cooperation_registry("tossd", 2016).entries
        assert not ledger.annex(2016).rows
