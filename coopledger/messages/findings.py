"""What is found in data: a message for each code, key -> (Spanish, English)."""

from coopledger.messages.themes import FOUND

_WHAT: dict[str, tuple[str, str]] = {
    # The document as a whole
    "unknown-format": (
        "no se leen archivos {seen}; se leen {expected}",
        "{seen} files are not read; {expected} files are",
    ),
    "not-a-workbook": (
        "no es un libro de Excel, aunque su nombre lo diga",
        "this is no Excel workbook, whatever its name says",
    ),
    "workbook-locked": (
        "el libro tiene contraseña",
        "the workbook has a password",
    ),
    "workbook-old": (
        "el libro es de un Excel anterior a 2007 (.xls)",
        "the workbook is of an Excel before 2007 (.xls)",
    ),
    "workbook-damaged": (
        "el libro está dañado y no se puede leer",
        "the workbook is damaged and cannot be read",
    ),
    "document-locked": (
        "otro programa tiene abierto el archivo",
        "another program has the file open",
    ),
    "document-unsafe": (
        "el archivo trae contenido que puede dañar el equipo y no se abrió",
        "the file has content that can do harm and was not opened",
    ),
    "archive-damaged": (
        "el archivo .zip está dañado o tiene contraseña",
        "the .zip archive is damaged or has a password",
    ),
    "table-unnamed": (
        "el nombre «{seen}» no dice de qué tabla es",
        "the name «{seen}» does not say which table it is",
    ),
    "table-not-text": (
        "el archivo no es texto separado por comas",
        "the file is no comma-separated text",
    ),
    "table-damaged": (
        "el texto separado por comas está dañado: {seen}",
        "the comma-separated text is damaged: {seen}",
    ),
    "rows-too-long": (
        "hay filas con más de {expected} celdas, que son las de sus encabezados: {seen}",
        "there are rows with more cells than the {expected} of their headers: {seen}",
    ),
    "json-unreadable": (
        "el archivo no es JSON que se pueda leer: {seen}",
        "the file is no JSON that can be read: {seen}",
    ),
    "json-without-facts": (
        "el archivo JSON no es un objeto con una lista «facts»",
        "the JSON file is no object with a list «facts»",
    ),
    "opening-sheet": (
        "se esperaba una hoja Convenio o una hoja Programa, y hay {seen}",
        "one sheet Agreement or one sheet Programme was expected, and there are {seen}",
    ),
    "sheet-ignored": (
        "la hoja no es de las conocidas y no se leyó",
        "the sheet is none of those known and was not read",
    ),
    "json-value": (
        "{seen} no es lo que se espera aquí",
        "{seen} is not what is expected here",
    ),
    "hidden-rows": (
        "la hoja está oculta o tiene filas ocultas, que también se leyeron",
        "the sheet is hidden or has hidden rows, which were read too",
    ),
    "no-headers": (
        "no se hallaron los encabezados ({expected}…)",
        "the headers were not found ({expected}…)",
    ),
    "column-ignored": (
        "la columna «{seen}» no es de las conocidas y no se leyó",
        "the column «{seen}» is none of those known and was not read",
    ),
    "field-ignored": (
        "el dato «{seen}» no es de los conocidos y no se leyó",
        "the field «{seen}» is none of those known and was not read",
    ),
    "header-twice": (
        "hay dos encabezados para lo mismo; el segundo es «{seen}»",
        "two headers say the same; the second is «{seen}»",
    ),
    "missing-column": (
        "falta la columna o el dato «{field}»",
        "the column or field «{field}» is missing",
    ),
    # A cell
    "missing-value": (
        "falta un dato obligatorio",
        "a required value is missing",
    ),
    "missing-reference": (
        "falta el folio; el siguiente libre es «{proposed}»",
        "the reference is missing; the next free one is «{proposed}»",
    ),
    "merged-cells": (
        "la celda está combinada con otra y no tiene dato propio",
        "the cell is merged with another and has no value of its own",
    ),
    "totals-row": (
        "la fila es de totales y no se leyó como dato",
        "the row is one of totals and was not read as data",
    ),
    "totals-differ": (
        "la fila de totales dice {seen} y las filas suman {expected}",
        "the row of totals says {seen} and the rows add up to {expected}",
    ),
    "invalid-value": (
        "no se puede usar «{seen}» aquí",
        "«{seen}» cannot be used here",
    ),
    "error-value": (
        "la celda tiene un error de Excel: {seen}",
        "the cell has an Excel error: {seen}",
    ),
    "formula-without-value": (
        "la fórmula {seen} no tiene un resultado guardado",
        "the formula {seen} has no stored result",
    ),
    "amount-unreadable": (
        "«{seen}» no se puede leer como importe; este documento los escribe así: {style}",
        "«{seen}» cannot be read as an amount; this document writes them like {style}",
    ),
    "missing-currency": (
        "el importe {seen} no dice su moneda",
        "the amount {seen} does not say its currency",
    ),
    "unknown-currency": (
        "«{seen}» no es una moneda que se conozca",
        "«{seen}» is no currency that is known",
    ),
    "two-currencies": (
        "el importe «{seen}» dice más de una moneda: {currencies}",
        "the amount «{seen}» says more than one currency: {currencies}",
    ),
    "too-many-digits": (
        "{seen} tiene más decimales que {currency} ({digits})",
        "{seen} has more digits than {currency} ({digits})",
    ),
    "amount-too-large": (
        "{seen} es demasiado grande",
        "{seen} is too large",
    ),
    "not-positive": (
        "el importe es {seen} y debe ser mayor que cero",
        "the amount is {seen} and must be above zero",
    ),
    "date-unreadable": (
        "«{seen}» no se puede leer como fecha",
        "«{seen}» cannot be read as a date",
    ),
    "two-digit-year": (
        "la fecha «{seen}» dice el año con dos cifras",
        "the date «{seen}» says its year with two digits",
    ),
    "date-as-number": (
        "{seen} es un número sin formato de fecha; en Excel sería {day}",
        "{seen} is a number without a date's format; in Excel it would be {day}",
    ),
    "count-unreadable": (
        "«{seen}» no es un número entero mayor que cero",
        "«{seen}» is no whole number above zero",
    ),
    "not-a-choice": (
        "«{seen}» no es una de las opciones: {expected}",
        "«{seen}» is none of the options: {expected}",
    ),
    "unprintable-text": (
        "el texto «{seen}» trae caracteres invisibles",
        "the text «{seen}» has invisible characters",
    ),
    "text-too-long": (
        "el texto «{seen}...» pasa de {longest} caracteres",
        "the text «{seen}...» has more than {longest} characters",
    ),
    "code-twice": (
        "la clave «{seen}» está dos veces",
        "the code «{seen}» stands twice",
    ),
    "end-before-start": (
        "el fin ({end}) es anterior al inicio ({start})",
        "the end ({end}) is before the start ({start})",
    ),
    "parts-exceed-whole": (
        "las partes suman {parts}, más que el importe del gasto, {whole}",
        "the parts add up to {parts}, more than the expenditure's {whole}",
    ),
    # Facts beside each other
    "unknown-book": (
        "no hay ningún convenio o programa «{seen}»",
        "there is no agreement or programme «{seen}»",
    ),
    "same-reference": (
        "ya hay un registro «{reference}» con otro contenido: {differences}",
        "«{reference}» is already recorded with other content: {differences}",
    ),
    "issued-elsewhere": (
        "el estado emitido «{reference}» vio {seq} registros de este libro, que tiene {expected}",
        "the issued statement «{reference}» saw {seq} records of this book, which has {expected}",
    ),
    "not-correctable": (
        "«{reference}» ya está guardada con otro contenido, que no se corrige: {differences}",
        "«{reference}» is already recorded with other content, which is not corrected: "
        "{differences}",
    ),
    "corrected": (
        "«{reference}» pasa a su revisión {revision}: {differences}",
        "«{reference}» becomes its revision {revision}: {differences}",
    ),
    "corrected-later": (
        "«{reference}» pasa a su revisión {revision}: {differences}; como {year} está cerrado, lo "
        "anterior cuenta hasta que se reversa, el {on}",
        "«{reference}» becomes its revision {revision}: {differences}; as {year} is closed, what "
        "was there counts until it is reversed, on {on}",
    ),
    "withdrawn": (
        "«{reference}» está guardada y reversada: la fila ya no cuenta",
        "«{reference}» is recorded and reversed: the row does not count any more",
    ),
    "not-in-document": (
        "{kind} del libro que no están en este documento ({count}): {seen}",
        "{kind} of the book that are not in this document ({count}): {seen}",
    ),
    "reference-twice": (
        "«{reference}» ya está en este documento ({earlier}) con otro contenido: {differences}",
        "«{reference}» is already in this document ({earlier}) with other content: {differences}",
    ),
    "row-repeated": (
        "la fila repite otra igual ({earlier}); cuenta una sola vez",
        "the row repeats an equal one ({earlier}); it counts once",
    ),
    "not-in-programme": (
        "«{seen}»: un programa con recursos propios solo tiene gastos y aportaciones en especie",
        "«{seen}»: a programme on own funds has only expenditures and contributions in kind",
    ),
    "unknown-account": (
        "la cuenta «{seen}» no es del libro; {expected}",
        "the account «{seen}» is not the book's; {expected}",
    ),
    "account-not-named": (
        "hay más de una cuenta para {seen}: {expected}",
        "there is more than one account for {seen}: {expected}",
    ),
    "currency-mismatch": (
        "el importe está en otra moneda: {seen}; se esperaba {expected}",
        "the amount is in another currency: {seen}; {expected} was expected",
    ),
    "worth-missing": (
        "falta lo que el donante envió, en {expected}",
        "what the partner sent is missing, in {expected}",
    ),
    "worth-not-face": (
        "en la moneda del convenio el valor es el importe mismo ({expected}), y dice {seen}",
        "in the agreement's own currency worth is the amount itself ({expected}); it says {seen}",
    ),
    "unknown-line": (
        "el rubro «{seen}» no es del convenio; {expected}",
        "the budget line «{seen}» is not the agreement's; {expected}",
    ),
    "ineligible-line": (
        "el rubro «{seen}» ({title}) no es elegible",
        "the budget line «{seen}» ({title}) is not eligible",
    ),
    "unknown-activity": (
        "la actividad «{seen}» no está en el libro; {expected}",
        "the activity «{seen}» is not in the book; {expected}",
    ),
    "outside-period": (
        "el gasto ({seen}) está fuera de la vigencia del convenio ({start} a {end})",
        "the expenditure ({seen}) is outside the agreement's period ({start} to {end})",
    ),
    "partly-outside-period": (
        "parte de la fecha del gasto ({seen}) cae fuera de la vigencia del convenio "
        "({start} a {end})",
        "part of the expenditure's date ({seen}) falls outside the agreement's period "
        "({start} to {end})",
    ),
    "future-date": (
        "la fecha {seen} es posterior a hoy ({today})",
        "the date {seen} is after today ({today})",
    ),
    "total-too-large": (
        "con {seen}, lo movido en el libro rebasa {largest}",
        "with {seen}, what moved in the book exceeds {largest}",
    ),
    "spent-beyond-received": (
        "el gasto rebasa lo recibido por {excess} al {on}{later}",
        "spending exceeds what was received by {excess} on {on}{later}",
    ),
    "refund-beyond-held": (
        "el reintegro de {seen} rebasa lo que hay en poder al {on}: {held}",
        "the refund of {seen} exceeds what is held on {on}: {held}",
    ),
    "transfer-beyond-held": (
        "el traspaso de {seen} rebasa lo que tiene la cuenta al {on}: {held}",
        "the transfer of {seen} exceeds what the account holds on {on}: {held}",
    ),
    "leaves-without-money": (
        "deja sin dinero a «{later}», ya guardado, del {on}: faltarían {missing}",
        "it leaves «{later}» of {on}, already recorded, without its money: {missing} short",
    ),
    "same-account": (
        "la cuenta de salida y la de entrada son la misma: «{seen}»",
        "the account it leaves and the one it enters are the same: «{seen}»",
    ),
    "exchange-in-one-currency": (
        "lo que llegó ({seen}) está en la misma moneda que lo que salió",
        "what arrived ({seen}) is in the same currency as what left",
    ),
    "arrived-missing": (
        "falta lo que llegó a la otra cuenta, en {expected}",
        "what arrived in the other account is missing, in {expected}",
    ),
    # Corrections of what is recorded
    "unknown-event": (
        "no hay nada guardado como «{of}», revisión {revision}",
        "nothing is recorded as «{of}», revision {revision}",
    ),
    "not-reversible": (
        "«{of}» no se puede reversar",
        "«{of}» cannot be reversed",
    ),
    "already-reversed": (
        "«{of}», revisión {revision}, ya está reversada",
        "«{of}», revision {revision}, is reversed already",
    ),
    "reversal-before-event": (
        "la reversa ({seen}) es anterior a lo que reversa ({expected})",
        "the reversal ({seen}) is before what it reverses ({expected})",
    ),
    "reversal-leaves-recovery": (
        "«{of}» tiene la recuperación «{later}», que quedaría sin su gasto",
        "«{of}» has the recovery «{later}», which would be left without its expenditure",
    ),
    "revision-out-of-order": (
        "la revisión {seen} necesita que la anterior esté guardada y reversada, y no lo está",
        "revision {seen} needs the one before recorded and reversed, and it is not",
    ),
    "revision-before-reversal": (
        "la nueva revisión ({seen}) es anterior a la reversa de la que sustituye ({expected})",
        "the new revision ({seen}) is before the reversal of the one it replaces ({expected})",
    ),
    "unknown-expenditure": (
        "no hay ningún gasto «{seen}» vigente en el libro",
        "no expenditure «{seen}» stands in the book",
    ),
    "recovery-before-expenditure": (
        "la recuperación ({seen}) es anterior a su gasto ({expected})",
        "the recovery ({seen}) is before its expenditure ({expected})",
    ),
    "recovery-beyond-expenditure": (
        "las recuperaciones de «{seen}» rebasan el gasto por {excess}",
        "the recoveries of «{seen}» exceed the expenditure by {excess}",
    ),
    "recovery-part-unclear": (
        "«{seen}» tiene varias partes: falta decir de cuál se recuperó, o esa no alcanza",
        "«{seen}» has several parts: it must be said which came back, or that one is too small",
    ),
    "disallowed-beyond-expenditure": (
        "lo no aceptado ({seen}) rebasa el gasto ({expected})",
        "what is disallowed ({seen}) exceeds the expenditure ({expected})",
    ),
    # Terms of the agreement
    "same-line": (
        "el rubro de origen y el de destino son el mismo: «{seen}»",
        "the line it leaves and the one it enters are the same: «{seen}»",
    ),
    "line-without-ceiling": (
        "el rubro «{seen}» no tiene tope; con tope {expected}",
        "the budget line «{seen}» has no ceiling; with one {expected}",
    ),
    "balance-needs-day": (
        "un saldo de banco es de un día, y dice {seen}",
        "a bank balance is of a day, and it says {seen}",
    ),
    "account-unreadable": (
        "«{seen}» no se puede leer como cuenta",
        "«{seen}» cannot be read as an account",
    ),
    "rate-unreadable": (
        "«{seen}» no se puede leer como tipo de cambio pactado",
        "«{seen}» cannot be read as a prescribed rate",
    ),
    "number-not-exact": (
        "«{seen}» no se puede leer como número mayor que cero",
        "«{seen}» cannot be read as a number above zero",
    ),
    "rate-value": (
        "un tipo de cambio fijo lleva su valor, y uno publicado no lo lleva ({basis})",
        "a fixed rate has its value, and a published one has none ({basis})",
    ),
    "rate-own-currency": (
        "{seen} es la moneda del convenio: en ella el valor es el importe mismo",
        "{seen} is the agreement's own currency: in it worth is the amount itself",
    ),
    "rate-source": (
        "un tipo de cambio publicado dice su fuente ({basis})",
        "a published rate says its source ({basis})",
    ),
    "reallocation-beyond-limit": (
        "con esta reasignación se mueven {moved} del rubro «{line}», más del {limit} % de su tope "
        "inicial ({initial})",
        "with this reallocation {moved} of the line «{line}» are moved, more than {limit} % of its "
        "initial ceiling ({initial})",
    ),
    # What stands
    "line-over-ceiling": (
        "el rubro gastó {seen} y su tope es {ceiling}: {excess} de más",
        "the line spent {seen} and its ceiling is {ceiling}: {excess} too much",
    ),
    "not-zero-at-closing": (
        "{book} terminó el {end} y quedan {held}",
        "{book} ended on {end} and {held} are left",
    ),
    "refund-due": (
        "{held} deben reintegrarse a más tardar el {by} (días que faltan: {days})",
        "{held} must go back by {by} (days left: {days})",
    ),
    "refund-overdue": (
        "{held} debieron reintegrarse a más tardar el {by} (días de retraso: {days})",
        "{held} had to go back by {by} (days late: {days})",
    ),
    "report-due": (
        "el informe debe entregarse a más tardar el {by} (días que faltan: {days})",
        "the report is due by {by} (days left: {days})",
    ),
    "report-overdue": (
        "el informe debió entregarse a más tardar el {by} (días de retraso: {days})",
        "the report was due by {by} (days late: {days})",
    ),
    "advance-outstanding": (
        "{holder}: {held} por comprobar (días: {days}; plazo: {allowed})",
        "{holder}: {held} to be accounted for (days: {days}; allowed: {allowed})",
    ),
    "advance-overdue": (
        "{holder}: {held} sin comprobar fuera de plazo (días: {days}; plazo: {allowed})",
        "{holder}: {held} not accounted for in time (days: {days}; allowed: {allowed})",
    ),
    "due-back": (
        "{due_back} no aceptados por el donante están por devolverse",
        "{due_back} that the partner did not accept are due back",
    ),
    "bank-differs": (
        "al {on} el banco dice {bank} y los libros {held}: diferencia {difference}",
        "on {on} the bank says {bank} and the books {held}: difference {difference}",
    ),
    "interest-owner-not-agreed": (
        "hay intereses por {earned} y el convenio no dice de quién son",
        "there is interest of {earned} and the agreement does not say whose it is",
    ),
    "interest-to-partner": (
        "los intereses ({earned}) son del donante",
        "the interest ({earned}) is the partner's",
    ),
    "interest-to-recipient": (
        "los intereses ({earned}) son del ejecutor",
        "the interest ({earned}) is the recipient's",
    ),
    "unspent": (
        "{held} sin gastar; lo más antiguo, desde el {since} (días: {days})",
        "{held} not spent; the oldest since {since} (days: {days})",
    ),
    "pace": (
        "ha pasado el {elapsed} % del plazo y se ha gastado el {spent} % de lo recibido",
        "{elapsed} % of the time has passed and {spent} % of what was received is spent",
    ),
    "returned-before": (
        "bajo {before} se reintegraron {returned}, que pueden solicitarse de nuevo",
        "under {before} {returned} went back, which may be requested again",
    ),
    "rate-missing": ("{said}", "{said}"),
    # Periods
    "period-closed": (
        "la fecha {seen} cae en {year}, que está cerrado; el primer día abierto es el {expected}",
        "the date {seen} falls in {year}, which is closed; the first open day is {expected}",
    ),
    "period-adjusting": (
        "la fecha {seen} cae en {year}, que está en ajustes y solo admite correcciones; el primer "
        "día abierto es el {expected}",
        "the date {seen} falls in {year}, which is being adjusted and takes corrections only; the "
        "first open day is {expected}",
    ),
    "period-not-over": (
        "el año {year} no ha terminado: su último día es el {expected}",
        "the year {year} is not over: its last day is {expected}",
    ),
    "period-earlier-open": (
        "para que {year} quede {state}, antes debe estarlo {seen}, que también tiene registros",
        "for {year} to be {state}, {seen} must be so first, which has records too",
    ),
    "period-later-closed": (
        "para que {year} quede {state}, antes debe estarlo {seen}, que empieza con lo que {year} "
        "deja",
        "for {year} to be {state}, {seen} must be so first, which begins with what {year} leaves",
    ),
    "period-needs-reason": (
        "{year} está {before}; para que quede {seen} falta el motivo",
        "{year} is {before}; for it to be {seen} the reason is missing",
    ),
    "period-has-errors": (
        "al {on} hay errores por resolver: {seen}",
        "on {on} there are errors to resolve: {seen}",
    ),
    "period-needs-year": (
        "un periodo es un año, y dice {seen}",
        "a period is a year, and it says {seen}",
    ),
    "period-not-reversible": (
        "«{of}» es el estado de un periodo, que no se reversa",
        "«{of}» is the state of a period, which is not reversed",
    ),
    # Verifying
    "verify.gap": (
        "libro {book}: falta la fila {expected}; sigue la {seq}",
        "book {book}: row {expected} is missing; {seq} follows",
    ),
    "verify.broken-link": (
        "libro {book}, fila {seq}: no sigue al anterior; la cadena está rota aquí",
        "book {book}, row {seq}: it does not follow the one before; the chain is broken here",
    ),
    "verify.altered": (
        "libro {book}, fila {seq}: fue alterado después de guardarse (su huella no coincide)",
        "book {book}, row {seq}: it was altered after it was recorded (its hash does not match)",
    ),
    "verify.derived": (
        "libro {book}, fila {seq}: la columna {column} dice {seen} y debe decir {expected}",
        "book {book}, row {seq}: column {column} says {seen} and must say {expected}",
    ),
    "verify.not-a-fact": (
        "libro {book}, fila {seq}: el programa no pudo haberlo guardado así: {seen}",
        "book {book}, row {seq}: the program cannot have recorded it so: {seen}",
    ),
    "verify.no-opening": (
        "libro {book}, fila {seq}: el libro no empieza por su convenio o programa",
        "book {book}, row {seq}: the book does not start with its agreement or programme",
    ),
    "verify.closed-period": (
        "libro {book}, fila {seq}: está fechada {seen}, y {year} ya no la admitía cuando se guardó",
        "book {book}, row {seq}: it is dated {seen}, and {year} took it no longer when it was "
        "recorded",
    ),
    "verify.law": ("{said}", "{said}"),
    "verify.issued": (
        "libro {book}: el estado emitido {reference} (al {on}) no sale de los registros 1 a {seq}: "
        "{said}",
        "book {book}: the issued statement {reference} (on {on}) does not follow from records 1 "
        "to {seq}: {said}",
    ),
    "verify.issued-place": (
        "libro {book}: el estado emitido {reference} (al {on}) vio otro registro {seq} que el de "
        "hoy",
        "book {book}: the issued statement {reference} (on {on}) saw another record {seq} than "
        "today's",
    ),
    "verify.cut": (
        "había {rows} registros y hoy hay {now}: se cortó el final o falta un libro",
        "there were {rows} records and today there are {now}: the end was cut off, or a book is "
        "missing",
    ),
    "verify.rewritten": (
        "los primeros {rows} registros no son los que eran: se reescribió alguno o falta un libro "
        "(hoy hay {now})",
        "the first {rows} records are not those there were: one was rewritten, or a book is "
        "missing (today there are {now})",
    ),
}

FINDINGS: dict[str, tuple[str, str]] = {
    **{f"finding.{code}": said for code, said in _WHAT.items()},
    **{f"finding.{code}": said.what for code, said in FOUND.items()},
}
