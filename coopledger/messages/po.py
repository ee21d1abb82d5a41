"""The catalogue as a `.po` file, which translators know (docs/translating.md).

    python -m coopledger.messages.po es pt > pt.po    # Spanish, to be put into Portuguese
    python -m coopledger.messages.po pt.po            # what in it does not fit

A message has its key as msgctxt, a sentence of ours as msgid, and a comment that names its
parameters.
"""

import io
import os
import sys
from collections.abc import Iterable, Mapping, Sequence, Set
from importlib.metadata import version
from pathlib import Path
from string import Formatter
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import PoFileError, read_po, write_po

from coopledger.messages.catalogue import SENTENCES, CoopledgerError, Language, say, sentence
from coopledger.messages.choice import preferred_language
from coopledger.messages.plurals import Number, forms_in

_WIDTH = 100


class Misfit(NamedTuple):
    """A message that is left out, under its key; why: what is wrong with it, as a key of ours."""

    key: str
    why: str
    params: Mapping[str, object]

    def say(self, language: Language | str) -> str:
        return say("po.misfit", language, key=self.key, why=say(self.why, language, **self.params))


class Translation(NamedTuple):
    """What a file says: the sentences that fit by their keys, and what does not."""

    sentences: Mapping[str, str]
    misfits: tuple[Misfit, ...]


def written(source: Language | str, target: str) -> str:
    """The whole catalogue as the text of a `.po`: source is `es` or `en`, target any language.

    What is said in the target already stands beside its source. Raises CoopledgerError for a code
    that is no language.
    """
    said = Language(target) if target in set(Language) else None
    catalog = Catalog(
        _locale(target),
        header_comment="",
        project="coopledger",
        version=version("coopledger"),
        fuzzy=False,
    )
    english = Language(source) is Language.EN
    for key, ours in SENTENCES.items():
        message = catalog.add(
            ours[english],
            string=(said and sentence(key, said)) or "",
            context=key,
            auto_comments=_comments(key),
        )
        # Babel takes «10 % de» for a template of another kind.
        message.flags.discard("python-format")
    file = io.BytesIO()
    write_po(file, catalog, width=_WIDTH)
    return file.getvalue().decode("utf-8")


def read(path: Path) -> Translation:
    """What a `.po` says, message by message; what is empty or fuzzy is not translated yet.

    A file that cannot be read is a misfit as a whole.
    """
    sentences: dict[str, str] = {}
    misfits: list[Misfit] = []
    try:
        with path.open("rb") as file:
            catalog = read_po(file, abort_invalid=True)
            language = str(catalog.locale or _locale(path.stem))
    except (OSError, PoFileError, CoopledgerError, UnknownLocaleError, ValueError) as error:
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


def _comments(key: str) -> list[str]:
    """What a translator is told of a message."""
    names = parameters(SENTENCES[key][0])
    return [f"{{{'}, {'.join(sorted(names))}}}"] if names else []


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise CoopledgerError("po.no-such-language", seen=code) from error


def main(arguments: Sequence[str]) -> int:
    """Write a file for a translator, or say what in one does not fit; the status of the program."""
    language = preferred_language(os.environ)
    match arguments:
        case [source, target]:
            sys.stdout.buffer.write(written(source, target).encode("utf-8"))
            return 0
        case [path]:
            translation = read(Path(path))
            for misfit in translation.misfits:
                print(misfit.say(language))
            count = len(translation.sentences)
            print(say("po.translated", language, path=path, count=count, all=len(SENTENCES)))
            return 1 if translation.misfits else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
