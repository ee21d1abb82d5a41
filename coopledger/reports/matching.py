"""What was matched, what is proposed and why, what is open: for people, programs, a spreadsheet."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal

from coopledger.books.matching import Matched, Matching, Side, Unmatched
from coopledger.books.movements import Movement
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.document import Document, Row, Table, notes
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_BESIDE = 3
"""So many spaces stand between the parts of a label."""


def report(matching: Matching, language: Language) -> Report:
    """The bank, then the invoices; a table each of what is matched, proposed, and open."""
    return Report(
        language,
        document=lambda: matching_document(matching, language),
        data=lambda: matching_data(matching, language),
        table=lambda: matching_table(matching, language),
        sheet=say("sheet.matching", language),
    )


def matching_document(matching: Matching, language: Language) -> Document:
    """The same for every form: what wants a decision first, what is settled last."""
    tables = [
        table
        for part in PARTS
        for name, side in _sides(matching)
        if (table := _table(name, part, side, language)) is not None
    ]
    title = say("label.matching", language, book=matching.book, on=matching.on)
    said = notes(matching_notes(matching, language))
    return Document(title, ((), *((table,) for table in tables), said))


def matching_notes(matching: Matching, language: Language) -> list[str]:
    """What a reader should know of it: the window, what is not compared, what decides nothing."""
    said = [say("label.window", language, days=matching.window)]
    counts = Counter(movement.account for movement in matching.without_statement)
    for account, count in sorted(counts.items()):
        said.append(say("label.without-statement", language, account=account, count=count))
    if matching.void:
        said.append(say("label.void-decisions", language, seen=", ".join(matching.void)))
    return said


PARTS = ("proposed", "evidence", "events", "matched")
"""Of each side, in the order in which a person looks at them."""


def _sides(matching: Matching) -> Iterator[tuple[str, Side]]:
    """The bank's, and the invoices' where there is one."""
    yield "bank", matching.bank
    invoices = matching.invoices
    if invoices.matched or invoices.proposed or invoices.evidence:
        yield "invoices", invoices


def _table(name: str, part: str, side: Side, language: Language) -> Table | None:
    """A part of a side, if it has anything."""
    rows_of: Callable[..., Iterator[Row]] = _ROWS.get(part, _open)
    found = getattr(side, part)
    rows = [row for each in found for row in rows_of(each, language)]
    title = say(f"match-table.{name}-{part}", language, count=len(found))
    return Table(tuple(rows), title) if rows else None


def _matched(found: Matched, language: Language) -> Iterator[Row]:
    yield Row(_together(found, language), (total(found.evidence),), level=1)
    if found.decided is not None:
        yield Row(_why(found, language), (), level=2)


def _proposed(found: Matched, language: Language) -> Iterator[Row]:
    yield Row(_together(found, language), (total(found.evidence),), level=1)
    yield Row(_why(found, language), (), level=2)


def _together(found: Matched, language: Language) -> str:
    named = " = ".join(
        " + ".join(movement.reference for movement in side)
        for side in (found.evidence, found.events)
    )
    one, other = found.evidence[0], found.events[0]
    said = one.said or other.said
    return _label(named, one.account, one.when.say(language), said)


def _open(left: Unmatched, language: Language) -> Iterator[Row]:
    movement = left.movement
    when = movement.when.say(language)
    label = _label(movement.reference, movement.account, when, movement.said)
    yield Row(label, (total((movement,)),), level=1)
    if left.reasons:
        yield Row("; ".join(why.say(language) for why in left.reasons), (), level=2)


_ROWS: Mapping[str, Callable[[Matched, Language], Iterator[Row]]] = {
    "matched": _matched,
    "proposed": _proposed,
}


def _label(*parts: str) -> str:
    return (" " * _BESIDE).join(part for part in parts if part)


def _why(found: Matched, language: Language) -> str:
    return "; ".join(why.say(language) for why in found.reasons)


def total(movements: Sequence[Movement]) -> str:
    """What movements sum to, in each of their currencies."""
    sums: dict[str, Money] = {}
    for movement in movements:
        known = sums.get(movement.currency)
        sums[movement.currency] = movement.amount if known is None else known + movement.amount
    return "; ".join(f"{money.figure()} {code}" for code, money in sorted(sums.items()))


def matching_data(matching: Matching, language: Language) -> Plain:
    """Stable names; amounts as strings, below zero where money left."""
    return {
        "book": matching.book,
        "on": matching.on.isoformat(),
        "window_days": matching.window,
        "bank": _side_data(matching.bank, language),
        "invoices": _side_data(matching.invoices, language),
        "without_statement": [
            _open_data(Unmatched(movement), language) for movement in matching.without_statement
        ],
        "void": list(matching.void),
    }


def _side_data(side: Side, language: Language) -> Plain:
    return {
        "matched": [_matched_data(found, language) for found in side.matched],
        "proposed": [_matched_data(found, language) for found in side.proposed],
        "evidence": [_open_data(left, language) for left in side.evidence],
        "events": [_open_data(left, language) for left in side.events],
    }


def _matched_data(found: Matched, language: Language) -> Plain:
    return {
        "evidence": [movement.reference for movement in found.evidence],
        "events": [movement.reference for movement in found.events],
        "account": found.evidence[0].account,
        "currency": found.evidence[0].currency,
        "difference": found.difference.digits,
        "decided": found.decided.reference if found.decided is not None else None,
        "reasons": [
            {"code": why.code, **why.data, "said": why.say(language)} for why in found.reasons
        ],
    }


def _open_data(left: Unmatched, language: Language) -> Plain:
    movement = left.movement
    return {
        "reference": movement.reference,
        "account": movement.account,
        "currency": movement.currency,
        "amount": movement.amount.digits,
        "when": str(movement.when),
        "said": movement.said,
        "reasons": [
            {"code": why.code, **why.data, "said": why.say(language)} for why in left.reasons
        ],
    }


_COLUMNS = (
    *("section", "evidence", "events", "account", "currency", "amount", "books", "difference"),
    *("when", "said", "why"),
)


def matching_table(matching: Matching, language: Language) -> FlatTable:
    """A pair a row, or what is open on a side: what wants a decision first."""
    rows = [
        row
        for part in PARTS
        for name, side in (("bank", matching.bank), ("invoices", matching.invoices))
        for row in _part_rows(name, part, side, language)
    ]
    unstated = part_name("bank", "without_statement", language)
    for movement in matching.without_statement:
        row = _open_row(Unmatched(movement), "events", "books", language)
        rows.append(row | {"section": unstated})
    return flat("data", _COLUMNS, rows, language)


def _part_rows(name: str, part: str, side: Side, language: Language) -> Iterator[dict[str, object]]:
    section = {"section": part_name(name, part, language)}
    for each in getattr(side, part):
        if part in ("evidence", "events"):
            column = "amount" if part == "evidence" else "books"
            yield _open_row(each, part, column, language) | section
        else:
            yield _pair_row(each, language) | section


def part_name(name: str, part: str, language: Language) -> str:
    """What a table of the report is called, without how many rows it has."""
    return say(f"match-table.{name}-{part}", language, count="").replace(" ()", "")


def _pair_row(found: Matched, language: Language) -> dict[str, object]:
    one, other = found.evidence[0], found.events[0]
    return {
        "evidence": "; ".join(movement.reference for movement in found.evidence),
        "events": "; ".join(movement.reference for movement in found.events),
        "account": one.account,
        "currency": one.currency,
        "amount": sum_of(found.evidence),
        "books": sum_of(found.events),
        "difference": found.difference.amount,
        "when": one.when.say(language),
        "said": one.said or other.said,
        "why": _why(found, language),
    }


def sum_of(movements: Sequence[Movement]) -> Decimal:
    """What movements of one currency sum to."""
    amounts = [movement.amount for movement in movements]
    return sum(amounts[1:], amounts[0]).amount


def _open_row(left: Unmatched, part: str, column: str, language: Language) -> dict[str, object]:
    movement = left.movement
    return {
        **dict.fromkeys(_COLUMNS),
        part: movement.reference,
        "account": movement.account,
        "currency": movement.currency,
        column: movement.amount.amount,
        "when": movement.when.say(language),
        "said": movement.said,
        "why": "; ".join(why.say(language) for why in left.reasons),
    }
