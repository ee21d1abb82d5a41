"""FACE, the funding authorization and certificate of expenditures of the United Nations.

Reporting, A to D, and requests, E to G, are two blocks of one table. The partner fills in A, B and
E; C, D, F and G are the agency's. D = A - C; G = D + F.
"""

from coopledger.books.partner_forms.form import Entry, Filled, FormRow, Made, Sources, less, table
from coopledger.books.partner_forms.lines import FormLine, form_lines, with_requests
from coopledger.books.statement import Note
from coopledger.money import Money

_COLUMNS = (
    "authorised", "actual", "accepted", "balance", "request", "authorisation", "outstanding",
)  # fmt: skip
_MADE = (
    Made("balance", ("authorised",), ("accepted",)),
    Made("outstanding", ("balance", "authorisation")),
)
_AGENCY = ("accepted", "balance", "authorisation", "outstanding")


def filled(of: Sources) -> Filled:
    """Every budget line, in the days of the report: since the beginning, unless told otherwise."""
    paper = of.paper
    agreement = paper.statement.agreement
    lines = with_requests(form_lines(paper, local=True), of.requested)
    rows = [_row(line, requested) for line, requested in lines]
    return Filled(
        heads=(
            ("agency", agreement.channel or agreement.origin_of_funds),
            ("country", None),
            ("programme", f"{agreement.code}  {agreement.title}"),
            ("project", None),
            ("responsible-officer", None),
            ("implementing-partner", agreement.recipient),
            ("since", paper.since or agreement.start or agreement.signed),
            ("until", paper.statement.on),
            ("request-type", None),
            ("date", None),
        ),
        tables=(table("lines", _COLUMNS, rows, made=_MADE, agency=_AGENCY, summed=_COLUMNS),),
        certified=("request", "actual"),
        signers=("officer", "agency"),
        notes=(Note("face-authorised"),),
        appended=("disallowances",),
    )


def _row(line: FormLine, requested: Money | None) -> FormRow:
    entries: dict[str, Entry] = {
        "authorised": less(line.modified, line.accepted_before),
        "actual": line.within,
        "accepted": less(line.accepted, line.accepted_before),
        "request": requested,
    }
    return FormRow(line.key, entries, line.currency, line.label)
