"""The auditor's word on whether a book can be stated on a day: what would stand in the way of it.

By the definitions and the long way, as `tests/auditor.py`: nothing comes from `coopledger.books`.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from tests.auditor import ORDER_OF_KINDS, account_of, accounts_on, counts_from, parts_of

DATED = (
    *ORDER_OF_KINDS, "in_kind", "addendum", "reallocation", "disallowance", "bank_balance",
    "bank_line", "invoice", "earlier_amount", "commitment", "release",
    "settlement", "variation",
)  # fmt: skip
WHATEVER_THE_DAY = ("activity", "rate", "match", "request")
FIRST_DAY_COUNTS = ("opening_balance", "earlier_amount", "disbursement", "addendum")


def amiss_on(day: date, agreement, facts) -> list[str]:
    """What is wrong with the facts as they stand on a day; nothing, where it can be stated."""
    return [
        *_twice(day, facts),
        *_without_expenditure(day, facts),
        *_more_than_there_is(day, agreement, facts),
        *_exchanged_without_its_money(day, facts),
        *_not_in_its_accounts(day, agreement, facts),
    ]


def out_of_turn(facts) -> list[str]:
    """What was taken back twice, or before it counts; and revisions whose turn it is not."""
    facts = list(facts)
    known = {(fact.reference, fact.revision): fact for fact in facts}
    taken = Counter((f.of, f.of_revision) for f in facts if f.kind == "reversal")
    wrong = [f"{key} is taken back {count} times" for key, count in taken.items() if count > 1]
    for key in taken:
        fact = known.get(key)
        if fact is None:
            wrong.append(f"{key} is taken back and is not there")
        elif fact.kind in DATED and gone_on(fact, facts) < begins(fact):
            wrong.append(f"{key} is taken back before it counts")
    for (reference, revision), fact in known.items():
        follows = revision > 1 and fact.kind not in ("reversal", "period")
        if follows and (reference, revision - 1) not in taken:
            wrong.append(f"revision {revision} of {reference}: the one before stands")
    return wrong


def begins(fact) -> date | None:
    """The day from which a fact of a date counts."""
    return fact.when.first if fact.kind in FIRST_DAY_COUNTS else getattr(fact.when, "last", None)


def gone_on(fact, facts) -> date | None:
    """The day on which a reversal takes a fact back; None where nobody did."""
    for other in facts:
        if other.kind == "reversal" and (other.of, other.of_revision) == (
            fact.reference,
            fact.revision,
        ):
            return other.when.first if fact.kind in FIRST_DAY_COUNTS else other.when.last
    return None


def as_of(day: date, facts) -> list:
    """The facts without those whose date matters little to the auditor, and that do not stand."""
    never = ("activity", "addendum", "rate", "earlier_amount")
    return [fact for fact in facts if fact.kind not in never or stands_on(day, fact, facts)]


def stands_on(day: date, fact, facts) -> bool:
    gone = gone_on(fact, facts)
    if fact.kind in DATED:
        return begins(fact) <= day and (gone is None or day < gone)
    own = begins(fact)
    since = [date.min]  # the beginning, or where an earlier revision that ever counted ended
    for other in facts:
        same = other.kind == fact.kind and other.reference == fact.reference
        if same and other.revision < fact.revision:
            end = gone_on(other, facts)
            if end is None or end != begins(other):
                since.append(end or date.max)
    if gone is not None and own is None and day < (first := _first_day(facts)) and gone <= first:
        same = (f for f in facts if f.kind == fact.kind and f.reference == fact.reference)
        if all(gone_on(each, facts) is not None for each in same):
            return False  # undone as of the day on which the book begins: it never was
    return max(since) <= day and (gone is None or (gone != own and day < gone))


def _first_day(facts) -> date:
    """The first day on which anything counts, or is taken back."""
    own = [begins(fact) for fact in facts if fact.kind in DATED]
    taken = [gone_on(fact, facts) for fact in facts]
    return min(filter(None, [*own, *taken]))


def _twice(day: date, facts) -> Iterator[str]:
    stand = Counter(
        fact.reference
        for fact in facts
        if fact.kind in (*DATED, *WHATEVER_THE_DAY) and stands_on(day, fact, facts)
    )
    for reference, count in stand.items():
        if count > 1:
            yield f"{count} revisions of {reference} stand"


def acts_from(recovery, facts) -> date:
    """The first day, from its own on, on which a revision of its expenditure stands; else its own.

    An expenditure begins to stand on its own day only.
    """
    own = counts_from(recovery)
    revisions = [f for f in facts if f.kind == "expenditure" and f.reference == recovery.of]
    days = sorted({own} | {counts_from(f) for f in revisions if counts_from(f) > own})
    found = (day for day in days if any(stands_on(day, f, facts) for f in revisions))
    return next(found, own)


def _without_expenditure(day: date, facts) -> Iterator[str]:
    back: dict[str, list] = {}
    for fact in facts:
        counts = fact.kind == "recovery" and stands_on(day, fact, facts)
        if counts and acts_from(fact, facts) <= day:
            back.setdefault(fact.of, []).append(fact)
    for reference, recoveries in back.items():
        named = [f for f in facts if f.kind == "expenditure" and f.reference == reference]
        stand = [f for f in named if stands_on(day, f, facts)]
        if len(stand) != 1:
            yield f"{len(stand)} expenditures {reference} stand for what came back"
            continue
        (spent,) = stand
        for recovery in recoveries:
            if recovery.amount.currency != spent.amount.currency:
                yield f"{recovery.reference} is in another currency than {reference}"
            if recovery.when.last < spent.when.first:
                yield f"{recovery.reference} came before {reference}"
        yield from _more_than_was_spent(spent, recoveries)


def _more_than_was_spent(spent, recoveries) -> Iterator[str]:
    if sum(recovery.amount.minor for recovery in recoveries) > spent.amount.minor:
        yield f"more came back than {spent.reference}"
    for field in ("lines", "activities"):
        left = dict(parts_of(getattr(spent, field), spent.amount.minor))
        for recovery in recoveries:
            for key, minor in parts_of(getattr(recovery, field), recovery.amount.minor):
                (only, *others) = left
                place = only if key is None and not others else key
                left[place] = left.get(place, 0) - minor
        if min(left.values()) < 0:
            yield f"more came back of a part of {spent.reference}"


def _more_than_there_is(day: date, agreement, facts) -> Iterator[str]:
    """What leaves for the partner, or for another currency, is there when it leaves."""
    in_account: Counter[str] = Counter()
    in_currency: Counter[str] = Counter()
    for event in _in_order_on(day, facts):
        account, currency = account_of(event, agreement), event.amount.currency.code
        comes = event.kind in (
            "opening_balance",
            "disbursement",
            "own_contribution",
            "interest",
            "other_income",
            "recovery",
        )
        minor = event.amount.minor if comes else -event.amount.minor
        in_account[account] += minor
        exchanged = event.kind == "transfer" and event.arrived is not None
        if event.kind == "transfer":
            in_account[event.to_account] += (event.arrived or event.amount).minor
        if event.kind != "transfer" or exchanged:
            in_currency[currency] += minor
        if exchanged:
            in_currency[event.arrived.currency.code] += event.arrived.minor
        if (event.kind in ("refund", "withdrawal") or exchanged) and min(
            in_account[account], in_currency[currency]
        ) < 0:
            yield f"{event.reference} takes more than there is"


def _exchanged_without_its_money(day: date, facts) -> Iterator[str]:
    """Every exchange has its whole stretch on the line, laid event by event as the day has it."""
    events = _in_order_on(day, facts)
    came, took = Counter(), Counter()
    for event in events:
        currency, minor = event.amount.currency.code, event.amount.minor
        exchanged = event.kind == "transfer" and event.arrived is not None
        if event.kind == "expenditure":
            back = (f for f in events if f.kind == "recovery" and f.of == event.reference)
            took[currency] += minor - sum(each.amount.minor for each in back)
        elif event.kind in ("refund", "withdrawal") or exchanged:
            took[currency] += minor
        elif event.kind not in ("recovery", "transfer"):
            came[currency] += minor
        if exchanged:
            came[event.arrived.currency.code] += event.arrived.minor
            if took[currency] > came[currency]:
                yield f"{event.reference} takes more than the line has"


def _not_in_its_accounts(day: date, agreement, facts) -> Iterator[str]:
    """Money is in accounts that there are, moves through open ones, and is in none that closed."""
    stand = [f for f in facts if f.kind == "addendum" and stands_on(day, f, facts)]
    known = {account.code for account in accounts_on(day, agreement, stand)}
    closed = {code: f.when.first for f in stand for code in f.closed_accounts}
    held: Counter[str] = Counter()
    for back in facts:  # what comes back is in its account on its own day, though it act later
        came = back.kind == "recovery" and counts_from(back) == day and stands_on(day, back, facts)
        if came and (account_of(back, agreement) not in known):
            yield f"{back.reference} came to what is no account yet"
        elif came and closed.get(account_of(back, agreement), day) < day:
            yield f"{back.reference} came to what was closed"
    for event in _in_order_on(day, facts):
        account = account_of(event, agreement)
        comes = event.kind not in ("transfer", "expenditure", "refund", "withdrawal")
        moved = {account: event.amount.minor if comes else -event.amount.minor}
        if event.kind == "transfer":
            moved[event.to_account] = (event.arrived or event.amount).minor
        moves = acts_from(event, facts) if event.kind == "recovery" else counts_from(event)
        for code in moved:
            if code not in known:
                yield f"{event.reference} is in {code}, which is none"
            elif day == moves and closed.get(code, day) < day:
                yield f"{event.reference} is in {code}, which is closed"
        held.update(moved)
    for code in closed:
        if held[code]:
            yield f"{code} is closed and not empty"


def _in_order_on(day: date, facts) -> list:
    """What moves money and stands on a day; a recovery in the place from which it acts."""
    placed = []
    for event in facts:
        if event.kind in ORDER_OF_KINDS and stands_on(day, event, facts):
            at = acts_from(event, facts) if event.kind == "recovery" else counts_from(event)
            if at <= day:
                rank = ORDER_OF_KINDS.index(event.kind)
                name = [ord(sign) for sign in event.reference]
                placed.append(((at, rank, name, event.revision), event))
    return [event for _, event in sorted(placed, key=lambda pair: pair[0])]
