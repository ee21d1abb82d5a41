"""What is found in a cell, or in a row by itself."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "missing-value": FindingText(
        what=("falta un dato obligatorio", "a required value is missing"),
        remedy=("llene la celda", "fill in the cell"),
        meaning=(
            "La fila tiene otros datos, pero le falta uno sin el cual no se puede guardar. No se "
            "completa con el de arriba ni con un cero; una fila de totales al pie de la tabla "
            "también parece un movimiento incompleto, y ahí sobra.",
            "The row has other data but lacks something without which it cannot be recorded. It "
            "is not filled in from above or with a zero; a row of totals below the table looks "
            "like an incomplete event too, and should not be there.",
        ),
    ),
    "invalid-value": FindingText(
        what=("no se puede usar «{seen}» aquí", "«{seen}» cannot be used here"),
        remedy=("corrija la celda", "correct the cell"),
        meaning=(
            "El dato se entiende, pero es más de lo que ese campo admite. Por ejemplo, más de un "
            "millón de actividades en una fila, o un mes de inicio del ejercicio mayor que 12.",
            "The value is understood, but it is more than this field allows. For instance, more "
            "than a million activities in a row, or a fiscal year that starts in a month beyond "
            "12.",
        ),
    ),
    "error-value": FindingText(
        what=("la celda tiene un error de Excel: {seen}", "the cell has an Excel error: {seen}"),
        remedy=(
            "corrija la fórmula, o escriba el valor",
            "correct the formula, or write the value",
        ),
        meaning=(
            "Excel no pudo calcular la celda y muestra un error en lugar del dato. No se toma por "
            "cero ni por vacía: el importe o la fecha faltarían sin que nadie lo notara.",
            "Excel could not work the cell out and shows an error in place of the value. It is "
            "not taken for zero or for empty: the amount or the date would be missing and nobody "
            "would notice.",
        ),
    ),
    "formula-without-value": FindingText(
        what=(
            "la fórmula {seen} no se ha calculado: no tiene un resultado guardado",
            "the formula {seen} was never computed: it has no stored result",
        ),
        remedy=(
            "abra el libro en Excel, guárdelo y repita, o escriba el valor",
            "open the workbook in Excel, save it and repeat, or write the value",
        ),
        meaning=(
            "De una fórmula se lee el resultado que guardó Excel, y aquí no hay ninguno. Pasa con "
            "libros hechos por otro programa y nunca guardados en Excel; las fórmulas no se "
            "calculan al leer, para no dar otra cifra que la que se vio en pantalla.",
            "Of a formula, the result that Excel saved is read, and here there is none. It "
            "happens with workbooks that another program made and Excel never saved; formulas are "
            "not worked out on reading, lest the figure differ from the one on the screen.",
        ),
    ),
    "amount-unreadable": FindingText(
        what=(
            "«{seen}» no se puede leer como importe; este documento los escribe así: {style}",
            "«{seen}» cannot be read as an amount; this document writes them like {style}",
        ),
        remedy=(
            "escríbalo así; si todo el documento usa otro estilo, dígalo en «Estilo de números» "
            "de la primera hoja, o con --numbers",
            "write it like that; if the whole document has another style, say so in «Number "
            "style» on the first sheet, or with --numbers",
        ),
        meaning=(
            "El texto no es un importe en el estilo de números que declara el documento. Según el "
            "estilo, 1.234 es mil doscientos treinta y cuatro o poco más de uno, y eso no se "
            "adivina; a un número que Excel guarda como número no le pasa.",
            "The text is no amount in the number style that the document declares. By style, "
            "1.234 is over a thousand or little more than one, and that is not guessed; a number "
            "that Excel keeps as a number does not have this trouble.",
        ),
    ),
    "number-ambiguous": FindingText(
        what=(
            "«{seen}» puede leerse {grouped} o {pointed}, y nada en el documento dice cuál; la "
            "columna tiene {count} {count:one=celda así|other=celdas así}",
            "«{seen}» may be read {grouped} or {pointed}, and nothing in the document says which; "
            "the column has {count} {count:one=such cell|other=such cells}",
        ),
        remedy=(
            "diga cómo escribe los números todo el documento, con --numbers 1,234.56 o --numbers "
            "1.234,56, o en «Estilo de números» de la primera hoja",
            "say how the whole document writes its numbers, with --numbers 1,234.56 or --numbers "
            "1.234,56, or in «Number style» on the first sheet",
        ),
        meaning=(
            "Tres cifras tras un punto o una coma son miles en un país y decimales en otro, mil "
            "veces más o menos. Decide lo que diga el documento, o cualquier número suyo que solo "
            "se lea de un modo, como 1,234.56; sin eso, en un documento en pesos 1,500 es mil "
            "quinientos, y lo demás se pregunta. A un número que Excel guarda como número no le "
            "pasa.",
            "Three digits after a point or a comma are thousands in one country and decimals in "
            "another, a thousand times more or less. What the document says decides, or any number "
            "of it that reads one way only, like 1,234.56; without that, in a document in pesos "
            "1,500 is fifteen hundred, and the rest is asked. A number that Excel keeps as one is "
            "safe from it.",
        ),
    ),
    "number-of-another-style": FindingText(
        what=(
            "«{seen}» está escrito de otro modo que los números de este documento, que son como "
            "{style}; la columna tiene {count} {count:one=celda así|other=celdas así}",
            "«{seen}» is written in another way than this document's numbers, which are like "
            "{style}; the column has {count} {count:one=such cell|other=such cells}",
        ),
        remedy=(
            "escriba todos de un modo; si el otro es el del documento, dígalo en «Estilo de "
            "números» de la primera hoja, o con --numbers",
            "write them all in one way; if the other one is the document's, say so in «Number "
            "style» on the first sheet, or with --numbers",
        ),
        meaning=(
            "El estilo de los números es uno en todo el documento: el que declara, o el que se ve "
            "en ellos. Un número que no cabe en él vino de otra parte, y quien lo lea podría "
            "entender otra cifra.",
            "The style of numbers is one in the whole document: the one it declares, or the one "
            "that is seen in them. A number that does not fit came from elsewhere, and whoever "
            "reads it might take it for another figure.",
        ),
    ),
    "number-style-seen": FindingText(
        what=(
            "los números de este documento se leen como {style}, porque «{seen}» solo puede leerse "
            "así",
            "the numbers of this document are read like {style}, since «{seen}» can be read no "
            "other way",
        ),
        remedy=(
            "nada si es así; si no, diga cuál es su estilo con --numbers",
            "nothing if that is so; if not, say which style it is with --numbers",
        ),
        meaning=(
            "Algún número del documento podría leerse de dos modos, y lo decidió otro que solo se "
            "lee de uno. El estilo de un documento es uno solo.",
            "Some number of the document might be read in two ways, and another that reads in one "
            "way only decided. A document has one style.",
        ),
    ),
    "shown-otherwise": FindingText(
        what=(
            "la celda guarda {seen}, y su formato de número, «{format}», muestra otra cosa",
            "the cell holds {seen}, and its number format, «{format}», shows something else",
        ),
        remedy=(
            "compruebe cuánto es, y dé a la celda un formato de número que muestre solo el número "
            "y su moneda",
            "see how much it is, and give the cell a number format that shows the number and its "
            "currency only",
        ),
        meaning=(
            "La celda se muestra como porcentaje, en miles o con una palabra que no es una moneda: "
            "quien la lee no ve el número que guarda. No se elige entre los dos.",
            "The cell is shown as a percentage, in thousands or with a word that is no currency: "
            "whoever reads it does not see the number that it holds. No choice is made between the "
            "two.",
        ),
    ),
    "percentage-unclear": FindingText(
        what=(
            "«{seen}» en una columna de porcentajes puede ser {seen} % o {hundredths} %",
            "«{seen}» in a column of percentages may be {seen} % or {hundredths} %",
        ),
        remedy=(
            "escriba el porcentaje con su signo: 10 %, o 0.1 %",
            "write the percentage with its sign: 10 %, or 0.1 %",
        ),
        meaning=(
            "Excel guarda 10 % como 0.1, y al perderse el formato queda 0.1, que es cien veces "
            "menos. Una celda con formato de porcentaje se lee como se ve.",
            "Excel keeps 10 % as 0.1, and where the format is lost 0.1 remains, which is a hundred "
            "times less. A cell with a percentage's format is read as it is seen.",
        ),
    ),
    "code-not-text": FindingText(
        what=(
            "aquí va un folio o una clave, y Excel guarda {held}: {seen}",
            "a reference or a code belongs here, and Excel holds {held}: {seen}",
        ),
        remedy=(
            "dé a la celda formato de texto y escríbalo de nuevo, como está en su documento",
            "give the cell the format of text and type it again, as its document has it",
        ),
        meaning=(
            "Excel hace de 10-5 un día, de VERDADERO un valor lógico, y de un número de más de 15 "
            "cifras otro que acaba en ceros. Lo que se escribió ya no está en la celda, y dos "
            "folios distintos podrían quedar iguales.",
            "Excel makes a day of 10-5, a truth value of TRUE, and of a number of more than 15 "
            "digits another that ends in zeros. What was typed is no longer in the cell, and two "
            "different references might have become one.",
        ),
    ),
    "text-damaged": FindingText(
        what=(
            "«{seen}» perdió letras: un programa no las supo leer y puso «\ufffd» en su lugar",
            "«{seen}» has lost letters: a program could not read them and put «\ufffd» instead",
        ),
        remedy=(
            "escríbalo de nuevo, o guarde otra vez el archivo original, como «CSV UTF-8»",
            "type it again, or save the original file once more, as «CSV UTF-8»",
        ),
        meaning=(
            "El archivo pasó por un programa que lo leyó en otra codificación. Lo que había en "
            "lugar de «\ufffd» ya no está, y dos nombres distintos podrían quedar iguales.",
            "The file went through a program that read it in another encoding. What stood in the "
            "place of «\ufffd» is gone, and two different names might have become one.",
        ),
    ),
    "missing-currency": FindingText(
        what=("el importe {seen} no dice su moneda", "the amount {seen} does not say its currency"),
        remedy=(
            "llene la columna de su moneda, o póngala en el encabezado, como Importe (MXN)",
            "fill in the column of its currency, or put it in the header, like Amount (MXN)",
        ),
        meaning=(
            "Ningún importe se supone en pesos ni en la moneda del convenio. Las cuentas pueden "
            "estar en varias monedas, y un importe sin la suya podría acabar en la cuenta "
            "equivocada.",
            "No amount is taken to be in pesos or in the agreement's currency. Accounts may be in "
            "several currencies, and an amount without its own could end up in the wrong account.",
        ),
    ),
    "unknown-currency": FindingText(
        what=("«{seen}» no es una moneda que se conozca", "«{seen}» is no currency that is known"),
        remedy=(
            "escriba su código de tres letras: MXN, EUR, USD",
            "write its three-letter code: MXN, EUR, USD",
        ),
        meaning=(
            "Sin su moneda, un importe no tiene cuenta a la cual ir. Se leen los códigos "
            "internacionales (MXN, EUR, USD) y las palabras pesos, euros y dólares; otra "
            "abreviatura no se adivina.",
            "Without its currency an amount has no account to go to. International codes are read "
            "(MXN, EUR, USD), and the words pesos, euros and dólares; another abbreviation is not "
            "guessed.",
        ),
    ),
    "currency-ended": FindingText(
        what=(
            "la moneda {seen} existió hasta el {on}, y la fecha es {when}",
            "the currency {seen} was one until {on}, and the date is {when}",
        ),
        remedy=(
            "corrija la fecha o la moneda; lo que quedaba en ella se registra como traspaso a la "
            "que la sustituyó",
            "correct the date or the currency; what was left in it is recorded as a transfer to "
            "the one that took its place",
        ),
        meaning=(
            "Después de su último día nadie recibe ni paga en esa moneda: o la fecha o la moneda "
            "está mal. Un hecho anterior sí la lleva, y su corrección o lo que el donante no "
            "acepta de él la conservan.",
            "After its last day nobody receives or pays in that currency: the date is wrong, or "
            "the currency. What was before has it, and keeps it when it is corrected or not "
            "accepted by the partner.",
        ),
    ),
    "currency-not-yet": FindingText(
        what=(
            "la moneda {seen} existe desde el {on}, y la fecha es {when}",
            "the currency {seen} has been one since {on}, and the date is {when}",
        ),
        remedy=(
            "corrija la fecha, o escriba la moneda de entonces",
            "correct the date, or write the currency of then",
        ),
        meaning=(
            "Antes de su primer día nadie pudo recibir ni pagar en esa moneda. Si el documento "
            "soporte es de entonces, está en la moneda que hubo antes.",
            "Before its first day nobody could receive or pay in that currency. A document of then "
            "is in the currency that there was before.",
        ),
    ),
    "two-currencies": FindingText(
        what=(
            "el importe «{seen}» dice más de una moneda: {currencies}",
            "the amount «{seen}» says more than one currency: {currencies}",
        ),
        remedy=("deje solo la correcta", "leave only the one that is right"),
        meaning=(
            "La celda, su encabezado y la columna de moneda deben decir la misma moneda. Un signo "
            "como € ya la dice, y $ a secas son pesos si nada dice que son dólares; entre dos no "
            "se elige.",
            "The cell, its header and the column of the currency must say the same currency. A "
            "sign such as € says it already, and a bare $ is pesos where nothing says dollars; "
            "between two no choice is made.",
        ),
    ),
    "too-many-digits": FindingText(
        what=(
            "{seen} tiene más decimales que {currency} ({digits})",
            "{seen} has more digits than {currency} ({digits})",
        ),
        remedy=(
            "escriba el importe como se pagó, ya redondeado",
            "write the amount as it was paid, already rounded",
        ),
        meaning=(
            "Nadie paga fracciones de centavo: la cifra viene de un cálculo, o de otro estilo de "
            "números (54.855 por 54,855). No se redondea por usted, porque cada centavo "
            "redondeado en una fila falta en el total.",
            "Nobody pays fractions of a cent: the figure comes from a calculation, or from "
            "another number style (54.855 for 54,855). It is not rounded for you, for each cent "
            "rounded in a row is missing from the whole.",
        ),
    ),
    "amount-too-large": FindingText(
        what=("{seen} es demasiado grande", "{seen} is too large"),
        remedy=(
            "revise la cifra; si es correcta y no pasa de 18 cifras, escríbala como texto",
            "check the figure; if it is right and has no more than 18 digits, write it as text",
        ),
        meaning=(
            "Casi siempre sobra una cifra. Excel conserva solo 15 cifras de un número, y más allá "
            "los centavos que muestra ya no son los que se escribieron; los libros llegan hasta "
            "10,000,000,000,000,000.00.",
            "Mostly there is a digit too many. Excel keeps only 15 digits of a number, and beyond "
            "them the cents it shows are no longer those that were typed; the books go up to "
            "10,000,000,000,000,000.00.",
        ),
    ),
    "not-positive": FindingText(
        what=(
            "el importe es {seen} y debe ser mayor que cero",
            "the amount is {seen} and must be above zero",
        ),
        remedy=(
            "escriba un importe mayor que cero; lo que se reintegra al donante va en Reintegros",
            "write an amount above zero; what goes back to the partner belongs in Refunds",
        ),
        meaning=(
            "La hoja ya dice si el dinero entra o sale, por eso los importes van sin signo. Un "
            "gasto negativo escondería una recuperación, una reversa o un reintegro, y cada uno "
            "cambia cifras distintas del informe.",
            "The sheet already says whether money comes in or goes out, so amounts have no sign. "
            "A negative expenditure would hide a recovery, a reversal or a refund, and each of "
            "these changes other figures of the report.",
        ),
    ),
    "date-unreadable": FindingText(
        what=("«{seen}» no se puede leer como fecha", "«{seen}» cannot be read as a date"),
        remedy=(
            "escriba un día (29/12/2016), un mes (2016-08), un año (2016) o un periodo "
            "(2016-10-05 a 2016-12-02)",
            "write a day (29/12/2016), a month (2016-08), a year (2016) or a range (2016-10-05 to "
            "2016-12-02)",
        ),
        meaning=(
            "La fecha decide el orden de los movimientos y si caben en la vigencia. Se lee con el "
            "día primero y se guarda como se conoce, sin inventar el día de un mes; un mes sin "
            "año o un día que no existe no se leen, ni un año fuera de 1900 a 2200.",
            "The date decides the order of events and whether they fall within the agreement's "
            "period. It is read day first and kept as it is known, with no day made up for a "
            "month; a month without its year or a day that does not exist is not read, nor a year "
            "outside 1900 to 2200.",
        ),
    ),
    "count-unreadable": FindingText(
        what=(
            "«{seen}» no es un número entero mayor que cero",
            "«{seen}» is no whole number above zero",
        ),
        remedy=("escriba cuántas son: 1, 2, 15", "write how many they are: 1, 2, 15"),
        meaning=(
            "Es un dato que se cuenta en enteros: actividades, días de plazo, una revisión, un "
            "mes. Donde no se sabe cuántas actividades son, la celda vacía cuenta como una.",
            "It is something counted in whole numbers: activities, days allowed, a revision, a "
            "month. Where it is not known how many activities there were, an empty cell counts as "
            "one.",
        ),
    ),
    "not-a-choice": FindingText(
        what=(
            "«{seen}» no es una de las opciones: {expected}",
            "«{seen}» is none of the options: {expected}",
        ),
        remedy=(
            "elija una de ellas; si Excel la toma por un número, escríbala con un apóstrofo "
            "delante",
            "choose one of them; if Excel takes it for a number, type an apostrophe before it",
        ),
        meaning=(
            "De esa palabra depende un cálculo o una regla: si un rubro es elegible, cómo se "
            "convierte la moneda, de quién son los rendimientos. Por eso una palabra parecida no "
            "se interpreta.",
            "A calculation or a rule depends on that word: whether a line is eligible, how "
            "currency is converted, whose the interest is. So a similar word is not interpreted.",
        ),
    ),
    "unprintable-text": FindingText(
        what=(
            "el texto «{seen}» trae caracteres invisibles",
            "the text «{seen}» has invisible characters",
        ),
        remedy=("bórrelo y escríbalo de nuevo", "delete it and type it again"),
        meaning=(
            "El texto trae caracteres invisibles, que suelen llegar al copiar de una página web o "
            "de un PDF. Con ellos, dos folios que se ven iguales serían distintos; en el mensaje "
            "aparecen entre corchetes.",
            "The text has invisible characters, which mostly come along when copying from a web "
            "page or a PDF. With them, two references that look the same would be different; the "
            "message shows them in brackets.",
        ),
    ),
    "text-too-long": FindingText(
        what=(
            "el texto «{seen}...» pasa de {longest} caracteres",
            "the text «{seen}...» has more than {longest} characters",
        ),
        remedy=("abrévielo", "shorten it"),
        meaning=(
            "Una clave o un folio tiene hasta 100 caracteres, y un texto libre hasta 20,000. No "
            "se recorta: dos folios largos podrían quedar iguales.",
            "A code or a reference has up to 100 characters, and free text up to 20,000. It is "
            "not cut: two long references could become the same.",
        ),
    ),
    "office-without-name": FindingText(
        what=(
            "«{seen}» es un cargo, y falta el nombre de quien lo tiene",
            "«{seen}» is an office, and the name of who holds it is missing",
        ),
        remedy=("escriba el nombre, o quite el cargo", "write the name, or remove the office"),
        meaning=(
            "En un informe firma una persona, con su cargo debajo del nombre.",
            "A person signs a paper, with the office below the name.",
        ),
    ),
    "code-twice": FindingText(
        what=("la clave «{seen}» está dos veces", "the code «{seen}» stands twice"),
        remedy=("cambie una de las dos, o quítela", "change one of the two, or remove it"),
        meaning=(
            "Una clave nombra una sola cosa: una cuenta, un rubro, una actividad, una moneda con "
            "tipo pactado. En una adenda, un rubro con nombre es un rubro nuevo; el monto "
            "autorizado de uno que ya existe se cambia dejando vacío el nombre.",
            "A code names one thing only: an account, a budget line, an activity, a currency with "
            "its prescribed rate. In an addendum, a line with a title is a new line; the ceiling "
            "of one there is changes where the title is left empty.",
        ),
    ),
    "end-before-start": FindingText(
        what=(
            "el fin ({end}) es anterior al inicio ({start})",
            "the end ({end}) is before the start ({start})",
        ),
        remedy=("corrija una de las dos fechas", "correct one of the two dates"),
        meaning=(
            "La vigencia dice qué gastos caben en el convenio, y así no cabría ninguno. También "
            "pasa cuando una adenda mueve una de las dos fechas y la otra se queda.",
            "The period says which expenditures belong to the agreement, and like this none "
            "would. It happens, too, when an addendum moves one of the two dates and the other "
            "stays.",
        ),
    ),
    "parts-exceed-whole": FindingText(
        what=(
            "las partes suman {parts}, más que el importe del gasto, {whole}",
            "the parts add up to {parts}, more than the expenditure's {whole}",
        ),
        remedy=("corrija las partes o el importe", "correct the parts or the amount"),
        meaning=(
            "Repartir más de lo que se pagó sería inventar gasto. Lo que las partes dejan sin "
            "repartir sí se admite, y se informa como no desglosado. Una hoja de Excel no lleva "
            "importes por parte: esto le ocurre a quien registra desde otro programa.",
            "To divide more than was paid would be to invent spending. What the parts leave over "
            "is accepted, and reported as not itemised. A sheet in Excel has no amounts by part: "
            "this happens to those who record from another program.",
        ),
    ),
    "missing-reference": FindingText(
        what=(
            "falta el folio; el siguiente libre es «{proposed}»",
            "the reference is missing; the next free one is «{proposed}»",
        ),
        remedy=(
            "escriba el folio de su documento, o use el que se propone",
            "write the reference of its document, or use the one proposed",
        ),
        meaning=(
            "El folio es el nombre del hecho para siempre: por él se reconoce la fila cuando el "
            "libro se carga de nuevo, aunque se reordene. Uno inventado en silencio la contaría "
            "dos veces.",
            "The reference is the fact's name for good: by it the row is known again when the "
            "workbook is loaded once more, even sorted otherwise. One made up in silence would "
            "count it twice.",
        ),
    ),
    "merged-cells": FindingText(
        what=(
            "la celda está combinada con otra y no tiene dato propio",
            "the cell is merged with another and has no value of its own",
        ),
        remedy=(
            "separe las celdas y escriba el dato en cada fila",
            "unmerge the cells and write the value in each row",
        ),
        meaning=(
            "De varias celdas combinadas Excel guarda el dato solo en la primera; las demás lo "
            "muestran y están vacías. No se supone que la fecha o el rubro valgan para todas.",
            "Of several merged cells Excel keeps the value in the first only; the others show it "
            "and are empty. It is not supposed that the date or the line is meant for all of them.",
        ),
    ),
    "totals-row": FindingText(
        what=(
            "la fila es de totales y no se leyó como dato",
            "the row is one of totals and was not read as data",
        ),
        remedy=("nada; puede dejarla", "nothing; it may stay"),
        meaning=(
            "Una fila que solo dice «Total» o «Suma» y cuyo importe es el de las filas de arriba "
            "las resume. Contarla como un gasto más duplicaría todo.",
            "A row that only says «Total» or «Sum», and whose amount is that of the rows above, "
            "sums them up. To count it as one more expenditure would double everything.",
        ),
    ),
    "totals-differ": FindingText(
        what=(
            "la fila de totales dice {seen} y las filas suman {expected}",
            "the row of totals says {seen} and the rows add up to {expected}",
        ),
        remedy=(
            "revise el rango de la suma, y que no falte ni sobre ninguna fila; si no es un total, "
            "complete la fila",
            "look at the range of the sum, and that no row is missing or too many; if it is no "
            "total, fill in the rest of the row",
        ),
        meaning=(
            "La suma que trae el propio documento es un control gratuito: si no coincide, su "
            "fórmula deja fuera una fila, alguien la escribió a mano, o la fila no es un total y "
            "es un gasto sin folio.",
            "The sum that the document itself has is a control for free: where it differs, its "
            "formula leaves a row out, somebody typed it, or the row is no total and is spending "
            "without a reference.",
        ),
    ),
    "called-a-total": FindingText(
        what=(
            "la fila se llama «{seen}», como un total, y trae lo que trae un dato",
            "the row is called «{seen}», as a total is, and has what a fact has",
        ),
        remedy=(
            "si es un total, bórrela; si no, escriba su folio o su clave",
            "if it is a total, delete it; if not, write its own reference or code",
        ),
        meaning=(
            "Un total que se leyera como un dato más duplicaría todo, y un gasto que se tomara por "
            "un total faltaría.",
            "A total that was read as one more fact would double everything, and spending that was "
            "taken for a total would be missing.",
        ),
    ),
    "examples-left-out": FindingText(
        what=(
            "{count:one=una fila de ejemplo, que está|other={count} filas de ejemplo, que están} "
            "como en el libro vacío, no se {count:one=leyó|other=leyeron} como datos",
            "{count:one=one example row, which is|other={count} example rows, which are} as in the "
            "empty workbook, {count:one=was|other=were} not read as data",
        ),
        remedy=("nada; pueden quedarse o borrarse", "nothing; leave them or delete them"),
        meaning=(
            "El ejemplo se reconoce mientras diga lo mismo que al recibir el libro. En cuanto se "
            "escribe sobre él es un dato más, aunque conserve su nombre.",
            "An example is known as long as it says what it said when the workbook was given out. "
            "Once it is typed over it is a fact like any other, though it keeps its name.",
        ),
    ),
    "days-look-swapped": FindingText(
        what=(
            "{count:one=una fecha puede tener|other={count} fechas pueden tener} el día y el mes "
            "intercambiados: en ninguna de las que son fecha de Excel pasa el día de 12, como "
            "{seen}, y en todas las que son texto sí; sería {other}",
            "{count:one=one date may have|other={count} dates may have} day and month swapped: in "
            "none of those that Excel holds as a date is the day above 12, such as {seen}, and in "
            "every one that is text it is; it would be {other}",
        ),
        remedy=(
            "compárelas con los comprobantes; si están cambiadas, corríjalas y escríbalas todas "
            "como fecha",
            "compare them with the vouchers; if they are swapped, correct them, and write all of "
            "them as dates",
        ),
        meaning=(
            "Un Excel de Estados Unidos lee 05/10/2016 como 10 de mayo y deja 25/10/2016 como "
            "texto. Así se ve una columna que pasó por él: la mitad de sus fechas es de otro mes.",
            "An Excel of the United States reads 05/10/2016 as the 10th of May and leaves "
            "25/10/2016 as text. So a column looks that went through it: half of its dates are of "
            "another month.",
        ),
    ),
    "two-digit-year": FindingText(
        what=(
            "la fecha «{seen}» dice el año con dos cifras",
            "the date «{seen}» says its year with two digits",
        ),
        remedy=(
            "escriba el año con cuatro cifras: 5-oct-2016",
            "write the year with four digits: 5-Oct-2016",
        ),
        meaning=(
            "Con dos cifras, 05/10/16 puede ser octubre de 2016, o mayo, o el 16 de un mes de "
            "2005. Una fecha decide en qué año y bajo qué cláusula cae el dinero.",
            "With two digits, 05/10/16 may be October of 2016, or May, or the 16th of a month of "
            "2005. A date decides in which year and under which clause the money falls.",
        ),
    ),
    "date-as-number": FindingText(
        what=(
            "{seen} es un número sin formato de fecha; en Excel sería {day}",
            "{seen} is a number without a date's format; in Excel it would be {day}",
        ),
        remedy=(
            "si es esa fecha, dé a la celda formato de fecha o escríbala como 2016-10-05; si no, "
            "escriba la que es",
            "if that is the date, give the cell a date's format or write it like 2016-10-05; if "
            "not, write the right one",
        ),
        meaning=(
            "Excel guarda las fechas como días contados desde 1900, y al copiar valores se pierde "
            "el formato que lo dice. Podría ser esa fecha, o un importe en la columna equivocada.",
            "Excel keeps dates as days counted from 1900, and copying values loses the format "
            "that says so. It may be that date, or an amount in the wrong column.",
        ),
    ),
}
