"""Who publishes exchange rates that can be looked up, and under which names.

A new source is one line here and the file that it names. That file is named and not imported: a
fact, a list in `--help` and what asks the source all read this, and only the last needs the file.
"""

from collections.abc import Mapping
from typing import NamedTuple


class KnownSource(NamedTuple):
    """made_by: what makes the source, as `module:name`: called, it gives a `RateSource`.

    also_called: the other names it goes by, in capitals.
    """

    made_by: str
    also_called: tuple[str, ...] = ()


SOURCES: Mapping[str, KnownSource] = {
    "ECB": KnownSource("coopledger.rates.ecb:Ecb", ("BCE",)),
    "BANXICO-FIX": KnownSource("coopledger.rates.banxico:fix", ("FIX",)),
    "BANXICO-DOF": KnownSource("coopledger.rates.banxico:dof", ("DOF",)),
    "BANXICO-EUR": KnownSource("coopledger.rates.banxico:euro"),
    "INFOREURO": KnownSource("coopledger.rates.inforeuro:InforEuro", ("INFOR-EURO",)),
    "FOREX-PYTHON": KnownSource("coopledger.rates.forex:ForexPython"),
}
"""By the code that stands in facts. Other names may be agreed on: their rates come from a file."""

USUAL = "ECB"
"""The one that is asked where nobody says which."""

_CODES = {name: code for code, of in SOURCES.items() for name in of.also_called}


def publisher(written: str) -> str:
    """The one code of who publishes a rate, whatever its case, and in Spanish too.

    >>> publisher("bce"), publisher("Banxico-Fix"), publisher("ONU")
    ('ECB', 'BANXICO-FIX', 'ONU')
    """
    code = "-".join(written.upper().replace("_", "-").split())
    return _CODES.get(code, code)
