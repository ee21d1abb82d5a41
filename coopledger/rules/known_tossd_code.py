"""A TOSSD code is one that TOSSD publishes. Its lists grow, and no sum depends on them."""

from collections.abc import Iterator

from coopledger.model.activity import Activity, InKindContribution
from coopledger.model.finding import Finding, Severity
from coopledger.model.tossd import FRAMEWORKS, MODALITIES
from coopledger.rules.case import Case, finding

_PUBLISHED = {"tossd_modality": MODALITIES, "tossd_framework": FRAMEWORKS}


def known_tossd_code(case: Case) -> Iterator[Finding]:
    for fact, entry in (*case.new_of(Activity), *case.new_of(InKindContribution)):
        for field, published in _PUBLISHED.items():
            code = getattr(fact, field)
            if code is not None and code not in published:
                yield finding(
                    "unknown-tossd-code", entry, field, severity=Severity.WARNING, seen=code
                )
