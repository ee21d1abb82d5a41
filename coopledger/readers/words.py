"""Words and numbers of things as they stand in a cell, in Spanish or in English."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar

from coopledger.errors import MoneyError
from coopledger.messages.catalogue import Language, say
from coopledger.messages.translations import TRANSLATED
from coopledger.model.activity import ActivityKind
from coopledger.model.agreement import (
    ApprovalFor,
    Clause,
    ConversionRule,
    InterestTo,
    RateBasis,
)
from coopledger.model.base import Provenance
from coopledger.model.evidence import Decision, Direction
from coopledger.model.period import PeriodState
from coopledger.model.settlement import SettledBy
from coopledger.model.takeover import EarlierFigure
from coopledger.model.valuation import ValuationMethod
from coopledger.money import currency_of
from coopledger.numerals import NumberStyle, parse_number
from coopledger.readers import dates
from coopledger.readers.amounts import amount
from coopledger.readers.cells import Cell, CellError, FormattedNumber, code, plain, text, typed
from coopledger.written import CURRENCY_WORDS, number_in


def currency_code(cell: Cell) -> str:
    """A currency by its code or by the word people use."""
    return _currency(typed(cell))


def _currency(written: str) -> str:
    code = CURRENCY_WORDS.get(written.casefold(), written.upper())
    try:
        return currency_of(code).code
    except MoneyError as error:
        raise CellError("unknown-currency", seen=written) from error


def count(cell: Cell, style: NumberStyle) -> int:
    """A whole number of things, above zero."""
    written = typed(as_shown(cell))
    try:
        number = parse_number(written, _style_of(cell, style))
    except MoneyError as error:
        raise CellError("count-unreadable", seen=text(cell)) from error
    if number != int(number) or number < 1:
        raise CellError("count-unreadable", seen=text(cell))
    return int(number)


def as_shown(cell: Cell) -> Cell:
    """A number without its format. Raises CellError for one that is shown as hundredths."""
    if not isinstance(cell, FormattedNumber):
        return cell
    if cell.format.percent:
        raise CellError("shown-otherwise", seen=text(cell), format=cell.format.written)
    return cell.number


def _style_of(cell: Cell, style: NumberStyle) -> NumberStyle:
    """How a number is written: in text by the document's style; a number's own text has a point."""
    return style if isinstance(cell, str) else NumberStyle.COMMA_GROUPS


def whole(written: str) -> tuple[str, ...]:
    """All of a cell's text, where it is one number."""
    return (written,)


# In what follows no two repetitions side by side take the same signs: a cell of blanks is looked
# through once, not from each of them. What is around a word is stripped.

# A code that has a semicolon in it stands in double quotes, and a double quote in it twice.
_QUOTED = r'"(?P<quoted>(?:[^"]|"")*)"'
_ITEM = re.compile(rf"\s*(?P<item>{_QUOTED}(?:\s*=[^;]*)?|[^;]*)(?:;|$)")
_PORTION = re.compile(rf"(?:{_QUOTED}\s*|(?P<bare>[^=]*))(?:=\s*(?P<amount>.+))?", re.S)


def _items(cell: Cell) -> list[str]:
    """What stands in one cell with semicolons between."""
    found = (match["item"].strip() for match in _ITEM.finditer(code(cell)))
    return [item for item in found if item]


def _unquoted(item: str) -> str:
    quoted = re.fullmatch(_QUOTED, item)
    return quoted["quoted"].replace('""', '"') if quoted else item


def codes(cell: Cell) -> tuple[str, ...]:
    """Codes in one cell, with semicolons between them."""
    return tuple(map(_unquoted, _items(cell)))


def portions(cell: Cell) -> tuple[tuple[str, str | None], ...]:
    """Codes in one cell, some with the part they had: `PASAJES = 1,200.00; HONORARIOS = 300`."""
    found = (_PORTION.fullmatch(item) for item in _items(cell))
    return tuple(
        (p["bare"].strip() if p["quoted"] is None else p["quoted"].replace('""', '"'), p["amount"])
        for p in found
        if p is not None
    )


def numbers_of_portions(written: str) -> Iterator[str]:
    """The numbers of the parts in a cell: of `A = 60.000; B`, `60.000`."""
    for _, part in portions(written):
        yield from number_in(part or "")


def shares(cell: Cell, style: NumberStyle) -> tuple[dict[str, Any], ...]:
    """Who contributes how much: `Fundación Ford = 2,000.00 EUR; PNUD = 500 USD`."""
    found = portions(cell)
    for contributor, part in found:
        if part is None:
            raise CellError("shares-unreadable", seen=contributor)
    return tuple(
        {"contributor": contributor, "amount": amount(part, None, style)}
        for contributor, part in found
    )


def quoted(code: str) -> str:
    """A code as `codes` and `portions` read it back."""
    if set(code) & {";", "="} or code.startswith('"'):
        return '"' + code.replace('"', '""') + '"'
    return code


_E = TypeVar("_E")

YES_NO: Mapping[str, bool] = {
    "si": True,
    "no": False,
    "yes": True,
    "true": True,
    "false": False,
}
PROVENANCES: Mapping[str, Provenance] = {
    "fuente": Provenance.SOURCE,
    "derivado": Provenance.DERIVED,
    "derivada": Provenance.DERIVED,
    "supuesto": Provenance.ASSUMED,
    "supuesta": Provenance.ASSUMED,
    **{str(provenance): provenance for provenance in Provenance},
}
RULES: Mapping[str, ConversionRule] = {
    "peps": ConversionRule.FIFO,
    "promedio": ConversionRule.AVERAGE,
    **{str(rule): rule for rule in ConversionRule},
}
EARLIER_FIGURES: Mapping[str, EarlierFigure] = {
    "recibido": EarlierFigure.RECEIVED,
    "ejercido": EarlierFigure.SPENT,
    "reintegrado": EarlierFigure.RETURNED,
    **{str(figure): figure for figure in EarlierFigure},
}

SETTLED: Mapping[str, SettledBy] = {
    "documentos": SettledBy.DOCUMENTS,
    "entrega de documentos": SettledBy.DOCUMENTS,
    "justificacion": SettledBy.JUSTIFICATION,
    "justificacion aceptada": SettledBy.JUSTIFICATION,
    "condonado": SettledBy.WRITTEN_OFF,
    "written off": SettledBy.WRITTEN_OFF,
    **{str(each): each for each in SettledBy},
}

INTEREST_TO: Mapping[str, InterestTo] = {
    "convenio": InterestTo.AGREEMENT,
    "ejecutor": InterestTo.RECIPIENT,
    "donante": InterestTo.PARTNER,
    **{str(owner): owner for owner in InterestTo},
}
CLAUSES: Mapping[str, Clause] = {
    **{
        plain(say(f"{called}.{clause}", language)): clause
        for clause in Clause
        for called in ("choice", "field")  # or as the column that states it is headed
        for language in Language
    },
    **{str(clause): clause for clause in Clause},
}
APPROVALS: Mapping[str, ApprovalFor] = {
    **{plain(say(f"choice.{of}", language)): of for of in ApprovalFor for language in Language},
    **{str(of): of for of in ApprovalFor},
}
METHODS: Mapping[str, ValuationMethod] = {
    "horas": ValuationMethod.HOURS,
    "dias": ValuationMethod.DAYS,
    "tarifa": ValuationMethod.TARIFF,
    **{str(method): method for method in ValuationMethod},
}
DIRECTIONS: Mapping[str, Direction] = {
    "abono": Direction.IN,
    "credit": Direction.IN,
    "cargo": Direction.OUT,
    "debit": Direction.OUT,
    **{str(direction): direction for direction in Direction},
}
STATES: Mapping[str, PeriodState] = {
    "abierto": PeriodState.OPEN,
    "en ajustes": PeriodState.ADJUSTING,
    "being adjusted": PeriodState.ADJUSTING,
    "cerrado": PeriodState.CLOSED,
    **{str(state): state for state in PeriodState},
}
DECISIONS: Mapping[str, Decision] = {
    "aceptar": Decision.ACCEPTED,
    "aceptada": Decision.ACCEPTED,
    "accept": Decision.ACCEPTED,
    "rechazar": Decision.REJECTED,
    "rechazada": Decision.REJECTED,
    "reject": Decision.REJECTED,
    **{str(decision): decision for decision in Decision},
}
STYLES: Mapping[str, NumberStyle] = {style.value: style for style in NumberStyle}


class Choices(tuple[object, ...]):
    """The different values to choose from, as their column calls them in each language."""

    __slots__ = ()

    def say(self, language: Language | str) -> str:
        names = dict.fromkeys(self.name(value, language) for value in self)
        return say("choices.or", language).join(names)

    @staticmethod
    def name(value: object, language: Language | str) -> str:
        match value:
            case bool():
                return say("yes" if value else "no", language)
            case NumberStyle():
                return f"«{value}»"
            case _:
                return say(f"choice.{value}", language)


def choice(options: Mapping[str, _E]) -> Callable[[Cell], _E]:
    """A reader of one word out of several, in every language."""
    translated = {
        plain(Choices.name(option, code)): option
        for option in options.values()
        for code in TRANSLATED
    }
    every = {**translated, **options}

    def read(cell: Cell) -> _E:
        written = text(cell)
        for given in (written, plain(written)):
            if given in every:
                return every[given]
        raise CellError("not-a-choice", seen=written, expected=Choices(options.values()))

    return read


def several(options: Mapping[str, _E]) -> Callable[[Cell], tuple[_E, ...]]:
    """A reader of words out of several, with semicolons between them."""
    one = choice(options)
    return lambda cell: tuple(map(one, codes(cell)))


def known(codes: Iterable[str]) -> Callable[[Cell], str]:
    """A reader of codes: a known one as it is published, another as it was written."""
    published = {code.casefold(): code for code in codes}

    def read(cell: Cell) -> str:
        written = text(cell)
        return published.get(written.casefold(), written)

    return read


_KIND_WORDS = {
    "taller": ActivityKind.WORKSHOP,
    "curso internacional especializado": ActivityKind.SPECIALISED_COURSE,
    "electoral conference": ActivityKind.ELECTORAL_CONFERENCE,
    **{
        plain(say(f"activity_kind.{kind}", language)): kind
        for kind in ActivityKind
        for language in Language
    },
}


def activity_kind(cell: Cell) -> str:
    """The kind of an activity: a known one by its code, another as it was written."""
    written = text(cell)
    known = _KIND_WORDS.get(plain(written))
    return known.value if known else written


_ACCOUNT = re.compile(r"(?P<code>[^=()]+)(=(?P<currency>[^()]+))?(\((?P<holder>.+)\))?")


def accounts(cell: Cell) -> tuple[dict[str, str], ...]:
    """Accounts, with semicolons between them: `MXN`, `BANORTE-1 = MXN`; or just `MXN, EUR`.

    An advance names the grade or office of who accounts for it: `ANT-1 = MXN (Dirección de área)`.
    """
    found = []
    for written in (each for item in codes(cell) for each in _currencies_alone(item)):
        named = _ACCOUNT.fullmatch(written)
        if named is None:
            raise CellError("account-unreadable", seen=written)
        account = {
            "code": named["code"].strip(),
            "currency": _currency((named["currency"] or named["code"]).strip()),
        }
        found.append(account | ({"holder": named["holder"]} if named["holder"] else {}))
    return tuple(found)


def _currencies_alone(item: str) -> list[str]:
    """What stands between commas where no account has a code of its own."""
    bare = not {"=", "("} & set(item)
    return [each.strip() for each in item.split(",") if each.strip()] if bare else [item]


def decimal(cell: Cell, style: NumberStyle = NumberStyle.COMMA_GROUPS) -> Decimal:
    """A number that is not money: a percentage, a rate."""
    number = as_shown(cell)
    written = repr(number) if isinstance(number, float) else typed(number)
    try:
        return parse_number(written, _style_of(cell, style))
    except MoneyError as error:
        raise CellError("number-not-exact", seen=text(cell)) from error


def percentage(cell: Cell, style: NumberStyle) -> Decimal:
    """How many hundredths: `10`, `10 %`, or what a cell shows that is formatted so.

    A bare number below one may be meant either way: it is refused.
    """
    if isinstance(cell, FormattedNumber) and cell.format.percent:
        return Decimal(f"{(decimal(cell.number, style) * 100).normalize():f}")
    if isinstance(cell, str) and cell.rstrip().endswith("%"):
        return decimal(cell.rstrip().removesuffix("%").rstrip(), style)
    bare = decimal(cell, style)
    if 0 < bare < 1:
        hundredths = f"{(bare * 100).normalize():f}"
        raise CellError("percentage-unclear", seen=f"{bare:f}", hundredths=hundredths)
    return bare


def before_percent(written: str) -> tuple[str, ...]:
    """The number of a percentage."""
    return (written.rstrip().removesuffix("%").rstrip(),)


_QUOTIENT = re.compile(r"([1-9][0-9]{0,199})/([1-9][0-9]{0,199})", re.ASCII)


def ratio(cell: Cell, style: NumberStyle = NumberStyle.COMMA_GROUPS) -> Fraction:
    """An exchange rate: a number above zero, or an exact quotient (`61/3`).

    A spreadsheet's number is read as it is shown, to the 15 digits that it keeps.
    """
    if isinstance(cell, str) and (found := _QUOTIENT.fullmatch(cell.strip())):
        return Fraction(int(found[1]), int(found[2]))
    number = as_shown(cell)
    try:
        exact = Decimal(f"{number:.15g}") if isinstance(number, float) else decimal(number, style)
    except CellError as error:
        code = "rate-not-plain" if error.code == "number-not-exact" else error.code
        raise CellError(code, seen=text(cell)) from error
    if not (exact.is_finite() and exact > 0):
        raise CellError("rate-not-plain", seen=text(cell))
    return Fraction(exact)


_FIXED_RATE = re.compile(r"([0-9.,]+)\s*([A-Za-z]{3})(\s+(?:por|per)\s+[A-Za-z]{3})?")
_RATE_IN_TEXT = re.compile(rf"(?:^|[;:|])\s*{_FIXED_RATE.pattern}")


def numbers_of_rates(written: str) -> Iterator[str]:
    """The numbers of the rates in a cell: of `25,5 MXN por EUR; USD, mes, BCE`, `25,5`."""
    return (found[1] for found in _RATE_IN_TEXT.finditer(written))


_PREVIOUS = {"dia habil anterior", "previous business day"}
BASES: Mapping[str, RateBasis] = {
    **dict.fromkeys(("dia", "day", *_PREVIOUS), RateBasis.DAY),
    "mes": RateBasis.MONTH,
    "month": RateBasis.MONTH,
    "periodo": RateBasis.PERIOD,
    "period": RateBasis.PERIOD,
}


def spending_rates(cell: Cell, style: NumberStyle) -> tuple[dict[str, Any], ...]:
    """Prescribed rates: `25 MXN por EUR`, or who publishes it: `MXN, día, BCE`.

    `MXN, día hábil anterior, BCE` takes the day before's where a day has none.
    """
    found: list[dict[str, Any]] = []
    for written in codes(cell):
        if fixed := _FIXED_RATE.fullmatch(written):
            found.append({"currency": fixed[2].upper(), "value": decimal(fixed[1], style)})
            continue
        parts = [part.strip() for part in written.split(",", 2)]
        if len(parts) != 3 or plain(parts[1]) not in BASES or not parts[2]:
            raise CellError("rate-unreadable", seen=written)
        basis = BASES[plain(parts[1])]
        rate = {"currency": parts[0].upper(), "basis": basis, "source": parts[2]}
        previous = {"previous_business_day": True} if plain(parts[1]) in _PREVIOUS else {}
        found.append(rate | previous)
    return tuple(found)


_REPORTING_PERIOD = re.compile(r"(?P<when>[^(:]+)(\((?P<due>[^)]*)\)\s*)?(:(?P<rates>.+))?")


def reporting_periods(cell: Cell, style: NumberStyle) -> tuple[dict[str, Any], ...]:
    """Periods with semicolons between: their days, when the report is due, rates of their own.

    `2016-01-01 a 2016-06-30 (2016-07-31): 25 MXN | USD, mes, BCE`, or its days alone.
    """
    found = []
    for written in codes(cell):
        named = _REPORTING_PERIOD.fullmatch(written)
        if named is None:
            raise CellError("reporting-period-unreadable", seen=written)
        period: dict[str, Any] = {"when": dates.when(named["when"])}
        if named["due"] is not None:
            period["report_due"] = dates.when(named["due"])
        if named["rates"] is not None:
            rates = "; ".join(map(quoted, map(str.strip, named["rates"].split("|"))))
            period["spending_rates"] = spending_rates(rates, style)
        found.append(period)
    return tuple(found)
