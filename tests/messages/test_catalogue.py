"""The catalogue is whole: both languages, the same parameters, no code without words."""

import gettext
import io
import re
import subprocess
import sys
from collections import Counter
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from coopledger.messages import themes
from coopledger.messages.catalogue import knows, say
from coopledger.messages.groups import FINDINGS, GROUPS
from coopledger.messages.po_file import parameters
from coopledger.messages.sentences import SENTENCES

THEMES = [import_module(f"{themes.__name__}.{theme}") for theme in themes.THEMES]
MISUSE = [key for theme in THEMES for key in getattr(theme, "MISUSE", ())]

SOURCE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(str(files("coopledger"))).rglob("*.py"))
    if "themes" not in path.parts
)


PAGES = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(str(files("coopledger.web")), "html").glob("*.html"))
)

QUOTED = {*re.findall(r'"([^"\n]*)"', SOURCE), *re.findall(r'say\("([^"\n]*)"', PAGES)}


def test_every_theme_is_one_of_the_catalogue() -> None:
    assert sorted(themes.THEMES) == [found.name for found in iter_modules(themes.__path__)]


def test_each_sentence_stands_in_one_theme_and_in_the_catalogue() -> None:
    """One that stands twice would hide the other; one in no section would not be said."""
    labels = [
        key for theme in THEMES for name in ("LABELS", "MISUSE") for key in getattr(theme, name, ())
    ]
    codes = [code for theme in THEMES for code in getattr(theme, "FINDINGS", ())]
    of_codes = [f"{part}.{code}" for code in codes for part in ("finding", "remedy", "meaning")]
    assert Counter([*labels, *of_codes]) == Counter(list(SENTENCES))
    assert sorted(codes) == sorted(FINDINGS)


def test_both_languages_say_it_with_the_same_parameters() -> None:
    assert [
        key
        for key, (spanish, english) in SENTENCES.items()
        if not (spanish.strip() and english.strip()) or parameters(spanish) != parameters(english)
    ] == []


def test_every_sentence_is_used_somewhere() -> None:
    codes = {*FINDINGS, *MISUSE}
    made_up = {code for code in codes if code.startswith("law.parts-")}
    assert [code for code in codes - made_up if code not in QUOTED] == []


def test_every_label_is_used_somewhere() -> None:
    """By its whole key, or by one that begins as it does and goes on with what is shown."""
    begun = tuple(re.findall(r"""f["']([a-z_-]+\.[a-z.-]*)\{""", SOURCE))
    begun += tuple(re.findall(r'say\("([a-z_-]+\.[a-z.-]*)" ~', PAGES))
    labels = {key for theme in THEMES for key in getattr(theme, "LABELS", ())}
    of_any_column = {"side.fund", "side.agreement"}
    unused = {key for key in labels if key not in QUOTED and not key.startswith(begun)}
    assert unused == of_any_column


def test_every_finding_has_its_three_sentences() -> None:
    assert [
        code
        for code, text in FINDINGS.items()
        if not all(said.strip() for both in text for said in both)
    ] == []


def test_every_finding_of_a_theme_stands_in_one_group() -> None:
    found = Counter(code for theme in THEMES for code in getattr(theme, "FINDINGS", ()))
    assert found == Counter(code for group in GROUPS.values() for code in group)
    assert [code for code, times in found.items() if times > 1] == []
    assert all(map(knows, (f"group.{group}" for group in GROUPS)))


def test_a_meaning_is_a_few_sentences_of_its_own() -> None:
    """One that could stand under any code says nothing."""
    sentences = Counter[str]()
    for key, text in FINDINGS.items():
        for said in text.meaning:
            own = re.split(r"(?<=[.!?]) ", said)
            assert len(own) <= 3, f"{key} is too long"
            assert said.endswith("."), key
            assert not parameters(said), f"{key}: a meaning holds wherever the finding stands"
            sentences.update(own)
    assert [said for said, times in sentences.items() if times > 1] == []


def test_a_remedy_can_be_said_without_its_case() -> None:
    """`coopledger explain` says it where nothing was found: what was seen is for the message."""
    assert [code for code, text in FINDINGS.items() if any(map(parameters, text.remedy))] == []


def test_every_code_in_the_source_has_its_sentence() -> None:
    findings = re.findall(
        r'(?:finding|Finding|CellError|NotOpened|invalid|_find|_ignored|_bad|_about)\(\s*"([a-z.-]+)"',
        SOURCE,
    )
    assert len(findings) > 50
    assert [code for code in findings if f"finding.{code}" not in SENTENCES] == []
    raised = re.findall(
        r'(?:(?<!Known)Error|MixedMoney|NoSuchBook|WrongBook|NotFound|RateUnavailable|SourceSilent|_broken)\(\s*"([a-z.-]+)"',
        SOURCE,
    )
    assert [
        code for code in raised if f"finding.{code}" not in SENTENCES and code not in SENTENCES
    ] == []


def test_clicks_own_sentences_are_compiled_from_their_source() -> None:
    folder = Path(str(files("coopledger.messages"))) / "locale" / "es" / "LC_MESSAGES"
    compiled = io.BytesIO()
    with (folder / "click.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale="es"))
    with (folder / "click.mo").open("rb") as file:
        shipped = gettext.GNUTranslations(file)
    expected = gettext.GNUTranslations(io.BytesIO(compiled.getvalue()))
    assert sentences(shipped) == sentences(expected)


def sentences(translations: gettext.GNUTranslations) -> dict[object, str]:
    """All but the header, which has the day it was compiled."""
    return {key: said for key, said in vars(translations)["_catalog"].items() if key}


def test_a_key_that_is_none_is_a_mistake_of_ours() -> None:
    assert not knows("label.no-such-thing")
    with pytest.raises(KeyError):
        say("label.no-such-thing", "es")


LOADED = """
import sys
from coopledger.cli.main import main
try:
    main(["--help"])
finally:
    print(*(name for name in sys.modules if ".themes." in name), file=sys.stderr)
"""


def test_help_imports_only_what_it_says() -> None:
    program = [sys.executable, "-c", LOADED]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    imported = {name.rpartition(".")[2] for name in done.stderr.split()}
    assert imported == {"help_texts", "command_line", "deciding"}
