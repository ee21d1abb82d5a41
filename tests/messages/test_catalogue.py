"""The catalogue is whole: both languages, the same parameters, no code without words."""

import gettext
import io
import re
import string
from collections import Counter
from importlib.resources import files
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from coopledger.messages.catalogue import SENTENCES
from coopledger.messages.columns import COLUMNS
from coopledger.messages.findings import FINDINGS
from coopledger.messages.help_texts import HELP
from coopledger.messages.issued import ISSUED
from coopledger.messages.labels import LABELS
from coopledger.messages.meanings import GROUPS, MEANINGS
from coopledger.messages.misuse import MISUSE
from coopledger.messages.remedies import REMEDIES
from coopledger.messages.sheet_helps import SHEET_HELPS
from coopledger.messages.sheets import SHEETS

SOURCE = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(str(files("coopledger"))).rglob("*.py"))
    if "messages" not in path.parts
)


def parameters(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_no_section_hides_a_key_of_another() -> None:
    sections = (
        COLUMNS, FINDINGS, HELP, ISSUED, LABELS, MEANINGS, MISUSE, REMEDIES, SHEETS, SHEET_HELPS
    )  # fmt: skip
    assert len(SENTENCES) == sum(map(len, sections))


def test_both_languages_say_it_with_the_same_parameters() -> None:
    assert [
        key
        for key, (spanish, english) in SENTENCES.items()
        if not (spanish.strip() and english.strip()) or parameters(spanish) != parameters(english)
    ] == []


def test_every_sentence_is_used_somewhere() -> None:
    codes = {key.removeprefix("finding.").removeprefix("remedy.") for key in (*FINDINGS, *MISUSE)}
    made_up = {code for code in codes if code.startswith("law.parts-")}
    assert [code for code in codes - made_up if f'"{code}"' not in SOURCE] == []


def test_every_finding_has_a_message_and_a_remedy() -> None:
    found = [key.removeprefix("finding.") for key in FINDINGS]
    assert sorted(found) == sorted(key.removeprefix("remedy.") for key in REMEDIES)


def test_every_finding_has_a_meaning() -> None:
    found = {key.removeprefix("finding.") for key in FINDINGS}
    meant = {key.removeprefix("meaning.") for key in MEANINGS}
    assert not found - meant, (
        f"say what {sorted(found - meant)} means, in Spanish and English, in its group in one of "
        "coopledger/messages/meanings_of_*.py"
    )
    assert not meant - found, f"no finding is called {sorted(meant - found)}: remove its meaning"
    assert len(MEANINGS) == sum(map(len, GROUPS.values())), "a code stands in two groups"
    assert all(f"group.{group}" in LABELS for group in GROUPS)


def test_a_meaning_is_a_few_sentences_of_its_own() -> None:
    """One that could stand under any code says nothing."""
    sentences = Counter[str]()
    for key, both in MEANINGS.items():
        for said in both:
            own = re.split(r"(?<=[.!?]) ", said)
            assert len(own) <= 3, f"{key} is too long"
            assert said.endswith("."), key
            assert not parameters(said), f"{key}: a meaning holds wherever the finding stands"
            sentences.update(own)
    assert [said for said, times in sentences.items() if times > 1] == []


def test_a_remedy_can_be_said_without_its_case() -> None:
    """`coopledger explain` says it where nothing was found: what was seen is for the message."""
    assert [key for key, both in REMEDIES.items() if any(map(parameters, both))] == []


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
