"""What became of a load: for people, for programs, for a spreadsheet."""

from collections.abc import Iterator, Sequence

from coopledger.messages.catalogue import Language, say
from coopledger.model.control import ControlTotal
from coopledger.model.finding import Severity
from coopledger.model.receipt import Receipt
from coopledger.reports.document import Document, Section, lines
from coopledger.reports.findings import finding_data, finding_lines, findings_table
from coopledger.reports.report import Plain, Report


def receipt_report(
    receipt: Receipt, language: Language, *, dry_run: bool = False, more: Sequence[str] = ()
) -> Report:
    """What was found, and what was stored. more: what else is said of it."""
    return Report(
        language,
        document=lambda: Document(
            say("sheet.findings", language),
            ((*receipt_section(receipt, language, dry_run=dry_run), *lines(more)),),
            titled=False,
        ),
        data=lambda: receipt_data(receipt, language, dry_run=dry_run),
        table=lambda: findings_table(receipt.findings, language),
    )


def receipt_section(receipt: Receipt, language: Language, *, dry_run: bool = False) -> Section:
    """What was found, a line each, and what was stored."""
    said = finding_lines(receipt.findings, language)
    stored = receipt_line(receipt, language, dry_run=dry_run)
    return lines((*said, stored, *_control_line(receipt, language)))


def _control_line(receipt: Receipt, language: Language) -> Iterator[str]:
    """What a person ticks against their own sums. Of what is refused, a part may not be read."""
    if receipt.accepted and receipt.control:
        totals = "; ".join(total.say(language) for total in receipt.control)
        key = "propose.control" if receipt.proposals else "import.control"
        yield say(key, language, totals=totals)


def receipt_line(receipt: Receipt, language: Language, *, dry_run: bool = False) -> str:
    """One sentence, or two, on what was stored."""
    if not receipt.accepted:
        errors = sum(finding.severity is Severity.ERROR for finding in receipt.findings)
        return say("import.refused", language, errors=errors)
    if receipt.proposals:
        return " ".join(
            say("propose.done", language, reference=each.reference, book=each.book)
            for each in receipt.proposals
        )
    if not receipt.recorded:
        return say("import.nothing-new", language, count=receipt.unchanged)
    key = "import.would-record" if dry_run else "import.recorded"
    said = say(key, language, count=receipt.recorded, books=", ".join(receipt.books))
    if receipt.load is not None:
        said += " " + say("import.load", language, load=receipt.load)
    if receipt.unchanged:
        said += " " + say("import.unchanged", language, count=receipt.unchanged)
    return said


def control_data(total: ControlTotal) -> Plain:
    """A control total. Stable names."""
    return {
        "kind": total.kind,
        "apart": total.apart.value if total.apart is not None else None,
        "count": total.count,
        "amounts": [
            {"amount": amount.digits, "currency": amount.currency.code} for amount in total.amounts
        ],
        "counters": [
            {"amount": amount.digits, "currency": amount.currency.code} for amount in total.counters
        ],
    }


def receipt_data(receipt: Receipt, language: Language, *, dry_run: bool = False) -> Plain:
    """What became of a load."""
    rules = {"rules": list(receipt.rules)} if receipt.rules else {}
    made = [{"book": each.book, "reference": each.reference} for each in receipt.proposals]
    proposals = {"proposals": made} if made else {}
    return {
        "accepted": receipt.accepted,
        "dry_run": dry_run,
        "books": list(receipt.books),
        "recorded": receipt.recorded,
        "unchanged": receipt.unchanged,
        "load": receipt.load,
        **proposals,
        "control": [control_data(total) for total in receipt.control],
        "findings": [finding_data(finding, language) for finding in receipt.findings],
        **rules,
    }
