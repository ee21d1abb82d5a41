"""The report, and that of each reporting period, is due by the day that was agreed."""

from collections.abc import Iterator

from coopledger.model.finding import Finding
from coopledger.rules.standing.view import AgreementView


def report_deadline(view: AgreementView) -> Iterator[Finding]:
    due = view.statement.agreement.report_due
    if due is not None:
        yield view.deadline("report-due", "report-overdue", due)
    for period in view.statement.agreement.reporting_periods:
        if period.report_due is not None:
            codes = "period-report-due", "period-report-overdue"
            yield view.deadline(*codes, period.report_due, period=period.when)
