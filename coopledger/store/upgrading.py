"""Bringing a ledger of an earlier version up to date."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from coopledger.errors import StoreError
from coopledger.store import journal, sealing
from coopledger.store.columns import SCHEMA
from coopledger.store.connection import Connection
from coopledger.store.identity import (
    IDENTITY_TABLE,
    SECRET_TABLE,
    Identity,
    give,
    give_secret,
    is_given,
    new_name,
)
from coopledger.store.merges import MERGE_TABLES
from coopledger.store.schema import (
    PROPOSALS_INDEX,
    has,
    migrations_folder,
    rename_version_table,
    require_known_schema,
)

if TYPE_CHECKING:
    import sqlalchemy


_WITH_IDENTITY = "0005"
"""The first schema of ledgers that have one."""

_WITH_SECRET = "0006"
"""The first schema of ledgers that have a secret."""


_WITH_PROPOSALS = "0007"
"""The first schema of ledgers that have proposals, which are found by an index."""


_WITH_MERGES = "0010"
"""The first schema of ledgers that know of another which was brought in."""


class Upgraded(NamedTuple):
    """The schema that a ledger had, and the one it has now: the same where it was up to date."""

    found: str
    now: str


@contextmanager
def by_sqlalchemy(dialect: str, connect: Callable[[], Any]) -> Iterator["sqlalchemy.Connection"]:
    """A transaction of SQLAlchemy's in a connection of the driver's, for the migrations."""
    # Slow to import, and needed only when an earlier ledger is brought up to date.
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    engine = create_engine(f"{dialect}://", creator=connect, poolclass=NullPool)
    with engine.begin() as connection:
        yield connection


def upgrade(connection: Connection, migrating: "sqlalchemy.Connection", where: object) -> Upgraded:
    """Bring a ledger up to date in the connection's transaction, each chain as it was.

    migrating: the same connection, as the migrations need it. Raises StoreError where it is no
    ledger, or a later version's; LedgerBroken where a row is not what was recorded, before or
    after, so that the transaction is rolled back.
    """
    found = require_known_schema(connection, where)
    if found != SCHEMA:
        later = (
            (_WITH_IDENTITY, IDENTITY_TABLE),
            (_WITH_SECRET, SECRET_TABLE),
            (_WITH_PROPOSALS, PROPOSALS_INDEX),
            (_WITH_MERGES, MERGE_TABLES[0]),
        )
        if any(found < since and has(connection, name) for since, name in later):
            raise StoreError("store.version-altered")
        # The books, and not needed to read.
        from coopledger.store.verification import require_same, sound

        before = journal.ends(connection)
        require_same(sound(journal.every_row(connection)), before, where)
        rename_version_table(connection)
        migrate(migrating)
        require_same(sound(journal.every_row(connection)), before, where)
        if not is_given(connection):
            give(connection, Identity(new_name(), before))
        if found < _WITH_SECRET:
            give_secret(connection, sealing.new_secret())
    return Upgraded(found, SCHEMA)


def migrate(connection: "sqlalchemy.Connection") -> None:
    """Bring the tables of a ledger up to date, or make them, in the connection's transaction."""
    # As slow, and needed as seldom.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations_folder()))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
