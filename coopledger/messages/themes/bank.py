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
            "«{name}» empieza con {seen}, y el estado anterior de la cuenta terminó con {before}: "
            "falta uno entre los dos",
            "«{name}» opens with {seen}, and the statement before it closed with {before}: one is "
            "missing between them",
        ),
        remedy=("cargue también el estado que falta", "load the missing statement too"),
        meaning=(
            "Cada estado sigue donde terminó el anterior. Un hueco son días de los que no se sabe "
            "qué movió el banco.",
            "Each statement goes on where the one before it ended. A gap is days of which nobody "
            "knows what the bank moved.",
        ),
    ),
    "line-outside-statement": FindingText(
        what=(
            "el movimiento es del {seen}, y el estado va del {first} al {last}",
            "the line is of {seen}, and the statement goes from {first} to {last}",
        ),
        remedy=(
            "pida el estado en un formato que diga el día en que el banco registró cada "
            "movimiento (camt.053 o la tabla del banco)",
            "ask for the statement in a format that says the booking day (camt.053, or the bank's "
            "table)",
        ),
        meaning=(
            "Un saldo es de un día: si un movimiento cae fuera de los días del estado, no se sabe "
            "de qué día es el saldo que dice.",
            "A balance is of a day: if a line falls outside the statement's days, nobody knows of "
            "which day its balances are.",
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
            "cargue el estado en su cuenta (--account), o corrija el número en el convenio",
            "load the statement into its account (--account), or correct the number in the "
            "agreement",
        ),
        meaning=(
            "Un estado cargado en la cuenta equivocada no coincide con nada o, peor, coincide con "
            "algo. Por eso se compara el número que trae con el que dice el convenio.",
            "A statement loaded into the wrong account agrees with nothing or, worse, with "
            "something. So its own number is compared with the one the agreement states.",
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
            "cargue el estado en el mismo formato y con la misma --account que antes; si lo "
            "guardado está mal, reverse esos movimientos y repita",
            "load the statement in the same format and with the same --account as before; if what "
            "is recorded is wrong, reverse those lines and repeat",
        ),
        meaning=(
            "Un estado trae días enteros. El mismo día en otro formato o cortado repetiría sus "
            "movimientos con otro texto, y contarían dos veces.",
            "A statement holds whole days. The same day in another format, or cut short, would "
            "repeat its lines in other words, and they would count twice.",
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
