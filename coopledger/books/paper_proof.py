"""What a paper that was handed in proves, question by question."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from coopledger.model.answer import Answer
from coopledger.model.finding import Finding


class Question(StrEnum):
    """What is asked of a paper. One says nothing of another."""

    PAGE = "page"
    """Whether the page says what the facts say that it carries."""

    CHAIN = "chain"
    """Whether those facts are one unbroken chain to the end and the head that are printed."""

    LEDGER = "ledger"
    """Whether the ledger at hand still has exactly these."""

    ELSEWHERE = "elsewhere"
    """Whether the head was known elsewhere by a day."""


class Known(StrEnum):
    """An answer. What is not known here may be known elsewhere: it is no suspicion."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Answered(NamedTuple):
    """One question's answer.

    yes: what is so, where it is: a sentence and what it names. findings: why it is not, or cannot
    be known here, and what to do.
    """

    known: Known
    yes: str | None = None
    named: Mapping[str, object] = {}
    findings: tuple[Finding, ...] = ()


class PaperSaid(NamedTuple):
    """What a paper says of itself. end: the last row that it carries, and its hash.

    code: short, of its head and figures. issued: the reference under which it was, where it was.
    """

    book: str
    title: str
    on: date | None
    since: date | None
    issued: str | None
    public: bool
    rows: int
    end: str
    head: str
    code: str


@dataclass(frozen=True, slots=True)
class PaperProof(Answer):
    """The four answers, by their questions: `page`, `chain`, `ledger`, `elsewhere`.

    said: what the paper says of itself; None where only its code was given. sha256: of its bytes.
    """

    answers: Mapping[str, Answered]
    said: PaperSaid | None = None
    sha256: str | None = None

    @property
    def holds(self) -> bool:
        """Whether no answer is a no. What cannot be known here is none."""
        return all(each.known is not Known.NO for each in self.answers.values())
