"""How an expenditure falls on its parts, less what came back of each; and what moved by month."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coopledger.books.book import Book, Standing
from coopledger.books.flows import FLOWS
from coopledger.books.parts import standing_shares
from coopledger.books.reconciliation import reconcile
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement, SpendingRate
from coopledger.model.events import Disbursement, Expenditure, Recovery, Reversal, Transfer
from coopledger.reports.statement_data import statement_data
from tests.books.stories import YEAR_END, book

AIR, FEES = {"code": "AIR", "amount": "60.00 MXN"}, {"code": "FEES", "amount": "30.00 MXN"}


def recovered(amount: str, *lines: Any) -> Recovery:
    return Recovery(
        book="A-1", reference="C", of="G", when="2016-05-01", amount=amount, lines=lines
    )


@pytest.mark.parametrize(
    ("lines", "recoveries", "expected"),
    [
        ([AIR, FEES], [], {"AIR": 6000, "FEES": 3000, None: 1000}),
        # Of a named part, that part; of two, each of them.
        ([AIR, FEES], [recovered("5.00 MXN", "FEES")], {"AIR": 6000, "FEES": 2500, None: 1000}),
        (
            [AIR, FEES],
            [
                recovered(
                    "9.00 MXN",
                    {"code": "AIR", "amount": "5.00 MXN"},
                    {"code": "FEES", "amount": "3.00 MXN"},
                )
            ],
            {"AIR": 5500, "FEES": 2700, None: 900},
        ),
        # Of none: the only one there is, or else what is not itemised.
        ([AIR, FEES], [recovered("5.00 MXN")], {"AIR": 6000, "FEES": 3000, None: 500}),
        (["AIR"], [recovered("5.00 MXN")], {"AIR": 9500}),
        (["AIR"], [recovered("5.00 MXN"), recovered("7.00 MXN", "AIR")], {"AIR": 8800}),
        ([], [recovered("5.00 MXN")], {None: 9500}),
    ],
)
def test_what_came_back_lessens_the_part_it_is_of(
    lines: list[Any], recoveries: list[Recovery], expected: dict[str | None, int]
) -> None:
    spent = Expenditure(
        book="A-1", reference="G", when="2016-04-01", amount="100.00 MXN", lines=lines
    )
    assert dict(standing_shares(Standing(spent, tuple(recoveries)), "lines")) == expected


def test_what_is_left_to_no_part_is_taken_off_what_is_not_itemised() -> None:
    """A part that the expenditure does not have is less than nothing: the rules refuse it."""
    spent = Expenditure(
        book="A-1", reference="G", when="2016-04-01", amount="100.00 MXN", lines=["AIR"]
    )
    found = standing_shares(Standing(spent, (recovered("5.00 MXN", "FEES"),)), "lines")
    assert found == [("AIR", 10000), ("FEES", -500)]


def moved(flow: Any) -> dict[str, str]:
    return {name: str(money) for name in FLOWS if (money := getattr(flow, name))}


def test_each_month_has_what_moved_in_it() -> None:
    months = reconcile(book(), on=YEAR_END).by_month
    assert [month.month for month in months] == ["2016-01", "2016-02", "2016-03", "2016-04"]
    assert [[moved(flow) for flow in month.fund] for month in months] == [
        [{"received": "200.00 MXN", "interest": "1.00 MXN"}, {}],
        [
            {"spent": "60.00 MXN", "transferred_out": "40.00 MXN"},
            {"transferred_in": "2.20 USD"},
        ],
        [{}, {"spent": "1.10 USD"}],
        [{"returned": "50.00 MXN"}, {}],
    ]
    assert [moved(month.agreement) for month in months] == [
        {"received": "10.00 EUR", "interest": "0.05 EUR"},
        {"spent": "3.00 EUR"},
        {"spent": "1.00 EUR"},
        {"returned": "2.30 EUR"},
    ]
    assert [str(month.exchange_difference) for month in months] == [
        "0.00 EUR", "0.00 EUR", "0.00 EUR", "-0.20 EUR",
    ]  # fmt: skip


def test_each_line_activity_and_partner_has_what_was_spent_on_it() -> None:
    found = reconcile(book(), on=YEAR_END)

    def parts(name: str) -> dict[str | None, list[str]]:
        return {
            part.key: [str(part.title), *map(str, part.fund), str(part.reported)]
            for part in getattr(found, name)
        }

    assert parts("by_line") == {
        "AIR": ["Air fares", "25.00 MXN", "0.00 USD", "1.25 EUR"],
        "FEES": ["Fees", "20.00 MXN", "1.10 USD", "2.00 EUR"],
        None: ["None", "15.00 MXN", "0.00 USD", "0.75 EUR"],
    }
    assert parts("by_activity") == {
        "course": ["Course", "0.00 MXN", "1.10 USD", "1.00 EUR"],
        "forum": ["Forum", "60.00 MXN", "0.00 USD", "3.00 EUR"],
    }
    assert parts("by_partner") == {
        "IIDH": ["None", "60.00 MXN", "0.00 USD", "3.00 EUR"],
        None: ["None", "0.00 MXN", "1.10 USD", "1.00 EUR"],
    }


def of_months(rule: str, *facts: Any, on: date = YEAR_END, **terms: Any) -> dict[str | None, Any]:
    """Of each month: gross, recovered, spent, in the fund's currency and in the agreement's."""
    agreement = Agreement(
        code="A-1", title="T", currency="EUR", accounts=["MXN"], conversion=rule, **terms
    )
    statement = reconcile(Book.of(agreement, facts), on=on)
    return {
        part.month: [
            " ".join(getattr(flow, name).digits for name in ("gross", "recovered", "spent"))
            for flow in (*part.fund, part.agreement)
        ]
        + [part.exchange_difference.digits]
        for part in statement.by_month
        if part.month != "2016-01"
    }


def came(reference: str, amount: str, sent: str, when: str = "2016-01-05") -> Disbursement:
    return Disbursement(book="A-1", reference=reference, when=when, amount=amount, sent=sent)


def spent(reference: str, amount: str, when: str) -> Expenditure:
    return Expenditure(book="A-1", reference=reference, when=when, amount=amount)


def back(reference: str, amount: str, when: str, of: str = "G") -> Recovery:
    return Recovery(book="A-1", reference=reference, of=of, when=when, amount=amount)


CAME = came("M", "2000.00 MXN", "100.00 EUR")
SPENT = spent("G", "400.00 MXN", "2016-02-10")
FIXED = {"spending_rates": [SpendingRate(currency="MXN", value="25")]}
NOTHING = "0.00"


@pytest.mark.parametrize("rule", ["fifo", "average"])
@pytest.mark.parametrize(
    ("facts", "terms", "expected"),
    [
        pytest.param(
            [CAME, SPENT, back("C", "100.00 MXN", "2016-05-03")],
            {},
            {
                "2016-02": ["400.00 0.00 400.00", "20.00 0.00 20.00", NOTHING],
                "2016-05": ["0.00 100.00 -100.00", "0.00 5.00 -5.00", NOTHING],
            },
            id="a part of it",
        ),
        pytest.param(
            [CAME, SPENT, back("C", "400.00 MXN", "2016-05-03")],
            {},
            {
                "2016-02": ["400.00 0.00 400.00", "20.00 0.00 20.00", NOTHING],
                "2016-05": ["0.00 400.00 -400.00", "0.00 20.00 -20.00", NOTHING],
            },
            id="all of it",
        ),
        pytest.param(
            [CAME, SPENT, back("C", "100.00 MXN", "2016-02-20")],
            {},
            {"2016-02": ["400.00 100.00 300.00", "20.00 5.00 15.00", NOTHING]},
            id="in its own month",
        ),
        pytest.param(
            [
                CAME,
                SPENT,
                back("C", "100.00 MXN", "2016-05-03"),
                back("D", "60.00 MXN", "2016-03"),
                spent("H", "200.00 MXN", "2016-05-09"),
            ],
            {},
            {
                "2016-02": ["400.00 0.00 400.00", "20.00 0.00 20.00", NOTHING],
                "2016-03": ["0.00 60.00 -60.00", "0.00 3.00 -3.00", NOTHING],
                "2016-05": ["200.00 100.00 100.00", "10.00 5.00 5.00", NOTHING],
            },
            id="twice, beside other spending",
        ),
        pytest.param(
            [CAME, SPENT, back("C", "100.00 MXN", "2016-04-28/2016-05-03")],
            {},
            {
                "2016-02": ["400.00 0.00 400.00", "20.00 0.00 20.00", NOTHING],
                None: ["0.00 100.00 -100.00", "0.00 5.00 -5.00", NOTHING],
            },
            id="dated to no single month",
        ),
        pytest.param(
            [CAME, spent("G", "400.00 MXN", "2016"), back("C", "100.00 MXN", "2016-05-03")],
            {},
            {
                "2016-05": ["0.00 100.00 -100.00", "0.00 5.00 -5.00", NOTHING],
                None: ["400.00 0.00 400.00", "20.00 0.00 20.00", NOTHING],
            },
            id="inside the range of its expenditure",
        ),
        pytest.param(
            [CAME, SPENT, back("C", "100.00 MXN", "2016-05-03")],
            FIXED,
            {
                "2016-02": ["400.00 0.00 400.00", "16.00 0.00 16.00", "-4.00"],
                "2016-05": ["0.00 100.00 -100.00", "0.00 4.00 -4.00", "1.00"],
            },
            id="at a prescribed rate",
        ),
        pytest.param(
            # 300 of 500 have their money; when 250 come back, all that is left has.
            [
                came("M", "300.00 MXN", "15.00 EUR"),
                spent("G", "500.00 MXN", "2016-02-10"),
                back("C", "250.00 MXN", "2016-05-03"),
            ],
            {"prefinancing": True},
            {
                "2016-02": ["500.00 0.00 500.00", "15.00 0.00 15.00", NOTHING],
                "2016-05": ["0.00 250.00 -250.00", "0.00 2.50 -2.50", NOTHING],
            },
            id="of what has no money yet",
        ),
    ],
)
def test_what_came_back_is_of_the_month_it_came_in(
    rule: str, facts: list[Any], terms: dict[str, Any], expected: dict[str | None, Any]
) -> None:
    assert of_months(rule, *facts, **terms) == expected


def test_what_came_back_is_worth_what_it_was_when_it_was_spent() -> None:
    """The end of the stretch that its expenditure had: here of the second instalment."""
    dearer = came("N", "200.00 MXN", "20.00 EUR")
    facts = [came("M", "100.00 MXN", "5.00 EUR"), dearer, spent("G", "150.00 MXN", "2016-02-10")]
    later = [back("C", "60.00 MXN", "2016-05-03")]
    before = {"2016-02": ["150.00 0.00 150.00", "10.00 0.00 10.00", NOTHING]}
    assert of_months("fifo", *facts) == before
    assert of_months("fifo", *facts, *later) == before | {
        # 50.00 of the second instalment, at 10, and 10.00 of the first, at 20.
        "2016-05": ["0.00 60.00 -60.00", "0.00 5.50 -5.50", NOTHING]
    }


def test_a_recovery_that_was_taken_back_is_of_no_month() -> None:
    undone = Reversal(book="A-1", reference="X", of="C", when="2016-06-01", reason="error")
    facts = [CAME, SPENT, back("C", "100.00 MXN", "2016-05-03"), undone]
    assert set(of_months("fifo", *facts)) == {"2016-02"}
    assert set(of_months("fifo", *facts, on=date(2016, 5, 31))) == {"2016-02", "2016-05"}


def test_rows_and_json_say_of_a_month_what_its_spending_is_made_of() -> None:
    facts = [CAME, SPENT, back("C", "100.00 MXN", "2016-05-03")]
    agreement = Agreement(code="A-1", title="T", currency="EUR", accounts=["MXN"])
    statement = reconcile(Book.of(agreement, facts), on=YEAR_END)
    rows = [
        (row["code"], row["side"], row["figure"], str(row["amount"]))
        for row in statement.rows()
        if row["section"] == "by_month" and row["amount"] and row["code"] != "2016-01"
    ]
    assert rows == [
        ("2016-02", "fund", "spent", "400.00"),
        ("2016-02", "agreement", "spent", "20.00"),
        ("2016-05", "fund", "recovered", "100.00"),
        ("2016-05", "fund", "spent", "-100.00"),
        ("2016-05", "agreement", "recovered", "5.00"),
        ("2016-05", "agreement", "spent", "-5.00"),
    ]
    months: Any = statement_data(statement, Language.ES)
    said = [
        {name: month["agreement_currency"][name] for name in ("gross", "recovered", "spent")}
        for month in months["by_month"][1:]
    ]
    assert said == [
        {"gross": "20.00", "recovered": "0.00", "spent": "20.00"},
        {"gross": "0.00", "recovered": "5.00", "spent": "-5.00"},
    ]


LEFT: dict[str, tuple[str, dict[str, Any], str]] = {
    "most": ("1550.00", {}, "5.00"),
    "all": ("1600.00", {}, "5.00"),
    "most, at a prescribed rate": ("1550.00", FIXED, "4.00"),
    "all, at a prescribed rate": ("1600.00", FIXED, "4.00"),
}
"""What is exchanged away of 2,000.00 after 400.00 were spent and all but nothing came back."""


@pytest.mark.parametrize("rule", ["fifo", "average"])
@pytest.mark.parametrize("story", LEFT)
def test_what_came_back_keeps_its_worth_when_the_line_is_exchanged_away(
    story: str, rule: str
) -> None:
    away, terms, per_hundred = LEFT[story]
    agreement = Agreement(
        code="A-1", title="T", currency="EUR", accounts=["MXN", "USD"], conversion=rule, **terms
    )
    facts = [
        CAME, SPENT, back("C", "100.00 MXN", "2016-03-03"), back("D", "300.00 MXN", "2016-05-03"),
        Transfer(book="A-1", reference="T", when="2016-06-01", account="MXN", to_account="USD",
                 amount=f"{away} MXN", arrived="80.00 USD"),
        Transfer(book="A-1", reference="U", when="2016-06-02", account="MXN", to_account="USD",
                 amount="400.00 MXN", arrived="20.00 USD"),
    ]  # fmt: skip
    months = reconcile(Book.of(agreement, facts), on=YEAR_END).by_month
    found = {
        part.month: tuple(getattr(part.agreement, name).digits for name in ("gross", "recovered"))
        for part in months
    }
    one = Decimal(per_hundred)
    assert found["2016-02"] == (f"{4 * one}", "0.00")
    assert found["2016-03"] == ("0.00", f"{one}")
    assert found["2016-05"] == ("0.00", f"{3 * one}")
