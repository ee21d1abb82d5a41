"""What was recorded is said, whatever becomes of the answer: a full disk, a reader who left."""

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coopledger.cli.main import main
from tests.cli.conftest import EXAMPLES
from tests.command_line import PROGRAM, Run, environment

CODE = "INE-SEGIB-2016"

pytestmark = pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")

RECORDS = [
    (["import", "libro.xlsx", "--ledger", "nuevo.db"], "Asientos nuevos guardados"),
    (["import", "mal.xlsx"], "No se guardó nada"),
    (["rates", "import", "tasas.csv", "--agreement", CODE], "Asientos nuevos guardados"),
    (["match", "--agreement", CODE, "--confirm"], CODE),
    (["issue", CODE, "--on", "2016-12-31"], "EE-1"),
    (["period", CODE, "2015", "closed"], "2015"),
    (["init", "--ledger", "vacío.db"], "Se creó un registro vacío"),
    (["backup", "copia.db"], "Quedó en copia.db"),
    (["restore", "coopledger.db", "--ledger", "copia.db"], "Quedó en copia.db"),
    (["copy", "coopledger.db", "copia.db"], "Quedó en copia.db"),
    (["upgrade"], "está al día"),
    (["template", "x.xlsx"], "x.xlsx"),
]
"""Commands that record or make something, and what of it is said."""


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    shutil.copyfile(example, tmp_path / "coopledger.db")
    shutil.copyfile(EXAMPLES / f"{CODE}.xlsx", tmp_path / "libro.xlsx")
    (tmp_path / "mal.xlsx").write_text("no es un libro", "utf-8")
    (tmp_path / "tasas.csv").write_text(
        "Fecha,Base,Cotizada,Valor,Fuente\n2016-12-29,EUR,MXN,21.7534,ECB\n", "utf-8"
    )
    return tmp_path


def run_into(folder: Path, arguments: list[str], out: str | None, err: str | None) -> int:
    """Run it in this process, each stream going to a file, or closed before it began."""

    def stream(path: str | None) -> io.TextIOWrapper | None:
        return path and open(path, "w", encoding="utf-8")  # type: ignore[return-value]

    with (
        contextlib.chdir(folder),
        pytest.MonkeyPatch.context() as patch,
        contextlib.ExitStack() as closing,
    ):
        for name, path in (("stdout", out), ("stderr", err)):
            opened = stream(path)
            patch.setattr(sys, name, opened)
            if opened is not None:
                closing.enter_context(opened)
        for name, value in environment().items():
            patch.setenv(name, value)
        with pytest.raises(SystemExit) as ended:
            main(arguments)
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.mark.parametrize(("arguments", "said"), RECORDS)
def test_what_was_done_is_said_where_the_answer_finds_no_room(
    folder: Path, arguments: list[str], said: str
) -> None:
    """To the standard error; the status says that the answer did not get there."""
    assert run_into(folder, arguments, "/dev/full", "err") == 2
    err = (folder / "err").read_text("utf-8")
    assert err.startswith("La respuesta no llegó a su destino. Esto es lo que decía")
    assert said in err
    assert "la respuesta no se pudo mostrar (No space left on device)" in err
    assert "inesperado" not in err


@pytest.mark.parametrize(("arguments", "said"), RECORDS[:5])
def test_who_closed_the_answer_is_told_apart(
    folder: Path, run: Run, arguments: list[str], said: str
) -> None:
    """Nothing failed: the status is that of the work."""
    status = run_into(folder, arguments, None, "err")
    assert status == (1 if arguments[1] == "mal.xlsx" else 0)
    assert said in (folder / "err").read_text("utf-8")


@pytest.mark.parametrize("out", ["/dev/full", None, "salida"])
@pytest.mark.parametrize("err", ["/dev/full", None])
def test_where_nothing_can_be_said_the_work_is_done_all_the_same(
    folder: Path, out: str | None, err: str | None
) -> None:
    """As under pythonw, which has neither stream."""
    into = ["--ledger", "nuevo.db"]
    expected = 2 if out == "/dev/full" else 0
    assert run_into(folder, ["import", "libro.xlsx", *into], out, err) == expected
    assert run_into(folder, ["list", *into], "lista", None) == 0
    assert CODE in (folder / "lista").read_text("utf-8")
    for wrong, status in ((["import", "mal.xlsx"], 1), (["list", "--nope"], 2), (["x"], 2)):
        assert run_into(folder, wrong, out, err) == (2 if out == "/dev/full" else status)
    assert run_into(folder, ["list", "--format", "xlsx"], None, err) == 2


@pytest.mark.parametrize("asked", [["--help"], ["list", "--help"], ["--version"]])
def test_help_to_a_full_disk_is_no_fault_of_ours(folder: Path, asked: list[str]) -> None:
    assert run_into(folder, asked, "/dev/full", "err") == 2
    assert "no se pudo mostrar" in (folder / "err").read_text("utf-8")


def test_a_workbook_for_a_closed_output_is_asked_for_a_file(folder: Path) -> None:
    assert run_into(folder, ["totals", "--format", "xlsx"], None, "err") == 2
    assert "diga en qué archivo" in (folder / "err").read_text("utf-8")


def test_what_was_recorded_is_said_where_a_file_beside_it_fails(folder: Path) -> None:
    """The marked workbook, the workbook of a matching, the answer's own file."""
    (folder / "sin-sitio.xlsx").symlink_to("/dev/full")
    asked: list[tuple[list[str], str]] = [
        (["import", "libro.xlsx", "--ledger", "a.db", "--annotate", "sin-sitio.xlsx"], "guardados"),
        (["import", "libro.xlsx", "--ledger", "b.db", "-o", "/dev/full"], "guardados"),
        (["match", "--agreement", CODE, "--workbook", "sin-sitio.xlsx"], CODE),
    ]
    for arguments, said in asked:
        assert run_into(folder, arguments, "out", "err") == 2
        err = (folder / "err").read_text("utf-8")
        assert err.startswith("La respuesta no llegó a su destino.")
        assert said in err
        assert "no se puede escribir" in err


def test_what_was_loaded_is_said_where_it_cannot_be_matched(folder: Path, run: Run) -> None:
    """Books of two agreements: it is not said which is to be matched."""
    other = EXAMPLES / "PICE-2014-2015.xlsx"
    ran = run("match", "libro.xlsx", other, "--ledger", "nuevo.db")
    assert ran.status == 2
    assert "no se sabe de qué convenio se trata" in ran.err
    assert "PICE" in ran.err.split("Esto es lo que decía")[1]
    assert "PICE" in run("list", "--ledger", "nuevo.db").out


def _closed(*descriptors: int) -> Callable[[], None]:
    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


def test_processes_whose_streams_are_full_or_closed(folder: Path) -> None:
    """Python itself has more to say of its streams, when it ends."""

    def ended(*arguments: str, **streams: object) -> tuple[int, str]:
        done = subprocess.run(
            [*PROGRAM, *arguments], cwd=folder, env=environment(), check=False, **streams
        )  # type: ignore[call-overload]
        return done.returncode, (done.stderr or b"").decode()

    with Path("/dev/full").open("wb") as full:
        status, err = ended("upgrade", stdout=full, stderr=subprocess.PIPE)
    assert (status, err.count("\n"), "está al día" in err) == (2, 3, True)
    assert ended("upgrade", preexec_fn=_closed(1, 2)) == (0, "")
    # Who has seen enough of what was refused does not make it accepted.
    read, write = os.pipe()
    os.close(read)
    assert ended("import", "mal.xlsx", stdout=write, stderr=subprocess.PIPE) == (1, "")
    os.close(write)
