"""An answer as Markdown: its title, and its rows as a table."""

from collections.abc import Iterable

from coopledger import Report


def write(report: Report) -> str:
    """An amount or a thing a row; without rows, the data that programs get."""
    lines = [f"# {report.document().title}", ""]
    if report.table is None:
        return "\n".join([*lines, str(report.data()), ""])
    table = report.table()
    lines += [_row(table.heads), _row("---" for _ in table.heads), *map(_row, table.rows)]
    return "\n".join([*lines, ""])


def _row(cells: Iterable[object]) -> str:
    said = ("" if cell is None else str(cell).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(said)} |"
