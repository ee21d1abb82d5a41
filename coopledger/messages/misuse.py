"""What wrong use is told: key -> (Spanish, English)."""

from coopledger.messages.themes import rate_sources

MISUSE: dict[str, tuple[str, str]] = {
    # Money
    "money.unknown-currency": (
        "{seen!r} no es una moneda: use un código ISO 4217, como MXN o EUR",
        "{seen!r} is no currency: use an ISO 4217 code, such as MXN or EUR",
    ),
    "money.too-large": (
        "{seen} rebasa todo importe posible (10^200 unidades mínimas): revise el importe",
        "{seen} is beyond any possible amount (10^200 minor units): check the amount",
    ),
    "money.not-exact": (
        "{seen} no es un importe exacto: dé un texto como '120.50', un Decimal o un entero",
        "{seen} is no exact amount: give a string such as '120.50', a Decimal or an int",
    ),
    "money.not-money": (
        "no se puede {verb} {left} y {right}: solo importe con importe",
        "cannot {verb} {left} and {right}: only money goes with money",
    ),
    "money.mixed-natures": (
        "no se puede {verb} {left} y {right}: uno es en especie y el otro se pagó; "
        "solo el total de la cooperación los muestra, uno al lado del otro",
        "cannot {verb} {left} and {right}: one is in kind and the other was paid; "
        "only a cooperation total shows them, side by side",
    ),
    "money.mixed-currencies": (
        "no se puede {verb} {left} y {right}: convierta uno primero",
        "cannot {verb} {left} and {right}: convert one first",
    ),
    "money.would-round": (
        "el resultado no cabe en unidades enteras de {currency}: reparta con split(), que cuadra",
        "the result is no whole number of {currency} minor units: split() it, which adds up",
    ),
    "money.wrong-nature": (
        "{seen} es de otra naturaleza: se esperaba {expected}",
        "{seen} is of another nature: {expected} was expected",
    ),
    "money.unreadable": (
        "{seen!r} no se puede leer como importe escrito así: {style}",
        "{seen!r} cannot be read as an amount written like {style}",
    ),
    "money.no-currency": (
        "{seen!r} no dice su moneda: escríbala junto al importe, como en '120.50 MXN'",
        "{seen!r} does not say its currency: write it beside the amount, as in '120.50 MXN'",
    ),
    "money.two-currencies": (
        "{seen!r} dice más de una moneda ({currencies}): deje una",
        "{seen!r} says more than one currency ({currencies}): leave one",
    ),
    "money.too-many-digits": (
        "{seen} {currency} tiene más decimales que {currency} ({digits}): "
        "redondéelo en su origen, o repártalo con split()",
        "{seen} {currency} has more digits than {currency} ({digits}): "
        "round it where it is made, or split() it",
    ),
    # Books
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
    "issued.unknown": (
        "de {book} no se emitió ningún estado «{reference}». {near}Vea los que hay: coopledger "
        "issued {book}",
        "no statement «{reference}» of {book} was issued. {near}See those there are: coopledger "
        "issued {book}",
    ),
    "head.unreadable": (
        "{seen!r} no es la huella de un registro: cópiela entera, como la escribe coopledger head: "
        "el número de registros, un guion y 64 cifras y letras",
        "{seen!r} is no head of a ledger: copy it whole, as coopledger head writes it: the number "
        "of records, a hyphen and 64 digits and letters",
    ),
    "book.not-yet": (
        "el libro {code} aún no existía el {by}: pida un momento posterior",
        "the book {code} did not exist yet on {by}: ask for a later time",
    ),
    "rate.missing": (
        "falta el tipo de cambio {source} ({basis}) de {currency} para {day}, que el convenio "
        "prescribe. Tráigalo con coopledger rates fetch, o cárguelo de un archivo con coopledger "
        "rates import",
        "the rate {source} ({basis}) of {currency} for {day}, which the agreement prescribes, is "
        "missing. Get it with coopledger rates fetch, or load it from a file with coopledger rates "
        "import",
    ),
    "near.codes": ("¿Quiso decir {codes}? ", "Did you mean {codes}? "),
    "book.is-programme": (
        "{code} es un programa con recursos propios: no tiene estado de cuenta sino totales. "
        "Pida: coopledger totals",
        "{code} is a programme on own funds: it has totals, not a statement. "
        "Ask for: coopledger totals",
    ),
    "record.refused": (
        "no se guardó nada: {findings}",
        "nothing was recorded: {findings}",
    ),
    "cli.not-xlsx": (
        "«{path}» no es un libro de Excel. Qué hacer: dé un nombre que termine en .xlsx",
        "«{path}» is no Excel workbook. What to do: give a name that ends in .xlsx",
    ),
    "cli.exists": (
        "«{path}» ya existe y no se tocó. Qué hacer: dé otro nombre, o quítelo antes",
        "«{path}» exists already and was left alone. What to do: give another name, or remove it",
    ),
    "cli.no-folder": (
        "no existe la carpeta {where}. Qué hacer: créela, o diga otra",
        "the folder {where} does not exist. What to do: make it, or name another",
    ),
    "cli.annotate-itself": (
        "el libro señalado no puede escribirse sobre el original. Qué hacer: dé otro nombre",
        "the marked workbook cannot be written over the original. What to do: give another name",
    ),
    "cli.annotate-only-workbooks": (
        "solo un libro de Excel (.xlsx, .xlsm) puede devolverse señalado. Qué hacer: quite "
        "--annotate",
        "only an Excel workbook (.xlsx, .xlsm) can be given back marked. What to do: leave out "
        "--annotate",
    ),
    "correct.no-reason": (
        "falta el motivo de la corrección. Qué hacer: diga por qué, con --reason «motivo»",
        "the correction has no reason. What to do: say why, with --reason «why»",
    ),
    "correct.not-asked": (
        "un motivo es para corregir. Qué hacer: añada --correct, o quite --reason",
        "a reason is for correcting. What to do: add --correct, or leave out --reason",
    ),
    # The laws
    "law.fund-currency": (
        "LEY ROTA en {book} al {on}: recibido + intereses + cambiado de otras monedas = {left}, "
        "pero gastado + devuelto + cambiado a otras monedas + en poder = {right} (diferencia "
        "{difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: received + interest + exchanged in = {left}, but spent + "
        "returned + exchanged out + held = {right} (difference {difference}). Run: coopledger "
        "verify",
    ),
    "law.agreement-currency": (
        "LEY ROTA en {book} al {on}: recibido + intereses + diferencia cambiaria = {left}, pero "
        "gastado + devuelto + en poder = {right} (diferencia {difference}). "
        "Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: received + interest + exchange difference = {left}, but "
        "spent + returned + held = {right} (difference {difference}). Run: coopledger verify",
    ),
    "law.parts-exchange": (
        "LEY ROTA en {book} al {on}: las partes de la diferencia cambiaria suman {left}, ella es "
        "{right} (diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the parts of the exchange difference add up to {left}, the "
        "whole is {right} (difference {difference}). Run: coopledger verify",
    ),
    "law.bank-reconciliation": (
        "LEY ROTA en {book}, cuenta {account}, al {on}: el saldo de los libros más las partidas en "
        "conciliación da {explained}, y el banco dice {bank}. Ejecute: coopledger verify",
        "BROKEN LAW in {book}, account {account}, on {on}: the balance of the books and the "
        "reconciling items come to {explained}, and the bank says {bank}. Run: coopledger verify",
    ),
    "law.parts-by_line": (
        "LEY ROTA en {book} al {on}: los rubros suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the budget lines add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_activity": (
        "LEY ROTA en {book} al {on}: las actividades suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the activities add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_partner": (
        "LEY ROTA en {book} al {on}: los socios suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the partners add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.parts-by_month": (
        "LEY ROTA en {book} al {on}: los meses suman {left}, el total es {right} "
        "(diferencia {difference}). Ejecute: coopledger verify",
        "BROKEN LAW in {book} on {on}: the months add up to {left}, the whole is {right} "
        "(difference {difference}). Run: coopledger verify",
    ),
    "law.chain": (
        "LEY ROTA en {where}: la cadena de {book} no se cumple a partir del registro {seq}; no se "
        "guardó ni se cambió nada. Ejecute: coopledger verify",
        "BROKEN LAW at {where}: the chain of {book} does not hold from record {seq} on; nothing "
        "was kept or changed. Run: coopledger verify",
    ),
    # The tests of other programs
    "testing.no-hypothesis": (
        "{name} saca ejemplos con Hypothesis, que no está instalado: "
        "pip install 'coopledger[testing]'",
        "{name} draws examples with Hypothesis, which is not installed: "
        "pip install 'coopledger[testing]'",
    ),
    "testing.not-books": (
        "{seen} no es un Ledger, un Statement ni una lista de renglones: dé uno de ellos",
        "{seen} is no Ledger, no Statement and no list of rows: give one of those",
    ),
    "testing.not-a-row": (
        "el renglón {row} no tiene ninguna de las columnas {columns}: llámelas así, o dé "
        "diccionarios con esos nombres",
        "row {row} has none of the columns {columns}: call them so, or give dictionaries with "
        "those names",
    ),
    "testing.bad-amount": (
        "renglón {row}, columna {column}: {said}",
        "row {row}, column {column}: {said}",
    ),
    "testing.two-currencies": (
        "renglón {row}, columna {column}: {seen} está entre importes en {currency}; dé un renglón "
        "por moneda",
        "row {row}, column {column}: {seen} stands among amounts in {currency}; give a row for "
        "each currency",
    ),
    "testing.rows-do-not-close": (
        "recibido + intereses = {left}, pero gastado + devuelto + en poder = {right}",
        "received + interest = {left}, but spent + returned + held = {right}",
    ),
    "testing.overdrawn": (
        "recibido + intereses = {left}, pero ya se gastó y devolvió {right}",
        "received + interest = {left}, but {right} were spent and returned already",
    ),
    "testing.account": (
        "por sus movimientos la cuenta tiene {left}, pero por sus asientos {right}",
        "by its events the account holds {left}, but by its postings {right}",
    ),
    "testing.parts": (
        "{section}, {figure}: las partes suman {left}, el total es {right}",
        "{section}, {figure}: the parts add up to {left}, the whole is {right}",
    ),
    "testing.set": (
        "{section}, {figure}: es {left}, y con los mismos registros en otro orden {right}",
        "{section}, {figure}: it is {left}, and with the same facts in another order {right}",
    ),
    # The store
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
    "store.damaged": (
        "{where} está dañado: recupere el último respaldo (coopledger restore)",
        "{where} is damaged: restore the last backup (coopledger restore)",
    ),
    "store.refused": (
        "la base de datos {where} se negó: {said}; no se guardó nada",
        "the database {where} refused: {said}; nothing was recorded",
    ),
    # A bank's profile
    "profile.unknown": (
        "no hay ningún perfil ni archivo «{seen}»; hay {known}. Use uno, o dé el archivo que diga "
        "cómo viene la tabla (docs/bank-statements.md)",
        "there is no profile and no file «{seen}»; there are {known}. Use one, or give the file "
        "that says how the table is laid out (docs/bank-statements.md)",
    ),
    "profile.unreadable": (
        "el perfil {path} no se puede leer ({said}): corríjalo, o copie uno de los que hay",
        "the profile {path} cannot be read ({said}): mend it, or copy one of those there are",
    ),
    "profile.missing-key": (
        "al perfil {path} le falta la clave {key}: añádala (docs/bank-statements.md)",
        "the profile {path} lacks the key {key}: add it (docs/bank-statements.md)",
    ),
    "profile.unknown-key": (
        "el perfil {path} tiene una clave que no existe, {key}: revise cómo se escribe",
        "the profile {path} has a key that does not exist, {key}: check its spelling",
    ),
    "profile.bad-value": (
        "en el perfil {path}, {key} no puede ser «{seen}»: vea qué admite "
        "(docs/bank-statements.md)",
        "in the profile {path}, {key} cannot be «{seen}»: see what it takes "
        "(docs/bank-statements.md)",
    ),
    "profile.no-amount": (
        "el perfil {path} no dice dónde está lo que se movió: añada a [columns] las claves debit y "
        "credit, o amount",
        "the profile {path} does not say where what was moved stands: add to [columns] the keys "
        "debit and credit, or amount",
    ),
    "profile.no-directions": (
        "el perfil {path} tiene la columna direction y no dice sus palabras: añada [directions] "
        "con in y out",
        "the profile {path} has the column direction and does not say its words: add [directions] "
        "with in and out",
    ),
    # The command line
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
        "{path} es el registro mismo: escriba el resultado en otro archivo",
        "{path} is the ledger itself: write the result to another file",
    ),
    "cli.needs-file": (
        "un libro de Excel no se puede mostrar en la pantalla: diga en qué archivo, como {example}",
        "a workbook cannot be shown on a screen: say in which file, like {example}",
    ),
    "cli.no-explanation": (
        "--explain no cabe en una tabla ({style}): pídalo con --format text o --format json",
        "--explain does not fit in a table ({style}): ask for it with --format text or json",
    ),
    "cli.bad-date": (
        "{seen!r} no es un día: escríbalo como 2016-12-31",
        "{seen!r} is no day: write it like 2016-12-31",
    ),
    "cli.bad-year": (
        "{seen!r} no es un año ni varios: escríbalo como 2015, o como 2014-2016",
        "{seen!r} is no year nor several: write it like 2015, or like 2014-2016",
    ),
    "cli.no-agreement": (
        "no se sabe de qué convenio se trata. Qué hacer: dígalo con --agreement CLAVE",
        "it is not said which agreement it is about. What to do: say it with --agreement CODE",
    ),
    "book.no-account": (
        "{code} no tiene ninguna cuenta «{seen}»: {expected}",
        "{code} has no account «{seen}»: {expected}",
    ),
    "match.not-a-window": (
        "{seen} no es un número de días: dé uno de 0 a 366",
        "{seen} is no number of days: give one from 0 to 366",
    ),
    "cli.no-state": (
        "falta el estado del periodo. Qué hacer: dígalo tras el año, como closed, adjusting u open",
        "the period's state is missing. What to do: say it after the year: closed, adjusting, open",
    ),
    "cli.nothing-to-change": (
        "un motivo es para cambiar un periodo. Qué hacer: diga el año y su estado, o quite "
        "--reason",
        "a reason is for changing a period. What to do: say the year and its state, or leave out "
        "--reason",
    ),
    "cli.bad-time": (
        "{seen!r} no es un momento: escríbalo como 2016-12-31T18:00",
        "{seen!r} is no time: write it like 2016-12-31T18:00",
    ),
    "cli.unknown-code": (
        "no hay ningún hallazgo «{seen}». {near}Vea los que hay: coopledger explain",
        "there is no finding «{seen}». {near}See those there are: coopledger explain",
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
        "error inesperado ({kind}): {said}. Es una falla de coopledger; por favor repórtela",
        "unexpected error ({kind}): {said}. This is a fault of coopledger; please report it",
    ),
    **rate_sources.MISUSE,
}
