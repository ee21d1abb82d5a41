"""The schema of a ledger: which one a database has, making it, bringing it up to date."""

from functools import cache
from importlib import import_module
from pathlib import Path

from coopledger.errors import StoreError
from coopledger.store.columns import SCHEMA
from coopledger.store.connection import Connection
from coopledger.store.documents import DOCUMENT_TABLES
from coopledger.store.identity import IDENTITY_TABLE, SECRET_TABLE, Own
from coopledger.store.merges import MERGE_TABLES

VERSION_TABLE = "coopledger_version"
NAMES = (
    "journal", "postings", "trial_balance", IDENTITY_TABLE, SECRET_TABLE, *DOCUMENT_TABLES,
    *MERGE_TABLES, VERSION_TABLE,
)  # fmt: skip
"""The tables and views that the migrations make."""

PROPOSALS_INDEX = "journal_proposals"
"""By which proposals are found."""

_FIRST = "0001"
# That schema kept its version under the name that Alembic gives it unless told otherwise.
_VERSION_TABLE_OF_0001 = "alembic_version"
_OF_0001 = ("journal", "postings", "trial_balance", _VERSION_TABLE_OF_0001)

_HAS = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE name = :name",
    # Not to_regclass: it may remember that a table which another has just made was not there.
    "postgresql": "SELECT count(*) FROM pg_class WHERE relname = :name"
    " AND pg_table_is_visible(oid)",
}


def has(connection: Connection, name: str) -> bool:
    """Whether the database has a table, a view or an index of this name."""
    return bool(connection.scalar(_HAS[connection.engine], name=name))


def schema_of(connection: Connection) -> str | None:
    """The version of the ledger in a database; None where there is none.

    Raises StoreError where there is one that does not say which.
    """
    found = None
    if has(connection, VERSION_TABLE):
        found = connection.scalar(f"SELECT version_num FROM {VERSION_TABLE}")
    if found:
        return str(found)
    if has(connection, IDENTITY_TABLE):
        raise StoreError("store.version-altered")
    return _FIRST if _is_of_0001(connection) else None


def _is_of_0001(connection: Connection) -> bool:
    """Whether it is one of the first ledgers, and not a program's own table of that name."""
    return all(has(connection, name) for name in _OF_0001) and (
        connection.scalar(f"SELECT version_num FROM {_VERSION_TABLE_OF_0001}") == _FIRST
    )


def require_schema(connection: Connection, where: object) -> None:
    """Raises StoreError where there is no ledger, or one of another version."""
    found = require_known_schema(connection, where)
    if found != SCHEMA:
        raise StoreError("store.older-schema", where=where, found=found, expected=SCHEMA)


def require_known_schema(connection: Connection, where: object) -> str:
    """The version of a ledger, this one or an earlier. Raises StoreError where there is none."""
    found = schema_of(connection)
    if found is None:
        raise StoreError("store.not-a-ledger", where=where)
    if found > SCHEMA:
        raise StoreError("store.newer-schema", where=where, found=found, expected=SCHEMA)
    return found


def make_schema(connection: Connection, where: object, own: Own | None = None) -> None:
    """Make a ledger where there is none. Raises StoreError where its names are taken.

    own: of the ledger that it is a copy of; else it is another.
    """
    if schema_of(connection) is None:
        taken = [name for name in NAMES if has(connection, name)]
        if taken:
            raise StoreError("store.names-taken", where=where, names=", ".join(taken))
        for statement in statements_of_new(connection.engine):
            connection.execute(statement)
        (own or Own.new()).give(connection)
    require_schema(connection, where)


@cache
def statements_of_new(dialect: str) -> tuple[str, ...]:
    """What makes an empty database a ledger: what all migrations together come to.

    The script is written from the migrations, and a test holds the two together; its statements
    end by a semicolon and an empty line.
    """
    return tuple(kept_with_migrations(f"{dialect}.sql").split(";\n\n")[:-1])


def kept_with_migrations(name: str) -> str:
    """A file that stands beside the migrations."""
    return (migrations_folder() / name).read_text("utf-8")


def migrations_folder() -> Path:
    """Where the migrations are, as they are installed."""
    return Path(str(import_module("coopledger.migrations").__file__)).parent


def rename_version_table(connection: Connection) -> None:
    """Give the first ledgers' version table the name that it has in all later ones."""
    if not has(connection, VERSION_TABLE) and _is_of_0001(connection):
        connection.execute(f"ALTER TABLE {_VERSION_TABLE_OF_0001} RENAME TO {VERSION_TABLE}")
