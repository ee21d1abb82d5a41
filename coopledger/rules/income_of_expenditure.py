"""Other income that names an expenditure names one of the book, though it were reversed since."""

from collections.abc import Iterator

from coopledger.model.events import Expenditure, OtherIncome
from coopledger.model.finding import Finding
from coopledger.model.kinds import EXPENDITURE
from coopledger.rules.case import Case, finding


def income_of_expenditure(case: Case) -> Iterator[Finding]:
    for income, entry in case.new_of(OtherIncome):
        if income.of is None or EXPENDITURE.name in case.unread:
            continue
        if not any(isinstance(fact, Expenditure) for fact in case.book.revisions(income.of)):
            yield finding("unknown-expenditure", entry, "of", seen=income.of)
