"""Words of the pages on which the bank and the invoices are matched with the books."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.match": ("Conciliar", "Match"),
    "web.match-said": (
        "El banco y los libros, uno al lado del otro: usted decide qué corresponde a qué, y se "
        "guarda todo junto.",
        "The bank and the books side by side: you decide what belongs to what, and all of it is "
        "recorded together.",
    ),
    "web.match-which": ("¿De qué convenio?", "Of which agreement?"),
    "web.match-no-agreement": (
        "Todavía no hay ningún convenio. Cargue primero su libro.",
        "There is no agreement yet. Load its workbook first.",
    ),
    "web.match-drop": ("Soltar un estado de cuenta bancario…", "Drop a bank statement…"),
    "web.match-drop-said": (
        "Suelte aquí el estado de cuenta bancario o los comprobantes; primero se muestra qué se "
        "guardaría.",
        "Drop the bank statement or the invoices here; what would be recorded is shown first.",
    ),
    "web.match-next": ("Conciliar {book} con el banco", "Match {book} with the bank"),
    # What is shown, and in which order.
    "web.match-states": ("Qué se muestra", "What is shown"),
    "web.match-decide": ("Por decidir", "To be decided"),
    "web.match-bank": ("Solo en el banco", "At the bank alone"),
    "web.match-books": ("Solo en los libros", "In the books alone"),
    "web.match-certain": ("Seguro", "Certain"),
    "web.match-decided": ("Decidido", "Decided"),
    "web.match-all": ("Todo", "All"),
    "web.match-side-by-side": (
        "El banco y los libros: primero lo que espera una decisión",
        "The bank and the books: what waits for a decision first",
    ),
    "web.match-at-bank": ("En el banco", "At the bank"),
    "web.match-in-books": ("En los libros", "In the books"),
    "web.match-agree": ("En qué coinciden", "In what they agree"),
    "web.match-decision": ("Decisión", "Decision"),
    "web.match-tick": ("Marcar", "Tick"),
    "web.match-nothing": ("(nada)", "(nothing)"),
    "web.match-invoice": ("comprobante", "invoice"),
    "web.match-new": ("renglón nuevo", "new row"),
    "web.match-sum": ("Suma de {count}", "Sum of {count}"),
    # In what two sides agree.
    "cue.amount-yes": ("mismo importe", "same amount"),
    "cue.amount-no": ("otro importe", "another amount"),
    "cue.amount-unsaid": ("sin importe", "no amount"),
    "cue.day-yes": ("mismo día", "same day"),
    "cue.day-no": ("otro día", "another day"),
    "cue.day-unsaid": ("sin día", "no day"),
    "cue.reference-yes": ("misma referencia", "same reference"),
    "cue.reference-no": ("sin referencia en común", "no common reference"),
    "cue.reference-unsaid": ("sin referencia", "no reference"),
    "cue.name-yes": ("mismo nombre", "same name"),
    "cue.name-no": ("otro nombre", "another name"),
    "cue.name-unsaid": ("no dice el nombre", "no name is said"),
    # What is decided.
    "web.match-accept": ("Aceptar", "Accept"),
    "web.match-reject": ("Rechazar", "Reject"),
    "web.match-other": ("Elegir otro…", "Choose another…"),
    "web.match-choose": ("Elegir…", "Choose…"),
    "web.match-add-row": ("Agregar el renglón y conciliar", "Add the row and match"),
    "web.match-accept-mirror": (
        "Aceptar con su espejo ({account}, {when})",
        "Accept with its mirror ({account}, {when})",
    ),
    "web.match-accept-ticked": ("Aceptar lo marcado", "Accept what is ticked"),
    "web.match-reject-ticked": ("Rechazar lo marcado", "Reject what is ticked"),
    "web.match-tick-all": ("Marcar todo lo que se ve", "Tick all that is shown"),
    "web.match-accept-certain": (
        "Aceptar {count:one=el seguro|other=los {count} seguros}",
        "Accept {count:one=the certain one|other=the {count} certain ones}",
    ),
    "web.match-reason-several": (
        "Motivo de lo marcado (si los importes difieren)",
        "Reason for what is ticked (where amounts differ)",
    ),
    "web.match-undo": ("Deshacer", "Undo"),
    "web.match-take-back": ("Deshacer lo guardado…", "Take back what is recorded…"),
    "web.match-take-back-now": ("Deshacer", "Take back"),
    "web.match-not-done": ("No se decidió:", "It was not decided:"),
    "web.match-nothing-chosen": (
        "No había nada marcado. Qué hacer: marque los renglones y repita.",
        "Nothing was ticked. What to do: tick the rows and try again.",
    ),
    "web.match-keys": (
        "Teclas, dentro de la tabla: j y k van al renglón siguiente y al anterior, a acepta, "
        "r rechaza, o elige otro, x marca.",
        "Keys, within the table: j and k go to the next row and the one before, a accepts, "
        "r rejects, o chooses another, x ticks.",
    ),
    # What was decided in this session.
    "web.match-history": ("Decisiones de esta sesión", "Decisions of this session"),
    "web.match-not-recorded": (
        "{count:one=Una decisión|other={count} decisiones} sin guardar: lo de arriba y la "
        "conciliación de abajo ya {count:one=la|other=las} cuentan.",
        "{count:one=One decision|other={count} decisions} not recorded yet: what stands above, and "
        "the reconciliation below, count {count:one=it|other=them}.",
    ),
    "web.match-none-decided": (
        "No hay decisiones por guardar.",
        "There are no decisions to be recorded.",
    ),
    "web.match-more-decisions": (
        "… y {count:one=una más|other=otras {count}}.",
        "… and {count:one=one more|other={count} more}.",
    ),
    "web.match-taken-back": ("Se deshace", "Taken back"),
    "web.match-recorded-as": ("Guardado en la carga {number}", "Recorded in load {number}"),
    "web.match-proposed-as": ("Propuesto: {reference}", "Proposed: {reference}"),
    "web.match-moved": (
        "Los libros cambiaron mientras usted decidía. No se guardó nada; abajo está qué se "
        "guardaría ahora.",
        "The books changed while you were deciding. Nothing was recorded; what would be recorded "
        "now stands below.",
    ),
    "web.match-with-decisions": (
        "Con {count:one=la decisión|other=las {count} decisiones} sin guardar, como si ya lo "
        "{count:one=estuviera|other=estuvieran}.",
        "With {count:one=the decision|other=the {count} decisions} not recorded yet, as if "
        "{count:one=it were|other=they were}.",
    ),
    # Choosing by hand.
    "web.match-back": ("Volver a conciliar", "Back to matching"),
    "web.match-belongs-to": (
        "¿Qué corresponde a este movimiento?",
        "What belongs to this movement?",
    ),
    "web.match-picked": ("Lo elegido: {count}", "Picked: {count}"),
    "web.match-pick": ("Sumar a lo elegido", "Add to what is picked"),
    "web.match-leave": ("Quitar", "Leave out"),
    "web.match-this-one": ("Es este", "It is this one"),
    "web.match-accept-as-one": ("Aceptar como uno", "Accept as one"),
    "web.match-differ-by": ("difieren en {difference}", "they differ by {difference}"),
    "web.match-not-in-books": (
        "No está en los libros: agregarlo",
        "Not in the books: add it",
    ),
    "web.match-not-in-books-said": (
        "El renglón nuevo lleva la fecha, la cuenta y el importe del banco.",
        "The new row has the bank's date, account and amount.",
    ),
    "web.match-transfer": ("traspaso con la cuenta {account}", "transfer with account {account}"),
    "web.match-next-reference": ("(el siguiente libre)", "(the next one free)"),
}
