"""Translators' files: what is written, what is read, what is refused; a language by one file."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from coopledger.messages.catalogue import CoopledgerError, Language
from coopledger.messages.po import main, misfit_text, written
from coopledger.messages.po_file import Translation, parameters, read
from coopledger.messages.sentences import SENTENCES
from coopledger.messages.translations import TRANSLATED, translations

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "coopledger"

POLISH = {
    "finding.missing-value": "brakuje wymaganej wartości",
    "meaning.missing-value": "Bez tej wartości wiersz nic nie mówi.",
    "label.held": "Pozostaje",
    "sheet.agreement": "Umowa",
    "sheet.disbursement": "Wpłaty",
    "field.when": "Dzień",
    "field.sent": "Wysłano",
    "field.provenance": "Pochodzenie",
    "choice.source": "Źródło",
    "yes": "tak",
    "verify.book": "{code}: {rows} {rows:one=wpis|few=wpisy|many=wpisów|other=wpisu}",
}


def translated(folder: Path, sentences: Mapping[str, str]) -> Path:
    """A translator's work, of the messages that are translated."""
    catalog = Catalog("pl")
    for key, said in sentences.items():
        catalog.add(SENTENCES[key][0], said, context=key)
    file = folder / "pl.po"
    with file.open("wb") as out:
        write_po(out, catalog)
    return file


def misfits(translation: Translation) -> list[tuple[str, str]]:
    return [(each.key, each.why) for each in translation.misfits]


@pytest.mark.parametrize(("source", "target", "at"), [("es", "en", 1), ("en", "es", 0)])
def test_what_is_written_reads_back_as_it_was(
    source: str, target: str, at: int, tmp_path: Path
) -> None:
    file = tmp_path / f"{target}.po"
    file.write_text(written(source, target), "utf-8")
    assert read(file) == Translation({key: both[at] for key, both in SENTENCES.items()}, ())


def test_a_message_has_its_key_its_source_and_its_parameters() -> None:
    text = written("en", "pl")
    assert (
        "#. {code}, {rows}\n"
        "#, python-brace-format\n"
        'msgctxt "verify.book"\n'
        'msgid "{code}: {rows} {rows:one=record|other=records}"\n'
        'msgstr ""\n'
    ) in text
    assert '\n"Language: pl\\n"\n' in text
    assert "#, python-format" not in text


def test_what_is_not_translated_yet_is_left_out(tmp_path: Path) -> None:
    file = translated(tmp_path, {"label.held": "", "label.spent": "Wydano"})
    assert read(file) == Translation({"label.spent": "Wydano"}, ())
    text = file.read_text("utf-8")
    file.write_text(
        text.replace('msgctxt "label.spent"', '#, fuzzy\nmsgctxt "label.spent"'), "utf-8"
    )
    assert read(file) == Translation({}, ())


@pytest.mark.parametrize(
    ("key", "said", "why"),
    [
        ("verify.book", "{code}: wpisy", "po.parameters"),
        ("verify.book", "{code}: {rows} wpisy, {book}", "po.parameters"),
        ("verify.book", "{code.real}: {rows} wpisy", "po.parameters"),
        ("verify.book", "{code}: {rows:one=wpis|two=wpisy|other=wpisu}", "po.forms"),
        ("verify.book", "{code}: {rows:one=wpis}", "po.template"),
        ("verify.book", "{code}: {rows:wpis}", "po.template"),
        ("verify.book", "{code}: {rows", "po.template"),
        ("verify.book", "{code!z}: {rows}", "po.template"),
        ("verify.book", "{code:one=a|other=b}: {rows}", "po.template"),
        ("label.held", "Pozostaje {held}", "po.parameters"),
        ("label.held", "Pozostaje {}", "po.parameters"),
    ],
)
def test_a_template_that_could_not_be_said_is_refused_and_left_out(
    key: str, said: str, why: str, tmp_path: Path
) -> None:
    translation = read(translated(tmp_path, {**POLISH, key: said}))
    assert misfits(translation) == [(key, why)]
    assert translation.sentences == {k: said for k, said in POLISH.items() if k != key}
    for language in Language:
        assert misfit_text(translation.misfits[0], language).startswith(f"{key}: ")


def test_a_sentence_that_changed_or_is_gone_is_refused(tmp_path: Path) -> None:
    file = translated(tmp_path, POLISH)
    text = file.read_text("utf-8")
    text = text.replace('"label.held"\nmsgid "Saldo disponible"', '"label.held"\nmsgid "Tenemos"')
    file.write_text(text.replace('msgctxt "verify.book"', 'msgctxt "verify.tome"'), "utf-8")
    assert sorted(misfits(read(file))) == [
        ("label.held", "po.other-source"),
        ("verify.tome", "po.unknown-key"),
    ]


@pytest.mark.parametrize("content", [b'msgid "x', b"\xff\xfe\x00", b"{}"])
def test_a_file_that_cannot_be_read_is_one_misfit(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "pl.po").write_bytes(content)
    assert misfits(read(tmp_path / "pl.po")) == [("pl.po", "po.unreadable")]
    assert misfits(read(tmp_path / "none.po")) == [("none.po", "po.unreadable")]


def test_what_is_no_language_is_no_target() -> None:
    for code in ("zz", "", "../pt"):
        with pytest.raises(CoopledgerError) as refused:
            written("es", code)
        assert refused.value.code == "po.no-such-language"


def test_every_language_that_is_shipped_fits() -> None:
    assert [each for code in TRANSLATED for each in misfits(_shipped(code))] == []


def _shipped(code: str) -> Translation:
    assert translations(code), f"{code}.po says nothing"
    return read(PACKAGE / "messages" / "locale" / f"{code}.po")


def test_the_program_writes_a_file_and_says_what_does_not_fit(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COOPLEDGER_LANG", "en")
    assert main(["es", "pl"]) == 0
    file = tmp_path / "pl.po"
    file.write_bytes(capfdbinary.readouterr().out)
    assert (main([str(file)]), main([str(translated(tmp_path, POLISH))])) == (0, 0)
    total = len(SENTENCES)
    assert capfdbinary.readouterr().out.decode("utf-8").splitlines() == [
        f"{file}: 0 of {total} translated.",
        f"{file}: {len(POLISH)} of {total} translated.",
    ]
    assert main([str(translated(tmp_path, {"label.held": "{x}"}))]) == 1
    assert b"label.held: its parameters are x and must be " in capfdbinary.readouterr().out
    assert main([]) == 2


def test_parameters_within_a_form_count() -> None:
    assert parameters("{n:one=one|other={n} of {m}}") == {"n", "m"}


PROGRAM = """
import sys
from coopledger.cli.main import main
from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.finding import Finding

sys.stdout.reconfigure(encoding="utf-8")
finding = Finding("missing-value")
print(finding.message("es"), "babel.messages" in sys.modules, sep="|")
print(*Language)
print(finding.message("pl"), finding.message(Language("pl")) == finding.message("pl"), sep="|")
print(finding.remedy("pl"))
print(*(say("verify.book", "pl", code="A", rows=rows) for rows in (1, 2, 5)), sep="|")
print(say("issued.more", "pl", count=1))
try:
    say("label.held", "xx")
except CoopledgerError as refused:
    print(refused.message("pl"))

from pathlib import Path
from coopledger import Agreement, Disbursement
from coopledger.readers.registry import read_document
from coopledger.writers.staff_workbook import book_workbook

facts = [
    Agreement(code="A-1", title="Kurs", currency="EUR", accounts=["MXN"], prefinancing=True),
    Disbursement(
        book="A-1", reference="M-1", when="2016-08", amount="200.00 MXN", sent="10.00 EUR",
        provenance="source",
    ),
]
Path("umowa.xlsx").write_bytes(book_workbook(facts, Language("pl")))
reading = read_document(Path("umowa.xlsx"))
print([entry.fact for entry in reading.entries] == facts, reading.findings)
main(["--lang", "pl", "explain", "missing-value"])
"""


@pytest.fixture(scope="module")
def in_polish(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What a package says whose folder has one file more."""
    folder = tmp_path_factory.mktemp("polish")
    package = folder / "coopledger"
    shutil.copytree(PACKAGE, package)
    translated(package / "messages" / "locale", POLISH)
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROGRAM],
        env={**os.environ, "PYTHONPATH": str(folder)},
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_file_more_is_a_language_more(in_polish: list[str]) -> None:
    assert in_polish[1] == "es en pl"
    assert in_polish[2] == "brakuje wymaganej wartości|True"
    assert "Bez tej wartości wiersz nic nie mówi." in "\n".join(in_polish[8:])


def test_babel_does_not_read_it_for_who_speaks_spanish(in_polish: list[str]) -> None:
    assert in_polish[0] == "falta un dato obligatorio|False"


def test_what_is_missing_in_it_is_said_in_spanish_forms_and_all(in_polish: list[str]) -> None:
    assert in_polish[3] == "llene la celda"
    assert in_polish[5] == "- y 1 asiento más"


def test_its_numbers_have_their_own_forms(in_polish: list[str]) -> None:
    assert in_polish[4] == "A: 1 wpis|A: 2 wpisy|A: 5 wpisów"


def test_another_is_refused_by_the_names_of_all_three(in_polish: list[str]) -> None:
    assert "es, en, pl" in in_polish[6]


def test_a_workbook_in_it_is_read_back(in_polish: list[str]) -> None:
    assert in_polish[7] == "True []"
