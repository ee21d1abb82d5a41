"""What the agreement asks two people for, one person recorded: it was prepared for nobody."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from coopledger.books.book import Book
from coopledger.books.history import Recorded
from coopledger.books.people import same_person
from coopledger.model.agreement import AnyOpening
from coopledger.model.entry import Entry
from coopledger.model.erased import is_erased
from coopledger.model.finding import Finding, Severity
from coopledger.model.proposal import Outcome, Proposal, Resolution
from coopledger.model.terms import Addendum
from coopledger.rules.case import Case
from coopledger.rules.standing.view import AgreementView
from coopledger.rules.two_people import states_clause, two_people

_A_DAY = timedelta(1)


def recorded_alone(view: AgreementView) -> Iterator[Finding]:
    """What was recorded at once is held to the clause as it stood before it, call after call."""
    book = view.book
    if not any(map(states_clause, (*book.revisions(book.code), *book.ever(Addendum)))):
        return
    before: Book | None = None
    prepared: dict[str, str] = {}
    for at_once in _calls(view):
        facts = [each.fact for each in at_once]
        if before is None:
            opening, *facts = facts
            if not isinstance(opening, AnyOpening):
                raise TypeError("a book begins with its opening")
            before = Book.of(opening, facts)
            continue
        before.add(*facts)
        recorded, by = at_once[0], at_once[0].recorded_by
        prepared |= {each.reference: by for each in facts if isinstance(each, Proposal)}
        if not _by_two(at_once, prepared) and (asked := _asked(before, at_once)) is not None:
            yield view.finding(
                "recorded-alone",
                Severity.WARNING,
                reference=recorded.fact.reference,
                seq=recorded.seq,
                since=recorded.recorded_at.date(),
                what=asked.params["what"],
            )


def _calls(view: AgreementView) -> Iterator[Sequence[Recorded]]:
    """What was recorded by one call, up to the day that is looked at, wherever on earth."""
    records = (each for each in view.records() if _days(each)[0] <= view.today)
    for _, at_once in groupby(records, key=lambda each: (each.recorded_at, each.recorded_by)):
        yield [*at_once]


def _days(recorded: Recorded) -> Sequence[date]:
    """The days that it can have been where it was recorded."""
    day = recorded.recorded_at.date()
    return day - _A_DAY, day, day + _A_DAY


def _by_two(at_once: Sequence[Recorded], prepared: dict[str, str]) -> bool:
    """Whether another than who prepared it approved of it; or one alone, as `approvals` says."""
    for each in at_once:
        fact = each.fact
        if isinstance(fact, Resolution) and fact.outcome is Outcome.APPROVED:
            names = (prepared.get(fact.of, each.recorded_by), each.recorded_by)
            return bool(fact.alone) or any(map(is_erased, names)) or not same_person(*names)
    return False


def _asked(book: Book, at_once: Sequence[Recorded]) -> Finding | None:
    """What two people were asked for, on whichever of those days; None where on any it was not."""
    new = [Entry(each.fact) for each in at_once]
    found = [next(iter(two_people(Case(book, new, day))), None) for day in _days(at_once[0])]
    return found[0] if all(found) else None
