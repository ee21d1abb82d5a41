"""A connection to a ledger's database: SQL with everything bound by name, and transactions."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from threading import Lock
from typing import Any, ClassVar, Generic, Self, TypeVar

from coopledger.errors import StoreError

AT_ONCE = 2_000
"""How many rows are fetched, or written, at a time."""

Row = tuple[Any, ...]


class Connection(ABC):
    """A driver's connection, asked in one way: a statement, `:name` for each value bound to it."""

    engine: ClassVar[str]
    place: object = None
    """Which of the databases that were at its address it is of, where that may change."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    @abstractmethod
    def cursor(self, statement: str, bound: Mapping[str, Any], *, streamed: bool = False) -> Any:
        """The driver's cursor, the statement done. streamed: its rows stay with the database."""

    @abstractmethod
    def execute_each(self, statement: str, rows: Iterable[Mapping[str, Any]]) -> int:
        """Do the statement with the values of each row, and say how many rows it made in all."""

    @abstractmethod
    def append(self, rows: Sequence[Row]) -> None:
        """Put rows in the journal, each with all its columns in their order, as fast as may be.

        Its triggers look at each. Raises StoreError where the database did not store each.
        """

    @contextmanager
    def appending(self) -> Iterator[Callable[[Sequence[Row]], None]]:
        """What takes rows of new books for the journal, which has all of them when it is left.

        Nothing else is asked of the connection meanwhile. Raises as `append` does.
        """
        yield self.append

    @abstractmethod
    def lock(self) -> None:
        """Be the only one who writes, until the transaction ends."""

    @contextmanager
    def in_its_schema(self) -> Iterator[None]:
        """While it lasts, names are those of the ledger, whatever the session would look at."""
        yield

    @property
    def is_open(self) -> bool:
        """Whether it can be used (again)."""
        return True

    def execute(self, statement: str, **bound: Any) -> None:
        """Do what has no answer."""
        self.cursor(statement, bound).close()

    def insert(self, statement: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Put rows in a table. Raises StoreError where the database did not store each."""
        require_stored(self.execute_each(statement, rows), len(rows))

    def rows(self, statement: str, **bound: Any) -> list[Row]:
        """The whole answer."""
        with closing(self.cursor(statement, bound)) as cursor:
            found: list[Row] = cursor.fetchall()
        return found

    def content(self, statement: str, **bound: Any) -> list[Row]:
        """The whole answer of a statement that asks for bytes."""
        return self.rows(statement, **bound)

    def stream(self, statement: str, **bound: Any) -> Iterator[Row]:
        """The answer row by row. Who stops half way lets go of it, too."""
        with closing(self.cursor(statement, bound, streamed=True)) as cursor:
            yield from cursor

    def column(self, statement: str, **bound: Any) -> list[Any]:
        """The first column of the answer."""
        return [row[0] for row in self.rows(statement, **bound)]

    def scalar(self, statement: str, **bound: Any) -> Any:
        """The one value that is asked for; None where there is no row."""
        return next(iter(self.column(statement, **bound)), None)

    @contextmanager
    def transaction(self, begin: "Callable[[Self], object]") -> Iterator[None]:
        """A transaction: all of what is done in it, or nothing."""
        try:
            begin(self)
            yield
            self.commit()
        except BaseException:
            self.rollback()
            raise

    def commit(self) -> None:
        """Keep what was done in the transaction, and end it."""
        self.driver.commit()

    def rollback(self) -> None:
        """Undo what was done in the transaction, and end it."""
        self.driver.rollback()

    def close(self) -> None:
        """Let go of the database."""
        self.driver.close()


def require_stored(stored: int, given: int) -> None:
    """Raises StoreError where a database, by a trigger or a rule, takes what it does not store."""
    if stored != given:
        raise StoreError("store.not-stored", stored=stored, given=given)


_C = TypeVar("_C", bound=Connection)


class Connections(Generic[_C]):
    """Connections to one place, each opened when none is idle, and kept to be used again.

    A thread has one for itself.
    """

    def __init__(self, connect: Callable[[], _C]) -> None:
        self._connect = connect
        self._lock = Lock()
        self._idle: list[_C] = []
        self._lost = 0
        self._closed = False
        self.any_opened = False

    @contextmanager
    def one(self) -> Iterator[_C]:
        """A connection for this thread alone, until it leaves."""
        connection, lost = self._taken()
        try:
            yield connection
        finally:
            self._put_back(connection, lost)

    @contextmanager
    def transaction(self, begin: Callable[[_C], object]) -> Iterator[_C]:
        """A transaction: all of what is done in it, or nothing."""
        with self.one() as connection, connection.transaction(begin):
            yield connection

    def close(self) -> None:
        """Let go of those that are idle; of those in use when they come back."""
        self._closed = True
        self.drop()
        self.any_opened = False

    def drop(self) -> None:
        """Use none of those there are again: their server was lost."""
        with self._lock:
            idle, self._idle = self._idle, []
            self._lost += 1
        for connection in idle:
            connection.close()

    def _taken(self) -> tuple[_C, int]:
        with self._lock:
            lost = self._lost
            if self._idle:
                return self._idle.pop(), lost
        connection = self._connect()
        self.any_opened = True
        return connection, lost

    def _put_back(self, connection: _C, lost: int) -> None:
        if not connection.is_open:  # nor are the others likely to be, which had the same server
            self.drop()
        with self._lock:
            if lost == self._lost and not self._closed:
                self._idle.append(connection)
                return
        connection.close()
