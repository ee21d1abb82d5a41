"""What is said of commands that were typed wrongly, and of files they cannot read or write."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    # What may be typed for a value; its own name, and the word of the other language, always may.
    "typed.open": ("abierto", "open"),
    "typed.adjusting": ("ajuste", "adjusting"),
    "typed.closed": ("cerrado", "closed"),
    "typed.text": ("texto", "text"),
    "demo.loading": ("Se cargan los dos libros de ejemplo:", "Loading the two example books:"),
    "demo.next": (
        "Para probar con los suyos: coopledger import ARCHIVO.xlsx\n"
        "Los dos libros del ejemplo están en {folder}",
        "To try your own: coopledger import FILE.xlsx\n"
        "The two workbooks of the example are in {folder}",
    ),
}

MISUSE: dict[str, Both] = {
    "near.codes": ("¿Quiso decir {codes}? ", "Did you mean {codes}? "),
    "cli.not-xlsx": (
        "«{path}» no es un libro de Excel. Qué hacer: dé un nombre que termine en .xlsx",
        "«{path}» is no Excel workbook. What to do: give a name that ends in .xlsx",
    ),
    "cli.one-opening": (
        "un libro es de un programa o de la institución, no de ambos. Qué hacer: pida uno",
        "a book is of a programme or of the institution, not of both. What to do: ask for one",
    ),
    "cli.exists": (
        "«{path}» ya existe y no se tocó. Qué hacer: dé otro nombre, o quítelo antes",
        "«{path}» exists already and was left alone. What to do: give another name, or remove it",
    ),
    "cli.no-folder": (
        "no existe la carpeta {where}. Qué hacer: créela, o diga otra",
        "the folder {where} does not exist. What to do: make it, or name another",
    ),
    "cli.annotate-only-workbooks": (
        "solo un libro de Excel ({expected}) puede devolverse señalado. Qué hacer: quite "
        "--annotate",
        "only an Excel workbook ({expected}) can be given back marked. What to do: leave out "
        "--annotate",
    ),
    "correct.no-reason": (
        'falta el motivo de la corrección. Qué hacer: diga por qué, con --reason "motivo"',
        'the correction has no reason. What to do: say why, with --reason "why"',
    ),
    "recorded.unprintable": (
        "«{seen}» trae caracteres invisibles o de control (entre corchetes), y se guardaría para "
        "siempre. Qué hacer: bórrelo y escríbalo de nuevo a mano",
        "«{seen}» has invisible or control characters (in brackets), and would be recorded for "
        "ever. What to do: delete it and type it again by hand",
    ),
    "correct.not-asked": (
        "un motivo es para corregir. Qué hacer: añada --correct, o quite --reason",
        "a reason is for correcting. What to do: add --correct, or leave out --reason",
    ),
    "cli.no-file": (
        "no existe el archivo {path}: revise el nombre y la carpeta",
        "the file {path} does not exist: check its name and folder",
    ),
    "cli.is-folder": (
        "{path} es una carpeta: dé el nombre de un archivo",
        "{path} is a folder: give the name of a file",
    ),
    "cli.cannot-write": (
        "no se puede escribir {path} ({said}). Qué hacer: si está abierto en Excel, ciérrelo y "
        "repita; si no, escriba en otra carpeta",
        "{path} cannot be written ({said}). What to do: if it is open in Excel, close it and "
        "repeat; if not, write to another folder",
    ),
    "cli.over-ledger": (
        "{path} es el registro mismo, o uno de sus archivos de trabajo: escriba el resultado en "
        "otro archivo",
        "{path} is the ledger itself, or one of its working files: write the result to another "
        "file",
    ),
    "cli.over-database": (
        "{path} es un registro, otra base de datos o un archivo de trabajo de una (-wal, -shm, "
        "-journal), y no se tocó: escriba el resultado en otro archivo",
        "{path} is a ledger, another database or a working file of one (-wal, -shm, -journal), and "
        "was left alone: write the result to another file",
    ),
    "cli.over-input": (
        "{path} es de lo que esta misma orden lee o escribe, y no se tocó: escriba el resultado en "
        "otro archivo",
        "{path} is among what this same command reads or writes, and was left alone: write the "
        "result to another file",
    ),
    "cli.cannot-show": (
        "la respuesta no se pudo mostrar ({said}). Qué hacer: revise el espacio en disco de su "
        "destino, o diga un archivo con -o",
        "the answer could not be shown ({said}). What to do: check the space where it was to go, "
        "or name a file with -o",
    ),
    "cli.no-answer": (
        "La respuesta no llegó a su destino. Esto es lo que decía, y lo que dice guardado lo "
        "está:\n{told}",
        "The answer did not get where it was to go. This is what it said, and what it says is "
        "recorded is:\n{told}",
    ),
    "cli.needs-file": (
        "un libro de Excel no se puede mostrar en la pantalla: diga en qué archivo, como {example}",
        "a workbook cannot be shown on a screen: say in which file, like {example}",
    ),
    "cli.bad-date": (
        "{seen!r} no es un día: escríbalo como 31/12/2016 (día, mes, año) o como 2016-12-31",
        "{seen!r} is no day: write it like 31/12/2016 (day, month, year) or like 2016-12-31",
    ),
    "cli.issued-totals": (
        "los totales emitidos son como se emitieron: pídalos sin --year, --on ni --as-of-recorded",
        "issued totals are as they were issued: ask for them without --year, --on and "
        "--as-of-recorded",
    ),
    "cli.year-and-account": (
        "--account es de la conciliación de una cuenta y --year de los totales: dé uno de los dos",
        "--account is of the reconciliation of an account, and --year of totals: give one of them",
    ),
    "fiscal-year.no-years": (
        "{seen!r} no es un año ni varios: escríbalo como 2015, o como 2014-2016",
        "{seen!r} is no year nor several: write it like 2015, or like 2014-2016",
    ),
    "cli.no-agreement": (
        "no se sabe de qué convenio se trata. Qué hacer: dígalo con --agreement CLAVE",
        "it is not said which agreement it is about. What to do: say it with --agreement CODE",
    ),
    "cli.no-state": (
        "falta el estado del periodo. Qué hacer: dígalo tras el año: cerrado, ajuste o abierto",
        "the period's state is missing. What to do: say it after the year: closed, adjusting, open",
    ),
    "cli.nothing-to-change": (
        "--reason y --propose son para cambiar un periodo. Qué hacer: diga el año y su estado, o "
        "quítelos",
        "--reason and --propose are for changing a period. What to do: say the year and its state, "
        "or leave them out",
    ),
    "cli.bad-time": (
        "{seen!r} no es un momento: escríbalo como «31/12/2016 18:00» o como 2016-12-31T18:00",
        "{seen!r} is no time: write it like «31/12/2016 18:00» or like 2016-12-31T18:00",
    ),
    "cli.unknown-code": (
        "no hay ningún hallazgo «{seen}». {near}Vea los que hay: coopledger explain",
        "there is no finding «{seen}». {near}See those there are: coopledger explain",
    ),
    "cli.no-ledger-named": (
        "no se dice cuál registro: el nombre está vacío. Qué hacer: diga un archivo con --ledger "
        "(o en COOPLEDGER_URL); sin ninguno de los dos es coopledger.db, en esta carpeta",
        "it is not said which ledger: the name is empty. What to do: name a file with --ledger (or "
        "in COOPLEDGER_URL); without either it is coopledger.db, in this folder",
    ),
    "cli.in-memory": (
        "{where} es la memoria: el registro se perdería al terminar esta orden; diga un archivo "
        "con --ledger",
        "{where} is the memory: the ledger would be lost when this command ends; name a file "
        "with --ledger",
    ),
    "cli.unknown-command": (
        "No existe la orden «{seen}». {near}",
        "There is no command «{seen}». {near}",
    ),
    "cli.interrupted": (
        "interrumpido. Una carga o una copia queda completa o no queda: repítala, lo ya guardado "
        "no se cuenta dos veces",
        "interrupted. A load or a copy is whole or not there: repeat it, what is stored already is "
        "not counted twice",
    ),
    "cli.unexpected": (
        "error inesperado ({kind}): {said}. Es una falla de coopledger. Qué hacer: repórtela, con "
        "lo que se muestra al repetir con COOPLEDGER_DEBUG=1 en el entorno",
        "unexpected error ({kind}): {said}. This is a fault of coopledger. What to do: report it, "
        "with what is shown when it is repeated with COOPLEDGER_DEBUG=1 in the environment",
    ),
}
