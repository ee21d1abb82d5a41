"""Which source publishes under which code. A new source is one line here."""

from collections.abc import Callable, Mapping
from functools import partial

from coopledger.errors import Near, RateUnavailable
from coopledger.model.rate import publisher
from coopledger.rates.banxico import Banxico
from coopledger.rates.ecb import Ecb
from coopledger.rates.forex import ForexPython
from coopledger.rates.inforeuro import InforEuro
from coopledger.rates.source import Source

SOURCES: Mapping[str, Callable[[], Source]] = {
    "ECB": Ecb,
    "BANXICO-FIX": partial(Banxico, "BANXICO-FIX"),
    "BANXICO-DOF": partial(Banxico, "BANXICO-DOF"),
    "BANXICO-EUR": partial(Banxico, "BANXICO-EUR"),
    "INFOREURO": InforEuro,
    "FOREX-PYTHON": ForexPython,
}


def source_of(written: str) -> Source:
    """The source under a code, whatever its case. Raises RateUnavailable where there is none.

    >>> source_of("bce").code
    'ECB'
    """
    code = publisher(written)
    if code not in SOURCES:
        near = Near.among(SOURCES, code)
        known = ", ".join(SOURCES)
        raise RateUnavailable("rates.unknown-source", seen=written, near=near, known=known)
    return SOURCES[code]()
