"""How a document is laid out as plain text."""

from decimal import Decimal

from coopledger.reports.document import (
    Amount,
    Document,
    Entries,
    Look,
    Preformatted,
    Row,
    Style,
    Table,
    Words,
    followed,
    lines,
    notes,
    together,
)
from coopledger.writers.text import document_text

FIGURES = Table(
    (
        Row("", ("MXN",), Style.HEAD),
        Row("In", (Amount(Decimal("1234.50"), "1,234.50", "S"),), level=1),
        Row("Sum", (Amount(Decimal("1234.50"), "1,234.50"),), Style.SUM),
    ),
    marked=True,
)


def laid_out(document: Document) -> list[str]:
    return [line.rstrip() for line in document_text(document).splitlines()]


def test_a_blank_line_stands_between_sections_and_none_at_the_end() -> None:
    document = Document("Title", (lines(["first"]), (FIGURES,), notes(["a note"])))
    head, figures = " " * 75 + "MXN", "1,234.50 S"
    assert laid_out(document) == [
        *("Title", "first", "", head, "  In" + figures.rjust(76), " " * 70 + "-" * 10),
        *("Sum" + "1,234.50".rjust(75), "", "a note"),
    ]


def test_a_title_that_is_not_said_leaves_no_room() -> None:
    table = laid_out(Document("T", ((FIGURES,),), titled=False))
    assert laid_out(Document("T", ((), (FIGURES,)), titled=False)) == table
    assert laid_out(Document("T", ((FIGURES,),)))[1:] == table
    assert document_text(Document("T", ())) == "T\n"


def test_a_line_stays_whole_and_a_paragraph_wraps_as_it_is_told() -> None:
    long = "word " * 30
    section = (
        Words(long, level=1, wraps=False),
        Words(long, level=1),
        Words(long, level=1, hangs=False),
    )
    said = document_text(Document("T", ((), section))).splitlines()[2:]
    assert said[0] == "  " + long
    assert [len(line) - len(line.lstrip()) for line in said[1:]] == [2, 4, 2, 2]


def test_what_was_printed_before_stays_as_it_was() -> None:
    text = "  kept   in\u2003columns \u00a0\n\n   to the end\n"
    assert document_text(Document("T", ((Preformatted(text),),), titled=False)) == text


def test_entries_stand_beside_their_names() -> None:
    block = Entries((("a", ("one", "two")), ("longer", ("10 MXN",))))
    assert laid_out(Document("T", ((block,),))) == [
        *("T", "  a       one", "          two", "  longer  10 MXN"),
    ]


def test_reports_stand_under_one_another() -> None:
    one, other = Document("One", (lines(["1"]),)), Document("Two", ((), lines(["2"])))
    untitled = Document("Three", (lines(["3"]),), titled=False)
    assert laid_out(together("All", (one, other, untitled))) == [
        *("One", "1", "", "Two", "", "2", "", "3"),
    ]
    assert laid_out(followed(one, other)) == laid_out(together("All", (one, other)))
    assert followed(one, other).title == "One"
    assert together("All", (one,)).sections[0][0] == Words("One", Look.HEADING)
