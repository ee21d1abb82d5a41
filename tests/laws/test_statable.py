"""Law 8. What is let in can be stated, on every day; and `verify` says of what cannot.

What makes a day unstatable is a short list of conditions. They are held here to the long way: every
day of a book stated, beside the auditor's word on what stands on it (`tests/statable.py`).
"""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.errors import LedgerBroken, MissingRate
from coopledger.ledger import Ledger
from coopledger.ledger.examining import examine
from coopledger.ledger.shelf import OpenBook, OpenBooks
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.events import (
    Disbursement,
    Event,
    Expenditure,
    Interest,
    Recovery,
    Refund,
    Reversal,
    Transfer,
)
from coopledger.model.evidence import BankBalance
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.receipt import Refused
from coopledger.model.terms import Addendum, Disallowance
from coopledger.readers.reading import Reading
from coopledger.rules.statable import unstatable
from tests.effort import effort
from tests.engines import ENGINES, location
from tests.laws.loads import Load, Loads, days_of, seeds
from tests.laws.test_closed_years import OPENING, insert_row
from tests.statable import amiss_on, out_of_turn

SLICES, SEQUENCES = effort((1, 6), (20, 60))

SAID_OF_DAYS = {
    "recovery-left-behind", "reversal-leaves-recovery", "unknown-expenditure",
    "recovery-before-expenditure", "recovery-beyond-expenditure", "recovery-part-unclear",
    "currency-mismatch", "revision-before-reversal", "refund-beyond-held", "transfer-beyond-held",
    "withdrawal-beyond-held", "account-closed", "account-not-yet", "account-not-empty",
}  # fmt: skip
"""What a load is refused for where it would leave a day that cannot be stated."""


def handed_in(loads: Loads, load: Load) -> tuple[bool, Sequence[Finding]]:
    """Whether a load is accepted, in memory, and what is found."""
    book = OpenBook(Book.of(loads.agreement, loads.facts[1:]))
    receipt = examine(Reading([Entry(f) for f in load]), OpenBooks({"A": book})).receipt()
    return receipt.accepted and receipt.recorded == len(load), receipt.findings


def why_not(agreement: Agreement, facts: list[AnyFact]) -> tuple[date, object] | None:
    """The first day that cannot be stated, and why; None where every day can."""
    book = Book.of(agreement, facts[1:])
    for day in days_of(facts):
        if amiss := amiss_on(day, agreement, facts):
            return day, amiss
        try:
            reconcile(book, on=day)
        except MissingRate:
            continue
        except LedgerBroken as broken:
            return day, broken
    return None


def within_a_currency(findings: Sequence[Finding], facts: Sequence[AnyFact]) -> bool:
    """Whether all are of transfers within a currency, which move nothing that a statement needs."""
    moved = {f.reference for f in facts if isinstance(f, Transfer) and f.arrived is None}
    return all({f.place.reference, f.params.get("later")} & moved for f in findings)


def never_moved(findings: Sequence[Finding], facts: Sequence[AnyFact]) -> bool:
    """Whether all are of what was in no account of the book and was taken back as of its day."""
    day_of = {(f.reference, f.revision): f.when for f in facts if isinstance(f, Event)}
    gone = {
        f.of
        for f in facts
        if isinstance(f, Reversal) and day_of.get((f.of, f.of_revision)) == f.when
    }
    return all(f.code == "unknown-account" and f.place.reference in gone for f in findings)


def moves_nothing(findings: Sequence[Finding], facts: Sequence[AnyFact]) -> bool:
    """Whether any is of what no statement of a day needs.

    That is what a bank said, in which currency something was not accepted, and an addendum that
    closes what another has closed.
    """
    said = {fact.reference for fact in facts if isinstance(fact, BankBalance)}
    refused = {fact.reference for fact in facts if isinstance(fact, Disallowance)}
    return any(
        found.place.reference in said
        or (found.code == "currency-mismatch" and found.place.reference in refused)
        or (found.code == "account-closed" and found.place.column == "closed_accounts")
        for found in findings
    )


@pytest.mark.parametrize("slice_", range(SLICES))
def test_a_load_is_accepted_where_every_day_can_be_stated_afterwards(slice_: int) -> None:
    for seed in seeds(SEQUENCES):
        _accepted_where_it_can_be_stated(seed)


def _accepted_where_it_can_be_stated(seed: int) -> None:
    loads = Loads(seed)
    loads.accepted(loads.opening())
    for _ in range(10):
        load = loads.draw()
        accepted, findings = handed_in(loads, load)
        errors = [found for found in findings if found.severity is Severity.ERROR]
        facts = [*loads.facts, *load]
        if accepted:
            assert why_not(loads.agreement, facts) is None, seed
            assert not list(unstatable(Book.of(loads.agreement, facts[1:]), date.today())), seed
            loads.accepted(load)
        elif {found.code for found in errors} <= SAID_OF_DAYS and not moves_nothing(errors, facts):
            unstated = why_not(loads.agreement, facts)
            assert unstated or within_a_currency(errors, facts), (seed, errors)


@pytest.mark.parametrize("slice_", range(SLICES))
def test_the_conditions_take_just_the_books_that_can_be_stated_on_every_day(slice_: int) -> None:
    """Whatever was recorded, by no rule at all."""
    for seed in seeds(2 * SEQUENCES):
        _taken_where_it_can_be_stated(seed)


def _taken_where_it_can_be_stated(seed: int) -> None:
    for facts, agreement in _growing(seed):
        found = list(unstatable(Book.of(agreement, facts[1:]), date.today()))
        wrong = [*out_of_turn(facts), why_not(agreement, facts)]
        if any(wrong):
            assert found, (seed, wrong)
            return
        for each in found:
            passed = within_a_currency([each], facts) or never_moved([each], facts)
            assert passed, (seed, each)


def _growing(seed: int) -> Iterator[tuple[list[AnyFact], Agreement]]:
    """A book as facts come, a load at a time, each reference and revision once."""
    loads = Loads(seed)
    loads.accepted(loads.opening())
    for _ in range(6):
        known = {(fact.reference, fact.revision) for fact in loads.facts}
        new = {(fact.reference, fact.revision): fact for fact in loads.draw()}
        loads.accepted(tuple(fact for key, fact in new.items() if key not in known))
        yield loads.facts, loads.agreement


# Around the program: what `verify` says of a day in the past that cannot be stated any more

SPENT = Expenditure(book="A", reference="G", when="2016-02-01", amount="400.00 MXN")
BACK = Recovery(book="A", reference="C", of="G", when="2016-03-01", amount="90.00 MXN")
BEFORE: tuple[AnyFact, ...] = (
    OPENING,
    Disbursement(book="A", reference="M", when="2016-01-01", amount="900.00 MXN", sent="45.00 EUR"),
    SPENT,
)


def taken_back(of: AnyFact, when: str, reference: str = "X") -> Reversal:
    return Reversal(book="A", reference=reference, of=of.reference, when=when, reason="typed wrong")


ADVANCE = {"code": "ADV", "currency": "MXN"}
UNSTATABLE: dict[str, tuple[tuple[AnyFact, ...], tuple[AnyFact, ...]]] = {
    "a recovery without its expenditure, until it is taken back, too": (
        (BACK,), (taken_back(SPENT, "2016-03-15"), taken_back(BACK, "2016-04-01", "Y")),
    ),
    "a recovery of an expenditure that begins later": (
        (BACK,),
        (taken_back(SPENT, "2016-03-02"),
         SPENT.model_copy(update={"revision": 2, "when": When.parse("2016-03-15")})),
    ),
    "two revisions on the days until the first is taken back": (
        (taken_back(SPENT, "2016-05-02"),),
        (SPENT.model_copy(update={"revision": 2, "when": When.parse("2016-04-01")}),),
    ),
    "a refund before its money": (
        (),
        (Refund(book="A", reference="R", when="2016-06-01", amount="600.00 MXN"),
         Disbursement(book="A", reference="N", when="2016-07-01", amount="900.00 MXN",
                      sent="45.00 EUR")),
    ),
    "a reversal before what it takes back": ((), (taken_back(SPENT, "2016-01-15"),)),
    "interest in an account that is closed": (
        (Addendum(book="A", reference="AD", when="2016-03-01", accounts=[ADVANCE]),
         Addendum(book="A", reference="AE", when="2016-04-01", closed_accounts=["ADV"])),
        (Interest(book="A", reference="I", when="2016-04-02", amount="1.00 MXN", account="ADV"),),
    ),
    "money in an account that never was opened": (
        (Addendum(book="A", reference="AD", when="2016-03-01", accounts=[ADVANCE]),
         Transfer(book="A", reference="T", when="2016-03-02", amount="1.00 MXN", account="MXN",
                  to_account="ADV")),
        (Reversal(book="A", reference="X", of="AD", when="2016-03-01", reason="typed wrong"),),
    ),
    "what is taken back twice": (
        (taken_back(SPENT, "2016-05-02"),), (taken_back(SPENT, "2016-06-02", "Y"),),
    ),
}  # fmt: skip
"""What is recorded, and what somebody writes around the program; today all of it can be stated."""


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("story", UNSTATABLE)
def test_verify_finds_a_day_that_cannot_be_stated(story: str, engine: str, tmp_path: Path) -> None:
    recorded, around = UNSTATABLE[story]
    with location(engine, tmp_path) as where:
        with Ledger.open(where) as ledger:
            ledger.record(*BEFORE, *recorded)
            assert ledger.verify().intact
            with pytest.raises(Refused):
                ledger.record(*around)
        facts: tuple[AnyFact, ...] = (*BEFORE, *recorded)
        for fact in around:
            insert_row(where, fact, facts)
            facts = (*facts, fact)
        with Ledger.open(where) as ledger:
            problems = ledger.verify().problems
        assert problems[0].code == "verify.unstatable"
        for language in Language:
            assert "{" not in problems[0].message(language)


def test_verify_looks_at_every_day_by_the_postings(tmp_path: Path) -> None:
    """Of one day alone, in the middle of a year, they say less than the events."""
    with location("sqlite", tmp_path) as where:
        with Ledger.open(where) as ledger:
            ledger.record(*BEFORE)
        with sqlite3.connect(where) as database:
            database.execute("DROP VIEW trial_balance")
            database.execute("DROP VIEW postings")
            late = "CASE WHEN kind = 'expenditure' THEN '2016-02-02' ELSE counts_from END"
            database.execute(
                "CREATE VIEW postings AS SELECT book, seq, debit AS account, minor, counts_from"
                " FROM journal WHERE debit IS NOT NULL UNION ALL SELECT book, seq, credit, -minor,"
                f" {late} FROM journal WHERE debit IS NOT NULL"
            )
        database.close()
        with Ledger.open(where) as ledger:
            *schema, problem = ledger.verify().problems
    assert {found.params["name"] for found in schema} == {"postings", "trial_balance"}
    assert problem.code == "verify.law"
    assert "2016-02-01" in problem.message(Language.EN)
