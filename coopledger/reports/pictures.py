"""The pictures of a statement: bars, each with the figure that it shows."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from coopledger.books.sides import AgreementSide
from coopledger.books.statement import LineStanding, Statement
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.document import Bar, Fill, Picture

_ZERO = Decimal(0)


def waterfall(statement: Statement, language: Language) -> Picture:
    """From what came to what is held, in the agreement's currency, each from where one ended."""
    side, bars, at = statement.agreement_currency, list[Bar](), _ZERO
    for names, sign, fill in (
        (AgreementSide.CAME, 1, Fill.SOLID),
        ([name for name in AgreementSide.WENT if name != "held"], -1, Fill.HATCHED),
    ):
        for name in names:
            money: Money = getattr(side, name).money
            if money:
                end = at + sign * money.amount
                bars.append(Bar(say(f"label.{name}", language), at, end, money.figure(), fill))
                at = end
    held = side.held.money
    bars.append(Bar(say("label.held", language), _ZERO, held.amount, held.figure(), Fill.OPEN))
    legend = (
        (Fill.SOLID, say("picture.came", language)),
        (Fill.HATCHED, say("picture.went", language)),
        (Fill.OPEN, say("picture.left", language)),
    )
    return picture("waterfall", side.currency, bars, language, legend)


def budget_picture(lines: Sequence[LineStanding], language: Language) -> Iterator[Picture]:
    """What each budget line may spend beside what it did, a picture a currency."""
    legend = (
        (Fill.OPEN, say("picture.modified", language)),
        (Fill.SOLID, say("picture.spent", language)),
    )
    compared = [line for line in lines if line.available is not None]
    for currency in dict.fromkeys(line.currency for line in compared):
        bars = []
        for line in compared:
            if line.currency == currency:
                may, did = line.modified, line.spent
                bars.append(Bar(line.code, _ZERO, may.amount, may.figure(), Fill.OPEN))
                bars.append(Bar("", _ZERO, did.amount, did.figure(), Fill.SOLID))
        yield picture("lines", currency, bars, language, legend)


def months_picture(statement: Statement, language: Language) -> Iterator[Picture]:
    """What was spent in each month, in the agreement's currency."""
    currency = statement.agreement.currency
    bars = [
        Bar(
            month.month or say("label.several-months", language),
            _ZERO,
            month.agreement.spent.amount,
            month.agreement.spent.figure(),
        )
        for month in statement.by_month
        if month.agreement.spent
    ]
    if bars:
        yield picture("months", currency, bars, language)


def picture(
    name: str,
    currency: str,
    bars: Sequence[Bar],
    language: Language,
    legend: tuple[tuple[Fill, str], ...] = (),
) -> Picture:
    """Bars, with the same in words; of several under one label, what each is."""
    title = say(f"picture.{name}", language, currency=currency)
    said, label = list[str](), ""
    fills = dict(legend) if any(not bar.label for bar in bars) else {}
    for bar in bars:
        label = bar.label or label
        of = f"{label}, {fills[bar.fill]}" if fills else label
        said.append(say("picture.bar", language, label=of, amount=bar.said))
    return Picture(title, tuple(bars), f"{title}. {'; '.join(said)}", legend)
