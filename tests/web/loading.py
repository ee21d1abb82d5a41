"""Loading as a person without a screen does it: send, wait, look at what is planned, record."""

import re
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from coopledger.testing.sheets import workbook_bytes
from tests.web.serving import Visitor

EXAMPLE = Path(str(files("coopledger.examples"))) / "INE-SEGIB-2016.xlsx"
CODE = "INE-1"
_ALL_OF_IT = 60
"""Looks at a page, each of which waits for the job."""

OPENING = [
    ["Clave", CODE], ["Título", "Talleres"], ["Moneda del convenio", "EUR"], ["Cuentas", "MXN"],
]  # fmt: skip
CAME = [
    ["Folio", "Fecha", "Importe", "Moneda", "Enviado (EUR)"],
    ["M-1", "2016-01-04", 1000, "MXN", 50],
]


def workbook(*spent: tuple[str, object]) -> bytes:
    """A workbook of one agreement of 1,000.00 pesos: folio and amount of each expenditure."""
    rows = [[folio, "2016-03-01", amount, "MXN"] for folio, amount in spent]
    return workbook_bytes(
        {
            "Convenio": OPENING,
            "Ministraciones": CAME,
            "Gastos": [["Folio", "Fecha", "Importe", "Moneda"], *rows],
        }
    )


class Loader:
    """Somebody at the pages."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def post(
        self,
        path: str,
        files: Sequence[tuple[str, bytes]] = (),
        *,
        field: str = "files",
        **form: str,
    ) -> httpx.Response:
        """A form sent, and where that leads once it is done. field: the one of its files."""
        visitor = self.visitor
        sent = [(field, each) for each in files] or None
        answer = visitor.client.post(
            path,
            data={"token": visitor.token, **form},
            files=sent,
            headers={"origin": visitor.served.base},
            follow_redirects=True,
        )
        for _ in range(_ALL_OF_IT):
            if answer.url.path != "/load/working" or answer.status_code != httpx.codes.OK:
                break
            answer = visitor.client.get(answer.url, follow_redirects=True)
        return answer

    def send(self, name: str, content: bytes, **form: str) -> httpx.Response:
        """One document dropped: the page of its plan."""
        return self.post("/load", [(name, content)], **form)

    def record(self, planned: httpx.Response) -> httpx.Response:
        return self.post("/load/record", plan=plan_of(planned))


def shown(page: str) -> str:
    """The hash that a form of a page sends back."""
    found = re.search(r'name="plan" value="([0-9a-f]{64})"', page)
    assert found is not None, page
    return found[1]


def plan_of(page: httpx.Response) -> str:
    """The hash of what a page shows."""
    assert page.url.path == "/load/plan", (page.url, page.text)
    [found] = parse_qs(urlsplit(str(page.url)).query)["plan"]
    return found
