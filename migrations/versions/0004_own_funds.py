"""Own funds, other income, takeovers, refunds of which nothing arrived, what a closed year takes.

A closed period shuts out what counts up to its last day: fiscal years begin in any month, and those
that were closed by calendar years before stay closed up to the same day.

A rate's, an activity's or a decision's next revision counts from the day on which the one before
was taken back, whatever its own date: it is that day which has to be in an open year.

What opens a book may have a next revision, which sets its words right. Activities have an index:
one may be the same as one of another book.

What 0003 made is made again; no row changes, so no hash does.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0004"
down_revision = "0003"

_before: Any = import_module("coopledger.migrations.versions.0003_evidence")
_with = _before._with

_KINDS = "'bank_balance', 'bank_line'"
_MORE_KINDS = f"""'own_contribution', 'other_income', 'withdrawal',
        'opening_balance', 'earlier_amount', {_KINDS}"""
_MOVING = "'recovery') THEN"
_MORE_MOVING = """'recovery', 'own_contribution', 'other_income', 'withdrawal',
            'opening_balance') THEN"""
_WITH_AMOUNT = "'bank_line', 'invoice') THEN"
_MORE_WITH_AMOUNT = """'bank_line', 'invoice',
            'earlier_amount') THEN"""
_COUNTERS = "'transfer', 'refund', 'reversal')))"
_MORE_COUNTERS = """'transfer', 'refund', 'reversal',
                'own_contribution', 'other_income', 'opening_balance', 'earlier_amount')))"""
_POSITIVE = "(counter_minor IS NULL OR counter_minor > 0)"
# What the partner got of a refund may be nothing.
_NOT_NEGATIVE = """(counter_minor IS NULL OR counter_minor > 0
            OR counter_minor = 0 AND kind = 'refund')"""
_OPENING = "kind IN ('agreement', 'programme')"
_FIRST = f"CHECK ((seq = 1) = ({_OPENING}))"
_FIRST_REVISION = f"CHECK ((seq = 1) = ({_OPENING} AND revision = 1))"
_NAMES_BOOK = "CHECK (seq > 1 OR (reference = book AND revision = 1))"
_ALL_NAME_BOOK = f"CHECK (NOT {_OPENING} OR reference = book)"

TABLE = _before.TABLE
for _old, _new in (
    (_KINDS, _MORE_KINDS),
    (_MOVING, _MORE_MOVING),
    (_WITH_AMOUNT, _MORE_WITH_AMOUNT),
    (_COUNTERS, _MORE_COUNTERS),
    (_POSITIVE, _NOT_NEGATIVE),
    (_FIRST, _FIRST_REVISION),
    (_NAMES_BOOK, _ALL_NAME_BOOK),
):
    TABLE = _with(TABLE, _old, _new)

_DAY = "coalesce(NEW.counts_from, NEW.last_day)"
_TIMELESS = "'activity', 'match', 'rate'"
# A reversal that comes later in the same load is held to its own day when its row is added.
_DAY_OF_ANY = """CASE WHEN NEW.revision > 1 AND NEW.kind IN ({timeless})
                THEN (SELECT max(r.last_day) FROM journal r WHERE r.book = NEW.book
                    AND r.kind = 'reversal' AND {of} = NEW.reference
                    GROUP BY r.book HAVING max({of_revision}) = NEW.revision - 1)
                ELSE {day} END"""


def _closing(condition: str, of: str, of_revision: str) -> str:
    """The condition of a row that is shut out: it counts from no later day than a period's last."""
    day = _DAY_OF_ANY.format(timeless=_TIMELESS, of=of, of_revision=of_revision, day=_DAY)
    # Every period is dated: said so, they are found by their index, not among all rows of the book.
    found = f"p.dated > '' AND p.last_day >= {day}"
    return str(_with(condition, f"p.dated >= substr({_DAY}, 1, 4)", found))


_IN_SQLITE = {
    **_before._IN_SQLITE,
    "journal_keeps_periods_closed": (
        "INSERT",
        _closing(
            _before._IN_SQLITE["journal_keeps_periods_closed"][1],
            of="json_extract(r.body, '$.of')",
            of_revision="json_extract(r.body, '$.of_revision')",
        ),
        _before._before.CLOSED,
    ),
}
_IN_POSTGRESQL = _closing(
    _before._IN_POSTGRESQL,
    of="(r.body::jsonb ->> 'of')",
    of_revision="(r.body::jsonb ->> 'of_revision')::bigint",
)


_COLUMNS = _before._COLUMNS
_CONSTRAINTS = (
    "known_kind", "opening_first", "opening_names_book", "positive", "two_sides",
    "amount_where_it_belongs",
)  # fmt: skip


ACTIVITIES = "CREATE INDEX journal_activities ON journal (book) WHERE kind = 'activity'"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()
    op.execute(ACTIVITIES)


def _on_sqlite() -> None:
    for trigger in _before._IN_SQLITE:
        op.execute(f"DROP TRIGGER {trigger}")
    op.execute("DROP VIEW trial_balance")
    op.execute("DROP VIEW postings")
    op.execute("ALTER TABLE journal RENAME TO journal_0003")
    options = "STRICT, WITHOUT ROWID"
    op.execute(TABLE.format(text="TEXT", integer="INTEGER", moment="TEXT", options=options))
    op.execute(f"INSERT INTO journal ({_COLUMNS}) SELECT {_COLUMNS} FROM journal_0003")
    op.execute("DROP TABLE journal_0003")
    for index in (_before._before.RECORDED, _before._before.PERIODS, _before.INVOICES):
        op.execute(index)
    for trigger, (event, when, said) in _IN_SQLITE.items():
        op.execute(
            f"CREATE TRIGGER {trigger} BEFORE {event} ON journal WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )
    op.execute(_before._before.POSTINGS)
    op.execute(_before._before.TRIAL_BALANCE)


def _on_postgresql() -> None:
    for name in _CONSTRAINTS:
        op.execute(f"ALTER TABLE journal DROP CONSTRAINT {name}")
        op.execute(f"ALTER TABLE journal ADD {_constraint(name)}")
    op.execute(_IN_POSTGRESQL)


def _constraint(name: str) -> str:
    start = TABLE.index(f"CONSTRAINT {name} ")
    text: str = TABLE[start : TABLE.index("CONSTRAINT", start + 1)]
    return text.strip().rstrip(",")
