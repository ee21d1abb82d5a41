"""Bringing a ledger of an earlier version up to date."""

from typing import NamedTuple

from sqlalchemy import Connection

from coopledger.store import journal
from coopledger.store.schema import migrate, require_known_schema
from coopledger.store.tables import SCHEMA
from coopledger.store.verification import require_same


class Upgraded(NamedTuple):
    """The schema that a ledger had, and the one it has now: the same where it was up to date."""

    found: str
    now: str


def upgrade(connection: Connection, where: object) -> Upgraded:
    """Bring a ledger up to date in the connection's transaction, each chain as it was.

    Raises StoreError where it is no ledger, or a later version's; LedgerBroken where a chain would
    end in another way, so that the transaction is rolled back.
    """
    found = require_known_schema(connection, where)
    if found != SCHEMA:
        before = journal.heads(connection)
        migrate(connection)
        require_same(journal.heads(connection), before, where)
    return Upgraded(found, SCHEMA)
