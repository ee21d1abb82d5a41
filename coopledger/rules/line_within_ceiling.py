"""What was spent and promised on a line stays within its ceiling: a warning, for it was done.

As the books have it today with what is new in them; of the lines that the new facts have to do
with. `check` says the same of every line on any day.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from coopledger.books.book import Book
from coopledger.books.budget import budget_on
from coopledger.books.commitments import commitments
from coopledger.books.line_standing import lines
from coopledger.books.parts import fallen, spent_on
from coopledger.books.rates import RecordedRates
from coopledger.books.statement import LineStanding
from coopledger.books.terms import Terms
from coopledger.books.valuation import value
from coopledger.errors import MissingRate
from coopledger.model.agreement import Agreement
from coopledger.model.commitment import Commitment, Release
from coopledger.model.entry import Entry
from coopledger.model.events import (
    Expenditure,
    Recovery,
    Reversal,
    Transfer,
)
from coopledger.model.facts import AnyFact
from coopledger.model.finding import Finding, Severity
from coopledger.model.kinds import IN_ORDER
from coopledger.model.takeover import EarlierAmount
from coopledger.model.terms import Addendum, Reallocation
from coopledger.money import Money
from coopledger.rules.case import Case, finding


def line_within_ceiling(case: Case) -> Iterator[Finding]:
    """Where a published rate is missing nothing is stated, and nothing is said of it here."""
    if case.terms is None:
        return
    naming, moving_worths = _among(case.kinds)
    new = (cited for kind in naming for cited in case.new_of(kind))
    # The lines that may have more spent on them, or less to spend; each with the last fact.
    concerned = {code: entry for fact, entry in new for code in _named(case, fact)}
    moving = [entry for kind in moving_worths for _, entry in case.new_of(kind)]
    if not concerned and not moving:
        return
    budget = budget_on(case.book, case.terms.agreement, case.today)
    asked = {code for code in budget if moving or code in concerned}
    near = {code for code in asked if may_exceed(case, budget[code].ceiling, code)}
    over = [line for line in _over(case, case.book) if line.code in near] if near else []
    if any(line.code not in concerned for line in over):
        before = {(line.code, _is_spent(line)) for line in _over(case, case.book_before)}
        over = [
            line
            for line in over
            if line.code in concerned or (line.code, _is_spent(line)) not in before
        ]
    for line in over:
        entry = concerned[line.code] if line.code in concerned else moving[-1]
        yield _said(line, entry)


def _said(line: LineStanding, entry: Entry) -> Finding:
    """Beyond its ceiling, either by what it spent, or only with what it promised besides."""
    spent = _is_spent(line)
    beyond = line.available if spent else line.uncommitted
    return finding(
        "line-over-ceiling" if spent else "line-over-committed",
        entry,
        "amount",
        severity=Severity.WARNING,
        line=line.code,
        seen=line.spent,
        committed=line.committed or "-",
        ceiling=line.modified,
        excess=-beyond if beyond is not None else "-",
    )


def _is_spent(line: LineStanding) -> bool:
    """Whether what it spent is beyond its ceiling by itself."""
    return line.available is not None and line.available.minor < 0


_NAMING: tuple[type[AnyFact], ...] = (
    EarlierAmount, Expenditure, Commitment, Addendum, Reallocation, Reversal,
)  # fmt: skip
_MOVING_WORTHS: tuple[type[AnyFact], ...] = (
    *(kind.model for kind in IN_ORDER if kind.funds), Transfer, Reversal,
)  # fmt: skip
"""What comes, is exchanged or taken back may make dearer what any line has spent."""


@cache
def _among(kinds: frozenset[type]) -> tuple[Sequence[type[AnyFact]], Sequence[type[AnyFact]]]:
    """Those of these kinds that name a line, and those that move what others are worth."""
    return [k for k in _NAMING if k in kinds], [k for k in _MOVING_WORTHS if k in kinds]


def may_exceed(case: Case, ceiling: Money | None, code: str) -> bool:
    """Whether it is worth working out what was spent on a line."""
    if ceiling is None:
        return False
    most = case.book.charged.at_most(code, ceiling.currency.code)
    return most is None or most > ceiling.minor


def _named(case: Case, fact: AnyFact) -> Iterable[str]:
    """The lines that a fact has to do with."""
    match fact:
        case EarlierAmount():
            return [fact.line] if fact.line is not None else []
        case Expenditure() | Commitment():
            return [portion.code for portion in fact.lines]
        case Reallocation():
            return [fact.from_line]
        case Addendum():
            return [new.line for new in fact.ceilings]
        case Reversal():
            match case.book.facts.get((fact.of, fact.of_revision)):
                case Reallocation(to_line=line):
                    return [line]
                case Addendum() as taken_back:
                    return _named(case, taken_back)
                case Release(of=promised):
                    commitment = case.book.stands(promised)
                    return _named(case, commitment) if commitment is not None else ()
                case Recovery(of=spent) if (event := case.book.expenditure(spent)) is not None:
                    return _named(case, event)
    return ()


def _over(case: Case, book: Book) -> list[LineStanding]:
    """The lines of a book that spent or promised beyond their ceilings."""
    agreement, on = book.opening, case.today
    if not isinstance(agreement, Agreement):
        return []
    terms = Terms(agreement, book.of_kind(Addendum, on))
    try:
        valuation = value(terms, book.standing(on), on=on, rate_of=RecordedRates(book, on))
    except MissingRate:
        return []
    promised = commitments(book, (item.standing for item in valuation.events), on)
    falls = [*fallen("lines", valuation.events)]
    spent = spent_on(falls)
    found = lines(book, agreement, terms.on(on), on, valuation, spent, falls, promised)
    return [line for line in found if _is_spent(line) or _is_promised(line)]


def _is_promised(line: LineStanding) -> bool:
    """Whether it is beyond its ceiling with what it promised."""
    return line.uncommitted is not None and line.uncommitted.minor < 0
