"""What a reader is asked, and what it gives back."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypedDict

from coopledger.model.entry import Entry
from coopledger.model.finding import Finding
from coopledger.model.original import Original
from coopledger.numerals import NumberStyle
from coopledger.progress import Progress, untold


class MannerGiven(TypedDict, total=False):
    """What a caller may say of a document: see `Manner`."""

    book: str | None
    style: NumberStyle | None
    account: str | None
    profile: str | None
    share: str | None
    skip_unreadable: bool


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is to be read, where it does not say so itself.

    book: the code of the book its rows belong to. style: how it writes numbers; None where that is
    to be seen in the document.
    account: the account of the book that a bank statement is of. profile: how a bank lays out its
    table, by name, or the file that says so. share: how much of an invoice is for the book.
    skip_unreadable: whether what cannot be read of a folder or archive is left out, by its name.
    progress: who is told how far the reading has come.
    """

    book: str | None = None
    style: NumberStyle | None = None
    account: str | None = None
    profile: str | None = None
    share: str | None = None
    skip_unreadable: bool = False
    progress: Progress = untold


@dataclass(slots=True)
class Reading:
    """A document, read.

    unread: the kinds of facts of which some row could not be read ("opening" for what opens the
    book, "line" for a budget line), so that nobody complains of what only follows from that.
    partial: rows of which some cell could not be read, as far as they could: for the rules that
    look at one cell alone, so that all is found at once.
    references: every reference that stands in the document, by the kind of its sheet, in order.
    document: the SHA-256 of its file, in hexadecimal; None where there is no file.
    originals: the files that were read, and those that they name: all that is kept of them.
    account: the account of the book that was asked for, of a bank's document.
    is_load: whether what is new in it is a load, which gets a number and can be taken back whole.
    """

    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    partial: list[Entry] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    references: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    document: str | None = None
    originals: list[Original] = field(default_factory=list)
    account: str | None = None
    is_load: bool = False

    def as_load(self) -> "Reading":
        """The same, as one load."""
        return replace(self, is_load=True)


Reader = Callable[[Path, Manner], Reading]
"""What reads a kind of document: wrong data becomes findings. May raise NotOpened, OSError."""
