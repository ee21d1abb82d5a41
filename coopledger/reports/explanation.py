"""What every figure of a statement is made of, as a person reads it."""

from coopledger.books.explanation import Explanation, Instalment, Outflow, rate_between
from coopledger.messages.catalogue import Language, say
from coopledger.money import Money
from coopledger.reports.document import rate_text
from coopledger.reports.layout import TextRow, paragraph, table


def explanation_text(explanation: Explanation, language: Language) -> str:
    """The line of each currency, what went out of it and why it is worth that, and the sums."""
    agreement = explanation.statement.agreement
    lines = [say("explain.title", language), ""]
    lines += paragraph(say(f"explain.{agreement.conversion}", language))
    for currency, instalments in explanation.instalments.items():
        if currency != agreement.currency and instalments:
            lines += ["", *_line(instalments, currency, agreement.currency, language)]
    if explanation.outflows:
        lines += ["", say("explain.outflows", language)]
    for outflow in explanation.outflows:
        lines += _outflow(outflow, language)
    lines += ["", say("explain.sums", language), *_sums(explanation, language)]
    return "\n".join(lines) + "\n"


def _line(
    instalments: tuple[Instalment, ...], currency: str, own: str, language: Language
) -> list[str]:
    """The corners of the line: each instalment, what came up to it, and its rate."""
    heads = (currency, own, f"Σ {currency}", f"Σ {own}", f"{currency}/{own}")
    rows = [TextRow(say("explain.line", language), heads)]
    for part in instalments:
        figures = (part.amount, part.worth, part.reach, part.height)
        cells = (*(money.figure() for money in figures), rate_text(part.rate))
        label = f"{part.reference}  {part.when.say(language)}"
        rows.append(TextRow(label, cells, indent=2))
    return table(rows)


def _outflow(outflow: Outflow, language: Language) -> list[str]:
    """One event, and its stretch, its worth, what was reported instead."""
    kind = say(f"kind.{outflow.kind}", language)
    first = (
        f"{outflow.reference}  {outflow.when.say(language)}  {kind}  {outflow.amount.say(language)}"
    )
    rest = outflow_said(outflow, language)
    return paragraph(first, indent=2) + [line for s in rest for line in paragraph(s, indent=6)]


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
        elif outflow.exchange_difference:
            implied = rate_text(rate_between(outflow.amount, outflow.reported))
            key = "explain.arrived" if outflow.kind == "transfer" else "explain.reported"
            said.append(say(key, language, rate=implied, **params))
    return said


def _sums(explanation: Explanation, language: Language) -> list[str]:
    """Each figure, and the events it adds up."""
    statement, lines = explanation.statement, []
    for side in statement.sides():
        key = "agreement" if side is statement.agreement_currency else side.currency
        for name in (*side.CAME, *side.WENT):
            parts = explanation.figures.get((key, name), ())
            if parts:
                figure: Money = getattr(side, name).money
                label = say(f"label.{name}", language)
                sums = " + ".join(f"{reference} {money.figure()}" for reference, money in parts)
                lines += paragraph(f"{label} {figure.say(language)} = {sums}", indent=2)
        held = say("label.held", language)
        equation = say(f"explain.held-{'agreement' if key == 'agreement' else 'fund'}", language)
        lines += paragraph(f"{held} {side.held.money.say(language)}: {equation}", indent=2)
    return lines
