"""The statement as people sign it: which sections, in which order, and what stands in each."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from coopledger.books.rows import AGREEMENT
from coopledger.books.statement import ACCRUED, COMMITTED
from coopledger.books.statement_paper import (
    StatementPaper,
    spent_between,
)
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.money import Money, total_of
from coopledger.reports.bank_reconciliation import (
    bank_reconciliation_document,
)
from coopledger.reports.cells import cell, rate_text, row
from coopledger.reports.document import (
    Block,
    Document,
    Entries,
    Reckoned,
    Row,
    Section,
    Style,
    Table,
    Words,
    heading,
    lines,
    notes,
)
from coopledger.reports.findings import finding_lines
from coopledger.reports.history import stated
from coopledger.reports.issued import rates_said
from coopledger.reports.paper_data import paper_data
from coopledger.reports.paper_files import code_of, paper_files
from coopledger.reports.paper_movements import account_tables, advance_tables, disallowance_tables
from coopledger.reports.paper_period import period_tables
from coopledger.reports.paper_stamp import stamp
from coopledger.reports.pictures import budget_picture, months_picture, waterfall
from coopledger.reports.report import Report
from coopledger.reports.signing import letterhead, signatures
from coopledger.reports.statement import statement_notes, verdict
from coopledger.reports.statement_data import statement_table
from coopledger.reports.statement_tables import StatementTables


def report(paper: StatementPaper, language: Language) -> Report:
    """The whole statement, on paper before all."""
    return Report(
        language,
        document=lambda: StatementSections(paper, language).document(),
        data=lambda: paper_data(paper, language),
        table=lambda: statement_table(paper.statement, language),
        sheet=say("sheet.paper", language),
        final=True,
        carries=lambda: paper_files(paper, paper_data(paper, language), language),
        stamp=lambda: stamp(paper),
    )


_MODIFIED, _SPENT = 2, 3
"""Where these stand among the amounts of a budget line."""


class StatementSections:
    """The sections of a statement on paper, each by itself, in a language."""

    def __init__(self, paper: StatementPaper, language: Language) -> None:
        self.paper, self.language = paper, language
        self.statement = paper.statement
        self.own = self.statement.agreement.currency
        self.tables = StatementTables(self.statement, language, paper.made_of)

    def document(self) -> Document:
        """All of them that there is something for, numbered."""
        named = (
            ("parties", self.parties()),
            ("summary", self.summary()),
            ("exchange", self.exchange()),
            ("budget", self.budget()),
            ("by-activity", self.by_activity()),
            ("auxiliary", self.auxiliary()),
            ("disallowances", self.disallowances()),
            ("advances", self.advances()),
            ("bank", self.bank()),
            ("rates", self.rates()),
            ("findings", self.findings()),
            ("notes", notes(statement_notes(self.statement, self.language))),
            ("proof", self.proof()),
        )
        signing = signatures(self.paper.letterhead, self.language)
        return Document(
            self.say("paper.title"),
            (lines(self.top()), *numbered(named, self.language), (signing,)),
            closes=self.statement.closes,
            letterhead=letterhead(self.paper.letterhead),
            foot=self.foot(),
        )

    def say(self, key: str, **params: object) -> str:
        return say(key, self.language, **params)

    def top(self) -> Iterator[str]:
        """Of which agreement and days it is, and whether it closes."""
        agreement, on = self.statement.agreement, self.statement.on
        yield f"{agreement.code}  {agreement.title}"
        if self.paper.since is None:
            yield self.say("paper.on", on=on)
        else:
            yield self.say("paper.between", since=self.paper.since, on=on)
        yield verdict(self.statement, self.language)
        if self.paper.issue is not None:
            yield self.say("paper.issued", reference=self.paper.issue)
        if self.paper.public:
            yield self.say("paper.public")

    def foot(self) -> str:
        """What tells the paper from others, on each page."""
        named = {"code": self.statement.agreement.code, "on": self.statement.on}
        if self.paper.since is not None:
            return self.say("paper.foot-between", since=self.paper.since, **named)
        return self.say("paper.foot", **named)

    def parties(self) -> Section:
        """What was agreed: all that the terms of that day say."""
        said = stated(self.statement.agreement, self.language)
        return (Entries(tuple((name, tuple(of)) for name, of in said)),)

    def summary(self) -> Section:
        """The equation, of the days asked for beside all since the start; and the accounts."""
        blocks: list[Block] = []
        if self.paper.before is None:
            blocks.append(self.tables.equation())
        else:
            blocks += period_tables(self.paper, self.tables, self.language)
            days = {"on": self.statement.on, "eve": self.paper.before.on}
            blocks += notes([self.say("paper.period-note", **days)])
        blocks += [*self.tables.earlier(), *self.tables.accounts()]
        return (*blocks, waterfall(self.statement, self.language))

    def exchange(self) -> Section:
        """How the exchange difference was computed, and what it comes from."""
        if all(fund.currency == self.own for fund in self.statement.funds):
            return ()
        outflows = self.paper.explanation.outflows
        reported = total_of((each.reported for each in outflows), self.own)
        worth = total_of((each.worth for each in outflows), self.own)
        difference = self.statement.agreement_currency.exchange_difference
        label, rule = self.say("label.exchange_difference"), self.statement.agreement.conversion
        made = ("whole", None, "exchange_difference", AGREEMENT)
        rows = (
            Row("", (self.own,), Style.HEAD),
            row(self.say("paper.reported-out"), (reported,), self.language),
            row(self.say("paper.worth-out"), (-worth,), self.language),
            Row(label, (self.tables.made(cell(difference, self.language), made),), Style.SUM),
        )
        return (
            Words(self.say("paper.exchange-how", rule=rule)),
            Table(rows, marked=True),
            *self.tables.exchange(),
            *self.tables.at_rate(),
        )

    def budget(self) -> Section:
        """Authorised, modified, spent and available by line, with their sum; what was accepted."""
        standing = self.statement.lines
        blocks: list[Block] = [self._lines()] if standing else []
        blocks += [*self._explained(), *self.tables.commitments(), *self.tables.shares()]
        blocks += [*self.tables.acceptance(), *self.tables.parts("by_line")]
        return (*blocks, *budget_picture(standing, self.language))

    def _explained(self) -> Iterator[Table]:
        """Why lines deviate from their budget, as it was last explained, and as of which day."""
        rows = [
            Row(each.line, (spoken(each.when, self.language), spoken(each.reason, self.language)))
            for found in self.paper.explained.values()
            for each in found
        ]
        if rows:
            heads = (self.say("field.when"), self.say("field.variation.reason"))
            head = Row(self.say("paper.line"), heads, Style.HEAD)
            yield Table((head, *rows), title=self.say("sheet.variation"))

    def _lines(self) -> Table:
        """What was authorised and spent of each, and of all where they are in one currency."""
        standing, amounts = self.statement.lines, [*self._amounts()]
        heads = ["paper.authorised", "paper.changes", "label.line-modified", "label.line-spent"]
        heads += ["paper.period"] if self.paper.since is not None else []
        beside = self._beside()
        named = (*heads, "label.line-available", *(f"label.line-{name}" for name in beside))
        said = (*map(self.say, named), "%")
        rows = [Row(self.say("paper.line"), said, Style.HEAD)]
        for line, each in zip(standing, amounts, strict=True):
            cells = [self.tables.amount_of(line, amount) for amount in each]
            used = "-" if line.available is None else line.used or Fraction(0)
            label = f"{line.code} ({line.currency})  {line.title}"
            known = row(label, (*cells, used), self.language).cells
            spent = self.tables.made(known[_SPENT], ("by_line", line.code, "spent", AGREEMENT))
            rows.append(Row(label, (*known[:_SPENT], spent, *known[_SPENT + 1 :])))
        comparable = all(line.available is not None for line in standing)
        if comparable and len({line.currency for line in standing}) == 1:
            rows.append(self._sum_of_lines(standing[0].currency, amounts))
        available = len(heads)
        reckoned = [Reckoned(2, plus=(0, 1)), Reckoned(available, plus=(2,), minus=(3,))]
        if COMMITTED[0] in beside:
            reckoned.append(Reckoned(available + 2, plus=(available,), minus=(available + 1,)))
        return Table(tuple(rows), title=self.say("label.lines"), reckoned=tuple(reckoned))

    def _beside(self) -> tuple[str, ...]:
        """What is committed of the lines, and accrued where that is another than what was spent."""
        return tuple(name for name in self.tables.beside_lines() if name in (*COMMITTED, *ACCRUED))

    def _amounts(self) -> Iterator[list[Money | None]]:
        """Of each budget line: what is available, and committed of that, where it can be said."""
        within = dict(spent_between(self.paper))
        for line in self.statement.lines:
            period = [within[line.code]] if self.paper.since is not None else []
            changed = line.increases - line.decreases
            beside = (getattr(line, name) for name in self._beside())
            spent = (line.spent, *period, line.available)
            yield [line.initial, changed, line.modified, *spent, *beside]

    def _sum_of_lines(self, currency: str, amounts: list[list[Money | None]]) -> Row:
        sums = [_sum_in(currency, of) for of in zip(*amounts, strict=True)]
        modified, spent = sums[_MODIFIED], sums[_SPENT]
        used = Fraction(spent.minor, modified.minor) if modified and spent else Fraction(0)
        label = f"{self.say('label.sum')} ({currency})"
        return row(label, (*sums, used), self.language, style=Style.SUM)

    def by_activity(self) -> Section:
        """What was spent by activity and partner, and what moved by month."""
        tables = self.tables
        parts = (*tables.parts("by_activity"), *tables.by_partner(), *tables.months())
        return (*parts, *months_picture(self.statement, self.language)) if parts else ()

    def auxiliary(self) -> Section:
        """What moved each account, in its order, with evidence, budget line and balance."""
        moved = tuple(account_tables(self.paper, self.language))
        if not moved:
            return lines([self.say("paper.nothing-moved")])
        return (*moved, *notes([self.say("paper.auxiliary-note")]))

    def disallowances(self) -> Section:
        """What was not accepted and what became of it; and what came back of what was spent."""
        return tuple(disallowance_tables(self.paper, self.language))

    def advances(self) -> Section:
        """What each official was given, accounted for and returned."""
        return tuple(advance_tables(self.paper, self.language))

    def bank(self) -> Section:
        """From the books' balance to the bank's, account by account."""
        if self.paper.public:
            return lines([self.say("paper.bank-withheld")])
        found = self.paper.reconciliations
        if not found:
            return lines([self.say("paper.no-balance")])
        blocks: list[Block] = []
        for each in found:
            document = bank_reconciliation_document(each, self.language)
            blocks.append(heading(document.title, 1))
            blocks += (block for section in document.sections for block in section)
        return tuple(blocks)

    def rates(self) -> Section:
        """At which rate the money came, and the published rates that were used."""
        blocks: list[Block] = []
        for currency, instalments in self.paper.explanation.instalments.items():
            if currency == self.own or not instalments:
                continue
            worth = self.say("paper.worth", currency=self.own)
            heads = (self.say("paper.amount"), worth, f"{currency}/{self.own}")
            rows = [
                Row(self.say("paper.instalment-rates", currency=currency), heads, Style.HEAD),
                *(
                    row(
                        f"{each.reference}  {spoken(each.when, self.language)}",
                        (each.amount, each.worth, rate_text(each.rate)),
                        self.language,
                    )
                    for each in instalments
                ),
            ]
            blocks.append(Table(tuple(rows)))
        if self.paper.rates:
            blocks.append(heading(self.say("paper.rates-used"), 1))
            blocks += lines(rates_said(self.paper.rates, self.own, self.language))
        return tuple(blocks)

    def findings(self) -> Section:
        """What wants to be looked at on its day."""
        said = tuple(finding_lines(self.paper.findings, self.language))
        return tuple(Words(each) for each in said or (self.say("check.nothing"),))

    def proof(self) -> Section:
        """Where the book's chain and the ledger ended as it was drawn up."""
        end = self.say("paper.end-said", seq=self.paper.end.seq, hash=self.paper.end.hash)
        said = {"end": end, "head": self.paper.head, "code": code_of(self.paper)}
        items = tuple((self.say(f"paper.{name}"), (each,)) for name, each in said.items())
        how = self.say("paper.how-to-verify") if self.paper.rows is not None else ""
        return (Entries(items), *notes(filter(None, [how])))


def _sum_in(currency: str, amounts: Iterable[Money | None]) -> Money | None:
    """The sum of amounts; none where one is in another: a ceiling was once agreed in it."""
    known = [each for each in amounts if each is not None]
    if any(each.currency.code != currency for each in known):
        return None
    return total_of(known, currency)


def numbered(named: Iterable[tuple[str, Section]], language: Language) -> Iterator[Section]:
    """Sections that have something in them, each under its heading, numbered."""
    filled = ((name, section) for name, section in named if section)
    for number, (name, section) in enumerate(filled, 1):
        yield (heading(f"{number}. {say(f'paper.{name}', language)}"), *section)
