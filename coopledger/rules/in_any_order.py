"""Whether new facts, of which nothing was found together, could come one by one in any order."""

from coopledger.books.budget import budget_on
from coopledger.model.agreement import Agreement
from coopledger.model.events import Expenditure
from coopledger.rules.case import Case
from coopledger.rules.line_within_ceiling import may_exceed


def in_any_order(case: Case) -> bool:
    """Whether each would be accepted, and nothing found of it, whichever of the others came before.

    Of what was spent that is so where less of it leaves more: each rule asks of the fact alone, or
    whether all that is new is too much. Not where an account opens or closes, nor where a currency
    is below nothing, for only where it is not is anything said of one of its accounts; nor of a
    line that may be near its ceiling, for what it spent depends on what was spent before.
    """
    agreement = case.book.opening
    if not isinstance(agreement, Agreement) or case.accounts_change:
        return False
    spent = [fact for fact, _ in case.new_of(Expenditure)]
    if len(spent) < len(case.new) or any(each.commitment or each.revision > 1 for each in spent):
        return False
    if any(case.may_go_below("by_currency", code) for code in case.chart.fund_currencies):
        return False
    budget = budget_on(case.book, agreement, case.today)
    named = {portion.code for each in spent for portion in each.lines} & budget.keys()
    return not any(may_exceed(case, budget[code].ceiling, code) for code in named)
