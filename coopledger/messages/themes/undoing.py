"""What is said of loads, and of taking one back."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "undo-built-on": FindingText(
        what=(
            "«{reference}», de la carga {load}, ya se usó: {later}",
            "«{reference}», of load {load}, has been built on: {later}",
        ),
        remedy=(
            "deshaga primero la carga que lo guardó (coopledger loads), o reverse esos asientos en "
            "la hoja Reversas; luego repita",
            "take back first the load that recorded it (coopledger loads), or reverse those "
            "records in the sheet Reversals; then repeat",
        ),
        meaning=(
            "Después de la carga se guardó algo que se apoya en lo que ella guardó: otra revisión, "
            "una recuperación, una conciliación. Deshacer la carga lo dejaría sin sustento, así "
            "que se nombra y no se guarda nada.",
            "After the load something was recorded that rests on what it recorded: another "
            "revision, a recovery, a match. To take the load back would leave it without its "
            "ground, so it is named and nothing is recorded.",
        ),
    ),
    "undo-year-closed": FindingText(
        what=(
            "{count} {count:one=asiento|other=asientos} de la carga {load} en {year}, que está "
            "cerrado; el primer día abierto es el {expected}: {seen}",
            "{count} {count:one=record|other=records} of load {load} in {year}, which is closed; "
            "the first open day is {expected}: {seen}",
        ),
        remedy=(
            "reabra el año con su motivo (coopledger period CLAVE AÑO ajuste --reason "
            '"por qué") y repita, o deshágalos con la fecha de un día abierto (--on DÍA)',
            "reopen the year with a reason (coopledger period CODE YEAR adjusting --reason "
            '"why") and repeat, or take them back as of an open day (--on DAY)',
        ),
        meaning=(
            "Un año cerrado ya se informó y nada de él cambia. Nada se fecha de otro modo por su "
            "cuenta: se decide si se reabre el año, o si lo que la carga guardó en él deja de "
            "contar desde un día posterior, que será un cambio del año de ese día.",
            "A closed year has been reported and nothing of it changes. Nothing is re-dated by "
            "itself: it is decided whether the year is reopened, or whether what the load recorded "
            "in it counts no more from a later day on, as a change in the year of that day.",
        ),
    ),
    "undo-dated-later": FindingText(
        what=(
            "{count} {count:one=asiento|other=asientos} de la carga {load} en {year}, que está "
            "cerrado, con fecha {on}: {seen}",
            "{count} {count:one=record|other=records} of load {load} in {year}, which is closed, "
            "dated {on}: {seen}",
        ),
        remedy=(
            "nada: el año cerrado sigue diciendo lo que dijo, y el cambio es del año de esa fecha",
            "nothing: the closed year still says what it said; the change is of that date's year",
        ),
        meaning=(
            "La carga se deshizo con el año cerrado: hasta la fecha que se pidió sus asientos "
            "siguen contando, y desde ella ya no.",
            "The load was taken back with the year closed: its records still count up to the date "
            "that was asked for, and no more from then on.",
        ),
    ),
    "undo-resumes-later": FindingText(
        what=(
            "{count} {count:one=asiento|other=asientos} que la carga {load} reversó con fecha "
            "{until}: hasta ese día ya contaron, y solo desde él pueden volver a contar: {seen}",
            "{count} {count:one=record|other=records} that load {load} reversed as of {until}: up "
            "to that day they counted, and only from it on can they count again: {seen}",
        ),
        remedy=(
            "si es lo que se quiere, diga desde qué día (--on DÍA)",
            "if that is what is wanted, say from which day on (--on DAY)",
        ),
        meaning=(
            "La carga reversó asientos de antes con una fecha posterior a la suya, así que hasta "
            "entonces contaron. Al deshacerla vuelven a contar desde ese día, con esa fecha y no "
            "con la que tenían; eso no se decide por su cuenta.",
            "The load reversed earlier records as of a day after their own, so they counted until "
            "then. Taken back, they count again from that day on, with that date and not the one "
            "they had; that is not decided by itself.",
        ),
    ),
    "undo-resumed": FindingText(
        what=(
            "{count} {count:one=asiento|other=asientos} que la carga {load} reversó con fecha "
            "{until}, vuelven a contar desde el {on}: {seen}",
            "{count} {count:one=record|other=records} that load {load} reversed as of {until} "
            "count again from {on} on: {seen}",
        ),
        remedy=(
            "nada, si es la fecha que se quiso",
            "nothing, if that is the date that was meant",
        ),
        meaning=(
            "Lo que la carga había reversado con fecha posterior vuelve a contar desde el día que "
            "se pidió.",
            "What the load had reversed as of a later day counts again from the day that was asked "
            "for.",
        ),
    ),
    "undo-book-stays": FindingText(
        what=(
            "el libro {code}, que abrió la carga {load}, no se retira: en él hay {later}",
            "the book {code}, which load {load} opened, is not withdrawn: it holds {later}",
        ),
        remedy=(
            "nada, si el libro debe seguir; para retirarlo, quite antes lo demás y repita",
            "nothing, if the book is to stay; to withdraw it, take the rest back first and repeat",
        ),
        meaning=(
            "Un libro se retira con la carga que lo abrió si en él no queda nada más. Aquí queda "
            "algo que se guardó o se emitió después, así que el libro sigue, sin lo de la carga.",
            "A book is withdrawn with the load that opened it if nothing else is left in it. Here "
            "something recorded or issued later is, so the book stays, without what the load had.",
        ),
    ),
    "undo-issued": FindingText(
        what=(
            "{reference} se emitió con asientos de la carga {load}",
            "{reference} was issued with records of load {load}",
        ),
        remedy=(
            "nada: queda como se emitió; el siguiente dirá qué cambió",
            "nothing: it stays as it was issued; the next one will say what changed",
        ),
        meaning=(
            "Un estado o una conciliación que se emitió no cambia. Lo que se deshizo después se ve "
            "en el siguiente, que dice qué cambió desde el anterior.",
            "A statement or a reconciliation that was issued does not change. What was taken back "
            "later is seen in the next one, which says what changed since the one before.",
        ),
    ),
    "undo-nothing-stands": FindingText(
        what=(
            "de la carga {load} no queda nada vigente: no hay qué deshacer",
            "nothing of load {load} stands any more: there is nothing to take back",
        ),
        remedy=(
            "nada; si sus asientos se volvieron a cargar, deshaga esa otra carga (coopledger "
            "loads)",
            "nothing; if its records were loaded again, take back that other load (coopledger "
            "loads)",
        ),
        meaning=(
            "La carga ya se deshizo, o todo lo que guardó se reversó después.",
            "The load was taken back already, or all that it recorded was reversed later.",
        ),
    ),
    "book-withdrawn": FindingText(
        what=(
            "el libro {seen} se retiró al deshacer la carga que lo abrió",
            "the book {seen} was withdrawn when the load that opened it was taken back",
        ),
        remedy=(
            "cargue un documento que lo abra de nuevo (hoja Convenio o Programa), o corrija la "
            "clave del libro",
            "load a document that opens it anew (sheet Agreement or Programme), or correct the "
            "code of the book",
        ),
        meaning=(
            "Un libro retirado no está en listas ni totales y no recibe asientos; su clave queda "
            "libre para abrirlo de nuevo.",
            "A book that was withdrawn is in no list and no total and takes no records; its code "
            "is free to be opened anew.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "kind.undo": ("carga deshecha", "load taken back"),
    "sheet.undo": ("Cargas deshechas", "Loads taken back"),
    "field.load": ("Carga", "Load"),
    "field.lifted": ("Reversas sin efecto", "Reversals without effect"),
    "field.undoes": ("Deshace la carga", "Takes back load"),
    "undo.later": ("{reference} ({about}; carga {load})", "{reference} ({about}; load {load})"),
    "undo.later-alone": ("{reference} ({about})", "{reference} ({about})"),
    "sheet.loads": ("Cargas", "Loads"),
    "sheet.loads-report": ("Relación de cargas", "List of loads"),
    "sheet.undone": ("Carga deshecha", "Load taken back"),
    "sheet.totals-of-undoing": ("Cifras de control", "Control totals"),
    "column.standing": ("Vigente", "Standing"),
    "column.apart": ("Tipo", "Type"),
    "column.count": ("Número", "Count"),
    "column.load": ("Carga", "Load"),
    "column.documents": ("Documentos", "Documents"),
    "column.control": ("Cifras de control", "Control totals"),
    "column.undoes": ("Deshace la carga", "Takes back load"),
    "column.undone_by": ("La deshizo la carga", "Taken back by load"),
    "column.records": ("Asientos", "Records"),
    "load.none-yet": (
        "No hay cargas numeradas en este registro.",
        "There are no numbered loads in this ledger.",
    ),
    "load.named": ("Carga {number}", "Load {number}"),
    "load.recorded": ("Guardada", "Recorded"),
    "load.document": ("Documento", "Document"),
    "load.one-document": ("{first}", "{first}"),
    "load.more-documents": ("{first}, y otros: {count}", "{first}, and others: {count}"),
    "load.of-book": (
        "{count} {count:one=asiento|other=asientos}: {totals}",
        "{count} {count:one=record|other=records}: {totals}",
    ),
    "load.state": ("Estado", "State"),
    "load.undoes": ("deshace la carga {number}", "takes back load {number}"),
    "load.undone-by": ("la deshizo la carga {number}", "taken back by load {number}"),
    "undo.done": (
        "La carga {number} se deshizo: {count} {count:one=asiento|other=asientos} en la carga "
        "{new}.",
        "Load {number} was taken back: {count} {count:one=record|other=records} in load {new}.",
    ),
    "undo.would": (
        "Se desharía la carga {number}: {count} {count:one=asiento|other=asientos}. No se guardó "
        "nada.",
        "Load {number} would be taken back: {count} {count:one=record|other=records}. Nothing was "
        "recorded.",
    ),
    "undo.nothing": ("No se guardó nada.", "Nothing was recorded."),
    "undo.before": ("Antes", "Before"),
    "undo.after": ("Después", "After"),
    "undo.nothing-left": ("(nada)", "(nothing)"),
    "undo.withdrawn": (
        "(nada): el libro se retira y su clave queda libre",
        "(nothing): the book is withdrawn and its code is free",
    ),
}

MISUSE: dict[str, Both] = {
    "fact.of-a-verb": (
        "«{reference}» dice lo que se hizo, y solo lo guarda quien lo hace. Qué hacer: use {verb}",
        "«{reference}» says what was done; only what does it records it. What to do: use {verb}",
    ),
    "undo.no-reason": (
        'falta el motivo. Qué hacer: coopledger undo {load} --reason "por qué"',
        'the reason is missing. What to do: coopledger undo {load} --reason "why"',
    ),
    "load.unknown": (
        "no hay carga {seen}: la última es la {last}. Vea las que hay: coopledger loads",
        "there is no load {seen}: the last one is {last}. See those there are: coopledger loads",
    ),
    "load.none": (
        "no hay carga {seen}: este registro no tiene ninguna con número. Lo que se cargó antes de "
        "numerarlas se reversa asiento por asiento",
        "there is no load {seen}: this ledger has none with a number. What was loaded before they "
        "were numbered is reversed record by record",
    ),
    "book.withdrawn": (
        "el libro {code} se retiró al deshacer la carga que lo abrió. Su historia: coopledger "
        "report trail {code}",
        "the book {code} was withdrawn when the load that opened it was taken back. Its history: "
        "coopledger report trail {code}",
    ),
}
