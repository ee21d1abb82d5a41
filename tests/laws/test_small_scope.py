"""Every short history there is: nothing that a few operations can do wrong is left to chance.

On one agreement, with awkward amounts: all sequences of operations, both rules, currencies of 0, 2
and 4 digits in turn, each against the auditor. The longer version runs with COOPLEDGER_LONG=1.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import count, filterfalse, islice, product
from typing import NamedTuple

import pytest

from coopledger.books.book import Book
from coopledger.books.reconciliation import reconcile
from coopledger.model.agreement import Agreement, ConversionRule
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.events import Disbursement, Expenditure, Interest, Portion, Refund
from coopledger.money import Money
from coopledger.rules.case import Case
from coopledger.rules.registry import findings_of
from tests.auditor import audit, figures_of
from tests.effort import effort

LONGEST = effort(4, 5)
STRIDE, STRETCHES = effort((31, (0,)), (10, range(10)))
"""Of those of the greatest length one in 31; all of them, in ten stretches, in a long run."""
START = date(2016, 1, 30)
LAST_DAY = date(2016, 12, 31)

# One unit, one whose rate makes halves, and a huge one that nothing divides.
AMOUNTS = (1, 6, 10**15 + 3)
# What a disbursement was worth: less than it, an awkward rate, more than it.
WORTHS = effort((3,), (3, 10**15 - 9))

PAIRS = [(fund, own) for fund in ("JPY", "MXN", "CLF") for own in ("CLP", "EUR", "CLF")]


class Operation(NamedTuple):
    """Something that happens, in minor units.

    worth: what is stated of it in the currency of the agreement.
    """

    kind: str
    amount: int
    worth: int | None = None


DISBURSEMENTS = [Operation("disbursement", a, w) for a in AMOUNTS for w in WORTHS]
EXPENDITURES = [Operation("expenditure", amount) for amount in AMOUNTS]
REFUNDS = [Operation("refund", amount, worth) for amount in AMOUNTS for worth in (None, 5)]
INTEREST = [Operation("interest", a, w) for a in AMOUNTS[:2] for w in (None, 2)]
OPERATIONS = [*DISBURSEMENTS, *EXPENDITURES, *REFUNDS, *INTEREST]


def sequences(operations: Sequence[Operation], stretch: int) -> Iterator[tuple[Operation, ...]]:
    """The longest sequences of operations, from one to the next of a stretch; first, all others."""
    if stretch == 0:
        for length in range(LONGEST):
            yield from product(operations, repeat=length)
    yield from islice(product(operations, repeat=LONGEST), stretch, None, STRIDE)


def _returns_what_is_not_there(sequence: tuple[Operation, ...]) -> bool:
    held = 0
    for kind, amount, _ in sequence:
        held += amount if kind in ("disbursement", "interest") else -amount
        if kind == "refund" and held < 0:
            return True
    return False


def _overdraws(sequence: tuple[Operation, ...]) -> bool:
    held = 0
    for kind, amount, _ in sequence:
        held += amount if kind in ("disbursement", "interest") else -amount
        if held < 0:
            return True
    return False


class Events:
    """The events of an agreement, each made once: an operation at its place in the sequence."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement = agreement
        self._made: dict = {}

    def of(self, sequence: tuple[Operation, ...]) -> list:
        return [self._event(place, operation) for place, operation in enumerate(sequence)]

    def _event(self, place: int, operation: Operation):
        if (place, operation) not in self._made:
            self._made[place, operation] = self._make(place, operation)
        return self._made[place, operation]

    def _make(self, place: int, operation: Operation):
        fund, own = self.agreement.accounts[0].currency, self.agreement.currency
        worth = None
        if operation.worth is not None:
            worth = Money.from_minor(operation.amount if fund == own else operation.worth, own)
        common = {
            "book": "A",
            "reference": str(place),
            "when": When.on(START + timedelta(days=place)),
            "amount": Money.from_minor(operation.amount, fund),
        }
        match operation.kind:
            case "disbursement":
                return Disbursement(**common, sent=worth)
            case "interest":
                return Interest(**common, worth=worth)
            case "refund":
                return Refund(**common, received=worth)
        # Half of it on one line, rounded down: what is left is not itemised.
        half = operation.amount // 2
        lines = [Portion(code="L", amount=Money.from_minor(half, fund))] if half else ["L"]
        return Expenditure(**common, lines=lines)


def agreement_of(fund: str, own: str, rule: ConversionRule, prefinancing: bool) -> Agreement:
    return Agreement(
        code="A",
        title="Small",
        currency=own,
        accounts=[fund],
        lines=[{"code": "L", "title": "Line"}],
        conversion=rule,
        prefinancing=prefinancing,
    )


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("rule", ConversionRule)
def test_every_short_history_is_the_auditors(rule: ConversionRule, stretch: int):
    made = [Events(agreement_of(fund, own, rule, True)) for fund, own in PAIRS]
    turn = count()
    for sequence in filterfalse(_returns_what_is_not_there, sequences(OPERATIONS, stretch)):
        in_turn = made if len(sequence) < 3 else [made[next(turn) % len(made)]]
        for events in in_turn:
            facts = events.of(sequence)
            stated = figures_of(reconcile(Book.of(events.agreement, facts), on=LAST_DAY))
            assert stated == audit(events.agreement, facts, LAST_DAY), sequence


@pytest.mark.parametrize("stretch", STRETCHES)
@pytest.mark.parametrize("prefinancing", [False, True])
def test_exactly_what_overdraws_is_refused(prefinancing: bool, stretch: int):
    """In every short history: spending beyond what came, and returning what is not there."""
    agreement = agreement_of("MXN", "EUR", ConversionRule.FIFO, prefinancing)
    events = Events(agreement)
    wrong = _returns_what_is_not_there if prefinancing else _overdraws
    # What is stated of a worth is nothing to these rules: every other one says nothing of it.
    operations = [*DISBURSEMENTS, *EXPENDITURES, *REFUNDS[::2], *INTEREST[::2]]
    for sequence in sequences(operations, stretch):
        facts = events.of(sequence)
        book = Book.of(agreement, facts)
        case = Case(book, [Entry(fact) for fact in facts], today=LAST_DAY)
        refused = {finding.code for finding in findings_of(case)}
        assert refused <= {"spent-beyond-received", "refund-beyond-held"}
        assert bool(refused) == wrong(sequence), sequence
