"""The first page: how each agreement stands, what wants attention, what was given this year."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from coopledger.books.cooperation import CooperationTotal
from coopledger.books.sides import AgreementSide
from coopledger.books.statement import AccountSide
from coopledger.errors import LedgerBroken, LedgerNotFound
from coopledger.model.agreement import Agreement, AnyOpening, Programme
from coopledger.model.finding import Finding, urgency
from coopledger.web.asked import Answer, Asked, Page
from coopledger.web.book import openings_of, standing_on

_MOST_URGENT = 12


class Standing(NamedTuple):
    """How an agreement stands today: a row of the page.

    side: its figures in its own currency; None where there are none to be had, and `why` says why.
    used: what was spent, as a part of what came. broken: whether its books are not what they were.
    """

    agreement: Agreement
    closes: bool
    side: AgreementSide | None
    accounts: tuple[AccountSide, ...]
    used: Fraction | None
    findings: Sequence[Finding]
    why: Finding | LedgerBroken | None = None

    @property
    def broken(self) -> bool:
        return isinstance(self.why, LedgerBroken)


def start(asked: Asked) -> Answer:
    """Every agreement, the gravest and soonest that wants attention, this year's cooperation."""
    try:
        openings = asked.now.of_all(
            "books", lambda: [each.opening for each in asked.ledger.books()]
        )
    except LedgerNotFound:
        return Page("welcome.html", {})
    standings = [*_standings(asked, openings)]
    findings = sorted((each for found in standings for each in found.findings), key=urgency)
    totals = _totals(asked)
    return Page(
        "start.html",
        {
            "standings": standings,
            "programmes": [each for each in openings if isinstance(each, Programme)],
            "findings": findings[:_MOST_URGENT],
            "found": len(findings),
            "today": asked.now.today,
            "totals": totals if isinstance(totals, list) else [],
            "no_totals": totals if isinstance(totals, LedgerBroken) else None,
        },
    )


def attention(asked: Asked) -> Answer:
    """All that wants attention, or what does in one agreement."""
    code = asked.query.get("code", "")
    openings = [each for each in openings_of(asked) if code in ("", each.code)]
    standings = _standings(asked, openings)
    findings = sorted((each for found in standings for each in found.findings), key=urgency)
    return Page("attention.html", {"findings": findings, "code": code})


def _standings(asked: Asked, openings: Sequence[AnyOpening]) -> Iterator[Standing]:
    for opening in openings:
        if isinstance(opening, Agreement):
            yield standing(asked, opening)


def standing(asked: Asked, agreement: Agreement) -> Standing:
    """How one stands. Of books that are not what they were nothing is shown; of others it is."""
    try:
        statement, findings = standing_on(asked, agreement, asked.now.today)
    except LedgerBroken as broken:
        return Standing(agreement, False, None, (), None, (), broken)
    if statement is None:
        return Standing(agreement, False, None, (), None, findings, findings[0])
    side = statement.agreement_currency
    return Standing(agreement, statement.closes, side, statement.accounts, side.used, findings)


def _totals(asked: Asked) -> list[CooperationTotal] | LedgerBroken:
    """This year's; or which law is broken, of any book: they are all added up."""
    year = asked.now.today.year
    try:
        return asked.now.of_all(("totals", year), lambda: [*asked.ledger.cooperation_totals(year)])
    except LedgerBroken as broken:
        return broken
