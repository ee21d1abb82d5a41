"""Tables of facts as offices and programs make them, right and wrong, from a seed."""

import csv
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import polars as pl

from coopledger.readers.fact_rows import COLUMNS

Cells = dict[str, str]

FIRST = date(2016, 1, 1)
FORMS = ("csv", "jsonl", "parquet")

_ODD: Mapping[str, tuple[str, ...]] = {
    "kind": ("", "reversal", "gasto", "Expenditure", "withdrawal", "agreement"),
    "book": ("", " A-0", "a-0", "A 0", "A-00", "É-1", "A-1", "A-2"),
    "reference": (
        "", "G-1", "G-01", "g-1", "G 1", "G-1 ", "A-0", "x" * 101, "É-1", "=1", "'1", "7",
    ),
    "revision": ("", "2", "0", "x", "1.0", "01"),
    "when": (
        "", "2016", "2016-03", "2016-02-30", "2016-3-4", "05/10/2016", "2999-01-01", "1899-12-31",
        "2016-03-01/2016-03-20", "2016-03-01/2016-03-01", " 2016-03-01", "2015-12-31",
    ),
    "account": ("", "MXN", "BANK", "CASH", "EUR", "NO", " BANK"),
    "amount": (
        "", "0", "0.00", "-5.00", "+5.00", "5", "5.1", "5.10", "5.100", "5.123", "1e3", "1,000.00",
        "99999999999.99", "999999999999999.99", "٥.٠٠", "5.", ".5", " 5.00", "NaN", "0005.00",
    ),
    "currency": ("", "mxn", "XXX", "USD", "EUR", "MXP", "JPY", "NO"),
    "counter_amount": ("", "0.00", "1.00", "-1.00", "1.005", "x"),
    "counter_currency": ("", "EUR", "MXN", "USD"),
    "line": ("", "L1", "L2", "OUT", "L9", "L1 "),
    "activity": ("", "W-1"),
    "payee": ("", "Ana", "José Núñez", " Ana", "=1+1", "'=1", "Jose\u0301", "a\u200bb", 'Ana "la"'),
    "concept": ("", "taxi", "taxi, hotel", "dos\nlíneas"),
    "more": (
        "", '{"note":"x"}', '{"provenance":"derived"}', '{"provenance":"sure"}', "{bad",
        '{"when":"2016"}', "[]", '{"source":"acta, p. 3"}', '{"commitment":"C-1"}', '{"note":""}',
        '{"issued":"2016-12-01"}', '{"note":"a","note":"b"}',
    ),
}  # fmt: skip
"""What may stand in a cell instead, by its column: some of it says the same, most does not."""

_TERMS: tuple[dict[str, Any], ...] = (
    {"currency": "EUR", "accounts": [{"code": "MXN", "currency": "MXN"}]},
    {
        "currency": "EUR",
        "accounts": [
            {"code": "BANK", "currency": "MXN"},
            {"code": "CASH", "currency": "MXN"},
            {"code": "EUR", "currency": "EUR"},
        ],
        "conversion": "average",
        "start": "2016-01-01",
        "end": "2016-12-31",
    },
    {"currency": "MXN", "accounts": [{"code": "MXN", "currency": "MXN"}], "recipient": "INE"},
    {
        "currency": "USD",
        "accounts": [{"code": "JPY", "currency": "JPY"}],
        "approval_for": ["loads"],
    },
)
_OTHER_TERMS: tuple[dict[str, Any], ...] = (
    {"prefinancing": True},
    {"follows": "A-0"},
    {"spending_rates": [{"currency": "MXN", "value": "20"}]},
    {"currency": "NO"},
    {"accounts": []},
    {"end": "2015-01-01"},
)


class Table:
    """Some agreements and what moved in them, row by row. amiss: how many cells say otherwise."""

    def __init__(self, seed: int, *, amiss: int, agreements: int = 4, most: int = 8) -> None:
        self.random = Random(seed)
        self.rows: list[Cells] = []
        for number in range(agreements):
            self._agreement(f"A-{number}", most, plain=not amiss)
        if self.random.random() < 0.4:
            self.random.shuffle(self.rows)
        for _ in range(amiss):
            row = self.random.choice(self.rows)
            column = self.random.choice([*_ODD])
            row[column] = self.random.choice(_ODD[column])
        if amiss and self.random.random() < 0.2:
            self.rows.append(dict(self.random.choice(self.rows)))

    def _agreement(self, code: str, most: int, *, plain: bool) -> None:
        terms = dict(self.random.choice(_TERMS))
        if not plain and self.random.random() < 0.15:
            terms |= self.random.choice(_OTHER_TERMS)
        ceiling = {"amount": "300.00", "currency": "MXN"}
        lines: list[dict[str, Any]] = [{"code": "L1", "title": "Travel"}]
        if terms["accounts"] and terms["accounts"][0]["currency"] == "MXN":
            lines.append({"code": "L2", "title": "Fees", "ceiling": ceiling})
        lines.append({"code": "OUT", "title": "Not eligible", "eligible": False})
        more = {"title": f"Agreement {code}", **terms, "lines": lines}
        self._add(kind="agreement", book=code, reference=code, more=json.dumps(more))
        held: dict[str, int] = {}
        day = FIRST
        for number in range(self.random.randint(0, most)):
            day += timedelta(days=self.random.choice((0, 0, 1, 20)))
            self._event(code, terms, held, f"-{number + 1}", day, plain=plain)

    def _event(
        self, code: str, terms: dict[str, Any], held: dict[str, int], number: str, day: date, *,
        plain: bool,
    ) -> None:  # fmt: skip
        if not terms["accounts"]:
            return
        account = self.random.choice(terms["accounts"])
        name, currency = account["code"], account["currency"]
        own = terms["currency"]
        kinds = ["disbursement", "interest"] + ["expenditure"] * 4 + ["refund"]
        kind = self.random.choice(kinds)
        before = held.get(name, 0)
        if before < 200 and (plain or self.random.random() < 0.9):
            kind = "disbursement"
        cells: Cells = {}
        if kind in ("disbursement", "interest"):
            minor = self.random.choice((50_000, 20_011, 100))
            held[name] = before + minor
        else:
            minor = self.random.randint(1, max(1, before // 2))
            held[name] = before - minor
        if kind == "disbursement" or (kind != "expenditure" and self.random.random() < 0.5):
            worth = minor if own == currency else self.random.randint(1, 9_999)
            cells = {"counter_amount": _written(worth, own), "counter_currency": own}
        if kind == "expenditure":
            cells |= {
                "line": self.random.choice(("", "L1", "L1", "L2" if currency == "MXN" else "L1")),
                "payee": self.random.choice(("", "", "Ana", "José Núñez")),
                "concept": self.random.choice(("", "taxi")),
            }
        if self.random.random() < 0.2:
            cells["more"] = self.random.choice(_ODD["more"][1:3])
        alone = sum(each["currency"] == currency for each in terms["accounts"]) == 1
        self._add(
            kind=kind,
            book=code,
            reference=f"{kind[0].upper()}{number}",
            revision=self.random.choice(("", "1")),
            when=self.random.choice([day.isoformat()] * 9 + [day.isoformat()[:7]]),
            account="" if alone and self.random.random() < 0.5 else name,
            amount=_written(minor, currency),
            currency=currency,
            **cells,
        )

    def _add(self, **cells: str) -> None:
        self.rows.append(dict.fromkeys(COLUMNS, "") | cells)

    def write(self, path: Path) -> None:
        """In the form that its name ends as."""
        WRITERS[path.suffix](path, self.rows)


def _written(minor: int, currency: str) -> str:
    return str(minor) if currency == "JPY" else f"{minor // 100}.{minor % 100:02}"


def _csv(path: Path, rows: Iterable[Cells]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _jsonl(path: Path, rows: Iterable[Cells]) -> None:
    lines = (json.dumps({n: c for n, c in row.items() if c}, ensure_ascii=False) for row in rows)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")


def _parquet(path: Path, rows: Iterable[Cells]) -> None:
    named = {name: [row[name] or None for row in rows] for name in COLUMNS}
    pl.DataFrame(named, schema=dict.fromkeys(COLUMNS, pl.String)).write_parquet(path)


WRITERS: Mapping[str, Callable[[Path, Iterable[Cells]], None]] = {
    ".csv": _csv,
    ".jsonl": _jsonl,
    ".parquet": _parquet,
}


def plain_table(path: Path, agreements: int, events: int, prefinanced: int = 0) -> None:
    """Agreements in which there is nothing to be said: each is taken by columns.

    prefinanced: how many more are on terms that columns are not held to.
    """
    rows: list[Cells] = []
    for number in range(agreements + prefinanced):
        code = f"A-{number}"
        other = {"prefinancing": True} if number >= agreements else {}
        lines = {"lines": [{"code": "L1", "title": "Travel"}]}
        more = json.dumps({"title": f"Agreement {number}", **_TERMS[0], **lines, **other})
        rows.append({"kind": "agreement", "book": code, "reference": code, "more": more})
        for place in range(events):
            day = (FIRST + timedelta(days=place)).isoformat()
            row = {"book": code, "when": day, "amount": f"{place + 1}.00", "currency": "MXN"}
            if place == 0:
                row |= {"kind": "disbursement", "reference": "M-1", "amount": "100000.00"}
                row |= {"counter_amount": "5000.00", "counter_currency": "EUR"}
            else:
                row |= {"kind": "expenditure", "reference": f"G-{place}", "payee": f"P {place}"}
                row["line"] = "L1"
            rows.append(row)
    WRITERS[path.suffix](path, [dict.fromkeys(COLUMNS, "") | row for row in rows])
