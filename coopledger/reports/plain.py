"""Answers as plain data for other programs: what `--format json` prints.

Amounts are strings with all the minor digits of their currency. The names here are a promise.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from coopledger.books.cooperation import CooperationPart, CooperationTotal
from coopledger.books.explanation import Explanation
from coopledger.books.statement import (
    FLOWS,
    AccountSide,
    AgreementSide,
    Figure,
    Flow,
    FundSide,
    LineStanding,
    Part,
    Statement,
)
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import InKindContribution
from coopledger.model.agreement import Agreement, Programme
from coopledger.model.finding import Finding
from coopledger.model.receipt import Receipt
from coopledger.money import Money

Plain = dict[str, Any]


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
        "accounts": [_account(side) for side in statement.accounts],
        "lines": [_line(line) for line in statement.lines],
        "acceptance": [
            {
                "currency": side.claimed.currency.code,
                **{
                    name: getattr(side, name).digits
                    for name in ("claimed", "accepted", "disallowed", "due_back")
                },
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
        "advance_days": side.advance_days,
        "bank": bank
        and {
            "on": bank.on.isoformat(),
            "balance": bank.balance.digits,
            "held": bank.held.digits,
            "difference": bank.difference.digits,
        },
    }


def _line(line: LineStanding) -> Plain:
    names = ("modified", "spent", "accepted", "available")
    return {
        "code": line.code,
        "title": line.title,
        "currency": line.modified.currency.code,
        "initial": line.initial.digits if line.initial else None,
        **{name: getattr(line, name).digits for name in names},
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


def _flow(flow: Flow) -> Plain:
    return {name: getattr(flow, name).digits for name in FLOWS}


def totals_data(totals: Iterable[CooperationTotal]) -> list[Plain]:
    """A year and currency an item."""
    return [
        {
            "year": total.year,
            "currency": total.currency,
            "activities": {"total": total.activity_count, "by_kind": dict(total.activities)},
            "financial": total.financial.money.digits,
            "in_kind": total.in_kind.money.digits,
            "total": total.total.digits,
            "partner_funds": total.partner_funds.money.digits,
            "provenance": {
                "financial": total.financial.provenance.value,
                "in_kind": total.in_kind.provenance.value,
                "partner_funds": total.partner_funds.provenance.value,
            },
            **{
                name: [_cooperation_part(part) for part in getattr(total, name)]
                for name in ("by_kind", "by_activity", "by_partner")
            },
            "notes": list(total.notes),
            "valued": [_valued(given) for given in total.valued],
        }
        for total in totals
    ]


def _valued(given: InKindContribution) -> Plain:
    """A contribution in kind, how it was valued, and what each component came to."""
    valuation = given.valuation
    return {
        "book": given.book,
        "reference": given.reference,
        "amount": given.amount.digits,
        "provenance": given.provenance.value,
        "valuation": valuation and valuation.model_dump(mode="json", exclude_none=True),
        "components": [
            {"component": name, "amount": amount.digits}
            for name, amount in (valuation.components if valuation else ())
        ],
    }


def _cooperation_part(part: CooperationPart) -> Plain:
    amounts = ("financial", "in_kind", "partner_funds")
    return {"key": part.key, **{name: getattr(part, name).digits for name in amounts}}


def finding_data(finding: Finding, language: Language) -> Plain:
    """A finding with its place, and its sentences in one language."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place.document,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "reference": place.reference,
        "cell": place.cell,
        "due": finding.due.isoformat() if finding.due else None,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
    }


def receipt_data(receipt: Receipt, language: Language, *, dry_run: bool) -> Plain:
    """What became of a load."""
    return {
        "accepted": receipt.accepted,
        "dry_run": dry_run,
        "books": list(receipt.books),
        "recorded": receipt.recorded,
        "unchanged": receipt.unchanged,
        "findings": [finding_data(finding, language) for finding in receipt.findings],
    }


def books_data(books: Sequence[tuple[Agreement | Programme, int]]) -> list[Plain]:
    """A book an item."""
    return [
        {"code": opening.code, "kind": opening.kind, "title": opening.title, "facts": facts}
        for opening, facts in books
    ]


def verification_data(
    books: Sequence[tuple[str, int, str, Finding | None]],
    problems: Sequence[Finding],
    head: object,
    language: Language,
) -> Plain:
    """Each chain's length and last hash, the ledger's head, and what is wrong."""
    return {
        "intact": not problems,
        "head": str(head),
        "books": [{"code": code, "records": rows, "head": head} for code, rows, head, _ in books],
        "problems": [finding_data(problem, language) for problem in problems],
    }


def copy_data(where: str, heads: Mapping[str, tuple[int, str]]) -> Plain:
    """Where the books are now, and how each of their chains ends."""
    books = [{"code": code, "records": rows, "head": head} for code, (rows, head) in heads.items()]
    return {"location": where, "books": books}


def explanation_data(explanation: Explanation) -> Plain:
    """What each figure is made of. Rates are exact fractions, as `numerator/denominator`."""
    return {
        "instalments": {
            currency: [
                {
                    "reference": part.reference,
                    "kind": part.kind,
                    "when": part.when.text,
                    "amount": part.amount.digits,
                    "worth": part.worth.digits,
                    "reach": part.reach.digits,
                    "height": part.height.digits,
                    "rate": str(part.rate) if part.rate else None,
                }
                for part in instalments
            ]
            for currency, instalments in explanation.instalments.items()
        },
        "outflows": [
            {
                "reference": out.reference,
                "kind": out.kind,
                "when": out.when.text,
                "currency": out.amount.currency.code,
                **{
                    name: getattr(out, name).digits
                    for name in ("amount", "recovered", "start", "end", "low", "high")
                },
                "worth": out.worth.digits,
                "reported": out.reported.digits,
                "exchange_difference": out.exchange_difference.digits,
                "rate": str(out.rate) if out.rate else None,
            }
            for out in explanation.outflows
        ],
        "figures": [
            {
                "side": side,
                "figure": name,
                "parts": [{"reference": ref, "amount": money.digits} for ref, money in parts],
            }
            for (side, name), parts in explanation.figures.items()
        ],
    }
