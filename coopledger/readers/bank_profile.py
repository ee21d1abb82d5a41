"""How a bank lays out its table of movements: a profile, which is a file of data and not code."""

import codecs
import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.base import CurrencyCode, Model
from coopledger.numerals import NumberStyle
from coopledger.plugins import BANK_PROFILES, offered, plugin_named
from coopledger.readers.cells import CellError, plain
from coopledger.readers.dates import month_named
from coopledger.readers.profiles import FOLDER, shipped
from coopledger.readers.swapped_days import WrittenDay

_LARGEST = 100_000
"""More bytes than any profile has."""

Names = tuple[str, ...]
"""The ways in which a bank writes one thing; case, accents and stray signs do not matter."""


_NO_AMOUNT, _NO_DIRECTIONS = "profile.no-amount", "profile.no-directions"


class Order(StrEnum):
    """In which order a table lists the lines."""

    OLDEST_FIRST = "oldest-first"
    NEWEST_FIRST = "newest-first"


class Columns(Model):
    """The headers that each field goes by. Several columns of `text` are put together.

    What a line moves stands in `debit` and `credit`; or in `amount`, with a sign or with a word in
    `direction`. A file has one of these ways; a profile may know more than one.
    """

    day: Annotated[Names, Field(min_length=1)]
    value_day: Names = ()
    text: Names = ()
    counterpart: Names = ()
    bank_reference: Names = ()
    debit: Names = ()
    credit: Names = ()
    amount: Names = ()
    direction: Names = ()
    balance: Names = ()
    currency: Names = ()
    account: Names = ()


class Directions(Model):
    """The words of the column `direction`."""

    money_in: Names = Field(alias="in")
    money_out: Names = Field(alias="out")


class Labels(Model):
    """The words beside which a value stands, above the table, below it or in a row of it."""

    account: tuple[str, ...] = ()
    opening: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()

    @cached_property
    def by_words(self) -> Sequence[tuple[str, str]]:
        """Each label in plain form, and what it is of: a table compares every row with them."""
        kinds = {"opening": self.opening, "closing": self.closing, "account": self.account}
        return [(plain(label), kind) for kind, labels in kinds.items() for label in labels]

    @cached_property
    def _beginnings(self) -> frozenset[str]:
        return frozenset(label[:2] for label, _ in self.by_words)

    def may_begin(self, written: str) -> bool:
        """Whether a text may be one of the labels, by its first two letters."""
        begins = written[:2].casefold()
        return not begins.isascii() or begins in self._beginnings


class PositiveIs(StrEnum):
    """Which way a line without a minus goes, where one column has both."""

    IN = "in"
    OUT = "out"


_PARTS = {
    "yyyy": r"(?P<year>\d{4})",
    "yy": r"(?P<short>\d{2})",
    "mmm": r"(?P<name>[a-z]{3,10})\.?",
    "mm": r"(?P<month>\d{1,2})",
    "dd": r"(?P<day>\d{1,2})",
}
_DATE_PART = re.compile("yyyy|yy|mmm|mm|dd")


def _date_pattern(form: str) -> str:
    parts = _DATE_PART.findall(form)
    if sorted(part[0] for part in parts) != ["d", "m", "y"]:
        raise ValueError(form)
    pieces = _DATE_PART.split(form)
    made = re.escape(pieces[0])
    for part, after in zip(parts, pieces[1:], strict=True):
        made += _PARTS[part] + re.escape(after)
    return made


def _date_form(form: str) -> str:
    _date_pattern(form)
    return form


def _encoding(name: str) -> str:
    try:
        codecs.lookup(name)
        "".encode(name)
    except (LookupError, ValueError, TypeError) as error:
        raise ValueError(name) from error
    return name


class Profile(Model):
    """A bank's table. The first encoding that reads the file is taken; so is the first date.

    Without encodings, the one by which the text makes sense is; without numbers, their style is the
    one that can be seen in the table.

    currency: where no column says it. order: that of the lines.
    """

    title: str
    encodings: Annotated[
        tuple[Annotated[str, AfterValidator(_encoding)], ...] | None, Field(min_length=1)
    ] = None
    dates: Annotated[tuple[Annotated[str, AfterValidator(_date_form)], ...], Field(min_length=1)]
    numbers: NumberStyle | None = None
    currency: CurrencyCode | None = None
    order: Order = Order.OLDEST_FIRST
    positive: PositiveIs = PositiveIs.IN
    columns: Columns
    directions: Directions | None = None
    labels: Labels = Labels()

    @model_validator(mode="after")
    def _moves_something(self) -> Self:
        both = "debit" in self.given and "credit" in self.given
        if not (both or "amount" in self.given):
            raise ValueError(_NO_AMOUNT)
        if "direction" in self.given and self.directions is None:
            raise ValueError(_NO_DIRECTIONS)
        return self

    @property
    def given(self) -> set[str]:
        """The fields that the profile names columns for."""
        return {name for name in Columns.model_fields if getattr(self.columns, name)}

    @cached_property
    def fields_by_header(self) -> dict[str, str]:
        """The field that each header stands for, its words in plain form."""
        return {plain(name): field for field in self.given for name in getattr(self.columns, field)}

    @cached_property
    def _date_patterns(self) -> Mapping[str, re.Pattern[str]]:
        return {form: re.compile(_date_pattern(form), re.ASCII) for form in self.dates}

    def day(self, written: str) -> WrittenDay:
        """A day by the profile's forms; a time beside it says nothing more. Raises CellError."""
        words = _TIME.sub("", " ".join(written.casefold().split()))
        for form, pattern in self._date_patterns.items():
            found = pattern.fullmatch(words)
            if found:
                try:
                    return WrittenDay(_day(found.groupdict()), form)
                except ValueError:
                    continue
        raise CellError("day-unreadable", seen=written, expected=", ".join(self.dates))


_TIME = re.compile(
    r"(?<=\d)(,? |t)\d{1,2}:\d\d(:\d\d([.,]\d+)?)?( ?[ap]\.? ?m\.?)?( ?(z|[+-]\d\d:?\d\d))?$",
    re.ASCII,
)


def _day(parts: dict[str, str]) -> date:
    year = int(parts["year"]) if "year" in parts else 2000 + int(parts["short"])
    month = int(parts["month"]) if "month" in parts else month_named(parts["name"])
    return date(year, month, int(parts["day"]))


def profile_named(name: str) -> Profile:
    """A profile of ours, from a file, or of an installed package.

    Raises CoopledgerError where there is none such.
    """
    if name in shipped():
        return _profile((FOLDER / f"{name}.toml").read_bytes(), name)
    path = Path(name)
    try:
        if not path.is_file():
            return _installed(name)
        if path.stat().st_size > _LARGEST:
            raise CoopledgerError("profile.unreadable", path=name, said=f"> {_LARGEST:,} bytes")
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        raise CoopledgerError("profile.unreadable", path=name, said=error) from error
    return _profile(content, name)


def _installed(name: str) -> Profile:
    """The file of that name in the folder that a package offers it from."""
    plugin = plugin_named(name, BANK_PROFILES)
    if plugin is None:
        known = [*shipped(), *(plugin.name for plugin in offered(BANK_PROFILES))]
        raise CoopledgerError("profile.unknown", seen=name, known=", ".join(known))
    with plugin.answering():
        content = (files(plugin.where) / f"{name}.toml").read_bytes()
    return _profile(content, f"{name} ({plugin.package})")


def _profile(content: bytes, name: str) -> Profile:
    try:
        stated: dict[str, Any] = tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CoopledgerError("profile.unreadable", path=name, said=error) from error
    try:
        return Profile.model_validate(stated)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        key = ".".join(map(str, problem["loc"])) or "columns"
        params = {"path": name, "key": key, "seen": str(problem["input"])[:80]}
        said = str(problem.get("ctx", {}).get("error"))
        code = _CODES.get(problem["type"], "profile.bad-value")
        code = said if said in (_NO_AMOUNT, _NO_DIRECTIONS) else code
        raise CoopledgerError(code, **params) from error


_CODES = {"missing": "profile.missing-key", "extra_forbidden": "profile.unknown-key"}
