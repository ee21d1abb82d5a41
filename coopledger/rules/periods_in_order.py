"""Of two years with anything in them, the earlier one is at least as closed.

What is dated in an earlier year changes what a later one begins with.
"""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.rules.case import Case, finding


def periods_in_order(case: Case) -> Iterator[Finding]:
    for period, entry in case.new_states():
        rank = period.state.rank
        ranks = {year: said.state.rank for year, said in case.book.periods.stated.items()}
        used = case.book.years()
        earlier = [year for year in used if year < period.year and ranks.get(year, 0) < rank]
        later = [year for year, closed in ranks.items() if year > period.year and closed > rank]
        for code, years in (("period-earlier-open", earlier), ("period-later-closed", later)):
            if years:
                seen = ", ".join(map(str, years))
                yield finding(code, entry, year=period.year, seen=seen, state=period.state)
