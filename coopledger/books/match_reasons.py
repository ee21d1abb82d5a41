"""Why things are matched, or proposed, or left open: a code of the catalogue and its parameters."""

from typing import NamedTuple

from coopledger.books.movements import Movement
from coopledger.messages.catalogue import Language, say


class MatchReason(NamedTuple):
    """A reason that a person can read, in Spanish or English."""

    code: str
    params: tuple[tuple[str, object], ...] = ()

    def say(self, language: Language | str) -> str:
        return say(f"match-reason.{self.code}", language, **dict(self.params))

    @property
    def data(self) -> dict[str, object]:
        """Its parameters as plain values, for programs."""
        return {
            name: value if isinstance(value, int) else str(value) for name, value in self.params
        }


def reason(code: str, **params: object) -> MatchReason:
    return MatchReason(code, tuple(params.items()))


def of_pair(one: Movement, other: Movement, others: int | None) -> tuple[MatchReason, ...]:
    """What speaks for two of the same amount being one, and what is not sure.

    others: how many more would fit one of the two; None where the reference tells them apart.
    """
    found = [reason("same-amount")]
    if one.names_or_is_named(other):
        found.append(reason("same-reference"))
    found.append(of_days(one, other))
    if one.same_party(other):
        found.append(reason("same-party"))
    if others is not None:
        found.append(reason("others-fit", count=others) if others else reason("nothing-else-fits"))
    return tuple(found)


def of_days(one: Movement, other: Movement) -> MatchReason:
    """How the days of the two stand to each other."""
    if apart := one.days_apart(other):
        return reason("days-apart", days=apart)
    for movement in (one, other):
        if not movement.when.is_day:
            return reason("within-date", when=movement.when)
    return reason("same-day")
