"""Reports as files: which there are, what one asks for, and the file that was made."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.agreement import Agreement, AnyOpening, Institution
from coopledger.progress import Progress
from coopledger.web import letterheads
from coopledger.web.apart import outcome
from coopledger.web.asked import Answer, Asked, Page, Sent, address
from coopledger.web.book import openings_of
from coopledger.web.files import kind_of
from coopledger.web.offered import GROUPS, OFFERED, Made, Offered
from coopledger.web.offered import made as make_apart
from coopledger.web.report_form import OF_BOOKS, SEVERAL, Given, Kind
from coopledger.web.tray import begun, tray_of
from coopledger.web.uploads import save_one
from coopledger.writers.registry import makes_paper

_OF_AGREEMENTS = (Kind.AGREEMENT, Kind.AGREEMENTS)


def reports(asked: Asked) -> Answer:
    """All of them, each under what it is for."""
    return Page("reports.html", {"groups": GROUPS, "code": asked.query.get("code", "")})


def of(asked: Asked) -> Answer:
    """What one asks for; what an address says already is filled in."""
    offered = _named(asked.query.get("name", ""))
    return Page(
        "report.html",
        {
            "offered": offered,
            "said": asked.query,
            "books": {each.name: _books(asked, each.kind) for each in offered.settings},
            "several": SEVERAL,
            "forms": _forms(offered),
            "head_fields": letterheads.fields(asked, asked.query.get) if offered.head else [],
        },
    )


def _named(name: str) -> Offered:
    if name not in OFFERED:
        raise CoopledgerError("web.no-such-choice", seen=name)
    return OFFERED[name]


def _books(asked: Asked, kind: Kind) -> Sequence[AnyOpening]:
    """The books that are chosen from."""
    if kind not in OF_BOOKS:
        return ()
    openings = openings_of(asked)
    if kind in _OF_AGREEMENTS:
        return [each for each in openings if isinstance(each, Agreement)]
    return [each for each in openings if not isinstance(each, Institution)]


def _forms(offered: Offered) -> tuple[str, ...]:
    return tuple(each for each in offered.forms if each != "pdf" or makes_paper())


def make(asked: Asked) -> Answer:
    """Make one, of what was sent."""
    offered, tray = _named(asked.field("name")), tray_of(asked)
    folder = tray.place()
    try:
        given = _given(asked, offered, folder)
    except CoopledgerError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    title = asked.say(f"web.report-{offered.name}")

    def work(progress: Progress) -> str:
        into = folder / "outcome"
        try:
            tray.apart.do(
                make_apart, asked.ledger, offered.name, given, into=into, progress=progress
            )
        except Exception:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        found: Made = outcome(into)
        stem = " ".join((title, *given.codes[:1]))
        again = {name: value for name, value in given.said.items() if name != "token"}
        kept = {"made": found, "name": offered.name, "stem": stem, "again": again}
        return address("reports", "done", of=tray.done({**kept, "folder": folder}))

    return begun(asked, work)


def _given(asked: Asked, offered: Offered, folder: Path) -> Given:
    """What the form said. Raises CoopledgerError for what is none of its choices."""
    said = {name: asked.field(name) for name in asked.form or {}}
    for each in offered.settings:
        if each.kind is Kind.CHOICE and said.get(each.name) not in each.choices:
            raise CoopledgerError("web.no-such-choice", seen=said.get(each.name, ""))
    form = said.get("form", "")
    if offered.forms and form not in offered.forms:
        raise CoopledgerError("web.no-such-choice", seen=form)
    files = {
        each.name: save_one(sent, folder / each.name)
        for each in offered.settings
        if each.kind is Kind.FILE and (sent := asked.files(each.name))
    }
    codes = asked.form.getlist("code") if asked.form is not None else []
    return Given(
        said=said,
        codes=tuple(each for each in codes if isinstance(each, str) and each),
        files=files,
        head=letterheads.given(asked, said.get) if offered.head else None,
        form=form,
        language=asked.language,
        folder=folder,
    )


def done(asked: Asked) -> Answer:
    """What was made, and what was found on the way."""
    name = asked.query.get("of", "")
    kept = tray_of(asked).outcome(name)
    found: Made = kept["made"]
    size = f"{found.path.stat().st_size:,}" if found.path is not None else ""
    again = address("reports", "of", **{**kept["again"], "name": kept["name"]})
    return Page("made.html", {**kept, "of": name, "size": size, "again": again})


def file(asked: Asked) -> Answer:
    """The file, to be saved."""
    kept = tray_of(asked).outcome(asked.query.get("of", ""))
    found: Made = kept["made"]
    if found.path is None:
        raise CoopledgerError("web.load-gone")
    ending = found.path.suffix
    return Sent(f"{kept['stem']}{ending}", found.path, kind_of(ending))
