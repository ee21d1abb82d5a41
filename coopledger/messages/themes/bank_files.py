"""What is said of the files in which banks give their statements."""

from coopledger.messages.finding_text import Both, FindingText

FINDINGS: dict[str, FindingText] = {
    "field-unreadable": FindingText(
        what=(
            "«{seen}» no tiene la forma del campo, como {expected}",
            "«{seen}» does not have the form of the field, such as {expected}",
        ),
        remedy=(
            "pida el archivo de nuevo al banco; no lo cambie a mano",
            "ask the bank for the file again; do not change it by hand",
        ),
        meaning=(
            "Cada campo de un MT940 tiene una forma exacta. Lo que no la tiene no se adivina: una "
            "letra O no es un cero.",
            "Each field of an MT940 has an exact form. What has not is not guessed: a letter O is "
            "no zero.",
        ),
    ),
    "field-missing": FindingText(
        what=("falta el dato {seen}", "the value {seen} is missing"),
        remedy=(
            "pida el archivo de nuevo al banco, y dígale qué dato falta",
            "ask the bank for the file again, and tell it which value is missing",
        ),
        meaning=(
            "Sin importe o sin día, un movimiento no es un movimiento: el archivo está dañado o "
            "el banco lo hizo mal.",
            "Without an amount or a day a line is no line: the file is damaged, or the bank made "
            "it wrongly.",
        ),
    ),
    "statement-field-order": FindingText(
        what=(
            "hay un {seen} antes del saldo inicial ({expected})",
            "there is a {seen} before the opening balance ({expected})",
        ),
        remedy=(
            "descargue el archivo de nuevo, completo y sin editarlo",
            "download the file again, whole and unedited",
        ),
        meaning=(
            "El saldo inicial dice la moneda de los movimientos, y va antes que ellos.",
            "The opening balance says the currency of the lines, and comes before them.",
        ),
    ),
    "booked-at-closing": FindingText(
        what=(
            "en el estado «{name}» {count:one=un movimiento no dice el día en que el banco lo "
            "registró|other={count} movimientos no dicen el día en que el banco los registró}: se "
            "toma el del saldo final, {on}",
            "in the statement «{name}» {count:one=one line does not say when the bank booked it|"
            "other={count} lines do not say when the bank booked them}: the day of the closing "
            "balance is taken, {on}",
        ),
        remedy=(
            "nada, si el estado es de un día; si es de varios, cargue mejor el formato que los "
            "dice (camt.053)",
            "nothing, if the statement is of one day; if it is of several, rather load the format "
            "that says them (camt.053)",
        ),
        meaning=(
            "En un MT940 el día de registro es opcional. La fecha valor no lo sustituye: puede "
            "caer antes del saldo inicial, o después del final.",
            "In an MT940 the day of booking is optional. The value date cannot stand for it: it "
            "may lie before the opening balance, or after the closing one.",
        ),
    ),
    "account-twice": FindingText(
        what=(
            "el estado dice que es de la cuenta {before}, y también de la {seen}",
            "the statement says that it is of account {before}, and of {seen} as well",
        ),
        remedy=(
            "pida al banco un archivo en que cada cuenta tenga su propio estado",
            "ask the bank for a file in which each account has a statement of its own",
        ),
        meaning=(
            "Los saldos de un estado son los de una cuenta. Con dos números no se sabe de cuál.",
            "A statement's balances are those of one account. With two numbers nobody knows of "
            "which.",
        ),
    ),
    "sum-of-bank-differs": FindingText(
        what=(
            "el banco dice {seen}, y lo que suma da {expected}",
            "the bank says {seen}, and what it sums up comes to {expected}",
        ),
        remedy=(
            "compare con el estado impreso: si los saldos cuadran, solo falla esa suma",
            "compare with the printed statement: if the balances tie, only that sum is wrong",
        ),
        meaning=(
            "Además de los saldos, un banco puede decir cuántos movimientos hay y cuánto suman. "
            "Si los saldos cuadran y esa suma no, se avisa; sin saldos que cuadren, no se guarda "
            "nada.",
            "Besides the balances a bank may say how many lines there are, and what they come to. "
            "Where the balances tie and that sum does not, it is said; without balances that tie, "
            "nothing is recorded.",
        ),
    ),
    "balance-or-line": FindingText(
        what=(
            "la fila se llama como un saldo, que sería {balance}, y dice un movimiento de {seen}",
            "the row is called a balance, which would be {balance}, and says a movement of {seen}",
        ),
        remedy=(
            "vea en el estado impreso si es un saldo o un movimiento: deje solo el importe del "
            "saldo, o ponga al movimiento otra descripción",
            "see on the printed statement whether it is a balance or a line: leave only the amount "
            "of the balance, or give the line another description",
        ),
        meaning=(
            "Una fila «Saldo inicial» dice cuánto había, aunque lleve fecha y su importe esté en "
            "la columna de abonos. Si el saldo y el importe no son el mismo, no se sabe qué es.",
            "A row «Opening balance» says what was there, though it has a date and its amount "
            "stands in the column of credits. Where the balance and the amount differ, nobody "
            "knows what it is.",
        ),
    ),
    "sign-not-clear": FindingText(
        what=(
            "el importe {amount} lleva un signo menos donde la columna ya dice si entra o sale, y "
            "ningún saldo prueba si es ese movimiento o su devolución",
            "the amount {amount} has a minus where the column already says which way it goes, and "
            "no balance proves whether it is that line or its reversal",
        ),
        remedy=(
            "baje el estado desde unos días antes, con su columna de saldos: el saldo anterior lo "
            "decide",
            "download the statement from some days before on, with its column of balances: the "
            "balance before it decides",
        ),
        meaning=(
            "Hay bancos que escriben los cargos con signo menos, y otros que así anulan un cargo. "
            "Con los saldos de antes y de después se sabe cuál; sin ellos sería adivinar.",
            "Some banks write debits with a minus, and others take a debit back by it. With the "
            "balances before and after it is known which; without them it would be a guess.",
        ),
    ),
    "days-swapped": FindingText(
        what=(
            "{count:one=una fecha tiene|other={count} fechas tienen} el día y el mes "
            "intercambiados, como {seen}, que es {other}: por los saldos se sabe el orden de los "
            "movimientos, y así las fechas lo siguen",
            "{count:one=one date has|other={count} dates have} day and month swapped, such as "
            "{seen}, which is {other}: the balances say in which order the lines are, and so the "
            "dates follow it",
        ),
        remedy=(
            "pida el archivo de nuevo y no lo guarde con un Excel en otro idioma; o corrija esas "
            "fechas",
            "ask for the file again and do not save it with an Excel of another language; or "
            "correct those dates",
        ),
        meaning=(
            "Un Excel de Estados Unidos lee 05/10 como 10 de mayo, y deja 25/10 como texto. Los "
            "saldos siguen bien, y los días brincan: el mes es el día.",
            "An Excel of the United States reads 05/10 as the 10th of May, and leaves 25/10 as "
            "text. The balances still follow, and the days jump: the month is the day.",
        ),
    ),
    "statement-cut-short": FindingText(
        what=(
            "el estado «{name}» no trae {expected} y está incompleto",
            "the statement «{name}» has no {expected} and is not whole",
        ),
        remedy=(
            "descargue el archivo otra vez; si sigue igual, pídalo al banco",
            "download the file once more; if it is still so, ask the bank for it",
        ),
        meaning=(
            "Un MT940 siempre empieza y termina con un saldo. Si falta, el archivo se cortó al "
            "copiarlo o descargarlo.",
            "An MT940 always opens and closes with a balance. If one is missing, the file was cut "
            "when it was copied or downloaded.",
        ),
    ),
    "statement-unknown": FindingText(
        what=(
            "el archivo no es un estado de cuenta bancario MT940: no tiene ningún {expected}",
            "the file is no MT940 statement: it has no {expected}",
        ),
        remedy=(
            "si es una tabla, diga cómo viene con --profile",
            "if it is a table, say how it is laid out with --profile",
        ),
        meaning=(
            "Un archivo de texto se lee como MT940, salvo que un perfil diga que es una tabla.",
            "A text file is read as MT940, unless a profile says that it is a table.",
        ),
    ),
    "statement-empty": FindingText(
        what=(
            "el documento no trae ningún estado con movimientos o saldos",
            "the document has no statement with lines or balances",
        ),
        remedy=(
            "revise que sea el archivo que quería cargar",
            "check that it is the file you meant to load",
        ),
        meaning=(
            "Cargar un estado vacío parecería que se guardó algo.",
            "To load an empty statement would look as if something had been recorded.",
        ),
    ),
    "statement-without-book": FindingText(
        what=(
            "un estado de cuenta bancario no dice de qué convenio es",
            "a bank statement does not say which agreement it is of",
        ),
        remedy=(
            "dígalo con --book y la clave del convenio",
            "say so with --book and the agreement's code",
        ),
        meaning=(
            "El banco no sabe de convenios: quien carga el estado dice de cuál es la cuenta.",
            "A bank knows nothing of agreements: whoever loads the statement says whose account "
            "it is.",
        ),
    ),
    "bank-headers": FindingText(
        what=(
            "no hay una fila con los encabezados del perfil «{profile}»; se esperaba, por "
            "ejemplo: {expected}",
            "there is no row with the headers of the profile «{profile}»; it was expected to "
            "have, for one: {expected}",
        ),
        remedy=(
            "use el perfil de ese banco, o copie uno y ponga en él los encabezados del archivo "
            "(docs/bank-statements.md)",
            "use that bank's profile, or copy one and put the file's headers into it "
            "(docs/bank-statements.md)",
        ),
        meaning=(
            "La tabla de un banco se reconoce por los nombres de sus columnas: al menos el día, y "
            "lo que se movió.",
            "A bank's table is known by the names of its columns: at least the day, and what was "
            "moved.",
        ),
    ),
    "bank-text-not-read": FindingText(
        what=(
            "ninguna columna de la tabla dice qué fue cada movimiento; sin leer quedaron: {seen}",
            "no column of the table says what each movement was; left unread: {seen}",
        ),
        remedy=(
            "si una de ellas lo dice, cambie su encabezado por DESCRIPCIÓN, o nómbrela en el "
            "perfil del banco",
            "if one of them says so, change its heading to DESCRIPTION, or name it in the bank's "
            "profile",
        ),
        meaning=(
            "El texto y la referencia de un movimiento son lo que permite conciliarlo. Las "
            "columnas que el perfil no conoce no se leen.",
            "The text and the reference of a movement are what it is matched by. Columns that the "
            "profile does not know are not read.",
        ),
    ),
    "bank-row-ignored": FindingText(
        what=(
            "la fila no dice ningún importe, y no se lee: «{seen}»",
            "the row says no amount, and is not read: «{seen}»",
        ),
        remedy=(
            "revise que no sea un movimiento al que le falte el importe",
            "check that it is not a line whose amount is missing",
        ),
        meaning=(
            "Bajo la tabla los bancos ponen leyendas. Un movimiento cortado también parecería una.",
            "Below the table banks put notices. A line that was cut would look like one, too.",
        ),
    ),
    "debit-and-credit": FindingText(
        what=(
            "la fila dice un cargo de {debit} y un abono de {credit}",
            "the row says a debit of {debit} and a credit of {credit}",
        ),
        remedy=(
            "vea en el estado impreso cuál es, y pida el archivo de nuevo",
            "see on the printed statement which it is, and ask for the file again",
        ),
        meaning=(
            "Un movimiento entra o sale. Con importe en las dos columnas no se sabe cuál.",
            "A line comes in or goes out. With an amount in both columns nobody knows which.",
        ),
    ),
    "day-unreadable": FindingText(
        what=(
            "«{seen}» no es una fecha como las escribe el perfil: {expected}",
            "«{seen}» is no date as the profile writes them: {expected}",
        ),
        remedy=(
            "si el banco las escribe de otra forma, añádala al perfil",
            "if the bank writes them otherwise, add the form to the profile",
        ),
        meaning=(
            "El día y el mes no se adivinan: 05/10 es mayo o es octubre según el banco, y el "
            "perfil lo dice.",
            "Day and month are not guessed: 05/10 is May or October according to the bank, and "
            "the profile says which.",
        ),
    ),
}

MISUSE: dict[str, Both] = {
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
}
