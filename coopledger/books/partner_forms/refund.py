"""The letter that goes with a refund: what goes back, what it is what is left of, and its proof."""

from collections.abc import Iterator

from coopledger.books.closing import ProvedRefund
from coopledger.books.partner_forms.form import Filled, FormRow, FormTable, Sources, table
from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import Note
from coopledger.messages.catalogue import CoopledgerError
from coopledger.money import total_of

_REFUNDS = ("when", "amount", "partner-got", "receipt")
_SUMMARY = (
    "received", "own_contribution", "interest", "other_income", "exchange_difference", "spent",
    "returned", "held",
)  # fmt: skip
_ALWAYS = ("received", "interest", "spent", "returned", "held")
"""Those that a letter states, where they are nothing too: interest is asked for."""


def filled(of: Sources) -> Filled:
    """A letter on the refunds of some days, or of all. Raises CoopledgerError without one."""
    statement, since = of.paper.statement, of.paper.since
    agreement = statement.agreement
    refunds = [each for each in of.refunds if since is None or each.refund.ordering_day >= since]
    if not refunds:
        raise CoopledgerError("partner-form.no-refund", code=agreement.code, on=statement.on)
    return Filled(
        heads=(
            ("date", None),
            ("addressee", agreement.channel or agreement.origin_of_funds),
            ("agreement", f"{agreement.code}  {agreement.title}"),
            ("signed", agreement.signed),
        ),
        told=tuple(_told(refunds)),
        tables=(
            table("refunds", _REFUNDS, map(_row, refunds)),
            _summary(of),
        ),
        signers=("authorised",),
    )


def _told(refunds: list[ProvedRefund]) -> Iterator[Note]:
    """What goes back, in each currency."""
    currencies = dict.fromkeys(each.refund.amount.currency.code for each in refunds)
    amounts = [
        total_of((e.refund.amount for e in refunds if e.refund.amount.currency.code == code), code)
        for code in currencies
    ]
    for amount in amounts:
        yield Note("letter-returned", (("amount", amount),))
    if any(not each.receipts for each in refunds):
        yield Note("letter-unproved")
    else:
        yield Note("letter-proved")


def _row(each: ProvedRefund) -> FormRow:
    refund = each.refund
    papers = (f"#{paper.number} {paper.name}" for paper in each.receipts)
    return FormRow(
        refund.reference,
        {
            "when": refund.when,
            "amount": refund.amount,
            "partner-got": refund.received,
            "receipt": "; ".join(papers) or None,
        },
        refund.amount.currency.code,
        f"{refund.reference} ({refund.amount.currency.code})",
    )


def _summary(of: Sources) -> FormTable:
    """The figures of the statement, a row a currency; the last is the agreement's."""
    statement = of.paper.statement
    rows = [_of_side(side, "fund") for side in statement.funds]
    if [side.currency for side in statement.funds] != [statement.agreement.currency]:
        rows.append(_of_side(statement.agreement_currency, "agreement"))
    seen = (name for name in _SUMMARY if name in _ALWAYS or any(r.entries.get(name) for r in rows))
    return table("summary", tuple(seen), rows)


def _of_side(side: FundSide | AgreementSide, key: str) -> FormRow:
    figures = {name: getattr(side, name).money for name in _SUMMARY if hasattr(side, name)}
    return FormRow(key, figures, side.currency)
