"""One way to ask either database: literal SQL, values bound by name, what fails undone."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from coopledger.errors import StoreError
from coopledger.store.connection import Connection
from coopledger.store.engine import Storage
from coopledger.store.faults import plain_errors
from tests.engines import location


@pytest.fixture
def storage(where: str) -> Iterator[Storage]:
    """A ledger's database, without a ledger."""
    with contextlib.closing(Storage(where)) as storage:
        with storage.database.writing() as connection:
            connection.execute("CREATE TABLE t (n INTEGER, said TEXT)")
        yield storage


def add(connection: Connection, *numbers: int) -> None:
    rows = [{"n": number, "said": f"{number} %"} for number in numbers]
    connection.execute_each("INSERT INTO t (n, said) VALUES (:n, :said)", rows)


def numbers(storage: Storage) -> list[int]:
    with storage.database.reading() as connection:
        return connection.column("SELECT n FROM t ORDER BY n")


def test_values_are_bound_by_name_and_signs_in_the_text_are_left_alone(storage: Storage) -> None:
    with storage.database.writing() as connection:
        connection.execute("INSERT INTO t VALUES (1, ':n, %(n)s, 100 %')")
        add(connection, 2)
    with storage.database.reading() as connection:
        like = "SELECT said FROM t WHERE n = :n AND said LIKE ':n%' OR n = :n AND said LIKE '%s)%'"
        assert connection.scalar(like, n=1) == ":n, %(n)s, 100 %"
        assert connection.rows("SELECT n, said FROM t WHERE n > :n", n=1) == [(2, "2 %")]
        assert connection.scalar("SELECT n FROM t WHERE said = :said", said="' OR 1=1 --") is None


def test_what_fails_is_undone_and_the_connection_goes_on(storage: Storage) -> None:
    def interrupted(connection: Connection) -> None:
        add(connection, 1)
        raise KeyboardInterrupt

    def refused(connection: Connection) -> None:
        add(connection, 2)
        connection.execute("INSERT INTO nowhere VALUES (1)")

    with pytest.raises(KeyboardInterrupt), storage.database.writing() as connection:
        interrupted(connection)
    with pytest.raises(Exception, match="nowhere"), storage.database.writing() as connection:
        refused(connection)
    assert numbers(storage) == []
    with storage.database.writing() as connection:
        add(connection, 3)
    assert numbers(storage) == [3]


def test_who_reads_sees_one_state_and_changes_nothing(storage: Storage) -> None:
    with storage.database.reading() as reading:
        assert reading.column("SELECT n FROM t") == []
        with storage.database.writing() as writing:
            add(writing, 1)
        assert reading.column("SELECT n FROM t") == []
    with pytest.raises(Exception, match=r"read-?only"), storage.database.reading() as reading:
        add(reading, 2)
    assert numbers(storage) == [1]


def test_rows_are_streamed_and_may_be_left_half_read(storage: Storage) -> None:
    with storage.database.writing() as connection:
        add(connection, *range(5_000))
    with storage.database.reading() as connection:
        ordered = "SELECT n FROM t WHERE n >= :least ORDER BY n"
        first, second = (connection.stream(ordered, least=least) for least in (0, 10))
        assert (next(first), next(second), next(first)) == ((0,), (10,), (1,))
        second.close()  # type: ignore[attr-defined]
        assert sum(1 for _ in first) == 4_998
        assert len(list(connection.stream(ordered, least=4_999))) == 1


@pytest.mark.parametrize("at", [0, 1, 99, 100, 101, 250, 299])
def test_of_rows_with_a_text_that_is_none_each_comes_once(at: int) -> None:
    with contextlib.closing(Storage("sqlite://")) as storage:
        with storage.database.writing() as connection:
            connection.execute("CREATE TABLE t (n INTEGER, said TEXT)")
            add(connection, *range(300))
            connection.execute("UPDATE t SET said = CAST(x'ff' AS TEXT) WHERE n = :n", n=at)
        with storage.database.reading() as connection:
            found = list(connection.stream("SELECT n, said FROM t ORDER BY n"))
    assert found == [(n, b"\xff" if n == at else f"{n} %") for n in range(300)]


def test_what_a_driver_raises_is_a_sentence_and_what_others_raise_is_left(where: str) -> None:
    with (
        contextlib.closing(Storage(where)) as storage,
        pytest.raises(StoreError, match="nowhere"),
        plain_errors("the ledger"),
        storage.database.writing() as connection,
    ):
        connection.execute("SELECT * FROM nowhere")
    with pytest.raises(ValueError, match="ours"), plain_errors("the ledger"):
        raise ValueError("ours")


def test_a_server_that_was_lost_is_met_again(tmp_path: Path) -> None:
    with location("postgresql", tmp_path) as where, contextlib.closing(Storage(where)) as storage:
        with (
            pytest.raises(StoreError, match="terminating connection"),
            plain_errors("the ledger"),
            storage.database.reading() as connection,
        ):
            connection.execute("SELECT pg_terminate_backend(pg_backend_pid())")
        with storage.database.reading() as connection:
            assert connection.scalar("SELECT 1") == 1
