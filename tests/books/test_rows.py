"""Every amount of an answer as a row, by hand; what does not apply is the empty string."""

from datetime import date
from typing import Any

from coopledger.books.book import Book
from coopledger.books.cooperation import cooperation_totals
from coopledger.books.reconciliation import reconcile
from coopledger.model.agreement import Agreement
from coopledger.model.events import Disbursement
from coopledger.model.evidence import BankBalance
from tests.books.stories import AGREEMENT, FACTS, YEAR_END
from tests.books.test_cooperation import AGREEMENT as PARTNERS
from tests.books.test_cooperation import PROGRAMME

TITLED = AGREEMENT.model_copy(
    update={
        "accounts": Agreement(
            code="A-1", title="Forum", currency="EUR",
            accounts=[{"code": "MXN", "currency": "MXN", "title": "Bank"}, "USD"],
        ).accounts
    }
)  # fmt: skip
MORE = (
    Disbursement(
        book="A-1",
        reference="M-2",
        when="2016-04-27/2016-05-05",
        amount="0.20 MXN",
        sent="0.01 EUR",
    ),
    BankBalance(book="A-1", reference="K", when="2016-01-31", account="MXN", balance="201.50 MXN"),
)


def lines(rows: list[Any], *keys: str) -> list[str]:
    return [" | ".join(str(row[key]) for key in keys) for row in rows if row["amount"]]


def test_the_rows_of_a_statement() -> None:
    rows = reconcile(Book.of(TITLED, [*FACTS, *MORE]), on=YEAR_END).rows()
    assert {row["agreement"] for row in rows} == {"A-1"}
    assert {(row["section"], row["as_of"]) for row in rows if row["as_of"] != YEAR_END} == {
        ("bank", date(2016, 1, 31))
    }
    assert {row["provenance"] for row in rows if row["section"] != "whole"} == {""}
    keys = ("section", "side", "code", "title", "figure", "amount", "currency")
    assert lines([row for row in rows if row["section"] != "whole"], *keys) == [
        "account | fund | MXN | Bank | held | 51.20 | MXN",
        "bank | fund | MXN | Bank | balance | 201.50 | MXN",
        "bank | fund | MXN | Bank | held | 201.00 | MXN",
        "bank | fund | MXN | Bank | difference | 0.50 | MXN",
        "account | fund | USD |  | held | 1.10 | USD",
        "line | agreement | AIR | Air fares | initial | 9.00 | EUR",
        "line | agreement | AIR | Air fares | modified | 9.00 | EUR",
        "line | agreement | AIR | Air fares | spent | 1.25 | EUR",
        "line | agreement | AIR | Air fares | accepted | 1.25 | EUR",
        "line | agreement | AIR | Air fares | available | 7.75 | EUR",
        "line | fund | FEES | Fees | initial | 100.00 | MXN",
        "line | fund | FEES | Fees | modified | 100.00 | MXN",
        "line | fund | FEES | Fees | spent | 40.00 | MXN",
        "line | fund | FEES | Fees | accepted | 40.00 | MXN",
        "line | fund | FEES | Fees | available | 60.00 | MXN",
        "by_line | fund | AIR | Air fares | spent | 25.00 | MXN",
        "by_line | agreement | AIR | Air fares | spent | 1.25 | EUR",
        "by_line | fund | FEES | Fees | spent | 20.00 | MXN",
        "by_line | fund | FEES | Fees | spent | 1.10 | USD",
        "by_line | agreement | FEES | Fees | spent | 2.00 | EUR",
        "by_line | fund |  |  | spent | 15.00 | MXN",
        "by_line | agreement |  |  | spent | 0.75 | EUR",
        "by_activity | fund | course | Course | spent | 1.10 | USD",
        "by_activity | agreement | course | Course | spent | 1.00 | EUR",
        "by_activity | fund | forum | Forum | spent | 60.00 | MXN",
        "by_activity | agreement | forum | Forum | spent | 3.00 | EUR",
        "by_partner | fund | IIDH |  | spent | 60.00 | MXN",
        "by_partner | agreement | IIDH |  | spent | 3.00 | EUR",
        "by_partner | fund |  |  | spent | 1.10 | USD",
        "by_partner | agreement |  |  | spent | 1.00 | EUR",
        "by_month | fund | 2016-01 |  | received | 200.00 | MXN",
        "by_month | fund | 2016-01 |  | interest | 1.00 | MXN",
        "by_month | agreement | 2016-01 |  | received | 10.00 | EUR",
        "by_month | agreement | 2016-01 |  | interest | 0.05 | EUR",
        "by_month | fund | 2016-02 |  | spent | 60.00 | MXN",
        "by_month | fund | 2016-02 |  | transferred_out | 40.00 | MXN",
        "by_month | fund | 2016-02 |  | transferred_in | 2.20 | USD",
        "by_month | agreement | 2016-02 |  | spent | 3.00 | EUR",
        "by_month | fund | 2016-03 |  | spent | 1.10 | USD",
        "by_month | agreement | 2016-03 |  | spent | 1.00 | EUR",
        "by_month | fund | 2016-04 |  | returned | 50.00 | MXN",
        "by_month | agreement | 2016-04 |  | returned | 2.30 | EUR",
        "by_month | agreement | 2016-04 |  | exchange_difference | -0.20 | EUR",
        "by_month | fund |  |  | received | 0.20 | MXN",
        "by_month | agreement |  |  | received | 0.01 | EUR",
    ]
    of_a_month = [
        row["figure"] for row in rows if (row["code"], row["side"]) == ("2016-01", "agreement")
    ]
    assert of_a_month == ["received", "interest", "spent", "returned", "exchange_difference"]


def test_the_rows_of_a_total() -> None:
    rows = [row for row in cooperation_totals([PROGRAMME, PARTNERS]).rows() if row["year"] == 2015]
    keys = ("section", "key", "figure", "amount", "currency", "provenance")
    found = lines(rows, *keys)
    assert found[:5] == [
        "whole |  | financial | 190.00 | MXN | assumed",
        "whole |  | in_kind | 17.00 | MXN | source",
        "whole |  | partner_funds | 60.00 | MXN | source",
        "whole |  | in_kind | 5.00 | USD | source",
        "by_book | A | in_kind | 3.00 | MXN | ",
    ]
    assert "by_book | A | partner_funds | 60.00 | MXN | " in found
    assert "by_kind | forum | financial | 130.00 | MXN | " in found
    assert "by_kind | workshop | in_kind | 5.00 | USD | " in found
    assert "by_activity |  | financial | 20.00 | MXN | " in found
    assert "by_partner | CAPEL | partner_funds | 60.00 | MXN | " in found
    assert found[-4:] == [
        "activities | workshop | count | 7 |  | ",
        "activities | forum | count | 4 |  | ",
        "activities | course | count | 3 |  | ",
        "activities | not-stated | count | 3 |  | ",
    ]
