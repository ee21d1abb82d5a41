"""What other installed packages bring: readers, forms, sources of rates, banks' profiles, checks.

A package says so in its metadata, as entry points (docs/extending.md). They are asked for only
where a name or an ending is none of ours: nothing of ours can be replaced, and what we do ourselves
never waits for `importlib.metadata`. What goes wrong with one is said with its package's name.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from importlib.machinery import PathFinder
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

from coopledger.errors import PluginFailed
from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.model.finding import OWN_WORDS, Finding, Place, Severity

READERS = "coopledger.readers"
WRITERS = "coopledger.writers"
RATES = "coopledger.rates"
BANK_PROFILES = "coopledger.bank_profiles"
CHECKS = "coopledger.checks"

_LONGEST_SAID = 200

_METADATA = (".dist-info", "egg-info")
"""What the folders of packages' metadata are called, or end by."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """What a package offers under a name. where: `module:name`, or a module alone."""

    name: str
    package: str
    where: str

    def loaded(self) -> Any:
        """What is there. Raises PluginFailed."""
        with self.answering():
            return resolve_name(self.where)

    @contextmanager
    def answering(
        self,
        raised: type[CoopledgerError] = PluginFailed,
        *,
        passing: type[CoopledgerError] | None = None,
    ) -> Iterator[None]:
        """While it works: whatever it raises becomes a sentence that names it.

        raised: as which error. passing: what it may raise itself, as long as it can be said.
        """
        try:
            yield
        except (Exception, SystemExit) as error:
            if passing is not None and isinstance(error, passing) and _can_be_said(error):
                raise
            if isinstance(error, PluginFailed):
                raise raised(error.code, **error.params) from error
            said = _said_of(error)
            raise raised(
                "plugin.failed", name=self.name, package=self.package, said=said
            ) from error

    def signed(self, finding: object) -> Finding:
        """A finding that it gave, with its package's name where the words are its own.

        Raises TypeError for what is no finding, and whatever stands in the way of saying it.
        """
        if not (isinstance(finding, Finding) and _is_whole(finding)):
            raise TypeError(f"a Finding is expected, not {finding!r}")
        if finding.code == OWN_WORDS:
            finding = replace(finding, params={**finding.params, "package": self.package})
        for language in Language:
            finding.message(language)
        return finding


def _is_whole(finding: Finding) -> bool:
    """Whether each part of it is of its type, as what lists findings relies on."""
    place, due = finding.place, finding.due
    return (
        isinstance(finding.severity, Severity)
        and isinstance(place, Place)
        and isinstance(place.row, int | None)
        and all(isinstance(part, str | None) for part in place._replace(row=None))
        and (due is None or type(due) is date)
    )


def offered(group: str) -> tuple[Plugin, ...]:
    """All that installed packages offer of a kind, by package and name."""
    if not _may_be_offered(group):
        return ()
    from importlib.metadata import entry_points  # slow to import: see above

    found = (
        Plugin(entry.name, entry.dist.name if entry.dist else entry.module, entry.value)
        for entry in entry_points(group=group)
    )
    return tuple(sorted(found, key=lambda plugin: (plugin.package, plugin.name)))


def _may_be_offered(group: str) -> bool:
    """Whether some installed package names the group; or may, as its metadata is in no folder."""
    finders = (finder for finder in sys.meta_path if finder is not PathFinder)
    return any(hasattr(finder, "find_distributions") for finder in finders) or any(
        _may_name(group, Path(place)) for place in sys.path
    )


def _may_name(group: str, place: Path) -> bool:
    """Whether the metadata of some package in a place of the path names the group."""
    if not place.is_dir():
        return place.exists()  # a .zip
    metadata = (each for each in os.listdir(place) if each.lower().endswith(_METADATA))
    files = (place / each / "entry_points.txt" for each in metadata)
    return any(group.encode() in file.read_bytes() for file in files if file.is_file())


def plugin_named(name: str, group: str, spelled: Callable[[str], str] = str) -> Plugin | None:
    """What is offered under a name, if it is. Raises PluginFailed where several packages offer it.

    spelled: how the names of this kind are spelled, whatever a package writes.
    """
    found = [plugin for plugin in offered(group) if spelled(plugin.name) == name]
    if len(found) > 1:
        packages = ", ".join(plugin.package for plugin in found)
        raise PluginFailed("plugin.twice", name=name, packages=packages)
    return found[0] if found else None


def _said_of(error: BaseException) -> object:
    """One line of it, in the language it is asked in where it is an error of ours."""
    if isinstance(error, CoopledgerError):
        return error if _can_be_said(error) else f"{type(error).__name__}: {error.code}"
    return f"{type(error).__name__}: {' '.join(str(error).split())}"[:_LONGEST_SAID]


def _can_be_said(error: CoopledgerError) -> bool:
    """Whether the catalogue has its sentence, and it has what the sentence needs."""
    try:
        return bool(str(error))
    except Exception:  # a code that is none of ours, a parameter that is missing
        return False
