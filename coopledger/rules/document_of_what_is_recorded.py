"""What a document belongs to is recorded in its book."""

from collections.abc import Iterator

from coopledger.model.attachment import Attachment
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def document_of_what_is_recorded(case: Case) -> Iterator[Finding]:
    for attachment, entry in case.new_of(Attachment):
        if isinstance(case.book.facts.get((attachment.of, 1)), Attachment | None):
            yield finding("document-of-unknown", entry, "attached", seen=attachment.of)
