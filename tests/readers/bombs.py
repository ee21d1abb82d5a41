"""Small documents that would fill a machine, or keep it busy for hours: one of each kind."""

import io
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_CELL = '<c t="inlineStr"><is><t>Folio</t></is></c>'


def zipped(parts: Iterable[tuple[str, bytes | str]]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as container:
        for name, part in parts:
            container.writestr(name, part)
    return out.getvalue()


def workbook(
    sheet: str, *, sheets: int = 1, names: int = 1, shared: str = "", styles: str = ""
) -> bytes:
    """A workbook of one part of cells. names: how many sheets say that it is theirs."""
    listed = "".join(
        f'<sheet name="Gastos{n or ""}" sheetId="{n + 1}" r:id="rId1"/>' for n in range(names)
    )
    targets = [("worksheet", "worksheets/sheet1.xml")]
    targets += [("sharedStrings", "sharedStrings.xml")] if shared else []
    targets += [("styles", "styles.xml")] if styles else []
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    overrides = "".join(
        f'<Override PartName="/xl/{target}" ContentType="{_TYPE}.{kind}+xml"/>'
        for kind, target in targets
    )
    return zipped(
        [
            (
                "[Content_Types].xml",
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/><Override '
                f'PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
                f"{overrides}</Types>",
            ),
            (
                "_rels/.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
                f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            ),
            (
                "xl/workbook.xml",
                f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
                "</workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
            ),
            ("xl/worksheets/sheet1.xml", f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>'),
            *([("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{shared}</sst>')] if shared else []),
            *(
                [("xl/styles.xml", f'<styleSheet xmlns="{_MAIN}">{styles}</styleSheet>')]
                if styles
                else []
            ),
        ]
    )


def _data(rows: str, after: str = "") -> str:
    return f"<sheetData>{rows}</sheetData>{after}"


def opendocument(content: str) -> bytes:
    """A spreadsheet of LibreOffice with one sheet."""
    names = "".join(
        f' xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{prefix}:1.0"'
        for prefix in ("office", "table", "text", "style")
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    body = (
        f"<office:document-content{names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Gastos">{content}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped([("mimetype", kind), ("META-INF/manifest.xml", "<m/>"), ("content.xml", body)])


def _ods_cell(text: str = "x", of_row: str = "", of_cell: str = "") -> str:
    return (
        f'<table:table-row {of_row}><table:table-cell office:value-type="string" {of_cell}>'
        f"<text:p>{text}</text:p></table:table-cell></table:table-row>"
    )


def _merged(areas: int) -> bytes:
    said = "".join(f'<mergeCell ref="A{1 + n * 500}:GR{500 + n * 500}"/>' for n in range(areas))
    rows = f'<row r="1">{_CELL}</row><row r="1048576">{_CELL}</row>'
    return workbook(_data(rows, f"<mergeCells>{said}</mergeCells>"))


def _camt(entries: str) -> bytes:
    return (
        '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02"><BkToCstmrStmt><Stmt>'
        f"{entries}</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _cfdi(inside: str, attributes: str = "") -> bytes:
    return (
        f'<cfdi:Comprobante xmlns:cfdi="http://www.sat.gob.mx/cfd/4" Version="4.0" {attributes}>'
        f"{inside}</cfdi:Comprobante>"
    ).encode()


M = 10**6

BOMBS: dict[str, Callable[[], bytes]] = {
    # A workbook of Excel.
    "merged-areas.xlsx": lambda: _merged(2_000),
    "merged-again-and-again.xlsx": lambda: workbook(
        _data(
            f'<row r="1">{_CELL}</row><row r="500">{_CELL}</row>',
            "<mergeCells>" + '<mergeCell ref="A1:GR500"/>' * 50_000 + "</mergeCells>",
        )
    ),
    "far-cells.xlsx": lambda: workbook(_data('<row><c r="XFD1"><v>1</v></c></row>' * 300_000)),
    "wide-cells.xlsx": lambda: workbook(_data('<row><c r="GR1"><v>1</v></c></row>' * 1_000_000)),
    "many-cells.xlsx": lambda: workbook(_data(f"<row>{'<c><v>1</v></c>' * 40}</row>" * 500_000)),
    "many-words.xlsx": lambda: workbook(_data(f"<row>{_CELL * 20}</row>" * 200_000)),
    "one-long-row.xlsx": lambda: workbook(_data(f"<row>{'<c><v>1</v></c>' * 10 * M}</row>")),
    "wrong-rows.xlsx": lambda: workbook(
        _data(
            "<row>"
            + "".join(
                f'<c t="inlineStr"><is><t>{h}</t></is></c>'
                for h in ("Convenio", "Folio", "Fecha", "Importe", "Moneda", "Rubro")
            )
            + "</row>"
            + ("<row>" + '<c t="inlineStr"><is><t>x</t></is></c>' * 6 + "</row>") * 300_000
        )
    ),
    "a-sheet-under-many-names.xlsx": lambda: workbook(
        _data(f'<row r="1">{_CELL}</row><row r="1048576">{_CELL}</row>'), names=5_000
    ),
    "empty-rows-under-many-names.xlsx": lambda: workbook(_data("<row/>" * 100_000), names=5_000),
    "many-sheets.xlsx": lambda: workbook(_data(""), names=145_000),
    "shared-words.xlsx": lambda: workbook(_data(""), shared="<si><t>a</t></si>" * 6 * M),
    "long-word-shared.xlsx": lambda: workbook(
        _data(
            "<row>"
            + '<c t="s"><v>0</v></c>' * 20
            + "</row>"
            + ("<row>" + '<c t="s"><v>0</v></c>' * 20 + "</row>") * 20_000
        ),
        shared=f"<si><t>{'a1 ' * 10_000}</t></si>",
    ),
    "rich-word.xlsx": lambda: workbook(_data(""), shared=f"<si>{'<r><t>a</t></r>' * 5 * M}</si>"),
    "one-long-word.xlsx": lambda: workbook(
        _data(f'<row><c t="inlineStr"><is><t>{"a" * 9 * M}</t></is></c></row>' * 40)
    ),
    "styles.xlsx": lambda: workbook(
        _data(f"<row>{_CELL}</row>"), styles=f"<cellXfs>{'<xf/>' * 3 * M}</cellXfs>"
    ),
    "formats.xlsx": lambda: workbook(
        _data(f"<row>{_CELL}</row>"),
        styles="<numFmts>"
        + "".join(f'<numFmt numFmtId="{n}" formatCode="0"/>' for n in range(200, 800_000))
        + "</numFmts>",
    ),
    "one-long-format.xlsx": lambda: workbook(
        _data('<row><c s="1"><v>1</v></c></row>'),
        styles=f'<numFmts><numFmt numFmtId="200" formatCode="{"[$" * M}"/></numFmts>'
        '<cellXfs><xf/><xf numFmtId="200"/></cellXfs>',
    ),
    "blank.xlsx": lambda: workbook(_data(f"<row>{_CELL}</row>") + " " * 450 * M),
    "attributes.xlsx": lambda: workbook(
        _data("<row " + " ".join(f'a{n}="1"' for n in range(500_000)) + "/>")
    ),
    "levels.xlsx": lambda: workbook("<a>" * 100_000 + "</a>" * 100_000),
    "comments.xlsx": lambda: workbook(_data(f"<row>{_CELL}</row>" + "<!-- -->" * 20 * M)),
    "digits.xlsx": lambda: workbook(_data(f"<row><c><v>{'9' * 5 * M}</v></c></row>")),
    "row-number.xlsx": lambda: workbook(_data(f'<row r="{"9" * 4_000}">{_CELL}</row>')),
    # One of LibreOffice.
    "repeated-rows.ods": lambda: opendocument(
        _ods_cell(
            of_row='table:number-rows-repeated="1048576"',
            of_cell='table:number-columns-repeated="200"',
        )
    ),
    "repeated-again.ods": lambda: opendocument(
        _ods_cell(of_row='table:number-rows-repeated="1048576"') * 1_000
    ),
    "covered.ods": lambda: opendocument(
        (
            '<table:table-row table:number-rows-repeated="500"><table:covered-table-cell '
            'table:number-columns-repeated="200"/></table:table-row>'
        )
        * 2_000
        + _ods_cell()
    ),
    "counted-blanks.ods": lambda: opendocument(_ods_cell('<text:s text:c="2000000000"/>')),
    "blanks-counted-often.ods": lambda: opendocument(
        _ods_cell('<text:s text:c="30000"/>' * 100_000)
    ),
    "digits.ods": lambda: opendocument(
        '<table:table-row><table:table-cell office:value-type="float" '
        f'office:value="{"9" * 100_000}"><text:p>{"9," * M}</text:p></table:table-cell>'
        "</table:table-row>"
    ),
    "levels.ods": lambda: opendocument("<text:p>" * 50_000 + "</text:p>" * 50_000),
    "many-cells.ods": lambda: opendocument(
        "".join(
            (
                "<table:table-row>",
                '<table:table-cell office:value-type="float" office:value="1"/>' * 100,
                "</table:table-row>",
            )
        )
        * 30_000
    ),
    # Tables, invoices and statements, alone and in a zip.
    "one-line.zip": lambda: zipped([("Gastos.csv", b"a" * 480 * M)]),
    "one-line-of-cells.zip": lambda: zipped([("Gastos.csv", b"a," * 240 * M)]),
    "lines.zip": lambda: zipped([("Gastos.csv", b"a\n" * 240 * M)]),
    "quoted.zip": lambda: zipped([("Gastos.csv", b'"' + b"\n" * 400 * M)]),
    "tables.zip": lambda: zipped(
        (f"Gastos-{n}.csv", "Folio,Fecha\n" * 100_000) for n in range(300)
    ),
    "lines.csv": lambda: b"Folio,Fecha,Importe\n" + b"x,y,z\n" * 20 * M,
    "cells.csv": lambda: b"Folio,Fecha,Importe\n" + b"," * 100 * M,
    "old-letters.csv": lambda: b"\xe1 " * 100 * M,
    "wrong-rows.csv": lambda: (
        b"Convenio,Folio,Fecha,Importe,Moneda,Rubro\n" + b"x,x,x,x,x,x\n" * 400_000
    ),
    "digits.csv": lambda: (
        f"Convenio,Folio,Fecha,Importe,Moneda\nA,G-1,{'1' * 100_000},{'9' * 100_000},MXN\n"
        f"A,G-2,{'1/' * 50_000},{'9,' * 60_000},MXN\nA,G-3,{'1 ' * 50_000},{'(' * 100_000},MXN\n"
        f"A,G-4,{'a a ' * 30_000},{'$ ' * 60_000},MXN\n"
    ).encode(),
    "invoices.zip": lambda: zipped((f"{n}.xml", "<a/>") for n in range(60_000)),
    "long-invoices.zip": lambda: zipped((f"{n}.xml", b"<a/>" + b" " * M) for n in range(480)),
    "elements.xml": lambda: _camt("<Ntry/>" * 15 * M),
    "small-elements.xml": lambda: _camt("<a/>" * 25 * M),
    "entries.xml": lambda: _camt("<Ntry><Amt>1</Amt></Ntry>" * 2 * M),
    "levels.xml": lambda: _camt("<a>" * 1_000_000),
    "attributes.xml": lambda: _cfdi("", " ".join(f'a{n}="1"' for n in range(2 * M))),
    "namespaces.xml": lambda: _cfdi(
        "".join(f'<a{n} xmlns:n{n}="u{n}">' for n in range(150))
        + "<b/>" * M
        + "".join(f"</a{n}>" for n in reversed(range(150)))
    ),
    "long-attribute.xml": lambda: _cfdi("", f'Total="{"9" * 9 * M}" Fecha="{"1" * 9 * M}"'),
    "concepts.xml": lambda: _cfdi(
        "<cfdi:Conceptos>" + "<cfdi:Concepto/>" * 5 * M + "</cfdi:Conceptos>"
    ),
    "brackets.json": lambda: b"[" * 100_000,
    "brackets-inside.json": lambda: b'{"facts": [' + b"[" * 100_000 + b"]" * 100_000 + b"]}",
    "lists.json": lambda: b'{"facts": [' + b"[]," * 100 * M + b"[]]}",
    "facts.json": lambda: b'{"facts": [' + b"{}," * 5 * M + b"{}]}",
    "digits.json": lambda: b'{"facts": [' + b"9" * 10 * M + b"]}",
    "names.json": lambda: b'{"facts": [{"a":1' + b',"a":1' * 5 * M + b"}]}",
    "text.json": lambda: b'{"facts": [{"kind": "' + b"a" * 300 * M + b'"}]}',
    "lines.sta": lambda: (
        b":20:A\r\n:25:1\r\n:28C:1\r\n:60F:C160101MXN0,\r\n" + b":61:1601010101C1,NTRFx\r\n" * 4 * M
    ),
    "one-line.sta": lambda: b":20:A\r\n:86:" + b"a" * 300 * M,
    "tags.sta": lambda: b":20:A\r\n" + b":86:?20\r\n" * 20 * M,
}


def write(name: str, folder: Path) -> Path:
    """A bomb in a file."""
    path = folder / name
    path.write_bytes(BOMBS[name]())
    return path
