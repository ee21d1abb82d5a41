"""By how much a figure may differ from amount × rate: worked out for the very figure."""

from datetime import date
from typing import Any

import pytest

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.messages.catalogue import Language
from coopledger.model.activity import Activity
from coopledger.model.agreement import Agreement, SpendingRate
from coopledger.model.events import (
    Disbursement,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Transfer,
)
from coopledger.reports.statement import report
from coopledger.reports.statement_data import statement_data
from coopledger.writers.text import document_text

YEAR_END = date(2016, 12, 31)


def stated(*facts: Any, **terms: Any) -> Any:
    agreement = {"currency": "EUR", "accounts": ["MXN"]} | terms
    book = Book.of(Agreement(code="A", title="T", **agreement), facts)
    return reconcile(book, on=YEAR_END)


def bounds(*facts: Any, **terms: Any) -> dict[tuple[str, str | None, str], str]:
    rounding = stated(*facts, **terms).rounding
    return {(each.section, each.code, each.figure): f"{each.bound:f}" for each in rounding}


def came(amount: str = "2000.00 MXN", sent: str | None = "100.00 EUR", n: int = 1) -> Disbursement:
    return Disbursement(book="A", reference=f"M-{n}", when="2016-01-05", amount=amount, sent=sent)


def spent(day: int, amount: str, month: int = 2, **more: Any) -> Expenditure:
    when = date(2016, month, day)
    reference = f"G-{month}-{day:02}"
    return Expenditure(book="A", reference=reference, when=str(when), amount=amount, **more)


def refunded(day: int, amount: str, received: str | None = None, month: int = 2) -> Refund:
    when = date(2016, month, day)
    reference = f"R-{month}-{day:02}"
    return Refund(book="A", reference=reference, when=str(when), amount=amount, received=received)


# 10.10, 20.08 and 30.10 are each off by up to half a cent.
APART = [came(), spent(1, "10.10 MXN"), refunded(2, "9.98 MXN"), spent(3, "10.02 MXN")]


def test_spending_before_and_after_a_refund_is_off_at_each_end() -> None:
    statement = stated(*APART)
    assert str(statement.agreement_currency.spent.money) == "1.02 EUR"  # 1.006, exactly
    found = {key: bound for key, bound in bounds(*APART).items() if key[2] == "spent"}
    assert found == {
        ("whole", None, "spent"): "0.015",
        ("by_line", None, "spent"): "0.015",
        ("by_activity", None, "spent"): "0.015",
        ("by_partner", None, "spent"): "0.015",
        ("by_month", "2016-02", "spent"): "0.015",
    }


@pytest.mark.parametrize("field", ["lines", "activities"])
def test_what_is_spent_in_turn_is_off_at_the_ends_that_are_not_on_a_cent(field: str) -> None:
    """Fifty times 1,000.10 at 20 are 2,500.25, each of 50.005, which goes up."""
    done = [Activity(book="A", reference=code, title=code, partners=[code]) for code in "AB"]
    facts = [came("100000.00 MXN", "5000.00 EUR"), *done]
    for n in range(50):
        for place, (code, amount) in enumerate((("A", "1000.10 MXN"), ("B", "999.90 MXN"))):
            reference = f"G-{2 * n + place:02}"
            named: Any = {field: [code]}
            facts.append(
                Expenditure(
                    book="A", reference=reference, when="2016-02-01", amount=amount, **named
                )
            )
    lines = [{"code": code, "title": code} for code in "AB"]
    statement = stated(*facts, lines=lines)
    section = "by_line" if field == "lines" else "by_activity"
    assert [str(part.reported) for part in getattr(statement, section)] == [
        "2,500.50 EUR",
        "2,499.50 EUR",
    ]
    found = bounds(*facts, lines=lines)
    assert found[section, "A", "spent"] == found[section, "B", "spent"] == "0.250"
    if field == "activities":
        assert found["by_partner", "A", "spent"] == "0.250"
    # All together they adjoin, from the start of the line to its end.
    assert ("whole", None, "spent") not in found
    assert ("by_month", "2016-02", "spent") not in found


SPENDING_TWICE = [spent(1, "10.10 MXN"), spent(3, "10.02 MXN")]
BOTH_LINES = [{"code": "A", "amount": "0.10 MXN"}, {"code": "B", "amount": "0.20 MXN"}]
FIXED = [SpendingRate(currency="MXN", value="21")]


@pytest.mark.parametrize("rule", ["fifo", "average"])
@pytest.mark.parametrize(
    ("facts", "terms", "expected"),
    [
        # One after another they adjoin: off at the end of the last one.
        pytest.param([came(), *SPENDING_TWICE], {}, {}, id="adjoining"),
        pytest.param(
            [came(), spent(1, "10.00 MXN"), refunded(2, "10.00 MXN"), spent(3, "10.00 MXN")],
            {},
            {},
            id="on a cent",
        ),
        pytest.param(
            [came("2000.00 EUR", None), *(spent(day, "0.01 EUR") for day in (1, 3))],
            {"accounts": ["EUR"]},
            {},
            id="in the agreement's own currency",
        ),
        # A refund states what the partner got: what is off is the exchange difference.
        pytest.param(
            [
                came(),
                refunded(1, "9.99 MXN", "0.40 EUR"),
                spent(2, "1.11 MXN"),
                refunded(3, "9.99 MXN", "0.40 EUR"),
            ],
            {},
            {("whole", None, "exchange_difference"): "0.015"},
            id="received",
        ),
        pytest.param(
            [came(), *(spent(day, "10.10 MXN") for day in (1, 2, 3))],
            {"spending_rates": FIXED},
            {
                ("whole", None, "spent"): "0.015",
                ("whole", None, "exchange_difference"): "0.020",
            },
            id="at a prescribed rate each is rounded alone",
        ),
        pytest.param(
            [
                came(),
                *(
                    Interest(book="A", reference=f"I-{n}", when=f"2016-02-0{n}", amount="10.10 MXN")
                    for n in (1, 2, 3)
                ),
            ],
            {},
            {("whole", None, "interest"): "0.015"},
            id="interest at the average",
        ),
        # 1.50 is worth 0.075: the ends at 0.20 and 1.50 (of 0.01 and 0.075) have a share each.
        pytest.param(
            [came(), spent(1, "0.30 MXN", lines=BOTH_LINES), spent(2, "1.10 MXN", lines=["A"])],
            {},
            {},
            id="a share of an end",
        ),
        pytest.param(
            [
                came(),
                spent(1, "10.10 MXN"),
                refunded(2, "9.98 MXN"),
                spent(3, "20.04 MXN"),
                Recovery(
                    book="A", reference="C", of="G-2-03", when="2016-03-01", amount="10.02 MXN"
                ),
            ],
            {},
            {("whole", None, "spent"): "0.015"},
            id="what is left after a recovery",
        ),
    ],
)
def test_the_bound_of_the_whole(
    rule: str, facts: list[Any], terms: dict[str, Any], expected: dict[Any, Any]
) -> None:
    found = bounds(*facts, conversion=rule, **terms)
    whole = {key: bound for key, bound in found.items() if key[0] == "whole"}
    assert whole == expected


@pytest.mark.parametrize(("rule", "expected"), [("fifo", None), ("average", "0.015")])
def test_exchanges_adjoin_where_they_leave_one_line(rule: str, expected: str | None) -> None:
    """Under the average each leaves the line as it is then, and is off by itself."""

    def exchanged(n: int, amount: str, arrived: str, account: str, to_account: str) -> Transfer:
        return Transfer(
            book="A",
            reference=f"T-{n}",
            when=f"2016-02-0{n}",
            account=account,
            to_account=to_account,
            amount=amount,
            arrived=arrived,
        )

    facts = [came("50.00 EUR", None), exchanged(1, "50.00 EUR", "999.99 MXN", "EUR", "MXN")]
    facts += [exchanged(n, "10.03 MXN", "0.51 EUR", "MXN", "EUR") for n in (2, 3, 4)]
    found = bounds(*facts, conversion=rule, accounts=["EUR", "MXN"])
    assert found.get(("whole", None, "exchange_difference")) == expected


@pytest.mark.parametrize("language", [Language.ES, Language.EN])
def test_it_is_said_below_the_table_of_the_figure(language: Language) -> None:
    words = {
        Language.ES: ("Diferencia máxima por redondeo", "2016-02  Ejercido 0.015"),
        Language.EN: ("Largest difference by rounding", "2016-02  Spent 0.015"),
    }
    text = document_text(report(stated(*APART), language).document())
    said = " ".join(text.split())
    assert said.count(words[language][0]) == 4  # whole, line, activity, month; no partner is named
    assert " ".join(words[language][1].split()) in said
    plain = document_text(report(stated(came(), *SPENDING_TWICE), language).document())
    assert words[language][0] not in plain


def test_a_program_reads_it_with_the_figures() -> None:
    found: Any = statement_data(stated(*APART), Language.EN)["rounding"]
    assert found[0] == {"section": "whole", "code": None, "figure": "spent", "bound": "0.015"}
    assert statement_data(stated(came(), *SPENDING_TWICE), Language.EN)["rounding"] == []
