"""What a closed year shuts out: by its last day, and what is timeless by the day it counts from.

A closed period shuts out what counts up to its last day: fiscal years begin in any month, and those
that were closed by calendar years before stay closed up to the same day.

A rate's, an activity's or a decision's next revision counts from the day on which the one before
was taken back, whatever its own date: it is that day which has to be in an open year.

What 0003 made is made again; no row changes, so no hash does.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0004"
down_revision = "0003"

_before: Any = import_module("coopledger.migrations.versions.0003_evidence")
_with = _before._with

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
    return str(_with(condition, f"p.dated >= substr({_DAY}, 1, 4)", f"p.last_day >= {day}"))


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


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        op.execute(_IN_POSTGRESQL)


def _on_sqlite() -> None:
    name = "journal_keeps_periods_closed"
    event, when, said = _IN_SQLITE[name]
    op.execute(f"DROP TRIGGER {name}")
    op.execute(
        f"CREATE TRIGGER {name} BEFORE {event} ON journal WHEN {when}"
        f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
    )
