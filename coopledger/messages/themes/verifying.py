"""What is found when a ledger is verified."""

from coopledger.messages.finding_text import Both, FindingText

_RESTORE: Both = (
    "recupere el último respaldo íntegro y averigüe quién escribió fuera del programa",
    "restore the last intact backup, and find out who wrote around the program",
)

_SCHEMA: Both = (
    "averigüe quién cambió la base de datos por fuera del programa y desde cuándo; luego recupere "
    "el último respaldo íntegro, o copie el registro a otro lugar (coopledger copy), que lo hace "
    "de nuevo con sus resguardos",
    "find out who changed the database around the program, and since when; then restore the last "
    "intact backup, or copy the ledger to another place (coopledger copy), which makes it anew "
    "with its guards",
)

_FIND_IT: Both = (
    "averigüe quién tocó los documentos por fuera del programa; recupere el último respaldo "
    "íntegro, o la carpeta de los documentos si se guardan en una",
    "find out who touched the documents around the program; restore the last intact backup, or "
    "the folder of the documents where they are kept in one",
)

FINDINGS: dict[str, FindingText] = {
    "verify.other-ledger": FindingText(
        what=(
            "libro {book}: se abrió en otro registro, y alguien lo trajo a este",
            "book {book}: it was opened in another ledger, and somebody brought it to this one",
        ),
        remedy=_RESTORE,
        meaning=(
            "Cada registro tiene una identidad, y el asiento que abre un libro la lleva dentro de "
            "su huella. La de este libro es otra, o no tiene: sus asientos están íntegros, pero no "
            "se guardaron aquí. Para llevar un libro a otro registro, expórtelo e impórtelo.",
            "Each ledger has an identity, and the record that opens a book holds it within its "
            "hash. This book's is another, or none: its records are intact, but they were not "
            "recorded here. To take a book to another ledger, export and import it.",
        ),
    ),
    "verify.not-as-before": FindingText(
        what=(
            "libro {book}, fila {seq}: no es la que había cuando el registro recibió su identidad",
            "book {book}, row {seq}: it is not the one that was there when the ledger got its "
            "identity",
        ),
        remedy=_RESTORE,
        meaning=(
            "Cuando un registro anterior se actualizó, se anotó dónde terminaba la cadena de cada "
            "libro. La de este dice hoy otra cosa: se hizo de nuevo, con todas sus huellas, o es "
            "de otro registro.",
            "When an earlier ledger was upgraded, it was noted where the chain of each book ended. "
            "This one says something else today: it was made anew, with all its hashes, or is "
            "another ledger's.",
        ),
    ),
    "verify.not-as-merged": FindingText(
        what=(
            "libro {book}, fila {seq}: no es la que había cuando se trajo de otro registro",
            "book {book}, row {seq}: it is not the one that was there when it was brought in from "
            "another ledger",
        ),
        remedy=_RESTORE,
        meaning=(
            "Al traer un libro se anota dónde terminaba su cadena. La de este dice hoy otra cosa, "
            "o le faltan asientos.",
            "When a book is brought in it is noted where its chain ended. This one says something "
            "else today, or lacks records.",
        ),
    ),
    "verify.document-missing": FindingText(
        what=(
            "libro {book}, fila {seq}: falta el documento que nombra, de huella {sha256}",
            "book {book}, row {seq}: the document that it names is missing, of hash {sha256}",
        ),
        remedy=_FIND_IT,
        meaning=(
            "El asiento dice qué documento le pertenece, por su huella, y ese documento ya no "
            "está. Si los documentos se guardan en una carpeta y esta se movió, diga dónde está: "
            "coopledger verify --keep-documents CARPETA. Quien tenga el archivo puede probar que "
            "es el mismo: su SHA-256 es esa huella.",
            "The record says which document belongs to it, by its hash, and that document is no "
            "longer there. Where documents are kept in a folder, and it was moved, say where it "
            "is: coopledger verify --keep-documents FOLDER. Whoever has the file can prove that it "
            "is the same: its SHA-256 is that hash.",
        ),
    ),
    "verify.document-altered": FindingText(
        what=(
            "libro {book}, fila {seq}: el documento de huella {sha256} fue alterado, o está "
            "incompleto",
            "book {book}, row {seq}: the document of hash {sha256} was altered, or is not whole",
        ),
        remedy=_FIND_IT,
        meaning=(
            "Un documento se guarda por la huella de todos sus bytes, que está en la cadena. Los "
            "que hay hoy dan otra: se cambió, se le quitó o se le agregó algo.",
            "A document is kept by the hash of all its bytes, which is in the chain. Those that "
            "are there today give another: it was changed, cut or added to.",
        ),
    ),
    "verify.document-not-gone": FindingText(
        what=(
            "libro {book}, fila {seq}: dice que se borró el documento de huella {sha256}, de {of}, "
            "y sigue estando",
            "book {book}, row {seq}: it says that the document of hash {sha256}, of {of}, was "
            "erased, and it is still there",
        ),
        remedy=(
            "repita «coopledger forget» con la misma referencia, y con --keep-documents y su "
            "carpeta si los documentos están en una; si vuelve, averigüe quién lo puso por fuera "
            "del programa",
            "repeat coopledger forget of the same reference, with --keep-documents and the folder "
            "where documents are in one; where it comes back, find out who put it there around the "
            "program",
        ),
        meaning=(
            "Un documento se borró a petición de alguien, y sus bytes siguen: el programa se "
            "interrumpió antes de quitarlo de su carpeta, o alguien lo puso de nuevo.",
            "A document was erased because somebody asked for it, and its bytes are there: the "
            "program was interrupted before it took it from its folder, or somebody put it back.",
        ),
    ),
    "verify.document-surplus": FindingText(
        what=(
            "hay un documento de huella {sha256} que ningún asiento nombra",
            "there is a document of hash {sha256} that no record names",
        ),
        remedy=_FIND_IT,
        meaning=(
            "El programa guarda un documento junto con el asiento que lo nombra. Uno que nadie "
            "nombra se puso por fuera del programa.",
            "The program keeps a document together with the record that names it. One that none "
            "names was put there around the program.",
        ),
    ),
    "verify.shorter": FindingText(
        what=(
            "libro {book}: llegaba a la fila {seq} cuando el registro recibió su identidad, y hoy "
            "a la {now}",
            "book {book}: it reached row {seq} when the ledger got its identity, and today {now}",
        ),
        remedy=_RESTORE,
        meaning=(
            "El programa nunca borra asientos. Los que faltan al final se quitaron por fuera.",
            "The program never deletes a record. Those that are missing at the end were removed "
            "around it.",
        ),
    ),
    "verify.no-identity": FindingText(
        what=(
            "el registro no dice quién es: su tabla coopledger_identity está vacía o alterada",
            "the ledger does not say which one it is: its table coopledger_identity is empty or "
            "altered",
        ),
        remedy=_RESTORE,
        meaning=(
            "La identidad se da al registro cuando se crea o se actualiza, y nunca cambia: los "
            "libros que se abren en él la llevan. Sin ella no se sabe si son suyos, y no se abre "
            "ninguno más.",
            "A ledger is given its identity when it is made or upgraded, and it never changes: "
            "the books that are opened in it hold it. Without it nobody knows whether they are its "
            "own, and no other is opened.",
        ),
    ),
    "verify.time-back": FindingText(
        what=(
            "libro {book}, fila {seq}: dice que se guardó el {seen}, antes que la fila anterior "
            "({last})",
            "book {book}, row {seq}: it says that it was recorded at {seen}, before the row before "
            "it ({last})",
        ),
        remedy=_RESTORE,
        meaning=(
            "El programa guarda cada asiento con una hora posterior a la del anterior, aunque el "
            "reloj se atrase. Esta fila se escribió por fuera del programa.",
            "The program records each row with a time after that of the one before, even where "
            "the clock is put back. This row was written around the program.",
        ),
    ),
    "verify.schema-missing": FindingText(
        what=(
            "la base de datos del registro no tiene {name} ({sort})",
            "the ledger's database lacks {name} ({sort})",
        ),
        remedy=_SCHEMA,
        meaning=(
            "El registro se resguarda con tablas, vistas, índices y disparadores que el programa "
            "hace con él y nunca quita: impiden borrar, cambiar o encimar asientos. Alguien quitó "
            "este por fuera del programa, y mientras falte puede pasar lo que impedía.",
            "A ledger is guarded by tables, views, indexes and triggers that the program makes "
            "with it and never removes: they keep records from being deleted, changed or "
            "overwritten. Somebody removed this one around the program, and while it is missing "
            "what it prevented can happen.",
        ),
    ),
    "verify.schema-differs": FindingText(
        what=(
            "{name} ({sort}) no es como lo hace el programa: se cambió o se desactivó",
            "{name} ({sort}) is not as the program makes it: it was altered or disabled",
        ),
        remedy=_SCHEMA,
        meaning=(
            "Lo que resguarda o suma los asientos (una tabla, vista, índice, disparador o "
            "restricción) dice otra cosa que la que el programa escribió, o ya no actúa: puede "
            "dejar pasar lo que impedía, o dar otras sumas.",
            "What guards the records or adds them up (a table, view, index, trigger or "
            "constraint) says something else than what the program wrote, or acts no more: it may "
            "let through what it prevented, or give other sums.",
        ),
    ),
    "verify.schema-added": FindingText(
        what=(
            "la base de datos del registro tiene algo ajeno: {name} ({sort})",
            "the ledger's database has something that is not the program's: {name} ({sort})",
        ),
        remedy=_SCHEMA,
        meaning=(
            "Sobre las tablas y vistas del registro hay algo que el programa no hizo. Un "
            "disparador o una regla puede desviar lo que se guarda; un índice o una vista, ocultar "
            "asientos. Lo que otros programas tengan junto al registro, sin tocarlo, no se señala.",
            "On the ledger's tables and views there is something that the program did not make. A "
            "trigger or a rule may divert what is recorded; an index or a view may hide records. "
            "What other programs have beside the ledger, without touching it, is not named.",
        ),
    ),
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
            "libro {book}: lo emitido como {reference} (al {on}) no sale de los asientos 1 a "
            "{seq}: {said}",
            "book {book}: what was issued as {reference} (on {on}) does not follow from records "
            "1 to {seq}: {said}",
        ),
        remedy=_RESTORE,
        meaning=(
            "Lo que se emite guarda sus cifras y el lugar de la cadena hasta donde vio. Al "
            "hacerlo de nuevo con esos mismos asientos no salen las mismas cifras: o se escribió "
            "por fuera del programa, o no es el que se entregó.",
            "What is issued keeps its figures and the place in the chain up to which it "
            "looked. Drawn up again from those same records, its figures come out otherwise: "
            "either it was written around the program, or it is not the one that was handed over.",
        ),
    ),
    "verify.issued-totals": FindingText(
        what=(
            "libro {book}: los totales emitidos como {reference} (al {on}) no salen de los libros "
            "como eran entonces: {said}",
            "book {book}: the totals issued as {reference} (on {on}) do not follow from the books "
            "as they were then: {said}",
        ),
        remedy=_RESTORE,
        meaning=(
            "Los totales que se emiten guardan sus cifras y hasta dónde llegaba cada libro que se "
            "sumó. Al sumarlos de nuevo hasta ahí no salen las mismas cifras: o se escribieron por "
            "fuera del programa, o no son los que se entregaron.",
            "Totals that are issued keep their figures, and how far each book went that was added "
            "up. Added up again that far, the figures come out otherwise: either they were written "
            "around the program, or they are not those that were handed over.",
        ),
    ),
    "verify.issued-book": FindingText(
        what=(
            "libro {book}: los totales emitidos como {reference} (al {on}) no sumaron el libro "
            "{other} como era entonces",
            "book {book}: the totals issued as {reference} (on {on}) did not add book {other} as "
            "it was then",
        ),
        remedy=_RESTORE,
        meaning=(
            "Los totales que se emiten guardan el último asiento de cada libro que se sumó, con su "
            "huella. Ahí hay hoy otro, el libro no está, o había uno más que no sumaron: alguien "
            "reescribió lo anterior y recalculó todas las huellas.",
            "Totals that are issued keep the last record of each book that was added up, with its "
            "hash. There is another one there today, the book is missing, or there was one more "
            "that they did not add: somebody rewrote what came before and worked all hashes out "
            "again.",
        ),
    ),
    "verify.issued-place": FindingText(
        what=(
            "libro {book}: lo emitido como {reference} (al {on}) vio otro asiento {seq} que el "
            "de hoy",
            "book {book}: what was issued as {reference} (on {on}) saw another record {seq} "
            "than today's",
        ),
        remedy=_RESTORE,
        meaning=(
            "Lo emitido guarda la huella del último asiento que vio, y ahí hay hoy otra. La cadena "
            "se volvió a sellar después de emitirlo: alguien reescribió lo anterior y recalculó "
            "todas las huellas.",
            "What was issued keeps the hash of the last record it saw, and there is another one "
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
            "La huella que se guardó aparte, o la que lleva lo que se emitió, dice cuántos "
            "asientos había. El programa nunca quita uno: los que faltan se borraron por otro "
            "medio, o el archivo es un respaldo anterior.",
            "The head that was kept elsewhere, or that what was issued holds, says how many "
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
    "verify.intact-expediente": (
        "Íntegro. Archivos: {files}; asientos: {rows}. La cadena se cumple, y cada archivo es el "
        "que se hace de los asientos, o el documento que nombran.",
        "Intact. Files: {files}; records: {rows}. The chain holds, and each file is the one that "
        "the rows make, or the document that they name.",
    ),
    "verify.intact-file": (
        "Íntegro. Libros: {books}; asientos: {rows}. Las cadenas se cumplen, y lo que se muestra "
        "es lo que se guardó.",
        "Intact. Books: {books}; records: {rows}. The chains hold, and what is shown is what was "
        "recorded.",
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
    "schema.table": ("tabla", "table"),
    "schema.view": ("vista", "view"),
    "schema.index": ("índice", "index"),
    "schema.trigger": ("disparador", "trigger"),
    "schema.column": ("columna", "column"),
    "schema.constraint": ("restricción", "constraint"),
    "schema.rule": ("regla", "rule"),
    "schema.policy": ("política de filas", "row policy"),
    "schema.inheritance": ("herencia", "inheritance"),
    "schema.function": ("función", "function"),
    "schema.setting": ("ajuste de la base de datos", "setting of the database"),
    "schema.relation": (
        "tabla o vista que se lee en lugar de la del registro",
        "table or view that is read in place of the ledger's",
    ),
    "schema.rows": ("contenido de la tabla", "content of the table"),
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
    "head.never-had": (
        "el registro nunca tuvo la huella {head}. Qué hacer: revise que sea de este registro y que "
        "esté completa, como la escribe coopledger head",
        "the ledger never had the head {head}. What to do: see that it is of this ledger, and "
        "whole, as coopledger head writes it",
    ),
    "head.unreadable": (
        "{seen!r} no es la huella de un registro: cópiela entera, como la escribe coopledger "
        "head: el número de asientos, un guion y 64 cifras y letras",
        "{seen!r} is no head of a ledger: copy it whole, as coopledger head writes it: the number "
        "of records, a hyphen and 64 digits and letters",
    ),
}
