"""Reading a `.po` file: the sentences in it that fit the catalogue, and those that do not."""

from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.pofile import PoFileError, read_po

from coopledger.messages.plurals import Number, forms_in
from coopledger.messages.sentences import SENTENCES


class Misfit(NamedTuple):
    """A message that is left out, under its key; why: what is wrong with it, as a key of ours."""

    key: str
    why: str
    params: Mapping[str, object]


class Translation(NamedTuple):
    """What a file says: the sentences that fit by their keys, and what does not."""

    sentences: Mapping[str, str]
    misfits: tuple[Misfit, ...]


def read(path: Path) -> Translation:
    """What a `.po` says, message by message; what is empty or fuzzy is not translated yet.

    A file that cannot be read is a misfit as a whole.
    """
    sentences: dict[str, str] = {}
    misfits: list[Misfit] = []
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
            language = str(catalog.locale or Locale.parse(path.stem))
    except (OSError, PoFileError, UnknownLocaleError, ValueError) as error:
        return Translation({}, (Misfit(path.name, "po.unreadable", {"said": error}),))
    for message in catalog:
        if not (message.context and message.string) or message.fuzzy:
            continue
        wrong = _misfit(message.context, str(message.id), str(message.string), language)
        if wrong is None:
            sentences[message.context] = str(message.string)
        else:
            misfits.append(wrong)
    return Translation(sentences, tuple(misfits))


def parameters(template: str) -> set[str]:
    """The names in a template, those within a form beside a number among them.

    >>> sorted(parameters("{book}: {rows:one=a record|other={rows} records of {year}}"))
    ['book', 'rows', 'year']
    """
    found: set[str] = set()
    for _, name, forms, _ in Formatter().parse(template):
        found |= {name} if name is not None else set()
        found |= parameters(forms or "")
    return found


def _misfit(key: str, source: str, template: str, language: str) -> Misfit | None:
    """What is wrong with a translation, if anything."""
    if key not in SENTENCES:
        return Misfit(key, "po.unknown-key", {})
    ours = SENTENCES[key]
    if source not in ours:
        return Misfit(key, "po.other-source", {})
    try:
        seen, expected = parameters(template), parameters(ours[0])
        if seen != expected:
            names = {"seen": _listed(seen), "expected": _listed(expected)}
            return Misfit(key, "po.parameters", names)
        forms = {form for counted in _counted(template).values() for form in counted}
        known = {*Locale(language).plural_form.tags, "other"}
        if not forms <= known:
            names = {"seen": _listed(forms - known), "expected": _listed(known)}
            return Misfit(key, "po.forms", names)
        numbers = {name for each in ours for name in _counted(each)}
        _try_out(template, expected, numbers, language)
    except (ValueError, LookupError, AttributeError) as error:
        return Misfit(key, "po.template", {"said": error})
    return None


def _counted(template: str) -> dict[str, set[str]]:
    """The parameters that a word goes with, and what its forms are called."""
    found: dict[str, set[str]] = {}
    for _, name, forms, _ in Formatter().parse(template):
        if name and forms:
            found.setdefault(name, set()).update(forms_in(forms))
    return found


def _try_out(template: str, names: Set[str], numbers: Set[str], language: str) -> None:
    """Say it: of no other parameter than ours is known that it is a number."""
    given = {name: Number(2, language) if name in numbers else "" for name in names}
    template.format(**given)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)) or "—"
