"""Words of what is drawn up for an auditor: the auxiliary ledger, the expediente, the sample."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "sheet.auxiliary": ("Auxiliar", "Auxiliary ledger"),
    "auxiliary.title": ("Auxiliar de {code}", "Auxiliary ledger of {code}"),
    "auxiliary.none": ("Sin movimientos.", "Nothing moved."),
    "auxiliary.account": ("Cuenta {account} ({currency})", "Account {account} ({currency})"),
    "column.day": ("Cuenta desde", "Counts from"),
    "column.payee": ("Beneficiario", "Payee"),
    "column.concept": ("Concepto", "Concept"),
    "column.lines": ("Rubro", "Line"),
    "column.activities": ("Actividad", "Activity"),
    "column.came_in": ("Entrada", "In"),
    "column.went_out": ("Salida", "Out"),
    "column.balance": ("Saldo", "Balance"),
    "column.disallowed": ("No aceptado", "Disallowed"),
}
