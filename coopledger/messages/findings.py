"""What is found in data: for each code its message and its remedy, key -> (Spanish, English)."""

_WHAT: dict[str, tuple[str, str]] = {
    # The document as a whole
    "unknown-format": (
        "no hay lector para archivos {seen}; los hay para {expected}",
        "there is no reader for {seen} files; there is for {expected}",
    ),
    "not-a-workbook": (
        "no es un libro de Excel, aunque su nombre lo diga",
        "this is no Excel workbook, whatever its name says",
    ),
    "workbook-locked-or-old": (
        "el libro tiene contraseña, o es de un Excel anterior a 2007 (.xls)",
        "the workbook has a password, or is of an Excel before 2007 (.xls)",
    ),
    "workbook-damaged": (
        "el libro está dañado y no se puede leer ({seen})",
        "the workbook is damaged and cannot be read ({seen})",
    ),
    "document-locked": (
        "otro programa tiene abierto el archivo",
        "another program has the file open",
    ),
    "document-unsafe": (
        "el archivo trae contenido que puede dañar el equipo y no se abrió ({seen})",
        "the file has content that can do harm and was not opened ({seen})",
    ),
    "opening-sheet": (
        "se esperaba una hoja Convenio o una hoja Programa, y hay {seen}",
        "one sheet Agreement or one sheet Programme was expected, and there are {seen}",
    ),
    "sheet-ignored": (
        "la hoja no es de las conocidas y no se leyó",
        "the sheet is none of those known and was not read",
    ),
    "no-headers": (
        "no se hallaron los encabezados ({expected}...)",
        "the headers were not found ({expected}...)",
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
        "el encabezado «{seen}» está dos veces",
        "the header «{seen}» stands twice",
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
    "invalid-value": (
        "no se puede usar {seen!r} aquí ({said})",
        "{seen!r} cannot be used here ({said})",
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
        "{seen} es demasiado grande para leerse exacto",
        "{seen} is too large to be read exactly",
    ),
    "not-positive": (
        "el importe es {seen} y debe ser mayor que cero",
        "the amount is {seen} and must be above zero",
    ),
    "date-unreadable": (
        "«{seen}» no se puede leer como fecha",
        "«{seen}» cannot be read as a date",
    ),
    "count-unreadable": (
        "«{seen}» no es un número entero mayor que cero",
        "«{seen}» is no whole number above zero",
    ),
    "not-a-choice": (
        "«{seen}» no es ninguna de las opciones: {expected}",
        "«{seen}» is none of the options: {expected}",
    ),
    "unprintable-text": (
        "el texto {seen} trae signos que no se ven",
        "the text {seen} has signs that cannot be seen",
    ),
    "text-too-long": (
        "el texto «{seen}...» pasa de {longest} signos",
        "the text «{seen}...» has more than {longest} signs",
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
        "«{reference}» ya está guardada con otro contenido: {differences}",
        "«{reference}» is already recorded with other content: {differences}",
    ),
    "reference-twice": (
        "«{reference}» ya está en este documento ({earlier}) con otro contenido: {differences}",
        "«{reference}» is already in this document ({earlier}) with other content: {differences}",
    ),
    "row-repeated": (
        "el renglón repite otro igual ({earlier}); cuenta una sola vez",
        "the row repeats an equal one ({earlier}); it counts once",
    ),
    "not-in-programme": (
        "«{seen}»: un programa con recursos propios solo tiene gastos y aportaciones en especie",
        "«{seen}»: a programme on own funds has only expenditures and contributions in kind",
    ),
    "unknown-account": (
        "la cuenta «{seen}» no es del convenio; las hay: {expected}",
        "the account «{seen}» is not the agreement's; there are: {expected}",
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
        "el rubro «{seen}» no es del convenio; los hay: {expected}",
        "the budget line «{seen}» is not the agreement's; there are: {expected}",
    ),
    "ineligible-line": (
        "el rubro «{seen}» ({title}) no es elegible",
        "the budget line «{seen}» ({title}) is not eligible",
    ),
    "unknown-activity": (
        "la actividad «{seen}» no está en el libro; las hay: {expected}",
        "the activity «{seen}» is not in the book; there are: {expected}",
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
        "el gasto rebasa lo recibido por {excess} al {on} (hasta por {lowest} más adelante)",
        "spending exceeds what was received by {excess} on {on} (by up to {lowest} later)",
    ),
    "refund-beyond-held": (
        "el reintegro de {seen} rebasa lo que hay en poder al {on}: {held}",
        "the refund of {seen} exceeds what is held on {on}: {held}",
    ),
    # Verifying
    "verify.gap": (
        "libro {book}: falta el renglón {expected}; sigue el {seq}",
        "book {book}: row {expected} is missing; {seq} follows",
    ),
    "verify.broken-link": (
        "libro {book}, renglón {seq}: no sigue al anterior; la cadena está rota aquí",
        "book {book}, row {seq}: it does not follow the one before; the chain is broken here",
    ),
    "verify.altered": (
        "libro {book}, renglón {seq}: fue alterado después de guardarse (su huella no coincide)",
        "book {book}, row {seq}: it was altered after it was recorded (its hash does not match)",
    ),
    "verify.derived": (
        "libro {book}, renglón {seq}: la columna {column} dice {seen} y debe decir {expected}",
        "book {book}, row {seq}: column {column} says {seen} and must say {expected}",
    ),
    "verify.not-a-fact": (
        "libro {book}, renglón {seq}: no es un hecho que se pueda leer ({seen})",
        "book {book}, row {seq}: it is no fact that can be read ({seen})",
    ),
    "verify.no-opening": (
        "libro {book}, renglón {seq}: el libro no empieza por su convenio o programa",
        "book {book}, row {seq}: the book does not start with its agreement or programme",
    ),
    "verify.law": ("{law}", "{law}"),
}

_RESTORE = (
    "recupere el último respaldo íntegro y averigüe quién escribió fuera del programa",
    "restore the last intact backup, and find out who wrote around the program",
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
    "workbook-locked-or-old": (
        "quítele la contraseña, o guárdelo como «Libro de Excel (.xlsx)»",
        "remove the password, or save it as «Excel Workbook (.xlsx)»",
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
    "opening-sheet": (
        "deje una sola hoja llamada Convenio, o una sola llamada Programa",
        "leave one sheet called Agreement, or one called Programme",
    ),
    "sheet-ignored": (
        "si tiene datos del libro, dele el nombre de una hoja conocida (p. ej. Gastos)",
        "if it has data of the book, give it a known sheet's name (such as Expenditures)",
    ),
    "no-headers": (
        "ponga los encabezados en un renglón, arriba de los datos",
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
        "escríbalo así, o corrija «Estilo de números» en la primera hoja",
        "write it like that, or correct «Number style» on the first sheet",
    ),
    "missing-currency": (
        "llene la columna Moneda, o póngala en el encabezado: Importe (MXN)",
        "fill in the column Currency, or put it in the header: Amount (MXN)",
    ),
    "unknown-currency": (
        "escriba su código de tres letras: MXN, EUR, USD",
        "write its three-letter code: MXN, EUR, USD",
    ),
    "two-currencies": ("deje la que es", "leave the one that is right"),
    "too-many-digits": (
        "escriba el importe como se pagó, ya redondeado",
        "write the amount as it was paid, already rounded",
    ),
    "amount-too-large": (
        "revise la cifra; si es correcta, escríbala como texto",
        "check the figure; if it is right, write it as text",
    ),
    "not-positive": (
        "escriba el importe sin signo; lo que regresa va en Reintegros",
        "write the amount without a sign; what goes back belongs in Refunds",
    ),
    "date-unreadable": (
        "escriba un día (29/12/2016), un mes (2016-08), un año (2016) o un periodo "
        "(2016-10-05 a 2016-12-02)",
        "write a day (29/12/2016), a month (2016-08), a year (2016) or a range "
        "(2016-10-05 to 2016-12-02)",
    ),
    "count-unreadable": ("escriba cuántas son: 1, 2, 15", "write how many they are: 1, 2, 15"),
    "not-a-choice": ("elija una de ellas", "choose one of them"),
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
        "si es otro hecho, dele otra referencia; si es una corrección, lo guardado no se reescribe",
        "if it is another fact, give it another reference; if it is a correction, "
        "what is recorded is not rewritten",
    ),
    "reference-twice": (
        "dé a cada hecho su propia referencia",
        "give each fact a reference of its own",
    ),
    "row-repeated": (
        "si son dos hechos, dé a cada uno su referencia; si no, borre un renglón",
        "if they are two facts, give each its reference; if not, delete a row",
    ),
    "not-in-programme": (
        "regístrelo en el libro de su convenio",
        "record it in its agreement's book",
    ),
    "unknown-account": (
        "corrija la cuenta, o agréguela al convenio",
        "correct the account, or add it to the agreement",
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
        "corrija el rubro, o agréguelo en la hoja Rubros",
        "correct the line, or add it on the sheet Budget lines",
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
        "corrija la fecha, o registre el gasto fuera del convenio",
        "correct the date, or keep the expenditure out of the agreement",
    ),
    "partly-outside-period": (
        "si sabe el día, escríbalo; se guardó tal cual",
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
    "verify.gap": _RESTORE,
    "verify.broken-link": _RESTORE,
    "verify.altered": _RESTORE,
    "verify.derived": _RESTORE,
    "verify.not-a-fact": _RESTORE,
    "verify.no-opening": _RESTORE,
    "verify.law": _RESTORE,
}

FINDINGS: dict[str, tuple[str, str]] = {
    **{f"finding.{code}": said for code, said in _WHAT.items()},
    **{f"remedy.{code}": said for code, said in _REMEDY.items()},
}
