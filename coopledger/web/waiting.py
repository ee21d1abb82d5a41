"""What a session has sent and not yet recorded: it waits under its plan's hash, an hour at most.

Reading, planning and recording are jobs in threads of their own, each with its share of the way, so
that a page can say how far one has come. Of a document that waits, only the plan is in memory: its
bytes and what was read of them are files in a folder of its own, which nobody else reads.
"""

import contextvars
import pickle
import shutil
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from time import monotonic
from typing import Any

from coopledger.books.plan import Moved, Plan
from coopledger.ledger import Ledger
from coopledger.ledger.documents import read_file
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.progress import Progress, within
from coopledger.readers.reading import MannerGiven, Reading
from coopledger.readers.shown_rows import Rows, rows_of, wanted_of
from coopledger.web.apart import Apart, outcome

LONGEST_SECONDS = 3_600.0
MOST_WAITING, MOST_JOBS, MOST_ROWS = 3, 20, 2_000
_AT_ONCE = threading.BoundedSemaphore(2)
"""Documents that are read at the same moment, whoever sent them: a machine has few cores."""


Reads = Callable[[Path, MannerGiven, Progress], Reading]
"""What reads a document in a process of its own: a function of a module."""


@dataclass
class Document:
    """A document that was sent, and how it is to be read.

    folder: its own, with what was sent and what was read of it. path: what of it is read. manner:
    as `Ledger.import_file` takes it. since: when it was sent, by a clock that only goes on. reads:
    what reads it, in another process.
    """

    folder: Path
    path: Path
    manner: MannerGiven = field(default_factory=lambda: MannerGiven())
    since: float = field(default_factory=monotonic)
    reads: Reads = read_file

    @classmethod
    def of_reading(cls, folder: Path, name: str, reading: Reading) -> "Document":
        """What was come by without a document, kept as if it had been read. name: what it is."""
        made = cls(folder, folder / name)
        with made._kept.open("xb") as file:
            pickle.dump(reading, file, protocol=pickle.HIGHEST_PROTOCOL)
        return made

    @property
    def _kept(self) -> Path:
        """Where it lies what was read, in this manner."""
        said = repr(sorted(self.manner.items())).encode()
        return self.folder / f"reading-{sha256(said).hexdigest()[:16]}"

    def read(self, apart: Apart, progress: Progress) -> Reading:
        """What it states: read once, in a process of its own. Raises CoopledgerError."""
        kept = self._kept
        if not kept.exists():
            with _AT_ONCE:
                apart.do(self.reads, self.path, self.manner, into=kept, progress=progress)
        reading: Reading = outcome(kept)
        return reading

    def rows(self, apart: Apart, plan: Plan) -> Rows:
        """The rows in which something was found, as they stand in it."""
        places = (finding.place for finding in plan.receipt.findings)
        wanted = wanted_of(places, MOST_ROWS)
        if not wanted:
            return {}
        kept = self.folder / f"rows-{token_hex(4)}"
        with _AT_ONCE:
            apart.do(rows_of, self.path, wanted, into=kept)
        rows: Rows = outcome(kept)
        kept.unlink()
        return rows

    def otherwise(self, manner: MannerGiven) -> "Document":
        """The same, to be read in another way."""
        return replace(self, manner=manner)


@dataclass
class Waiting:
    """A document that waits to be recorded: what was planned, and for which ledger.

    moved: in what this plan differs from the one that was to be recorded. beside: what else is to
    be told of it, in a language.
    """

    document: Document
    ledger: Ledger
    plan: Plan
    rows: Rows
    reason: str | None = None
    moved: Moved | None = None
    beside: Callable[[Language], Iterable[str]] = lambda _: ()


class Job:
    """Something that takes its time. to: the address to go on to, once it is done."""

    def __init__(self) -> None:
        self.share, self.to = 0.0, ""
        self.failed: Exception | None = None
        self._ended = threading.Event()

    def begin(self, work: Callable[[Progress], str]) -> None:
        """Do it beside whoever asked, in whose words it speaks."""
        context = contextvars.copy_context()
        threading.Thread(target=context.run, args=(self._do, work), daemon=True).start()

    def _do(self, work: Callable[[Progress], str]) -> None:
        try:
            self.to = work(self._come)
        except Exception as error:  # said by the page that asks how it goes
            self.failed = error
        finally:
            self._ended.set()

    def _come(self, share: float) -> None:
        self.share = max(self.share, share)

    @property
    def is_over(self) -> bool:
        return self._ended.is_set()

    def ended(self, seconds: float = 0.0) -> bool:
        """Whether it has, when so long was waited for it. Raises what it failed of."""
        if not self._ended.wait(seconds):
            return False
        if self.failed is not None:
            raise self.failed
        return True


class Tray:
    """What waits for one session, and its jobs."""

    def __init__(self, folder: Path, apart: Apart) -> None:
        self.folder, self.apart = folder, apart
        self._waiting: OrderedDict[str, Waiting] = OrderedDict()
        self._jobs: OrderedDict[str, Job] = OrderedDict()
        self._done: OrderedDict[str, Mapping[str, Any]] = OrderedDict()
        self._lock = threading.Lock()

    def place(self) -> Path:
        """A new folder, for one document."""
        place = self.folder / token_hex(8)
        (place / "sent").mkdir(parents=True, mode=0o700)
        return place

    def begin(self, work: Callable[[Progress], str]) -> str:
        """Begin a job: its name."""
        name, job = token_hex(8), Job()
        with self._lock:
            self._jobs[name] = job
            while len(self._jobs) > MOST_JOBS:
                self._jobs.popitem(last=False)
        job.begin(work)
        return name

    def job(self, name: str) -> Job:
        with self._lock:
            found = self._jobs.get(name)
        if found is None:
            raise CoopledgerError("web.load-gone")
        return found

    def put(self, waiting: Waiting) -> str:
        """Let something wait: the hash of its plan."""
        with self._lock:
            before = self._waiting.pop(waiting.plan.hash, None)
            self._waiting[waiting.plan.hash] = waiting
            gone = [before] if before and before.document.folder != waiting.document.folder else []
            while len(self._waiting) > MOST_WAITING:
                gone.append(self._waiting.popitem(last=False)[1])
        for each in gone:
            self._forget(each)
        left = LONGEST_SECONDS - (monotonic() - waiting.document.since)
        timer = threading.Timer(max(0.0, left), self.drop, args=(waiting.plan.hash, waiting))
        timer.daemon = True
        timer.start()
        return waiting.plan.hash

    def get(self, name: str, ledger: Ledger) -> Waiting:
        """What waits under a hash, for a ledger. Raises CoopledgerError where nothing does."""
        with self._lock:
            found = self._waiting.get(name)
        if found is None or found.ledger.location != ledger.location:
            raise CoopledgerError("web.load-gone")
        return found

    def drop(self, name: str, only: Waiting | None = None) -> None:
        """Forget it, and what was sent. only: unless another waits there by now."""
        with self._lock:
            found = self._waiting.get(name)
            if found is None or (only is not None and found is not only):
                return
            del self._waiting[name]
        self._forget(found)

    def each(self, ledger: Ledger) -> list[Waiting]:
        """All that waits for a ledger, the newest first."""
        with self._lock:
            waiting = [*reversed(self._waiting.values())]
        return [each for each in waiting if each.ledger.location == ledger.location]

    def done(self, what: Mapping[str, Any]) -> str:
        """Keep what became of something, for the page that says so: its name.

        folder, where there is one: goes when it is kept no longer.
        """
        name, gone = token_hex(8), []
        with self._lock:
            self._done[name] = what
            while len(self._done) > MOST_JOBS:
                gone.append(self._done.popitem(last=False)[1])
        for each in gone:
            if "folder" in each:
                shutil.rmtree(each["folder"], ignore_errors=True)
        return name

    def outcome(self, name: str) -> Mapping[str, Any]:
        with self._lock:
            found = self._done.get(name)
        if found is None:
            raise CoopledgerError("web.load-gone")
        return found

    def scratch(self, waiting: Waiting) -> Path:
        """A file beside a document, for what is made of it."""
        return waiting.document.folder / token_hex(8)

    def _forget(self, waiting: Waiting) -> None:
        with self._lock:
            folders = {each.document.folder for each in self._waiting.values()}
        if waiting.document.folder not in folders:
            shutil.rmtree(waiting.document.folder, ignore_errors=True)


def planned(
    tray: Tray,
    document: Document,
    ledger: Ledger,
    progress: Progress,
    *,
    reason: str | None = None,
    propose: bool = False,
) -> Waiting:
    """Read a document and plan it: what is to wait. Raises CoopledgerError."""
    try:
        reading = document.read(tray.apart, within(progress, 0, 0.8))
        plan = ledger.plan(reading, reason=reason, propose=propose)
        progress(0.9)
        return Waiting(document, ledger, plan, document.rows(tray.apart, plan), reason)
    except Exception:
        if not any(each.document.folder == document.folder for each in tray.each(ledger)):
            shutil.rmtree(document.folder, ignore_errors=True)
        raise
