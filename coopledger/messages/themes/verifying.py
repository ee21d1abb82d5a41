"""What is found when a ledger is verified."""

from coopledger.messages.finding_text import Both, FindingText

_RESTORE: Both = (
    "recupere el último respaldo íntegro y averigüe quién escribió fuera del programa",
    "restore the last intact backup, and find out who wrote around the program",
)

FINDINGS: dict[str, FindingText] = {
    "verify.gap": FindingText(
        what=(
            "libro {book}: falta la fila {expected}; sigue la {seq}",
            "book {book}: row {expected} is missing; {seq} follows",
        ),
        remedy=_RESTORE,
        meaning=(
            "Los asientos de un libro llevan números seguidos, y el programa nunca borra ninguno. "
            "El hueco dice que alguien borró un asiento por otro medio: desde ahí los saldos no "
            "son de fiar.",
            "The records of a book have consecutive numbers, and the program never deletes one. "
            "The gap says that somebody deleted a record by other means: from there on the "
            "balances are not to be trusted.",
        ),
    ),
    "verify.broken-link": FindingText(
        what=(
            "libro {book}, fila {seq}: no sigue al anterior; la cadena está rota aquí",
            "book {book}, row {seq}: it does not follow the one before; the chain is broken here",
        ),
        remedy=_RESTORE,
        meaning=(
            "Cada asiento lleva la huella del anterior, como eslabones de una cadena. Aquí no "
            "coinciden: por fuera del programa se quitó, se agregó o se cambió de lugar un "
            "asiento.",
            "Each record holds the hash of the one before, like the links of a chain. Here they "
            "do not match: around the program, a record was removed, added or put elsewhere.",
        ),
    ),
    "verify.altered": FindingText(
        what=(
            "libro {book}, fila {seq}: fue alterado después de guardarse (su huella no coincide)",
            "book {book}, row {seq}: it was altered after it was recorded (its hash does not "
            "match)",
        ),
        remedy=_RESTORE,
        meaning=(
            "La huella se calcula con todo el contenido del asiento cuando se guarda. Si ya no "
            "coincide, algo cambió después, aunque sea un centavo o una letra; no se puede saber "
            "qué decía.",
            "The hash is worked out from all of a record's content when it is recorded. Where it "
            "no longer matches, something changed later, be it a cent or a letter; what it said "
            "cannot be known.",
        ),
    ),
    "verify.derived": FindingText(
        what=(
            "libro {book}, fila {seq}: la columna {column} dice {seen} y debe decir {expected}",
            "book {book}, row {seq}: column {column} says {seen} and must say {expected}",
        ),
        remedy=_RESTORE,
        meaning=(
            "Hay columnas que se deducen del resto del asiento, como las cuentas que mueve un "
            "gasto. La huella coincide, pero la columna dice otra cosa: el asiento se escribió "
            "por fuera del programa, y los saldos que salen de ella son falsos.",
            "Some columns follow from the rest of the record, such as the accounts that an "
            "expenditure moves. The hash matches, but the column says something else: the record "
            "was written around the program, and balances made from it are false.",
        ),
    ),
    "verify.not-a-fact": FindingText(
        what=(
            "libro {book}, fila {seq}: el programa no pudo haberlo guardado así: {seen}",
            "book {book}, row {seq}: the program cannot have recorded it so: {seen}",
        ),
        remedy=_RESTORE,
        meaning=(
            "La huella coincide, pero lo escrito no es un movimiento que el programa pudiera "
            "haber guardado. Se escribió por otro medio, o con una versión posterior del programa.",
            "The hash matches, but what is written is no record that the program could have made. "
            "It was written by other means, or by a later version of the program.",
        ),
    ),
    "verify.no-opening": FindingText(
        what=(
            "libro {book}, fila {seq}: el libro no empieza por su convenio o programa",
            "book {book}, row {seq}: the book does not start with its agreement or programme",
        ),
        remedy=_RESTORE,
        meaning=(
            "Un libro empieza por su convenio o su programa, que dice sus cuentas, sus rubros y "
            "su moneda. Sin ese primer asiento no se puede saber qué significan los demás.",
            "A book starts with its agreement or programme, which says its accounts, its lines "
            "and its currency. Without that first record nobody can know what the others mean.",
        ),
    ),
    "verify.closed-period": FindingText(
        what=(
            "libro {book}, fila {seq}: está fechada {seen}, y {year} ya no la admitía cuando se "
            "guardó",
            "book {book}, row {seq}: it is dated {seen}, and {year} took it no longer when it was "
            "recorded",
        ),
        remedy=_RESTORE,
        meaning=(
            "La huella coincide, pero el asiento está fechado en un año que ya estaba cerrado, o "
            "que solo admitía correcciones. El programa y la base de datos lo impiden: alguien "
            "les quitó el candado, y lo que se informó de ese año ya no es lo que dicen los "
            "libros.",
            "The hash matches, but the record is dated in a year that was closed by then, or took "
            "corrections only. The program and the database prevent it: somebody took the guard "
            "away, and what was reported of that year is no longer what the books say.",
        ),
    ),
    "verify.damaged": FindingText(
        what=(
            "la base de datos está dañada, o un índice suyo no dice lo que la tabla: {said}",
            "the database is damaged, or an index of it says otherwise than the table: {said}",
        ),
        remedy=_RESTORE,
        meaning=(
            "Lo dice el motor de la base de datos, que revisa sus páginas y sus índices antes de "
            "que se lea ningún asiento. Un índice que no dice lo que la tabla puede esconder un "
            "libro entero: lo que se imprimió de este archivo no es de fiar, aunque cada cadena "
            "se vea bien.",
            "The database's own engine says so, which looks at its pages and indexes before any "
            "record is read. An index that says otherwise than the table may hide a whole book: "
            "what was printed from this file is not to be trusted, even though each chain looks "
            "right.",
        ),
    ),
    "verify.unchecked": FindingText(
        what=(
            "los índices no se revisaron por dentro: el servidor no tiene la extensión amcheck, o "
            "no se puede usar; los asientos sí se revisaron, leídos de la tabla misma",
            "the indexes were not looked into: the server does not have the extension amcheck, or "
            "it may not be used; the records were, read from the table itself",
        ),
        remedy=(
            "pida a quien administra el servidor: CREATE EXTENSION amcheck",
            "ask who runs the server for: CREATE EXTENSION amcheck",
        ),
        meaning=(
            "PostgreSQL revisa sus índices con la extensión amcheck. Sin ella se comprueba cada "
            "asiento de la tabla, y que por el índice se encuentren tantos como hay; lo demás que "
            "haya en un índice queda sin revisar.",
            "PostgreSQL looks into its indexes by the extension amcheck. Without it each record of "
            "the table is proved, and that by the index as many are found as there are; what else "
            "an index holds is not looked at.",
        ),
    ),
    "verify.law": FindingText(
        what=("{said}", "{said}"),
        remedy=_RESTORE,
        meaning=(
            "Los asientos están íntegros, pero la suma que debe cuadrar no cuadra. Lo recibido ya "
            "no es igual a lo ejercido, lo reintegrado y el saldo disponible: no emita ningún "
            "estado de ejercicio de los recursos hasta aclararlo.",
            "The records are intact, but the sum that must close does not. What was received no "
            "longer equals what was spent, returned and held: issue no statement until this is "
            "explained.",
        ),
    ),
    "verify.unstatable": FindingText(
        what=(
            "libro {book}: hay días que no se pueden informar: {said}",
            "book {book}: there are days that cannot be stated: {said}",
        ),
        remedy=(
            "reverse lo que se nombra, si lo guardó una versión anterior del programa; si no, "
            "recupere el último respaldo íntegro",
            "take back what is named, where an earlier version of the program recorded it; else "
            "restore the last intact backup",
        ),
        meaning=(
            "Los asientos están íntegros, pero juntos no pueden ser ciertos algún día: dos "
            "revisiones vigentes de un mismo folio, una recuperación sin su gasto, una reversa de "
            "lo que aún no ocurría, un reintegro sin su dinero. El programa no admite una carga "
            "así: alguien la escribió por otro medio, o la guardó una versión anterior.",
            "The records are intact, but together they cannot be true on some day: two revisions "
            "of one reference stand, a recovery has no expenditure, a reversal is of what had not "
            "happened yet, a refund has no money. The program takes no load like that: somebody "
            "wrote it by other means, or an earlier version recorded it.",
        ),
    ),
    "verify.issued": FindingText(
        what=(
            "libro {book}: el estado emitido {reference} (al {on}) no sale de los asientos 1 a "
            "{seq}: {said}",
            "book {book}: the issued statement {reference} (on {on}) does not follow from records "
            "1 to {seq}: {said}",
        ),
        remedy=_RESTORE,
        meaning=(
            "Un estado emitido guarda sus cifras y el lugar de la cadena hasta donde vio. Al "
            "hacerlo de nuevo con esos mismos asientos no salen las mismas cifras: o se escribió "
            "por fuera del programa, o no es el que se entregó.",
            "An issued statement keeps its figures and the place in the chain up to which it "
            "looked. Drawn up again from those same records, its figures come out otherwise: "
            "either it was written around the program, or it is not the one that was handed over.",
        ),
    ),
    "verify.issued-place": FindingText(
        what=(
            "libro {book}: el estado emitido {reference} (al {on}) vio otro asiento {seq} que el "
            "de hoy",
            "book {book}: the issued statement {reference} (on {on}) saw another record {seq} "
            "than today's",
        ),
        remedy=_RESTORE,
        meaning=(
            "El estado guarda la huella del último asiento que vio, y ahí hay hoy otra. La cadena "
            "se volvió a sellar después de emitirlo: alguien reescribió lo anterior y recalculó "
            "todas las huellas.",
            "The statement keeps the hash of the last record it saw, and there is another one "
            "there today. The chain was sealed anew after it was issued: somebody rewrote what "
            "came before and worked all hashes out again.",
        ),
    ),
    "verify.cut": FindingText(
        what=(
            "había {rows} {rows:one=asiento|other=asientos} y hoy hay {now}: se cortó el final o "
            "falta un libro",
            "there {rows:one=was|other=were} {rows} {rows:one=record|other=records} and today "
            "there {now:one=is|other=are} {now}: the end was cut off, or a book is missing",
        ),
        remedy=_RESTORE,
        meaning=(
            "La huella que se guardó aparte, o la que lleva un estado emitido, dice cuántos "
            "asientos había. El programa nunca quita uno: los que faltan se borraron por otro "
            "medio, o el archivo es un respaldo anterior.",
            "The head that was kept elsewhere, or that an issued statement holds, says how many "
            "records there were. The program never removes one: those missing were deleted by "
            "other means, or the file is an earlier backup.",
        ),
    ),
    "verify.rewritten": FindingText(
        what=(
            "{rows:one=el primer asiento no es el que era: se reescribió|other=los primeros "
            "{rows} asientos no son los que eran: se reescribió alguno} o falta un libro (hoy hay "
            "{now})",
            "{rows:one=the first record is not the one there was: it was rewritten|other=the first "
            "{rows} records are not those there were: one was rewritten}, or a book is missing "
            "(today there {now:one=is|other=are} {now})",
        ),
        remedy=_RESTORE,
        meaning=(
            "El registro solo crece: sus primeros asientos dan siempre la misma huella. Si dan "
            "otra, alguno se cambió y se recalcularon las huellas, o se borró un libro entero, "
            "aunque cada cadena se vea bien.",
            "A ledger only grows: its first records always give the same head. Where they give "
            "another one, some record was changed and the hashes worked out again, or a whole "
            "book was deleted, even though each chain looks right.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "verify.progress": ("Verificando", "Verifying"),
    "verify.book": (
        "{code}: {rows} {rows:one=asiento|other=asientos}",
        "{code}: {rows} {rows:one=record|other=records}",
    ),
    "verify.intact": (
        "Íntegro. Libros: {books}; asientos: {rows}. Las cadenas y las reglas contables se "
        "cumplen.",
        "Intact. Books: {books}; records: {rows}. Chains and laws hold.",
    ),
    "verify.broken": (
        "NO ÍNTEGRO. Problemas: {problems}.",
        "NOT INTACT. Problems: {problems}.",
    ),
    "verify.same-as-then": (
        "Igual que en la huella dada: "
        "{then:one=el mismo asiento|other=los mismos {then} asientos}.",
        "The same as in the head given: the same {then:one=record|other={then} records}.",
    ),
    "verify.grown": (
        "{then:one=El asiento de la huella dada es el mismo|"
        "other=Los {then} asientos de la huella dada son los mismos}; hoy son {now}.",
        "The {then:one=record of the head given is|other={then} records of the head given are} "
        "the same; today there are {now}.",
    ),
    "verify.since": (
        "Los asientos posteriores a la huella dada están íntegros; asientos revisados: {new}. Los "
        "de antes ({then}) dan esa huella por lo que cada uno lleva escrito; ni ellos ni las "
        "reglas contables se revisaron de nuevo: eso lo hace coopledger verify.",
        "The records after the head given are intact; records looked at: {new}. Those before it "
        "({then}) give that head by what each has written on it; neither they nor the laws were "
        "looked at again: coopledger verify does that.",
    ),
    "verify.head": ("Huella del registro:", "Head of the ledger:"),
    "broken.content": ("su contenido no se puede leer", "its content cannot be read"),
    "broken.kind": ("no es de ninguna clase conocida", "it is of no known kind"),
    "broken.field": (
        "el dato «{field}» tiene un valor imposible",
        "the value of «{field}» is not possible",
    ),
    "broken.names": (
        "nombra otro asiento o una cuenta que no están en el libro",
        "it names another record or an account that is not in the book",
    ),
}

MISUSE: dict[str, Both] = {
    "head.twice": (
        "dé una sola huella: la que se compara con el registro entero, o la que ya se revisó y "
        "desde la que se sigue",
        "give one head alone: one that the whole ledger is compared with, or one that was proved "
        "before and is gone on from",
    ),
    "head.unreadable": (
        "{seen!r} no es la huella de un registro: cópiela entera, como la escribe coopledger "
        "head: el número de asientos, un guion y 64 cifras y letras",
        "{seen!r} is no head of a ledger: copy it whole, as coopledger head writes it: the number "
        "of records, a hyphen and 64 digits and letters",
    ),
}
