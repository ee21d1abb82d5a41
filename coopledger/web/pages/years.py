"""The years of a book and how closed each is; and what was issued of it."""

from coopledger.reports import periods as said
from coopledger.reports.issued import report as issued_report
from coopledger.web.asked import Answer, Asked
from coopledger.web.book import opening_of, page_of


def years(asked: Asked) -> Answer:
    """Each year, since when and by whom; each statement that was issued, in order."""
    opening, language = opening_of(asked), asked.language
    code = opening.code
    periods = asked.now.small((code,), "periods", lambda: asked.ledger.periods(code))
    issued = asked.now.small((code,), "issued", lambda: asked.ledger.issued(code))
    given = {
        "years": said.in_words(periods, language),
        "issued": [*issued_report(issued, language).words().blocks()],
        "references": [each.fact.reference for each in issued],
    }
    return page_of(asked, opening, "years.html", given)
