"""The budget lines of an agreement, as forms have them, and what is spent beside them."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from coopledger.books.flows import Part
from coopledger.books.line_activities import SEVERAL, said_of
from coopledger.books.partner_forms.form import less, plus
from coopledger.books.requests import Requested
from coopledger.books.statement import LineStanding, Statement
from coopledger.books.statement_paper import StatementPaper
from coopledger.model.budget import Units
from coopledger.model.erased import is_erased
from coopledger.money import Money

NOT_ITEMISED = "not-itemised"
"""What is called so is on no line."""


class LineActivity(NamedTuple):
    """What was spent on a line for an activity in the days of a form.

    key: its code; None: for none; SEVERAL: for several, nothing says for which how much.
    """

    key: str | None
    spent: Money


class FormLine(NamedTuple):
    """A budget line in the days of a form; without a ceiling, in the agreement's currency.

    key: its code. before: what was spent by the eve of those days, and what was spent before the
    agreement was taken over, whatever the days; spent: by the end of them.
    accepted, accepted_before: of that, what was not disallowed; None where it is not known.
    standing: its budget, where it has a ceiling. modified: that budget; nothing, of what is beside
    the lines with one; None where no line has one. activities: of what was spent in those days,
    what was for which activity; they add up to it, where they can be said. units: what the
    agreement or an addendum said last that its ceiling is made up of. explanation: why it deviates,
    as it was last said.
    """

    key: str
    title: str
    currency: str
    spent: Money
    before: Money | None
    accepted: Money | None = None
    accepted_before: Money | None = None
    standing: LineStanding | None = None
    modified: Money | None = None
    activities: tuple[LineActivity, ...] = ()
    units: Units | None = None
    explanation: str | None = None

    @property
    def label(self) -> str:
        """What its row is called; "" where it is of no line."""
        if self.key == NOT_ITEMISED:
            return ""
        return f"{self.key} ({self.currency})  {self.title}".rstrip()

    @property
    def within(self) -> Money | None:
        """What was spent in the days of the form."""
        return less(self.spent, self.before)


def form_lines(paper: StatementPaper, *, local: bool = False) -> Iterator[FormLine]:
    """Those with a ceiling, in their order; then what else was spent, on other lines or on none.

    local: whether the latter is in the currency of the fund, where that is one and no ceiling is in
    the agreement's.
    """
    then = {line.code: line for line in paper.before.lines} if paper.before else {}
    units = {line.code: line.units for line in paper.statement.agreement.lines}
    said = partial(_explanation, paper)
    for line in paper.statement.lines:
        of = _with_ceiling(line, then.get(line.code), paper)
        yield of._replace(units=units[line.code], explanation=said(line.code))
    for of in _others(paper, local):
        yield of._replace(explanation=said(of.key))


def _explanation(paper: StatementPaper, line: str) -> str | None:
    """How a line's variation is explained: of another day than the form's last, with that day."""
    found = paper.explained.get(line, ())
    if not found:
        return None
    for each in found:
        if is_erased(each.reason):
            return each.reason
    said, day = "; ".join(each.reason for each in found), found[0].when.last
    return said if day == paper.statement.on else f"{day.isoformat()}: {said}"


def with_requests(
    lines: Iterable[FormLine], requested: Requested
) -> Iterator[tuple[FormLine, Money | None]]:
    """Each line with what is asked for it; nothing, where something is asked for others alone.

    Then those that are asked for and whose budget is yet to begin. None: nobody asked for anything,
    or for this line in the currency that its ceiling had before.
    """
    asked = {code for code, _ in requested}
    seen = set()
    for line in lines:
        seen.add(line.key)
        nothing = (
            Money.from_minor(0, line.currency) if requested and line.key not in asked else None
        )
        yield line, requested.get((line.key, line.currency), nothing)
    for (code, currency), amount in requested.items():
        if code not in seen:
            none = Money.from_minor(0, currency)
            yield FormLine(code, "", currency, none, none, none, none, modified=none), amount


def _with_ceiling(line: LineStanding, then: LineStanding | None, paper: StatementPaper) -> FormLine:
    taken_over = _taken_over_since(line, then)
    earlier = less(then.spent, then.before) if then else None
    return FormLine(
        line.code,
        line.title,
        line.currency,
        spent=line.spent,
        before=plus(then.spent, taken_over) if then else taken_over,
        accepted=line.accepted,
        accepted_before=plus(then.accepted, taken_over) if then else taken_over,
        standing=line,
        modified=line.modified,
        activities=_activities(
            paper,
            line.code,
            less(line.spent, line.before),
            earlier,
            paper.statement.agreement.currency,
        ),
    )


def _activities(
    paper: StatementPaper,
    key: str | None,
    spent: Money | None,
    earlier: Money | None,
    reported_in: str | None,
) -> tuple[LineActivity, ...]:
    """What was spent on a line for which activity, in their order.

    earlier: by the eve. reported_in: the currency in which it is what it was reported as; None
    where it is what was spent of the fund.
    """
    if spent is None or (earlier is not None and earlier.currency != spent.currency):
        return ()
    now = said_of(paper.spread.get(key, {}), spent, reported_in)
    then = paper.spread_before.get(key, {})
    before = said_of(then, earlier, reported_in) if earlier is not None else {}
    nothing = Money.from_minor(0, spent.currency.code)
    within = {
        each: now.get(each, nothing) - before.get(each, nothing)
        for each in sorted({*now, *before}, key=_place)
    }
    return tuple(LineActivity(each, amount) for each, amount in within.items() if amount)


def _place(activity: str | None) -> tuple[int, str]:
    """Activities by their code; then what is of several, and what is of none."""
    return (2, "") if activity is None else (1, "") if activity == SEVERAL else (0, activity)


def _taken_over_since(line: LineStanding, then: LineStanding | None) -> Money | None:
    """What other books say that was spent, beyond what was known of it then."""
    if then is None:
        return line.before
    if not line.before and not then.before:
        return Money.from_minor(0, then.spent.currency)
    return less(line.before, then.before)


def _others(paper: StatementPaper, local: bool) -> Iterator[FormLine]:
    statement, own = paper.statement, paper.statement.agreement.currency
    in_fund = local and len(statement.funds) == 1 and own not in _currencies(statement)
    currency = statement.fund.currency if in_fund else own
    nothing = Money.from_minor(0, currency)
    now, then = _apart(statement), _apart(paper.before) if paper.before else {}
    for key in dict.fromkeys((*now, *then)):
        part = now.get(key) or then[key]
        spent, before = (
            (of[key].fund[0] if in_fund else of[key].reported) if key in of else nothing
            for of in (now, then)
        )
        if spent or before:
            # What is disallowed of it is not known apart.
            whole = not statement.acceptance
            whole_then = paper.before is None or not paper.before.acceptance
            activities = _activities(paper, key, spent, before, None if in_fund else own)
            yield FormLine(
                key or NOT_ITEMISED,
                part.title or "",
                currency,
                spent,
                before,
                accepted=spent if whole else None,
                accepted_before=before if whole_then else None,
                modified=nothing if statement.lines else None,
                activities=activities,
            )


def _currencies(statement: Statement) -> set[str]:
    return {line.currency for line in statement.lines}


def _apart(statement: Statement) -> dict[str | None, Part]:
    """What was spent beside the lines with a ceiling."""
    with_ceiling = {line.code for line in statement.lines}
    return {part.key: part for part in statement.by_line if part.key not in with_ceiling}
