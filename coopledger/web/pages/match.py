"""Matching the bank and the invoices with the books: what is decided here waits to be recorded."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from coopledger.books.plan import Moved, Plan, PlanMoved, moved
from coopledger.errors import LedgerNotFound, NoSuchBook
from coopledger.ledger.match_decisions import MatchDecisions, MatchingSeen
from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement
from coopledger.model.receipt import Refused
from coopledger.readers.documents import DOCUMENTS, listed
from coopledger.readers.profiles import shipped
from coopledger.reports import plan as said
from coopledger.reports.bank_reconciliation import bank_reconciliations_document
from coopledger.reports.matching import matching_notes, total
from coopledger.web.asked import Answer, Asked, Page, Redirect, address, day_of
from coopledger.web.book import opening_of, openings_of, page_of
from coopledger.web.match_rows import STATES, chosen_rows, rows_of
from coopledger.web.rows import page_of as rows_page

_AT_ONCE = 50
_ASKED = ("code", "on", "state", "account", "q", "page")
"""What is asked of the page, which it goes back to once something was decided."""


class Notice(NamedTuple):
    """What is said once: why something was not done, and what to do."""

    said: str
    remedy: str = ""


@dataclass
class Deciding:
    """What a session decides of one book. said: what the page is yet to say, once.

    picked: what was chosen for a movement, by side, account and reference, until it is accepted.
    shown: the plan that was shown last. moved: in what it differs from the one of now.
    """

    decisions: MatchDecisions
    said: list[Notice] = field(default_factory=list)
    picked: dict[tuple[str, str, str], list[str]] = field(default_factory=dict)
    shown: Plan | None = None
    moved: Moved | None = None


def deciding(asked: Asked, code: str, on: date | None) -> tuple[Deciding, MatchDecisions]:
    """What this session decides of a book, and the same seen as of a day. Raises NoSuchBook."""
    kept: dict[Any, Deciding] = asked.session.kept.setdefault("match", {})
    name = (id(asked.kept), code)
    if name not in kept:
        kept.setdefault(name, Deciding(asked.ledger.decide_matches(code)))
    return kept[name], kept[name].decisions.at(on)


def match(asked: Asked) -> Answer:
    """Bank lines and events side by side, what needs a decision first; and what was decided."""
    if not asked.query.get("code"):
        return _books(asked)
    opening = opening_of(asked)
    if not isinstance(opening, Agreement):
        return Redirect(address("agreement", "movements", code=opening.code))
    here, decisions = deciding(asked, opening.code, asked.day("on"))
    seen, query, language = decisions.see(), asked.query, asked.language
    rows = rows_of(seen)
    found = chosen_rows(rows, query)
    here.shown = seen.plan
    notices, here.said = here.said, []
    moved_, here.moved = here.moved, None
    banks = [*bank_reconciliations_document(seen.balances, language).blocks()]
    given = {
        "query": query,
        "asked_for": _query_of(asked),
        "seen_now": seen,
        "counts": {state: len(rows[state]) for state in STATES},
        "shown": rows_page(found, query, "match", most=_AT_ONCE),
        "accounts": sorted(account for account in _accounts(seen) if account),
        "banks": banks,
        "total": total,
        "waiting": [*reversed(decisions.waiting)],
        "undone_by": {
            fact.reference: each.name for each in decisions.waiting for fact in each.facts
        },
        "recorded": [*reversed(decisions.recorded)],
        "row": lambda fact: said.row(fact, language),
        "notes": matching_notes(seen.matching, language),
        "notices": notices,
        "moved": _moved_said(moved_, asked),
        "certain": len(seen.matching.certain),
        "endings": listed(DOCUMENTS),
        "profiles": shipped(),
        "own_accounts": seen.opening.accounts if isinstance(seen.opening, Agreement) else (),
    }
    return page_of(asked, opening, "match.html", given)


def _books(asked: Asked) -> Answer:
    """Each agreement whose bank can be matched."""
    try:
        openings = openings_of(asked)
    except LedgerNotFound:
        openings = ()
    agreements = [opening for opening in openings if isinstance(opening, Agreement)]
    return Page("match_books.html", {"agreements": agreements})


def _accounts(seen: MatchingSeen) -> Counter[str]:
    side = seen.matching.bank
    found = Counter(left.movement.account for left in (*side.evidence, *side.events))
    for each in (*side.matched, *side.proposed):
        found[each.evidence[0].account] += 1
    return found


def _query_of(asked: Asked) -> str:
    """What is asked of the page, as forms send it along."""
    return address(**{name: asked.query.get(name, "") for name in _ASKED}).partition("?")[2]


def back(asked: Asked) -> str:
    """The page as it was, at what waits for a decision."""
    known = dict(parse_qsl(asked.field("shown")))
    return address("match", **{name: known.get(name) for name in _ASKED}) + "#decide"


def deciding_sent(asked: Asked) -> tuple[Deciding, MatchDecisions]:
    """The same of what was sent. Raises NoSuchBook, CoopledgerError."""
    known = dict(parse_qsl(asked.field("shown")))
    if not known.get("code"):
        raise NoSuchBook("book.unknown", code="", near=())
    return deciding(asked, known["code"], day_of(known.get("on", "")))


def done(asked: Asked, here: Deciding, work: Callable[[], object], to: str = "") -> Redirect:
    """Do it and go back; why it was not done is said there."""
    try:
        work()
    except Refused as refused:
        here.said += [
            Notice(
                f"{each.place.say(asked.language)}: {each.message(asked.language)}",
                each.remedy(asked.language),
            )
            for each in refused.findings
        ]
    except CoopledgerError as wrong:
        here.said.append(Notice(wrong.message(asked.language)))
    else:
        return Redirect(back(asked))
    return Redirect(to or back(asked))


def listed_in(asked: Asked, name: str) -> list[str]:
    """All that was sent under a name."""
    sent = asked.form.getlist(name) if asked.form is not None else []
    return [each for each in sent if isinstance(each, str)]


def decide(asked: Asked) -> Answer:
    """Accept or reject what is proposed: one, with its mirror, several, or all that is certain."""
    here, decisions = deciding_sent(asked)
    names, lines = listed_in(asked, "name"), listed_in(asked, "line")
    why = asked.field("why")

    def work() -> None:
        if asked.field("certain"):
            decisions.accept(*(each.name for each in decisions.see().matching.certain))
        elif asked.field("reject"):
            decisions.reject(*names, why=why)
        else:
            mirror = [asked.field("mirror")] if asked.field("mirror") else []
            decisions.accept(*names, *mirror, why=why)
            decisions.add_rows(*lines)

    if not (names or lines or asked.field("certain")):
        here.said.append(Notice(asked.say("web.match-nothing-chosen")))
        return Redirect(back(asked))
    return done(asked, here, work)


def undo(asked: Asked) -> Answer:
    """Undo one decision: of what is not recorded it is forgotten, else taken back for a reason."""
    here, decisions = deciding_sent(asked)
    if asked.field("name"):
        return done(asked, here, lambda: decisions.undo(asked.field("name")))
    references = listed_in(asked, "reference")
    return done(asked, here, lambda: decisions.take_back(*references, why=asked.field("why")))


def record(asked: Asked) -> Answer:
    """Record all that was decided; where the books have moved, say what would be recorded now."""
    here, decisions = deciding_sent(asked)

    def work() -> None:
        try:
            decisions.record(asked.field("plan"), note=asked.field("note").strip() or None)
        except PlanMoved as error:
            before = here.shown
            if before is not None and before.hash == asked.field("plan"):
                here.moved = moved(before, error.now)
            raise

    return done(asked, here, work)


def _moved_said(found: Moved | None, asked: Asked) -> dict[str, object] | None:
    if found is None:
        return None
    return {
        "gone": [said.row(fact, asked.language) for fact in found.gone],
        "come": [said.row(fact, asked.language) for fact in found.come],
        "said": found.said,
    }
