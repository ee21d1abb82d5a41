"""Books brought in from another ledger, each with its chain as it was.

`coopledger_merge` has a row for each time that another ledger was brought in (`number`), and for
each that had come into that one. `coopledger_merge_chain` says which rows of which book it had, in
which order (`arrived_at`, where that is not when they were recorded), where each part of a chain
ended, and which of them were not here before (`brought`).

Those rows keep their hashes, and with them their times, and the ledger that they name: what is
asked of a row that is recorded here is not asked of them again. What is recorded here comes after
all that was brought in. No row changes, so no hash does.
"""

from importlib import import_module
from typing import Any

from alembic import op

revision = "0010"
down_revision = "0009"

_before: Any = import_module("coopledger.migrations.versions.0009_explained")
_with = _before._with

MERGES = """
CREATE TABLE coopledger_merge (
    id {text} NOT NULL PRIMARY KEY,
    number {integer},
    source {text} NOT NULL,
    merged_at {moment} NOT NULL,
    merged_by {text} NOT NULL,
    apart {text} NOT NULL,
    CONSTRAINT merged_once UNIQUE (number),
    CONSTRAINT merge_named CHECK (length(id) = 32 AND length(source) = 32
        AND (number IS NULL OR number > 0))
) {options}
"""
CHAINS = """
CREATE TABLE coopledger_merge_chain (
    book {text} NOT NULL,
    first_seq {integer} NOT NULL,
    last_seq {integer} NOT NULL,
    hash {text} NOT NULL,
    merge {text} NOT NULL,
    arrived_at {moment},
    brought {integer} NOT NULL,
    loads {integer} NOT NULL,
    secret {text},
    PRIMARY KEY (book, first_seq, merge),
    CONSTRAINT part_of_chain CHECK (first_seq > 0 AND last_seq >= first_seq AND length(hash) = 64
        AND length(merge) = 32 AND brought IN (0, 1) AND loads >= 0),
    CONSTRAINT secret_of_brought CHECK (secret IS NULL
        OR (brought = 1 AND first_seq = 1 AND length(secret) = 64))
) {options}
"""

_TABLES = (("merge", "coopledger_merge"), ("merge_chain", "coopledger_merge_chain"))
_KEPT = "the journal keeps where its books come from: that is never {}"
_THERE = "the journal has these rows already: they are not brought in"
_NOT_NEXT = """EXISTS (SELECT 1 FROM journal
        WHERE book = NEW.book AND seq >= NEW.first_seq) AND NEW.brought = 1"""

_BROUGHT = """EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.brought = 1
        AND m.book = NEW.book AND NEW.seq BETWEEN m.first_seq AND m.last_seq)"""
_MERGED_SINCE = """EXISTS (SELECT 1 FROM coopledger_merge m
        WHERE m.number > 0 AND m.merged_at >= NEW.recorded_at)"""

_IN_SQLITE = dict(_before._IN_SQLITE)
for _name in (
    "journal_is_in_order",
    "journal_keeps_periods_closed",
    "journal_is_of_this_ledger",
    "journal_is_not_ahead",
):
    _event, _when, _said = _IN_SQLITE["journal", _name]
    _or = f" OR {_MERGED_SINCE}" if _name == "journal_is_in_order" else ""
    _IN_SQLITE["journal", _name] = (_event, f"NOT {_BROUGHT} AND ({_when}{_or})", _said)
_CHANGED = tuple(key for key, guard in _IN_SQLITE.items() if guard != _before._IN_SQLITE[key])
for _name, _table in _TABLES:
    for _event, _done in (("UPDATE", "updated"), ("DELETE", "deleted")):
        _guard = (_event, "TRUE", _KEPT.format(_done))
        _IN_SQLITE[_table, f"{_name}_is_not_{_done}"] = _guard
_IN_SQLITE["coopledger_merge", "merge_replaces_nothing"] = (
    "INSERT",
    "EXISTS (SELECT 1 FROM coopledger_merge m WHERE m.id = NEW.id OR m.number = NEW.number)",
    _KEPT.format("replaced"),
)
_IN_SQLITE["coopledger_merge_chain", "merge_chain_replaces_nothing"] = (
    "INSERT",
    "EXISTS (SELECT 1 FROM coopledger_merge_chain m WHERE m.book = NEW.book"
    " AND m.first_seq = NEW.first_seq AND m.merge = NEW.merge)",
    _KEPT.format("replaced"),
)
_IN_SQLITE["coopledger_merge_chain", "merge_chain_is_next"] = ("INSERT", _NOT_NEXT, _THERE)
_ADDED = tuple(key for key in _IN_SQLITE if key not in _before._IN_SQLITE)

_APPEND = _before._IN_POSTGRESQL
for _old, _new in (
    ("    final RECORD;\n", "    final RECORD;\n    brought BOOLEAN;\n"),
    (
        "    SELECT recorded_at, book INTO final FROM journal\n",
        f"    brought := {_BROUGHT};\n    SELECT recorded_at, book INTO final FROM journal\n",
    ),
    ("IF final.recorded_at > NEW.", "IF NOT brought AND (final.recorded_at > NEW."),
    (
        "AND final.book <> NEW.book THEN\n",
        f"AND final.book <> NEW.book\n        OR {_MERGED_SINCE}) THEN\n",
    ),
    ("IF \n    NEW.last_day IS NOT", "IF NOT brought AND\n    NEW.last_day IS NOT"),
    ("IF NEW.seq = 1 AND", "IF NOT brought AND NEW.seq = 1 AND"),
    ("ELSIF NEW.recorded_at > (SELECT", "ELSIF NOT brought AND NEW.recorded_at > (SELECT"),
):
    _APPEND = _with(_APPEND, _old, _new)
_SEARCHED = import_module("coopledger.migrations.versions.0006_sealed")._SEARCHED
_IN_POSTGRESQL = f"""CREATE FUNCTION merge_chain_next() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_temp AS $$
{_SEARCHED}
    IF {_NOT_NEXT} THEN
        RAISE EXCEPTION '{_THERE}';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER merge_chain_is_next BEFORE INSERT ON coopledger_merge_chain
    FOR EACH ROW EXECUTE FUNCTION merge_chain_next();""" + "".join(
    f"""
CREATE TRIGGER {name}_is_not_{done} BEFORE {event} ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION journal_refuse('{_KEPT.format(said)}');"""
    for name, table in _TABLES
    for event, done, said in (
        ("UPDATE", "updated", "updated"),
        ("DELETE", "deleted", "deleted"),
        ("TRUNCATE", "emptied", "deleted"),
    )
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        _on_sqlite()
    else:
        _on_postgresql()


def _on_sqlite() -> None:
    types = {"text": "TEXT", "integer": "INTEGER", "moment": "TEXT"}
    op.execute(MERGES.format(**types, options="STRICT"))
    op.execute(CHAINS.format(**types, options="STRICT, WITHOUT ROWID"))
    for _, trigger in _CHANGED:
        op.execute(f"DROP TRIGGER {trigger}")
    for table, name in (*_CHANGED, *_ADDED):
        event, when, said = _IN_SQLITE[table, name]
        op.execute(
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when}"
            f" BEGIN SELECT RAISE(ABORT, '{said}'); END"
        )


def _on_postgresql() -> None:
    types = {"text": 'TEXT COLLATE "C"', "integer": "BIGINT", "moment": "TIMESTAMPTZ"}
    op.execute(MERGES.format(**types, options=""))
    op.execute(CHAINS.format(**types, options=""))
    op.execute(_APPEND)
    op.execute(_IN_POSTGRESQL)
