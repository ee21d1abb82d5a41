"""Personal data sealed apart, and its erasure.

What names or numbers a person or an account, and free text, no longer stands where it is hashed: a
row has the digests of it, which its hash covers, and beside them, in `sealed`, the text and the
secret that the digests are salted by. Rows that were recorded before have neither, and stay as they
are, with who recorded them and where they were read in columns of their own: no hash changes.

One thing may be updated: `sealed` is emptied, where a row that says so is there.

A ledger gets a secret, which is never printed: what the program calls the lines of a bank's
statement is made with it.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0006"
down_revision = "0005"

_before: Any = import_module("coopledger.migrations.versions.0005_identity_and_time")
_evidence: Any = import_module("coopledger.migrations.versions.0003_evidence")
_first: Any = import_module("coopledger.migrations.versions.0002_periods")
_with = _before._with

# What of the journal is made anew: a text of before, and what stands instead.

KINDS = "'erasure'"
TAKEN_IN_CLOSED_YEARS = "'erasure'"
"""Kinds that came with this schema, and those of them that no closed year shuts out."""

SEALED_APART = """CONSTRAINT sealed_apart CHECK ((recorded_by IS NULL) = (digests IS NOT NULL)
        AND (digests IS NULL OR origin IS NULL) AND (digests IS NOT NULL OR sealed IS NULL))"""
_CHANGED = (
    ("'period', 'issue')),", f"'period', 'issue', {KINDS})),"),
    ("    recorded_by {text} NOT NULL,\n", "    recorded_by {text},\n"),
    ("    ledger {text},\n", "    ledger {text},\n    digests {text},\n    sealed {text},\n"),
    ("    CONSTRAINT hashed ", f"    {SEALED_APART},\n    CONSTRAINT hashed "),
)
TABLE = _before.TABLE
for _old, _new in _CHANGED:
    TABLE = _with(TABLE, _old, _new)

SECRET = """
CREATE TABLE coopledger_secret (
    number {integer} NOT NULL PRIMARY KEY,
    secret {text} NOT NULL,
    CONSTRAINT one_secret CHECK (number = 1 AND length(secret) = 64)
) {options}
"""
ONE_SECRET = "a ledger has one secret: it is never {}"

ERASURES = "CREATE INDEX journal_erasures ON journal (book) WHERE kind = 'erasure'"

_NOT_OF_A_YEAR = "NEW.kind NOT IN ('period', 'issue')"
_NOT_OF_A_YEAR_NOW = f"NEW.kind NOT IN ('period', 'issue', {TAKEN_IN_CLOSED_YEARS})"

# An update that empties `sealed`, of a row that an erasure of the same book names, and no more.
_KEPT = (
    "book", "seq", "kind", "reference", "revision", "dated", "first_day", "last_day",
    "counts_from", "debit", "credit", "minor", "currency", "counter_minor", "counter_currency",
    "body", "recorded_at", "recorded_by", "origin", "document", "ledger", "digests", "previous",
    "hash",
)  # fmt: skip
_ERASES = (
    "OLD.sealed IS NOT NULL AND NEW.sealed IS NULL AND "
    + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
    + " AND EXISTS (SELECT 1 FROM journal e, json_each(e.body, '$.rows') named"
    " WHERE e.book = OLD.book AND e.kind = 'erasure' AND named.value = OLD.seq)"
)

_IN_SQLITE = {
    **{("journal", name): guard for name, guard in _before._before._IN_SQLITE.items()},
    **_before._IN_SQLITE,
    ("journal", "journal_is_not_updated"): (
        "UPDATE",
        f"NOT ({_ERASES})",
        _first.APPEND_ONLY.format("updated"),
    ),
    ("coopledger_secret", "secret_is_one"): (
        "INSERT",
        "EXISTS (SELECT 1 FROM coopledger_secret)",
        ONE_SECRET.format("replaced"),
    ),
    ("coopledger_secret", "secret_is_not_updated"): (
        "UPDATE",
        "TRUE",
        ONE_SECRET.format("updated"),
    ),
    ("coopledger_secret", "secret_is_not_deleted"): (
        "DELETE",
        "TRUE",
        ONE_SECRET.format("deleted"),
    ),
}
_event, _when, _said = _IN_SQLITE["journal", "journal_keeps_periods_closed"]
_IN_SQLITE["journal", "journal_keeps_periods_closed"] = (
    _event,
    _with(_when, _NOT_OF_A_YEAR, _NOT_OF_A_YEAR_NOW),
    _said,
)

_APPEND = _with(_before._APPEND, _NOT_OF_A_YEAR, _NOT_OF_A_YEAR_NOW)
_SEARCHED = _before._IN_ITS_SCHEMA[1]
_IN_POSTGRESQL = f"""{_APPEND.strip()}
CREATE FUNCTION journal_erases() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_temp AS $$
{_SEARCHED}
    IF OLD.sealed IS NULL OR NEW.sealed IS NOT NULL
        OR to_jsonb(NEW) - 'sealed' <> to_jsonb(OLD) - 'sealed'
        OR NOT EXISTS (SELECT 1 FROM journal e WHERE e.book = OLD.book AND e.kind = 'erasure'
            AND e.body::jsonb -> 'rows' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION '{_first.APPEND_ONLY.format("updated")}';
    END IF;
    RETURN NEW;
END $$;
DROP TRIGGER journal_is_not_updated ON journal;
CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
    FOR EACH ROW EXECUTE FUNCTION journal_erases();
CREATE TRIGGER secret_is_not_updated BEFORE UPDATE ON coopledger_secret
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{ONE_SECRET.format("updated")}');
CREATE TRIGGER secret_is_not_deleted BEFORE DELETE ON coopledger_secret
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{ONE_SECRET.format("deleted")}');
CREATE TRIGGER secret_is_not_emptied BEFORE TRUNCATE ON coopledger_secret
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{ONE_SECRET.format("deleted")}');
"""

_COLUMNS = f"{_before._COLUMNS}, ledger"
_INDEXES = (*_before._INDEXES, ERASURES)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()


def _on_sqlite() -> None:
    guards = {("journal", name) for name in _before._before._IN_SQLITE} | {*_before._IN_SQLITE}
    for _, trigger in sorted(guards):
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0005")
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0005")
    op.execute("DROP TABLE journal_0005")
    op.execute(SECRET.format(**types, options="STRICT"))
    for index in _INDEXES:
        op.execute(index)
    for (table, name), (event, when, said) in _IN_SQLITE.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    op.execute(_first.POSTINGS)
    op.execute(_first.TRIAL_BALANCE)


def _on_postgresql() -> None:
    types = {"text": 'TEXT COLLATE "C"', "integer": "BIGINT", "moment": "TIMESTAMPTZ"}
    op.execute("ALTER TABLE journal DROP CONSTRAINT known_kind")
    op.execute(f"ALTER TABLE journal ADD {_constraint('known_kind')}")
    op.execute("ALTER TABLE journal ALTER recorded_by DROP NOT NULL")
    op.execute(f"ALTER TABLE journal ADD digests {types['text']}, ADD sealed {types['text']}")
    op.execute(f"ALTER TABLE journal ADD {SEALED_APART}")
    op.execute(SECRET.format(**types, options=""))
    op.execute(ERASURES)
    op.execute(_IN_POSTGRESQL)


def _constraint(name: str) -> str:
    start = TABLE.index(f"CONSTRAINT {name} ")
    text: str = TABLE[start : TABLE.index("CONSTRAINT", start + 1)]
    return text.strip().rstrip(",")
