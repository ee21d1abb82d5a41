"""Choosing by hand what belongs to a bank line, an invoice or an event; or a row of its own."""

from collections.abc import Mapping
from urllib.parse import parse_qsl

from coopledger.books.match_choices import (
    candidates,
    cues,
    free_movement,
    is_evidence,
    side_of,
)
from coopledger.books.match_choices import (
    chosen as chosen_by_hand,
)
from coopledger.books.matching import Matched
from coopledger.books.movements import Movement
from coopledger.ledger.match_decisions import MatchDecisions
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement
from coopledger.reports.matching import total
from coopledger.web.asked import Answer, Asked, Redirect, address
from coopledger.web.book import opening_of, page_of
from coopledger.web.pages.match import Deciding, deciding, deciding_sent, done, listed_in
from coopledger.web.rows import page_of as rows_page

_AT_ONCE = 30
_ASKED = ("code", "on", "side", "account", "of", "q", "page", "shown")


def choose(asked: Asked) -> Answer:
    """A movement, and what could be chosen for it, the likeliest first."""
    opening, query = opening_of(asked), asked.query
    if not isinstance(opening, Agreement):
        return Redirect(address("agreement", "movements", code=opening.code))
    here, decisions = deciding(asked, opening.code, asked.day("on"))
    seen = decisions.see()
    side = side_of(seen.matching, query.get("side", "bank"))
    movement = free_movement(side, query.get("of", ""), query.get("account", ""))
    picked = here.picked.get(_about(query), [])
    words = query.get("q", "").casefold().split()
    found = [
        each
        for each in candidates(side, movement)
        if each.movement.reference not in picked and _has(each.movement, words)
    ]
    notices, here.said = here.said, []
    given = {
        "query": query,
        "asked_for": address(**{name: query.get(name, "") for name in _ASKED}).partition("?")[2],
        "to_match": back_to(query),
        "movement": movement,
        "is_evidence": is_evidence(movement),
        "together": _together(decisions, query, movement, picked),
        "picked": picked,
        "cues": cues,
        "total": total,
        "shown": rows_page(found, query, "match", "choose", most=_AT_ONCE),
        "notices": notices,
        "terms": seen.opening,
        "is_open": any(left.movement is movement for left in side.evidence),
    }
    return page_of(asked, opening, "match_choose.html", given)


def _about(query: Mapping[str, str]) -> tuple[str, str, str]:
    return query.get("side", "bank"), query.get("account", ""), query.get("of", "")


def back_to(query: Mapping[str, str]) -> str:
    """The page of matches, as it was."""
    return f"/match?{query.get('shown', '')}#decide"


def _has(movement: Movement, words: list[str]) -> bool:
    said = f"{movement.reference} {movement.said} {movement.amount.figure()}".casefold()
    return all(word in said for word in words)


def _together(
    decisions: MatchDecisions, query: Mapping[str, str], movement: Movement, picked: list[str]
) -> Matched | None:
    """What was picked, as the one match that it would be; what is free no more is left out."""
    side = side_of(decisions.see().matching, query.get("side", "bank"))
    try:
        return chosen_by_hand(side, *_sides(movement, picked)) if picked else None
    except CoopledgerError:
        picked.clear()  # decided meanwhile
        return None


def _sides(movement: Movement, picked: list[str]) -> tuple[list[str], list[str]]:
    one = [movement.reference]
    return (one, picked) if is_evidence(movement) else (picked, one)


def chosen(asked: Asked) -> Answer:
    """Pick one more, leave one out again, or accept what was picked as one."""
    query = dict(parse_qsl(asked.field("asked_for")))
    here, decisions = deciding_sent(asked)
    here_again = address("match", "choose", **{name: query.get(name) for name in _ASKED})
    picked = here.picked.setdefault(_about(query), [])
    if more := asked.field("pick"):
        picked += [more] if more not in picked else []
        return Redirect(here_again)
    if less := asked.field("leave"):
        picked[:] = [each for each in picked if each != less]
        return Redirect(here_again)
    wanted = listed_in(asked, "only") or picked
    return done(asked, here, lambda: _accept(decisions, here, query, wanted, asked), here_again)


def _accept(
    decisions: MatchDecisions,
    here: Deciding,
    query: Mapping[str, str],
    wanted: list[str],
    asked: Asked,
) -> None:
    name = query.get("side", "bank")
    side = side_of(decisions.see().matching, name)
    movement = free_movement(side, query.get("of", ""), query.get("account", ""))
    decisions.choose(*_sides(movement, wanted), side=name, why=asked.field("why"))
    here.picked.pop(_about(query), None)


def row(asked: Asked) -> Answer:
    """Have a line of the bank stand in the books as a row of its own: as proposed, or as said."""
    here, decisions = deciding_sent(asked)
    line = asked.field("line")
    if asked.field("proposed"):
        return done(asked, here, lambda: decisions.add_rows(line))
    query = dict(parse_qsl(asked.field("asked_for")))
    to = address("match", "choose", **{name: query.get(name) for name in _ASKED})

    def work() -> None:
        decisions.add_row(
            line,
            reference=asked.field("reference").strip() or None,
            concept=asked.field("concept").strip() or None,
            budget_line=asked.field("budget_line") or None,
            other_account=asked.field("other_account") or None,
        )

    return done(asked, here, work, to)
