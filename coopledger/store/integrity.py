"""Whether a database holds together: what its engine says of its own pages and indexes."""

from collections.abc import Callable, Iterator

from coopledger.errors import StoreError
from coopledger.model.finding import Finding, Severity
from coopledger.store.connection import Connection
from coopledger.store.faults import plain_errors


def findings(connection: Connection) -> list[Finding]:
    """What is wrong with the database itself, an error each, or could not be looked at, a note."""
    return list(_CHECKS[connection.engine](connection))


def require_whole(connection: Connection, where: object) -> None:
    """Raises StoreError where the engine finds the database damaged, or an index that lies."""
    for found in findings(connection):
        if found.severity is Severity.ERROR:
            raise StoreError("store.damaged", where=where, **found.params)


def _sqlite(connection: Connection) -> Iterator[Finding]:
    """SQLite's own check: every page, every row in its order, every index beside its table."""
    for said in connection.column("PRAGMA integrity_check(10)"):
        if said != "ok":
            yield Finding("verify.damaged", params={"said": said})


_AMCHECK = """
SELECT quote_ident(nspname) FROM pg_proc JOIN pg_namespace ON pg_namespace.oid = pronamespace
WHERE proname = 'bt_index_check' AND pronargs = 2 AND has_schema_privilege(nspname, 'USAGE')
    AND has_function_privilege(pg_proc.oid, 'EXECUTE')
"""

_INDEXES = """
SELECT indexrelid::bigint FROM pg_index JOIN pg_class ON pg_class.oid = indexrelid
    JOIN pg_am ON pg_am.oid = relam
WHERE indrelid = 'journal'::regclass AND amname = 'btree'
"""


def _postgresql(connection: Connection) -> Iterator[Finding]:
    """PostgreSQL's amcheck, where it is installed and may be used: every index beside the table."""
    schema = connection.scalar(_AMCHECK)
    if schema is None:
        yield Finding("verify.unchecked", Severity.NOTE)
        return
    for index in connection.column(_INDEXES):
        if (said := _refused(connection, schema, index)) is not None:
            yield Finding("verify.damaged", params={"said": said})


def _refused(connection: Connection, schema: str, index: int) -> str | None:
    """What amcheck says of an index that lies; the transaction goes on as it was."""
    check = f"SELECT {schema}.bt_index_check(CAST(CAST(:index AS oid) AS regclass), true)"
    try:
        with plain_errors("amcheck"), connection.driver.transaction():
            connection.rows(check, index=index)
    except StoreError as error:
        if error.code != "store.refused":
            raise
        return str(error.params["said"])
    return None


_CHECKS: dict[str, Callable[[Connection], Iterator[Finding]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
}
