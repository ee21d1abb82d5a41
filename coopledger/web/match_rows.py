"""The rows of the page that matches: what waits for a decision first, what is decided last."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from coopledger.books.match_choices import Agrees, Cues, cues, mirror_of
from coopledger.books.match_reasons import MatchReason
from coopledger.books.match_rows import NewRow, matches_of
from coopledger.books.matching import Matched, Matching, Side
from coopledger.books.movements import Movement
from coopledger.ledger.match_decisions import MatchingSeen

STATES = ("decide", "bank", "books", "certain", "decided")
"""In which order they stand: what is proposed, what only one side has, what is certain, decided."""

_SAID_BY_CUES = ("same-amount", "same-reference", "same-day", "same-party")


class MatchRow(NamedTuple):
    """Bank lines or invoices, beside events.

    name: what a decision on it goes by; empty where there is none yet. new: the row that the books
    lack. decided: the reference of the decision that says so.
    """

    state: str
    side: str
    evidence: tuple[Movement, ...]
    events: tuple[Movement, ...]
    reasons: tuple[MatchReason, ...]
    found: Matched | None = None
    new: NewRow | None = None
    decided: str = ""

    @property
    def name(self) -> str:
        return self.new.name if self.new else self.found.name if self.found else ""

    @property
    def open(self) -> Movement:
        """Of what only one side has: it."""
        return (*self.evidence, *self.events)[0]

    @property
    def account(self) -> str:
        return self.open.account

    @property
    def cues(self) -> Cues | None:
        return cues(self.evidence, self.events) if self.evidence and self.events else None

    @property
    def why(self) -> Sequence[MatchReason]:
        """The reasons that its cues do not say already."""
        said = _SAID_BY_CUES if self.found is not None else ()
        return [each for each in self.reasons if each.code not in said]

    @property
    def differs(self) -> bool:
        """Whether the amounts differ: then it takes a reason."""
        return self.cues is not None and self.cues.amount is not Agrees.YES

    def mirror(self, matching: Matching) -> Matched | None:
        return mirror_of(matching, self.found) if self.found is not None else None

    def has(self, words: Sequence[str]) -> bool:
        """Whether all these words, or an amount, stand in it."""
        parts = (*self.evidence, *self.events)
        said = " ".join(f"{m.reference} {m.said} {m.amount.figure()}" for m in parts).casefold()
        return all(word in said for word in words)


def rows_of(seen: MatchingSeen) -> dict[str, list[MatchRow]]:
    """All rows, by their state."""
    found: dict[str, list[MatchRow]] = {state: [] for state in STATES}
    found["decide"] += _new(seen.rows)
    known = {movement.reference for row in seen.rows for movement in row.evidence}
    for name, side in (("bank", seen.matching.bank), ("invoices", seen.matching.invoices)):
        for row in _of_side(name, side):
            if row.state != "bank" or row.open.reference not in known:
                found[row.state].append(row)
    return found


def _new(rows: Sequence[NewRow]) -> Iterator[MatchRow]:
    for row in rows:
        events = tuple(event for match in matches_of(row) for event in match.events)
        yield MatchRow("decide", "bank", row.evidence, events, row.reasons, new=row)


def _of_side(name: str, side: Side) -> Iterator[MatchRow]:
    for found in side.proposed:
        yield _of_match("decide", name, found)
    for left in side.evidence:
        yield MatchRow("bank", name, (left.movement,), (), left.reasons)
    for left in side.events:
        if name == "bank":  # what has no invoice wants none for that
            yield MatchRow("books", name, (), (left.movement,), left.reasons)
    for found in side.matched:
        yield _of_match("decided" if found.decided else "certain", name, found)


def _of_match(state: str, side: str, found: Matched) -> MatchRow:
    decided = found.decided.reference if found.decided is not None else ""
    return MatchRow(
        state, side, found.evidence, found.events, found.reasons, found, decided=decided
    )


def chosen_rows(
    rows: Mapping[str, Sequence[MatchRow]], query: Mapping[str, str]
) -> Sequence[MatchRow]:
    """Those that are asked for: of a state, of an account, with words; else all, in order."""
    states = [query["state"]] if query.get("state") in STATES else STATES
    words, account = query.get("q", "").casefold().split(), query.get("account", "")
    found = [row for state in states for row in rows[state]]
    if account:
        found = [row for row in found if row.account == account]
    return [row for row in found if row.has(words)] if words else found
