"""What a page is asked with, and what it may answer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote, urlencode

from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.fiscal_year import years_named
from coopledger.web.kept import Kept, Now
from coopledger.web.sessions import Session, Sessions

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import FormData, UploadFile


class Page(NamedTuple):
    """A page: its template in `web/templates`, and what that is given beside what all have."""

    template: str
    given: Mapping[str, Any]
    status: int = 200


class Redirect(NamedTuple):
    """Somewhere else among these pages, to be asked for by GET."""

    to: str


class Download(NamedTuple):
    """A file for whoever asks. name: what it is saved as."""

    name: str
    content: bytes
    kind: str


class Sent(NamedTuple):
    """A file that lies in a private folder, for whoever asks. name: what it is saved as."""

    name: str
    path: Path
    kind: str


class Shown(NamedTuple):
    """A file of this package, as it is."""

    content: bytes
    kind: str


class Entered(NamedTuple):
    """Somebody was let in."""

    session: Session


Answer = Page | Redirect | Download | Sent | Shown | Entered


@dataclass(frozen=True)
class Asked:
    """What a page is asked with. For one request: what it looks at does not move meanwhile.

    path: what stands in the address, by name. query: what stands behind it. form: what was sent.
    session: None only where an address is open. stop: ends the program once all is answered.
    """

    kept: Kept
    sessions: Sessions
    session: Session
    path: Mapping[str, str]
    query: Mapping[str, str]
    form: "FormData | None" = None
    stop: "Callable[[], None]" = field(default=lambda: None, repr=False)

    @cached_property
    def ledger(self) -> Ledger:
        """The ledger, in which whoever asks records in the name that was given."""
        ledger, by = self.kept.ledger, self.session.by
        return ledger if by is None else ledger.signed_by(by)

    @property
    def language(self) -> Language:
        return self.session.language

    @cached_property
    def now(self) -> Now:
        """The ledger as it stands. Raises LedgerNotFound."""
        return self.kept.now()

    def say(self, key: str, /, **params: object) -> str:
        return say(key, self.language, **params)

    def day(self, name: str) -> date | None:
        """A day that was asked for; None where none was. Raises CoopledgerError."""
        return day_of(self.query.get(name, ""))

    def form_day(self, name: str) -> date | None:
        """The same of what was sent."""
        return day_of(self.field(name))

    def years(self, written: str) -> "tuple[int, int] | tuple[()]":
        """The first and the last of some years; none where none are said."""
        if not written.strip():
            return ()
        return years_named(written, self.ledger.fiscal_year_start)

    def field(self, name: str) -> str:
        """A field of what was sent, as text; empty where it is not there."""
        value = self.form.get(name, "") if self.form is not None else ""
        return value if isinstance(value, str) else ""

    def files(self, name: str) -> "list[UploadFile]":
        """The files that were sent in a field; none where none was chosen."""
        from starlette.datastructures import UploadFile  # the first page waits for no form

        sent = self.form.getlist(name) if self.form is not None else []
        return [each for each in sent if isinstance(each, UploadFile) and each.filename]


def day_of(written: str) -> date | None:
    """A day as a form sends it; None where it is left empty. Raises CoopledgerError."""
    written = written.strip()
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        raise CoopledgerError("web.bad-day", seen=written) from None


def address(*parts: str, **query: object) -> str:
    """An address of these pages: its parts, and what is asked of it, those that say something.

    >>> address("agreement", "A/1", on="", figure="spent")
    '/agreement/A%2F1?figure=spent'
    """
    asked = {name: value for name, value in query.items() if value not in (None, "")}
    path = "/" + "/".join(quote(part, safe="") for part in parts)
    return f"{path}?{urlencode(asked)}" if asked else path
