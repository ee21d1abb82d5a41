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
    "import.load": ("Es la carga {load}.", "It is load {load}."),
    "import.would-record": (
        "Asientos nuevos que se guardarían en {books}: {count}. (Simulación: no se guardó nada.)",
        "New records that would be stored in {books}: {count}. (Dry run: nothing was stored.)",
    ),
    "import.nothing-new": (
        "Nada nuevo. Asientos que ya estaban guardados: {count}.",
        "Nothing new. Records that were already stored: {count}.",
    ),
    "bound.unpacked": ("bytes en sus partes juntas", "bytes in its parts together"),
    "bound.text": ("bytes", "bytes"),
    "bound.files": ("documentos", "documents"),
    "bound.parts": ("partes", "parts"),
    "bound.sheets": ("hojas", "sheets"),
    "bound.ratio": (
        "veces su tamaño al descomprimirse una parte",
        "times its size where a part is unpacked",
    ),
    "bound.tags": ("etiquetas XML en sus hojas", "XML tags in its sheets"),
    "bound.other-tags": (
        "etiquetas XML en sus formatos o comentarios",
        "XML tags in its formats or comments",
    ),
    "bound.elements": ("etiquetas XML", "XML tags"),
    "bound.levels": ("niveles de elementos", "levels of elements"),
    "bound.cells": ("celdas, renglones o valores", "cells, lines or values"),
    "bound.rows": ("renglones", "rows"),
    "bound.merged": ("celdas combinadas", "merged cells"),
    "bound.line": ("caracteres en un renglón", "characters in a line"),
    "bound.cell": ("caracteres en una celda", "characters in a cell"),
    "bound.format": ("caracteres en un formato de número", "characters in a format of numbers"),
    "bound.findings": ("hallazgos", "findings"),
    "bounds.unreadable": (
        "{name}={seen}: dice cuántas veces más se lee de un archivo, con un número entero como 4",
        "{name}={seen}: it says how many times as much is read of a file, by a whole number such "
        "as 4",
    ),
    "import.unchanged": (
        "Sin cambio: {count}.",
        "Unchanged: {count}.",
    ),
    "import.control": (
        "Cifras de control del documento: {totals}.",
        "Control totals of the document: {totals}.",
    ),
    "plan.moved": (
        "los libros cambiaron desde que se mostró qué se guardaría; no se guardó nada. Qué hacer: "
        "vea qué se guardaría ahora, y guárdelo si es lo que quiere",
        "the books have changed since what would be recorded was shown; nothing was stored. What "
        "to do: see what would be recorded now, and record that if it is what you want",
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
