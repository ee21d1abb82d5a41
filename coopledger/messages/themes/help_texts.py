"""What `--help` says."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "help.coopledger": (
        "Lleva los libros de los fondos de cooperación internacional, que cuadran en cada moneda, "
        "al centavo: recibido = ejercido + reintegrado + saldo disponible.",
        "Keeps the books of international cooperation funds, which close in every currency, to "
        "the cent: received = spent + returned + held.",
    ),
    "help.demo": (
        "Carga el ejemplo y muestra que cuadra.",
        "Load the example and show that it closes.",
    ),
    "help.template": (
        "Escribe un libro de Excel para llenar: vacío y con ejemplos, o con lo ya guardado.",
        "Write a workbook to fill in: empty with examples, or with what is recorded.",
    ),
    "example.template": (
        "coopledger template INE-SEGIB-2017.xlsx",
        "coopledger template INE-SEGIB-2017.xlsx",
    ),
    "option.from": (
        "Con lo guardado de ese libro; cargarlo de nuevo no cambia nada.",
        "With what is recorded of that book; loading it again changes nothing.",
    ),
    "option.institution": (
        "Para la institución: su membrete y quién firma sus informes.",
        "For the institution: its letterhead, and who signs its papers.",
    ),
    "option.programme": (
        "Para un programa con recursos propios, no para un convenio.",
        "For a programme on own funds, not for an agreement.",
    ),
    "option.annotate": (
        "Escribe aparte el mismo libro con las celdas señaladas y una hoja de hallazgos.",
        "Write the same workbook apart, its cells marked, with a sheet of findings.",
    ),
    "help.web": (
        "Abre las páginas en el navegador de esta computadora: lo mismo que las órdenes, viendo y "
        "haciendo clic.",
        "Open the pages in the browser of this machine: what the commands do, by looking and "
        "clicking.",
    ),
    "example.web": ("coopledger web", "coopledger web"),
    "option.port": (
        "El puerto en el que responden, en lugar del primero libre.",
        "The port at which they answer, instead of the first free one.",
    ),
    "metavar.port": ("PUERTO", "PORT"),
    "option.no-browser": (
        "No abre el navegador: solo dice el enlace.",
        "Do not open the browser: only say the link.",
    ),
    "metavar.xlsx": ("ARCHIVO.xlsx", "FILE.xlsx"),
    "help.init": (
        "Crea un registro vacío. Si ya hay uno, lo dice y no cambia nada.",
        "Make an empty ledger. Where there is one, say so and change nothing.",
    ),
    "example.init": (
        "coopledger init --ledger convenios-2016.db",
        "coopledger init --ledger agreements-2016.db",
    ),
    "help.import": (
        "Guarda lo que dice un libro de Excel o sus tablas, un estado de cuenta bancario (en "
        "tabla, con --profile), o CFDI, también los de una carpeta: todo, o nada.",
        "Record what a workbook or its tables state, a bank's statement (a table with --profile), "
        "or CFDI invoices, also those of a folder: all of it, or nothing.",
    ),
    "help.endings": ("Se leen {endings}.", "It reads {endings}."),
    "option.book": (
        "El libro (convenio o programa) de las filas, si el documento no lo dice.",
        "The book (agreement or programme) of the rows, where the document does not say it.",
    ),
    "option.share": (
        "Qué parte de un comprobante es de este libro, si otros libros pagan el resto: 1500.00",
        "Which part of an invoice is of this book, where other books pay the rest: 1500.00",
    ),
    "option.skip-unreadable": (
        "De una carpeta o .zip de comprobantes, deja fuera los que no se pueden leer (los nombra) "
        "y carga los demás.",
        "Of a folder or .zip of invoices, leave out those that cannot be read (they are named) "
        "and load the others.",
    ),
    "option.account": (
        "La cuenta del convenio de la que es el estado del banco, si hay varias en su moneda.",
        "The agreement's account that a bank's statement is of, if several have its currency.",
    ),
    "option.profile": (
        "Cómo viene la tabla del banco: {known}, o el archivo que lo dice.",
        "How a bank lays out its table: {known}, or the file that says so.",
    ),
    "metavar.profile": ("PERFIL", "PROFILE"),
    "option.numbers": (
        "Cómo escribe los números el documento, si no lo dice en su primera hoja.",
        "How the document writes numbers, where its first sheet does not say.",
    ),
    "option.correct": (
        "Corrige lo guardado que difiere: lo reversa y guarda la revisión siguiente.",
        "Correct what is recorded otherwise: reverse it and record the next revision.",
    ),
    "option.reason": (
        "El motivo de la corrección; queda en la historia.",
        "The reason of the correction; it stays in the history.",
    ),
    "metavar.reason": ("MOTIVO", "REASON"),
    "help.export": (
        "Escribe todo lo guardado en un libro, en el orden en que se guardó (json, csv, xlsx): "
        "otro registro lo lee con import y queda igual. O todos los asientos del registro (rows), "
        "o una tabla para otros programas.",
        "Write all that is recorded in a book, in the order of recording (json, csv, xlsx): "
        "another ledger reads it with import and has the same. Or every row of the ledger (rows), "
        "or a table for other programs.",
    ),
    "help.export-data": (
        "Tablas: {tables}, de todos los libros o de los que se nombren; la forma la dice el final "
        "del archivo: {endings}.",
        "Tables: {tables}, of every book or of those that are named; the ending of the file says "
        "the form: {endings}.",
    ),
    "example.export": (
        "coopledger export json INE-SEGIB-2016 -o INE-SEGIB-2016.json",
        "coopledger export json INE-SEGIB-2016 -o INE-SEGIB-2016.json",
    ),
    "help.attach": (
        "Guarda documentos (la factura, el boleto, el oficio…) con lo que se guardó bajo una "
        "referencia. Se guardan tal cual, una sola vez, sin abrirlos.",
        "Keep documents (the invoice, the ticket, the letter…) with what is recorded under a "
        "reference. They are kept as they are, once, and not opened.",
    ),
    "example.attach": (
        "coopledger attach G-014 factura.pdf factura.xml --what factura",
        "coopledger attach G-014 invoice.pdf invoice.xml --what invoice",
    ),
    "option.what": (
        "Qué es, de aquello a lo que pertenece.",
        "What it is, of what it belongs to.",
    ),
    "option.attach-book": (
        "El libro, si la referencia está en varios.",
        "The book, where several have the reference.",
    ),
    "option.keep-documents": (
        "Guarda los archivos en esa carpeta y no en el registro; ahí se buscan también. "
        "Respáldela aparte.",
        "Keep the files in that folder and not in the ledger; they are looked for there, too. Back "
        "it up apart.",
    ),
    "metavar.folder": ("CARPETA", "FOLDER"),
    "metavar.files": ("ARCHIVO…", "FILE…"),
    "help.documents": (
        "Muestra los documentos de un libro: los adjuntos y los archivos que se cargaron. También "
        "saca uno, tal como se guardó.",
        "List the documents of a book: those attached, and the files that were loaded. Also give "
        "one back, as it was kept.",
    ),
    "example.documents": (
        "coopledger documents INE-SEGIB-2016 --save 3 -o factura.pdf",
        "coopledger documents INE-SEGIB-2016 --save 3 -o invoice.pdf",
    ),
    "option.save": (
        "Saca el documento de ese número, al archivo que diga -o.",
        "Give back the document of that number, to the file that -o says.",
    ),
    "option.open": (
        "Abre una copia del documento de ese número con el programa del sistema.",
        "Open a copy of the document of that number with the system's program.",
    ),
    "metavar.number": ("NÚMERO", "NUMBER"),
    "help.list": ("Muestra los libros del registro.", "List the books of the ledger."),
    "help.reconcile": (
        "Concilia un convenio a una fecha.",
        "Reconcile an agreement on a day.",
    ),
    "help.totals": (
        "Muestra la cooperación de cada año: financiera y en especie.",
        "Show the cooperation of each year: financial and in kind.",
    ),
    "help.check": (
        "Dice qué asuntos están pendientes en los convenios: lo más grave primero, luego lo que "
        "vence antes.",
        "Say which matters are outstanding in the agreements: the gravest first, then the soonest.",
    ),
    "example.check": ("coopledger check --on 2016-12-31", "coopledger check --on 2016-12-31"),
    "help.period": (
        "Cierra un año de un libro, lo deja solo para ajustes o lo reabre. Sin año, muestra el "
        "estado de todos.",
        "Close a year of a book, leave it for adjustments only, or reopen it. Without a year, show "
        "the state of all.",
    ),
    "help.fiscal-years": (
        "El ejercicio que inicia en otro mes que enero se escribe 2016-2017, o solo el año en que "
        "termina.",
        "A fiscal year that begins in another month than January is written 2016-2017, or as the "
        "year it ends in alone.",
    ),
    "example.period": (
        "coopledger period INE-SEGIB-2016 2016 cerrado",
        "coopledger period INE-SEGIB-2016 2016 closed",
    ),
    "option.period-reason": (
        "El motivo; hace falta para reabrir. Queda en la historia.",
        "The reason; needed to reopen. It stays in the history.",
    ),
    "help.rates": (
        "Busca, guarda y muestra tipos de cambio.",
        "Look up, record and show exchange rates.",
    ),
    "help.rates-fetch": (
        "Busca tipos de cambio en su fuente y los guarda en el libro del convenio. Sin fecha, los "
        "que sus gastos necesitan y no están guardados.",
        "Look exchange rates up at their source and record them in the agreement's book. Without a "
        "date, those that its spending needs and that are not recorded.",
    ),
    "example.rates-fetch": (
        "coopledger rates fetch --agreement INE-SEGIB-2016 --on 2016-12-29",
        "coopledger rates fetch --agreement INE-SEGIB-2016 --on 2016-12-29",
    ),
    "help.rates-list": (
        "Muestra los tipos de cambio guardados de un convenio.",
        "List the exchange rates recorded of an agreement.",
    ),
    "example.rates-list": (
        "coopledger rates list --agreement INE-SEGIB-2016",
        "coopledger rates list --agreement INE-SEGIB-2016",
    ),
    "help.rates-show": (
        "Muestra un tipo de cambio guardado: de qué fecha, de qué fuente, quién lo guardó.",
        "Show an exchange rate that is recorded: its date, its source, who recorded it.",
    ),
    "example.rates-show": (
        'coopledger rates show "ECB EUR/MXN 2016-12-29"',
        'coopledger rates show "ECB EUR/MXN 2016-12-29"',
    ),
    "help.rates-import": (
        "Guarda los tipos de cambio de una tabla: todos, o ninguno.",
        "Record the exchange rates of a table: all of them, or none.",
    ),
    "example.rates-import": (
        "coopledger rates import tipos.xlsx --agreement INE-SEGIB-2016",
        "coopledger rates import rates.xlsx --agreement INE-SEGIB-2016",
    ),
    "option.agreement": (
        "El convenio en cuyo libro están o se guardan.",
        "The agreement in whose book they are, or are recorded.",
    ),
    "option.rates-source": (
        "La fuente: {known}. Si no se dice, la que el convenio prescribe; si no, {usual}.",
        "The source: {known}. Else the one that the agreement prescribes; else {usual}.",
    ),
    "option.rates-on": ("El tipo de ese día.", "The rate of that day."),
    "option.rates-month": (
        "El de ese mes, como 2016-12 o «diciembre de 2016».",
        "That of that month, like 2016-12 or «December 2016».",
    ),
    "option.rates-from": (
        "El promedio desde ese día, con --to.",
        "The mean from that day on, with --to.",
    ),
    "option.rates-to": ("Hasta ese día.", "Up to that day."),
    "metavar.source": ("FUENTE", "SOURCE"),
    "metavar.month": ("MES", "MONTH"),
    "help.show": (
        "Muestra todo lo guardado con una referencia (folio, póliza, clave): cada revisión, qué la "
        "reversó, quién la guardó, de qué documento, y cuánto vale hoy.",
        "Show all that is recorded under a reference (folio, voucher, code): each revision, what "
        "took it back, who recorded it, from which document, and its worth today.",
    ),
    "option.show-book": ("Solo en este libro.", "In this book only."),
    "metavar.reference": ("REFERENCIA", "REFERENCE"),
    "example.show": (
        "coopledger show G-01 --book INE-SEGIB-2016",
        "coopledger show G-01 --book INE-SEGIB-2016",
    ),
    "help.portfolio": (
        "Consulta todos los convenios a la vez.",
        "Ask all agreements at once.",
    ),
    "help.portfolio-reconcile": (
        "Dice lo recibido, ejercido, reintegrado y disponible de todos los convenios a una fecha, "
        "y si cuadran.",
        "Say what all agreements received, spent, returned and hold on a day, and whether they "
        "close.",
    ),
    "example.portfolio-reconcile": (
        "coopledger portfolio reconcile --on 2016-12-31 -o cartera.csv",
        "coopledger portfolio reconcile --on 2016-12-31 -o portfolio.csv",
    ),
    "help.portfolio-totals": (
        "Dice la cooperación de cada año, financiera y en especie, de todos los libros a la vez.",
        "Say the cooperation of each year, financial and in kind, of all books at once.",
    ),
    "example.portfolio-totals": (
        "coopledger portfolio totals --on 2016-12-31",
        "coopledger portfolio totals --on 2016-12-31",
    ),
    "help.portfolio-check": (
        "Dice lo mismo que check de todos los convenios, sin abrir los que ya terminaron y no "
        "tienen nada pendiente.",
        "Say what check says of all agreements, without opening those that are over and have "
        "nothing outstanding.",
    ),
    "example.portfolio-check": (
        "coopledger portfolio check --on 2016-12-31",
        "coopledger portfolio check --on 2016-12-31",
    ),
    "option.parquet": (
        "Carpeta con las tablas que escribe export (events, agreements, spending_rates), en lugar "
        "de un registro; necesita coopledger[portfolio].",
        "A folder with the tables that export writes (events, agreements, spending_rates), instead "
        "of a ledger; needs coopledger[portfolio].",
    ),
    "option.spark": (
        "Con Spark y no con DuckDB, en el clúster de esa dirección (spark://equipo:7077, o "
        "local[*] para probar); necesita coopledger[spark].",
        "With Spark and not with DuckDB, on the cluster of that address (spark://host:7077, or "
        "local[*] to try); needs coopledger[spark].",
    ),
    "metavar.master": ("CLÚSTER", "CLUSTER"),
    "help.report": (
        "Elabora lo que se firma, lo que se informa y lo que pide quien audita: estado, cierre, "
        "totales, anexo anual, TOSSD, RENCID, IATI, expediente, auxiliar, pista.",
        "Draw up what is signed, what is reported and what an auditor asks for: statement, closing "
        "package, totals, yearly annex, TOSSD, RENCID, IATI, expediente, auxiliary ledger, trail.",
    ),
    "help.report-auxiliary": (
        "Muestra lo que movió cada cuenta, en orden, con el saldo después de cada movimiento y los "
        "números de los documentos que lo comprueban.",
        "Show what moved each account, in order, with the balance after each movement and the "
        "numbers of the documents that prove it.",
    ),
    "help.report-expediente": (
        "Escribe el expediente de un libro en un .zip: su estado, auxiliar, conciliaciones, "
        "estados emitidos, documentos, pista de auditoría y asientos, con un índice de huellas.",
        "Write the expediente of a book to a .zip: its statement, auxiliary ledger, bank "
        "reconciliations, issued statements, documents, audit trail and rows, with an index of "
        "hashes.",
    ),
    "option.expediente-public": (
        "Versión pública: sin documentos, conciliaciones ni lo que oculta COOPLEDGER_HIDDEN.",
        "A public edition: without documents, reconciliations and what COOPLEDGER_HIDDEN hides.",
    ),
    "example.report-expediente": (
        "coopledger report expediente INE-SEGIB-2016 -o expediente.zip",
        "coopledger report expediente INE-SEGIB-2016 -o expediente.zip",
    ),
    "help.report-sample": (
        "Saca una muestra de los gastos de un libro, que cualquiera puede sacar otra vez; en "
        "Excel, "
        "con una lista para palomear y anotar conclusiones.",
        "Draw a sample of a book's expenditures, which anybody can draw again; in Excel, with a "
        "list "
        "to tick off and to note conclusions on.",
    ),
    "option.sample-size": ("Cuántos gastos, a lo más.", "How many expenditures, at the most."),
    "option.sample-by": (
        "Cómo: por folio, todos con la misma probabilidad; por importe; por rubro, al menos uno de "
        "cada uno.",
        "How: by item, each with the same chance; by amount; by line, at least one of each.",
    ),
    "option.seed": (
        "El texto del que depende qué sale: otro, otra muestra. Sin él, la huella del libro.",
        "The text that decides what is drawn: another one, another sample. Without it, the book's "
        "last hash.",
    ),
    "option.sample-from": ("Solo gastos desde ese día.", "Only expenditures from that day on."),
    "option.sample-to": ("Solo gastos hasta ese día.", "Only expenditures up to that day."),
    "metavar.text": ("TEXTO", "TEXT"),
    "example.report-sample": (
        "coopledger report sample INE-SEGIB-2016 --size 25 --by importe -o muestra.xlsx",
        "coopledger report sample INE-SEGIB-2016 --size 25 --by amount -o sample.xlsx",
    ),
    "option.paper-from": (
        "Desde qué día: saldos iniciales, el periodo y lo acumulado.",
        "From which day on: opening balances, the period and all since the start.",
    ),
    "option.paper-to": ("Hasta qué día.", "Up to which day."),
    "option.letterhead": (
        "Archivo .toml con el membrete y quién firma (docs/paper.md).",
        "A .toml file with the letterhead and who signs (docs/paper.md).",
    ),
    "help.report-closing": (
        "Elabora el informe de cierre (finiquito) de un convenio, para firmarlo, y dice qué falta "
        "para cerrarlo.",
        "Draw up the closing package of an agreement, to be signed, and say what keeps it from "
        "being closed.",
    ),
    "help.report-totals": (
        "Elabora la cooperación de cada año con sus partes, para firmarla: por convenio, por tipo, "
        "por actividad y por socio, y cómo se valuó lo dado en especie.",
        "Draw up the cooperation of each year with its parts, to be signed: by agreement, by kind, "
        "by activity and by partner, and how what was given in kind was valued.",
    ),
    "example.report-totals": (
        "coopledger report totals --year 2014-2016 -o totales.pdf",
        "coopledger report totals --year 2014-2016 -o totals.pdf",
    ),
    "example.report-closing": (
        "coopledger report closing INE-SEGIB-2016 -o cierre.pdf",
        "coopledger report closing INE-SEGIB-2016 -o closing.pdf",
    ),
    "help.report-fill": (
        "Llena el formato de la oficina, un .docx o .xlsx con {{{{nombres}}}} de cifras, con las "
        "de un convenio.",
        "Fill in the office's own form, a .docx or .xlsx with {{{{names}}}} of figures, with those "
        "of an agreement.",
    ),
    "example.report-fill": (
        "coopledger report fill oficio.docx INE-SEGIB-2016 --on 2016-12-31 -o oficio-2016.docx",
        "coopledger report fill letter.docx INE-SEGIB-2016 --on 2016-12-31 -o letter-2016.docx",
    ),
    "help.report-form": (
        "Llena con las cifras de un convenio el formato que pide un donante o una autoridad: "
        "conac, face (Naciones Unidas), sf425 (Estados Unidos), eu (Unión Europea) o refund "
        "(oficio de reintegro).",
        "Fill in, with an agreement's figures, the form that a partner or an authority asks for: "
        "conac (Mexico), face (United Nations), sf425 (United States), eu (European Union) or "
        "refund (the letter of a refund).",
    ),
    "example.report-form": (
        "coopledger report form face INE-SEGIB-2016 --from 2016-07-01 --to 2016-12-31 -o face.xlsx",
        "coopledger report form face INE-SEGIB-2016 --from 2016-07-01 --to 2016-12-31 -o face.xlsx",
    ),
    "option.working-copy": (
        "También lo que llena el organismo: para la oficina, no para entregar.",
        "What the agency fills in, too: for the office, not to be handed in.",
    ),
    "help.report-statement": (
        "Elabora el estado de ejercicio completo, para imprimirlo y firmarlo.",
        "Draw up the whole statement, to be printed and signed.",
    ),
    "example.report-statement": (
        "coopledger report statement INE-SEGIB-2016 --on 2016-12-31 -o estado.pdf",
        "coopledger report statement INE-SEGIB-2016 --on 2016-12-31 -o statement.pdf",
    ),
    "example.report-auxiliary": (
        "coopledger report auxiliary INE-SEGIB-2016 -o auxiliar.xlsx",
        "coopledger report auxiliary INE-SEGIB-2016 -o auxiliary.xlsx",
    ),
    "help.report-trail": (
        "Muestra quién registró qué, cuándo y por qué, con lo de antes y lo de después, y de qué "
        "renglón se leyó. Sin clave, de todos los libros.",
        "Show who recorded what, when and why, with what was so before and after, and the row it "
        "was read from. Without a code, of all books.",
    ),
    "example.report-trail": (
        "coopledger report trail INE-SEGIB-2016 --from 2017-01-01 -o pista.xlsx",
        "coopledger report trail INE-SEGIB-2016 --from 2017-01-01 -o trail.xlsx",
    ),
    "option.trail-from": (
        "Solo lo registrado desde ese día.",
        "Only what was recorded from that day on.",
    ),
    "option.trail-to": ("Solo lo registrado hasta ese día.", "Only what was recorded by that day."),
    "option.trail-by": (
        "Solo lo que registró esa persona.",
        "Only what that person recorded.",
    ),
    "help.loads": (
        "Muestra las cargas: número, documento, quién y cuándo, cifras de control por libro, y si "
        "se deshizo.",
        "List the loads: number, document, who and when, control totals by book, and whether it "
        "was taken back.",
    ),
    "example.loads": ("coopledger loads", "coopledger loads"),
    "help.undo": (
        "Deshace una carga completa: lo que guardó y sigue vigente deja de contar, y vuelve lo "
        "que había antes.",
        "Take a whole load back: what it recorded and still stands counts no more, and what was "
        "there before stands again.",
    ),
    "example.undo": (
        'coopledger undo 7 --reason "era el archivo de otro mes" --dry-run',
        'coopledger undo 7 --reason "the file was of another month" --dry-run',
    ),
    "option.undo-reason": (
        "El motivo; queda en la historia.",
        "The reason; it stays in the history.",
    ),
    "option.undo-on": (
        "Con qué fecha dejan de contar los asientos de un año cerrado. Si no se dice, no se "
        "deshacen.",
        "The date from which the records of a closed year count no more. Else they are not taken "
        "back.",
    ),
    "metavar.load": ("CARGA", "LOAD"),
    "help.pending": (
        "Muestra las propuestas que esperan autorización, en todos los libros o en uno: quién las "
        "preparó, cuándo, y sus cifras de control.",
        "List the proposals that wait for approval, in every book or in one: who prepared them, "
        "when, and their control totals.",
    ),
    "example.pending": ("coopledger pending INE-SEGIB-2016", "coopledger pending INE-SEGIB-2016"),
    "help.approve": (
        "Autoriza una propuesta que preparó otra persona: se revisa de nuevo y se guarda como una "
        "carga.",
        "Approve a proposal that another person prepared: it is looked at anew and recorded as a "
        "load.",
    ),
    "help.names-are-claims": (
        "El nombre (--by) es lo que cada quien dice ser: el programa no lo comprueba.",
        "A name (--by) is what each claims to be: the program does not prove it.",
    ),
    "example.approve": ("coopledger approve PR-1 --by Eva", "coopledger approve PR-1 --by Eva"),
    "option.alone": (
        "La autoriza quien la preparó, porque no hay nadie más: tras 30 días de espera y con "
        "motivo. La revisión lo dirá siempre.",
        "Who prepared it approves it, since there is nobody else: after 30 days of waiting and "
        "with a reason. The check will always say so.",
    ),
    "option.approve-reason": (
        "El motivo; hace falta para autorizar sin otra persona.",
        "The reason; needed to approve without another person.",
    ),
    "help.refuse": (
        "Rechaza una propuesta, o retira una propia. No se guarda nada de ella.",
        "Refuse a proposal, or withdraw one's own. Nothing of it is recorded.",
    ),
    "example.refuse": (
        'coopledger refuse PR-1 --reason "falta la factura"',
        'coopledger refuse PR-1 --reason "the invoice is missing"',
    ),
    "option.refuse-reason": (
        "Por qué; queda en la historia.",
        "Why; it stays in the history.",
    ),
    "option.propose": (
        "No lo guarda: lo deja como propuesta, que otra persona autoriza.",
        "Do not record it: leave it as a proposal, which another person approves.",
    ),
    "option.note": (
        "Con --propose: lo que deba saber quien autoriza.",
        "With --propose: what whoever approves is to know.",
    ),
    "metavar.note": ("NOTA", "NOTE"),
    "help.explain": (
        "Explica un hallazgo por su clave: qué significa, un ejemplo y qué hacer. Sin clave, los "
        "muestra todos.",
        "Explain a finding by its code: what it means, an example, what to do. Without a code, "
        "list them all.",
    ),
    "example.explain": (
        "coopledger explain spent-beyond-received",
        "coopledger explain spent-beyond-received",
    ),
    "help.verify": (
        "Comprueba que nada se alteró ni falta: en el registro, en un estado en PDF, en un "
        "expediente o en un archivo de asientos.",
        "Prove that nothing was altered and nothing is missing: in the ledger, in a statement as "
        "PDF, in an expediente or in a file of rows.",
    ),
    "help.backup": (
        "Guarda el registro en un archivo nuevo y lo comprueba; mientras, se puede trabajar.",
        "Keep the ledger in a new file and prove it; work may go on meanwhile.",
    ),
    "example.backup": (
        "coopledger backup respaldo-2017-01-15.db",
        "coopledger backup backup-2017-01-15.db",
    ),
    "help.restore": (
        "Pone un respaldo donde va el registro, si ahí no hay ninguno, y lo comprueba.",
        "Put a backup where the ledger is to be, if there is none, and prove it.",
    ),
    "example.restore": (
        "coopledger restore respaldo-2017-01-15.db --ledger coopledger.db",
        "coopledger restore backup-2017-01-15.db --ledger coopledger.db",
    ),
    "help.copy": (
        "Copia un registro, tal cual, de un archivo a PostgreSQL o al revés, y lo comprueba.",
        "Copy a ledger, exactly, from a file to PostgreSQL or the other way, and prove it.",
    ),
    "example.copy": (
        "coopledger copy coopledger.db postgresql+psycopg://usuario@servidor/base",
        "coopledger copy coopledger.db postgresql+psycopg://user@host/database",
    ),
    "help.merge": (
        "Trae los libros de otro registro, cada uno con su cadena tal cual: de dos se hace uno.",
        "Bring the books of another ledger in, each with its chain as it is: two ledgers become "
        "one.",
    ),
    "example.merge": (
        "coopledger merge portatil-de-viaje.db --dry-run",
        "coopledger merge field-laptop.db --dry-run",
    ),
    "metavar.other": ("OTRO", "OTHER"),
    "option.merge-dry-run": (
        "Solo dice qué se traería y qué lo impide; no guarda nada.",
        "Only say what would be brought in, and what keeps it from being so; record nothing.",
    ),
    "option.merge-documents": (
        "Dónde están ahora los documentos del otro registro, si los guarda en una carpeta.",
        "Where the documents of the other ledger are now, where it keeps them in a folder.",
    ),
    "metavar.from": ("DE", "FROM"),
    "metavar.to": ("A", "TO"),
    "help.upgrade": (
        "Pone al día un registro que hizo una versión anterior; nada de lo guardado cambia.",
        "Bring a ledger that an earlier version made up to date; nothing recorded changes.",
    ),
    "example.upgrade": ("coopledger upgrade", "coopledger upgrade"),
    "help.head": (
        "Escribe la huella del registro, o de un libro: cuántos asientos hay y una sola huella de "
        "todos.",
        "Write the head of the ledger, or of a book: how many records there are, and one hash of "
        "them all.",
    ),
    "example.head": ("coopledger head -o huella.txt", "coopledger head -o head.txt"),
    "help.changes": (
        "Muestra lo que se registró, corrigió, reversó, cerró o emitió después de una huella de "
        "antes, y la huella de ahora: la próxima vez se pide desde esa.",
        "Show what was recorded, corrected, reversed, closed or issued after a head of before, and "
        "the head there is now: next time it is asked since that.",
    ),
    "example.changes": (
        "coopledger changes --since 128.2-41f0… --format json",
        "coopledger changes --since 128.2-41f0… --format json",
    ),
    "option.changes-since": (
        "La huella de antes, como la escribió «coopledger head»; con una clave, la de ese libro.",
        "The head of before, as coopledger head wrote it; with a code, that of the book.",
    ),
    "option.against": (
        "Compara con una huella de antes, como la escribió «coopledger head»; de un PDF, también "
        "con otro más antiguo.",
        "Compare with a head of before, as coopledger head wrote it; of a PDF, with an older one, "
        "too.",
    ),
    "option.since": (
        "Revisa solo los asientos posteriores a una huella de antes, sin las reglas contables.",
        "Look only at the records after a head of before, and at no law.",
    ),
    "metavar.head": ("HUELLA", "HEAD"),
    "help.forget": (
        "Suprime los datos personales de una referencia, para siempre, sin romper la cadena.",
        "Erase the personal data of a reference, for good, without breaking the chain.",
    ),
    "example.forget": (
        'coopledger forget G-01 --reason "lo pidió su titular" --ground "LGPDPPSO, art. 51"',
        'coopledger forget G-01 --reason "its owner asked" --ground "GDPR, art. 17"',
    ),
    "metavar.number-or-hash": ("NÚMERO|SHA-256", "NUMBER|SHA-256"),
    "option.erase-document": (
        "Borra también un documento que tiene lo que se suprime: por su número en «coopledger "
        "documents», o por el principio de su SHA-256. Se puede repetir.",
        "Erase a document, too, that holds what is erased: by its number in coopledger documents, "
        "or by the beginning of its SHA-256. May be repeated.",
    ),
    "option.ground": (
        "Con qué fundamento: el derecho, la resolución o el acuerdo.",
        "On which ground: the right, the decision or the resolution.",
    ),
    "metavar.ground": ("FUNDAMENTO", "GROUND"),
    "option.forget-reason": ("Por qué se suprime.", "Why it is erased."),
    "option.public": (
        "Edición pública: oculta lo que dice COOPLEDGER_HIDDEN (RFC, cuentas, notas y quién "
        "guardó, si no dice otra cosa).",
        "A public edition: hides what COOPLEDGER_HIDDEN says (tax numbers, accounts, notes and who "
        "recorded, unless it says otherwise).",
    ),
    "metavar.rows": ("[ARCHIVO]", "[FILE]"),
    "option.code": (
        "El código de un papel impreso, o lo que dice su código cuadrado (QR).",
        "The code of a printed paper, or what its square code (QR) says.",
    ),
    "option.paper-public": (
        "Versión pública: sin conciliaciones ni lo que oculta COOPLEDGER_HIDDEN.",
        "A public edition: without reconciliations and what COOPLEDGER_HIDDEN hides.",
    ),
    "option.paper-issued": (
        "El papel de un estado emitido, por su folio (EE-1): el mismo siempre, byte por byte, en "
        "PDF.",
        "The paper of an issued statement, by its reference (EE-1): the same for ever, byte by "
        "byte, as PDF.",
    ),
    "help.issue": (
        "Emite un estado de ejercicio; con --account, una conciliación bancaria; con --year, los "
        "totales de la cooperación: lo numera y lo congela, y desde entonces dice qué cambió.",
        "Issue a statement; with --account, a bank reconciliation; with --year, the cooperation "
        "totals: number it, freeze it, and say from then on what changed.",
    ),
    "example.issue": (
        "coopledger issue INE-SEGIB-2016 --on 2016-12-31",
        "coopledger issue INE-SEGIB-2016 --on 2016-12-31",
    ),
    "option.issue-account": (
        "La conciliación bancaria de esta cuenta, en lugar del estado: del último día, hasta el de "
        "--on, cuyo saldo bancario está guardado.",
        "The bank reconciliation of this account instead of the statement: of the last day, up to "
        "that of --on, of which the bank's balance is recorded.",
    ),
    "option.issue-reference": (
        "Con qué referencia. Si no se dice, EE-1, EE-2…; de una conciliación, CB-1, CB-2…; de "
        "totales, TC-1, TC-2…",
        "Under which reference. Else EE-1, EE-2…; of a reconciliation CB-1, CB-2…; of totals "
        "TC-1, TC-2…",
    ),
    "option.issue-year": (
        "Los totales de la cooperación de ese año, o de esos: 2014-2016; CLAVE es la del libro de "
        "la institución.",
        "The cooperation totals of that year, or of those: 2014-2016; CODE is that of the book of "
        "the institution.",
    ),
    "option.totals-issued": (
        "Los totales tal como se emitieron, por su folio (TC-1): en PDF, el mismo papel siempre.",
        "The totals as they were issued, by their reference (TC-1): as PDF, the same paper for "
        "ever.",
    ),
    "option.until-day": (
        "Solo lo que cuenta hasta ese día, como 31/12/2016 o 2016-12-31. Si no se dice, todo.",
        "Only what counts up to that day, like 31/12/2016 or 2016-12-31. Else all.",
    ),
    "option.as-of-recorded-or-head": (
        "Como se respondió en ese momento (15/01/2017, 2017-01-15T18:00), o cuando el registro "
        "tenía esa huella.",
        "As it was answered at that time (15/01/2017, 2017-01-15T18:00), or when the ledger had "
        "that head.",
    ),
    "help.issued": (
        "Muestra lo emitido de un convenio o de la institución, o uno tal como se emitió.",
        "List what was issued of an agreement or of the institution, or show one as it was issued.",
    ),
    "example.issued": (
        "coopledger issued INE-SEGIB-2016 EE-1",
        "coopledger issued INE-SEGIB-2016 EE-1",
    ),
    "option.by": (
        "Quién lo guarda. Si no se dice, el usuario del sistema.",
        "Who records it. Else the system's user.",
    ),
    "metavar.name": ("NOMBRE", "NAME"),
    "example.demo": ("coopledger demo", "coopledger demo"),
    "example.import": (
        "coopledger import INE-SEGIB-2016.xlsx --dry-run",
        "coopledger import INE-SEGIB-2016.xlsx --dry-run",
    ),
    "example.list": ("coopledger list", "coopledger list"),
    "example.reconcile": (
        "coopledger reconcile INE-SEGIB-2016 --on 2016-12-31",
        "coopledger reconcile INE-SEGIB-2016 --on 2016-12-31",
    ),
    "example.totals": (
        "coopledger totals --year 2015 --format json -o totales.json",
        "coopledger totals --year 2015 --format json -o totals.json",
    ),
    "example.verify": ("coopledger verify", "coopledger verify"),
    "help.example": ("Ejemplo: {example}", "Example: {example}"),
    "help.exit": (
        "Termina con 0 si cuadra y no hay errores, 1 si hay errores o no cuadra, 2 si se usó mal, "
        "3 si falla el programa mismo.",
        "Exits with 0 if it closes and nothing is wrong, 1 if there are errors or it does not "
        "close, 2 on misuse, 3 on a fault of the program itself.",
    ),
    "option.ledger": (
        "Dónde está el registro: un archivo o la dirección de PostgreSQL. Si no se dice, "
        "COOPLEDGER_URL; si no, coopledger.db en esta carpeta.",
        "Where the ledger is: a file or the address of PostgreSQL. Else COOPLEDGER_URL; else "
        "coopledger.db in this folder.",
    ),
    "option.lang": (
        "Idioma. Si no se dice, COOPLEDGER_LANG; si no, el del sistema.",
        "Language. Else COOPLEDGER_LANG; else the system's.",
    ),
    "option.format": ("La forma: {forms}.", "The form: {forms}."),
    "form-of.text": ("para leer", "for reading"),
    "form-of.html": ("como página", "as a page"),
    "form-of.pdf": ("para imprimir", "for printing"),
    "form-of.docx": ("para Word, con -o", "for Word, with -o"),
    "form-of.ics": ("los vencimientos, para un calendario", "the deadlines, for a calendar"),
    "form-of.json": ("para programas", "for programs"),
    "form-of.xml": ("según IATI", "as IATI has it"),
    "form-of.beancount": ("las pólizas para beancount", "the entries for beancount"),
    "form-of.hledger": ("las pólizas para hledger", "the entries for hledger"),
    "form-of.csv": ("una tabla para Excel", "a table for Excel"),
    "form-of.xlsx": (
        "un libro de Excel con el informe y sus datos, con -o",
        "an Excel workbook with the report and its data, with -o",
    ),
    "option.output": ("Escribe el resultado en un archivo.", "Write the result to a file."),
    "option.output-in-form": (
        "Escribe el resultado en un archivo; su terminación dice la forma: {endings}.",
        "Write the result to a file; its ending says the form: {endings}.",
    ),
    "option.dry-run": (
        "Solo revisa: dice qué haría y no guarda nada.",
        "Only check: say what it would do and record nothing.",
    ),
    "option.on": (
        "El día, como 31/12/2016 o 2016-12-31. Si no se dice, hoy.",
        "The day, like 31/12/2016 or 2016-12-31. Else today.",
    ),
    "option.explain": (
        "Muestra además la integración de cada cifra.",
        "Show what each figure is made of, too.",
    ),
    "option.as-of-recorded": (
        "Como se respondió en ese momento: 15/01/2017, 2017-01-15T18:00.",
        "As it was answered at that time: 15/01/2017, 2017-01-15T18:00.",
    ),
    "metavar.time": ("MOMENTO", "TIME"),
    "option.year": ("Solo ese año, o esos: 2014-2016.", "That year only, or those: 2014-2016."),
    "metavar.options": ("[OPCIONES]", "[OPTIONS]"),
    "metavar.command": ("ORDEN ...", "COMMAND ..."),
    "metavar.file": ("ARCHIVO", "FILE"),
    "metavar.form": ("FORMATO", "FORM"),
    "metavar.code": ("CLAVE", "CODE"),
    "metavar.amount": ("IMPORTE", "AMOUNT"),
    "metavar.day": ("DÍA", "DAY"),
    "metavar.year": ("AÑO", "YEAR"),
}
