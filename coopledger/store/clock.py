"""Whether this machine's clock can be right: what is recorded with a wrong time stays for ever."""

import os
from datetime import datetime, timedelta

from coopledger.errors import StoreError

LONG_DAYS = 400
"""After how many days without a record somebody is asked whether it is really that day."""

YEARS_AT_MOST = 10
"""After how many years nothing is recorded any more: the journal itself refuses it."""

TODAY = "COOPLEDGER_TODAY"
"""What says which day it is, `2027-03-02`, where the clock alone is not believed."""


class Clock:
    """The clock of this machine, as who records in a ledger believes it: once a day."""

    def __init__(self) -> None:
        self._likely_on: str | None = None

    def is_likely(self, moment: str) -> bool:
        """Whether the day of this moment was found to be likely already."""
        return moment[:10] == self._likely_on

    def require_likely(self, moment: str, last: str) -> None:
        """Raises StoreError where a moment is too long after the last record to be believed."""
        then, now = datetime.fromisoformat(last), datetime.fromisoformat(moment)
        today = now.astimezone().date()
        said = {"last": then.date(), "now": today, "days": (now - then).days}
        if moment > f"{then.year + YEARS_AT_MOST:04}{last[4:]}":
            raise StoreError("store.clock-wrong", **said)
        confirmed = os.environ.get(TODAY) in {str(today), str(now.date())}
        if now - then > timedelta(LONG_DAYS) and not confirmed:
            raise StoreError("store.clock-ahead", **said)
        self._likely_on = moment[:10]
