"""The guide for staff, followed to the letter: what it says to type is typed, to run is run.

What is to be done stands in the page itself. A block `console` is a command and what it shows. A
comment above a table or block, which readers do not see, says what it is:

    <!-- llenar: FILE / SHEET -->    the table's rows are typed below those of the sheet
                                     (the columns Dato and Escriba: beside their items)
    <!-- agregar: FILE / SHEET -->   a new sheet, with the table's headings and rows
    <!-- cambiar: FILE -->           sheet, cell, what it said (checked), what is typed
    <!-- ordenar: FILE / SHEET -->   the rows are sorted by their first column
    <!-- copiar: FILE -> FILE -->    a copy
    <!-- escribir: FILE -->          the block is written as that file
    <!-- señaladas: FILE frente a FILE -->   sheet, cell: what is coloured or commented in
                                     the first and not in the second (checked)
    <!-- renglones: Cuentas +3 -->   of what the next command shows, only the line that begins
                                     so and the three after it; several, with semicolons

A command runs on a terminal of 80 letters: what is written is what is seen there, line for line.
(Only a hash, or a time, is shorter in the page than it is on the screen.)
"""

import contextlib
import math
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from unittest import mock

import openpyxl
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from tests.command_line import environment, run_here

STEP = re.compile(
    r"<!-- (?P<verb>\w+): (?P<about>.*) -->\n"
    r"(?P<table>(?:\|.*\n)*)"
    r"|```console\n> (?P<command>.*)\n(?P<shown>(?s:.*?))```\n"
    r"|```(?:csv|toml|xml)\n(?P<text>(?s:.*?))```\n"
)
_OMITTED = "[...]"
_ITEMS = ["Dato", "Escriba"]

_HERS = environment(LOGNAME="ana")
"""The environment of somebody in Mexico at an ordinary terminal."""

_NORMALISED = (
    # The moment of the run, and the hashes that depend on it.
    (re.compile(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d[+-]\d\d:\d\d"), "(fecha y hora)"),
    (re.compile(r"\b[0-9a-f]{64}\b"), "(64 cifras y letras)"),
    (re.compile(r"\b[0-9a-f]{8}(?=/\d)"), "(huella)"),
    (re.compile(r"\b[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){3}\b"), "(16 cifras y letras)"),
    # Its day, and the one thirty days later.
    (re.compile(f"{date.today()}|{date.today() + timedelta(30)}"), "(fecha)"),
)


class Follower:
    """Somebody who does what the page says, in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lines = ""
        self._file = ""

    def follow(self, page: str) -> str:
        """The page, with what each command really shows."""
        steps = sum(1 for _ in STEP.finditer(page))
        written = sum(map(page.count, ("<!--", "```console", "```csv", "```toml", "```xml")))
        assert steps == written, f"{written} steps are written, {steps} are understood"
        assert len(re.findall(r"^> ", page, re.M)) == page.count("```console"), "one a block"
        return STEP.sub(self._step, page)

    def _step(self, step: re.Match[str]) -> str:
        if step["command"] is not None:
            return f"```console\n> {step['command']}\n{self._ran(step['command'])}```\n"
        if step["text"] is not None:
            (self.folder / self._file).write_text(step["text"], "utf-8", newline="\r\n")
            return step[0]
        verbs: dict[str, Callable[[str, list[dict[str, str]]], None]] = {
            "llenar": self._fill,
            "agregar": self._add_sheet,
            "cambiar": self._change,
            "ordenar": self._sort,
            "copiar": self._copy,
            "escribir": self._name,
            "señaladas": self._check_marks,
            "renglones": self._choose,
        }
        verbs[step["verb"]](step["about"], list(_rows(step["table"])))
        return step[0]

    def _ran(self, command: str) -> str:
        program, *arguments = shlex.split(command)
        assert program == "coopledger", command
        with mock.patch("coopledger.cli.progress_bar._PATIENCE_SECONDS", math.inf):
            ran = run_here(*arguments, folder=self.folder, given=_HERS, on_terminal=True)
        shown = ran.out.splitlines()
        for pattern, written in _NORMALISED:
            shown = [pattern.sub(written, line) for line in shown]
        chosen, self._lines = self._lines, ""
        return "".join(f"{line.rstrip()}\n" for line in _excerpt(shown, chosen))

    def _choose(self, about: str, _: list[dict[str, str]]) -> None:
        self._lines = about

    def _name(self, about: str, _: list[dict[str, str]]) -> None:
        self._file = about

    def _copy(self, about: str, _: list[dict[str, str]]) -> None:
        source, target = (self.folder / name for name in about.split(" -> "))
        target.parent.mkdir(exist_ok=True)
        shutil.copy(source, target)

    @contextlib.contextmanager
    def _workbook(self, name: str) -> Iterator[openpyxl.Workbook]:
        book = openpyxl.load_workbook(self.folder / name)
        yield book
        book.save(self.folder / name)

    def _fill(self, about: str, rows: list[dict[str, str]]) -> None:
        file, _, sheet = about.partition(" / ")
        with self._workbook(file) as book:
            fill = _fill_items if list(rows[0]) == _ITEMS else _add_rows
            fill(book[sheet], rows)

    def _add_sheet(self, about: str, rows: list[dict[str, str]]) -> None:
        file, _, name = about.partition(" / ")
        with self._workbook(file) as book:
            sheet = book.create_sheet(name)
            sheet.append(list(rows[0]))
            _add_rows(sheet, rows)

    def _change(self, about: str, rows: list[dict[str, str]]) -> None:
        with self._workbook(about) as book:
            for row in rows:
                cell = book[row["Hoja"]][row["Celda"]]
                assert _read(cell) == row["Dice"], f"{about}, {row}: it says {_read(cell)}"
                _type(cell, row["Escriba"])

    def _sort(self, about: str, _: list[dict[str, str]]) -> None:
        file, _, sheet = about.partition(" / ")
        with self._workbook(file) as book:
            rows = list(book[sheet].iter_rows(min_row=3))
            values = [[cell.value for cell in row] for row in rows if row[0].value]
            ordered = sorted(values, key=lambda row: str(row[0]))
            assert ordered != values, f"{about}: sorting it would change nothing"
            for row, new in zip(rows, ordered, strict=False):
                for cell, value in zip(row, new, strict=True):
                    cell.value = value

    def _check_marks(self, about: str, rows: list[dict[str, str]]) -> None:
        marked, plain = (
            openpyxl.load_workbook(self.folder / name) for name in about.split(" frente a ")
        )
        found = [
            (sheet.title, cell.coordinate)
            for sheet in plain
            for line in marked[sheet.title].iter_rows()
            for cell in line
            if _said_of(cell) != _said_of(sheet[cell.coordinate])
        ]
        assert found == [(row["Hoja"], row["Celda"]) for row in rows], found


def _excerpt(shown: list[str], chosen: str) -> Iterator[str]:
    """The chosen lines, and a sign where others were left out."""
    end = 0
    for part in chosen.split("; ") if chosen else ():
        begins, _, more = part.rpartition(" +")
        first = next(n for n, line in enumerate(shown) if n >= end and line.startswith(begins))
        if first > end:
            yield _OMITTED
        end = first + int(more) + 1
        assert end <= len(shown), f"{part}: there is no more to show"
        yield from shown[first:end]
    if not chosen:
        yield from shown
    elif end < len(shown):
        yield _OMITTED


def _rows(table: str) -> Iterator[dict[str, str]]:
    lines = [
        [cell.strip().replace("`", "").replace("**", "") for cell in line.strip("|").split("|")]
        for line in (line.strip() for line in table.splitlines())
    ]
    for line in lines[2:]:
        yield dict(zip(lines[0], line, strict=True))


def _fill_items(sheet: Worksheet, rows: list[dict[str, str]]) -> None:
    places = {str(row[0].value): row[1] for row in sheet.iter_rows(min_row=2)}
    for row in rows:
        _type(places[row["Dato"]], row["Escriba"])


def _add_rows(sheet: Worksheet, rows: list[dict[str, str]]) -> None:
    columns = {cell.value: cell.column for cell in sheet[1]}
    for row in rows:
        number = next(n for n in range(2, 999) if not sheet.cell(n, 1).value)
        for name, text in row.items():
            _type(sheet.cell(number, columns[name]), text)


def _type(cell: Cell, text: str) -> None:
    """As Excel takes what is typed: numbers, days and months become what they look like."""
    if text == "(vacía)":
        cell.value = None
    elif re.fullmatch(r"\d[\d,]*(\.\d+)?", text):
        number = float(text.replace(",", ""))
        cell.value = int(number) if number.is_integer() and "." not in text else number
    elif re.fullmatch(r"\d\d/\d\d/\d{4}", text):
        cell.value, cell.number_format = datetime.strptime(text, "%d/%m/%Y"), "dd/mm/yyyy"
    elif re.fullmatch(r"\d{4}-\d\d", text):
        cell.value, cell.number_format = datetime.strptime(text, "%Y-%m"), "mmm-yy"
    else:
        cell.value = text or None


def _said_of(cell: Cell) -> tuple[str, str]:
    """The comment of a cell, and its colour."""
    return cell.comment.text if cell.comment else "", str(cell.fill.fgColor.rgb)


def _read(cell: Cell) -> str:
    """As Excel shows it."""
    match cell.value:
        case None:
            return "(vacía)"
        case datetime() as day:
            return day.strftime("%d/%m/%Y")
        case float() as number:
            return f"{number:,.2f}"
        case value:
            return str(value)
