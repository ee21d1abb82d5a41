"""Issued and paid apart, by hand: what is accrued on a line on a day, and what is said of it."""

import json
from datetime import date, timedelta
from typing import Any

import pytest

from coopledger import Agreement, AnyFact, Disbursement, Expenditure, Ledger, Reversal
from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import Statement
from coopledger.model.finding import Severity
from coopledger.model.receipt import Refused

TOMORROW = (date.today() + timedelta(days=1)).isoformat()
LINES = [
    {"code": "AIR", "title": "Air fares", "ceiling": "1000.00 MXN"},
    {"code": "FEES", "title": "Fees", "ceiling": "30.00 EUR"},
]
AGREEMENT = Agreement(code="A", title="Forum", currency="EUR", accounts=["MXN"], lines=LINES)
# 2,000.00 MXN came for 100.00 EUR: 20 make one.
CAME = Disbursement(
    book="A", reference="M-1", when="2016-01-05", amount="2000.00 MXN", sent="100.00 EUR"
)


def spent(reference: str, amount: str, when: str, issued: str | None, *lines: Any, **more: Any):
    fields = {"book": "A", "lines": lines or ["AIR"], **more}
    return Expenditure(reference=reference, amount=amount, when=when, issued=issued, **fields)


def stated(on: str, *facts: AnyFact) -> Statement:
    return reconcile(Book.of(AGREEMENT, [CAME, *facts]), on=date.fromisoformat(on))


def accrued(on: str, *facts: AnyFact) -> list[tuple[str, str]]:
    lines = stated(on, *facts).lines
    return [(line.spent.digits, line.accrued.digits) for line in lines]


HISTORY = (
    spent("G-1", "400.00 MXN", "2016-03-10", "2016-02-20"),
    spent("G-2", "100.00 MXN", "2016-03-15", "2016-04-15"),  # paid in advance
    spent("G-3", "60.00 MXN", "2016-03-20", None),
    spent("G-4", "200.00 MXN", "2016-05-10", "2016-03", "FEES"),
)


@pytest.mark.parametrize(
    ("on", "air", "fees"),
    [
        ("2016-02-19", ("0.00", "0.00"), ("0.00", "0.00")),
        ("2016-02-20", ("0.00", "400.00"), ("0.00", "0.00")),
        ("2016-03-10", ("400.00", "400.00"), ("0.00", "0.00")),
        ("2016-03-15", ("500.00", "400.00"), ("0.00", "0.00")),
        ("2016-03-20", ("560.00", "460.00"), ("0.00", "0.00")),
        # A month accrues on its last day; 200.00 MXN that are not paid yet are 10.00 EUR.
        ("2016-03-30", ("560.00", "460.00"), ("0.00", "0.00")),
        ("2016-03-31", ("560.00", "460.00"), ("0.00", "10.00")),
        ("2016-04-15", ("560.00", "560.00"), ("0.00", "10.00")),
        ("2016-12-31", ("560.00", "560.00"), ("10.00", "10.00")),
    ],
)
def test_what_is_accrued_from_day_to_day(
    on: str, air: tuple[str, str], fees: tuple[str, str]
) -> None:
    assert accrued(on, *HISTORY) == [air, fees]


def test_the_day_of_payment_orders_and_takes_the_rate() -> None:
    plain = [each.model_copy(update={"issued": None}) for each in HISTORY]
    for on in ("2016-03-31", "2016-12-31"):
        one, other = stated(on, *HISTORY), stated(on, *plain)
        assert (one.funds, one.agreement_currency) == (other.funds, other.agreement_currency)
        assert one.by_month == other.by_month
        assert [line.accrued for line in other.lines] == [line.spent for line in other.lines]


def test_where_only_one_day_is_known_it_is_both_and_that_is_said() -> None:
    def notes(*facts: AnyFact) -> list[dict[str, object]]:
        found = stated("2016-12-31", *facts).notes
        return [dict(note.params) for note in found if note.code == "accrued-as-paid"]

    assert notes(*HISTORY) == [{"count": 1}]
    assert notes(HISTORY[0]) == notes(HISTORY[2]) == []


def test_of_several_revisions_one_is_accrued() -> None:
    corrected = (
        HISTORY[0],
        Reversal(book="A", reference="X", of="G-1", when="2016-06-01", reason="paid anew"),
        spent("G-1", "450.00 MXN", "2016-06-01", "2016-02-20", revision=2),
    )
    assert accrued("2016-03-01", *corrected)[0] == ("0.00", "400.00")
    assert accrued("2016-05-31", *corrected)[0] == ("400.00", "400.00")
    assert accrued("2016-06-01", *corrected)[0] == ("450.00", "450.00")
    gone = (HISTORY[0], corrected[1].model_copy(update={"when": HISTORY[0].when}))
    assert accrued("2016-03-01", *gone)[0] == ("0.00", "0.00")


def test_paid_in_advance_is_a_note_and_issued_tomorrow_an_error() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, CAME)
        assert not ledger.record(HISTORY[0]).findings
        (found,) = ledger.record(HISTORY[1]).findings
        assert (found.code, found.severity) == ("paid-before-issued", Severity.NOTE)
        with pytest.raises(Refused) as refused:
            ledger.record(spent("G-9", "1.00 MXN", "2016-03-10", TOMORROW))
        assert [each.code for each in refused.value.findings] == ["future-date"]


def test_the_auxiliary_ledger_shows_both_days() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, CAME, *HISTORY)
        found = ledger.auxiliary("A")
        said = " ".join(found.to_html("en").split())  # where nothing is broken between words
        assert "2016-03-10 (issued 2016-02-20) G-1" in said
        assert "2016-03-20 G-3" in said
        (account,) = json.loads(found.to_json())["accounts"]
        issued = [line["issued"] for line in account["lines"]]
        assert issued == [None, "2016-02-20", "2016-04-15", None, "2016-03"]


def test_the_form_of_the_public_sector_has_both() -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(AGREEMENT, CAME, *HISTORY)
        (table,) = ledger.partner_form("conac", "A", on=date(2016, 3, 31)).filled.tables
        columns = ("modified", "accrued", "paid", "unspent")
        found = {row.key: [str(row.entries[name]) for name in columns] for row in table.rows}
        assert found["AIR"] == ["1,000.00 MXN", "460.00 MXN", "560.00 MXN", "540.00 MXN"]
        assert found["FEES"] == ["30.00 EUR", "10.00 EUR", "0.00 EUR", "20.00 EUR"]
