"""What is loaded by pages is what `Ledger` does, all of it or nothing, and once."""

import multiprocessing
import os
import re
import stat
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coopledger import CoopledgerError, Ledger
from coopledger.progress import Progress
from coopledger.readers.profiles import shipped
from coopledger.web import waiting
from coopledger.web.apart import Apart, outcome
from coopledger.web.uploads import safe_parts
from coopledger.web.waiting import Document, Tray, Waiting
from tests.effort import effort
from tests.readers import bombs
from tests.web.asking import text
from tests.web.loading import CAME, CODE, EXAMPLE, OPENING, Loader, plan_of, shown, workbook
from tests.web.serving import served

WRONG = workbook(("G-1", 100), ("G-2", "cien"), ("G-3", -5), ("G-4", None))
RIGHT = workbook(("G-1", 100), ("G-2", 200.5), ("G-3", 5))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "books.db", by="Ana") as opened:
        yield opened


@pytest.fixture
def loader(ledger: Ledger) -> Iterator[Loader]:
    with served(ledger) as here:
        yield Loader(here.visitor())
    for _, fault in here.faults:
        raise fault


def references(ledger: Ledger) -> list[str]:
    return [fact.reference for fact in ledger.facts(CODE)]


def test_three_wrong_cells_are_shown_in_their_rows_then_the_right_book_is_recorded(
    loader: Loader, ledger: Ledger
) -> None:
    planned = loader.send("libro.xlsx", WRONG)
    page = lxml.html.fromstring(planned.text)
    marked = [text(each) for each in page.xpath("//td[contains(@class, 'wrong')]/mark")]
    assert marked == ["cien", "-5", "∅"]
    rows = [text(each) for each in page.xpath("//table[@class='row']/tbody/tr")]
    assert rows[0].startswith("3G-22016-03-01cien")
    assert "Guardar" not in {text(each).split(" ")[0] for each in page.xpath("//button")}
    refused = loader.record(planned)
    assert "No se guardó nada" in refused.text
    assert not Path(ledger.location).exists()

    given = loader.visitor.get(f"/load/marked?plan={plan_of(planned)}")
    assert given.content[:2] == b"PK"
    assert "libro%20%28marcado%29.xlsx" in given.headers["content-disposition"]

    done = loader.record(loader.send("libro.xlsx", RIGHT))
    assert done.url.path == "/load/done"
    assert references(ledger) == [CODE, "M-1", "G-1", "G-2", "G-3"]
    assert [load.number for load in ledger.loads()] == [1]


def test_control_totals_and_what_stands_before_and_after(loader: Loader, ledger: Ledger) -> None:
    loader.record(loader.send("libro.xlsx", RIGHT))
    planned = loader.send("libro.xlsx", workbook(("G-1", 100), ("G-9", 60)))
    page = lxml.html.fromstring(planned.text)
    rows = {
        text(row.xpath("th")[0]): [text(each) for each in row.xpath("td")]
        for row in page.xpath("//section[@aria-labelledby='control']//tbody/tr")
    }
    assert rows["Gastos"] == ["2160.00 MXN", "160.00 MXN"]
    [stands] = [
        [text(each) for each in row.xpath("td")]
        for row in page.xpath("//section[@aria-labelledby='book-1']//tbody/tr")
        if text(row.xpath("th")[0]) == "Gastos"
    ]
    assert stands == ["3305.50 MXN", "4365.50 MXN"]


def test_no_filter_changes_what_is_recorded(loader: Loader, ledger: Ledger) -> None:
    planned = loader.send("libro.xlsx", RIGHT)
    filtered = loader.visitor.page(f"/load/plan?plan={plan_of(planned)}&q=G-2&page=7")
    rows = lxml.html.fromstring(filtered).xpath("//table[@class='movements']/tbody/tr/th")
    assert [text(each) for each in rows] == ["G-2"]
    loader.record(planned)
    assert len(references(ledger)) == 5


def test_two_windows_load_into_one_ledger_and_one_is_told(ledger: Ledger) -> None:
    """Each its own program, on the same file: nothing is lost and nothing is there twice."""
    with Ledger.open(ledger.location) as other, served(ledger) as one, served(other) as two:
        windows = Loader(one.visitor()), Loader(two.visitor())
        windows[0].record(windows[0].send("inicio.xlsx", workbook(("G-0", 1))))
        books = [("uno.xlsx", workbook(("G-1", 10), ("G-2", 20))),
                 ("dos.xlsx", workbook(("G-1", 10), ("G-3", 30)))]  # fmt: skip
        planned = [each.send(*book) for each, book in zip(windows, books, strict=True)]
        together, answers = threading.Barrier(2), {}

        def record(number: int) -> None:
            together.wait(60)
            answers[number] = windows[number].record(planned[number])

        hands = [threading.Thread(target=record, args=(number,)) for number in (0, 1)]
        for hand in hands:
            hand.start()
        for hand in hands:
            hand.join(120)
        [first] = [n for n, answer in answers.items() if answer.url.path == "/load/done"]
        told = answers[1 - first]
        assert "Los libros cambiaron mientras usted decidía" in told.text
        notice = lxml.html.fromstring(told.text).xpath("//div[@class='notice']//li")
        assert text(notice[0]) == "gasto G-1, 2016-03-01, 10.00 MXN"
        after_first = references(ledger)
        assert len(after_first) == len(set(after_first)) == 5

        assert windows[1 - first].record(told).url.path == "/load/done"
        assert sorted(references(ledger)) == sorted([CODE, "M-1", "G-0", "G-1", "G-2", "G-3"])
        assert ledger.verify().intact


def test_what_was_recorded_in_another_window_waits_no_more(loader: Loader, ledger: Ledger) -> None:
    planned = loader.send("libro.xlsx", RIGHT)
    loader.record(planned)
    again = loader.record(planned)
    assert (again.status_code, "esto ya no espera" in again.text) == (400, True)
    assert len(references(ledger)) == 5


def test_rows_that_say_otherwise_are_set_right_with_a_reason(
    loader: Loader, ledger: Ledger
) -> None:
    loader.record(loader.send("libro.xlsx", RIGHT))
    planned = loader.send("libro.xlsx", workbook(("G-1", 120), ("G-2", 200.5), ("G-3", 5)))
    page = lxml.html.fromstring(planned.text)
    cells = [text(each) for each in page.xpath("//table[@class='differs']/tbody/tr/td")]
    assert cells == ["Importe", "100.00 MXN", "120.00 MXN"]
    without = loader.post("/load/again", plan=plan_of(planned), correct="yes", reason=" ")
    assert without.status_code == 400
    corrected = loader.post(
        "/load/again", plan=plan_of(planned), correct="yes", reason="se capturó mal"
    )
    assert "Se puede guardar" in corrected.text
    assert references(ledger)[-1] == "G-3"
    loader.record(corrected)
    [first, second] = ledger.history("G-1")
    assert (first.stands, second.stands) == (False, True)
    assert first.reversal is not None
    assert first.reversal.fact.reason == "se capturó mal"


def test_where_two_people_are_asked_for_it_is_proposed(loader: Loader, ledger: Ledger) -> None:
    opened = loader.send("libro.xlsx", workbook(("G-1", 100)))
    loader.record(opened)
    from coopledger import Addendum

    ledger.record(Addendum(book=CODE, reference="A-1", when="2016-01-02", approval_for=["loads"]))
    refused = loader.send("libro.xlsx", workbook(("G-1", 100), ("G-2", 20)))
    assert "lo apruebe otra" in refused.text
    proposal = loader.post("/load/again", plan=plan_of(refused), propose="yes")
    done = loader.post("/load/record", plan=plan_of(proposal), note="revísalo")
    assert "Espera a que otra persona" in done.text
    [waits] = ledger.pending()
    assert waits.fact.note == "revísalo"
    assert "G-2" not in references(ledger)


def test_a_load_is_taken_back_on_its_page(loader: Loader, ledger: Ledger) -> None:
    loader.record(loader.send("uno.xlsx", workbook(("G-1", 100))))
    loader.record(loader.send("dos.xlsx", workbook(("G-1", 100), ("G-2", 20))))
    assert "dos.xlsx" in loader.visitor.page("/loads")
    preview = loader.visitor.page("/loads/undo?load=2&reason=era+otro+archivo")
    assert "Gastos 1 = 100.00 MXN" in " ".join(preview.split())
    assert ledger.loads()[-1].number == 2
    plan = shown(preview)
    done = loader.post("/loads/undo", load="2", reason="era otro archivo", on="", plan=plan)
    assert done.url.path == "/load/done"
    assert not ledger.history("G-2")[0].stands
    assert "la deshizo la carga 3" in loader.visitor.page("/loads")
    unknown = loader.visitor.get("/loads/undo?load=99&reason=x")
    assert unknown.status_code == 400


def test_a_bank_s_layout_is_a_name_and_no_file(loader: Loader, tmp_path: Path) -> None:
    file = tmp_path / "otro.toml"
    file.write_text("", "utf-8")
    for profile in (str(file), "/etc/passwd", "../generic", "x"):
        answer = loader.send("a.csv", b"a,b\n1,2\n", profile=profile)
        assert (answer.status_code, "no es una de las opciones" in answer.text) == (400, True)
    assert shipped()


def test_what_a_workbook_names_is_dropped_with_it(loader: Loader, ledger: Ledger) -> None:
    content = workbook(("G-1", 100))
    both = [("libro.xlsx", content), ("factura 1.pdf", b"%PDF-1.4 x")]
    assert "factura 1.pdf" not in loader.post("/load", both).text
    several = loader.post("/load", [("a.xlsx", content), ("b.xlsx", content)])
    assert (several.status_code, "a.xlsx, b.xlsx" in several.text) == (400, True)
    nothing = loader.post("/load", [("", b"")])
    assert nothing.status_code == 400


@settings(max_examples=effort(40, 5_000))
@given(st.text() | st.from_regex(r"([.]{1,3}[/\\]){0,3}(con|nul|a|:|\.|~)*(\.xlsx)?"))
def test_a_file_s_name_leads_nowhere(name: str) -> None:
    folder = Path("/private/sent")
    parts = safe_parts(name)
    place = Path(os.path.normpath(folder.joinpath(*parts)))
    assert place.is_relative_to(folder)
    assert place != folder
    assert all(len(part.encode()) <= 255 and "\0" not in part for part in parts)
    assert not any(re.fullmatch(r"(con|prn|aux|nul)(\..*)?", part, re.I) for part in parts)


def test_what_was_sent_is_this_person_s_own_whatever_it_is_called(
    loader: Loader, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    planned = loader.send("../../../fuera/..\\C:\\libro.xlsx", RIGHT)
    assert "libro.xlsx" in planned.text
    [folder] = tmp_path.glob("coopledger-*")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    [kept] = tmp_path.rglob("*libro*.xlsx")
    assert folder in kept.parents
    loader.post("/load/drop", plan=plan_of(planned))
    assert not list(tmp_path.rglob("*libro*.xlsx"))
    assert loader.visitor.get(f"/load/plan?plan={plan_of(planned)}").status_code == 400


def test_it_waits_an_hour_at_most(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tray = Tray(tmp_path, Apart())
    place = tray.place()
    path = place / "sent" / "libro.xlsx"
    path.write_bytes(RIGHT)
    monkeypatch.setattr(waiting, "LONGEST_SECONDS", 0.5)
    name = tray.put(Waiting(Document(place, path), ledger, ledger.plan(path), {}))
    for _ in range(200):
        if not place.exists():
            break
        time.sleep(0.05)
    assert not place.exists()
    with pytest.raises(CoopledgerError):
        tray.get(name, ledger)


def test_a_bomb_is_refused_and_the_pages_go_on(loader: Loader, ledger: Ledger) -> None:
    bomb = bombs.zipped([("Gastos.csv", b"Folio\n" + b"," * (70 * 2**20))])
    planned = loader.send("gastos.zip", bomb)
    assert "No se puede guardar" in planned.text
    assert loader.record(loader.send("libro.xlsx", RIGHT)).url.path == "/load/done"


def endless(_: Progress) -> None:
    while True:
        pass


def greedy(_: Progress) -> int:
    return len([bytes(2**20) for _ in range(2**14)])


def halfway(progress: Progress) -> str:
    progress(0.5)
    return "read"


def test_work_apart_ends_by_time_by_memory_or_by_being_ended(tmp_path: Path) -> None:
    told: list[float] = []
    Apart().do(halfway, into=tmp_path / "a", progress=told.append)
    assert (told, outcome(tmp_path / "a")) == ([0.5], "read")
    with pytest.raises(CoopledgerError) as error:
        Apart(seconds=2.0).do(endless, into=tmp_path / "b")
    assert error.value.code == "web.reading-too-long"
    with pytest.raises(CoopledgerError) as error:
        Apart(most_bytes=2**30).do(greedy, into=tmp_path / "c")
    assert error.value.code == "web.reading-ended"
    ended = Apart()
    timer = threading.Timer(1.0, ended.close)
    timer.start()
    with pytest.raises(CoopledgerError) as error:
        ended.do(endless, into=tmp_path / "d")
    assert error.value.code == "web.reading-ended"
    assert [*tmp_path.iterdir()] == [tmp_path / "a"]
    assert not multiprocessing.active_children()


def test_the_example_is_loaded_in_the_example_s_ledger_alone(
    loader: Loader, ledger: Ledger
) -> None:
    planned = loader.send(EXAMPLE.name, EXAMPLE.read_bytes())
    loader.post("/example")
    elsewhere = loader.record(planned)
    assert (elsewhere.status_code, "esto ya no espera" in elsewhere.text) == (400, True)
    loader.post("/example/leave")
    assert loader.record(planned).url.path == "/load/done"
    assert [each.opening.code for each in ledger.books()] == ["INE-SEGIB-2016"]


def test_the_tables_of_a_workbook_are_dropped_together(loader: Loader, ledger: Ledger) -> None:
    """As they would be read in an archive; the same again is the same document, and nothing new."""
    tables = [
        ("libro/Gastos.csv", "Folio,Fecha,Importe,Moneda\nG-1,2016-03-01,100,MXN\n"),
        ("libro/Convenio.csv", "\n".join(",".join(row) for row in OPENING)),
        ("libro/Ministraciones.csv", "\n".join(",".join(map(str, row)) for row in CAME)),
    ]
    sent = [(name, said.encode()) for name, said in tables]
    planned = loader.post("/load", sent)
    assert "tablas.zip" in planned.text
    loader.record(planned)
    assert sorted(references(ledger)) == ["G-1", CODE, "M-1"]
    again = loader.post("/load", sent[::-1])
    assert 'action="/load/record"' not in again.text
    assert plan_of(again) != plan_of(planned)
    assert len(ledger.facts(CODE)) == 3
    [kept] = ledger.documents(CODE)
    assert kept.name == "tablas.zip"
    mixed = loader.post("/load", [*sent, ("otro.xlsx", workbook())])
    assert "otro.xlsx" in mixed.text
