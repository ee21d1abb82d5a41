"""Rules that a program passes are asked as ours are, may refuse, and stand named in the receipt."""

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from coopledger import (
    Agreement,
    Case,
    CoopledgerError,
    Disbursement,
    Expenditure,
    Finding,
    Ledger,
    Money,
    Refused,
    Rule,
    Severity,
    remark,
)
from coopledger.messages.catalogue import Language
from coopledger.reports.receipt import receipt_data
from coopledger.rules.program_rule import ProgramRule

LIMIT = Money("5000.00", "MXN")
OPENING = (
    Agreement(code="A", title="Foro", currency="EUR", accounts=["MXN"]),
    Disbursement(
        book="A", reference="M", when="2016-02", amount="90000.00 MXN", sent="4500.00 EUR"
    ),
)
SAID = {"es": "un pago así no se hace en efectivo", "en": "so much is not paid in cash"}


def spent(reference: str, amount: str, when: str = "2016-10-05") -> Expenditure:
    return Expenditure(book="A", reference=reference, when=when, amount=f"{amount} MXN")


def no_cash(case: Case) -> Iterator[Finding]:
    for expenditure, entry in case.new_of(Expenditure):
        if expenditure.amount > LIMIT:
            yield remark(SAID, place=entry.place("amount"))


def warned(case: Case) -> Iterator[Finding]:
    for found in no_cash(case):
        yield remark(SAID, severity=Severity.WARNING, place=found.place)


def in_all(case: Case) -> Iterator[Finding]:
    """Of a book as it would stand."""
    events = [standing.event for standing in case.book.standing()]
    minor = sum(event.amount.minor for event in events if isinstance(event, Expenditure))
    if minor > 3 * LIMIT.minor:
        yield remark(SAID)


NAME = f"{__name__}.no_cash"


@pytest.fixture
def ledger() -> Iterator[Ledger]:
    with Ledger.open("sqlite://", rules=[no_cash]) as ledger:
        ledger.record(*OPENING)
        yield ledger


def refused(ledger: Ledger, *facts: Expenditure) -> list[Finding]:
    with pytest.raises(Refused) as raised:
        ledger.record(*facts)
    return list(raised.value.findings)


def test_what_it_finds_to_be_an_error_is_not_recorded(ledger: Ledger) -> None:
    (found,) = refused(ledger, spent("G-1", "10.00"), spent("G-2", "5000.01"))
    assert (found.code, found.severity, found.params["rule"]) == ("rule-says", "error", NAME)
    assert (found.place.reference, found.place.column) == ("G-2", "amount")
    assert found.message(Language.ES) == f"{NAME}: {SAID['es']}"
    assert found.message(Language.EN) == f"{NAME}: {SAID['en']}"
    assert len(ledger.facts("A")) == len(OPENING)


def test_each_record_is_looked_at_however_it_is_recorded(ledger: Ledger) -> None:
    for number in range(3):  # the first ones together with all that stands, the next ones alone
        ledger.record(spent(f"G-{number}", "5000.00"))
        assert [f.code for f in refused(ledger, spent(f"H-{number}", "5000.01"))] == ["rule-says"]
    assert len(ledger.facts("A")) == len(OPENING) + 3
    assert ledger.verify().intact


def test_it_looks_at_the_book_as_it_would_stand() -> None:
    with Ledger.open("sqlite://", rules=[in_all]) as ledger:
        ledger.record(*OPENING, spent("G-1", "10000.00"))
        ledger.record(spent("G-2", "5000.00"))
        assert [f.code for f in refused(ledger, spent("G-3", "0.01"))] == ["rule-says"]


def test_what_it_finds_stands_beside_what_ours_find(ledger: Ledger) -> None:
    found = refused(ledger, spent("G-1", "95000.00"))
    assert sorted(f.code for f in found) == ["rule-says", "spent-beyond-received"]


def test_where_money_that_came_in_is_in_doubt_no_balance_is_held_to_account() -> None:
    def no_money(case: Case) -> Iterable[Finding]:
        return [remark(SAID, place=entry.place()) for _, entry in case.new_of(Disbursement)]

    with Ledger.open("sqlite://", rules=[no_money]) as ledger, pytest.raises(Refused) as raised:
        ledger.record(*OPENING, spent("G-1", "95000.00"))
    assert [f.code for f in raised.value.findings] == ["rule-says"]


def test_what_is_there_already_is_not_looked_at_again() -> None:
    asked: list[int] = []

    def counting(case: Case) -> Iterable[Finding]:
        asked.append(len(case.new))
        return ()

    with Ledger.open("sqlite://", rules=[counting]) as ledger:
        ledger.record(*OPENING)
        assert ledger.record(*OPENING).unchanged == len(OPENING)
    assert set(asked) == {len(OPENING)}


def test_a_year_that_it_refuses_is_not_closed() -> None:
    def never(case: Case) -> Iterable[Finding]:
        return [remark(SAID, place=entry.place()) for _, entry in case.new_states()]

    with Ledger.open("sqlite://", rules=[never]) as ledger:
        ledger.record(*OPENING)
        with pytest.raises(Refused):
            ledger.set_period("A", 2016, "closed")
        assert [each.state for each in ledger.periods("A")] == ["open"]


def test_every_receipt_names_it(tmp_path: Path) -> None:
    table = tmp_path / "Gastos.csv"
    table.write_text("Folio,Fecha,Importe (MXN)\nG-1,2016-10-05,6000.00\n", "utf-8")
    with Ledger.open(tmp_path / "books.db", rules=[warned, in_all]) as ledger:
        receipts = [
            ledger.preview(*OPENING),
            ledger.record(*OPENING),
            ledger.preview_file(table, book="A"),
            ledger.import_file(table, book="A"),
            ledger.set_period("A", 2016, "closed"),
        ]
    names = (f"{__name__}.warned", f"{__name__}.in_all")
    assert {receipt.rules for receipt in receipts} == {names}
    imported = receipts[3]
    assert (imported.recorded, [f.severity for f in imported.findings]) == (1, ["warning"])
    assert receipt_data(imported, Language.EN)["rules"] == list(names)


def test_where_there_is_none_a_receipt_says_nothing_of_rules() -> None:
    with Ledger.open("sqlite://") as ledger:
        receipt = ledger.record(*OPENING)
    assert receipt.rules == ()
    assert "rules" not in receipt_data(receipt, Language.ES)


def test_within_a_transaction_of_the_program_it_is_asked_too() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        ledger = Ledger.within(connection, rules=[no_cash])
        assert ledger.record(*OPENING).rules == (NAME,)
        assert [f.code for f in refused(ledger, spent("G-1", "6000.00"))] == ["rule-says"]
    engine.dispose()


@pytest.mark.parametrize("given", [Finding("future-date"), "no", None], ids=str)
def test_it_speaks_in_its_own_words_or_not_at_all(given: object) -> None:
    def wrong(case: Case) -> Iterable[Finding]:
        return [given] if case.new_of(Expenditure) else []  # type: ignore[list-item]

    with Ledger.open("sqlite://", rules=[wrong]) as ledger:
        ledger.record(*OPENING)
        with pytest.raises(CoopledgerError, match=r"remark\(\)"):
            ledger.record(spent("G-1", "1.00"))
        assert len(ledger.facts("A")) == len(OPENING)


def test_where_it_fails_nothing_is_recorded_and_the_ledger_goes_on(ledger: Ledger) -> None:
    def failing(case: Case) -> Iterable[Finding]:
        if case.new_of(Expenditure):
            raise ZeroDivisionError
        return ()

    with Ledger.open("sqlite://", rules=[failing]) as ledger:
        ledger.record(*OPENING)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                ledger.record(spent("G-1", "1.00"))
        second = Disbursement(
            book="A", reference="M-2", when="2016-03", amount="1.00 MXN", sent="0.05 EUR"
        )
        ledger.record(second)
        assert ledger.facts("A") == (*OPENING, second)
        assert ledger.verify().intact


class Limit:
    """A rule with a setting of its own."""

    def __init__(self, limit: Money) -> None:
        self.limit = limit

    def __call__(self, case: Case, /) -> Iterable[Finding]:
        return ()

    def rule(self, case: Case, /) -> Iterable[Finding]:
        return ()


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        (no_cash, "no_cash"),
        (partial(partial(no_cash)), "no_cash"),
        (Limit(LIMIT), "Limit"),
        (Limit(LIMIT).rule, "Limit.rule"),
    ],
)
def test_it_is_called_as_it_is_defined(rule: Rule, name: str) -> None:
    assert ProgramRule(rule).name == f"{__name__}.{name}"


def test_the_movements_of_money_among_the_new_facts_are_asked_for_as_the_page_says() -> None:
    seen: list[tuple[str, str | None]] = []

    def looking(case: Case) -> Iterable[Finding]:
        seen.extend((event.reference, entry.fact.book) for event, entry in case.new_events())
        return ()

    with Ledger.open("sqlite://", rules=[looking]) as ledger:
        ledger.record(*OPENING)
    assert {*seen} == {("M", "A")}
