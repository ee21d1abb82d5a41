"""Personal data sealed apart, and its erasure; documents.

What names or numbers a person or an account, and free text, no longer stands where it is hashed: a
row has the digests of it, which its hash covers, and beside them, in `sealed`, the text and the
secret that the digests are salted by. Rows that were recorded before have neither, and stay as they
are, with who recorded them and where they were read in columns of their own: no hash changes.

One thing may be updated: `sealed` is emptied, where a row that says so is there.

Documents are kept beside the journal by the SHA-256 of their bytes, in parts. That one belongs to
something recorded is a row: `attachment`. One is never updated, and deleted only where an erasure
names it.

The rows of a load have its number, and a load can be taken back whole: the row that says so is of
a kind of its own, `undo`.

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

KINDS = "'erasure', 'attachment', 'undo'"
TAKEN_IN_CLOSED_YEARS = "'erasure', 'attachment', 'undo'"
"""Kinds that came with this schema, and those of them that no closed year shuts out."""

UNDATED = (
    "kind IN ('agreement', 'programme', 'activity')",
    "kind IN ('agreement', 'programme', 'activity', 'attachment', 'undo')",
)
TIMELESS = ("('activity', 'match', 'rate')", "('activity', 'match', 'rate', 'attachment')")
"""What is said of kinds that have no date, or say how something is: before, and now."""

SEALED_APART = """CONSTRAINT sealed_apart CHECK ((recorded_by IS NULL) = (digests IS NOT NULL)
        AND (digests IS NULL OR origin IS NULL) AND (digests IS NOT NULL OR sealed IS NULL))"""
# The number of a load, in each of its rows.
NUMBERED = "CONSTRAINT load_has_number CHECK (load IS NULL OR load > 0)"
LOADS = "CREATE INDEX journal_loads ON journal (load) WHERE load > 0"

_CHANGED = (
    ("'period', 'issue')),", f"'period', 'issue', {KINDS})),"),
    UNDATED,
    ("    recorded_by {text} NOT NULL,\n", "    recorded_by {text},\n"),
    ("    ledger {text},\n", "    ledger {text},\n    digests {text},\n    sealed {text},\n"),
    ("    sealed {text},\n", "    sealed {text},\n    load {integer},\n"),
    ("    CONSTRAINT hashed ", f"    {SEALED_APART},\n    {NUMBERED},\n    CONSTRAINT hashed "),
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

DOCUMENTS = """
CREATE TABLE coopledger_document (
    sha256 {text} NOT NULL PRIMARY KEY,
    size {integer} NOT NULL,
    type {text} NOT NULL,
    folder {text},
    CONSTRAINT document_named_by_its_bytes CHECK (length(sha256) = 64 AND size > 0)
) {options}
"""
DOCUMENT_PARTS = """
CREATE TABLE coopledger_document_part (
    sha256 {text} NOT NULL,
    number {integer} NOT NULL,
    bytes {bytes} NOT NULL,
    PRIMARY KEY (sha256, number),
    CONSTRAINT part_of_document CHECK (length(sha256) = 64 AND number > 0
        AND length(bytes) BETWEEN 1 AND 262144)
) {options}
"""
ATTACHMENTS = "CREATE INDEX journal_attachments ON journal (book) WHERE kind = 'attachment'"

_OF_DOCUMENTS = (
    ("document", "coopledger_document"),
    ("document_part", "coopledger_document_part"),
)
_NEVER = "a document that is kept is never {}"
_ERASED = "EXISTS (SELECT 1 FROM journal e WHERE e.kind = 'erasure' AND {position} > 0)"

DOCUMENTS_IN_SQLITE = {
    (table, f"{name}_is_not_{done}"): (event, when, _NEVER.format(done))
    for name, table in _OF_DOCUMENTS
    for event, done, when in (
        ("UPDATE", "updated", "TRUE"),
        ("DELETE", "deleted", "NOT " + _ERASED.format(position="instr(e.body, OLD.sha256)")),
    )
}
DOCUMENTS_IN_POSTGRESQL = f"""CREATE FUNCTION document_erased() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_temp AS $$
BEGIN
    PERFORM set_config('search_path', quote_ident(TG_TABLE_SCHEMA) || ', pg_temp', true);
    IF NOT {_ERASED.format(position="strpos(e.body, OLD.sha256)")} THEN
        RAISE EXCEPTION '{_NEVER.format("deleted")}';
    END IF;
    RETURN OLD;
END $$;""" + "".join(
    f"""
CREATE TRIGGER {name}_is_not_updated BEFORE UPDATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{_NEVER.format("updated")}');
CREATE TRIGGER {name}_is_not_emptied BEFORE TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{_NEVER.format("deleted")}');
CREATE TRIGGER {name}_is_not_deleted BEFORE DELETE ON {table}
    FOR EACH ROW EXECUTE FUNCTION document_erased();"""
    for name, table in _OF_DOCUMENTS
)

ERASURES = "CREATE INDEX journal_erasures ON journal (book) WHERE kind = 'erasure'"

_NOT_OF_A_YEAR = "NEW.kind NOT IN ('period', 'issue')"
_NOT_OF_A_YEAR_NOW = f"NEW.kind NOT IN ('period', 'issue', {TAKEN_IN_CLOSED_YEARS})"

# What says how something is counts from where the one before was taken back. What was taken back as
# of its own day never was, and the next counts as if it were the first.
_BACK_AGAIN = "SELECT max(r.last_day) FROM journal r WHERE r.book = NEW.book"


def _back_again(differs: str, of_revision: str) -> str:
    return f"""SELECT coalesce(
                    max(r.last_day) FILTER (WHERE r.last_day {differs} f.last_day), NEW.last_day)
                    FROM journal r JOIN journal f ON f.book = r.book
                        AND f.reference = NEW.reference AND f.revision = {of_revision}
                    WHERE r.book = NEW.book"""


# An update that empties `sealed`, of a row that an erasure of the same book names, and no more.
_KEPT = (
    "book", "seq", "kind", "reference", "revision", "dated", "first_day", "last_day",
    "counts_from", "debit", "credit", "minor", "currency", "counter_minor", "counter_currency",
    "body", "recorded_at", "recorded_by", "origin", "document", "ledger", "digests", "load",
    "previous", "hash",
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
for _old, _new in (
    (_NOT_OF_A_YEAR, _NOT_OF_A_YEAR_NOW),
    TIMELESS,
    (_BACK_AGAIN, _back_again("IS NOT", "json_extract(r.body, '$.of_revision')")),
):
    _when = _with(_when, _old, _new)
_IN_SQLITE["journal", "journal_keeps_periods_closed"] = (_event, _when, _said)
_IN_SQLITE |= DOCUMENTS_IN_SQLITE

_APPEND = _before._APPEND
for _old, _new in (
    (_NOT_OF_A_YEAR, _NOT_OF_A_YEAR_NOW),
    TIMELESS,
    (_BACK_AGAIN, _back_again("IS DISTINCT FROM", "(r.body::jsonb ->> 'of_revision')::bigint")),
):
    _APPEND = _with(_APPEND, _old, _new)
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
_INDEXES = (*_before._INDEXES, ERASURES, ATTACHMENTS, LOADS)


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
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT", "bytes": "BLOB"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0005")
    op.execute("DROP TABLE journal_0005")
    op.execute(SECRET.format(**types, options="STRICT"))
    op.execute(DOCUMENTS.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(DOCUMENT_PARTS.format(**types, options="STRICT"))
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
    types = {"text": 'TEXT COLLATE "C"', "integer": "BIGINT", "bytes": "BYTEA"}
    for name in ("known_kind", "dated_where_it_happened"):
        op.execute(f"ALTER TABLE journal DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE journal ADD {_constraint(name)}")
    op.execute("ALTER TABLE journal ALTER recorded_by DROP NOT NULL")
    op.execute(f"ALTER TABLE journal ADD digests {types['text']}, ADD sealed {types['text']}")
    op.execute(f"ALTER TABLE journal ADD {SEALED_APART}")
    op.execute("ALTER TABLE journal ADD load BIGINT")
    op.execute(f"ALTER TABLE journal ADD {NUMBERED}")
    op.execute(SECRET.format(**types, options=""))
    op.execute(DOCUMENTS.format(**types, options=""))
    op.execute(DOCUMENT_PARTS.format(**types, options=""))
    op.execute(ERASURES)
    op.execute(ATTACHMENTS)
    op.execute(LOADS)
    op.execute(_IN_POSTGRESQL)
    op.execute(DOCUMENTS_IN_POSTGRESQL)


def _constraint(name: str) -> str:
    start = TABLE.index(f"CONSTRAINT {name} ")
    text: str = TABLE[start : TABLE.index("CONSTRAINT", start + 1)]
    return text.strip().rstrip(",")
