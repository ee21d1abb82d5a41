"""Agreements that were taken by columns, as rows at the beginning of their chains, sealed."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from json.encoder import encode_basestring
from operator import itemgetter
from typing import NamedTuple

from coopledger.books.book import Book
from coopledger.bulk.acceptance import Accepted
from coopledger.bulk.agreements import OF_EACH, Opened, Way
from coopledger.bulk.columns import orders_first
from coopledger.bulk.sheets import origin_of, said_origins
from coopledger.errors import StoreError
from coopledger.model.agreement import AnyOpening
from coopledger.model.dates import When
from coopledger.model.entry import Entry
from coopledger.model.finding import Origin
from coopledger.progress import Progress
from coopledger.store import sealing
from coopledger.store.appending import Stamp, last_moment, link, moment_after
from coopledger.store.chain import canonical_json, form_of, hash_as
from coopledger.store.clock import Clock
from coopledger.store.columns import in_columns
from coopledger.store.connection import AT_ONCE, Connection, Row
from coopledger.store.identity import require_identity
from coopledger.store.journal import NOWHERE, Head, Heads, heads
from coopledger.store.sealing import sealed_as

Moved = tuple[int, int, str, str, int, int | None, str | None, str | None, int]
"""What of a movement of money is its own, in the order of `_MOVED`."""

_MOVED = ("place", "row", "reference", "when", "minor", "counter", "payee", "concept", "way")
"""place: of its agreement. row: its number in the table. way: of its way."""


class Source(NamedTuple):
    """Where the rows come from, and in whose name they are recorded.

    name: of the document. by: who records. document: its SHA-256. load: the number of the load.
    sheets: of the document, in which the rows stand by their numbers; none where it has none.
    """

    name: str
    by: str
    document: str | None
    load: int | None
    sheets: Sequence[str] = ()

    def origin(self, number: int) -> Origin:
        """Where a row stands."""
        return origin_of(self.name, self.sheets, number)


def append(
    connection: Connection, taken: Accepted, source: Source, clock: Clock, progress: Progress
) -> Heads:
    """Add the rows of these agreements, none of which is there yet; where their chains end now."""
    who, ends = require_identity(connection).name, dict[str, Head]()
    alike = [_alike(way, source) for way in taken.ways]
    said = said_origins(source.name, source.sheets)
    written, whole = 0, len(taken) or 1
    waiting: list[Row] = []
    moment = last_moment(connection)
    with connection.appending() as put:
        for opened, events in _agreements(taken):
            moment = moment_after(moment, clock)
            stamp = Stamp(moment, source.by, source.document, source.load)
            entry = taken.terms.entry(opened, source.origin(opened.row))
            waiting += _chained(entry, events, alike, stamp, who, said)
            ends[opened.code] = Head(1 + len(events), waiting[-1][-1])
            if len(waiting) >= AT_ONCE:
                put(waiting)
                written += len(waiting)
                progress(written / whole)
                waiting = []
        put(waiting)
    found = heads(connection, ends)
    for code, end in ends.items():
        if found.get(code) != end:  # a trigger may take away again what was stored
            raise StoreError("store.not-stored", stored=0, given=end.seq)
    return ends


def _agreements(taken: Accepted) -> Iterator[tuple[Opened, list[Moved]]]:
    """Each agreement with its movements of money; no more than a slice of them is in memory."""
    moved = chain.from_iterable(some.iter_rows() for some in taken.moved(*_MOVED[:-1]))
    by_place = groupby(moved, key=itemgetter(0))
    place, events = next(by_place, _NONE)
    for at, opened in taken.openings.items():
        if place == at:
            yield opened, list(events)
            place, events = next(by_place, _NONE)
        else:
            yield opened, []


_NONE: tuple[int, Iterator[Moved]] = (-1, iter(()))


class _Alike(NamedTuple):
    """The rows of one way. form: how they are written down to be hashed, with `_OF_EACH_ROW`.

    sealed_in: how their texts are sealed. texts: those that all of them have. in_order: those of a
    row, its own (`_OWN_TEXTS`) and then these, in the order of their paths.
    """

    way: Way
    counts_first: bool
    form: str
    sealed_in: sealing.Form
    texts: tuple[str, ...]
    in_order: Callable[[tuple[str, ...]], tuple[str, ...]]


_OWN_TEXTS = ("origin", *OF_EACH)


_OF_EACH_ROW = ("book", "counter_minor", "counts_from", "dated", "digests", "first_day", "last_day",
                "minor", "previous", "recorded_at", "reference", "seq")  # fmt: skip
"""The columns that rows of one way do not share, in the order of their names."""


def _alike(way: Way, source: Source) -> _Alike:
    same = {
        "revision": 1, "kind": way.kind, "body": way.body, "debit": way.debit, "credit": way.credit,
        "currency": way.currency, "counter_currency": way.counter_currency,
        "document": source.document, "load": source.load,
    }  # fmt: skip
    others = {*_OF_EACH_ROW}
    if way.counter_currency is None:
        others.remove("counter_minor")
    texts = {**way.texts, "recorded_by": source.by}
    known = [*_OWN_TEXTS, *texts]
    paths = sorted({*texts, "origin", *way.said})
    in_order = itemgetter(*map(known.index, paths))
    written = tuple(map(canonical_json, texts.values()))
    form, sealed_in = form_of(same, others), sealing.form_of(tuple(paths))
    return _Alike(way, orders_first(way.kind), form, sealed_in, written, in_order)


def _chained(
    entry: Entry,
    events: list[Moved],
    alike: Sequence[_Alike],
    stamp: Stamp,
    who: str,
    origin: Callable[[int], str],
) -> Iterator[Row]:
    """The rows of an agreement: as `store.appending.link` puts each at the end of a chain."""
    if not isinstance(entry.fact, AnyOpening):
        raise TypeError(f"{entry.fact.book}: it is opened by no agreement")
    first = link(Book(entry.fact), entry, NOWHERE, stamp, who)
    yield in_columns(first)
    seq, previous = first["seq"], first["hash"]
    code, moment = entry.fact.book, encode_basestring(stamp.recorded_at)
    book = encode_basestring(code)
    secrets = sealing.new_secrets(len(events))
    for secret, each in zip(secrets, events, strict=True):
        _, number, reference, dated, minor, counter, payee, concept, at = each
        way, counts_first, form, sealed_in, shared, in_order = alike[at]
        own = map(encode_basestring, (origin(number), payee or "", concept or ""))
        digests, kept = sealed_as(sealed_in, in_order((*own, *shared)), secret)
        seq += 1
        (first_day, last_day), said_first, said_last, said_dated = _days(dated)
        said = (
            book, *(() if counter is None else (counter,)),
            said_first if counts_first else said_last, said_dated, encode_basestring(digests),
            said_first, said_last, minor, f'"{previous}"', moment, encode_basestring(reference),
            seq,
        )  # fmt: skip
        following = hash_as(form, said)
        yield (  # in the order of `COLUMNS`: making it of names took as long as hashing it
            code, seq, way.kind, reference, 1, dated, first_day, last_day,
            first_day if counts_first else last_day, way.debit, way.credit, minor, way.currency,
            counter, way.counter_currency, way.body, stamp.recorded_at, None, None, stamp.document,
            None, digests, kept, stamp.load, previous, following,
        )  # fmt: skip
        previous = following


@lru_cache(maxsize=10_000)
def _days(dated: str) -> tuple[tuple[str, str], str, str, str]:
    """The first and the last day of a date; and as JSON has them, and the date."""
    when = When.parse(dated)
    first, last = when.first.isoformat(), when.last.isoformat()
    said_first, said_last, said = map(encode_basestring, (first, last, dated))
    return (first, last), said_first, said_last, said
