"""A statement and the yearly totals as a person reads them on a terminal or on paper."""

from collections.abc import Sequence

from coopledger.books.cooperation import CooperationTotal
from coopledger.books.curve import half_up
from coopledger.books.statement import (
    FLOWS,
    AgreementSide,
    Figure,
    FundSide,
    MonthPart,
    Part,
    Statement,
    came,
    went,
)
from coopledger.messages.catalogue import Language, knows, say, spoken
from coopledger.model.agreement import SpendingRate
from coopledger.writers.layout import TextRow, paragraph, table

_CAME = ("received", "interest", "transferred_in", "exchange_difference")
_WENT = ("spent", "returned", "transferred_out", "held")
_IF_ANY = ("transferred_in", "transferred_out", "not_yet_funded")


def statement_text(statement: Statement, language: Language) -> str:
    """The statement of an agreement: each currency a column, each figure with its provenance."""
    agreement = statement.agreement
    sides = _columns(statement)
    currencies = " / ".join(dict.fromkeys(side.currency for side in sides))
    verdict = (
        say("label.closes", language, currencies=currencies)
        if statement.closes
        else say("label.does-not-close", language)
    )
    lines = [
        *paragraph(f"{agreement.code}  {agreement.title}"),
        f"{say('label.statement', language, on=statement.on)}   {verdict}",
        say("label.rule", language, rule=agreement.conversion),
        *(_prescribed(rate, language) for rate in agreement.spending_rates),
        "",
        *table(_sides_table(sides, language)),
        *_accounts(statement, language),
        *_lines(statement, language),
        *_acceptance(statement, language),
        *_parts("by_line", statement.by_line, sides, language),
        *_parts("by_activity", statement.by_activity, sides, language),
        *(
            _parts("by_partner", statement.by_partner, sides, language)
            if any(part.key for part in statement.by_partner)
            else ()
        ),
        *_months(statement.by_month, sides, language),
        "",
        *_notes(statement, language),
    ]
    return "\n".join(lines) + "\n"


def _prescribed(rate: SpendingRate, language: Language) -> str:
    value = (
        f"{rate.value:f}"
        if rate.value is not None
        else f"{rate.source}, {spoken(rate.basis, language)}"
    )
    return say("label.spending-rate", language, currency=rate.currency, rate=value)


def _columns(statement: Statement) -> list[FundSide | AgreementSide]:
    """One column where the fund is held in the agreement's currency only: it would say it twice."""
    if [fund.currency for fund in statement.funds] == [statement.agreement.currency]:
        return [statement.agreement_currency]
    return list(statement.sides())


def _sides_table(sides: Sequence[FundSide | AgreementSide], language: Language) -> list[TextRow]:
    """The equation, currency by currency; a row of exchanges only where there were some."""

    def row(name: str) -> TextRow:
        cells = (_figure(getattr(side, name, None), language) for side in sides)
        return TextRow(say(f"label.{name}", language), tuple(cells))

    def rows_of(names: Sequence[str]) -> list[TextRow]:
        return [row(name) for name in names if name not in _IF_ANY or _any(sides, name)]

    rule = TextRow("", ("",) * len(sides), is_rule=True)
    label = say("label.sum", language)
    rows = [TextRow("", _heads(sides, language))]
    rows += rows_of(_CAME)
    rows += [rule, TextRow(label, tuple(f"{came(side).figure()}  " for side in sides))]
    rows += rows_of(_WENT)
    rows += [rule, TextRow(label, tuple(f"{went(side).figure()}  " for side in sides))]
    return rows + rows_of(("not_yet_funded",))


def _heads(sides: Sequence[FundSide | AgreementSide], language: Language) -> tuple[str, ...]:
    """Each column's currency; the agreement's says so where the fund holds that currency too."""
    currencies = [side.currency for side in sides]
    own = currencies[-1]
    if own in currencies[:-1]:
        currencies[-1] = say("label.in-all", language, currency=own)
    return tuple(f"{currency}  " for currency in currencies)


def _any(sides: Sequence[FundSide | AgreementSide], name: str) -> bool:
    return any(getattr(side, name).money for side in sides if hasattr(side, name))


def _figure(figure: Figure | None, language: Language) -> str:
    if figure is None:
        return ""
    return f"{figure.money.figure()} {say(f'mark.{figure.provenance}', language)}"


def _parts(
    name: str,
    parts: Sequence[Part],
    sides: Sequence[FundSide | AgreementSide],
    language: Language,
) -> list[str]:
    if not parts:
        return []
    rows = [TextRow(say(f"label.{name}", language), _heads(sides, language))]
    for part in parts:
        label = (
            say("label.not-itemised", language)
            if part.key is None
            else f"{part.key}  {part.title or ''}".strip()
        )
        amounts = (*part.fund, part.reported)[-len(sides) :]
        rows.append(TextRow(label, tuple(f"{m.figure()}  " for m in amounts), indent=2))
    return ["", *table(rows)]


def _accounts(statement: Statement, language: Language) -> list[str]:
    """Each account, where there is more to say than the fund's own line says."""
    sides = statement.accounts
    if len(sides) == 1 and sides[0].bank is None:
        return []
    rows = [TextRow(say("label.accounts", language), (say("label.held", language),))]
    for side in sides:
        label = f"{side.account.code} ({side.account.currency})"
        if side.account.holder:
            label += f"  {say('label.advance', language, holder=side.account.holder)}"
        if side.advance_days is not None:
            label += say("label.advance-days", language, days=side.advance_days)
        rows.append(TextRow(label, (side.held.figure(),), indent=2))
    lines = ["", *table(rows)]
    for side in sides:
        if side.bank is not None:
            params = {
                name: getattr(side.bank, name) for name in ("on", "balance", "held", "difference")
            }
            said = say("label.bank", language, account=side.account.code, **params)
            lines += paragraph(said, indent=2)
    return lines


def _lines(statement: Statement, language: Language) -> list[str]:
    """The budget lines with a ceiling: what they may spend, and what they did."""
    if not statement.lines:
        return []
    names = ("initial", "modified", "spent", "accepted", "available")
    rows = [TextRow("", (*(say(f"label.line-{name}", language) for name in names), "%"))]
    for line in statement.lines:
        amounts = [getattr(line, name) for name in names]
        cells = [m.figure() if m is not None else "-" for m in amounts]
        used = f"{half_up(line.used.numerator * 1000, line.used.denominator)}" if line.used else "0"
        percent = f"{used[:-1] or '0'}.{used[-1]}"
        rows.append(TextRow(f"{line.code} ({line.modified.currency})", (*cells, percent), indent=2))
    return ["", say("label.lines", language), *table(rows)]


def _acceptance(statement: Statement, language: Language) -> list[str]:
    if not statement.acceptance:
        return []
    sides = statement.acceptance
    rows = [
        TextRow(
            say("label.acceptance", language),
            tuple(side.claimed.currency.code for side in sides),
        )
    ]
    for name in ("claimed", "disallowed", "accepted", "due_back"):
        cells = tuple(getattr(side, name).figure() for side in sides)
        rows.append(TextRow(say(f"label.{name}", language), cells, indent=2))
    return ["", *table(rows)]


def _months(
    months: Sequence[MonthPart], sides: Sequence[FundSide | AgreementSide], language: Language
) -> list[str]:
    if not months:
        return []
    rows = [TextRow(say("label.by_month", language), _heads(sides, language))]
    for month in months:
        label = month.month or say("label.several-months", language)
        for name in (*FLOWS, "exchange_difference"):
            amounts = [getattr(flow, name, None) for flow in (*month.fund, month.agreement)]
            if name == "exchange_difference":
                amounts[-1] = month.exchange_difference
            if any(amounts):
                cells = tuple(f"{m.figure()}  " if m is not None else "" for m in amounts)
                said = f"{label}  {say(f'label.{name}', language)}"
                rows.append(TextRow(said, cells[-len(sides) :], indent=2))
    return ["", *table(rows)]


def _notes(statement: Statement, language: Language) -> list[str]:
    lines = paragraph(say("label.provenance", language))
    if any(fund.currency != statement.agreement.currency for fund in statement.funds):
        lines += paragraph(say("label.piece", language))
    for note in statement.notes:
        lines += paragraph(f"- {say(f'note.{note.code}', language, **dict(note.params))}")
    if statement.agreement.note:
        lines += paragraph(f"- {statement.agreement.note}")
    return lines


def totals_text(totals: Sequence[CooperationTotal], language: Language) -> str:
    """The cooperation of each year: what was given, by kind, and partners' funds beside it."""
    if not totals:
        return say("label.no-totals", language) + "\n"
    lines: list[str] = []
    for total in totals:
        lines += [*_total(total, language), ""]
    return "\n".join([*lines, *paragraph(say("label.provenance", language))]) + "\n"


def _total(total: CooperationTotal, language: Language) -> list[str]:
    kinds = [
        TextRow(_kind(kind, language), (f"{count}  ",), indent=4)
        for kind, count in total.activities.items()
    ]
    rows = [
        TextRow(say("label.totals-of", language, year=total.year), (f"{total.currency}  ",)),
        TextRow(say("label.financial", language), (_figure(total.financial, language),), indent=2),
        TextRow(say("label.in_kind", language), (_figure(total.in_kind, language),), indent=2),
        TextRow("", ("",), is_rule=True),
        TextRow(say("label.total", language), (f"{total.total.figure()}  ",), indent=2),
    ]
    if total.partner_funds.money:
        partners = _figure(total.partner_funds, language)
        rows.append(TextRow(say("label.partner_funds", language), (partners,), indent=2))
    count = (f"{total.activity_count}  ",)
    rows += [TextRow(say("label.activities", language), count, indent=2), *kinds]
    return [
        *table(rows),
        *(line for note in total.notes for line in paragraph(f"- {note}", indent=2)),
    ]


def _kind(kind: str, language: Language) -> str:
    return say(f"activity_kind.{kind}", language) if knows(f"activity_kind.{kind}") else kind
