"""What is said of bank statements and matching them: code -> what, remedy, "
"meaning; and labels."""

from coopledger.messages.said import Both, Said

FINDINGS: dict[str, Said] = {
    "statement-not-tied": Said(
        (
            "el estado «{name}» no cierra: saldo inicial {opening} y movimientos por {moved} "
            "dan {expected}, y dice {closing}: difiere en {difference}",
            "the statement «{name}» does not tie: it opens with {opening}, its lines come to "
            "{moved}, which makes {expected}, and it says {closing}: off by {difference}",
        ),
        (
            "pida el estado de nuevo al banco; no cambie el archivo",
            "ask the bank for the statement again; do not change the file",
        ),
        (
            "El saldo inicial más los abonos menos los cargos es el saldo final, al centavo. Si"
            " no, falta un movimiento, sobra uno, o un importe no es el del banco.",
            "The opening balance plus the credits less the debits is the closing balance, to "
            "the cent. If not, a line is missing, one is too many, or an amount is not the "
            "bank's.",
        ),
    ),
    "balance-does-not-follow": Said(
        (
            "el saldo dice {seen}, y después del movimiento debe ser {expected}",
            "the balance says {seen}, and after the line it should be {expected}",
        ),
        (
            "pida el archivo de nuevo al banco; si lo ordenaron o filtraron, expórtelo entero",
            "ask the bank for the file again; if it was sorted or filtered, export the whole of it",
        ),
        (
            "Cada saldo es el anterior más lo que movió su renglón. Donde no lo es, falta un "
            "renglón antes, o ese importe no es el del banco.",
            "Each balance is the one before it plus what its row moved. Where it is not, a row "
            "before it is missing, or that amount is not the bank's.",
        ),
    ),
    "balance-twice": Said(
        (
            "el saldo está dos veces con distinto importe: {before} y {seen}",
            "the balance stands twice with different amounts: {before} and {seen}",
        ),
        (
            "pida otra vez el estado: debe tener un solo saldo en ese lugar",
            "ask for the statement once more: it should have one balance in that place",
        ),
        (
            "Un estado abre con un saldo y cierra con otro. Con dos en el mismo lugar no se "
            "sabe cuál cree el banco.",
            "A statement opens with one balance and closes with one. With two in one place "
            "nobody knows which the bank believes.",
        ),
    ),
    "statement-unproven": Said(
        (
            "el estado «{name}» no trae saldo inicial y final: no se puede comprobar que estén "
            "todos sus movimientos, que son {count}",
            "the statement «{name}» has no opening and closing balance: whether all its lines "
            "are there, {count} of them, cannot be proved",
        ),
        (
            "si el banco lo ofrece, cargue el formato que trae los saldos",
            "if the bank offers it, load the format that has the balances",
        ),
        (
            "Lo que prueba que un estado está completo son sus saldos. Sin ellos los "
            "movimientos se guardan, y un faltante no se nota.",
            "What proves a statement complete is its balances. Without them the lines are "
            "recorded, and a missing one goes unnoticed.",
        ),
    ),
    "statement-read": Said(
        (
            "cuenta {account}, {days}: saldo inicial {opening}, saldo final {closing}; cierra; "
            "movimientos: {count}",
            "account {account}, {days}: opening balance {opening}, closing balance {closing}; "
            "it ties; lines: {count}",
        ),
        ("nada; compárelo con el estado impreso", "nothing; compare it with the printed statement"),
        (
            "Lo que se leyó de una cuenta: cuántos movimientos, de qué días, y los saldos que "
            "sus movimientos unen.",
            "What was read of an account: how many lines, of which days, and the balances that "
            "its lines lead from and to.",
        ),
    ),
    "statement-read-unproven": Said(
        (
            "cuenta {account}, {days}: sin saldos; movimientos: {count}",
            "account {account}, {days}: without balances; lines: {count}",
        ),
        ("cuente los movimientos en el estado impreso", "count the lines on the printed statement"),
        (
            "Lo que se leyó de una cuenta cuyo estado no dice cuánto había: solo el conteo lo "
            "compara con el papel.",
            "What was read of an account whose statement does not say what was there: only the "
            "count compares it with the paper.",
        ),
    ),
    "statement-page-missing": Said(
        (
            "«{name}» es una página de un estado: el saldo {seen} es intermedio, y la página "
            "que sigue o antecede no está en el archivo",
            "«{name}» is a page of a statement: the balance {seen} is an intermediate one, and "
            "the page after or before it is not in the file",
        ),
        (
            "cargue todas las páginas del estado en un solo archivo",
            "load all pages of the statement in one file",
        ),
        (
            "Un estado largo viene en páginas que cierran cada una por sí sola. Un día partido "
            "entre archivos no se distingue de uno repetido.",
            "A long statement comes in pages, each of which ties by itself. A day that is split"
            " between files cannot be told from one that is repeated.",
        ),
    ),
    "statement-gap": Said(
        (
            "«{name}» abre con {seen}, y el estado anterior de la cuenta cerró con {before}: "
            "falta uno entre los dos",
            "«{name}» opens with {seen}, and the statement before it closed with {before}: one "
            "is missing between them",
        ),
        ("cargue también el estado que falta", "load the missing statement too"),
        (
            "Cada estado sigue donde terminó el anterior. Un hueco son días de los que no se "
            "sabe qué movió el banco.",
            "Each statement goes on where the one before it ended. A gap is days of which "
            "nobody knows what the bank moved.",
        ),
    ),
    "line-outside-statement": Said(
        (
            "el movimiento es del {seen}, y el estado va del {first} al {last}",
            "the line is of {seen}, and the statement goes from {first} to {last}",
        ),
        (
            "pida el estado en un formato que diga el día de registro (camt.053 o la tabla del "
            "banco)",
            "ask for the statement in a format that says the booking day (camt.053, or the "
            "bank's table)",
        ),
        (
            "Un saldo es de un día: si un movimiento cae fuera de los días del estado, no se "
            "sabe de qué día es el saldo que dice.",
            "A balance is of a day: if a line falls outside the statement's days, nobody knows "
            "of which day its balances are.",
        ),
    ),
    "statement-of-other-account": Said(
        (
            "el estado es de la cuenta {seen}, y la cuenta «{account}» del convenio es la "
            "{expected}",
            "the statement is of account {seen}, and the agreement's account «{account}» is "
            "{expected}",
        ),
        (
            "cargue el estado en su cuenta (--account), o corrija el número en el convenio",
            "load the statement into its account (--account), or correct the number in the "
            "agreement",
        ),
        (
            "Un estado cargado en la cuenta equivocada no coincide con nada o, peor, coincide "
            "con algo. Por eso se compara el número que trae con el que dice el convenio.",
            "A statement loaded into the wrong account agrees with nothing or, worse, with "
            "something. So its own number is compared with the one the agreement states.",
        ),
    ),
    "bank-line-needs-day": Said(
        (
            "un movimiento del banco es de un día, y dice {seen}",
            "a bank line is of a day, and it says {seen}",
        ),
        ("escriba el día en que el banco lo registró", "write the day on which the bank booked it"),
        (
            "El banco registra cada movimiento en un día; con menos no se sabe qué saldo lo "
            "incluye.",
            "A bank books each line on a day; with less, nobody knows which balance includes it.",
        ),
    ),
    "bank-day-twice": Said(
        (
            "de esta cuenta y del {on} ya hay guardados otros movimientos ({count}), que no "
            "están en este estado",
            "of this account and {on} other lines are recorded already ({count}), which are "
            "not in this statement",
        ),
        (
            "cargue el estado en el mismo formato y con la misma --account que antes; si lo "
            "guardado está mal, reverse esos movimientos y repita",
            "load the statement in the same format and with the same --account as before; if "
            "what is recorded is wrong, reverse those lines and repeat",
        ),
        (
            "Un estado trae días enteros. El mismo día en otro formato o cortado repetiría sus "
            "movimientos con otro texto, y contarían dos veces.",
            "A statement holds whole days. The same day in another format, or cut short, would "
            "repeat its lines in other words, and they would count twice.",
        ),
    ),
    "two-balances": Said(
        (
            "de la cuenta «{account}» al {on} ya se dijo otro saldo: {expected}; este dice {seen}",
            "of account «{account}» on {on} another balance was stated: {expected}; this one "
            "says {seen}",
        ),
        (
            "vea cuál es el del banco; si el guardado está mal, revérselo",
            "see which one is the bank's; if the recorded one is wrong, reverse it",
        ),
        (
            "Al terminar un día una cuenta tiene un solo saldo. Dos distintos significan que un"
            " estado o una captura está mal.",
            "At the end of a day an account has one balance. Two that differ mean that a "
            "statement or a typed figure is wrong.",
        ),
    ),
    "entry-not-booked": Said(
        (
            "el movimiento por {amount} no está registrado por el banco ({seen}): no se guarda",
            "the entry of {amount} is not booked by the bank ({seen}): it is not recorded",
        ),
        (
            "nada; llegará en un estado posterior si el banco lo registra",
            "nothing; it will come in a later statement if the bank books it",
        ),
        (
            "Un movimiento pendiente o informativo no cambió el saldo, y puede no ocurrir nunca.",
            "An entry that is pending or for information has not changed the balance, and may "
            "never happen.",
        ),
    ),
    "entry-of-nothing": Said(
        ("el movimiento es por cero: no se guarda", "the entry is of zero: it is not recorded"),
        ("nada", "nothing"),
        (
            "Los bancos ponen renglones de cero para avisar de algo; no mueven dinero.",
            "Banks put in rows of zero to tell of something; they move no money.",
        ),
    ),
    "field-unreadable": Said(
        (
            "«{seen}» no tiene la forma del campo, como {expected}",
            "«{seen}» does not have the form of the field, such as {expected}",
        ),
        (
            "pida el archivo de nuevo al banco; no lo cambie a mano",
            "ask the bank for the file again; do not change it by hand",
        ),
        (
            "Cada campo de un MT940 tiene una forma exacta. Lo que no la tiene no se adivina: "
            "una letra O no es un cero.",
            "Each field of an MT940 has an exact form. What has not is not guessed: a letter O "
            "is no zero.",
        ),
    ),
    "field-missing": Said(
        ("falta el dato {seen}", "the value {seen} is missing"),
        (
            "pida el archivo de nuevo al banco, y dígale qué dato falta",
            "ask the bank for the file again, and tell it which value is missing",
        ),
        (
            "Sin importe o sin día, un movimiento no es un movimiento: el archivo está dañado o el "
            "banco lo hizo mal.",
            "Without an amount or a day a line is no line: the file is damaged, or the bank made "
            "it wrongly.",
        ),
    ),
    "statement-field-order": Said(
        (
            "hay un {seen} antes del saldo inicial ({expected})",
            "there is a {seen} before the opening balance ({expected})",
        ),
        (
            "descargue el archivo de nuevo, completo y sin editarlo",
            "download the file again, whole and unedited",
        ),
        (
            "El saldo inicial dice la moneda de los movimientos, y va antes que ellos.",
            "The opening balance says the currency of the lines, and comes before them.",
        ),
    ),
    "statement-cut-short": Said(
        (
            "el estado «{name}» no trae {expected} y está incompleto",
            "the statement «{name}» has no {expected} and is not whole",
        ),
        (
            "descargue el archivo otra vez; si sigue igual, pídalo al banco",
            "download the file once more; if it is still so, ask the bank for it",
        ),
        (
            "Un MT940 siempre abre y cierra con un saldo. Si falta, el archivo se cortó al "
            "copiarlo o descargarlo.",
            "An MT940 always opens and closes with a balance. If one is missing, the file was "
            "cut when it was copied or downloaded.",
        ),
    ),
    "statement-unknown": Said(
        (
            "el archivo no es un estado de cuenta MT940: no tiene ningún {expected}",
            "the file is no MT940 statement: it has no {expected}",
        ),
        (
            "si es una tabla, diga cómo viene con --profile",
            "if it is a table, say how it is laid out with --profile",
        ),
        (
            "Un archivo de texto se lee como MT940, salvo que un perfil diga que es una tabla.",
            "A text file is read as MT940, unless a profile says that it is a table.",
        ),
    ),
    "statement-empty": Said(
        (
            "el documento no trae ningún estado con movimientos o saldos",
            "the document has no statement with lines or balances",
        ),
        (
            "revise que sea el archivo que quería cargar",
            "check that it is the file you meant to load",
        ),
        (
            "Cargar un estado vacío parecería que se guardó algo.",
            "To load an empty statement would look as if something had been recorded.",
        ),
    ),
    "statement-without-book": Said(
        (
            "un estado de cuenta no dice de qué convenio es",
            "a bank statement does not say which agreement it is of",
        ),
        (
            "dígalo con --book y la clave del convenio",
            "say so with --book and the agreement's code",
        ),
        (
            "El banco no sabe de convenios: quien carga el estado dice de cuál es la cuenta.",
            "A bank knows nothing of agreements: whoever loads the statement says whose account"
            " it is.",
        ),
    ),
    "bank-headers": Said(
        (
            "no hay una fila con los encabezados del perfil «{profile}»; se esperaba, por "
            "ejemplo: {expected}",
            "there is no row with the headers of the profile «{profile}»; it was expected to "
            "have, for one: {expected}",
        ),
        (
            "use el perfil de ese banco, o copie uno y ponga en él los encabezados del archivo "
            "(docs/bank-statements.md)",
            "use that bank's profile, or copy one and put the file's headers into it "
            "(docs/bank-statements.md)",
        ),
        (
            "La tabla de un banco se reconoce por los nombres de sus columnas: al menos el día,"
            " y lo que se movió.",
            "A bank's table is known by the names of its columns: at least the day, and what "
            "was moved.",
        ),
    ),
    "bank-row-ignored": Said(
        (
            "la fila no dice ningún importe, y no se lee: «{seen}»",
            "the row says no amount, and is not read: «{seen}»",
        ),
        (
            "revise que no sea un movimiento al que le falte el importe",
            "check that it is not a line whose amount is missing",
        ),
        (
            "Bajo la tabla los bancos ponen leyendas. Un movimiento cortado también parecería una.",
            "Below the table banks put notices. A line that was cut would look like one, too.",
        ),
    ),
    "debit-and-credit": Said(
        (
            "la fila dice un cargo de {debit} y un abono de {credit}",
            "the row says a debit of {debit} and a credit of {credit}",
        ),
        (
            "vea en el estado impreso cuál es, y pida el archivo de nuevo",
            "see on the printed statement which it is, and ask for the file again",
        ),
        (
            "Un movimiento entra o sale. Con importe en las dos columnas no se sabe cuál.",
            "A line comes in or goes out. With an amount in both columns nobody knows which.",
        ),
    ),
    "day-unreadable": Said(
        (
            "«{seen}» no es una fecha como las escribe el perfil: {expected}",
            "«{seen}» is no date as the profile writes them: {expected}",
        ),
        (
            "si el banco las escribe de otra forma, añádala al perfil",
            "if the bank writes them otherwise, add the form to the profile",
        ),
        (
            "El día y el mes no se adivinan: 05/10 es mayo o es octubre según el banco, y el "
            "perfil lo dice.",
            "Day and month are not guessed: 05/10 is May or October according to the bank, and "
            "the profile says which.",
        ),
    ),
}

LABELS: dict[str, Both] = {
    "kind.bank_line": ("movimiento bancario", "bank line"),
    "field.account_number": ("Número de cuenta", "Account number"),
    "field.direction": ("Cargo o abono", "Debit or credit"),
    "field.value_day": ("Fecha valor", "Value date"),
    "field.bank_reference": ("Referencia del banco", "Bank reference"),
    "field.counterpart": ("Contraparte", "Counterpart"),
    "field.bank_line.text": ("Descripción", "Description"),
}
