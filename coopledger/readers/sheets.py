"""The sheets of the staff's workbook: what each is called, and which fact its rows state.

A header or a sheet is known by its Spanish name or its English one, whatever its case, accents or
place. A currency may stand in a header: `Importe (MXN)`.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from coopledger.readers import dates, words
from coopledger.readers.cells import Cell, plain, text

Read = Callable[[Cell], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a fact. read None: money, whose currency may stand in the column named here."""

    field: str
    headers: tuple[str, ...]
    read: Read | None = text
    currency_from: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: a table with a row a fact, or (`upright`) one fact with a row a field."""

    kind: str
    names: tuple[str, ...]
    columns: tuple[Column, ...]
    upright: bool = False


def _money(field: str, *headers: str, currency_from: str = "currency") -> Column:
    return Column(field, headers, None, currency_from)


REFERENCE = Column("reference", ("folio", "referencia", "poliza", "reference"))
WHEN = Column("when", ("fecha", "periodo", "date", "period"), dates.when)
CURRENCY = Column("currency", ("moneda", "currency"), words.currency_code)
AMOUNT = _money("amount", "importe", "monto", "amount")
ACCOUNT = Column("account", ("cuenta", "account"))
ACTIVITIES = Column(
    "activities", ("actividad", "actividades", "activity", "activities"), words.codes
)
CONCEPT = Column("concept", ("concepto", "descripcion", "concept", "description"))
REMARKS = (
    Column("provenance", ("procedencia", "provenance"), words.choice(words.PROVENANCES)),
    Column("source", ("fuente", "documento", "source", "document")),
    Column("note", ("nota", "notas", "observaciones", "note", "notes", "remarks")),
)
STYLE = Column("style", ("estilo de numeros", "number style"), words.choice(words.STYLES))

AGREEMENT = Sheet(
    "agreement",
    ("convenio", "agreement"),
    (
        Column("code", ("codigo", "clave", "code")),
        Column("title", ("titulo", "nombre", "title", "name")),
        Column("instrument", ("instrumento", "instrument")),
        Column("origin_of_funds", ("origen de los recursos", "origin of funds")),
        Column("channel", ("organismo canalizador", "canalizador", "channel")),
        Column("recipient", ("ejecutor", "recipient", "implementing body")),
        Column("currency", ("moneda del convenio", "agreement currency"), words.currency_code),
        Column("accounts", ("cuentas", "cuenta", "accounts", "account"), words.accounts),
        Column("signed", ("firma", "fecha de firma", "signed"), dates.when),
        Column("start", ("inicio", "start"), dates.when),
        Column("end", ("fin", "termino", "end"), dates.when),
        Column("conversion", ("regla de conversion", "conversion rule"), words.choice(words.RULES)),
        Column("prefinancing", ("prefinanciamiento", "prefinancing"), words.choice(words.YES_NO)),
        STYLE,
        *REMARKS,
    ),
    upright=True,
)

PROGRAMME = Sheet(
    "programme",
    ("programa", "programme", "program"),
    (
        Column("code", ("codigo", "clave", "code")),
        Column("title", ("titulo", "nombre", "title", "name")),
        Column("institution", ("institucion", "institution")),
        CURRENCY,
        STYLE,
        *REMARKS,
    ),
    upright=True,
)

LINES = Sheet(
    "line",
    ("rubros", "budget lines", "lines"),
    (
        Column("code", ("codigo", "clave", "code")),
        Column("title", ("rubro", "titulo", "line", "title")),
        _money("ceiling", "tope", "ceiling"),
        CURRENCY,
        Column("eligible", ("elegible", "eligible"), words.choice(words.YES_NO)),
    ),
)

TABLES = (
    Sheet(
        "activity",
        ("actividades", "activities"),
        (
            Column("reference", ("codigo", "clave", "code")),
            Column("title", ("actividad", "titulo", "denominacion", "activity", "title")),
            Column("activity_kind", ("tipo", "kind"), words.activity_kind),
            Column("count", ("numero", "cantidad", "count", "number"), words.count),
            Column("when", ("fecha", "periodo", "ejercicio", "date", "period", "year"), dates.when),
            Column("place", ("lugar", "sede", "place")),
            Column("partners", ("socios", "contrapartes", "partners"), words.codes),
            Column("summary", ("sintesis", "summary")),
            Column("lessons", ("lecciones aprendidas", "lessons learned")),
            *REMARKS,
        ),
    ),
    Sheet(
        "disbursement",
        ("ministraciones", "disbursements"),
        (
            REFERENCE,
            WHEN,
            AMOUNT,
            CURRENCY,
            _money("sent", "enviado", "importe enviado", "sent", currency_from="sent_currency"),
            Column("sent_currency", ("moneda enviada", "currency sent"), words.currency_code),
            ACCOUNT,
            *REMARKS,
        ),
    ),
    Sheet(
        "interest",
        ("intereses", "rendimientos", "interest"),
        (
            REFERENCE,
            WHEN,
            AMOUNT,
            CURRENCY,
            _money(
                "worth", "valor en moneda del convenio", "worth", currency_from="worth_currency"
            ),
            Column(
                "worth_currency", ("moneda del valor", "currency of worth"), words.currency_code
            ),
            ACCOUNT,
            *REMARKS,
        ),
    ),
    Sheet(
        "expenditure",
        ("gastos", "erogaciones", "expenditures"),
        (
            REFERENCE,
            WHEN,
            AMOUNT,
            CURRENCY,
            Column("lines", ("rubro", "rubros", "budget line", "line", "lines"), words.codes),
            ACTIVITIES,
            Column("payee", ("beneficiario", "proveedor", "payee")),
            CONCEPT,
            ACCOUNT,
            *REMARKS,
        ),
    ),
    Sheet(
        "refund",
        ("reintegros", "devoluciones", "refunds"),
        (
            REFERENCE,
            WHEN,
            AMOUNT,
            CURRENCY,
            _money(
                "received",
                "recibido",
                "recibido por el donante",
                "received",
                currency_from="received_currency",
            ),
            Column(
                "received_currency", ("moneda recibida", "currency received"), words.currency_code
            ),
            ACCOUNT,
            *REMARKS,
        ),
    ),
    Sheet(
        "in_kind",
        ("aportaciones en especie", "in-kind contributions", "in kind"),
        (
            REFERENCE,
            WHEN,
            _money("amount", "valor", "importe", "value", "amount"),
            CURRENCY,
            ACTIVITIES,
            CONCEPT,
            *REMARKS,
        ),
    ),
)

SHEETS: Mapping[str, Sheet] = {
    plain(name): sheet for sheet in (AGREEMENT, PROGRAMME, LINES, *TABLES) for name in sheet.names
}
