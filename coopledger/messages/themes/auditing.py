"""Words of what is drawn up for an auditor: the auxiliary ledger, the expediente, the sample."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "sheet.auxiliary": ("Auxiliar", "Auxiliary ledger"),
    "auxiliary.title": ("Auxiliar de {code}", "Auxiliary ledger of {code}"),
    "auxiliary.issued": ("{when} (emitido {issued})", "{when} (issued {issued})"),
    "auxiliary.none": ("Sin movimientos.", "Nothing moved."),
    "auxiliary.account": ("Cuenta {account} ({currency})", "Account {account} ({currency})"),
    "sheet.expediente": ("Expediente", "Expediente"),
    "expediente.title": ("Expediente de {code}", "Expediente of {code}"),
    "expediente.title-public": (
        "Expediente de {code} (versión pública)",
        "Expediente of {code} (public edition)",
    ),
    "expediente.on": (
        "Todo lo registrado; el estado es al {on}.",
        "All that is recorded; its statement is of {on}.",
    ),
    "expediente.chain": (
        "Asientos del libro: {rows}. Huella del último:",
        "Rows of the book: {rows}. Hash of the last one:",
    ),
    "expediente.made-with": ("Se hizo con {tools}.", "Made with {tools}."),
    "expediente.public-texts": (
        "Donde se omitió un texto dice (reservado).",
        "Where a text was left out it says (withheld).",
    ),
    "expediente.public-left-out": (
        "Los documentos y las conciliaciones bancarias no van en la versión pública.",
        "A public edition has no documents and no bank reconciliations.",
    ),
    "expediente.inside": ("Qué contiene", "What is in it"),
    "expediente.how": ("Cómo comprobarlo", "How to verify it"),
    "expediente.how-with-program": (
        "Con coopledger, todo de una vez; la huella, de otra fuente:",
        "With coopledger, all at once; the head, from another source:",
    ),
    "expediente.command-with-program": (
        "coopledger verify EXPEDIENTE.zip --against {head}",
        "coopledger verify EXPEDIENTE.zip --against {head}",
    ),
    "expediente.how-sums": (
        "Sin coopledger, cada archivo contra su huella, en la carpeta donde lo descomprimió:",
        "Without coopledger, each file against its hash, in the folder where it was unpacked:",
    ),
    "expediente.command-sums": ("sha256sum -c {sums}", "sha256sum -c {sums}"),
    "expediente.how-sums-windows": (
        "En Windows, uno por uno, contra lo que dice el índice:",
        "On Windows, one by one, against what the index says:",
    ),
    "expediente.command-sums-windows": (
        "certutil -hashfile ARCHIVO SHA256",
        "certutil -hashfile FILE SHA256",
    ),
    "expediente.how-script": (
        "Los asientos, con el programa corto de docs/audit.md de coopledger, que solo usa Python:",
        "The rows, with the short script of coopledger's docs/audit.md, which needs Python alone:",
    ),
    "expediente.command-script": (
        "python audit.py {rows} {head}",
        "python audit.py {rows} {head}",
    ),
    "expediente.document": ("documento {number}", "document {number}"),
    "expediente.left-out": (
        "No va aquí: {document}; su huella: {sha256}",
        "Not in here: {document}; its hash: {sha256}",
    ),
    "expediente.issued-withheld": (
        "No va aquí lo emitido como {reference}: su texto dice algo que se omitió.",
        "What was issued as {reference} is not in here: its text says something left out.",
    ),
    "expediente.progress": ("Armando el expediente", "Putting the expediente together"),
    "expediente.made": (
        "Expediente escrito en {path}, archivos y documentos en su índice: {count}. Huella del "
        "registro: {head}",
        "Expediente written to {path}, files and documents in its index: {count}. Head of the "
        "ledger: {head}",
    ),
    "expediente-part.readme": ("léame", "readme"),
    "expediente-part.index": (
        "índice, con la huella de cada archivo",
        "index, with each file's hash",
    ),
    "expediente-part.statement": ("estado de ejercicio de los recursos", "statement"),
    "expediente-part.auxiliary": (
        "auxiliar: cada movimiento con sus documentos",
        "auxiliary ledger: each movement with its documents",
    ),
    "expediente-part.reconciliation": ("conciliación bancaria", "bank reconciliation"),
    "expediente-part.issued": ("emitido", "issued"),
    "expediente-part.document": ("documentos", "documents"),
    "expediente-part.trail": ("pista de auditoría", "audit trail"),
    "expediente-part.rows": ("asientos, para comprobarlos", "rows, to be proved"),
    "expediente-file.readme": ("00-LEEME", "00-README"),
    "expediente-file.index": ("00-INDICE", "00-INDEX"),
    "expediente-file.statement": ("01-estado-de-ejercicio", "01-statement"),
    "expediente-file.auxiliary": ("02-auxiliar", "02-auxiliary"),
    "expediente-file.reconciliation": ("03-conciliacion-bancaria", "03-bank-reconciliation"),
    "expediente-file.issued": ("04-emitidos", "04-issued"),
    "expediente-file.document": ("05-documentos", "05-documents"),
    "expediente-file.trail": ("06-pista-de-auditoria", "06-audit-trail"),
    "expediente-file.rows": ("07-asientos", "07-rows"),
    "sheet.sample": ("Muestra", "Sample"),
    "sheet.tick-list": ("Lista", "Tick list"),
    "typed.item": ("folio", "item"),
    "typed.amount": ("importe", "amount"),
    "typed.line": ("rubro", "line"),
    "drawn-by.item": ("por folio", "by item"),
    "drawn-by.amount": ("por importe", "by amount"),
    "drawn-by.line": ("por rubro", "by line"),
    "expected.drawn-by": ("'item', 'amount' o 'line'", "'item', 'amount' or 'line'"),
    "sample.title": ("Muestra de gastos de {code}", "Sample of expenditures of {code}"),
    "sample.drawn": (
        "Gastos pedidos: {size}, {by}; en la muestra: {count}.",
        "Asked for: {size}, {by}; drawn: {count}.",
    ),
    "sample.since": ("Gastos desde el {day}.", "Expenditures from {day} on."),
    "sample.until": ("Gastos hasta el {day}.", "Expenditures up to {day}."),
    "sample.seed": ("Semilla: {seed}", "Seed: {seed}"),
    "sample.all": ("Todos los gastos", "All expenditures"),
    "sample.count": ("Gastos", "Expenditures"),
    "sample.sum": ("Suma", "Sum"),
    "sample.taken": ("En la muestra", "Drawn"),
    "sample.interval": ("Intervalo", "Interval"),
    "sample.start": ("Arranque", "Start"),
    "sample.items": ("Gastos de la muestra", "Expenditures drawn"),
    "sample.certain": (
        "* Llega al intervalo: sale con cualquier semilla.",
        "* Reaches the interval: any seed draws it.",
    ),
    "sample.again": (
        "Importe: lo que queda del gasto, menos lo recuperado. Con los mismos asientos y la misma "
        "semilla sale la misma muestra; cómo se saca, sin este programa: docs/audit.md de "
        "coopledger.",
        "Amount: what is left of the expenditure, less what came back. The same rows and the same "
        "seed give the same sample; how it is drawn, without this program: coopledger's "
        "docs/audit.md.",
    ),
    "check.document": ("Hay documento", "Document exists"),
    "check.amount": ("Importe coincide", "Amount agrees"),
    "check.period": ("Es del período", "In the period"),
    "check.line": ("Rubro correcto", "Right line"),
    "check.eligible": ("Es elegible", "Eligible"),
    "check.paid": ("Se pagó", "Was paid"),
    "check.found": ("Importe comprobado", "Amount found"),
    "check.conclusion": ("Conclusión", "Conclusion"),
    "check.notes": ("Notas", "Notes"),
    "tick.yes": ("Sí", "Yes"),
    "tick.no": ("No", "No"),
    "tick.none": ("No aplica", "Not applicable"),
    "conclusion.without": ("Sin observaciones", "No remarks"),
    "conclusion.with": ("Con observaciones", "With remarks"),
    "conclusion.not-shown": ("No se presentó", "Not presented"),
    "column.line": ("Rubro", "Line"),
    "column.certain": ("Sale con cualquier semilla", "Any seed draws it"),
    "column.part": ("Parte", "Part"),
    "column.day": ("Cuenta desde", "Counts from"),
    "column.issued": ("Fecha de emisión", "Day of issue"),
    "column.payee": ("Beneficiario", "Payee"),
    "column.concept": ("Concepto", "Concept"),
    "column.lines": ("Rubro", "Line"),
    "column.activities": ("Actividad", "Activity"),
    "column.came_in": ("Entrada", "In"),
    "column.went_out": ("Salida", "Out"),
    "column.balance": ("Saldo", "Balance"),
    "column.disallowed": ("No aceptado", "Disallowed"),
}

MISUSE: dict[str, Both] = {
    "sample.no-size": (
        "una muestra de {seen} gastos no es ninguna. Qué hacer: pida al menos uno",
        "a sample of {seen} expenditures is none. What to do: ask for one at least",
    ),
    "sample.nothing": (
        "{code} no tiene gastos en esos días de los que quede algo: no hay de dónde sacar una "
        "muestra",
        "{code} has no expenditures on these days of which anything is left: there is nothing to "
        "draw a sample from",
    ),
    "sample.too-small": (
        "una muestra de {seen} no alcanza: hay {expected} rubros o monedas, y de cada uno sale al "
        "menos un gasto. Qué hacer: pida {expected} o más",
        "a sample of {seen} is too small: there are {expected} lines or currencies, and of each at "
        "least one expenditure is drawn. What to do: ask for {expected} or more",
    ),
    "expediente.not-one": (
        "{path} no es un expediente: no tiene {name}, o no se puede leer. Qué hacer: dé el .zip "
        "que se escribió con coopledger report expediente",
        "{path} is no expediente: it has no {name}, or that cannot be read. What to do: give the "
        ".zip that was written by coopledger report expediente",
    ),
    "expediente.unreadable": (
        "{path} no se puede leer completo ({said}). Qué hacer: pídalo otra vez a quien lo entregó",
        "{path} cannot be read whole ({said}). What to do: ask whoever handed it over for it again",
    ),
    "expediente.unsafe": (
        "{path} tiene un archivo que no es de un expediente y no se abre: «{name}». Qué hacer: no "
        "lo descomprima; pregunte a quien lo entregó",
        "{path} has a file that is of no expediente, and is not opened: «{name}». What to do: do "
        "not unpack it; ask whoever handed it over",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "verify.file-altered": FindingText(
        what=(
            "el archivo «{name}» no es el que dice su huella",
            "the file «{name}» is not the one of its hash",
        ),
        remedy=(
            "pida otra vez el expediente a quien lo entregó; no se fíe de ese archivo",
            "ask whoever handed the expediente over for it again; do not trust that file",
        ),
        meaning=(
            "Cada archivo de un expediente tiene su huella en SHA256SUMS, y la de un documento "
            "está "
            "también en un asiento: este ya no es el que era.",
            "Each file of an expediente has its hash in SHA256SUMS, and that of a document is in a "
            "row, too: this one is no longer what it was.",
        ),
    ),
    "verify.file-missing": FindingText(
        what=("falta el archivo «{name}»", "the file «{name}» is missing"),
        remedy=(
            "pida otra vez el expediente a quien lo entregó",
            "ask whoever handed the expediente over for it again",
        ),
        meaning=(
            "La lista de un expediente lo nombra, o sus asientos lo hacen, y no está.",
            "The list of the expediente names it, or its rows make it, and it is not there.",
        ),
    ),
    "verify.file-added": FindingText(
        what=(
            "el archivo «{name}» no es del expediente",
            "the file «{name}» is none of the expediente",
        ),
        remedy=(
            "no lo abra; pregunte a quien lo entregó de dónde salió",
            "do not open it; ask whoever handed it over where it is from",
        ),
        meaning=(
            "Un expediente tiene los archivos que se hacen de sus asientos y los documentos que "
            "nombran: este lo puso alguien después.",
            "An expediente has the files that its rows make and the documents that they name: "
            "somebody put this one in later.",
        ),
    ),
    "verify.paper-differs": FindingText(
        what=(
            "el archivo «{name}» no dice lo que dicen los asientos",
            "the file «{name}» does not say what the rows say",
        ),
        remedy=(
            "crea a los asientos: pida otra vez el expediente y compare",
            "believe the rows: ask for the expediente again and compare",
        ),
        meaning=(
            "El estado, el auxiliar, las conciliaciones, la pista y el índice se hacen de los "
            "asientos, siempre iguales. Hechos otra vez, este sale distinto: alguien lo cambió, y "
            "con él la lista de huellas.",
            "The statement, the auxiliary ledger, reconciliations, the trail and the index are "
            "made "
            "of the rows, the same each time. Made again, this one comes out otherwise: somebody "
            "changed it, and the list of hashes with it.",
        ),
    ),
    "verify.documents-not-kept": FindingText(
        what=(
            "los asientos nombran documentos que el registro no tiene: {numbers}",
            "the rows name documents that the ledger has not: {numbers}",
        ),
        remedy=(
            "pídalos aparte, si los necesita; su huella está en el índice",
            "ask for them apart, if you need them; their hash is in the index",
        ),
        meaning=(
            "Las versiones anteriores a la 0.3 no guardaban los archivos que cargaban, y un "
            "documento con datos personales pudo suprimirse: queda la huella.",
            "Versions before 0.3 did not keep the files they loaded, and a document with personal "
            "data may have been erased: there is the hash.",
        ),
    ),
    "verify.other-program": FindingText(
        what=(
            "estos papeles se hicieron con {tools}, y aquí hay {here}: se comprobaron por su "
            "huella "
            "y no se hicieron otra vez ({forms})",
            "these papers were made with {tools}, and here there is {here}: they were proved by "
            "their hashes, and not made again ({forms})",
        ),
        remedy=(
            "para comprobar también que dicen lo que los asientos, use esa versión",
            "to prove that they say what the rows say, too, use that version",
        ),
        meaning=(
            "Otra versión puede escribir el mismo papel de otra manera. La cadena de los asientos "
            "y "
            "las huellas de los documentos se comprueban igual.",
            "Another version may write the same paper otherwise. The chain of the rows and the "
            "hashes of the documents are proved all the same.",
        ),
    ),
}
