"""Whatever books say, the programs of accountants come to the statement, in every currency."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest
from hypothesis import event, given, settings

from coopledger import Agreement, MissingRate
from coopledger.books.account_turnover import account_turnovers
from coopledger.books.accounting_journal import Half
from coopledger.messages.catalogue import Language
from coopledger.reports.registry import report_of
from coopledger.testing.everything import histories
from coopledger.testing.history import History
from tests.accounting_programs import PLAIN, READERS, content_of, require_the_statements
from tests.effort import effort
from tests.writers.answers import YEAR_END, example
from tests.writers.hostile import BOOK, WORDS, hostile_ledger


@settings(max_examples=effort(60, 2_000))
@given(histories())
def test_what_programs_take_comes_to_the_statement(history: History) -> None:
    if not isinstance(history.opening, Agreement):
        return
    code = history.opening.code
    with history.recorded() as ledger:
        for on in history.days[:3]:
            try:
                statement = ledger.reconcile(code, on=on)
            except MissingRate:
                continue
            journal = ledger.accounting_journal(code, accounts=PLAIN, on=on)
            [book] = journal.books
            for program, (_, read) in READERS.items():
                written = read(content_of(journal, program))
                require_the_statements(written.sums, statement)
                assert written.entries == len(book.entries)
            event(f"entries: {min(len(book.entries), 10)}")


@settings(max_examples=effort(40, 1_000))
@given(histories())
def test_debits_are_credits_in_each_half_and_both_layouts_say_the_same(history: History) -> None:
    if not isinstance(history.opening, Agreement):
        return
    code = history.opening.code
    with history.recorded() as ledger:
        on = history.days[-1]
        try:
            statement = ledger.reconcile(code, on=on)
        except MissingRate:
            return
        journal = ledger.accounting_journal(code, on=on)
        [book] = journal.books
        for entry in book.entries:
            for half in (entry.fund, entry.worth):
                sums: Counter[str] = Counter()
                for _, currency, minor in half:
                    sums[currency] += minor
                assert not any(sums.values())
        balances = {
            (each.account, each.currency): each.whole.closing.minor
            for each in account_turnovers(book)
        }
        assert balances == dict(book.closing)
        held: Counter[str] = Counter()
        for (account, currency), minor in balances.items():
            if account.half is Half.FUND and account.mapped.code == "1.1.1.6":
                held[currency] += minor
        assert {c: m for c, m in held.items() if m} == {
            fund.currency: fund.held.money.minor for fund in statement.funds if fund.held.money
        }

        by_entry = report_of(journal, Language.EN).rows()
        monthly = ledger.accounting_journal(code, layout="annex24", on=on)
        by_month = report_of(monthly, Language.EN).rows()
        assert _sides(by_entry.heads, by_entry.rows) == _sides(by_month.heads, by_month.rows)
        columns = {name: by_month.heads.index(name) for name in by_month.heads}
        for row in by_month.rows:
            if row[columns["Opening balance"]] is not None:
                opening, debits, credited, closing = (
                    row[columns[name]]
                    for name in ("Opening balance", "Debits", "Credits", "Closing balance")
                )
                assert opening + debits - credited == closing
        for summary, lines in (("Debits", "Debit"), ("Credits", "Credit")):
            whole = [r[columns[summary]] for r in by_month.rows if r[columns[summary]] is not None]
            each = [r[columns[lines]] for r in by_month.rows if r[columns[lines]] is not None]
            assert sum(whole, Decimal(0)) == sum(each, Decimal(0))


def _sides(heads, rows) -> dict[tuple[object, ...], Decimal]:
    """What was debited and credited by account."""
    columns = [heads.index(n) for n in ("Half", "Account number", "Subaccount", "Currency")]
    debit, credit = heads.index("Debit"), heads.index("Credit")
    found: defaultdict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    for row in rows:
        key = tuple(row[each] for each in columns)
        for side in (debit, credit):
            if row[side] is not None:
                found[*key, side == debit] += row[side]
    return dict(found)


@pytest.mark.parametrize("program", READERS)
def test_the_readers_see_a_cent(program: str) -> None:
    """A file in which one amount is a minor unit off is refused: the readers can fail."""
    with example() as ledger:
        journal = ledger.accounting_journal("INE-SEGIB-2016", accounts=PLAIN, on=YEAR_END)
    content = content_of(journal, program)
    READERS[program][1](content)
    for right, wrong in ((b"  -435763.79 MXN", b"  -435763.78 MXN"), (b" 2312.91", b" 2312.90")):
        assert right in content
        with pytest.raises(AssertionError):
            READERS[program][1](content.replace(right, wrong))
        last = content.rfind(right)
        with pytest.raises(AssertionError):
            READERS[program][1](content[:last] + wrong + content[last + len(right) :])


@pytest.mark.parametrize("program", READERS)
def test_hostile_words_stay_words(program: str) -> None:
    """No word ends a line, a string or a tag, and accounts of like names stay apart."""
    with hostile_ledger() as ledger:
        statement = ledger.reconcile(BOOK, on=YEAR_END)
        journal = ledger.accounting_journal(BOOK, accounts=PLAIN, on=YEAR_END)
    content = content_of(journal, program)
    written = READERS[program][1](content)
    require_the_statements(written.sums, statement)
    assert written.entries == len(journal.books[0].entries)
    if program == "beancount":
        said = content.decode()
        for word in WORDS:
            line = " ".join(word.strip().split("\n")).replace("\u2028", "[U+2028]")
            escaped = line.replace("\\", "\\\\").replace('"', '\\"')
            assert f'* "{escaped}" "' in said, word
