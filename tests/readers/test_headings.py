"""No heading names two fields of a sheet, and what a sheet says of its fields, it has."""

import pytest

from coopledger.readers import sheets
from coopledger.readers.cells import plain
from coopledger.readers.columns import SheetSpec

SPECS = (sheets.AGREEMENT, sheets.PROGRAMME, sheets.ACCOUNTS, sheets.LINES, *sheets.TABLES)

each_sheet = pytest.mark.parametrize("spec", SPECS, ids=lambda spec: spec.kind)


@each_sheet
def test_a_heading_names_one_field(spec: SheetSpec) -> None:
    named: dict[str, str] = {}
    for column in spec.columns:
        for heading in map(plain, column.headers):
            assert named.setdefault(heading, column.field) == column.field, heading


@each_sheet
def test_what_it_gathers_awaits_or_shows_rarely_is_a_field_of_it(spec: SheetSpec) -> None:
    fields = {column.field for column in spec.columns}
    assert {*spec.rare, *filter(None, (spec.awaits,))} <= fields
    assert {column.currency_from for column in spec.columns} - {None} <= fields
