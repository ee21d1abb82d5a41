"""What is wrong with data: where it stands, what was seen, what was expected, what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from coopledger.messages.catalogue import CoopledgerError, Language, knows, say, tell
from coopledger.messages.visible import shown, visible
from coopledger.model.answer import Answers


class FieldName(str):
    """A field of a fact, which people know by another name: `amount`, or `in_kind.amount`."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        _, _, bare = self.rpartition(".")
        for name in (str(self), bare):
            if knows(f"field.{name}"):
                return say(f"field.{name}", language)
        return bare


class FieldNames(tuple[str, ...]):
    """Several fields of a fact."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return ", ".join(FieldName(name).say(language) for name in self)


def under_their_names(kind: str, said: Mapping[str, Any]) -> dict[str, object]:
    """What a model says of the fields of a kind of fact, as people know them."""
    named: dict[str, object] = dict(said)
    if "field" in said:
        named["field"] = FieldName(f"{kind}.{said['field']}")
    if "fields" in said:
        named["fields"] = FieldNames(f"{kind}.{field}" for field in said["fields"].split())
    return named


class FactKind(str):
    """A kind of fact, which people know by the name of its sheet."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return say(f"sheet.{self}", language)


class KnownCodes(tuple[str, ...]):
    """What there is to choose from, for a message."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        return (
            say("known.some", language, codes=", ".join(self))
            if self
            else say("known.none", language)
        )


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence that is none of the catalogue's, by the code of its language.

    In a language that it does not have, it is said in the first that it has. Raises
    CoopledgerError where there is none.
    """

    by_language: Mapping[str, str]

    def __post_init__(self) -> None:
        given = self.by_language.values() if isinstance(self.by_language, Mapping) else ()
        if not given or not all(isinstance(said, str) and said.strip() for said in given):
            raise CoopledgerError("remark.no-sentence")

    def say(self, language: Language | str) -> str:
        return self.by_language.get(Language(language)) or next(iter(self.by_language.values()))


class Severity(StrEnum):
    """What a finding does: an error blocks recording; a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def say(self, language: Language | str) -> str:
        return say(f"severity.{self}", language)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact was read: a row of a sheet of a document.

    columns: the document's own header for each field of the fact; cells: its address, as `C41`.
    """

    document: str
    sheet: str
    row: int
    columns: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)
    cells: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def __str__(self) -> str:
        return f"{self.document}|{self.sheet}|{self.row}"


class Place(NamedTuple):
    """Where a person looks to mend it. What is None does not apply.

    cell: the address of the very cell, as `C41`; for programs, since people go by row and column.
    book: the agreement's code, where what was asked is of all agreements.
    """

    document: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    reference: str | None = None
    cell: str | None = None
    book: str | None = None

    def say(self, language: Language | str) -> str:
        reference = self.reference if self.reference != self.book else None
        named = [
            self.book and say("place.book", language, book=self.book),
            self.document,
            self.sheet and say("place.sheet", language, sheet=self.sheet),
            self.row and say("place.row", language, row=self.row),
            self.column and say("place.column", language, column=self.column),
            reference and say("place.reference", language, reference=reference),
        ]
        return visible(", ".join(part for part in named if part))


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, under a stable code. due: the day it must be done by, where there is one."""

    code: str
    severity: Severity = Severity.ERROR
    place: Place = Place()
    params: Mapping[str, object] = field(default_factory=dict)
    due: date | None = None

    def message(self, language: Language | str) -> str:
        """What was seen and what was expected, signs that nobody sees among it."""
        return tell(f"finding.{self.code}", language, **shown(self.params))

    def remedy(self, language: Language | str) -> str:
        """What to do."""
        return tell(f"remedy.{self.code}", language, **shown(self.params))


class Told(NamedTuple):
    """A finding's message, to be said within another in its language. placed: after its place."""

    finding: Finding
    placed: bool = False

    def say(self, language: Language | str) -> str:
        said = self.finding.message(language)
        return f"{self.finding.place.say(language)}: {said}" if self.placed else said


class Findings(Answers[Finding]):
    """What was found, all together."""


OWN_WORDS = "package-says"
"""The code of what another package says in words that are none of the catalogue's."""


def remark(
    said: Mapping[str, str],
    *,
    severity: Severity = Severity.ERROR,
    place: Place | None = None,
    due: date | None = None,
) -> Finding:
    """What another package's reader or check has to say, in its own words (docs/extending.md).

    said: what was seen and what to do, by the code of each language: `{"es": ..., "en": ...}`.

    >>> remark({"es": "falta el folio", "en": "there is no voucher"}).code
    'package-says'
    """
    params = {"said": Wording(said), "package": "remark"}  # until it is known whose it is
    return Finding(OWN_WORDS, severity, place or Place(), params, due)


def in_document_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sheet by sheet as they were met, row by row; what has no row comes first."""
    found = list(findings)
    if not found:
        return ()
    sheets = {place: at for at, place in enumerate(dict.fromkeys(f.place[:2] for f in found))}
    return tuple(sorted(found, key=lambda f: (sheets[f.place[:2]], f.place.row or 0)))


_GRAVEST_FIRST = tuple(Severity)


def urgency(finding: Finding) -> tuple[int, date]:
    """Its place among others: the gravest first, of those the soonest deadline."""
    return _GRAVEST_FIRST.index(finding.severity), finding.due or date.max


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any of them blocks recording."""
    return any(finding.severity is Severity.ERROR for finding in findings)
