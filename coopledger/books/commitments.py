"""What is promised and not yet spent: each commitment as it stands on a day."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.book import Book, Standing
from coopledger.books.curve import half_up
from coopledger.books.parts import shares, standing_shares
from coopledger.books.valuation import BookValuation
from coopledger.model.commitment import Commitment, Release
from coopledger.model.events import Expenditure
from coopledger.money import Money, split_minor


class CommitmentStanding(NamedTuple):
    """A commitment on a day: what was spent of it, and what is left.

    spent: by the expenditures that name it, less what came back of them. release: what gave up the
    rest, where something did. by_line, by_activity: what is outstanding of each, in minor units;
    what is not itemised under None.
    """

    commitment: Commitment
    spent: Money
    release: Release | None
    by_line: Mapping[str | None, int]
    by_activity: Mapping[str | None, int]

    @property
    def currency(self) -> str:
        return self.commitment.amount.currency.code

    @property
    def amount(self) -> Money:
        """All that was promised."""
        return self.commitment.amount

    @property
    def released(self) -> Money:
        """What was given up."""
        return self._left if self.release is not None else self._nothing

    @property
    def outstanding(self) -> Money:
        """What is still to be spent: the amount, less what was spent and given up of it."""
        return self._nothing if self.release is not None else self._left

    @property
    def overspent(self) -> Money:
        """What was spent beyond the amount."""
        return max(self.spent - self.amount, self._nothing)

    @property
    def _left(self) -> Money:
        return max(self.amount - self.spent, self._nothing)

    @property
    def _nothing(self) -> Money:
        return Money.from_minor(0, self.currency)


def commitments(
    book: Book, standing: Iterable[Standing], on: date
) -> tuple[CommitmentStanding, ...]:
    """The commitments that there are by a day, in order. standing: the events that count on it."""
    known = [each for each in book.ever(Commitment) if book.counts(each, on)]
    if not known:
        return ()
    releases = {each.of: each for each in book.ever(Release) if book.counts(each, on)}
    spending: defaultdict[str, list[Standing]] = defaultdict(list)
    for each in standing:
        if isinstance(each.event, Expenditure) and each.event.commitment is not None:
            spending[each.event.commitment].append(each)
    return tuple(
        _standing(each, spending[each.reference], releases.get(each.reference))
        for each in sorted(known, key=lambda each: (each.when.last, each.reference))
    )


def _standing(
    commitment: Commitment, spending: list[Standing], release: Release | None
) -> CommitmentStanding:
    spent = Money.from_minor(sum(each.minor for each in spending), commitment.amount.currency)
    found = CommitmentStanding(commitment, spent, release, {}, {})
    by_line = _left_of("lines", found, spending)
    return found._replace(by_line=by_line, by_activity=_left_of("activities", found, spending))


def _left_of(
    field: str, found: CommitmentStanding, spending: Iterable[Standing]
) -> Mapping[str | None, int]:
    """How what is outstanding falls on its lines or activities (`field`).

    On each what is left of it. What was spent on none of its own lessens them all by their share.
    """
    left = dict(shares(getattr(found.commitment, field), found.amount.minor))
    for each in spending:
        for key, minor in standing_shares(each, field):
            if key in left:
                left[key] -= minor
    weights = [max(0, minor) for minor in left.values()]
    return dict(zip(left, split_minor(found.outstanding.minor, weights), strict=True))


Committed = Mapping[str | None, Mapping[str, int]]
"""What is outstanding on each line, in minor units of each currency."""


def committed_by_line(standing: Iterable[CommitmentStanding]) -> Committed:
    """All commitments together."""
    found: defaultdict[str | None, Counter[str]] = defaultdict(Counter)
    for each in standing:
        for line, minor in each.by_line.items():
            found[line][each.currency] += minor
    return found


def said_in(
    currency: str, promised: Mapping[str, int], own: str, valuation: BookValuation
) -> Money | None:
    """What is promised, in one currency: at the average of all that came in each.

    own: the agreement's currency. None where nothing came by which to say it.
    """
    total = Fraction(0)
    for promised_in, minor in promised.items():
        if minor and promised_in == currency:
            total += minor
        elif minor:
            worth, of_one = (_worth(code, own, valuation) for code in (promised_in, currency))
            if worth is None or of_one is None:
                return None
            total += minor * worth / of_one
    return Money.from_minor(half_up(total.numerator, total.denominator), currency)


def _worth(currency: str, own: str, valuation: BookValuation) -> Fraction | None:
    """What a minor unit of a currency is worth in the agreement's; None where that is not known."""
    if currency == own:
        return Fraction(1)
    came = valuation.came_for(currency, own)
    return Fraction(came.worth.minor, came.amount.minor) if came is not None else None


def past_their_date(
    standing: Iterable[CommitmentStanding], on: date
) -> Iterator[CommitmentStanding]:
    """Those of which something is still outstanding after the day by which it was to be spent."""
    for each in standing:
        until = each.commitment.until
        if until is not None and until.last < on and each.outstanding:
            yield each
