"""A matching as it is read: a line for each that is matched, proposed or left open, and why."""

from collections.abc import Iterable

from coopledger.books.match_reasons import MatchReason
from coopledger.books.matching import Matched, Side, match_reference
from coopledger.messages.catalogue import Language


def told(side: Side, language: Language = Language.EN) -> list[str]:
    """What was matched, then what is proposed (`?`), then the open lines and events (`-`)."""

    def because(reasons: Iterable[MatchReason]) -> str:
        return "; ".join(why.say(language) for why in reasons)

    def both(found: Matched) -> str:
        return match_reference(
            [m.reference for m in found.evidence], [m.reference for m in found.events]
        )

    return [
        *(f"{both(found)}: {because(found.reasons)}" for found in side.matched),
        *(f"? {both(found)}: {because(found.reasons)}" for found in side.proposed),
        *(
            f"- {left.movement.reference}: {because(left.reasons)}".removesuffix(": ")
            for left in (*side.evidence, *side.events)
        ),
    ]
