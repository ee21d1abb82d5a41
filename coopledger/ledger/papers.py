"""The papers of an expediente, made of the rows of its book and of nothing else.

So whoever has the rows can make them again, and see whether they are the ones that are there.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import UTC
from importlib.metadata import PackageNotFoundError, version
from pathlib import PurePosixPath
from typing import NamedTuple

from coopledger.books.auxiliary import auxiliary
from coopledger.books.bank_reconciliation import reconcile_bank
from coopledger.books.documents import Documents, ListedDocument
from coopledger.books.expediente import Expediente, PackedFile, Part
from coopledger.books.reconciliation import reconcile
from coopledger.books.trail import AuditTrail, deed
from coopledger.ledger.attaching import documents_of, numbers_by_reference
from coopledger.messages.catalogue import Language
from coopledger.model.agreement import Agreement
from coopledger.model.attachment import DocumentType
from coopledger.model.erased import is_erased
from coopledger.model.issue import Issue
from coopledger.reports import auxiliary as auxiliary_report
from coopledger.reports import expediente as expediente_report
from coopledger.reports import trail as trail_report
from coopledger.reports.expediente import file_name
from coopledger.reports.issued import printed_report
from coopledger.reports.registry import report_of
from coopledger.reports.report import Report
from coopledger.store.book_rows import BookRows
from coopledger.store.documents import Kept
from coopledger.store.heads import LedgerHead
from coopledger.writers.registry import form_named
from coopledger.writers.text import document_text
from coopledger.writers.zip_archive import Member

_FORMS = ("html", "xlsx", "json")
_ON_PAPER = frozenset((Part.STATEMENT, Part.RECONCILIATION, Part.ISSUED))
"""What is printed: PDF too, where its writer is installed."""

_BY = {"xlsx": "xlsxwriter", "pdf": "typst"}
"""The program that a form is made with, where it is not ours alone: another version may write
other bytes.
"""

_LONGEST_STEM = 60


def tools() -> dict[str, str]:
    """What papers are made with here, each with its version."""
    found = {"coopledger": version("coopledger")}
    for name in _BY.values():
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def not_made_here(of: Mapping[str, str]) -> dict[str, str]:
    """The forms that another version here may write otherwise, and by what they were made."""
    here = tools()
    return {form: name for form, name in _BY.items() if name in of and of[name] != here.get(name)}


class Paper(NamedTuple):
    """A file that is made of the rows. of: the reference of an issued statement."""

    part: Part
    name: str
    content: bytes
    of: str | None = None


class Papers:
    """What an expediente has beside its rows and documents, in the order in which it is written.

    known: the documents that are kept, by their hash. tools: what it is made with, by version.
    not_made: forms that cannot be made here: of these papers there are the names alone.
    """

    def __init__(
        self,
        rows: BookRows,
        known: Mapping[str, Kept],
        language: Language,
        *,
        public: bool,
        tools: Mapping[str, str],
        not_made: Collection[str] = (),
    ) -> None:
        self.rows, self.language, self.public = rows, language, public
        self.tools, self._not_made = tools, not_made
        self.documents = documents_of(rows.recorded, rows.book, known)
        self.places = {} if public else _places(self.documents, language)
        self._by_place: defaultdict[str, list[ListedDocument]] = defaultdict(list)
        for each in self.documents:
            if each.number in self.places:
                self._by_place[self.places[each.number]].append(each)
        self.on = rows.last_day

    def before_documents(self) -> Iterator[Paper]:
        """The statement, the auxiliary ledger, bank reconciliations, issued statements."""
        book = self.rows.book
        numbers = numbers_by_reference(self.rows.recorded, book, self.documents)
        moved = auxiliary(book, numbers)
        if isinstance(book.opening, Agreement):
            statement = reconcile(book, on=self.on, held=self.rows.held(self.on))
            yield from self._in_forms(Part.STATEMENT, report_of(statement, self.language))
        yield from self._in_forms(
            Part.AUXILIARY, auxiliary_report.report(moved, self.language, self.places)
        )
        # What lies between bank and books is told by the texts that a public edition withholds.
        if not self.public and (found := reconcile_bank(book, on=self.on)):
            yield from self._in_forms(Part.RECONCILIATION, report_of(found, self.language))
        yield from self._issued()

    def trail(self) -> Iterator[Paper]:
        """The audit trail, its times in UTC: the same wherever it is made.

        Its workbook has the table alone: as people read it, it is a page, and may be long.
        """
        book = self.rows.book
        deeds = [deed(recorded, book) for recorded, _ in self.rows.recorded]
        people = {each.recorded.recorded_by for each in deeds}
        done = AuditTrail.by_people(deeds, people, book.code)
        report = trail_report.report(done, self.language, UTC)
        yield from self._in_forms(Part.TRAIL, report._replace(sheet=None))

    @property
    def rows_name(self) -> str:
        return f"{file_name(Part.ROWS, self.language)}.jsonl"

    def expediente(
        self, papers: Mapping[str, Paper], written: Iterable[Member], head: LedgerHead
    ) -> Expediente:
        """What is in it. papers: those that were written, by their names."""
        files = [file for member in written for file in self._files(member, papers)]
        files += (_listed(each) for each in self.documents if each.number not in self.places)
        files += self._without_text()
        opening, end = self.rows.book.opening, self.rows.end
        return Expediente.made(
            files, opening.code, title=opening.title, on=self.on, public=self.public,
            rows=end.seq, end=end.hash, head=str(head), tools=self.tools, language=self.language,
        )  # fmt: skip

    def readme(self, found: Expediente) -> Paper:
        """What it is and how to verify it, its lines such as any editor of Windows shows them."""
        text = document_text(expediente_report.readme(found, self.language))
        name = f"{file_name(Part.README, self.language)}.txt"
        return Paper(Part.README, name, text.replace("\n", "\r\n").encode())

    def index(self, found: Expediente) -> Iterator[Paper]:
        """The list of all files but itself, in each form."""
        return self._in_forms(
            Part.INDEX, expediente_report.report(found, self.language, linked=True)
        )

    def _in_forms(self, part: Part, report: Report) -> Iterator[Paper]:
        for name in (*_FORMS, *self._paper(part)):
            yield Paper(
                part,
                f"{file_name(part, self.language)}{form_named(name).endings[0]}",
                self._written(report, name),
            )

    def _paper(self, part: Part) -> Iterator[str]:
        if part in _ON_PAPER and _BY["pdf"] in self.tools:
            yield "pdf"

    def _written(self, report: Report, form: str) -> bytes:
        if form in self._not_made:
            return b""
        content = form_named(form).write(report)
        return content.encode() if isinstance(content, str) else content

    def _issued(self) -> Iterator[Paper]:
        """Each as it was handed over, in the language of the expediente."""
        folder = file_name(Part.ISSUED, self.language)
        for number, issue in enumerate(self.issues(), start=1):
            text = issue.printed.in_language(self.language)
            if not is_erased(text):
                name = f"{folder}/{_numbered(number, issue.reference, '')}"
                content = text.replace("\n", "\r\n").encode()
                yield Paper(Part.ISSUED, f"{name}.txt", content, issue.reference)
                for form in self._paper(Part.ISSUED):
                    content = self._written(printed_report(issue, self.language), form)
                    yield Paper(Part.ISSUED, f"{name}.{form}", content, issue.reference)

    def issues(self) -> Iterator[Issue]:
        """The statements that were issued, in their order."""
        return (each.fact for each, _ in self.rows.recorded if isinstance(each.fact, Issue))

    def _without_text(self) -> Iterator[PackedFile]:
        for issue in self.issues():
            if is_erased(issue.printed.in_language(self.language)):
                yield PackedFile(Part.ISSUED, None, None, "", of=issue.reference)

    def _files(self, member: Member, papers: Mapping[str, Paper]) -> Iterator[PackedFile]:
        """What a file is; one that several documents are, each of them."""
        if (paper := papers.get(member.name)) is not None:
            yield PackedFile(paper.part, *member, of=paper.of)
        elif member.name == self.rows_name:
            yield PackedFile(Part.ROWS, *member)
        for each in self._by_place.get(member.name, ()):
            yield _listed(each)._replace(name=member.name, size=member.size)


def _listed(each: ListedDocument) -> PackedFile:
    """A document that is not in it, or not under a name yet. Its type, where it is kept."""
    known = each.type if each.kept else None
    return PackedFile(
        Part.DOCUMENT, None, each.size, each.sha256,
        number=each.number, of=each.of, type=known, use=each.use, stands=each.stands,
    )  # fmt: skip


def _places(found: Documents, language: Language) -> dict[int, str]:
    """The file of each document, by its number; of one with several numbers, the same."""
    folder = file_name(Part.DOCUMENT, language)
    by_hash: dict[str, str] = {}
    for each in found:
        if each.kept and each.sha256 not in by_hash:
            by_hash[each.sha256] = f"{folder}/{_numbered(each.number, each.name, _ending(each))}"
    return {each.number: by_hash[each.sha256] for each in found if each.kept}


def _ending(each: ListedDocument) -> str:
    """What the content is, whatever its name says; what no system should open has none of its."""
    if each.type is DocumentType.ZIP:
        return ".zip"
    return each.ending or ".bin"


def _numbered(number: int, name: str, ending: str) -> str:
    """`0003-factura-hotel.pdf`: a name that every system can have."""
    stem = "" if is_erased(name) else PurePosixPath(name).stem
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode()
    safe = re.sub("[^A-Za-z0-9]+", "-", plain).strip("-")[:_LONGEST_STEM]
    return "-".join(filter(None, (f"{number:04}", safe))) + ending
