"""Loading a large document: by columns what is certain, the rest as every document is.

Both go into one transaction: all of it, or nothing. Of a table of facts that is agreement by
agreement; a workbook goes one way or the other.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coopledger.ledger.keeping import keep_originals
from coopledger.ledger.recording import EXAMINED, READ, Recorder, codes_of
from coopledger.ledger.shelf import OpenBooks
from coopledger.ledger.uncollected import uncollected
from coopledger.log import tell
from coopledger.model.activity import Activity
from coopledger.model.control import summed
from coopledger.model.receipt import Receipt
from coopledger.progress import Progress, within
from coopledger.readers.documents import SPREADSHEETS
from coopledger.readers.fact_tables import is_fact_table, take_rows
from coopledger.readers.originals import original
from coopledger.readers.reading import Manner, MannerGiven, Reading
from coopledger.readers.sheet import NotOpened, Sheet
from coopledger.store import journal
from coopledger.store.connection import Connection
from coopledger.store.load_numbers import next_load

if TYPE_CHECKING:
    from coopledger.bulk.acceptance import Accepted, Table
    from coopledger.ledger.examining import Examination

LARGE = 2**20
"""Bytes from which a table is looked at column by column: what does that takes its time to come."""

LONG = 4_000
"""Rows of movements from which a workbook is."""


def import_large(
    recorder: Recorder, path: Path, manner: MannerGiven, progress: Progress
) -> Receipt | None:
    """What becomes of a large table of facts, or of a workbook; None of what is none of these.

    A table that two programs may read in two ways is read row by row, which explains it; so is one
    without what reads columns (`coopledger[bulk]`), and one that a program has rules for.
    """
    return _looked_at(recorder, path, manner, progress, _RECORD)


def preview_large(
    recorder: Recorder, path: Path, manner: MannerGiven, progress: Progress
) -> Receipt | None:
    """What `import_large` would say. Nothing is recorded."""
    return _looked_at(recorder, path, manner, progress, _PREVIEW)


class _Split(NamedTuple):
    """A document: what of it is taken by columns, and the rest, read. known: the books there are.

    sheets: in which its rows stand; none where it is one table.
    """

    taken: "Accepted"
    rest: Reading
    known: Collection[str]
    sheets: Sequence[str] = ()


class _MoreBooks(Exception):
    """Somebody else opened a book meanwhile."""


class _Work(NamedTuple):
    """What is done with a document: where some of it is taken by columns, and where none is."""

    by_columns: Callable[[Recorder, _Split, Progress], Receipt]
    by_rows: Callable[[Recorder, Reading, Progress], Receipt]


@uncollected()
def _looked_at(
    recorder: Recorder, path: Path, manner: MannerGiven, progress: Progress, work: _Work
) -> Receipt | None:
    if any(manner.values()) or recorder.rules or not path.is_file():
        return None
    if path.suffix.lower() in SPREADSHEETS:
        return _of_workbook(recorder, path, progress, work)
    if path.stat().st_size < LARGE or not is_fact_table(path):
        return None
    try:  # heavy, and an extra
        from coopledger.bulk.acceptance import read
        from coopledger.bulk.columns import Irregular
    except ImportError:
        return None
    try:
        table = read(path, within(progress, 0, READ))
        while True:
            with suppress(_MoreBooks):
                split = _split(recorder, path, table)
                return work.by_columns(recorder, split, progress) if len(split.taken) else None
    except (Irregular, NotOpened):
        return None


def _of_workbook(recorder: Recorder, path: Path, progress: Progress, work: _Work) -> Receipt | None:
    """What becomes of a workbook, opened once; None where it has to be opened again."""
    # Excel's and XML's libraries are slow to import: only when there is a document to read.
    from coopledger.readers.registry import read_by
    from coopledger.readers.tables import OPENING, read_tables
    from coopledger.readers.xlsx import open_workbook

    part = within(progress, 0, READ)
    try:
        found = open_workbook(path, within(part, 0, OPENING))
    except NotOpened:  # which is said of it as of every document
        return None
    split = _split_of_sheets(recorder, path, found)
    if split is not None:
        found.clear()  # it is in columns now
        with suppress(_MoreBooks):
            return work.by_columns(recorder, split, progress)
        return None
    manner = Manner(progress=within(part, OPENING, 1))
    reading = read_by(path, lambda: read_tables(path, found, manner))
    return work.by_rows(recorder, reading, progress)


def _split_of_sheets(recorder: Recorder, path: Path, found: list[Sheet]) -> _Split | None:
    """A long workbook in which columns are sure of everything; None of any other."""
    from coopledger.readers.movements import is_long, movements_of
    from coopledger.readers.registry import read_by

    known = _codes(recorder)
    moving = movements_of(path, found, known) if is_long(found, LONG) else None
    if moving is None:
        return None
    try:  # heavy, and an extra
        from coopledger.bulk.acceptance import accepted
        from coopledger.bulk.sheets import table_of_sheets
    except ImportError:
        return None
    table, sheets = table_of_sheets(moving)
    taken = accepted(table, date.today(), known)
    rest = read_by(path, lambda: moving.rest)
    if len(taken) < table.height or not rest.originals:
        return None
    return _Split(taken, rest, known, sheets)


def _split(recorder: Recorder, path: Path, table: "Table") -> _Split:
    """The agreements that are taken by columns are apart from all else, also in what is read."""
    from coopledger.bulk.acceptance import accepted

    known, left = _codes(recorder), set[str]()
    while True:
        taken = accepted(table, date.today(), known, left)
        rest = _read(path, table, taken)
        named = {entry.fact.book for entry in rest.entries} & taken.codes()
        if any(isinstance(e.fact, Activity) and e.fact.same_as_book for e in rest.entries):
            named = taken.codes()  # another book has a say
        if not named:
            return _Split(taken, rest, known)
        left |= named


def _codes(recorder: Recorder) -> frozenset[str]:
    if not recorder.storage.exists():
        return frozenset()
    with recorder.storage.reading() as connection:
        return frozenset(journal.codes(connection))


def _read(path: Path, table: "Table", taken: "Accepted") -> Reading:
    """The rest of a table, row by row through the model."""
    found = original(path)
    rest = Reading(document=found.sha256, originals=[found], is_load=True)
    if len(taken) < table.height:
        from coopledger.bulk.rest import rows_beside

        try:
            take_rows(rest, rows_beside(path, taken), found.name, Manner())
        except NotOpened as error:
            return Reading(findings=[*error.before, error.finding], unread={"opening"})
    return rest


def _preview(recorder: Recorder, split: _Split, progress: Progress) -> Receipt:
    if not recorder.storage.exists():
        examination = recorder.examined(split.rest, OpenBooks())
        return _receipt(examination, split)
    with (
        recorder.shelf.desk(*codes_of(split.rest)) as desk,
        recorder.storage.reading() as connection,
    ):
        return _receipt(recorder.examined_at(connection, desk, split.rest), split)


def _record(recorder: Recorder, split: _Split, progress: Progress) -> Receipt:
    if not recorder.storage.exists():
        refused = _receipt(recorder.examined(split.rest, OpenBooks()), split)
        if not refused.accepted:  # so no ledger is made for it
            return refused
    with recorder.shelf.desk(*codes_of(split.rest)) as desk:

        def work(connection: Connection) -> "tuple[Examination, journal.Heads]":
            if split.known != {*journal.codes(connection)}:
                raise _MoreBooks
            examination = recorder.examined_at(connection, desk, split.rest)
            progress(EXAMINED)
            if not examination.receipt().accepted:
                return examination, {}
            return examination, _appended(recorder, connection, examination, split, progress)

        examination, ends = recorder.storage.write(work)
        for code, end in ends.items():
            examination.books[code].reaches(end)
            desk.keep({code: examination.books[code]})
    receipt = _receipt(examination, split)
    tell("recorded %d facts in %d books", receipt.recorded, len(receipt.books))
    return receipt


def _appended(
    recorder: Recorder,
    connection: Connection,
    examination: "Examination",
    split: _Split,
    progress: Progress,
) -> journal.Heads:
    """Append all of it; where the chains of the books end that were read."""
    from coopledger.bulk.appending import Source, append
    from coopledger.bulk.sheets import origin_of

    taken, rest = split.taken, split.rest
    name = rest.originals[0].name
    opened = next(iter(taken.openings.values()))
    first = taken.terms.entry(opened, origin_of(name, split.sheets, opened.row))
    keep_originals(connection, rest, {**examination.new, opened.code: [first]}, recorder.folder)
    examination.load = next_load(connection)
    of_rest = sum(map(len, examination.new.values()))
    there = EXAMINED + (1 - EXAMINED) * of_rest / (of_rest + len(taken))
    part = within(progress, EXAMINED, there)
    ends = recorder.appended(connection, examination, rest.document, part)
    source = Source(name, recorder.by, rest.document, examination.load, split.sheets)
    append(connection, taken, source, recorder.clock, within(progress, there, 1))
    return ends


def _receipt(examination: "Examination", split: _Split) -> Receipt:
    """Of both: what was read, and what was taken by columns."""
    receipt, taken = examination.receipt(), split.taken
    places = {each.code: each.first for each in taken.openings.values()}
    for entry in split.rest.entries:
        if entry.fact.book in examination.books and entry.origin is not None:
            places.setdefault(entry.fact.book, entry.origin.row)
    return replace(
        receipt,
        books=tuple(sorted(places, key=places.__getitem__)),
        recorded=receipt.recorded + len(taken) if receipt.accepted else 0,
        control=summed([*receipt.control, *taken.totals()]),
    )


_RECORD = _Work(
    _record, lambda recorder, reading, progress: recorder.record(reading, progress=progress)
)
_PREVIEW = _Work(_preview, lambda recorder, reading, _: recorder.preview(reading))
