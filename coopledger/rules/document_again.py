"""A document that belongs to something else already is said to."""

from collections import defaultdict
from collections.abc import Iterator

from coopledger.model.attachment import Attachment
from coopledger.model.finding import Finding, Severity
from coopledger.rules.case import Case, finding

_Of = tuple[str, str]


def document_again(case: Case) -> Iterator[Finding]:
    """The first of what else it belongs to, in this book or in another; of what was erased none."""
    new = [each for each in case.new_of(Attachment) if each.fact.sha256 not in case.erased]
    if not new:
        return
    known: defaultdict[str, list[_Of]] = defaultdict(list)
    for each in (*case.attached, *case.book.of_kind(Attachment)):
        if each.book != case.book.code or not case.is_new(each):
            known[each.sha256].append((each.book, each.of))
    for attachment, entry in new:
        own = (attachment.book, attachment.of)
        for book, of in (each for each in known[attachment.sha256] if each != own):
            said = {"seen": attachment.name, "of": attachment.of, "other": of, "book": book}
            yield finding("document-again", entry, "attached", severity=Severity.NOTE, **said)
            break
        known[attachment.sha256].append(own)
