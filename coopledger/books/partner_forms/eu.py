"""The financial report of a grant of the European Union: its sheets, one after the other.

Budget by heading beside what was spent in the period, before it and since the beginning; each
expenditure, with the day it was issued and the day it was paid; where the money came from; what
is foreseen. A variation is what was spent less the budget.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from coopledger.books.budget import Change
from coopledger.books.commitments import CommitmentStanding
from coopledger.books.curve import half_up
from coopledger.books.partner_forms.form import (
    Entry,
    Filled,
    FormRow,
    FormTable,
    Made,
    Sources,
    table,
)
from coopledger.books.partner_forms.lines import FormLine, form_lines, with_requests
from coopledger.books.requests import Requested
from coopledger.books.statement import Note, Statement
from coopledger.books.statement_paper import PaperLine, StatementPaper
from coopledger.model.agreement import Agreement
from coopledger.model.budget import Units
from coopledger.model.events import Expenditure, Recovery
from coopledger.model.terms import Addendum, Reallocation
from coopledger.money import Money, total_of

_ADDENDA = ("when", "concept", "from-line", "line", "moved", "stated")
_UNITS = ("unit", "units", "unit-value")
_BUDGET = (*_UNITS, "initial", "contracted", "moved", "modified", "reallocation", "contingencies")
_REPORT = (
    *_UNITS, "contracted", "moved", "contingencies", "modified", "before",
    "period", "cumulative", "variation", "variation-share", "explanation",
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
_PENDING = ("when", "creditor", "concept", "line", "until", "in-currency", "amount")
_FUNDING = ("agreed", "period", "cumulative")
_FOLLOW_UP = ("foreseen", "period", "left")
_FORECAST = (*_UNITS, "cost")
_SMALL = Money("500.00", "EUR")
"""Payments pending above it are listed by themselves."""
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
            _addenda(of)._replace(sheet="addenda"),
            _budget(of, lines)._replace(sheet="addenda"),
            _follow_up(lines, of.foreseen)._replace(sheet="forecast"),
            _forecast(lines, of.requested)._replace(sheet="forecast"),
            _report(of, lines),
            _funding(paper)._replace(sheet="funding"),
            *(each._replace(sheet="pending") for each in _pending(paper)),
            _listed(paper)._replace(sheet="expenditures", notes=tuple(_differs(paper))),
        ),
        signers=("prepared", "officer"),
        appended=("disallowances", "rates"),
        appended_to="expenditures",
        sheet="information",
    )


def _addenda(of: Sources) -> FormTable:
    """What changed the agreement, and of which line the budget; what changed none has a row too."""
    rows = [row for change in of.changes for row in _changed(change)]
    return table("addenda", _ADDENDA, rows)


def _changed(change: Change) -> Iterator[FormRow]:
    reference = change.reference
    match change:
        case Reallocation():
            entries: dict[str, Entry] = {
                "when": change.when,
                "concept": change.reason,
                "from-line": change.from_line,
                "line": change.to_line,
                "moved": change.amount,
            }
            currency = change.amount.currency.code
            yield FormRow(reference, entries, currency, f"{reference} ({currency})")
        case Addendum():
            entries = {"when": change.when, "concept": change.title}
            stated = [(line.code, line.ceiling) for line in change.lines]
            stated += [(each.line, each.ceiling) for each in change.ceilings]
            if not stated:
                yield FormRow(reference, entries, "", reference)
            for code, ceiling in stated:
                currency = ceiling.currency.code if ceiling else ""
                title = f"{reference} ({currency})" if ceiling else reference
                known = {**entries, "line": code, "stated": ceiling}
                yield FormRow(f"{reference}/{code}", known, currency, title)


def _budget(of: Sources, lines: list[FormLine]) -> FormTable:
    """What was agreed, what reallocations made of it since, how much may be moved."""
    limit = of.paper.statement.agreement.reallocation_limit
    made = (Made("modified", ("contracted", "moved")),)
    rows = [
        _row(line, _in_units(line.units) | _contracted(of, line) | _budget_of(line, limit))
        for line in lines
        if line.standing is not None
    ]
    return table(
        "budget", _BUDGET, rows, made=made, summed=("initial", "contracted", "moved", "modified")
    )


def _contracted(of: Sources, line: FormLine) -> dict[str, Entry]:
    """What the agreement or the last addendum says, and what was moved since."""
    known = of.budgets.get(line.key)
    if known is not None:
        return {"contracted": known.agreed, "moved": known.moved}
    return {"contracted": line.modified, "moved": line.modified}  # nothing, where others have some


def _budget_of(line: FormLine, limit: Decimal | None) -> dict[str, Entry]:
    initial = line.standing.initial if line.standing else None
    may_move = None
    if limit is not None and initial is not None:
        part = Fraction(limit) / 100 * initial.minor
        may_move = Money.from_minor(half_up(part.numerator, part.denominator), initial.currency)
    return {"initial": initial, "reallocation": may_move}


def _report(of: Sources, lines: list[FormLine]) -> FormTable:
    """By heading: interim, and from the agreement's last day on final."""
    made = (
        Made("modified", ("contracted", "moved")),
        Made("cumulative", ("before", "period")),
        Made("variation", ("cumulative",), ("modified",)),
    )
    summed = ("contracted", "moved", "modified", "before", "period", "cumulative", "variation")
    rows = (_reported(line, _contracted(of, line)) for line in lines)
    found = table("report", _REPORT, rows, made=made, summed=summed)
    kind = "final" if _is_final(of.paper.statement) else "interim"
    return found._replace(
        rows=tuple(map(_with_share, found.rows)),
        called=kind,
        sheet=kind,
        notes=(Note("variation"), *_rounded(of.paper.statement.agreement)),
    )


def _reported(line: FormLine, budget: dict[str, Entry]) -> FormRow:
    entries: dict[str, Entry] = {
        "before": line.before,
        "period": line.within,
        "explanation": line.explanation,
    }
    return _row(line, entries | budget | _in_units(line.units))


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


def _rounded(agreement: Agreement) -> Iterator[Note]:
    """Which unit values are not exact."""
    of = [
        line.code
        for line in agreement.lines
        if line.units and line.ceiling and not line.units.exact(line.ceiling)
    ]
    if of:
        yield Note("units-rounded", (("lines", ", ".join(of)),))


def _is_final(statement: Statement) -> bool:
    """Whether the agreement is over on the last of its days."""
    end = statement.agreement.end
    return end is not None and end.last <= statement.on


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


def _pending(paper: StatementPaper) -> Iterator[FormTable]:
    """What is promised and not paid yet: above EUR 500, and apart what is not.

    Of an agreement in another currency nothing says what is above: it is all in one.
    """
    outstanding = [each for each in paper.statement.commitments if each.outstanding]
    valued = [(each, _in_own(each.outstanding, paper)) for each in outstanding]
    own = paper.statement.agreement.currency
    if own != _SMALL.currency.code:
        notes = (Note("pending-rate"), Note("pending-all"))
        yield _pending_table("pending", valued, own)._replace(called="pending-all", notes=notes)
        return
    large = [(each, worth) for each, worth in valued if worth is None or worth > _SMALL]
    small = [(each, worth) for each, worth in valued if worth is not None and worth <= _SMALL]
    yield _pending_table("pending", large, own)._replace(notes=(Note("pending-rate"),))
    if small:
        yield _pending_table("pending-small", small, own)


def _in_own(amount: Money, paper: StatementPaper) -> Money | None:
    """An amount in the agreement's currency: at the average of all that came in its own."""
    currency, own = amount.currency.code, paper.statement.agreement.currency
    if currency == own:
        return amount
    came = paper.explanation.instalments.get(currency)
    if not came or came[-1].reach.minor <= 0:
        return None
    minor = half_up(amount.minor * came[-1].height.minor, came[-1].reach.minor)
    return Money.from_minor(minor, own)


def _pending_table(
    name: str, pending: Iterable[tuple[CommitmentStanding, Money | None]], own: str
) -> FormTable:
    rows = (
        FormRow(
            each.commitment.reference,
            {
                "when": each.commitment.when,
                "creditor": each.commitment.payee,
                "concept": each.commitment.concept,
                "line": ", ".join(portion.code for portion in each.commitment.lines) or None,
                "until": each.commitment.until,
                "in-currency": each.outstanding,
                "amount": worth,
            },
            own,
            each.commitment.reference,
        )
        for each, worth in pending
    )
    return table(name, _PENDING, rows)


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


def _follow_up(lines: list[FormLine], foreseen: Requested) -> FormTable:
    """What was asked for these days, line by line, and what was spent in them."""
    made = (Made("left", ("foreseen",), ("period",)),)
    rows = [
        _row(line, {"foreseen": cost, "period": line.within})
        for line, cost in with_requests(lines, foreseen)
    ]
    return table("follow-up", _FOLLOW_UP, rows, made=made, summed=_FOLLOW_UP)


def _forecast(lines: list[FormLine], requested: Requested) -> FormTable:
    """What is asked for the next period, line by line."""
    budgeted = (line for line in lines if line.standing)
    rows = [
        _row(line, {**_in_units(_of_cost(line.units, cost)), "cost": cost})
        for line, cost in with_requests(budgeted, requested)
    ]
    return table("forecast", _FORECAST, rows, summed=("cost",) if requested else ())


def _differs(paper: StatementPaper) -> Iterator[Note]:
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
