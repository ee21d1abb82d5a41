"""An issued bank reconciliation says what the books and the bank said when it was issued, for ever.

And what is said to have changed since is the difference to what they say now, made by records that
are named.
"""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import Agreement, Ledger, Refused
from coopledger.books.bank_reconciliation import BankReconciliation, reconcile_bank
from coopledger.books.book import Book
from coopledger.books.issued_reconciliation import bears_on, figures_of_account
from coopledger.messages.catalogue import Language
from coopledger.model.events import Reversal
from coopledger.model.evidence import BankBalance, Match
from coopledger.model.facts import AnyFact
from coopledger.money import Money
from coopledger.reports.bank_reconciliation import bank_reconciliation_document
from coopledger.writers.text import document_text
from tests.books.test_matching import START, WORLDS
from tests.effort import effort

OPENING = Agreement(
    code="A", title="Forum", currency="EUR", accounts=["MXN", "USD"], prefinancing=True
)
ON = START + timedelta(days=5)
KNOWN = BankBalance(book="A", reference="S-1", when=ON, account="MXN", balance="40.00 MXN")


@st.composite
def lives(draw: st.DrawFn) -> tuple[list[AnyFact], list[AnyFact]]:
    """What is recorded before a reconciliation is issued, and after."""
    facts = draw(WORLDS)
    at = draw(st.integers(0, len(facts)))
    later = draw(st.sampled_from([[], [_balance(2)], [_balance(8)]]))
    return [*facts[:at], KNOWN], [*facts[at:], *later]


def _balance(day: int) -> BankBalance:
    when = START + timedelta(days=day)
    return BankBalance(book="A", reference="S-2", when=when, account="MXN", balance="41.00 MXN")


def figures(facts: list[AnyFact]) -> dict[str, Money]:
    found = figures_of_account(Book.of(OPENING, facts), "MXN", ON)
    return {each.figure: each.amount for each in found}


@settings(max_examples=effort(200, 4_000))
@given(WORLDS, st.data())
def test_what_changes_its_figures_bears_on_it(facts: list[AnyFact], data: st.DataObject) -> None:
    """So where nothing recorded since does, it is as it was, and nobody need draw it up again."""
    last = data.draw(st.sampled_from([*facts, _balance(2), _balance(8)]))
    before = [KNOWN, *(f for f in facts if f is not last and last.reference not in _named(f))]
    book = Book.of(OPENING, [*before, last])
    if figures(before) != figures([*before, last]):
        assert bears_on(last, book, "MXN", ON)


def _named(fact: AnyFact) -> tuple[str, ...]:
    if isinstance(fact, Match):
        return (*fact.bank_lines, *fact.events)
    return (fact.of,) if isinstance(fact, Reversal) else ()


def _drawn_up(facts: list[AnyFact], on: date) -> BankReconciliation:
    (found,) = reconcile_bank(Book.of(OPENING, facts), on=on, accounts=("MXN",))
    return found


@settings(max_examples=effort(20, 400))
@given(lives())
def test_it_prints_what_was_so_then_and_names_what_changed_it(
    life: tuple[list[AnyFact], list[AnyFact]],
) -> None:
    before, after = life
    with Ledger.open("sqlite://") as ledger:
        try:
            ledger.record(OPENING, *before)
        except Refused:
            return
        issue = ledger.issue("A", account="MXN", on=ON).issue
        then = _drawn_up(before, ON)
        for language in Language:
            said = document_text(bank_reconciliation_document(then, language)).splitlines()
            printed = issue.printed.in_language(language).splitlines()
            assert [each for each in said if each not in printed] == []
        try:
            ledger.record(*after)
        except Refused:
            after = []
        changes = ledger.changes_since("A", "CB-1")
        assert changes is not None
        was, now = figures(before), figures([*before, *after])
        nothing = Money.from_minor(0, "MXN")
        assert {each.figure: each.difference for each in changes.figures} == {
            name: now.get(name, nothing) - was.get(name, nothing)
            for name in {*was, *now}
            if now.get(name) != was.get(name)
        }
        named = {each.fact.reference for each in changes.records}
        assert named <= {fact.reference for fact in after}
        assert bool(named) is bool(changes.figures)
        (kept,) = ledger.issued("A")
        assert kept.fact == issue
        assert ledger.verify().intact
