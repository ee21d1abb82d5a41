"""Filling in the forms of partners, from the rows of a book."""

from dataclasses import replace

from coopledger.books.closing import refunds_until
from coopledger.books.documents import Documents
from coopledger.books.partner_form import PartnerForm, sources
from coopledger.books.partner_forms.registry import PARTNER_FORMS
from coopledger.ledger.attaching import documents_of, known_documents
from coopledger.ledger.paper import Wanted, drawn_up
from coopledger.ledger.shelf import known_as
from coopledger.messages.catalogue import CoopledgerError
from coopledger.store import journal
from coopledger.store.book_rows import BookRows
from coopledger.store.connection import Connection
from coopledger.store.heads import LedgerHead
from coopledger.store.rows_file import disclosed


def partner_form(
    connection: Connection, name: str, code: str, wanted: Wanted, *, working_copy: bool
) -> PartnerForm:
    """A form of an agreement. Raises NoSuchBook, WrongBook; CoopledgerError without such a form."""
    if name not in PARTNER_FORMS:
        expected = ", ".join(PARTNER_FORMS)
        raise CoopledgerError("partner-form.unknown", seen=name, expected=expected)
    ends = journal.ends(connection)
    rows = BookRows.of(disclosed(journal.linked(connection, known_as(code, ends))))
    book, paper = rows.book, drawn_up(rows, str(LedgerHead.of(ends)), wanted)
    found = documents_of(rows.recorded, book, known_documents(connection))
    refunds = tuple(refunds_until(wanted.on, book, Documents(found, book.code)))
    # What moved its accounts is in the form itself: no figure leads on to it.
    paper = replace(paper, made_of={})
    filled = PARTNER_FORMS[name](sources(book, paper, refunds))
    if not working_copy:
        tables = tuple(each.without_the_agencys() for each in filled.tables)
        filled = filled._replace(tables=tables)
    return PartnerForm(name, paper, filled, working_copy)
