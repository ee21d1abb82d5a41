"""Where a ledger is kept: a file's path, or a URL in the form that SQLAlchemy's have."""

import os
import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, quote, quote_plus, unquote, urlencode

from coopledger.errors import StoreError
from coopledger.messages.concealed import HIDDEN, is_secret, no_address

_URL = re.compile(
    r"(?P<scheme>[\w+]+)://"
    r"((?P<user>[^:/]*)(:(?P<password>[^@]*))?@)?"
    r"(\[(?P<ipv6>[^/?@]+)\]|(?P<host>[^/:?@]+))?(:(?P<port>[0-9]{0,5}))?"
    r"(/(?P<database>[^?]*))?(\?(?P<query>.*))?"
)

_MEMORY = ":memory:"
"""What SQLite calls a database that is in no file."""

_NO_PATH = re.compile(r"(file|sqlite|postgres(ql)?)(\+\w+)?:", re.IGNORECASE)
"""How a URL begins that lacks its strokes, and SQLite's own URLs: as paths they would be files."""


class Address(NamedTuple):
    """The parts of a URL. query: each setting, with all that was given for it."""

    scheme: str
    user: str | None = None
    password: str | None = None
    host: str | None = None
    port: int | None = None
    database: str | None = None
    query: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @classmethod
    def of(cls, location: str | os.PathLike[str]) -> "Address":
        """The address of a ledger that is named by a URL or by its file.

        Raises StoreError where that names no place, a file of no name among it: what is recorded
        would be nowhere, or where nobody looks for it.
        """
        address = cls.read(os.fspath(location))
        if address.is_sqlite and not (address.is_memory or address._is_plain):
            where = no_address(address.database) if address.database else address
            raise StoreError("store.bad-url", where=where)
        return address

    @classmethod
    def read(cls, written: str) -> "Address":
        """What a URL or a file's path says, whether there may be a ledger or not."""
        return cls.parse(written) if "://" in written else cls("sqlite", database=written)

    @property
    def is_sqlite(self) -> bool:
        """Whether it is of a ledger in a file or in memory, not on a server."""
        return self.scheme in ("sqlite", "sqlite+pysqlite")

    @property
    def is_memory(self) -> bool:
        """Whether it is the memory of a process: what is there goes with it."""
        return self.is_sqlite and self.database in (None, _MEMORY) and not any(self._beyond)

    @property
    def file(self) -> Path | None:
        """The file that the ledger is in; None where it is in none."""
        named = self.is_sqlite and self.database and not self.is_memory
        return Path(str(self.database)) if named else None

    @property
    def _beyond(self) -> tuple[object, ...]:
        """What only the address of a server has."""
        return self.user, self.password, self.host, self.port, self.query

    @property
    def _is_plain(self) -> bool:
        """Whether it is a file's path and nothing else."""
        name = (self.database or "").strip()
        return not (
            any(self._beyond)
            or not name
            or Path(name).name.casefold() == _MEMORY
            or _NO_PATH.match(name)
        )

    @classmethod
    def parse(cls, written: str) -> "Address":
        """Raises StoreError where it is no URL."""
        found = _URL.fullmatch(written)
        if found is None or _hides_a_password(found):
            raise StoreError("store.bad-url", where=no_address(written))
        query = parse_qs(found["query"] or "")
        return cls(
            found["scheme"],
            user=_plain(found["user"]),
            password=_plain(found["password"]),
            host=found["ipv6"] or found["host"],
            port=int(found["port"]) if found["port"] else None,
            database=_plain(found["database"]),
            query=tuple((name, tuple(values)) for name, values in sorted(query.items())),
        )

    def __repr__(self) -> str:
        return f"<{self}>"  # not its password either

    def __str__(self) -> str:
        """The URL, its password hidden."""
        said = f"{self.scheme}://"
        if self.user is not None:
            password = f":{HIDDEN}" if self.password is not None else ""
            said += f"{quote(self.user, safe=' +')}{password}@"
        if self.host is not None:
            said += f"[{self.host}]" if ":" in self.host else self.host
        if self.port is not None:
            said += f":{self.port}"
        if self.database is not None:
            said += "/" + quote(self.database, safe=" +/")
        shown = [(name, HIDDEN if is_secret(name) else v) for name, vs in self.query for v in vs]
        return f"{said}?{urlencode(shown, safe='*', quote_via=quote_plus)}" if shown else said


def _hides_a_password(found: re.Match[str]) -> bool:
    """Whether what comes late may be the rest of a password that is not percent-encoded."""
    if found["user"] is not None or found["port"] == "":
        return "@" in f"{found['database']}{found['query']}"
    return found["host"] is not None and "@" in (found["database"] or "")


def _plain(written: str | None) -> str | None:
    return unquote(written) if written is not None else None
