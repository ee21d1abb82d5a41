"""A reader that another installed package brings, held to what ours promise."""

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from coopledger.model.entry import Entry
from coopledger.model.facts import fact_adapter
from coopledger.model.finding import Origin
from coopledger.plugins import READERS, Plugin, offered, plugin_named
from coopledger.readers.reading import Manner, Reader, Reading
from coopledger.readers.sheet import NotOpened


def installed_reader(ending: str) -> Reader | None:
    """What a package offers for files that end so. Raises PluginFailed where several do."""
    plugin = plugin_named(ending, READERS, _ending)
    if plugin is None:
        return None

    def read(path: Path, manner: Manner) -> Reading:
        with plugin.answering():
            try:
                reading = plugin.loaded()(path, manner)
            except NotOpened as error:
                reading = Reading(findings=[error.finding], unread={"opening"})
            return _checked(reading, plugin)

    return read


def installed_endings() -> list[str]:
    """The endings that packages offer readers for."""
    return sorted({_ending(plugin.name) for plugin in offered(READERS)})


def _ending(name: str) -> str:
    return f".{name.lower().removeprefix('.')}"


def _checked(reading: Reading, plugin: Plugin) -> Reading:
    """What it read, each fact read back. Raises TypeError, ValueError for what is none of it.

    The document is not what the reader says, but the file that it was given.
    """
    if not isinstance(reading, Reading):
        raise TypeError(f"a Reading is expected, not {reading!r}")
    return Reading(
        entries=_entries(reading.entries),
        findings=[plugin.signed(finding) for finding in reading.findings],
        partial=_entries(reading.partial),
        unread=set(map(str, reading.unread)),
        references=defaultdict(
            list, {str(kind): list(map(str, of)) for kind, of in reading.references.items()}
        ),
    )


def _entries(given: Iterable[Entry]) -> list[Entry]:
    return [_entry(entry) for entry in given]


def _entry(given: Entry) -> Entry:
    """An entry whose fact is what its model says, however it was made."""
    if not isinstance(given, Entry):
        raise TypeError(f"an Entry is expected, not {given!r}")
    fact = fact_adapter.validate_json(given.fact.model_dump_json())
    if fact != given.fact:
        raise ValueError(f"{given.fact!r} is not what is read back of it")
    return Entry(fact, _origin(given.origin), bool(given.any_revision))


def _origin(given: Origin | None) -> Origin | None:
    if given is None:
        return None
    parts = (given.document, given.sheet, given.row)
    if list(map(type, parts)) != [str, str, int]:
        raise TypeError(f"an Origin is expected, not {given!r}")
    return Origin(*parts, dict(given.columns), dict(given.cells))
