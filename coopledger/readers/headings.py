"""The columns of the staff's sheets, field by field: how each is headed, and how it is read.

A heading is known whatever its case, accents or place, in Spanish or in English; those of earlier
releases are read for ever. A field that one kind of fact heads or reads otherwise than all others
has a column of its own, under `kind.field`.
"""

from collections.abc import Mapping
from dataclasses import replace

from coopledger.messages.catalogue import Language
from coopledger.model.finding import FieldName
from coopledger.model.tossd import FRAMEWORKS, MODALITIES
from coopledger.readers import dates, words
from coopledger.readers.cells import code, plain
from coopledger.readers.columns import Column, Numbers, Read, money
from coopledger.readers.invoice_columns import INVOICE
from coopledger.readers.valuation_columns import VALUATION

_YES_OR_NO = words.choice(words.YES_NO)


def _number(field: str, *headers: str, read: Read) -> Column:
    """Something that is read by the number style of its document."""
    return Column(field, headers, read, numbers=words.whole)


def _rates(field: str, *headers: str, read: Read, numbers: Numbers = words.whole) -> Column:
    """Exchange rates."""
    return Column(field, headers, read, numbers=numbers, of_rates=True)


def _divided(field: str, headers: tuple[str, ...]) -> Column:
    """What says how the amount of its row is divided."""
    return Column(field, headers, words.portions, numbers=words.numbers_of_portions, divides=True)


def _currency(field: str, *headers: str) -> Column:
    return Column(field, headers, words.currency_code)


def _date(field: str, *headers: str) -> Column:
    return Column(field, headers, dates.when)


ATTACHED = "attached"
"""What names the documents that belong to a row's fact: files beside the document."""

_CODE = ("codigo", "clave", "code")
_LINES = ("rubro", "rubros", "budget line", "budget lines", "line", "lines")
_ACTIVITIES = ("actividad", "actividades", "activity", "activities")

_SHARED = (
    Column("book", ("convenio", "libro", "agreement", "book"), code),
    Column("reference", ("folio", "referencia", "poliza", "reference"), code),
    _number("revision", "revision", read=words.count),
    _date("when", "fecha", "periodo", "date", "period"),
    money("amount", "importe", "monto", "amount"),
    _currency("currency", "moneda", "currency"),
    Column("account", ("cuenta", "account"), code),
    _divided("lines", _LINES),
    _divided("activities", _ACTIVITIES),
    Column("concept", ("concepto", "descripcion", "concept", "description")),
    Column("of", ("gasto", "del gasto", "expenditure", "of"), code),
    Column("commitment", ("compromiso", "commitment"), code),
    Column("disallowance", ("gasto no aceptado", "no aceptado", "disallowance"), code),
    Column("reason", ("motivo", "reason")),
    Column(
        "provenance",
        ("tipo de dato", "procedencia", "provenance"),
        words.choice(words.PROVENANCES),
    ),
    Column("source", ("documento soporte", "fuente", "documento", "source", "document")),
    Column("note", ("nota", "notas", "observaciones", "note", "notes", "remarks")),
    Column(ATTACHED, ("comprobante", "attached document"), words.codes),
    Column("tossd_modality", ("modalidad tossd", "tossd modality"), words.known(MODALITIES)),
    Column("tossd_framework", ("marco tossd", "tossd framework"), words.known(FRAMEWORKS)),
)

_TERMS = (
    Column("code", _CODE, code),
    Column("title", ("titulo", "nombre", "title", "name")),
    Column("instrument", ("instrumento", "instrument")),
    Column("origin_of_funds", ("origen de los recursos", "origin of funds")),
    Column("channel", ("organismo canalizador", "canalizador", "channel")),
    Column("recipient", ("ejecutor", "recipient", "implementing body")),
    Column("signatories", ("firmantes", "signatories"), words.codes),
    Column("institution", ("institucion", "institution")),
    Column("letterhead", ("membrete", "letterhead"), words.codes),
    Column("prepared", ("elaboro", "prepared by")),
    Column("prepared_office", ("cargo de quien elaboro", "office of who prepared")),
    Column("reviewed", ("reviso", "reviewed by")),
    Column("reviewed_office", ("cargo de quien reviso", "office of who reviewed")),
    Column("authorised", ("autorizo", "authorised by")),
    Column("authorised_office", ("cargo de quien autorizo", "office of who authorised")),
    Column("accounts", ("cuentas", "cuenta", "accounts", "account"), words.accounts),
    _date("signed", "firma", "fecha de firma", "signed"),
    _date("start", "inicio", "start"),
    _date("end", "fin", "termino", "end"),
    Column("conversion", ("regla de conversion", "conversion rule"), words.choice(words.RULES)),
    _rates(
        "spending_rates",
        "tipo de cambio pactado",
        "prescribed rate",
        read=words.spending_rates,
        numbers=words.numbers_of_rates,
    ),
    Column("reference_rate", ("tipo de cambio de referencia", "reference rate")),
    Column("prefinancing", ("prefinanciamiento", "prefinancing"), _YES_OR_NO),
    Column("no_overdraft", ("cuentas sin sobregiro", "no overdraft"), _YES_OR_NO),
    Column("follows", ("sigue a", "follows"), code),
    _date("refund_due", "reintegro a mas tardar", "refund due"),
    _date("report_due", "informe a mas tardar", "report due"),
    _rates(
        "reporting_periods",
        "periodos de informe",
        "reporting periods",
        read=words.reporting_periods,
        numbers=words.numbers_of_rates,
    ),
    Column(
        "reallocation_limit",
        ("limite de reasignacion (%)", "reallocation limit (%)"),
        words.percentage,
        numbers=words.before_percent,
    ),
    _number(
        "advance_days",
        "plazo para comprobar gastos (dias)",
        "dias para comprobar anticipos",
        "advance days",
        read=words.count,
    ),
    Column(
        "interest_to",
        ("rendimientos para", "intereses para", "interest to"),
        words.choice(words.INTEREST_TO),
    ),
    Column("evidence_required", ("exige comprobantes", "invoices required"), _YES_OR_NO),
    money(
        "evidence_above", "exige comprobantes desde", "invoices required from", currency_from=None
    ),
    Column(
        "approval_for",
        ("pide dos personas para", "two people for"),
        words.several(words.APPROVALS),
    ),
    money("approval_above", "pide dos personas arriba de", "two people above", currency_from=None),
    money("own_share", "aportacion propia convenida", "own share agreed", currency_from=None),
    Column(
        "other_shares",
        ("aportaciones convenidas de otros", "others' shares agreed"),
        words.shares,
        numbers=words.numbers_of_portions,
    ),
    Column("tax_id", ("rfc", "tax number"), code),
    _number(
        "fiscal_year_start",
        "mes en que inicia el ejercicio",
        "fiscal year start",
        read=words.count,
    ),
    Column("style", ("estilo de numeros", "number style"), words.choice(words.STYLES)),
    _currency("agreement.currency", "moneda del convenio", "agreement currency"),
    # Its accounts and lines
    Column("number", ("numero de cuenta", "clabe", "iban", "account number"), code),
    Column("holder", ("cargo de quien comprueba", "titular", "holder")),
    money("ceiling", "monto autorizado", "tope", "ceiling"),
    Column("unit", ("unidad", "unit"), code, part_of="units"),
    Column(
        "quantity",
        ("numero de unidades", "number of units"),
        words.decimal,
        numbers=words.whole,
        part_of="units",
    ),
    replace(money("unit_value", "valor unitario", "unit value"), part_of="units"),
    Column("eligible", ("elegible", "eligible"), _YES_OR_NO),
    Column("account.code", ("cuenta", "codigo", "clave", "account", "code"), code),
    Column("account.title", ("nombre", "banco", "name", "bank")),
    Column("line.title", ("rubro", "titulo", "line", "title")),
    # What changes them
    Column("line", ("rubro", "budget line", "line"), code),
    Column("line_title", ("nombre del rubro nuevo", "new line's title", "new line title")),
    Column("addendum.title", ("titulo de la adenda", "addendum title", "titulo", "title")),
    Column("addendum.account", ("alta de cuenta", "cuenta nueva", "new account"), code),
    Column("account_title", ("nombre de la cuenta", "account name")),
    Column("closed_accounts", ("baja de cuenta", "cuentas canceladas"), words.codes),
    Column(
        "ended_clauses",
        ("clausulas que terminan", "clauses that end"),
        words.several(words.CLAUSES),
    ),
    Column("former_signatories", ("firmantes que se retiran",), words.codes),
    Column("from_line", ("del rubro", "rubro de origen", "from line"), code),
    Column("to_line", ("al rubro", "rubro de destino", "to line"), code),
)

_OF_ACTIVITIES = (
    Column("activity.reference", _CODE, code),
    Column("activity.title", ("actividad", "titulo", "denominacion", "activity", "title")),
    Column("activity_kind", ("tipo", "kind"), words.activity_kind),
    _number("count", "numero", "cantidad", "count", "number", read=words.count),
    _date("activity.when", "fecha", "periodo", "ejercicio", "date", "period", "year"),
    Column("place", ("lugar", "sede", "place")),
    Column("partners", ("socios", "contrapartes", "partners"), words.codes),
    Column("same_as_book", ("tambien en el libro", "also in book"), code),
    Column("same_as", ("es la misma que", "same as"), code),
    Column("summary", ("sintesis", "summary")),
    Column("lessons", ("lecciones aprendidas", "lessons learned")),
    Column("in_kind.activities", _ACTIVITIES, words.codes),
    money("in_kind.amount", "valor", "importe", "value", "amount"),
)

_OF_MONEY = (
    money("sent", "enviado", "importe enviado", "sent", currency_from="sent_currency"),
    _currency("sent_currency", "moneda enviada", "currency sent"),
    money("worth", "valor en moneda del convenio", "worth", currency_from="worth_currency"),
    _currency("worth_currency", "moneda del valor", "currency of worth"),
    Column("contributor", ("aportante", "contributor"), code),
    Column("payee", ("beneficiario", "proveedor", "payee")),
    money(
        "paid",
        "pagado en moneda original",
        "paid in original currency",
        currency_from="paid_currency",
    ),
    _currency("paid_currency", "moneda original", "original currency"),
    money(
        "received",
        "recibido",
        "recibido por el donante",
        "received",
        currency_from="received_currency",
    ),
    _currency("received_currency", "moneda recibida", "currency received"),
    Column("figure", ("cifra", "figure"), words.choice(words.EARLIER_FIGURES)),
    Column("transfer.account", ("de la cuenta", "cuenta de salida", "from account"), code),
    Column("to_account", ("a la cuenta", "cuenta de entrada", "to account"), code),
    money("arrived", "llego", "arrived", currency_from="arrived_currency"),
    _currency("arrived_currency", "moneda que llego", "currency arrived"),
    _date("issued", "fecha de emision", "emision", "fecha de factura", "issued", "invoice date"),
    _date("until", "vence", "vigencia", "until"),
    Column("variation.reason", ("explicacion", "motivo", "explanation", "reason")),
    Column("settlement.of", ("gasto no aceptado", "no aceptado", "disallowance"), code),
    Column("outcome", ("resultado", "outcome"), words.choice(words.SETTLED)),
    Column("release.of", ("compromiso", "commitment"), code),
    _date("period.when", "ejercicio", "periodo", "fecha", "year", "period", "date"),
    Column("state", ("estado", "state"), words.choice(words.STATES)),
    Column("reversal.of", ("reversa a", "folio que reversa", "of", "reverses"), code),
    _number("of_revision", "revision que reversa", "of revision", read=words.count),
)

_OF_EVIDENCE = (
    money("balance", "saldo", "balance"),
    Column("account_number", ("numero de cuenta", "account number"), code),
    _date("match.when", "fecha de la decision", "fecha", "decided on", "date"),
    Column("direction", ("cargo o abono", "debit or credit"), words.choice(words.DIRECTIONS)),
    _date("value_day", "fecha valor", "value date"),
    Column("bank_reference", ("referencia del banco", "bank reference")),
    Column("counterpart", ("contraparte", "counterpart")),
    Column("bank_line.text", ("descripcion", "description")),
    Column("decision", ("decision",), words.choice(words.DECISIONS)),
    Column("bank_lines", ("movimientos bancarios", "bank lines"), words.codes),
    Column("invoices", ("comprobantes", "invoices"), words.codes),
    Column("events", ("en los libros", "in the books", "events"), words.codes),
    _date("rate.when", "fecha", "date", "mes", "month", "periodo", "period"),
    _currency("base", "moneda base", "base", "base currency"),
    _currency("quote", "moneda cotizada", "cotizada", "quote", "quote currency"),
    _rates("value", "tipo de cambio", "valor", "value", "rate", read=words.ratio),
    _number("units", "unidades", "units", read=words.count),
    Column("published_by", ("fuente", "publicado por", "source", "published by")),
    Column("basis", ("es de un", "basis"), words.choice(words.BASES)),
    _date("served", "fecha servida", "date served"),
    Column("rate.source", ("documento soporte", "documento", "document")),
)

COLUMNS: Mapping[str, Column] = {
    **{
        column.field: replace(column, field=column.field.rpartition(".")[2])
        for columns in (_SHARED, _TERMS, _OF_ACTIVITIES, _OF_MONEY, _OF_EVIDENCE)
        for column in columns
    },
    **{f"invoice.{column.field}": column for column in INVOICE},
    **{f"in_kind.{column.field}": column for column in VALUATION},
}


def column_of(kind: str, field: str) -> Column:
    """The column of a field on the sheet of a kind, as every language heads it."""
    column = COLUMNS.get(f"{kind}.{field}") or COLUMNS[field]
    written = (plain(FieldName(f"{kind}.{field}").say(language)) for language in Language)
    return replace(column, headers=tuple(dict.fromkeys((*column.headers, *written))))
