"""What is found in corrections of what is recorded."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "unknown-event": FindingText(
        what=(
            "no hay nada guardado como «{of}», revisión {revision}",
            "nothing is recorded as «{of}», revision {revision}",
        ),
        remedy=("corrija el folio o la revisión", "correct the reference or the revision"),
        meaning=(
            "Se cita un asiento por su folio, y no hay ninguno con ese folio y esa revisión. Una "
            "reversa solo quita lo que está guardado o viene en el mismo documento; un reintegro "
            "o una recuperación solo salda un gasto no aceptado que exista.",
            "A record is cited by its reference, and there is none with that reference and "
            "revision. A reversal takes back only what is recorded or comes in the same document; "
            "a refund or a recovery makes good only a disallowance that there is.",
        ),
    ),
    "not-reversible": FindingText(
        what=("«{of}» no se puede reversar", "«{of}» cannot be reversed"),
        remedy=(
            "un convenio cambia con una adenda; lo que se reversó por error se guarda de nuevo "
            "con la siguiente revisión",
            "an agreement changes by an addendum; what was reversed by mistake is recorded again "
            "with the next revision",
        ),
        meaning=(
            "Del convenio o del programa depende todo su libro, y una reversa es definitiva. Si "
            "la reversa fue el error, el movimiento se registra de nuevo con la siguiente "
            "revisión y ambos pasos quedan a la vista.",
            "All of a book depends on its agreement or programme, and a reversal is final. Where "
            "the reversal was the mistake, the event is recorded again with the next revision, "
            "and both steps can be seen.",
        ),
    ),
    "already-reversed": FindingText(
        what=(
            "«{of}», revisión {revision}, ya está reversada",
            "«{of}», revision {revision}, is reversed already",
        ),
        remedy=(
            "quite esta reversa; lo correcto va en la siguiente revisión",
            "remove this reversal; what is right goes in the next revision",
        ),
        meaning=(
            "El asiento ya salió de todas las sumas con otra reversa. Una segunda no cambiaría "
            "ningún saldo y dejaría dos fechas y dos motivos para lo mismo.",
            "The record left every sum by another reversal. A second one would change no balance, "
            "and would leave two dates and two reasons for the same thing.",
        ),
    ),
    "reversal-before-event": FindingText(
        what=(
            "la reversa ({seen}) es anterior a lo que reversa ({expected})",
            "the reversal ({seen}) is before what it reverses ({expected})",
        ),
        remedy=("féchela como el movimiento, o después", "date it as the event, or later"),
        meaning=(
            "Un movimiento no puede dejar de contar antes de haber contado. Con la fecha del "
            "movimiento, la reversa lo borra de toda cifra; con una posterior, los estados de los "
            "días anteriores siguen como estaban.",
            "An event cannot stop counting before it counted. Dated as the event, the reversal "
            "takes it out of every figure; dated later, statements of the days before stay as "
            "they were.",
        ),
    ),
    "reversal-leaves-recovery": FindingText(
        what=(
            "«{of}» tiene la recuperación «{later}», que quedaría sin su gasto",
            "«{of}» has the recovery «{later}», which would be left without its expenditure",
        ),
        remedy=("reverse primero la recuperación", "reverse the recovery first"),
        meaning=(
            "La recuperación es dinero que regresó de ese gasto y le resta. Sin el gasto quedaría "
            "una entrada de dinero sin origen.",
            "The recovery is money that came back for that expenditure and reduces it. Without "
            "the expenditure, money would have come in from nowhere.",
        ),
    ),
    "recovery-left-behind": FindingText(
        what=(
            "el gasto «{seen}» está reversado desde el {on}, y la recuperación se quedaría sin él",
            "the expenditure «{seen}» is reversed from {on} on, and the recovery would be left "
            "without it",
        ),
        remedy=(
            "cite el gasto del que regresó el dinero; si es el que lo sustituye, feche la "
            "recuperación desde que ese cuenta",
            "name the expenditure that the money came back for; if it is the one that replaces it, "
            "date the recovery from the day on which that one counts",
        ),
        meaning=(
            "La recuperación le resta a su gasto todos los días desde que llega. En uno en que el "
            "gasto ya no está, ni otra revisión suya en la misma moneda, sería una entrada de "
            "dinero sin origen.",
            "The recovery reduces its expenditure on every day from the one it comes on. On a day "
            "on which the expenditure is gone, and no other revision of it stands in the same "
            "currency, money would have come in from nowhere.",
        ),
    ),
    "revision-out-of-order": FindingText(
        what=(
            "la revisión {seen} necesita que la anterior esté guardada y reversada, y no lo está",
            "revision {seen} needs the one before recorded and reversed, and it is not",
        ),
        remedy=(
            "reverse primero la revisión vigente, y dé a la nueva el número que le sigue",
            "reverse the revision that stands first, and give the new one the number after it",
        ),
        meaning=(
            "Las revisiones de un folio van seguidas, y solo una está vigente. Mientras la "
            "anterior no esté reversada, con la nueva el mismo hecho contaría dos veces.",
            "The revisions of a reference follow each other, and only one stands. While the one "
            "before is not reversed, with the new one the same fact would count twice.",
        ),
    ),
    "revision-before-reversal": FindingText(
        what=(
            "la nueva revisión ({seen}) es anterior a la reversa de la que sustituye ({expected})",
            "the new revision ({seen}) is before the reversal of the one it replaces ({expected})",
        ),
        remedy=(
            "féchela el día de la reversa, o después",
            "date it on the day of the reversal, or later",
        ),
        meaning=(
            "La revisión anterior contó hasta el día de su reversa, porque se reversó después de "
            "su propia fecha. Con una fecha anterior, en esos días el mismo hecho contaría dos "
            "veces.",
            "The revision before counted until the day of its reversal, for it was reversed later "
            "than its own date. With an earlier date, the same fact would count twice on those "
            "days.",
        ),
    ),
    "unknown-expenditure": FindingText(
        what=(
            "no hay ningún gasto «{seen}» vigente en el libro",
            "no expenditure «{seen}» stands in the book",
        ),
        remedy=(
            "corrija el folio del gasto, o regístrelo primero",
            "correct the expenditure's reference, or record it first",
        ),
        meaning=(
            "Una recuperación y un gasto no aceptado son siempre de un gasto concreto, y otros "
            "ingresos pueden citar uno. El folio citado no está en el libro, no es de un gasto, o "
            "ese gasto ya fue reversado.",
            "A recovery and a disallowance are always of one expenditure, and other income may "
            "name one. The reference cited is not in the book, is not an expenditure's, or that "
            "expenditure was reversed.",
        ),
    ),
    "recovery-before-expenditure": FindingText(
        what=(
            "la recuperación ({seen}) es anterior a su gasto ({expected})",
            "the recovery ({seen}) is before its expenditure ({expected})",
        ),
        remedy=("corrija una de las dos fechas", "correct one of the two dates"),
        meaning=(
            "No regresa dinero de un gasto que aún no se hace. Un gasto fechado con un mes o un "
            "periodo cuenta desde su último día, y lo mismo su recuperación.",
            "No money comes back for an expenditure not yet made. An expenditure dated by a month "
            "or a range counts from its last day, and so does its recovery.",
        ),
    ),
    "recovery-beyond-expenditure": FindingText(
        what=(
            "las recuperaciones de «{seen}» rebasan el gasto por {excess}",
            "the recoveries of «{seen}» exceed the expenditure by {excess}",
        ),
        remedy=(
            "corrija el importe; si de verdad regresó más, registre como recuperación lo del gasto "
            "y lo demás como otros ingresos; si es de otro gasto, cite ese",
            "correct the amount; if more did come back, record up to what was spent as recovery "
            "and the rest as other income; if it is another expenditure's, name that one",
        ),
        meaning=(
            "La recuperación reduce su gasto desde el día en que llega el dinero, y un gasto no "
            "baja de cero. Se suman todas las recuperaciones vigentes de ese gasto; lo que excede "
            "(un boleto reembolsado a mejor tipo de cambio) es una ganancia aparte: otros "
            "ingresos.",
            "A recovery reduces its expenditure from the day the money comes, and an expenditure "
            "does not fall below zero. All recoveries that stand for it are added up; what "
            "exceeds it (a ticket refunded at a better rate) is a gain of its own: other income.",
        ),
    ),
    "recovery-part-unclear": FindingText(
        what=(
            "«{seen}» tiene varias partes: falta decir de cuál se recuperó, o esa no alcanza",
            "«{seen}» has several parts: it must be said which came back, or that one is too small",
        ),
        remedy=(
            "diga de qué rubro y de qué actividad se recuperó",
            "say which line and which activity it came back for",
        ),
        meaning=(
            "El gasto está repartido en rubros o actividades, y ninguna de sus partes puede "
            "quedar en menos de cero. El total cuadraría, pero lo ejercido por rubro o por "
            "actividad se informaría mal.",
            "The expenditure is divided over lines or activities, and none of its parts may fall "
            "below zero. The total would agree, but spending by line or by activity would be "
            "reported wrongly.",
        ),
    ),
    "disallowed-before-expenditure": FindingText(
        what=(
            "el gasto no aceptado «{disallowance}» es del {seen}, y el gasto «{of}» cuenta desde "
            "el {expected}",
            "the disallowance «{disallowance}» is of {seen}, and the expenditure «{of}» counts "
            "from {expected}",
        ),
        remedy=(
            "corrija la fecha, o el folio del gasto",
            "correct the date, or the reference of the expenditure",
        ),
        meaning=(
            "El donante no puede rechazar un gasto que aún no se hace: en los días de en medio se "
            "informaría aceptado menos que nada. Una de las dos fechas está mal, o el gasto es "
            "otro.",
            "The partner cannot refuse an expenditure that was not made yet: on the days between, "
            "less than nothing would be reported as accepted. One of the two dates is wrong, or "
            "it is another expenditure.",
        ),
    ),
    "disallowed-beyond-expenditure": FindingText(
        what=(
            "lo no aceptado del gasto «{of}» ({seen}) rebasa lo que queda de él ({expected})",
            "what is disallowed of the expenditure «{of}» ({seen}) exceeds what is left of it "
            "({expected})",
        ),
        remedy=(
            "corrija el importe, o cite en la recuperación el gasto no aceptado que salda",
            "correct the amount, or cite in the recovery the disallowance that it makes good",
        ),
        meaning=(
            "De un gasto no puede rechazarse más de lo que queda de él en cada fecha, sumados "
            "todos sus asientos de no aceptado: lo aceptado sería menor que cero. Registrar un "
            "gasto no aceptado no mueve dinero: lo que lo salda es la recuperación o el reintegro "
            "que lo cita; una recuperación que no lo cita solo disminuye el gasto.",
            "No more of an expenditure can be refused than is left of it on any date, all its "
            "disallowances added up: what is accepted would be below zero. To record a "
            "disallowance moves no money: what makes it good is the recovery or refund that cites "
            "it; a recovery that does not cite it only lessens the expenditure.",
        ),
    ),
    "unknown-disallowance": FindingText(
        what=(
            "no hay ningún gasto no aceptado «{seen}» vigente en el libro",
            "no disallowance «{seen}» stands in the book",
        ),
        remedy=(
            "corrija el folio del gasto no aceptado, o regístrelo primero",
            "correct the disallowance's reference, or record it first",
        ),
        meaning=(
            "Una solventación dice qué fue de un gasto no aceptado, y ese folio no está en el "
            "libro, es de otra cosa o se reversó.",
            "A settlement says what became of a disallowance, and that reference is not in the "
            "book, is something else or was reversed.",
        ),
    ),
    "settled-without-disallowance": FindingText(
        what=(
            "la solventación de «{of}» es del {seen}, y ese día no hay tal gasto no aceptado",
            "the settlement of «{of}» is of {seen}, and on that day there is no such disallowance",
        ),
        remedy=(
            "corrija la fecha, o el folio del gasto no aceptado",
            "correct the date, or the disallowance's reference",
        ),
        meaning=(
            "Se solventa lo que ya no se aceptó, mientras siga en pie: no antes de su fecha, ni "
            "después de reversarlo.",
            "What was not accepted is settled while it stands: not before its date, nor after it "
            "was reversed.",
        ),
    ),
    "settled-beyond-disallowance": FindingText(
        what=(
            "lo solventado del gasto no aceptado «{of}» ({seen}) rebasa su importe ({expected})",
            "what is settled of the disallowance «{of}» ({seen}) exceeds its amount ({expected})",
        ),
        remedy=(
            "corrija el importe de la solventación, o del gasto no aceptado",
            "correct the amount of the settlement, or of the disallowance",
        ),
        meaning=(
            "Con documentos, con una justificación o porque se condonó, se solventa a lo más lo "
            "que no se aceptó, sumadas todas sus solventaciones.",
            "By documents, by a justification or because it was written off, at most what was not "
            "accepted is settled, all its settlements added up.",
        ),
    ),
    "disallowance-part-unclear": FindingText(
        what=(
            "el gasto «{seen}» tiene varios rubros: falta decir de cuál no se aceptó, o de ese no "
            "queda tanto",
            "the expenditure «{seen}» has several lines: it must be said of which it is not "
            "accepted, or there is not as much left of that one",
        ),
        remedy=(
            "diga en el gasto no aceptado su rubro: PASAJES = 600.50; HONORARIOS = 300",
            "say its line in the disallowance: AIR = 600.50; FEES = 300",
        ),
        meaning=(
            "El gasto está repartido en rubros, y lo aceptado de cada uno se informa aparte: "
            "ninguno puede quedar en menos de cero. Si no se aceptó nada de todo el gasto, no "
            "hace falta decirlo.",
            "The expenditure is divided over lines, and what is accepted of each is reported by "
            "itself: none may fall below zero. Where nothing of the whole expenditure is "
            "accepted, it need not be said.",
        ),
    ),
    "issued-elsewhere": FindingText(
        what=(
            "lo emitido como «{reference}» vio {seq} {seq:one=asiento|other=asientos} de este "
            "libro, que tiene {expected}",
            "what was issued as «{reference}» saw {seq} {seq:one=record|other=records} of this "
            "book, which has {expected}",
        ),
        remedy=(
            "quítelo del documento; para emitir uno aquí: coopledger issue",
            "take it out of the document; to issue one here: coopledger issue",
        ),
        meaning=(
            "Lo que se emite, un estado o una conciliación bancaria, dice hasta qué asiento de su "
            "cadena vio, y solo el programa lo guarda, en ese mismo lugar. No pasa a otro registro "
            "ni entra por un documento: se emite donde están los libros.",
            "What is issued, a statement or a bank reconciliation, says up to which record of its "
            "chain it looked, and only the program records it, at that very place. It neither goes "
            "to another ledger nor comes in a document: it is issued where the books are.",
        ),
    ),
    "currency-of-book": FindingText(
        what=(
            "«{reference}» se lleva en {expected}, y aquí dice {seen}: la moneda de un libro no "
            "cambia",
            "«{reference}» is kept in {expected}, and here it says {seen}: the currency of a book "
            "does not change",
        ),
        remedy=(
            "deje la moneda como estaba; si se pactó otra, cierre este convenio (reintegre o "
            "traspase su saldo) y abra uno nuevo que lo siga (columna Sigue a)",
            "leave the currency as it was; where another was agreed, close this agreement (return "
            "or transfer what it holds) and open a new one that follows it (column Follows)",
        ),
        meaning=(
            "Todo valor, informe y monto autorizado del libro está en su moneda. En otra, lo ya "
            "informado diría otra cosa; por eso lo que sigue se lleva en un libro nuevo.",
            "Every worth, report and ceiling of the book is in its currency. In another, what was "
            "reported would say something else; so what follows is kept in a new book.",
        ),
    ),
    "not-correctable": FindingText(
        what=(
            "«{reference}» ya está guardada con otro contenido, que no se corrige: {differences}",
            "«{reference}» is already recorded with other content, which is not corrected: "
            "{differences}",
        ),
        remedy=(
            "deje la fila como estaba; los términos de un convenio cambian por adenda (hoja "
            "Adendas), y otro hecho lleva otro folio",
            "leave the row as it was; the terms of an agreement change by an addendum (sheet "
            "Addenda), and another fact has another reference",
        ),
        meaning=(
            "De un convenio o programa se corrigen las palabras que no mueven cifras (título, "
            "instrumento, origen de los recursos, organismo canalizador, ejecutor, RFC, firma, "
            "números de cuenta y títulos de rubros); sus términos cambian por adenda, desde un "
            "día. Tampoco se corrige una reversa, ni un folio que pasa a nombrar otra clase de "
            "hecho.",
            "Of an agreement or programme the words that move no figure are corrected (title, "
            "instrument, origin of funds, channel, recipient, tax number, signature, account "
            "numbers and titles of lines); its terms change by an addendum, from a day on. Neither "
            "is a reversal corrected, nor a reference that comes to name another kind of fact.",
        ),
    ),
    "opening-corrected": FindingText(
        what=(
            "los datos de «{reference}» pasan a su revisión {revision}: {differences}",
            "the words of «{reference}» become its revision {revision}: {differences}",
        ),
        remedy=(
            "nada; lo anterior queda en la historia, con el motivo, y los estados ya emitidos "
            "dicen lo que decían",
            "nothing; what was there stays in the history, with the reason, and issued statements "
            "say what they said",
        ),
        meaning=(
            "Se pidió corregir palabras de un convenio o programa que no mueven cifras, como su "
            "título. Desde ahora se imprimen las nuevas, en el estado de cualquier día.",
            "A correction was asked for, of words of an agreement or programme that move no "
            "figure, such as its title. From now on the new ones are printed, on any day.",
        ),
    ),
    "correction-needs-reason": FindingText(
        what=(
            "la revisión {seen} de «{reference}» no dice el motivo",
            "revision {seen} of «{reference}» does not say why",
        ),
        remedy=("escriba el motivo (reason)", "write the reason"),
        meaning=(
            "Quien corrige las palabras de un convenio o programa dice por qué: queda en la "
            "historia.",
            "Who corrects the words of an agreement or programme says why: it stays in the "
            "history.",
        ),
    ),
    "corrected": FindingText(
        what=(
            "«{reference}» pasa a su revisión {revision}: {differences}",
            "«{reference}» becomes its revision {revision}: {differences}",
        ),
        remedy=(
            "nada; lo anterior queda reversado en la historia, con el motivo",
            "nothing; what was there stays in the history, reversed, with the reason",
        ),
        meaning=(
            "Se pidió corregir, y la fila dice otra cosa que lo guardado. Lo anterior se reversó "
            "con el motivo y esta es la siguiente revisión; un auditor puede ver las dos.",
            "A correction was asked for, and the row says otherwise than what was recorded. That "
            "was reversed with the reason and this is the next revision; an auditor can see both.",
        ),
    ),
    "corrected-later": FindingText(
        what=(
            "«{reference}» pasa a su revisión {revision}: {differences}; como {year} está "
            "cerrado, lo anterior cuenta hasta que se reversa, el {on}",
            "«{reference}» becomes its revision {revision}: {differences}; as {year} is closed, "
            "what was there counts until it is reversed, on {on}",
        ),
        remedy=(
            "nada; si la corrección debe verse en el año cerrado, reábralo antes con su motivo: "
            'coopledger period CLAVE AÑO abierto --reason "por qué"',
            "nothing; where the correction must show in the closed year, reopen that first with a "
            'reason: coopledger period CODE YEAR open --reason "why"',
        ),
        meaning=(
            "El año cerrado ya se informó y no cambia. La corrección se ve desde el primer día "
            "abierto: ese día se reversa lo anterior, y la nueva revisión lleva esa fecha o una "
            "posterior.",
            "The closed year has been reported and does not change. The correction shows from the "
            "first open day on: on that day what was there is reversed, and the new revision has "
            "that date or a later one.",
        ),
    ),
    "withdrawn": FindingText(
        what=(
            "«{reference}» está guardada y reversada: la fila ya no cuenta",
            "«{reference}» is recorded and reversed: the row does not count any more",
        ),
        remedy=(
            "quite la fila; para registrarla de nuevo, póngale otro folio o la revisión siguiente",
            "remove the row; to record it anew, give it another reference or the next revision",
        ),
        meaning=(
            "El hecho se guardó y después se reversó, así que no cuenta en ninguna cifra; la fila "
            "sigue en el documento como si contara.",
            "The fact was recorded and reversed later, so it counts in no figure; the row is "
            "still in the document as if it did.",
        ),
    ),
    "not-in-document": FindingText(
        what=(
            "{kind} del libro que no están en este documento ({count}): {seen}",
            "{kind} of the book that are not in this document ({count}): {seen}",
        ),
        remedy=(
            "nada, si el documento es solo de una parte; si una fila se borró por error, "
            "repóngala; si ya no vale, regístrela en la hoja Reversas",
            "nothing, where the document is only of a part; if a row was deleted by mistake, put "
            "it back; if it is no longer so, record it in the sheet Reversals",
        ),
        meaning=(
            "Borrar una fila no borra lo guardado. El documento trae filas conocidas de esa hoja "
            "y le faltan otras: es normal si solo es de un periodo, y si no, conviene saberlo.",
            "To delete a row does not delete what is recorded. The document has rows of that "
            "sheet that are known and lacks others: as it should be for a part, and otherwise "
            "worth knowing.",
        ),
    ),
}
