"""The identity of a ledger, and times that are times.

A ledger gets an identity that nobody else's has, and the row that opens a book names it; `before`
says where the chains ended that were there already, of which the openings name none. No row
changes, so no hash does.

A row's time has one form, is no later than ten years after the last one, and before the year 9000.
Those that were recorded are not held to it: the first ledgers wrote down whatever a clock said.

On a server the triggers look for the journal in their own schema, whatever the session's path.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0005"
down_revision = "0004"

_before: Any = import_module("coopledger.migrations.versions.0004_own_funds")
_first: Any = import_module("coopledger.migrations.versions.0002_periods")
_with = _before._with

OF_OPENINGS = """CONSTRAINT ledger_where_it_opens CHECK (ledger IS NULL
        OR (seq = 1 AND length(ledger) = 32))"""
TABLE = _with(
    _with(_before.TABLE, "    CONSTRAINT hashed ", f"    {OF_OPENINGS},\n    CONSTRAINT hashed "),
    "    document {text},\n",
    "    document {text},\n    ledger {text},\n",
)

IDENTITY = """
CREATE TABLE coopledger_identity (
    number {integer} NOT NULL PRIMARY KEY,
    identity {text} NOT NULL,
    before {text} NOT NULL,
    CONSTRAINT one_identity CHECK (number = 1 AND length(identity) = 32)
) {options}
"""

ELSEWHERE = "the journal takes books of this ledger only: ledger is not its identity"
NO_TIME = "the journal keeps times as 2016-12-31T18:00:00.000000+00:00: recorded_at is not so"
AHEAD = "the journal goes on from its last row: recorded_at is more than ten years after it"
ONE_IDENTITY = "a ledger has one identity: it is never {}"

_OPENS = "NEW.kind IN ('agreement', 'programme')"
_DIGIT = "[0-9]"
_FORM = (
    f"{_DIGIT * 4}-{_DIGIT * 2}-{_DIGIT * 2}T{_DIGIT * 2}:{_DIGIT * 2}:{_DIGIT * 2}"
    f".{_DIGIT * 6}+00:00"
)
_SECONDS = "strftime('%Y-%m-%dT%H:%M:%S', substr(NEW.recorded_at, 1, 19))"

# By table and name: what it refuses, where, and with which words.
_IN_SQLITE = {
    ("journal", "journal_is_of_this_ledger"): (
        "INSERT",
        f"NEW.seq = 1 AND {_OPENS}"
        " AND NEW.ledger IS NOT (SELECT identity FROM coopledger_identity)",
        ELSEWHERE,
    ),
    ("journal", "journal_keeps_times"): (
        "INSERT",
        f"NEW.recorded_at NOT GLOB '{_FORM}' OR NEW.recorded_at >= '9000'"
        f" OR substr(NEW.recorded_at, 1, 19) IS NOT {_SECONDS}",
        NO_TIME,
    ),
    ("journal", "journal_is_not_ahead"): (
        "INSERT",
        "NEW.recorded_at > (SELECT (substr(last, 1, 4) + 10) || substr(last, 5)"
        " FROM (SELECT max(recorded_at) AS last FROM journal))",
        AHEAD,
    ),
    ("coopledger_identity", "identity_is_one"): (
        "INSERT",
        "EXISTS (SELECT 1 FROM coopledger_identity)",
        ONE_IDENTITY.format("replaced"),
    ),
    ("coopledger_identity", "identity_is_not_updated"): (
        "UPDATE",
        "TRUE",
        ONE_IDENTITY.format("updated"),
    ),
    ("coopledger_identity", "identity_is_not_deleted"): (
        "DELETE",
        "TRUE",
        ONE_IDENTITY.format("deleted"),
    ),
}

# A path that is set inside a function with a setting of its own ends with the function.
_IN_ITS_SCHEMA = (
    "LANGUAGE plpgsql SET search_path = pg_temp AS $$",
    "BEGIN\n    PERFORM set_config("
    "'search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);",
)
_CHECKED = f"""    IF NEW.seq = 1 AND {_OPENS}
        AND NEW.ledger IS DISTINCT FROM (SELECT identity FROM coopledger_identity) THEN
        RAISE EXCEPTION '{ELSEWHERE}';
    ELSIF NOT extract(year FROM NEW.recorded_at AT TIME ZONE 'UTC') BETWEEN 1 AND 8999 THEN
        RAISE EXCEPTION '{NO_TIME}';
    ELSIF NEW.recorded_at > (SELECT max(recorded_at) + interval '10 years' FROM journal) THEN
        RAISE EXCEPTION '{AHEAD}';
    END IF;
    RETURN NEW;"""
_APPEND = _before._IN_POSTGRESQL.partition("CREATE TRIGGER")[0]
for _old, _new in (
    ("LANGUAGE plpgsql AS $$", _IN_ITS_SCHEMA[0]),
    ("BEGIN\n", _IN_ITS_SCHEMA[1] + "\n"),
    ("    RETURN NEW;", _CHECKED),
):
    _APPEND = _with(_APPEND, _old, _new)
_IN_POSTGRESQL = f"""{_APPEND.strip()}
CREATE TRIGGER identity_is_not_updated BEFORE UPDATE ON coopledger_identity
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{ONE_IDENTITY.format("updated")}');
CREATE TRIGGER identity_is_not_deleted BEFORE DELETE ON coopledger_identity
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{ONE_IDENTITY.format("deleted")}');
CREATE TRIGGER identity_is_not_emptied BEFORE TRUNCATE ON coopledger_identity
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{ONE_IDENTITY.format("deleted")}');
"""

_COLUMNS = _before._COLUMNS
_INDEXES = (_first.RECORDED, _first.PERIODS, _before._before.INVOICES, _before.ACTIVITIES)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()


def _on_sqlite() -> None:
    for trigger in _before._IN_SQLITE:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0004")
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0004")
    op.execute("DROP TABLE journal_0004")
    op.execute(IDENTITY.format(**types, options="STRICT"))
    for index in _INDEXES:
        op.execute(index)
    guards = {("journal", name): guard for name, guard in _before._IN_SQLITE.items()}
    for (table, name), (event, when, said) in {**guards, **_IN_SQLITE}.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    op.execute(_first.POSTINGS)
    op.execute(_first.TRIAL_BALANCE)


def _on_postgresql() -> None:
    types = {"text": 'TEXT COLLATE "C"', "integer": "BIGINT", "moment": "TIMESTAMPTZ"}
    op.execute(f"ALTER TABLE journal ADD ledger {types['text']}")
    op.execute(f"ALTER TABLE journal ADD {OF_OPENINGS}")
    op.execute(IDENTITY.format(**types, options=""))
    op.execute(_IN_POSTGRESQL)
