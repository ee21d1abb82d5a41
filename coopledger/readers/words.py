"""Words and numbers of things as they stand in a cell, in Spanish or in English."""

from collections.abc import Callable, Mapping
from typing import TypeVar

from coopledger.errors import MoneyError
from coopledger.model.agreement import ConversionRule
from coopledger.model.base import Provenance
from coopledger.model.events import ActivityKind
from coopledger.readers.cells import Cell, CellError, plain, text
from coopledger.written import NumberStyle, parse_number


def currency_code(cell: Cell) -> str:
    """A currency by its code or by the word people use."""
    from_words = {"pesos": "MXN", "peso": "MXN", "euros": "EUR", "euro": "EUR", "dolares": "USD"}
    written = text(cell)
    return from_words.get(plain(written), written.upper())


def count(cell: Cell) -> int:
    """A whole number of things, above zero."""
    written = text(cell)
    try:
        number = parse_number(written)
    except MoneyError as error:
        raise CellError("count-unreadable", seen=written) from error
    if number != int(number) or number < 1:
        raise CellError("count-unreadable", seen=written)
    return int(number)


def codes(cell: Cell) -> tuple[str, ...]:
    """Codes in one cell, with semicolons between them."""
    return tuple(code.strip() for code in text(cell).split(";") if code.strip())


_E = TypeVar("_E")

YES_NO: Mapping[str, bool] = {"si": True, "yes": True, "no": False}
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
STYLES: Mapping[str, NumberStyle] = {style.value: style for style in NumberStyle}


def choice(options: Mapping[str, _E]) -> Callable[[Cell], _E]:
    """A reader of one word out of several."""

    def read(cell: Cell) -> _E:
        written = text(cell)
        for given in (written, plain(written)):
            if given in options:
                return options[given]
        raise CellError("not-a-choice", seen=written, expected=", ".join(map(str, options)))

    return read


_KIND_WORDS = {
    "taller": ActivityKind.WORKSHOP,
    "taller internacional": ActivityKind.WORKSHOP,
    "workshop": ActivityKind.WORKSHOP,
    "curso especializado": ActivityKind.SPECIALISED_COURSE,
    "curso internacional especializado": ActivityKind.SPECIALISED_COURSE,
    "specialised course": ActivityKind.SPECIALISED_COURSE,
    "foro": ActivityKind.FORUM,
    "forum": ActivityKind.FORUM,
    "estudio": ActivityKind.STUDY,
    "study": ActivityKind.STUDY,
    "jornada electoral interamericana": ActivityKind.ELECTORAL_CONFERENCE,
    "electoral conference": ActivityKind.ELECTORAL_CONFERENCE,
    "vinculacion": ActivityKind.LINKAGE,
    "linkage": ActivityKind.LINKAGE,
}


def activity_kind(cell: Cell) -> str:
    """The kind of an activity: a known one by its code, another as it was written."""
    written = text(cell)
    known = _KIND_WORDS.get(plain(written))
    return known.value if known else written


def accounts(cell: Cell) -> tuple[dict[str, str], ...]:
    """Accounts, with semicolons between them: a currency (`MXN`), or `BANORTE-1 = MXN`."""
    found = []
    for written in codes(cell):
        code, _, currency = (part.strip() for part in written.partition("="))
        found.append({"code": code, "currency": (currency or code).upper()})
    return tuple(found)
