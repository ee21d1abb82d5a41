"""The financial report of a grant of the European Union: its sheets, one after the other.

Budget by heading beside what was spent in the period, before it and since the beginning; each
expenditure, with the day it was issued and the day it was paid; where the money came from; what
is foreseen. A variation is what was spent less the budget.
"""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from coopledger.books.curve import half_up
from coopledger.books.partner_forms.form import (
    Entry,
    Filled,
    FormRow,
    FormTable,
    Made,
    Sources,
    less,
    table,
)
from coopledger.books.partner_forms.lines import FormLine, form_lines, with_requests
from coopledger.books.requests import Requested
from coopledger.books.statement import Note, Statement
from coopledger.books.statement_paper import PaperLine, StatementPaper
from coopledger.model.budget import Units
from coopledger.model.events import Expenditure, Recovery
from coopledger.money import Money, total_of

_UNITS = ("unit", "units", "unit-value")
_BUDGET = (*_UNITS, "approved", "changes", "modified", "reallocation", "contingencies")
_REPORT = (
    "unit", "units", "unit-value", "modified", "before", "period", "cumulative", "variation",
    "variation-share", "explanation",
)  # fmt: skip
_LISTED = (
    "paid-on",
    "issued-on",
    "document",
    "creditor",
    "concept",
    "line",
    "in-currency",
    "amount",
)
_PENDING = ("when", "creditor", "concept", "line", "until", "in-currency")
_FUNDING = ("agreed", "period", "cumulative")
_FORECAST = (*_UNITS, "cost")
_SOURCES = ("opening_balance", "received", "own_contribution", "interest", "other_income")


def filled(of: Sources) -> Filled:
    """The whole report, of some days or since the beginning."""
    paper = of.paper
    agreement = paper.statement.agreement
    lines = list(form_lines(paper))
    return Filled(
        heads=(
            ("authority", agreement.origin_of_funds or agreement.channel),
            ("contract", agreement.code),
            ("action", agreement.title),
            ("beneficiary", agreement.recipient),
            ("grant-from", agreement.start or agreement.signed),
            ("grant-until", agreement.end),
            ("since", paper.since or agreement.start or agreement.signed),
            ("until", paper.statement.on),
            ("currency", agreement.currency),
        ),
        tables=(
            _budget(lines, agreement.reallocation_limit),
            _report(lines),
            _listed(paper),
            _pending(paper),
            _funding(paper),
            _forecast(lines, of.requested),
        ),
        signers=("prepared", "officer"),
        notes=(Note("variation"), *_rounded(lines), *_differs(paper, lines)),
        appended=("disallowances", "rates"),
    )


def _budget(lines: list[FormLine], limit: Decimal | None) -> FormTable:
    """What was agreed, what addenda and reallocations made of it, how much may be moved."""
    made = (Made("modified", ("approved", "changes")),)
    rows = [_row(line, _budget_of(line, limit)) for line in lines if line.standing is not None]
    return table("budget", _BUDGET, rows, made=made, summed=("approved", "changes", "modified"))


def _budget_of(line: FormLine, limit: Decimal | None) -> dict[str, Entry]:
    standing = line.standing
    if standing is None:
        return {}
    changes = standing.increases - standing.decreases
    may_move = None
    if limit is not None and standing.initial is not None:
        part = Fraction(limit) / 100 * standing.initial.minor
        may_move = Money.from_minor(
            half_up(part.numerator, part.denominator), standing.initial.currency
        )
    approved = less(standing.modified, changes)
    return {
        **_in_units(line.units), "approved": approved, "changes": changes,
        "reallocation": may_move,
    }  # fmt: skip


def _report(lines: list[FormLine]) -> FormTable:
    made = (
        Made("cumulative", ("before", "period")),
        Made("variation", ("cumulative",), ("modified",)),
    )
    summed = ("modified", "before", "period", "cumulative", "variation")
    found = table("report", _REPORT, map(_reported, lines), made=made, summed=summed)
    return found._replace(rows=tuple(map(_with_share, found.rows)))


def _reported(line: FormLine) -> FormRow:
    entries: dict[str, Entry] = {
        "modified": line.modified,
        "before": line.before,
        "period": line.within,
        "explanation": line.explanation,
    }
    return _row(line, entries | _in_units(line.units))


def _in_units(units: Units | None) -> dict[str, Entry]:
    """What an amount is made up of."""
    if units is None:
        return {}
    number = f"{units.quantity:f}"
    return {"unit": units.unit, "units": number, "unit-value": units.unit_value}


def _of_cost(units: Units | None, cost: Money | None) -> Units | None:
    """How many units a cost is, where that is a number of at most two decimals."""
    if units is None or not cost or cost.currency != units.unit_value.currency:
        return None
    hundredths = Fraction(100 * cost.minor, units.unit_value.minor)
    if hundredths.denominator != 1:
        return None
    number = Decimal(hundredths.numerator).scaleb(-2).normalize()
    return units.model_copy(update={"quantity": number})


def _rounded(lines: list[FormLine]) -> Iterator[Note]:
    """Which unit values are not exact."""
    of = [e for e in lines if e.units and e.modified and not e.units.exact(e.modified)]
    if of:
        yield Note("units-rounded", (("lines", ", ".join(line.key for line in of)),))


def _with_share(row: FormRow) -> FormRow:
    """With the variation as a part of the budget."""
    variation, modified = row.entries.get("variation"), row.entries.get("modified")
    if not isinstance(variation, Money) or not isinstance(modified, Money) or not modified:
        return row
    share = Fraction(variation.minor, modified.minor)
    return row._replace(entries={**row.entries, "variation-share": share})


def _row(line: FormLine, entries: dict[str, Entry]) -> FormRow:
    return FormRow(line.key, entries, line.currency, line.label)


def _listed(paper: StatementPaper) -> FormTable:
    """Each expenditure of those days, and what came back: in its currency, and as reported."""
    rows = [
        _listed_row(line, paper.statement.agreement.currency)
        for account in paper.accounts
        for line in account.lines
        if isinstance(line.moved.fact, Expenditure | Recovery) and line.reported is not None
    ]
    return table("expenditures", _LISTED, rows, summed=("amount",))


def _listed_row(line: PaperLine, own: str) -> FormRow:
    fact, amount, reported = line.moved.fact, line.moved.went_out, line.reported
    documents = [invoice.reference for invoice in line.invoices]
    documents += [f"#{number}" for number in line.moved.documents]
    entries: dict[str, Entry] = {"paid-on": fact.when, "document": "; ".join(documents) or None}
    match fact:
        case Expenditure():
            entries |= {"issued-on": fact.issued, "creditor": fact.payee, "concept": fact.concept}
        case Recovery() if reported is not None:
            amount, reported = -fact.amount, -reported
    if isinstance(fact, Expenditure | Recovery):
        entries["line"] = ", ".join(portion.code for portion in fact.lines) or None
    entries |= {"in-currency": amount, "amount": reported}
    return FormRow(fact.reference, entries, own, fact.reference)


def _pending(paper: StatementPaper) -> FormTable:
    """What is promised and not paid yet."""
    rows = [
        FormRow(
            each.commitment.reference,
            {
                "when": each.commitment.when,
                "creditor": each.commitment.payee,
                "concept": each.commitment.concept,
                "line": ", ".join(portion.code for portion in each.commitment.lines) or None,
                "until": each.commitment.until,
                "in-currency": each.outstanding,
            },
            each.currency,
            f"{each.commitment.reference} ({each.currency})",
        )
        for each in paper.statement.commitments
        if each.outstanding
    ]
    return table("pending", _PENDING, rows)


def _funding(paper: StatementPaper) -> FormTable:
    """Where the money of the action came from."""
    side = paper.statement.agreement_currency
    own = paper.statement.agreement.own_share
    agreed = {"own_contribution": own}
    shares = {each.contributor: each for each in paper.statement.shares if each.contributor}
    came, then = _by_source(paper.statement), _by_source(paper.before)
    nothing = Money.from_minor(0, side.currency)
    rows = []
    for name, cumulative in came.items():
        share = shares.get(name)
        stated = share.agreed if share is not None else agreed.get(name)
        if name == "received" or cumulative or stated:
            period = cumulative - then.get(name, nothing)
            entries: dict[str, Entry] = {"agreed": stated, "period": period}
            title = name if share is not None else ""
            rows.append(FormRow(name, {**entries, "cumulative": cumulative}, side.currency, title))
    return table("funding", _FUNDING, rows, summed=("period", "cumulative"))


def _by_source(statement: Statement | None) -> dict[str, Money]:
    """What came from each: what others contributed is no other income of the action's own."""
    if statement is None:
        return {}
    side = statement.agreement_currency
    came: dict[str, Money] = {name: getattr(side, name).money for name in _SOURCES}
    shares = {each.contributor: each.worth for each in statement.shares if each.contributor}
    came["other_income"] -= total_of(shares.values(), side.currency)
    return came | shares


def _forecast(lines: list[FormLine], requested: Requested) -> FormTable:
    """What is asked for the next period, line by line."""
    budgeted = (line for line in lines if line.standing)
    rows = [
        _row(line, {**_in_units(_of_cost(line.units, cost)), "cost": cost})
        for line, cost in with_requests(budgeted, requested)
    ]
    return table("forecast", _FORECAST, rows, summed=("cost",) if requested else ())


def _differs(paper: StatementPaper, lines: list[FormLine]) -> Iterator[Note]:
    """Where what was spent of the period is not what is listed: what it is worth has moved."""
    own = paper.statement.agreement.currency
    before = paper.before.agreement_currency.spent.money if paper.before else Money(0, own)
    period = paper.statement.agreement_currency.spent.money - before
    listed = sum(
        each.entries["amount"].minor
        for each in _listed(paper).rows
        if not each.total and isinstance(each.entries["amount"], Money)
    )
    if period.minor != listed:
        yield Note("list-differs", (("listed", Money.from_minor(listed, own)), ("period", period)))
