"""What became of facts that were handed in."""

from collections.abc import Iterable
from dataclasses import dataclass

from coopledger.messages.catalogue import CoopledgerError, Language, say
from coopledger.model.control import ControlTotal
from coopledger.model.finding import Finding, has_errors
from coopledger.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of facts that were handed in.

    recorded: new facts, now in the journal (in a preview: that would be). unchanged: facts that
    were there already. Nothing is recorded where a finding is an error.
    rules: the names of the rules that the program passed, which were asked beside ours.
    control: how many facts of each kind were handed in, and what they come to: of all that could be
    read, whether new or not. load: the number of the load that the new facts are, if they are one.
    proposals: what waits for another person's approval instead; its sums are those of control.
    """

    books: tuple[str, ...]
    recorded: int
    unchanged: int
    findings: tuple[Finding, ...]
    rules: tuple[str, ...] = ()
    control: tuple[ControlTotal, ...] = ()
    load: int | None = None
    proposals: tuple[Proposal, ...] = ()

    @property
    def accepted(self) -> bool:
        return not has_errors(self.findings)


class Refused(CoopledgerError, ValueError):
    """Facts that a rule refuses. Nothing was recorded; `findings` says why."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        super().__init__("record.refused")
        self.findings = tuple(findings)

    def message(self, language: Language | str) -> str:
        found = [f"{f.place.say(language)}: {f.message(language)}" for f in self.findings]
        return say(self.code, language, findings="; ".join(found))
