"""The source of rates under a code. (Which there are: `model/rate_sources.py`.)"""

from pkgutil import resolve_name

from coopledger.errors import Near, RateUnavailable
from coopledger.model.rate_sources import SOURCES, publisher
from coopledger.plugins import RATES, offered, plugin_named
from coopledger.rates.installed import InstalledSource
from coopledger.rates.source import RateSource


def source_of(written: str) -> RateSource:
    """The source under a code, whatever its case: ours, else an installed package's.

    Raises RateUnavailable where there is none, PluginFailed where several packages bring it.

    >>> source_of("bce").code
    'ECB'
    """
    code = publisher(written)
    if code in SOURCES:
        source: RateSource = resolve_name(SOURCES[code].made_by)()
        return source
    if (plugin := plugin_named(code, RATES, publisher)) is not None:
        return InstalledSource(plugin, code)
    codes = [*SOURCES, *(publisher(plugin.name) for plugin in offered(RATES))]
    near = Near.among(codes, code)
    raise RateUnavailable("rates.unknown-source", seen=written, near=near, known=", ".join(codes))
