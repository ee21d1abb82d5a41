"""What the partner does not accept is part of what is left of an expenditure that stands.

In whole and line by line, on every day, whichever came first: the disallowance, what came back, or
another revision of the expenditure.
"""

from collections.abc import Iterator
from datetime import date

from coopledger.books.book import Standing
from coopledger.books.disallowances import settlements, still_disallowed
from coopledger.books.parts import refused_of, refused_shares, standing_shares
from coopledger.model.agreement import Agreement
from coopledger.model.entry import Entry
from coopledger.model.events import Expenditure, Recovery, Refund, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding
from coopledger.model.kinds import DISALLOWANCE, EXPENDITURE
from coopledger.model.settlement import Settlement
from coopledger.model.terms import Disallowance
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def disallowed_within_expenditure(case: Case) -> Iterator[Finding]:
    if not isinstance(case.book.opening, Agreement):
        return
    for reference, entry in _touched(case).items():
        # The same on the next day is no news.
        found: dict[object, Finding] = {}
        for each in _on_every_day(case, reference, entry):
            found.setdefault((each.code, each.place), each)
        yield from found.values()
    yield from _made_good(case)


def _made_good(case: Case) -> Iterator[Finding]:
    """What comes back because of a disallowance names one that stands."""
    if DISALLOWANCE.name in case.unread:
        return
    naming = [(fact.disallowance, entry) for fact, entry in case.new_of(Recovery)]
    naming += [(fact.disallowance, entry) for fact, entry in case.new_of(Refund)]
    for named, entry in naming:
        if named is not None and not isinstance(case.book.stands(named), Disallowance):
            yield finding("unknown-event", entry, "disallowance", of=named, revision=1)


def _touched(case: Case) -> dict[str, Entry]:
    """The expenditures of which something is new and something is disallowed; what is to blame."""
    touched: dict[str, Entry] = {}
    if not case.book.has_any(Disallowance):
        return touched
    disallowed = {each.of for each in case.book.ever(Disallowance)}
    for reversal, entry in case.new_of(Reversal):
        match case.book.facts.get((reversal.of, reversal.of_revision)):
            case Expenditure(reference=reference) | Recovery(of=reference):
                touched[reference] = entry
            case Settlement(of=disallowance):
                touched |= dict.fromkeys(_disallowed_by(case, disallowance), entry)
    touched |= {fact.reference: entry for fact, entry in case.new_of(Expenditure)}
    touched |= {fact.of: entry for fact, entry in case.new_of(Recovery)}
    touched |= {fact.of: entry for fact, entry in case.new_of(Disallowance)}
    for settlement, entry in case.new_of(Settlement):
        touched |= dict.fromkeys(_disallowed_by(case, settlement.of), entry)
    return {reference: entry for reference, entry in touched.items() if reference in disallowed}


def _disallowed_by(case: Case, disallowance: str) -> Iterator[str]:
    """The expenditures that a disallowance is of, whatever revision of it."""
    for each in case.book.revisions(disallowance):
        if isinstance(each, Disallowance):
            yield each.of


def _on_every_day(case: Case, reference: str, entry: Entry) -> Iterator[Finding]:
    book = case.book
    ever = [each for each in book.ever(Disallowance) if each.of == reference]
    if not any(isinstance(each, Expenditure) for each in book.revisions(reference)):
        if EXPENDITURE.name not in case.unread:
            yield finding("unknown-expenditure", entry, "of", seen=reference)
        return
    recoveries = book.recoveries.get(reference, ())
    named = {each.reference for each in ever}
    settling = [each for each in book.ever(Settlement) if each.of in named]
    facts: list[AnyFact] = [*ever, *settling, *book.revisions(reference), *recoveries]
    days = {book.acts_from(recovery) for recovery in recoveries}
    days.update(day for fact in facts for day in (book.counts_since(fact), book.reversed_on(fact)))
    for day in sorted(days - {date.min, date.max}):
        stands = next((each for each in book.revisions(reference) if book.counts(each, day)), None)
        disallowed = (each for each in ever if book.counts(each, day))
        counting = list(still_disallowed(disallowed, settlements(book, day)))
        if isinstance(stands, Expenditure) and counting:
            standing = Standing(stands, book.recoveries_of(stands, day))
            yield from _beyond(case, standing, counting, entry)
        elif counting and book.expenditure(reference, day) is None:
            yield _beyond_nothing(reference, counting, entry)


def _beyond_nothing(reference: str, disallowed: list[Disallowance], entry: Entry) -> Finding:
    """Of an expenditure that was taken back nothing is left."""
    seen = disallowed[0].amount
    nothing = Money.from_minor(0, seen.currency)
    return finding(
        "disallowed-beyond-expenditure",
        entry,
        _field(entry),
        of=reference,
        seen=seen,
        expected=nothing,
    )


def _field(entry: Entry) -> str:
    return "of" if isinstance(entry.fact, Reversal) else "amount"


def _beyond(
    case: Case, standing: Standing, disallowed: list[Disallowance], entry: Entry
) -> Iterator[Finding]:
    """What is wrong with what is disallowed on a day, where something is."""
    spent = standing.event.amount
    for each in disallowed:
        if each.amount.currency != spent.currency:
            at = case.entry_of(each) if case.is_new(each) else entry
            seen, expected = each.amount, spent.currency.code
            yield finding("currency-mismatch", at, _field(at), seen=seen, expected=expected)
    disallowed = [each for each in disallowed if each.amount.currency == spent.currency]
    entry = next((case.entry_of(d) for d in reversed(disallowed) if case.is_new(d)), entry)
    refused = refused_of(standing, disallowed)
    if refused > standing.minor:
        yield finding(
            "disallowed-beyond-expenditure",
            entry,
            _field(entry),
            of=standing.event.reference,
            seen=Money.from_minor(refused, spent.currency),
            expected=Money.from_minor(standing.minor, spent.currency),
        )
        return
    left = dict(standing_shares(standing, "lines"))
    by_line = refused_shares(standing, disallowed)
    if any(minor > left.get(line, 0) for line, minor in by_line.items()):
        yield finding("disallowance-part-unclear", entry, "lines", seen=standing.event.reference)
