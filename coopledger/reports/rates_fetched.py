"""What came of looking rates up: those found, those nobody publishes, what was recorded."""

from collections.abc import Iterator, Sequence

from coopledger.messages.catalogue import Language, say
from coopledger.model.receipt import Receipt
from coopledger.rates.lookup import RateResult
from coopledger.reports.document import Document, lines
from coopledger.reports.findings import finding_lines
from coopledger.reports.rates import rate_line, rates_data, rates_table
from coopledger.reports.receipt import receipt_data, receipt_line
from coopledger.reports.report import Plain, Report


def fetched_report(
    code: str,
    found: Sequence[RateResult],
    receipt: Receipt,
    language: Language,
    *,
    dry_run: bool,
) -> Report:
    """Each rate that was looked up, or why there is none, and what became of them."""
    title = say("sheet.rate", language)
    rates = [each.rate for each in found if each.rate is not None]
    said = _said(found, receipt, language, dry_run=dry_run) if found else _nothing(code, language)
    return Report(
        language,
        document=lambda: Document(title, (lines(said),), titled=False),
        data=lambda: _data(found, receipt, language, dry_run=dry_run),
        table=lambda: rates_table(rates, language),
    )


def _nothing(code: str, language: Language) -> Iterator[str]:
    yield say("rates.nothing-missing", language, code=code)


def _said(
    found: Sequence[RateResult], receipt: Receipt, language: Language, *, dry_run: bool
) -> Iterator[str]:
    rates = [each.rate for each in found if each.rate is not None]
    for rate in rates:
        yield rate_line(rate, language)
    yield from not_found(found, language)
    yield from finding_lines(receipt.findings, language)
    if rates:
        yield receipt_line(receipt, language, dry_run=dry_run)


def not_found(found: Sequence[RateResult], language: Language) -> Iterator[str]:
    """A line for each that there is not, and why."""
    for each in found:
        if each.rate is None:
            yield say("rates.none", language, reference=each.reference, why=each.why)


def _data(
    found: Sequence[RateResult], receipt: Receipt, language: Language, *, dry_run: bool
) -> Plain:
    """What was found, what was not and why, and what became of it. Stable names."""
    return {
        "rates": rates_data(each.rate for each in found if each.rate is not None),
        "missing": [
            {
                "reference": each.reference,
                "code": each.why.code if each.why else None,
                "message": each.why.message(language) if each.why else None,
            }
            for each in found
            if each.rate is None
        ],
        **receipt_data(receipt, language, dry_run=dry_run),
    }
