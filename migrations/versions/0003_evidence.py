"""Evidence and rates: bank lines, invoices, matches, exchange rates.

What 0002 made is made again with more kinds of rows; no row changes, so no hash does.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0003"
down_revision = "0002"

_before: Any = import_module("coopledger.migrations.versions.0002_periods")


def _with(text: str, old: str, new: str) -> str:
    if text.count(old) != 1:
        raise ValueError(old)
    return text.replace(old, new)


_KINDS = "'bank_balance', 'period', 'issue'"
_MORE_KINDS = "'bank_balance', 'bank_line',\n        'invoice', 'match', 'rate', 'period', 'issue'"
_WITH_AMOUNT = "'in_kind', 'reallocation', 'disallowance'"
_CORRECTIONS = "'disallowance', 'bank_balance'"
_MORE_CORRECTIONS = "'disallowance', 'bank_balance', 'bank_line', 'invoice', 'match', 'rate'"

TABLE = _with(
    _with(_before.TABLE, _KINDS, _MORE_KINDS),
    f"kind IN ({_WITH_AMOUNT})",
    f"kind IN ({_WITH_AMOUNT}, 'bank_line', 'invoice')",
)
INVOICES = "CREATE INDEX journal_invoices ON journal (reference) WHERE kind = 'invoice'"

_IN_SQLITE = {
    **_before._IN_SQLITE,
    "journal_keeps_periods_closed": (
        "INSERT",
        _with(_before._IN_SQLITE["journal_keeps_periods_closed"][1], _CORRECTIONS,
              _MORE_CORRECTIONS),
        _before.CLOSED,
    ),
}  # fmt: skip
_IN_POSTGRESQL = _with(
    _with(_before._IN_POSTGRESQL, _CORRECTIONS, _MORE_CORRECTIONS).partition("CREATE TRIGGER")[0],
    "CREATE FUNCTION",
    "CREATE OR REPLACE FUNCTION",
)
_COLUMNS = f"{_before._KEPT}, document"
_CONSTRAINTS = ("known_kind", "amount_where_it_belongs")


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()
    op.execute(INVOICES)


def _on_sqlite() -> None:
    for trigger in _before._IN_SQLITE:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0002")
    options = "STRICT, WITHOUT ROWID"
    op.execute(TABLE.format(text="TEXT", integer="INTEGER", moment="TEXT", options=options))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0002")
    op.execute("DROP TABLE journal_0002")
    op.execute(_before.RECORDED)
    op.execute(_before.PERIODS)
    for trigger, (event, when, said) in _IN_SQLITE.items():
        op.execute(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON journal WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    op.execute(_before.POSTINGS)
    op.execute(_before.TRIAL_BALANCE)


def _on_postgresql() -> None:
    for name in _CONSTRAINTS:
        op.execute(f"ALTER TABLE journal DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE journal ADD {_constraint(name)}")
    op.execute(_IN_POSTGRESQL)


def _constraint(name: str) -> str:
    start = TABLE.index(f"CONSTRAINT {name} ")
    text: str = TABLE[start : TABLE.index("CONSTRAINT", start + 1)]
    return text.strip().rstrip(",")
