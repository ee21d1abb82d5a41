"""A statement and the yearly totals as a person reads them on a terminal or on paper."""

from collections.abc import Iterable, Sequence

from coopledger.books.cooperation import CooperationTotal
from coopledger.books.statement import (
    AgreementSide,
    Figure,
    FundSide,
    MonthPart,
    Part,
    Statement,
)
from coopledger.messages.catalogue import Language, knows, say
from coopledger.money import Money
from coopledger.writers.layout import TextRow, paragraph, table

_CAME = ("received", "interest", "exchange_difference")
_WENT = ("spent", "returned", "held")


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
        "",
        *table(_sides_table(sides, language)),
        *_parts("by_line", statement.by_line, sides, language),
        *_parts("by_activity", statement.by_activity, sides, language),
        *_months(statement.by_month, sides, language),
        "",
        *_notes(statement, language),
    ]
    return "\n".join(lines) + "\n"


def _columns(statement: Statement) -> list[FundSide | AgreementSide]:
    """One column where the fund is held in the agreement's currency only: it would say it twice."""
    if [fund.currency for fund in statement.funds] == [statement.agreement.currency]:
        return [statement.agreement_currency]
    return list(statement.sides())


def _sides_table(sides: Sequence[FundSide | AgreementSide], language: Language) -> list[TextRow]:
    def row(name: str) -> TextRow:
        cells = (_figure(getattr(side, name, None), language) for side in sides)
        return TextRow(say(f"label.{name}", language), tuple(cells))

    came = TextRow(say("label.sum", language), tuple(_sum(side, _CAME) for side in sides))
    went = TextRow(say("label.sum", language), tuple(_sum(side, _WENT) for side in sides))
    rule = TextRow("", ("",) * len(sides), is_rule=True)
    rows = [TextRow("", tuple(f"{side.currency}  " for side in sides))]
    rows += [row(name) for name in _CAME]
    rows += [rule, came, *(row(name) for name in _WENT), rule, went]
    if any(isinstance(side, FundSide) and side.not_yet_funded.money for side in sides):
        rows.append(row("not_yet_funded"))
    return rows


def _figure(figure: Figure | None, language: Language) -> str:
    if figure is None:
        return ""
    return f"{figure.money.figure()} {say(f'mark.{figure.provenance}', language)}"


def _sum(side: FundSide | AgreementSide, names: Iterable[str]) -> str:
    figures = [getattr(side, name).money for name in names if hasattr(side, name)]
    return f"{sum(figures, start=Money(0, side.currency)).figure()}  "


def _parts(
    name: str,
    parts: Sequence[Part],
    sides: Sequence[FundSide | AgreementSide],
    language: Language,
) -> list[str]:
    if not parts:
        return []
    rows = [TextRow(say(f"label.{name}", language), tuple(f"{side.currency}  " for side in sides))]
    for part in parts:
        label = (
            say("label.not-itemised", language)
            if part.key is None
            else f"{part.key}  {part.title or ''}".strip()
        )
        amounts = (*part.fund, part.reported)[-len(sides) :]
        rows.append(TextRow(label, tuple(f"{m.figure()}  " for m in amounts), indent=2))
    return ["", *table(rows)]


def _months(
    months: Sequence[MonthPart], sides: Sequence[FundSide | AgreementSide], language: Language
) -> list[str]:
    if not months:
        return []
    rows = [TextRow(say("label.by_month", language), tuple(f"{side.currency}  " for side in sides))]
    for month in months:
        label = month.month or say("label.several-months", language)
        for name in ("received", "interest", "spent", "returned", "exchange_difference"):
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
    return say(f"kind.{kind}", language) if knows(f"kind.{kind}") else kind
