"""What every figure of a statement is made of: for people, for programs, for a spreadsheet."""

from collections.abc import Iterable, Iterator

from coopledger.books.explanation import Explanation, Instalment, Outflow, rate_between
from coopledger.messages.catalogue import Language, say
from coopledger.model.kinds import TRANSFER
from coopledger.money import Money
from coopledger.reports.cells import rate_text, row
from coopledger.reports.document import Document, Look, Row, Section, Style, Table, Words
from coopledger.reports.flat import FlatTable, flat, spoken_row
from coopledger.reports.report import Plain, Report


def report(explanation: Explanation, language: Language) -> Report:
    """What the figures of a statement are made of; the statement itself is apart."""
    return Report(
        language,
        document=lambda: explanation_document(explanation, language),
        data=lambda: explanation_data(explanation),
        table=lambda: explanation_table(explanation, language),
        sheet=say("sheet.explanation", language),
    )


def explanation_document(explanation: Explanation, language: Language) -> Document:
    """The line of each currency, what went out of it and why it is worth that, and the sums."""
    agreement = explanation.statement.agreement
    sections: list[Section] = [(), (Words(say(f"explain.{agreement.conversion}", language)),)]
    for currency, instalments in explanation.instalments.items():
        if currency != agreement.currency and instalments:
            sections.append((_line(instalments, currency, agreement.currency, language),))
    if explanation.outflows:
        said = (words for out in explanation.outflows for words in _outflow(out, language))
        sections.append((Words(say("explain.outflows", language), Look.HEADING), *said))
    sums = Words(say("explain.sums", language), Look.HEADING)
    sections.append((sums, *_sums(explanation, language)))
    return Document(say("explain.title", language), tuple(sections))


def _line(
    instalments: tuple[Instalment, ...], currency: str, own: str, language: Language
) -> Table:
    """The corners of the line: each instalment, what came up to it, and its rate."""
    heads = (currency, own, f"Σ {currency}", f"Σ {own}", f"{currency}/{own}")
    rows = [Row(say("explain.line", language), heads, Style.HEAD)]
    for part in instalments:
        figures = (part.amount, part.worth, part.reach, part.height, rate_text(part.rate))
        label = f"{part.reference}  {part.when.say(language)}"
        rows.append(row(label, figures, language, level=1))
    return Table(tuple(rows))


def _outflow(outflow: Outflow, language: Language) -> Iterator[Words]:
    """One event, and its stretch, its worth, what was reported instead."""
    kind = say(f"kind.{outflow.kind}", language)
    when, amount = outflow.when.say(language), outflow.amount.say(language)
    yield Words(f"{outflow.reference}  {when}  {kind}  {amount}", level=1)
    for said in outflow_said(outflow, language):
        yield Words(said, level=3)


def outflow_said(outflow: Outflow, language: Language) -> list[str]:
    """Why what went out is worth what it is, a sentence each."""
    said: list[str] = []
    params = {
        name: getattr(outflow, name)
        for name in ("amount", "recovered", "start", "end", "low", "high", "worth", "reported")
    }
    params["difference"] = outflow.exchange_difference
    if outflow.recovered:
        said.append(say("explain.recovered", language, **params))
    if outflow.low.currency != outflow.start.currency:
        said.append(say("explain.stretch", language, **params))
        if outflow.rate is not None:
            rate = rate_text(outflow.rate)
            said.append(say("explain.prescribed", language, rate=rate, **params))
        elif outflow.exchange_difference and not outflow.reported:
            said.append(say("explain.nothing-arrived", language, **params))
        elif outflow.exchange_difference:
            implied = rate_text(rate_between(outflow.amount, outflow.reported))
            key = "explain.arrived" if outflow.kind == TRANSFER.name else "explain.reported"
            said.append(say(key, language, rate=implied, **params))
    return said


def _sums(explanation: Explanation, language: Language) -> Iterator[Words]:
    """Each figure, and the events it adds up."""
    statement = explanation.statement
    for side in statement.sides():
        key = "agreement" if side is statement.agreement_currency else side.currency
        for name in (*side.CAME, *side.WENT):
            parts = explanation.figures.get((key, name), ())
            if parts:
                figure: Money = getattr(side, name).money
                label = say(f"label.{name}", language)
                sums = " + ".join(f"{reference} {money.figure()}" for reference, money in parts)
                yield Words(f"{label} {figure.say(language)} = {sums}", level=1)
        held = say("label.held", language)
        equation = say(f"explain.held-{'agreement' if key == 'agreement' else 'fund'}", language)
        yield Words(f"{held} {side.held.money.say(language)}: {equation}", level=1)


def explanation_data(explanation: Explanation) -> Plain:
    """What each figure is made of. Rates are exact fractions, as `numerator/denominator`."""
    return {
        "instalments": {
            currency: [
                {
                    "reference": part.reference,
                    "kind": part.kind,
                    "when": part.when.text,
                    "amount": part.amount.digits,
                    "worth": part.worth.digits,
                    "reach": part.reach.digits,
                    "height": part.height.digits,
                    "rate": str(part.rate) if part.rate else None,
                }
                for part in instalments
            ]
            for currency, instalments in explanation.instalments.items()
        },
        "outflows": [
            {
                "reference": out.reference,
                "kind": out.kind,
                "when": out.when.text,
                "currency": out.amount.currency.code,
                **{
                    name: getattr(out, name).digits
                    for name in ("amount", "recovered", "start", "end", "low", "high")
                },
                "worth": out.worth.digits,
                "reported": out.reported.digits,
                "exchange_difference": out.exchange_difference.digits,
                "rate": str(out.rate) if out.rate else None,
            }
            for out in explanation.outflows
        ],
        "figures": [
            {
                "side": side,
                "figure": name,
                "parts": [{"reference": ref, "amount": money.digits} for ref, money in parts],
            }
            for (side, name), parts in explanation.figures.items()
        ],
    }


_COLUMNS = ("section", "side", "figure", "reference", "kind", "when", "currency", "amount")
_OF_OUTFLOW = ("amount", "recovered", "worth", "reported", "exchange_difference")


def explanation_table(explanation: Explanation, language: Language) -> FlatTable:
    """Every amount that came in and went out, and each part of each figure."""
    rows = (spoken_row(each, language) for each in _rows(explanation, language))
    return flat("data", _COLUMNS, rows, language)


def _rows(explanation: Explanation, language: Language) -> Iterator[dict[str, object]]:
    for instalments in explanation.instalments.values():
        for part in instalments:
            yield from _moved("instalment", part, ("amount", "worth"), language)
    for outflow in explanation.outflows:
        yield from _moved("outflow", outflow, _OF_OUTFLOW, language)
    for (side, name), parts in explanation.figures.items():
        for reference, money in parts:
            of = "agreement" if side == "agreement" else "fund"
            yield _row("whole", name, money) | {"side": of, "reference": reference}


def _moved(
    section: str, moved: Instalment | Outflow, names: Iterable[str], language: Language
) -> Iterator[dict[str, object]]:
    """The amounts of one event."""
    of = {
        "reference": moved.reference,
        "kind": say(f"kind.{moved.kind}", language),
        "when": moved.when.say(language),
    }
    for name in names:
        yield _row(section, name, getattr(moved, name)) | of


def _row(section: str, figure: str, money: Money) -> dict[str, object]:
    return {
        **dict.fromkeys(_COLUMNS),
        "section": section,
        "figure": figure,
        "currency": money.currency.code,
        "amount": money.amount,
    }
