"""Proposals, which another person approves, and what became of them.

A proposal is a row that moves nothing: what it would record is sealed in it. Of each there is one
resolution, in the same book: the reference of a resolution is made of the proposal's, and no
resolution is recorded of what was not proposed. Neither is dated in a year that could shut it out.
No row changes, so no hash does.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0007"
down_revision = "0006"

_before: Any = import_module("coopledger.migrations.versions.0006_sealed")
_first: Any = import_module("coopledger.migrations.versions.0002_periods")
_with = _before._with

KINDS = "'proposal', 'resolution'"

TABLE = _with(_before.TABLE, f"{_before.KINDS}", f"{_before.KINDS}, {KINDS}")
PROPOSALS = "CREATE INDEX journal_proposals ON journal (reference) WHERE kind = 'proposal'"

_CLOSED_TO = (
    f"NOT IN ('period', 'issue', {_before.TAKEN_IN_CLOSED_YEARS})",
    f"NOT IN ('period', 'issue', {_before.TAKEN_IN_CLOSED_YEARS}, {KINDS})",
)
UNPROPOSED = "the journal has no such proposal in this book: a resolution is of one"
_NOT_PROPOSED = """NEW.kind = 'resolution' AND (NEW.revision <> 1
        OR NEW.reference <> 'resolution:' || {of} OR NOT EXISTS (SELECT 1 FROM journal p
            WHERE p.book = NEW.book AND p.kind = 'proposal' AND p.reference = {of}))"""

_IN_SQLITE = dict(_before._IN_SQLITE)
_event, _when, _said = _IN_SQLITE["journal", "journal_keeps_periods_closed"]
_IN_SQLITE["journal", "journal_keeps_periods_closed"] = (_event, _with(_when, *_CLOSED_TO), _said)
_IN_SQLITE["journal", "journal_resolves_what_was_proposed"] = (
    "INSERT",
    _NOT_PROPOSED.format(of="json_extract(NEW.body, '$.of')"),
    UNPROPOSED,
)

_CHECKED = f"""    IF {_NOT_PROPOSED.format(of="(NEW.body::jsonb ->> 'of')")} THEN
        RAISE EXCEPTION '{UNPROPOSED}';
    END IF;
    RETURN NEW;"""
_IN_POSTGRESQL = _with(_before._APPEND, *_CLOSED_TO)
_IN_POSTGRESQL = _with(_IN_POSTGRESQL, "    RETURN NEW;", _CHECKED)

_COLUMNS = f"{_before._COLUMNS}, digests, sealed, load"
_INDEXES = (*_before._INDEXES, PROPOSALS)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()


def _on_sqlite() -> None:
    # Those of other tables, too: what names the journal would follow it to its other name.
    for _, trigger in _before._IN_SQLITE:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0006")
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0006")
    op.execute("DROP TABLE journal_0006")
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
    op.execute("ALTER TABLE journal DROP CONSTRAINT known_kind")
    start = TABLE.index("CONSTRAINT known_kind ")
    known = TABLE[start : TABLE.index("CONSTRAINT", start + 1)].strip().rstrip(",")
    op.execute(f"ALTER TABLE journal ADD {known}")
    op.execute(PROPOSALS)
    op.execute(_IN_POSTGRESQL)
