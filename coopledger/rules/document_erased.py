"""A document that was erased is not attached again."""

from collections.abc import Iterator

from coopledger.model.attachment import Attachment
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def document_erased(case: Case) -> Iterator[Finding]:
    for attachment, entry in case.new_of(Attachment):
        if (by := case.erased.get(attachment.sha256)) is not None:
            seen = attachment.name
            yield finding("document-erased", entry, "attached", seen=seen, erasure=by)
