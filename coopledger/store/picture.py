"""What a ledger's database is made of, beside what the migrations make: whatever differs is named.

Rows are chained, but what guards them is not: triggers, constraints, views, indexes, and on a
server functions, rules, policies and settings. What other programs have beside a ledger is theirs.
"""

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from functools import cache

from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import Finding
from coopledger.store.connection import Connection
from coopledger.store.schema import NAMES, VERSION_TABLE, kept_with_migrations, statements_of_new

Picture = Mapping[tuple[str, str], str]
"""By what it is (`trigger`) and its name: how it is made."""

_LISTED = ", ".join(f"'{name}'" for name in NAMES)


def differences(connection: Connection) -> Iterator[Finding]:
    """What is missing of a ledger's schema, what is altered, and what was added to it."""
    found, expected = picture(connection), expected_picture(connection.engine)
    for key in sorted(expected.keys() | found.keys()):
        if key not in found:
            yield _differs("verify.schema-missing", key)
        elif key not in expected:
            yield _differs("verify.schema-added", key)
        elif found[key] != expected[key]:
            yield _differs("verify.schema-differs", key)


class Sort:
    """What an object of a database is, for a finding's message."""

    def __init__(self, name: str) -> None:
        self._name = name

    def say(self, language: Language | str) -> str:
        return say(f"schema.{self._name}", language)


def _differs(code: str, key: tuple[str, str]) -> Finding:
    sort, name = key
    return Finding(code, params={"sort": Sort(sort), "name": name})


def picture(connection: Connection) -> Picture:
    """What a ledger is made of, as its database has it."""
    read = _of_sqlite if connection.engine == "sqlite" else _of_postgresql
    found: dict[tuple[str, str], str] = {}
    for sort, name, made in read(connection):
        known = found.get((sort, name))
        found[sort, name] = made if known is None else f"{known} {made}"  # twice is not once
    return found


@cache
def expected_picture(engine: str) -> Picture:
    """What a new ledger is made of, on this engine."""
    if engine == "postgresql":
        kept = kept_with_migrations("postgresql.json")
        return {(sort, name): made for sort, name, made in json.loads(kept)}
    from coopledger.store.sqlite_connection import SqliteConnection

    with closing(sqlite3.connect(":memory:")) as driver:
        connection = SqliteConnection(driver)
        for statement in statements_of_new(engine):
            connection.execute(statement)
        return picture(connection)


def _of_sqlite(connection: Connection) -> Iterator[tuple[str, str, str]]:
    ours = f"lower(tbl_name) IN ({_LISTED}) OR lower(name) IN ({_LISTED})"
    for schema, beside in (("sqlite_master", ""), ("sqlite_temp_master", "temp.")):
        made = f"SELECT type, name, tbl_name, sql FROM {schema} WHERE {ours}"
        for sort, name, table, sql in connection.rows(made):
            yield str(sort), f"{beside}{name}", _plain(sql) if sql else f"of {table}"
    yield from _version(connection)


def _plain(sql: str) -> str:
    """A statement with single spaces, and the version table as it is made today.

    In ledgers of 0001 that table had another name.
    """
    plain = " ".join(sql.split())
    if VERSION_TABLE in plain:
        plain = plain.replace('"', "").replace("alembic_version", VERSION_TABLE)
    return plain


def _version(connection: Connection) -> Iterator[tuple[str, str, str]]:
    versions = connection.column(f"SELECT version_num FROM {VERSION_TABLE}")
    yield "rows", VERSION_TABLE, ", ".join(map(str, versions))


# On a server: what belongs to a relation of ours, its name in `ours.relname`.
_OURS = f"""
WITH ours AS (SELECT * FROM pg_class
    WHERE relnamespace = current_schema()::regnamespace AND relname IN ({_LISTED}))
"""
_ON_SERVER = (
    """SELECT CASE relkind WHEN 'r' THEN 'table' WHEN 'v' THEN 'view' ELSE 'relation' END, relname,
        concat_ws(' ', relkind, relpersistence, relrowsecurity, relforcerowsecurity, relispartition,
            CASE WHEN relkind <> 'r' THEN concat_ws(' ', reloptions, pg_get_viewdef(oid)) END)
    FROM ours""",
    """SELECT 'column', relname || '.' || attname,
        concat_ws(' ', format_type(atttypid, atttypmod), collname, attnotnull, attidentity,
            attgenerated, pg_get_expr(adbin, adrelid))
    FROM ours JOIN pg_attribute ON attrelid = ours.oid AND attnum > 0 AND NOT attisdropped
    LEFT JOIN pg_collation ON pg_collation.oid = attcollation
    LEFT JOIN pg_attrdef ON adrelid = ours.oid AND adnum = attnum WHERE relkind <> 'v'""",
    """SELECT 'constraint', relname || '.' || conname,
        concat_ws(' ', pg_get_constraintdef(c.oid), convalidated)
    FROM ours JOIN pg_constraint c ON conrelid = ours.oid
    WHERE contype IN ('c', 'f', 'p', 't', 'u', 'x')""",
    """SELECT 'index', i.relname,
        concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, indisready)
    FROM ours JOIN pg_index ON indrelid = ours.oid JOIN pg_class i ON i.oid = indexrelid""",
    """SELECT 'trigger', relname || '.' || tgname,
        concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
    FROM ours JOIN pg_trigger t ON tgrelid = ours.oid AND NOT tgisinternal""",
    """SELECT 'rule', relname || '.' || rulename, pg_get_ruledef(r.oid)
    FROM ours JOIN pg_rewrite r ON ev_class = ours.oid AND rulename <> '_RETURN'""",
    """SELECT 'policy', relname || '.' || polname, polcmd
    FROM ours JOIN pg_policy ON polrelid = ours.oid""",
    """SELECT 'inheritance', relname, concat_ws(' ', inhparent::regclass, inhrelid::regclass)
    FROM ours JOIN pg_inherits ON ours.oid IN (inhparent, inhrelid)""",
    """SELECT 'function', proname,
        concat_ws(' ', pg_get_function_identity_arguments(p.oid), lanname, prosecdef, proconfig,
            prosrc)
    FROM pg_proc p JOIN pg_language ON pg_language.oid = prolang
    WHERE pronamespace = current_schema()::regnamespace
        AND proname IN ('journal_append', 'journal_refuse', 'journal_erases',
            'document_erased', 'merge_chain_next')
        AND EXISTS (SELECT FROM ours)""",
    # A setting that keeps triggers from firing; what a session would have read instead of ours.
    """SELECT 'setting', 'session_replication_role', '' FROM ours
    WHERE relname = 'journal' AND current_setting('session_replication_role') = 'replica'""",
    """SELECT 'relation', 'pg_temp.' || c.relname, '' FROM pg_class c
    WHERE c.relnamespace = pg_my_temp_schema() AND c.relname IN (SELECT relname FROM ours)""",
    """SELECT 'relation', passed, '' FROM unnest(string_to_array(
        nullif(current_setting('coopledger.passed', true), ''), ', ')) AS passed""",
)


def _of_postgresql(connection: Connection) -> Iterator[tuple[str, str, str]]:
    schema = connection.scalar("SELECT quote_ident(current_schema())")
    # Servers before the 16th name the one table that a view is made of before each column.
    of_one = re.compile(rf"(?<![\w.])(?:{re.escape(schema)}\.|journal\.(?=\w)|postings\.(?=\w))")
    for asked in _ON_SERVER:
        for sort, name, made in connection.rows(f"{_OURS} {asked}"):
            yield sort, name, " ".join(of_one.sub("", made).split())
    yield from _version(connection)
