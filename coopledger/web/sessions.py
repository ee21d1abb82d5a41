"""Who may ask: whoever opened the link that was printed, from then until the program ends.

The link has a token that is good once. It becomes a session: a cookie of this program's own name,
since cookies know no ports and two programs may run beside each other.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from hmac import compare_digest
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from typing import Any

from coopledger.messages.catalogue import Language
from coopledger.web.kept import Kept
from coopledger.web.private_folder import PrivateFolder

_BYTES = 32


@dataclass(slots=True)
class Session:
    """One browser that was let in.

    key: what its cookie says. token: what its forms say. kept: what pages keep for it, by name: no
    other session sees it. example: the ledger that it looks at instead of one's own. by: in whose
    name it records, where that was said on a page.
    """

    language: Language
    key: str = field(default_factory=lambda: token_urlsafe(_BYTES), repr=False)
    token: str = field(default_factory=lambda: token_urlsafe(_BYTES), repr=False)
    kept: dict[str, Any] = field(default_factory=dict, repr=False)
    example: Kept | None = None
    by: str | None = None

    def sent(self, token: object) -> bool:
        """Whether a form says that it is of this session."""
        return isinstance(token, str) and compare_digest(token.encode(), self.token.encode())


class Sessions:
    """The sessions of a program, and the token of the link that opens the next one."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.cookie = f"coopledger-{token_urlsafe(6)}"
        self._token: str | None = token_urlsafe(_BYTES)
        self._by_key: dict[str, Session] = {}
        self._folder: PrivateFolder | None = None
        self._example: Kept | None = None
        self._lock = Lock()
        self._ends: list[Callable[[], None]] = []

    @property
    def token(self) -> str | None:
        """What the link says; None once somebody has opened it."""
        return self._token

    def enter(self, token: str) -> Session | None:
        """A session for whoever has the token, which is good once; None for anybody else."""
        known, self._token = self._token, None
        if known is None or not compare_digest(token.encode(), known.encode()):
            self._token = known
            return None
        session = Session(self.language)
        self._by_key[session.key] = session
        return session

    def of(self, key: str | None) -> Session | None:
        """The session of a cookie."""
        return self._by_key.get(key) if key else None

    def folder(self) -> Path:
        """A folder that nobody else reads, for what waits: it is gone when the program ends."""
        with self._lock:
            if self._folder is None:
                self._folder = PrivateFolder()
            return self._folder.path

    def private_file(self) -> Path:
        """A name in that folder that nothing has yet; whoever writes there takes it away again."""
        return self.folder() / token_urlsafe(16)

    def example(self, make: Callable[[Path], Kept]) -> Kept:
        """The ledger of the example, made in that folder when it is first asked for."""
        folder = self.folder()
        with self._lock:
            if self._example is None:
                self._example = make(folder)
            return self._example

    def when_closed(self, end: Callable[[], None]) -> None:
        """Have something ended when they are closed, before what waited is gone."""
        self._ends.append(end)

    def close(self) -> None:
        """Nobody is let in any more, and nothing is left of what waited."""
        self._token = None
        self._by_key.clear()
        for end in self._ends:
            end()
        if self._example is not None:
            self._example.ledger.close()
        if self._folder is not None:
            self._folder.close()
