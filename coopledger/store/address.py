"""Where a ledger is kept, as a URL says it, in the form that SQLAlchemy's have."""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote, quote_plus, unquote, urlencode

from coopledger.errors import StoreError

_URL = re.compile(
    r"(?P<scheme>[\w+]+)://"
    r"((?P<user>[^:/]*)(:(?P<password>[^@]*))?@)?"
    r"(\[(?P<ipv6>[^/?]+)\]|(?P<host>[^/:?]+))?(:(?P<port>[0-9]*))?"
    r"(/(?P<database>[^?]*))?(\?(?P<query>.*))?"
)


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
    def parse(cls, written: str) -> "Address":
        """Raises StoreError where it is no URL."""
        found = _URL.fullmatch(written)
        if found is None:
            raise StoreError("store.bad-url", where=written)
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
            password = ":***" if self.password is not None else ""
            said += f"{quote(self.user, safe=' +')}{password}@"
        if self.host is not None:
            said += f"[{self.host}]" if ":" in self.host else self.host
        if self.port is not None:
            said += f":{self.port}"
        if self.database is not None:
            said += "/" + quote(self.database, safe=" +/")
        shown = [(name, "***" if name == "password" else v) for name, vs in self.query for v in vs]
        return f"{said}?{urlencode(shown, safe='*', quote_via=quote_plus)}" if shown else said


def _plain(written: str | None) -> str | None:
    return unquote(written) if written is not None else None
