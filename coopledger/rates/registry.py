"""The source of rates under a code. (Which there are: `model/rate_sources.py`.)"""

from pkgutil import resolve_name

from coopledger.errors import Near, RateUnavailable
from coopledger.model.rate_sources import SOURCES, publisher
from coopledger.rates.source import RateSource


def source_of(written: str) -> RateSource:
    """The source under a code, whatever its case. Raises RateUnavailable where there is none.

    >>> source_of("bce").code
    'ECB'
    """
    code = publisher(written)
    if code not in SOURCES:
        near = Near.among(SOURCES, code)
        known = ", ".join(SOURCES)
        raise RateUnavailable("rates.unknown-source", seen=written, near=near, known=known)
    source: RateSource = resolve_name(SOURCES[code].made_by)()
    return source
