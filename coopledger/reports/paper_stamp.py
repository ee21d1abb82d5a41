"""What the square code of a paper says (QR): enough to find it in its ledger again.

A line each, names and values such as any telephone shows them; programs read them back. Amounts are
those of the whole in the agreement's currency that are not zero.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple, Self

from coopledger.books.issued import figures_of
from coopledger.books.paper_code import read_code
from coopledger.books.statement_paper import StatementPaper
from coopledger.reports.paper_files import code_of

_FORM = "coopledger 1"


def stamp(paper: StatementPaper) -> str:
    """The text of its square code."""
    return "\n".join(_lines(paper))


def _lines(paper: StatementPaper) -> Iterator[str]:
    yield _FORM
    yield f"book={paper.statement.agreement.code}"
    if paper.since is not None:
        yield f"from={paper.since.isoformat()}"
    yield f"on={paper.statement.on.isoformat()}"
    yield f"end={paper.end.seq}-{paper.end.hash}"
    yield f"head={paper.head}"
    for each in figures_of(paper.statement):
        if (each.section, each.side) == ("whole", "agreement"):
            yield f"{each.figure}={each.amount.digits} {each.amount.currency.code}"
    yield f"code={code_of(paper)}"


class Stamp(NamedTuple):
    """A square code, read. end: the number of the last row, and its hash."""

    book: str
    on: date
    since: date | None
    seq: int
    hash: str
    head: str
    code: str
    text: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """None where it is none, or its short code has a sign that is wrong."""
        first, *others = [line.strip() for line in text.strip().splitlines()] or [""]
        said = dict(line.partition("=")[::2] for line in others)
        code = read_code(said.get("code", ""))
        try:
            seq, _, last = said["end"].partition("-")
            since = date.fromisoformat(said["from"]) if "from" in said else None
            on, head = date.fromisoformat(said["on"]), said["head"]
            book, number = said["book"], int(seq)
        except (KeyError, ValueError):
            return None
        if first != _FORM or code is None:
            return None
        return cls(book, on, since, number, last, head, code, "\n".join((first, *others)))
