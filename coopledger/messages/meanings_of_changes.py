"""What is meant by what is found in corrections and terms: code -> (Spanish, English)."""

CORRECTIONS: dict[str, tuple[str, str]] = {
    "unknown-event": (
        "Se cita un registro por su folio, y no hay ninguno con ese folio y esa revisión. Una "
        "reversa solo quita lo que está guardado o viene en el mismo documento; un reintegro o "
        "una recuperación solo salda un gasto no aceptado que exista.",
        "A record is cited by its reference, and there is none with that reference and revision. "
        "A reversal takes back only what is recorded or comes in the same document; a refund or a "
        "recovery makes good only a disallowance that there is.",
    ),
    "not-reversible": (
        "Del convenio o del programa depende todo su libro, y una reversa es definitiva. Si la "
        "reversa fue el error, el movimiento se registra de nuevo con la siguiente revisión y "
        "ambos pasos quedan a la vista.",
        "All of a book depends on its agreement or programme, and a reversal is final. Where the "
        "reversal was the mistake, the event is recorded again with the next revision, and both "
        "steps can be seen.",
    ),
    "already-reversed": (
        "El registro ya salió de todas las sumas con otra reversa. Una segunda no cambiaría "
        "ningún saldo y dejaría dos fechas y dos motivos para lo mismo.",
        "The record left every sum by another reversal. A second one would change no balance, and "
        "would leave two dates and two reasons for the same thing.",
    ),
    "reversal-before-event": (
        "Un movimiento no puede dejar de contar antes de haber contado. Con la fecha del "
        "movimiento, la reversa lo borra de toda cifra; con una posterior, los estados de los "
        "días anteriores siguen como estaban.",
        "An event cannot stop counting before it counted. Dated as the event, the reversal takes "
        "it out of every figure; dated later, statements of the days before stay as they were.",
    ),
    "reversal-leaves-recovery": (
        "La recuperación es dinero que regresó de ese gasto y le resta. Sin el gasto quedaría una "
        "entrada de dinero sin origen.",
        "The recovery is money that came back for that expenditure and reduces it. Without the "
        "expenditure, money would have come in from nowhere.",
    ),
    "revision-out-of-order": (
        "Las revisiones de un folio van seguidas, y solo una está vigente. Mientras la anterior "
        "no esté reversada, con la nueva el mismo hecho contaría dos veces.",
        "The revisions of a reference follow each other, and only one stands. While the one "
        "before is not reversed, with the new one the same fact would count twice.",
    ),
    "revision-before-reversal": (
        "La revisión anterior contó hasta el día de su reversa, porque se reversó después de su "
        "propia fecha. Con una fecha anterior, en esos días el mismo hecho contaría dos veces.",
        "The revision before counted until the day of its reversal, for it was reversed later "
        "than its own date. With an earlier date, the same fact would count twice on those days.",
    ),
    "unknown-expenditure": (
        "Una recuperación y un gasto no aceptado son siempre de un gasto concreto. El folio "
        "citado no está en el libro, no es de un gasto, o ese gasto ya fue reversado.",
        "A recovery and a disallowance are always of one expenditure. The reference cited is not "
        "in the book, is not an expenditure's, or that expenditure was reversed.",
    ),
    "recovery-before-expenditure": (
        "No regresa dinero de un gasto que aún no se hace. Un gasto fechado con un mes o un "
        "periodo cuenta desde su último día, y lo mismo su recuperación.",
        "No money comes back for an expenditure not yet made. An expenditure dated by a month or "
        "a range counts from its last day, and so does its recovery.",
    ),
    "recovery-beyond-expenditure": (
        "La recuperación reduce su gasto desde el día en que llega el dinero, y un gasto no baja "
        "de cero. Se suman todas las recuperaciones vigentes de ese gasto; lo que excede es de "
        "otro gasto, o son intereses.",
        "A recovery reduces its expenditure from the day the money comes, and an expenditure does "
        "not fall below zero. All recoveries that stand for it are added up; what exceeds it is "
        "another expenditure's, or interest.",
    ),
    "recovery-part-unclear": (
        "El gasto está repartido en rubros o actividades, y ninguna de sus partes puede quedar en "
        "menos de cero. El total cuadraría, pero lo gastado por rubro o por actividad se "
        "informaría mal.",
        "The expenditure is divided over lines or activities, and none of its parts may fall "
        "below zero. The total would agree, but spending by line or by activity would be reported "
        "wrongly.",
    ),
    "disallowed-beyond-expenditure": (
        "De un gasto no puede rechazarse más de lo que se gastó, sumados todos sus registros de "
        "no aceptado. Registrar un gasto no aceptado no mueve dinero: lo que lo salda es la "
        "recuperación o el reintegro que lo cita.",
        "No more of an expenditure can be refused than was spent, all its disallowances added up. "
        "To record a disallowance moves no money: what makes it good is the recovery or refund "
        "that cites it.",
    ),
    "issued-elsewhere": (
        "Un estado emitido dice hasta qué registro de su cadena vio, y solo el programa lo guarda, "
        "en ese mismo lugar. No pasa a otro registro ni entra por un documento: se emite donde "
        "están los libros.",
        "An issued statement says up to which record of its chain it looked, and only the program "
        "records it, at that very place. It neither goes to another ledger nor comes in a "
        "document: it is issued where the books are.",
    ),
    "not-correctable": (
        "Un convenio no se corrige: sus términos cambian por adenda, desde un día. Tampoco una "
        "reversa, ni un folio que pasa a nombrar otra clase de hecho.",
        "An agreement is not corrected: its terms change by an addendum, from a day on. Neither is "
        "a reversal, nor a reference that comes to name another kind of fact.",
    ),
    "corrected": (
        "Se pidió corregir, y la fila dice otra cosa que lo guardado. Lo anterior se reversó con "
        "el motivo y esta es la siguiente revisión; un auditor puede ver las dos.",
        "A correction was asked for, and the row says otherwise than what was recorded. That was "
        "reversed with the reason and this is the next revision; an auditor can see both.",
    ),
    "corrected-later": (
        "El año cerrado ya se informó y no cambia. La corrección se ve desde el primer día "
        "abierto: ese día se reversa lo anterior, y la nueva revisión lleva esa fecha o una "
        "posterior.",
        "The closed year has been reported and does not change. The correction shows from the "
        "first open day on: on that day what was there is reversed, and the new revision has that "
        "date or a later one.",
    ),
    "withdrawn": (
        "El hecho se guardó y después se reversó, así que no cuenta en ninguna cifra; la fila "
        "sigue en el documento como si contara.",
        "The fact was recorded and reversed later, so it counts in no figure; the row is still in "
        "the document as if it did.",
    ),
    "not-in-document": (
        "Borrar una fila no borra lo guardado. El documento trae filas conocidas de esa hoja y le "
        "faltan otras: es normal si solo es de un periodo, y si no, conviene saberlo.",
        "To delete a row does not delete what is recorded. The document has rows of that sheet "
        "that are known and lacks others: as it should be for a part, and otherwise worth knowing.",
    ),
}

TERMS: dict[str, tuple[str, str]] = {
    "same-line": (
        "Una reasignación pasa presupuesto de un rubro a otro. De un rubro a sí mismo no cambia "
        "ningún tope, así que una de las dos claves está equivocada.",
        "A reallocation moves budget from one line to another. From a line to itself it changes "
        "no ceiling, so one of the two codes is wrong.",
    ),
    "line-without-ceiling": (
        "Solo hay presupuesto que mover donde el convenio o una adenda fijó un tope. Un rubro sin "
        "tope puede gastar lo que haya; la clave también puede no ser de ningún rubro vigente en "
        "esa fecha.",
        "There is budget to move only where the agreement or an addendum set a ceiling. A line "
        "without one may spend what there is; the code may also be of no line that there was on "
        "that date.",
    ),
    "account-unreadable": (
        "La celda dice dónde está el dinero, en qué moneda, y quién responde por un anticipo. De "
        "ahí salen los saldos y los plazos por comprobar; una cuenta a medias no se completa.",
        "The cell says where the money is, in which currency, and who answers for an advance. "
        "Balances and the days to account for advances follow from it; half an account is not "
        "completed.",
    ),
    "rate-unreadable": (
        "El donante puede pactar a qué tipo se informa el gasto: una cifra fija, o la que publica "
        "una fuente por día, mes o periodo. Mal leído, cambiaría cada gasto que se le informa.",
        "The partner may prescribe the rate at which spending is reported: a fixed figure, or one "
        "that a source publishes by day, month or period. Misread, it would change every "
        "expenditure reported.",
    ),
    "number-not-exact": (
        "Es una cifra del convenio con la que se calcula: un porcentaje o un tipo de cambio. Se "
        "lee en el estilo de números que declara el documento, y con cero o con un signo no "
        "tendría sentido.",
        "It is a figure of the agreement that is calculated with: a percentage or a rate. It is "
        "read in the number style that the document declares, and with zero or a sign it would "
        "make no sense.",
    ),
    "rate-value": (
        "Un tipo fijo está escrito en el convenio; uno publicado lo dice su fuente para cada "
        "fecha. Con los dos a la vez no se sabría cuál manda. Una hoja de Excel no permite "
        "mezclarlos: esto le ocurre a quien registra desde otro programa.",
        "A fixed rate is written in the agreement; a published one is told by its source for each "
        "date. With both at once nobody would know which rules. A sheet in Excel does not let "
        "them mix: this happens to those who record from another program.",
    ),
    "rate-own-currency": (
        "De una moneda a ella misma no hay tipo de cambio. Con uno, el gasto en la moneda del "
        "convenio se informaría por una cifra que nadie pagó.",
        "From a currency to itself there is no rate. With one, spending in the agreement's own "
        "currency would be reported as a figure that nobody paid.",
    ),
    "rate-source": (
        "Cada fuente publica cifras distintas para la misma fecha. Sin saber cuál se pactó, nadie "
        "podría repetir el cálculo del informe. Una hoja de Excel siempre la pide: esto le ocurre "
        "a quien registra desde otro programa.",
        "Each source publishes other figures for the same date. Without knowing which one was "
        "agreed, nobody could repeat the report's calculation. A sheet in Excel always asks for "
        "it: this happens to those who record from another program.",
    ),
    "reallocation-beyond-limit": (
        "El convenio deja mover, sin adenda, hasta cierta parte del tope inicial de cada rubro. "
        "Cuentan juntas todas sus reasignaciones, lo que entra menos lo que sale; el donante "
        "puede no aceptar lo gastado con el exceso.",
        "The agreement lets a certain part of each line's initial ceiling be moved without an "
        "addendum. All its reallocations count together, what comes in less what goes out; the "
        "partner may not accept what is spent of the excess.",
    ),
}
