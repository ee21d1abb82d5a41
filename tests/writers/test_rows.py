"""Rows for data frames: the same keys, exact types, nothing missing; parts sum to the whole."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from coopledger import Agreement, Ledger
from coopledger.books.book import Book
from coopledger.books.cooperation import CooperationTotals, cooperation_totals
from coopledger.books.flows import MonthFlow
from coopledger.books.reconciliation import reconcile
from coopledger.model.activity import Activity, InKindContribution
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from coopledger.testing.simple import programmes, simple_histories
from coopledger.testing.small import LAST_DAY
from tests.writers.answers import hard, segib, totals

OF_STATEMENT = {
    "agreement": str,
    "on": date,
    "section": str,
    "side": str,
    "code": str,
    "title": str,
    "figure": str,
    "currency": str,
    "amount": Decimal,
    "provenance": str,
    "as_of": date,
}
OF_TOTALS = {
    "year": int,
    "section": str,
    "key": str,
    "figure": str,
    "currency": str,
    "amount": Decimal,
    "provenance": str,
    "book": str,
}


def keep_the_promise(rows: Iterable[Mapping[str, object]], promised: dict[str, type]) -> None:
    for row in rows:
        assert {key: type(value) for key, value in row.items()} == promised
        assert list(row) == list(promised)


def sums(rows, section: str, *by: str) -> Counter:
    found: Counter = Counter()
    for row in rows:
        if row["section"] == section:
            found[tuple(row[key] for key in (*by, "figure", "currency"))] += row["amount"]
    return found


def test_the_rows_of_ine_segib_2016():
    whole = [
        (row["side"], row["figure"], str(row["amount"]), row["currency"], row["provenance"])
        for row in segib().rows()
        if row["section"] == "whole"
    ]
    assert whole == [
        ("fund", "received", "1109797.84", "MXN", "source"),
        ("fund", "interest", "0.00", "MXN", "derived"),
        ("fund", "transferred_in", "0.00", "MXN", "derived"),
        ("fund", "spent", "435763.79", "MXN", "source"),
        ("fund", "returned", "674034.05", "MXN", "source"),
        ("fund", "transferred_out", "0.00", "MXN", "derived"),
        ("fund", "held", "0.00", "MXN", "derived"),
        ("fund", "not_yet_funded", "0.00", "MXN", "derived"),
        ("agreement", "received", "54855.00", "EUR", "source"),
        ("agreement", "interest", "0.00", "EUR", "derived"),
        ("agreement", "exchange_difference", "-2312.91", "EUR", "derived"),
        ("agreement", "spent", "21538.90", "EUR", "derived"),
        ("agreement", "returned", "31003.19", "EUR", "source"),
        ("agreement", "held", "0.00", "EUR", "derived"),
    ]


def test_the_rows_of_the_years():
    assert [
        (row["year"], row["figure"], str(row["amount"]))
        for row in totals().rows()
        if row["section"] in ("whole", "activities") and row["year"] < 2016
    ] == [
        (2014, "financial", "270869.10"),
        (2014, "in_kind", "295423.80"),
        (2014, "partner_funds", "0.00"),
        (2015, "financial", "1345564.00"),
        (2015, "in_kind", "507827.00"),
        (2015, "partner_funds", "0.00"),
        (2014, "count", "15"),
        (2015, "count", "5"),
        (2015, "count", "2"),
        (2015, "count", "1"),
    ]


def test_every_section_of_a_statement_has_its_rows():
    rows = hard().rows()
    keep_the_promise(rows, OF_STATEMENT)
    assert {(row["section"], row["side"]) for row in rows} == {
        ("account", "fund"),
        ("acceptance", "fund"),
        ("bank", "fund"),
        ("line", "agreement"),
        ("line", "fund"),
        *((section, "fund") for section in ("whole", "by_line", "by_activity", "by_partner")),
        *((section, "agreement") for section in ("whole", "by_line", "by_activity", "by_partner")),
        ("by_month", "fund"),
        ("by_month", "agreement"),
    }
    bank = [(r["figure"], str(r["amount"]), r["as_of"]) for r in rows if r["section"] == "bank"]
    day = date(2016, 2, 1)
    assert bank == [("balance", "999", day), ("held", "1000", day), ("difference", "-1", day)]
    assert {row["as_of"] for row in rows if row["section"] != "bank"} == {date(2016, 12, 31)}


@pytest.mark.parametrize("strategy", [simple_histories(), histories()])
def test_the_rows_of_each_section_sum_to_the_whole(strategy):
    @given(strategy)
    def law(history: History):
        book = Book.of(history.opening, history.facts)
        for day in history.days:
            rows = reconcile(book, on=day).rows()
            keep_the_promise(rows, OF_STATEMENT)
            whole = sums(rows, "whole", "side")
            for section in ("by_line", "by_activity", "by_partner"):
                spent = {key: total for key, total in whole.items() if key[1] == "spent"}
                assert sums(rows, section, "side") in (spent, {})
                assert sums(rows, section, "side") or not any(spent.values())
            months = sums(rows, "by_month", "side")
            for (side, figure, currency), total in months.items():
                if figure not in MonthFlow.BESIDE:
                    assert total == whole[side, figure, currency]
            held = {key: total for key, total in whole.items() if key[:2] == ("fund", "held")}
            assert sums(rows, "account", "side") == held

    law()


@given(programmes(), simple_histories())
def test_the_rows_of_a_year_sum_to_its_whole(programme: History, history: History):
    books = [Book.of(h.opening, h.facts) for h in (programme, history)]
    found = cooperation_totals(books)
    rows = found.rows()
    keep_the_promise(rows, OF_TOTALS)
    whole = sums(rows, "whole", "year")
    for section in ("by_kind", "by_activity", "by_partner"):
        parts = sums(rows, section, "year")
        assert {k: v for k, v in parts.items() if v} == {k: v for k, v in whole.items() if v}
    counted = sums(rows, "activities", "year")
    assert counted == {
        (total.year, "count", ""): total.activity_count for total in found if total.activities
    }
    assert all(row["currency"] or row["section"] == "activities" for row in rows)


def test_the_activities_of_a_year_of_two_currencies_are_said_once():
    ledger = Ledger.open("sqlite://")
    ledger.record(
        Agreement(code="A-1", title="Training", currency="EUR", accounts=["MXN"]),
        *(
            InKindContribution(book="A-1", reference=code, when="2016-05-01", amount=f"1.00 {code}")
            for code in ("EUR", "MXN")
        ),
        Activity(book="A-1", reference="F", title="Forum", when="2016-05-01"),
    )
    found = ledger.cooperation_totals()
    assert [total.currency for total in found] == ["EUR", "MXN"]
    assert [row["amount"] for row in found.rows() if row["figure"] == "count"] == [1]
    for total in found:
        assert [row["amount"] for row in total.rows() if row["figure"] == "count"] == [1]


def test_totals_are_a_tuple():
    found = totals()
    assert found == tuple(found)
    assert CooperationTotals(found[:1]).rows() == found[0].rows()
    assert CooperationTotals().rows() == []


def test_an_agreement_to_which_nothing_happened_has_rows():
    ledger = Ledger.open("sqlite://")
    ledger.record(Agreement(code="A-1", title="Training", currency="EUR", accounts=["EUR"]))
    rows = ledger.reconcile("A-1", on=LAST_DAY).rows()
    keep_the_promise(rows, OF_STATEMENT)
    assert {row["amount"] for row in rows} == {0}
