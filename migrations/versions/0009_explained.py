"""Explanations of the variations of budget lines.

They move no money, and a year that is being adjusted takes them, as it does a disallowance. What
0008 made is made again with one more kind of rows; no row changes, so no hash does. Terms that came
with it (shares that were agreed, units of a budget line) stand in the body of their rows.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0009"
down_revision = "0008"

_before: Any = import_module("coopledger.migrations.versions.0008_promised_and_settled")
_first: Any = import_module("coopledger.migrations.versions.0002_periods")
_with = _before._with

KINDS = "'variation'"

TABLE = _with(_before.TABLE, _before.KINDS, f"{_before.KINDS}, {KINDS}")

_CORRECTIONS = "'settlement', 'disallowance',"
_TAKEN = (_CORRECTIONS, f"{KINDS}, {_CORRECTIONS}")

_IN_SQLITE = dict(_before._IN_SQLITE)
_event, _when, _said = _IN_SQLITE["journal", "journal_keeps_periods_closed"]
_IN_SQLITE["journal", "journal_keeps_periods_closed"] = (_event, _with(_when, *_TAKEN), _said)
_IN_POSTGRESQL = _with(_before._IN_POSTGRESQL, *_TAKEN)
_COLUMNS = _before._COLUMNS
_INDEXES = _before._INDEXES
_CONSTRAINTS = ("known_kind",)


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
    op.execute("ALTER TABLE journal RENAME TO journal_0008")
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0008")
    op.execute("DROP TABLE journal_0008")
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
    for name in _CONSTRAINTS:
        op.execute(f"ALTER TABLE journal DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE journal ADD {_constraint(name)}")
    op.execute(_IN_POSTGRESQL)


def _constraint(name: str) -> str:
    start = TABLE.index(f"CONSTRAINT {name} ")
    text: str = TABLE[start : TABLE.index("CONSTRAINT", start + 1)]
    return text.strip().rstrip(",")
