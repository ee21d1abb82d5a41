"""What moved the accounts of a statement, and what became of parts of it: tables of its paper."""

from collections.abc import Iterator

from coopledger.books.statement_paper import (
    Advance,
    Disallowed,
    PaperAccount,
    PaperLine,
    StatementPaper,
)
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.events import Recovery
from coopledger.money import Money, total_of
from coopledger.reports.auxiliary import line_label, portion_codes
from coopledger.reports.cells import cell, row
from coopledger.reports.document import Cell, Reckoned, Row, Style, Table

_BALANCE = Reckoned(4, plus=(2,), minus=(3,), carried=True)
"""What an account held before, and what came in, less what went out."""


def account_tables(paper: StatementPaper, language: Language) -> Iterator[Table]:
    """A table an account that anything moved, or that held something."""
    seen: set[str] = set()
    for account in paper.accounts:
        if account.lines or account.opening:
            yield _account(account, paper, language, seen)


def _account(
    account: PaperAccount, paper: StatementPaper, language: Language, seen: set[str]
) -> Table:
    """seen: the references that rows have for an anchor; it gets those of this one."""
    own = paper.statement.agreement.currency
    heads = [f"paper.{name}" for name in ("line", "evidence", "came", "went", "balance")]
    in_own = () if account.currency == own else (own,)
    named = {"account": account.account, "currency": account.currency}
    title = say("auxiliary.account", language, **named)
    rows = [Row(title, (*(say(head, language) for head in heads), *in_own), Style.HEAD)]
    if paper.since is not None:
        before = (None, None, None, None, account.opening)
        rows.append(row(say("paper.balance-before", language), before, language))
    for line in account.lines:
        reference = line.moved.fact.reference
        anchor = reference if line.reported is not None and reference not in seen else ""
        seen.add(anchor)
        cells = _cells(line, language)
        cells = (*cells, cell(line.reported, language)) if in_own else cells
        rows.append(Row(line_label(line.moved, language), cells, anchor=anchor))
    came = (line.moved.came_in for line in account.lines)
    went = (line.moved.went_out for line in account.lines)
    sums = (total_of(filter(None, each), account.currency) for each in (came, went))
    total = (None, None, *sums, account.closing)
    rows.append(row(say("paper.sum-of-days", language), total, language, style=Style.SUM))
    return Table(tuple(rows), reckoned=(_BALANCE,))


def _cells(line: PaperLine, language: Language) -> tuple[Cell, ...]:
    moved = line.moved
    amounts = (moved.came_in, moved.went_out, moved.balance)
    evidence = "; ".join(_evidence(line, language))
    return (portion_codes(moved, "lines"), evidence, *(cell(each, language) for each in amounts))


def _evidence(line: PaperLine, language: Language) -> Iterator[str]:
    for invoice in line.invoices:
        yield say("paper.invoice", language, number=invoice.reference, when=invoice.when)
    if line.moved.documents:
        numbers = ", ".join(map(str, line.moved.documents))
        yield say("paper.documents", language, numbers=numbers)


def disallowance_tables(paper: StatementPaper, language: Language) -> Iterator[Table]:
    """What was not accepted with what made it good, and what came back of what was spent."""
    if paper.disallowances:
        yield _disallowed(paper, language)
    recovered = list(_recovered(paper, language))
    if recovered:
        heads = (say("paper.amount", language),)
        yield Table((Row(say("paper.recovered", language), heads, Style.HEAD), *recovered))


def _disallowed(paper: StatementPaper, language: Language) -> Table:
    """Each in the currency of its expenditure, and as that is reported in the agreement's."""
    own = paper.statement.agreement.currency
    names = ["disallowed", "made-good", "cleared", "written-off", "due-back"]
    for rare in ("cleared", "written-off"):
        if not any(each.amounts[rare] for each in paper.disallowances):
            names.remove(rare)
    heads = [*names[:-1], "by", names[-1]]
    rows = [Row("", tuple(say(f"paper.{head}", language) for head in heads), Style.HEAD)]
    for each in paper.disallowances:
        fact = each.disallowance
        named = {name: getattr(fact, name) for name in ("reference", "when", "of", "reason")}
        by = [good.reference for good in each.made_good_by]
        by += [f"{one.reference} ({one.outcome.say(language)})" for one in each.settled_by]
        *said, due = (_both(each, each.amounts[name], own, language) for name in names)
        label = say("paper.disallowance", language, **named)
        rows.append(Row(label, (*said, ", ".join(by), due)))
    return Table(tuple(rows))


def _both(each: Disallowed, amount: Money, own: str, language: Language) -> str:
    """An amount, and what it is in the agreement's currency where that is another."""
    said, reported = spoken(amount, language), each.reported(amount)
    if reported is None or each.currency == own:
        return said
    return f"{said} ({spoken(reported, language)})"


def _recovered(paper: StatementPaper, language: Language) -> Iterator[Row]:
    for account in paper.accounts:
        for line in account.lines:
            fact = line.moved.fact
            if isinstance(fact, Recovery) and line.reported is not None:
                named = {name: getattr(fact, name) for name in ("reference", "when", "of")}
                label = say("paper.recovery", language, **named)
                yield Row(label, (spoken(fact.amount, language),))


def advance_tables(paper: StatementPaper, language: Language) -> Iterator[Table]:
    """What each official was given, accounted for and returned, and since when the rest waits."""
    found = paper.advances
    if not found:
        return
    other = any(each.other for each in found)
    names = ["given", "accounted", "given-back", *(["other"] if other else []), "left", "days"]
    rows = [Row("", tuple(say(f"paper.{name}", language) for name in names), Style.HEAD)]
    for each in found:
        account = each.side.account
        named = {"account": f"{account.code} ({account.currency})", "holder": account.holder}
        label = say("paper.advance", language, **named)
        rows.append(row(label, _advance(each, other), language))
    left = Reckoned(names.index("left"), plus=(0,), minus=tuple(range(1, names.index("left"))))
    yield Table(tuple(rows), reckoned=(left,))


def _advance(each: Advance, other: bool) -> list[Money | int | str]:
    amounts = [each.given, each.accounted, each.returned, *([each.other] if other else [])]
    days = each.side.advance_days
    return [*amounts, each.held, "-" if days is None else days]
