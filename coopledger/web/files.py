"""Answers as files to download: a report in one of its forms."""

from coopledger.reports.report import Report
from coopledger.web.asked import Download
from coopledger.writers.form import Form

_KINDS = {
    ".pdf": "application/pdf",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
}
_ANY = "application/octet-stream"


def filed(report: Report, form: Form, stem: str) -> Download:
    """A report in a form, as a file of that name. Raises CoopledgerError, MissingExtra."""
    written = form.write(report)
    content = written.encode() if isinstance(written, str) else written
    return Download(f"{stem}{form.endings[0]}", content, kind_of(form.endings[0]))


def kind_of(ending: str) -> str:
    """What a browser is told that a file is: what is text here is saved, too, and never shown."""
    return _KINDS.get(ending, _ANY)
