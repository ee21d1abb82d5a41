"""What reports are made with belongs to the institution itself, in its own book."""

from collections.abc import Iterator

from coopledger.model.agreement import Institution
from coopledger.model.attachment import SETTINGS, Attachment
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def setting_of_institution(case: Case) -> Iterator[Finding]:
    book = case.book
    for attachment, entry in case.new_of(Attachment):
        is_own = isinstance(book.opening, Institution) and attachment.of == book.code
        if attachment.use in SETTINGS and not is_own:
            yield finding(
                "setting-elsewhere", entry, "attached", seen=attachment.of, use=attachment.use
            )
