"""What is found in a document as a whole, or in one of its tables."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "unknown-format": FindingText(
        what=(
            "no se leen archivos {seen}; se leen {expected}",
            "{seen} files are not read; {expected} files are",
        ),
        remedy=(
            "guárdelo como libro de Excel (.xlsx): en Numbers, Archivo, Exportar a, Excel; en "
            "Google, Archivo, Descargar, Microsoft Excel",
            "save it as an Excel workbook (.xlsx): in Numbers by File, Export To, Excel; in Google "
            "by File, Download, Microsoft Excel",
        ),
        meaning=(
            "Un archivo se lee según la terminación de su nombre, y esta no es de las que se "
            "conocen. No se abrió, así que no se guardó nada de él.",
            "A file is read by the ending of its name, and this ending is none of those known. It "
            "was not opened, so nothing of it was stored.",
        ),
    ),
    "not-a-workbook": FindingText(
        what=(
            "no es un libro de Excel, aunque su nombre lo diga",
            "this is no Excel workbook, whatever its name says",
        ),
        remedy=(
            "ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)»",
            "open it in Excel and save it as «Excel Workbook (.xlsx)»",
        ),
        meaning=(
            "Por dentro, el archivo no es un libro de Excel. Suele ser un CSV o una página web a "
            "la que solo se cambió el nombre, o un archivo vacío; no se adivina qué contiene.",
            "Inside, the file is not an Excel workbook. Often it is a CSV file or a web page that "
            "was only renamed, or an empty file; what it holds is not guessed.",
        ),
    ),
    "workbook-locked": FindingText(
        what=("el libro tiene contraseña", "the workbook has a password"),
        remedy=(
            "quítele la contraseña en Excel (Archivo, Información, Proteger libro) y repita",
            "remove the password in Excel (File, Info, Protect Workbook) and repeat",
        ),
        meaning=(
            "El libro está cifrado con una contraseña y sin ella no hay nada que leer. La "
            "contraseña no se pide ni se guarda aquí.",
            "The workbook is encrypted with a password, and without it there is nothing to read. "
            "The password is neither asked for nor kept here.",
        ),
    ),
    "workbook-old": FindingText(
        what=(
            "el libro es de un Excel anterior a 2007 (.xls)",
            "the workbook is of an Excel before 2007 (.xls)",
        ),
        remedy=(
            "ábralo en Excel y guárdelo como «Libro de Excel (.xlsx)»",
            "open it in Excel and save it as «Excel Workbook (.xlsx)»",
        ),
        meaning=(
            "Los libros de antes de 2007 guardan sus celdas de otra manera, en la que una fórmula "
            "con error y una celda vacía se confunden. Por eso no se leen, aunque Excel aún los "
            "abra.",
            "Workbooks of before 2007 keep their cells in another way, in which a formula with an "
            "error and an empty cell look alike. So they are not read, though Excel still opens "
            "them.",
        ),
    ),
    "workbook-damaged": FindingText(
        what=(
            "el libro está dañado y no se puede leer",
            "the workbook is damaged and cannot be read",
        ),
        remedy=(
            "ábralo en Excel, repárelo y guárdelo de nuevo",
            "open it in Excel, repair it and save it again",
        ),
        meaning=(
            "Al archivo le falta una parte, como pasa con una copia o una descarga interrumpida. "
            "Lo que aún pudiera leerse tampoco se guarda: un documento entra completo o no entra.",
            "A part of the file is missing, as happens when a copy or a download is cut off. What "
            "could still be read is not stored either: a document goes in whole or not at all.",
        ),
    ),
    "archive-damaged": FindingText(
        what=(
            "el archivo .zip está dañado o tiene contraseña",
            "the .zip archive is damaged or has a password",
        ),
        remedy=(
            "vuelva a hacerlo, sin contraseña, con un archivo .csv por tabla",
            "make it again, without a password, with one .csv file a table",
        ),
        meaning=(
            "Un archivo .zip se lee como las tablas .csv que contiene, sin extraerlas al disco. "
            "Este está incompleto, cifrado o empacado de un modo desconocido, y no se tomó nada "
            "de él.",
            "A .zip archive is read as the .csv tables in it, without unpacking them to disk. "
            "This one is incomplete, encrypted or packed in an unknown way, and nothing was taken "
            "from it.",
        ),
    ),
    "table-unnamed": FindingText(
        what=(
            "el nombre «{seen}» no dice de qué tabla es",
            "the name «{seen}» does not say which table it is",
        ),
        remedy=(
            "dele el nombre de una hoja conocida, como Gastos.csv; si es la tabla de un banco, "
            "diga cuál con --profile",
            "give it the name of a known sheet, such as Expenditures.csv; if it is a bank's "
            "table, say which with --profile",
        ),
        meaning=(
            "En una tabla .csv el nombre del archivo hace las veces del nombre de la hoja: dice "
            "si sus filas son gastos, ministraciones u otra cosa. El nombre de la hoja va primero "
            "(Gastos-octubre.csv) o al final (SEGIB - Gastos.csv); si hay dos, no se escoge.",
            "In a .csv table the file's name stands for the sheet's: it says whether its rows are "
            "expenditures, disbursements or something else. The sheet's name stands first "
            "(Expenditures-October.csv) or last (SEGIB - Expenditures.csv); of two none is chosen.",
        ),
    ),
    "table-not-text": FindingText(
        what=("el archivo no es texto separado por comas", "the file is no comma-separated text"),
        remedy=(
            "guárdelo en Excel como «CSV UTF-8 (delimitado por comas)»",
            "save it in Excel as «CSV UTF-8 (Comma delimited)»",
        ),
        meaning=(
            "El archivo termina en .csv y lo que contiene no es texto en UTF-8, UTF-16 ni el de "
            "Windows. Puede ser un libro de Excel al que se le cambió el nombre.",
            "The file ends in .csv and what it holds is text neither in UTF-8, UTF-16 nor "
            "Windows' own. It may be an Excel workbook that was renamed.",
        ),
    ),
    "encoding-unknown": FindingText(
        what=(
            "las letras con acento del archivo no se reconocen en ninguna de las codificaciones "
            "que se leen, o en varias",
            "the accented letters of the file make sense in none of the encodings that are read, "
            "or in several",
        ),
        remedy=(
            "guárdelo en Excel como «CSV UTF-8 (delimitado por comas)»",
            "save it in Excel as «CSV UTF-8 (Comma delimited)»",
        ),
        meaning=(
            "Un archivo de texto no dice en qué codificación está, y la misma letra es otra en "
            "cada una. Se reconocen UTF-8, UTF-16, la de Windows, las de MS-DOS y la de las Mac de "
            "antes, cuando el texto solo tiene sentido en una.",
            "A file of text does not say its encoding, and the same letter is another one in each. "
            "UTF-8, UTF-16, Windows' own, those of MS-DOS and that of the earlier Macs are known "
            "where the text makes sense in one only.",
        ),
    ),
    "old-encoding": FindingText(
        what=(
            "el archivo no está en UTF-8: sus acentos se leyeron como los escribe {encoding}",
            "the file is not in UTF-8: its accents were read as {encoding} writes them",
        ),
        remedy=(
            "compruebe algún nombre con acento; si está mal, guarde el archivo en UTF-8",
            "check some name with an accent; if it is wrong, save the file in UTF-8",
        ),
        meaning=(
            "Los programas de MS-DOS y las Mac de antes escriben los acentos a su modo. Se "
            "reconoce porque solo así el texto tiene sentido.",
            "Programs of MS-DOS and earlier Macs write accents in their own way. It is known since "
            "the text makes sense only so.",
        ),
    ),
    "table-damaged": FindingText(
        what=(
            "el texto separado por comas está dañado: {seen}",
            "the comma-separated text is damaged: {seen}",
        ),
        remedy=(
            "revise las comillas, o guárdelo de nuevo como «CSV UTF-8 (delimitado por comas)»",
            "look at its quotes, or save it again as «CSV UTF-8 (Comma delimited)»",
        ),
        meaning=(
            "Unas comillas que no se cierran hacen de muchas filas una sola celda, y ya no se "
            "sabe dónde empieza cada una.",
            "Quotes that are never closed make one cell of many rows, and where each begins is "
            "not known any more.",
        ),
    ),
    "rows-too-long": FindingText(
        what=(
            "hay filas con más de {expected} {expected:one=celda, que es la de su encabezado|"
            "other=celdas, que son las de sus encabezados}: {seen}",
            "there are rows with more cells than the {expected} of their "
            "{expected:one=header|other=headers}: {seen}",
        ),
        remedy=(
            "ponga entre comillas los importes que llevan comas, o guárdelo de nuevo desde Excel",
            "put amounts that have commas in quotes, or save it again from Excel",
        ),
        meaning=(
            "Una coma dentro de un importe sin comillas (1,234.56) lo parte en dos celdas y "
            "recorre todo lo que sigue: el importe quedaría en 1. Antes que leer eso, no se lee "
            "la tabla.",
            "A comma inside an amount without quotes (1,234.56) cuts it in two cells and moves "
            "all that follows: the amount would become 1. Rather than read that, the table is not "
            "read.",
        ),
    ),
    "row-moved": FindingText(
        what=(
            "«{first}» y «{second}» están en dos columnas y parecen un solo número, {seen}, cuya "
            "coma partió la fila",
            "«{first}» and «{second}» stand in two columns and look like one number, {seen}, whose "
            "comma cut the row",
        ),
        remedy=(
            "ponga el número entre comillas, o guarde la tabla de nuevo desde Excel; si son dos "
            "datos, escriba el primero con decimales (1.00)",
            "put the number in quotes, or save the table again from Excel; if they are two values, "
            "write the first with decimals (1.00)",
        ),
        meaning=(
            "Una coma dentro de un número sin comillas lo parte en dos celdas y recorre todo lo "
            "que sigue: el importe quedaría en 1 y su concepto en 234.56. La fila no se lee.",
            "A comma inside a number without quotes cuts it in two cells and moves all that "
            "follows: the amount would become 1 and its concept 234.56. The row is not read.",
        ),
    ),
    "json-unreadable": FindingText(
        what=(
            "el archivo no es JSON que se pueda leer: {seen}",
            "the file is no JSON that can be read: {seen}",
        ),
        remedy=(
            "corrija el programa que lo hizo; docs/facts.schema.json dice su forma",
            "correct the program that made it; docs/facts.schema.json says its form",
        ),
        meaning=(
            "El JSON lo escribe un programa, y este no respeta el formato: está cortado, repite "
            "un nombre dentro de un objeto o usa un número que no lo es (NaN).",
            "JSON is written by a program, and this one does not keep to the format: it is cut "
            "short, repeats a name within an object, or uses a number that is none (NaN).",
        ),
    ),
    "json-without-facts": FindingText(
        what=(
            "el archivo JSON no es un objeto con una lista «facts»",
            "the JSON file is no object with a list «facts»",
        ),
        remedy=(
            "corrija el programa que lo hizo; docs/facts.schema.json dice su forma",
            "correct the program that made it; docs/facts.schema.json says its form",
        ),
        meaning=(
            "Los hechos van en una lista llamada «facts» dentro de un objeto, y nada más junto a "
            "ella, para que ningún dato se quede sin leer en silencio.",
            "The facts stand in a list called «facts» within an object, with nothing beside it, "
            "so that nothing is left unread in silence.",
        ),
    ),
    "said-twice": FindingText(
        what=(
            "«{seen}» está en una columna y otra vez en «more»",
            "«{seen}» stands in a column and again in «more»",
        ),
        remedy=("deje una sola de las dos", "leave one of the two alone"),
        meaning=(
            "En una tabla de hechos cada dato tiene un solo lugar: su columna, o la columna «more» "
            "si no tiene una. Si está en las dos, no se elige entre ellas.",
            "In a table of facts each field has one place: its column, or the column «more» where "
            "it has none. Where it stands in both, neither is chosen.",
        ),
    ),
    "table-value": FindingText(
        what=("{seen} no es lo que va en esta columna", "{seen} is not what belongs here"),
        remedy=(
            "corrija la celda: un importe va con punto y sin separar los miles (1500.50), con los "
            "decimales de su moneda; una fecha, como 2016-08-29",
            "correct the cell: an amount has a point, no thousands separator (1500.50) and the "
            "digits of its currency; a date is as 2016-08-29",
        ),
        meaning=(
            "En una tabla de hechos cada columna lleva lo que dice docs/data.md, escrito de una "
            "sola manera, para que ningún programa lo lea de otra.",
            "In a table of facts each column has what docs/data.md says, written in one way alone, "
            "so that no program reads it in another.",
        ),
    ),
    "json-value": FindingText(
        what=("{seen} no es lo que se espera aquí", "{seen} is not what is expected here"),
        remedy=(
            "corrija el programa que lo hizo, según docs/facts.schema.json; un importe es texto "
            'con su moneda: "1500.50 MXN"',
            "correct the program that made it, by docs/facts.schema.json; an amount is text with "
            'its currency: "1500.50 MXN"',
        ),
        meaning=(
            "Un campo no es como el esquema publicado lo pide, o no existe. Un importe como "
            "número con decimales tampoco se acepta: los programas los redondean sin avisar.",
            "A field is not as the published schema wants it, or does not exist. Nor is an amount "
            "taken as a number with decimals: programs round those without a word.",
        ),
    ),
    "document-locked": FindingText(
        what=("otro programa tiene abierto el archivo", "another program has the file open"),
        remedy=("ciérrelo y repita", "close it and repeat"),
        meaning=(
            "El equipo no dejó leer el archivo: casi siempre sigue abierto en Excel, o no hay "
            "permiso para leerlo. Esto no dice que su contenido esté mal.",
            "The computer did not let the file be read: mostly it is still open in Excel, or "
            "there is no permission to read it. This does not say that anything in it is wrong.",
        ),
    ),
    "document-beyond": FindingText(
        what=(
            "el archivo pasa de {most} {bound}, que es lo más que se lee de uno",
            "the file has more than {most} {bound}, which is the most that is read of one",
        ),
        remedy=(
            "divídalo (un mes o una hoja por archivo) y quite lo que sobra; si sabe de quién viene "
            "y tiene que ir entero, repita con la variable de entorno COOPLEDGER_BOUNDS=4, con la "
            "que se lee cuatro veces más",
            "divide it (a month or a sheet a file) and take out what is too much; if you know who "
            "it is from and it has to be whole, repeat with COOPLEDGER_BOUNDS=4 in the "
            "environment, with which four times as much is read",
        ),
        meaning=(
            "Un archivo pequeño puede hacerse de modo que al abrirlo llene la memoria del equipo o "
            "lo ocupe por días. Por eso se lee de cada uno hasta cierto punto, muy por encima de "
            "lo que un convenio necesita: 120,000 renglones, 2,000,000 de celdas, 20,000 "
            "comprobantes, 64 MB de texto.",
            "A small file can be made in such a way that it fills the machine's memory when it is "
            "opened, or keeps it busy for days. So each is read up to some point, far beyond what "
            "an agreement needs: 120,000 rows, 2,000,000 cells, 20,000 invoices, 64 MB of text.",
        ),
    ),
    "document-unsafe": FindingText(
        what=(
            "el archivo trae contenido que puede dañar el equipo y no se abrió",
            "the file has content that can do harm and was not opened",
        ),
        remedy=(
            "pida el archivo original a quien lo hizo; no abra este",
            "ask whoever made it for the original; do not open this one",
        ),
        meaning=(
            "El archivo declara algo que ningún libro ni comprobante necesita, o encierra unas "
            "cosas en otras sin fin: así se hacen los archivos dañinos.",
            "The file declares what no workbook and no invoice needs, or has things within one "
            "another without end: harmful files are made like that.",
        ),
    ),
    "opening-sheet": FindingText(
        what=(
            "se esperaba una hoja Convenio o una hoja Programa, y hay {seen}",
            "one sheet Agreement or one sheet Programme was expected, and there are {seen}",
        ),
        remedy=(
            "deje una sola hoja Convenio o Programa; si el libro ya está guardado, basta con "
            "decir cuál es con --book CLAVE o en una columna Convenio",
            "leave one sheet Agreement or Programme; where the book is recorded already, it is "
            "enough to say which it is with --book CODE or in a column Agreement",
        ),
        meaning=(
            "Cada documento es de un solo convenio, o de un solo programa con recursos propios. "
            "Sin esa hoja, o con dos, no se sabe de quién son los movimientos, y no se leyó "
            "ninguno.",
            "Each document is of one agreement, or of one programme on own funds. Without that "
            "sheet, or with two, nobody knows whose the events are, and none of them was read.",
        ),
    ),
    "sheet-ignored": FindingText(
        what=(
            "la hoja no es de las conocidas y no se leyó",
            "the sheet is none of those known and was not read",
        ),
        remedy=(
            "si tiene datos del libro, dele el nombre de una hoja conocida (p. ej. Gastos) o pase "
            "sus filas a esa hoja; si no, bórrela o guárdela en otro archivo",
            "if it has data of the book, give it a known sheet's name (such as Expenditures) or "
            "move its rows to that sheet; if not, delete it or keep it in another file",
        ),
        meaning=(
            "Nada de esa hoja entra a los libros. En una hoja de notas o de cálculos no importa "
            "(NOTA); si sus encabezados se parecen a los de una hoja de movimientos es un AVISO, "
            "y si tiene filas con folio, fecha e importe es un ERROR: son gastos o ministraciones "
            "que faltarían.",
            "Nothing of that sheet enters the books. On a sheet of notes or of workings it does "
            "not matter (NOTE); where its headers look like those of a sheet of events it is a "
            "WARNING, and where it has rows with a reference, a date and an amount an ERROR: they "
            "are expenditures or disbursements that would be missing.",
        ),
    ),
    "no-headers": FindingText(
        what=(
            "no se hallaron los encabezados ({expected}…)",
            "the headers were not found ({expected}…)",
        ),
        remedy=(
            "ponga los encabezados en una fila, arriba de los datos",
            "put the headers in one row, above the data",
        ),
        meaning=(
            "En las primeras 20 filas no hay ninguna con al menos dos encabezados conocidos. Sin "
            "ellos no se sabe qué dice cada columna, y no se leyó ninguna fila de la hoja.",
            "None of the first 20 rows has at least two headers that are known. Without them "
            "nobody knows what a column says, and no row of the sheet was read.",
        ),
    ),
    "column-ignored": FindingText(
        what=(
            "la columna «{seen}» no es de las conocidas y no se leyó",
            "the column «{seen}» is none of those known and was not read",
        ),
        remedy=(
            "si debe leerse, corrija su encabezado; si no, puede dejarla",
            "if it should be read, correct its header; if not, it may stay",
        ),
        meaning=(
            "Una columna de uso interno de la oficina no entra a los libros y no estorba. Solo "
            "importa si trae un dato que debía guardarse y su encabezado se escribió de otra "
            "manera.",
            "A column for the office's own use does not enter the books and does no harm. It "
            "matters only where it holds something that was to be stored under another header.",
        ),
    ),
    "field-ignored": FindingText(
        what=(
            "el dato «{seen}» no es de los conocidos y no se leyó",
            "the field «{seen}» is none of those known and was not read",
        ),
        remedy=(
            "si debe leerse, corrija su nombre; si no, puede dejarlo",
            "if it should be read, correct its name; if not, it may stay",
        ),
        meaning=(
            "Ese renglón de la hoja del convenio o del programa no entra al libro. Si era una "
            "cláusula, como una fecha límite, el libro queda como si no se hubiera pactado.",
            "That row of the agreement's or programme's sheet does not enter the book. Where it "
            "was a clause, such as a deadline, the book stands as if it had not been agreed.",
        ),
    ),
    "heading-not-read": FindingText(
        what=(
            "el paréntesis del encabezado dice «{seen}», y no se sabe leer",
            "the parenthesis of the heading says «{seen}», which cannot be read",
        ),
        remedy=(
            "deje en él solo la moneda, como Importe (MXN), o el orden de la fecha, como Fecha "
            "(dd/mm/aaaa); si dice miles o millones, escriba los importes completos",
            "leave only the currency in it, like Amount (MXN), or the date's order, like Date "
            "(dd/mm/yyyy); if it says thousands or millions, write the amounts in full",
        ),
        meaning=(
            "Lo que dice el encabezado vale para toda la columna: «miles de pesos» hace mil veces "
            "mayor cada importe. Lo que no se sabe leer no se pasa por alto donde cambiaría una "
            "cifra o una fecha.",
            "What the heading says holds for the whole column: «thousands of pesos» makes each "
            "amount a thousand times larger. What cannot be read is not passed over where it would "
            "change a figure or a date.",
        ),
    ),
    "heading-remark": FindingText(
        what=(
            "el paréntesis del encabezado, «{seen}», no cambia cómo se lee su columna",
            "the parenthesis of the heading, «{seen}», does not change how its column is read",
        ),
        remedy=("nada; puede quedarse", "nothing; it may stay"),
        meaning=(
            "En una columna de textos o de claves, lo que el encabezado explica entre paréntesis "
            "es para quien la llena. En una de importes, números o fechas se lee o se rechaza.",
            "In a column of text or of codes, what the heading explains in a parenthesis is for "
            "whoever fills it in. In one of amounts, numbers or dates it is read or refused.",
        ),
    ),
    "header-twice": FindingText(
        what=(
            "hay dos encabezados para lo mismo; el segundo es «{seen}»",
            "two headers say the same; the second is «{seen}»",
        ),
        remedy=("quite o renombre uno de los dos", "remove or rename one of the two"),
        meaning=(
            "Dos columnas, o dos renglones, dicen ser el mismo dato y pueden decir cosas "
            "distintas. El programa no elige por usted cuál vale.",
            "Two columns, or two rows, claim to be the same field and may say different things. "
            "The program does not choose for you which one counts.",
        ),
    ),
    "missing-column": FindingText(
        what=("falta la columna o el dato «{field}»", "the column or field «{field}» is missing"),
        remedy=("agréguela y llénela", "add it and fill it in"),
        meaning=(
            "Ninguna fila de esa hoja puede quedar sin ese dato, y la hoja no tiene dónde "
            "ponerlo. Se dice una sola vez, aunque falte en todas las filas.",
            "No row of that sheet can do without this field, and the sheet has no place for it. "
            "It is said once, though every row lacks it.",
        ),
    ),
    "hidden-rows": FindingText(
        what=(
            "la hoja está oculta o tiene filas ocultas, que también se leyeron",
            "the sheet is hidden or has hidden rows, which were read too",
        ),
        remedy=(
            "muéstrelas y revíselas; si sobran, bórrelas",
            "unhide them and look at them; if they should not be there, delete them",
        ),
        meaning=(
            "Un filtro o alguien escondió filas, o la hoja entera, y los hechos cuentan igual: en "
            "los libros no hay nada escondido. Se dice para que lo impreso y lo guardado no "
            "sorprendan.",
            "A filter or somebody hid rows, or the whole sheet, and the facts count all the same: "
            "in the books nothing is hidden. It is said so that print and record do not surprise.",
        ),
    ),
}
