"""An expediente: its index, in every form, and what it says of itself to whoever opens it."""

from collections.abc import Iterator

from coopledger.books.expediente import Expediente, PackedFile, Part
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.reports.cells import cell
from coopledger.reports.document import (
    Cell,
    Document,
    Entries,
    Links,
    Look,
    Row,
    Section,
    Style,
    Table,
    Words,
    lines,
    notes,
)
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_COLUMNS = ("part", "name", "number", "of", "use", "type", "stands", "size", "sha256")
_HEADS = ("part", "size", "sha256")

SUMS = "SHA256SUMS"
"""The list of all files with their hashes, as `sha256sum` writes and reads it."""


def file_name(part: Part, language: Language) -> str:
    """What the files of a part are called, without their ending; of some, their folder."""
    return say(f"expediente-file.{part}", language)


def report(found: Expediente, language: Language, *, linked: bool = False) -> Report:
    """The files, and how it is verified. linked: whether a page leads to those beside it."""
    return Report(
        language,
        document=lambda: _document(found, language, linked=linked),
        data=lambda: _data(found),
        table=lambda: _table(found, language),
        sheet=say("sheet.expediente", language),
    )


def readme(found: Expediente, language: Language) -> Document:
    """What it is, what is in it, and how to verify it, with the program and without."""
    parts = dict.fromkeys(each.part for each in found if each.name is not None)
    inside = tuple(
        (file_name(part, language), (part.say(language),)) for part in (Part.INDEX, *parts)
    )
    said = {"book": found.of, "head": found.head, "sums": SUMS}
    rows = f"{file_name(Part.ROWS, language)}.jsonl"
    how = [
        Words(say("expediente.how", language), Look.HEADING),
        *_steps(
            ("with-program", "sums", "sums-windows", "script"), {**said, "rows": rows}, language
        ),
    ]
    return Document(
        _title(found, language),
        (
            lines(_about(found, language)),
            (Words(say("expediente.inside", language), Look.HEADING), Entries(inside)),
            tuple(how),
        ),
    )


def _steps(names: tuple[str, ...], said: dict[str, str], language: Language) -> Iterator[Words]:
    for name in names:
        yield Words(say(f"expediente.how-{name}", language), level=1)
        command = say(f"expediente.command-{name}", language, **said)
        yield Words(command, level=2, wraps=False)


def _title(found: Expediente, language: Language) -> str:
    key = "expediente.title-public" if found.public else "expediente.title"
    return f"{say(key, language, code=found.of)}  {spoken(found.title, language)}"


def _about(found: Expediente, language: Language) -> Iterator[str]:
    yield say("expediente.on", language, on=found.on)
    yield say("expediente.chain", language, rows=found.rows)
    yield f"  {found.end}"
    yield say("verify.head", language)
    yield f"  {found.head}"
    made_with = ", ".join(f"{name} {version}" for name, version in found.tools.items())
    yield say("expediente.made-with", language, tools=made_with)
    if found.public:
        yield from (say(f"expediente.public-{n}", language) for n in ("texts", "left-out"))


def _document(found: Expediente, language: Language, *, linked: bool) -> Document:
    heads = tuple(say(f"column.{head}", language) for head in _HEADS)
    rows = [Row(say("column.name", language), heads, Style.HEAD)]
    rows += [_row(each, language, linked=linked) for each in found if each.name is not None]
    left_out = tuple(_left_out(each, language) for each in found if each.name is None)
    section: Section = (Table(tuple(rows)),)
    return Document(
        _title(found, language), (lines(_about(found, language)), section, notes(left_out))
    )


def _row(each: PackedFile, language: Language, *, linked: bool) -> Row:
    name = each.name or ""
    part = _what(each, language)
    said: Cell = Links(((part, name),)) if linked else part
    return Row(name, (said, cell(each.size, language), each.sha256))


def _what(each: PackedFile, language: Language) -> str:
    """`documento 3: factura de G-01`."""
    said = each.part.say(language)
    if each.part is Part.ISSUED and each.of is not None:
        return f"{said} {each.of}"
    if each.number is None:
        return said
    use = each.use.say(language) if each.use is not None else None
    of = each.of or say("documents.loaded", language)
    named = say("expediente.document", language, number=each.number)
    return f"{named}: {', '.join(filter(None, (use, of)))}"


def _left_out(each: PackedFile, language: Language) -> str:
    if each.part is Part.ISSUED:
        return say("expediente.issued-withheld", language, reference=each.of)
    said = [each.type.say(language)] if each.type is not None else []
    about = ", ".join((_what(each, language), *said))
    return say("expediente.left-out", language, document=about, sha256=each.sha256)


def _data(found: Expediente) -> Plain:
    """Stable names."""
    return {
        "book": found.of,
        "title": found.title,
        "on": found.on.isoformat(),
        "public": found.public,
        "rows": found.rows,
        "end": found.end,
        "head": found.head,
        "tools": dict(found.tools),
        "language": found.language.value,
        "files": [_file(each) for each in found],
    }


def _file(each: PackedFile) -> Plain:
    return {
        "part": each.part.value,
        "name": each.name,
        "size": each.size,
        "sha256": each.sha256,
        "number": each.number,
        "of": each.of,
        "type": each.type.value if each.type is not None else None,
        "use": each.use.value if each.use is not None else None,
        "stands": each.stands,
    }


def _table(found: Expediente, language: Language) -> FlatTable:
    """A file a row."""
    rows = (
        {
            **_file(each),
            "part": each.part.say(language),
            "type": each.type.say(language) if each.type is not None else None,
            "use": each.use.say(language) if each.use is not None else None,
            "stands": say("yes" if each.stands else "no", language),
        }
        for each in found
    )
    return flat("data", _COLUMNS, rows, language)
