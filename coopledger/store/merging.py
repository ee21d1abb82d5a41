"""Bringing the books of another ledger in: its rows as they are, and where they come from."""

import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from coopledger.model.attachment import DocumentType
from coopledger.model.kinds import ATTACHMENT, ERASURE, INVOICE, PROPOSAL
from coopledger.model.original import Original
from coopledger.progress import Progress, counted
from coopledger.store import appending, documents, journal
from coopledger.store.columns import in_columns
from coopledger.store.connection import AT_ONCE, Connection
from coopledger.store.documents import Kept
from coopledger.store.documents_proof import documents_named, files_of
from coopledger.store.identity import Own, new_name
from coopledger.store.journal import Head, Heads
from coopledger.store.load_numbers import next_load
from coopledger.store.merges import (
    Apart,
    Lineage,
    Merge,
    Part,
    secrets,
)
from coopledger.store.proof import fact_in, opened_in
from coopledger.store.verification import require_same


@dataclass(frozen=True, slots=True)
class Incoming:
    """A book that is brought in: its rows after those that are here, up to where it ends."""

    code: str
    had: Head
    end: Head

    @property
    def records(self) -> int:
        return self.end.seq - self.had.seq


@dataclass(frozen=True, slots=True)
class Source:
    """Another ledger, being read. folder: where its documents are now, if not where they were."""

    connection: Connection
    own: Own
    ends: Heads
    lineage: Lineage
    folder: Path | None = None

    @classmethod
    def of(cls, connection: Connection, folder: Path | None = None) -> "Source":
        own, lineage = Own.of(connection), Lineage.of(connection)
        return cls(connection, own, journal.ends(connection), lineage, folder)


def first_other(here: Connection, there: Connection, code: str, most: int) -> int | None:
    """The first place at which two chains of a book differ; None where none of so many does."""

    def differs(seq: int) -> bool:
        return journal.hash_at(here, code, seq) != journal.hash_at(there, code, seq)

    # A chain that differs once differs ever after.
    place = bisect_left(range(1, most + 1), True, key=differs) + 1
    return place if place <= most else None


class _Stretch(NamedTuple):
    """A part of a chain in the order in which the other ledger had it."""

    first: int
    last: int
    arrived_at: str | None = None
    loads: int = 0


def _stretches(lineage: Lineage, code: str, had: int, length: int) -> Iterator[_Stretch]:
    """All of a chain there: what came to that ledger apart, and what is here apart."""
    at, whole = 1, list[_Stretch]()
    for part in lineage.brought.get(code, ()):
        if part.first_seq > at:
            whole.append(_Stretch(at, part.first_seq - 1))
        arrived = lineage.arrived(part)
        whole.append(_Stretch(part.first_seq, part.last_seq, arrived, part.loads))
        at = part.last_seq + 1
    if at <= length:
        whole.append(_Stretch(at, length))
    for each in whole:
        if each.first <= had < each.last:
            yield each._replace(last=had)
            yield each._replace(first=had + 1)
        else:
            yield each


def _lengths(lineage: Lineage, merge: Merge) -> dict[str, int]:
    """How many rows of each book a ledger had that was brought in."""
    found = {code: len(places) for code, places in merge.apart.items()}
    for part in lineage.line(merge):
        found[part.book] = max(part.last_seq, found.get(part.book, 0))
    return found


@dataclass
class Bringing:
    """What is brought in from another ledger, in a transaction that alone may write here.

    incoming: the books of which there is anything new. apart: those that are not brought in.
    """

    source: Source
    here: Connection
    incoming: Sequence[Incoming]
    apart: Sequence[str] = ()
    loads: int = 0
    _documents: dict[str, Kept] = field(default_factory=dict)
    _erasures: defaultdict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    _erased: dict[str, str] = field(default_factory=dict)

    @cached_property
    def _had(self) -> Mapping[str, int]:
        new = {each.code: each.had.seq for each in self.incoming}
        return {code: new.get(code, end.seq) for code, end in self.source.ends.items()}

    def is_known(self) -> bool:
        """Whether nothing is new: neither a row, nor an order in which any ledger had its rows.

        Papers of that ledger, and of those that had come into it, print heads of theirs.
        """
        own, source = Lineage.of(self.here), self.source
        if self.incoming or not {m.id for m in source.lineage.merges} <= {m.id for m in own.merges}:
            return False
        if source.own.identity.name == Own.of(self.here).identity.name:
            return True
        lengths = {code: end.seq for code, end in source.ends.items()}
        lines = (each for each in own.merges if each.source == source.own.identity.name)
        return not lengths or any(_lengths(own, each) == lengths for each in lines)

    def bring(self, moment: str, by: str, progress: Progress) -> None:
        """Keep where the rows come from, and the rows. Raises LedgerBroken where one is altered."""
        own = Lineage.of(self.here)
        self.loads = self._added_to_loads()
        identity, number = self.source.own.identity.name, len(own.own) + 1
        merge = Merge(new_name(), number, identity, moment, by, self._left_apart())
        Lineage([merge], [*self._parts(merge)]).add(self.here)
        self._keep_lines({each.id for each in own.merges})
        rows = counted(self._rows(), sum(each.records for each in self.incoming), progress)
        while some := list(islice(rows, AT_ONCE)):
            self.here.append([*map(in_columns, some)])
        for each in self.incoming:
            self._require_as_there(each)
        for code, seqs in self._erasures.items():
            appending.erase(self.here, code, sorted(seqs))

    def bring_documents(self, folder: Path | None) -> int:
        """Keep the documents that its rows name, but what was erased; how many. folder: in which.

        Those that are here, and an erasure that was brought in names, are erased.
        """
        gone = documents.erased(self.here)
        documents.erase(self.here, [*self.erased_here()])
        brought = 0
        for sha256, each in sorted(self._documents.items()):
            if sha256 not in gone and documents.kept(self.here, sha256) is None:
                documents.keep(self.here, self._original(each), folder)
                brought += 1
        return brought

    @property
    def erases(self) -> bool:
        """Whether anything that is here is erased by it."""
        return any(self._erasures.values()) or bool(self.erased_here())

    def erased_here(self) -> dict[str, str]:
        """The documents that are here and were erased there, and the book of which that says so."""
        return {
            sha256: code
            for sha256, code in self._erased.items()
            if documents.kept(self.here, sha256) is not None
        }

    def missing_here(self) -> int:
        """How many of its documents are to be brought in."""
        gone = documents.erased(self.here).keys() | self._erased.keys()
        return sum(
            documents.kept(self.here, each) is None for each in self._documents.keys() - gone
        )

    def look_at(self) -> None:
        """Look through the rows as `bring` does, and bring none."""
        self.loads = self._added_to_loads()
        for _ in self._rows():
            pass

    def _added_to_loads(self) -> int:
        """What is added to the numbers of its loads, so that none is called as one of here is."""
        first: int | None = None
        least = "SELECT min(load) FROM journal WHERE book = :book AND seq BETWEEN :first AND :last"
        for each in self.incoming:
            for part in _stretches(self.source.lineage, each.code, each.had.seq, each.end.seq):
                if part.first > each.had.seq:
                    bound = {"book": each.code, "first": part.first, "last": part.last}
                    load = self.source.connection.scalar(least, **bound)
                    if load is not None:
                        first = min(first or load + part.loads, load + part.loads)
        return max(0, next_load(self.here) - first) if first is not None else 0

    def _parts(self, merge: Merge) -> Iterator[Part]:
        """All that the other ledger had, in its order."""
        named = secrets(self.source.connection)
        for code, end in self.source.ends.items():
            if code in self.apart:
                continue
            had = self._had[code]
            for each in _stretches(self.source.lineage, code, had, end.seq):
                brought = each.first > had
                last = journal.hash_at(self.source.connection, code, each.last) or ""
                part = Part(code, each.first, each.last, last, merge.id, each.arrived_at, brought)
                if brought:
                    part = part._replace(loads=self.loads + each.loads)
                if brought and each.first == 1:
                    part = part._replace(secret=named.get(code, self.source.own.secret))
                yield part

    def _keep_lines(self, known: set[str]) -> None:
        """The ledgers that had come into that one: in which order each had its rows."""
        for merge in self.source.lineage.merges:
            if merge.id in known:
                continue
            line = self.source.lineage.line(merge)
            apart = dict(merge.apart)
            for code in self.apart:
                if stretches := [each for each in line if each.book == code]:
                    apart[code] = self._places(code, stretches)
            kept = (each for each in line if each.book not in self.apart)
            told: dict[str, Any] = {"brought": False, "loads": 0, "secret": None}
            parts = [each._replace(**told) for each in kept]
            Lineage([merge._replace(number=None, apart=apart)], parts).add(self.here)

    def _left_apart(self) -> Apart:
        return {
            code: self._places(
                code,
                [
                    Part(code, each.first, each.last, "", "", each.arrived_at)
                    for each in _stretches(self.source.lineage, code, 0, self.source.ends[code].seq)
                ],
            )
            for code in self.apart
        }

    def _places(self, code: str, parts: Sequence[Part]) -> list[tuple[str, str]]:
        """When the other ledger had each row of a book that is left there, and its hash."""
        found: list[tuple[str, str]] = []
        ends = [each.last_seq for each in parts]
        for row in islice(journal.rows(self.source.connection, code), max(ends)):
            part = parts[bisect_left(ends, row["seq"])]
            found.append((part.arrived_at or row["recorded_at"], row["hash"]))
        return found

    def _rows(self) -> Iterator[dict[str, Any]]:
        """The rows that are new, and what they say of documents and of what was erased."""
        there = {each.sha256: each for each in documents.every(self.source.connection)}
        for each in self.incoming:
            for row in journal.rows(self.source.connection, each.code, after=each.had.seq):
                self._note(row, each, there)
                yield row

    def _note(self, row: dict[str, Any], book: Incoming, there: Mapping[str, Kept]) -> None:
        if row["kind"] == ERASURE.name:
            body = json.loads(row["body"])
            self._erased |= dict.fromkeys(body.get("documents", ()), book.code)
            self._erasures[book.code].update(seq for seq in body["rows"] if seq <= book.had.seq)
        for sha256 in self._named(row) if there else ():
            if sha256 in there and sha256 not in self._documents:
                self._documents[sha256] = there[sha256]
                if there[sha256].type == DocumentType.LISTING:
                    source = self.source
                    for file in files_of(source.connection, there[sha256], source.folder):
                        if file in there:
                            self._documents[file] = there[file]

    def _named(self, row: dict[str, Any]) -> Iterator[str]:
        """The documents that a row names."""
        if row["document"] is not None:
            yield row["document"]
        if row["kind"] in _NAMING:
            fact: Any = fact_in(opened_in(row))  # type: ignore[arg-type]  # which was proved
            yield from (sha256 for sha256, _ in documents_named(row, fact))

    def _original(self, each: Kept) -> Original:
        source = self.source

        def pieces() -> Iterator[bytes]:
            return documents.proved(source.connection, each, source.folder)

        return Original(each.sha256, each.sha256, each.size, DocumentType(each.type), pieces)

    def _require_as_there(self, each: Incoming) -> None:
        """Raises LedgerBroken where what was stored is not, row by row, what was to be."""
        end = each.had
        for row in journal.linked(self.here, each.code, each.had):
            end = Head(row["seq"], row["hash"])
        require_same({each.code: end}, {each.code: each.end}, each.code)


_NAMING = frozenset(kind.name for kind in (ATTACHMENT, PROPOSAL, INVOICE))
