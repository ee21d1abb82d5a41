"""What an issued statement keeps, and what is said of a figure that has changed since."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from coopledger.books.issued import (
    Change,
    KeptRates,
    changes,
    figures_of,
    rates_used_by,
)
from coopledger.books.reconciliation import reconcile
from coopledger.errors import MissingRate
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import SpendingRate
from coopledger.model.dates import When
from coopledger.model.issue import Issue, IssuedFigure, RateUsed
from coopledger.money import Money
from tests.books.stories import YEAR_END, book


def figure(name: str, amount: str) -> IssuedFigure:
    """`by_line AIR spent` of the fund; `-` for what is not itemised."""
    section, code, figure = name.split()
    return IssuedFigure(
        section=section, side="fund", code=None if code == "-" else code, figure=figure,
        amount=amount,
    )  # fmt: skip


def issue(
    rates: Sequence[RateUsed] = (), figures: Sequence[IssuedFigure] = (), program: str = "1"
) -> Issue:
    return Issue(
        book="A-1", reference="EE-1", when="2016-12-31", conversion="fifo", program=program,
        looked_at={"seq": 1, "hash": "0" * 64}, head=f"1-{'0' * 64}", figures=figures, rates=rates,
        printed={"es": "", "en": ""},
    )  # fmt: skip


# The figures


def test_it_keeps_each_figure_under_its_names() -> None:
    kept = figures_of(reconcile(book(), on=YEAR_END))
    spent = [each for each in kept if each.figure == "spent" and each.side == "fund"]
    sections = ("whole", "line", "by_line")
    assert [(f.section, f.code, str(f.amount)) for f in spent if f.section in sections] == [
        ("whole", None, "60.00 MXN"),
        ("whole", None, "1.10 USD"),
        ("line", "FEES", "40.00 MXN"),
        ("by_line", "AIR", "25.00 MXN"),
        ("by_line", "FEES", "20.00 MXN"),
        ("by_line", "FEES", "1.10 USD"),
        ("by_line", None, "15.00 MXN"),
    ]


def test_what_changed_is_said_figure_by_figure_and_one_that_is_not_there_is_zero() -> None:
    was = [
        figure("whole - spent", "100.00 MXN"),
        figure("whole - held", "900.00 MXN"),
        figure("by_line AIR spent", "25.00 MXN"),
        figure("by_line - spent", "75.00 MXN"),
    ]
    now = [
        figure("whole - spent", "120.00 MXN"),
        figure("whole - spent", "1.10 USD"),
        figure("whole - held", "900.00 MXN"),
        figure("by_line FEES spent", "20.00 MXN"),
        figure("by_line - spent", "100.00 MXN"),
    ]
    found = changes(issue(figures=was), now)
    assert {change.side for change in found} == {"fund"}
    assert [
        (c.section, c.code, c.figure, str(c.was), str(c.now), str(c.difference)) for c in found
    ] == [
        ("whole", None, "spent", "100.00 MXN", "120.00 MXN", "20.00 MXN"),
        ("whole", None, "spent", "0.00 USD", "1.10 USD", "1.10 USD"),
        ("by_line", "FEES", "spent", "0.00 MXN", "20.00 MXN", "20.00 MXN"),
        ("by_line", None, "spent", "75.00 MXN", "100.00 MXN", "25.00 MXN"),
        ("by_line", "AIR", "spent", "25.00 MXN", "0.00 MXN", "-25.00 MXN"),
    ]
    assert changes(issue(figures=now), now) == ()


@pytest.mark.parametrize(
    ("section", "code", "in_all", "es", "en"),
    [
        ("whole", None, False, "Ejercido (MXN)", "Spent (MXN)"),
        ("whole", None, True, "Ejercido (total equivalente en MXN)",
            "Spent (total equivalent in MXN)"),
        ("by_line", "AIR", False, "Por rubro, AIR: Ejercido (MXN)",
            "By budget line, AIR: Spent (MXN)"),
        ("by_line", None, False, "Por rubro, (no desglosado): Ejercido (MXN)",
            "By budget line, (not itemised): Spent (MXN)"),
        ("by_partner", None, False,
            "Por socio, (actividades con varios socios o sin socio): Ejercido (MXN)",
            "By partner, (activities with several partners or none): Spent (MXN)"),
        ("by_month", None, True, "Por mes, (más de un mes): Ejercido (total equivalente en MXN)",
            "By month, (several months): Spent (total equivalent in MXN)"),
    ],
)  # fmt: skip
def test_a_figure_has_a_name_in_both_languages(
    section: str, code: str | None, in_all: bool, es: str, en: str
) -> None:
    money = Money("1.00", "MXN")
    change = Change(section, "agreement", code, "spent", money, money)
    assert change.name(Language.ES, in_all=in_all) == es
    assert change.name(Language.EN, in_all=in_all) == en


def test_a_change_says_what_was_printed_and_what_is() -> None:
    """As `verify` says it of a statement that does not come out of its records."""
    change = Change("whole", "fund", None, "held", Money("9.00", "MXN"), Money("8.50", "MXN"))
    assert change.say(Language.ES) == "Saldo disponible (MXN): dice 9.00 MXN y es 8.50 MXN"
    assert change.say(Language.EN) == "Held (MXN): it says 9.00 MXN and is 8.50 MXN"


# The rates

BY_MONTH, BY_DAY = (
    SpendingRate(currency=currency, basis=basis, source=source)
    for currency, basis, source in (("MXN", "month", "InforEuro"), ("MXN", "day", "BCE"))
)
OF_DOLLARS = SpendingRate(currency="USD", basis="day", source="BCE")
AUGUST, DAY, NEXT = map(When.parse, ("2016-08", "2016-08-05", "2016-08-06"))
ASKED = {
    (OF_DOLLARS, DAY): Fraction(11, 10),
    (BY_MONTH, AUGUST): Fraction(43, 2),
    (BY_DAY, NEXT): Fraction(22),
    (BY_DAY, DAY): Fraction(21),
}


def kept() -> tuple[RateUsed, ...]:
    source = KeptRates(lambda prescribed, when: ASKED[prescribed, when])
    for _ in range(2):
        for (prescribed, when), rate in ASKED.items():
            assert source(prescribed, when) == rate
    return source.used()


def test_the_rates_that_were_asked_for_are_kept_once_and_in_order() -> None:
    assert [(r.currency, r.source, r.basis, r.when.text, r.rate) for r in kept()] == [
        ("MXN", "BCE", "day", "2016-08-05", "21"),
        ("MXN", "BCE", "day", "2016-08-06", "22"),
        ("MXN", "InforEuro", "month", "2016-08", "43/2"),
        ("USD", "BCE", "day", "2016-08-05", "11/10"),
    ]


def test_it_is_drawn_up_again_with_the_rates_it_was_issued_with_and_no_other() -> None:
    rate_of = rates_used_by(issue(kept()))
    for (prescribed, when), rate in ASKED.items():
        assert rate_of(prescribed, when) == rate
    with pytest.raises(MissingRate) as missing:
        rate_of(OF_DOLLARS, NEXT)
    assert missing.value.message(Language.ES).startswith(
        "falta el tipo de cambio BCE (día) de USD para 2016-08-06, que el convenio prescribe"
    )


def test_what_meant_something_else_in_an_earlier_version_is_no_change() -> None:
    """Months took what came back off the month of its expenditure, lines had other ceilings."""
    was = [
        figure("by_month 2016-02 spent", "300.00 MXN"),
        figure("line AIR modified", "650.00 MXN"),
        figure("acceptance - accepted", "-50.00 MXN"),
        figure("whole - spent", "300.00 MXN"),
    ]
    now = [figure("by_month 2016-02 gross", "400.00 MXN"), figure("whole - spent", "300.00 MXN")]
    assert changes(issue(figures=was, program="0.1.0"), now) == ()
    assert [each.section for each in changes(issue(figures=was, program="0.2.0"), now)] == [
        "by_month", "by_month", "line", "acceptance",
    ]  # fmt: skip
    other = [figure("whole - spent", "299.00 MXN")]
    [change] = changes(issue(figures=was, program="0.1.0"), other)
    assert (change.section, str(change.now)) == ("whole", "299.00 MXN")
