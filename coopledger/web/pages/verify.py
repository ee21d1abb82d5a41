"""Verifying: the whole ledger, a paper that was handed in, a head or the code of a paper."""

import shutil
from pathlib import Path

from coopledger.books.paper_proof import PaperProof, Question
from coopledger.errors import LedgerNotFound
from coopledger.ledger import Ledger
from coopledger.ledger.handed_in import Proved, verify_handed_in, verify_typed
from coopledger.messages.catalogue import CoopledgerError
from coopledger.progress import Progress
from coopledger.reports.paper_proof import reasons, said_of_itself
from coopledger.reports.registry import report_of
from coopledger.web.apart import outcome
from coopledger.web.asked import Answer, Asked, Page, address
from coopledger.web.tray import begun, tray_of
from coopledger.web.uploads import save_one


def verify(asked: Asked) -> Answer:
    """Where it is said what is to be verified; and the head of the ledger, to be kept."""
    try:
        return Page("verify.html", {"now": str(asked.ledger.head())})
    except LedgerNotFound:  # a paper is verified without one, too
        return Page("verify.html", {"now": ""})


def whole(asked: Asked) -> Answer:
    """Every chain and every law; beside a head that was kept, or only what came after it."""
    kept, only_later = asked.field("head").strip() or None, bool(asked.field("later"))
    if only_later and kept is None:
        raise CoopledgerError("web.no-head")

    def work(progress: Progress) -> str:
        against, since = (None, kept) if only_later else (kept, None)
        found = asked.ledger.verify(against=against, since=since, progress=progress)
        return _done(asked, found)

    return begun(asked, work)


def handed_in(asked: Asked) -> Answer:
    """A paper, an expediente or a file of rows: read in a process of its own."""
    tray = tray_of(asked)
    place, against = tray.place(), asked.field("head").strip() or None
    path = save_one(asked.files("files"), place / "sent")

    def work(progress: Progress) -> str:
        into = place / "found"
        try:
            tray.apart.do(_prove, asked.ledger, path, against, into=into, progress=progress)
            return _done(asked, outcome(into), path.name)
        finally:
            shutil.rmtree(place, ignore_errors=True)

    return begun(asked, work)


def _prove(ledger: Ledger, path: Path, against: str | None, progress: Progress) -> Proved:
    with ledger:
        return verify_handed_in(ledger, path, against=against, progress=progress)


def typed(asked: Asked) -> Answer:
    """A head that was printed, or a paper's code."""
    written, against = asked.field("typed").strip(), asked.field("head").strip() or None
    if not written:
        raise CoopledgerError("web.nothing-typed")
    return begun(
        asked,
        lambda progress: _done(
            asked, verify_typed(asked.ledger, written, against=against, progress=progress)
        ),
    )


def _done(asked: Asked, found: Proved, document: str = "") -> str:
    return address("verify", "done", of=tray_of(asked).done({"found": found, "of": document}))


def done(asked: Asked) -> Answer:
    """What was found: of a paper four answers apart, of a ledger what is wrong and its head."""
    kept, language = tray_of(asked).outcome(asked.query.get("of", "")), asked.language
    found: Proved = kept["found"]
    if not isinstance(found, PaperProof):
        blocks = [*report_of(found, language).words().blocks()]
        return Page("verified.html", {"of": kept["of"], "intact": found.intact, "blocks": blocks})
    return Page(
        "proved.html",
        {
            "of": kept["of"],
            "holds": found.holds,
            "said": [*said_of_itself(found, language)],
            "answers": [
                (question, answer.known, [*reasons(answer, language)])
                for question in Question
                for answer in [found.answers[question]]
            ],
        },
    )
