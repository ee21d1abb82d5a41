"""The identity of a ledger, which the row that opens a book names; and the ledger's secret.

It is made at random with the ledger, and goes with it into its copies and backups. Books that were
opened before their ledger had one name none: where each of those chains ended then is kept with it.

The secret goes with it, is printed nowhere, and salts what the program calls things by what is said
of them.
"""

import json
import os
import re
from collections.abc import Mapping
from typing import NamedTuple

from coopledger.errors import LedgerBroken
from coopledger.store import sealing
from coopledger.store.chain import canonical_json
from coopledger.store.connection import Connection

IDENTITY_TABLE = "coopledger_identity"
SECRET_TABLE = "coopledger_secret"

_SECRET = re.compile("[0-9a-f]{64}")


class Identity(NamedTuple):
    """Who a ledger is. before: where the chain of each book ended at that time."""

    name: str
    before: Mapping[str, tuple[int, str]]


class Own(NamedTuple):
    """What a ledger has for its own, and a copy of it too."""

    identity: Identity
    secret: str

    @classmethod
    def new(cls) -> "Own":
        return cls(Identity(new_name(), {}), sealing.new_secret())

    @classmethod
    def of(cls, connection: Connection) -> "Own":
        """Raises LedgerBroken where it has none."""
        return cls(require_identity(connection), require_secret(connection))

    def give(self, connection: Connection) -> None:
        """To a ledger that has none."""
        give(connection, self.identity)
        give_secret(connection, self.secret)


def new_name() -> str:
    """The name of a new ledger: 32 hexadecimal digits at random."""
    return os.urandom(16).hex()


def identity(connection: Connection) -> Identity | None:
    """The identity of a ledger; None where it has none that can be read, or not one alone."""
    found = connection.rows(f"SELECT identity, before FROM {IDENTITY_TABLE}")
    if len(found) != 1:
        return None
    [(name, before)] = found
    try:
        return Identity(name, {book: (int(seq), last) for book, seq, last in json.loads(before)})
    except (TypeError, ValueError):
        return None


def require_identity(connection: Connection) -> Identity:
    """The same. Raises LedgerBroken where there is none."""
    if (found := identity(connection)) is None:
        raise LedgerBroken("law.identity")
    return found


def is_given(connection: Connection) -> bool:
    """Whether a ledger was told who it is."""
    return bool(connection.scalar(f"SELECT count(*) FROM {IDENTITY_TABLE}"))


def give(connection: Connection, who: Identity) -> None:
    """Tell a ledger that has none who it is."""
    listed = [[book, str(seq), last] for book, (seq, last) in sorted(who.before.items())]
    given = f"INSERT INTO {IDENTITY_TABLE} VALUES (1, :name, :before)"
    connection.execute(given, name=who.name, before=canonical_json(listed))


def secret(connection: Connection) -> str | None:
    """The secret of a ledger; None where it has none that can be one, or not one alone."""
    found = connection.column(f"SELECT secret FROM {SECRET_TABLE}")
    return found[0] if len(found) == 1 and _SECRET.fullmatch(str(found[0])) else None


def require_secret(connection: Connection) -> str:
    """The same. Raises LedgerBroken where there is none."""
    if (found := secret(connection)) is None:
        raise LedgerBroken("law.secret")
    return found


def give_secret(connection: Connection, secret: str) -> None:
    """Give a ledger that has none its secret."""
    connection.execute(f"INSERT INTO {SECRET_TABLE} VALUES (1, :secret)", secret=secret)
