"""What a database says when it cannot serve, as a sentence that says what to do."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from coopledger.errors import LedgerBroken, StoreError
from coopledger.messages.catalogue import CoopledgerError

# What SQLite says, and the sentence it becomes.
_SQLITE = {
    "database is locked": "store.busy",
    "readonly database": "store.read-only",
    "disk is full": "store.full",
    "disk I/O error": "store.full",
    "not a database": "store.not-a-ledger",
    "malformed": "store.damaged",
    "unable to open": "store.cannot-open",
}

_LEFT_HALF_WRITTEN = {
    "SQLITE_READONLY_ROLLBACK", "SQLITE_READONLY_RECOVERY", "SQLITE_READONLY_CANTINIT",
}  # fmt: skip
"""How SQLite names that a program was killed, and who reads may not put right what it left."""

# The states of PostgreSQL (its manual, appendix A): the first that an error's begins with.
_POSTGRESQL = {
    "55P03": "store.busy",  # lock not available
    "40": "store.contended",  # serialization failure, deadlock
    "25006": "store.read-only",
    "42501": "store.no-access",
    "28": "store.no-access",
    "3D": "store.no-database",
    "53100": "store.full",
    "53300": "store.too-many",
    "08": "store.unreachable",
    "57P": "store.unreachable",
}

_CHAIN_MOVED = (
    "the journal has no gaps",
    "the journal is a chain",
    "the journal is in the order of recording",
    "the journal has this reference",
    "one_fact_a_reference",
    "the journal takes nothing dated in a period",
)
"""What the triggers say to who writes with an older state of the books in mind."""

GUARDS_BEGIN = ("the journal ", "a ledger has one ", "a document that is kept is never ")
"""How every trigger of ours begins what it says, when it refuses."""


class ChainMoved(Exception):
    """Another writer came first: look at the books again."""


@contextmanager
def plain_errors(where: object) -> Iterator[None]:
    """What a database's driver raises, as StoreError."""
    try:
        yield
    except Exception as error:
        if (raised := of_driver(error)) is None:
            raise
        raise fault(raised, where) from error


def of_driver(error: Exception) -> BaseException | None:
    """What a driver raised, by itself or inside what SQLAlchemy makes of it; None if none did."""
    raised = getattr(error, "orig", error)
    return raised if isinstance(raised, sqlite3.Error) or _is_of_psycopg(raised) else None


def _is_of_psycopg(error: BaseException) -> bool:
    return type(error).__module__.startswith("psycopg")


def fault(error: BaseException, where: object) -> CoopledgerError:
    """What a database's driver raised, as a sentence.

    Where a guard of ours refuses what the program's own rules accepted, one of the two is wrong:
    that is LedgerBroken. (Who writes alone can have been overtaken: that is `is_chain_moved`.)
    """
    said = str(error).strip()
    first = said.split("\n")[0]
    if is_guard(error):
        return LedgerBroken("law.guard", where=where, said=first)
    return StoreError(_code(error, said), where=where, said=first)


def is_guard(error: BaseException) -> bool:
    """Whether a trigger or a condition of the ledger's own tables refused a row."""
    if _is_of_psycopg(error):
        state = getattr(error, "sqlstate", None) or ""
        named, raised = state.startswith("23"), state == "P0001"
    else:
        name = getattr(error, "sqlite_errorname", None) or ""
        raised = name == "SQLITE_CONSTRAINT_TRIGGER"
        named = name.startswith("SQLITE_CONSTRAINT") and not raised
    return named or (raised and str(error).startswith(GUARDS_BEGIN))


def is_worth_repeating(error: StoreError) -> bool:
    """Whether the transaction failed only because of others at the same moment."""
    return error.code == "store.contended"


def is_chain_moved(error: BaseException) -> bool:
    """Whether a row was refused because another writer came first."""
    return any(sign in str(error) for sign in _CHAIN_MOVED)


def _code(error: BaseException, said: str) -> str:
    if _is_of_psycopg(error):
        state: str | None = getattr(error, "sqlstate", None)
        if state is None:  # it never got as far as a server, or lost it
            return "store.unreachable"
        return next((code for sign, code in _POSTGRESQL.items() if state.startswith(sign)), _OTHER)
    if getattr(error, "sqlite_errorname", None) in _LEFT_HALF_WRITTEN:
        return "store.left-half-written"
    return next((code for sign, code in _SQLITE.items() if sign in said), _OTHER)


_OTHER = "store.refused"
