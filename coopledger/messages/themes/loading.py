"""What is said on loading a workbook, and on one that is given back marked."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "template.written": ("Se escribió {path}.", "{path} was written."),
    "import.progress": ("Cargando", "Loading"),
    "import.annotated": (
        "Celdas señaladas y lista de hallazgos en {path}.",
        "Cells marked and findings listed in {path}.",
    ),
    "import.recorded": (
        "Asientos nuevos guardados en {books}: {count}.",
        "New records stored in {books}: {count}.",
    ),
    "import.would-record": (
        "Asientos nuevos que se guardarían en {books}: {count}. (Simulación: no se guardó nada.)",
        "New records that would be stored in {books}: {count}. (Dry run: nothing was stored.)",
    ),
    "import.nothing-new": (
        "Nada nuevo. Asientos que ya estaban guardados: {count}.",
        "Nothing new. Records that were already stored: {count}.",
    ),
    "import.unchanged": (
        "Sin cambio: {count}.",
        "Unchanged: {count}.",
    ),
    "import.control": (
        "Cifras de control del documento: {totals}.",
        "Control totals of the document: {totals}.",
    ),
    "import.refused": (
        "Errores: {errors}. No se guardó nada.",
        "Errors: {errors}. Nothing was stored.",
    ),
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
}
