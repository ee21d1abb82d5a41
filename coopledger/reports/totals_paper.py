"""The cooperation of years as people sign it: which sections, and what stands in each."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from coopledger.books.cooperation import CooperationPart, CooperationTotal
from coopledger.books.given import GivenInKind
from coopledger.books.totals_paper import TotalsPaper
from coopledger.messages.catalogue import Language, say
from coopledger.model.activity import kind_word
from coopledger.money import InKind, Money
from coopledger.reports.cells import row
from coopledger.reports.document import (
    Bar,
    Block,
    Document,
    Entries,
    Fill,
    Picture,
    Reckoned,
    Row,
    Section,
    Style,
    Table,
    Words,
    lines,
    notes,
)
from coopledger.reports.issued import (
    changes_data,
    changes_table,
    issued_line,
    unchanged_note,
    years_said,
)
from coopledger.reports.made_with import as_of_said, moment_data
from coopledger.reports.pictures import picture
from coopledger.reports.report import Plain, Report
from coopledger.reports.signing import letterhead, signatures
from coopledger.reports.statement_paper import numbered
from coopledger.reports.totals import (
    change_said,
    how_valued,
    reference_said,
    totals_data,
    totals_table,
)

COLUMNS = ("financial", "in_kind", "total", "partner_funds")
_TOTAL = (Reckoned(2, plus=(0, 1)),)
"""What was given is what was given in each of the two ways."""


def report(paper: TotalsPaper, language: Language) -> Report:
    """All of it, on paper before all."""
    return Report(
        language,
        document=lambda: TotalsSections(paper, language).document(),
        data=lambda: paper_data(paper),
        table=lambda: totals_table(paper.totals, language),
        sheet=say("sheet.totals", language),
    )


class TotalsSections:
    """The sections of the totals on paper, each by itself, in a language."""

    def __init__(self, paper: TotalsPaper, language: Language) -> None:
        self.paper, self.totals, self.language = paper, paper.totals, language
        self.currencies = sorted({total.currency for total in self.totals})

    def document(self) -> Document:
        """All of them, under the letterhead, with places to sign."""
        found, head = self.unsigned(), self.paper.letterhead
        sections = (*found.sections, (signatures(head, self.language),))
        return found._replace(sections=sections, letterhead=letterhead(head))

    def unsigned(self) -> Document:
        """All of them that there is something for, numbered."""
        named = (
            ("years", self.years()),
            ("activities", self.activities()),
            ("by-book", self.by_book()),
            ("by-kind", self.by_kind()),
            ("by-done", self.by_activity()),
            ("by-partner", self.by_partner()),
            ("in-kind", self.in_kind()),
            ("earlier-years", self.changes()),
            ("since", self.since()),
            ("notes", self.notes()),
            ("proof", self.proof()),
        )
        sections = numbered(named, self.language)
        foot = self._said_of("totals-paper.foot")
        return Document(self._say("label.totals"), (lines(self.top()), *sections), foot=foot)

    def top(self) -> Iterator[str]:
        """Of which years it is, and as of when."""
        issue = self.paper.issue
        if issue is not None and issue.years is not None:
            yield years_said(issue.years, self.language)
        else:
            yield self._said_of("label.totals-of")
        yield from as_of_said(self.paper.on, self.paper.recorded_by, self.language)
        if issue is not None:
            yield issued_line(issue, self.language)
        if not self.totals:
            yield self._say("label.no-totals")

    def years(self) -> Section:
        """What was given in each year, and in all of them; a table and a picture a currency."""
        blocks: list[Block] = []
        for currency in self.currencies:
            of = [total for total in self.totals if total.currency == currency]
            blocks.append(self._years(currency, of))
            blocks += self._picture(currency, of)
        return tuple(blocks)

    def _years(self, currency: str, totals: list[CooperationTotal]) -> Table:
        rows = [self._head(currency)]
        for each in totals:
            values = (each.financial, each.in_kind, each.total, each.partner_funds)
            rows.append(row(str(each.fiscal_year), values, self.language))
        if len(totals) > 1:
            rows.append(self._sum(currency, map(whole_columns, totals)))
        return Table(tuple(rows), marked=True, reckoned=_TOTAL)

    def _picture(self, currency: str, totals: list[CooperationTotal]) -> Iterator[Picture]:
        fills = {"financial": Fill.SOLID, "in_kind": Fill.HATCHED, "partner_funds": Fill.OPEN}
        bars = []
        for each in totals:
            label = str(each.fiscal_year)
            for name, fill in fills.items():
                money: Money | InKind = getattr(each, name).money
                if money:
                    bars.append(Bar(label, Decimal(0), money.amount, money.figure(), fill))
                    label = ""
        shown = {bar.fill for bar in bars}
        named = ((fill, self._say(f"figure.{name}")) for name, fill in fills.items())
        legend = tuple((fill, said) for fill, said in named if fill in shown)
        if bars:
            yield picture("years", currency, bars, self.language, legend)

    def activities(self) -> Section:
        """How many of each kind in each year, whatever their currency."""
        last_of_year = {total.fiscal_year: total for total in self.totals}.values()
        return tuple(self._counted(total) for total in last_of_year if total.activities)

    def _counted(self, total: CooperationTotal) -> Table:
        counts = [
            row(kind_word(kind, self.language), (count,), self.language)
            for kind, count in total.activities.items()
        ]
        head = Row(str(total.fiscal_year), (self._say("label.activities"),), Style.HEAD)
        whole = (total.activity_count,)
        in_all = row(self._say("label.sum"), whole, self.language, style=Style.SUM)
        return Table((head, *counts, in_all))

    def by_book(self) -> Section:
        """What each agreement and programme gave, in each year."""
        return self._parts("by_book", lambda part: part.key or "")

    def by_kind(self) -> Section:
        """What was given under each kind of activity, in each year."""
        return self._parts("by_kind", self._kind)

    def by_activity(self) -> Section:
        """What was given for each activity, in each year."""
        return self._parts("by_activity", self._activity)

    def by_partner(self) -> Section:
        """What was given for activities with each partner, in each year."""
        return self._parts("by_partner", self._partner)

    def _parts(self, of: str, name: Callable[[CooperationPart], str]) -> Section:
        """A table a year and currency, each with its sum, which is the whole."""
        return tuple(
            self._part(total, getattr(total, of), name)
            for total in self.totals
            if getattr(total, of)
        )

    def _part(
        self,
        total: CooperationTotal,
        parts: Iterable[CooperationPart],
        name: Callable[[CooperationPart], str],
    ) -> Table:
        rows = [row(name(part), part_columns(part), self.language) for part in parts]
        head = self._head(_year_of(total))
        return Table(
            (head, *rows, self._sum(total.currency, [whole_columns(total)])), reckoned=_TOTAL
        )

    def _kind(self, part: CooperationPart) -> str:
        return kind_word(part.key, self.language) if part.key else self._say("label.not-itemised")

    def _activity(self, part: CooperationPart) -> str:
        if part.key is None:
            return self._say("label.not-itemised")
        title = self.paper.titles.get((part.book or "", part.key))
        return f"{part.key}  {title}" if title and title != part.key else part.key

    def _partner(self, part: CooperationPart) -> str:
        return part.key or self._say("label.several-partners")

    def in_kind(self) -> Section:
        """Each contribution with what it is valued at, how it came to it, and their sum."""
        return tuple(self._valued(total) for total in self.totals if total.given_in_kind)

    def _valued(self, total: CooperationTotal) -> Table:
        rows = [self._contribution(given) for given in total.given_in_kind]
        head = Row(_year_of(total), (self._say("label.in_kind"),), Style.HEAD)
        whole = (total.in_kind.money,)
        in_all = row(self._say("label.sum"), whole, self.language, style=Style.SUM)
        how = (
            self._say("totals-paper.how", reference=given.contribution.reference, how=said)
            for given in total.given_in_kind
            for said in [how_valued(given, self.language)]
        )
        return Table((head, *rows, in_all), notes=tuple(how))

    def _contribution(self, given: GivenInKind) -> Row:
        said = [reference_said(given, self.language), given.contribution.concept]
        return row("  ".join(filter(None, said)), (given.amount,), self.language)

    def changes(self) -> Section:
        """What of these figures is a change to an earlier year, which says what it said."""
        return lines(
            f"{_year_of(total)}: {change_said(change, self.language)}"
            for total in self.totals
            for change in total.changes
        )

    def since(self) -> Section:
        """What is otherwise than in the last ones of these years that were issued."""
        return tuple(changes_table(self.paper.since, self.language))

    def notes(self) -> Section:
        """How to read it, and what stands beside the facts in their source."""
        said = ["label.provenance", "totals-paper.never-converted"] if self.totals else []
        if any(total.mixed_years for total in self.totals):
            said.insert(0, "label.mixed-years")
        stated = dict.fromkeys(note for total in self.totals for note in total.notes)
        unchanged = unchanged_note(self.paper.since, self.language)
        return (*notes((*map(self._say, said), *unchanged)), *map(Words, stated))

    def proof(self) -> Section:
        """Where the ledger ended as it was drawn up, and how far each book went."""
        added = [
            self._say("totals-paper.added", book=each.book, seq=each.seq, hash=each.hash)
            for each in self.paper.books
        ]
        ends = ((self._say("totals-paper.books"), tuple(added)),) if added else ()
        return (Entries(((self._say("paper.head"), (self.paper.head,)), *ends)),)

    def _head(self, label: str) -> Row:
        return Row(label, tuple(self._say(f"totals-paper.{each}") for each in COLUMNS), Style.HEAD)

    def _sum(self, currency: str, wholes: Iterable[tuple[Money, ...]]) -> Row:
        """Of the columns, in a currency."""
        minor = [sum(money.minor for money in column) for column in zip(*wholes, strict=True)]
        sums = (Money.from_minor(each, currency) for each in minor)
        return row(self._say("label.sum"), sums, self.language, style=Style.SUM)

    def _said_of(self, key: str) -> str:
        """With the years that there is something of."""
        named = [total.fiscal_year for total in self.totals]
        if not named:
            return self._say(key, year="")
        first, last = named[0], named[-1]
        year = str(first) if first == last else self._say("totals-paper.to", first=first, last=last)
        return self._say(key, year=year)

    def _say(self, key: str, **params: object) -> str:
        return say(key, self.language, **params)


def _year_of(total: CooperationTotal) -> str:
    return f"{total.fiscal_year} ({total.currency})"


def whole_columns(total: CooperationTotal) -> tuple[Money, ...]:
    """What a total comes to, a column (`COLUMNS`) each."""
    return _columns(total.financial.money, total.in_kind.money, total.partner_funds.money)


def part_columns(part: CooperationPart) -> tuple[Money, ...]:
    """The same of a part."""
    return _columns(part.financial, part.in_kind, part.partner_funds)


def _columns(financial: Money, in_kind: Money, partner_funds: Money) -> tuple[Money, ...]:
    total = Money.from_minor(financial.minor + in_kind.minor, financial.currency.code)
    return financial, in_kind, total, partner_funds


def paper_data(paper: TotalsPaper) -> Plain:
    """All of it, for programs: `totals` is what the totals themselves say. Stable names."""
    return {
        "on": paper.on and paper.on.isoformat(),
        "recorded_by": moment_data(paper.recorded_by),
        "head": paper.head,
        "books": [each.model_dump() for each in paper.books],
        "issued_as": paper.issue and paper.issue.reference,
        "since": changes_data(paper.since) if paper.since is not None else None,
        "activities": [
            {"book": book, "code": code, "title": title}
            for (book, code), title in sorted(paper.titles.items())
        ],
        "totals": totals_data(paper.totals),
    }
