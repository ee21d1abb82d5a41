"""What is found in the terms of an agreement."""

from coopledger.messages.finding_text import FindingText

FINDINGS: dict[str, FindingText] = {
    "same-line": FindingText(
        what=(
            "el rubro de origen y el de destino son el mismo: «{seen}»",
            "the line it leaves and the one it enters are the same: «{seen}»",
        ),
        remedy=("corrija uno de los dos", "correct one of the two"),
        meaning=(
            "Una reasignación pasa presupuesto de un rubro a otro. De un rubro a sí mismo no "
            "cambia ningún monto autorizado, así que una de las dos claves está equivocada.",
            "A reallocation moves budget from one line to another. From a line to itself it "
            "changes no ceiling, so one of the two codes is wrong.",
        ),
    ),
    "follows-itself": FindingText(
        what=(
            "el convenio «{seen}» dice que sigue a sí mismo",
            "the agreement «{seen}» says that it follows itself",
        ),
        remedy=(
            "escriba la clave del convenio anterior, o deje la celda vacía",
            "write the code of the agreement before it, or leave the cell empty",
        ),
        meaning=(
            "Un convenio sigue a otro que ya terminó, cuyo dinero reintegrado puede volver a "
            "pedir. Seguirse a sí mismo lo haría pedir lo que acaba de reintegrar.",
            "An agreement follows another that has ended, whose returned money it may request "
            "again. Following itself it would request what it has just returned.",
        ),
    ),
    "follows-in-circle": FindingText(
        what=(
            "los convenios se siguen unos a otros en círculo: {circle}",
            "the agreements follow one another in a circle: {circle}",
        ),
        remedy=(
            "corrija a cuál sigue este convenio, o deje la celda vacía",
            "correct which agreement this one follows, or leave the cell empty",
        ),
        meaning=(
            "Un convenio sigue a otro que ya terminó, y ese quizá a otro anterior. Si por ese "
            "camino se vuelve al primero, ninguno es el anterior, y lo reintegrado no se sabe a "
            "cuál volvería.",
            "An agreement follows another that has ended, and that perhaps an earlier one. Where "
            "this way leads back to the first, none is the earlier one, and nobody knows which "
            "may request what was returned.",
        ),
    ),
    "reporting-periods-overlap": FindingText(
        what=(
            "el periodo de informe {seen} comparte días con el {expected}",
            "the reporting period {seen} shares days with {expected}",
        ),
        remedy=(
            "corrija sus fechas: cada día se informa en un solo periodo",
            "correct its dates: each day is reported in one period only",
        ),
        meaning=(
            "Cada gasto se informa en el periodo de su fecha, al promedio o al tipo de cambio de "
            "ese periodo. Un periodo nuevo no puede tomar días de otro, que quizá ya se informó.",
            "Each expenditure is reported in the period of its date, at the mean or the rate of "
            "that period. A new one cannot take days from another, which may be reported already.",
        ),
    ),
    "report-before-end": FindingText(
        what=(
            "el informe vence el {seen}, antes de que termine su periodo, {expected}",
            "the report is due on {seen}, before its period, {expected}, is over",
        ),
        remedy=(
            "corrija el plazo del informe o las fechas de su periodo",
            "correct the day the report is due or the dates of its period",
        ),
        meaning=(
            "Se informa lo ejercido en todo el periodo, y el promedio de sus tipos de cambio se "
            "conoce cuando termina. Un plazo anterior es un error de captura.",
            "What was spent in the whole period is reported, and the mean of its rates is known "
            "when it is over. A day before that is a typing error.",
        ),
    ),
    "reporting-period-unreadable": FindingText(
        what=(
            "«{seen}» no se puede leer como periodo de informe",
            "«{seen}» cannot be read as a reporting period",
        ),
        remedy=(
            "escriba sus días, y si los tiene el plazo y el tipo de cambio: 2016-01-01 a "
            "2016-06-30 (2016-07-31): 25 MXN",
            "write its days, and where it has them the day its report is due and its rate: "
            "2016-01-01 to 2016-06-30 (2016-07-31): 25 MXN",
        ),
        meaning=(
            "La celda dice en qué periodos se informa el convenio: de ellos salen los plazos y el "
            "tipo de cambio promedio de cada gasto. Un periodo a medias no se completa.",
            "The cell says in which periods the agreement is reported: the days reports are due "
            "and the mean rate of each expenditure follow. Half a period is not completed.",
        ),
    ),
    "account-not-yet": FindingText(
        what=(
            "la cuenta «{seen}» se dio de alta el {on}, con la adenda «{addendum}»",
            "the account «{seen}» was opened on {on}, by the addendum «{addendum}»",
        ),
        remedy=(
            "corrija la cuenta o la fecha, o la fecha de la adenda",
            "correct the account or the date, or the date of the addendum",
        ),
        meaning=(
            "Una cuenta que se da de alta con una adenda es del convenio desde el día de la "
            "adenda. Antes de ese día ningún movimiento puede ser suyo, ni en el banco. Una fecha "
            "que es todo un mes cuenta por su último día, y la de una ministración por el primero.",
            "An account that an addendum opens is the agreement's from the addendum's day on. "
            "Before that day no event, balance or bank statement can be of it. A date that is a "
            "whole month counts by its last day, and that of a disbursement by its first.",
        ),
    ),
    "account-closed": FindingText(
        what=(
            "la cuenta «{seen}» se dio de baja el {on}, con la adenda «{addendum}»",
            "the account «{seen}» was closed on {on}, by the addendum «{addendum}»",
        ),
        remedy=(
            "corrija la cuenta o la fecha; si la baja fue después, corrija la fecha de la adenda",
            "correct the account or the date; if it was closed later, correct the addendum's date",
        ),
        meaning=(
            "Una cuenta que se da de baja con una adenda todavía se puede usar ese día, y ya no "
            "después. Su clave no se usa otra vez: para volver a abrirla se reversa la adenda, o "
            "se da de alta otra.",
            "An account that an addendum closes may be used on that day, and no more after it. Its "
            "code is not used again: to have it open, reverse the addendum, or open another.",
        ),
    ),
    "account-not-empty": FindingText(
        what=(
            "la cuenta «{account}» se dio de baja el {closed}, con la adenda «{addendum}», y al "
            "{on} tiene {held}",
            "the account «{account}» was closed on {closed}, by the addendum «{addendum}», and on "
            "{on} it holds {held}",
        ),
        remedy=(
            "registre, a más tardar el día de la baja, el traspaso o reintegro que la dejó en "
            "ceros, o corrija la fecha de la adenda",
            "record, by the day it is closed, the transfer or refund that emptied it, or correct "
            "the date of the addendum",
        ),
        meaning=(
            "Una cuenta se da de baja en ceros: al final de ese día no tiene nada, ni debe nada. "
            "Y así se queda: una reversa posterior no puede dejarle un saldo.",
            "An account is closed with nothing in it: at the end of that day it holds nothing, and "
            "is not below zero. So it stays: a later reversal may leave it no balance.",
        ),
    ),
    "stated-and-ended": FindingText(
        what=(
            "la misma adenda dice «{seen}» y también lo termina",
            "the same addendum states «{seen}» and ends it, too",
        ),
        remedy=("deje una sola de las dos cosas", "leave one of the two only"),
        meaning=(
            "Una adenda fija una cláusula o la deja sin efecto; suma un firmante o lo da de baja. "
            "Las dos cosas a la vez no dicen qué se acordó.",
            "An addendum states a clause or ends it; it adds a signatory or removes one. Both at "
            "once do not say what was agreed.",
        ),
    ),
    "clause-not-agreed": FindingText(
        what=(
            "no hay cláusula vigente que terminar: «{seen}»",
            "there is no clause in force to end: «{seen}»",
        ),
        remedy=(
            "quítela de la adenda, o corrija la fecha de la adenda que la acordó",
            "take it out of the addendum, or correct the date of the one that agreed it",
        ),
        meaning=(
            "Solo se deja sin efecto lo que el convenio, o una adenda hasta ese día, había "
            "acordado.",
            "Only what the agreement, or an addendum up to that day, had agreed can end.",
        ),
    ),
    "not-a-signatory": FindingText(
        what=(
            "«{seen}» no es firmante del convenio en esa fecha; {expected}",
            "«{seen}» is no signatory of the agreement on that date; {expected}",
        ),
        remedy=(
            "escriba el nombre como está en el convenio o en la adenda que lo sumó",
            "write the name as it stands in the agreement, or in the addendum that added it",
        ),
        meaning=(
            "Deja de ser firmante quien lo era: por el convenio, o por una adenda hasta ese día.",
            "Only who was a signatory ceases to be one: by the agreement, or by an addendum up to "
            "that day.",
        ),
    ),
    "line-without-ceiling": FindingText(
        what=(
            "el rubro «{seen}» no tiene monto autorizado; con monto autorizado {expected}",
            "the budget line «{seen}» has no ceiling; with one {expected}",
        ),
        remedy=(
            "fije un monto autorizado al rubro con una adenda, o corrija el rubro",
            "give the line a ceiling by an addendum, or correct the line",
        ),
        meaning=(
            "Solo hay presupuesto que mover donde el convenio o una adenda fijó un monto "
            "autorizado. Un rubro sin él puede ejercer lo que haya; la clave también puede no ser "
            "de ningún rubro vigente en esa fecha.",
            "There is budget to move only where the agreement or an addendum set a ceiling. A "
            "line without one may spend what there is; the code may also be of no line that there "
            "was on that date.",
        ),
    ),
    "ceiling-currency": FindingText(
        what=(
            "el monto autorizado del rubro «{line}» es de {seen}, y las monedas del convenio y de "
            "sus cuentas son {expected}",
            "the ceiling of the line «{line}» is {seen}, and the currencies of the agreement and "
            "its accounts are {expected}",
        ),
        remedy=(
            "exprese el monto autorizado en la moneda del convenio o en la de una de sus cuentas",
            "state the ceiling in the agreement's currency or in that of one of its accounts",
        ),
        meaning=(
            "Lo ejercido solo se conoce en las monedas de las cuentas y, por lo que vale, en la "
            "del convenio. En cualquier otra no habría cifra que comparar con el monto "
            "autorizado, y ningún exceso se vería.",
            "What is spent is known only in the currencies of the accounts and, at its worth, in "
            "the agreement's. In any other there would be no figure to set beside the ceiling, "
            "and no excess would be seen.",
        ),
    ),
    "reallocation-beyond-ceiling": FindingText(
        what=(
            "la reasignación de {seen} rebasa el monto autorizado que tiene el rubro «{line}» en "
            "esa fecha: {ceiling}",
            "the reallocation of {seen} exceeds the ceiling that the line «{line}» has on that "
            "date: {ceiling}",
        ),
        remedy=(
            "corrija el importe, el rubro o la fecha de la reasignación",
            "correct the reallocation's amount, line or date",
        ),
        meaning=(
            "De un rubro no puede salir más presupuesto del que tiene, contadas las adendas y "
            "reasignaciones anteriores: le quedaría un monto autorizado menor que cero.",
            "No more budget can leave a line than it has, addenda and reallocations before it "
            "counted: it would be left with a ceiling below zero.",
        ),
    ),
    "still-in-use": FindingText(
        what=(
            "lo ya guardado con folio {later} se apoya en los términos que esto cambia: {said}",
            "what is recorded as {later} stands on the terms that this changes: {said}",
        ),
        remedy=(
            "corrija o reverse primero esos asientos (pueden ir en el mismo documento), o deje "
            "como está aquello en que se apoyan",
            "correct or reverse those records first (the same document may do it), or leave what "
            "they stand on as it is",
        ),
        meaning=(
            "Un gasto cita un rubro o una actividad, y una reasignación sale de un monto "
            "autorizado. Si eso se reversa o se pacta de otro modo mientras lo demás sigue en "
            "pie, quedaría guardado lo que no se habría aceptado en un solo documento.",
            "An expenditure names a line or an activity, and a reallocation leaves a ceiling. "
            "Where that is taken back or agreed otherwise while the rest stands, what would not "
            "have been let in by a single document would be in the books.",
        ),
    ),
    "account-unreadable": FindingText(
        what=("«{seen}» no se puede leer como cuenta", "«{seen}» cannot be read as an account"),
        remedy=(
            "escríbala como MXN, como BANORTE-1 = MXN o como ANT-1 = MXN (Dirección de área)",
            "write it like MXN, like BANORTE-1 = MXN or like ANT-1 = MXN (Head of office)",
        ),
        meaning=(
            "La celda dice dónde está el dinero, en qué moneda, y quién responde por un gasto a "
            "comprobar. De ahí salen los saldos y los plazos por comprobar; una cuenta a medias "
            "no se completa.",
            "The cell says where the money is, in which currency, and who answers for an advance. "
            "Balances and the days to account for advances follow from it; half an account is not "
            "completed.",
        ),
    ),
    "rate-unreadable": FindingText(
        what=(
            "«{seen}» no se puede leer como tipo de cambio pactado",
            "«{seen}» cannot be read as a prescribed rate",
        ),
        remedy=(
            "escríbalo como 25 MXN por EUR, o como MXN, día, BCE",
            "write it like 25 MXN per EUR, or like MXN, day, ECB",
        ),
        meaning=(
            "El donante puede pactar a qué tipo se informa el gasto: una cifra fija, o la que "
            "publica una fuente por día, mes o periodo. Mal leído, cambiaría cada gasto que se le "
            "informa.",
            "The partner may prescribe the rate at which spending is reported: a fixed figure, or "
            "one that a source publishes by day, month or period. Misread, it would change every "
            "expenditure reported.",
        ),
    ),
    "number-not-exact": FindingText(
        what=(
            "«{seen}» no se puede leer como número mayor que cero",
            "«{seen}» cannot be read as a number above zero",
        ),
        remedy=("escríbalo como 21.5", "write it like 21.5"),
        meaning=(
            "Es una cifra del convenio con la que se calcula: un porcentaje o un tipo de cambio. "
            "Se lee en el estilo de números que declara el documento, y con cero o con un signo "
            "no tendría sentido.",
            "It is a figure of the agreement that is calculated with: a percentage or a rate. It "
            "is read in the number style that the document declares, and with zero or a sign it "
            "would make no sense.",
        ),
    ),
    "rate-value": FindingText(
        what=(
            "un tipo de cambio fijo lleva su valor, y uno publicado no lo lleva ({basis})",
            "a fixed rate has its value, and a published one has none ({basis})",
        ),
        remedy=("corrija el tipo o quite el valor", "correct the basis or remove the value"),
        meaning=(
            "Un tipo fijo está escrito en el convenio; uno publicado lo dice su fuente para cada "
            "fecha. Con los dos a la vez no se sabría cuál manda. Una hoja de Excel no permite "
            "mezclarlos: esto le ocurre a quien registra desde otro programa.",
            "A fixed rate is written in the agreement; a published one is told by its source for "
            "each date. With both at once nobody would know which rules. A sheet in Excel does "
            "not let them mix: this happens to those who record from another program.",
        ),
    ),
    "rate-own-currency": FindingText(
        what=(
            "{seen} es la moneda del convenio: en ella el valor es el importe mismo",
            "{seen} is the agreement's own currency: in it worth is the amount itself",
        ),
        remedy=("quite ese tipo de cambio", "remove that rate"),
        meaning=(
            "De una moneda a ella misma no hay tipo de cambio. Con uno, el gasto en la moneda del "
            "convenio se informaría por una cifra que nadie pagó.",
            "From a currency to itself there is no rate. With one, spending in the agreement's "
            "own currency would be reported as a figure that nobody paid.",
        ),
    ),
    "rate-source": FindingText(
        what=(
            "un tipo de cambio publicado dice su fuente ({basis})",
            "a published rate says its source ({basis})",
        ),
        remedy=("diga quién lo publica", "say who publishes it"),
        meaning=(
            "Cada fuente publica cifras distintas para la misma fecha. Sin saber cuál se pactó, "
            "nadie podría repetir el cálculo del informe. Una hoja de Excel siempre la pide: esto "
            "le ocurre a quien registra desde otro programa.",
            "Each source publishes other figures for the same date. Without knowing which one was "
            "agreed, nobody could repeat the report's calculation. A sheet in Excel always asks "
            "for it: this happens to those who record from another program.",
        ),
    ),
    "reallocation-beyond-limit": FindingText(
        what=(
            "con esta reasignación se mueven {moved} del rubro «{line}», más del {limit} % de su "
            "monto autorizado inicial ({initial})",
            "with this reallocation {moved} of the line «{line}» are moved, more than {limit} % "
            "of its initial ceiling ({initial})",
        ),
        remedy=("pida una adenda, o reasigne menos", "ask for an addendum, or reallocate less"),
        meaning=(
            "El convenio deja mover, sin adenda, hasta cierta parte del monto autorizado inicial "
            "de cada rubro. Cuentan juntas todas sus reasignaciones, lo que entra menos lo que "
            "sale; el donante puede no aceptar lo ejercido con el exceso.",
            "The agreement lets a certain part of each line's initial ceiling be moved without an "
            "addendum. All its reallocations count together, what comes in less what goes out; "
            "the partner may not accept what is spent of the excess.",
        ),
    ),
}
