"""What a report of a year was made with: as of when, and which settings of the office."""

from dataclasses import dataclass
from datetime import date, datetime

from coopledger.model.attachment import Attachment, DocumentUse


@dataclass(frozen=True, slots=True)
class SettingUsed:
    """Settings of reports. recorded: the institution's document; None of what was given by hand."""

    use: DocumentUse
    recorded: Attachment | None = None


@dataclass(frozen=True, slots=True)
class MadeWith:
    """Up to which day facts count, up to which moment or head they were recorded; None: all do.

    setting: the office's, where there was any.
    """

    on: date | None = None
    recorded_by: datetime | str | None = None
    setting: SettingUsed | None = None

    @property
    def until(self) -> date:
        """The last day that counts."""
        return self.on or date.max


AS_IT_IS = MadeWith()
"""All that counts, as it is recorded now, with no settings of the office."""
