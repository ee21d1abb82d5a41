"""The budget of an agreement, line by line."""

from coopledger.model.agreement import Agreement
from coopledger.reports.document import Block
from coopledger.reports.pictures import budget_picture
from coopledger.reports.statement_tables import StatementTables
from coopledger.web.asked import Answer, Asked, Redirect, address
from coopledger.web.book import opening_of, page_of, statement_on
from coopledger.web.figures import Leads, lead_of


def budget(asked: Asked) -> Answer:
    """What each line may spend and did, what is promised, shared and accepted."""
    opening = opening_of(asked)
    if not isinstance(opening, Agreement):
        return Redirect(address("agreement", "movements", code=opening.code))
    on = asked.day("on") or asked.now.today
    found = statement_on(asked, opening, on)
    tables = StatementTables(found, asked.language, Leads())
    blocks: list[Block] = [*tables.lines(), *budget_picture(found.lines, asked.language)]
    blocks += [*tables.parts("by_line"), *tables.commitments(), *tables.shares()]
    blocks += tables.acceptance()
    given = {"on": on, "blocks": blocks, "lead": lead_of(opening.code, on)}
    return page_of(asked, opening, "budget.html", given)
