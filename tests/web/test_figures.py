"""Pages say what `Ledger` says: figures are read back from the HTML of drawn ledgers."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Money, Reversal, Statement
from coopledger.books.rows import AGREEMENT
from coopledger.errors import MissingRate
from coopledger.model.agreement import SpendingRate
from coopledger.model.facts import AnyFact
from coopledger.model.rate import Rate
from coopledger.testing import histories, ledgers
from coopledger.testing.history import DrawnLedger, History
from coopledger.web.pages.start import standing
from tests.effort import effort
from tests.web.asking import Asking, found, text

Named = tuple[tuple[str, str], ...]
DAYS = settings(max_examples=effort(8, 80))
SECTIONS = ("whole", "by_line", "by_activity", "by_month")


def of(code: str, path: str = "/agreement", **asked: str) -> str:
    return f"{path}?{urlencode({'code': code, **asked})}"


def figures_on(asking: Asking, path: str) -> Iterator[tuple[Named, str, str]]:
    """Each figure of a page that leads on: which it is, what it says, and where it leads."""
    for link in found(asking.page(path), "//a[@class='made-of']"):
        query = dict(parse_qsl(urlsplit(link.get("href")).query))
        names = ("section", "part", "figure", "side")
        yield tuple((name, query.get(name, "")) for name in names), text(link), link.get("href")


def figures_of(statement: Statement) -> dict[Named, str]:
    """The same, as the library says them: those that are something."""
    said: dict[Named, str] = {}
    for row in statement.rows():
        if row["section"] in SECTIONS and row["amount"]:
            side = AGREEMENT if row["side"] == "agreement" else row["currency"]
            part = "" if row["section"] == "whole" else row["code"] or "-"
            named = {"section": row["section"], "part": part, "figure": row["figure"]}
            said[(*named.items(), ("side", side))] = f"{row['amount']:,f}"
    return said


def agrees(asking: Asking, ledger: Ledger, code: str, day: date) -> None:
    """Every figure of a statement that is something is on its page, as it is, and leads on."""
    statement = ledger.reconcile(code, on=day)
    expected = figures_of(statement)
    shown = {named: said for named, said, _ in figures_on(asking, of(code, on=day.isoformat()))}
    for named, said in shown.items():
        assert (named, said) == (named, expected.get(named, said if is_zero(said) else None))
    # Where the fund is held in the agreement's currency alone, one column says both.
    alone = {side.currency for side in statement.funds} == {statement.agreement.currency}
    missing = {
        named for named in expected.keys() - shown.keys() if not alone or named[3][1] == AGREEMENT
    }
    assert {named for named in missing if named[2][1] not in BESIDE} == set()


BESIDE = ("not_yet_funded", "gross", "recovered")
"""Figures that are said in other rows, or beside."""


def is_zero(said: str) -> bool:
    return not said.strip("-0.,")


@DAYS
@given(ledgers(histories()))
def test_a_statement_on_a_page_is_the_librarys(ledger: DrawnLedger) -> None:
    asking, code = Asking(ledger), ledger.drawn.agreement.code
    for day in (*ledger.drawn.days[-2:], date.today()):
        agrees(asking, ledger, code, day)


@DAYS
@given(histories())
def test_so_is_one_that_was_asked_before_more_was_recorded(history: History) -> None:
    """Rates, corrections, terms: what is kept is kept no longer than it is so."""
    code = history.agreement.code
    with Ledger.open("sqlite://") as ledger:
        ledger.record(history.opening)
        asking = Asking(ledger)
        half = len(history.facts) // 2
        for facts in (history.facts[:half], history.facts[half:]):
            asking.html("/")
            if facts:
                ledger.record(*facts)
            agrees(asking, ledger, code, date.today())
            assert standing(asking.asked("/"), history.agreement).side == (
                ledger.reconcile(code).agreement_currency
            )


QUOTES, HALF = ("25", "16.3456", "20"), Fraction(1, 2)


@DAYS
@given(
    st.lists(
        st.tuples(st.integers(1_00, 99_999_99), st.sampled_from(QUOTES)), min_size=1, max_size=4
    ),
    st.sampled_from(QUOTES),
)
def test_and_one_whose_rates_are_recorded_later(spent: list[tuple[int, str]], again: str) -> None:
    """Asked while they are missing, once they are there, and after one of them was set right."""
    days = [date(2016, 2, number) for number in range(1, len(spent) + 1)]
    rates = [rate_of(day, value) for day, (_, value) in zip(days, spent, strict=True)]
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*spending_at_published_rates(dict(zip(days, spent, strict=True))))
        asking = Asking(ledger)
        for rate in rates:
            with pytest.raises(MissingRate):
                asking.html(of("A"))
            assert "falta el tipo de cambio" in asking.html("/")
            ledger.record(rate)
        agrees(asking, ledger, "A", date.today())
        reported = sum(int(Fraction(minor) / Fraction(rate) + HALF) for minor, rate in spent)
        said = [said for named, said, _ in figures_on(asking, of("A")) if named == SPENT]
        assert said == [f"{Money.from_minor(reported, 'EUR').amount:,f}"]
        wrong = rates[-1]
        ledger.record(
            Reversal(
                book="A", reference="X", of=wrong.reference, when=wrong.when, reason="typed wrong"
            ),
            rate_of(days[-1], again, revision=2),
        )
        agrees(asking, ledger, "A", date.today())


SPENT: Named = (
    ("section", "whole"), ("part", ""), ("figure", "spent"), ("side", AGREEMENT),
)  # fmt: skip


def rate_of(day: date, value: str, revision: int = 1) -> Rate:
    return Rate(
        book="A", base="EUR", quote="MXN", when=day, value=value, published_by="ECB",
        revision=revision,
    )  # fmt: skip


def spending_at_published_rates(spent: dict[date, tuple[int, str]]) -> Iterator[AnyFact]:
    """An agreement that prescribes each day's published rate: what was spent on some days."""
    daily = SpendingRate(currency="MXN", basis="day", source="ECB")
    yield Agreement(
        code="A", title="A", currency="EUR", accounts=["MXN"], spending_rates=[daily],
        reference_rate="ECB",
    )  # fmt: skip
    yield Disbursement(
        book="A", reference="M", when="2016-01-04", amount="1000000.00 MXN", sent="50000.00 EUR"
    )
    for number, (day, (minor, _)) in enumerate(spent.items()):
        amount = Money.from_minor(minor, "MXN")
        yield Expenditure(book="A", reference=f"G-{number}", when=day, amount=amount)


@DAYS
@given(ledgers(histories()))
def test_each_figure_opens_into_events_that_add_up_to_it(ledger: DrawnLedger) -> None:
    asking, code = Asking(ledger), ledger.drawn.agreement.code
    for named, said, to in figures_on(asking, of(code)):
        page = asking.page(to)
        [total] = found(page, "//tr[@class='sum']/td[@class='figure']")
        assert (named, text(total)) == (named, said)


@DAYS
@given(ledgers(histories()))
def test_the_first_page_says_of_each_agreement_what_the_library_says(ledger: DrawnLedger) -> None:
    side = ledger.reconcile(ledger.drawn.agreement.code).agreement_currency
    page = Asking(ledger).page("/")
    [row] = found(page, "//table[@class='standings']/tbody/tr")
    said = [text(cell) for cell in found(row, "td[@class='figure']")][:4]
    names = ("received", "spent", "returned", "held")
    expected = [getattr(side, name).money.figure() for name in names]
    assert said == [f"{expected[0]} {side.currency}", *expected[1:]]


@DAYS
@given(ledgers(histories()))
def test_the_movements_are_those_of_the_auxiliary_ledger(ledger: DrawnLedger) -> None:
    code = ledger.drawn.agreement.code
    asking = Asking(ledger)
    rows = found(
        asking.page(of(code, "/agreement/movements")), "//table[@class='movements']/tbody/tr"
    )
    lines = [line for account in ledger.auxiliary(code) for line in account.lines]
    assert [text(found(row, "th")[0]) for row in rows] == [
        line.fact.reference for line in lines[:100]
    ]
    balances = [text(found(row, "td[@class='figure']")[2]).split()[0] for row in rows]
    assert balances == [line.balance.figure() for line in lines[:100]]


@DAYS
@given(ledgers(histories()))
def test_totals_are_the_librarys_and_each_book_leads_to_its_movements(ledger: DrawnLedger) -> None:
    asking = Asking(ledger)
    tables = found(asking.page("/totals?years="), "//table[@class='by-book']")
    totals = [each for each in ledger.cooperation_totals() if each.by_book]
    assert len(tables) == len(totals)
    for table, total in zip(tables, totals, strict=True):
        assert text(found(table, "thead//th")[0]) == f"{total.fiscal_year}, {total.currency}"
        rows = [(text(found(row, "th")[0]), figures(row)) for row in found(table, "tbody/tr")]
        wholes = (total.financial.money, total.in_kind.money, total.partner_funds.money)
        parts = [
            (part.key, [part.financial, part.in_kind, part.partner_funds]) for part in total.by_book
        ]
        expected = [(key, [money.figure() for money in each]) for key, each in parts]
        expected.append(("Suma", [money.figure() for money in wholes]))
        assert [(name, [said[0], said[1], said[3]]) for name, said in rows] == expected
        for link in found(table, "tbody//a"):
            query = dict(parse_qsl(urlsplit(link.get("href")).query))
            days = [total.fiscal_year.first.isoformat(), total.fiscal_year.last.isoformat()]
            assert [query["since"], query["until"]] == days
            assert found(asking.page(link.get("href")), "//table[@class='movements']/tbody/tr")


def figures(row: HtmlElement) -> list[str]:
    """The amounts of a row."""
    return [text(cell) for cell in found(row, "td[@class='figure']")]


@DAYS
@given(ledgers(histories()))
def test_what_would_be_issued_is_shown_and_is_what_is_issued(ledger: DrawnLedger) -> None:
    asking, code = Asking(ledger), ledger.drawn.agreement.code
    on = min(ledger.drawn.days[-1], date.today())
    page = asking.page(of(code, "/issue", see="yes", on=on.isoformat()))
    [head] = [each.get("value") for each in found(page, "//input[@name='at']")]
    draft = ledger.preview_issue(code, on=on)
    said = " ".join(map(str, page.xpath("//main//text()")))
    shown = set(re.findall(r"-?[\d,]+(?:\.\d+)?", said))
    assert {each.amount.figure() for each in draft.figures} <= shown
    assert ledger.issue(code, on=on, at=head).issue == draft
    again = asking.page(of(code, "/issue", see="yes", on=on.isoformat()))
    assert found(again, "//input[@name='at']") == []
