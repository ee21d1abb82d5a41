"""A figure of a statement: the events it is the sum of, their stretches and rates."""

from typing import NamedTuple

from coopledger.books.explanation import Instalment, Outflow, Worth
from coopledger.books.rows import AGREEMENT, FigureKey
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import Statement
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.agreement import Agreement
from coopledger.money import Money
from coopledger.reports.cells import rate_text
from coopledger.reports.explanation import outflow_said
from coopledger.web.asked import Answer, Asked
from coopledger.web.book import opening_of, page_of, statement_on
from coopledger.web.figures import HELD, key_of
from coopledger.web.rows import page_of as rows_of


class Summand(NamedTuple):
    """An event, and what it adds to a figure. said: its stretch, its rate, what was reported."""

    reference: str
    adds: Money
    worth: Worth | None
    said: list[str]


def figure(asked: Asked) -> Answer:
    """What a figure is the sum of; what is held, of all the others of its side."""
    opening, key = opening_of(asked), key_of(asked.query)
    on = asked.day("on") or asked.now.today
    if not isinstance(opening, Agreement):
        raise CoopledgerError("web.nothing-in-figure")
    if key[0] == "whole" and key[2] == HELD:
        side = _side(statement_on(asked, opening, on), key[3])
        given = {"on": on, "name": _name(key, asked.language), "side": side, "key": key}
        return page_of(asked, opening, "held.html", given)
    codes = (opening.code,)
    found = asked.now.whole(
        codes, ("explain", on), lambda: asked.ledger.explain(opening.code, on=on)
    )
    parts = asked.now.whole(codes, ("parts", on, key), lambda: found.parts(key))
    if not parts:
        raise CoopledgerError("web.nothing-in-figure")
    shown = rows_of(parts, asked.query, "agreement", "figure", most=50)
    worths = found.worths({reference for reference, _ in shown.rows})
    rows = [
        _summand(reference, adds, worths.get(reference), asked.language)
        for reference, adds in shown.rows
    ]
    given = {"on": on, "name": _name(key, asked.language), "shown": shown}
    return page_of(asked, opening, "figure.html", {**given, "rows": rows, "total": parts.total})


def _side(statement: Statement, named: str) -> FundSide | AgreementSide:
    for side in statement.sides():
        if named == (AGREEMENT if side is statement.agreement_currency else side.currency):
            return side
    raise CoopledgerError("web.nothing-in-figure")


def _summand(reference: str, adds: Money, worth: Worth | None, language: Language) -> Summand:
    said: list[str] = []
    match worth:
        case Outflow():
            said = outflow_said(worth, language)
        case Instalment() if worth.amount.currency != worth.worth.currency:
            pair = f"{worth.amount.currency.code}/{worth.worth.currency.code}"
            rate = {"worth": worth.worth, "rate": rate_text(worth.rate), "pair": pair}
            said = [say("show.at-rate", language, **rate)]
    return Summand(reference, adds, worth, said)


def _name(key: FigureKey, language: Language) -> str:
    """`Ejercido (MXN)`, or that of a part: `PASAJES: Ejercido (MXN)`."""
    section, part, name, side = key
    currency = say("web.in-agreement-currency", language) if side == AGREEMENT else side
    said = say("issued.figure", language, figure=say(f"label.{name}", language), currency=currency)
    if section == "whole":
        return said
    nowhere = {"by_month": "several-months"}.get(section, "not-itemised")
    return f"{part or say(f'label.{nowhere}', language)}: {said}"
