"""What of a document is new, what is already there, and what contradicts what is there."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coopledger.books.book import Book, FactKey
from coopledger.messages.catalogue import Language, knows, say, spoken
from coopledger.model.agreement import Opening
from coopledger.model.base import Model
from coopledger.model.entry import Entry
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName, Finding, Severity
from coopledger.rules.case import finding


@dataclass(slots=True)
class Intake:
    """The facts of one book, sifted."""

    new: list[Entry] = field(default_factory=list)
    unchanged: int = 0
    findings: list[Finding] = field(default_factory=list)


class Differences(tuple[tuple[str, object, object], ...]):
    """The fields in which two facts under one reference differ: name, before, given."""

    __slots__ = ()

    @classmethod
    def between(cls, recorded: AnyFact, given: AnyFact) -> "Differences":
        if recorded.kind != given.kind:
            return cls([("kind", recorded.kind, given.kind)])
        names = type(given).model_fields
        return cls(
            (name, getattr(recorded, name), getattr(given, name))
            for name in names
            if getattr(recorded, name) != getattr(given, name)
        )

    def say(self, language: Language) -> str:
        return "; ".join(
            say(
                "differs",
                language,
                field=FieldName(name),
                before=_value(name, before, language),
                given=_value(name, given, language),
            )
            for name, before, given in self
        )


def sift(recorded: Book | None, entries: Iterable[Entry]) -> Intake:
    """The same fact twice changes nothing; another under the same reference is refused."""
    intake = Intake()
    seen: dict[FactKey, Entry] = {}
    for entry in entries:
        key = (entry.fact.reference, entry.fact.revision)
        before = recorded.facts.get(key) if recorded else None
        earlier = seen.setdefault(key, entry)
        if before is not None:
            if before == entry.fact:
                intake.unchanged += 1
            else:
                intake.findings.append(
                    finding(
                        "same-reference",
                        entry,
                        "code" if isinstance(before, Opening) else "reference",
                        differences=Differences.between(before, entry.fact),
                    )
                )
        elif earlier is entry:
            intake.new.append(entry)
        else:
            intake.findings.append(_repeated(entry, earlier))
    return intake


def _repeated(entry: Entry, earlier: Entry) -> Finding:
    """A reference that stands twice in one document: harmless where the two rows are equal."""
    if earlier.fact == entry.fact:
        return finding(
            "row-repeated",
            entry,
            "reference",
            severity=Severity.WARNING,
            earlier=earlier.place(),
        )
    return finding(
        "reference-twice",
        entry,
        "reference",
        earlier=earlier.place(),
        differences=Differences.between(earlier.fact, entry.fact),
    )


def _value(field: str, value: object, language: Language) -> str:
    """A field's value as a person reads it, with all that tells it from another."""
    if isinstance(value, str) and knows(f"{field}.{value}"):
        return say(f"{field}.{value}", language)
    match value:
        case None | ():
            return say("nothing", language)
        case bool():
            return say("yes" if value else "no", language)
        case tuple():
            return ", ".join(_value("", item, language) for item in value)
        case Model():
            first, *more = [
                _value(name, stated, language)
                for name in type(value).model_fields
                if (stated := getattr(value, name)) not in (None, ())
            ]
            return f"{first} ({', '.join(more)})" if more else first
        case _:
            return spoken(value, language)
