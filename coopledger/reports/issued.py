"""Issued statements for people and as plain data: which there are, and what changed since."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from coopledger.books.history import Recorded
from coopledger.books.issued import Change, Changes
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.issue import Issue
from coopledger.reports.document import Row, Style, Table, rate_text
from coopledger.reports.facts import fact_data
from coopledger.reports.layout import TextRow, table

Plain = dict[str, Any]

_MOST_NAMED = 20


def issued_notes(issue: Issue, own: str, language: Language) -> Iterator[str]:
    """What an issued statement says of itself below its figures."""
    for rate in issue.rates:
        yield say(
            "issued.rate",
            language,
            source=rate.source,
            basis=rate.basis,
            when=rate.when,
            rate=rate_text(Fraction(rate.rate)),
            currency=rate.currency,
            own=own,
        )
    yield say("issued.looked-at", language, seq=issue.looked_at.seq)
    yield issue.head


def unchanged_note(changes: Changes | None, language: Language) -> Iterator[str]:
    """One line, where no figure of an issued statement has changed."""
    if changes is not None and not changes.figures:
        yield _said_of("issued.unchanged", changes, language)


def _said_of(key: str, changes: Changes, language: Language) -> str:
    issue = changes.issue
    day = _day(changes.since)
    return say(key, language, reference=issue.reference, on=issue.when, day=day)


def changes_table(changes: Changes | None, language: Language) -> Iterator[Table]:
    """What changed since a statement was issued, figure by figure, and which records made it."""
    if changes is None or not changes.figures:
        return
    heads = tuple(say(f"issued.{name}", language) for name in ("was", "is", "difference"))
    rows = [Row("", heads, Style.HEAD)]
    of_fund = {_key(change) for change in changes.figures if change.side == "fund"}
    for change in _worth_saying(changes.figures):
        in_all = change.side == "agreement" and _key(change) in of_fund
        cells = (change.was, change.now, change.difference)
        rows.append(Row(change.name(language, in_all=in_all), cells, level=1))
    notes = [say("issued.because", language), *_records(changes.records, language)]
    yield Table(
        tuple(rows), title=_said_of("issued.changed", changes, language), notes=tuple(notes)
    )


def _key(change: Change) -> tuple[str, str | None, str, str]:
    return change.section, change.code, change.figure, change.now.currency.code


def _worth_saying(figures: Sequence[Change]) -> Iterator[Change]:
    """Each change once.

    Where the fund is held in the agreement's currency, both its sides say the same; and where
    nothing is itemised, what is not is the whole.
    """
    of_fund = {(_key(c), c.was, c.now) for c in figures if c.side == "fund"}
    itemised = {change.section for change in figures if change.code is not None} | {"whole"}
    for change in figures:
        again = (_key(change), change.was, change.now) in of_fund
        if change.section in itemised and (change.side == "fund" or not again):
            yield change


def _records(records: Sequence[Recorded], language: Language) -> Iterator[str]:
    for recorded in records[:_MOST_NAMED]:
        fact = recorded.fact
        stated = (getattr(fact, name, None) for name in ("when", "amount"))
        kind = say(f"kind.{fact.kind}", language)
        if fact.revision > 1:
            kind += f" ({say('show.revision', language, revision=fact.revision)})"
        about = ", ".join([kind, *(spoken(each, language) for each in stated if each)])
        params = {"reference": fact.reference, "day": _day(recorded), "who": recorded.recorded_by}
        yield say("issued.record", language, about=about, **params)
    if len(records) > _MOST_NAMED:
        yield say("issued.more", language, count=len(records) - _MOST_NAMED)


def _day(recorded: Recorded) -> str:
    """By the machine's own clock."""
    return recorded.recorded_at.astimezone().date().isoformat()


def issued_text(code: str, found: Sequence[Recorded], language: Language) -> str:
    """The issued statements of a book, one a line."""
    if not found:
        return say("issued.none", language, code=code) + "\n"
    heads = tuple(say(f"issued.{name}", language) for name in ("on", "issued", "by"))
    rows = [TextRow(say("issued.title", language, code=code), heads)]
    for recorded in found:
        when = spoken(getattr(recorded.fact, "when"), language)  # noqa: B009
        at = recorded.recorded_at.astimezone().isoformat(" ", "seconds")
        rows.append(TextRow(recorded.fact.reference, (when, at, recorded.recorded_by), indent=2))
    return "\n".join(table(rows)) + "\n"


def issued_data(recorded: Recorded) -> Plain:
    """An issued statement with its place in the chain. Stable names."""
    return {
        "recorded_at": recorded.recorded_at.isoformat(),
        "recorded_by": recorded.recorded_by,
        "seq": recorded.seq,
        "hash": recorded.hash,
        "statement": fact_data(recorded.fact),
    }


def changes_data(changes: Changes) -> Plain:
    """What changed since a statement was issued: nothing where there are no figures."""
    return {
        "reference": changes.issue.reference,
        "on": changes.issue.when.text,
        "figures": [
            {
                "section": change.section,
                "side": change.side,
                "code": change.code,
                "figure": change.figure,
                "currency": change.now.currency.code,
                "was": change.was.digits,
                "is": change.now.digits,
                "difference": change.difference.digits,
            }
            for change in changes.figures
        ],
        "records": [
            {
                "reference": recorded.fact.reference,
                "revision": recorded.fact.revision,
                "kind": recorded.fact.kind,
                "seq": recorded.seq,
                "recorded_at": recorded.recorded_at.isoformat(),
                "recorded_by": recorded.recorded_by,
            }
            for recorded in changes.records
        ],
    }
