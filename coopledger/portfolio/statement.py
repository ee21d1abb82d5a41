"""What every agreement received, spent, returned and holds, by one statement of SQL.

In the currencies of the fund these are sums. In that of the agreement everything is worth a
stretch of the conversion curve (`books/curve.py`), and stretches that adjoin add up: so all that
went out is worth the height of the line where it ends, and only what is not simply spent at its
worth (what was returned, taken out, or reported at a prescribed rate) has its own two ends looked
up. They are put on the axis of their line, between the bends, and a running maximum says between
which. Where on the axis is a running sum in order of all that went out; but of a month in which
nothing has ends of its own only the sum goes into it, and its events need not be sorted.

The text is one. A source (`sources`) says where events and terms are, a dialect how a database
writes whole division.
"""

from collections.abc import Iterable

from coopledger.model.kinds import IN_ORDER, RANK
from coopledger.portfolio.dialect import Dialect
from coopledger.portfolio.tables import Table, with_tables

FIGURES = tuple(kind.figure for kind in IN_ORDER if kind.figure is not None)
"""The figures of a statement that events of one kind add up to."""

IN_FUND = (*FIGURES, "transferred_in", "transferred_out", "held")
IN_OWN = (*FIGURES, "exchange_difference", "held")

COLUMNS = (
    "agreement", "currency", "own", "why", "exchanged", "too_large",
    *(f"fund_{name}" for name in IN_FUND), *(f"own_{name}" for name in IN_OWN),
)  # fmt: skip
"""What the statement answers, a row for each currency in which money of an agreement is held."""

MOST = 4 * 10**18
"""No worth of a line is let near what 64 bits hold: where it might be, `too_large` says so."""

_SENT = ("opening_balance", "disbursement")
"""What comes in with its worth, by whose average else is worth."""

_OUT = tuple(kind.name for kind in IN_ORDER if kind.figure is not None and not kind.comes_in)
_FUNDING = tuple(kind.name for kind in IN_ORDER if kind.funds)

_RECOVERED = """\
LEFT JOIN recovered ON kind = 'expenditure' AND recovered.book = placed.book
  AND recovered.of_reference = reference"""
_BACK = "CASE WHEN stands = 1 THEN COALESCE(recovered.minor, 0) ELSE 0 END"
"""What came back of an expenditure that stands, where `_RECOVERED` joins it."""


def statement(source: Iterable[Table], dialect: Dialect) -> str:
    """The whole text. source: the tables `moves`, `terms` and `rates`."""
    return f"{with_tables((*source, *tables(dialect)), dialect)}\n{answer()}"


def fund_statement(source: Iterable[Table], dialect: Dialect) -> str:
    """The same, of the currencies of the fund alone."""
    return f"{with_tables((*source, *fund_tables(dialect)), dialect)}\n{fund_answer()}"


def fund_answer() -> str:
    """A row for each currency in which an agreement's money is held, of that currency alone."""
    figures = ", ".join(f"funds.{name} AS fund_{name}" for name in IN_FUND)
    return (
        f"SELECT terms.agreement AS agreement, terms.currency, {figures}\n"
        "FROM terms LEFT JOIN funds ON funds.book = terms.agreement\n"
        "AND funds.currency = terms.currency ORDER BY terms.agreement, terms.currency"
    )


def tables(dialect: Dialect) -> list[Table]:
    """The tables of the statement after those of its source, in order."""
    return [*fund_tables(dialect), *_worth(dialect)]


def fund_tables(dialect: Dialect) -> list[Table]:
    """Tables of what stands on the day, and of what moved in each currency, month by month.

    Most events are expenditures: the others are kept, so that who asks for some of them does not
    read all again.

    What accounts hold is the sum of all postings up to the day, those of reversals among them; what
    came back for what does not count is left out. The other figures are of what stands.
    """
    on, total = dialect.on, dialect.total
    stands = f"(m.gone IS NULL OR m.gone > {on})"
    in_debit, in_credit = (
        f"substr(m.{side}, 1, 5) = 'held:' AND (m.unposted IS NULL OR m.unposted > {on})"
        for side in ("debit", "credit")
    )
    sums = ",\n    ".join(
        f"{total(_where(kind.name, 'minor'))} AS {kind.figure}"
        for kind in IN_ORDER
        if kind.figure is not None
    )
    summed = ", ".join(f"{total(name)} AS {name}" for name in IN_FUND)
    nothing = ", ".join("0" for _ in FIGURES)
    exchanged = "kind = 'transfer' AND into_currency IS NOT NULL"
    return [
        Table(
            "placed",
            f"""\
SELECT m.book, m.currency, m.kind, m.day, m.month, m.reference, m.revision, m.of_reference,
  m.other_minor,
  CASE WHEN m.kind IN ('transfer', 'reversal') THEN m.other_currency END AS into_currency,
  CASE WHEN m.kind = 'reversal' OR NOT {stands} THEN 0 ELSE m.minor END AS minor,
  CASE WHEN {stands} THEN 1 ELSE 0 END AS stands,
  CASE WHEN {in_debit}
    AND (m.kind NOT IN ('transfer', 'reversal') OR m.other_currency IS NULL)
    THEN m.minor ELSE 0 END
  - CASE WHEN {in_credit} THEN m.minor ELSE 0 END
  - CASE WHEN m.kind = 'recovery' AND {stands} THEN m.minor ELSE 0 END AS posted,
  CASE WHEN {in_debit} AND m.kind IN ('transfer', 'reversal')
    AND m.other_currency IS NOT NULL THEN m.other_minor ELSE 0 END AS posted_into
FROM moves AS m WHERE m.day <= {on}""",
            long=True,
        ),
        Table("others", "SELECT * FROM placed WHERE kind <> 'expenditure'", kept=True),
        Table(
            "recovered",
            f"""\
SELECT book, of_reference, {total("minor")} AS minor FROM others
WHERE kind = 'recovery' AND stands = 1 GROUP BY book, of_reference""",
            kept=True,
        ),
        Table(
            "monthly",
            f"""\
SELECT placed.book, currency, into_currency, kind, month, MAX(day) AS day,
  {total(f"placed.minor - {_BACK}")} AS minor,
  {total(f"CASE WHEN {exchanged} AND stands = 1 THEN other_minor ELSE 0 END")} AS arrived,
  {total(f"posted + {_BACK}")} AS posted, {total("posted_into")} AS posted_into
FROM placed {_RECOVERED}
GROUP BY placed.book, currency, into_currency, kind, month""",
            kept=True,
        ),
        Table(
            "sums",
            f"""\
SELECT book, currency, into_currency,
  {sums},
  {total("arrived")} AS arrived,
  {total(f"CASE WHEN {exchanged} THEN minor ELSE 0 END")} AS transferred_out,
  {total("posted")} AS posted, {total("posted_into")} AS posted_into
FROM monthly GROUP BY book, currency, into_currency""",
            kept=True,
        ),
        Table(
            "funds",
            f"""\
SELECT book, currency, {summed} FROM (
  SELECT book, currency, {", ".join(FIGURES)}, 0 AS transferred_in, transferred_out,
    posted AS held FROM sums
  UNION ALL
  SELECT book, into_currency, {nothing}, arrived, 0, posted_into
  FROM sums WHERE into_currency IS NOT NULL
) AS moved GROUP BY book, currency""",
            kept=True,
        ),
    ]


def _worth(dialect: Dialect) -> list[Table]:
    """Tables of the line of each currency, and of what went out, at its worth and as reported.

    What has no worth of its own is worth its amount at the average before it. Where numbers could
    grow beyond what is exact everywhere, nothing is worked out of the line, and that is said. Of
    stretches that adjoin and are told together only the ends are looked up.
    """
    real, up, total = dialect.real, dialect.rounded, dialect.total
    running, running_out = (_in_order(kinds) for kinds in (_FUNDING, _OUT))
    sent = f"kind IN ({_listed(_SENT)})"
    own_worths = ",\n    ".join(
        f"{total(_where(kind.name, 'worth'))} AS {kind.figure}" for kind in IN_ORDER if kind.funds
    )
    stretch = up("marks.place - marks.bend", "marks.next_height - marks.height",
                 "marks.next_bend - marks.bend")  # fmt: skip
    at_worth = ", ".join(
        f"{total(_where(what, 'side * height', 'what'))} AS {what}" for what in _WHAT
    )
    reported = up("minor", "times", "divided")
    return [
        Table(
            "came",
            f"""\
SELECT book, currency, kind, day, reference, revision, minor, other_minor,
  {total("minor", running)} AS reach,
  {total(f"CASE WHEN {sent} THEN minor ELSE 0 END", running)} AS sent,
  {total(f"CASE WHEN {sent} THEN COALESCE(other_minor, minor) ELSE 0 END", running)} AS sent_for
FROM others WHERE kind IN ({_listed(_FUNDING)}) AND stands = 1""",
        ),
        Table(
            "about",
            f"""\
SELECT came.*, terms.own_currency, terms.conversion,
  CASE WHEN {sent} OR other_minor IS NOT NULL THEN CAST(COALESCE(other_minor, minor) AS {real})
    WHEN came.currency = terms.own_currency THEN CAST(minor AS {real})
    WHEN came.sent = 0 THEN CAST(0 AS {real})
    ELSE CAST(minor AS {real}) * sent_for / came.sent END AS nearly
FROM came JOIN terms ON terms.agreement = came.book AND terms.currency = came.currency""",
        ),
        Table(
            "bounded",
            """\
SELECT about.*, SUM(nearly) OVER (PARTITION BY book, currency) AS nearly_all
FROM about""",
        ),
        Table(
            "valued",
            f"""\
SELECT bounded.*, CASE WHEN nearly_all > {MOST} THEN 0
  WHEN {sent} OR other_minor IS NOT NULL THEN COALESCE(other_minor, minor)
  WHEN currency = own_currency THEN minor
  WHEN sent = 0 THEN 0
  ELSE {up("minor", "sent_for", "sent")} END AS worth
FROM bounded""",
        ),
        Table(
            "instalments",
            f"""\
SELECT book, currency, kind, conversion, minor, worth, reach, nearly_all,
  {total("worth", running)} AS height FROM valued""",
            kept=True,
        ),
        Table(
            "line",
            f"""\
SELECT book, currency, conversion, {total("minor")} AS amount, {total("worth")} AS height,
  MAX(CASE WHEN nearly_all > {MOST} THEN 1 ELSE 0 END) AS too_large,
  {own_worths}
FROM instalments GROUP BY book, currency, conversion""",
            kept=True,
        ),
        Table(
            "months",
            f"""\
SELECT book, currency, month, {total("minor")} AS minor, MAX(day) AS day, MAX(mixed) AS mixed
FROM (
  SELECT book, currency, month, minor, day,
    CASE WHEN kind = 'expenditure' THEN 0 ELSE 1 END AS mixed
  FROM monthly WHERE kind IN ({_listed(_OUT)})
  UNION ALL
  SELECT book, currency, month, 0, day, 1 FROM monthly
  WHERE kind = 'expenditure' AND (book, currency) IN (SELECT agreement, currency FROM rates)
) AS each_kind GROUP BY book, currency, month""",
            kept=True,
        ),
        Table(
            "out",
            f"""\
SELECT book, currency, kind, day, reference, revision, other_minor, minor
FROM others WHERE kind IN ({_listed(_OUT)}) AND stands = 1
UNION ALL
SELECT placed.book, currency, kind, day, reference, revision, NULL,
  placed.minor - {_BACK}
FROM placed {_RECOVERED}
WHERE kind = 'expenditure' AND stands = 1
  AND (placed.book, currency, month) IN (SELECT book, currency, month FROM months WHERE mixed = 1)
UNION ALL
SELECT book, currency, 'expenditure', day, '', 0, NULL, minor FROM months WHERE mixed = 0""",
            long=True,
        ),
        Table(
            "went",
            f"""\
SELECT book, currency, kind, day, minor, other_minor, {total("minor", running_out)} AS taken
FROM out""",
            long=True,
        ),
        Table(
            "apart",
            """\
SELECT went.book, went.currency, CASE WHEN went.kind = 'expenditure' THEN 'prescribed'
    WHEN went.kind = 'withdrawal' THEN 'withdrawn'
    WHEN went.other_minor IS NOT NULL THEN 'received' ELSE 'returned' END AS what,
  went.minor, went.other_minor, went.taken, rates.times, rates.divided
FROM went LEFT JOIN rates ON went.kind = 'expenditure' AND rates.agreement = went.book
  AND rates.currency = went.currency AND (rates.first_day IS NULL OR rates.first_day <= went.day)
  AND (rates.last_day IS NULL OR rates.last_day >= went.day)
WHERE went.kind <> 'expenditure' OR rates.times IS NOT NULL""",
            kept=True,
        ),
        Table(
            "ends",
            f"""\
SELECT book, currency, what, place, {total("side")} AS side FROM (
  SELECT book, currency, what, taken AS place, 1 AS side FROM apart
  UNION ALL
  SELECT book, currency, what, taken - minor, -1 FROM apart
) AS each_end GROUP BY book, currency, what, place HAVING SUM(side) <> 0""",
        ),
        Table(
            "axis",
            """\
SELECT book, currency, 0 AS is_mark, reach - minor AS place, '' AS what, 0 AS side,
  reach - minor AS bend, reach AS next_bend, height - worth AS height, height AS next_height
FROM instalments WHERE conversion = 'fifo'
UNION ALL
SELECT book, currency, 0, 0, '', 0, 0, amount, 0, height FROM line WHERE conversion = 'average'
UNION ALL
SELECT book, currency, 1, place, what, side, NULL, NULL, NULL, NULL FROM ends
UNION ALL
SELECT book, currency, 1, spent + returned + withdrawn, 'all_out', 1, NULL, NULL, NULL, NULL
FROM funds
UNION ALL
SELECT line.book, line.currency, 1, line.amount - funds.held, 'not_held', 1,
  NULL, NULL, NULL, NULL
FROM line JOIN funds ON funds.book = line.book AND funds.currency = line.currency
WHERE funds.held > 0""",
        ),
        Table(
            "marks",
            """\
SELECT book, currency, is_mark, place, what, side, MAX(bend) OVER w AS bend,
  MAX(next_bend) OVER w AS next_bend, MAX(height) OVER w AS height,
  MAX(next_height) OVER w AS next_height
FROM axis
WINDOW w AS (PARTITION BY book, currency ORDER BY place, is_mark ROWS UNBOUNDED PRECEDING)""",
        ),
        Table(
            "heights",
            f"""\
SELECT book, currency, what, side, CASE WHEN next_bend IS NULL OR place <= 0 THEN 0
  WHEN place >= next_bend THEN next_height
  ELSE height + {stretch} END AS height
FROM marks WHERE is_mark = 1""",
        ),
        Table(
            "worths",
            f"""\
SELECT book, currency, {at_worth} FROM heights GROUP BY book, currency""",
        ),
        Table(
            "funded",
            f"""\
SELECT apart.book, apart.currency, apart.what, apart.other_minor, apart.times, apart.divided,
  line.too_large, CASE WHEN apart.taken < COALESCE(line.amount, 0) THEN apart.taken
    ELSE COALESCE(line.amount, 0) END
  - CASE WHEN apart.taken - apart.minor < COALESCE(line.amount, 0)
    THEN apart.taken - apart.minor ELSE COALESCE(line.amount, 0) END AS minor,
  CAST(COALESCE(line.amount, 0) AS {real}) * apart.times / apart.divided AS at_most
FROM apart LEFT JOIN line ON line.book = apart.book AND line.currency = apart.currency""",
        ),
        Table(
            "stated",
            f"""\
SELECT book, currency,
  {total("CASE WHEN what = 'received' THEN other_minor ELSE 0 END")} AS received,
  {total(f"CASE WHEN what <> 'prescribed' OR at_most > {MOST} THEN 0 ELSE {reported} END")}
    AS prescribed,
  MAX(CASE WHEN at_most > {MOST} THEN 1 ELSE 0 END) AS too_large
FROM funded GROUP BY book, currency""",
        ),
    ]


_WHAT = ("all_out", "not_held", "returned", "received", "withdrawn", "prescribed")
"""Whose ends are looked up: all that went out, what is not held any more; what is not simply spent:
returned at its worth, or for an amount that the partner received, taken out, reported at a rate."""


def answer() -> str:
    """A row for each currency in which an agreement's money is held, in order."""
    fund = ",\n  ".join(f"COALESCE(funds.{name}, 0) AS fund_{name}" for name in IN_FUND)
    came_in = ",\n  ".join(
        f"COALESCE(line.{kind.figure}, 0) AS own_{kind.figure}" for kind in IN_ORDER if kind.funds
    )
    at = {what: f"COALESCE(worths.{what}, 0)" for what in _WHAT}
    received = "COALESCE(stated.received, 0)"
    prescribed = "COALESCE(stated.prescribed, 0)"
    apart = " - ".join(at[what] for what in ("returned", "received", "withdrawn", "prescribed"))
    return f"""
SELECT terms.agreement AS agreement, terms.currency, terms.own_currency, terms.needs_books,
  CASE WHEN funds.transferred_in > 0 OR funds.transferred_out > 0 THEN 1 ELSE 0 END AS exchanged,
  CASE WHEN line.too_large = 1 OR stated.too_large = 1 THEN 1 ELSE 0 END AS too_large,
  {fund},
  {came_in},
  {at["all_out"]} - {apart} + {prescribed} AS own_spent,
  {at["returned"]} + {received} AS own_returned,
  {at["withdrawn"]} AS own_withdrawn,
  {received} - {at["received"]} + {prescribed} - {at["prescribed"]} AS own_exchange_difference,
  CASE WHEN funds.held > 0 THEN COALESCE(line.height, 0) - {at["not_held"]} ELSE 0 END AS own_held
FROM terms
  LEFT JOIN funds ON funds.book = terms.agreement AND funds.currency = terms.currency
  LEFT JOIN line ON line.book = terms.agreement AND line.currency = terms.currency
  LEFT JOIN worths ON worths.book = terms.agreement AND worths.currency = terms.currency
  LEFT JOIN stated ON stated.book = terms.agreement AND stated.currency = terms.currency
ORDER BY terms.agreement, terms.currency"""


def _in_order(kinds: tuple[str, ...]) -> str:
    """All up to a row of its line, in the order in which these kinds of events count."""
    ranks = " ".join(f"WHEN '{name}' THEN {RANK[name]}" for name in kinds)
    return (
        "(PARTITION BY book, currency"
        f" ORDER BY day, CASE kind {ranks} END, reference, revision ROWS UNBOUNDED PRECEDING)"
    )


def _where(named: str, of: str, column: str = "kind") -> str:
    """A number where a column says this, else nothing."""
    return f"CASE WHEN {column} = '{named}' THEN {of} ELSE 0 END"


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names)
