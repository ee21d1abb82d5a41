"""What to write in each column of the staff's sheets.

`help-of.<kind>.<field>` for one sheet, `help-of.<field>` wherever the field stands.
"""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "template.sheet": ("Instrucciones", "Instructions"),
    "template.example": ("EJEMPLO", "EXAMPLE"),
    "template.item": ("Dato", "Item"),
    "template.value": ("Escriba aquí", "Write here"),
    "template.example-of": ("Ejemplo", "Example"),
    "template.help": ("Qué es", "What it is"),
    "template.title": (
        "Libro de un convenio o programa de cooperación",
        "Workbook of a cooperation agreement or programme",
    ),
    "template.steps": (
        "Cómo se usa",
        "How it is used",
    ),
    "template.step-1": (
        "1. Llene la hoja {opening}: una sola vez. Después solo cambia por adenda.",
        "1. Fill in the sheet {opening}, once. Afterwards it changes by an addendum only.",
    ),
    "template.step-2": (
        "2. Un hecho por fila en las demás hojas. El folio es el suyo (póliza, oficio, factura) y "
        "no se repite: por él se reconoce la fila para siempre.",
        "2. One fact a row in the other sheets. The reference is your own (voucher, letter, "
        "invoice) and stands once: by it the row is known for good.",
    ),
    "template.step-3": (
        "3. Cárguelo con  coopledger import ARCHIVO.xlsx . Se guarda todo o nada; lo que esté mal "
        "se dice celda por celda. Con --annotate MARCADO.xlsx lo recibe de vuelta con esas celdas "
        "coloreadas.",
        "3. Load it with  coopledger import FILE.xlsx . All of it is stored, or nothing; what is "
        "wrong is said cell by cell. With --annotate MARKED.xlsx you get it back with those cells "
        "coloured.",
    ),
    "template.step-4": (
        "4. Agregue filas cuando quiera y cárguelo de nuevo: lo ya guardado no se cuenta dos "
        "veces, aunque reordene las filas.",
        "4. Add rows whenever you like and load it again: what is stored already is not counted "
        "twice, even if you sort the rows.",
    ),
    "template.step-5": (
        '5. Para corregir una fila ya guardada, cámbiela y use  --correct --reason "por qué" .',
        '5. To correct a row that is stored already, change it and use  --correct --reason "why" .',
    ),
    "template.good-to-know": ("Conviene saber", "Good to know"),
    "template.note-dates": (
        "Fechas: un día (29/12/2016), un mes (2016-08), un año (2016) o un periodo (2016-10-05 a "
        "2016-12-02). Escriba solo lo que se sabe; no invente un día.",
        "Dates: a day (29/12/2016), a month (2016-08), a year (2016) or a period (2016-10-05 to "
        "2016-12-02). Write what is known only; do not make up a day.",
    ),
    "template.note-amounts": (
        "Importes: un número con su moneda al lado (MXN, EUR, USD). Nunca negativos: lo que "
        "regresa va en Reintegros o Recuperaciones.",
        "Amounts: a number with its currency beside it (MXN, EUR, USD). Never negative: what comes "
        "or goes back stands in Refunds or Recoveries.",
    ),
    "template.note-columns": (
        "Los encabezados en negritas son obligatorios. Puede mover columnas, agregar otras y poner "
        "totales al final; las filas EJEMPLO no se leen mientras no las cambie.",
        "Headers in bold are required. You may move columns, add others and put totals at the end; "
        "rows called EXAMPLE are not read as long as you do not change them.",
    ),
    "template.other-sheets": (
        "Otras hojas: si las necesita, agregue una con ese nombre y estos encabezados",
        "Other sheets: where you need one, add it with that name and these headers",
    ),
    "help-of.code": (
        "Clave corta, que no cambia ni se repite.",
        "A short code that neither changes nor stands twice.",
    ),
    "help-of.agreement.code": (
        "Clave del convenio: así se le nombra en adelante.",
        "The agreement's code: its name from now on.",
    ),
    "help-of.agreement.title": ("Nombre completo del convenio.", "The agreement's full name."),
    "help-of.programme.code": ("Clave del programa.", "The programme's code."),
    "help-of.programme.title": ("Nombre completo del programa.", "The programme's full name."),
    "help-of.institution.code": ("Clave de la institución.", "The institution's code."),
    "help-of.institution.title": (
        "Nombre completo de la institución.",
        "The institution's full name.",
    ),
    "help-of.institution.currency": (
        "La moneda en que lleva sus cuentas.",
        "The currency that it keeps its accounts in.",
    ),
    "help-of.letterhead": (
        "Hasta tres renglones al inicio de cada informe, con punto y coma entre ellos.",
        "Up to three lines at the head of each paper, with semicolons between.",
    ),
    "help-of.prepared": (
        "Nombre de quien elabora los informes; sin él, se firma en blanco.",
        "The name of who prepares papers; without it there is an empty place to sign.",
    ),
    "help-of.prepared_office": ("Su cargo, debajo del nombre.", "The office, below the name."),
    "help-of.reviewed": ("Nombre de quien los revisa.", "The name of who reviews them."),
    "help-of.reviewed_office": ("Su cargo, debajo del nombre.", "The office, below the name."),
    "help-of.authorised": ("Nombre de quien los autoriza.", "The name of who authorises them."),
    "help-of.authorised_office": ("Su cargo, debajo del nombre.", "The office, below the name."),
    "help-of.line.title": ("Nombre del rubro del presupuesto.", "The budget line's name."),
    "help-of.activity.title": ("Denominación de la actividad.", "What the activity is called."),
    "help-of.account.title": ("Banco y tipo de cuenta.", "Bank and kind of account."),
    "help-of.account_number": (
        "El que trae el estado de cuenta bancario, si el saldo viene de uno.",
        "The one that the bank's statement has, where the balance is from one.",
    ),
    "help-of.account.number": (
        "Como la escribe el banco: CLABE, IBAN. Un estado de cuenta bancario de otra se rechaza.",
        "As the bank writes it: CLABE, IBAN. A statement of another one is refused.",
    ),
    "help-of.addendum.title": ("De qué trata la adenda.", "What the addendum is about."),
    "help-of.addendum.account": (
        "Clave de la cuenta que se abre, con su moneda al lado; cada una en su fila, con el mismo "
        "folio.",
        "The code of the account that is opened, with its currency beside it; each in a row of its "
        "own, under the same reference.",
    ),
    "help-of.account_title": ("Banco y tipo de cuenta.", "Bank and kind of account."),
    "help-of.addendum.account_number": (
        "El de la cuenta que se abre: CLABE, IBAN.",
        "That of the account that is opened: CLABE, IBAN.",
    ),
    "help-of.closed_accounts": (
        "Claves de las cuentas que se cancelan ese día, ya en ceros, con punto y coma entre ellas.",
        "Codes of the accounts closed on that day, empty by then, with semicolons between.",
    ),
    "help-of.ended_clauses": (
        "Lo que deja de aplicarse, con punto y coma entre ellas: Cuentas sin sobregiro; Plazo de "
        "reintegro; Plazo del informe; Límite de reasignación; Plazo para comprobar gastos; "
        "Destino de los rendimientos; Exige comprobantes; Exige comprobantes desde.",
        "What applies no longer, with semicolons between: No overdraft; Refund due; Report due; "
        "Reallocation limit; Advance days; Interest to; Invoices required; Invoices required from.",
    ),
    "help-of.former_signatories": (
        "Quienes dejan de ser firmantes, con punto y coma entre ellos.",
        "Who ceases to be a signatory, with semicolons between.",
    ),
    "help-of.instrument": (
        "Convenio, memorando de entendimiento, carta...",
        "Agreement, memorandum of understanding, letter...",
    ),
    "help-of.origin_of_funds": ("Quién pone el dinero.", "Whose money it is."),
    "help-of.channel": ("Quién lo hace llegar, si es otro.", "Who passes it on, if another."),
    "help-of.recipient": ("Quién lo recibe y ejecuta.", "Who receives and spends it."),
    "help-of.institution": ("Quién lo lleva a cabo.", "Who carries it out."),
    "help-of.agreement.currency": (
        "La moneda en que está pactado y se informa al donante.",
        "The currency it is agreed in and reported in to the partner.",
    ),
    "help-of.accounts": (
        "Dónde está el dinero: una moneda (MXN), o cuentas con nombre separadas por punto y coma: "
        "BANCO = MXN; ANT-1 = MXN (Dirección de área).",
        "Where the money is: a currency (MXN), or named accounts with semicolons between: "
        "BANK = MXN; ADV-1 = MXN (Area director).",
    ),
    "help-of.signed": ("Cuándo se firmó.", "When it was signed."),
    "help-of.start": ("Desde cuándo pueden hacerse gastos.", "From when on money may be spent."),
    "help-of.end": ("Hasta cuándo pueden hacerse gastos.", "Until when money may be spent."),
    "help-of.conversion": (
        "Cómo se valúa lo ejercido en la moneda del convenio: PEPS (por ministración) o Promedio.",
        "How spending is valued in the agreement's currency: FIFO (by instalment) or Average.",
    ),
    "help-of.signatories": (
        "Instituciones o áreas que lo firman, con punto y coma entre ellas; sin nombres de "
        "personas.",
        "Institutions or offices that sign it, with semicolons between; no names of persons.",
    ),
    "help-of.reporting_periods": (
        "Si se informa por periodos, sus días, con punto y coma entre ellos; el plazo del informe, "
        "entre paréntesis; tras dos puntos, su tipo de cambio si no es el del convenio: 2016-01-01 "
        "a 2016-06-30 (2016-07-31): 25 MXN.",
        "Where it is reported by periods, their days, with semicolons between; the day the report "
        "is due, in parentheses; after a colon, its rate where that is not the agreement's: "
        "2016-01-01 to 2016-06-30 (2016-07-31): 25 MXN.",
    ),
    "help-of.spending_rates": (
        "Solo si el convenio lo fija: 25 MXN por EUR; o quién lo publica: MXN, día, BCE (día, día "
        "hábil anterior, mes o periodo).",
        "Only where the agreement sets one: 25 MXN per EUR; or who publishes it: MXN, day, ECB "
        "(day, previous business day, month or period).",
    ),
    "help-of.reference_rate": (
        "Quién publica el tipo con el que se separa la diferencia cambiaria entre mercado y banco: "
        "ECB.",
        "Who publishes the rate that splits the exchange difference between market and bank: ECB.",
    ),
    "help-of.no_overdraft": (
        "Si una cuenta en menos de cero es un error, aunque otras tengan el dinero.",
        "Whether an account below zero is an error, though others have the money.",
    ),
    "help-of.prefinancing": (
        "Si puede gastarse antes de que llegue el dinero del donante.",
        "Whether money may be spent before the partner's comes.",
    ),
    "help-of.follows": (
        "La clave del convenio que continúa, si lo hay.",
        "The code of the agreement it continues, if any.",
    ),
    "help-of.refund_due": (
        "Hasta cuándo se reintegra lo no ejercido.",
        "By when what was not spent is returned.",
    ),
    "help-of.report_due": ("Hasta cuándo se informa.", "By when it is reported on."),
    "help-of.reallocation_limit": (
        "Cuánto de un rubro puede moverse a otro, en por ciento de su monto autorizado inicial.",
        "How much of a line may be moved to another, in per cent of its initial ceiling.",
    ),
    "help-of.advance_days": (
        "En cuántos días comprueba sus gastos quien recibe dinero para ellos.",
        "Within how many days an official accounts for an advance.",
    ),
    "help-of.interest_to": (
        "De quién son los rendimientos: Convenio, Ejecutor o Donante.",
        "Whose the interest is: Agreement, Recipient or Partner.",
    ),
    "help-of.fiscal_year_start": (
        "Mes (1 a 12) en que inicia el ejercicio; vacío es enero.",
        "Month (1 to 12) in which the fiscal year begins; empty is January.",
    ),
    "help-of.style": (
        "Cómo escribe este documento los números que son texto: 1,234.56 o 1.234,56.",
        "How this document writes numbers typed as text: 1,234.56 or 1.234,56.",
    ),
    "help-of.holder": (
        "Si es dinero para gastos a comprobar: el cargo (no el nombre) de quien los comprueba.",
        "For an advance: the office (not the name) of who accounts for it.",
    ),
    "help-of.reference": (
        "Su folio: póliza, oficio, factura. No se repite en todo el libro.",
        "Your reference: voucher, letter, invoice. It stands once in the whole book.",
    ),
    "help-of.activity.reference": (
        "Clave de la actividad, para citarla en los gastos.",
        "The activity's code, to name it in expenditures.",
    ),
    "help-of.when": (
        "Día, mes, año o periodo, como se sepa.",
        "Day, month, year or period, as it is known.",
    ),
    "help-of.bank_balance.when": (
        "El día al que corresponde el saldo.",
        "The day the balance is of.",
    ),
    "help-of.amount": ("Cuánto fue, sin signo.", "How much it was, without a sign."),
    "help-of.disbursement.amount": (
        "Lo que abonó el banco.",
        "What the bank credited.",
    ),
    "help-of.transfer.amount": ("Lo que salió.", "What left."),
    "help-of.in_kind.amount": (
        "En cuánto se valúa la aportación.",
        "What the contribution is valued at.",
    ),
    "help-of.currency": ("Su moneda: MXN, EUR, USD...", "Its currency: MXN, EUR, USD..."),
    "help-of.account": (
        "Solo si el libro tiene más de una cuenta en esa moneda.",
        "Only where the book has more than one account in that currency.",
    ),
    "help-of.bank_balance.account": ("La cuenta.", "The account."),
    "help-of.transfer.account": ("De cuál salió.", "Which it left."),
    "help-of.to_account": ("A cuál entró.", "Which it entered."),
    "help-of.sent": (
        "Lo que envió el donante, en la moneda del convenio.",
        "What the partner sent, in the agreement's currency.",
    ),
    "help-of.sent_currency": ("La moneda de lo enviado.", "The currency of what was sent."),
    "help-of.received": (
        "Lo que recibió el donante, en la moneda del convenio: 0.00 si nada; vacío si no se sabe.",
        "What the partner received, in the agreement's currency: 0.00 if nothing; empty where not "
        "known.",
    ),
    "help-of.received_currency": (
        "La moneda de lo recibido.",
        "The currency of what was received.",
    ),
    "help-of.worth": (
        "Lo que vale en la moneda del convenio, si un documento lo dice.",
        "What it is worth in the agreement's currency, where a document says so.",
    ),
    "help-of.worth_currency": ("La moneda de ese valor.", "The currency of that worth."),
    "help-of.arrived": (
        "Solo si se cambió de moneda: lo que entró.",
        "Only where the currency was exchanged: what came in.",
    ),
    "help-of.arrived_currency": ("La moneda de lo que entró.", "The currency of what came in."),
    "help-of.lines": (
        "Clave del rubro. Si son varios: PASAJES = 600.50; HONORARIOS = 300. Vacío: no desglosado.",
        "Code of the budget line. If several: AIR = 600.50; FEES = 300. Empty: not itemised.",
    ),
    "help-of.activities": (
        "Clave de la actividad; varias, con punto y coma.",
        "Code of the activity; several, with semicolons.",
    ),
    "help-of.issued": (
        "La del comprobante, si no es la de pago.",
        "That of the invoice, where it is not that of payment.",
    ),
    "help-of.payee": ("A quién se pagó.", "Who was paid."),
    "help-of.concept": ("De qué fue.", "What it was for."),
    "help-of.figure": (
        "Recibido, Ejercido o Reintegrado en el otro registro.",
        "Received, Spent or Returned in the other books.",
    ),
    "help-of.earlier_amount.line": (
        "De lo ejercido, el rubro; vacío si no se desglosa.",
        "Of what was spent, the line; empty where not itemised.",
    ),
    "help-of.other_income.of": (
        "El folio del gasto con el que tiene que ver, si lo hay: ese gasto no baja.",
        "The reference of the expenditure it has to do with, if any: that one does not fall.",
    ),
    "help-of.recovery.of": (
        "El folio del gasto del que regresó dinero.",
        "The reference of the expenditure that money came back for.",
    ),
    "help-of.disallowance.of": (
        "El folio del gasto que no se aceptó.",
        "The reference of the expenditure that was not accepted.",
    ),
    "help-of.request.when": (
        "Los días para los que se pide, por lo común el siguiente periodo.",
        "The days that it is asked for, mostly the next period.",
    ),
    "help-of.request.line": (
        "Un rubro con monto autorizado; una fila por rubro.",
        "A budget line with a ceiling; a row for each line.",
    ),
    "help-of.request.amount": (
        "Lo que se pide, en la moneda del monto autorizado del rubro.",
        "What is asked for, in the currency of the line's ceiling.",
    ),
    "help-of.settlement.of": (
        "El folio de lo que no se aceptó.",
        "The reference of what was not accepted.",
    ),
    "help-of.outcome": (
        "Documentos, Justificación o Condonado. Lo reintegrado o recuperado va en su propia hoja.",
        "Documents, Justification or Written off. What was refunded or recovered has its own "
        "sheet.",
    ),
    "help-of.reversal.of": (
        "El folio de lo que se reversa.",
        "The reference of what is reversed.",
    ),
    "help-of.of_revision": (
        "Cuál de sus revisiones; vacío es la primera.",
        "Which of its revisions; empty is the first.",
    ),
    "help-of.disallowance": (
        "Folio del gasto no aceptado que se repone, si es el caso.",
        "Reference of the disallowed cost it makes good, if it does.",
    ),
    "help-of.reason": ("Por qué.", "Why."),
    "help-of.direction": (
        "Abono: entró a la cuenta. Cargo: salió.",
        "Credit: it came into the account. Debit: it went out.",
    ),
    "help-of.value_day": ("La fecha valor, si el banco la da.", "The bank's value date, if any."),
    "help-of.bank_reference": ("La referencia que pone el banco.", "The bank's own reference."),
    "help-of.counterpart": ("Quién lo envió o lo recibió.", "Who sent it or got it."),
    "help-of.text": ("Lo que dice el banco.", "What the bank says."),
    "help-of.period.when": (
        "El ejercicio: 2016, o sus días si no empieza en enero.",
        "The year: 2016, or its days where it does not begin in January.",
    ),
    "help-of.state": (
        "Abierto: admite todo. En ajustes: solo correcciones. Cerrado: nada.",
        "Open: takes everything. Being adjusted: corrections alone. Closed: nothing.",
    ),
    "help-of.revision": (
        "Qué revisión del folio es: 1, y uno más por cada corrección.",
        "Which revision of the reference it is: 1, and one more with each correction.",
    ),
    "help-of.balance": (
        "Lo que dice el estado de cuenta bancario.",
        "What the bank's statement says.",
    ),
    "help-of.ceiling": (
        "Monto autorizado del rubro, si lo hay; con su moneda.",
        "The line's ceiling, if any; with its currency.",
    ),
    "help-of.eligible": (
        "No, si el convenio excluye ese gasto; vacío es sí.",
        "No, where the agreement excludes it; empty is yes.",
    ),
    "help-of.line": ("Rubro que cambia o se agrega.", "The line that changes or is added."),
    "help-of.line_title": (
        "Solo para un rubro nuevo: su nombre.",
        "Only for a new line: its name.",
    ),
    "help-of.from_line": ("De cuál se toma.", "Which it is taken from."),
    "help-of.to_line": ("A cuál pasa.", "Which it goes to."),
    "help-of.activity_kind": (
        "Taller, curso especializado, foro, estudio... o como se llame.",
        "Workshop, specialised course, forum, study... or what it is called.",
    ),
    "help-of.count": (
        "Cuántas son, si la fila resume varias; vacío es una.",
        "How many, where the row sums up several; empty is one.",
    ),
    "help-of.place": ("Dónde fue.", "Where it was."),
    "help-of.same_as_book": (
        "Si otro libro también la pagó y la cuenta: la clave de ese convenio o programa.",
        "Where another book paid for it too and counts it: the code of that agreement or "
        "programme.",
    ),
    "help-of.same_as": (
        "El código que tiene en ese libro. Así se cuenta una sola vez en los totales del año.",
        "The code that it has in that book. So the totals of the year count it once.",
    ),
    "help-of.partners": ("Con quién; varios, con punto y coma.", "With whom; with semicolons."),
    "help-of.summary": ("Síntesis de lo realizado.", "What was done, in short."),
    "help-of.lessons": (
        "Áreas de oportunidad y lecciones aprendidas.",
        "Room for improvement and lessons learned.",
    ),
    "help-of.provenance": (
        "Fuente: lo dice un documento. Derivado: se calculó. Supuesto. Vacío es fuente.",
        "Source: a document says so. Derived: worked out. Assumed. Empty is source.",
    ),
    "help-of.source": (
        "Dónde consta: documento, página, cláusula.",
        "Where it says so: document, page, clause.",
    ),
    "help-of.note": ("Lo que deba saber quien lea.", "What a reader should know."),
}
