"""The accounts of an agreement and its advances, beside what the bank says of each."""

from coopledger.model.agreement import Agreement
from coopledger.reports.bank_reconciliation import bank_reconciliations_document
from coopledger.web.asked import Answer, Asked, Redirect, address
from coopledger.web.book import opening_of, page_of, statement_on


def accounts(asked: Asked) -> Answer:
    """What each holds, with its advances; and its bank reconciliation, to the cent."""
    opening = opening_of(asked)
    code = opening.code
    if not isinstance(opening, Agreement):
        return Redirect(address("agreement", "movements", code=code))
    on = asked.day("on") or asked.now.today
    statement = statement_on(asked, opening, on)
    banks = asked.now.small((code,), ("bank", on), lambda: asked.ledger.reconcile_bank(code, on=on))
    given = {
        "on": on,
        "sides": statement.accounts,
        "banks": [*bank_reconciliations_document(banks, asked.language).blocks()],
    }
    return page_of(asked, opening, "accounts.html", given)
