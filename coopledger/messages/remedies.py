"""What to do about what is found: a remedy for each code, key -> (Spanish, English)."""

from coopledger.messages.themes import FOUND

_RESTORE = (
    "recupere el último respaldo íntegro y averigüe quién escribió fuera del programa",
    "restore the last intact backup, and find out who wrote around the program",
)

_DATE_OR_REOPEN = (
    "féchelo en un día abierto, o reabra el año con su motivo: coopledger period CLAVE AÑO open "
    "--reason «por qué»",
    "date it on an open day, or reopen the year with a reason: coopledger period CODE YEAR open "
    "--reason «why»",
)

_REMEDY: dict[str, tuple[str, str]] = {
    "unknown-format": (
        "guárdelo como libro de Excel (.xlsx)",
        "save it as an Excel workbook (.xlsx)",
    ),
    "not-a-workbook": (
        "ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)»",
        "open it in Excel and save it as «Excel Workbook (.xlsx)»",
    ),
    "workbook-locked": (
        "quítele la contraseña en Excel (Archivo, Información, Proteger libro) y repita",
        "remove the password in Excel (File, Info, Protect Workbook) and repeat",
    ),
    "workbook-old": (
        "ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)»",
        "open it in Excel and save it as «Excel Workbook (.xlsx)»",
    ),
    "workbook-damaged": (
        "ábralo en Excel, repárelo y guárdelo de nuevo",
        "open it in Excel, repair it and save it again",
    ),
    "document-locked": ("ciérrelo y repita", "close it and repeat"),
    "document-unsafe": (
        "pida el archivo original a quien lo hizo; no abra este",
        "ask whoever made it for the original; do not open this one",
    ),
    "archive-damaged": (
        "vuelva a hacerlo, sin contraseña, con un archivo .csv por tabla",
        "make it again, without a password, with one .csv file a table",
    ),
    "table-unnamed": (
        "dele el nombre de una hoja conocida, como Gastos.csv; si es la tabla de un banco, diga "
        "cuál con --profile",
        "give it the name of a known sheet, such as Expenditures.csv; if it is a bank's table, say "
        "which with --profile",
    ),
    "table-not-text": (
        "guárdelo en Excel como «CSV UTF-8 (delimitado por comas)»",
        "save it in Excel as «CSV UTF-8 (Comma delimited)»",
    ),
    "table-damaged": (
        "revise las comillas, o guárdelo de nuevo como «CSV UTF-8 (delimitado por comas)»",
        "look at its quotes, or save it again as «CSV UTF-8 (Comma delimited)»",
    ),
    "rows-too-long": (
        "ponga entre comillas los importes que llevan comas, o guárdelo de nuevo desde Excel",
        "put amounts that have commas in quotes, or save it again from Excel",
    ),
    "json-unreadable": (
        "corrija el programa que lo hizo; docs/facts.schema.json dice su forma",
        "correct the program that made it; docs/facts.schema.json says its form",
    ),
    "json-without-facts": (
        "corrija el programa que lo hizo; docs/facts.schema.json dice su forma",
        "correct the program that made it; docs/facts.schema.json says its form",
    ),
    "opening-sheet": (
        "deje una sola hoja Convenio o Programa; si el libro ya está guardado, basta con decir "
        "cuál es con --book CLAVE o en una columna Convenio",
        "leave one sheet Agreement or Programme; where the book is recorded already, it is enough "
        "to say which it is with --book CODE or in a column Agreement",
    ),
    "sheet-ignored": (
        "si tiene datos del libro, dele el nombre de una hoja conocida (p. ej. Gastos)",
        "if it has data of the book, give it a known sheet's name (such as Expenditures)",
    ),
    "json-value": (
        "corrija el programa que lo hizo, según docs/facts.schema.json; un importe es texto con su "
        'moneda: "1500.50 MXN"',
        "correct the program that made it, by docs/facts.schema.json; an amount is text with its "
        'currency: "1500.50 MXN"',
    ),
    "hidden-rows": (
        "muéstrelas y revíselas; si sobran, bórrelas",
        "unhide them and look at them; if they should not be there, delete them",
    ),
    "no-headers": (
        "ponga los encabezados en una fila, arriba de los datos",
        "put the headers in one row, above the data",
    ),
    "column-ignored": (
        "si debe leerse, corrija su encabezado; si no, puede dejarla",
        "if it should be read, correct its header; if not, it may stay",
    ),
    "field-ignored": (
        "si debe leerse, corrija su nombre; si no, puede dejarlo",
        "if it should be read, correct its name; if not, it may stay",
    ),
    "header-twice": ("quite o renombre uno de los dos", "remove or rename one of the two"),
    "missing-column": ("agréguela y llénela", "add it and fill it in"),
    "missing-value": ("llene la celda", "fill in the cell"),
    "missing-reference": (
        "escriba el folio de su documento, o use el que se propone",
        "write the reference of its document, or use the one proposed",
    ),
    "merged-cells": (
        "separe las celdas y escriba el dato en cada fila",
        "unmerge the cells and write the value in each row",
    ),
    "totals-row": ("nada; puede dejarla", "nothing; it may stay"),
    "totals-differ": (
        "revise el rango de la suma, y que no falte ni sobre ninguna fila",
        "look at the range of the sum, and that no row is missing or too many",
    ),
    "invalid-value": ("corrija la celda", "correct the cell"),
    "error-value": (
        "corrija la fórmula, o escriba el valor",
        "correct the formula, or write the value",
    ),
    "formula-without-value": (
        "abra el libro en Excel, guárdelo y repita, o escriba el valor",
        "open the workbook in Excel, save it and repeat, or write the value",
    ),
    "amount-unreadable": (
        "escríbalo así; si todo el documento usa otro estilo, dígalo en «Estilo de números» de la "
        "primera hoja, o con --numbers",
        "write it like that; if the whole document has another style, say so in «Number style» on "
        "the first sheet, or with --numbers",
    ),
    "missing-currency": (
        "llene la columna de su moneda, o póngala en el encabezado, como Importe (MXN)",
        "fill in the column of its currency, or put it in the header, like Amount (MXN)",
    ),
    "unknown-currency": (
        "escriba su código de tres letras: MXN, EUR, USD",
        "write its three-letter code: MXN, EUR, USD",
    ),
    "two-currencies": ("deje solo la correcta", "leave only the one that is right"),
    "too-many-digits": (
        "escriba el importe como se pagó, ya redondeado",
        "write the amount as it was paid, already rounded",
    ),
    "amount-too-large": (
        "revise la cifra; si es correcta y no pasa de 18 cifras, escríbala como texto",
        "check the figure; if it is right and has no more than 18 digits, write it as text",
    ),
    "not-positive": (
        "escriba un importe mayor que cero; lo que se devuelve al donante va en Reintegros",
        "write an amount above zero; what goes back to the partner belongs in Refunds",
    ),
    "date-unreadable": (
        "escriba un día (29/12/2016), un mes (2016-08), un año (2016) o un periodo "
        "(2016-10-05 a 2016-12-02)",
        "write a day (29/12/2016), a month (2016-08), a year (2016) or a range "
        "(2016-10-05 to 2016-12-02)",
    ),
    "two-digit-year": (
        "escriba el año con cuatro cifras",
        "write the year with four digits",
    ),
    "date-as-number": (
        "si es esa fecha, dé a la celda formato de fecha; si no, escriba la que es",
        "if that is the date, give the cell a date's format; if not, write the right one",
    ),
    "count-unreadable": ("escriba cuántas son: 1, 2, 15", "write how many they are: 1, 2, 15"),
    "not-a-choice": (
        "elija una de ellas; si Excel la toma por un número, escríbala con un apóstrofo delante",
        "choose one of them; if Excel takes it for a number, type an apostrophe before it",
    ),
    "unprintable-text": ("bórrelo y escríbalo de nuevo", "delete it and type it again"),
    "text-too-long": ("abrévielo", "shorten it"),
    "code-twice": ("cambie una de las dos, o quítela", "change one of the two, or remove it"),
    "end-before-start": ("corrija una de las dos fechas", "correct one of the two dates"),
    "parts-exceed-whole": ("corrija las partes o el importe", "correct the parts or the amount"),
    "unknown-book": (
        "registre primero el convenio o el programa",
        "record the agreement or programme first",
    ),
    "same-reference": (
        "si es otro hecho, dele otro folio; si es una corrección, repita con "
        "--correct --reason «por qué»: lo anterior se reversa y queda en la historia",
        "give another fact another reference; for a correction, repeat with "
        "--correct --reason «why»: what was there is reversed and stays in the history",
    ),
    "issued-elsewhere": (
        "quítelo del documento; para emitir uno aquí: coopledger issue",
        "take it out of the document; to issue one here: coopledger issue",
    ),
    "not-correctable": (
        "deje la fila como estaba; un convenio cambia por adenda (hoja Adendas), y otro hecho "
        "lleva otro folio",
        "leave the row as it was; an agreement changes by an addendum (sheet Addenda), and another "
        "fact has another reference",
    ),
    "corrected": (
        "nada; lo anterior queda reversado en la historia, con el motivo",
        "nothing; what was there stays in the history, reversed, with the reason",
    ),
    "corrected-later": (
        "nada; si la corrección debe verse en el año cerrado, reábralo antes con su motivo: "
        "coopledger period CLAVE AÑO open --reason «por qué»",
        "nothing; where the correction must show in the closed year, reopen that first with a "
        "reason: coopledger period CODE YEAR open --reason «why»",
    ),
    "withdrawn": (
        "quite la fila; para registrarla de nuevo, póngale otro folio o la revisión siguiente",
        "remove the row; to record it anew, give it another reference or the next revision",
    ),
    "not-in-document": (
        "nada, si el documento es solo de una parte; si una fila se borró por error, repóngala; si "
        "ya no vale, regístrela en la hoja Reversas",
        "nothing, where the document is only of a part; if a row was deleted by mistake, put it "
        "back; if it is no longer so, record it in the sheet Reversals",
    ),
    "reference-twice": (
        "dé a cada hecho su propia referencia",
        "give each fact a reference of its own",
    ),
    "row-repeated": (
        "si son dos hechos, dé a cada uno su referencia; si no, borre una fila",
        "if they are two facts, give each its reference; if not, delete a row",
    ),
    "not-in-programme": (
        "regístrelo en el libro de su convenio",
        "record it in its agreement's book",
    ),
    "unknown-account": (
        "corrija la cuenta; en un programa, deje la celda vacía",
        "correct the account; in a programme, leave the cell empty",
    ),
    "account-not-named": ("llene la columna Cuenta", "fill in the column Account"),
    "currency-mismatch": ("corrija la moneda o el importe", "correct the currency or the amount"),
    "worth-missing": (
        "llene la columna Enviado con su moneda",
        "fill in the column Sent with its currency",
    ),
    "worth-not-face": (
        "deje vacía esa columna; una comisión es un gasto aparte",
        "leave that column empty; a fee is an expenditure of its own",
    ),
    "unknown-line": (
        "corrija el rubro, o agréguelo: en la hoja Rubros, o con una adenda si el convenio ya está "
        "guardado; en un programa, deje la celda vacía",
        "correct the line, or add it: on the sheet Budget lines, or by an addendum if the "
        "agreement is recorded; in a programme, leave the cell empty",
    ),
    "ineligible-line": (
        "pague este gasto con otros recursos, o corrija el rubro",
        "pay for this with other money, or correct the line",
    ),
    "unknown-activity": (
        "corrija la clave, o agregue la actividad en la hoja Actividades",
        "correct the code, or add the activity on the sheet Activities",
    ),
    "outside-period": (
        "corrija la fecha, registre la adenda que amplió la vigencia, o pague este gasto con otros "
        "recursos",
        "correct the date, record the addendum that extended the period, or pay for this with "
        "other money",
    ),
    "partly-outside-period": (
        "si sabe el día, escríbalo; se tomó tal cual",
        "if you know the day, write it; it was taken as it is",
    ),
    "future-date": (
        "corrija la fecha; se registra lo que ya pasó",
        "correct the date; what is recorded has happened",
    ),
    "total-too-large": ("revise el importe", "check the amount"),
    "spent-beyond-received": (
        "registre la ministración que falta o corrija la fecha",
        "record the disbursement that is missing or correct the date",
    ),
    "refund-beyond-held": (
        "corrija el importe o la fecha del reintegro",
        "correct the refund's amount or its date",
    ),
    "transfer-beyond-held": (
        "corrija el importe, la cuenta o la fecha del traspaso",
        "correct the transfer's amount, account or date",
    ),
    "leaves-without-money": (
        "corrija el importe o la fecha, o reverse primero el otro movimiento",
        "correct the amount or the date, or reverse the other event first",
    ),
    "same-account": ("corrija una de las dos", "correct one of the two"),
    "exchange-in-one-currency": (
        "deje vacío lo que llegó; una comisión es un gasto aparte",
        "leave empty what arrived; a fee is an expenditure of its own",
    ),
    "arrived-missing": (
        "llene la columna Llegó con su moneda",
        "fill in the column Arrived with its currency",
    ),
    "unknown-event": ("corrija el folio o la revisión", "correct the reference or the revision"),
    "not-reversible": (
        "un convenio cambia con una adenda; lo que se reversó por error se guarda de nuevo con la "
        "siguiente revisión",
        "an agreement changes by an addendum; what was reversed by mistake is recorded again with "
        "the next revision",
    ),
    "already-reversed": (
        "quite esta reversa; lo correcto va en la siguiente revisión",
        "remove this reversal; what is right goes in the next revision",
    ),
    "reversal-before-event": (
        "féchela como el movimiento, o después",
        "date it as the event, or later",
    ),
    "reversal-leaves-recovery": (
        "reverse primero la recuperación",
        "reverse the recovery first",
    ),
    "revision-out-of-order": (
        "reverse primero la revisión vigente, y dé a la nueva el número que le sigue",
        "reverse the revision that stands first, and give the new one the number after it",
    ),
    "revision-before-reversal": (
        "féchela el día de la reversa, o después",
        "date it on the day of the reversal, or later",
    ),
    "unknown-expenditure": (
        "corrija el folio del gasto, o regístrelo primero",
        "correct the expenditure's reference, or record it first",
    ),
    "recovery-before-expenditure": (
        "corrija una de las dos fechas",
        "correct one of the two dates",
    ),
    "recovery-beyond-expenditure": (
        "corrija el importe; si el dinero es de otro gasto, cite ese",
        "correct the amount; if it came back for another expenditure, name that one",
    ),
    "recovery-part-unclear": (
        "diga de qué rubro y de qué actividad se recuperó",
        "say which line and which activity it came back for",
    ),
    "disallowed-beyond-expenditure": ("corrija el importe", "correct the amount"),
    "same-line": ("corrija uno de los dos", "correct one of the two"),
    "line-without-ceiling": (
        "dé un tope al rubro con una adenda, o corrija el rubro",
        "give the line a ceiling by an addendum, or correct the line",
    ),
    "balance-needs-day": ("escriba el día: 29/12/2016", "write the day: 29/12/2016"),
    "account-unreadable": (
        "escríbala como MXN, como BANORTE-1 = MXN o como ANT-1 = MXN (Dirección de área)",
        "write it like MXN, like BANORTE-1 = MXN or like ANT-1 = MXN (Head of office)",
    ),
    "rate-unreadable": (
        "escríbalo como 25 MXN por EUR, o como MXN, día, BCE",
        "write it like 25 MXN per EUR, or like MXN, day, ECB",
    ),
    "number-not-exact": ("escríbalo como 21.5", "write it like 21.5"),
    "rate-value": ("corrija el tipo o quite el valor", "correct the basis or remove the value"),
    "rate-own-currency": ("quite ese tipo de cambio", "remove that rate"),
    "rate-source": ("diga quién lo publica", "say who publishes it"),
    "reallocation-beyond-limit": (
        "pida una adenda, o reasigne menos",
        "ask for an addendum, or reallocate less",
    ),
    "line-over-ceiling": (
        "reasigne presupuesto, pida una adenda, o pague el exceso con otros recursos",
        "reallocate budget, ask for an addendum, or pay the excess with other money",
    ),
    "not-zero-at-closing": (
        "registre el reintegro o los gastos que falten",
        "record the refund or the expenditures that are missing",
    ),
    "refund-due": ("prepare el reintegro", "prepare the refund"),
    "refund-overdue": (
        "reintegre y regístrelo, o pida una adenda",
        "send it back and record it, or ask for an addendum",
    ),
    "report-due": ("prepare el informe", "prepare the report"),
    "report-overdue": (
        "entréguelo, o pida una adenda",
        "deliver it, or ask for an addendum",
    ),
    "advance-outstanding": (
        "pida la comprobación a tiempo",
        "ask for the account in time",
    ),
    "advance-overdue": (
        "pida la comprobación, o el reintegro del anticipo",
        "ask for the account, or for the advance back",
    ),
    "due-back": (
        "registre la recuperación o el reintegro, con su gasto no aceptado",
        "record the recovery or the refund, with its disallowance",
    ),
    "bank-differs": (
        "concilie con el estado de cuenta del banco y registre lo que falte",
        "reconcile with the bank's statement and record what is missing",
    ),
    "interest-owner-not-agreed": (
        "acuérdelo con el donante antes de gastarlos o reintegrarlos",
        "agree on it with the partner before it is spent or returned",
    ),
    "interest-to-partner": ("inclúyalos en el reintegro", "include it in the refund"),
    "interest-to-recipient": (
        "no los incluya en el reintegro",
        "leave it out of the refund",
    ),
    "unspent": ("revise el programa de gasto", "look at the spending plan"),
    "pace": ("revise el programa de gasto", "look at the spending plan"),
    "returned-before": ("si aún no lo ha hecho, solicítelos", "if you have not yet, request it"),
    "rate-missing": (
        "pida la revisión de este convenio a un programa que dé el tipo de cambio",
        "let a program that gives the rate check this agreement",
    ),
    "period-closed": _DATE_OR_REOPEN,
    "period-adjusting": _DATE_OR_REOPEN,
    "period-not-over": ("espere a que termine el año", "wait until the year is over"),
    "period-earlier-open": (
        "cierre o ajuste primero el año anterior",
        "close or adjust the earlier year first",
    ),
    "period-later-closed": (
        "reabra primero el año posterior, y ciérrelo de nuevo al final",
        "reopen the later year first, and close it again in the end",
    ),
    "period-needs-reason": (
        "repita con --reason «por qué»; queda en la historia",
        "repeat with --reason «why»; it stays in the history",
    ),
    "period-has-errors": (
        "resuélvalos y repita; coopledger check CLAVE --on DÍA los muestra uno por uno",
        "resolve them and repeat; coopledger check CODE --on DAY shows them one by one",
    ),
    "period-needs-year": ("escriba el año: 2016", "write the year: 2016"),
    "period-not-reversible": (
        "cambie su estado: coopledger period CLAVE AÑO open --reason «por qué»",
        "change its state: coopledger period CODE YEAR open --reason «why»",
    ),
    "verify.gap": _RESTORE,
    "verify.broken-link": _RESTORE,
    "verify.altered": _RESTORE,
    "verify.derived": _RESTORE,
    "verify.not-a-fact": _RESTORE,
    "verify.no-opening": _RESTORE,
    "verify.closed-period": _RESTORE,
    "verify.law": _RESTORE,
    "verify.issued": _RESTORE,
    "verify.issued-place": _RESTORE,
    "verify.cut": _RESTORE,
    "verify.rewritten": _RESTORE,
}

REMEDIES: dict[str, tuple[str, str]] = {
    **{f"remedy.{code}": said for code, said in _REMEDY.items()},
    **{f"remedy.{code}": said.remedy for code, said in FOUND.items()},
}
