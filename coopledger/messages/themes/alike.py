"""What is said of what reads the same, and may be the same."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "reference-written-otherwise": FindingText(
        what=(
            "el folio «{seen}» parece «{other}» escrito de otro modo, y coincide en el importe o "
            "en la fecha",
            "the reference «{seen}» looks like «{other}» written otherwise, and agrees in amount "
            "or in date",
        ),
        remedy=(
            "si es otro hecho, nada; si es el mismo, quite esta fila y, si ya se guardó, reverse "
            "este folio en la hoja Reversas",
            "nothing, if it is another fact; if it is the same, remove this row and, where it is "
            "stored already, reverse this reference on the sheet Reversals",
        ),
        meaning=(
            "Una mayúscula, un espacio, un cero o un guion de otro tipo ([U+2011]) hacen dos "
            "folios donde una persona lee uno, y el mismo gasto contaría dos veces.",
            "A capital, a blank, a zero or another kind of dash ([U+2011]) makes two references "
            "where a person reads one, and the same expenditure would count twice.",
        ),
    ),
    "book-written-otherwise": FindingText(
        what=(
            "la clave «{seen}» abre otro libro, y parece «{other}» escrita de otro modo",
            "the code «{seen}» opens another book, and looks like «{other}» written otherwise",
        ),
        remedy=(
            "si es otro convenio, nada; si es el mismo, reverse lo que se guardó en este libro y "
            "cárguelo con la clave de siempre",
            "nothing, if it is another agreement; if it is the same, reverse what was stored in "
            "this book and load it under the code it has",
        ),
        meaning=(
            "La clave dice de qué libro es cada hecho. Una que solo difiere en mayúsculas, "
            "acentos, espacios o guiones abre un segundo libro, y todo contaría dos veces.",
            "The code says which book a fact belongs to. One that differs in case, accents, "
            "blanks or dashes alone opens a second book, and everything would count twice.",
        ),
    ),
    "code-written-otherwise": FindingText(
        what=(
            "la clave «{seen}» parece «{other}» escrita de otro modo",
            "the code «{seen}» looks like «{other}» written otherwise",
        ),
        remedy=(
            "si son lo mismo, impute todo a una sola de las dos; si no, nada",
            "if both are the same, charge everything to one of them; if not, nothing",
        ),
        meaning=(
            "Dos rubros o dos cuentas cuyas claves una persona lee igual reparten entre sí lo que "
            "es de uno, y ningún monto autorizado o saldo estaría completo.",
            "Two budget lines or two accounts whose codes a person reads alike share between them "
            "what belongs to one, and no ceiling and no balance would be whole.",
        ),
    ),
    "alike-but-for-reference": FindingText(
        what=(
            "hechos iguales en todo salvo el folio: {count} ({seen})",
            "facts alike in everything but their reference: {count} ({seen})",
        ),
        remedy=(
            "nada, si son hechos distintos; si alguno está repetido, quítelo, o reverse el que "
            "sobra",
            "nothing, where they are different facts; if one is repeated, remove it or reverse the "
            "one too many",
        ),
        meaning=(
            "Dos taxis de la misma tarifa y el mismo día son dos gastos, y así se guardan. Se dice "
            "porque también es lo que se ve cuando una fila se copia con otro folio.",
            "Two taxi fares of one amount and one day are two expenditures, and are recorded so. "
            "It is said because a row that was copied under another reference looks the same.",
        ),
    ),
}
