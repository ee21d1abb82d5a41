"""The same plain lines, printed as each format of a bank statement prints them."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from xml.sax.saxutils import escape

from hypothesis import strategies as st

from coopledger.readers.bank_csv import read_bank_csv
from coopledger.readers.camt053 import read_camt053
from coopledger.readers.mt940 import read_mt940

NUMBER = "012180001183597197"


@dataclass(frozen=True)
class Line:
    """minor: what it adds to the account."""

    day: date
    minor: int
    text: str = "PAGO"


@dataclass(frozen=True)
class Plain:
    """A statement: what was there, what was booked, in order of days. closing: as it is printed."""

    opening: int
    lines: tuple[Line, ...]
    closing: int
    first: date
    last: date

    def off_by(self, minor: int, at: int) -> "Plain":
        """The same with one figure otherwise: the opening, the closing, or a line's."""
        if at == 0:
            return replace(self, opening=self.opening + minor)
        if at == 1:
            return replace(self, closing=self.closing + minor)
        line = self.lines[at - 2]
        changed = replace(line, minor=line.minor + minor)
        return replace(self, lines=(*self.lines[: at - 2], changed, *self.lines[at - 1 :]))


def digits(minor: int, point: str = ".") -> str:
    """The bare number, without its sign."""
    return f"{abs(minor) // 100}{point}{abs(minor) % 100:02}"


def _mark(minor: int, plus: str, minus: str) -> str:
    return plus if minor >= 0 else minus


def _balance_in_camt(code: str, minor: int, day: date) -> str:
    return (
        f"<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp>{_amount_in_camt(minor)}"
        f"<Dt><Dt>{day}</Dt></Dt></Bal>"
    )


def _amount_in_camt(minor: int) -> str:
    indicator = _mark(minor, "CRDT", "DBIT")
    return f'<Amt Ccy="MXN">{digits(minor)}</Amt><CdtDbtInd>{indicator}</CdtDbtInd>'


def camt(plain: Plain, version: str = "02") -> bytes:
    entries = "".join(
        f"<Ntry>{_amount_in_camt(line.minor)}<Sts>BOOK</Sts><BookgDt><Dt>{line.day}</Dt></BookgDt>"
        f"<AddtlNtryInf>{escape(line.text)}</AddtlNtryInf></Ntry>\n"
        for line in plain.lines
    )
    return (
        f'<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
        f"<BkToCstmrStmt><Stmt><Id>1</Id><Acct><Id><Othr><Id>{NUMBER}</Id></Othr></Id></Acct>"
        f"{_balance_in_camt('OPBD', plain.opening, plain.first)}"
        f"{_balance_in_camt('CLBD', plain.closing, plain.last)}\n{entries}"
        "</Stmt></BkToCstmrStmt></Document>"
    ).encode()


def _balance_in_mt(minor: int, day: date) -> str:
    return f"{_mark(minor, 'C', 'D')}{day:%y%m%d}MXN{digits(minor, ',')}"


def mt940(plain: Plain, *, dated: bool = True) -> bytes:
    """dated: whether lines say when they were booked, and not only their value day."""
    lines = [
        ":20:1", f":25:{NUMBER}", ":28C:1/1", f":60F:{_balance_in_mt(plain.opening, plain.first)}"
    ]  # fmt: skip
    for line in plain.lines:
        mark = _mark(line.minor, "C", "D")
        amount = digits(line.minor, ",")
        booked = f"{line.day:%m%d}" if dated else ""
        lines.append(f":61:{line.day:%y%m%d}{booked}{mark}{amount}NTRFNONREF")
        lines.append(f":86:{line.text}")
    lines += [f":62F:{_balance_in_mt(plain.closing, plain.last)}", "-", ""]
    return "\r\n".join(lines).encode()


def _rows(plain: Plain) -> Iterator[list[str]]:
    """The running balance is what the lines make of it; at the last line the closing balance."""
    held = plain.opening
    yield ["Saldo inicial", "", "", "", _signed(plain.opening)]
    yield ["FECHA", "DESCRIPCIÓN", "CARGO", "ABONO", "SALDO"]
    for at, line in enumerate(plain.lines, start=1):
        held += line.minor
        stated = plain.closing if at == len(plain.lines) else held
        debit, credit = (digits(line.minor), "") if line.minor < 0 else ("", digits(line.minor))
        yield [f"{line.day:%d/%m/%Y}", line.text, debit, credit, _signed(stated)]
    yield ["Saldo final", "", "", "", _signed(plain.closing)]


def _signed(minor: int) -> str:
    return f"{_mark(minor, '', '-')}{digits(minor)}"


def table(plain: Plain, encoding: str = "utf-8") -> bytes:
    """Oldest first, as the profile `banorte` does not have it and `generic` does."""
    written = io.StringIO()
    csv.writer(written).writerows(_rows(plain))
    return written.getvalue().encode(encoding)


READ = {"xml": read_camt053, "sta": read_mt940, "csv": read_bank_csv}


def oldest_first(folder: Path) -> str:
    """BBVA's profile, as a bank would have it that lists the oldest line first."""
    path = folder / "oldest-first.toml"
    path.write_text(
        'title = "Mi banco"\ndates = ["dd/mm/yyyy"]\ncurrency = "MXN"\n[columns]\n'
        'day = ["FECHA"]\ntext = ["DESCRIPCIÓN"]\ndebit = ["CARGO"]\ncredit = ["ABONO"]\n'
        'balance = ["SALDO"]\n[labels]\nopening = ["Saldo inicial"]\nclosing = ["Saldo final"]\n',
        "utf-8",
    )
    return str(path)


FORMATS = {"xml": camt, "sta": mt940, "csv": table}

FIRST = date(2016, 12, 20)
texts = st.sampled_from(["PAGO", "SPEI RECIBIDO", "COMISIÓN", "DEVOLUCIÓN; 1", "A&B <C>"])
minors = st.integers(-(10**12), 10**12).filter(bool)


@st.composite
def statements(draw: st.DrawFn) -> Plain:
    """Statements that tie, over the turn of a year. Equal lines are among them."""
    drawn = draw(
        st.lists(st.tuples(st.integers(0, 20), minors | st.sampled_from([100, -100]), texts),
                 min_size=1, max_size=8)
    )  # fmt: skip
    lines = tuple(
        Line(FIRST + timedelta(days=day), minor, text) for day, minor, text in sorted(drawn)
    )
    opening = draw(st.integers(-(10**12), 10**12))
    closing = opening + sum(line.minor for line in lines)
    return Plain(opening, lines, closing, FIRST, FIRST + timedelta(days=20))
