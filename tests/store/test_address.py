"""An address is read as SQLAlchemy reads it, and never says its password."""

import contextlib
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from coopledger import CoopledgerError, Ledger
from coopledger.errors import StoreError
from coopledger.store.address import Address
from coopledger.store.postgresql import parameters

ADDRESSES = [
    "sqlite://",
    "sqlite:///:memory:",
    "sqlite:///books.db",
    "sqlite:////srv/books/año%202016.db",
    "postgresql://host/books",
    "postgresql+psycopg://ana@host/books",
    "postgresql+psycopg://ana:s%40creto@host:5433/books",
    "postgresql+psycopg://ana:se:cr/eto@host:5433/books",
    "postgresql+psycopg://ana:@host/books",
    "postgresql+psycopg://ana%2Bb:secreto@[::1]:5433/books",
    "postgresql+psycopg:///books?host=/var/run/postgresql&options=-csearch_path%3Dledger",
    "postgresql+psycopg://ana@/books?host=one&host=two&sslmode=verify-full",
    "postgresql+psycopg://host/libros%20de%20a%C3%B1o?application_name=a+b&empty=",
]


@pytest.mark.parametrize("written", ADDRESSES)
def test_an_address_is_what_sqlalchemy_reads(written: str) -> None:
    found, expected = Address.parse(written), make_url(written)
    assert found[:6] == (
        expected.drivername, expected.username, expected.password, expected.host, expected.port,
        expected.database,
    )  # fmt: skip
    assert dict(found.query) == {
        name: (values,) if isinstance(values, str) else values
        for name, values in expected.query.items()
    }
    assert str(found) == expected.render_as_string(hide_password=True)


def test_a_password_is_never_said() -> None:
    for written in (
        "postgresql://ana:secreto@host/books",
        "postgresql://ana@host/books?password=secreto",
    ):
        address = Address.parse(written)
        assert "secreto" not in f"{address} {address!r}"
        assert parameters(address)["password"] == "secreto"


@pytest.mark.parametrize("written", ["://", "postgresql://host:port/books", "sqlite:/books://x"])
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(StoreError, match="is no ledger's address"):
        Address.parse(written)


def test_a_file_takes_no_settings() -> None:
    with pytest.raises(StoreError, match="is no ledger's address"):
        Ledger.open("sqlite:///books.db?mode=ro")


@pytest.mark.parametrize(
    ("query", "host", "port"),
    [
        ("host=one&host=two", "one,two", None),
        ("host=one:5432&host=two:5433", "one,two", "5432,5433"),
        ("host=one:5432&host=two", "one,two", "5432,"),
        ("host=one:5432", "one", "5432"),
        ("host=one,two&port=5432,5433", "one,two", "5432,5433"),
        ("host=/tmp/a:b", "/tmp/a:b", None),
    ],
)
def test_several_servers_may_be_named(query: str, host: str, port: str | None) -> None:
    named = parameters(Address.parse(f"postgresql+psycopg://ana@/books?{query}"))
    assert (named["host"], named.get("port")) == (host, port)
    assert (named["user"], named["dbname"]) == ("ana", "books")


@pytest.mark.parametrize("written", ["sqlite://", "sqlite+pysqlite://", ":memory:",
                                     "sqlite:///:memory:"])  # fmt: skip
def test_a_programs_memory_is_named_so(written: str) -> None:
    with Ledger.open(written) as ledger:
        assert ledger.create()


@pytest.mark.parametrize(
    "written",
    ["", " ", "sqlite:///", "sqlite://books.db", "sqlite://ana@/books.db", ":MEMORY:",
     " :memory:", "file:books.db", "file::memory:?cache=shared", "sqlite:///file:x?uri=true",
     "sqlite:books.db"],
)  # fmt: skip
def test_a_name_of_nothing_is_no_ledger(written: str, tmp_path: Path) -> None:
    """An empty variable or a forgotten stroke would be a ledger in memory, or a strange file."""
    expected = "is no ledger's address|What to do: give the name of a file"
    with contextlib.chdir(tmp_path), pytest.raises(CoopledgerError, match=expected):
        Ledger.open(written)
    assert list(tmp_path.iterdir()) == []
