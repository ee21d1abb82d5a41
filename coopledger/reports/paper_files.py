"""What a statement on paper carries inside, so that whoever has it can make it again.

Its names are a promise: programs look for them.
"""

import json
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version

from coopledger.books.issued import figures_of
from coopledger.books.paper_code import paper_code
from coopledger.books.statement_paper import StatementPaper
from coopledger.messages.catalogue import Language, say
from coopledger.model.associated_file import AssociatedFile, Relationship
from coopledger.reports.report import Plain

ROWS, DATA, PICTURE = "rows.jsonl", "statement.json", "letterhead"
"""The rows of the book, what the paper says for programs, and the picture of its letterhead."""

MADE_OF = "made_of"
"""In the data, what the paper was made with beside its rows."""

_MADE_WITH = ("coopledger", "segno", "typst")
_PNG = b"\x89PNG"


def made_with() -> dict[str, str]:
    """The programs that make a paper here, each with its version; `-` where it is not there."""
    return {name: _version(name) for name in _MADE_WITH}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def code_of(paper: StatementPaper) -> str:
    """The short code of a paper."""
    statement = paper.statement
    return paper_code(
        statement.agreement.code, paper.end, statement.on, paper.since, figures_of(statement)
    )


def paper_files(paper: StatementPaper, said: Plain, language: Language) -> Iterator[AssociatedFile]:
    """The rows, what was made of them, and the picture. said: what the paper says, as data.

    None where the rows are not at hand.
    """
    if paper.rows is None:
        return
    picture = paper.letterhead.picture
    data = {MADE_OF: made_of(paper, language), **said}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    yield _file(ROWS, paper.rows.encode(), "application/jsonl", Relationship.SOURCE, language)
    yield _file(DATA, text.encode(), "application/json", Relationship.ALTERNATIVE, language)
    if picture is not None:
        kind = "image/png" if picture.startswith(_PNG) else "image/jpeg"
        yield _file(PICTURE, picture, kind, Relationship.SUPPLEMENT, language)


def _file(
    name: str, content: bytes, kind: str, relationship: Relationship, language: Language
) -> AssociatedFile:
    about = say(f"paper-file.{relationship}", language)
    return AssociatedFile(name, content, kind, relationship, about)


def made_of(paper: StatementPaper, language: Language) -> Plain:
    """All that a paper was made with, but its rows and its picture."""
    head, agreement = paper.letterhead, paper.statement.agreement
    return {
        "book": agreement.code,
        "title": agreement.title,
        "language": language.value,
        "on": paper.statement.on.isoformat(),
        "from": paper.since.isoformat() if paper.since else None,
        "public": paper.public,
        "issue": paper.issue,
        "letterhead": head.model_dump(mode="json", exclude={"picture"}),
        "picture": head.picture is not None,
        "end": {"seq": paper.end.seq, "hash": paper.end.hash},
        "head": paper.head,
        "code": code_of(paper),
        "tools": made_with(),
    }
