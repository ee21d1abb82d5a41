"""A match names events, bank lines and invoices that stand in its book."""

from collections.abc import Iterator

from coopledger.model.evidence import BankLine, Invoice, Match
from coopledger.model.facts import MONEY_EVENTS
from coopledger.model.finding import FieldName, Finding
from coopledger.rules.case import Case, finding

_KINDS = {
    "events": ("event", MONEY_EVENTS),
    "bank_lines": ("bank_line", (BankLine,)),
    "invoices": ("invoice", (Invoice,)),
}


def match_names_what_stands(case: Case) -> Iterator[Finding]:
    for match, entry in case.new_of(Match):
        for field, (kind, models) in _KINDS.items():
            for reference in getattr(match, field):
                if kind in case.unread:
                    continue
                if not isinstance(case.book.stands(reference), models):
                    yield finding(
                        "match-unknown", entry, field, seen=reference, where=FieldName(field)
                    )
