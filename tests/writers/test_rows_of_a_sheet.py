"""What has more rows than a sheet of Excel is refused, whichever sheet it is; none is lost."""

import io

import pytest
from xlsxwriter import Workbook

from coopledger import CoopledgerError, Ledger
from coopledger.messages.catalogue import Language
from coopledger.writers import printed_sheet
from tests.writers.answers import YEAR_END, example

CODE = "INE-SEGIB-2016"


def test_so_many_are_there() -> None:
    sheet = Workbook(io.BytesIO(), {"in_memory": True}).add_worksheet()
    assert sheet.xls_rowmax == printed_sheet.MOST_ROWS
    assert sheet.write_string(printed_sheet.MOST_ROWS - 1, 0, "last") == 0
    assert sheet.write_string(printed_sheet.MOST_ROWS, 0, "lost") == -1


ASKED = {
    "Pólizas": lambda ledger: ledger.accounting_journal(CODE, on=YEAR_END).to_xlsx("es"),
    "Auxiliar": lambda ledger: ledger.auxiliary(CODE).to_xlsx("es"),
    "Datos": lambda ledger: ledger.reconcile(CODE, on=YEAR_END).to_xlsx("es"),
    "Rubros": lambda ledger: ledger.export(CODE, form="xlsx", language="es"),
}


@pytest.mark.parametrize("sheet", ASKED)
def test_more_are_refused_on_any_sheet(monkeypatch: pytest.MonkeyPatch, sheet: str) -> None:
    with example() as ledger:
        assert isinstance(ledger, Ledger)
        ASKED[sheet](ledger)
        for most in range(1, 40):
            monkeypatch.setattr(printed_sheet, "MOST_ROWS", most)
            with pytest.raises(CoopledgerError) as refused:
                ASKED[sheet](ledger)
            assert str(most) in refused.value.message(Language.EN)
            if sheet in refused.value.message(Language.ES):
                break
        else:
            pytest.fail("it is never said of this sheet")
