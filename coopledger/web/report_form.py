"""What the form of a report asks for, and what somebody said in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.letterhead import Letterhead
from coopledger.readers.typed import day, days_asked, moment_or_head, one_year, years


class Kind(Enum):
    """What a setting of a report is: how its form asks for it."""

    AGREEMENT = "agreement"
    BOOK = "book"
    AGREEMENTS = "agreements"
    BOOKS = "books"
    DAY = "day"
    TEXT = "text"
    LINES = "lines"
    NUMBER = "number"
    CHOICE = "choice"
    TICK = "tick"
    FILE = "file"


OF_BOOKS = (Kind.AGREEMENT, Kind.BOOK, Kind.AGREEMENTS, Kind.BOOKS)
SEVERAL = (Kind.AGREEMENTS, Kind.BOOKS)


class Setting(NamedTuple):
    """A setting. choices: what is chosen from. accept: how a file of it ends."""

    name: str
    kind: Kind
    required: bool = False
    choices: tuple[str, ...] = ()
    accept: str = ""


@dataclass(frozen=True)
class Given:
    """What a form said.

    said: its fields, by name. codes: the books that were chosen. files: those that were sent, by
    the name of their setting. head: what stands at the head; None for what the institution has.
    form: the one that was asked for. folder: where what is made is put.
    """

    said: Mapping[str, str]
    codes: tuple[str, ...]
    files: Mapping[str, Path]
    head: Letterhead | None
    form: str
    language: Language
    folder: Path

    def text(self, name: str) -> str | None:
        return self.said.get(name, "").strip() or None

    def ticked(self, name: str) -> bool:
        return bool(self.text(name))

    def file(self, name: str) -> Path:
        """One that has to be there. Raises CoopledgerError."""
        if name not in self.files:
            raise CoopledgerError("web.report-file", setting=_Named(name))
        return self.files[name]

    @property
    def code(self) -> str:
        return self.codes[0] if self.codes else ""

    @property
    def on(self) -> date | None:
        written = self.text("on")
        return day(written) if written else None

    @property
    def days(self) -> tuple[date | None, date | None]:
        """The first and the last of some days. Raises CoopledgerError where they are none."""
        return days_asked(self.text("since"), self.text("on") or self.text("until"))

    @property
    def recorded(self) -> datetime | str | None:
        written = self.text("recorded")
        return moment_or_head(written) if written else None

    def year(self, ledger: Ledger) -> int:
        return one_year(self.text("year") or "", ledger.fiscal_year_start)

    def years(self, ledger: Ledger) -> tuple[int, int] | tuple[()]:
        written = self.text("years")
        return years(written, ledger.fiscal_year_start) if written else ()


class _Named(NamedTuple):
    """A setting, as it is called on its form."""

    name: str

    def say(self, language: Language | str) -> str:
        return say(f"web.setting-{self.name}", language)
