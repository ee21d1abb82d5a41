"""The days to keep that findings name, for a calendar."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from coopledger.messages.catalogue import Language, knows, say
from coopledger.model.finding import Finding

_WHEN_PASSED = {
    "refund-overdue": "refund-due",
    "report-overdue": "report-due",
    "period-report-overdue": "period-report-due",
    "advance-overdue": "advance-outstanding",
}
"""The finding that a deadline had before it passed: it is the same one."""


class Deadline(NamedTuple):
    """A day to keep: what is due, and what to do.

    name: the same for the same deadline as often as it is asked, whatever day that is.
    """

    day: date
    said: str
    more: str
    name: str


def deadlines(findings: Iterable[Finding], language: Language) -> Iterator[Deadline]:
    """Those of the findings that have a day, in their order."""
    for finding in findings:
        if finding.due is not None:
            code = _WHEN_PASSED.get(finding.code, finding.code)
            label = f"deadline.{code}"
            known = knows(label)  # another package's checks say it in their own words
            said = say(label, language, **finding.params) if known else finding.message(language)
            yield Deadline(finding.due, said, finding.remedy(language), _name(code, finding))


def _name(code: str, finding: Finding) -> str:
    of = (code, finding.place.book, finding.place.reference, finding.params.get("period"))
    money = getattr(finding.params.get("held"), "currency", None)
    told = "\x1f".join(str(part) for part in (*of, money))
    return hashlib.sha256(told.encode()).hexdigest()[:32]
