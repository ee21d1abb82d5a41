"""A report as HTML, in a page or in a notebook. No colour of its own, no script, nothing fetched.

A notebook has a light theme or a dark one: what is written here takes whichever colours it finds.
Styles stand on the elements, for notebooks drop style sheets from documents they do not trust. Only
how a page of its own is read and printed stands in one, and only such a page has headings.
"""

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import takewhile
from typing import NamedTuple, Protocol
from urllib.parse import quote

from coopledger.messages.catalogue import Language, say
from coopledger.messages.visible import harmless
from coopledger.reports.document import (
    Amount,
    Block,
    Cell,
    Document,
    Entries,
    Letterhead,
    Links,
    Look,
    Picture,
    Preformatted,
    Row,
    Signature,
    Signatures,
    Style,
    Table,
    Words,
    said_in,
)
from coopledger.reports.report import Report
from coopledger.writers import page_room
from coopledger.writers.html_dress import Classes, Dress, Inline
from coopledger.writers.picture import pieces

Lead = Callable[[Amount], str | None]
"""Where a figure leads that says what it is made of."""

_PAGE = (
    '<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
    '<meta name="color-scheme" content="light dark"><title>{title}</title>'
    "<style>{style}</style></head><body>{body}</body></html>\n"
)
_STYLE = """
@page{size:letter;margin:1.8cm}
body{font:1em/1.4 sans-serif;max-width:62em;margin:1.5em auto;padding:0 1em}
h1{font-size:1.4em}h2{font-size:1.15em;margin:1.6em 0 .4em}h3{font-size:1em;margin:1.2em 0 .3em}
@media print{
body{font-size:9pt;max-width:none;margin:0;padding:0}
body>div{overflow:visible!important}
thead{display:table-header-group}
tr,figure svg{break-inside:avoid}
h1,h2,h3,caption,figcaption{break-after:avoid}
a{text-decoration:none}
}
"""


def write(report: Report) -> str:
    """The report as a page of its own, where a figure leads on to the rows that it is made of."""
    document = report.words()
    made_of = _MadeOf(document)
    laid = _Laid(made_of, Inline(), page=True)
    body = f"{laid.document(document)}{made_of.lists(report.language)}"
    title, language = _shown(document.title), report.language.value
    return _PAGE.format(language=language, title=title, style=_STYLE, body=body)


def piece(document: Document) -> str:
    """The same to stand in another page: what a notebook shows."""
    return _Laid(_MadeOf(), Inline()).document(document)


def part(blocks: Iterable[Block], lead: Lead) -> str:
    """Some of it to stand on a page that has a style sheet of its own: classes say what it is.

    lead: where a figure leads, if anywhere.
    """
    laid = _Laid(_Leads(lead), Classes(), page=True)
    return "".join(map(laid.block, blocks))


class _Figures(Protocol):
    """Says a figure, and leads on from it."""

    def linked(self, cell: Amount) -> str: ...


class _Leads(NamedTuple):
    """Figures that lead to pages of their own."""

    lead: Lead

    def linked(self, cell: Amount) -> str:
        said = _shown(cell.said)
        to = self.lead(cell) if cell.made_of else None
        return f'<a class="made-of" href="{_shown(to)}">{said}</a>' if to is not None else said


class _MadeOf:
    """The rows that figures are made of: each list of them, and what it is called on the page.

    document: whose figures lead there; without it none does.
    """

    def __init__(self, document: Document | None = None) -> None:
        rows = _rows(document) if document is not None else ()
        self._there = {row.anchor: row.label for row in rows if row.anchor}
        self._names: dict[tuple[str, ...], str] = {}

    def linked(self, cell: Amount) -> str:
        """A figure; where rows are there that it is made of, it leads to them."""
        said, there = _shown(cell.said), tuple(each for each in cell.made_of if each in self._there)
        if not there:
            return said
        if len(there) == 1:
            to = _name(there[0])
        else:
            to = self._names.setdefault(there, f"of:{len(self._names) + 1}")
        return f'<a href="#{to}"{Inline().part("made-of")}>{said}</a>'

    def lists(self, language: Language) -> str:
        """What the figures of more than one row are made of, list by list."""
        if not self._names:
            return ""
        lists = "".join(
            f'<p id="{name}"{Inline().part("note")}>{", ".join(map(self._link, there))}</p>'
            for there, name in self._names.items()
        )
        return f"<p><strong>{_shown(say('explain.title', language))}</strong></p>{lists}"

    def _link(self, anchor: str) -> str:
        label = _shown(self._there[anchor])
        return f'<a href="#{_name(anchor)}" title="{label}">{_shown(anchor)}</a>'


def _name(anchor: str) -> str:
    """What a row is called on the page."""
    return f"r:{quote(anchor, safe='')}"


def _rows(document: Document) -> Iterator[Row]:
    for block in document.blocks():
        if isinstance(block, Table):
            yield from block.rows


class _Laid(NamedTuple):
    """A document that is laid out.

    figures: what says them. dress: how it looks. page: whether it is a page of its own, whose
    headings are headings; within another's they would be among those of that one.
    """

    figures: _Figures
    dress: Dress
    page: bool = False

    def document(self, document: Document) -> str:
        head = self.letterhead(document.letterhead)
        title = self.heading(document.title, 1)
        foot = self.note(document.foot) if document.foot else ""
        body = "".join(map(self.block, document.blocks()))
        return f"<div{self.dress.part('scroll')}>{head}{title}{body}{foot}</div>"

    def heading(self, said: str, level: int) -> str:
        """level: 1 is the title's."""
        if self.page:
            return f"<h{level}>{_shown(said)}</h{level}>"
        return f"<p><strong>{_shown(said)}</strong></p>"

    def note(self, said: str) -> str:
        return f"<p{self.dress.part('note')}>{_shown(said)}</p>"

    def block(self, block: Block) -> str:
        match block:
            case Words(look=Look.HEADING):
                return self.heading(block.said, min(6, 2 + block.level))
            case Words(look=Look.NOTE):
                return self.note(block.said)
            case Words():
                return f"<p{self.dress.words(block.level)}>{_shown(block.said)}</p>"
            case Entries():
                return self.entries(block)
            case Preformatted():
                return f"<pre>{_shown(block.text)}</pre>"
            case Table():
                return self.table(block)
            case Picture():
                title = f"<figcaption><strong>{_shown(block.title)}</strong></figcaption>"
                drawn = "".join(pieces(block))
                return f"<figure{self.dress.part('picture')}>{title}{drawn}</figure>"
            case Signatures():
                places = "".join(map(self.place_to_sign, block.items))
                return f"<div{self.dress.part('signatures')}>{places}</div>"

    def letterhead(self, letterhead: Letterhead) -> str:
        picture = letterhead.picture
        seen = ""
        if picture is not None:
            kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
            data = b64encode(picture).decode()
            look = self.dress.part("crest")
            seen = f'<img alt=""{look} src="data:image/{kind};base64,{data}">'
        said = "<br>".join(map(_shown, letterhead.lines))
        return f"<p>{seen}{'<br>' if seen and said else ''}{said}</p>" if seen or said else ""

    def place_to_sign(self, signature: Signature) -> str:
        said = "<br>".join(map(_shown, filter(None, (signature.name, signature.office))))
        return f"<div>{_shown(signature.role)}<div{self.dress.part('to-sign')}>{said}</div></div>"

    def entries(self, block: Entries) -> str:
        name_look, said_look = self.dress.part("name"), self.dress.part("said")
        rows = "".join(
            f'<tr><th scope="row"{name_look}>{_shown(name)}</th>'
            f"<td{said_look}>{'<br>'.join(map(_shown, said))}</td></tr>"
            for name, said in block.items
        )
        return self.dress.wide(f"<table{self.dress.part('table')}><tbody>{rows}</tbody></table>")

    def table(self, table: Table) -> str:
        """Its first rows are its head: they stand on each page it is printed on."""
        look, title = self.dress.part("caption"), table.title
        caption = f"<caption{look}>{_shown(title)}</caption>" if title else ""
        of_words = tuple(page_room.of_words(table, at) for at in range(table.columns))
        heads = [*takewhile(lambda row: row.style is Style.HEAD, table.rows)]
        said = [self.row(row, table, of_words) for row in table.rows]
        head = f"<thead>{''.join(said[: len(heads)])}</thead>" if heads else ""
        notes = "".join(map(self.note, table.notes))
        rows = f"{caption}{head}<tbody>{''.join(said[len(heads) :])}</tbody>"
        laid = f"<table{self.dress.part('table')}>{rows}</table>"
        return f"{self.dress.wide(laid)}{notes}"

    def row(self, row: Row, table: Table, of_words: Sequence[bool]) -> str:
        looks = [self.dress.cell(row.style, words=each, prose=table.prose) for each in of_words]
        cells = "".join(self.cells(row, table, looks))
        scope = "col" if row.style is Style.HEAD else "row"
        name = f' id="{_name(row.anchor)}"' if row.anchor else ""
        # Over a table's labels there is often no name for them: then it is no head of anything.
        tag = f'th scope="{scope}"' if row.label else "td"
        look = self.dress.label(row, prose=table.prose)
        head = f"<{tag}{look}>{_shown(row.label)}</{tag[:2]}>"
        flows = self.dress.part("flows") if table.prose else ""
        return f"<tr{name}{flows}>{head}{cells}</tr>"

    def cells(self, row: Row, table: Table, looks: Sequence[str]) -> Iterator[str]:
        tag = 'th scope="col"' if row.style is Style.HEAD else "td"
        for cell, look in zip(row.cells, looks, strict=False):
            said = self.cell(cell)
            marked = self.mark(cell) if table.marked and said else ""
            yield f"<{tag}{look}>{said}{marked}</{tag[:2]}>"

    def cell(self, cell: Cell) -> str:
        match cell:
            case Links():
                return _linked(cell)
            case Amount():
                return self.figures.linked(cell)
        return _shown(said_in(cell))

    def mark(self, cell: Cell) -> str:
        """The letter of its provenance, or as much room, so that figures stand in line."""
        letter = cell.mark if isinstance(cell, Amount) else ""
        return f"<span{self.dress.part('mark')}>{_shown(letter)}</span>"


def _linked(links: Links) -> str:
    return ", ".join(f'<a href="{_shown(to)}">{_shown(said)}</a>' for said, to in links.items)


def _shown(text: str) -> str:
    """Text as a page shows it."""
    return escape(harmless(text))
