"""Of two years with anything in them, the earlier one is at least as closed.

What is dated in an earlier year changes what a later one begins with.
"""

from collections.abc import Iterator

from coopledger.books.periods import Periods
from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def periods_in_order(case: Case) -> Iterator[Finding]:
    for period, entry in case.new_states():
        rank = period.state.rank
        year, stated = period.fiscal_year, case.book.periods.stated
        before = Periods(said for said in stated.values() if said.when.last < year.last)
        used = (each for each in case.book.years(year.start) if each.last < year.last)
        earlier = [each for each in used if before.state(each.last).rank < rank]
        after = (each for each in stated if each.last > year.last)
        later = [each for each in after if stated[each].state.rank > rank]
        for code, years in (("period-earlier-open", earlier), ("period-later-closed", later)):
            if years:
                seen = ", ".join(map(str, years))
                yield finding(code, entry, year=year, seen=seen, state=period.state)
