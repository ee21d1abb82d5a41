"""What a reader gives back."""

from dataclasses import dataclass, field

from coopledger.model.entry import Entry
from coopledger.model.finding import Finding


@dataclass(slots=True)
class Reading:
    """A document, read.

    unread: the kinds of facts of which some row could not be read ("opening" for what opens the
    book, "line" for a budget line), so that nobody complains of what only follows from that.
    """

    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
