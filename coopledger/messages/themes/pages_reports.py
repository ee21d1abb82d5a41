"""Words of the pages on which reports are given as files."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "web.reports": ("Informes", "Reports"),
    "web.reports-said": (
        "Cada uno se descarga como archivo. Hacerlo no guarda ni cambia nada en los libros.",
        "Each is downloaded as a file. To make one records and changes nothing in the books.",
    ),
    "web.reports-to-sign": ("Para firmar y entregar", "To sign and hand in"),
    "web.reports-to-partners": ("Para socios y autoridades", "For partners and authorities"),
    "web.reports-to-audit": ("Para auditoría y control", "For audit and control"),
    "web.reports-to-programs": ("Para otros sistemas", "For other systems"),
    "web.report-statement": ("Estado de ejercicio completo", "Whole statement"),
    "web.report-said-statement": (
        "Con todas sus partes, sin número, a un día o de un día a otro. Para numerarlo: Emitir.",
        "With all its parts, without a number, on a day or from one to another. To number it: "
        "Issue.",
    ),
    "web.report-closing": ("Informe de cierre", "Closing package"),
    "web.report-said-closing": (
        "El finiquito de un convenio, y qué falta para cerrarlo.",
        "What is handed in as an agreement ends, and what keeps it from being closed.",
    ),
    "web.report-totals": ("Totales de la cooperación", "Cooperation totals"),
    "web.report-said-totals": (
        "Por año: financiera y en especie, por convenio, tipo, actividad y socio.",
        "By year: financial and in kind, by agreement, kind, activity and partner.",
    ),
    "web.report-annex": ("Anexo del informe anual", "Annex to the annual report"),
    "web.report-said-annex": (
        "Qué se hizo en el año, con las cifras de los libros y los textos de la oficina.",
        "What was done in the year, with the figures of the books and the texts of the office.",
    ),
    "web.report-form": ("Formato de un socio", "Form of a partner"),
    "web.report-said-form": (
        "El formato que pide un donante o una autoridad, llenado con las cifras del convenio.",
        "The form that a partner or an authority asks for, with the figures of the agreement.",
    ),
    "web.report-fill": ("Formato propio de la oficina", "The office's own form"),
    "web.report-said-fill": (
        "Un .docx o .xlsx con nombres de cifras entre llaves dobles, llenado con las del convenio.",
        "A .docx or .xlsx with names of figures in double braces, with those of the agreement.",
    ),
    "web.report-iati": ("Publicación IATI", "IATI publication"),
    "web.report-said-iati": (
        "Uno o más convenios en IATI 2.03, y qué les falta para publicarse.",
        "Agreements as IATI 2.03, and what they lack to be published.",
    ),
    "web.report-iati-beside": ("Lo que publicó un socio", "What a partner published"),
    "web.report-said-iati-beside": (
        "Su archivo IATI al lado de los libros: qué coincide y qué no.",
        "The partner's IATI file beside the books: what agrees and what does not.",
    ),
    "web.report-rencid": ("Filas para el RENCID", "Rows for RENCID"),
    "web.report-said-rencid": (
        "Las actividades del año, en un formato propuesto, y qué les falta.",
        "The activities of a year, in a proposed layout, and what they lack.",
    ),
    "web.report-tossd": ("Filas para TOSSD", "Rows for TOSSD"),
    "web.report-said-tossd": (
        "Las actividades del año, una fila por actividad y modalidad, y qué les falta.",
        "The activities of a year, a row an activity and modality, and what they lack.",
    ),
    "web.report-expediente": ("Expediente", "Expediente"),
    "web.report-said-expediente": (
        "Todo lo de un libro en un .zip: estado, auxiliar, conciliaciones, emitidos, documentos, "
        "pista de auditoría y asientos. Se verifica solo.",
        "All of a book in a .zip: statement, auxiliary ledger, reconciliations, what was issued, "
        "documents, audit trail and rows. It proves itself.",
    ),
    "web.report-auxiliary": ("Auxiliar", "Auxiliary ledger"),
    "web.report-said-auxiliary": (
        "Lo que movió cada cuenta, en orden, con su saldo y los documentos que lo comprueban.",
        "What moved each account, in order, with its balance and the documents that prove it.",
    ),
    "web.report-bank": ("Conciliaciones bancarias", "Bank reconciliations"),
    "web.report-said-bank": (
        "De cada cuenta, al centavo, con sus partidas en conciliación. Para numerarlas: Emitir.",
        "Of each account, to the cent, with its reconciling items. To number them: Issue.",
    ),
    "web.report-explanation": ("Integración de cada cifra", "What each figure is made of"),
    "web.report-said-explanation": (
        "Cada gasto con el tramo y el tipo de cambio que le tocan.",
        "Each expenditure with the stretch and the rate that are its own.",
    ),
    "web.report-trail": ("Pista de auditoría", "Audit trail"),
    "web.report-said-trail": (
        "Quién registró qué, cuándo y por qué, con lo de antes y lo de después.",
        "Who recorded what, when and why, with what was so before and after.",
    ),
    "web.report-sample": ("Muestra para revisión", "Sample for audit"),
    "web.report-said-sample": (
        "Gastos sacados al azar que cualquiera puede sacar otra vez; en Excel, con lista para "
        "palomear.",
        "Expenditures drawn at random, which anybody can draw again; in Excel, with a list to tick "
        "off.",
    ),
    "web.report-check": ("Asuntos pendientes", "Matters outstanding"),
    "web.report-said-check": (
        "Lo más grave primero, luego lo que vence antes; también como calendario.",
        "The gravest first, then the soonest; as a calendar, too.",
    ),
    "web.report-journal": ("Pólizas", "Accounting entries"),
    "web.report-said-journal": (
        "Los asientos en cargos y abonos para el sistema contable.",
        "The entries in debits and credits for an accounting system.",
    ),
    "web.report-book": ("Libro completo", "Whole book"),
    "web.report-said-book": (
        "Todo lo guardado en un libro, que otro registro puede cargar.",
        "All that is recorded in a book, which another ledger can load.",
    ),
    "web.report-table": ("Tabla de datos", "Data table"),
    "web.report-said-table": (
        "Movimientos, asientos, meses o totales, de todos los libros o de algunos.",
        "Movements, postings, months or totals, of every book or of some.",
    ),
    "web.report-rows": ("Asientos del registro", "Rows of the ledger"),
    "web.report-said-rows": (
        "Todos los asientos con sus huellas: con ellos cualquiera verifica la cadena.",
        "All rows with their hashes: by them anybody verifies the chain.",
    ),
    # What one asks for.
    "web.setting-code": ("Libro", "Book"),
    "web.setting-codes": ("Convenios (con Ctrl, varios)", "Agreements (with Ctrl, several)"),
    "web.setting-codes-or-all": (
        "Libros (con Ctrl, varios; ninguno: todos)",
        "Books (with Ctrl, several; none: all)",
    ),
    "web.setting-on": ("Al día (vacío: hoy, o todo)", "On (empty: today, or all)"),
    "web.setting-since": ("Desde el día", "From"),
    "web.setting-until": ("Hasta el día", "To"),
    "web.setting-public": (
        "Versión pública: sin lo que debe reservarse",
        "Public edition: without what is to be withheld",
    ),
    "web.setting-year": ("Año", "Year"),
    "web.setting-years": ("Año o años (vacío: todos)", "Year or years (empty: all)"),
    "web.setting-recorded": (
        "Como estaba registrado (día y hora, o huella)",
        "As it was recorded (day and time, or a head)",
    ),
    "web.setting-narrative": (
        "Textos de la oficina, .toml (si no son los guardados)",
        "Texts of the office, .toml (if not those recorded)",
    ),
    "web.setting-form_of": ("Formato", "Form"),
    "web.setting-working_copy": (
        "También lo que llena el organismo (para la oficina)",
        "What the agency fills in, too (for the office)",
    ),
    "web.setting-template": ("Su formato, .docx o .xlsx", "Your form, .docx or .xlsx"),
    "web.setting-publisher": ("Quién publica, .toml", "Who publishes, .toml"),
    "web.setting-by_activity": ("Cada actividad por separado", "Each activity by itself"),
    "web.setting-value_dates": (
        "Días que se conocen solo en parte, uno por renglón: M-01=2016-08-12",
        "Days that are known only in part, a line each: M-01=2016-08-12",
    ),
    "web.setting-published": ("El archivo del socio, .xml", "The partner's file, .xml"),
    "web.setting-activity": (
        "Identificador que el socio le dio (si no es la clave)",
        "The partner's identifier of it (if not the code)",
    ),
    "web.setting-columns": (
        "Columnas, .toml (si no son las de siempre)",
        "Columns, .toml (if not the usual ones)",
    ),
    "web.setting-who": ("Solo lo que registró (nombre)", "Only what was recorded by (name)"),
    "web.setting-size": ("Cuántos gastos, a lo más", "How many expenditures, at the most"),
    "web.setting-by": ("Cómo se saca", "How it is drawn"),
    "web.setting-seed": (
        "Semilla (vacío: la huella del libro)",
        "Seed (empty: the book's last hash)",
    ),
    "web.setting-accounts": ("Cuentas", "Accounts"),
    "web.setting-own_accounts": (
        "Sus propias cuentas, .toml (en lugar de esas)",
        "Accounts of your own, .toml (instead of those)",
    ),
    "web.setting-layout": ("Disposición", "Layout"),
    "web.setting-table": ("Tabla", "Table"),
    "web.all-books": ("(todos)", "(all)"),
    "web.choice-conac": ("CONAC (México)", "CONAC (Mexico)"),
    "web.choice-plain": ("Sencillas", "Plain"),
    "web.choice-face": ("FACE (Naciones Unidas)", "FACE (United Nations)"),
    "web.choice-sf425": ("SF-425 (Estados Unidos)", "SF-425 (United States)"),
    "web.choice-eu": ("Unión Europea", "European Union"),
    "web.choice-refund": ("Oficio de reintegro", "Refund letter"),
    "web.choice-item": ("Por folio, todos con la misma probabilidad", "By item, all alike"),
    "web.choice-amount": ("Por importe", "By amount"),
    "web.choice-line": ("Por rubro, al menos uno de cada uno", "By line, at least one of each"),
    "web.choice-entries": ("Póliza por póliza", "Entry by entry"),
    "web.choice-annex24": ("Cuenta por cuenta y mes (Anexo 24)", "By account and month (Annex 24)"),
    "web.choice-events": ("Movimientos", "Movements"),
    "web.choice-postings": ("Asientos contables", "Postings"),
    "web.choice-months": ("Meses", "Months"),
    "web.choice-totals": ("Totales", "Totals"),
    "web.choice-facts": ("Todo lo guardado", "All that is recorded"),
    "web.choice-agreements": ("Convenios", "Agreements"),
    "web.choice-spending_rates": ("Tipos de cambio de ejercicio", "Rates of spending"),
    # The file.
    "web.as-file": ("Como archivo", "As a file"),
    "web.get-as-file": ("Como archivo…", "As a file…"),
    "web.form-xml": (".xml (IATI)", ".xml (IATI)"),
    "web.form-pdf": (".pdf (para imprimir)", ".pdf (for printing)"),
    "web.form-xlsx": (".xlsx (Excel)", ".xlsx (Excel)"),
    "web.form-docx": (".docx (Word)", ".docx (Word)"),
    "web.form-html": (".html (página)", ".html (page)"),
    "web.form-ics": (".ics (calendario)", ".ics (calendar)"),
    "web.form-csv": (".csv (tabla)", ".csv (table)"),
    "web.form-text": (".txt (texto)", ".txt (text)"),
    "web.form-json": (".json (programas)", ".json (programs)"),
    "web.form-beancount": (".beancount", ".beancount"),
    "web.form-hledger": (".journal (hledger)", ".journal (hledger)"),
    "web.form-parquet": (".parquet", ".parquet"),
    "web.form-jsonl": (".jsonl", ".jsonl"),
    "web.make-report": ("Hacer el archivo", "Make the file"),
    "web.bytes": ("{size} bytes", "{size} bytes"),
    "web.get-file": ("Descargar", "Download"),
    "web.not-made": ("No se hizo", "Not made"),
    "web.make-again": ("Hacerlo de nuevo", "Make it again"),
}

MISUSE: dict[str, Both] = {
    "web.report-file": (
        "falta un archivo: {setting}. Qué hacer: elíjalo",
        "a file is missing: {setting}. What to do: choose it",
    ),
}
