"""An auditor's sample: how it was drawn, what was drawn, and a list to tick it off on."""

from collections.abc import Iterator

from coopledger.books.sample import DrawnBy, Sample, SampledItem, Stratum
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.money import Money
from coopledger.reports.cells import cell
from coopledger.reports.document import Document, Row, Section, Style, Table, lines, notes
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Column, Plain, Report, TickList

_COLUMNS = (
    *("number", "reference", "revision", "when", "payee", "concept", "line", "activities"),
    *("currency", "amount", "certain", "documents"),
)
_HEADS = ("line", "amount", "documents")
_CHECKS = ("document", "amount", "period", "line", "eligible", "paid")
"""What an auditor looks at of each expenditure; there is a column for each to be ticked."""

_TICKS = ("yes", "no", "none")
_CONCLUSIONS = ("without", "with", "not-shown")


def report(found: Sample, language: Language) -> Report:
    """How it was drawn, each expenditure, and the list of what is to be looked at of each."""
    return Report(
        language,
        document=lambda: _document(found, language),
        data=lambda: _data(found),
        table=lambda: _table(found, language),
        sheet=say("sheet.sample", language),
        ticks=lambda: _tick_list(found, language),
    )


def _document(found: Sample, language: Language) -> Document:
    return Document(
        say("sample.title", language, code=found.of),
        (
            lines(_basis(found, language)),
            (_strata(found, language),),
            (_items(found, language),),
            _how(found, language),
        ),
    )


def _basis(found: Sample, language: Language) -> Iterator[str]:
    yield say("sample.drawn", language, size=found.size, by=found.by, count=len(found))
    if found.since is not None:
        yield say("sample.since", language, day=found.since)
    if found.until is not None:
        yield say("sample.until", language, day=found.until)
    yield say("sample.seed", language, seed=found.seed)
    yield say("expediente.chain", language, rows=found.rows)
    yield f"  {found.end}"


def _strata(found: Sample, language: Language) -> Table:
    """What it was drawn from, part by part."""
    names = ("count", "sum", "taken", *(("interval", "start") if _by_amount(found) else ()))
    rows = [Row("", tuple(say(f"sample.{name}", language) for name in names), Style.HEAD)]
    for each in found.strata:
        sums = "; ".join(spoken(money, language) for money in each.sums)
        cells = (cell(each.spent, language), sums, cell(each.drawn, language))
        units = (each.interval, each.start) if _by_amount(found) else ()
        amounts = (cell(_money(unit, each), language) for unit in units)
        rows.append(Row(_named(each, found, language), (*cells, *amounts)))
    return Table(tuple(rows))


def _by_amount(found: Sample) -> bool:
    return found.by is DrawnBy.AMOUNT


def _money(minor: int | None, stratum: Stratum) -> Money | None:
    if minor is None or stratum.currency is None:
        return None
    return Money.from_minor(minor, stratum.currency)


def _named(each: Stratum, found: Sample, language: Language) -> str:
    match found.by:
        case DrawnBy.AMOUNT:
            return each.currency or ""
        case DrawnBy.LINE:
            return each.line or say("label.not-itemised", language)
        case DrawnBy.ITEM:
            return say("sample.all", language)


def _items(found: Sample, language: Language) -> Table:
    heads = tuple(say(f"column.{head}", language) for head in _HEADS)
    rows = [Row(say("sample.items", language), heads, Style.HEAD)]
    for each in found:
        spent = each.expenditure
        said = ": ".join(filter(None, (spent.payee, spent.concept)))
        when = spoken(spent.when, language)
        label = "  ".join(filter(None, (f"{each.number}", when, spent.reference, said)))
        amount = spoken(each.amount, language) + ("*" if each.certain else "")
        rows.append(Row(label, (each.line or "", amount, _numbers(each))))
    return Table(tuple(rows))


def _numbers(each: SampledItem) -> str:
    return ", ".join(map(str, each.documents))


def _how(found: Sample, language: Language) -> Section:
    certain = [say("sample.certain", language)] if any(each.certain for each in found) else []
    return notes((*certain, say("sample.again", language)))


def _data(found: Sample) -> Plain:
    """Stable names; amounts as strings with all their digits."""
    return {
        "book": found.of,
        "by": found.by.value,
        "size": found.size,
        "seed": found.seed,
        "since": found.since.isoformat() if found.since else None,
        "until": found.until.isoformat() if found.until else None,
        "rows": found.rows,
        "end": found.end,
        "strata": [
            {
                "currency": each.currency,
                "line": each.line,
                "count": each.spent,
                "sums": [
                    {"amount": money.digits, "currency": money.currency.code} for money in each.sums
                ],
                "drawn": each.drawn,
                "interval": _digits(each.interval, each),
                "start": _digits(each.start, each),
            }
            for each in found.strata
        ],
        "items": [
            {
                "number": each.number,
                "reference": each.expenditure.reference,
                "revision": each.expenditure.revision,
                "when": each.expenditure.when.text,
                "payee": each.expenditure.payee,
                "concept": each.expenditure.concept,
                "line": each.line,
                "amount": each.amount.digits,
                "currency": each.amount.currency.code,
                "certain": each.certain,
                "documents": list(each.documents),
            }
            for each in found
        ],
    }


def _digits(minor: int | None, stratum: Stratum) -> str | None:
    money = _money(minor, stratum)
    return money.digits if money is not None else None


def _table(found: Sample, language: Language) -> FlatTable:
    return flat("data", _COLUMNS, (_row(each, language) for each in found), language)


def _row(each: SampledItem, language: Language) -> Plain:
    spent = each.expenditure
    return {
        "number": each.number,
        "reference": spent.reference,
        "revision": spent.revision,
        "when": spoken(spent.when, language),
        "payee": spent.payee,
        "concept": spent.concept,
        "line": each.line,
        "activities": ", ".join(portion.code for portion in spent.activities) or None,
        "currency": each.amount.currency.code,
        "amount": each.amount.amount,
        "certain": say("yes" if each.certain else "no", language),
        "documents": _numbers(each) or None,
    }


def _tick_list(found: Sample, language: Language) -> TickList:
    """The drawn, a row each; beside it what is to be looked at, found, concluded and noted."""
    known = ("number", "reference", "when", "payee", "concept", "line", "amount", "currency",
             "documents")  # fmt: skip
    rows = (_row(each, language) for each in found)
    ticks = tuple(say(f"tick.{tick}", language) for tick in _TICKS)
    conclusions = tuple(say(f"conclusion.{each}", language) for each in _CONCLUSIONS)
    return TickList(
        name=say("sheet.tick-list", language),
        title=say("sample.title", language, code=found.of),
        about=tuple(_basis(found, language)),
        table=flat("tick-list", known, rows, language),
        to_fill_in=(
            *(Column(say(f"check.{check}", language), ticks) for check in _CHECKS),
            Column(say("check.found", language)),
            Column(say("check.conclusion", language), conclusions),
            Column(say("check.notes", language)),
        ),
    )
