"""What is recorded under a reference: for people, for programs, for a spreadsheet."""

from collections.abc import Collection
from decimal import Decimal
from fractions import Fraction

from coopledger.books.explanation import Instalment, Worth, rate_between
from coopledger.books.history import PreparedBy, Recorded, ReferenceHistory, kind_said
from coopledger.books.proposals import totals_of
from coopledger.messages.catalogue import Language, knows, say, spoken
from coopledger.model.agreement import (
    Account,
    BudgetLine,
    Opening,
    ReportingPeriod,
    SpendingRate,
)
from coopledger.model.budget import Share, Units
from coopledger.model.erased import is_erased
from coopledger.model.erasure import Erasure
from coopledger.model.events import Expenditure, Portion, Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.finding import FieldName
from coopledger.model.issue import BookPlace, ChainPlace, Issue, IssuedYears, RateUsed
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.proposed import proposed
from coopledger.model.rate import written
from coopledger.model.terms import NewCeiling
from coopledger.model.undo import Undo
from coopledger.model.valuation import Valuation
from coopledger.reports.cells import rate_text
from coopledger.reports.document import Document, Entries, Look, Section, Words
from coopledger.reports.explanation import outflow_said
from coopledger.reports.facts import fact_data
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.issued import years_said
from coopledger.reports.report import Plain, Report
from coopledger.reports.statement import reporting_period_text
from coopledger.reports.valuation import valuation_lines

# What the heading says already.
_IN_HEADING = {"kind", "book", "code", "reference", "revision"}
# What an issued statement says is for `issued` to show.
_FROZEN = {"figures", "printed"}
# What stands at the end: not what happened, but who says so.
_WHERE_IT_SAYS = ("note", "source", "provenance")
# What says nothing where it is the usual: one activity, a year that begins in January.
_USUAL = {"count": 1, "fiscal_year_start": 1, "of_revision": 1}


def report(found: ReferenceHistory, language: Language) -> Report:
    """Book by book, each record under a heading of its own."""
    return Report(
        language,
        document=lambda: history_document(found, language),
        data=lambda: {"records": history_data(found)},
        table=lambda: history_table(found, language),
        sheet=say("sheet.history", language),
    )


def history_document(found: ReferenceHistory, language: Language) -> Document:
    """Each record with what it states, what came of it, and who says so."""
    sections = tuple(_record(recorded, language) for recorded in found)
    return Document(say("sheet.history", language), sections, titled=False)


def _record(recorded: Recorded, language: Language) -> Section:
    code, heading = recorded.fact.book, _named(recorded, language)
    if recorded.fact.reference != code:  # else it is what opens the book
        heading = f"{code}  {heading}"
    items = (
        *stated(recorded.fact, language),
        *_aftermath(recorded, language),
        *_provenance(recorded, language),
    )
    return (
        Words(heading, Look.HEADING),
        Entries(tuple((name, tuple(said)) for name, said in items)),
        Words(recorded.hash, level=2, wraps=False),
    )


def _named(recorded: Recorded, language: Language) -> str:
    """`G-01  gasto (revisión 2, no vigente)`."""
    fact = recorded.fact
    kind = kind_said(fact, language)
    state = "show.stands" if recorded.stands else "show.taken-back"
    about = [say("show.revision", language, revision=fact.revision)] if fact.revision > 1 else []
    # What nothing takes back stands, unless another word stands in its place.
    if recorded.replaced or not isinstance(fact, _SAYS_WHAT_WAS_DONE):
        about.append(say(state, language))
    return f"{fact.reference}  {kind}" + (f" ({', '.join(about)})" if about else "")


_SAYS_WHAT_WAS_DONE = (Opening, Reversal, Issue, Erasure, Undo, Proposal, Resolution)


def stated(
    fact: AnyFact, language: Language, only: Collection[str] | None = None
) -> list[tuple[str, list[str]]]:
    """What a fact states, field by field, in the words of a person.

    only: of these fields, what is usual among it.
    """
    names = [name for name in type(fact).model_fields if name not in _WHERE_IT_SAYS]
    return [
        (FieldName(f"{fact.kind}.{name}").say(language), _said(fact, name, value, language))
        for name in (*names, *_WHERE_IT_SAYS)
        if name not in _IN_HEADING | _FROZEN
        and (only is None or name in only)
        and (value := getattr(fact, name)) not in (None, (), "")
        and (only is not None or _USUAL.get(name) != value)
    ]


def _said(fact: AnyFact, name: str, value: object, language: Language) -> list[str]:
    if isinstance(fact, Proposal) and name == "totals":
        return [total.say(language) for total in totals_of(fact)]
    if isinstance(fact, Proposal) and name == "facts" and not is_erased(fact.facts):
        return [_proposed(entry.fact, language) for entry in proposed(fact)]
    if isinstance(fact, Expenditure) and name == "paid" and fact.paid is not None:
        pair = f"{fact.amount.currency.code}/{fact.paid.currency.code}"
        rate = rate_text(rate_between(fact.amount, fact.paid))
        params = {"paid": fact.paid, "amount": fact.amount, "rate": rate, "pair": pair}
        return [say("show.paid", language, **params)]
    return _value(name, value, language)


def _proposed(fact: AnyFact, language: Language) -> str:
    """All that a fact says that waits: who approves of it reads it here."""
    said = (f"{name}: {', '.join(of)}" for name, of in stated(fact, language))
    about = [kind_said(fact, language)]
    if fact.revision > 1:
        about.append(say("show.revision", language, revision=fact.revision))
    return f"{fact.reference} ({', '.join(about)}). {'; '.join(said)}"


def _value(name: str, value: object, language: Language) -> list[str]:
    """A field's value as a person reads it, in lines."""
    match value:
        case bool():
            return [say("yes" if value else "no", language)]
        case tuple():
            return [line for item in value for line in _value("", item, language)]
        case Decimal():
            return [f"{value:f}"]
        case Fraction():
            return [written(value)]
        case ReportingPeriod():
            return [reporting_period_text(value, language)]
        case Account() | BudgetLine() | Portion() | NewCeiling() | Share() | SpendingRate():
            return [_part(value, language)]
        case Valuation():
            return valuation_lines(value, language)
        case IssuedYears():
            return [years_said(value, language), *_value("", value.books, language)]
        case BookPlace():
            return [say("issued.book-place", language, book=value.book, seq=value.seq)]
        case ChainPlace():
            return [say("issued.place", language, seq=value.seq)]
        case RateUsed():
            rate = rate_text(Fraction(value.rate))
            return [f"{value.currency}: {rate}, {value.source}, {spoken(value.when, language)}"]
        case str() if name in ("provenance", "activity_kind") and knows(f"{name}.{value}"):
            return [say(f"{name}.{value}", language)]
        case str() if name.startswith("tossd_") and knows(f"tossd.{value}"):
            return [say("show.tossd", language, code=value, name=say(f"tossd.{value}", language))]
        case str() if name in ("interest_to", "figure"):
            return [say(f"choice.{value}", language)]
        case _:
            return spoken(value, language).splitlines()


def _part(
    part: Account | BudgetLine | Portion | NewCeiling | Share | SpendingRate, language: Language
) -> str:
    about: list[str | None]
    match part:
        case Account():
            currency = part.currency if part.currency != part.code else None
            name, about = part.code, [currency, part.title, part.number, part.holder]
        case BudgetLine():
            ceiling = say("show.ceiling", language, ceiling=part.ceiling) if part.ceiling else None
            not_eligible = None if part.eligible else say("show.not-eligible", language)
            made_up = _units(part.units, language)
            name, about = part.code, [part.title, ceiling, made_up, not_eligible]
        case Portion():
            name, about = part.code, [part.amount.say(language) if part.amount else None]
        case NewCeiling():
            name, about = part.line, [part.ceiling.say(language), _units(part.units, language)]
        case Share():
            name, about = part.contributor, [part.amount.say(language)]
        case SpendingRate():
            rate = f"{part.value:f}" if part.value is not None else part.source
            name, about = part.currency, [rate, part.which(language)]
    said = ", ".join(each for each in about if each)
    return f"{name}: {said}" if said else name


def _units(units: Units | None, language: Language) -> str | None:
    if units is None:
        return None
    params = {"quantity": f"{units.quantity:f}", "unit": units.unit, "value": units.unit_value}
    return say("show.units", language, **params)


def _aftermath(recorded: Recorded, language: Language) -> list[tuple[str, list[str]]]:
    """What took it back, what names it, what it is worth."""
    items = []
    if recorded.reversal is not None:
        said = [_reversed_by(recorded.reversal, language), _when(recorded.reversal, language)]
        said += [f"{name}: {who}" for name, [who] in _prepared(recorded.reversal, language)]
        items.append((say("show.reversal", language), said))
    if recorded.related:
        said = [_in_a_line(each, language) for each in recorded.related]
        items.append((say("show.related", language), said))
    if recorded.worth is not None:
        items.append((say("show.worth", language), _worth(recorded.worth, language)))
    return items


def _reversed_by(reversal: Recorded, language: Language) -> str:
    fact = reversal.fact
    if not isinstance(fact, Reversal):
        raise TypeError(fact.kind)
    params = {"reference": fact.reference, "when": fact.when, "reason": fact.reason}
    return " ".join(say("show.reversed", language, **params).split())


def _in_a_line(recorded: Recorded, language: Language) -> str:
    fact = recorded.fact
    stated = (getattr(fact, name, None) for name in ("when", "amount", "title"))
    said = [_named(recorded, language), *(spoken(each, language) for each in stated if each)]
    return ", ".join(said)


def _worth(worth: Worth, language: Language) -> list[str]:
    if isinstance(worth, Instalment):
        if worth.amount.currency == worth.worth.currency:
            return [worth.worth.say(language)]
        pair = f"{worth.amount.currency.code}/{worth.worth.currency.code}"
        rate = rate_text(worth.rate)
        return [say("show.at-rate", language, worth=worth.worth, rate=rate, pair=pair)]
    return [worth.worth.say(language), *outflow_said(worth, language)]


def _provenance(recorded: Recorded, language: Language) -> list[tuple[str, list[str]]]:
    """When and by whom it was recorded, where it was read, its place in the chain."""
    origin = recorded.origin.say(language) if recorded.origin else say("show.no-origin", language)
    place = say("show.chain-place", language, seq=recorded.seq, book=recorded.fact.book)
    return [
        *_prepared(recorded, language),
        (say("show.recorded", language), [_when(recorded, language)]),
        (say("show.origin", language), [origin]),
        (say("show.chain", language), [place]),
    ]


def _prepared(recorded: Recorded, language: Language) -> list[tuple[str, list[str]]]:
    if recorded.prepared is None:
        return []
    return [(say("trail.prepared", language), [prepared_by(recorded.prepared, language)])]


def prepared_by(prepared: PreparedBy, language: Language) -> str:
    """Who prepared what another approved of."""
    at = prepared.recorded_at.astimezone().isoformat(" ", "seconds")
    told = {"who": prepared.recorded_by, "at": at, "of": prepared.of}
    return say("trail.prepared-by", language, **told)


def _when(recorded: Recorded, language: Language) -> str:
    """The machine's own time, with its zone: who reads it may sit in another."""
    at = recorded.recorded_at.astimezone().isoformat(" ", "seconds")
    return say("show.recorded-by", language, at=at, who=recorded.recorded_by)


def history_data(found: ReferenceHistory) -> list[Plain]:
    """A record an item, with what took it back, what names it and its worth. Stable names."""
    return [
        {
            **_record_data(recorded),
            "related": [_record_data(each) for each in recorded.related],
            "worth": _worth_data(recorded.worth) if recorded.worth else None,
        }
        for recorded in found
    ]


def _record_data(recorded: Recorded) -> Plain:
    origin = recorded.origin
    return {
        "book": recorded.fact.book,
        "reference": recorded.fact.reference,
        "revision": recorded.fact.revision,
        "stands": recorded.stands,
        "fact": fact_data(recorded.fact),
        "recorded_at": recorded.recorded_at.isoformat(),
        "recorded_by": recorded.recorded_by,
        **prepared_data(recorded),
        "file": origin.document if origin else None,
        "sheet": origin.sheet if origin else None,
        "row": origin.row if origin else None,
        "seq": recorded.seq,
        "hash": recorded.hash,
        "reversal": _record_data(recorded.reversal) if recorded.reversal else None,
    }


def prepared_data(recorded: Recorded) -> Plain:
    """Who prepared it, and in which proposal. Stable names."""
    prepared = recorded.prepared
    return {
        "prepared_by": prepared.recorded_by if prepared else None,
        "proposal": prepared.of if prepared else None,
    }


def _worth_data(worth: Worth) -> Plain:
    """Amounts with their currency; what went out has a reported amount, what came in has none."""
    rate = str(worth.rate) if worth.rate else None
    money = {"currency": worth.worth.currency.code, "worth": worth.worth.digits}
    if isinstance(worth, Instalment):
        return {**money, "reported": None, "exchange_difference": None, "rate": rate}
    return {
        **money,
        "reported": worth.reported.digits,
        "exchange_difference": worth.exchange_difference.digits,
        "rate": rate,
    }


_COLUMNS = (
    *("book", "reference", "revision", "kind", "stands", "when", "currency", "amount"),
    *("recorded_at", "recorded_by", "file", "sheet", "row", "seq", "hash"),
)


def history_table(found: ReferenceHistory, language: Language) -> FlatTable:
    """A record a row."""
    return flat("data", _COLUMNS, (_row(recorded, language) for recorded in found), language)


def _row(recorded: Recorded, language: Language) -> Plain:
    fact = recorded.fact
    amount, when = getattr(fact, "amount", None), getattr(fact, "when", None)
    return {
        **_record_data(recorded),
        "kind": kind_said(fact, language),
        "stands": say("yes" if recorded.stands else "no", language),
        "when": spoken(when, language) if when is not None else None,
        "currency": amount.currency.code if amount is not None else None,
        "amount": amount.amount if amount is not None else None,
    }
