"""The closing package of an agreement: its sections, most of them those of its statement."""

from collections.abc import Iterator
from dataclasses import replace

from coopledger.books.closing import ClosingPackage, ProvedRefund
from coopledger.books.documents import ListedDocument
from coopledger.books.statement import AccountSide
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.reports.cells import cell
from coopledger.reports.document import (
    Document,
    Entries,
    Row,
    Section,
    Style,
    Table,
    Words,
    lines,
    notes,
)
from coopledger.reports.documents import document_data
from coopledger.reports.facts import fact_data
from coopledger.reports.findings import finding_data, finding_lines
from coopledger.reports.paper_data import paper_data
from coopledger.reports.report import Plain, Report
from coopledger.reports.signing import letterhead, signatures
from coopledger.reports.statement import statement_notes, verdict
from coopledger.reports.statement_data import statement_table
from coopledger.reports.statement_paper import StatementSections, numbered


def report(package: ClosingPackage, language: Language) -> Report:
    """The whole package, on paper before all."""
    return Report(
        language,
        document=lambda: ClosingSections(package, language).document(),
        data=lambda: closing_data(package, language),
        table=lambda: statement_table(package.paper.statement, language),
        sheet=say("sheet.closing", language),
        final=True,
    )


class ClosingSections:
    """The sections of a closing package: those of its statement, and what closing asks beside."""

    def __init__(self, package: ClosingPackage, language: Language) -> None:
        self.package, self.language = package, language
        self.statement = package.paper.statement
        # The movements that its figures are made of are not in it.
        self.of_statement = StatementSections(replace(package.paper, made_of={}), language)

    def document(self) -> Document:
        """All of them, numbered: what there was not is said."""
        of = self.of_statement
        named = (
            ("parties", of.parties()),
            ("receipts-and-payments", self.receipts_and_payments()),
            ("exchange", of.exchange()),
            ("budget", of.budget() or self._none("budget")),
            ("cash", self.cash()),
            ("bank", of.bank()),
            ("refunds", self.refunds()),
            ("disallowances", of.disallowances() or self._none("disallowances")),
            ("advances", of.advances()),
            ("keeps-open", self.keeps_open()),
            ("notes", notes(statement_notes(self.statement, self.language))),
            ("documents-kept", self.documents()),
            ("proof", of.proof()),
        )
        signing = signatures(self.package.paper.letterhead, self.language)
        return Document(
            self._say("closing.title"),
            (lines(self.top()), *numbered(named, self.language), (signing,)),
            closes=self.statement.closes,
            letterhead=letterhead(self.package.paper.letterhead),
            foot=self._say("closing.foot", code=self.code, on=self.statement.on),
        )

    @property
    def code(self) -> str:
        return self.statement.agreement.code

    def top(self) -> Iterator[str]:
        """Of which agreement and day it is, whether it closes, and whether it can be closed."""
        yield f"{self.code}  {self.statement.agreement.title}"
        yield self._say("paper.on", on=self.statement.on)
        yield verdict(self.statement, self.language)
        yield self._say("closing.open" if self.package.keeps_open else "closing.nothing-open")
        yield self._say("closing.proposed-layout")

    def receipts_and_payments(self) -> Section:
        """What came and what became of it, in all and by month."""
        return (*self.of_statement.summary(), *self.of_statement.tables.months())

    def cash(self) -> Section:
        """What each account holds by the books and by the bank, and when it was closed."""
        names = ("closing.by-books", "closing.by-bank", "closing.bank-on", "closing.closed-on")
        heads = tuple(map(self._say, names))
        rows = [Row("", heads, Style.HEAD), *map(self._position, self.statement.accounts)]
        said = self._say("closing.certificate", on=self.statement.on)
        return (Words(said), Table(tuple(rows)))

    def _position(self, side: AccountSide) -> Row:
        account = side.account
        said = [f"{account.code} ({account.currency})", account.title, account.number]
        if account.holder:
            said.append(self._say("label.advance", holder=account.holder))
        closed = spoken(side.closed, self.language) if side.closed else self._say("closing.is-open")
        bank = side.bank
        cells = (
            cell(side.held, self.language),
            cell(bank.balance, self.language) if bank else "-",
            spoken(bank.on, self.language) if bank else "-",
            "-" if account.holder else closed,
        )
        return Row("  ".join(filter(None, said)), cells)

    def refunds(self) -> Section:
        """What went back, what the partner got of it, and the receipt of the transfer."""
        found = self.package.refunds
        if not found:
            return self._none("refunds")
        return (Entries(tuple(map(self._refund, found))),)

    def _refund(self, each: ProvedRefund) -> tuple[str, tuple[str, ...]]:
        refund = each.refund
        came = self._say("closing.received", received=refund.received) if refund.received else ""
        unproved = () if each.receipts else (self._say("closing.no-receipt"),)
        papers = (said for listed in each.documents for said in self._document(listed))
        name = f"{refund.reference}  {spoken(refund.when, self.language)}"
        amount = spoken(refund.amount, self.language)
        return name, ("; ".join(filter(None, (amount, came))), *papers, *unproved)

    def keeps_open(self) -> Section:
        """What is still to be done, and what to do about each."""
        said = finding_lines(self.package.keeps_open, self.language)
        return tuple(map(Words, said)) or self._none("keeps-open")

    def documents(self) -> Section:
        """Each by its number: what it is, whose, whether it is kept, and its hash."""
        found = self.package.documents
        if not found:
            return self._none("documents-kept")
        return (
            Entries(
                tuple(
                    (f"{each.number}  {spoken(each.name, self.language)}", self._about(each))
                    for each in found
                )
            ),
        )

    def _document(self, each: ListedDocument) -> tuple[str, ...]:
        use = each.use.say(self.language) if each.use else self._say("closing.document")
        named = {"use": use, "number": each.number, "name": each.name}
        return self._say("closing.proved-by", **named), self._hash(each)

    def _about(self, each: ListedDocument) -> tuple[str, ...]:
        of = each.of or self._say("documents.loaded")
        kinds = (kind.say(self.language) for kind in (each.use, each.type) if kind is not None)
        state = "erased" if each.erased else "kept" if each.kept else "not-kept"
        said = [*kinds, self._say(f"closing.{state}")]
        said += [] if each.stands else [self._say("show.taken-back")]
        return "; ".join((of, *said)), self._hash(each)

    def _hash(self, each: ListedDocument) -> str:
        return self._say("closing.hash", sha256=each.sha256)

    def _none(self, of: str) -> Section:
        return (Words(self._say(f"closing.none-{of}")),)

    def _say(self, key: str, **params: object) -> str:
        return say(key, self.language, **params)


def closing_data(package: ClosingPackage, language: Language) -> Plain:
    """All of it, for programs: `paper` is the statement's. Stable names."""
    return {
        "paper": paper_data(package.paper, language),
        "refunds": [
            {
                "refund": fact_data(each.refund),
                "documents": [document.number for document in each.documents],
                "receipts": [document.number for document in each.receipts],
            }
            for each in package.refunds
        ],
        "documents": [document_data(each) for each in package.documents],
        "keeps_open": [finding_data(each, language) for each in package.keeps_open],
    }
