"""What a paper proves: four answers apart, for people and for programs."""

from collections.abc import Iterator

from coopledger.books.paper_proof import Answered, PaperProof, PaperSaid, Question
from coopledger.messages.catalogue import Language, say
from coopledger.reports.document import Document, Entries, Section, Words, heading
from coopledger.reports.findings import finding_data
from coopledger.reports.flat import FlatTable, flat
from coopledger.reports.report import Plain, Report

_COLUMNS = ("question", "answer", "code", "message", "remedy")


def report(proof: PaperProof, language: Language) -> Report:
    """What the paper says of itself; each question, its answer, why, and what to do."""
    title = say("proof.title", language)
    return Report(
        language,
        document=lambda: Document(title, tuple(_sections(proof, language))),
        data=lambda: _data(proof, language),
        table=lambda: _table(proof, language),
        sheet=title,
    )


def _sections(proof: PaperProof, language: Language) -> Iterator[Section]:
    if proof.said is not None:
        items = (
            (say(f"proof.{name}", language), (said,))
            for name, said in said_of_itself(proof, language)
        )
        yield (Entries(tuple(items)),)
    for number, question in enumerate(Question, start=1):
        answer = proof.answers[question]
        asked = say(f"proof.question.{question}", language)
        known = say(f"proof.known.{answer.known}", language)
        head = say("proof.answer", language, number=number, question=asked, known=known)
        yield (heading(head), *(Words(said, level=1) for said in reasons(answer, language)))


def said_of_itself(proof: PaperProof, language: Language) -> Iterator[tuple[str, str]]:
    """What a paper says of itself, each by the key of its name."""
    said = proof.said
    if said is None:
        return
    yield "book", f"{said.book}  {said.title}"
    if said.since is not None:
        yield "since", said.since.isoformat()
    if said.on is not None:
        yield "day", said.on.isoformat()
    if said.issued is not None:
        yield "issued", said.issued
    yield "edition", say(f"proof.edition-{_edition(said)}", language)
    yield "rows", f"{said.rows:,}"
    yield "end", said.end
    yield "head", said.head
    if said.code:
        yield "code", said.code
    if proof.sha256 is not None:
        yield "sha256", proof.sha256


def _edition(said: PaperSaid) -> str:
    return "public" if said.public else "internal"


def reasons(answer: Answered, language: Language) -> Iterator[str]:
    """Why an answer is what it is, and what to do where it is no yes."""
    if answer.yes is not None:
        yield say(answer.yes, language, **answer.named)
    for finding in answer.findings:
        said, remedy = finding.message(language), finding.remedy(language)
        told = say("proof.why", language, said=said, remedy=remedy)
        yield told[:1].upper() + told[1:]


def _data(proof: PaperProof, language: Language) -> Plain:
    return {
        "holds": proof.holds,
        "sha256": proof.sha256,
        "paper": _said(proof.said) if proof.said is not None else None,
        "answers": {
            str(question): {
                "answer": answer.known.value,
                "said": _yes(answer, language),
                "findings": [finding_data(each, language) for each in answer.findings],
            }
            for question, answer in proof.answers.items()
        },
    }


def _said(said: PaperSaid) -> Plain:
    days = {name: day and day.isoformat() for name, day in (("from", said.since), ("on", said.on))}
    return {
        "book": said.book, "title": said.title, **days, "issued": said.issued,
        "edition": _edition(said), "records": said.rows, "end": said.end, "head": said.head,
        "code": said.code,
    }  # fmt: skip


def _table(proof: PaperProof, language: Language) -> FlatTable:
    """An answer a row; of one that has several reasons, each."""
    rows = [
        {
            "question": say(f"proof.question.{question}", language),
            "answer": say(f"proof.known.{answer.known}", language),
            "code": finding.code if finding is not None else None,
            "message": finding.message(language) if finding is not None else _yes(answer, language),
            "remedy": finding.remedy(language) if finding is not None else None,
        }
        for question, answer in proof.answers.items()
        for finding in (answer.findings or (None,))
    ]
    return flat("paper-proof", _COLUMNS, rows, language)


def _yes(answer: Answered, language: Language) -> str | None:
    return say(answer.yes, language, **answer.named) if answer.yes is not None else None
