"""No option destroys anything: what a command reads, and any database, is never written over.

The options are asked of the commands themselves: one that writes cannot be forgotten here.
"""

import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import click
import pytest

from coopledger.cli.main import COMMANDS, Commands
from coopledger.cli.places import IsRead, IsWritten, LedgerPlace
from coopledger.messages.catalogue import Language, say
from tests.cli.conftest import EXAMPLES
from tests.command_line import Run

CODE = "INE-SEGIB-2016"

OF_FILES = {say(f"metavar.{name}", Language.EN) for name in ("file", "files", "xlsx", "from", "to")}
"""How what names a file, or a ledger, is called in the help."""

NEEDED = {
    "template": ["x.xlsx"], "import": ["libro.xlsx"], "export": ["json", CODE],
    "reconcile": [CODE], "match": ["--agreement", CODE], "issue": [CODE], "issued": [CODE],
    "attach": ["G-01", "libro.xlsx"], "documents": [CODE], "period": [CODE],
    "show": ["G-01"], "approve": ["PR-1"], "refuse": ["PR-1", "--reason", "x"],
    "changes": ["--since", "0.2-" + "0" * 64],
    "undo": ["1", "--reason", "x"], "merge": ["otro.db"],
    "forget": ["G-01", "--reason", "x", "--ground", "y"], "rates fetch": ["--agreement", CODE],
    "rates list": ["--agreement", CODE], "rates show": ["T-1"],
    "rates import": ["tasas.csv", "--agreement", CODE],
    "report annex": ["--year", "2016"], "report auxiliary": [CODE],
    "report iati": [CODE, "--publisher", "iati.toml"], "report iati-beside": ["x.xml", CODE],
    "report rencid": ["--year", "2015"], "report tossd": ["--year", "2015"],
    "report journal": [CODE], "report closing": [CODE], "report expediente": [CODE],
    "report form": ["face", CODE], "report fill": ["libro.xlsx", CODE],
    "report sample": [CODE, "--size", "2"], "report statement": [CODE],
}  # fmt: skip
"""What a command cannot do without."""


def commands() -> Iterator[tuple[str, click.Command]]:
    """Every command by its name, those of a group among them."""
    group = Commands(Language.EN)
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            yield from ((f"{name} {each}", command.commands[each]) for each in command.commands)
        else:
            yield name, command


def test_whatever_names_a_file_says_what_becomes_of_it() -> None:
    """Of a file that is named as plain text nobody could see that it must not be written over."""
    for name, command in commands():
        for param in command.params:
            named = (param.metavar or "").strip("[]") in OF_FILES or param.metavar == "URL"
            if named or isinstance(param.type, click.Path):
                assert isinstance(param.type, IsRead | IsWritten | LedgerPlace), (name, param)


WRITERS = [
    (name, param.opts[-1] if isinstance(param, click.Option) else None)
    for name, command in commands()
    for param in command.params
    if isinstance(param.type, IsWritten)
]


def test_there_are_many_that_write() -> None:
    assert ("template", None) in WRITERS
    assert {("import", "--annotate"), ("match", "--workbook")} < set(WRITERS)
    assert sum(option == "--output" for _, option in WRITERS) >= 15


@pytest.fixture
def folder(example: Path, tmp_path: Path) -> Path:
    """A ledger, others beside it, links to them, and documents that a command reads."""
    for name in ("coopledger.db", "otro.db"):
        shutil.copyfile(example, tmp_path / name)
    for end in ("xlsx", "html"):
        (tmp_path / f"enlace.{end}").symlink_to("coopledger.db")
        (tmp_path / f"duro.{end}").hardlink_to(tmp_path / "coopledger.db")
        (tmp_path / f"wal.{end}").symlink_to("coopledger.db-wal")
        (tmp_path / f"otro.{end}").symlink_to("libro.xlsx")
    shutil.copyfile(EXAMPLES / f"{CODE}.xlsx", tmp_path / "libro.xlsx")
    (tmp_path / "tasas.csv").write_text("fecha,base\n", "utf-8")
    return tmp_path


def contents(folder: Path) -> dict[str, bytes | str]:
    return {
        path.name: str(path.readlink()) if path.is_symlink() else path.read_bytes()
        for path in folder.iterdir()
    }


def asked(name: str, option: str | None, target: str) -> list[str]:
    """A command that is asked to write there, and what is written into a workbook by no other."""
    words, needed = name.split(" "), NEEDED.get(name, [])
    return [*words, *needed, option, target] if option else [*words, target]


@pytest.mark.parametrize(("name", "option"), WRITERS)
def test_nothing_writes_over_a_ledger_or_what_it_reads(
    run: Run, folder: Path, name: str, option: str | None
) -> None:
    before = contents(folder)
    end = "html" if option == "--output" else "xlsx"
    reads = "libro.xlsx" in NEEDED.get(name, [])
    for target in [f"{link}.{end}" for link in ("enlace", "duro", "wal", *["otro"] * reads)]:
        ran = run(*asked(name, option, target))
        assert (ran.status, ran.out) == (2, "")
        assert f"{target} es " in ran.err or f"«{target}» ya existe" in ran.err
        assert contents(folder) == before


@pytest.mark.parametrize("place", ["coopledger.db", "sqlite:///coopledger.db",
                                   "sqlite+pysqlite:///coopledger.db", "sqlite:///./coopledger.db",
                                   "nuevo.db", "postgresql+psycopg://127.0.0.1:1/x"])  # fmt: skip
@pytest.mark.parametrize("end", ["", "-wal", "-shm", "-journal"])
def test_a_ledger_is_known_by_any_name(run: Run, folder: Path, place: str, end: str) -> None:
    """Its working files too, which may not be there yet, nor the ledger; and any other database."""
    before = contents(folder)
    own = "nuevo.db" if place == "nuevo.db" else "coopledger.db"
    for target in (own, str(folder / own), f"../{folder.name}/{own}", "otro.db"):
        ran = run("totals", "--ledger", place, "-o", target + end)
        assert ran.status == 2
        assert "escriba el resultado en otro archivo" in ran.err, target
        assert contents(folder) == before


def test_a_working_file_is_known_by_what_is_in_it(run: Run, folder: Path) -> None:
    """Also where its database was moved away."""
    with closing(sqlite3.connect(folder / "mudado.db")) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE t (n)")
        shutil.copyfile(folder / "mudado.db-wal", folder / "resto.txt")
    assert "archivo de trabajo de una" in run("totals", "-o", "resto.txt").err


def test_two_answers_do_not_go_to_one_file(run: Run, folder: Path) -> None:
    ran = run("import", "libro.xlsx", "--annotate", "x.xlsx", "-o", "./x.xlsx")
    assert ran.status == 2
    assert "x.xlsx es de lo que esta misma orden lee o escribe" in ran.err
    assert not (folder / "x.xlsx").exists()


def test_a_profile_and_a_file_of_a_folder_are_read_too(run: Run, folder: Path) -> None:
    (folder / "banco.toml").write_text("x", "utf-8")
    (folder / "facturas").mkdir()
    (folder / "facturas" / "a.txt").write_text("x", "utf-8")
    for arguments, target in (
        (["libro.xlsx", "--profile", "banco.toml"], "banco.toml"),
        (["facturas"], "facturas/a.txt"),
    ):
        ran = run("import", *arguments, "-o", target)
        assert f"{target} es de lo que esta misma orden lee" in ran.err
        assert (folder / target).read_text("utf-8") == "x"


def test_what_the_system_protects_is_said_before_anything_is_recorded(
    run: Run, folder: Path
) -> None:
    protected = folder / "x.txt"
    protected.write_text("x", "utf-8")
    protected.chmod(0o444)
    if os.access(protected, os.W_OK):
        pytest.skip("the superuser may write anywhere: run as a normal user to see this")
    ran = run("import", "libro.xlsx", "--ledger", "nuevo.db", "-o", "x.txt")
    assert (ran.status, "no se puede escribir x.txt" in ran.err) == (2, True)
    assert not (folder / "nuevo.db").exists()


def test_through_a_link_its_target_is_written_and_the_link_stays(run: Run, folder: Path) -> None:
    (folder / "real").mkdir()
    (folder / "real" / "a.txt").write_text("antes", "utf-8")
    (folder / "real" / "a.txt").chmod(0o640)
    for name, to in (("l.txt", "real/a.txt"), ("dos.txt", "l.txt"), ("nuevo.txt", "real/b.txt")):
        (folder / name).symlink_to(to)
    for name, target in (("l.txt", "a.txt"), ("dos.txt", "a.txt"), ("nuevo.txt", "b.txt")):
        ran = run("totals", "-o", name)
        assert (ran.status, ran.out, ran.err) == (0, "", "")
        assert (folder / name).is_symlink()
        assert (folder / "real" / target).read_text("utf-8") == run("totals").out
    assert (folder / "real" / "a.txt").stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in (folder / "real").iterdir()) == ["a.txt", "b.txt"]


def test_a_pipe_and_a_device_are_written_into(run: Run, folder: Path) -> None:
    os.mkfifo(folder / "tubo")
    got: list[str] = []
    reader = threading.Thread(target=lambda: got.append((folder / "tubo").read_text("utf-8")))
    reader.start()
    assert run("totals", "-o", "tubo").status == 0
    reader.join()
    assert got == [run("totals").out]
    assert (folder / "tubo").is_fifo()
    (folder / "nada").symlink_to("/dev/null")
    for device in ("/dev/null", "nada"):
        assert run("totals", "-o", device).status == 0
    assert Path("/dev/null").is_char_device()
    ran = run("totals", "-o", "/dev/full")
    assert (ran.status, "no se puede escribir /dev/full" in ran.err) == (2, True)


def test_an_open_file_is_written_into_at_its_end(run: Run, folder: Path) -> None:
    """As /dev/stdout is, where a shell has it go to a file."""
    with (folder / "salida.txt").open("w", encoding="utf-8") as file:
        file.write("antes\n")
        file.flush()
        assert run("totals", "-o", f"/dev/fd/{file.fileno()}").status == 0
        assert os.path.samestat(os.fstat(file.fileno()), (folder / "salida.txt").stat())
    assert (folder / "salida.txt").read_text("utf-8") == "antes\n" + run("totals").out


NOWHERE = [
    "", " ", ":memory:", ":MEMORY:", " :memory: ", "./:memory:", "sqlite://", "sqlite:///",
    "sqlite:///:memory:", "sqlite+pysqlite://", "sqlite+pysqlite:///:memory:", "sqlite:// ",
    "sqlite:///:Memory:", "sqlite:///%3Amemory%3A", "sqlite:///:memory:?cache=shared",
    "sqlite://?mode=memory", "file::memory:", "FILE::memory:", "file::memory:?cache=shared",
    "sqlite:///file::memory:", "sqlite:///file::memory:?uri=true", "file:x.db?mode=memory",
    "file:x.db", "sqlite:x.db", "sqlite:/x.db", "sqlite://x.db", "SQLITE://", "postgresql:x",
]  # fmt: skip
"""Where a record would be nowhere, or where nobody looks for it."""


@pytest.mark.parametrize("where", NOWHERE)
def test_the_command_line_records_nothing_where_nothing_stays(
    run: Run, folder: Path, where: str
) -> None:
    before = contents(folder)
    book = str(EXAMPLES / f"{CODE}.xlsx")
    asked: list[Callable[[], object]] = [
        lambda: run("import", book, "--ledger", where),
        lambda: run("--ledger", where, "import", book),
        lambda: run("import", book, COOPLEDGER_URL=where),
        lambda: run("copy", "coopledger.db", where),
        lambda: run("backup", where),
        lambda: run("restore", "coopledger.db", "--ledger", where),
    ]
    for ask in asked:
        ran = ask()
        assert (ran.status, ran.out) == (2, "")  # type: ignore[attr-defined]
        assert ran.err.count("\n") == 1  # type: ignore[attr-defined]
        assert contents(folder) == before
