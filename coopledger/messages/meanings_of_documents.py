"""What is meant by what is found in a document: code -> (Spanish, English)."""

DOCUMENT: dict[str, tuple[str, str]] = {
    "unknown-format": (
        "Un archivo se lee según la terminación de su nombre, y esta no es de las que se conocen. "
        "No se abrió, así que no se guardó nada de él.",
        "A file is read by the ending of its name, and this ending is none of those known. It was "
        "not opened, so nothing of it was stored.",
    ),
    "not-a-workbook": (
        "Por dentro, el archivo no es un libro de Excel. Suele ser un CSV o una página web a la "
        "que solo se cambió el nombre, o un archivo vacío; no se adivina qué contiene.",
        "Inside, the file is not an Excel workbook. Often it is a CSV file or a web page that was "
        "only renamed, or an empty file; what it holds is not guessed.",
    ),
    "workbook-locked": (
        "El libro está cifrado con una contraseña y sin ella no hay nada que leer. La contraseña "
        "no se pide ni se guarda aquí.",
        "The workbook is encrypted with a password, and without it there is nothing to read. The "
        "password is neither asked for nor kept here.",
    ),
    "workbook-old": (
        "Los libros de antes de 2007 guardan sus celdas de otra manera, en la que una fórmula con "
        "error y una celda vacía se confunden. Por eso no se leen, aunque Excel aún los abra.",
        "Workbooks of before 2007 keep their cells in another way, in which a formula with an "
        "error and an empty cell look alike. So they are not read, though Excel still opens them.",
    ),
    "workbook-damaged": (
        "Al archivo le falta una parte, como pasa con una copia o una descarga interrumpida. Lo "
        "que aún pudiera leerse tampoco se guarda: un documento entra completo o no entra.",
        "A part of the file is missing, as happens when a copy or a download is cut off. What "
        "could still be read is not stored either: a document goes in whole or not at all.",
    ),
    "archive-damaged": (
        "Un archivo .zip se lee como las tablas .csv que contiene, sin extraerlas al disco. Este "
        "está incompleto, cifrado o empacado de un modo desconocido, y no se tomó nada de él.",
        "A .zip archive is read as the .csv tables in it, without unpacking them to disk. This one "
        "is incomplete, encrypted or packed in an unknown way, and nothing was taken from it.",
    ),
    "table-unnamed": (
        "En una tabla .csv el nombre del archivo hace las veces del nombre de la hoja: dice si sus "
        "filas son gastos, ministraciones u otra cosa. Por sus columnas solas no se adivina.",
        "In a .csv table the file's name stands for the sheet's: it says whether its rows are "
        "expenditures, disbursements or something else. It is not guessed from its columns.",
    ),
    "table-not-text": (
        "El archivo termina en .csv y lo que contiene no es texto en UTF-8, UTF-16 ni el de "
        "Windows. Puede ser un libro de Excel al que se le cambió el nombre.",
        "The file ends in .csv and what it holds is text neither in UTF-8, UTF-16 nor Windows' "
        "own. It may be an Excel workbook that was renamed.",
    ),
    "table-damaged": (
        "Unas comillas que no se cierran hacen de muchas filas una sola celda, y ya no se sabe "
        "dónde empieza cada una.",
        "Quotes that are never closed make one cell of many rows, and where each begins is not "
        "known any more.",
    ),
    "rows-too-long": (
        "Una coma dentro de un importe sin comillas (1,234.56) lo parte en dos celdas y recorre "
        "todo lo que sigue: el importe quedaría en 1. Antes que leer eso, no se lee la tabla.",
        "A comma inside an amount without quotes (1,234.56) cuts it in two cells and moves all "
        "that follows: the amount would become 1. Rather than read that, the table is not read.",
    ),
    "json-unreadable": (
        "El JSON lo escribe un programa, y este no respeta el formato: está cortado, repite un "
        "nombre dentro de un objeto o usa un número que no lo es (NaN).",
        "JSON is written by a program, and this one does not keep to the format: it is cut short, "
        "repeats a name within an object, or uses a number that is none (NaN).",
    ),
    "json-without-facts": (
        "Los hechos van en una lista llamada «facts» dentro de un objeto, y nada más junto a ella, "
        "para que ningún dato se quede sin leer en silencio.",
        "The facts stand in a list called «facts» within an object, with nothing beside it, so "
        "that nothing is left unread in silence.",
    ),
    "json-value": (
        "Un campo no es como el esquema publicado lo pide, o no existe. Un importe como número con "
        "decimales tampoco se acepta: los programas los redondean sin avisar.",
        "A field is not as the published schema wants it, or does not exist. Nor is an amount "
        "taken as a number with decimals: programs round those without a word.",
    ),
    "document-locked": (
        "El equipo no dejó leer el archivo: casi siempre sigue abierto en Excel, o no hay permiso "
        "para leerlo. Esto no dice que su contenido esté mal.",
        "The computer did not let the file be read: mostly it is still open in Excel, or there is "
        "no permission to read it. This does not say that anything in it is wrong.",
    ),
    "document-unsafe": (
        "El archivo crece sin medida al abrirse, o declara algo que ningún libro necesita: así se "
        "hacen los archivos dañinos. También lo parece un libro legítimo con más de 2,000 partes "
        "o de 500 MB ya descomprimido, por ejemplo por sus imágenes.",
        "The file grows beyond measure when it is opened, or declares what no workbook needs: "
        "harmful files are made like that. An honest workbook with more than 2,000 parts, or of "
        "more than 500 MB once unpacked, looks the same, for instance because of its pictures.",
    ),
    "opening-sheet": (
        "Cada documento es de un solo convenio, o de un solo programa con recursos propios. Sin "
        "esa hoja, o con dos, no se sabe de quién son los movimientos, y no se leyó ninguno.",
        "Each document is of one agreement, or of one programme on own funds. Without that sheet, "
        "or with two, nobody knows whose the events are, and none of them was read.",
    ),
    "sheet-ignored": (
        "Nada de esa hoja entra a los libros. En una hoja de notas o de cálculos no importa "
        "(NOTA); si sus encabezados son los de una hoja de movimientos, es un AVISO, porque quizá "
        "falten gastos o ministraciones.",
        "Nothing of that sheet enters the books. On a sheet of notes or of workings it does not "
        "matter (NOTE); where its headers are those of a sheet of events it is a WARNING, for "
        "expenditures or disbursements may be missing.",
    ),
    "no-headers": (
        "En las primeras 20 filas no hay ninguna con al menos dos encabezados conocidos. Sin "
        "ellos no se sabe qué dice cada columna, y no se leyó ninguna fila de la hoja.",
        "None of the first 20 rows has at least two headers that are known. Without them nobody "
        "knows what a column says, and no row of the sheet was read.",
    ),
    "column-ignored": (
        "Una columna de uso interno de la oficina no entra a los libros y no estorba. Solo "
        "importa si trae un dato que debía guardarse y su encabezado se escribió de otra manera.",
        "A column for the office's own use does not enter the books and does no harm. It matters "
        "only where it holds something that was to be stored under another header.",
    ),
    "field-ignored": (
        "Ese renglón de la hoja del convenio o del programa no entra al libro. Si era una "
        "cláusula, como una fecha límite, el libro queda como si no se hubiera pactado.",
        "That row of the agreement's or programme's sheet does not enter the book. Where it was a "
        "clause, such as a deadline, the book stands as if it had not been agreed.",
    ),
    "header-twice": (
        "Dos columnas, o dos renglones, dicen ser el mismo dato y pueden decir cosas distintas. "
        "El programa no elige por usted cuál vale.",
        "Two columns, or two rows, claim to be the same field and may say different things. The "
        "program does not choose for you which one counts.",
    ),
    "missing-column": (
        "Ninguna fila de esa hoja puede quedar sin ese dato, y la hoja no tiene dónde ponerlo. Se "
        "dice una sola vez, aunque falte en todas las filas.",
        "No row of that sheet can do without this field, and the sheet has no place for it. It is "
        "said once, though every row lacks it.",
    ),
    "hidden-rows": (
        "Un filtro o alguien escondió filas, o la hoja entera, y los hechos cuentan igual: en los "
        "libros no hay nada escondido. Se dice para que lo impreso y lo guardado no sorprendan.",
        "A filter or somebody hid rows, or the whole sheet, and the facts count all the same: in "
        "the books nothing is hidden. It is said so that print and record do not surprise.",
    ),
}

CELL: dict[str, tuple[str, str]] = {
    "missing-value": (
        "La fila tiene otros datos, pero le falta uno sin el cual no se puede asentar. No se "
        "completa con el de arriba ni con un cero; una fila de totales al pie de la tabla también "
        "parece un movimiento incompleto, y ahí sobra.",
        "The row has other data but lacks something without which it cannot be recorded. It is "
        "not filled in from above or with a zero; a row of totals below the table looks like an "
        "incomplete event too, and should not be there.",
    ),
    "invalid-value": (
        "El dato se entiende, pero es más de lo que ese campo admite. Por ejemplo, más de un "
        "millón de actividades en una fila, o un mes de inicio del ejercicio mayor que 12.",
        "The value is understood, but it is more than this field allows. For instance, more than "
        "a million activities in a row, or a fiscal year that starts in a month beyond 12.",
    ),
    "error-value": (
        "Excel no pudo calcular la celda y muestra un error en lugar del dato. No se toma por "
        "cero ni por vacía: el importe o la fecha faltarían sin que nadie lo notara.",
        "Excel could not work the cell out and shows an error in place of the value. It is not "
        "taken for zero or for empty: the amount or the date would be missing and nobody would "
        "notice.",
    ),
    "formula-without-value": (
        "De una fórmula se lee el resultado que guardó Excel, y aquí no hay ninguno. Pasa con "
        "libros hechos por otro programa y nunca guardados en Excel; las fórmulas no se calculan "
        "al leer, para no dar otra cifra que la que se vio en pantalla.",
        "Of a formula, the result that Excel saved is read, and here there is none. It happens "
        "with workbooks that another program made and Excel never saved; formulas are not worked "
        "out on reading, lest the figure differ from the one on the screen.",
    ),
    "amount-unreadable": (
        "El texto no es un importe en el estilo de números que declara el documento. Según el "
        "estilo, 1.234 es mil doscientos treinta y cuatro o poco más de uno, y eso no se adivina; "
        "a un número que Excel guarda como número no le pasa.",
        "The text is no amount in the number style that the document declares. By style, 1.234 is "
        "over a thousand or little more than one, and that is not guessed; a number that Excel "
        "keeps as a number does not have this trouble.",
    ),
    "missing-currency": (
        "Ningún importe se supone en pesos ni en la moneda del convenio. Las cuentas pueden estar "
        "en varias monedas, y un importe sin la suya podría acabar en la cuenta equivocada.",
        "No amount is taken to be in pesos or in the agreement's currency. Accounts may be in "
        "several currencies, and an amount without its own could end up in the wrong account.",
    ),
    "unknown-currency": (
        "Sin su moneda, un importe no tiene cuenta a la cual ir. Se leen los códigos "
        "internacionales (MXN, EUR, USD) y las palabras pesos, euros y dólares; otra abreviatura "
        "no se adivina.",
        "Without its currency an amount has no account to go to. International codes are read "
        "(MXN, EUR, USD), and the words pesos, euros and dólares; another abbreviation is not "
        "guessed.",
    ),
    "two-currencies": (
        "La celda, su encabezado y la columna de moneda deben decir la misma moneda. Un signo "
        "como € ya la dice, y $ a secas son pesos si nada dice que son dólares; entre dos no se "
        "elige.",
        "The cell, its header and the column of the currency must say the same currency. A sign "
        "such as € says it already, and a bare $ is pesos where nothing says dollars; between two "
        "no choice is made.",
    ),
    "too-many-digits": (
        "Nadie paga fracciones de centavo: la cifra viene de un cálculo, o de otro estilo de "
        "números (54.855 por 54,855). No se redondea por usted, porque cada centavo redondeado en "
        "una fila falta en el total.",
        "Nobody pays fractions of a cent: the figure comes from a calculation, or from another "
        "number style (54.855 for 54,855). It is not rounded for you, for each cent rounded in a "
        "row is missing from the whole.",
    ),
    "amount-too-large": (
        "Casi siempre sobra una cifra. Excel conserva solo 15 cifras de un número, y más allá los "
        "centavos que muestra ya no son los que se escribieron; los libros llegan hasta "
        "10,000,000,000,000,000.00.",
        "Mostly there is a digit too many. Excel keeps only 15 digits of a number, and beyond "
        "them the cents it shows are no longer those that were typed; the books go up to "
        "10,000,000,000,000,000.00.",
    ),
    "not-positive": (
        "La hoja ya dice si el dinero entra o sale, por eso los importes van sin signo. Un gasto "
        "negativo escondería una recuperación, una reversa o un reintegro, y cada uno cambia "
        "cifras distintas del informe.",
        "The sheet already says whether money comes in or goes out, so amounts have no sign. A "
        "negative expenditure would hide a recovery, a reversal or a refund, and each of these "
        "changes other figures of the report.",
    ),
    "date-unreadable": (
        "La fecha decide el orden de los movimientos y si caben en la vigencia. Se lee con el día "
        "primero y se guarda como se conoce, sin inventar el día de un mes; un mes sin año o un "
        "día que no existe no se leen, ni un año fuera de 1900 a 2200.",
        "The date decides the order of events and whether they fall within the agreement's "
        "period. It is read day first and kept as it is known, with no day made up for a month; a "
        "month without its year or a day that does not exist is not read, nor a year outside 1900 "
        "to 2200.",
    ),
    "count-unreadable": (
        "Es un dato que se cuenta en enteros: actividades, días de plazo, una revisión, un mes. "
        "Donde no se sabe cuántas actividades son, la celda vacía cuenta como una.",
        "It is something counted in whole numbers: activities, days allowed, a revision, a month. "
        "Where it is not known how many activities there were, an empty cell counts as one.",
    ),
    "not-a-choice": (
        "De esa palabra depende un cálculo o una regla: si un rubro es elegible, cómo se "
        "convierte la moneda, de quién son los intereses. Por eso una palabra parecida no se "
        "interpreta.",
        "A calculation or a rule depends on that word: whether a line is eligible, how currency "
        "is converted, whose the interest is. So a similar word is not interpreted.",
    ),
    "unprintable-text": (
        "El texto trae caracteres invisibles, que suelen llegar al copiar de una página web o de "
        "un PDF. Con ellos, dos folios que se ven iguales serían distintos; en el mensaje "
        "aparecen entre corchetes.",
        "The text has invisible characters, which mostly come along when copying from a web page "
        "or a PDF. With them, two references that look the same would be different; the message "
        "shows them in brackets.",
    ),
    "text-too-long": (
        "Una clave o un folio tiene hasta 100 caracteres, y un texto libre hasta 20,000. No se "
        "recorta: dos folios largos podrían quedar iguales.",
        "A code or a reference has up to 100 characters, and free text up to 20,000. It is not "
        "cut: two long references could become the same.",
    ),
    "code-twice": (
        "Una clave nombra una sola cosa: una cuenta, un rubro, una actividad, una moneda con tipo "
        "pactado. En una adenda, un rubro con nombre es un rubro nuevo; el tope de uno que ya "
        "existe se cambia dejando vacío el nombre.",
        "A code names one thing only: an account, a budget line, an activity, a currency with its "
        "prescribed rate. In an addendum, a line with a title is a new line; the ceiling of one "
        "there is changes where the title is left empty.",
    ),
    "end-before-start": (
        "La vigencia dice qué gastos caben en el convenio, y así no cabría ninguno. También pasa "
        "cuando una adenda mueve una de las dos fechas y la otra se queda.",
        "The period says which expenditures belong to the agreement, and like this none would. It "
        "happens, too, when an addendum moves one of the two dates and the other stays.",
    ),
    "parts-exceed-whole": (
        "Repartir más de lo que se pagó sería inventar gasto. Lo que las partes dejan sin "
        "repartir sí se admite, y se informa como no desglosado. Una hoja de Excel no lleva "
        "importes por parte: esto le ocurre a quien registra desde otro programa.",
        "To divide more than was paid would be to invent spending. What the parts leave over is "
        "accepted, and reported as not itemised. A sheet in Excel has no amounts by part: this "
        "happens to those who record from another program.",
    ),
    "missing-reference": (
        "El folio es el nombre del hecho para siempre: por él se reconoce la fila cuando el libro "
        "se carga de nuevo, aunque se reordene. Uno inventado en silencio la contaría dos veces.",
        "The reference is the fact's name for good: by it the row is known again when the workbook "
        "is loaded once more, even sorted otherwise. One made up in silence would count it twice.",
    ),
    "merged-cells": (
        "De varias celdas combinadas Excel guarda el dato solo en la primera; las demás lo "
        "muestran y están vacías. No se supone que la fecha o el rubro valgan para todas.",
        "Of several merged cells Excel keeps the value in the first only; the others show it and "
        "are empty. It is not supposed that the date or the line is meant for all of them.",
    ),
    "totals-row": (
        "Una fila que dice «Total» o «Suma», sin fecha, resume las de arriba. Contarla como un "
        "gasto más duplicaría todo.",
        "A row that says «Total» or «Sum», without a date, sums up those above. To count it as one "
        "more expenditure would double everything.",
    ),
    "totals-differ": (
        "La suma que trae el propio documento es un control gratuito: si no coincide, su fórmula "
        "deja fuera una fila o alguien la escribió a mano. Las filas se guardan como están.",
        "The sum that the document itself has is a control for free: where it differs, its formula "
        "leaves a row out, or somebody typed it. The rows are recorded as they are.",
    ),
    "two-digit-year": (
        "Con dos cifras, 05/10/16 puede ser octubre de 2016, o mayo, o el 16 de un mes de 2005. "
        "Una fecha decide en qué año y bajo qué cláusula cae el dinero.",
        "With two digits, 05/10/16 may be October of 2016, or May, or the 16th of a month of 2005. "
        "A date decides in which year and under which clause the money falls.",
    ),
    "date-as-number": (
        "Excel guarda las fechas como días contados desde 1900, y al copiar valores se pierde el "
        "formato que lo dice. Podría ser esa fecha, o un importe en la columna equivocada.",
        "Excel keeps dates as days counted from 1900, and copying values loses the format that "
        "says so. It may be that date, or an amount in the wrong column.",
    ),
}
