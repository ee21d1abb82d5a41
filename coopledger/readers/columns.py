"""What a sheet of the staff's workbook is made of, and the columns that several sheets have."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coopledger.model.tossd import FRAMEWORKS, MODALITIES
from coopledger.readers import dates, words
from coopledger.readers.cells import text

Read = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a fact. read None: money, whose currency may stand in the column named here.

    styled: whether it is a number, which is read by the number style of its document.
    divides: whether it says how the amount of its row is divided.
    own_currency: money that may be in another currency than its row's, and then says so itself.
    part_of: the field of the fact that it is a part of.
    """

    field: str
    headers: tuple[str, ...]
    read: Read | None = text
    currency_from: str | None = None
    styled: bool = False
    divides: bool = False
    own_currency: bool = False
    part_of: str | None = None


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet: a table with a row a fact, or (`upright`) one fact with a row a field.

    assemble: makes of a row's fields those of the fact, where they are not the same.
    gathers: fields of which a fact has several, each in a row of its own under one reference.
    rare: fields that have a column only where a fact has them.
    awaits: the field that a person fills in: a row where it is empty states nothing yet.
    beside: headings of columns that are there for people to read, and state nothing.
    """

    kind: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    upright: bool = False
    assemble: Callable[[dict[str, Any]], dict[str, Any]] = dict
    gathers: tuple[str, ...] = ()
    rare: tuple[str, ...] = ()
    awaits: str | None = None
    beside: frozenset[str] = frozenset()


def money(field: str, *headers: str, currency_from: str = "currency") -> Column:
    return Column(field, headers, None, currency_from)


BOOK = Column("book", ("convenio", "libro", "agreement", "book"))
REFERENCE = Column("reference", ("folio", "referencia", "poliza", "reference"))
REVISION = Column("revision", ("revision",), words.count, styled=True)
WHEN = Column("when", ("fecha", "periodo", "date", "period"), dates.when)
WHEN_DECIDED = Column("when", ("fecha de la decision", "fecha", "decided on", "date"), dates.when)
CURRENCY = Column("currency", ("moneda", "currency"), words.currency_code)
AMOUNT = money("amount", "importe", "monto", "amount")
ACCOUNT = Column("account", ("cuenta", "account"))
_LINE_NAMES = ("rubro", "rubros", "budget line", "budget lines", "line", "lines")
LINES_OF_EVENT = Column("lines", _LINE_NAMES, words.portions, divides=True)
_ACTIVITY_NAMES = ("actividad", "actividades", "activity", "activities")
ACTIVITIES_OF_EVENT = Column("activities", _ACTIVITY_NAMES, words.portions, divides=True)
ACTIVITIES = Column("activities", _ACTIVITY_NAMES, words.codes)
ELIGIBLE = Column("eligible", ("elegible", "eligible"), words.choice(words.YES_NO))
OF = Column("of", ("gasto", "del gasto", "expenditure", "of"))
DISALLOWANCE = Column("disallowance", ("gasto no aceptado", "no aceptado", "disallowance"))
REASON = Column("reason", ("motivo", "reason"))
END = Column("end", ("fin", "termino", "end"), dates.when)
START = Column("start", ("inicio", "start"), dates.when)
REFUND_DUE = Column("refund_due", ("reintegro a mas tardar", "refund due"), dates.when)
REPORT_DUE = Column("report_due", ("informe a mas tardar", "report due"), dates.when)
SPENDING_RATE = Column(
    "spending_rates",
    ("tipo de cambio pactado", "prescribed rate"),
    words.spending_rates,
    styled=True,
)
TOSSD = (
    Column("tossd_modality", ("modalidad tossd", "tossd modality"), words.known(MODALITIES)),
    Column("tossd_framework", ("marco tossd", "tossd framework"), words.known(FRAMEWORKS)),
)
CONCEPT = Column("concept", ("concepto", "descripcion", "concept", "description"))
REMARKS = (
    Column("provenance", ("procedencia", "provenance"), words.choice(words.PROVENANCES)),
    Column("source", ("fuente", "documento", "source", "document")),
    Column("note", ("nota", "notas", "observaciones", "note", "notes", "remarks")),
)
TAX_ID = Column("tax_id", ("rfc", "tax number"))
FISCAL_YEAR = Column(
    "fiscal_year_start",
    ("mes en que inicia el ejercicio", "fiscal year start"),
    words.count,
    styled=True,
)
STYLE = Column("style", ("estilo de numeros", "number style"), words.choice(words.STYLES))
