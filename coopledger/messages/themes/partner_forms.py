"""Words of the forms that partners and authorities ask for: short, with the field's own terms."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "sheet.partner-form": ("Formato", "Form"),
    "sheet.partner-form-figures": ("Cifras", "Figures"),
    "own-form.made": ("Se escribió {path}.", "{path} was written."),
    "partner-form.proposed-layout": (
        "Formato propuesto: las cifras son las del estado de ejercicio; la disposición es nuestra, "
        "no la oficial.",
        "Proposed layout: the figures are those of the statement; how they are laid out is ours, "
        "not the official form's.",
    ),
    "partner-form.working-copy": (
        "Copia de trabajo: muestra lo que llena el organismo. No se entrega.",
        "Working copy: it shows what the agency fills in. Not to be handed in.",
    ),
    # Titles
    "partner-form.title-conac": (
        "Estado analítico del ejercicio del presupuesto de egresos",
        "Analytical statement of the budget of expenditure (CONAC)",
    ),
    "partner-form.title-face": (
        "FACE: autorización de fondos y certificación de gastos",
        "FACE: funding authorization and certificate of expenditures",
    ),
    "partner-form.title-sf425": (
        "SF-425: informe financiero federal",
        "SF-425: Federal Financial Report",
    ),
    "partner-form.title-eu": (
        "Informe financiero de una subvención de la Unión Europea",
        "Financial report of a grant of the European Union",
    ),
    "partner-form.title-refund": ("Oficio de reintegro", "Refund letter"),
    # Tables
    "partner-form.table-conac-lines": ("Presupuesto por concepto", "Budget by item"),
    "partner-form.table-face-lines": (
        "Informe (A a D) y solicitudes (E a G)",
        "Reporting (A to D) and requests (E to G)",
    ),
    "partner-form.table-sf425-cash": ("10. Efectivo federal", "10. Federal cash"),
    "partner-form.table-sf425-expenditures": (
        "10. Gasto federal y saldo sin comprometer",
        "10. Federal expenditures and unobligated balance",
    ),
    "partner-form.table-sf425-share": ("10. Aportación del receptor", "10. Recipient share"),
    "partner-form.table-sf425-income": ("10. Ingresos del programa", "10. Program income"),
    "partner-form.table-sf425-indirect": ("11. Gasto indirecto", "11. Indirect expense"),
    "partner-form.table-sf425-on-hand": (
        "12. Observaciones: del efectivo (c) al saldo de los libros",
        "12. Remarks: from cash on hand (c) to the balance of the books",
    ),
    "partner-form.table-eu-addenda": (
        "Adendas y reasignaciones",
        "Addenda and reallocations",
    ),
    "partner-form.table-eu-budget": (
        "Presupuesto por rubro e imprevistos usados",
        "Budget by heading, and contingencies used",
    ),
    "partner-form.table-eu-interim": ("Informe intermedio por rubro", "Interim report by heading"),
    "partner-form.table-eu-final": ("Informe final por rubro", "Final report by heading"),
    "partner-form.table-eu-expenditures": ("Relación de gastos", "List of expenditures"),
    "partner-form.table-eu-pending": (
        "Pagos pendientes de más de 500 EUR",
        "Payments pending above EUR 500",
    ),
    "partner-form.table-eu-pending-all": ("Pagos pendientes", "Payments pending"),
    "partner-form.table-eu-pending-small": (
        "Otros pagos pendientes, de 500 EUR o menos",
        "Other payments pending, of EUR 500 or less",
    ),
    "partner-form.table-eu-funding": ("Fuentes de financiamiento", "Sources of funding"),
    "partner-form.table-eu-follow-up": (
        "Seguimiento del periodo: previsto y real",
        "Follow-up of the period: forecast and real",
    ),
    "partner-form.table-eu-forecast": (
        "Previsión del siguiente periodo",
        "Forecast of the next period",
    ),
    "partner-form.table-refund-refunds": ("Importes que se reintegran", "Amounts returned"),
    "partner-form.table-refund-summary": (
        "De dónde resulta, por moneda",
        "What it is what is left of, by currency",
    ),
    # Sheets of a workbook: of 31 letters at most
    "partner-form.sheet-information": ("Información", "Information"),
    "partner-form.sheet-addenda": ("Adendas e imprevistos", "Addenda and contingencies"),
    "partner-form.sheet-forecast": ("Previsión y seguimiento", "Forecast and follow-up"),
    "partner-form.sheet-interim": ("Informe intermedio", "Interim report"),
    "partner-form.sheet-final": ("Informe final", "Final report"),
    "partner-form.sheet-funding": ("Fuentes de financiamiento", "Sources of funding"),
    "partner-form.sheet-pending": ("Pendientes de más de 500 EUR", "Pending above EUR 500"),
    "partner-form.sheet-expenditures": ("Relación de gastos", "List of expenditures"),
    # Blocks of columns
    "partner-form.block-reporting": ("INFORME", "REPORTING"),
    "partner-form.block-requests": ("SOLICITUD", "REQUEST"),
    # Heads
    "partner-form.head-account-charges": ("Cargo a cuentas", "Account charges"),
    "partner-form.head-action": ("Acción", "Action"),
    "partner-form.head-addressee": ("A", "To"),
    "partner-form.head-agency": ("Organismo", "Agency"),
    "partner-form.head-agreement": ("Convenio", "Agreement"),
    "partner-form.head-authority": ("Autoridad contratante", "Contracting authority"),
    "partner-form.head-award": ("Número de la subvención", "Award number"),
    "partner-form.head-basis": ("Base", "Basis of accounting"),
    "partner-form.head-beneficiary": ("Beneficiario", "Beneficiary"),
    "partner-form.head-contract": ("Contrato", "Contract"),
    "partner-form.head-country": ("País", "Country"),
    "partner-form.head-currency": ("Moneda", "Currency"),
    "partner-form.head-date": ("Fecha", "Date"),
    "partner-form.head-grant-from": ("Vigencia desde", "Grant period from"),
    "partner-form.head-grant-until": ("Vigencia hasta", "Grant period to"),
    "partner-form.head-identifiers": ("Identificadores (4a, 4b)", "Identifiers (4a, 4b)"),
    "partner-form.head-implementing-partner": ("Ejecutor", "Implementing partner"),
    "partner-form.head-liquidation": ("Liquidación", "Liquidation"),
    "partner-form.head-next-period": ("Periodo que se solicita", "Period requested"),
    "partner-form.head-on": ("Al", "On"),
    "partner-form.head-programme": ("Programa: clave y título", "Programme: code and title"),
    "partner-form.head-project": ("Proyecto: clave y título", "Project: code and title"),
    "partner-form.head-recipient": ("Receptor", "Recipient organization"),
    "partner-form.head-recipient-account": ("Cuenta del receptor", "Recipient account"),
    "partner-form.head-report-type": ("Informe", "Report type"),
    "partner-form.head-report-period": ("Periodo que se informa", "Period reported"),
    "partner-form.head-request-type": ("Solicitud", "Type of request"),
    "partner-form.head-responsible-officer": ("Funcionario responsable", "Responsible officer"),
    "partner-form.head-signed": ("Firmado", "Signed"),
    "partner-form.head-since": ("Periodo desde", "Period from"),
    "partner-form.head-until": ("Periodo hasta", "Period to"),
    # Choices that are left to whoever fills it in
    "partner-form.choose-basis": ("[  ] efectivo   [  ] devengado", "[  ] cash   [  ] accrual"),
    "partner-form.choose-report-type": (
        "[  ] trimestral   [  ] semestral   [  ] anual   [  ] final",
        "[  ] quarterly   [  ] semi-annual   [  ] annual   [  ] final",
    ),
    "partner-form.choose-request-type": (
        "[  ] anticipada en efectivo   [  ] reembolso   [  ] pago directo",
        "[  ] direct cash transfer   [  ] reimbursement   [  ] direct payment",
    ),
    # Columns
    "partner-form.column-accepted": ("C  Aceptado", "C  Accepted"),
    "partner-form.column-accrued": ("Devengado", "Accrued"),
    "partner-form.column-actual": ("B  Gasto real", "B  Actual"),
    "partner-form.column-agreed": ("Convenido", "Agreed"),
    "partner-form.column-amount": ("Importe", "Amount"),
    "partner-form.column-approved": ("Aprobado", "Approved"),
    "partner-form.column-authorisation": ("F  Autorizado", "F  Authorised"),
    "partner-form.column-authorised": ("A  Autorizado", "A  Authorised"),
    "partner-form.column-balance": ("D = A - C  Saldo", "D = A - C  Balance"),
    "partner-form.column-base": ("Base", "Base"),
    "partner-form.column-before": ("Antes del periodo", "Before the period"),
    "partner-form.column-changes": (
        "Ampliaciones/ (Reducciones)",
        "Increases/ (Decreases)",
    ),
    "partner-form.column-charged": ("Cargado", "Amount charged"),
    "partner-form.column-coding": ("Codificación", "Coding"),
    "partner-form.column-concept": ("Concepto", "Concept"),
    "partner-form.column-contracted": (
        "Contrato o última adenda",
        "Contract or last addendum",
    ),
    "partner-form.column-contingencies": ("Imprevistos usados", "Contingencies used"),
    "partner-form.column-cost": ("Costo", "Cost"),
    "partner-form.column-creditor": ("Acreedor", "Creditor"),
    "partner-form.column-cumulative": ("Acumulado", "Cumulative"),
    "partner-form.column-document": ("Comprobante", "Document"),
    "partner-form.column-duration": ("Duración", "Duration"),
    "partner-form.column-explanation": ("Explicación", "Explanation"),
    "partner-form.column-federal-share": ("Parte federal", "Federal share"),
    "partner-form.column-from": ("Desde", "From"),
    "partner-form.column-foreseen": ("Previsto", "Forecast"),
    "partner-form.column-from-line": ("Del rubro", "From heading"),
    "partner-form.column-in-currency": ("En su moneda", "In its currency"),
    "partner-form.column-initial": ("Contrato", "Contract"),
    "partner-form.column-issued-on": ("Emitido", "Issued"),
    "partner-form.column-left": ("Previsto - real", "Forecast - real"),
    "partner-form.column-line": ("Rubro", "Heading"),
    "partner-form.column-modified": ("Modificado", "Modified"),
    "partner-form.column-moved": ("Reasignado", "Reallocated"),
    "partner-form.column-outstanding": (
        "G = D + F  Pendiente",
        "G = D + F  Outstanding",
    ),
    "partner-form.column-paid": ("Pagado", "Paid"),
    "partner-form.column-paid-on": ("Pagado el", "Paid on"),
    "partner-form.column-partner-got": ("Recibido por el donante", "Received by the partner"),
    "partner-form.column-period": ("Periodo", "Period"),
    "partner-form.column-rate": ("Tasa", "Rate"),
    "partner-form.column-reallocation": ("Reasignable", "May be reallocated"),
    "partner-form.column-receipt": ("Comprobante", "Receipt"),
    "partner-form.column-request": ("E  Solicitado", "E  Requested"),
    "partner-form.column-stated": ("Nuevo presupuesto", "New budget"),
    "partner-form.column-type": ("Tipo", "Type"),
    "partner-form.column-unit": ("Unidad", "Unit"),
    "partner-form.column-unit-value": ("Valor unitario", "Unit value"),
    "partner-form.column-units": ("Unidades", "Units"),
    "partner-form.column-unspent": ("Subejercicio", "Unspent"),
    "partner-form.column-until": ("Hasta", "To"),
    "partner-form.column-variation": ("Variación", "Variation"),
    "partner-form.column-variation-share": ("%", "%"),
    "partner-form.column-when": ("Fecha", "Date"),
    "partner-form.column-own_contribution": ("Propio", "Own"),
    "partner-form.column-exchange_difference": ("Dif. cambiaria", "Exchange diff."),
    "partner-form.column-held": ("Saldo", "Held"),
    # Rows
    "partner-form.row-a": ("a. Efectivo recibido, neto", "a. Cash receipts, net"),
    "partner-form.row-b": ("b. Efectivo desembolsado", "b. Cash disbursements"),
    "partner-form.row-c": ("c. Efectivo disponible (a - b)", "c. Cash on hand (a - b)"),
    "partner-form.row-d": ("d. Fondos federales autorizados", "d. Federal funds authorized"),
    "partner-form.row-e": ("e. Gasto, parte federal", "e. Federal share of expenditures"),
    "partner-form.row-f": (
        "f. Compromisos sin ejercer, parte federal",
        "f. Federal share of unliquidated obligations",
    ),
    "partner-form.row-g": ("g. Parte federal, total (e + f)", "g. Total federal share (e + f)"),
    "partner-form.row-h": (
        "h. Saldo sin comprometer (d - g)",
        "h. Unobligated balance (d - g)",
    ),
    "partner-form.row-i": ("i. Aportación requerida", "i. Recipient share required"),
    "partner-form.row-j": ("j. Aportación ejercida", "j. Recipient share of expenditures"),
    "partner-form.row-k": ("k. Aportación por ejercer (i - j)", "k. Remaining share (i - j)"),
    "partner-form.row-l": ("l. Ingresos del programa", "l. Program income earned"),
    "partner-form.row-m": ("m. Usados como deducción", "m. Expended, deduction"),
    "partner-form.row-n": ("n. Usados como adición", "n. Expended, addition"),
    "partner-form.row-o": ("o. Sin usar (l - m - n)", "o. Unexpended (l - m - n)"),
    "partner-form.row-indirect": ("Gasto indirecto", "Indirect expense"),
    "partner-form.row-management": (
        "Gestión del programa (de ninguna actividad)",
        "Programme management (of no activity)",
    ),
    "partner-form.row-several": (
        "De varias actividades, sin desglose",
        "Of several activities, not split",
    ),
    "partner-form.row-no-expenditure": (
        "Actividades sin gasto en el periodo",
        "Activities without expenditure in the period",
    ),
    "partner-form.row-support-cost": (
        "Costos de apoyo: ______ %",
        "Support cost: ______ %",
    ),
    "partner-form.row-own-left": ("Aportación propia por ejercer", "Own contribution left"),
    "partner-form.row-taken-over": (
        "Saldo inicial, sobre lo acumulado anterior",
        "Opening balance, beyond earlier amounts",
    ),
    "partner-form.row-fund": ("{currency}", "{currency}"),
    # Certifications and signatures
    "partner-form.for-the-agency": ("Para uso del organismo", "For the agency's use"),
    "partner-form.certify-request": (
        "Lo solicitado es el gasto estimado del plan de trabajo; se anexa su costo por partidas.",
        "The request is the estimated expenditure of the work plan; its itemised cost estimate is "
        "attached.",
    ),
    "partner-form.certify-actual": (
        "El gasto real se hizo conforme al plan de trabajo; sus comprobantes se conservan cinco "
        "años a disposición del organismo.",
        "The actual expenditure was made by the work plan; its records are kept available to the "
        "agency for five years.",
    ),
    "partner-form.certify-report": (
        "El informe es verídico y completo, y el gasto es el que autoriza la subvención.",
        "The report is true and complete, and the expenditures are those that the award allows.",
    ),
    "partner-form.signer-officer": (
        "Funcionario autorizado: nombre, cargo y fecha",
        "Authorised officer: name, title and date",
    ),
    "partner-form.signer-agency": (
        "Organismo: aprobado por, cargo y fecha",
        "Agency: approved by, title and date",
    ),
    "partner-form.signer-prepared": ("Elaboró", "Prepared by"),
    "partner-form.signer-reviewed": ("Revisó", "Reviewed by"),
    "partner-form.signer-authorised": ("Autorizó", "Authorised by"),
    # Notes
    "partner-form.note-accrued-by-issue": (
        "Devengado: por la fecha de emisión; de un gasto que no la dice, lo pagado es lo "
        "devengado. Subejercicio = modificado - devengado.",
        "Accrued: by the day of issue; of an expenditure that does not say it, what is paid is "
        "what is accrued. Unspent = modified - accrued.",
    ),
    "partner-form.note-face-authorised": (
        "A: el presupuesto modificado, menos lo aceptado antes del periodo. B: lo ejercido en el "
        "periodo. C: de eso, lo que no se rechazó. C, D, F y G los llena el organismo: se entregan "
        "vacíos.",
        "A: the modified budget, less what was accepted before the period. B: what was spent in "
        "the period. C: of that, what was not disallowed. C, D, F and G are the agency's: they are "
        "handed in empty.",
    ),
    "partner-form.note-face-rows": (
        "Se autoriza y se solicita por rubro. Debajo de cada uno, las actividades en que se "
        "ejerció lo de B, que suman lo del rubro. Los costos de apoyo no están en los libros: si "
        "los hay, se suman al total.",
        "Money is authorised and requested by budget line. Under each stand the activities that B "
        "was spent for, which add up to the line. Support cost is not in the books: where there is "
        "some, it adds to the total.",
    ),
    "partner-form.note-sf425-lines": (
        "a: lo recibido menos lo reintegrado. b y e: lo ejercido menos la aportación propia. d: la "
        "suma de los montos autorizados, si están en la moneda del convenio. i: la aportación "
        "propia convenida, igual. l: otros ingresos, sin lo que aportaron otros. Los rendimientos "
        "no son ingresos del programa: están en 12.",
        "a: what was received less what was returned. b and e: what was spent less the own "
        "contribution. d: the sum of the ceilings, where they are in the agreement's currency. i: "
        "the own share agreed, likewise. l: other income, without what others contributed. "
        "Interest is no program income: it stands in 12.",
    ),
    "partner-form.note-variation": (
        "Modificado = contrato o última adenda + reasignado. Variación = acumulado - modificado: "
        "por debajo de cero, lo que no se ha ejercido. Importes en la moneda del rubro.",
        "Modified = contract or last addendum + reallocated. Variation = cumulative - modified: "
        "below zero, what is not spent. Amounts are in the currency of each heading.",
    ),
    "partner-form.note-pending-rate": (
        "Lo comprometido y no pagado. En la moneda del convenio: al promedio de todo lo que llegó "
        "en la otra; donde no llegó nada, no se sabe y está vacío.",
        "What is committed and not paid. In the agreement's currency: at the average of all that "
        "came in the other; where nothing came, it is not known, and empty.",
    ),
    "partner-form.note-pending-all": (
        "El convenio no es en euros: están todos, también los de 500 EUR o menos.",
        "The agreement is not in euros: all are listed, those of EUR 500 or less too.",
    ),
    "partner-form.note-units-rounded": (
        "El valor unitario de {lines} está redondeado al centavo: unidades por valor no da el "
        "presupuesto exacto.",
        "The unit value of {lines} is rounded to the cent: units times value is not the exact "
        "budget.",
    ),
    "partner-form.note-list-differs": (
        "La relación de gastos suma {listed} y lo ejercido en el periodo es {period}: lo que valía "
        "el gasto anterior cambió desde entonces.",
        "The list of expenditures comes to {listed}, and what was spent in the period is {period}: "
        "what earlier spending was worth has changed since.",
    ),
    "partner-form.note-letter-returned": (
        "Conforme al convenio se reintegran {amount}.",
        "Under the agreement {amount} are returned.",
    ),
    "partner-form.note-letter-proved": (
        "Se anexa el comprobante de la transferencia.",
        "The receipt of the transfer is attached.",
    ),
    "partner-form.note-letter-unproved": (
        "El comprobante de la transferencia no está en el registro: anéxelo.",
        "The receipt of the transfer is not in the ledger: attach it.",
    ),
}

MISUSE: dict[str, Both] = {
    "own-form.ending": (
        "{path} se llenaría en {to}. Qué hacer: dé un formato .docx o .xlsx, y un archivo que "
        "termine igual",
        "{path} would be filled in as {to}. What to do: give a form that is .docx or .xlsx, and a "
        "file that ends as it does",
    ),
    "own-form.unreadable": (
        "no se puede leer el formato: {said}. Qué hacer: ábralo y guárdelo de nuevo",
        "the form cannot be read: {said}. What to do: open it, and save it again",
    ),
    "partner-form.unknown": (
        "no hay un formato «{seen}». Qué hacer: diga uno de estos: {expected}",
        "there is no form «{seen}». What to do: say one of these: {expected}",
    ),
    "partner-form.no-refund": (
        "{code} no tiene reintegros en esos días, hasta el {on}. Qué hacer: registre el reintegro, "
        "o diga otros días",
        "{code} has no refunds in those days, up to {on}. What to do: record the refund, or name "
        "other days",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "own-form-unknown": FindingText(
        what=(
            "{{{{{seen}}}}}: no es el nombre de una cifra; de los parecidos, {known}",
            "{{{{{seen}}}}}: it is the name of no figure; of similar ones, {known}",
        ),
        remedy=(
            "corrija el nombre en el formato; docs/partner-forms.md dice cómo se forman",
            "mend the name in the form; docs/partner-forms.md says how they are made",
        ),
        meaning=(
            "Lo que va entre llaves dobles en el formato de la oficina es el nombre de una cifra "
            "del estado de ejercicio. Un nombre que no se reconoce queda en el formato tal cual.",
            "What stands between double braces in an office's form is the name of a figure of the "
            "statement. A name that is not known stays in the form as it is.",
        ),
    ),
    "own-form-empty": FindingText(
        what=(
            "{{{{{seen}}}}}: los libros no tienen ese dato",
            "{{{{{seen}}}}}: the books do not have it",
        ),
        remedy=(
            "regístrelo, o escríbalo a mano en el formato",
            "record it, or write it into the form by hand",
        ),
        meaning=(
            "El estado de ejercicio puede tener ese dato, pero de este convenio y de esos días no "
            "se registró nada. No se pone un cero.",
            "A statement may have it, but nothing was recorded of it for this agreement and these "
            "days. No zero is put in its place.",
        ),
    ),
}
