"""The catalogue as a `.po` file, which translators know (docs/translating.md).

    python -m coopledger.messages.po es pt > pt.po    # Spanish, to be put into Portuguese
    python -m coopledger.messages.po pt.po            # what in it does not fit

A message has its key as msgctxt, a sentence of ours as msgid, and a comment that names its
parameters.
"""

import io
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from coopledger.messages.catalogue import CoopledgerError, Language, say, sentence
from coopledger.messages.choice import preferred_language
from coopledger.messages.po_file import Misfit, parameters, read
from coopledger.messages.sentences import SENTENCES

_WIDTH = 100


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


def _comments(key: str) -> list[str]:
    """What a translator is told of a message."""
    names = parameters(SENTENCES[key][0])
    return [f"{{{'}, {'.join(sorted(names))}}}"] if names else []


def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError) as error:
        raise CoopledgerError("po.no-such-language", seen=code) from error


def misfit_text(misfit: Misfit, language: Language | str) -> str:
    """What does not fit, and why."""
    why = say(misfit.why, language, **misfit.params)
    return say("po.misfit", language, key=misfit.key, why=why)


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
                print(misfit_text(misfit, language))
            count = len(translation.sentences)
            print(say("po.translated", language, path=path, count=count, all=len(SENTENCES)))
            return 1 if translation.misfits else 0
        case _:
            print(__doc__, file=sys.stderr)
            return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
