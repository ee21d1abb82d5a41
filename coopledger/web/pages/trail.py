"""The audit trail of a book (pista de auditoría), in words, the newest first."""

from coopledger.books.trail import AuditTrail
from coopledger.reports.trail import report as trail_report
from coopledger.web.asked import Answer, Asked
from coopledger.web.book import opening_of, page_of
from coopledger.web.rows import page_of as rows_of

_ROWS = 20


def trail(asked: Asked) -> Answer:
    """Who did what and when, what was so before, why, and from which row: of some days, by one."""
    opening = opening_of(asked)
    code, by = opening.code, asked.query.get("who", "")
    since, until = asked.day("since"), asked.day("until")
    found = asked.now.whole(
        (code,),
        ("trail", since, until, by),
        lambda: asked.ledger.trail(code, since=since, until=until, by=by or None),
    )
    shown = rows_of(found[::-1], asked.query, "agreement", "trail", most=_ROWS)
    part = AuditTrail.by_people(shown.rows, found.people, code)
    blocks = [*trail_report(part, asked.language).words().blocks()]
    given = {"shown": shown, "blocks": blocks, "people": found.people, "query": asked.query}
    return page_of(asked, opening, "trail.html", given)
