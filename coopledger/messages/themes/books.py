"""What is said of books and references that are asked for."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "label.books": ("Libros en {where}", "Books in {where}"),
    "label.no-books": ("No hay libros en {where}.", "There are no books in {where}."),
    "label.facts": ("asientos", "records"),
}

MISUSE: dict[str, Both] = {
    "book.unknown": (
        "no hay ningún libro «{code}» en este registro. {near}Vea los que hay: coopledger list",
        "there is no book «{code}» in this ledger. {near}See those there are: coopledger list",
    ),
    "reference.unknown": (
        "no hay nada guardado con la referencia «{reference}» en {where}. {near}"
        "Es el folio, la póliza o la clave que se anotó al guardarlo",
        "nothing is recorded under the reference «{reference}» in {where}. {near}"
        "It is the folio, voucher or code that was written down when it was recorded",
    ),
    "book.not-yet": (
        "el libro {code} aún no existía el {by}: pida un momento posterior",
        "the book {code} did not exist yet on {by}: ask for a later time",
    ),
    "book.is-programme": (
        "{code} es un programa con recursos propios: no tiene estado de ejercicio sino totales. "
        "Pida: coopledger totals",
        "{code} is a programme on own funds: it has totals, not a statement. Ask for: coopledger "
        "totals",
    ),
    "book.is-no-institution": (
        "{code} no es el libro de una institución: ahí no se emiten totales de la cooperación. "
        "Dé el código del de la institución; si no hay, ábralo con un libro de Excel que tenga la "
        "hoja Institución",
        "{code} is not the book of an institution: no totals of the cooperation are issued there. "
        "Give the code of the institution's; where there is none, open it with a workbook that has "
        "the sheet Institution",
    ),
    "book.is-institution": (
        "{code} es el libro de la institución: no tiene dinero, y así tampoco estado de ejercicio. "
        "Pida el de un convenio: coopledger list; para emitir totales: coopledger issue --year "
        "AÑO {code}",
        "{code} is the book of the institution: it has no money, and so no statement. Ask for that "
        "of an agreement: coopledger list; to issue totals: coopledger issue --year YEAR {code}",
    ),
    "record.refused": (
        "no se guardó nada: {findings}",
        "nothing was recorded: {findings}",
    ),
    "book.no-account": (
        "{code} no tiene ninguna cuenta «{seen}»: {expected}",
        "{code} has no account «{seen}»: {expected}",
    ),
}
