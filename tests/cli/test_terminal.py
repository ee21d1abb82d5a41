"""What a person sees at a real terminal: nothing wider than it is, no figure or word broken."""

import os
import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from coopledger import Agreement, Disbursement, Expenditure, Interest, Ledger
from tests.command_line import PROGRAM, environment, run_here

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")

ACCOUNTS = ("MXN", "USD", "JPY")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger whose amounts have eight and thirteen digits, in four columns."""
    made = tmp_path_factory.mktemp("terminal")
    with Ledger.open(made / "coopledger.db", by="ana") as ledger:
        ledger.record(
            Agreement(
                code="A",
                title="Convenio marco de colaboración para la capacitación electoral",
                currency="EUR",
                accounts=ACCOUNTS,
                note="Una nota larga, que no cabe en una línea de ochenta letras ni de lejos.",
            ),
            *(
                Disbursement(
                    book="A",
                    reference=f"M-{currency}",
                    when="2016-01-31",
                    amount=f"{amount} {currency}",
                    sent="99999999999.99 EUR",
                )
                for currency, amount in zip(
                    ACCOUNTS, ("99999999999.99", "999999.99", "9999999999999"), strict=True
                )
            ),
            Expenditure(book="A", reference="G", when="2016-02-28", amount="12345678901.23 MXN"),
            Interest(book="A", reference="I", when="2016-02-29", amount="123456.78 USD"),
        )
    return made


def shown(columns: int, folder: Path, *arguments: str) -> list[str]:
    """The lines on a terminal that is so many letters wide."""
    import fcntl
    import pty
    import termios

    terminal, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))
    streams = {"stdin": its, "stdout": its, "stderr": its}
    command = [*PROGRAM, *arguments]
    running = subprocess.Popen(command, cwd=folder, env=environment(), **streams)
    os.close(its)
    said = b""
    try:
        while part := os.read(terminal, 65536):
            said += part
    except OSError:  # it has ended
        pass
    finally:
        running.wait()
        os.close(terminal)
    return re.sub(r"\x1b\[\d*m", "", said.decode()).replace("\r", "").splitlines()


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize(
    ("arguments", "figures"),
    [
        (
            ("reconcile", "A", "--on", "2016-12-31"),
            ("99,999,999,999.99", "12,345,678,901.23", "9,999,999,999,999", "123,456.78"),
        ),
        (("check", "A"), ()),
        (("reconcile", "este-convenio-no-existe"), ()),
    ],
)
def test_nothing_is_broken(
    folder: Path, columns: int, arguments: tuple[str, ...], figures: tuple[str, ...]
) -> None:
    lines = shown(columns, folder, *arguments)
    assert [line for line in lines if len(line) > columns] == []
    assert len(lines) >= 1
    for figure in figures:
        assert any(figure in line for line in lines), figure


def test_where_columns_have_no_room_each_figure_has_its_line(folder: Path) -> None:
    lines = shown(60, folder, "reconcile", "A", "--on", "2016-12-31")
    at = lines.index("Recibido")
    assert [line.split() for line in lines[at + 1 : at + 5]] == [
        ["MXN", "99,999,999,999.99", "F"],
        ["USD", "999,999.99", "F"],
        ["JPY", "9,999,999,999,999", "F"],
        ["EUR", "299,999,999,999.97", "F"],
    ]


def test_a_pipe_gets_what_it_always_got(folder: Path) -> None:
    """Eighty letters, and a table as wide as its figures."""
    piped = shown(80, folder, "reconcile", "A", "--on", "2016-12-31", "-o", "a.txt")
    assert piped == []
    lines = (folder / "a.txt").read_text("utf-8").splitlines()
    assert any(line.startswith("Recibido ") and line.count(",") > 8 for line in lines)


@pytest.mark.parametrize(
    "arguments",
    [
        ("reconcile", "A", "--on", "2016-12-31"),
        ("check", "A", "--on", "2016-12-31"),
        ("reconcile", "este-convenio-no-existe"),
        ("documents", "A", "--save", "1", "-o", "no-hay.pdf"),
    ],
)
def test_what_the_guide_shows_is_what_a_terminal_shows(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    """Its commands run in this process, on streams that say that they are a terminal."""
    here = run_here(*arguments, folder=folder, on_terminal=True)
    assert here.out.splitlines() == shown(80, folder, *arguments)
