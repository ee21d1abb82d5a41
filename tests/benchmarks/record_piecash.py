"""One durable record of piecash (a GnuCash book in SQLite): what `record.py` is held against.

It needs an older SQLAlchemy than ours, so an environment of its own:

    python -m venv /tmp/piecash && /tmp/piecash/bin/pip install piecash==1.2.1
    /tmp/piecash/bin/python tests/benchmarks/record_piecash.py [FOLDER]

The journal mode and `synchronous` are those of `record.py`: WAL, FULL.
"""

import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

RECORDS = 600


def _durable(connection: Any, _record: Any) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def main() -> None:
    warnings.simplefilter("ignore")
    event.listen(Engine, "connect", _durable)
    with tempfile.TemporaryDirectory(dir=sys.argv[1] if len(sys.argv) > 1 else None) as folder:
        took = list(recorded(Path(folder) / "book.gnucash"))
    for name, some in (("first", took[:100]), ("last", took[-100:])):
        print(f"piecash, the {name} hundred: {1 / statistics.median(some):,.0f} records a second")


def recorded(path: Path) -> Iterator[float]:
    """How long each took: an expense of 1.00 MXN, saved."""
    import piecash  # is not in our own environment, where the tests look at this file

    book = piecash.create_book(str(path), currency="MXN")
    currency, root = book.default_currency, book.root_account
    held = piecash.Account("held", "BANK", parent=root, commodity=currency)
    used = piecash.Account("used", "EXPENSE", parent=root, commodity=currency)
    book.save()
    for number in range(RECORDS):
        started = time.perf_counter()
        piecash.Transaction(
            currency=currency,
            description=f"G-{number:06}",
            post_date=date(2016, 10, 5),
            splits=[
                piecash.Split(account=held, value=Decimal("-1.00")),
                piecash.Split(account=used, value=Decimal("1.00")),
            ],
        )
        book.save()
        yield time.perf_counter() - started


if __name__ == "__main__":
    main()
