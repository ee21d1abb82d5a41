"""A report as HTML, in a page or in a notebook. No colour of its own, no script, nothing fetched.

A notebook has a light theme or a dark one: what is written here takes whichever colours it finds.
Styles stand on the elements, for notebooks drop style sheets from documents they do not trust. Only
how a page of its own is read and printed stands in one, and only such a page has headings.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape
from itertools import takewhile
from typing import NamedTuple
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
from coopledger.writers.picture import pieces

_LABEL = "text-align:left;vertical-align:top;font-weight:{weight};padding:.15em .5em .15em {left}em"
_FIGURE = (
    "text-align:right;font-weight:{weight};padding:.15em .5em;white-space:nowrap;"
    "vertical-align:top;font-variant-numeric:tabular-nums"
)
_WORDS = "text-align:left;font-weight:{weight};padding:.15em .5em;vertical-align:top"
_CAPTION = "text-align:left;font-weight:bold;padding:.3em 0;caption-side:top"
_NAME = "text-align:left;vertical-align:top;font-weight:normal;opacity:.75;padding:.15em .5em"
_SAID = "text-align:left;padding:.15em .5em"
_RULES = {
    Style.HEAD: ";border-bottom:1px solid currentColor",
    Style.FIGURES: "",
    Style.SUM: ";border-top:1px solid currentColor",
}
_PROSE = ";border-bottom:1px solid currentColor;white-space:pre-line"
_TABLE = "border-collapse:collapse;margin:.8em 0 0 0"
_FAINT = "opacity:.75;margin:.2em 0"
_PICTURE = "margin:.8em 0;max-width:45em"
_SIGNED = "display:flex;flex-wrap:wrap;gap:3em;margin:3em 0 1em 0"
_TO_SIGN = "border-top:1px solid currentColor;margin-top:3.5em;min-width:14em"


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
    laid = _Laid(_MadeOf(document), page=True)
    body = f"{laid.document(document)}{laid.made_of.lists(report.language)}"
    title, language = _shown(document.title), report.language.value
    return _PAGE.format(language=language, title=title, style=_STYLE, body=body)


def piece(document: Document) -> str:
    """The same to stand in another page: what a notebook shows."""
    return _Laid(_MadeOf()).document(document)


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
        return f'<a href="#{to}" style="color:inherit">{said}</a>'

    def lists(self, language: Language) -> str:
        """What the figures of more than one row are made of, list by list."""
        if not self._names:
            return ""
        lists = "".join(
            f'<p id="{name}" style="{_FAINT}">{", ".join(map(self._link, there))}</p>'
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

    page: whether it is a page of its own, whose headings are headings; within another's they would
    be among those of that one.
    """

    made_of: _MadeOf
    page: bool = False

    def document(self, document: Document) -> str:
        head = _letterhead(document.letterhead)
        title = self.heading(document.title, 1)
        foot = f'<p style="{_FAINT}">{_shown(document.foot)}</p>' if document.foot else ""
        body = "".join(map(self.block, document.blocks()))
        return f'<div style="overflow-x:auto">{head}{title}{body}{foot}</div>'

    def heading(self, said: str, level: int) -> str:
        """level: 1 is the title's."""
        if self.page:
            return f"<h{level}>{_shown(said)}</h{level}>"
        return f"<p><strong>{_shown(said)}</strong></p>"

    def block(self, block: Block) -> str:
        match block:
            case Words(look=Look.HEADING):
                return self.heading(block.said, min(6, 2 + block.level))
            case Words():
                return _words(block)
            case Entries():
                return _entries(block)
            case Preformatted():
                return f"<pre>{_shown(block.text)}</pre>"
            case Table():
                return _table(block, self.made_of)
            case Picture():
                return _picture(block)
            case Signatures():
                places = "".join(map(_place_to_sign, block.items))
                return f'<div style="{_SIGNED}">{places}</div>'


def _letterhead(letterhead: Letterhead) -> str:
    picture = letterhead.picture
    seen = ""
    if picture is not None:
        kind = "png" if picture.startswith(b"\x89PNG") else "jpeg"
        data = b64encode(picture).decode()
        seen = f'<img alt="" style="height:4em" src="data:image/{kind};base64,{data}">'
    said = "<br>".join(map(_shown, letterhead.lines))
    return f"<p>{seen}{'<br>' if seen and said else ''}{said}</p>" if seen or said else ""


def _picture(picture: Picture) -> str:
    title = f"<figcaption><strong>{_shown(picture.title)}</strong></figcaption>"
    return f'<figure style="{_PICTURE}">{title}{"".join(pieces(picture))}</figure>'


def _place_to_sign(signature: Signature) -> str:
    said = "<br>".join(map(_shown, filter(None, (signature.name, signature.office))))
    return f'<div>{_shown(signature.role)}<div style="{_TO_SIGN}">{said}</div></div>'


def _words(words: Words) -> str:
    said = _shown(words.said)
    if words.look is Look.NOTE:
        return f'<p style="{_FAINT}">{said}</p>'
    style = f' style="margin:.2em 0 .2em {2 * words.level}em"' if words.level else ""
    return f"<p{style}>{said}</p>"


def _entries(block: Entries) -> str:
    rows = "".join(
        f'<tr><th scope="row" style="{_NAME}">{_shown(name)}</th>'
        f'<td style="{_SAID}">{"<br>".join(map(_shown, said))}</td></tr>'
        for name, said in block.items
    )
    return f'<table style="{_TABLE}"><tbody>{rows}</tbody></table>'


def _table(table: Table, made_of: _MadeOf) -> str:
    """Its first rows are its head: they stand on each page it is printed on."""
    caption = f'<caption style="{_CAPTION}">{_shown(table.title)}</caption>' if table.title else ""
    of_words = tuple(page_room.of_words(table, at) for at in range(table.columns))
    heads = [*takewhile(lambda row: row.style is Style.HEAD, table.rows)]
    said = [_row(row, table, of_words, made_of) for row in table.rows]
    head = f"<thead>{''.join(said[: len(heads)])}</thead>" if heads else ""
    notes = "".join(f'<p style="{_FAINT}">{_shown(note)}</p>' for note in table.notes)
    rows = f"{caption}{head}<tbody>{''.join(said[len(heads) :])}</tbody>"
    return f'<table style="{_TABLE}">{rows}</table>{notes}'


def _row(row: Row, table: Table, of_words: Sequence[bool], made_of: _MadeOf) -> str:
    weight = "normal" if row.style is Style.FIGURES else "bold"
    rule = _RULES[row.style]
    label = _LABEL.format(weight=weight, left=0.5 + row.level)
    rule += _PROSE if table.prose else ""
    styles = [(_WORDS if words else _FIGURE).format(weight=weight) + rule for words in of_words]
    cells = "".join(_cells(row, table, styles, made_of))
    scope = "col" if row.style is Style.HEAD else "row"
    name = f' id="{_name(row.anchor)}"' if row.anchor else ""
    # Over a table's labels there is often no name for them: then it is no head of anything.
    tag = f'th scope="{scope}"' if row.label else "td"
    head = f'<{tag} style="{label}{rule}">{_shown(row.label)}</{tag[:2]}>'
    flows = ' style="break-inside:auto"' if table.prose else ""
    return f"<tr{name}{flows}>{head}{cells}</tr>"


def _cells(row: Row, table: Table, styles: Sequence[str], made_of: _MadeOf) -> Iterator[str]:
    tag = 'th scope="col"' if row.style is Style.HEAD else "td"
    for cell, style in zip(row.cells, styles, strict=False):
        said = _cell(cell, made_of)
        marked = _mark(cell) if table.marked and said else ""
        yield f'<{tag} style="{style}">{said}{marked}</{tag[:2]}>'


def _cell(cell: Cell, made_of: _MadeOf) -> str:
    match cell:
        case Links():
            return _linked(cell)
        case Amount():
            return made_of.linked(cell)
    return _shown(said_in(cell))


def _linked(links: Links) -> str:
    return ", ".join(f'<a href="{_shown(to)}">{_shown(said)}</a>' for said, to in links.items)


def _mark(cell: Cell) -> str:
    """The letter of its provenance, or as much room, so that figures stand under one another."""
    letter = cell.mark if isinstance(cell, Amount) else ""
    faint = "display:inline-block;width:1.2em;opacity:.6;font-weight:normal"
    return f'<span style="{faint}">{_shown(letter)}</span>'


def _shown(text: str) -> str:
    """Text as a page shows it."""
    return escape(harmless(text))
