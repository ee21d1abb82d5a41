"""What is found in facts beside each other, and beside the terms of their book."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "unknown-book": FindingText(
        what=(
            "no hay ningún convenio o programa «{seen}»",
            "there is no agreement or programme «{seen}»",
        ),
        remedy=(
            "registre primero el convenio o el programa",
            "record the agreement or programme first",
        ),
        meaning=(
            "Todo movimiento es de un convenio o de un programa, y ese no está en el registro. Un "
            "documento de Excel siempre trae el suyo: esto le ocurre a quien registra desde otro "
            "programa.",
            "Every event is of an agreement or a programme, and this one is not in the ledger. A "
            "document in Excel always brings its own: this happens to those who record from "
            "another program.",
        ),
    ),
    "same-reference": FindingText(
        what=(
            "ya hay un asiento «{reference}» con otro contenido: {differences}",
            "«{reference}» is already recorded with other content: {differences}",
        ),
        remedy=(
            "si es otro hecho, dele otro folio; si es una corrección, repita con --correct "
            '--reason "por qué": lo anterior se reversa y queda en la historia',
            "give another fact another reference; for a correction, repeat with --correct "
            '--reason "why": what was there is reversed and stays in the history',
        ),
        meaning=(
            "Un folio nombra un solo hecho para siempre, y lo guardado no se reescribe: así puede "
            "demostrarse qué se sabía en cada fecha. Cargar otra vez un documento sin cambios es "
            "inofensivo; aquí el contenido cambió. Los términos de un convenio no cambian al "
            "editar su hoja, sino con una adenda.",
            "A reference names one fact for good, and what is recorded is not rewritten: so it "
            "can be proved what was known on each day. To load a document again unchanged does no "
            "harm; here the content has changed. An agreement's terms do not change by editing "
            "its sheet, but by an addendum.",
        ),
    ),
    "reference-twice": FindingText(
        what=(
            "«{reference}» ya está en este documento ({earlier}) con otro contenido: {differences}",
            "«{reference}» is already in this document ({earlier}) with other content: "
            "{differences}",
        ),
        remedy=("dé a cada fila su propio folio", "give each row a reference of its own"),
        meaning=(
            "Un folio nombra un solo hecho, también entre hojas: una ministración y un gasto no "
            "pueden llamarse los dos «1». Si ambos quedaran, nadie sabría a cuál se refiere una "
            "reversa o una recuperación.",
            "A reference names one fact only, across sheets as well: a disbursement and an "
            "expenditure cannot both be called «1». If both stayed, nobody would know which of "
            "them a reversal or a recovery means.",
        ),
    ),
    "row-repeated": FindingText(
        what=(
            "la fila repite otra igual ({earlier}); cuenta una sola vez",
            "the row repeats an equal one ({earlier}); it counts once",
        ),
        remedy=(
            "si son dos hechos, dé a cada fila su propio folio; si no, borre una",
            "if they are two facts, give each row a reference of its own; if not, delete one",
        ),
        meaning=(
            "Dos filas iguales, con el mismo folio, son el mismo hecho, y se guarda una vez. Es "
            "inofensivo si la fila se copió sin querer; si fueron dos pagos iguales, a los libros "
            "les falta uno.",
            "Two equal rows with the same reference are the same fact, and it is recorded once. "
            "It does no harm where the row was copied by accident; where there were two equal "
            "payments, the books lack one.",
        ),
    ),
    "not-in-institution": FindingText(
        what=(
            "«{seen}»: el libro de la institución no tiene dinero ni actividades",
            "«{seen}»: the book of the institution has no money and no activities",
        ),
        remedy=(
            "regístrelo en el libro de su convenio o de su programa",
            "record it in the book of its agreement or programme",
        ),
        meaning=(
            "El libro de la institución guarda lo que no es de ningún convenio: el membrete de sus "
            "informes y quién los firma. El dinero y las actividades están en el libro de cada "
            "convenio o programa, que es de donde salen las cifras.",
            "The book of the institution holds what is of no agreement: the letterhead of its "
            "papers, and who signs them. Money and activities are in the book of each agreement or "
            "programme, from which all figures come.",
        ),
    ),
    "not-in-programme": FindingText(
        what=(
            "«{seen}»: un programa con recursos propios solo tiene gastos, sus recuperaciones, "
            "otros ingresos y aportaciones en especie",
            "«{seen}»: a programme on own funds has only expenditures, recoveries of them, other "
            "income and contributions in kind",
        ),
        remedy=("regístrelo en el libro de su convenio", "record it in its agreement's book"),
        meaning=(
            "Un programa con recursos propios no tiene donante ni cuentas. No recibe "
            "ministraciones ni hace reintegros ni cambia sus términos; sus gastos y sus "
            "aportaciones en especie cuentan en los totales de cooperación.",
            "A programme on own funds has neither partner nor accounts. It receives no "
            "disbursements, returns no money and has no terms to change; its expenditures and "
            "contributions in kind count in the cooperation totals.",
        ),
    ),
    "takeover-without-worth": FindingText(
        what=(
            "falta cuánto vale en {expected}",
            "what it is worth in {expected} is missing",
        ),
        remedy=(
            "escriba su valor en la moneda del convenio, como lo dice el otro registro",
            "write its worth in the agreement's currency, as the other books say it",
        ),
        meaning=(
            "Lo que se recibe de otro registro está en otra moneda que la del convenio, y cuánto "
            "vale solo lo sabe ese registro: con eso se valúa lo que se gaste después. Un valor "
            "supuesto cambiaría lo que se informa.",
            "What comes from other books is in another currency than the agreement's, and only "
            "those books know what it is worth: by that, what is spent later is valued. A guess "
            "would change what is reported.",
        ),
    ),
    "before-takeover": FindingText(
        what=(
            "tiene fecha {seen}, y el convenio se lleva en este registro desde el {since}",
            "it is dated {seen}, and the agreement is kept in these books from {since} on",
        ),
        remedy=(
            "corrija la fecha; lo anterior va en los saldos iniciales y en el acumulado anterior",
            "correct the date; what was before belongs in the opening balances and earlier amounts",
        ),
        meaning=(
            "El convenio viene de otro registro, y sus saldos iniciales ya traen lo que pasó antes "
            "de ese día. Los años que se cerraron allá no reciben nada aquí: contaría dos veces.",
            "The agreement comes from other books, and its opening balances already have what "
            "happened before that day. Years that were closed there take nothing here: it would "
            "count twice.",
        ),
    ),
    "takeover-on-two-days": FindingText(
        what=(
            "tiene fecha {seen}, y el convenio se lleva en este registro desde el {expected}",
            "it is dated {seen}, and the agreement is kept in these books from {expected} on",
        ),
        remedy=(
            "ponga la misma fecha en todos los saldos iniciales y el acumulado anterior",
            "give all opening balances and earlier amounts the same date",
        ),
        meaning=(
            "Los saldos iniciales y el acumulado anterior son la posición de un solo día: aquel "
            "desde el que el convenio se lleva aquí. Dos fechas dejarían días sin dueño, o "
            "contados dos veces.",
            "Opening balances and earlier amounts are the position of one day: that from which "
            "the agreement is kept here. Two dates would leave days that belong to nobody, or "
            "count twice.",
        ),
    ),
    "takeover-after-records": FindingText(
        what=(
            "hay asientos de otra fecha, ya guardados, que no caben con él: «{seen}»",
            "there are records of another date, made before, that do not go with it: «{seen}»",
        ),
        remedy=(
            "corrija la fecha, o reverse primero esos asientos",
            "correct the date, or reverse those records first",
        ),
        meaning=(
            "Un saldo inicial o un acumulado anterior dice cómo estaba el convenio el día en que "
            "se empezó a llevar aquí. El libro ya tiene asientos anteriores a ese día, u otra "
            "posición inicial de otra fecha.",
            "An opening balance or an earlier amount says how the agreement stood on the day from "
            "which it is kept here. The book already has records from before that day, or another "
            "opening position of another date.",
        ),
    ),
    "line-of-no-spending": FindingText(
        what=(
            "el rubro «{seen}» es de lo ejercido, y la cifra es otra",
            "the line «{seen}» is of what was spent, and the figure is another",
        ),
        remedy=("deje vacío el rubro", "leave the line empty"),
        meaning=(
            "Del acumulado anterior solo lo ejercido se reparte por rubro, porque cuenta para su "
            "monto autorizado. Lo recibido y lo reintegrado son del convenio entero.",
            "Of the earlier amounts only what was spent is divided by line, for it counts towards "
            "its ceiling. What was received and returned is the whole agreement's.",
        ),
    ),
    "unknown-account": FindingText(
        what=(
            "la cuenta «{seen}» no es del libro; {expected}",
            "the account «{seen}» is not the book's; {expected}",
        ),
        remedy=(
            "corrija la cuenta (la de un estado de cuenta bancario, con --account); si es un "
            "programa con recursos propios, deje la celda vacía",
            "correct the account (that of a bank's statement, with --account); for a programme on "
            "own funds, leave the cell empty",
        ),
        meaning=(
            "Los saldos se llevan por cuenta, y solo en las cuentas que declara el convenio. Un "
            "movimiento en otra no tendría saldo al cual sumarse ni banco con el cual compararse; "
            "un programa con recursos propios no lleva cuentas.",
            "Balances are kept by account, and only in the accounts that the agreement declares. "
            "An event in another would have no balance to join and no bank to be compared with; a "
            "programme on own funds has no accounts.",
        ),
    ),
    "account-not-named": FindingText(
        what=(
            "hay más de una cuenta para {seen}: {expected}",
            "there is more than one account for {seen}: {expected}",
        ),
        remedy=(
            "llene la columna Cuenta; si es un estado de cuenta bancario, diga cuál es con "
            "--account",
            "fill in the column Account; of a bank's statement, say which it is with --account",
        ),
        meaning=(
            "El convenio tiene varias cuentas en esa moneda. Cargar el movimiento a la que no es "
            "dejaría mal dos saldos, aunque el total cuadre; con una sola cuenta por moneda la "
            "columna puede quedar vacía.",
            "The agreement has several accounts in that currency. To charge the event to the "
            "wrong one would leave two balances wrong, though the total agrees; with one account "
            "a currency the column may stay empty.",
        ),
    ),
    "currency-mismatch": FindingText(
        what=(
            "el importe está en otra moneda: {seen}; se esperaba {expected}",
            "the amount is in another currency: {seen}; {expected} was expected",
        ),
        remedy=("corrija la moneda o el importe", "correct the currency or the amount"),
        meaning=(
            "Cada importe tiene una sola moneda posible. La de un movimiento es la de su cuenta; "
            "lo que el donante envió o recibió va en la del convenio; una recuperación o un gasto "
            "no aceptado, en la de su gasto. Nada se convierte en silencio: un cambio de moneda "
            "es un traspaso con dos importes.",
            "Each amount has one possible currency. An event's is that of its account; what the "
            "partner sent or got is in the agreement's; a recovery or a disallowance is in that "
            "of its expenditure. Nothing is converted in silence: an exchange is a transfer with "
            "two amounts.",
        ),
    ),
    "worth-missing": FindingText(
        what=(
            "falta lo que el donante envió, en {expected}",
            "what the partner sent is missing, in {expected}",
        ),
        remedy=(
            "llene la columna Enviado con su moneda",
            "fill in the column Sent with its currency",
        ),
        meaning=(
            "Lo enviado y lo acreditado fijan juntos el tipo de cambio de la ministración. Con él "
            "se informa al donante, en su moneda, todo lo que se gaste de ella, y por eso no se "
            "sustituye por un tipo publicado.",
            "What was sent and what was credited together fix the rate of the disbursement. All "
            "that is spent of it is reported to the partner at that rate, so no published rate is "
            "put in its place.",
        ),
    ),
    "worth-not-face": FindingText(
        what=(
            "en la moneda del convenio el valor es el importe mismo ({expected}), y dice {seen}",
            "in the agreement's own currency worth is the amount itself ({expected}); it says "
            "{seen}",
        ),
        remedy=(
            "deje vacía esa columna; una comisión es un gasto aparte",
            "leave that column empty; a fee is an expenditure of its own",
        ),
        meaning=(
            "En la moneda del convenio no hay nada que convertir. Si el banco retuvo una "
            "comisión, la diferencia no es cambiaria sino un gasto, y como gasto debe verse en el "
            "informe.",
            "In the agreement's own currency there is nothing to convert. Where the bank kept a "
            "fee, the difference is not one of exchange but an expenditure, and should be seen as "
            "such in the report.",
        ),
    ),
    "unknown-line": FindingText(
        what=(
            "el rubro «{seen}» no es del convenio; {expected}",
            "the budget line «{seen}» is not the agreement's; {expected}",
        ),
        remedy=(
            "corrija el rubro, o agréguelo: en la hoja Rubros, o con una adenda si el convenio ya "
            "está guardado; si es un programa con recursos propios, deje la celda vacía",
            "correct the line, or add it: on the sheet Budget lines, or by an addendum if the "
            "agreement is recorded; for a programme on own funds, leave the cell empty",
        ),
        meaning=(
            "Solo se gasta en los rubros pactados, como los dejaron las adendas a la fecha del "
            "gasto. Un gasto sin rubro sí se admite y queda como no desglosado; un programa con "
            "recursos propios no lleva rubros.",
            "Money is spent only on the lines agreed, as addenda had them on the expenditure's "
            "date. An expenditure without a line is accepted and stands as not itemised; a "
            "programme on own funds has no lines.",
        ),
    ),
    "ineligible-line": FindingText(
        what=(
            "el rubro «{seen}» ({title}) no es elegible",
            "the budget line «{seen}» ({title}) is not eligible",
        ),
        remedy=(
            "pague este gasto con otros recursos, o corrija el rubro",
            "pay for this with other money, or correct the line",
        ),
        meaning=(
            "El convenio tiene el rubro, pero marcado como no elegible: el donante no paga ese "
            "concepto. Si se cargara a sus recursos, habría que reintegrarlo.",
            "The agreement has the line, but marked as not eligible: the partner does not pay for "
            "it. Charged to the partner's money, it would have to be paid back.",
        ),
    ),
    "same-activity-half": FindingText(
        what=(
            "de la actividad que también está en otro libro falta el libro o el código",
            "of the activity that is in another book too, the book or the code is missing",
        ),
        remedy=(
            "escriba los dos (el libro, y el código que tiene en él), o ninguno",
            "write both (the book, and the code that it has there), or neither",
        ),
        meaning=(
            "Una actividad que pagaron dos libros dice cuál es en el otro: con el libro solo, o "
            "el código solo, no se sabe.",
            "An activity that two books paid for says which one it is in the other: by the book "
            "alone, or the code alone, nobody knows.",
        ),
    ),
    "same-activity-unknown": FindingText(
        what=(
            "«{seen}» no es una actividad vigente del libro «{other}», que sea otro de este "
            "registro",
            "«{seen}» is no activity that stands in the book «{other}», another one of this ledger",
        ),
        remedy=(
            "corrija el libro o el código; si aún no está, cargue primero esa actividad",
            "correct the book or the code; if it is not there yet, load that activity first",
        ),
        meaning=(
            "Se dice que es la misma que una actividad de otro libro, que la cuenta; y esa no está "
            "mientras esta vale.",
            "It is said to be the same as an activity of another book, which counts it; and that "
            "one is not there while this one stands.",
        ),
    ),
    "same-activity-chain": FindingText(
        what=(
            "«{seen}» del libro «{other}» es a su vez la misma que otra: no la cuenta ese libro",
            "«{seen}» of the book «{other}» is the same as another one itself: that book does not "
            "count it",
        ),
        remedy=(
            "nombre la actividad que sí se cuenta, o quite lo que dice la otra",
            "name the activity that is counted, or take out what the other one says",
        ),
        meaning=(
            "Una actividad se cuenta en un libro, y las de los demás nombran a esa: nunca una a "
            "otra que nombre a una tercera.",
            "An activity is counted in one book, and those of the others name that one: never one "
            "another that names a third.",
        ),
    ),
    "same-activity-differs": FindingText(
        what=(
            "aquí es {seen}; «{named}» del libro «{other}», de la que se dice que es la misma, es "
            "{expected}",
            "here it is {seen}; «{named}» of the book «{other}», which is said to be the same, is "
            "{expected}",
        ),
        remedy=(
            "corrija la que esté mal, o no diga que es la misma",
            "correct the one that is wrong, or do not say that it is the same",
        ),
        meaning=(
            "Dos actividades que son la misma tienen el mismo tipo y el mismo número: se cuenta "
            "una sola.",
            "Two activities that are the same have the same kind and the same number: only one is "
            "counted.",
        ),
    ),
    "same-activity-left": FindingText(
        what=(
            "«{named}» del libro «{other}» dice que es la misma que «{seen}», y ya no podría serlo",
            "«{named}» of the book «{other}» says that it is the same as «{seen}», and could not "
            "be any more",
        ),
        remedy=(
            "corrija primero la del otro libro, o las dos en la misma carga",
            "correct the one of the other book first, or both in one load",
        ),
        meaning=(
            "Otro libro dice que una actividad suya es esta, y por eso no la cuenta. Si esta se "
            "reversa, cambia de tipo o de número, o nombra a otra, aquella queda sin contarse.",
            "Another book says that an activity of its own is this one, and so does not count it. "
            "Where this one is taken back, becomes of another kind or number, or names another, "
            "that one is counted nowhere.",
        ),
    ),
    "unknown-activity": FindingText(
        what=(
            "la actividad «{seen}» no está en el libro; {expected}",
            "the activity «{seen}» is not in the book; {expected}",
        ),
        remedy=(
            "corrija la clave, o agregue la actividad en la hoja Actividades",
            "correct the code, or add the activity on the sheet Activities",
        ),
        meaning=(
            "Lo ejercido y lo aportado en especie se informan por actividad, y esa clave no es de "
            "ninguna. Un gasto sin actividad sí se admite y queda como no desglosado.",
            "What was spent and what was given in kind are reported by activity, and that code is "
            "of none. An expenditure without an activity is accepted and stands as not itemised.",
        ),
    ),
    "outside-period": FindingText(
        what=(
            "el gasto ({seen}) está fuera de la vigencia del convenio ({start} a {end})",
            "the expenditure ({seen}) is outside the agreement's period ({start} to {end})",
        ),
        remedy=(
            "corrija la fecha, registre la adenda que amplió la vigencia, o pague este gasto con "
            "otros recursos",
            "correct the date, record the addendum that extended the period, or pay for this with "
            "other money",
        ),
        meaning=(
            "El donante solo paga lo que se gasta durante la vigencia, como estaba pactada en la "
            "fecha del gasto. Toda la fecha cae fuera, de modo que el gasto no puede cargarse al "
            "convenio; una adenda que no se ha registrado no cuenta.",
            "The partner pays only for what is spent during the agreement's period, as it was "
            "agreed on the expenditure's date. All of the date falls outside, so the expenditure "
            "cannot be charged to the agreement; an addendum that was not recorded does not count.",
        ),
    ),
    "partly-outside-period": FindingText(
        what=(
            "parte de la fecha del gasto ({seen}) cae fuera de la vigencia del convenio ({start} "
            "a {end})",
            "part of the expenditure's date ({seen}) falls outside the agreement's period "
            "({start} to {end})",
        ),
        remedy=(
            "si sabe el día, escríbalo; se tomó tal cual",
            "if you know the day, write it; it was taken as it is",
        ),
        meaning=(
            "La fecha se conoce como mes, año o periodo, y una parte queda fuera de la vigencia. "
            "Se admite tal como se conoce, pues el pago pudo hacerse dentro; en una revisión "
            "habrá que mostrar que así fue.",
            "The date is known as a month, a year or a range, and part of it falls outside the "
            "agreement's period. It is accepted as it is known, for the payment may have been "
            "inside; an audit will ask to see that it was.",
        ),
    ),
    "future-date": FindingText(
        what=(
            "la fecha {seen} es posterior a hoy ({today})",
            "the date {seen} is after today ({today})",
        ),
        remedy=(
            "corrija la fecha; se registra lo que ya pasó",
            "correct the date; what is recorded has happened",
        ),
        meaning=(
            "Los libros dicen lo que ya pasó; lo programado no cambia ningún saldo. Solo el "
            "convenio, las adendas, las reasignaciones y las actividades pueden tener fecha por "
            "venir. Hoy es lo que diga el reloj del equipo.",
            "The books say what has happened; what is planned changes no balance. Only the "
            "agreement, addenda, reallocations and activities may have a date to come. Today is "
            "what the computer's clock says.",
        ),
    ),
}
