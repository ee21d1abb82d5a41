"""How an agreement stands on a day: what it states, and what wants attention in it."""

from typing import NamedTuple

from coopledger.books.statement import Statement
from coopledger.model.finding import Findings


class AgreementStanding(NamedTuple):
    """Both of one look at its books.

    statement: None where it misses a rate, which is what the findings say then.
    """

    statement: Statement | None
    findings: Findings
