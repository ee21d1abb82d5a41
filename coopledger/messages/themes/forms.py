"""Words of the forms that answers take, and of the tables that stand for reports."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "form.progress": ("Escribiendo {path}", "Writing {path}"),
    "sheet.explanation": ("Integración de cifras", "What figures are made of"),
    "sheet.history": ("Historial", "History"),
    "sheet.issued": ("Estados emitidos", "Issued statements"),
    "sheet.matching": ("Banco y comprobantes", "Bank and invoices"),
    "sheet.verification": ("Verificación", "Verification"),
    "label.no-balance-known": (
        "El libro no tiene ningún saldo de banco.",
        "The book has no balance of a bank.",
    ),
    "column.account": ("Cuenta", "Account"),
    "column.book": ("Libro", "Book"),
    "column.books": ("Importe según los libros", "Amount by the books"),
    "column.difference": ("Diferencia", "Difference"),
    "column.events": ("Folios en los libros", "References in the books"),
    "column.evidence": ("Folios del banco o comprobante", "References of the bank or invoice"),
    "column.hash": ("Huella", "Hash"),
    "column.recorded_at": ("Guardado", "Recorded"),
    "column.recorded_by": ("Guardado por", "Recorded by"),
    "column.revision": ("Revisión", "Revision"),
    "column.said": ("Qué dice", "What it says"),
    "column.seq": ("Número en la cadena", "Number in the chain"),
    "column.stands": ("Vigente", "Stands"),
    "column.why": ("Por qué", "Why"),
    "figure.amount": ("Importe", "Amount"),
    "figure.reported": ("Lo que se reporta", "Reported"),
    "section.instalment": ("Lo que entró", "What came in"),
    "section.outflow": ("Lo que salió", "What went out"),
}

MISUSE: dict[str, Both] = {
    "form.unknown": (
        "no hay una forma «{seen}». Qué hacer: diga una de estas: {expected}",
        "there is no form «{seen}». What to do: say one of these: {expected}",
    ),
    "form.not-said": (
        "no se dijo en qué forma se escribe. Qué hacer: dé un archivo que termine en {expected}, o "
        "diga la forma",
        "it was not said in which form to write. What to do: give a file that ends in {expected}, "
        "or say the form",
    ),
    "form.unknown-ending": (
        "de «{path}» no se sabe en qué forma se escribe. Qué hacer: dé un nombre que termine en "
        "{expected}, o diga la forma",
        "«{path}» does not say in which form it is to be written. What to do: give a name that "
        "ends in {expected}, or say the form",
    ),
    "form.contradiction": (
        "se pidió {form}, pero «{path}» termina como otra cosa. Qué hacer: dé un nombre que "
        "termine en {expected}, o pida otra forma",
        "{form} was asked for, but «{path}» ends like something else. What to do: give a name "
        "that ends in {expected}, or ask for another form",
    ),
    "form.not-installed": (
        "lo que escribe {form} no está instalado. Qué hacer: pip install «coopledger[{extra}]»",
        "what writes {form} is not installed. What to do: pip install 'coopledger[{extra}]'",
    ),
    "form.forked": (
        "{form} ya se usó en el proceso del que este se bifurcó (fork), y aquí esperaría sin fin. "
        "Qué hacer: inicie el proceso de nuevo (en multiprocessing, «spawn»)",
        "{form} was used in the process that this one was forked from, and would wait for ever "
        'here. What to do: start the process anew (in multiprocessing, "spawn")',
    ),
    "workbook.cell-too-long": (
        "hoja {sheet}, fila {row}: hay que escribir {length} letras en una celda, y Excel guarda "
        "32,767. No se escribió el libro. Qué hacer: exporte como json o csv",
        "sheet {sheet}, row {row}: {length} letters are to be written in one cell, and Excel keeps "
        "32,767. No workbook was written. What to do: export as json or csv",
    ),
    "workbook.too-many-rows": (
        "hoja {sheet}: las filas serían {rows}, y las de una hoja de Excel son {most}. No se "
        "escribió el libro. Qué hacer: pídalo como csv o json",
        "sheet {sheet}: its rows would be {rows}, and those of a sheet of Excel are {most}. No "
        "workbook was written. What to do: ask for csv or json",
    ),
    "workbook.no-sheet": (
        "{code} tiene lo que ninguna hoja lleva: {kinds}. No se escribió nada. Qué hacer: exporte "
        "como json, que lo lleva todo",
        "{code} has what no sheet holds: {kinds}. Nothing was written. What to do: export as json, "
        "which has all of it",
    ),
    "form.not-of-this": (
        "esto no se puede escribir como {form}. Qué hacer: pida una de estas: {expected}",
        "this cannot be written as {form}. What to do: ask for one of these: {expected}",
    ),
}
