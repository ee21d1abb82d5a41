"""What reports are made with, in the book of the institution: its documents, one of each use."""

import base64
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coopledger import (
    Activity,
    CoopledgerError,
    Expenditure,
    InKindContribution,
    Institution,
    Ledger,
    Letterhead,
    Programme,
)
from coopledger.model.narrative import Narrative, NarrativeRow
from coopledger.model.registry_layout import RegistryColumn, RegistryLayout
from tests.command_line import Run
from tests.engines import ENGINES, location

PICTURE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
P = {"book": "P"}
FACTS = (
    Institution(code="INE", title="Instituto", currency="MXN", letterhead=["Instituto"]),
    Programme(code="P", title="Propio", currency="MXN"),
    Activity(**P, reference="T", title="Taller", when="2016-05", activity_kind="workshop"),
    Expenditure(**P, reference="G", when="2016-05-02", amount="70.00 MXN", activities=["T"]),
)
TEXTS = '[[rows]]\nof = "P"\nsummary = "{which}: {{financial}}."\n'
COLUMNS = 'title = "{which}"\n[[columns]]\nname = "Año"\nsource = "year"\n'


@pytest.fixture(params=ENGINES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    with location(request.param, tmp_path) as where, Ledger.open(where, by="Ana") as ledger:
        ledger.record(*FACTS)
        yield ledger


def file(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def texts(folder: Path, which: str) -> Path:
    return file(folder, f"{which}.toml", TEXTS.format(which=which))


def columns(folder: Path, which: str) -> Path:
    return file(folder, f"{which}-columns.toml", COLUMNS.format(which=which))


def summary(ledger: Ledger, **more: object) -> str:
    [row] = ledger.annex(2016, **more).rows  # type: ignore[arg-type]
    return "".join(part if isinstance(part, str) else str(part.figure) for part in row.summary)


def test_the_texts_of_the_annex_are_those_recorded_unless_others_are_given(
    ledger: Ledger, tmp_path: Path
) -> None:
    assert ledger.annex(2016).made.setting is None
    ledger.attach("INE", texts(tmp_path, "uno"), use="annex-texts")
    assert summary(ledger) == "uno: 70.00 MXN."
    said = " ".join(ledger.annex(2016).to_text("es").split())
    assert "Hecho con lo guardado en INE: textos del anexo anual, uno.toml (DOC-" in said
    given = Narrative(rows=[NarrativeRow(of="P", summary="Otro.")])
    assert summary(ledger, narrative=given) == "Otro."
    assert "lo que se dio aparte" in ledger.annex(2016, narrative=given).to_text("es")


def test_the_next_takes_the_place_of_the_one_before_and_back(
    ledger: Ledger, tmp_path: Path
) -> None:
    one, two = texts(tmp_path, "uno"), texts(tmp_path, "dos")
    ledger.attach("INE", one, use="annex-texts")
    head = ledger.head()
    for path, which in ((two, "dos"), (one, "uno"), (two, "dos")):
        assert ledger.attach("INE", path, use="annex-texts").accepted
        assert summary(ledger) == f"{which}: 70.00 MXN."
    assert ledger.attach("INE", two, use="annex-texts").recorded == 0
    standing = [each.name for each in ledger.documents("INE") if each.stands]
    assert set(standing) == {"dos.toml"}
    assert summary(ledger, recorded_by=head) == "uno: 70.00 MXN."
    assert ledger.verify().intact


@pytest.mark.parametrize("name", ["tossd", "rencid"])
def test_the_columns_of_a_registry_are_those_recorded_unless_others_are_given(
    ledger: Ledger, tmp_path: Path, name: str
) -> None:
    shipped = ledger.cooperation_registry(name, 2016)
    ledger.attach("INE", columns(tmp_path, "propio"), use=f"{name}-columns")
    found = ledger.cooperation_registry(name, 2016)
    assert [each.name for each in found.layout.columns] == ["Año"]
    assert f"columnas de {name.upper()}, propio-columns.toml" in " ".join(
        found.to_text("es").split()
    )
    given = RegistryLayout(columns=[RegistryColumn(name="Otro", value="1")])
    own = ledger.cooperation_registry(name, 2016, layout=given)
    assert [each.name for each in own.layout.columns] == ["Otro"]
    other = {"tossd": "rencid", "rencid": "tossd"}[name]
    assert ledger.cooperation_registry(other, 2016).made.setting is None
    assert found.totals() == shipped.totals()


def test_the_picture_stands_on_every_paper_for_which_no_letterhead_is_given(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.attach("INE", file(tmp_path, "logo.png", PICTURE), use="letterhead")
    paper = ledger.totals_paper(2016)
    assert (paper.letterhead.lines, paper.letterhead.picture) == (("Instituto",), PICTURE)
    assert ledger.annex(2016).letterhead.picture == PICTURE
    other = ledger.totals_paper(2016, letterhead=Letterhead(lines=["Otro"]))
    assert other.letterhead.picture is None
    issue = ledger.issue_totals("INE", 2016, on=date(2017, 1, 1), paper="es").issue
    kept = ledger.issued_paper("INE", issue.reference, language="es").content
    assert b"/Subtype/Image" in kept.replace(b" ", b"")


def test_where_documents_are_in_a_folder_that_moved_the_picture_is_found(tmp_path: Path) -> None:
    kept, moved = tmp_path / "kept", tmp_path / "moved"
    kept.mkdir()
    with Ledger.open(tmp_path / "l.db", keep_documents=kept) as ledger:
        ledger.record(*FACTS)
        ledger.attach("INE", file(tmp_path, "logo.png", PICTURE), use="letterhead")
    kept.rename(moved)
    with Ledger.open(tmp_path / "l.db", keep_documents=moved) as ledger:
        assert ledger.totals_paper(2016).letterhead.picture == PICTURE


@pytest.mark.parametrize(
    ("use", "content", "said"),
    [
        ("annex-texts", "rows = 7", "rows"),
        ("annex-texts", "[[rows", "TOML"),
        ("annex-texts", "[[rows]]\nfor = 'P'\n", "for"),
        ("tossd-columns", "[[columns]]\nname = 'A'\nsource = 'nothing'\n", "nothing"),
        ("rencid-columns", "[[values]]\nof = 'P'\ncolumns = { Nada = 'x' }\n", "Nada"),
        ("letterhead", "no picture", "PNG"),
        ("letterhead", b"\x89PNG\r\n\x1a\n" + bytes(600_000), "500,000"),
    ],
)
def test_what_cannot_be_used_as_that_is_refused_and_nothing_is_kept(
    tmp_path: Path, use: str, content: str | bytes, said: str
) -> None:
    with Ledger.open("sqlite://") as ledger:
        ledger.record(*FACTS)
        with pytest.raises(CoopledgerError, match=said):
            ledger.attach("INE", file(tmp_path, "x.toml", content), use=use)
        assert len(ledger.facts("INE")) == 1
        assert ledger.documents("INE") == ()


def test_it_is_of_the_institution_and_one_at_a_time(ledger: Ledger, tmp_path: Path) -> None:
    one, two = texts(tmp_path, "uno"), texts(tmp_path, "dos")
    for reference in ("P", "G"):
        receipt = ledger.attach(reference, one, use="annex-texts")
        assert [each.code for each in receipt.findings] == ["setting-elsewhere"]
    with pytest.raises(CoopledgerError, match="at a time"):
        ledger.attach("INE", one, two, use="annex-texts")
    assert ledger.annex(2016).made.setting is None


def test_a_book_whose_settings_were_replaced_is_exported_and_read_back(
    ledger: Ledger, tmp_path: Path
) -> None:
    """What takes back a document stays with it: neither leaves the ledger."""
    for which in ("uno", "dos"):
        ledger.attach("INE", texts(tmp_path, which), use="annex-texts")
    for name in ("ine.json", "ine.xlsx", "ine.zip"):
        ledger.export("INE", tmp_path / name, form="csv" if name.endswith("zip") else None)
        with Ledger.open("sqlite://") as other:
            receipt = other.import_file(tmp_path / name)
            assert (receipt.findings, receipt.recorded) == ((), 1)
            assert other.facts("INE") == ledger.facts("INE")[:1]


def test_of_two_institutions_or_where_it_was_erased_there_is_none(
    ledger: Ledger, tmp_path: Path
) -> None:
    ledger.attach("INE", texts(tmp_path, "uno"), use="annex-texts")
    [document] = ledger.documents("INE")
    with Ledger.open(tmp_path / "two.db") as two:
        two.record(*FACTS, Institution(code="OTRO", title="Otro", currency="MXN"))
        two.attach("INE", texts(tmp_path, "uno"), use="annex-texts")
        assert two.annex(2016).made.setting is None
    ledger.forget(
        document.attachment or "", book="INE", reason="x", ground="y", documents=[document.sha256]
    )
    assert ledger.annex(2016).made.setting is None
    assert ledger.verify().intact


def test_annex_and_registries_as_of_a_day_and_as_recorded(ledger: Ledger) -> None:
    head = ledger.head()
    ledger.record(
        Expenditure(**P, reference="G-2", when="2016-09-02", amount="5.00 MXN", activities=["T"]),
        InKindContribution(**P, reference="E", when="2016-10-01", amount="3.00 MXN"),
        Activity(**P, reference="T-2", title="Otro taller", when="2016-11"),
    )
    until = date(2016, 6, 30)
    for asked, financial in (
        ({}, "75.00"),
        ({"on": until}, "70.00"),
        ({"recorded_by": head}, "70.00"),
    ):
        [row] = ledger.annex(2016, **asked).rows  # type: ignore[arg-type]
        assert row.plain is not None
        assert str(dict(row.plain.figures)["financial"]) == f"{financial} MXN"
        assert len(row.plain.activities) == (1 if asked else 2)
        found = ledger.cooperation_registry("tossd", 2016, **asked)  # type: ignore[arg-type]
        assert str(found.totals()["MXN"][0]) == f"{financial} MXN"
        assert {each.reference for each in found.entries if each.reference} == (
            {"T"} if asked else {"T", "T-2"}
        )
        totals = ledger.cooperation_totals(2016, **asked)  # type: ignore[arg-type]
        assert found.totals()["MXN"][0] == totals[0].financial.money
        said = ledger.annex(2016, **asked).to_text("es")  # type: ignore[arg-type]
        assert ("Con lo que cuenta al 2016-06-30" in said) is ("on" in asked)
        assert (str(head) in said) is ("recorded_by" in asked)


def test_at_the_command_line(run: Run, tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "coopledger.db") as ledger:
        ledger.record(*FACTS)
    texts(tmp_path, "uno")
    columns(tmp_path, "propio")
    done = run("attach", "INE", "uno.toml", "--what", "textos-del-anexo")
    assert (done.status, done.err) == (0, "")
    assert run("attach", "INE", "propio-columns.toml", "--what", "tossd-columns").status == 0
    assert "uno: 70.00" in run(
        "report", "annex", "--year", "2016", "--on", "31/12/2016"
    ).out.replace("\N{NO-BREAK SPACE}", " ")
    said = run("report", "tossd", "--year", "2016", "--as-of-recorded", "2099-01-01").out
    assert "propio-columns.toml" in said
    wrong = run("attach", "INE", "uno.toml", "--what", "letterhead")
    assert (wrong.status, "PNG" in wrong.err) == (2, True)
    texts(tmp_path, "dos")
    again = run("attach", "INE", "dos.toml", "--what", "annex-texts")
    assert "de INE en INE: 1." in again.out
    assert "se reversó" in again.out
    assert "2 ya no se usa" not in run("documents", "INE").out
    assert "1 ya no se usa" in run("documents", "INE").out
    elsewhere = run("attach", "P", "uno.toml", "--what", "annex-texts")
    assert (elsewhere.status, "setting-elsewhere" in elsewhere.out) == (1, True)
