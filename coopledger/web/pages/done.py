"""What was done, as a report says it."""

from coopledger.web.asked import Answer, Asked, Page
from coopledger.web.tray import tray_of


def done(asked: Asked) -> Answer:
    """What became of something that was asked for on a page, with where to look at it."""
    found = tray_of(asked).outcome(asked.query.get("of", ""))
    document = found["told"](asked.language).words()
    return Page("done.html", {**found, "sections": document.sections})
