"""The statement as people sign it: which sections, in which order, and what stands in each."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from coopledger.books.sides import AgreementSide, FundSide
from coopledger.books.statement import LineStanding
from coopledger.books.statement_paper import (
    Advance,
    Disallowed,
    PaperAccount,
    PaperLine,
    StatementPaper,
    spent_between,
)
from coopledger.messages.catalogue import Language, say, spoken
from coopledger.model.events import Recovery
from coopledger.model.letterhead import Signer
from coopledger.money import Money, total_of
from coopledger.reports.auxiliary import line_data, line_label, portion_codes
from coopledger.reports.bank_reconciliation import (
    bank_reconciliation_data,
    bank_reconciliation_document,
)
from coopledger.reports.cells import cell, rate_text, row
from coopledger.reports.document import (
    Block,
    Cell,
    Document,
    Entries,
    Letterhead,
    Row,
    Section,
    Signature,
    Signatures,
    Style,
    Table,
    Words,
    heading,
    lines,
    notes,
)
from coopledger.reports.facts import fact_data
from coopledger.reports.findings import finding_data, finding_lines
from coopledger.reports.history import stated
from coopledger.reports.issued import rates_said
from coopledger.reports.pictures import budget_picture, months_picture, waterfall
from coopledger.reports.report import Plain, Report
from coopledger.reports.statement import statement_notes, verdict
from coopledger.reports.statement_data import statement_data, statement_table
from coopledger.reports.statement_tables import CAME, WENT, StatementTables, side_key


def report(paper: StatementPaper, language: Language) -> Report:
    """The whole statement, on paper before all."""
    return Report(
        language,
        document=lambda: StatementSections(paper, language).document(),
        data=lambda: paper_data(paper, language),
        table=lambda: statement_table(paper.statement, language),
        sheet=say("sheet.paper", language),
    )


class _Moved:
    """What moved in one currency: in a period, and since the start."""

    def __init__(
        self, side: FundSide | AgreementSide, before: FundSide | AgreementSide | None
    ) -> None:
        self.side, self._before = side, before

    def of(self, name: str) -> tuple[Money, Money]:
        """Of a figure, by its name."""
        now: Money = getattr(self.side, name).money
        if self._before is None:
            return now, now
        before: Money = getattr(self._before, name).money
        return now - before, now

    def sums(self, names: Iterable[str], period: Money, whole: Money) -> tuple[Money, Money]:
        """Of figures, and what each sum begins with."""
        for name in names:
            moved, now = self.of(name)
            period, whole = period + moved, whole + now
        return period, whole


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
        return Document(
            self.say("paper.title"),
            (lines(self.top()), *numbered(named, self.language), (self.signatures(),)),
            closes=self.statement.closes,
            letterhead=letterhead(self.paper),
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
            blocks += [self._period(side) for side in self.tables.sides]
            days = {"on": self.statement.on, "eve": self.paper.before.on}
            blocks += notes([self.say("paper.period-note", **days)])
        blocks += [*self.tables.earlier(), *self.tables.accounts()]
        return (*blocks, waterfall(self.statement, self.language))

    def _period(self, side: FundSide | AgreementSide) -> Table:
        """What came and what became of it in one currency: in the period, and since the start."""
        opening, moved = self._then(side), _Moved(side, self._side_before(side))
        closing, nothing = side.held.money, Money.from_minor(0, side.currency)
        came = [name for name in CAME if name in side.CAME]
        went = [name for name in WENT if name in side.WENT and name != "held"]
        heads = (self.say("paper.period"), self.say("paper.since-start"))
        label, on = self.say("label.sum"), self.statement.on
        return Table(
            (
                Row(self._side_name(side), heads, Style.HEAD),
                row(
                    self.say("paper.opening", since=self.paper.since),
                    (opening, None),
                    self.language,
                ),
                *self._rows_of(came, moved),
                row(label, moved.sums(came, opening, nothing), self.language, style=Style.SUM),
                *self._rows_of(went, moved),
                row(self.say("paper.closing", on=on), (closing, closing), self.language),
                row(label, moved.sums(went, closing, closing), self.language, style=Style.SUM),
            )
        )

    def _rows_of(self, names: Iterable[str], moved: "_Moved") -> Iterator[Row]:
        for name in names:
            period, now = moved.of(name)
            if name not in FundSide.IF_ANY or period or now:
                key = ("whole", None, name, side_key(moved.side))
                cells = (
                    cell(period, self.language),
                    self.tables.made(cell(now, self.language), key),
                )
                yield Row(self.say(f"label.{name}"), cells)

    def _side_before(self, side: FundSide | AgreementSide) -> FundSide | AgreementSide | None:
        """The same on the eve, where the fund had that currency."""
        sides = self.paper.before.sides() if self.paper.before is not None else ()
        return next((each for each in sides if _same(each, side)), None)

    def _then(self, side: FundSide | AgreementSide) -> Money:
        """What was held on the eve."""
        then = self._side_before(side)
        return then.held.money if then is not None else Money.from_minor(0, side.currency)

    def _side_name(self, side: FundSide | AgreementSide) -> str:
        """Its currency, as the equation's columns say it."""
        heads = self.tables.heads("").cells
        return str(heads[[each is side for each in self.tables.sides].index(True)])

    def exchange(self) -> Section:
        """How the exchange difference was computed, and what it comes from."""
        if all(fund.currency == self.own for fund in self.statement.funds):
            return ()
        outflows = self.paper.explanation.outflows
        reported = total_of((each.reported for each in outflows), self.own)
        worth = total_of((each.worth for each in outflows), self.own)
        difference = self.statement.agreement_currency.exchange_difference
        label, rule = self.say("label.exchange_difference"), self.statement.agreement.conversion
        rows = (
            Row("", (self.own,), Style.HEAD),
            row(self.say("paper.reported-out"), (reported,), self.language),
            row(self.say("paper.worth-out"), (-worth,), self.language),
            row(label, (difference,), self.language, style=Style.SUM),
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
        blocks += [*self.tables.acceptance(), *self.tables.parts("by_line")]
        return (*blocks, *budget_picture(standing, self.language))

    def _lines(self) -> Table:
        within = dict(spent_between(self.paper)) if self.paper.since is not None else {}
        heads = ["paper.authorised", "paper.changes", "label.line-modified", "label.line-spent"]
        heads += ["paper.period"] if within else []
        said = (*map(self.say, heads), self.say("label.line-available"), "%")
        rows = [Row(self.say("paper.line"), said, Style.HEAD)]
        for line in self.statement.lines:
            cells = [*_authorised(line), line.modified, line.spent]
            cells += [within[line.code]] if within else []
            amounts = [self.tables.amount_of(line, each) for each in (*cells, line.available)]
            used = "-" if line.available is None else line.used or Fraction(0)
            label = f"{line.code} ({line.currency})  {line.title}"
            rows.append(row(label, (*amounts, used), self.language))
        rows += self._sum_of_lines(rows)
        return Table(tuple(rows), title=self.say("label.lines"))

    def _sum_of_lines(self, rows: list[Row]) -> Iterator[Row]:
        """Their sum, where all are in one currency."""
        standing = self.statement.lines
        if len({line.currency for line in standing}) != 1 or None in [
            line.available for line in standing
        ]:
            return
        currency = standing[0].currency
        sums = [
            total_of((_amount(each[at], currency) for each in self._amounts()), currency)
            for at in range(len(rows[0].cells) - 1)
        ]
        modified, spent = sums[2], sums[3]
        used = Fraction(spent.minor, modified.minor) if modified else Fraction(0)
        label = f"{self.say('label.sum')} ({currency})"
        yield row(label, (*sums, used), self.language, style=Style.SUM)

    def _amounts(self) -> Iterator[list[Money | None]]:
        within = dict(spent_between(self.paper)) if self.paper.since is not None else {}
        for line in self.statement.lines:
            period = [within[line.code]] if within else []
            yield [*_authorised(line), line.modified, line.spent, *period, line.available]

    def by_activity(self) -> Section:
        """What was spent by activity and partner, and what moved by month."""
        tables = self.tables
        parts = (*tables.parts("by_activity"), *tables.by_partner(), *tables.months())
        return (*parts, *months_picture(self.statement, self.language)) if parts else ()

    def auxiliary(self) -> Section:
        """What moved each account, in its order, with evidence, budget line and balance."""
        accounts = [each for each in self.paper.accounts if each.lines or each.opening]
        if not accounts:
            return lines([self.say("paper.nothing-moved")])
        seen: set[str] = set()
        said = [self._account(each, seen) for each in accounts]
        return (*said, *notes([self.say("paper.auxiliary-note")]))

    def _account(self, account: PaperAccount, seen: set[str]) -> Table:
        """seen: the references that rows have for an anchor; it gets those of this one."""
        named = {"account": account.account, "currency": account.currency}
        heads = [f"paper.{name}" for name in ("line", "evidence", "came", "went", "balance")]
        own = () if account.currency == self.own else (self.own,)
        title = say("auxiliary.account", self.language, **named)
        rows = [Row(title, (*map(self.say, heads), *own), Style.HEAD)]
        if self.paper.since is not None:
            before = (None, None, None, None, account.opening)
            rows.append(row(self.say("paper.balance-before"), before, self.language))
        for line in account.lines:
            reference = line.moved.fact.reference
            anchor = reference if line.reported is not None and reference not in seen else ""
            seen.add(anchor)
            cells = self._cells(line)
            cells = (*cells, cell(line.reported, self.language)) if own else cells
            rows.append(Row(line_label(line.moved, self.language), cells, anchor=anchor))
        came = (line.moved.came_in for line in account.lines)
        went = (line.moved.went_out for line in account.lines)
        sums = (total_of(filter(None, each), account.currency) for each in (came, went))
        total = (None, None, *sums, account.closing)
        rows.append(row(self.say("paper.sum-of-days"), total, self.language, style=Style.SUM))
        return Table(tuple(rows))

    def _cells(self, line: PaperLine) -> tuple[Cell, ...]:
        moved = line.moved
        amounts = (moved.came_in, moved.went_out, moved.balance)
        evidence = "; ".join(self._evidence(line))
        return (
            portion_codes(moved, "lines"),
            evidence,
            *(cell(each, self.language) for each in amounts),
        )

    def _evidence(self, line: PaperLine) -> Iterator[str]:
        for invoice in line.invoices:
            yield self.say("paper.invoice", number=invoice.reference, when=invoice.when)
        if line.moved.documents:
            yield self.say("paper.documents", numbers=", ".join(map(str, line.moved.documents)))

    def disallowances(self) -> Section:
        """What was not accepted and what became of it; and what came back of what was spent."""
        recovered = tuple(self._recovered())
        return (*self._disallowed(self.paper.disallowances), *recovered)

    def _disallowed(self, found: tuple[Disallowed, ...]) -> Iterator[Table]:
        if not found:
            return
        heads = ("label.disallowed", "paper.made-good", "paper.by", "paper.due-back")
        rows = [Row("", tuple(map(self.say, heads)), Style.HEAD)]
        for each in found:
            fact = each.disallowance
            label = self.say(
                "paper.disallowance",
                reference=fact.reference,
                when=fact.when,
                of=fact.of,
                reason=fact.reason,
            )
            by = ", ".join(good.reference for good in each.made_good_by)
            amounts = [
                spoken(money, self.language)
                for money in (fact.amount, each.made_good, each.due_back)
            ]
            rows.append(Row(label, (amounts[0], amounts[1], by, amounts[2])))
        yield Table(tuple(rows))

    def _recovered(self) -> Iterator[Table]:
        rows = []
        for account in self.paper.accounts:
            for line in account.lines:
                fact = line.moved.fact
                if isinstance(fact, Recovery) and line.reported is not None:
                    label = self.say(
                        "paper.recovery", reference=fact.reference, when=fact.when, of=fact.of
                    )
                    rows.append(Row(label, (spoken(fact.amount, self.language),)))
        if rows:
            heads = (self.say("paper.amount"),)
            yield Table((Row(self.say("paper.recovered"), heads, Style.HEAD), *rows))

    def advances(self) -> Section:
        """What each official was given, accounted for and returned."""
        found = self.paper.advances
        if not found:
            return ()
        other = any(each.other for each in found)
        names = ["given", "accounted", "given-back", *(["other"] if other else []), "left", "days"]
        rows = [Row("", tuple(self.say(f"paper.{name}") for name in names), Style.HEAD)]
        for each in found:
            rows.append(row(self._advance_label(each), _advance(each, other), self.language))
        return (Table(tuple(rows)),)

    def _advance_label(self, advance: Advance) -> str:
        account = advance.side.account
        named = {"account": f"{account.code} ({account.currency})", "holder": account.holder}
        return self.say("paper.advance", **named)

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
        items = ((self.say("paper.end"), (end,)), (self.say("paper.head"), (self.paper.head,)))
        return (Entries(items),)

    def signatures(self) -> Signatures:
        """Who prepared, reviewed and authorised it."""
        head = self.paper.letterhead
        return Signatures(
            (
                self._signature("paper.prepared", head.prepared),
                self._signature("paper.reviewed", head.reviewed),
                self._signature("paper.authorised-by", head.authorised),
            )
        )

    def _signature(self, role: str, signer: Signer | None) -> Signature:
        if signer is None:
            return Signature(self.say(role))
        return Signature(self.say(role), signer.name, signer.office or "")


def numbered(named: Iterable[tuple[str, Section]], language: Language) -> Iterator[Section]:
    """Sections that have something in them, each under its heading, numbered."""
    filled = ((name, section) for name, section in named if section)
    for number, (name, section) in enumerate(filled, 1):
        yield (heading(f"{number}. {say(f'paper.{name}', language)}"), *section)


def letterhead(paper: StatementPaper) -> Letterhead:
    """What stands at the head of its first page."""
    return Letterhead(paper.letterhead.lines, paper.letterhead.picture)


def _same(one: FundSide | AgreementSide, other: FundSide | AgreementSide) -> bool:
    return type(one) is type(other) and one.currency == other.currency


def _authorised(line: LineStanding) -> list[Money | None]:
    """What was agreed, and by how much it was changed since."""
    return [line.initial, line.increases - line.decreases]


def _amount(money: Money | None, currency: str) -> Money:
    return money if money is not None else Money.from_minor(0, currency)


def _advance(each: Advance, other: bool) -> list[Money | int | str]:
    amounts = [each.given, each.accounted, each.returned, *([each.other] if other else [])]
    days = each.side.advance_days
    return [*amounts, each.held, "-" if days is None else days]


def paper_data(paper: StatementPaper, language: Language) -> Plain:
    """All of it, for programs. Stable names; amounts as strings with all their digits."""
    return {
        "statement": statement_data(paper.statement, language),
        "before": statement_data(paper.before, language) if paper.before else None,
        "since": paper.since.isoformat() if paper.since else None,
        "issue": paper.issue,
        "public": paper.public,
        "end": {"seq": paper.end.seq, "hash": paper.end.hash},
        "head": paper.head,
        "accounts": [
            {
                "account": each.account,
                "currency": each.currency,
                "opening": each.opening.digits,
                "closing": each.closing.digits,
                "lines": [
                    {
                        **line_data(line.moved),
                        "reported": line.reported.digits if line.reported else None,
                        "invoices": [invoice.reference for invoice in line.invoices],
                    }
                    for line in each.lines
                ],
            }
            for each in paper.accounts
        ],
        "advances": [
            {
                "account": each.side.account.code,
                "currency": each.side.account.currency,
                "given": each.given.digits,
                "accounted": each.accounted.digits,
                "returned": each.returned.digits,
                "other": each.other.digits,
                "held": each.held.digits,
                "days": each.side.advance_days,
            }
            for each in paper.advances
        ],
        "disallowances": [
            {
                "disallowance": fact_data(each.disallowance),
                "made_good": each.made_good.digits,
                "made_good_by": [good.reference for good in each.made_good_by],
                "due_back": each.due_back.digits,
            }
            for each in paper.disallowances
        ],
        "bank_reconciliations": [
            bank_reconciliation_data(each, language) for each in paper.reconciliations
        ],
        "rates": [each.model_dump(mode="json") for each in paper.rates],
        "findings": [finding_data(each, language) for each in paper.findings],
    }
