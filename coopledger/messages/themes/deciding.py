"""What is said on deciding which bank line or invoice is which event: the command, its workbook."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "decision.accepted": ("aceptada", "accepted"),
    "decision.rejected": ("rechazada", "rejected"),
    "match.confirmed": (
        "Conciliaciones seguras que se guardaron en {book}: {count}.",
        "Certain matches recorded in {book}: {count}.",
    ),
    "match.nothing-to-confirm": (
        "No hay nada seguro por guardar.",
        "There is nothing certain to record.",
    ),
    "match.workbook": (
        "Se escribió {path}: decida cada propuesta en la columna «{column}» y cárguelo con "
        "coopledger match {path}",
        "{path} was written: decide each proposal in the column «{column}» and load it with "
        "coopledger match {path}",
    ),
    "choice.accepted": ("Aceptar", "Accept"),
    "choice.rejected": ("Rechazar", "Reject"),
    "sheet.match-open": ("Sin pareja", "Not matched"),
    "sheet.match-balances": ("Conciliación bancaria", "Bank reconciliation"),
    "sheet.match-help": ("Cómo decidir", "How to decide"),
    "match-help.title": ("Cómo decidir las propuestas", "How to decide on the proposals"),
    "match-help.step-1": (
        "1. En la hoja {sheet} hay una propuesta por fila: qué dice el banco o el comprobante, qué "
        "dicen los libros y por qué se propone.",
        "1. The sheet {sheet} has a proposal a row: what the bank or the invoice says, what the "
        "books say, and why it is proposed.",
    ),
    "match-help.step-2": (
        "2. En la columna {column} elija {accept} o {reject}. Lo que deje vacío no se lee y se "
        "propone otra vez.",
        "2. In the column {column} choose {accept} or {reject}. What you leave empty is not read, "
        "and is proposed again.",
    ),
    "match-help.step-3": (
        "3. Si los importes difieren y aun así lo acepta, escriba por qué en la columna {reason}.",
        "3. Where the amounts differ and you accept it all the same, say why in the column "
        "{reason}.",
    ),
    "match-help.step-4": (
        "4. Para unir algo que no se propuso, agregue una fila con un folio suyo y las referencias "
        "de la hoja {open}; varias, con punto y coma.",
        "4. To join what was not proposed, add a row with a reference of your own and the "
        "references of the sheet {open}; several, with semicolons.",
    ),
    "match-help.step-5": (
        "5. Cárguelo con  coopledger match ARCHIVO.xlsx . Para cambiar una decisión ya guardada: "
        'coopledger import ARCHIVO.xlsx --correct --reason "por qué" .',
        "5. Load it with  coopledger match FILE.xlsx . To change a decision that is recorded: "
        'coopledger import FILE.xlsx --correct --reason "why" .',
    ),
    "field.decision": ("Decisión", "Decision"),
    "field.bank_lines": ("Movimientos bancarios", "Bank lines"),
    "field.invoices": ("Comprobantes", "Invoices"),
    "field.events": ("En los libros", "In the books"),
    "field.match.when": ("Fecha de la decisión", "Decided on"),
    "shown.evidence": ("Importe según el banco o comprobante", "Amount by the bank or invoice"),
    "shown.books": ("Importe según los libros", "Amount by the books"),
    "shown.difference": ("Diferencia", "Difference"),
    "shown.currency": ("Moneda", "Currency"),
    "shown.account": ("Cuenta bancaria", "Bank account"),
    "shown.evidence-says": ("Qué dice el banco o comprobante", "What the bank or invoice says"),
    "shown.books-say": ("Qué dicen los libros", "What the books say"),
    "shown.why": ("Por qué se propone", "Why it is proposed"),
    "shown.where": ("Dónde está", "Where it stands"),
    "shown.reference": ("Referencia", "Reference"),
    "shown.date": ("Fecha", "Date"),
    "shown.amount": ("Importe", "Amount"),
    "shown.says": ("Qué dice", "What it says"),
    "shown.known": ("Qué se sabe", "What is known"),
    "help-of.match.reference": (
        "Nombra la combinación; no la cambie en lo que se propuso.",
        "It names the combination; do not change it in what was proposed.",
    ),
    "help-of.match.when": ("El día en que se decidió.", "The day it was decided on."),
    "help-of.decision": (
        "Aceptar: son lo mismo. Rechazar: no lo son, y no se vuelve a proponer. Vacío: sin "
        "decidir.",
        "Accept: they are one. Reject: they are not, and it is not proposed again. Empty: not "
        "decided.",
    ),
    "help-of.bank_lines": (
        "Folios de los movimientos del banco; varios, con punto y coma.",
        "References of the bank's lines; several, with semicolons.",
    ),
    "help-of.invoices": (
        "Números de los comprobantes; varios, con punto y coma.",
        "Numbers of the invoices; several, with semicolons.",
    ),
    "help-of.events": (
        "Folios de los asientos de los libros; varios, con punto y coma.",
        "References of the events in the books; several, with semicolons.",
    ),
    "kind.match": ("conciliación", "match"),
    "help.match": (
        "Pone los estados de cuenta bancarios y los comprobantes frente a los libros: qué "
        "corresponde a qué, qué se propone y por qué, qué falta de cada lado, y la conciliación "
        "bancaria. Carga antes los archivos que se le den, también un libro de decisiones.",
        "Set the bank's statements and the invoices beside the books: what belongs to what, what "
        "is proposed and why, what is missing on each side, and the bank reconciliation. Loads "
        "the files it is given first, a workbook of decisions among them.",
    ),
    "example.match": (
        "coopledger match --agreement INE-SEGIB-2016 --on 2016-12-31 --workbook decidir.xlsx",
        "coopledger match --agreement INE-SEGIB-2016 --on 2016-12-31 --workbook decide.xlsx",
    ),
    "option.match-agreement": (
        "El convenio. Hace falta, salvo que los archivos lo digan.",
        "The agreement. Needed, unless the files say it.",
    ),
    "option.match-account": ("Solo esa cuenta.", "That account only."),
    "option.match-window": (
        "A cuántos días pueden estar el banco y los libros.",
        "How many days the bank and the books may lie apart.",
    ),
    "option.confirm": (
        "Guarda lo seguro como conciliado; lo propuesto, no.",
        "Record what is certain as matched; what is proposed, not.",
    ),
    "option.match-workbook": (
        "Escribe un libro de Excel para decidir lo propuesto y cargarlo de nuevo.",
        "Write a workbook to decide on what is proposed, and load it again.",
    ),
    "metavar.files-or-none": ("[ARCHIVO…]", "[FILE…]"),
    "metavar.account": ("CUENTA", "ACCOUNT"),
    "metavar.days": ("DÍAS", "DAYS"),
}
