"""An agreement: its statement on a day, or from one to another, with its pictures."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from coopledger.books.issued import Changes
from coopledger.books.statement import Statement
from coopledger.model.agreement import Agreement
from coopledger.reports.document import Block, notes
from coopledger.reports.issued import changes_table, unchanged_note
from coopledger.reports.pictures import budget_picture, months_picture, waterfall
from coopledger.reports.statement import statement_notes, terms_said
from coopledger.reports.statement_paper import StatementSections
from coopledger.reports.statement_tables import StatementTables
from coopledger.web.asked import Answer, Asked, Redirect, address
from coopledger.web.book import opening_of, page_of, statement_on
from coopledger.web.figures import Leads, lead_of


def statement(asked: Asked) -> Answer:
    """The statement on a day, today unless another is asked for; from a day on, where one is."""
    opening = opening_of(asked)
    if not isinstance(opening, Agreement):
        return Redirect(address("agreement", "movements", code=opening.code))
    on, since = asked.day("on") or asked.now.today, asked.day("since")
    found = statement_on(asked, opening, on)
    if since is None:
        summary: list[Block] = [StatementTables(found, asked.language, Leads()).equation()]
        summary.append(waterfall(found, asked.language))
    else:
        summary = _between(asked, opening.code, since, on)
    changes = asked.now.small(
        (opening.code,), ("changes", on), lambda: asked.ledger.changes_since(opening.code, on=on)
    )
    given = {
        "statement": found,
        "on": on,
        "since": since,
        "lead": lead_of(opening.code, on),
        "terms": [*terms_said(found.agreement, asked.language)],
        "summary": summary,
        "tables": [*_tables(asked, found, changes)],
        "notes": [*notes(statement_notes(found, asked.language))],
    }
    return page_of(asked, opening, "statement.html", given)


def _between(asked: Asked, code: str, since: date, on: date) -> list[Block]:
    """What moved in these days beside all since the start, as on paper."""
    paper = asked.now.whole(
        (code,),
        ("paper", since, on),
        lambda: asked.ledger.statement_paper(code, on=on, since=since),
    )
    return [*StatementSections(replace(paper, made_of=Leads()), asked.language).summary()]


def _tables(asked: Asked, found: Statement, changes: Changes | None) -> Iterator[Block]:
    """The tables below the equation, each picture beside what it shows."""
    tables, language = StatementTables(found, asked.language, Leads()), asked.language
    yield from chain(
        tables.exchange(), tables.at_rate(), tables.accounts(), tables.earlier(), tables.lines(),
        budget_picture(found.lines, language),
        tables.commitments(), tables.shares(), tables.acceptance(),
        tables.parts("by_line"), tables.parts("by_activity"), tables.by_partner(), tables.months(),
        months_picture(found, language),
        changes_table(changes, language), notes(unchanged_note(changes, language)),
    )  # fmt: skip
