"""Agreements that were taken by columns, as rows at the beginning of their chains, sealed."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.bulk.acceptance import Accepted
from coopledger.bulk.agreements import OF_EACH, Opened, Way
from coopledger.bulk.columns import orders_first
from coopledger.errors import StoreError
from coopledger.model.agreement import AnyOpening
from coopledger.model.dates import When
from coopledger.model.finding import Origin
from coopledger.progress import Progress
from coopledger.store import sealing
from coopledger.store.appending import Stamp, last_moment, link, moment_after
from coopledger.store.chain import hash_of
from coopledger.store.clock import Clock
from coopledger.store.columns import COLUMNS
from coopledger.store.connection import AT_ONCE, Connection, Row
from coopledger.store.identity import require_identity
from coopledger.store.journal import NOWHERE, Head, Heads, head
from coopledger.store.sealing import sealed


class Moved(NamedTuple):
    """What of a movement of money is its own. row: its number in the table. way: of its way."""

    row: int
    kind: str
    reference: str
    when: str
    minor: int
    currency: str
    counter: int | None
    counter_currency: str | None
    payee: str | None
    concept: str | None
    way: int


class Source(NamedTuple):
    """Where the rows come from, and in whose name they are recorded.

    name: of the document. by: who records. document: its SHA-256. load: the number of the load.
    """

    name: str
    by: str
    document: str | None
    load: int | None


def append(
    connection: Connection, taken: Accepted, source: Source, clock: Clock, progress: Progress
) -> Heads:
    """Add the rows of these agreements, none of which is there yet; where their chains end now."""
    who, ends = require_identity(connection).name, dict[str, Head]()
    written, whole = 0, len(taken) or 1
    waiting: list[Row] = []
    moment = last_moment(connection)
    with connection.appending() as put:
        for opened, events in _agreements(taken):
            moment = moment_after(moment, clock)
            stamp = Stamp(moment, source.by, source.document, source.load)
            waiting += _chained(opened, events, taken.ways, stamp, source.name, who)
            ends[opened.code] = Head(1 + len(events), waiting[-1][-1])
            if len(waiting) >= AT_ONCE:
                put(waiting)
                written += len(waiting)
                progress(written / whole)
                waiting = []
        put(waiting)
    for code, end in ends.items():
        if head(connection, code) != end:  # a trigger may take away again what was stored
            raise StoreError("store.not-stored", stored=0, given=end.seq)
    return ends


def _agreements(taken: Accepted) -> Iterator[tuple[Opened, list[Moved]]]:
    """Each agreement with its movements of money; no more than a slice of them is in memory."""
    moved = _places(taken)
    place, events = next(moved, (-1, []))
    for at, opened in taken.openings.items():
        if place == at:
            yield opened, events
            place, events = next(moved, (-1, []))
        else:
            yield opened, []


def _places(taken: Accepted) -> Iterator[tuple[int, list[Moved]]]:
    place, events = -1, list[Moved]()
    for some in taken.moved("place", *Moved._fields[:-1]):
        for at, *event in some.iter_rows():
            if at != place and events:
                yield place, events
                events = []
            place = at
            events.append(Moved(*event))
    if events:
        yield place, events


def _chained(
    opened: Opened, events: list[Moved], ways: Sequence[Way], stamp: Stamp, name: str, who: str
) -> Iterator[Row]:
    """The rows of an agreement: as `store.appending.link` puts each at the end of a chain."""
    entry = opened.entry(name)
    if not isinstance(entry.fact, AnyOpening):
        raise TypeError(f"{opened.code}: it is opened by no agreement")
    first = link(Book(entry.fact), entry, NOWHERE, stamp, who)
    yield tuple(map(first.__getitem__, COLUMNS))
    seq, previous = first["seq"], first["hash"]
    same = {
        "book": opened.code, "revision": 1, "recorded_at": stamp.recorded_at, "recorded_by": None,
        "origin": None, "document": stamp.document, "ledger": None, "load": stamp.load,
    }  # fmt: skip
    for each in events:
        way, (first_day, last_day) = ways[each.way], _days(each.when)
        origin = str(Origin(name, "", each.row))
        texts = {**way.texts, "recorded_by": stamp.recorded_by, "origin": origin}
        texts |= {path: text for path in OF_EACH if (text := getattr(each, path)) is not None}
        seq += 1
        row = same | sealed(texts, sealing.new_secret())
        row |= {
            "seq": seq, "kind": each.kind, "reference": each.reference, "dated": each.when,
            "first_day": first_day, "last_day": last_day,
            "counts_from": first_day if orders_first(each.kind) else last_day,
            "debit": way.debit, "credit": way.credit, "body": way.body,
            "minor": each.minor, "currency": each.currency, "previous": previous,
            "counter_minor": each.counter, "counter_currency": each.counter_currency,
        }  # fmt: skip
        row["hash"] = previous = hash_of(row)
        yield tuple(map(row.__getitem__, COLUMNS))


@lru_cache(maxsize=10_000)
def _days(dated: str) -> tuple[str, str]:
    when = When.parse(dated)
    return when.first.isoformat(), when.last.isoformat()
