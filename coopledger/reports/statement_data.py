"""A statement as plain data, and as a table."""

from collections.abc import Iterable, Mapping

from coopledger.books.commitments import CommitmentStanding
from coopledger.books.figure import Figure
from coopledger.books.flows import FLOWS, MonthFlow, Part
from coopledger.books.rows import StatementRow
from coopledger.books.shares import SHARE, ShareStanding
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import (
    ACCEPTANCE,
    ACCRUED,
    COMMITMENT,
    COMMITTED,
    LINE,
    AccountSide,
    Earlier,
    LineStanding,
    Statement,
)
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.flat import FlatTable, flat, spoken_row
from coopledger.reports.report import Plain


def statement_data(statement: Statement, language: Language) -> Plain:
    """A statement; `other_funds` are the currencies of its further accounts."""
    fund, *others = [_fund(side) for side in statement.funds]
    return {
        "agreement": statement.agreement.code,
        "title": statement.agreement.title,
        "on": statement.on.isoformat(),
        "period": statement.period.value,
        "closes": statement.closes,
        "rule": statement.agreement.conversion.value,
        "events": statement.events,
        "fund": fund,
        "other_funds": others,
        "agreement_currency": _agreement_side(statement.agreement_currency),
        "taken_over": statement.taken_over.isoformat() if statement.taken_over else None,
        "earlier": [_earlier(each) for each in statement.earlier],
        "accounts": [_account(side) for side in statement.accounts],
        "lines": [_line(line) for line in statement.lines],
        "commitments": [_commitment(each) for each in statement.commitments],
        "shares": [_share(each) for each in statement.shares],
        "acceptance": [
            {
                "currency": side.claimed.currency.code,
                **{name: getattr(side, name).digits for name in ACCEPTANCE},
            }
            for side in statement.acceptance
        ],
        "by_line": [_part(part) for part in statement.by_line],
        "by_activity": [_part(part) for part in statement.by_activity],
        "by_partner": [_part(part) for part in statement.by_partner],
        "by_month": [
            {
                "month": month.month,
                "fund": {flow.spent.currency.code: _flow(flow) for flow in month.fund},
                "agreement_currency": {
                    **_flow(month.agreement),
                    "exchange_difference": month.exchange_difference.digits,
                },
            }
            for month in statement.by_month
        ],
        "rounding": [
            {
                "section": each.section,
                "code": each.code,
                "figure": each.figure,
                "bound": f"{each.bound:f}",
            }
            for each in statement.rounding
        ],
        "notes": [say(f"note.{n.code}", language, **dict(n.params)) for n in statement.notes],
    }


def _figures(figures: Mapping[str, Figure], currency: str) -> Plain:
    amounts = {name: figure.money.digits for name, figure in figures.items()}
    provenance = {name: figure.provenance.value for name, figure in figures.items()}
    return {"currency": currency, **amounts, "provenance": provenance}


def _fund(side: FundSide) -> Plain:
    return _side(side, (*side.CAME, *side.WENT, "not_yet_funded"))


def _agreement_side(side: AgreementSide) -> Plain:
    return _side(side, (*side.CAME, *side.WENT))


def _side(side: FundSide | AgreementSide, names: Iterable[str]) -> Plain:
    figures = _figures({name: getattr(side, name) for name in names}, side.currency)
    return {**figures, "closes": side.closes}


def _account(side: AccountSide) -> Plain:
    bank = side.bank
    return {
        "code": side.account.code,
        "currency": side.account.currency,
        "holder": side.account.holder,
        "held": side.held.digits,
        "closed": side.closed.isoformat() if side.closed else None,
        "advance_days": side.advance_days,
        "bank": bank
        and {
            "on": bank.on.isoformat(),
            "balance": bank.balance.digits,
            "held": bank.held.digits,
            "difference": bank.difference.digits,
        },
    }


def _earlier(each: Earlier) -> Plain:
    fund = {money.currency.code: money.digits for money in each.fund}
    return {"figure": each.figure, "fund": fund, "reported": _money(each.reported)}


def _line(line: LineStanding) -> Plain:
    """Its amounts, in its currency; where one is in another, that stands beside it."""
    amounts = {name: getattr(line, name) for name in (*LINE, *ACCRUED, *COMMITTED, "before")}
    return {
        "code": line.code,
        "title": line.title,
        "currency": line.currency,
        **{name: money.digits if money is not None else None for name, money in amounts.items()},
        "in_other_currencies": {
            name: money.currency.code
            for name, money in amounts.items()
            if money is not None and money.currency.code != line.currency
        },
    }


def _share(each: ShareStanding) -> Plain:
    """contributor: null is the institution itself; of who was not agreed, only what came."""
    money = each.agreed or each.worth
    amounts = {name: getattr(each, name) for name in SHARE}
    return {
        "contributor": each.contributor,
        "currency": money.currency.code,
        **{name: amount.digits if amount is not None else None for name, amount in amounts.items()},
        "worth": _money(each.worth),
    }


def _commitment(each: CommitmentStanding) -> Plain:
    """What is left of it on a day, line by line and activity by activity."""
    fact = each.commitment
    left = {"by_line": each.by_line, "by_activity": each.by_activity}
    return {
        "reference": fact.reference,
        "when": fact.when.text,
        "until": fact.until.text if fact.until is not None else None,
        "payee": fact.payee,
        "concept": fact.concept,
        "currency": each.currency,
        **{name: getattr(each, name).digits for name in COMMITMENT},
        "release": each.release.reference if each.release is not None else None,
        **{
            name: [
                {"code": code, "outstanding": Money.from_minor(minor, each.currency).digits}
                for code, minor in of.items()
            ]
            for name, of in left.items()
        },
    }


def _part(part: Part) -> Plain:
    fund = {money.currency.code: money.digits for money in part.fund}
    return {
        "code": part.key,
        "title": part.title,
        "spent": fund,
        "reported": _money(part.reported),
    }


def _money(money: Money) -> Plain:
    return {"amount": money.digits, "currency": money.currency.code}


def _flow(flow: MonthFlow) -> Plain:
    return {name: getattr(flow, name).digits for name in (*FLOWS, *MonthFlow.BESIDE)}


def statement_table(statement: Statement, language: Language) -> FlatTable:
    """Every amount of a statement."""
    rows = (spoken_row(row, language) for row in statement.rows())
    return flat("data", tuple(StatementRow.__annotations__), rows, language)
