"""In which order the rows of a file came to its ledger, and to those that were brought in.

The last line of a file of all rows says it, where any were brought in (`merged`): of each ledger
its identity and when it came (`at`); what it had, part by part of each chain (`chains`: the book,
its first and last row, when they came to that ledger if they were not recorded there, whether they
were brought in from there); and of a book that was not, when each row came and its hash (`apart`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from coopledger.store.merges import Lineage

Places = Sequence[tuple[str, str, int, str]]
"""Of each row when it came, its book, its place and its hash."""


def merges_told(lineage: Lineage) -> list[dict[str, Any]]:
    """What the last line says, the first merge first."""
    return [
        {
            "ledger": merge.source,
            "at": merge.merged_at,
            "chains": [
                [part.book, part.first_seq, part.last_seq, part.arrived_at, part.brought]
                for part in lineage.line(merge)
            ],
            "apart": [[code, [*map(list, places)]] for code, places in merge.apart.items()],
        }
        for merge in lineage.merges
    ]


def orders(places: Places, merged: Iterable[Mapping[str, Any]]) -> Iterator[Places]:
    """The rows as this ledger had them; then as each of those that were brought in did.

    Raises what reading raises where the last line does not say such a thing.
    """
    merged = list(merged)
    arrived = {
        (book, seq): str(each["at"])
        for each in merged
        for book, first, last, _, brought in each["chains"]
        if brought
        for seq in range(int(first), int(last) + 1)
    }
    yield sorted((arrived.get((book, seq), at), book, seq, end) for at, book, seq, end in places)
    of_book: defaultdict[str, list[tuple[str, str, int, str]]] = defaultdict(list)
    for place in sorted(places, key=lambda place: (place[1], place[2])):
        of_book[place[1]].append(place)
    for each in merged:
        yield sorted([*_had(each, of_book), *_apart(each)])


def _had(
    merge: Mapping[str, Any], of_book: Mapping[str, Places]
) -> Iterator[tuple[str, str, int, str]]:
    for book, first, last, arrived, _ in merge["chains"]:
        for at, _, seq, end in of_book.get(book, ())[int(first) - 1 : int(last)]:
            yield str(arrived or at), book, seq, end


def _apart(merge: Mapping[str, Any]) -> Iterator[tuple[str, str, int, str]]:
    for code, rows in merge["apart"]:
        for seq, (at, end) in enumerate(rows, start=1):
            yield str(at), str(code), seq, str(end)
