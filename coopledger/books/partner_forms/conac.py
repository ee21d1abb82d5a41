"""The analytical statement of the budget (estado analítico del ejercicio del presupuesto), CONAC.

Source: the accounting rules of Mexico's public sector. What is accrued is what was issued by then;
of what does not say when it was issued, what was paid. What is left is the modified budget less it.
"""

from coopledger.books.partner_forms.form import Entry, Filled, FormRow, Made, Sources, less, table
from coopledger.books.partner_forms.lines import form_lines
from coopledger.books.statement import Note

_COLUMNS = ("approved", "changes", "modified", "accrued", "paid", "unspent")
_MADE = (
    Made("modified", ("approved", "changes")),
    Made("unspent", ("modified",), ("accrued",)),
)


def filled(of: Sources) -> Filled:
    """Every budget line, and what was spent beside them: by the last day, since the beginning."""
    agreement, on = of.paper.statement.agreement, of.paper.statement.on
    return Filled(
        heads=(("agreement", f"{agreement.code}  {agreement.title}"), ("on", on)),
        tables=(table("lines", _COLUMNS, _rows(of), made=_MADE, summed=_COLUMNS),),
        signers=("prepared", "reviewed", "authorised"),
        notes=(Note("accrued-by-issue"),),
    )


def _rows(of: Sources) -> list[FormRow]:
    rows = []
    for line in form_lines(of.paper, local=True):
        entries: dict[str, Entry] = {"accrued": line.spent, "paid": line.spent}
        if line.standing is not None:
            standing = line.standing
            changes = standing.increases - standing.decreases
            approved = less(standing.modified, changes)
            entries |= {"changes": changes, "approved": approved, "accrued": standing.accrued}
        elif line.modified is not None:
            entries |= {"changes": line.modified, "approved": line.modified}
        rows.append(FormRow(line.key, entries, line.currency, line.label))
    return rows
