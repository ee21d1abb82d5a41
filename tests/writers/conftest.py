"""An officer's workbook."""

import io
import struct
import zlib
from pathlib import Path

import pytest
import xlsxwriter


def image() -> io.BytesIO:
    """The smallest picture: one black pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    pixel = chunk(b"IDAT", zlib.compress(b"\0\0"))
    return io.BytesIO(b"\x89PNG\r\n\x1a\n" + header + pixel + chunk(b"IEND", b""))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An officer's workbook, with something of all that one may have."""
    path = tmp_path / "libro.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("Convenio").write_row(0, 0, ["Código", "INE-1"])
        sheet = book.add_worksheet("Gastos")
        dark = book.add_format({"bold": True, "font_color": "white", "bg_color": "#1F3864"})
        money = book.add_format({"num_format": "#,##0.00", "border": 1, "align": "right"})
        grey = book.add_format({"bg_color": "#EEEEEE", "num_format": "0.0"})
        sheet.write_row(0, 0, ["Folio", "Fecha", "Importe", "Nota"], dark)
        sheet.set_column("B:B", 22, book.add_format({"num_format": "yyyy-mm-dd"}))
        sheet.set_column("C:C", 14)
        sheet.write_rich_string("A2", "G-", book.add_format({"bold": True}), "001")
        sheet.write_number("C2", 1250.5, money)
        sheet.write_formula("C3", "=C2*2", money, 2501)
        sheet.write_string("D3", "=cmd() <&>")
        sheet.write_blank("D2", None, money)
        sheet.set_row(5, 30, grey)
        sheet.write_string("A6", "G-005")
        sheet.merge_range("E8:F10", "juntas", money)
        sheet.write_comment("C3", "Revisar con Ana", {"author": "Luisa"})
        sheet.write_comment("A6", "Otra", {"author": "Luisa"})
        sheet.conditional_format(
            "C2:C9", {"type": "cell", "criteria": ">", "value": 9, "format": grey}
        )
        sheet.data_validation("B2:B9", {"validate": "list", "source": ["a", "b"]})
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Gastos!$C$2:$C$3"})
        sheet.insert_chart("H2", chart)
        sheet.insert_image("H20", "punto.png", {"image_data": image()})
        hidden = book.add_worksheet("Oculta")
        hidden.write_formula("A1", "=Gastos!C3", None, 2501)
        hidden.hide()
        book.define_name("Importes", "=Gastos!$C$2:$C$3")
    return path
