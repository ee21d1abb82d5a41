"""A program that does things again and again and is killed at them: KILLS, VERB ...

Each time it is a process of its own, without a start of its own. It is killed before one of its
statements or of what it asks the system for files, or after a while; the same times in each run.
What it leaves is whole or as it was, the next one works, and leaves nothing but what belongs there.
It says how often it was killed, and what was there then.
"""

import contextlib
import io
import math
import os
import random
import shutil
import signal
import sqlite3
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from coopledger import Institution, Ledger, verify_expediente
from coopledger.cli.main import main as command_line
from coopledger.errors import LedgerNotFound, LeftoverRemoved
from coopledger.model.original import PIECE
from coopledger.testing.sheets import write_workbook
from coopledger.writers.facts_json import facts_json
from tests.effort import effort
from tests.store.books import MONEY, OPENING, spent
from tests.store.failing import before_each

SIZE = effort(30, 200)
"""How many facts are in the ledger, and in each load."""

OLD = Path(__file__).parents[1] / "cases" / "schemas" / "0001.sql"

DOES = ("open", "os.", "shutil.", "sqlite3.")
"""What Python tells of itself that is a step, too."""


class Work:
    """A thing that is done in a folder; `number` makes it another one each time."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.ledger = folder, folder / "books.db"
        with Ledger.open(self.ledger) as ledger:
            ledger.record(OPENING, MONEY, *[spent(f"G-{n}") for n in range(SIZE)])

    def prepare(self, number: int) -> None:
        """What it needs."""

    def do(self, number: int) -> None:
        """All of it."""
        raise NotImplementedError

    def is_done(self, number: int) -> bool:
        """Whether it is done, and whole; it must be as if it had never begun, if not."""
        raise NotImplementedError

    def place(self, number: int) -> Path:
        """The folder in which something may be left half done."""
        return self.folder

    def go_on(self, number: int) -> None:
        """What the next one does, who takes away what was left."""
        with Ledger.open(self.ledger) as ledger:
            ledger.export(ledger.books()[0].opening.code, self.folder / "beside.json")

    def expected(self, number: int) -> set[str]:
        """The files that there may be at the end."""
        made = (f"{name}-{n}.db" for name in ("to", "new") for n in range(number + 1))
        documents = (f"{n}.json" for n in range(number + 1))
        return {
            "books.db",
            "beside.json",
            "book.json",
            "libro.xlsx",
            "marcado.xlsx",
            *made,
            *documents,
        }


class Import(Work):
    """Into a ledger that is there, and into one that is made."""

    def at(self, number: int) -> Path:
        return self.folder / f"new-{number}.db" if number % 2 else self.ledger

    def prepare(self, number: int) -> None:
        facts = [spent(f"K{number}-{n}") for n in range(SIZE)]
        document = facts_json([OPENING, MONEY, *facts])
        (self.folder / f"{number}.json").write_text(document, "utf-8")

    def do(self, number: int) -> None:
        with Ledger.open(self.at(number)) as ledger:
            ledger.import_file(self.folder / f"{number}.json")

    def is_done(self, number: int) -> bool:
        with Ledger.open(self.at(number)) as ledger:
            try:
                assert ledger.verify().intact
                facts = ledger.facts("A") if ledger.books() else ()
            except LedgerNotFound:
                return False
        found = sum(fact.reference.startswith(f"K{number}-") for fact in facts)
        assert found in (0, SIZE)
        return found == SIZE


class Attach(Work):
    """Documents are kept with what they belong to: in the ledger, or in a folder beside it."""

    def prepare(self, number: int) -> None:
        self.documents(number).mkdir()
        for name in ("a.pdf", "b.xml", "c.jpg"):
            content = random.Random(f"{number} {name}").randbytes(2 * PIECE + number)
            (self.documents(number) / name).write_bytes(content)

    def documents(self, number: int) -> Path:
        return self.folder / f"{number}.documents"

    def kept_in(self, number: int) -> Path | None:
        return self.folder / "kept" if number % 2 else None

    def place(self, number: int) -> Path:
        return self.kept_in(number) or self.folder

    def go_on(self, number: int) -> None:
        (self.documents(number) / "d.pdf").write_bytes(b"%d" % number)
        with Ledger.open(self.ledger, keep_documents=self.kept_in(number)) as ledger:
            ledger.attach("M", self.documents(number) / "d.pdf")
        (self.documents(number) / "d.pdf").unlink()

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger, keep_documents=self.kept_in(number)) as ledger:
            ledger.attach(f"G-{number % SIZE}", *sorted(self.documents(number).iterdir()))

    def is_done(self, number: int) -> bool:
        with Ledger.open(self.ledger) as ledger:
            assert ledger.verify().intact
            given = sorted(self.documents(number).iterdir())
            hashes = {sha256(path.read_bytes()).hexdigest() for path in given}
            found = [each for each in ledger.documents("A") if each.sha256 in hashes]
            assert len(found) in (0, len(given))
            for each in found:
                ledger.save_document("A", each.number, self.folder / "back")
                content = (self.documents(number) / each.name).read_bytes()
                assert (self.folder / "back").read_bytes() == content
        return bool(found)

    def expected(self, number: int) -> set[str]:
        given = {f"{n}.documents" for n in range(number + 1)}
        return super().expected(number) | given | {"kept", "back"}


class LoadWithDocuments(Attach):
    """A workbook that names the documents beside it."""

    def prepare(self, number: int) -> None:
        super().prepare(number)
        gastos = [["Folio", "Fecha", "Importe", "Moneda", "Comprobante"]]
        for name in ("a.pdf", "b.xml", "c.jpg"):
            gastos.append([f"D{number}-{name}", "2016-10-05", 1, "MXN", name])
        write_workbook(self.documents(number) / "libro.xlsx", {"Gastos": gastos})

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger, keep_documents=self.kept_in(number)) as ledger:
            ledger.import_file(self.documents(number) / "libro.xlsx", book="A")


class Forget(Attach):
    """What somebody asks to have erased, texts and documents: in the ledger, or in a folder."""

    def of(self, number: int) -> str:
        return f"F-{number}"

    def prepare(self, number: int) -> None:
        super().prepare(number)
        with Ledger.open(self.ledger, keep_documents=self.kept_in(number)) as ledger:
            ledger.record(spent(self.of(number)))
            ledger.attach(self.of(number), *sorted(self.documents(number).iterdir()))

    def do(self, number: int) -> None:
        given = [sha256(content).hexdigest() for content in self.contents(number)]
        with Ledger.open(self.ledger, keep_documents=self.kept_in(number)) as ledger:
            ledger.forget(self.of(number), reason="asked for", ground="art. 51", documents=given)

    def contents(self, number: int) -> list[bytes]:
        return [path.read_bytes() for path in sorted(self.documents(number).iterdir())]

    def is_done(self, number: int) -> bool:
        """Nor is it before the bytes are gone: to ask for it again is to go on."""
        with Ledger.open(self.ledger) as ledger:
            problems = {problem.code for problem in ledger.verify().problems}
            assert problems <= {"verify.document-not-gone"}
            found = [each for each in ledger.documents("A") if each.of == self.of(number)]
            assert len({each.erased for each in found}) == 1
            for each in found:
                if each.erased is None:
                    ledger.save_document("A", each.number, self.folder / "back")
                    assert (self.folder / "back").read_bytes() in self.contents(number)
        return found[0].erased is not None and not self.is_left(number)

    def is_left(self, number: int) -> bool:
        """Whether any of it is in a file: thirty-two bytes of every five thousand are sought."""
        kept = self.kept_in(number)
        files = [*self.folder.glob("books.db*"), *(kept.iterdir() if kept is not None else ())]
        there = [path.read_bytes() for path in files]
        return any(
            content[at : at + 32] in each
            for content in self.contents(number)
            for at in range(0, len(content) - 32, 5_000)
            for each in there
        )


class Approve(Work):
    """What one person prepared is proposed, or another approves of it."""

    def prepare(self, number: int) -> None:
        facts = [spent(f"K{number}-{n}") for n in range(SIZE)]
        (self.folder / f"{number}.json").write_text(facts_json(facts), "utf-8")
        if number % 2:
            self.propose(number)

    def propose(self, number: int) -> None:
        with Ledger.open(self.ledger, by="Ana") as ledger:
            ledger.propose_file(self.folder / f"{number}.json", note=f"K{number}")

    def do(self, number: int) -> None:
        if not number % 2:
            self.propose(number)
            return
        with Ledger.open(self.ledger, by="Eva") as ledger:
            [waits] = [each for each in ledger.pending("A") if each.fact.note == f"K{number}"]
            ledger.approve(waits.fact.reference)

    def is_done(self, number: int) -> bool:
        with Ledger.open(self.ledger) as ledger:
            assert ledger.verify().intact
            facts, waits = ledger.facts("A"), [each.fact.note for each in ledger.pending("A")]
        found = sum(fact.reference.startswith(f"K{number}-") for fact in facts)
        waiting = f"K{number}" in waits
        assert (found, waiting) in ((0, False), (0, True), (SIZE, False))
        return found == SIZE if number % 2 else waiting


class Annotate(Work):
    """A workbook is loaded, and given back with its wrong cells marked."""

    def prepare(self, number: int) -> None:
        gastos = [["Folio", "Fecha", "Importe", "Moneda"]]
        gastos += [[f"K{number}-{n}", "2016-10-05", n, "MXN"] for n in range(20)]
        write_workbook(self.folder / "libro.xlsx", {"Gastos": gastos})
        (self.folder / "marcado.xlsx").write_bytes(b"")

    def do(self, number: int) -> None:
        arguments = ["import", "libro.xlsx", "--book", "A", "--annotate", "marcado.xlsx"]
        with (
            contextlib.chdir(self.folder),
            contextlib.redirect_stdout(io.StringIO()),
            contextlib.suppress(SystemExit),
        ):
            command_line([*arguments, "--ledger", self.ledger.name])

    def is_done(self, number: int) -> bool:
        content = (self.folder / "marcado.xlsx").read_bytes()
        assert not content or (content.startswith(b"PK") and b"PK\5\6" in content[-64:])
        return bool(content)


class Export(Work):
    """A book leaves, over what left before."""

    def prepare(self, number: int) -> None:
        (self.folder / "book.json").write_text("before", "utf-8")

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.export("A", self.folder / "book.json")

    def is_done(self, number: int) -> bool:
        content = (self.folder / "book.json").read_text("utf-8")
        assert content == "before" or content.endswith("}\n")
        return content != "before"


class Expediente(Work):
    """All that a book has to show is packed, over what left before."""

    def prepare(self, number: int) -> None:
        self.packed.write_bytes(b"before")
        document = self.folder / "a.pdf"
        document.write_bytes(random.Random(number).randbytes(2 * PIECE))
        with Ledger.open(self.ledger) as ledger:
            ledger.attach("M", document)

    @property
    def packed(self) -> Path:
        return self.folder / "e.zip"

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.expediente("A", self.packed)

    def is_done(self, number: int) -> bool:
        if self.packed.read_bytes() == b"before":
            return False
        assert verify_expediente(self.packed).intact
        return True

    def expected(self, number: int) -> set[str]:
        return super().expected(number) | {"e.zip", "a.pdf"}


class Issue(Work):
    """A statement is frozen."""

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            day = date(2016, 12, 31) + timedelta(number)  # the same is not issued twice
            ledger.issue("A", on=day, reference=f"E-{number}")

    def is_done(self, number: int) -> bool:
        with Ledger.open(self.ledger) as ledger:
            return any(issued.fact.reference == f"E-{number}" for issued in ledger.issued("A"))


class IssueTotals(Work):
    """What every book gave is frozen in the book of the institution."""

    def prepare(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.record(Institution(code="INE", title="Institute", currency="MXN"))

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            day = date(2016, 12, 31) + timedelta(number)  # the same is not issued twice
            ledger.issue_totals("INE", 2016, on=day, reference=f"T-{number}")

    def is_done(self, number: int) -> bool:
        with Ledger.open(self.ledger) as ledger:
            assert ledger.verify().intact
            return any(each.fact.reference == f"T-{number}" for each in ledger.issued("INE"))


class Backup(Work):
    """A ledger comes to be in a file where there was none."""

    def to(self, number: int) -> Path:
        return self.folder / f"to-{number}.db"

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.backup(self.to(number))

    def is_done(self, number: int) -> bool:
        if not self.to(number).exists():
            return False
        with Ledger.open(self.to(number)) as ledger, Ledger.open(self.ledger) as source:
            assert ledger.head() == source.head()
        return True


class Restore(Backup):
    """The same, the other way."""

    def do(self, number: int) -> None:
        Ledger.restore(self.ledger, self.to(number))


class Copy(Backup):
    """The same, row by row."""

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.copy_to(self.to(number))


class Merge(Work):
    """Another ledger's book comes in, with a document."""

    def other(self, number: int) -> Path:
        return self.folder / f"to-{number}.db"

    def prepare(self, number: int) -> None:
        document = self.folder.with_suffix(".pdf")
        document.write_bytes(random.Random(number).randbytes(2 * PIECE))
        code = {"book": f"K{number}"}
        with Ledger.open(self.other(number)) as ledger:
            ledger.record(
                OPENING.model_copy(update={"code": code["book"]}),
                *(each.model_copy(update=code) for each in (MONEY, spent("G"))),
            )
            ledger.attach("G", document, book=code["book"])

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.merge(self.other(number))

    def is_done(self, number: int) -> bool:
        with Ledger.open(self.ledger) as ledger, Ledger.open(self.other(number)) as other:
            assert ledger.verify().intact
            assert other.verify().intact
            there = {book.opening.code for book in ledger.books()}
            if f"K{number}" not in there:
                return False
            assert ledger.verify(against=other.head()).intact
            return len(ledger.documents(f"K{number}")) == 1


class Upgrade(Work):
    """A ledger of the first schema becomes one of today."""

    def prepare(self, number: int) -> None:
        for left in self.folder.glob("books.db*"):
            left.unlink()
        with closing(sqlite3.connect(self.ledger)) as made:
            made.executescript(OLD.read_text("utf-8"))
            self.before = list(made.iterdump())

    def do(self, number: int) -> None:
        with Ledger.open(self.ledger) as ledger:
            ledger.upgrade()

    def is_done(self, number: int) -> bool:
        with closing(sqlite3.connect(self.ledger)) as found:
            if list(found.iterdump()) == self.before:
                return False
        with Ledger.open(self.ledger) as ledger:
            assert ledger.verify().intact
        return True


VERBS = {
    kind.__name__.lower(): kind
    for kind in (
        Import, Attach, LoadWithDocuments, Forget, Approve, Annotate, Export, Expediente, Issue,
        IssueTotals, Backup, Restore, Copy, Merge, Upgrade,
    )
}  # fmt: skip


def kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def steps_of(work: Callable[[], None], before: Callable[[int], None]) -> None:
    """Do it, and at each step say how many there were."""
    taken = iter(range(1, sys.maxsize))
    sys.addaudithook(lambda name, _: name.startswith(DOES) and before(next(taken)))
    with before_each(lambda _: before(next(taken))):
        work()


def apart(work: Callable[[], None], seconds: float | None = None) -> bool:
    """Do it in a process of its own, killed after a while; whether it was killed."""
    child = os.fork()
    if child == 0:
        try:
            warnings.simplefilter("ignore")
            work()
        except BaseException as error:
            sys.excepthook(type(error), error, error.__traceback__)
            os._exit(1)
        os._exit(0)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0
    return os.WIFSIGNALED(status)


def asked(question: Callable[[], bool]) -> bool:
    """What is answered in a process of its own.

    Setting a page starts threads, which a process that is forked has not and would wait for: who
    forks sets none.
    """
    reads, writes = os.pipe()
    apart(lambda: os.write(writes, b"y" if question() else b"n") and None)
    os.close(writes)
    with os.fdopen(reads, "rb") as answered:
        return answered.read() == b"y"


def measured(work: Work) -> tuple[int, float]:
    """How many steps it takes, and how many seconds."""
    work.prepare(0)
    counted = work.folder.with_suffix(".steps")
    count = os.open(counted, os.O_CREAT | os.O_RDWR)
    began = time.monotonic()
    apart(lambda: steps_of(lambda: work.do(0), lambda n: os.pwrite(count, b"%09d" % n, 0) and None))
    return int(os.pread(count, 9, 0)), time.monotonic() - began


def killed(work: Work, kills: int) -> Iterator[str]:
    """What becomes of it each time."""
    steps, seconds = measured(work)
    drawn = random.Random(kills)
    for number in range(1, kills + 1):
        work.prepare(number)
        if number % 3:
            at = math.ceil(steps * (number - drawn.random()) / kills)
            was = apart(
                lambda number=number, at=at: steps_of(
                    lambda: work.do(number), lambda step: kill() if step == at else None
                )
            )
        else:
            was = apart(lambda number=number: work.do(number), drawn.uniform(0, seconds))
        left = set(work.place(number).glob(".*"))
        done = asked(lambda number=number: work.is_done(number))
        yield f"{'killed' if was else 'ended'}, {'whole' if done else 'nothing'}"
        yield from ["left half done"] * bool(left)
        apart(
            lambda number=number, left=left, done=done: require_next(work, number, left, done=done)
        )


def require_next(work: Work, number: int, left: set[Path], *, done: bool) -> None:
    """The next one does it, and takes away and names what was left."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        if not done:
            work.do(number)
        work.go_on(number)
    assert all(isinstance(each.message, LeftoverRemoved) for each in warned)
    named = {each.message.params["where"] for each in warned}  # type: ignore[union-attr]
    assert named == left
    assert work.is_done(number)
    assert {path.name for path in work.folder.iterdir()} <= work.expected(number)


def main(kills: str, *verbs: str) -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        for verb in verbs:
            (folder / verb).mkdir()
            print(verb, dict(Counter(killed(VERBS[verb](folder / verb), int(kills)))), flush=True)
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
