"""FACE, the funding authorization and certificate of expenditures of the United Nations.

Reporting, A to D, and requests, E to G, are two blocks of one table. The partner fills in A, B and
E; C, D, F and G are the agency's. D = A - C; G = D + F.

Money is authorised and asked for by budget line: a line's row has all of A to G. Under it stand the
activities of the work plan that it was spent for, with their dates, and programme management, which
is what was for no activity: of each the books know B.
"""

from collections.abc import Iterable, Iterator

from coopledger.books.line_activities import SEVERAL
from coopledger.books.partner_forms.form import (
    Entry,
    Filled,
    FormRow,
    Made,
    Months,
    Sources,
    less,
    table,
)
from coopledger.books.partner_forms.lines import (
    FormLine,
    LineActivity,
    form_lines,
    with_requests,
)
from coopledger.books.statement import Note
from coopledger.model.dates import When
from coopledger.money import Money

_AMOUNTS = (
    "authorised", "actual", "accepted", "balance", "request", "authorisation", "outstanding",
)  # fmt: skip
_COLUMNS = ("duration", "coding", *_AMOUNTS)
_BLOCKS = {"authorised": "reporting", "request": "requests"}
_MADE = (
    Made("balance", ("authorised",), ("accepted",)),
    Made("outstanding", ("balance", "authorisation")),
)
_AGENCY = ("coding", "accepted", "balance", "authorisation", "outstanding")
_WITHOUT = "no-expenditure"


def filled(of: Sources) -> Filled:
    """Every budget line, in the days of the report: since the beginning, unless told otherwise."""
    agreement = of.paper.statement.agreement
    lines = list(with_requests(form_lines(of.paper, local=True), of.requested))
    rows = [row for line, requested in lines for row in _rows(line, requested, of)]
    found = table(
        "lines",
        _COLUMNS,
        rows,
        made=_MADE,
        agency=_AGENCY,
        summed=_AMOUNTS,
        beside=_beside(of, (line for line, _ in lines)),
    )
    return Filled(
        heads=(
            ("agency", agreement.channel or agreement.origin_of_funds),
            ("date", None),
            ("country", None),
            ("programme", None),
            ("project", f"{agreement.code}  {agreement.title}"),
            ("responsible-officer", None),
            ("implementing-partner", agreement.recipient),
            ("currency", _currency(lines, agreement.currency)),
            ("request-type", None),
            ("report-period", _reported(of)),
            ("next-period", Months(of.next_days) if of.next_days else None),
        ),
        tables=(found._replace(blocks=_BLOCKS),),
        certified=("request", "actual"),
        signers=("officer", "agency"),
        agency=("account-charges", "liquidation"),
        notes=(Note("face-authorised"), Note("face-rows")),
        appended=("disallowances",),
    )


def _currency(lines: Iterable[tuple[FormLine, Money | None]], own: str) -> str:
    """In which its amounts are: those of the lines."""
    return ", ".join(dict.fromkeys(line.currency for line, _ in lines)) or own


def _reported(of: Sources) -> Entry:
    """The days that it reports on; up to the last, where nothing says when they begin."""
    statement = of.paper.statement
    begun = statement.agreement.start or statement.agreement.signed
    first = of.paper.since or (begun.first if begun else None)
    if first is None or first > statement.on:
        return statement.on
    return Months(When.between(first, statement.on))


def _rows(line: FormLine, requested: Money | None, of: Sources) -> Iterator[FormRow]:
    """A line, and what it was spent for."""
    entries: dict[str, Entry] = {
        "authorised": less(line.modified, line.accepted_before),
        "actual": line.within,
        "accepted": less(line.accepted, line.accepted_before),
        "request": requested,
    }
    yield FormRow(line.key, entries, line.currency, line.label)
    # Nothing says of which activity a part was that is not accepted.
    whole = line.accepted == line.spent and line.accepted_before == line.before
    for each in line.activities:
        known = {"actual": each.spent, "accepted": each.spent if whole else None}
        yield _of_activity(each, line, of)._replace(entries={**known, **_when(each.key, of)})


def _of_activity(each: LineActivity, line: FormLine, of: Sources) -> FormRow:
    called = {None: "management", SEVERAL: "several"}.get(each.key, "")
    title = "" if called else _title(each.key or "", of)
    key = f"{line.key}/{called or each.key}"
    return FormRow(key, {}, line.currency, title, under=line.key, called=called)


def _title(code: str, of: Sources) -> str:
    known = of.activities.get(code)
    return f"{code}  {known.title}" if known else code


def _when(code: str | None, of: Sources) -> dict[str, Entry]:
    known = of.activities.get(code or "")
    return {"duration": known.when if known else None}


def _beside(of: Sources, lines: Iterable[FormLine]) -> Iterator[FormRow]:
    """The other activities that are not over before these days; and what they cost to support."""
    own, since = of.paper.statement.agreement.currency, of.paper.since
    spent = {each.key for line in lines for each in line.activities}
    others = [
        each
        for code, each in sorted(of.activities.items())
        if code not in spent and (since is None or each.when is None or each.when.last >= since)
    ]
    if others:
        yield FormRow(_WITHOUT, {}, own)
    for each in others:
        key, title = f"{_WITHOUT}/{each.reference}", _title(each.reference, of)
        yield FormRow(key, {"duration": each.when}, own, title, under=_WITHOUT)
    yield FormRow("support-cost", {}, own)
