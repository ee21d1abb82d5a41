"""What is recorded under a reference: its history, its documents, its place in the chain."""

from coopledger.books.documents import ListedDocument
from coopledger.model.agreement import Agreement
from coopledger.model.attachment import Attachment
from coopledger.reports.history import history_document
from coopledger.web.asked import Answer, Asked, Download, Redirect, address
from coopledger.web.book import opening_of, page_of

_ANY = "application/octet-stream"


def record(asked: Asked) -> Answer:
    """Every revision: who, when, from which row of which file, and what came of it."""
    opening, reference = opening_of(asked), asked.query.get("reference", "")
    code = opening.code
    if isinstance(opening, Agreement) and (page := _of_terms(opening, reference)):
        return Redirect(address("agreement", page, code=code))
    found = asked.now.small(
        (code,), ("history", reference), lambda: asked.ledger.history(reference, book=code)
    )
    documents: list[ListedDocument] = []
    if any(isinstance(each.fact, Attachment) for recorded in found for each in recorded.related):
        documents = asked.now.small(
            (code,), ("documents", reference), lambda: _of(asked, reference)
        )
    blocks = [*history_document(found, asked.language).blocks()]
    given = {"reference": reference, "blocks": blocks, "documents": documents}
    return page_of(asked, opening, "record.html", given)


def _of_terms(agreement: Agreement, named: str) -> str | None:
    """The page that shows what a finding may name, too: an account, or a budget line."""
    if named in {account.code for account in agreement.accounts}:
        return "accounts"
    return "budget" if named in {line.code for line in agreement.lines} else None


def _of(asked: Asked, reference: str) -> list[ListedDocument]:
    found = asked.ledger.documents(asked.query["code"])
    return [each for each in found if each.of == reference and each.kept and each.erased is None]


def document(asked: Asked) -> Answer:
    """A document of a book as it was kept: to be saved, never shown."""
    opening, number = opening_of(asked), asked.query.get("number", "")
    to = asked.sessions.private_file()
    try:
        asked_for = int(number) if number.isdecimal() and len(number) < 9 else 0
        found = asked.ledger.save_document(opening.code, asked_for, to)
        return Download(found.name, to.read_bytes(), _ANY)
    finally:
        to.unlink(missing_ok=True)
