"""What a plan says: what would be recorded, what differs, what stands before and after."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from coopledger.books.history import kind_said
from coopledger.books.plan import Plan, PlannedBook
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.control import ControlTotal, control_totals
from coopledger.model.entry import Entry
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FactKind, FieldName, Finding
from coopledger.model.period import Period
from coopledger.rules.differences import Differences, value_said


class Counts(NamedTuple):
    """How many facts of a kind there are, and their sums, beside others of the kind."""

    kind: str
    sides: tuple["Counted", ...]


class Counted(NamedTuple):
    """A side of it: how many, and the sums, one a currency."""

    facts: int
    sums: tuple[str, ...]


class DifferingField(NamedTuple):
    """A field of a row, as it is recorded and as the document says it."""

    name: str
    before: str
    after: str


class DifferingRow(NamedTuple):
    """A row that says otherwise than what is recorded under its reference."""

    reference: str
    kind: str
    book: str
    place: str
    is_corrected: bool
    fields: tuple[DifferingField, ...]


class PlannedRow(NamedTuple):
    """A fact that would be recorded. place: where the document says it."""

    kind: str
    reference: str
    revision: int
    when: str
    amount: str
    about: str
    place: str

    def has(self, words: str) -> bool:
        """Whether any of it has these words in it."""
        said = " ".join((self.kind, self.reference, self.when, self.amount, self.about, self.place))
        return words.casefold() in said.casefold()


def control(plan: Plan, language: Language) -> list[Counts]:
    """The control totals of the document, and of what is new in it."""
    new = control_totals(entry.fact for entry in plan.entries)
    return _beside((plan.receipt.control, new), language)


def standing(book: PlannedBook, language: Language) -> list[Counts]:
    """What stands in a book before and after."""
    return _beside((book.before, book.after), language)


def _beside(sides: Iterable[Iterable[ControlTotal]], language: Language) -> list[Counts]:
    found = [_by_kind(side, language) for side in sides]
    kinds = dict.fromkeys(kind for side in found for kind in side)
    nothing = Counted(0, ())
    return [Counts(kind, tuple(side.get(kind, nothing) for side in found)) for kind in kinds]


def _by_kind(totals: Iterable[ControlTotal], language: Language) -> dict[str, Counted]:
    by_kind: dict[str, Counted] = {}
    for total in totals:
        kind = FactKind(total.kind).say(language)
        if total.apart is not None:
            kind += f" ({total.apart.say(language)})"
        before = by_kind.get(kind, Counted(0, ()))
        sums = tuple(spoken(each, language) for each in total.amounts)
        by_kind[kind] = Counted(before.facts + total.count, before.sums + sums)
    return by_kind


def differing(plan: Plan, language: Language) -> Iterator[DifferingRow]:
    """Each row that says otherwise, field by field, as it is recorded and as it is said now."""
    for entry, recorded, is_corrected in plan.differing:
        fields = Differences.between(recorded, entry.fact)
        yield DifferingRow(
            entry.fact.reference,
            kind_said(recorded, language),
            entry.fact.book,
            entry.place().say(language) if entry.origin is not None else "",
            is_corrected,
            tuple(
                DifferingField(
                    FieldName(f"{entry.fact.kind}.{name}").say(language),
                    value_said(name, before, language),
                    value_said(name, after, language),
                )
                for name, before, after in fields
            ),
        )


def rows(entries: Iterable[Entry], language: Language) -> Iterator[PlannedRow]:
    """What would be recorded, a fact a row."""
    for entry in entries:
        where = ""
        if entry.origin is not None and entry.origin.sheet:
            where = say("plan.row", language, sheet=entry.origin.sheet, row=entry.origin.row)
        yield row(entry.fact, language, where)


def row(fact: AnyFact, language: Language, where: str = "") -> PlannedRow:
    """A fact, as it is listed."""
    when, amount = getattr(fact, "when", None), getattr(fact, "amount", None)
    about = next(filter(None, (getattr(fact, name, None) for name in _ABOUT)), "")
    if isinstance(fact, Reversal):
        about = f"{fact.of}: {fact.reason}"
    elif isinstance(fact, Period):
        about = ": ".join(filter(None, (fact.state.say(language), fact.reason)))
    return PlannedRow(
        kind_said(fact, language),
        fact.reference,
        fact.revision,
        spoken(when, language) if when is not None else "",
        spoken(amount, language) if amount is not None else "",
        str(about),
        where,
    )


_ABOUT = ("concept", "title", "description", "reason", "note")
"""The fields that say of a fact what it is, the first that does."""


def by_sheet(found: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Findings by the sheet that each is in, or the document; what is of neither comes first."""
    grouped: dict[str, list[Finding]] = {"": []}
    for finding in found:
        sheet = finding.place.sheet or finding.place.document or ""
        grouped.setdefault(sheet, []).append(finding)
    return {sheet: of for sheet, of in grouped.items() if of}
