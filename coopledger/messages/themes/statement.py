"""Words of the statement of an agreement."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "spent-later": (
        " (hasta por {excess} más adelante)",
        " (by up to {excess} later)",
    ),
    "provenance.source": ("fuente", "source"),
    "provenance.derived": ("derivado", "derived"),
    "provenance.assumed": ("supuesto", "assumed"),
    "rule.fifo": (
        "por ministración, PEPS (primeras entradas, primeras salidas)",
        "by instalment, FIFO (first in, first out)",
    ),
    "rule.average": (
        "promedio de las ministraciones recibidas hasta el día",
        "average of the instalments received up to the day",
    ),
    "label.statement": ("Estado de ejercicio de los recursos al {on}", "Statement on {on}"),
    "label.closes": ("CUADRA en {currencies}", "CLOSES in {currencies}"),
    "label.does-not-close": ("NO CUADRA", "DOES NOT CLOSE"),
    "label.rule": ("Valuación: {rule}", "Valued {rule}"),
    "label.reporting-period": ("Periodo de informe", "Reporting period"),
    "reporting-period.due": ("informe a más tardar el {due}", "report due by {due}"),
    "reporting-period.rate": (
        "tipo de cambio pactado para {currency}: {rate}",
        "prescribed rate for {currency}: {rate}",
    ),
    "label.spending-rate": (
        "Tipo de cambio pactado para el gasto en {currency}: {rate}",
        "Prescribed rate for spending in {currency}: {rate}",
    ),
    "label.in-all": ("Total equivalente en {currency}", "Total equivalent in {currency}"),
    "label.received": ("Recibido", "Received"),
    "label.interest": ("Rendimientos", "Interest"),
    "label.opening_balance": ("Saldo inicial", "Opening balance"),
    "label.earlier": (
        "Acumulado antes del {since}, en otro registro",
        "Before {since}, in other books",
    ),
    "label.own_contribution": ("Aportación propia", "Own contribution"),
    "label.other_income": ("Otros ingresos", "Other income"),
    "label.withdrawn": ("Retirado de recursos propios", "Own funds withdrawn"),
    "label.exchange_difference": ("Diferencia cambiaria", "Exchange difference"),
    "label.sum": ("Suma", "Total"),
    "label.gross": ("Ejercido bruto", "Gross spent"),
    "label.recovered": ("Recuperado", "Recovered"),
    "label.spent": ("Ejercido", "Spent"),
    "label.returned": ("Reintegrado", "Returned"),
    "label.held": ("Saldo disponible", "Held"),
    "label.transferred_in": ("Compra / venta de divisas (entrada)", "Exchanged in"),
    "label.transferred_out": ("Compra / venta de divisas (salida)", "Exchanged out"),
    "label.accounts": ("Cuentas", "Accounts"),
    "label.account-closed": ("(baja el {on})", "(closed on {on})"),
    "label.bank": (
        "{account}: al {on} el banco dice {balance} y los libros {held}; diferencia {difference}",
        "{account}: on {on} the bank says {balance} and the books {held}; difference {difference}",
    ),
    "label.advance": ("gasto a comprobar: {holder}", "advance: {holder}"),
    "label.advance-days": (
        ", sin comprobar hace {days} {days:one=día|other=días}",
        ", outstanding for {days} {days:one=day|other=days}",
    ),
    "label.lines": ("Presupuesto por rubro", "Budget by line"),
    "label.line-initial": ("Inicial", "Initial"),
    "label.line-increases": ("Ampliaciones", "Increases"),
    "label.line-decreases": ("Reducciones", "Decreases"),
    "label.line-modified": ("Modificado", "Modified"),
    "label.line-before": ("Antes", "Before"),
    "label.line-spent": ("Ejercido", "Spent"),
    "label.line-accepted": ("Aceptado", "Accepted"),
    "label.line-accrued": ("Devengado", "Accrued"),
    "label.line-available": ("Disponible", "Available"),
    "label.acceptance": ("Lo que acepta el donante", "What the partner accepts"),
    "label.claimed": ("Reportado", "Claimed"),
    "label.disallowed": ("No aceptado", "Disallowed"),
    "label.cleared": ("Solventado", "Cleared"),
    "label.written_off": ("Condonado", "Written off"),
    "label.accepted": ("Aceptado", "Accepted"),
    "label.due_back": ("Por reintegrar", "Due back"),
    "label.not_yet_funded": ("(Aún sin fondear)", "(Not yet funded)"),
    "label.by_line": ("Ejercido por rubro", "Spent by budget line"),
    "label.by_activity": ("Ejercido por actividad", "Spent by activity"),
    "label.by_partner": ("Ejercido por socio", "Spent by partner"),
    "label.by_month": ("Movimientos por mes", "Movements by month"),
    "label.not-itemised": ("(no desglosado)", "(not itemised)"),
    "label.several-partners": (
        "(actividades con varios socios o sin socio)",
        "(activities with several partners or none)",
    ),
    "label.several-months": ("(más de un mes)", "(several months)"),
    "label.provenance": (
        "F fuente: lo dice el documento. D derivado: se calcula de lo que dice. S supuesto.",
        "S source: the document says so. D derived: worked out from it. A assumed.",
    ),
    "mark.source": ("F", "S"),
    "mark.derived": ("D", "D"),
    "mark.assumed": ("S", "A"),
    "label.piece": (
        "Un gasto o reintegro puede diferir de importe × tipo de cambio en menos de un centavo, "
        "según su lugar; una suma, en hasta medio centavo por cada extremo de sus tramos. Si puede "
        "ser más de un centavo, se dice al pie del cuadro.",
        "An expenditure or a refund may differ from amount × rate by less than a minor unit, "
        "according to its place; a sum, by up to half of one for each end of its stretches. Where "
        "that may be more than one, it is said below the table.",
    ),
    "label.rounding": (
        "Diferencia máxima por redondeo frente a importe × tipo de cambio, en {currency}: "
        "{figures}",
        "Largest difference by rounding from amount × rate, in {currency}: {figures}",
    ),
    "note.date-counted": (
        "{reference} está fechado {when}: el {on} cae dentro, y ya cuenta.",
        "{reference} is dated {when}: {on} falls inside it, and it counts already.",
    ),
    "note.date-not-counted": (
        "{reference} está fechado {when}: el {on} cae dentro, y aún no cuenta.",
        "{reference} is dated {when}: {on} falls inside it, and it does not count yet.",
    ),
    "note.line-converted": (
        "Lo que el rubro {line} ejerció en otras monedas cuenta por lo que vale en la del "
        "convenio, al tipo promedio de lo recibido en la de su monto autorizado: {amount} por "
        "{worth}.",
        "What the line {line} spent in other currencies counts at its worth in the agreement's, "
        "at the average rate of what came in the currency of its ceiling: {amount} for {worth}.",
    ),
    "note.line-not-compared": (
        "El rubro {line} ejerció {spent} y su monto autorizado es {ceiling}: sin un tipo de cambio "
        "entre las dos monedas no se comparan.",
        "The line {line} spent {spent} and its ceiling is {ceiling}: without a rate between the "
        "two currencies they are not compared.",
    ),
    "note.before-takeover": (
        "El convenio se lleva en este registro desde el {since}; lo anterior está en otro.",
        "The agreement is kept in these books from {since} on; what was before is in others.",
    ),
    "note.accrued-as-paid": (
        "De {count} {count:one=gasto|other=gastos} no se sabe la fecha de emisión: lo devengado es "
        "lo pagado, y de los demás se devenga al emitirse.",
        "Of {count} {count:one=expenditure|other=expenditures} the day of issue is not known: what "
        "is accrued is what was paid, and of the others it accrues when it is issued.",
    ),
    "note.own-spent": (
        "De lo ejercido, {amount} son recursos propios.",
        "Of what was spent, {amount} is own funds.",
    ),
    "note.refund-at-worth": (
        "Del reintegro {reference} ({amount}) no se sabe cuánto recibió el donante: se informa a "
        "su valor.",
        "What the partner got of refund {reference} ({amount}) is not known: it is reported at "
        "its worth.",
    ),
}
