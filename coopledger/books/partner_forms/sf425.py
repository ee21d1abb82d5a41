"""SF-425, the federal financial report of the United States: what stands on lines a to o.

All of it is cumulative, in the currency of the agreement. On a cash basis: what was spent is what
was paid. Source: the form's own arithmetic, c = a - b, g = e + f, h = d - g, k = i - j.
"""

from collections.abc import Iterator

from coopledger.books.partner_forms.form import (
    Filled,
    FormRow,
    FormTable,
    Sources,
    less,
    table,
)
from coopledger.books.statement import Note, Statement
from coopledger.money import Money, total_of

_LINES = {"cash": "abc", "expenditures": "defgh", "share": "ijk", "income": "lmno"}
_INDIRECT = ("type", "rate", "from", "until", "base", "charged", "federal-share")


def filled(of: Sources) -> Filled:
    """Cash, expenditures, the recipient's share and programme income, a table each."""
    statement = of.paper.statement
    agreement, figures = statement.agreement, _figures(of)
    own = agreement.currency
    lines = (
        table(name, ("amount",), (FormRow(key, {"amount": figures.get(key)}, own) for key in keys))
        for name, keys in _LINES.items()
    )
    indirect = FormTable("indirect", _INDIRECT, (FormRow("indirect", {}, own),))
    return Filled(
        heads=(
            ("agency", agreement.origin_of_funds or agreement.channel),
            ("award", agreement.code),
            ("recipient", agreement.recipient),
            ("identifiers", None),
            ("recipient-account", None),
            ("report-type", None),
            ("basis", None),
            ("grant-from", agreement.start or agreement.signed),
            ("grant-until", agreement.end),
            ("until", statement.on),
        ),
        tables=(*lines, indirect, _on_hand(of, figures["c"])),
        certified=("report",),
        signers=("officer",),
        notes=(Note("sf425-lines"),),
    )


def _figures(of: Sources) -> dict[str, Money | None]:
    """By the letter of the line. What the books do not say is None."""
    statement = of.paper.statement
    side, before = statement.agreement_currency, _before(statement)
    receipts = side.received.money - side.returned.money
    receipts += before["received"] - before["returned"]
    spent = side.spent.money + before["spent"] - of.own_spent
    authorised, obligations = _authorised(statement), _obligations(statement)
    share = spent + obligations if obligations is not None else None
    required = _required(statement)
    return {
        "a": receipts,
        "b": spent,
        "c": receipts - spent,
        "d": authorised,
        "e": spent,
        "f": obligations,
        "g": share,
        "h": less(authorised, share),
        "i": required,
        "j": of.own_spent,
        "k": less(required, of.own_spent),
        "l": side.other_income.money - _of_others(statement),
        "m": None,
        "n": None,
        "o": None,
    }


def _authorised(statement: Statement) -> Money | None:
    """The modified ceilings of all lines, where they are in the agreement's currency."""
    own = statement.agreement.currency
    if not statement.lines or any(line.currency != own for line in statement.lines):
        return None
    return total_of((line.modified for line in statement.lines), own)


def _obligations(statement: Statement) -> Money | None:
    """What is committed of all lines, where that can be said in the agreement's currency."""
    own = statement.agreement.currency
    of_lines = {line.code: line for line in statement.lines if line.currency == own}
    promised = {code for each in statement.commitments for code in each.by_line}
    committed = [of_lines[code].committed if code in of_lines else None for code in promised]
    known = [money for money in committed if money is not None]
    return total_of(known, own) if len(known) == len(committed) else None


def _required(statement: Statement) -> Money | None:
    """The institution's share as it was agreed, where that is in the agreement's currency."""
    required = statement.agreement.own_share
    own = statement.agreement.currency
    return required if required is not None and required.currency.code == own else None


def _of_others(statement: Statement) -> Money:
    """What others contributed: it is no income of the programme."""
    own = statement.agreement.currency
    return total_of((each.worth for each in statement.shares if each.contributor), own)


def _before(statement: Statement) -> dict[str, Money]:
    """What the books say from which the agreement was taken over."""
    own = statement.agreement.currency
    known = {each.figure: each.reported for each in statement.earlier}
    nothing = Money.from_minor(0, own)
    return {figure: known.get(figure, nothing) for figure in ("received", "spent", "returned")}


def _on_hand(of: Sources, on_hand: Money | None) -> FormTable:
    """Remarks: from what the form says is on hand to what the books hold."""
    side = of.paper.statement.agreement_currency
    own = side.currency
    entries = dict(_from_on_hand(of))
    rows = [FormRow("c", {"amount": on_hand}, own)]
    rows += [FormRow(name, {"amount": money}, own) for name, money in entries.items() if money]
    rows.append(FormRow("held", {"amount": side.held.money}, own, total=True))
    return FormTable("on-hand", ("amount",), tuple(rows))


def _from_on_hand(of: Sources) -> Iterator[tuple[str, Money]]:
    """What the books hold beside the agency's money, and what became of its worth."""
    statement = of.paper.statement
    side, before = statement.agreement_currency, _before(statement)
    yield "interest", side.interest.money
    yield "other_income", side.other_income.money
    yield "own-left", side.own_contribution.money - side.withdrawn.money - of.own_spent
    yield "exchange_difference", side.exchange_difference.money
    left = before["received"] - before["spent"] - before["returned"]
    yield "taken-over", side.opening_balance.money - left
