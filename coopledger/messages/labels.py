"""Words on statements, totals and findings: key -> (Spanish, English)."""

from coopledger.messages.themes import bank, deciding, evidence, matching, rates, valuation

LABELS: dict[str, tuple[str, str]] = {
    "spent-later": (
        " (hasta por {excess} más adelante)",
        " (by up to {excess} later)",
    ),
    "known.some": ("hay {codes}", "there are {codes}"),
    "known.none": ("no hay ninguno", "there is none"),
    "cell.true": ("VERDADERO", "TRUE"),
    "cell.false": ("FALSO", "FALSE"),
    "choices.or": (" o ", " or "),
    "choice.source": ("Fuente", "Source"),
    "choice.derived": ("Derivado", "Derived"),
    "choice.assumed": ("Supuesto", "Assumed"),
    "choice.fifo": ("FIFO", "FIFO"),
    "choice.average": ("Promedio", "Average"),
    "choice.agreement": ("Convenio", "Agreement"),
    "choice.recipient": ("Ejecutor", "Recipient"),
    "choice.partner": ("Donante", "Partner"),
    "verb.add": ("sumar", "add"),
    "verb.subtract": ("restar", "subtract"),
    "verb.divide": ("dividir", "divide"),
    "verb.compare": ("comparar", "compare"),
    "basis.fixed": ("fijo", "fixed"),
    "basis.day": ("día", "day"),
    "basis.previous-day": ("día hábil anterior", "previous business day"),
    "basis.month": ("mes", "month"),
    "basis.period": ("periodo", "period"),
    "yes": ("sí", "yes"),
    "no": ("no", "no"),
    "nothing": ("(vacío)", "(empty)"),
    "differs": (
        "{field}: antes {before}, ahora {given}",
        "{field}: before {before}, now {given}",
    ),
    "date.range": ("{first} a {last}", "{first} to {last}"),
    "place.sheet": ("hoja {sheet}", "sheet {sheet}"),
    "place.row": ("fila {row}", "row {row}"),
    "place.column": ("columna {column}", "column {column}"),
    "place.reference": ("referencia {reference}", "reference {reference}"),
    "severity.error": ("ERROR", "ERROR"),
    "severity.warning": ("AVISO", "WARNING"),
    "severity.note": ("NOTA", "NOTE"),
    "provenance.source": ("fuente", "source"),
    "provenance.derived": ("derivado", "derived"),
    "provenance.assumed": ("supuesto", "assumed"),
    "rule.fifo": (
        "por ministración, primero lo primero recibido (FIFO)",
        "by instalment, first in first out (FIFO)",
    ),
    "rule.average": (
        "promedio de las ministraciones recibidas hasta el día",
        "average of the instalments received up to the day",
    ),
    # The statement
    "label.statement": ("Estado de cuenta al {on}", "Statement on {on}"),
    "label.closes": ("CIERRA en {currencies}", "CLOSES in {currencies}"),
    "label.does-not-close": ("NO CIERRA", "DOES NOT CLOSE"),
    "label.rule": ("Valuación: {rule}", "Valued {rule}"),
    "label.spending-rate": (
        "Tipo de cambio pactado para el gasto en {currency}: {rate}",
        "Prescribed rate for spending in {currency}: {rate}",
    ),
    "label.in-all": ("{currency} en total", "{currency} in all"),
    "label.received": ("Recibido", "Received"),
    "label.interest": ("Intereses", "Interest"),
    "label.exchange_difference": ("Diferencia cambiaria", "Exchange difference"),
    "label.sum": ("Suma", "Total"),
    "label.spent": ("Gastado", "Spent"),
    "label.returned": ("Devuelto", "Returned"),
    "label.held": ("En poder", "Held"),
    "explain.title": ("De qué está hecha cada cifra", "What each figure is made of"),
    "explain.fifo": (
        "Lo que salió ocupa el siguiente tramo de la línea que forman las ministraciones, una tras "
        "otra. Un tramo de a a b vale C(b) - C(a), donde C(x) es lo que valen las anteriores más "
        "la parte proporcional de aquella en la que cae x, redondeado a la unidad mínima.",
        "What went out takes the next stretch of the line that the instalments make, one after "
        "the other. A stretch from a to b is worth C(b) - C(a), where C(x) is what those before "
        "are worth plus the proportional part of the one that x lies in, to the minor unit.",
    ),
    "explain.average": (
        "Lo que salió ocupa el siguiente tramo de la línea recta de todo lo recibido. Un tramo de "
        "a a b vale C(b) - C(a), donde C(x) es x por todo el valor entre todo el importe, "
        "redondeado a la unidad mínima.",
        "What went out takes the next stretch of the straight line of all that came. A stretch "
        "from a to b is worth C(b) - C(a), where C(x) is x times all the worth by all the amount, "
        "to the minor unit.",
    ),
    "explain.line": ("Lo que entró", "What came in"),
    "explain.outflows": ("Lo que salió, en orden", "What went out, in order"),
    "explain.recovered": (
        "ya descontados {recovered} que se recuperaron",
        "less {recovered} that came back",
    ),
    "explain.stretch": (
        "tramo de {start} a {end}: vale {high} - {low} = {worth}",
        "stretch from {start} to {end}: worth {high} - {low} = {worth}",
    ),
    "explain.reported": (
        "el donante recibió {reported} (a {rate}); diferencia cambiaria {reported} - {worth} = "
        "{difference}",
        "the partner got {reported} (at {rate}); exchange difference {reported} - {worth} = "
        "{difference}",
    ),
    "explain.arrived": (
        "llegaron {reported} (a {rate}); diferencia cambiaria {reported} - {worth} = {difference}",
        "{reported} arrived (at {rate}); exchange difference {reported} - {worth} = {difference}",
    ),
    "explain.prescribed": (
        "se informa a {rate}, el tipo pactado: {reported}; diferencia cambiaria "
        "{reported} - {worth} = {difference}",
        "reported at {rate}, the prescribed rate: {reported}; exchange difference "
        "{reported} - {worth} = {difference}",
    ),
    "explain.sums": ("Las sumas", "The sums"),
    "explain.held-fund": (
        "lo que entró menos lo que salió, según las cuentas",
        "what came less what went, by the accounts",
    ),
    "explain.held-agreement": (
        "el final de la línea: lo que vale lo que queda",
        "the end of the line: what is left is worth",
    ),
    "kind.disbursement": ("ministración", "disbursement"),
    "kind.interest": ("intereses", "interest"),
    "kind.transfer": ("traspaso", "transfer"),
    "kind.expenditure": ("gasto", "expenditure"),
    "kind.refund": ("reintegro", "refund"),
    "kind.recovery": ("recuperación", "recovery"),
    "kind.reversal": ("reversa", "reversal"),
    "kind.activity": ("actividad", "activity"),
    "kind.in_kind": ("aportación en especie", "contribution in kind"),
    "kind.addendum": ("adenda", "addendum"),
    "kind.reallocation": ("reasignación", "reallocation"),
    "kind.disallowance": ("gasto no aceptado", "disallowance"),
    "kind.bank_balance": ("saldo bancario", "bank balance"),
    "kind.period": ("periodo", "period"),
    "period.open": ("abierto", "open"),
    "period.adjusting": ("en ajustes", "being adjusted"),
    "period.closed": ("cerrado", "closed"),
    "period.set": ("{code}: {year} está {state}.", "{code}: {year} is {state}."),
    "period.as-it-was": (
        "{code}: {year} ya está {state}; no se cambió nada.",
        "{code}: {year} is {state} already; nothing was changed.",
    ),
    "period.since": (
        "desde {at}, por {who}",
        "since {at}, by {who}",
    ),
    "period.reopened": ("; reabierto: {count}", "; reopened: {count}"),
    "label.periods": ("Periodos de {code}", "Periods of {code}"),
    "label.no-periods": (
        "{code} aún no tiene nada con fecha: ningún periodo.",
        "{code} has nothing with a date yet: no period.",
    ),
    "label.period": ("Periodo {year}: {state}", "Period {year}: {state}"),
    "label.transferred_in": ("Cambiado de otras monedas", "Exchanged in"),
    "label.transferred_out": ("Cambiado a otras monedas", "Exchanged out"),
    "label.accounts": ("Cuentas", "Accounts"),
    "label.bank": (
        "{account}: al {on} el banco dice {balance} y los libros {held}; diferencia {difference}",
        "{account}: on {on} the bank says {balance} and the books {held}; difference {difference}",
    ),
    "label.advance": ("anticipo: {holder}", "advance: {holder}"),
    "label.advance-days": (", sin comprobar hace {days} días", ", outstanding for {days} days"),
    "label.lines": ("Presupuesto por rubro", "Budget by line"),
    "label.line-initial": ("Inicial", "Initial"),
    "label.line-modified": ("Modificado", "Modified"),
    "label.line-spent": ("Gastado", "Spent"),
    "label.line-accepted": ("Aceptado", "Accepted"),
    "label.line-available": ("Disponible", "Available"),
    "label.acceptance": ("Lo que acepta el donante", "What the partner accepts"),
    "label.claimed": ("Reportado", "Claimed"),
    "label.disallowed": ("No aceptado", "Disallowed"),
    "label.accepted": ("Aceptado", "Accepted"),
    "label.due_back": ("Por devolver", "Due back"),
    "label.not_yet_funded": ("(Aún sin fondear)", "(Not yet funded)"),
    "label.by_line": ("Gastado por rubro", "Spent by budget line"),
    "label.by_activity": ("Gastado por actividad", "Spent by activity"),
    "label.by_partner": ("Gastado por socio", "Spent by partner"),
    "label.by_month": ("Movimientos por mes", "Movements by month"),
    "label.not-itemised": ("(no desglosado)", "(not itemised)"),
    "label.several-months": ("(más de un mes)", "(several months)"),
    "label.provenance": (
        "F fuente: lo dice el documento. D derivado: se calcula de lo que dice. S supuesto.",
        "S source: the document says so. D derived: worked out from it. A assumed.",
    ),
    "mark.source": ("F", "S"),
    "mark.derived": ("D", "D"),
    "mark.assumed": ("S", "A"),
    "label.piece": (
        "Una parte puede diferir de importe × tipo de cambio en menos de un centavo, según su "
        "lugar; el total, nunca.",
        "A part may differ from amount × rate by less than a minor unit, according to its place; "
        "the whole never does.",
    ),
    "note.date-counted": (
        "{reference} está fechado {when}: el {on} cae dentro, y ya cuenta.",
        "{reference} is dated {when}: {on} falls inside it, and it counts already.",
    ),
    "note.date-not-counted": (
        "{reference} está fechado {when}: el {on} cae dentro, y aún no cuenta.",
        "{reference} is dated {when}: {on} falls inside it, and it does not count yet.",
    ),
    "note.refund-at-worth": (
        "Del reintegro {reference} ({amount}) no se sabe cuánto recibió el donante: se informa a "
        "su valor.",
        "What the partner got of refund {reference} ({amount}) is not known: it is reported at "
        "its worth.",
    ),
    # Totals
    "label.totals": ("Cooperación por año", "Cooperation by year"),
    "label.totals-of": ("Cooperación {year}", "Cooperation {year}"),
    "label.no-totals": ("No hay cooperación registrada.", "No cooperation is recorded."),
    "label.activities": ("Actividades", "Activities"),
    "label.financial": ("Financiera", "Financial"),
    "label.in_kind": ("En especie", "In kind"),
    "label.total": ("Total aportado", "Total given"),
    "label.partner_funds": (
        "Además, ejecutado con recursos de socios",
        "Besides, executed with partners' funds",
    ),
    "activity_kind.workshop": ("Taller internacional", "Workshop"),
    "activity_kind.specialised-course": ("Curso especializado", "Specialised course"),
    "activity_kind.forum": ("Foro", "Forum"),
    "activity_kind.study": ("Estudio", "Study"),
    "activity_kind.electoral-conference": (
        "Jornada electoral interamericana",
        "Inter-American electoral conference",
    ),
    "activity_kind.linkage": ("Vinculación", "Linkage"),
    "activity_kind.not-stated": ("Sin tipo en la fuente", "Kind not stated"),
    # What is recorded under a reference
    "show.revision": ("revisión {revision}", "revision {revision}"),
    "show.stands": ("vigente", "stands"),
    "show.taken-back": ("no vigente", "taken back"),
    "show.reversal": ("Reversa", "Reversal"),
    "show.reversed": ("{reference}, {when}: {reason}", "{reference}, {when}: {reason}"),
    "show.related": ("Lo nombran", "Named by"),
    "show.worth": ("Vale hoy", "Worth today"),
    "show.at-rate": ("{worth}, a {rate} {pair}", "{worth}, at {rate} {pair}"),
    "show.recorded": ("Guardado", "Recorded"),
    "show.recorded-by": ("{at}, por {who}", "{at}, by {who}"),
    "show.origin": ("Leído de", "Read from"),
    "show.no-origin": ("(lo guardó un programa)", "(a program recorded it)"),
    "show.chain": ("Cadena", "Chain"),
    "show.chain-place": (
        "registro {seq} de {book}; su huella:",
        "record {seq} of {book}; its hash:",
    ),
    "show.ceiling": ("tope {ceiling}", "ceiling {ceiling}"),
    "show.not-eligible": ("no elegible", "not eligible"),
    "init.made": (
        "Se creó un registro vacío en {where}. Para guardar algo en él: coopledger import ARCHIVO",
        "An empty ledger was made at {where}. To record something in it: coopledger import FILE",
    ),
    "init.already": (
        "Ya hay un registro en {where}; no se cambió nada. Para ver sus libros: coopledger list",
        "There is a ledger at {where} already; nothing was changed. To see its books: "
        "coopledger list",
    ),
    # Moving house
    "backup.progress": ("Respaldando", "Backing up"),
    "restore.progress": ("Restaurando", "Restoring"),
    "copy.progress": ("Copiando", "Copying"),
    "copy.done": (
        "Quedó en {where}, comprobado: cada cadena termina como en el original. Libros: {books}; "
        "registros: {rows}.",
        "It is at {where}, proved: each chain ends as in the original. Books: {books}; "
        "records: {rows}.",
    ),
    "upgrade.done": (
        "{where} pasó del esquema {found} al {now}. Nada de lo guardado cambió.",
        "{where} went from schema {found} to {now}. Nothing that is recorded changed.",
    ),
    "upgrade.nothing": (
        "{where} está al día (esquema {now}): no hay nada que hacer.",
        "{where} is up to date (schema {now}): there is nothing to do.",
    ),
    # Loading
    "template.written": ("Se escribió {path}.", "{path} was written."),
    "import.progress": ("Cargando", "Loading"),
    "import.annotated": (
        "Celdas señaladas y lista de hallazgos en {path}.",
        "Cells marked and findings listed in {path}.",
    ),
    "import.recorded": (
        "Registros nuevos guardados en {books}: {count}.",
        "New records stored in {books}: {count}.",
    ),
    "import.would-record": (
        "Registros nuevos que se guardarían en {books}: {count}. (Ensayo: no se guardó nada.)",
        "New records that would be stored in {books}: {count}. (Dry run: nothing was stored.)",
    ),
    "import.nothing-new": (
        "Nada nuevo. Registros que ya estaban guardados: {count}.",
        "Nothing new. Records that were already stored: {count}.",
    ),
    "import.unchanged": (
        "Sin cambio: {count}.",
        "Unchanged: {count}.",
    ),
    "import.refused": (
        "Errores: {errors}. No se guardó nada.",
        "Errors: {errors}. Nothing was stored.",
    ),
    # The reference of findings
    "group.document": ("El documento", "The document"),
    "group.cell": ("Las celdas", "The cells"),
    "group.facts": ("Los hechos frente a los libros", "The facts beside the books"),
    "group.corrections": (
        "Reversas, recuperaciones y gastos no aceptados",
        "Reversals, recoveries and disallowances",
    ),
    "group.terms": ("Los términos del convenio", "The agreement's terms"),
    "group.periods": ("Los periodos", "The periods"),
    "group.rates": ("Los tipos de cambio", "The exchange rates"),
    "group.invoices": ("Los comprobantes", "The invoices"),
    "group.bank": ("El banco", "The bank"),
    "group.matching": ("La conciliación", "Matching"),
    "group.valuation": ("Lo dado en especie", "What is given in kind"),
    "group.standing": ("Lo que pide atención", "What wants attention"),
    "group.verifying": ("La integridad del registro", "The ledger's integrity"),
    "label.meaning": ("Qué significa", "What it means"),
    "label.example": ("Ejemplo", "Example"),
    "label.remedy": ("Qué hacer", "What to do"),
    "check.nothing": ("Nada pide atención.", "Nothing wants attention."),
    "finding.line": (
        "{severity} [{code}] {place}: {message}. Qué hacer: {remedy}.",
        "{severity} [{code}] {place}: {message}. What to do: {remedy}.",
    ),
    # The workbook that is given back marked
    "marked.sheet": ("Hallazgos", "Findings"),
    "marked.severity": ("Gravedad", "Severity"),
    "marked.code": ("Clave del hallazgo", "Finding code"),
    "marked.place": ("Hoja del libro", "Workbook sheet"),
    "marked.cell": ("Celda", "Cell"),
    "marked.message": ("Qué se halló", "What was found"),
    "marked.remedy": ("Qué hacer", "What to do"),
    "marked.note": (
        "{message}. Qué hacer: {remedy}.",
        "{message}. What to do: {remedy}.",
    ),
    "label.books": ("Libros en {where}", "Books in {where}"),
    "label.no-books": ("No hay libros en {where}.", "There are no books in {where}."),
    "label.facts": ("registros", "records"),
    "kind.agreement": ("convenio", "agreement"),
    "kind.programme": ("programa", "programme"),
    "verify.book": ("{code}: {rows} registros", "{code}: {rows} records"),
    "verify.intact": (
        "Íntegro. Libros: {books}; registros: {rows}. Las cadenas y las leyes se cumplen.",
        "Intact. Books: {books}; records: {rows}. Chains and laws hold.",
    ),
    "verify.broken": (
        "NO ÍNTEGRO. Problemas: {problems}.",
        "NOT INTACT. Problems: {problems}.",
    ),
    "demo.loading": ("Se cargan los dos libros de ejemplo:", "Loading the two example books:"),
    "demo.next": (
        "Para probar con los suyos: coopledger import ARCHIVO.xlsx\n"
        "Los dos libros del ejemplo están en {folder}",
        "To try your own: coopledger import FILE.xlsx\n"
        "The two workbooks of the example are in {folder}",
    ),
    # What a test of another program is told
    "closing.head": (
        "No se cumple {law} en {where}{by}{after}",
        "{law} does not hold in {where}{by}{after}",
    ),
    "closing.by": (": la diferencia es {difference}", ": off by {difference}"),
    "closing.after": (" tras {event}", " after {event}"),
    "closing.event": (
        "el movimiento {reference} ({kind}, {when})",
        "{kind} {reference} ({when})",
    ),
    "closing.row": ("el renglón {row}{named}", "row {row}{named}"),
    "closing.rows": ("los renglones", "the rows"),
    "closing.law.fund-currency": ("la ley 1 (moneda del fondo)", "Law 1 (fund currency)"),
    "closing.law.agreement-currency": (
        "la ley 2 (moneda del convenio)",
        "Law 2 (agreement currency)",
    ),
    "closing.law.parts": ("la ley 3 (las partes)", "Law 3 (parts)"),
    "closing.law.set": ("la ley 5 (un conjunto)", "Law 5 (a set)"),
    "closing.law.not-rewritten": (
        "la ley 7 (nada se reescribe)",
        "Law 7 (nothing is rewritten)",
    ),
    "closing.law.not-overdrawn": (
        "la regla de no tener menos que nada",
        "The rule that no less than nothing is held",
    ),
    "direction.in": ("abono", "credit"),
    "direction.out": ("cargo", "debit"),
    "decision.accepted": ("aceptada", "accepted"),
    "decision.rejected": ("rechazada", "rejected"),
    "invoice-type.income": ("factura", "invoice"),
    "invoice-type.credit-note": ("nota de crédito", "credit note"),
    "invoice-type.payment": ("pago", "payment"),
    "invoice-type.payroll": ("nómina", "payroll"),
    **rates.LABELS,
    **evidence.LABELS,
    **bank.LABELS,
    **matching.LABELS,
    **deciding.LABELS,
    **valuation.LABELS,
}
