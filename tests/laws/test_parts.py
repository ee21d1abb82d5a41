"""Law 3. The lines, the activities, the partners and the months each sum to the whole.

Per currency, and once in the currency of the agreement. What the source does not split is a part of
its own: not itemised.
"""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coopledger.books import laws
from coopledger.books.book import Book
from coopledger.books.parts import shares
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.errors import LedgerBroken
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement, Expenditure, Portion
from coopledger.money import Money, split_minor
from coopledger.testing.dice import dice
from coopledger.testing.history import History
from coopledger.testing.simple import simple_histories
from coopledger.testing.small import LAST_DAY, portions
from tests.auditor import audit, divide, figures_of
from tests.off import flow_off, parts_off

COLUMNS = ("received", "interest", "spent", "returned")


@given(simple_histories())
def test_every_part_is_the_auditors(history: History):
    book = Book.of(history.opening, history.facts)
    for day in history.days:
        stated = figures_of(reconcile(book, on=day))
        audited = audit(history.agreement, history.facts, day)
        for by in ("by_line", "by_activity", "by_partner", "by_month"):
            assert stated[by] == audited[by]


@given(simple_histories())
def test_the_parts_sum_to_the_whole_in_every_currency(history: History):
    book = Book.of(history.opening, history.facts)
    for day in history.days:
        statement = reconcile(book, on=day)
        side = statement.agreement_currency
        for pieces in (statement.by_line, statement.by_activity, statement.by_partner):
            assert sum(p.reported.minor for p in pieces) == side.spent.money.minor
            for place, fund in enumerate(statement.funds):
                assert sum(p.fund[place].minor for p in pieces) == fund.spent.money.minor
        months = statement.by_month
        for column in COLUMNS:
            whole = getattr(side, column).money.minor
            assert sum(getattr(m.agreement, column).minor for m in months) == whole
            for place, fund in enumerate(statement.funds):
                whole = getattr(fund, column).money.minor
                assert sum(getattr(m.fund[place], column).minor for m in months) == whole
        difference = side.exchange_difference.money.minor
        assert sum(m.exchange_difference.minor for m in months) == difference


@given(simple_histories())
def test_every_part_has_its_title_and_what_has_none_comes_last(history: History):
    statement = reconcile(Book.of(history.opening, history.facts), on=LAST_DAY)
    lines = [(line.code, line.title) for line in history.agreement.lines]
    done = sorted((f.reference, f.title) for f in history.facts if f.kind == "activity")
    for pieces, known in ((statement.by_line, lines), (statement.by_activity, done)):
        named = [(piece.key, piece.title) for piece in pieces if piece.key is not None]
        assert named == known
        assert [piece.key for piece in pieces][: len(known)] == [code for code, _ in known]
    dated = [month.month for month in statement.by_month if month.month is not None]
    assert dated == sorted(dated)
    assert [month.month for month in statement.by_month][: len(dated)] == dated


def with_one_figure_off(statement: Statement, off: int) -> Iterator[tuple[str, Statement]]:
    """For each figure of each part: the statement in which that one figure is off."""
    for by in ("by_line", "by_activity", "by_partner"):
        parts = getattr(statement, by)
        for place, part in enumerate(parts):
            for one in parts_off(part, off):
                yield by, replace(statement, **{by: (*parts[:place], one, *parts[place + 1 :])})
    months = statement.by_month
    for place, month in enumerate(months):
        wrong = [replace(month, difference_minor=month.difference_minor + off)]
        for column in COLUMNS:
            wrong.append(replace(month, agreement=flow_off(month.agreement, column, off)))
            for at, flow in enumerate(month.fund):
                flow = flow_off(flow, column, off)
                wrong.append(replace(month, fund=(*month.fund[:at], flow, *month.fund[at + 1 :])))
        for one in wrong:
            all_months = (*months[:place], one, *months[place + 1 :])
            yield "by_month", replace(statement, by_month=all_months)


@given(simple_histories(), st.sampled_from((1, -1)))
def test_any_part_one_minor_unit_off_breaks_the_law(history: History, off: int):
    statement = reconcile(Book.of(history.opening, history.facts), on=LAST_DAY)
    for by, wrong in with_one_figure_off(statement, off):
        with pytest.raises(LedgerBroken) as broken:
            laws.check(wrong)
        assert broken.value.code == f"law.parts-{by}"


@given(st.integers(0, 10**15), st.lists(st.integers(1, 10**15), min_size=1, max_size=6))
def test_a_split_is_the_auditors_division(worth: int, weights: list[int]):
    parts = [(str(place), weight) for place, weight in enumerate(weights)]
    assert split_minor(worth, weights) == divide(worth, parts)
    assert split_minor(-worth, weights) == [-part for part in divide(worth, parts)]


@given(st.data(), st.integers(1, 10**15))
def test_an_amount_falls_on_its_portions_and_what_they_leave(data: st.DataObject, amount: int):
    named = portions(data.draw(dice()), ("b", "a", "Á", "𝔸", "Ａ"), "MXN", amount)
    falls = shares(named, amount)
    assert sum(minor for _, minor in falls) == amount
    keys = [key for key, _ in falls if key is not None]
    assert keys == sorted(keys)
    assert None not in [key for key, _ in falls[:-1]]
    stated = {p.code: p.amount.minor for p in named if p.amount is not None}
    assert stated == {k: m for k, m in falls if k in stated}
    assert all(minor > 0 for _, minor in falls)


# An expenditure of three parts, worth 2 minor units: who gets them?

AGREEMENT = Agreement(
    code="A-1",
    title="Ties",
    currency="EUR",
    accounts=["MXN"],
    lines=[{"code": code, "title": code} for code in ("b", "a", "c")],
)
DONE = Activity(book="A-1", reference="forum", title="Forum")


@pytest.mark.parametrize(
    ("amount", "worth", "lines", "expected"),
    [
        # Equal remainders: by code, what is not itemised last.
        (3, 2, {"b": 1, "a": 1}, {"b": 1, "a": 1, "c": 0, None: 0}),
        (3, 1, {"b": 1, "a": 1}, {"b": 0, "a": 1, "c": 0, None: 0}),
        (3, 2, {"c": 1, "b": 1, "a": 1}, {"b": 1, "a": 1, "c": 0}),
        # The largest remainder, wherever it stands.
        (4, 1, {"a": 1, "b": 1}, {"b": 0, "a": 0, "c": 0, None: 1}),
        (4, 1, {"a": 1, "b": 2}, {"b": 1, "a": 0, "c": 0, None: 0}),
        # A lone line without an amount has the whole; one among several has only its name.
        (5, 2, {"c": None}, {"b": 0, "a": 0, "c": 2}),
        (5, 2, {"c": None, "b": None}, {"b": 0, "a": 0, "c": 0, None: 2}),
        (5, 2, {"c": None, "b": 5}, {"b": 2, "a": 0, "c": 0}),
        (5, 2, {}, {"b": 0, "a": 0, "c": 0, None: 2}),
    ],
)
def test_ties_go_by_code_and_what_is_not_itemised_is_last(amount, worth, lines, expected):
    named = [
        Portion(code=code, amount=minor and Money.from_minor(minor, "MXN"))
        for code, minor in lines.items()
    ]
    facts = [
        DONE,
        Disbursement(
            book="A-1",
            reference="M-1",
            when="2016-01-01",
            amount=Money.from_minor(amount, "MXN"),
            sent=Money.from_minor(worth, "EUR"),
        ),
        Expenditure(
            book="A-1",
            reference="G-1",
            when="2016-01-02",
            amount=Money.from_minor(amount, "MXN"),
            lines=named,
            activities=["forum"],
        ),
    ]
    statement = reconcile(Book.of(AGREEMENT, facts), on=LAST_DAY)
    assert {piece.key: piece.reported.minor for piece in statement.by_line} == expected
    assert [(p.key, p.reported.minor) for p in statement.by_activity] == [("forum", worth)]


@pytest.mark.parametrize(
    ("when", "month"),
    [
        ("2016-02-29", "2016-02"),
        ("2016-02", "2016-02"),
        ("2016-02-01/2016-02-29", "2016-02"),
        ("2016-02-29/2016-03-01", None),
        ("2016-02-01/2017-02-01", None),
        ("2016", None),
    ],
)
def test_what_is_not_dated_to_one_month_is_a_part_of_its_own(when, month):
    came = Disbursement(book="A-1", reference="M-1", when=when, amount="10.00 MXN", sent="1.00 EUR")
    statement = reconcile(Book.of(AGREEMENT, [came]), on=LAST_DAY)
    assert [piece.month for piece in statement.by_month] == [month]
