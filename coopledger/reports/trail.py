"""The audit trail: day, who, what, before and after in words, why, from which row."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from itertools import groupby

from coopledger.books.history import Recorded, kind_said
from coopledger.books.trail import Act, AuditTrail, Deed
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.events import Reversal
from coopledger.model.facts import AnyFact
from coopledger.model.period import Period, PeriodState
from coopledger.model.proposal import Proposal, Resolution
from coopledger.model.undo import Undo
from coopledger.reports.document import Document, Entries, Look, Section, Words, lines
from coopledger.reports.facts import fact_data
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.history import prepared_by, prepared_data, stated
from coopledger.reports.merged import merge_data, merge_line
from coopledger.reports.report import Plain, Report
from coopledger.rules.differences import Differences

_OF_PROPOSALS = ("totals", "note", "outcome")
"""What the trail says of one, and of what became of it; all that it would record, `show` does."""

Said = list[tuple[str, list[str]]]
"""Names of fields, and what is said under each, line by line."""

_COLUMNS = (
    *("recorded_at", "recorded_by", "book", "act", "kind", "reference", "revision", "when"),
    *("currency", "amount", "before", "after", "reason", "prepared_by", "proposal", "file"),
    *("sheet", "row", "load", "seq", "hash"),
)


def report(trail: AuditTrail, language: Language, zone: tzinfo | None = None) -> Report:
    """What was recorded at once under one heading, a record under the other.

    zone: of its times; the machine's own, unless told otherwise.
    """
    return Report(
        language,
        document=lambda: _document(trail, language, zone),
        data=lambda: {
            "trail": [_data(done) for done in trail],
            "merges": [merge_data(merge) for merge in trail.merges],
        },
        table=lambda: _table(trail, language, zone),
        sheet=say("sheet.trail-report", language),
    )


def _document(trail: AuditTrail, language: Language, zone: tzinfo | None) -> Document:
    title = say("label.trail", language)
    merges = _merges(trail, language, zone)
    if not trail and merges:
        return Document(title, ((), *merges))
    if not trail:
        people = ", ".join(trail.people)
        said = say("trail.nobody" if not people else "trail.none", language, people=people)
        return Document(title, (lines((said,)),), titled=False)
    together = groupby(trail, key=lambda done: done.recorded[3:5])  # when and by whom
    sections = (part for _, done in together for part in _at_once(done, language, zone))
    return Document(title, ((), *sections, *merges))


def _merges(trail: AuditTrail, language: Language, zone: tzinfo | None) -> tuple[Section, ...]:
    """The ledgers that were brought in, a line each."""
    if not trail.merges:
        return ()
    heading = Words(say("trail.merges", language), Look.HEADING)
    said = (merge_line(each, _moment(each.merged_at, zone), language) for each in trail.merges)
    return ((heading, *lines(said)),)


def _at_once(deeds: Iterable[Deed], language: Language, zone: tzinfo | None) -> Iterator[Section]:
    """What one person recorded at one moment."""
    for place, done in enumerate(deeds):
        at, who = _at(done.recorded, zone), done.recorded.recorded_by
        heading = Words(say("trail.at", language, at=at, who=who), Look.HEADING)
        yield (*((heading,) if place == 0 else ()), *_deed(done, language))


def _deed(done: Deed, language: Language) -> Iterator[Words | Entries]:
    """What was done, and beside it what was so before and after, why, and where it says so."""
    yield Words(f"{done.fact.book}  {_what(done, language)}", level=1)
    before, after = _before_and_after(done, language)
    items = [
        (say("trail.before", language), _in_lines(before)),
        (say("trail.after", language), _in_lines(after)),
        (say("trail.why", language), [done.why] if done.why else []),
        (say("trail.prepared", language), _prepared(done.recorded, language)),
        (say("show.origin", language), _origin(done.recorded, language)),
        (say("show.chain", language), [_place(done.recorded, language)]),
    ]
    yield Entries(tuple((name, tuple(said)) for name, said in items if said))


def _what(done: Deed, language: Language) -> str:
    """`reversó G-01 (gasto, revisión 2)`."""
    fact = done.before if isinstance(done.fact, Reversal) and done.before else done.fact
    about = [kind_said(fact, language)]
    if fact.revision > 1:
        about.append(say("show.revision", language, revision=fact.revision))
    named = fact.when.text if isinstance(fact, Period) else fact.reference
    if isinstance(fact, Undo):
        named = say("load.named", language, number=fact.load).lower()
    if isinstance(fact, Resolution):
        named = fact.of
        about += [say("trail.alone", language)] if fact.alone else []
    return say(f"trail.{done.act}", language, named=named, about=", ".join(about))


def _before_and_after(done: Deed, language: Language) -> tuple[Said, Said]:
    fact, before = done.fact, done.before
    match fact:
        case Reversal():
            since = say("trail.taken-back", language, reference=fact.reference, when=fact.when)
            return (stated(before, language) if before else []), [("", [since])]
        case Period():
            was = before.state if isinstance(before, Period) else PeriodState.OPEN
            return [("", [was.say(language)])], [("", [fact.state.say(language)])]
        case Proposal() | Resolution():
            return [], stated(fact, language, _OF_PROPOSALS)
        case _ if done.act is Act.CORRECTED and before is not None:
            return _otherwise(before, fact, language)
        case _:
            return [], stated(fact, language)


def _otherwise(before: AnyFact, after: AnyFact, language: Language) -> tuple[Said, Said]:
    """The fields that differ, each in both."""
    names = {name for name, _, _ in Differences.between(before, after)}
    if not names:  # the same is stated again
        return [], stated(after, language)
    was, now = (dict(stated(each, language, names)) for each in (before, after))
    fields, nothing = dict.fromkeys((*was, *now)), [say("nothing", language)]
    return (
        [(field, was.get(field, nothing)) for field in fields],
        [(field, now.get(field, nothing)) for field in fields],
    )


def _in_lines(said: Said) -> list[str]:
    return [f"{name}: {'; '.join(of)}" if name else "; ".join(of) for name, of in said]


def _at(recorded: Recorded, zone: tzinfo | None) -> str:
    """With its zone: who reads it may sit in another."""
    return _moment(recorded.recorded_at, zone)


def _moment(at: datetime, zone: tzinfo | None) -> str:
    return at.astimezone(zone).isoformat(" ", "seconds")


def _prepared(recorded: Recorded, language: Language) -> list[str]:
    return [prepared_by(recorded.prepared, language)] if recorded.prepared else []


def _origin(recorded: Recorded, language: Language) -> list[str]:
    return [recorded.origin.say(language)] if recorded.origin else []


def _place(recorded: Recorded, language: Language) -> str:
    told = {"seq": recorded.seq, "book": recorded.fact.book, "load": recorded.load or 0}
    return say("trail.place-of-load" if recorded.load else "trail.place", language, **told)


def _data(done: Deed) -> Plain:
    """A record with what it takes the place of, or takes back. Stable names."""
    recorded, before = done.recorded, done.before
    origin = recorded.origin
    return {
        "recorded_at": recorded.recorded_at.isoformat(),
        "recorded_by": recorded.recorded_by,
        **prepared_data(recorded),
        "book": done.fact.book,
        "act": done.act.value,
        "before": fact_data(before) if before is not None else None,
        "fact": fact_data(done.fact),
        "reason": done.why,
        "file": origin.document if origin else None,
        "sheet": origin.sheet if origin else None,
        "row": origin.row if origin else None,
        "load": recorded.load,
        "seq": recorded.seq,
        "hash": recorded.hash,
    }


def _table(trail: AuditTrail, language: Language, zone: tzinfo | None) -> FlatTable:
    """A record a row."""
    rows = (_row(done, language, zone) for done in trail)
    return flat("trail", _COLUMNS, rows, language)


def _row(done: Deed, language: Language, zone: tzinfo | None) -> Plain:
    fact = done.fact
    amount, when = getattr(fact, "amount", None), getattr(fact, "when", None)
    before, after = _before_and_after(done, language)
    return {
        **_data(done),
        "recorded_at": _at(done.recorded, zone),
        "act": say(f"act.{done.act}", language),
        "kind": kind_said(fact, language),
        "reference": fact.reference,
        "revision": fact.revision,
        "when": spoken(when, language) if when is not None else None,
        "currency": amount.currency.code if amount is not None else None,
        "amount": amount.amount if amount is not None else None,
        "before": "\n".join(_in_lines(before)),
        "after": "\n".join(_in_lines(after)),
    }
