"""Money is spent, and promised, on the lines that the agreement has, as addenda have them."""

from collections.abc import Iterator

from coopledger.model.agreement import Agreement
from coopledger.model.commitment import Commitment
from coopledger.model.events import Expenditure
from coopledger.model.finding import Finding, KnownCodes
from coopledger.rules.case import Case, NewFact, finding


def eligible_line(case: Case) -> Iterator[Finding]:
    agreement: Agreement | None = None
    lines = {}
    used: list[NewFact[Expenditure] | NewFact[Commitment]]
    used = [*case.new_of(Expenditure), *case.new_of(Commitment)]
    for fact, entry in used:
        if not fact.lines:
            continue
        today = case.terms.on(fact.when.last) if case.terms else None
        if today is not None and today is not agreement:
            agreement, lines = today, {line.code: line for line in today.lines}
        for portion in fact.lines:
            line = lines.get(portion.code)
            if line is None and "line" not in case.unread:
                known = KnownCodes(lines)
                yield finding("unknown-line", entry, "lines", seen=portion.code, expected=known)
            elif line is not None and not line.eligible:
                yield finding(
                    "ineligible-line", entry, "lines", seen=portion.code, title=line.title
                )
