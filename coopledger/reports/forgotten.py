"""What became of personal data that was to be forgotten."""

from collections.abc import Iterator

from coopledger.books.forgotten import Forgotten, Held, HeldState, Place
from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import Document, Entries, Section, Words, notes
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_STATES = ("erased", "before", "unreached")
_COLUMNS = ("book", "seq", "kind", "reference", "revision", "state")


def report(forgotten: Forgotten, language: Language) -> Report:
    """What was erased, what was not reached, and who has it still."""
    return Report(
        language,
        document=lambda: _document(forgotten, language),
        data=lambda: {"forgotten": _data(forgotten)},
        table=lambda: _table(forgotten, language),
    )


def _document(forgotten: Forgotten, language: Language) -> Document:
    named: dict[str, object] = {"book": forgotten.book, "reference": forgotten.reference}
    if forgotten.erasure is not None:
        done = "forgotten.done" if forgotten.erased else "forgotten.documents-done"
        named |= {"erasure": forgotten.erasure.reference, "count": len(forgotten.erasure.documents)}
        said = say(done, language, **named)
    else:
        said = say("forgotten.nothing", language, **named)
    items = tuple(_items(forgotten, language))
    sections: list[Section] = [(Words(said),)]
    if items:
        sections.append((Entries(items),))
    sections.append(notes(_notes(forgotten, language)))
    return Document(say("sheet.forgotten", language), tuple(sections), titled=False)


def _items(forgotten: Forgotten, language: Language) -> Iterator[tuple[str, tuple[str, ...]]]:
    for state in _STATES:
        if places := getattr(forgotten, state):
            yield say(f"forgotten.{state}", language), tuple(_said(p, language) for p in places)
    if forgotten.documents:
        held = tuple(_held(each, language) for each in forgotten.documents)
        yield say("forgotten.documents", language), held
    if forgotten.printed:
        issued = tuple(each.say(language) for each in forgotten.printed)
        yield say("forgotten.printed", language), issued


def _said(place: Place, language: Language) -> str:
    kind = say(f"kind.{place.kind}", language)
    if place.revision > 1:
        kind += f" ({say('show.revision', language, revision=place.revision)})"
    params = {"seq": place.seq, "reference": place.reference}
    return say("forgotten.record", language, kind=kind, **params)


def _held(each: Held, language: Language) -> str:
    """A document, what became of it, and what else it holds."""
    said = [say(f"forgotten.document.{each.state}", language, file=each.file)]
    if each.others:
        some = ", ".join(other.say(language) for other in each.some)
        left = each.others - len(each.some)
        more = say("forgotten.document.more", language, count=left) if left else ""
        said.append(say("forgotten.document.others", language, some=some, more=more))
    named = {"number": each.number or "–", "name": each.name or "—", "sha256": each.sha256}
    return say("forgotten.document", language, state="; ".join(said), **named)


def _notes(forgotten: Forgotten, language: Language) -> Iterator[str]:
    if forgotten.unreached:
        yield say("forgotten.why-unreached", language)
    states = {each.state for each in forgotten.documents}
    if HeldState.LEFT in states:
        yield say("forgotten.not-found", language)
    if forgotten.printed:
        yield say("forgotten.how-printed", language)
    if HeldState.KEPT in states:
        yield say("forgotten.how", language)
    if forgotten.remains is not None:
        yield say(f"forgotten.remains.{forgotten.remains}", language)
    if forgotten.erasure is not None or forgotten.unreached:
        yield say("forgotten.copies", language)


def _data(forgotten: Forgotten) -> Plain:
    erasure = forgotten.erasure
    return {
        "book": forgotten.book,
        "reference": forgotten.reference,
        "erasure": erasure.reference if erasure is not None else None,
        **{state: [p._asdict() for p in getattr(forgotten, state)] for state in _STATES},
        "documents": [_held_data(held) for held in forgotten.documents],
        "printed": [{"of": each.of, "book": each.book} for each in forgotten.printed],
        "remains": forgotten.remains,
    }


def _held_data(held: Held) -> Plain:
    some = [{"of": other.of, "book": other.book} for other in held.some]
    return {**held._asdict(), "state": held.state.value, "some": some}


def _table(forgotten: Forgotten, language: Language) -> FlatTable:
    """A record a row."""
    rows = (
        {
            "book": forgotten.book,
            **place._asdict(),
            "kind": say(f"kind.{place.kind}", language),
            "state": say(f"forgotten.{state}", language),
        }
        for state in _STATES
        for place in getattr(forgotten, state)
    )
    return flat("forgotten", _COLUMNS, rows, language)
