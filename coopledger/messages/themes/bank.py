"""What is said of bank statements: whether they are whole, and beside what is recorded."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "statement-not-tied": FindingText(
        what=(
            "el estado «{name}» no cuadra: saldo inicial {opening} y movimientos por {moved} dan "
            "{expected}, y dice {closing}: difiere en {difference}",
            "the statement «{name}» does not tie: it opens with {opening}, its lines come to "
            "{moved}, which makes {expected}, and it says {closing}: off by {difference}",
        ),
        remedy=(
            "pida el estado de nuevo al banco; no cambie el archivo",
            "ask the bank for the statement again; do not change the file",
        ),
        meaning=(
            "El saldo inicial más los abonos menos los cargos es el saldo final, al centavo. Si "
            "no, falta un movimiento, sobra uno, o un importe no es el del banco.",
            "The opening balance plus the credits less the debits is the closing balance, to the "
            "cent. If not, a line is missing, one is too many, or an amount is not the bank's.",
        ),
    ),
    "balance-does-not-follow": FindingText(
        what=(
            "el saldo dice {seen}, y después del movimiento debe ser {expected}",
            "the balance says {seen}, and after the line it should be {expected}",
        ),
        remedy=(
            "pida el archivo de nuevo al banco; si lo ordenaron o filtraron, expórtelo entero",
            "ask the bank for the file again; if it was sorted or filtered, export the whole of it",
        ),
        meaning=(
            "Cada saldo es el anterior más lo que movió su renglón. Donde no lo es, falta un "
            "renglón antes, o ese importe no es el del banco.",
            "Each balance is the one before it plus what its row moved. Where it is not, a row "
            "before it is missing, or that amount is not the bank's.",
        ),
    ),
    "balance-twice": FindingText(
        what=(
            "el saldo está dos veces con distinto importe: {before} y {seen}",
            "the balance stands twice with different amounts: {before} and {seen}",
        ),
        remedy=(
            "pida otra vez el estado: debe tener un solo saldo en ese lugar",
            "ask for the statement once more: it should have one balance in that place",
        ),
        meaning=(
            "Un estado empieza con un saldo y termina con otro. Con dos en el mismo lugar no se "
            "sabe cuál cree el banco.",
            "A statement opens with one balance and closes with one. With two in one place nobody "
            "knows which the bank believes.",
        ),
    ),
    "statement-unproven": FindingText(
        what=(
            "el estado «{name}» no trae saldo inicial y final: no se puede comprobar que estén "
            "todos sus movimientos{count:one=; se leyó uno|other=, que son {count}}",
            "the statement «{name}» has no opening and closing balance: whether all its lines are "
            "there, {count:one=of which one was read|other={count} of them}, cannot be proved",
        ),
        remedy=(
            "si el banco lo ofrece, cargue el formato que trae los saldos",
            "if the bank offers it, load the format that has the balances",
        ),
        meaning=(
            "Lo que prueba que un estado está completo son sus saldos. Sin ellos los movimientos "
            "se guardan, y un faltante no se nota.",
            "What proves a statement complete is its balances. Without them the lines are "
            "recorded, and a missing one goes unnoticed.",
        ),
    ),
    "statement-read": FindingText(
        what=(
            "cuenta {account}, {days}: saldo inicial {opening}, saldo final {closing}; cuadra; "
            "movimientos: {count}",
            "account {account}, {days}: opening balance {opening}, closing balance {closing}; it "
            "ties; lines: {count}",
        ),
        remedy=(
            "nada; compárelo con el estado impreso",
            "nothing; compare it with the printed statement",
        ),
        meaning=(
            "Lo que se leyó de una cuenta: cuántos movimientos, de qué días, y los saldos que sus "
            "movimientos unen.",
            "What was read of an account: how many lines, of which days, and the balances that "
            "its lines lead from and to.",
        ),
    ),
    "statement-read-unproven": FindingText(
        what=(
            "cuenta {account}, {days}: sin saldos; movimientos: {count}",
            "account {account}, {days}: without balances; lines: {count}",
        ),
        remedy=(
            "cuente los movimientos en el estado impreso",
            "count the lines on the printed statement",
        ),
        meaning=(
            "Lo que se leyó de una cuenta cuyo estado no dice cuánto había: solo el conteo lo "
            "compara con el papel.",
            "What was read of an account whose statement does not say what was there: only the "
            "count compares it with the paper.",
        ),
    ),
    "statement-page-missing": FindingText(
        what=(
            "«{name}» es una página de un estado: el saldo {seen} es intermedio, y la página que "
            "sigue o antecede no está en el archivo",
            "«{name}» is a page of a statement: the balance {seen} is an intermediate one, and "
            "the page after or before it is not in the file",
        ),
        remedy=(
            "cargue todas las páginas del estado en un solo archivo",
            "load all pages of the statement in one file",
        ),
        meaning=(
            "Un estado largo viene en páginas que cuadran cada una por sí sola. Un día partido "
            "entre archivos no se distingue de uno repetido.",
            "A long statement comes in pages, each of which ties by itself. A day that is split "
            "between files cannot be told from one that is repeated.",
        ),
    ),
    "statement-gap": FindingText(
        what=(
            "en la cuenta «{account}» los movimientos no llevan del saldo del {since}, {before}, "
            "al del {until}, {seen}: suman {lines}, y difieren en {difference}",
            "in account «{account}» the lines do not lead from the balance of {since}, {before}, "
            "to that of {until}, {seen}: they come to {lines}, and are off by {difference}",
        ),
        remedy=(
            "cargue el estado de los días que falten; si están todos, busque en ellos un "
            "movimiento repetido o de otro día",
            "load the statement of the days that are missing; if none is, look in them for a line "
            "that is there twice, or of another day",
        ),
        meaning=(
            "Cada saldo del banco es el anterior más los movimientos hasta su día, sin importar en "
            "cuántos estados llegaron. Si no, hay días de los que no se sabe qué movió el banco, o "
            "algo se guardó dos veces.",
            "Each balance of the bank is the one before it plus the lines up to its day, however "
            "many statements they came in. If not, there are days of which nobody knows what the "
            "bank moved, or something was recorded twice.",
        ),
    ),
    "line-outside-statement": FindingText(
        what=(
            "el movimiento es del {seen}, y el estado va del {first} al {last}",
            "the line is of {seen}, and the statement goes from {first} to {last}",
        ),
        remedy=(
            "compare ese día con el estado impreso; si no es el que dice, pida el estado de nuevo",
            "compare that day with the printed statement; if it is another, ask for it again",
        ),
        meaning=(
            "Un movimiento con fecha fuera de los días de su estado tiene mal una de las dos. Si "
            "los saldos cuadran, el movimiento está, y solo se duda de su día; si no, no se "
            "guarda.",
            "A line dated outside the days of its statement has one of the two wrong. If the "
            "balances tie, the line is there, and only its day is in doubt; if they do not, "
            "nothing is recorded.",
        ),
    ),
    "statement-of-other-account": FindingText(
        what=(
            "el estado es de la cuenta {seen}, y la cuenta «{account}» del convenio es la "
            "{expected}",
            "the statement is of account {seen}, and the agreement's account «{account}» is "
            "{expected}",
        ),
        remedy=(
            "cargue el estado en su cuenta (--account), o corrija el número en el convenio; si el "
            "archivo trae varias cuentas, con --account se lee solo la que se pide",
            "load the statement into its account (--account), or correct the number in the "
            "agreement; of a file of several accounts, --account reads only the one asked for",
        ),
        meaning=(
            "Un estado cargado en la cuenta equivocada no coincide con nada o, peor, coincide con "
            "algo. Por eso se compara el número que trae con el que dice el convenio.",
            "A statement loaded into the wrong account agrees with nothing or, worse, with "
            "something. So its own number is compared with the one the agreement states.",
        ),
    ),
    "two-account-numbers": FindingText(
        what=(
            "el estado es de la cuenta {seen}, y en la cuenta «{account}» del convenio ya hay "
            "movimientos de la {expected}",
            "the statement is of account {seen}, and the agreement's account «{account}» has lines "
            "of {expected} already",
        ),
        remedy=(
            "dé a cada cuenta del banco la suya en el convenio, con su número; para leer de un "
            "archivo solo una de ellas, nómbrela con --account",
            "give each account of the bank one of its own in the agreement, with its number; to "
            "read only one of them from a file, name it with --account",
        ),
        meaning=(
            "Una cuenta de los libros es una del banco. Con dos mezcladas ningún saldo sería el de "
            "ninguna.",
            "An account of the books is one of the bank's. With two mixed in it, no balance would "
            "be that of either.",
        ),
    ),
    "statement-account-not-clear": FindingText(
        what=(
            "el estado es de la cuenta {seen}, en {currency}, y no está claro cuál de las del "
            "convenio es: {expected}",
            "the statement is of account {seen}, in {currency}, and it is not clear which of the "
            "agreement's it is: {expected}",
        ),
        remedy=(
            "escriba el número de cada cuenta en el convenio, o diga con --account cuál es; las "
            "demás del archivo se dejan fuera",
            "write the number of each account in the agreement, or say with --account which one it "
            "is; the others of the file are left out",
        ),
        meaning=(
            "Con varias cuentas en una moneda, la del estado se reconoce por su número; si el "
            "convenio no lo dice, alguien tiene que decir cuál es.",
            "With several accounts in a currency, a statement's is known by its number; where the "
            "agreement does not state it, somebody has to say which one it is.",
        ),
    ),
    "statement-without-number": FindingText(
        what=(
            "el estado no dice de qué cuenta es; se carga en «{account}», que es la {expected}",
            "the statement does not say which account it is of; it is loaded into «{account}», "
            "which is {expected}",
        ),
        remedy=(
            "vea en el estado impreso que sea de esa cuenta",
            "see on the printed statement that it is of that account",
        ),
        meaning=(
            "El convenio dice el número de su cuenta y el estado no: nada más que una persona "
            "puede compararlos.",
            "The agreement states the number of its account, and the statement does not: only a "
            "person can compare them.",
        ),
    ),
    "account-left-out": FindingText(
        what=(
            "la cuenta {seen}, con {count:one=un movimiento|other={count} movimientos}, no se "
            "carga: se pidió solo «{account}»",
            "account {seen}, with {count:one=one line|other={count} lines}, is not loaded: only "
            "«{account}» was asked for",
        ),
        remedy=(
            "nada; si también es del convenio, cargue el archivo otra vez con su --account",
            "nothing; if it is the agreement's as well, load the file again with its --account",
        ),
        meaning=(
            "Un banco da en un solo archivo todas las cuentas de la institución, y no todas son "
            "del convenio.",
            "A bank gives all accounts of an institution in one file, and not all of them are the "
            "agreement's.",
        ),
    ),
    "known-otherwise": FindingText(
        what=(
            "{count:one=un movimiento de la cuenta «{account}» ya estaba guardado|other={count} "
            "movimientos de la cuenta «{account}» ya estaban guardados} de otro estado, con otras "
            "palabras u otro día de registro: no se repiten",
            "{count:one=one line of account «{account}» was recorded already|other={count} lines "
            "of account «{account}» were recorded already} from another statement, in other words "
            "or with another day of booking: they are not repeated",
        ),
        remedy=("nada", "nothing"),
        meaning=(
            "Cada formato del banco describe un movimiento a su manera. Un estado trae días "
            "enteros: si los importes de un día son los guardados, es el mismo día.",
            "Each of a bank's formats describes a line in its own way. A statement holds whole "
            "days: where the amounts of a day are those recorded, it is the same day.",
        ),
    ),
    "bank-line-needs-day": FindingText(
        what=(
            "un movimiento del banco es de un día, y dice {seen}",
            "a bank line is of a day, and it says {seen}",
        ),
        remedy=(
            "escriba el día en que el banco lo registró",
            "write the day on which the bank booked it",
        ),
        meaning=(
            "El banco registra cada movimiento en un día; con menos no se sabe qué saldo lo "
            "incluye.",
            "A bank books each line on a day; with less, nobody knows which balance includes it.",
        ),
    ),
    "bank-day-twice": FindingText(
        what=(
            "de esta cuenta y del {on} ya hay {count:one=guardado otro movimiento, que no está|"
            "other=guardados otros movimientos ({count}), que no están} en este estado",
            "of this account and {on} {count:one=another line is recorded already, which is|"
            "other=other lines are recorded already ({count}), which are} not in this statement",
        ),
        remedy=(
            "cargue un estado con todos los movimientos de ese día, y con la misma --account que "
            "antes; si lo guardado está mal, reverse esos movimientos y repita",
            "load a statement with all the lines of that day, and with the same --account as "
            "before; if what is recorded is wrong, reverse those lines and repeat",
        ),
        meaning=(
            "Un estado trae días enteros. Un día con otros importes que los guardados está cortado "
            "en uno de los dos, y sus movimientos contarían dos veces.",
            "A statement holds whole days. A day of other amounts than those recorded was cut "
            "short in one of the two, and its lines would count twice.",
        ),
    ),
    "bank-line-twice": FindingText(
        what=(
            "el movimiento por {amount} del {on} parece el que está guardado el {known} («{of}»): "
            "tiene el mismo importe y la misma fecha valor, y con los dos no cuadran los saldos",
            "the line of {amount} on {on} looks like the one that is recorded on {known} («{of}»): "
            "it has the same amount and value day, and with both the balances do not follow",
        ),
        remedy=(
            "si es el mismo, cargue esos días en el mismo formato que antes; si es otro, cargue "
            "primero el estado de los días que faltan",
            "if it is the same, load those days in the same format as before; if it is another, "
            "load first the statement of the days that are missing",
        ),
        meaning=(
            "Un formato que no dice el día de registro pone sus movimientos en el último día del "
            "estado. En otro formato tienen su propio día, y contarían dos veces.",
            "A format that does not say the day of booking puts its lines on the last day of the "
            "statement. In another format they have a day of their own, and would count twice.",
        ),
    ),
    "two-balances": FindingText(
        what=(
            "de la cuenta «{account}» al {on} ya se dijo otro saldo: {expected}; este dice {seen}",
            "of account «{account}» on {on} another balance was stated: {expected}; this one says "
            "{seen}",
        ),
        remedy=(
            "vea cuál es el del banco; si el guardado está mal, revérselo",
            "see which one is the bank's; if the recorded one is wrong, reverse it",
        ),
        meaning=(
            "Al terminar un día una cuenta tiene un solo saldo. Dos distintos significan que un "
            "estado o una captura está mal.",
            "At the end of a day an account has one balance. Two that differ mean that a "
            "statement or a typed figure is wrong.",
        ),
    ),
    "entry-not-booked": FindingText(
        what=(
            "el movimiento por {amount} no está registrado por el banco ({seen}): no se guarda",
            "the entry of {amount} is not booked by the bank ({seen}): it is not recorded",
        ),
        remedy=(
            "nada; llegará en un estado posterior si el banco lo registra",
            "nothing; it will come in a later statement if the bank books it",
        ),
        meaning=(
            "Un movimiento pendiente o informativo no cambió el saldo, y puede no ocurrir nunca.",
            "An entry that is pending or for information has not changed the balance, and may "
            "never happen.",
        ),
    ),
    "entry-of-nothing": FindingText(
        what=(
            "el movimiento es por cero: no se guarda",
            "the entry is of zero: it is not recorded",
        ),
        remedy=("nada", "nothing"),
        meaning=(
            "Los bancos ponen renglones de cero para avisar de algo; no mueven dinero.",
            "Banks put in rows of zero to tell of something; they move no money.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "choice.in": ("Abono", "Credit"),
    "choice.out": ("Cargo", "Debit"),
    "direction.in": ("abono", "credit"),
    "direction.out": ("cargo", "debit"),
    "kind.bank_line": ("movimiento bancario", "bank line"),
    "field.account_number": ("Número de cuenta", "Account number"),
    "field.direction": ("Cargo o abono", "Debit or credit"),
    "field.value_day": ("Fecha valor", "Value date"),
    "field.bank_reference": ("Referencia del banco", "Bank reference"),
    "field.counterpart": ("Contraparte", "Counterpart"),
    "field.bank_line.text": ("Descripción", "Description"),
}
