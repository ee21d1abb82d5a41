"""What a page shows of a plan, whatever was planned (`html/planned.html`)."""

from collections.abc import Callable, Mapping
from typing import Any

from coopledger.books.plan import Plan
from coopledger.model.finding import Finding
from coopledger.model.receipt import Receipt
from coopledger.readers.shown_rows import ShownRow
from coopledger.reports import plan as said
from coopledger.web.asked import Asked, address
from coopledger.web.rows import page_of

_AT_ONCE = 50

MarkedRow = tuple[ShownRow, int | None]
"""A row of a document as it stands there, and which of its cells is meant."""


def asks_two(receipt: Receipt) -> bool:
    """Whether it is not recorded because one person prepares it and another approves."""
    return any(finding.code == "needs-approval" for finding in receipt.findings)


def shown_plan(
    asked: Asked,
    planned: Plan,
    *path: str,
    of: Mapping[str, str],
    stated_in: str,
    row_of: Callable[[Finding], MarkedRow | None] = lambda _: None,
) -> Mapping[str, Any]:
    """What was found, control totals, what differs, before and after, each row that is looked for.

    path, of: the page's address, and what it is asked with. stated_in: the message that names what
    states it all. row_of: the row that a finding is of.
    """
    language = asked.language
    rows = [*said.rows(planned.entries, language)]
    words = asked.query.get("q", "").strip()
    found = [row for row in rows if row.has(words)]
    return {
        "plan": planned,
        "here": address(*path),
        "of": of,
        "stated_in": stated_in,
        "sheets": said.by_sheet(planned.receipt.findings),
        "row_of": row_of,
        "control": said.control(planned, language),
        "differing": [*said.differing(planned, language)],
        "books": [(each.book, said.standing(each, language)) for each in planned.books],
        "shown": page_of(found, asked.query, *path, most=_AT_ONCE),
        "all": len(rows),
        "q": words,
    }
