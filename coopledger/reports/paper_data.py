"""The statement as people sign it, as plain data for programs."""

from coopledger.books.statement_paper import StatementPaper
from coopledger.messages.catalogue import Language
from coopledger.money import Money
from coopledger.reports.auxiliary import line_data
from coopledger.reports.bank_reconciliation import bank_reconciliation_data
from coopledger.reports.facts import fact_data
from coopledger.reports.findings import finding_data
from coopledger.reports.report import Plain
from coopledger.reports.statement_data import statement_data


def paper_data(paper: StatementPaper, language: Language) -> Plain:
    """All of it, for programs. Stable names; amounts as strings with all their digits."""
    return {
        "statement": statement_data(paper.statement, language),
        "before": statement_data(paper.before, language) if paper.before else None,
        "since": paper.since.isoformat() if paper.since else None,
        "issue": paper.issue,
        "public": paper.public,
        "end": {"seq": paper.end.seq, "hash": paper.end.hash},
        "head": paper.head,
        "accounts": [
            {
                "account": each.account,
                "currency": each.currency,
                "opening": each.opening.digits,
                "closing": each.closing.digits,
                "lines": [
                    {
                        **line_data(line.moved),
                        "reported": line.reported.digits if line.reported else None,
                        "invoices": [invoice.reference for invoice in line.invoices],
                    }
                    for line in each.lines
                ],
            }
            for each in paper.accounts
        ],
        "advances": [
            {
                "account": each.side.account.code,
                "currency": each.side.account.currency,
                "given": each.given.digits,
                "accounted": each.accounted.digits,
                "returned": each.returned.digits,
                "other": each.other.digits,
                "held": each.held.digits,
                "days": each.side.advance_days,
            }
            for each in paper.advances
        ],
        "disallowances": [
            {
                "disallowance": fact_data(each.disallowance),
                **{name.replace("-", "_"): money.digits for name, money in each.amounts.items()},
                "reported": {
                    name.replace("-", "_"): _digits(each.reported(money))
                    for name, money in each.amounts.items()
                },
                "made_good_by": [good.reference for good in each.made_good_by],
                "settled_by": [fact_data(settlement) for settlement in each.settled_by],
            }
            for each in paper.disallowances
        ],
        "bank_reconciliations": [
            bank_reconciliation_data(each, language) for each in paper.reconciliations
        ],
        "explained": [fact_data(each) for found in paper.explained.values() for each in found],
        "rates": [each.model_dump(mode="json") for each in paper.rates],
        "findings": [finding_data(each, language) for each in paper.findings],
    }


def _digits(money: Money | None) -> str | None:
    return money.digits if money is not None else None
