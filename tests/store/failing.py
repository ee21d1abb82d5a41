"""What goes wrong at one moment of the work that a database does."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.engine import Engine

from coopledger.store.connection import Connection
from coopledger.store.postgresql import PostgresqlConnection
from coopledger.store.sqlite_connection import SqliteConnection

CONNECTIONS = (SqliteConnection, PostgresqlConnection)


class Fault(Exception):
    """What goes wrong."""


@contextmanager
def before_each(step: Callable[[str], None]) -> Iterator[None]:
    """Do something before each statement and commit: of ours, and of the migrations."""

    def of_sqlalchemy(*given: Any) -> None:
        step(given[2] if len(given) > 2 else "COMMIT")

    def told(method: Callable[..., Any]) -> Callable[..., Any]:
        def telling(connection: Connection, *given: Any, **more: Any) -> Any:
            step(given[0] if given and isinstance(given[0], str) else method.__name__.upper())
            return method(connection, *given, **more)

        return telling

    event.listen(Engine, "before_cursor_execute", of_sqlalchemy)
    event.listen(Engine, "commit", of_sqlalchemy)
    try:
        with pytest.MonkeyPatch.context() as patched:
            for kind in CONNECTIONS:
                for name in ("cursor", "execute_each", "append", "commit"):
                    patched.setattr(kind, name, told(getattr(kind, name)))
            yield
    finally:
        event.remove(Engine, "before_cursor_execute", of_sqlalchemy)
        event.remove(Engine, "commit", of_sqlalchemy)


@contextmanager
def fault_at(number: int) -> Iterator[list[str]]:
    """A fault at the n-th statement or commit; gives those there were, the one that failed too."""
    done: list[str] = []

    def step(statement: str) -> None:
        done.append(statement)
        if len(done) == number:
            raise Fault

    with before_each(step):
        yield done
