"""How an expenditure falls on its parts, less what came back of each; and what moved by month."""

from typing import Any

import pytest

from coopledger.books.book import Standing
from coopledger.books.parts import standing_shares
from coopledger.books.reconciliation import reconcile
from coopledger.books.statement import FLOWS
from coopledger.model.events import Expenditure, Recovery
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
