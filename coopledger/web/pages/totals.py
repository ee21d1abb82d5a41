"""The cooperation of years: what was given, financial and in kind, and what that is made of."""

from coopledger.readers.typed import moment_or_head
from coopledger.reports.totals_paper import COLUMNS, TotalsSections, part_columns, whole_columns
from coopledger.web.asked import Answer, Asked, Page


def totals(asked: Asked) -> Answer:
    """Of the years that are asked for, this one unless others are; of all, where that is said."""
    query, this_year = asked.query, str(asked.now.today.year)
    written, recorded = query.get("years", this_year).strip(), query.get("recorded", "").strip()
    years, on = asked.years(written), asked.day("on")
    then = moment_or_head(recorded) if recorded else None
    paper = asked.now.of_all(
        ("totals-paper", years, on, then),
        lambda: asked.ledger.totals_paper(*years, on=on, recorded_by=then),
    )
    sections = TotalsSections(paper, asked.language)
    return Page(
        "totals.html",
        {
            "written": written,
            "on": on.isoformat() if on is not None else "",
            "recorded": recorded,
            "top": [*sections.top()],
            "whole": [*sections.years(), *sections.activities()],
            "columns": COLUMNS,
            "by_book": [
                (
                    each,
                    [(part.key, part_columns(part)) for part in each.by_book],
                    whole_columns(each),
                )
                for each in paper.totals
                if each.by_book
            ],
            "parts": [
                ("by-kind", [*sections.by_kind()]),
                ("by-done", [*sections.by_activity()]),
                ("by-partner", [*sections.by_partner()]),
                ("in-kind", [*sections.in_kind()]),
                ("earlier-years", [*sections.changes()]),
                ("since", [*sections.since()]),
                ("notes", [*sections.notes()]),
            ],
            "given": [given.contribution for each in paper.totals for given in each.given_in_kind],
            "last_head": paper.head,
        },
    )
