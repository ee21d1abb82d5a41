"""A password is in nothing that is said, wherever it stood: not as it is, not percent-encoded."""

import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
import sqlalchemy
from hypothesis import example, given
from hypothesis import strategies as st

from coopledger import CoopledgerError, Ledger
from coopledger.errors import StoreError
from coopledger.messages.catalogue import Language, say
from coopledger.messages.concealed import concealed, no_address
from coopledger.model.finding import Finding, Place
from tests.command_line import run_here

# What nothing else that is said has in it; around it, what addresses are written with.
passwords = st.builds(
    "".join,
    st.tuples(
        st.text("@/:?#%=+ &ñ'\"[]", max_size=4), st.just("Xq7Zw"), st.text("@/:?%ab", max_size=3)
    ),
).filter(lambda drawn: drawn == drawn.strip())
tokens = st.text("ABCDEFabcdef0123456789", min_size=12, max_size=64)

AS_IT_IS = (
    "postgresql://ana:{}@127.0.0.1:1/x",
    "postgresql://ana:{}@127.0.0.1:port/x",
    "postgresql://ana:{}@127.0.0.1:999999/x",
    "postgresql+psycopg://:{}@127.0.0.1:1/x",
    "postgresql:/ana:{}@127.0.0.1/x",
    "postgresql:ana:{}@127.0.0.1/x",
    "postgres://ana:{}@127.0.0.1/x",
    "mysql://ana:{}@127.0.0.1/x",
    "sqlite://ana:{}@127.0.0.1/x",
    "://ana:{}@x",
)
QUOTED = (
    "postgresql://ana:{}@127.0.0.1:1/x",
    "postgresql://127.0.0.1:1/x?password={}",
    "postgresql://127.0.0.1:1/x?sslpassword={}",
    "postgresql://127.0.0.1:1/x?passfile={}",
    "postgresql://127.0.0.1:1/x?passwort={}",
    "postgresql://127.0.0.1:port/x?password={}",
    "sqlite:///x.db?password={}",
)


def _addresses(password: str) -> Iterator[str]:
    yield from (each.format(password) for each in AS_IT_IS)
    yield from (each.format(quote(password, "")) for each in QUOTED)


def _is_said(password: str, said: str) -> bool:
    forms = (password, quote(password), quote(password, ""), quote_plus(password), "Xq7Zw")
    return any(form in said for form in forms)


@given(passwords)
@example("Xq7Zw@b")
@example("a/b@Xq7Zw")
@example("/Xq7Zw")
@example("?a=Xq7Zw")
def test_no_address_says_its_password(password: str) -> None:
    for address in _addresses(password):
        with pytest.raises(StoreError) as refused:
            Ledger.open(address).head()
        error = refused.value
        for said in (*map(error.message, Language), str(error), repr(error), f"{error.params}"):
            assert not _is_said(password, said), (address, said)


@given(passwords, st.sampled_from(["said {}", "«{}»", "http://ana:{}@h/", 'password="{}"', "{!r}"]))
@example(""":'"Xq7Zw""", "{!r}")
def test_what_the_environment_knows_is_not_said(password: str, around: str) -> None:
    """A driver, a server or a package may say again what it was given."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PGPASSWORD", password)
        for form in (password, quote(password), quote(password, ""), quote_plus(password)):
            seen = around.format(form)
            for said in (
                say("cli.unexpected", "es", kind="E", said=ValueError(seen)),
                CoopledgerError("cli.bad-date", seen=seen).message("en"),
                Finding("date-unreadable", params={"seen": seen}, place=Place("a")).message("es"),
            ):
                assert not _is_said(password, said), said


@pytest.mark.parametrize("address", list(_addresses("s3creto@Xq7Zw")))
def test_no_command_says_it(address: str, tmp_path: Path) -> None:
    for arguments in (
        ["list", "--ledger", address],
        ["copy", address, "y.db"],
        ["backup", address],
    ):
        ran = run_here(*arguments, folder=tmp_path)
        assert ran.status == 2
        assert not _is_said("s3creto@Xq7Zw", ran.out + ran.err)


def test_where_somebody_elses_connection_leads_is_said_without_it() -> None:
    url = "postgresql+psycopg://ana:Xq7Zw@127.0.0.1:1/x?password=Xq7Zw&sslpassword=Xq7Zw"
    engine = sqlalchemy.create_engine(url)
    assert "Xq7Zw" not in concealed(engine.url.render_as_string(hide_password=True))


@pytest.mark.parametrize(
    "harmless",
    [
        "INE-SEGIB-2016.xlsx, hoja Gastos, fila 3: 1,250.00 MXN",
        "correo: ana@ine.mx; https://www.ine.mx/a?b=c",
        "postgresql+psycopg://ana@host:5433/libros",
        "postgresql+psycopg://ana:***@host:5433/libros?password=***",
        "C:\\Users\\ana@ine\\libro.db",
        "se espera = o un número",
    ],
)
def test_what_is_no_password_is_said(harmless: str) -> None:
    assert concealed(harmless) == harmless
    assert no_address("carpeta/ana@ine.db") == "carpeta/ana@ine.db"


@pytest.mark.parametrize("piece", ["http://", "pass", "a:/", "token=", 'password="', "a"])
def test_a_long_text_is_looked_through_once(piece: str) -> None:
    text = piece * 5_000
    began = time.process_time()
    concealed(f"{text}@=")
    assert time.process_time() - began < 2
