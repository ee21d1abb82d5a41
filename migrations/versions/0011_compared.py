"""The checks compare a row's kind with each kind there is, and build nothing.

Of `kind IN (...)` SQLite makes an index, for each statement and each such list anew: seven of them
for one row, which took longer than all that is asked of it. What 0010 had is made again with `kind
= ... OR kind = ...`, which says the same; no row changes, so no hash does. PostgreSQL, which keeps
such a list with the statement, has what it had.
"""

import re
from importlib import import_module
from typing import Any

from alembic import op

revision = "0011"
down_revision = "0010"

_before: Any = import_module("coopledger.migrations.versions.0010_merged")
_table: Any = import_module("coopledger.migrations.versions.0009_explained")
_first: Any = import_module("coopledger.migrations.versions.0002_periods")

_LISTED = re.compile(r"((?:NEW\.)?kind) (NOT )?IN \(('[^)]*)\)")


def _compared(condition: str) -> str:
    """The same condition, without a list."""
    return _LISTED.sub(_with_each, condition)


def _with_each(listed: re.Match[str]) -> str:
    column, negated, kinds = listed.groups()
    each = " OR ".join(f"{column} = {kind}" for kind in re.findall(r"'\w+'", kinds))
    return f"{negated or ''}({each})"


TABLE = _compared(_table.TABLE)

_IN_SQLITE = {
    key: (event, _compared(when), said) for key, (event, when, said) in _before._IN_SQLITE.items()
}
_COLUMNS = _table._COLUMNS
_INDEXES = _table._INDEXES


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    # Those of other tables, too: what names the journal would follow it to its other name.
    for _, trigger in _before._IN_SQLITE:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0010")
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0010")
    op.execute("DROP TABLE journal_0010")
    for index in _INDEXES:
        op.execute(index)
    for (table, name), (event, when, said) in _IN_SQLITE.items():
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    op.execute(_first.POSTINGS)
    op.execute(_first.TRIAL_BALANCE)
