"""A report on paper: PDF/A-3a, tagged for those who listen to it (PDF/UA-1). The same bytes always.

What a report says goes to the typesetter as data, and is nowhere read as markup; nothing is
fetched, and no font but its own is used. Needs typst (`coopledger[reports]`).
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from coopledger.messages.catalogue import say
from coopledger.messages.visible import harmless
from coopledger.model.associated_file import AssociatedFile
from coopledger.readers.pdf_signature import Room
from coopledger.reports.document import (
    Amount,
    Block,
    Cell,
    Entries,
    Picture,
    Preformatted,
    Row,
    Signatures,
    Table,
    Words,
    is_heading,
    said_in,
)
from coopledger.reports.report import Report
from coopledger.writers import page_room
from coopledger.writers.picture import pieces
from coopledger.writers.square_code import square_code
from coopledger.writers.typesetter import pdf, rooms


def write(report: Report) -> bytes:
    """The report, on letter pages, with the files that it carries (`/AF`).

    Raises CoopledgerError where typst is not installed.
    """
    return pdf(_said(report), _carried(report.files()))


def rooms_to_sign(report: Report) -> tuple[Room, ...]:
    """Where its pages have room for signatures."""
    return tuple(Room(**each) for each in rooms(_said(report), _carried(report.files())))


def _said(report: Report) -> str:
    """What a report says, as the typesetter takes it."""
    document = report.words()
    wide = page_room.is_wide(document)
    level = 3 if any(map(is_heading, document.blocks())) else 2
    return json.dumps(
        {
            "title": harmless(document.title),
            "letterhead": [*map(harmless, document.letterhead.lines)],
            "picture": _encoded(document.letterhead.picture),
            "stamp": square_code(report.stamp()) if report.stamp is not None else "",
            "stamped": say("paper.stamped", report.language),
            "foot": harmless(document.foot),
            "language": report.language.value,
            "pages": say("sheet.pages", report.language),
            "wide": wide,
            "sections": [
                [_block(each, wide, level) for each in part] for part in document.sections
            ],
        },
        ensure_ascii=False,
    )


def _carried(files: Iterable[AssociatedFile]) -> str:
    """The files as the typesetter takes them: text as text, any other by its bytes."""
    said = [
        {**each._asdict(), "content": _text_or_bytes(each.content), "about": harmless(each.about)}
        for each in files
    ]
    return json.dumps(said, ensure_ascii=False)


def _text_or_bytes(content: bytes) -> str | list[int]:
    try:
        return content.decode()
    except UnicodeDecodeError:
        return [*content]


def _encoded(picture: bytes | None) -> list[int]:
    """The bytes of a picture, as data that the page can take: none where there is none."""
    return [*(picture or b"")]


def _block(block: Block, wide: bool, level: int) -> dict[str, Any]:
    """level: of the headings that tables have."""
    match block:
        case Words():
            said = _breakable(block.said)
            look = block.look.value
            return {"block": "words", "said": said, "look": look, "level": block.level}
        case Entries():
            items = [[_breakable(name), [*map(_breakable, said)]] for name, said in block.items]
            return {"block": "entries", "items": items}
        case Preformatted():
            return {"block": "preformatted", "text": harmless(block.text)}
        case Table():
            return _table(block, wide, level)
        case Picture():
            drawn = {"pieces": [*pieces(block)], "said": harmless(block.said)}
            return {"block": "picture", "title": harmless(block.title), "level": level, **drawn}
        case Signatures():
            return {
                "block": "signatures",
                "items": [[*map(harmless, each)] for each in block.items],
            }


def _table(table: Table, wide: bool, level: int) -> dict[str, Any]:
    return {
        "block": "table",
        "title": harmless(table.title) if table.title else None,
        "columns": [_kind(table, at) for at in range(table.columns)],
        "shares": page_room.shares(table),
        "level": level,
        "size": page_room.size(table, wide=wide),
        "marked": table.marked,
        "prose": table.prose,
        "rows": [_row(row) for row in table.rows],
        "notes": [*map(harmless, table.notes)],
    }


def _kind(table: Table, at: int) -> str:
    return "words" if page_room.of_words(table, at) else "figures"


_ENDLESS = re.compile(r"\S{71,}")
"""A word that no column has room for: a hash has 64 signs."""
_PIECE = 20


def _breakable(said: str) -> str:
    """Harmless words, of which one without an end may be broken where it must."""
    return _ENDLESS.sub(
        lambda word: "\u200b".join(re.findall(f".{{1,{_PIECE}}}", word[0])), harmless(said)
    )


def _row(row: Row) -> dict[str, Any]:
    return {
        "label": _breakable(row.label),
        "style": row.style.value,
        "level": row.level,
        "cells": [*map(_cell, row.cells)],
    }


def _cell(cell: Cell) -> dict[str, str]:
    mark = cell.mark if isinstance(cell, Amount) else ""
    return {"said": _breakable(said_in(cell)), "mark": mark}
