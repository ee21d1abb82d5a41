"""Commitments and their releases, how disallowances are settled, requests; institutions.

None moves money. A year that is being adjusted takes a settlement, as it does a disallowance. A
request counts whatever its days, as an activity does. An institution opens a book, as an agreement
and a programme do. What 0007 made is made again with more kinds of rows; no row changes, so no hash
does.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0008"
down_revision = "0007"

_before: Any = import_module("coopledger.migrations.versions.0007_proposals")
_first: Any = import_module("coopledger.migrations.versions.0002_periods")
_with = _before._with

KINDS = "'commitment', 'release', 'settlement', 'request', 'institution'"
_OPENINGS = "kind IN ('agreement', 'programme'{})"
_BEFORE, _NOW = _OPENINGS.format(""), _OPENINGS.format(", 'institution'")
_UNDATED = "('agreement', 'programme',{} 'activity', 'attachment', 'undo')"

_CHANGED = (
    (_before.KINDS, f"{_before.KINDS}, {KINDS}"),
    (
        "            'earlier_amount') THEN minor",
        "            'earlier_amount', 'commitment', 'settlement', 'request') THEN minor",
    ),
    (f"({_BEFORE} AND", f"({_NOW} AND"),
    (f"NOT {_BEFORE}", f"NOT {_NOW}"),
    (_UNDATED.format(""), _UNDATED.format(" 'institution',")),
)
TABLE = _before.TABLE
for _old, _new in _CHANGED:
    TABLE = _with(TABLE, _old, _new)

_CORRECTIONS = "'disallowance', 'bank_balance', 'bank_line'"
_TAKEN = (_CORRECTIONS, f"'settlement', {_CORRECTIONS}")
_TIMELESS = "'match', 'rate', 'attachment')"
_COUNTING = (f"('activity', {_TIMELESS}", f"('activity', 'request', {_TIMELESS}")

_IN_SQLITE = dict(_before._IN_SQLITE)
for _name, _change in (
    ("journal_keeps_periods_closed", _TAKEN),
    ("journal_keeps_periods_closed", _COUNTING),
    ("journal_is_of_this_ledger", (_BEFORE, _NOW)),
):
    _event, _when, _said = _IN_SQLITE["journal", _name]
    _IN_SQLITE["journal", _name] = (_event, _with(_when, *_change), _said)
_IN_POSTGRESQL = _before._IN_POSTGRESQL
for _change in (_TAKEN, _COUNTING, (_BEFORE, _NOW)):
    _IN_POSTGRESQL = _with(_IN_POSTGRESQL, *_change)
_COLUMNS = _before._COLUMNS
_INDEXES = _before._INDEXES
_CONSTRAINTS = (
    "known_kind",
    "opening_first",
    "opening_names_book",
    "amount_where_it_belongs",
    "dated_where_it_happened",
)


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
    op.execute("ALTER TABLE journal RENAME TO journal_0007")
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(TABLE.format(**types, options="STRICT, WITHOUT ROWID"))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0007")
    op.execute("DROP TABLE journal_0007")
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
