"""An auditor's sample of what a book spent: drawn so that anybody can draw it again.

The seed is a text, and nothing else is left to chance: which expenditures are drawn follows from
it, from their references, amounts and lines, and from the order in which they were recorded.
(Monetary-unit sampling: AICPA, Audit Guide: Audit Sampling; ISA 530.)
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum
from fractions import Fraction
from hashlib import sha256
from typing import NamedTuple, Self

from coopledger.books.auxiliary import Numbers
from coopledger.books.book import Book, Standing
from coopledger.books.parts import standing_shares
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.answer import Answers
from coopledger.model.events import Expenditure
from coopledger.money import Money


class DrawnBy(StrEnum):
    """How a sample is drawn."""

    ITEM = "item"
    """Each expenditure has the same chance."""

    AMOUNT = "amount"
    """Each minor unit has: the larger, the likelier; what reaches the interval is certain."""

    LINE = "line"
    """Each budget line has at least one, and further ones by how many expenditures it has."""

    def say(self, language: Language | str) -> str:
        return say(f"drawn-by.{self}", language)


class Stratum(NamedTuple):
    """A part of what was drawn from.

    currency, line: of which it is; None where all of them are in it together, and of what is not
    itemised. spent, sums: how many expenditures, and what they come to, by currency. drawn: how
    many of them. interval, start: by amount, in minor units.
    """

    currency: str | None
    line: str | None
    spent: int
    sums: tuple[Money, ...]
    drawn: int
    interval: int | None = None
    start: int | None = None


class SampledItem(NamedTuple):
    """An expenditure that was drawn.

    number: its place in the sample, in the order of recording. amount: what stands of it, less what
    came back. line: the one that most of it was for. certain: whether it is so large that any seed
    draws it. documents: those that prove it, by their numbers.
    """

    number: int
    expenditure: Expenditure
    amount: Money
    line: str | None
    certain: bool
    documents: Numbers


class Sample(Answers[SampledItem]):
    """A sample of what a book spent.

    by, size, seed: as it was asked for. since, until: the days that it was drawn from; None where
    there is no bound. rows, end: the length of the book's chain, and its last hash. strata: what it
    was drawn from.
    """

    by: DrawnBy
    size: int
    seed: str
    since: date | None
    until: date | None
    rows: int
    end: str
    strata: tuple[Stratum, ...]

    @classmethod
    def made(
        cls,
        found: Iterable[SampledItem],
        of: str,
        asked: "Asked",
        strata: Iterable[Stratum],
        end: tuple[int, str],
    ) -> Self:
        made = cls(found, of)
        made.by, made.size, made.seed, made.since, made.until = asked
        made.strata = tuple(strata)
        made.rows, made.end = end
        return made


class Asked(NamedTuple):
    """How a sample is asked for: see `Sample`."""

    by: DrawnBy
    size: int
    seed: str
    since: date | None = None
    until: date | None = None


class _Item(NamedTuple):
    """What may be drawn. line: the one that most of it was for."""

    standing: Standing
    line: str | None

    @property
    def reference(self) -> str:
        return self.standing.event.reference

    @property
    def currency(self) -> str:
        return self.standing.event.amount.currency.code


class _Drawn(NamedTuple):
    stratum: Stratum
    items: Sequence[_Item]


def sample(
    book: Book,
    asked: Asked,
    *,
    places: Mapping[str, int],
    documents: Mapping[str, Numbers],
    end: tuple[int, str],
) -> Sample:
    """A sample of the expenditures that stand in a book, less what came back of them.

    places: of each by its reference, in the order of recording. documents: that prove each. end:
    of the book's chain. Raises CoopledgerError where nothing was spent on these days, or there are
    more lines than are to be drawn.
    """
    items = sorted(_population(book, asked), key=lambda item: places[item.reference])
    if asked.size < 1:
        raise CoopledgerError("sample.no-size", seen=asked.size)
    if not items:
        raise CoopledgerError("sample.nothing", code=book.code)
    strata = list(_drawn(items, asked))
    drawn = {item.reference: each.stratum for each in strata for item in each.items}
    found = [item for item in items if item.reference in drawn]
    return Sample.made(
        (
            _sampled(number, item, drawn[item.reference], documents)
            for number, item in enumerate(found, start=1)
        ),
        book.code,
        asked,
        (each.stratum for each in strata),
        end,
    )


def _population(book: Book, asked: Asked) -> Iterator[_Item]:
    """The expenditures of some days of which something is left."""
    since, until = asked.since or date.min, asked.until or date.max
    for each in book.standing():
        spent = isinstance(each.event, Expenditure) and each.minor > 0
        if spent and since <= book.place_of(each.event)[0] <= until:
            shares = standing_shares(each, "lines")
            line, _ = min(shares, key=lambda share: (-share[1], share[0] or ""))
            yield _Item(each, line)


def _drawn(items: Sequence[_Item], asked: Asked) -> Iterator[_Drawn]:
    match asked.by:
        case DrawnBy.ITEM:
            yield _alike(items, asked.size, asked.seed, line=None)
        case DrawnBy.AMOUNT:
            by_currency = _apart(items, "currency")
            sizes = allotted({code: len(each) for code, each in by_currency.items()}, asked.size)
            for code, each in by_currency.items():
                yield _by_amount(each, sizes[code], asked.seed)
        case DrawnBy.LINE:
            by_line = _apart(items, "line")
            sizes = allotted({code: len(each) for code, each in by_line.items()}, asked.size)
            for code, each in by_line.items():
                yield _alike(each, sizes[code], asked.seed, line=code or None)


def _apart(items: Iterable[_Item], field: str) -> dict[str, list[_Item]]:
    """By their currency or their line, in the order of its code; first what is not itemised."""
    found: defaultdict[str, list[_Item]] = defaultdict(list)
    for item in items:
        found[getattr(item, field) or ""].append(item)
    return dict(sorted(found.items()))


def allotted(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """How many are drawn of each part: one, and each further one where it stands for most.

    That is where its count divided by one more than are drawn of it is the greatest, of parts that
    have any left; of several, the first by its code. Raises CoopledgerError where there are more
    parts than are to be drawn.

    >>> allotted({"A": 10, "B": 3, "C": 1}, 6)
    {'A': 4, 'B': 1, 'C': 1}
    """
    if size < len(counts):
        raise CoopledgerError("sample.too-small", seen=size, expected=len(counts))
    sizes = dict.fromkeys(sorted(counts), 1)
    for _ in range(min(size, sum(counts.values())) - len(counts)):
        left = [code for code in sizes if sizes[code] < counts[code]]
        most = max(left, key=lambda code: Fraction(counts[code], sizes[code] + 1))
        sizes[most] += 1
    return sizes


def _alike(items: Sequence[_Item], size: int, seed: str, *, line: str | None) -> _Drawn:
    """So many of them: the first by the hash of the seed and their reference."""
    drawn = sorted(items, key=lambda item: hashed(seed, item.reference))[:size]
    return _Drawn(Stratum(None, line, len(items), _sums(items), len(drawn)), drawn)


def _by_amount(items: Sequence[_Item], size: int, seed: str) -> _Drawn:
    """Those that have one of the minor units which the interval and the seed say."""
    currency, amounts = items[0].currency, [item.standing.minor for item in items]
    interval = -(-sum(amounts) // size)
    start = int(hashed(seed, currency), 16) % interval
    drawn = [items[place] for place in hit(amounts, interval, start)]
    stratum = Stratum(currency, None, len(items), _sums(items), len(drawn), interval, start)
    return _Drawn(stratum, drawn)


def hit(amounts: Sequence[int], interval: int, start: int) -> Iterator[int]:
    """Of amounts laid end to end, which have the unit start, start + interval, and so on.

    >>> list(hit([5, 30, 5, 5], interval=10, start=2))
    [0, 1, 3]
    """
    reached, unit = 0, start
    for place, amount in enumerate(amounts):
        reached += amount
        if unit < reached:
            yield place
            unit += -(-(reached - unit) // interval) * interval


def hashed(seed: str, of: str) -> str:
    """The SHA-256 of a seed and a text, a line each, in hexadecimal.

    >>> hashed("2016", "G-01")[:8]
    'ee7c4b72'
    """
    return sha256(f"{seed}\n{of}".encode()).hexdigest()


def _sums(items: Iterable[_Item]) -> tuple[Money, ...]:
    sums: defaultdict[str, int] = defaultdict(int)
    for item in items:
        sums[item.currency] += item.standing.minor
    return tuple(Money.from_minor(minor, currency) for currency, minor in sorted(sums.items()))


def _sampled(
    number: int, item: _Item, stratum: Stratum, documents: Mapping[str, Numbers]
) -> SampledItem:
    event = item.standing.event
    if not isinstance(event, Expenditure):
        raise TypeError(event.kind)
    amount = Money.from_minor(item.standing.minor, item.currency)
    certain = stratum.interval is not None and amount.minor >= stratum.interval
    proved = documents.get(event.reference, ())
    return SampledItem(number, event, amount, item.line, certain, proved)
