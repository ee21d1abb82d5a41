"""The rules that a program has beside ours: where one finds an error, nothing is recorded."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.finding import OWN_WORDS, Finding
from coopledger.rules.case import Case, Rule


@dataclass(frozen=True, slots=True)
class ProgramRule:
    """A rule that a program passes, asked as ours are; it speaks in its own words (`remark`)."""

    rule: Rule

    @property
    def name(self) -> str:
        """What it is called in a receipt: the module and the name of the function, or the class."""
        rule: object = self.rule
        while isinstance(rule, partial):
            rule = rule.func
        named = rule if hasattr(rule, "__qualname__") else type(rule)
        return f"{named.__module__}.{named.__qualname__}"

    def __call__(self, case: Case, /) -> Iterator[Finding]:
        """What it finds, under its name. Raises CoopledgerError for what is no remark."""
        for found in self.rule(case):
            if not isinstance(found, Finding) or found.code != OWN_WORDS:
                raise CoopledgerError("rule.no-remark", rule=self.name, seen=repr(found))
            yield replace(found, code="rule-says", params={**found.params, "rule": self.name})
