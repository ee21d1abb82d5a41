"""`coopledger web` as a process: soon ready, ended by Ctrl-C or *Close*, two beside each other."""

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.command_line import PROGRAM, Run, environment
from tests.web.serving import Served, alone


@contextmanager
def program(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Served]]:
    """One that is ready, with the link that it said."""
    process = subprocess.Popen(
        [*PROGRAM, "web", "--no-browser", *arguments],
        cwd=folder, env=environment(PYTHONUNBUFFERED="1", TMPDIR=str(folder)), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        link = re.search(r"http://127\.0\.0\.1:\d+/enter\?token=\S+", process.stdout.readline())
        assert link is not None
        here = Served(link[0])
        yield process, here
        here.leave()
    finally:
        process.kill()
        process.communicate()


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_whoever_ends_it_nothing_is_left(tmp_path: Path, sign: signal.Signals) -> None:
    """Ctrl-C, or the machine that is shut down: the example's ledger goes, too."""
    with program(tmp_path) as (process, here):
        visitor = here.visitor()
        assert visitor.post("/example").status_code == 303
        assert len(list(tmp_path.iterdir())) == 1
        process.send_signal(sign)
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_the_button_ends_it_and_the_page_says_so(tmp_path: Path) -> None:
    """In the name that it was begun in; what a killed one left in private is gone by then, too."""
    dead = tmp_path / "coopledger-web-dead"
    dead.mkdir(mode=0o700)
    (dead / "in-use").touch()
    with program(tmp_path, "--by", "Eva") as (process, here):
        visitor = here.visitor()
        assert "Guarda: Eva" in visitor.page("/")
        closed = visitor.post("/close")
        assert "Ya puede cerrar esta ventana" in closed.text
        _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_two_find_a_place_each_and_their_windows_are_apart(tmp_path: Path) -> None:
    with program(tmp_path) as (_, one), program(tmp_path) as (_, other):
        assert one.port != other.port
        visitor, neighbour = one.visitor(), other.visitor()
        [cookie] = visitor.client.cookies.jar
        [beside] = neighbour.client.cookies.jar
        assert cookie.name != beside.name
        said = f"{cookie.name}={cookie.value}"
        assert alone("GET", f"{one.base}/", cookie=said).status_code == 200
        assert alone("GET", f"{other.base}/", cookie=said).status_code == 403


def test_a_port_that_is_taken_is_said(tmp_path: Path) -> None:
    with program(tmp_path) as (_, here):
        again = subprocess.run(
            [*PROGRAM, "web", "--no-browser", "--port", str(here.port)],
            cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert again.returncode == 2
    assert f"el puerto {here.port} está ocupado" in again.stderr


@pytest.mark.parametrize("port", ["0", "80", "70000", "x"])
def test_a_port_that_cannot_be_is_misuse(run: Run, port: str) -> None:
    ran = run("web", "--port", port)
    assert (ran.status, ran.out) == (2, "")


def test_without_the_extra_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "coopledger.web.serving", raising=False)
    ran = run("web")
    assert ran.status == 2
    assert "pip install 'coopledger[web]'" in ran.err
