"""A form that another installed package brings: what writes a report in it."""

from coopledger.plugins import WRITERS, Plugin, plugin_named
from coopledger.reports.report import Report
from coopledger.writers.form import Form


def installed_form(name: str) -> Form | None:
    """The form of a name, which is the ending of its files too; None where no package brings it.

    Raises PluginFailed where several do.
    """
    plugin = plugin_named(_spelled(name), WRITERS, _spelled)
    return _form(plugin) if plugin is not None else None


def _spelled(name: str) -> str:
    return name.lower().removeprefix(".")


def _form(plugin: Plugin) -> Form:
    def write(report: Report) -> str | bytes:
        with plugin.answering():
            made = plugin.loaded()(report)
            if not isinstance(made, str | bytes):
                raise TypeError(f"text or bytes are expected, not {made!r}")
            return made

    name = _spelled(plugin.name)
    return Form(name, (f".{name}",), write)
