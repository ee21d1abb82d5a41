"""What was found: for people, for programs, for a spreadsheet."""

from collections.abc import Iterable, Iterator, Sequence

from coopledger.messages.catalogue import Language, say
from coopledger.model.finding import Finding
from coopledger.reports.deadlines import deadlines
from coopledger.reports.document import Document, lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_COLUMNS = (
    *("severity", "code", "due", "book", "reference", "message", "remedy"),
    *("file", "sheet", "row", "column"),
)


def report(findings: Iterable[Finding], language: Language) -> Report:
    """What wants attention; where nothing does, it says so."""
    found = tuple(findings)
    return Report(
        language,
        document=lambda: _document(found, language),
        data=lambda: {"findings": [finding_data(finding, language) for finding in found]},
        table=lambda: findings_table(found, language),
        deadlines=lambda: deadlines(found, language),
    )


def _document(findings: Sequence[Finding], language: Language) -> Document:
    said = tuple(finding_lines(findings, language)) or (say("check.nothing", language),)
    return Document(say("sheet.findings", language), (lines(said),), titled=False)


def finding_lines(findings: Iterable[Finding], language: Language) -> Iterator[str]:
    """A finding a line: severity, code, place where it has one, message, remedy."""
    for finding in findings:
        yield say(
            "finding.line" if any(finding.place) else "findings.line-of-all",
            language,
            severity=finding.severity,
            code=finding.code,
            place=" ".join(finding.place.say(language).split()),
            message=" ".join(finding.message(language).split()),
            remedy=finding.remedy(language),
        )


def finding_data(finding: Finding, language: Language) -> Plain:
    """A finding with its place, and its sentences in one language."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "file": place.document,
        "sheet": place.sheet,
        "row": place.row,
        "column": place.column,
        "book": place.book,
        "reference": place.reference,
        "cell": place.cell,
        "due": finding.due.isoformat() if finding.due else None,
        "message": finding.message(language),
        "remedy": finding.remedy(language),
    }


def findings_table(findings: Iterable[Finding], language: Language) -> FlatTable:
    """A finding a row."""
    rows = [
        {
            **finding_data(finding, language),
            "severity": finding.severity.say(language),
            "due": finding.due,
        }
        for finding in findings
    ]
    return flat("findings", _COLUMNS, rows, language)
