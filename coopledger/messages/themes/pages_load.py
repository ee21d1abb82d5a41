"""Words of the pages on which documents are loaded, and loads taken back."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.load": ("Cargar", "Load"),
    "web.loads": ("Cargas", "Loads"),
    # Where a document is dropped.
    "web.drop-here": (
        "Suelte aquí el libro de Excel, la tabla, los movimientos del banco o las facturas.",
        "Drop the Excel workbook, the table, the bank statement or the invoices here.",
    ),
    "web.choose-files": ("O elija los archivos:", "Or choose the files:"),
    "web.choose-folder": ("O una carpeta de facturas:", "Or a folder of invoices:"),
    "web.drop-kinds": (
        "Se leen: {endings}. Un libro se suelta junto con los documentos que nombra; las hojas "
        ".csv de un libro, todas juntas; las facturas también, o en carpeta o en .zip.",
        "Read are: {endings}. A workbook is dropped together with the documents that it names; the "
        ".csv sheets of a workbook all together; invoices, too, or as a folder or a .zip.",
    ),
    "web.how-read": ("Cómo se lee", "How it is read"),
    "web.how-read-said": (
        "Solo hace falta donde el documento no lo dice.",
        "Needed only where the document does not say so.",
    ),
    "web.profile": ("Formato del banco", "Bank's layout"),
    "web.as-it-says": ("(lo que diga el documento)", "(as the document says)"),
    "web.numbers": ("Números", "Numbers"),
    "web.share": ("Parte de la factura", "Share of the invoice"),
    "web.skip-unreadable": (
        "Dejar fuera las facturas que no se puedan leer",
        "Leave out invoices that cannot be read",
    ),
    "web.see-what": ("Ver qué se guardaría", "See what would be recorded"),
    "web.nothing-yet": ("Todavía no se guarda nada.", "Nothing is recorded yet."),
    "web.sending": ("Enviando", "Sending"),
    "web.waiting": ("Esperan a que usted decida", "Waiting for your decision"),
    "web.working": ("Trabajando", "Working"),
    "web.working-said": ("Avance", "Progress"),
    "web.working-leave": (
        "Puede dejar esta página abierta: sigue sola cuando termine.",
        "You may leave this page open: it goes on by itself once this is done.",
    ),
    # What would be recorded.
    "web.plan-of": ("{document}: qué se guardaría", "{document}: what would be recorded"),
    "web.can-record": ("Se puede guardar", "Can be recorded"),
    "web.cannot-record": ("No se puede guardar", "Cannot be recorded"),
    "web.record": (
        "Guardar {count} {count:one=asiento|other=asientos}",
        "Record {count} {count:one=record|other=records}",
    ),
    "web.propose": (
        "Proponer {count} {count:one=asiento|other=asientos}",
        "Propose {count} {count:one=record|other=records}",
    ),
    "web.note": ("Nota para quien aprueba", "Note for whoever approves"),
    "web.get-marked": ("Descargar el libro marcado", "Download the marked workbook"),
    "web.marked-name": ("{name} (marcado)", "{name} (marked)"),
    "web.drop": ("Descartar", "Discard"),
    "web.corrects": (
        "Los renglones que dicen otra cosa se corrigen. Motivo: {reason}",
        "Rows that say otherwise are set right. Reason: {reason}",
    ),
    "web.asks-two": (
        "El convenio pide que lo preparado por una persona lo apruebe otra.",
        "The agreement asks that what one person prepares is approved by another.",
    ),
    "web.plan-proposal": ("Ver como propuesta", "See as a proposal"),
    "web.may-correct": (
        "Hay renglones que dicen otra cosa que lo guardado. Si el documento es el correcto, se "
        "corrigen: lo anterior se reversa con su motivo y queda en la historia.",
        "Some rows say otherwise than what is recorded. If the document is right, they are set "
        "right: what was before is reversed with the reason, and stays in the history.",
    ),
    "web.reason": ("Motivo", "Reason"),
    "web.plan-correction": ("Ver la corrección", "See the correction"),
    "web.findings": (
        "{count} {count:one=hallazgo|other=hallazgos}",
        "{count} {count:one=finding|other=findings}",
    ),
    "web.what-to-do": ("Qué hacer: {remedy}.", "What to do: {remedy}."),
    "web.this-cell": ("(esta celda)", "(this cell)"),
    "web.more-findings": (
        "Otros hallazgos: {count}. Están todos en el libro marcado.",
        "Further findings: {count}. All of them are in the marked workbook.",
    ),
    "web.control": ("Cifras de control", "Control totals"),
    "web.in-document": ("En el documento", "In the document"),
    "web.in-proposal": ("En la propuesta", "In the proposal"),
    "web.new-of-it": ("Se guardaría", "Would be recorded"),
    "web.differs": ("Dice otra cosa que lo guardado", "Says otherwise than what is recorded"),
    "web.field": ("Dato", "Field"),
    "web.recorded-now": ("Guardado", "Recorded"),
    "web.before-after": ("{book}, antes y después", "{book}, before and after"),
    "web.now": ("Ahora", "Now"),
    "web.afterwards": ("Después", "Afterwards"),
    "web.would-be": (
        "{count} {count:one=asiento|other=asientos} por guardar",
        "{count} {count:one=record|other=records} to be recorded",
    ),
    "web.filter-only-shows": (
        "El filtro solo cambia lo que se ve, no lo que se guarda.",
        "The filter changes only what is shown, not what is recorded.",
    ),
    "web.row": ("Renglón", "Row"),
    "plan.row": ("{sheet}, fila {row}", "{sheet}, row {row}"),
    "web.read-anew": ("Leer de nuevo", "Read anew"),
    "web.plan-hash": ("Huella de lo mostrado: {hash}", "Hash of what is shown: {hash}"),
    "web.moved": (
        "Los libros cambiaron mientras usted decidía. No se guardó nada; esto es lo que se "
        "guardaría ahora.",
        "The books changed while you were deciding. Nothing was recorded; this is what would be "
        "recorded now.",
    ),
    "web.moved-gone": (
        "Ya no se {count:one=guardaría|other=guardarían}:",
        "No longer to be recorded {count:one=is|other=are}:",
    ),
    "web.moved-come": (
        "Ahora se {count:one=guardaría|other=guardarían} además:",
        "Now to be recorded, too, {count:one=is|other=are}:",
    ),
    "web.moved-said": ("Hallazgos nuevos:", "New findings:"),
    # What was recorded, and taking it back.
    "web.loaded": ("Guardado", "Recorded"),
    "web.done": ("Listo", "Done"),
    "web.proposed-next": (
        "Espera a que otra persona lo apruebe; hasta entonces no mueve ninguna cifra.",
        "It waits for another person to approve it; until then it moves no figure.",
    ),
    "web.undo-this": ("Deshacer esta carga…", "Take this load back…"),
    "web.load-more": ("Cargar otro documento", "Load another document"),
    "web.number": ("Carga", "Load"),
    "web.undo": ("Deshacer…", "Take back…"),
    "web.undo-load": ("Deshacer la carga {number}", "Take load {number} back"),
    "web.undo-said": (
        "Se reversa todo lo que la carga guardó y sigue vigente, o nada. Queda en la historia.",
        "All that the load recorded and that still stands is reversed, or nothing. It stays in the "
        "history.",
    ),
    "web.undo-on": (
        "Con fecha (solo si su año está cerrado)",
        "As of (only where its year is closed)",
    ),
    "web.undo-preview": ("Ver qué cambiaría", "See what would change"),
    "web.undo-now": ("Deshacer la carga {number}", "Take load {number} back"),
    "web.undo-propose": ("Proponer que se deshaga", "Propose to take it back"),
}

MISUSE: dict[str, Both] = {
    "web.said": ("{said}", "{said}"),
    "web.nothing-sent": (
        "no llegó ningún archivo. Qué hacer: elija o suelte uno",
        "no file arrived. What to do: choose one, or drop it",
    ),
    "web.several-documents": (
        "llegaron varios documentos que se leen uno por uno: {seen}. Qué hacer: suéltelos uno por "
        "uno",
        "several documents arrived that are read one by one: {seen}. What to do: drop them one by "
        "one",
    ),
    "web.no-such-choice": (
        "«{seen}» no es una de las opciones. Qué hacer: vuelva a la página y elija una",
        "«{seen}» is none of the choices. What to do: go back to the page and choose one",
    ),
    "web.no-reason": (
        "falta el motivo. Qué hacer: diga por qué se corrige",
        "the reason is missing. What to do: say why it is set right",
    ),
    "web.load-gone": (
        "esto ya no espera: se guardó, se descartó o pasó más de una hora. Qué hacer: vea las "
        "cargas, o suelte el documento de nuevo",
        "this waits no more: it was recorded, discarded, or more than an hour went by. What to do: "
        "see the loads, or drop the document again",
    ),
    "web.reading-too-long": (
        "leer el documento tomaba más de {minutes} {minutes:one=minuto|other=minutos} y se "
        "interrumpió; no se guardó nada. Qué hacer: divídalo, o cárguelo desde la terminal",
        "reading the document took more than {minutes} {minutes:one=minute|other=minutes} and was "
        "ended; nothing was recorded. What to do: split it, or load it in a terminal",
    ),
    "web.reading-ended": (
        "la lectura del documento se interrumpió: pedía más memoria de la permitida, o algo la "
        "terminó; no se guardó nada. Qué hacer: repita, y si vuelve a pasar divida el documento",
        "reading the document was interrupted: it asked for more memory than it may have, or "
        "something ended it; nothing was recorded. What to do: try again, and if it happens again "
        "split the document",
    ),
    "web.not-marked": (
        "el libro no se puede marcar: {said}",
        "the workbook cannot be marked: {said}",
    ),
}
