"""Every report and table that is given as a file: what each asks for, in which forms it comes.

One table: the page with them all, the form of each and the tests are made of it. What one says is
the ledger's to say. It is made in a process of its own, where what was sent with it is read, too.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple, TypedDict

from coopledger.books.accounting_journal import JournalLayout
from coopledger.books.data_tables import TABLES
from coopledger.books.partner_forms.registry import PARTNER_FORMS
from coopledger.books.sample import DrawnBy
from coopledger.ledger import Ledger
from coopledger.messages.catalogue import CoopledgerError, say
from coopledger.model.answer import Answer
from coopledger.model.finding import Finding
from coopledger.progress import Progress
from coopledger.readers.account_map import USUAL, read_account_map
from coopledger.readers.account_maps import shipped
from coopledger.readers.iati_settings import read_iati_publisher
from coopledger.readers.narrative import read_narrative
from coopledger.readers.registry_layout import read_registry_layout
from coopledger.readers.typed import days_by_reference
from coopledger.reports.registry import report_of
from coopledger.web.report_form import Given, Kind, Setting
from coopledger.writers.registry import (
    BOOK_FORMS,
    DATA_FORMS,
    form_named,
    forms_of,
    forms_with,
)


class Made(NamedTuple):
    """What was made: its file, where there is one; what was found on the way, and said of it."""

    path: Path | None
    findings: tuple[Finding, ...] = ()
    said: tuple[str, ...] = ()


Make = Callable[[Ledger, Given, Progress], Made]


class Offered(NamedTuple):
    """A report. forms: by name. head: whether a letterhead and who signs are asked for."""

    name: str
    settings: tuple[Setting, ...]
    forms: tuple[str, ...]
    make: Make
    head: bool = False


def _answered(ask: Callable[[Ledger, Given], Answer], *, tells: bool = False) -> Make:
    """A report that lays out an answer. tells: whether what was found is said beside it, too."""

    def make(ledger: Ledger, given: Given, progress: Progress) -> Made:
        answer = ask(ledger, given)
        report = report_of(answer, given.language)
        form = form_named(given.form, forms_of(report))
        written = form.write(report, progress) if form.tells else form.write(report)
        path = given.folder / f"made{form.endings[0]}"
        path.write_bytes(written.encode() if isinstance(written, str) else written)
        return Made(path, tuple(getattr(answer, "findings", ())) if tells else ())

    return make


def _iati(ledger: Ledger, given: Given, progress: Progress) -> Made:
    """What lacks what IATI requires is checked, and not written as XML."""
    days = days_by_reference((given.text("value_dates") or "").split())
    publisher = read_iati_publisher(given.file("publisher"))
    found = ledger.iati(
        *given.codes,
        publisher=publisher,
        value_dates=days,
        by_activity=given.ticked("by_activity"),
        on=given.on,
    )
    if given.form == "xml" and not found.is_publishable:
        said = say("iati.not-written", given.language, path="XML")
        return Made(None, tuple(found.findings), (said,))
    return _answered(lambda *_: found, tells=True)(ledger, given, progress)


def _filled(ledger: Ledger, given: Given, _: Progress) -> Made:
    template, (since, on) = given.file("template"), given.days
    path = given.folder / f"made{template.suffix.lower()}"
    found = ledger.fill_form(
        template, given.code, path, on=on, since=since, language=given.language
    )
    return Made(path, tuple(found))


def _expediente(ledger: Ledger, given: Given, progress: Progress) -> Made:
    path = given.folder / "made.zip"
    made = ledger.expediente(
        given.code, path, public=given.ticked("public"), language=given.language, progress=progress
    )
    head = f"{say('proof.head', given.language)}: {made.head}"
    return Made(path, said=(head,))


def _book(ledger: Ledger, given: Given, _: Progress) -> Made:
    form = form_named(given.form, BOOK_FORMS)
    path = given.folder / f"made{form.endings[0]}"
    ledger.export(given.code, path, form=form.name, language=given.language)
    return Made(path)


def _rows(ledger: Ledger, given: Given, _: Progress) -> Made:
    path = given.folder / "made.jsonl"
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(ledger.rows(public=given.ticked("public")))
    return Made(path)


def _table(ledger: Ledger, given: Given, progress: Progress) -> Made:
    form = next(each for each in DATA_FORMS if each.name == given.form)
    path = given.folder / f"made{form.endings[0]}"
    ledger.export_data(given.said["table"], path, *given.codes, progress=progress)
    return Made(path)


def _registry(name: str) -> Make:
    def ask(ledger: Ledger, given: Given) -> Answer:
        columns = given.files.get("columns")
        layout = read_registry_layout(columns, name) if columns is not None else None
        year = given.year(ledger)
        return ledger.cooperation_registry(name, year, layout=layout, **_as_of(given))

    return _answered(ask, tells=True)


def _annex(ledger: Ledger, given: Given) -> Answer:
    narrative = given.files.get("narrative")
    texts = read_narrative(narrative) if narrative is not None else None
    year = given.year(ledger)
    return ledger.annex(year, narrative=texts, letterhead=given.head, **_as_of(given))


def _beside(ledger: Ledger, given: Given) -> Answer:
    publisher = given.files.get("publisher")
    settings = read_iati_publisher(publisher) if publisher is not None else None
    return ledger.iati_beside(
        given.file("published"), given.code,
        activity=given.text("activity"), publisher=settings, on=given.on,
    )  # fmt: skip


def _journal(ledger: Ledger, given: Given) -> Answer:
    mapped = read_account_map(given.files.get("own_accounts") or given.text("accounts") or USUAL)
    layout = given.said["layout"]
    return ledger.accounting_journal(*given.codes, accounts=mapped, layout=layout, on=given.on)


def _sample(ledger: Ledger, given: Given) -> Answer:
    size, (since, until) = given.text("size") or "", given.days
    if not (size.isascii() and size.isdigit() and len(size) < 9):
        raise CoopledgerError("web.no-such-choice", seen=size)
    return ledger.sample(
        given.code, int(size), by=given.said["by"], seed=given.text("seed"),
        since=since, until=until,
    )  # fmt: skip


def _trail(ledger: Ledger, given: Given) -> Answer:
    since, until = given.days
    return ledger.trail(given.code or None, since=since, until=until, by=given.text("who"))


def _totals(ledger: Ledger, given: Given) -> Answer:
    return ledger.totals_paper(*given.years(ledger), letterhead=given.head, **_as_of(given))


class _AsOf(TypedDict):
    """Up to which day, and as it was recorded when."""

    on: date | None
    recorded_by: datetime | str | None


def _as_of(given: Given) -> _AsOf:
    return {"on": given.on, "recorded_by": given.recorded}


AGREEMENT = Setting("code", Kind.AGREEMENT, required=True)
BOOK = Setting("code", Kind.BOOK, required=True)
ANY_BOOK = Setting("code", Kind.BOOK)
AGREEMENTS = Setting("code", Kind.AGREEMENTS, required=True)
BOOKS = Setting("code", Kind.BOOKS)
ON, SINCE = Setting("on", Kind.DAY), Setting("since", Kind.DAY)
UNTIL = Setting("until", Kind.DAY)
PUBLIC = Setting("public", Kind.TICK)
YEAR, YEARS = Setting("year", Kind.TEXT, required=True), Setting("years", Kind.TEXT)
RECORDED = Setting("recorded", Kind.TEXT)
AS_OF = (ON, RECORDED)
PUBLISHER = Setting("publisher", Kind.FILE, accept=".toml")

_ALL = {"document", "data", "table"}


def _forms(*more: str, final: bool = False) -> tuple[str, ...]:
    """The forms of a report, those that people take first. more: parts that it has besides."""
    found = {each.name for each in forms_with(_ALL.union(more), final=final)}
    return tuple(name for name in _ORDER if name in found)


_ORDER = (
    "xml", "pdf", "xlsx", "docx", "html", "ics", "csv", "text", "json", "beancount", "hledger",
)  # fmt: skip

PAPER, ANSWER = _forms(final=True), _forms()

GROUPS: Mapping[str, tuple[Offered, ...]] = {
    "to-sign": (
        Offered(
            "statement",
            (AGREEMENT, SINCE, ON, PUBLIC),
            PAPER,
            _answered(
                lambda ledger, given: ledger.statement_paper(
                    given.code,
                    since=given.days[0],
                    on=given.days[1],
                    letterhead=given.head,
                    public=given.ticked("public"),
                )
            ),
            head=True,
        ),
        Offered(
            "closing",
            (AGREEMENT, ON),
            PAPER,
            _answered(
                lambda ledger, given: ledger.closing_package(
                    given.code, on=given.on, letterhead=given.head
                )
            ),
            head=True,
        ),
        Offered(
            "totals",
            (YEARS, *AS_OF),
            ANSWER,
            _answered(_totals),
            head=True,
        ),
        Offered(
            "annex",
            (YEAR, Setting("narrative", Kind.FILE, accept=".toml"), *AS_OF),
            ANSWER,
            _answered(_annex, tells=True),
            head=True,
        ),
    ),
    "to-partners": (
        Offered(
            "form",
            (
                Setting("form_of", Kind.CHOICE, choices=tuple(PARTNER_FORMS)),
                AGREEMENT,
                SINCE,
                ON,
                Setting("working_copy", Kind.TICK),
            ),
            ANSWER,
            _answered(
                lambda ledger, given: ledger.partner_form(
                    given.said["form_of"],
                    given.code,
                    since=given.days[0],
                    on=given.days[1],
                    letterhead=given.head,
                    working_copy=given.ticked("working_copy"),
                )
            ),
            head=True,
        ),
        Offered(
            "fill",
            (
                Setting("template", Kind.FILE, required=True, accept=".docx,.xlsx"),
                AGREEMENT,
                SINCE,
                ON,
            ),
            (),
            _filled,
        ),
        Offered(
            "iati",
            (
                AGREEMENTS,
                PUBLISHER._replace(required=True),
                ON,
                Setting("by_activity", Kind.TICK),
                Setting("value_dates", Kind.LINES),
            ),
            _forms("markup"),
            _iati,
        ),
        Offered(
            "iati-beside",
            (
                AGREEMENT,
                Setting("published", Kind.FILE, required=True, accept=".xml"),
                Setting("activity", Kind.TEXT),
                PUBLISHER,
                ON,
            ),
            ANSWER,
            _answered(_beside),
        ),
        *(
            Offered(
                name,
                (YEAR, Setting("columns", Kind.FILE, accept=".toml"), *AS_OF),
                ANSWER,
                _registry(name),
            )
            for name in ("rencid", "tossd")
        ),
    ),
    "to-audit": (
        Offered("expediente", (BOOK, PUBLIC), (), _expediente),
        Offered(
            "auxiliary",
            (BOOK,),
            ANSWER,
            _answered(lambda ledger, given: ledger.auxiliary(given.code)),
        ),
        Offered(
            "bank",
            (AGREEMENT, ON),
            ANSWER,
            _answered(lambda ledger, given: ledger.reconcile_bank(given.code, on=given.on)),
        ),
        Offered(
            "explanation",
            (AGREEMENT, ON),
            ANSWER,
            _answered(lambda ledger, given: ledger.explain(given.code, on=given.on)),
        ),
        Offered(
            "trail",
            (ANY_BOOK, SINCE, UNTIL, Setting("who", Kind.TEXT)),
            ANSWER,
            _answered(_trail),
        ),
        Offered(
            "sample",
            (
                BOOK,
                Setting("size", Kind.NUMBER, required=True),
                Setting("by", Kind.CHOICE, choices=tuple(DrawnBy)),
                Setting("seed", Kind.TEXT),
                SINCE,
                UNTIL,
            ),
            ANSWER,
            _answered(_sample),
        ),
        Offered(
            "check",
            (ANY_BOOK, ON),
            _forms("deadlines"),
            _answered(lambda ledger, given: ledger.check(given.code or None, on=given.on)),
        ),
    ),
    "to-programs": (
        Offered(
            "journal",
            (
                AGREEMENTS,
                Setting("accounts", Kind.CHOICE, choices=tuple(shipped())),
                Setting("own_accounts", Kind.FILE, accept=".toml"),
                Setting("layout", Kind.CHOICE, choices=tuple(JournalLayout)),
                ON,
            ),
            _forms("postings"),
            _answered(_journal),
        ),
        Offered("book", (BOOK,), tuple(each.name for each in reversed(BOOK_FORMS)), _book),
        Offered(
            "table",
            (Setting("table", Kind.CHOICE, choices=tuple(TABLES)), BOOKS),
            tuple(each.name for each in DATA_FORMS),
            _table,
        ),
        Offered("rows", (PUBLIC,), (), _rows),
    ),
}
"""Each under what it is for."""

OFFERED: Mapping[str, Offered] = {
    each.name: each for offered in GROUPS.values() for each in offered
}
"""All of them, by name."""


def made(ledger: Ledger, name: str, given: Given, progress: Progress) -> Made:
    """Make one, as a process of its own does. Raises CoopledgerError."""
    with ledger:
        return OFFERED[name].make(ledger, given, progress)
