"""As of when a report was made, and with which settings of the office, in words and as data."""

from collections.abc import Iterator
from datetime import date, datetime

from coopledger.books.made_with import MadeWith, SettingUsed
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.reports.report import Plain


def as_of_said(
    on: date | None, recorded_by: datetime | str | None, language: Language
) -> Iterator[str]:
    """Up to which day facts count, and up to which moment or head they were recorded."""
    if on is not None:
        yield say("totals-paper.on", language, on=on)
    if isinstance(recorded_by, str):
        yield say("totals-paper.recorded-to", language, head=recorded_by)
    elif recorded_by is not None:
        at = recorded_by.astimezone().isoformat(" ", "seconds")
        yield say("totals-paper.recorded-by", language, at=at)


def made_with_said(made: MadeWith, language: Language) -> Iterator[str]:
    """The same, and which settings it was made with."""
    yield from as_of_said(made.on, made.recorded_by, language)
    if made.setting is not None:
        yield _setting_said(made.setting, language)


def _setting_said(of: SettingUsed, language: Language) -> str:
    what = say(f"document-use.{of.use}", language)
    if of.recorded is None:
        return say("setting.given", language, what=what)
    named = {"name": spoken(of.recorded.name, language), "reference": of.recorded.reference}
    return say("setting.recorded", language, what=what, book=of.recorded.book, **named)


def moment_data(recorded_by: datetime | str | None) -> str | None:
    """A moment as text; a head as it is."""
    return recorded_by.isoformat() if isinstance(recorded_by, datetime) else recorded_by


def made_with_data(made: MadeWith) -> Plain:
    """The same, for programs. Stable names."""
    setting, recorded = made.setting, made.setting and made.setting.recorded
    return {
        "on": made.on and made.on.isoformat(),
        "recorded_by": moment_data(made.recorded_by),
        "setting": setting
        and {
            "use": setting.use.value,
            "book": recorded and recorded.book,
            "document": recorded and recorded.reference,
            "sha256": recorded and recorded.sha256,
        },
    }
