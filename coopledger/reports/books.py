"""Which books there are, and how each of their chains ends: for people, programs, a spreadsheet."""

from collections.abc import Mapping

from coopledger.books.summary import BookList
from coopledger.messages.catalogue import Language, say
from coopledger.reports.cells import row
from coopledger.reports.document import Document, Row, Style, Table, lines
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report


def report(books: BookList, language: Language) -> Report:
    """Each book: its code, what it is, its title, how many records it has."""
    return Report(
        language,
        document=lambda: _document(books, language),
        data=lambda: {"books": books_data(books)},
        table=lambda: _table(books, language),
    )


def _document(books: BookList, language: Language) -> Document:
    title = say("sheet.books", language)
    if not books:
        said = say("label.no-books", language, where=books.where)
        return Document(title, (lines((said,)),), titled=False)
    heads = (say("label.facts", language),)
    rows = [Row(say("label.books", language, where=books.where), heads, Style.HEAD)]
    for opening, facts in books:
        kind = say(f"kind.{opening.kind}", language)
        label = f"{opening.code}  {opening.title} ({kind})"
        rows.append(row(label, (facts,), language, level=1))
    return Document(title, ((Table(tuple(rows)),),), titled=False)


def books_data(books: BookList) -> list[Plain]:
    """A book an item."""
    return [
        {"code": opening.code, "kind": opening.kind, "title": opening.title, "facts": facts}
        for opening, facts in books
    ]


def _table(books: BookList, language: Language) -> FlatTable:
    rows = [{**book, "kind": say(f"kind.{book['kind']}", language)} for book in books_data(books)]
    return flat("books", ("code", "kind", "title", "facts"), rows, language)


def copy_report(where: str, heads: Mapping[str, tuple[int, str]], language: Language) -> Report:
    """Where the books are now, and how each of their chains ends."""
    said = []
    for code, (rows, head) in heads.items():
        said += [say("verify.book", language, code=code, rows=rows), f"  {head}"]
    total = sum(rows for rows, _ in heads.values())
    said.append(say("copy.done", language, where=where, books=len(heads), rows=total))
    return Report(
        language,
        document=lambda: Document(say("sheet.books", language), (lines(said),), titled=False),
        data=lambda: _copy_data(where, heads),
    )


def _copy_data(where: str, heads: Mapping[str, tuple[int, str]]) -> Plain:
    books = [{"code": code, "records": rows, "head": head} for code, (rows, head) in heads.items()]
    return {"location": where, "books": books}
