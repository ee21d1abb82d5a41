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
from coopledger.books.sides import AgreementSide
from coopledger.books.statement import Note
from coopledger.books.statement_paper import PaperLine, StatementPaper
from coopledger.model.events import Expenditure, Recovery
from coopledger.money import Money

_BUDGET = ("approved", "changes", "modified", "reallocation", "contingencies")
_REPORT = (
    "units", "unit-value", "modified", "before", "period", "cumulative", "variation",
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
_FORECAST = ("unit", "units", "unit-value", "cost")
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
        notes=(Note("variation"), *_differs(paper, lines)),
        appended=("disallowances", "rates"),
    )


def _budget(lines: list[FormLine], limit: Decimal | None) -> FormTable:
    """What was agreed, what addenda and reallocations made of it, how much may be moved."""
    made = (Made("modified", ("approved", "changes")),)
    rows = [_row(line, _budget_of(line, limit)) for line in lines if line.standing is not None]
    return table("budget", _BUDGET, rows, made=made, summed=_BUDGET[:3])


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
    return {"approved": approved, "changes": changes, "reallocation": may_move}


def _report(lines: list[FormLine]) -> FormTable:
    made = (
        Made("cumulative", ("before", "period")),
        Made("variation", ("cumulative",), ("modified",)),
    )
    summed = ("modified", "before", "period", "cumulative", "variation")
    found = table("report", _REPORT, map(_reported, lines), made=made, summed=summed)
    return found._replace(rows=tuple(map(_with_share, found.rows)))


def _reported(line: FormLine) -> FormRow:
    return _row(line, {"modified": line.modified, "before": line.before, "period": line.within})


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
    before = paper.before.agreement_currency if paper.before else None
    names = [name for name in _SOURCES if name == "received" or _came(side, name)]
    rows = [
        FormRow(
            name,
            {
                "agreed": None,
                "period": _came(side, name) - _came(before, name) if before else _came(side, name),
                "cumulative": _came(side, name),
            },
            side.currency,
        )
        for name in names
    ]
    return table("funding", _FUNDING, rows, summed=("period", "cumulative"))


def _came(side: AgreementSide, name: str) -> Money:
    money: Money = getattr(side, name).money
    return money


def _forecast(lines: list[FormLine], requested: Requested) -> FormTable:
    """What is asked for the next period, line by line."""
    budgeted = (line for line in lines if line.standing)
    rows = [_row(line, {"cost": cost}) for line, cost in with_requests(budgeted, requested)]
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
