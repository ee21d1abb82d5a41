"""An agreement's money is spent on the lines that the agreement has."""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def eligible_line(case: Case) -> Iterator[Finding]:
    agreement = case.book.opening
    lines = (
        {line.code: line for line in agreement.lines} if isinstance(agreement, Agreement) else {}
    )
    for expenditure, entry in case.new_of(Expenditure):
        for portion in expenditure.lines:
            line = lines.get(portion.code)
            if line is None and "line" not in case.unread:
                known = ", ".join(lines) or "-"
                yield finding("unknown-line", entry, "lines", seen=portion.code, expected=known)
            elif line is not None and not line.eligible:
                yield finding(
                    "ineligible-line", entry, "lines", seen=portion.code, title=line.title
                )
