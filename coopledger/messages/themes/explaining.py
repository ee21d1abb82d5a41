"""Words that stand around findings, and their reference."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "place.book": ("convenio {book}", "agreement {book}"),
    "place.sheet": ("hoja {sheet}", "sheet {sheet}"),
    "place.row": ("fila {row}", "row {row}"),
    "place.column": ("columna {column}", "column {column}"),
    "place.reference": ("referencia {reference}", "reference {reference}"),
    "severity.error": ("ERROR", "ERROR"),
    "severity.warning": ("AVISO", "WARNING"),
    "severity.note": ("NOTA", "NOTE"),
    "group.document": ("El documento", "The document"),
    "group.cell": ("Las celdas", "The cells"),
    "group.facts": ("Los hechos frente a los libros", "The facts beside the books"),
    "group.corrections": (
        "Reversas, recuperaciones y gastos no aceptados",
        "Reversals, recoveries and disallowances",
    ),
    "group.terms": ("Los términos del convenio", "The agreement's terms"),
    "group.commitments": ("Los compromisos", "Commitments"),
    "group.periods": ("Los periodos", "The periods"),
    "group.undoing": ("Deshacer una carga", "Taking a load back"),
    "group.proposals": ("Dos personas", "Two people"),
    "group.rates": ("Los tipos de cambio", "The exchange rates"),
    "group.invoices": ("Los comprobantes", "The invoices"),
    "group.bank": ("El banco", "The bank"),
    "group.matching": ("La conciliación", "Matching"),
    "group.valuation": ("Lo dado en especie", "What is given in kind"),
    "group.standing": ("Asuntos pendientes", "Matters outstanding"),
    "group.closing": ("El cierre de un convenio", "Closing an agreement"),
    "group.annex": ("El anexo del informe anual", "The annex to the annual report"),
    "group.registries": ("El registro de la cooperación", "The registry of cooperation"),
    "group.verifying": ("La integridad del registro", "The ledger's integrity"),
    "group.packages": ("Lo que dicen otros paquetes", "What other packages say"),
    "label.meaning": ("Qué significa", "What it means"),
    "label.example": ("Ejemplo", "Example"),
    "label.remedy": ("Qué hacer", "What to do"),
    "check.nothing": ("Sin asuntos pendientes.", "No matters outstanding."),
    "finding.line": (
        "{severity} [{code}] {place}: {message}. Qué hacer: {remedy}.",
        "{severity} [{code}] {place}: {message}. What to do: {remedy}.",
    ),
    "findings.line-of-all": (
        "{severity} [{code}] {message}. Qué hacer: {remedy}.",
        "{severity} [{code}] {message}. What to do: {remedy}.",
    ),
}
