"""For the tests of other programs: whole histories to try them with, and one call that asks whether
books close.

`assert_closes` needs nothing more. What draws examples needs Hypothesis, which comes with
`pip install 'coopledger[testing]'`.

>>> from coopledger.testing import assert_closes
>>> assert_closes([{"received": 100}, {"spent": 60, "held": 40}, {"returned": 40, "held": 0}])
"""

from importlib import import_module
from typing import TYPE_CHECKING

from coopledger.errors import MissingExtra

if TYPE_CHECKING:
    from coopledger.testing.broken import Law, NotClosed
    from coopledger.testing.closing import assert_closes
    from coopledger.testing.everything import histories
    from coopledger.testing.history import DrawnLedger, History
    from coopledger.testing.openings import agreements
    from coopledger.testing.recorded import ledgers
    from coopledger.testing.seeded import SeededWorkbook, Sown, workbooks
    from coopledger.testing.simple import programmes, simple_histories
    from coopledger.testing.small import money

# Where each public name lives. They are imported when they are used: only some need Hypothesis.
_HOME = {
    "DrawnLedger": "coopledger.testing.history",
    "History": "coopledger.testing.history",
    "Law": "coopledger.testing.broken",
    "NotClosed": "coopledger.testing.broken",
    "SeededWorkbook": "coopledger.testing.seeded",
    "Sown": "coopledger.testing.seeded",
    "agreements": "coopledger.testing.openings",
    "assert_closes": "coopledger.testing.closing",
    "histories": "coopledger.testing.everything",
    "ledgers": "coopledger.testing.recorded",
    "money": "coopledger.testing.small",
    "programmes": "coopledger.testing.simple",
    "simple_histories": "coopledger.testing.simple",
    "workbooks": "coopledger.testing.seeded",
}

__all__ = [
    "DrawnLedger",
    "History",
    "Law",
    "NotClosed",
    "SeededWorkbook",
    "Sown",
    "agreements",
    "assert_closes",
    "histories",
    "ledgers",
    "money",
    "programmes",
    "simple_histories",
    "workbooks",
]


def _at_first_use(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module 'coopledger.testing' has no attribute {name!r}")
    try:
        return getattr(import_module(_HOME[name]), name)
    except ModuleNotFoundError as missing:
        if missing.name != "hypothesis":
            raise
        raise MissingExtra("testing.no-hypothesis", name=name) from None


if not TYPE_CHECKING:  # who checks types is told of a name that there is not
    __getattr__ = _at_first_use


def __dir__() -> list[str]:
    return __all__
