"""Facts as JSON, `{"facts": [{"kind": "expenditure", ...}, ...]}`: what `export` writes."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from coopledger.messages.catalogue import knows
from coopledger.model.entry import Entry
from coopledger.model.facts import fact_adapter
from coopledger.model.finding import Finding, Origin, Place, under_their_names
from coopledger.model.kinds import AGREEMENT, INSTITUTION, PROGRAMME
from coopledger.readers.container import document_name
from coopledger.readers.encodings import lost_letters
from coopledger.readers.limits import Bound, hold, hold_findings
from coopledger.readers.reading import Manner, Reading
from coopledger.readers.sheet import NotOpened
from coopledger.readers.strict_json import strictly

Columns = Callable[[str], Mapping[str, str]]
"""By the kind of a fact: the name of a column for each field that is not called as it is."""

_OPENINGS = (AGREEMENT.name, PROGRAMME.name, INSTITUTION.name)


def read_facts(path: Path, manner: Manner) -> Reading:
    """Every fact of a JSON document. Amounts are strings: a bare number with a point is refused."""
    document = document_name(path)
    written = _text(path, document)
    reading = Reading(findings=[*lost_letters(written, document)])
    for number, given in enumerate(_facts(written, document), start=1):
        place = Place(document, row=number)
        take(reading, given, place, manner)
    return reading


def take(
    reading: Reading,
    given: Any,
    place: Place,
    manner: Manner,
    columns: Columns = lambda _: {},
    unfit: str = "json-value",
) -> None:
    """Add to a reading what a document states at a place: a fact, or why it is none.

    columns: how the document calls the fields of a kind, where it has names of its own. unfit: the
    code of what is said of a value that does not fit its field, where nothing else is.
    """
    document = place.document or ""
    kind = str(given.get("kind")) if isinstance(given, dict) else None
    if isinstance(given, dict):
        if manner.book and given.get("kind") not in _OPENINGS:
            given = {"book": manner.book, **given}
        if isinstance(given.get("reference"), str):
            reading.references[str(kind)].append(given["reference"])
    try:
        fact = fact_adapter.validate_python(given)
    except ValidationError as error:
        hold_findings(reading.findings, document)
        for problem in error.errors(include_url=False):
            reading.findings.append(_invalid(problem, place, columns(kind or ""), unfit))
        reading.unread.add("opening" if kind in _OPENINGS else str(kind))
        return
    origin = Origin(document, "", place.row or 0, columns(fact.kind))
    stated = isinstance(given, dict) and "revision" in given
    reading.entries.append(Entry(fact, origin, any_revision=not stated))


def _text(path: Path, document: str) -> str:
    try:
        hold(Bound.TEXT, path.stat().st_size, document)
        return path.read_text("utf-8-sig")
    except PermissionError as error:
        raise NotOpened("document-locked", document) from error
    except ValueError as error:
        raise NotOpened("json-unreadable", document, seen=error) from error


def _facts(written: str, document: str) -> list[Any]:
    hold(Bound.CELLS, sum(map(written.count, "[{,")), document)
    try:
        found = strictly(written)
    except ValueError as error:
        raise NotOpened("json-unreadable", document, seen=error) from error
    facts = found.get("facts") if isinstance(found, dict) else None
    if not isinstance(facts, list) or len(found) != 1:
        raise NotOpened("json-without-facts", document)
    hold(Bound.ROWS, len(facts), document)
    return facts


def _invalid(problem: Any, place: Place, columns: Mapping[str, str], unfit: str) -> Finding:
    """A field that the model refuses, as a finding on its record."""
    path = [str(part) for part in problem["loc"]]
    column = ".".join(path[1:]) or None
    if path[1:] and path[1] in columns:
        column = columns[path[1]]
    place = place._replace(column=column)
    code = problem["type"]
    if code == "missing":
        return Finding("missing-value", place=place)
    if knows(f"finding.{code}"):
        said = under_their_names(path[0] if path else "", problem.get("ctx", {}))
        return Finding(code, place=place, params=said)
    seen = json.dumps(problem["input"], ensure_ascii=False, default=str)
    return Finding(unfit, place=place, params={"seen": seen[:_LONGEST_SEEN]})


_LONGEST_SEEN = 80
