"""The checks that other installed packages bring: they report, and only where `check` asks them.

What they find is at most a warning: with which status a command ends does not depend on what a
machine happens to have. Where one is broken, that is said, and the others are asked all the same.
"""

from dataclasses import replace

from coopledger.errors import PluginFailed
from coopledger.model.finding import OWN_WORDS, Finding, Place, Severity
from coopledger.plugins import CHECKS, Plugin, offered
from coopledger.rules.standing.view import AgreementView, StandingRule


def installed_checks() -> tuple[StandingRule, ...]:
    """Each as a standing rule."""
    return tuple(map(_rule, offered(CHECKS)))


def _rule(plugin: Plugin) -> StandingRule:
    def asked(view: AgreementView) -> list[Finding]:
        book = view.statement.agreement.code
        try:
            with plugin.answering():
                return [_remark(finding, plugin, book) for finding in plugin.loaded()(view)]
        except PluginFailed as error:
            place = Place(reference=book)
            return [Finding("package-check-failed", Severity.WARNING, place, error.params)]

    return asked


def _remark(given: Finding, plugin: Plugin, book: str) -> Finding:
    """What it found, in its own words, on the agreement where it does not say on what."""
    finding = plugin.signed(given)
    if finding.code != OWN_WORDS:
        raise ValueError(f"a check speaks in its own words (remark), not as {finding.code!r}")
    severity = Severity.WARNING if finding.severity is Severity.ERROR else finding.severity
    place = finding.place if any(finding.place) else Place(reference=book)
    return replace(finding, severity=severity, place=place)
