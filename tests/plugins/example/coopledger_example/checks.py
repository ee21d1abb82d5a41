"""What the institution asks of its agreements beyond what coopledger does."""

from collections.abc import Iterator

from coopledger import AgreementView, Finding, Severity, remark


def report_day(view: AgreementView) -> Iterator[Finding]:
    """Every agreement says by when its report is due."""
    agreement = view.statement.agreement
    if agreement.report_due is None:
        yield remark(
            {
                "es": f"{agreement.code} no dice cuándo se entrega su informe: pregunte al donante",
                "en": f"{agreement.code} does not say when its report is due: ask the partner",
            },
            severity=Severity.WARNING,
        )
