"""Words of what is published to IATI, and of what an agreement lacks for it."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "iati.title": ("Publicación en IATI al {on}", "Publication to IATI as of {on}"),
    "iati.activity": ("{title} ({identifier})", "{title} ({identifier})"),
    "iati.by-type": ("Transacciones por tipo", "Transactions by type"),
    "iati.figure": ("{type}: {figure}", "{type}: {figure}"),
    "iati.undated": (
        "Transacciones sin día: {count}",
        "Transactions without a day: {count}",
    ),
    "iati.missing": ("Qué falta para publicar", "What is missing to publish"),
    "iati.nothing-missing": ("No falta nada.", "Nothing is missing."),
    "iati.not-written": (
        "No se escribió {path}: falta lo que IATI exige.",
        "{path} was not written: what IATI requires is missing.",
    ),
    "iati.type.1": ("Ingresos (1)", "Incoming funds (1)"),
    "iati.type.4": ("Gastos (4)", "Expenditure (4)"),
    "iati.type.11": ("Compromiso de ingresos (11)", "Incoming commitment (11)"),
    "sheet.iati": ("Transacciones IATI", "IATI transactions"),
    "sheet.iati-check": ("Revisión", "Check"),
    "column.iati-activity": ("Actividad IATI", "IATI activity"),
    "column.transaction-type": ("Tipo de transacción", "Transaction type"),
    "column.transaction-date": ("Día publicado", "Published day"),
    "column.known-date": ("Fecha conocida", "Known date"),
    "column.narrative": ("Texto", "Text"),
    "iati.of-committed": ("Convenio firmado", "Signed agreement"),
    "iati.of-received": ("Ministración {reference}", "Disbursement {reference}"),
    "iati.of-returned": (
        "Reintegro {reference} de recursos no ejercidos: resta de lo recibido",
        "Refund {reference} of what was not used: taken from what was received",
    ),
    "iati.of-interest": (
        "Rendimientos {reference} que ganó la cuenta; no los envió el donante",
        "Interest {reference} that the account earned; the partner did not send it",
    ),
    "iati.of-opening_balance": (
        "Saldo inicial {reference}, de los libros anteriores del convenio",
        "Opening balance {reference}, from earlier books of the agreement",
    ),
    "iati.of-own_contribution": (
        "Aportación propia {reference} de quien ejecuta",
        "Own contribution {reference} of the implementing organisation",
    ),
    "iati.of-withdrawn": (
        "Retiro {reference} de recursos propios: resta de lo aportado por quien ejecuta",
        "Withdrawal {reference} of own funds: taken from what the implementing organisation put in",
    ),
    "iati.of-other_income": (
        "Otros ingresos {reference}; no los envió el donante",
        "Other income {reference}; the partner did not send it",
    ),
    "iati.of-spent": ("Gasto {reference}", "Expenditure {reference}"),
    "iati.of-recovered": (
        "Recuperación {reference} del gasto {of}: resta de lo ejercido",
        "Recovery {reference} of the expenditure {of}: taken from what was spent",
    ),
    "iati.of-in_kind": (
        "Aportación en especie {reference}: valuada, no pagada",
        "Contribution in kind {reference}: valued, not paid",
    ),
    "iati.lines": (". Rubros: {lines}", ". Budget lines: {lines}"),
    "iati.moved": (". En la cuenta: {moved}", ". In the account: {moved}"),
    "iati.day-given": (
        ". La fuente da la fecha {known}; para esta publicación se usa {day}",
        ". The source gives the date {known}; this publication uses {day}",
    ),
    "iati.lessons": ("Lecciones aprendidas", "Lessons learned"),
    "iati.condition": ("{clause}: {value}", "{clause}: {value}"),
    "iati.percent": ("{value} %", "{value} %"),
    "iati-field.organisation.ref": (
        "el identificador de quien publica",
        "the identifier of who publishes",
    ),
    "iati-field.organisation.name": ("el nombre de quien publica", "the name of who publishes"),
    "iati-field.organisations.ref": (
        "el identificador de una organización",
        "the identifier of an organisation",
    ),
    "iati-field.contact": ("a qué oficina preguntar", "which office to ask"),
    "iati-field.identifier": (
        "el identificador de la actividad",
        "the identifier of the activity",
    ),
    "iati-field.description": ("de qué trata", "what it is about"),
    "iati-field.planned_start": ("el día en que empieza", "the day on which it starts"),
    "iati-field.planned_end": ("el día previsto de su término", "the day on which it is to end"),
    "iati-field.actual_start": (
        "el día en que empezó de hecho",
        "the day on which it really started",
    ),
    "iati-field.actual_end": (
        "el día en que terminó de hecho",
        "the day on which it really ended",
    ),
    "iati-field.sectors": ("el sector", "the sector"),
    "iati-field.countries": ("el país que la recibe", "the recipient country"),
    "iati-field.location": ("el lugar", "the place"),
    "iati-field.collaboration_type": (
        "el tipo de colaboración",
        "the collaboration type",
    ),
    "iati-field.flow_type": ("el tipo de flujo", "the flow type"),
    "iati-field.finance_type": ("el tipo de financiamiento", "the finance type"),
    "iati-field.aid_type": ("el tipo de ayuda", "the aid type"),
    "iati-field.documents": ("los documentos publicados", "the published documents"),
    "iati-field.provider_activity": (
        "el identificador que el donante le dio a la actividad",
        "the partner's own identifier of the activity",
    ),
    "iati-field.committed": (
        "el importe que se comprometió al firmar, o el día de la firma",
        "the amount that was promised by signing, or the day of signing",
    ),
    "iati-field.budgets": (
        "el presupuesto por periodos de un año como máximo",
        "the budget by periods of a year at most",
    ),
    "iati-field.funder": (
        "el origen de los recursos o el organismo canalizador, en el convenio",
        "the origin of funds or the channel, in the agreement",
    ),
    "iati-field.currency": ("la moneda", "the currency"),
    "iati-asked.code": (
        "un código de la lista {list} de IATI",
        "a code of IATI's list {list}",
    ),
    "iati-asked.ref": (
        "un texto sin / & | ? ni espacios",
        "a text without / & | ? and blanks",
    ),
    "iati-asked.unique": (
        "uno que no tenga otra actividad",
        "one that no other activity has",
    ),
    "iati-asked.identifier": (
        "uno que empiece por {ref}- y no tenga / & | ? ni espacios",
        "one that begins with {ref}- and has neither / & | ? nor blanks",
    ),
    "iati-asked.after": ("un día que no sea anterior a {day}", "a day that is not before {day}"),
    "iati-asked.until": ("un día que no sea posterior a {day}", "a day that is not after {day}"),
    "iati-asked.year": (
        "un periodo de un año como máximo",
        "a period of a year at most",
    ),
    "iati-asked.whole": (
        "ningún porcentaje si hay uno solo; si hay varios, que sumen 100 %",
        "no percentage where there is one; of several, such as add up to 100 %",
    ),
    "iati-asked.sector-name": (
        "un nombre (name), pues el vocabulario es propio",
        "a name, since the vocabulary is one of its own",
    ),
    "help.report-iati": (
        "Elabora la publicación de uno o más convenios en IATI 2.03 y dice qué les falta; con -o "
        "FILE.xml, la escribe.",
        "Draw up the publication of agreements to IATI 2.03 and say what they lack; with -o "
        "FILE.xml, write it.",
    ),
    "example.report-iati": (
        "coopledger report iati INE-SEGIB-2016 --publisher iati.toml -o ine.xml",
        "coopledger report iati INE-SEGIB-2016 --publisher iati.toml -o ine.xml",
    ),
    "option.publisher": (
        "Archivo .toml con quién publica y lo que los libros no tienen (docs/iati.md).",
        "A .toml file with who publishes and what the books do not have (docs/iati.md).",
    ),
    "option.by-activity": (
        "Publica cada actividad por separado, debajo de su convenio, con su propio gasto.",
        "Publish each activity by itself, under its agreement, with its own spending.",
    ),
    "option.value-date": (
        "El día de un asiento cuya fecha se conoce solo en parte: M-01=2016-08-12. Vale para este "
        "archivo, que lo dice; no se guarda.",
        "The day of a fact whose date is known only in part: M-01=2016-08-12. It holds for this "
        "file, which says so; it is not kept.",
    ),
    "metavar.value-date": ("REF=DÍA", "REF=DAY"),
    "help.report-iati-beside": (
        "Compara lo que un socio publicó de un convenio en IATI con los libros; no registra nada.",
        "Compare what a partner published of an agreement to IATI with the books; record nothing.",
    ),
    "example.report-iati-beside": (
        "coopledger report iati-beside segib.xml INE-SEGIB-2016 --activity XX-EXAMPLE-SEGIB-PICE",
        "coopledger report iati-beside segib.xml INE-SEGIB-2016 --activity XX-EXAMPLE-SEGIB-PICE",
    ),
    "option.iati-activity": (
        "El identificador que el socio le dio a la actividad, si su archivo no dice el código del "
        "convenio.",
        "The partner's identifier of the activity, where its file does not say the agreement's "
        "code.",
    ),
    "option.beside-publisher": (
        "El archivo .toml con que se publica: dice qué actividad y qué receptor son los nuestros.",
        "The .toml file with which you publish: it says which activity and which receiver are "
        "ours.",
    ),
    "metavar.identifier": ("IDENTIFICADOR", "IDENTIFIER"),
    "sheet.iati-beside": ("IATI y libros", "IATI and books"),
    "column.result": ("Resultado", "Result"),
    "column.published-row": ("Renglón del archivo", "Line of the file"),
    "column.published-reference": ("Referencia del socio", "Partner's reference"),
    "column.value-date": ("Fecha valor", "Value date"),
    "column.published-currency": ("Moneda publicada", "Published currency"),
    "column.published-amount": ("Importe publicado", "Published amount"),
    "column.reasons": ("Razones", "Reasons"),
    "iati-beside.title": (
        "Lo que el socio publicó en IATI de {code}, y los libros al {on}",
        "What the partner published to IATI of {code}, and the books as of {on}",
    ),
    "iati-beside.file": ("Archivo: {document}", "File: {document}"),
    "iati-beside.made": ("Fecha del archivo: {made}", "Date of the file: {made}"),
    "iati-beside.activity": ("Actividad: {identifier}. {title}", "Activity: {identifier}. {title}"),
    "iati-beside.to-others": (
        "Desembolsos publicados a otros, que no se comparan: {count}",
        "Published disbursements to others, which are not compared: {count}",
    ),
    "iati-beside.unread": (
        "Transacciones que no se pudieron leer: {count}",
        "Transactions that could not be read: {count}",
    ),
    "iati-beside.nothing": (
        "Ni el socio publicó desembolsos o reintegros, ni los hay en los libros.",
        "Neither did the partner publish disbursements or refunds, nor are there any in the books.",
    ),
    "iati-beside.all-agree": (
        "Todo lo publicado está en los libros, y a la inversa.",
        "All that is published is in the books, and the reverse.",
    ),
    "iati-beside.received": ("Ministración {reference}", "Disbursement {reference}"),
    "iati-beside.returned": ("Reintegro {reference}", "Refund {reference}"),
    "iati-beside.row": ("(renglón {row})", "(line {row})"),
    "iati-beside.in-books": ("Libros: {when}, {amount}", "Books: {when}, {amount}"),
    "iati-beside.published": (
        "Publicado: {day}, {amount} (renglón {row})",
        "Published: {day}, {amount} (line {row})",
    ),
    "iati-beside.why": ("Razones: {reasons}", "Reasons: {reasons}"),
    "beside.agrees": ("Coinciden", "They agree"),
    "beside.differs": ("Difieren", "They differ"),
    "beside.not-recorded": (
        "Publicado, y no está en los libros",
        "Published, and not in the books",
    ),
    "beside.not-published": (
        "En los libros, y no está publicado",
        "In the books, and not published",
    ),
    "match-reason.other-currency": (
        "los libros lo tienen en {ours} y el socio en {theirs}: no se pueden comparar",
        "the books have it in {ours} and the partner in {theirs}: they cannot be compared",
    ),
}

MISUSE: dict[str, Both] = {
    "iati.no-book": (
        "la configuración dice cómo es la actividad {activity} de {of}, y no hay tal libro. {near}"
        "Qué hacer: corrija «of» en [[activities]]",
        "the settings say what the activity {activity} of {of} is like, and there is no such "
        "book. {near}What to do: correct «of» under [[activities]]",
    ),
    "iati.no-activity": (
        "la configuración dice cómo es la actividad {activity} de {of}, que no la tiene. {near}Qué "
        "hacer: corrija «activity» en [[activities]]",
        "the settings say what the activity {activity} of {of} is like, which has none such. {near}"
        "What to do: correct «activity» under [[activities]]",
    ),
    "iati-beside.no-file": ("no se puede leer {path}: {said}", "{path} cannot be read: {said}"),
    "iati-beside.unreadable": (
        "no se puede leer lo que publicó el socio: {said}",
        "what the partner published cannot be read: {said}",
    ),
    "iati-beside.other-file": (
        "{document} no es un archivo de actividades de IATI 2: empieza con {seen!r}",
        "{document} is no file of IATI 2 activities: it begins with {seen!r}",
    ),
    "iati-beside.none": (
        "ninguna actividad de {document} es de {code}: elija la suya con --activity. "
        "Tiene: {known}",
        "no activity of {document} is of {code}: choose yours by --activity. It has: {known}",
    ),
    "iati-beside.several": (
        "varias actividades de {document} son de {code}: elija una con --activity, o "
        "pida al socio un identificador por actividad. Son: {known}",
        "several activities of {document} are of {code}: choose one by --activity, or "
        "ask the partner for one identifier an activity. They are: {known}",
    ),
    "iati.not-ready": (
        "no se puede publicar: {first} (errores: {count})",
        "it cannot be published: {first} (errors: {count})",
    ),
    "iati.nothing-dated": (
        "nada de lo que se publica tiene la referencia {reference!r}",
        "nothing that is published has the reference {reference!r}",
    ),
    "iati.several-dated": (
        "{reference!r} está en varios convenios ({codes}): publíquelos por separado",
        "{reference!r} is in several agreements ({codes}): publish them one by one",
    ),
    "iati.day-outside": (
        "el día {day} de {reference} no cabe en su fecha, {known}, o todavía no llega",
        "the day {day} of {reference} does not lie within its date, {known}, or has not come yet",
    ),
    "iati.value-date": (
        "no se entiende {seen!r}: escriba la referencia y el día, como M-01=2016-08-12, una vez "
        "cada una",
        "{seen!r} is not understood: write the reference and the day, as M-01=2016-08-12, each "
        "reference once",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "iati-no-day": FindingText(
        what=(
            "la fecha se conoce solo como {known}, e IATI exige un día",
            "the date is known only as {known}, and IATI requires a day",
        ),
        remedy=(
            "dé el día con --value-date, solo para esta publicación; si la fuente lo dice, corrija "
            "el asiento",
            "give the day with --value-date, for this publication only; where the source says it, "
            "correct the fact",
        ),
        meaning=(
            "Cada transacción de IATI lleva un día. Los libros no lo inventan: nunca se toma el "
            "primero del mes en silencio. El que se da se dice en el texto de la transacción y no "
            "se guarda.",
            "Each transaction in IATI has a day. The books invent none: the first of the month is "
            "never silently taken. The one that is given is told in the transaction's text, and "
            "is not kept.",
        ),
    ),
    "iati-missing": FindingText(
        what=("IATI exige y no hay: {fields}", "IATI requires what is not there: {fields}"),
        remedy=(
            "póngalo en el archivo que se da con --publisher (docs/iati.md), o en el convenio",
            "put it in the file that is given with --publisher (docs/iati.md), or in the agreement",
        ),
        meaning=(
            "Sin ese dato el archivo no es válido para el estándar, y no se escribe.",
            "Without it the file is not valid by the standard, and is not written.",
        ),
    ),
    "iati-asked": FindingText(
        what=("IATI pide y no hay: {fields}", "IATI asks for what is not there: {fields}"),
        remedy=(
            "póngalo en el archivo que se da con --publisher (docs/iati.md), o en el convenio",
            "put it in the file that is given with --publisher (docs/iati.md), or in the agreement",
        ),
        meaning=(
            "El archivo es válido sin ese dato, pero está menos completo. Nada se supone.",
            "The file is valid without it, and less complete. Nothing is assumed.",
        ),
    ),
    "iati-code-unknown": FindingText(
        what=(
            "{field}: {seen} no está en la lista {list} de IATI que trae el programa",
            "{field}: {seen} is not on IATI's list {list} as it comes with the program",
        ),
        remedy=(
            "compare el código con la lista vigente en iatistandard.org; si está ahí, es válido",
            "look the code up in the current list at iatistandard.org; if it is there, it is valid",
        ),
        meaning=(
            "IATI agrega códigos a sus listas entre una versión y otra del estándar. El archivo se "
            "escribe; un código que no exista lo rechaza el validador público.",
            "IATI adds codes to its lists between versions of the standard. The file is written; "
            "a code that does not exist is refused by the public validator.",
        ),
    ),
    "iati-bad-value": FindingText(
        what=(
            "{field}: dice {seen} y debe ser {expected}",
            "{field}: it says {seen} and has to be {expected}",
        ),
        remedy=(
            "corríjalo en el archivo que se da con --publisher (docs/iati.md)",
            "correct it in the file that is given with --publisher (docs/iati.md)",
        ),
        meaning=(
            "Las reglas del estándar rechazan ese valor, aunque el esquema lo admita. El archivo "
            "no se escribe.",
            "The rules of the standard refuse such a value, though the schema takes it. The file "
            "is not written.",
        ),
    ),
    "iati-organisation": FindingText(
        what=(
            "no se sabe el identificador y el tipo de la organización {name}",
            "the identifier and the type of the organisation {name} are not known",
        ),
        remedy=(
            "agréguela a [[organisations]] en el archivo que se da con --publisher, con su nombre "
            "como está en el convenio",
            "add it to [[organisations]] in the file that is given with --publisher, by its name "
            "as the agreement has it",
        ),
        meaning=(
            "Con el identificador, otros programas juntan lo que publica el donante y lo que "
            "publica quien ejecuta. Sin él se publica solo el nombre.",
            "By the identifier other programs join what the partner publishes and what the "
            "implementing organisation does. Without it only the name is published.",
        ),
    ),
    "iati-differs": FindingText(
        what=(
            "los libros dicen {when}, {amount}; el socio publicó {day}, {published}",
            "the books say {when}, {amount}; the partner published {day}, {published}",
        ),
        remedy=(
            "compare el documento de la transferencia: corrija el asiento, o pida al socio que "
            "corrija lo publicado",
            "compare the document of the transfer: correct the fact, or ask the partner to correct "
            "what is published",
        ),
        meaning=(
            "Un desembolso o un reintegro del socio se parece a uno de los libros, pero difiere en "
            "importe, en moneda o en más de diez días. Los libros no cambian por lo publicado.",
            "A disbursement or a refund of the partner is like one in the books, but differs in "
            "amount, in currency or by more than ten days. The books do not change for what is "
            "published.",
        ),
    ),
    "iati-not-recorded": FindingText(
        what=(
            "el socio publicó {day}, {published}, y no está en los libros",
            "the partner published {day}, {published}, which is not in the books",
        ),
        remedy=(
            "búsquelo en el banco: si llegó, regístrelo; si no, pregunte al socio",
            "look for it at the bank: if it arrived, record it; if not, ask the partner",
        ),
        meaning=(
            "El socio dice que envió, o que se le devolvió, algo que los libros no tienen. Nunca "
            "se registra por sí solo.",
            "The partner says that it sent, or got back, something that the books do not have. It "
            "is never recorded by itself.",
        ),
    ),
    "iati-not-published": FindingText(
        what=(
            "está en los libros, {when}, {amount}, y el socio no lo publicó",
            "it is in the books, {when}, {amount}, and the partner did not publish it",
        ),
        remedy=(
            "vea de qué fecha es el archivo del socio; si es posterior, pregúntele",
            "see of which date the partner's file is; if it is later, ask the partner",
        ),
        meaning=(
            "El socio publica por periodos, y puede tardar. Un archivo posterior que sigue sin "
            "decirlo es algo que aclarar.",
            "A partner publishes by periods, and may take its time. A later file that still does "
            "not say it is something to clear up.",
        ),
    ),
    "iati-unread": FindingText(
        what=(
            "no se entiende {term} de una transacción publicada: dice {seen}",
            "{term} of a published transaction is not understood: it says {seen}",
        ),
        remedy=(
            "vea ese renglón del archivo y pida al socio que lo corrija; las demás se compararon",
            "look at that line of the file and ask the partner to correct it; the others were "
            "compared",
        ),
        meaning=(
            "Una transacción sin tipo, día, importe o moneda que se entiendan no se compara con "
            "nada: podría ser la que falta.",
            "A transaction without a type, day, amount or currency that is understood is compared "
            "with nothing: it may be the one that is missing.",
        ),
    ),
}
