"""An agreement with money in it, for tests of where books are kept."""

import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import Any

from coopledger import Agreement, Disbursement, Expenditure, Ledger, Reversal
from coopledger.store.sealing import sealed

OPENING = Agreement(code="A", title="T", currency="EUR", accounts=["MXN"])
MONEY = Disbursement(
    book="A", reference="M", when="2016-08", amount="900000.00 MXN", sent="45000.00 EUR"
)


def opened(where: str, *codes: str) -> None:
    """Books with 900,000 pesos each."""
    with Ledger.open(where) as ledger:
        for code in codes or ("A",):
            ledger.record(OPENING.model_copy(update={"code": code}))
            ledger.record(MONEY.model_copy(update={"book": code}))


def spent(reference: str, amount: str = "1.00 MXN", book: str = "A") -> Expenditure:
    return Expenditure(book=book, reference=reference, when="2016-10-05", amount=amount)


def saying(row: Mapping[str, Any], **texts: object) -> dict[str, str]:
    """The columns of a row's texts, were it to say others, as somebody who knows how seals them."""
    kept = json.loads(row["sealed"])
    return sealed(kept["texts"] | texts, kept["secret"])


def reversing(reference: str, by: str) -> Reversal:
    return Reversal(book="A", reference=by, when="2016-10-05", of=reference, reason="twice")


def program(script: str, *arguments: object) -> subprocess.Popen[str]:
    """Another process that uses the ledger, started; what it says is what it did."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def all_together(start: Callable[[int], subprocess.Popen[str]], count: int) -> list[list[str]]:
    """What each of many processes said, which run at the same time and must all end well."""
    running = [start(number) for number in range(count)]
    ended = [process.communicate() for process in running]
    assert [err for _, err in ended] == [""] * count
    assert [process.returncode for process in running] == [0] * count
    return [out.split() for out, _ in ended]
