"""Deadlines as a calendar (iCalendar, RFC 5545) that Outlook and telephones take.

Each has the same name every time it is written: taken in again, it moves and is not there twice.
Needs icalendar (`coopledger[reports]`).
"""

from datetime import UTC, datetime, timedelta

from coopledger.messages.catalogue import CoopledgerError
from coopledger.messages.visible import harmless
from coopledger.reports.report import Report

_MADE = datetime(1980, 1, 1, tzinfo=UTC)
"""When every deadline says it was made, as all our files do."""
_REMINDED = timedelta(days=-7)


def write(report: Report) -> bytes:
    """The deadlines of a report. Raises CoopledgerError where icalendar is not installed."""
    try:
        from icalendar import Alarm, Calendar, Event
    except ImportError as error:
        raise CoopledgerError("form.not-installed", form="ics", extra="reports") from error
    calendar = Calendar()
    calendar.add("prodid", f"-//coopledger//{report.language.value.upper()}")
    calendar.add("version", "2.0")
    for deadline in report.days():
        event, alarm = Event(), Alarm()
        event.add("uid", f"{deadline.name}@coopledger")
        event.add("dtstamp", _MADE)
        event.add("dtstart", deadline.day)
        event.add("summary", harmless(deadline.said))
        event.add("description", harmless(deadline.more))
        alarm.add("action", "DISPLAY")
        alarm.add("trigger", _REMINDED)
        alarm.add("description", harmless(deadline.said))
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
