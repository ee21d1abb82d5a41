"""An auditor who knows the accounting definitions, and nothing of the product's books.

Everything is worked out again from the facts, the long way: exact fractions, plain loops, no
shortcut. Nothing is imported from `coopledger.books`, so that where the two agree it is not because
they share a mistake. Amounts are whole minor units (cents) everywhere.

The definitions are those of the design: section 2, "How the second law is kept".
"""

from datetime import date, timedelta
from fractions import Fraction
from math import floor

from coopledger.model.agreement import Agreement, ConversionRule, Programme

MONEY_IN = ("opening_balance", "disbursement", "own_contribution", "interest", "other_income")
FROM_THE_FIRST_DAY = ("opening_balance", "disbursement")
MONEY_OUT = ("expenditure", "refund", "withdrawal")

# On one day money comes in before it goes out.
ORDER_OF_KINDS = (
    "opening_balance",
    "disbursement",
    "own_contribution",
    "interest",
    "other_income",
    "recovery",
    "transfer",
    "expenditure",
    "refund",
    "withdrawal",
)

COLUMN = {
    "opening_balance": "opening_balance",
    "disbursement": "received",
    "own_contribution": "own_contribution",
    "interest": "interest",
    "other_income": "other_income",
    "expenditure": "spent",
    "refund": "returned",
    "withdrawal": "withdrawn",
}

TRANSFERRED = ("transferred_in", "transferred_out")

# How many digits a currency has after the point, where it is not two.
DIGITS = {"JPY": 0, "CLP": 0, "CLF": 4}

NOT_ITEMISED = None
NOT_DATED_TO_A_MONTH = None


# When an event counts, and after which others.


def counts_from(event) -> date:
    """A disbursement counts from the first day of its date, everything else from the last."""
    return event.when.first if event.kind in FROM_THE_FIRST_DAY else event.when.last


def in_order(events) -> list:
    """By day, then by kind, then by reference (code points), then by revision."""
    return sorted(
        events,
        key=lambda event: (
            counts_from(event),
            ORDER_OF_KINDS.index(event.kind),
            [ord(sign) for sign in event.reference],
            event.revision,
        ),
    )


def money_events(facts) -> list:
    return [fact for fact in facts if fact.kind in ORDER_OF_KINDS]


def reversed_from(event, facts) -> date | None:
    """The day from which an event is taken back; None where nobody did."""
    for fact in facts:
        if fact.kind == "reversal" and (fact.of, fact.of_revision) == (
            event.reference,
            event.revision,
        ):
            # On the side of its event: a disbursement's from its first day, else from its last.
            return fact.when.first if event.kind in FROM_THE_FIRST_DAY else fact.when.last
    return None


def standing_on(day: date, facts) -> list:
    """The events that count on a day, in order: they came by then, and nobody took them back."""
    facts = list(facts)
    standing = []
    for event in in_order(money_events(facts)):
        taken_back = reversed_from(event, facts)
        if counts_from(event) <= day and (taken_back is None or taken_back > day):
            standing.append(event)
    # What came back for an expenditure that does not count yet does not count yet either.
    spent = {event.reference for event in standing if event.kind == "expenditure"}
    return [event for event in standing if event.kind != "recovery" or event.of in spent]


def recoveries_of(event, standing) -> list:
    """What came back for an expenditure, among the events that stand."""
    if event.kind != "expenditure":
        return []
    return [other for other in standing if other.kind == "recovery" and other.of == event.reference]


def left_of(event, standing) -> int:
    """An event's amount, less what came back for it."""
    back = sum(recovery.amount.minor for recovery in recoveries_of(event, standing))
    return event.amount.minor - back


# What a piece of the line is worth.


def half_up(exact: Fraction) -> int:
    """The nearest whole number; a half goes up."""
    return floor(exact + Fraction(1, 2))


def exactly(exact: Fraction) -> Fraction:
    """In the place of `half_up`: what it would be, were nothing rounded of what goes out."""
    return exact


def at_average_before(amount: int, disbursements: list[tuple[int, int]], rounded=half_up):
    """What comes in and has no stated worth: at the average of the disbursements before it."""
    came = sum(amount for amount, _ in disbursements)
    worth = sum(worth for _, worth in disbursements)
    return rounded(Fraction(amount * worth, came)) if came else 0


def height(position: int, instalments: list[tuple[int, int]], rule: ConversionRule) -> Fraction:
    """What the first units of the line, up to a position, are worth together, exactly.

    Past the end of the line there is nothing yet. On average the line goes straight from end to
    end; an instalment of less than nothing (an exchange that left it) only moves its end.
    """
    end = sum(amount for amount, _ in instalments)
    if position >= end:
        return Fraction(sum(worth for _, worth in instalments))
    if rule is ConversionRule.AVERAGE:
        instalments = [(end, sum(worth for _, worth in instalments))]
    exact = Fraction(0)
    left = position
    for amount, worth in instalments:
        taken = min(left, amount)
        if taken:
            exact += Fraction(worth * taken, amount)
        left -= taken
    return exact


class Line:
    """The money of one currency: what came, (amount, worth) by (amount, worth); what went out."""

    def __init__(self, rule: ConversionRule) -> None:
        self.rule = rule
        self.instalments: list[tuple[int, int]] = []
        self.sent: list[tuple[int, int]] = []
        self.exchanged = 0  # on average: what left the line as if it had never been on it
        self.position = 0

    @property
    def end(self) -> int:
        return sum(amount for amount, _ in self.instalments)

    def comes(self, amount: int, worth: int) -> None:
        """A disbursement, or an exchange coming in: interest is valued at their average."""
        self.sent.append((amount, worth))
        self.instalments.append((amount, worth))

    def height(self, position: int, rounded=half_up):
        return rounded(height(position, self.instalments, self.rule))

    def worth_between(self, start: int, end: int, rounded=half_up):
        return self.height(end, rounded) - self.height(start, rounded)

    def worth_come_back(self, start: int, end: int, rounded=half_up):
        """What a stretch that went out was worth, though on average some of the line left since.

        The rate is the same on all of it: that of today, or if nothing is left, the last there was.
        """
        if not self.exchanged:
            return self.worth_between(start, end, rounded)
        rest = self.instalments if self.end else self.instalments[:-1]
        rate = Fraction(sum(worth for _, worth in rest), sum(amount for amount, _ in rest))
        last = self.end + self.exchanged
        return rounded(min(end, last) * rate) - rounded(min(start, last) * rate)

    def goes(self, amount: int) -> tuple[int, int]:
        """The next stretch."""
        start = self.position
        self.position += amount
        return start, self.position

    def is_exchanged(self, amount: int) -> int:
        """What leaves for another currency, and what it is worth on the line as it is here."""
        worth = self.worth_between(self.position, self.position + amount)
        if self.rule is ConversionRule.AVERAGE:
            self.instalments.append((-amount, -worth))
            self.exchanged += amount
        else:
            self.goes(amount)
        return worth


def value_all(
    agreement: Agreement, facts, standing, on: date, rounded=half_up
) -> tuple[list, dict]:
    """Of each event that stands, in order: (its worth, what is reported of it, what came back of
    it); and the lines. What came back: (the recovery, its worth, what was reported of it).

    What comes in lays its line in whole units, however what goes out is rounded."""
    own = agreement.currency
    lines = {
        currency: Line(agreement.conversion)
        for currency in (own, *(account.currency for account in accounts_on(on, agreement, facts)))
    }
    laid = []
    for event in standing:
        amount, currency = left_of(event, standing), event.amount.currency.code
        line = lines[currency]
        if event.kind in FROM_THE_FIRST_DAY:
            stated = event.sent if event.kind == "disbursement" else event.worth
            worth = amount if currency == own else stated.minor
            line.comes(amount, worth)
            laid.append(worth)
        elif event.kind in MONEY_IN:
            if currency == own:
                worth = amount
            elif event.worth is not None:
                worth = event.worth.minor
            else:
                worth = at_average_before(amount, line.sent)
            averaged = currency != own and event.worth is None
            laid.append(at_average_before(amount, line.sent, rounded) if averaged else worth)
            line.instalments.append((amount, worth))
        elif event.kind == "transfer" and event.arrived is not None:
            laid.append(line.worth_between(line.position, line.position + amount, rounded))
            worth = line.is_exchanged(amount)
            arrived, into = event.arrived.minor, event.arrived.currency.code
            lines[into].comes(arrived, arrived if into == own else worth)
        elif event.kind in MONEY_OUT:
            laid.append(line.goes(amount))
        else:  # between accounts of one currency, or back for an expenditure
            laid.append(0)

    valued = []
    for event, place in zip(standing, laid, strict=True):
        currency = event.amount.currency.code
        back = []
        if event.kind not in MONEY_OUT:
            worth = reported = place
            arrived = event.arrived if event.kind == "transfer" else None
            if arrived is not None and arrived.currency.code == own:
                reported = arrived.minor
        else:
            line, (start, end) = lines[currency], place
            worth = reported = line.worth_between(start, end, rounded)
            if event.kind == "refund" and event.received is not None:
                reported = event.received.minor
            if event.kind == "expenditure":
                at, begun = counts_from(event), counts_from(standing[0])
                rate = prescribed_rate(agreement, facts, currency, at, on, begun)
                reported = reported_of(line, start, end, currency, own, rate, rounded)
                # The last that came back is next to what is left, the first at the end.
                for recovery in reversed(recoveries_of(event, standing)):
                    further = end + recovery.amount.minor
                    worth_of_it = reported_of_it = line.worth_come_back(end, further, rounded)
                    if rate is not None:
                        last = line.end + line.exchanged
                        had = [min(place, last) - min(start, last) for place in (further, end)]
                        with_it, without = (at_rate(m, currency, own, rate, rounded) for m in had)
                        reported_of_it = with_it - without
                    back.append((recovery, worth_of_it, reported_of_it))
                    end = further
        valued.append((worth, reported, back))
    return valued, lines


def reported_of(line: Line, start: int, end: int, currency: str, own: str, rate, rounded):
    """What is reported of an expenditure: at the prescribed rate what has its money, else worth."""
    if rate is None:
        return line.worth_between(start, end, rounded)
    return at_rate(min(end, line.end) - min(start, line.end), currency, own, rate, rounded)


DAY = timedelta(1)


def prescribed_rate(
    agreement: Agreement, facts, currency: str, day: date, on: date, begun: date
) -> Fraction | None:
    """The rate for spending in a currency on a day: units of it for one of the agreement's.

    That of its reporting period, where it has one of its own; else that of the agreement, or of the
    last addendum by then that names one. on: the day asked. begun: that of the first event.
    """
    addenda = [fact for fact in facts if fact.kind == "addendum" and fact.when.first <= on]
    addenda.sort(key=lambda fact: (fact.when.first, fact.reference))
    periods = [each for terms in (agreement, *addenda) for each in terms.reporting_periods]
    found = None
    for terms in (agreement, *(a for a in addenda if a.when.first <= day)):
        found = next((r for r in terms.spending_rates if r.currency == currency), found)
    for period in periods:
        if period.when.first <= day <= period.when.last:
            found = next((r for r in period.spending_rates if r.currency == currency), found)
    if found is None or found.value is not None:
        return found and Fraction(found.value)
    if found.basis == "month":
        first = day.replace(day=1)
        last = (first + 32 * DAY).replace(day=1) - DAY
        return quoted_mean(facts, agreement.currency, currency, first, last)
    ends = [terms.end.last for terms in (agreement, *addenda) if terms.end is not None]
    cuts = {each.when.first for each in periods} | {each.when.last + DAY for each in periods}
    starts = [agreement.start.first if agreement.start else begun, *(c for c in cuts if c <= day)]
    stops = [on, *(cut - DAY for cut in cuts if cut > day)]
    inside = any(each.when.first <= day <= each.when.last for each in periods)
    first = max(c for c in cuts if c <= day) if inside else max(starts)
    last = min(stops) if inside or not ends else min([*stops, ends[-1]])
    return quoted_mean(facts, agreement.currency, currency, first, last)


def quoted_mean(facts, own: str, currency: str, first: date, last: date) -> Fraction:
    """The one rate that was recorded of these days, or as the mean over them."""
    (rate,) = (
        fact
        for fact in facts
        if fact.kind == "rate" and (fact.when.first, fact.when.last) == (first, last)
        if {fact.base, fact.quote} == {own, currency}
    )
    return Fraction(rate.value) if rate.base == own else 1 / Fraction(rate.value)


def at_rate(minor: int, currency: str, own: str, rate: Fraction, rounded=half_up):
    """An amount in another currency, at so many units of the first for one of it: half up."""
    amount = Fraction(minor, 10 ** DIGITS.get(currency, 2))
    return rounded(amount / rate * 10 ** DIGITS.get(own, 2))


# How a worth falls on the parts of an expenditure.


def parts_of(portions, whole: int) -> list[tuple[str | None, int]]:
    """The parts an expenditure names, by code; then what it does not itemise."""
    if len(portions) == 1 and portions[0].amount is None:
        return [(portions[0].code, whole)]
    parts = [
        (portion.code, portion.amount.minor) for portion in portions if portion.amount is not None
    ]
    parts.sort(key=lambda part: [ord(sign) for sign in part[0]])
    not_itemised = whole - sum(amount for _, amount in parts)
    if not_itemised:
        parts.append((NOT_ITEMISED, not_itemised))
    return parts


def parts_left(event, field: str, standing) -> list[tuple[str | None, int]]:
    """The parts of an expenditure, less what came back of each.

    What came back of no part in particular lessens the only one there is, else what is not
    itemised.
    """
    parts = [list(part) for part in parts_of(getattr(event, field), event.amount.minor)]
    for recovery in recoveries_of(event, standing):
        for key, amount in parts_of(getattr(recovery, field), recovery.amount.minor):
            for part in parts:
                if part[0] == key or (key is NOT_ITEMISED and len(parts) == 1):
                    part[1] -= amount
                    break
            else:
                raise ValueError(f"{recovery.reference} came back of no part of {event.reference}")
    return [(key, amount) for key, amount in parts]


def divide_exactly(worth: Fraction, parts: list[tuple[str | None, int]]) -> list[Fraction]:
    whole = sum(amount for _, amount in parts)
    return [worth * Fraction(amount, whole) if whole else Fraction(0) for _, amount in parts]


def divide(worth: int, parts: list[tuple[str | None, int]]) -> list[int]:
    """A worth over parts, exactly: whole units first, the rest to the largest remainders.

    The parts come by code, what is not itemised last; the first of two equal remainders gets it.
    """
    whole = sum(amount for _, amount in parts)
    if whole == 0:  # all of it came back
        return [0] * len(parts)
    exact = [Fraction(worth * amount, whole) for _, amount in parts]
    given = [floor(share) for share in exact]
    while sum(given) < worth:
        most = 0
        for place in range(len(parts)):
            if exact[place] - given[place] > exact[most] - given[most]:
                most = place
        given[most] += 1
    return given


# The report.


def account_of(event, agreement: Agreement) -> str:
    """The account it names, or the only one of its currency."""
    if event.account is not None:
        return event.account
    (only,) = [a.code for a in agreement.accounts if a.currency == event.amount.currency.code]
    return only


def accounts_on(day: date, agreement: Agreement, facts) -> list:
    """Its accounts, with those that addenda opened by a day; who closes one leaves it on the list.

    The addenda among the facts are those that stand.
    """
    opened = [
        (fact.when.first, [ord(sign) for sign in fact.reference], account)
        for fact in facts
        if fact.kind == "addendum" and fact.when.first <= day
        for account in fact.accounts
    ]
    opened.sort(key=lambda each: each[:2])
    return [*agreement.accounts, *(account for _, _, account in opened)]


def month_of(event) -> str | None:
    """The month it falls in; none where its date spans several."""
    first, last = event.when.first, event.when.last
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year}-{first.month:02}"
    return NOT_DATED_TO_A_MONTH


def account_balances(agreement: Agreement, facts, day: date) -> dict[str, int]:
    """What each account holds at the end of a day: count the money in it."""
    held = {account.code: 0 for account in accounts_on(day, agreement, facts)}
    for event in standing_on(day, facts):
        if event.kind in (*MONEY_IN, "recovery"):
            held[account_of(event, agreement)] += event.amount.minor
        if event.kind in (*MONEY_OUT, "transfer"):
            held[account_of(event, agreement)] -= event.amount.minor
        if event.kind == "transfer":
            held[event.to_account] += (event.arrived or event.amount).minor
    return held


def audit(agreement: Agreement, facts, day: date, rounded=half_up) -> dict:
    """Every figure of an agreement on a day, laid out as `figures_of` lays out a statement."""
    facts = list(facts)
    standing = standing_on(day, facts)
    accounts = accounts_on(day, agreement, facts)
    currencies = list(dict.fromkeys(account.currency for account in accounts))
    in_accounts = account_balances(agreement, facts, day)
    valued, lines = value_all(agreement, facts, standing, day, rounded)

    funds = {c: dict.fromkeys((*COLUMN.values(), *TRANSFERRED), 0) for c in currencies}
    own = dict.fromkeys((*COLUMN.values(), "held", "exchange_difference"), 0)
    by_line = {line.code: _nothing_spent(currencies) for line in agreement.lines}
    done = {fact.reference: fact for fact in facts if fact.kind == "activity"}
    by_activity = {code: _nothing_spent(currencies) for code in sorted(done)}
    by_month = {}

    for event, (worth, reported, back) in zip(standing, valued, strict=True):
        amount, currency = left_of(event, standing), event.amount.currency.code
        if event.kind == "recovery" or (event.kind == "transfer" and event.arrived is None):
            continue  # it lowers what was spent; and within a currency nothing changes
        month = by_month.setdefault(month_of(event), _nothing_moved(currencies))
        own["exchange_difference"] += reported - worth
        month["exchange_difference"] += reported - worth
        if event.kind == "transfer":
            into, arrived = event.arrived.currency.code, event.arrived.minor
            for figures in (funds, month):
                figures[currency]["transferred_out"] += amount
                figures[into]["transferred_in"] += arrived
            continue
        column = COLUMN[event.kind]
        funds[currency][column] += amount
        month[currency][column] += amount
        own[column] += reported
        month["agreement"][column] += reported
        for recovery, worth_of_it, reported_of_it in back:
            came = recovery.amount.minor
            _spent_in(month, currency, came, reported_of_it, worth_of_it)
            then = by_month.setdefault(month_of(recovery), _nothing_moved(currencies))
            _spent_in(then, currency, -came, -reported_of_it, -worth_of_it)
            then[currency]["recovered"] += came
            then["agreement"]["recovered"] += reported_of_it
        if event.kind == "expenditure":
            for by, field in ((by_line, "lines"), (by_activity, "activities")):
                parts = parts_left(event, field, standing)
                worths = (divide if rounded is half_up else divide_exactly)(reported, parts)
                _put(by, parts, currency, worths, currencies)

    for currency, fund in funds.items():
        fund["held"] = sum(
            in_accounts[account.code] for account in accounts if account.currency == currency
        )
        line = lines[currency]
        fund["not_yet_funded"] = max(0, line.position - line.end)
        own["held"] += line.height(line.end) - line.height(line.position)

    by_activity = _not_itemised_last(by_activity)
    return {
        "events": len(standing),
        "funds": funds,
        "accounts": in_accounts,
        "agreement": own,
        "by_line": _not_itemised_last(by_line),
        "by_activity": by_activity,
        "by_partner": _with_each_partner(by_activity, done, currencies),
        "by_month": sorted(by_month.items(), key=lambda item: (item[0] is None, item[0])),
        "inside_a_date": sorted(
            (event.reference, "counted" if counts_from(event) <= day else "not-counted")
            for event in money_events(facts)
            if event.when.first <= day < event.when.last and not _gone(event, facts, day)
        ),
        "refunds_not_confirmed": sorted(
            event.reference
            for event in standing
            if event.kind == "refund"
            and event.received is None
            and event.amount.currency.code != agreement.currency
        ),
    }


def _gone(event, facts, day: date) -> bool:
    """Taken back by a day; or before it ever counted, where it is as if it had never been.

    An event counts from its date; what came back, when some revision of its expenditure does.
    """
    taken_back = reversed_from(event, facts)
    if taken_back is None or taken_back <= day:
        return taken_back is not None
    spent = [fact for fact in money_events(facts) if fact.reference == getattr(event, "of", None)]
    begins = {counts_from(each) for each in (event, *spent)}
    return not any(event in standing_on(each, facts) for each in begins)


def _with_each_partner(by_activity, done, currencies) -> list:
    """What was spent on activities that have just one partner, by partner."""
    found = {}
    for code, spent in by_activity:
        partners = done[code].partners if code in done else ()
        key = partners[0] if len(partners) == 1 else None
        whole = found.setdefault(key, _nothing_spent(currencies))
        for name, amount in spent.items():
            whole[name] += amount
    return sorted(found.items(), key=lambda item: (item[0] is None, item[0]))


def _nothing_spent(currencies) -> dict[str, int]:
    return dict.fromkeys((*currencies, "reported"), 0)


def _spent_in(month: dict, currency: str, amount: int, reported: int, worth: int) -> None:
    month[currency]["spent"] += amount
    month["agreement"]["spent"] += reported
    month["exchange_difference"] += reported - worth


def _nothing_moved(currencies) -> dict:
    moved = {
        name: dict.fromkeys((*COLUMN.values(), *TRANSFERRED, "recovered"), 0)
        for name in (*currencies, "agreement")
    }
    return {**moved, "exchange_difference": 0}


def _put(by, parts, currency, worths, currencies) -> None:
    """Put an expenditure under its lines, or under its activities."""
    for (key, part), worth in zip(parts, worths, strict=True):
        spent = by.setdefault(key, _nothing_spent(currencies))
        spent[currency] += part
        spent["reported"] += worth


def _not_itemised_last(by: dict) -> list[tuple[str | None, dict[str, int]]]:
    return sorted(by.items(), key=lambda item: item[0] is NOT_ITEMISED)


# The budget.


def ceilings_of(line: str, agreement: Agreement, facts, day: date) -> list:
    """All ceilings that a line had up to a day, first to last; none where it never had one.

    On one day an addendum comes first, then what is reallocated, by reference.
    """
    agreed = [each.ceiling for each in agreement.lines if each.code == line]
    had = [ceiling for ceiling in agreed if ceiling is not None]
    changes = [
        (fact.when.first if fact.kind == "addendum" else fact.when.last, fact.kind, fact.reference)
        for fact in facts
        if fact.kind in ("addendum", "reallocation") and not _is_taken_back(fact, facts, day)
    ]
    known = {fact.reference: fact for fact in facts}
    for at, kind, reference in sorted(changes):
        fact = known[reference]
        if at > day:
            continue
        if kind == "addendum":
            had += [new.ceiling for new in fact.ceilings if new.line == line]
            had += [new.ceiling for new in fact.lines if new.code == line and new.ceiling]
        elif had and had[-1].currency == fact.amount.currency:
            if fact.from_line == line:
                had.append(had[-1] - fact.amount)
            if fact.to_line == line:
                had.append(had[-1] + fact.amount)
    return had


def _is_taken_back(fact, facts, day: date) -> bool:
    return any(
        other.kind == "reversal" and other.of == fact.reference and other.when.last <= day
        for other in facts
    )


def budget(agreement: Agreement, facts, day: date) -> dict[str, dict]:
    """Each line with a ceiling: its whole ceiling, what was added and taken, what was spent of it.

    In the currency of the ceiling. What was spent in another counts at what was reported of it, at
    the average of all that came in the ceiling's; where nothing came by which to say it, all that
    was spent is in the agreement's currency.
    """
    facts = list(facts)
    standing = standing_on(day, facts)
    valued, lines = value_all(agreement, facts, standing, day)
    found = {}
    for line in agreement.lines:
        had = ceilings_of(line.code, agreement, facts, day)
        if not had:
            continue
        last = had[-1].currency.code
        own = agreement.currency
        spent = spent_before(line.code, facts, day)
        for event, (_, reported, _) in zip(standing, valued, strict=True):
            if event.kind == "expenditure":
                parts = parts_left(event, "lines", standing)
                for (key, part), worth in zip(parts, divide(reported, parts), strict=True):
                    if key == line.code:
                        fund, said = spent.get(event.amount.currency.code, (0, 0))
                        spent[event.amount.currency.code] = fund + part, said + worth
        others = [said for currency, (_, said) in spent.items() if currency != last]
        is_elsewhere = any(fund for currency, (fund, _) in spent.items() if currency != last)
        came = lines.get(last)
        rate = (
            Fraction(came.end, came.height(came.end))
            if came is not None and came.height(came.end)
            else None
        )
        if last == own:
            counted = sum(said for _, said in spent.values()), own
        elif not is_elsewhere:
            counted = spent.get(last, (0, 0))[0], last
        elif rate is None:
            counted = sum(said for _, said in spent.values()), own
        else:
            counted = spent.get(last, (0, 0))[0] + half_up(sum(others) * rate), last
        promised = {}
        for each in commitments(facts, day).values():
            promised.setdefault(each["currency"], []).append(each["by_line"].get(line.code, 0))
        run = [0, *(each.minor for each in had)]  # a line begins with nothing
        starts = [at for at in range(1, len(had)) if had[at].currency != had[at - 1].currency]
        first = had[0]
        begun = line.ceiling is not None
        if starts:  # in the currency it has now, since it has it; what was agreed in it, before
            same = begun and first.currency == had[-1].currency
            run = [first.minor if same else 0, *(each.minor for each in had[starts[-1] :])]
        elif begun:
            run = run[1:]
        steps = [run[at] - run[at - 1] for at in range(1, len(run))]
        found[line.code] = {
            "ceiling": (had[-1].minor, last),
            "increases": sum(step for step in steps if step > 0),
            "decreases": -sum(step for step in steps if step < 0),
            "spent": counted,
            "committed": promised_in(last, promised, own, lines),
            "accrued": accrued_of(
                line.code, agreement, facts, day, counted, last, rate, valued, lines
            ),
        }
    return found


def as_closed(facts, day: date) -> list:
    """What was recorded when the first year was closed that a day lies before the end of.

    All there is, where none is closed. facts: in the order of recording.
    """
    said = {fact.reference: fact for fact in facts if fact.kind == "period"}
    ends = [
        fact.reference
        for fact in said.values()
        if fact.state.value == "closed" and fact.fiscal_year.last >= day
    ]
    places = [facts.index(said[reference]) for reference in ends]
    return list(facts)[: min(places)] if places else list(facts)


def accrued_of(line, agreement, facts, day, counted, last, rate, valued, lines):
    """What was spent, without what was issued later, and with what was issued and is paid later."""
    own, standing = agreement.currency, standing_on(day, facts)
    amount, currency = counted
    early: dict[str, tuple[int, int]] = {}
    for event, (_, reported, _) in zip(standing, valued, strict=True):
        if event.kind == "expenditure" and event.issued is not None and event.issued.last > day:
            parts = parts_left(event, "lines", standing)
            for (key, part), worth in zip(parts, divide(reported, parts), strict=True):
                if key == line:
                    fund, said = early.get(event.amount.currency.code, (0, 0))
                    early[event.amount.currency.code] = fund + part, said + worth
    if currency == own and (last == own or currency != last):
        amount -= sum(said for _, said in early.values())
    else:
        others = sum(said for of, (_, said) in early.items() if of != currency)
        amount -= early.get(currency, (0, 0))[0] + (half_up(others * rate) if others else 0)
    due: dict[str, list[int]] = {}
    seen = {event.reference for event in standing}
    facts = as_closed(facts, day)
    later = [fact for fact in money_events(facts) if fact.kind == "expenditure"]
    for event in in_order(later):
        taken_back = reversed_from(event, facts)
        never = taken_back is not None and taken_back <= counts_from(event)
        if event.issued is None or event.issued.last > day or counts_from(event) <= day or never:
            continue
        if event.reference not in seen:
            seen.add(event.reference)
            for key, part in parts_of(event.lines, event.amount.minor):
                if key == line:
                    due.setdefault(event.amount.currency.code, []).append(part)
    said = promised_in(currency, due, own, lines)
    return None if said is None else (amount + said[0], currency)


def commitments(facts, day: date) -> dict[str, dict]:
    """By reference: what was spent of each commitment, given up, and is outstanding, line by line.

    What was spent on none of its lines lessens what is left of them all, by its share of that.
    """
    standing = standing_on(day, facts)
    found = {}
    for fact in facts:
        if fact.kind != "commitment" or not stands_on(day, fact, facts):
            continue
        naming = [
            event
            for event in standing
            if event.kind == "expenditure" and event.commitment == fact.reference
        ]
        amount = fact.amount.minor
        spent = sum(left_of(event, standing) for event in naming)
        left = max(0, amount - spent)
        given_up = any(
            other.kind == "release" and other.of == fact.reference and stands_on(day, other, facts)
            for other in facts
        )
        outstanding = 0 if given_up else left
        found[fact.reference] = {
            "currency": fact.amount.currency.code,
            "amount": amount,
            "spent": spent,
            "released": left - outstanding,
            "outstanding": outstanding,
        }
        for field, name in (("lines", "by_line"), ("activities", "by_activity")):
            parts = parts_of(getattr(fact, field), amount)
            for event in naming:
                gone = parts_left(event, field, standing)
                parts = [(key, minor - dict(gone).get(key, 0)) for key, minor in parts]
            parts = [(key, max(0, minor)) for key, minor in parts]
            keys = [key for key, _ in parts]
            found[fact.reference][name] = dict(
                zip(
                    keys,
                    divide(outstanding, parts) if outstanding else [0] * len(keys),
                    strict=True,
                )
            )
    return found


def promised_in(currency: str, promised: dict[str, list[int]], own: str, lines):
    """What is promised, said in a currency at the average of all that came; None without one."""

    def worth(of: str) -> Fraction | None:
        if of == own:
            return Fraction(1)
        line = lines.get(of)
        came = line.height(line.end) if line is not None else 0
        return Fraction(came, line.end) if came else None

    total = Fraction(0)
    for of, amounts in promised.items():
        if of == currency:
            total += sum(amounts)
        elif sum(amounts):
            if worth(of) is None or worth(currency) is None:
                return None
            total += sum(amounts) * worth(of) / worth(currency)
    return half_up(total), currency


def spent_before(line: str, facts, day: date) -> dict[str, tuple[int, int]]:
    """By currency, what other books spent on a line before a takeover, and what it was worth."""
    spent = {}
    for fact in facts:
        if fact.kind == "earlier_amount" and fact.figure == "spent" and fact.line == line:
            taken_back = taken_back_on(fact, facts)
            if fact.when.first <= day and (taken_back is None or taken_back > day):
                currency, worth = fact.amount.currency.code, fact.worth or fact.amount
                fund, said = spent.get(currency, (0, 0))
                spent[currency] = fund + fact.amount.minor, said + worth.minor
    return spent


# What the institution gave.


def own_money_in(agreement: Agreement, standing) -> dict[int, int]:
    """Of each expenditure that stands, by its place in the order, how much was own money.

    Peso by peso, as it were: what a currency has is a queue of heaps, each with its share of own
    money, and what goes out is taken from the front. What was withdrawn is taken off the own heaps
    that were there, the last first, before anything is spent; what it takes beyond them leaves from
    the front, too. What has no money yet is paid by the next heap that comes.
    """
    withdrawn = withdrawn_of_own(standing)
    currencies = {*(account.currency for account in agreement.accounts), agreement.currency}
    queues = {currency: [] for currency in currencies}
    owing = {currency: [] for currency in currencies}
    gone = dict.fromkeys(currencies, Fraction(0))
    own_of = {place: 0 for place, event in enumerate(standing) if event.kind == "expenditure"}

    def pay(currency: str, amount: int, place: int | None = None) -> int:
        """Take an amount from the front of the queue; how much of it was own money."""
        queue, before = queues[currency], half_up(gone[currency])
        while amount and queue:
            left, share = queue[0]
            taken = min(amount, left)
            gone[currency] += share * taken
            amount -= taken
            queue[0] = (left - taken, share)
            if left == taken:
                queue.pop(0)
        own = half_up(gone[currency]) - before
        if place is not None:
            own_of[place] += own
        if amount:
            owing[currency].append((amount, place))
        return own

    def comes(currency: str, amount: int, own: int) -> None:
        if amount:
            queues[currency].append((amount, Fraction(own, amount)))
        waiting, owing[currency] = owing[currency], []
        for due, place in waiting:
            pay(currency, due, place)

    for place, event in enumerate(standing):
        amount, currency = left_of(event, standing), event.amount.currency.code
        if event.kind == "own_contribution":
            comes(currency, amount - withdrawn[place], amount - withdrawn[place])
        elif event.kind in MONEY_IN:
            comes(currency, amount, 0)
        elif event.kind == "transfer" and event.arrived is not None:
            own, arrived = pay(currency, amount), event.arrived.minor
            into = event.arrived.currency.code
            comes(into, arrived, half_up(Fraction(own * arrived, amount)))
        elif event.kind == "expenditure":
            pay(currency, amount, place)
        elif event.kind in MONEY_OUT:
            pay(currency, amount - withdrawn[place])
    return own_of


def withdrawn_of_own(standing) -> dict[int, int]:
    """By place: of a contribution, what was withdrawn of it; of a withdrawal, what it took back."""
    taken = dict.fromkeys(range(len(standing)), 0)
    for place, event in enumerate(standing):
        if event.kind != "withdrawal":
            continue
        for earlier in reversed(range(place)):
            other = standing[earlier]
            if other.kind == "own_contribution" and other.amount.currency == event.amount.currency:
                back = min(other.amount.minor - taken[earlier], event.amount.minor - taken[place])
                taken[earlier] += back
                taken[place] += back
    return taken


def cooperation_by(day: date, books) -> dict[tuple[str, str], int]:
    """All that was given up to a day, by currency and column, as it stands on it.

    books: (opening, facts) of each. A recovery lowers what it came back for.
    """
    given: dict[tuple[str, str], int] = {}
    for opening, facts in books:
        programme = isinstance(opening, Programme)
        standing = standing_on(day, facts)
        own = {} if programme else own_money_in(opening, standing)
        for place, event in enumerate(standing):
            if event.kind == "expenditure":
                currency, spent = event.amount.currency.code, left_of(event, standing)
                parts = {"financial": spent if programme else own[place]}
                parts["partner_funds"] = spent - parts["financial"]
                for column, amount in parts.items():
                    given[currency, column] = given.get((currency, column), 0) + amount
        for fact in facts:
            if fact.kind == "in_kind" and stands_on(day, fact, facts):
                key = fact.amount.currency.code, "in_kind"
                given[key] = given.get(key, 0) + fact.amount.minor
    return given


def activities_by(day: date, books) -> dict[str, int]:
    """How many activities of each kind there were up to a day, as they stand on it.

    One that says which activity of another book it is is left out while that one is counted.
    """
    counts: dict[str, int] = {}
    held = {
        (fact.book, fact.reference): fact
        for _, facts in books
        for fact in facts
        if fact.kind == "activity" and is_held_by(day, fact, facts)
    }
    for fact in held.values():
        if (fact.same_as_book, fact.same_as) not in held:
            kind = fact.activity_kind or "not-stated"
            counts[kind] = counts.get(kind, 0) + fact.count
    return counts


def is_held_by(day: date, fact, facts) -> bool:
    """Whether an activity was held by a day, as it stands on it.

    Of two revisions of an activity the later one counts from the day on which the earlier one was
    taken back; from the beginning, where that was as of its own date.
    """
    if fact.when is None or fact.when.last > day:
        return False
    taken_back = taken_back_on(fact, facts)
    earlier = [
        other
        for other in facts
        if other.kind == "activity"
        and other.reference == fact.reference
        and other.revision < fact.revision
    ]
    since = [at for other in earlier if (at := taken_back_on(other, facts)) != other.when.last]
    return all(at is not None and at <= day for at in since) and (
        taken_back is None or fact.when.last < taken_back > day
    )


def taken_back_on(fact, facts) -> date | None:
    """The day from which what moves no money is taken back; None where nobody did."""
    for other in facts:
        if other.kind == "reversal" and (other.of, other.of_revision) == (
            fact.reference,
            fact.revision,
        ):
            return other.when.last
    return None


def stands_on(day: date, fact, facts) -> bool:
    """Whether what moves no money counts on a day: by its last day, and not taken back."""
    taken_back = taken_back_on(fact, facts)
    return fact.when.last <= day and (taken_back is None or taken_back > day)


def cooperation(books) -> dict[tuple[int, str], dict]:
    """Totals per year and currency of what was never corrected. books: (opening, facts) of each.

    What a programme spends is given (own funds); what an agreement spends is the partner's money.
    A year is the one it ends in: a calendar year, unless all books begin theirs in one other.
    """
    totals = {}
    begin = {opening.fiscal_year_start for opening, _ in books}
    turn = min(begin) if len(begin) == 1 else 1
    activities = {}
    notes = {}
    for opening, facts in books:
        own_funds = isinstance(opening, Programme)
        for fact in facts:
            if fact.kind not in ("activity", "expenditure", "in_kind") or fact.when is None:
                continue
            day = fact.when.last
            year = day.year if turn == 1 or day < day.replace(month=turn, day=1) else day.year + 1
            if fact.note:
                notes.setdefault(year, set()).add(f"{fact.reference}: {fact.note}")
            if fact.kind == "activity":
                kinds = activities.setdefault(year, {})
                kind = fact.activity_kind or "not-stated"
                kinds[kind] = kinds.get(kind, 0) + fact.count
                currency = opening.currency if own_funds else opening.accounts[0].currency
                column, amount = "financial", 0
            else:
                currency, amount = fact.amount.currency.code, fact.amount.minor
                if fact.kind == "in_kind":
                    column = "in_kind"
                else:
                    column = "financial" if own_funds else "partner_funds"
            total = totals.setdefault(
                (year, currency), {"financial": 0, "in_kind": 0, "partner_funds": 0}
            )
            total[column] += amount
    for (year, _), total in totals.items():
        total["total"] = total["financial"] + total["in_kind"]
        total["activities"] = activities.get(year, {})
        total["activity_count"] = sum(activities.get(year, {}).values())
        total["notes"] = sorted(notes.get(year, ()))
    return totals


# What the product says, laid out in the same way, to be compared.


def figures_of(statement) -> dict:
    """A statement of the product, as plain whole numbers."""
    funds = [fund.currency for fund in statement.funds]
    columns = tuple(COLUMN.values())
    flows = (*columns, *TRANSFERRED)
    of_months = (*flows, "recovered")
    return {
        "events": statement.events,
        "funds": {
            fund.currency: _figures(fund, (*flows, "held", "not_yet_funded"), fund.currency)
            for fund in statement.funds
        },
        "accounts": {
            side.account.code: _minor(side.held, side.account.currency)
            for side in statement.accounts
        },
        "agreement": _figures(
            statement.agreement_currency,
            (*columns, "held", "exchange_difference"),
            statement.agreement.currency,
        ),
        "by_line": _parts(statement.by_line, funds, statement.agreement.currency),
        "by_activity": _parts(statement.by_activity, funds, statement.agreement.currency),
        "by_partner": _parts(statement.by_partner, funds, statement.agreement.currency),
        "by_month": [
            (
                part.month,
                {
                    **{
                        currency: {
                            column: _minor(getattr(flow, column), currency) for column in of_months
                        }
                        for currency, flow in zip(funds, part.fund, strict=True)
                    },
                    "agreement": {
                        column: _minor(
                            getattr(part.agreement, column), statement.agreement.currency
                        )
                        for column in of_months
                    },
                    "exchange_difference": _minor(
                        part.exchange_difference, statement.agreement.currency
                    ),
                },
            )
            for part in statement.by_month
        ],
        "inside_a_date": sorted(
            (dict(note.params)["reference"], note.code.removeprefix("date-"))
            for note in statement.notes
            if note.code.startswith("date-")
        ),
        "refunds_not_confirmed": sorted(
            dict(note.params)["reference"]
            for note in statement.notes
            if note.code == "refund-at-worth"
        ),
    }


def acceptance(facts, day: date) -> dict[str, dict[str, int]]:
    """By currency with a disallowance: what is accepted, disallowed, and claimed in all.

    Of what is left of an expenditure that is refused which was disallowed, and did not come back
    for that.
    """
    standing = standing_on(day, facts)
    found: dict[str, dict[str, int]] = {}
    for event in standing:
        if event.kind != "expenditure":
            continue
        currency = event.amount.currency.code
        none = {"accepted": 0, "disallowed": 0, "cleared": 0, "written_off": 0, "due_back": 0}
        sums = found.setdefault(currency, none)
        named = [
            fact
            for fact in facts
            if fact.kind == "disallowance"
            and fact.of == event.reference
            and stands_on(day, fact, facts)
        ]
        settled = [
            fact
            for fact in facts
            if fact.kind == "settlement"
            and fact.of in {each.reference for each in named}
            and stands_on(day, fact, facts)
        ]
        written_off = sum(s.amount.minor for s in settled if s.outcome == "written_off")
        cleared = sum(s.amount.minor for s in settled if s.outcome != "written_off")
        disallowed = sum(fact.amount.minor for fact in named) - cleared
        for_that = sum(
            back.amount.minor for back in recoveries_of(event, standing) if back.disallowance
        )
        sums["accepted"] += left_of(event, standing) - max(0, disallowed - for_that)
        sums["disallowed"] += disallowed
        sums["cleared"] += cleared
        sums["written_off"] += written_off
        returned = sum(
            other.amount.minor
            for other in standing
            if other.kind == "refund" and other.disallowance in {each.reference for each in named}
        )
        sums["due_back"] += max(0, max(0, disallowed - for_that) - returned - written_off)
    return {
        currency: {**sums, "claimed": sums["accepted"] + sums["disallowed"]}
        for currency, sums in found.items()
        if sums["disallowed"] or sums["cleared"]
    }


def acceptance_of(statement) -> dict[str, dict[str, int]]:
    """What a statement of the product says that the partner accepts, as plain whole numbers."""
    return {
        side.claimed.currency.code: {
            name: getattr(side, name).minor
            for name in (
                "accepted",
                "disallowed",
                "claimed",
                "cleared",
                "written_off",
                "due_back",
            )
        }
        for side in statement.acceptance
    }


def budget_of(statement) -> dict[str, dict]:
    """The lines of a statement of the product, as plain whole numbers."""
    return {
        line.code: {
            "ceiling": (line.modified.minor, line.modified.currency.code),
            "increases": line.increases.minor,
            "decreases": line.decreases.minor,
            "spent": (line.spent.minor, line.spent.currency.code),
            "accrued": None
            if line.accrued is None
            else (line.accrued.minor, line.accrued.currency.code),
            "committed": None
            if line.committed is None
            else (line.committed.minor, line.committed.currency.code),
        }
        for line in statement.lines
    }


def commitments_of(statement) -> dict[str, dict]:
    """The commitments of a statement of the product, as plain whole numbers."""
    names = ("amount", "spent", "released", "outstanding")
    return {
        each.commitment.reference: {
            "currency": each.currency,
            **{name: _minor(getattr(each, name), each.currency) for name in names},
            "by_line": dict(each.by_line),
            "by_activity": dict(each.by_activity),
        }
        for each in statement.commitments
    }


def totals_of(cooperation_totals) -> dict[tuple[int, str], dict]:
    """Cooperation totals of the product, as plain whole numbers."""
    return {
        (total.year, total.currency): {
            "financial": _minor(total.financial.money, total.currency),
            "in_kind": _minor(total.in_kind.money, total.currency),
            "partner_funds": _minor(total.partner_funds.money, total.currency),
            "total": _minor(total.total, total.currency),
            "activities": dict(total.activities),
            "activity_count": total.activity_count,
            "notes": list(total.notes),
        }
        for total in cooperation_totals
    }


def _figures(side, names, currency: str) -> dict[str, int]:
    return {name: _minor(getattr(side, name).money, currency) for name in names}


def _parts(parts, funds, own) -> list[tuple[str | None, dict[str, int]]]:
    return [
        (
            part.key,
            {
                **{
                    currency: _minor(money, currency)
                    for currency, money in zip(funds, part.fund, strict=True)
                },
                "reported": _minor(part.reported, own),
            },
        )
        for part in parts
    ]


def _minor(money, currency: str) -> int:
    if money.currency.code != currency:
        raise ValueError(f"{money!r} stands among figures in {currency}")
    return money.minor
