"""The identity of a ledger: what the row that opens a book names, so that it belongs here.

It is made at random with the ledger, and goes with it into its copies and backups. Books that were
opened before their ledger had one name none: where each of those chains ended then is kept with it.
"""

import json
import secrets
from collections.abc import Mapping
from typing import NamedTuple

from coopledger.errors import LedgerBroken
from coopledger.store.chain import canonical_json
from coopledger.store.connection import Connection

IDENTITY_TABLE = "coopledger_identity"


class Identity(NamedTuple):
    """Who a ledger is. before: where the chain of each book ended at that time."""

    name: str
    before: Mapping[str, tuple[int, str]]


def new_name() -> str:
    """The name of a new ledger: 32 hexadecimal digits at random."""
    return secrets.token_hex(16)


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
