"""What is said of the place where a ledger is kept, of making it and of moving it."""

from coopledger.messages.finding_text import Both

LABELS: dict[str, Both] = {
    "clock.ask": (
        "Si el reloj está bien, escriba la fecha de hoy (AAAA-MM-DD) para seguir",
        "If the clock is right, type today's date (YYYY-MM-DD) to go on",
    ),
    "init.made": (
        "Se creó un registro vacío en {where}. Para guardar algo en él: coopledger import ARCHIVO",
        "An empty ledger was made at {where}. To record something in it: coopledger import FILE",
    ),
    "init.already": (
        "Ya hay un registro en {where}; no se cambió nada. Para ver sus libros: coopledger list",
        "There is a ledger at {where} already; nothing was changed. To see its books: "
        "coopledger list",
    ),
    "backup.progress": ("Respaldando", "Backing up"),
    "restore.progress": ("Restaurando", "Restoring"),
    "copy.progress": ("Copiando", "Copying"),
    "copy.done": (
        "Quedó en {where}, comprobado: cada cadena termina como en el original. Libros: {books}; "
        "asientos: {rows}.",
        "It is at {where}, proved: each chain ends as in the original. Books: {books}; records: "
        "{rows}.",
    ),
    "upgrade.done": (
        "{where} pasó del esquema {found} al {now}. Nada de lo guardado cambió.",
        "{where} went from schema {found} to {now}. Nothing that is recorded changed.",
    ),
    "upgrade.nothing": (
        "{where} está al día (esquema {now}): no hay nada que hacer.",
        "{where} is up to date (schema {now}): there is nothing to do.",
    ),
}

MISUSE: dict[str, Both] = {
    "store.version-altered": (
        "la tabla coopledger_version no dice de qué versión es el registro: se quitó o se cambió "
        "por fuera del programa. No se hizo nada. Recupere el último respaldo íntegro",
        "the table coopledger_version does not say which version the ledger is of: it was removed "
        "or altered around the program. Nothing was done. Restore the last intact backup",
    ),
    "store.no-later": (
        "el último asiento dice que se guardó el {last}: después de eso no puede haber otro. "
        "Alguien lo escribió por fuera del programa: recupere el último respaldo íntegro",
        "the last record says that it was recorded at {last}: nothing can come after that. "
        "Somebody wrote it around the program: restore the last intact backup",
    ),
    "store.clock-ahead": (
        "el último asiento se guardó el {last}, y el reloj de este equipo dice que hoy es {now}: "
        "{days:one=un día|other={days} días} después. No se guardó nada: una fecha "
        "equivocada ya no se puede quitar. Si el reloj está mal, corríjalo. Si está bien, "
        "dígalo en la variable de entorno COOPLEDGER_TODAY={now} y repita",
        "the last record was made on {last}, and this machine's clock says that today is {now}: "
        "{days:one=one day|other={days} days} later. Nothing was recorded, for a wrong "
        "date cannot be taken away again. If the clock is wrong, set it. If it is right, "
        "say so in the environment variable COOPLEDGER_TODAY={now}, and do it again",
    ),
    "store.clock-wrong": (
        "el último asiento se guardó el {last}, y el reloj de este equipo dice que hoy es {now}: "
        "más de diez años después. No se guardó nada. Corrija el reloj; si de verdad pasó tanto "
        "tiempo, exporte los libros e impórtelos en un registro nuevo",
        "the last record was made on {last}, and this machine's clock says that today is {now}: "
        "more than ten years later. Nothing was recorded. Set the clock; if so much time really "
        "passed, export the books and import them into a new ledger",
    ),
    "store.not-stored": (
        "la base de datos recibió {given} y solo guardó {stored}: algo ajeno al programa desvía lo "
        "que se guarda. No se guardó nada. Ejecute: coopledger verify",
        "the database was given {given} and stored only {stored}: something around the program "
        "diverts what is recorded. Nothing was recorded. Run: coopledger verify",
    ),
    "store.not-found": (
        "no hay ningún registro en {where}. Créelo al importar un libro "
        "(coopledger import ARCHIVO.xlsx) o vacío (coopledger init), "
        "o diga dónde está con --ledger",
        "there is no ledger at {where}. Make one by importing a book "
        "(coopledger import FILE.xlsx) or an empty one (coopledger init), "
        "or say where it is with --ledger",
    ),
    "store.no-folder": (
        "no existe la carpeta {where}: créela, o elija otra con --ledger",
        "the folder {where} does not exist: make it, or choose another with --ledger",
    ),
    "store.exists": (
        "ya existe {where}, y no se tocó. Qué hacer: dé otro lugar, o mueva antes a otra carpeta "
        "lo que hay (un registro, junto con sus archivos de trabajo -wal, -shm y -journal)",
        "{where} exists already, and was left alone. What to do: name another place, or first move "
        "what is there to another folder (a ledger together with its working files -wal, -shm and "
        "-journal)",
    ),
    "store.working-file": (
        "{where} se tomaría por un archivo de trabajo (-wal, -shm, -journal) de la base de datos "
        "que está a su lado: dé otro nombre",
        "{where} would be taken for a working file (-wal, -shm, -journal) of the database beside "
        "it: give another name",
    ),
    "store.leftover-removed": (
        "se quitó {where}, que dejó a medias un programa que fue interrumpido",
        "{where} was removed, which a program that was interrupted had left half done",
    ),
    "store.in-memory": (
        "{where} es la memoria, donde nada queda: diga un archivo",
        "{where} is the memory, where nothing stays: name a file",
    ),
    "store.cannot-write": (
        "no se puede escribir {where} ({said}): pida permiso en esa carpeta, o elija otra",
        "{where} cannot be written ({said}): ask for leave in that folder, or choose another",
    ),
    "store.bad-url": (
        "{where!r} no es la dirección de un registro: dé un archivo, o "
        "postgresql+psycopg://usuario@servidor/base",
        "{where!r} is no ledger's address: give a file, or postgresql+psycopg://user@host/database",
    ),
    "store.no-such-kind": (
        "los registros se guardan en SQLite (un archivo) o en PostgreSQL "
        "(postgresql+psycopg://usuario@servidor/base), no en {where}",
        "ledgers are kept in SQLite (a file) or in PostgreSQL "
        "(postgresql+psycopg://user@host/database), not in {where}",
    ),
    "store.no-driver": (
        "para {where} falta el controlador de PostgreSQL: instálelo con "
        "pip install «coopledger[postgres]»",
        "the driver of PostgreSQL, for {where}, is not installed: "
        "pip install 'coopledger[postgres]'",
    ),
    "store.unreachable": (
        "no hay comunicación con {where} ({said}). Revise la dirección, la contraseña y que el "
        "servidor esté en marcha, y repita: lo ya guardado no se cuenta dos veces",
        "{where} cannot be reached ({said}). Check the address, the password and that the server "
        "is running, and repeat: what is stored already is not counted twice",
    ),
    "store.no-database": (
        "la base de datos {where} no existe: pida a quien administra el servidor que la cree",
        "the database {where} does not exist: ask whoever runs the server to make it",
    ),
    "store.no-access": (
        "{where} no da permiso ({said}): pídalo a quien administra el servidor; no se guardó nada",
        "{where} gives no leave ({said}): ask whoever runs the server; nothing was recorded",
    ),
    "store.too-many": (
        "{where} tiene demasiadas conexiones abiertas: espere y repita; no se guardó nada",
        "{where} has too many connections open: wait and repeat; nothing was recorded",
    ),
    "store.not-utf8": (
        "{where} no guarda sus textos en UTF-8: pida una base de datos creada con ENCODING 'UTF8'",
        "{where} does not keep its texts in UTF-8: ask for a database made with ENCODING 'UTF8'",
    ),
    "law.guard": (
        "REGLA DE LA BASE: {where} no acepta un asiento que las reglas del programa sí: «{said}». "
        "No se guardó nada. Ejecute: coopledger verify, y enseñe este renglón a quien mantiene el "
        "programa",
        "GUARD OF THE DATABASE: {where} refuses a record that the program's rules accept: "
        "«{said}». Nothing was recorded. Run: coopledger verify, and show this line to whoever "
        "maintains the program",
    ),
    "store.contended": (
        "{where} está tan ocupado que esta escritura no encontró su turno: espere y repita; no se "
        "guardó nada",
        "{where} is so busy that this writing never found its turn: wait and repeat; nothing was "
        "recorded",
    ),
    "store.isolation": (
        "la conexión a {where} está en REPEATABLE READ, que no ve lo que otros acaban de guardar: "
        "use READ COMMITTED o SERIALIZABLE",
        "the connection to {where} is in REPEATABLE READ, which does not see what others have just "
        "recorded: use READ COMMITTED or SERIALIZABLE",
    ),
    "store.autocommit": (
        "la conexión a {where} confirma cada instrucción por sí sola: dé una con transacción "
        "(with engine.begin() as connection), para que confirmarla o deshacerla sea suyo",
        "the connection to {where} commits each statement by itself: give one with a transaction "
        "(with engine.begin() as connection), so that you commit it or roll it back",
    ),
    "store.other-thread": (
        "la conexión a {where} es de un solo hilo de ejecución, el que la dio a Ledger.within: en "
        "otro hilo dé una conexión propia, o abra el registro con Ledger.open, que todos comparten",
        "the connection to {where} belongs to one thread, the one that gave it to Ledger.within: "
        "in another thread give one of its own, or open the ledger with Ledger.open, which all "
        "share",
    ),
    "store.names-taken": (
        "{where} ya usa para otra cosa los nombres {names}: guarde el registro en otro archivo, o "
        "cámbielos (si es de Alembic, con version_table)",
        "{where} uses the names {names} for something else: keep the ledger in another file, or "
        "change them (if they are Alembic's, with version_table)",
    ),
    "store.not-a-ledger": (
        "{where} no es un registro de coopledger: revise la ruta; no se tocó el archivo",
        "{where} is not a coopledger ledger: check the path; the file was not touched",
    ),
    "store.newer-schema": (
        "{where} lo hizo una versión más nueva de coopledger (esquema {found}; este programa llega "
        "al {expected}): actualice coopledger; no se tocó nada",
        "{where} was made by a newer version of coopledger (schema {found}; this program knows up "
        "to {expected}): update coopledger; nothing was touched",
    ),
    "store.older-schema": (
        "{where} lo hizo una versión anterior de coopledger (esquema {found}; este programa usa el "
        "{expected}). Haga un respaldo (coopledger backup) y ejecute: coopledger upgrade",
        "{where} was made by an earlier version of coopledger (schema {found}; this program uses "
        "{expected}). Back it up (coopledger backup) and run: coopledger upgrade",
    ),
    "store.busy": (
        "{where} está en uso por otro programa desde hace rato: espere y repita; no se guardó nada",
        "{where} has long been in use by another program: wait and repeat; nothing was recorded",
    ),
    "store.on-network-share": (
        "{where} está en una unidad de red, más lenta y menos segura que un disco propio: escriban "
        "de uno en uno y respalden a diario (coopledger backup). Si son varios, guarden el "
        "registro en PostgreSQL (coopledger copy)",
        "{where} is on a network drive, slower and less safe than a disk of one's own: write one "
        "at a time and back it up daily (coopledger backup). If you are several, keep the ledger "
        "in PostgreSQL (coopledger copy)",
    ),
    "store.read-only": (
        "{where} es de solo lectura: pida permiso de escritura, o use otro con --ledger; "
        "no se guardó nada",
        "{where} is read-only: ask for leave to write, or use another with --ledger; "
        "nothing was recorded",
    ),
    "store.full": (
        "no se pudo escribir en {where}: revise el espacio en disco y repita; no se guardó nada",
        "could not write to {where}: check the disk's space and repeat; nothing was recorded",
    ),
    "store.cannot-open": (
        "no se puede abrir {where}: revise la ruta y sus permisos",
        "{where} cannot be opened: check the path and its permissions",
    ),
    "store.file-changed": (
        "{where} ya no es el archivo que estaba abierto: se borró, se movió o se puso otro en su "
        "lugar, y lo último no quedó en el de ahora. Qué hacer: compruebe cuál es el bueno y "
        "repita",
        "{where} is no longer the file that was open: it was deleted, moved, or another was put in "
        "its place, and the last is not in the one of now. What to do: see which is the good one, "
        "and repeat",
    ),
    "store.went-back": (
        "el libro «{code}» ya no es la continuación de lo que se había leído: mientras estaba "
        "abierto se recuperó encima otro registro. No se guardó nada. Qué hacer: compruebe cuál es "
        "el bueno y repita",
        "the book «{code}» no longer goes on from what had been read: while it was open another "
        "ledger was restored over it. Nothing was recorded. What to do: see which is the good one, "
        "and repeat",
    ),
    "store.changed-meanwhile": (
        "{where} cambió mientras se leía sin permiso de escritura en su carpeta: repita. Si le "
        "pasa a menudo, pida ese permiso, con el que se lee mientras otros escriben",
        "{where} changed while it was read without leave to write in its folder: repeat. If it "
        "happens often, ask for that leave, with which it is read while others write",
    ),
    "store.left-half-written": (
        "a {where} lo dejó a medias un programa que se interrumpió, y sin permiso de escritura no "
        "se puede poner en orden. No está dañado, y no hay que recuperar ningún respaldo. Qué "
        "hacer: pida a quien tenga ese permiso que lo consulte una vez, que basta, y repita",
        "{where} was left half written by a program that was interrupted, and without leave to "
        "write that cannot be put right. It is not damaged, and no backup is to be restored. What "
        "to do: ask whoever has that leave to read it once, which puts it right, and repeat",
    ),
    "store.damaged": (
        "{where} está dañado ({said}): recupere el último respaldo (coopledger restore)",
        "{where} is damaged ({said}): restore the last backup (coopledger restore)",
    ),
    "store.refused": (
        "la base de datos {where} se negó: {said}; no se guardó nada",
        "the database {where} refused: {said}; nothing was recorded",
    ),
}
