"""The sheets of the staff's workbook: what each is called, and which fact its rows state.

A header or a sheet is known by its Spanish name or its English one, whatever its case, accents or
place. A currency may stand in a header: `Importe (MXN)`.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coopledger.messages.catalogue import Language, say
from coopledger.readers import dates, words
from coopledger.readers.cells import plain
from coopledger.readers.columns import (
    ACCOUNT,
    ACTIVITIES,
    ACTIVITIES_OF_EVENT,
    AMOUNT,
    BOOK,
    CONCEPT,
    CURRENCY,
    DISALLOWANCE,
    ELIGIBLE,
    END,
    FISCAL_YEAR,
    LINES_OF_EVENT,
    OF,
    REASON,
    REFERENCE,
    REFUND_DUE,
    REMARKS,
    REPORT_DUE,
    REVISION,
    SPENDING_RATE,
    START,
    STYLE,
    TAX_ID,
    TOSSD,
    WHEN,
    WHEN_DECIDED,
    Column,
    SheetSpec,
    money,
)
from coopledger.readers.invoice_sheet import INVOICES
from coopledger.readers.valuation_columns import VALUATION, in_kind_valued


def _addendum(fields: dict[str, Any]) -> dict[str, Any]:
    """A row of an addendum may give one line a new ceiling, or add a line, which has a title."""
    names = ("line", "line_title", "ceiling", "eligible")
    line: dict[str, Any] = {name: fields.pop(name) for name in names if name in fields}
    if "line_title" in line:
        line["title"] = line.pop("line_title")
        if "line" in line:
            line["code"] = line.pop("line")
        return {**fields, "lines": (line,)}
    return {**fields, "ceilings": (line,)} if line else fields


AGREEMENT = SheetSpec(
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
        START,
        END,
        Column("conversion", ("regla de conversion", "conversion rule"), words.choice(words.RULES)),
        SPENDING_RATE,
        Column("reference_rate", ("tipo de cambio de referencia", "reference rate")),
        Column("prefinancing", ("prefinanciamiento", "prefinancing"), words.choice(words.YES_NO)),
        Column("follows", ("sigue a", "follows")),
        REFUND_DUE,
        REPORT_DUE,
        Column(
            "reallocation_limit",
            ("limite de reasignacion (%)", "reallocation limit (%)"),
            words.decimal,
            styled=True,
        ),
        Column(
            "advance_days",
            ("dias para comprobar anticipos", "advance days"),
            words.count,
            styled=True,
        ),
        Column("interest_to", ("intereses para", "interest to"), words.choice(words.INTEREST_TO)),
        Column(
            "evidence_required",
            ("exige comprobantes", "invoices required"),
            words.choice(words.YES_NO),
        ),
        Column("evidence_above", ("exige comprobantes desde", "invoices required from"), None),
        TAX_ID,
        FISCAL_YEAR,
        STYLE,
        *REMARKS,
    ),
    upright=True,
)

PROGRAMME = SheetSpec(
    "programme",
    ("programa", "programme", "program"),
    (
        Column("code", ("codigo", "clave", "code")),
        Column("title", ("titulo", "nombre", "title", "name")),
        Column("institution", ("institucion", "institution")),
        CURRENCY,
        TAX_ID,
        FISCAL_YEAR,
        STYLE,
        *REMARKS,
    ),
    upright=True,
)

ACCOUNTS = SheetSpec(
    "account",
    ("cuentas", "accounts"),
    (
        Column("code", ("cuenta", "codigo", "clave", "account", "code")),
        CURRENCY,
        Column("title", ("nombre", "banco", "name", "bank")),
        Column("number", ("numero de cuenta", "clabe", "iban", "account number")),
        Column("holder", ("cargo de quien comprueba", "titular", "holder")),
    ),
)

LINES = SheetSpec(
    "line",
    ("rubros", "budget lines", "lines"),
    (
        Column("code", ("codigo", "clave", "code")),
        Column("title", ("rubro", "titulo", "line", "title")),
        money("ceiling", "tope", "ceiling"),
        CURRENCY,
        ELIGIBLE,
    ),
)

ADDENDUM = SheetSpec(
    "addendum",
    ("adendas", "addenda"),
    (
        REFERENCE,
        WHEN,
        START,
        END,
        REFUND_DUE,
        REPORT_DUE,
        Column("line", ("rubro", "budget line", "line")),
        Column("line_title", ("nombre del rubro nuevo", "new line's title", "new line title")),
        money("ceiling", "tope", "ceiling"),
        CURRENCY,
        ELIGIBLE,
        SPENDING_RATE,
        Column("title", ("titulo de la adenda", "addendum title")),
        REVISION,
        *REMARKS,
    ),
    assemble=_addendum,
    gathers=("lines", "ceilings"),
)


def _rate(fields: dict[str, Any]) -> dict[str, Any]:
    """A figure for several units of the base, as one for one unit."""
    units = fields.pop("units", 1)
    if units != 1 and "value" in fields:
        return {**fields, "value": fields["value"] / units}
    return fields


RATES = SheetSpec(
    "rate",
    ("tipos de cambio", "tipo de cambio", "rates", "exchange rates"),
    (
        Column("when", ("fecha", "date", "mes", "month", "periodo", "period"), dates.when),
        Column("base", ("moneda base", "base", "base currency"), words.currency_code),
        Column(
            "quote",
            ("moneda cotizada", "cotizada", "quote", "quote currency"),
            words.currency_code,
        ),
        Column("value", ("tipo de cambio", "valor", "value", "rate"), words.ratio, styled=True),
        Column("units", ("unidades", "units"), words.count, styled=True),
        Column("published_by", ("fuente", "publicado por", "source", "published by")),
        Column("basis", ("es de un", "basis"), words.choice(words.BASES)),
        Column("served", ("fecha servida", "date served"), dates.when),
        REVISION,
        Column("provenance", ("procedencia", "provenance"), words.choice(words.PROVENANCES)),
        Column("source", ("documento", "document")),
        Column("note", ("nota", "notas", "observaciones", "note", "notes", "remarks")),
    ),
    assemble=_rate,
)

SHOWN_OF_MATCHES = (
    "account", "currency", "evidence", "books", "difference", "evidence-says", "books-say", "why",
)  # fmt: skip
"""What stands beside a proposed match for a person to decide: `shown.<name>` in the catalogue."""

_SHOWN = frozenset(
    plain(say(f"shown.{name}", language)) for name in SHOWN_OF_MATCHES for language in Language
)

TABLES = tuple(
    replace(sheet, columns=(*sheet.columns, BOOK))
    for sheet in (
        SheetSpec(
            "activity",
            ("actividades", "activities"),
            (
                Column("reference", ("codigo", "clave", "code")),
                Column("title", ("actividad", "titulo", "denominacion", "activity", "title")),
                Column("activity_kind", ("tipo", "kind"), words.activity_kind),
                Column(
                    "count", ("numero", "cantidad", "count", "number"), words.count, styled=True
                ),
                Column(
                    "when", ("fecha", "periodo", "ejercicio", "date", "period", "year"), dates.when
                ),
                Column("place", ("lugar", "sede", "place")),
                Column("partners", ("socios", "contrapartes", "partners"), words.codes),
                Column("summary", ("sintesis", "summary")),
                Column("lessons", ("lecciones aprendidas", "lessons learned")),
                *TOSSD,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "disbursement",
            ("ministraciones", "disbursements"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                money("sent", "enviado", "importe enviado", "sent", currency_from="sent_currency"),
                Column("sent_currency", ("moneda enviada", "currency sent"), words.currency_code),
                ACCOUNT,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "interest",
            ("intereses", "rendimientos", "interest"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                money(
                    "worth", "valor en moneda del convenio", "worth", currency_from="worth_currency"
                ),
                Column(
                    "worth_currency", ("moneda del valor", "currency of worth"), words.currency_code
                ),
                ACCOUNT,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "expenditure",
            ("gastos", "erogaciones", "expenditures"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                LINES_OF_EVENT,
                ACTIVITIES_OF_EVENT,
                Column("payee", ("beneficiario", "proveedor", "payee")),
                CONCEPT,
                money(
                    "paid",
                    "pagado en moneda original",
                    "paid in original currency",
                    currency_from="paid_currency",
                ),
                Column(
                    "paid_currency", ("moneda original", "original currency"), words.currency_code
                ),
                ACCOUNT,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "refund",
            ("reintegros", "devoluciones", "refunds"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                money(
                    "received",
                    "recibido",
                    "recibido por el donante",
                    "received",
                    currency_from="received_currency",
                ),
                Column(
                    "received_currency",
                    ("moneda recibida", "currency received"),
                    words.currency_code,
                ),
                ACCOUNT,
                DISALLOWANCE,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "transfer",
            ("traspasos", "transfers"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                Column("account", ("de la cuenta", "cuenta de salida", "from account")),
                Column("to_account", ("a la cuenta", "cuenta de entrada", "to account")),
                money("arrived", "llego", "arrived", currency_from="arrived_currency"),
                Column(
                    "arrived_currency",
                    ("moneda que llego", "currency arrived"),
                    words.currency_code,
                ),
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "recovery",
            ("recuperaciones", "recoveries"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                OF,
                LINES_OF_EVENT,
                ACTIVITIES_OF_EVENT,
                DISALLOWANCE,
                ACCOUNT,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "reversal",
            ("reversas", "reversals"),
            (
                REFERENCE,
                WHEN,
                Column("of", ("reversa a", "folio que reversa", "of", "reverses")),
                Column(
                    "of_revision", ("revision que reversa", "of revision"), words.count, styled=True
                ),
                REASON,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "disallowance",
            ("gastos no aceptados", "no aceptados", "disallowances"),
            (REFERENCE, WHEN, OF, AMOUNT, CURRENCY, REASON, REVISION, *REMARKS),
        ),
        ADDENDUM,
        SheetSpec(
            "reallocation",
            ("reasignaciones", "reallocations"),
            (
                REFERENCE,
                WHEN,
                AMOUNT,
                CURRENCY,
                Column("from_line", ("del rubro", "rubro de origen", "from line")),
                Column("to_line", ("al rubro", "rubro de destino", "to line")),
                REASON,
                REVISION,
                *REMARKS,
            ),
        ),
        SheetSpec(
            "bank_balance",
            ("saldos bancarios", "saldo segun banco", "bank balances"),
            (
                REFERENCE,
                WHEN,
                Column("account", ("cuenta", "account")),
                money("balance", "saldo", "balance"),
                CURRENCY,
                Column("account_number", ("numero de cuenta", "account number")),
                REVISION,
                *REMARKS,
            ),
        ),
        RATES,
        INVOICES,
        SheetSpec(
            "match",
            ("conciliacion", "conciliaciones", "matches"),
            (
                REFERENCE,
                WHEN_DECIDED,
                Column("decision", ("decision",), words.choice(words.DECISIONS)),
                Column("bank_lines", ("movimientos bancarios", "bank lines"), words.codes),
                Column("invoices", ("comprobantes", "invoices"), words.codes),
                Column("events", ("en los libros", "in the books", "events"), words.codes),
                REASON,
                REVISION,
                *REMARKS,
            ),
            awaits="decision",
            beside=_SHOWN,
        ),
        SheetSpec(
            "in_kind",
            ("aportaciones en especie", "in-kind contributions", "in kind"),
            (
                REFERENCE,
                WHEN,
                money("amount", "valor", "importe", "value", "amount"),
                CURRENCY,
                ACTIVITIES,
                CONCEPT,
                *VALUATION,
                *TOSSD,
                REVISION,
                *REMARKS,
            ),
            assemble=in_kind_valued,
        ),
    )
)

_SHEETS: Mapping[str, SheetSpec] = {
    plain(name): sheet
    for sheet in (AGREEMENT, PROGRAMME, ACCOUNTS, LINES, *TABLES)
    for name in sheet.names
}


_NO_DATA = frozenset(
    plain(say(key, language))
    for key in ("template.sheet", "sheet.match-help", "sheet.match-open", "sheet.match-balances")
    for language in Language
)


def has_no_data(name: str) -> bool:
    """Whether it is a sheet that explains the workbook, or shows what it was made from."""
    return plain(name) in _NO_DATA


def spec_of(name: str) -> SheetSpec | None:
    """The sheet that goes by a name."""
    return _SHEETS.get(plain(name))
