"""Words of the yearly annex, and of what keeps it from being done."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "annex.title": (
        "Anexo del informe anual: actividades de cooperación",
        "Annex to the annual report: cooperation activities",
    ),
    "annex.of-year": ("Año {year}", "Year {year}"),
    "annex.foot": ("Anexo del informe anual {year}", "Annex to the annual report {year}"),
    "annex.name": ("Denominación", "Name"),
    "annex.summary": (
        "Síntesis de lo realizado durante el año",
        "What was done during the year, in short",
    ),
    "annex.lessons": (
        "Áreas de oportunidad y/o lecciones aprendidas",
        "Room for improvement and lessons learned",
    ),
    "annex.activity": ("{title} ({when})", "{title} ({when})"),
    "annex.plain-figures": ("{said}.", "{said}."),
    "annex.plain-activities": ("Actividades: {said}.", "Activities: {said}."),
    "annex.missing": ("Qué falta", "What is missing"),
    "annex.nothing": (
        "El registro no tiene nada de ese año.",
        "The ledger has nothing of that year.",
    ),
    "sheet.annex": ("Anexo", "Annex"),
    "column.annex-name": ("Denominación", "Name"),
    "column.annex-summary": ("Síntesis", "Summary"),
    "column.annex-lessons": ("Lecciones aprendidas", "Lessons learned"),
    "column.annex-activity": ("Actividad", "Activity"),
    "help.report-annex": (
        "Elabora el anexo del informe anual: qué se hizo, con las cifras de los libros, y qué se "
        "aprendió.",
        "Draw up the annex to the annual report: what was done, with the figures of the books, "
        "and what was learned.",
    ),
    "example.report-annex": (
        "coopledger report annex --year 2016 --narrative textos.toml -o anexo.docx",
        "coopledger report annex --year 2016 --narrative texts.toml -o annex.docx",
    ),
    "option.of-year": ("De qué año.", "Of which year."),
    "option.narrative": (
        "Archivo .toml con los textos de la oficina; entre llaves, el nombre de cada cifra que va "
        "en ellos (docs/annex.md). Sin él, los guardados en el libro de la institución y con cada "
        "actividad.",
        "A .toml file with the texts of the office, and in braces the name of each figure that "
        "belongs in them (docs/annex.md). Without it, those recorded in the book of the "
        "institution and with each activity.",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "annex-unknown-figure": FindingText(
        what=(
            "no hay una cifra que se llame {seen}; las hay: {known}",
            "there is no figure called {seen}; there are: {known}",
        ),
        remedy=(
            "corrija el nombre entre llaves, por ejemplo: recibido EUR, o PICE: financiera 2014",
            "mend the name between the braces, for instance: received EUR, or PICE: financial 2014",
        ),
        meaning=(
            "Lo que va entre llaves en un texto del anexo es el nombre de una cifra de los libros. "
            "Un convenio tiene las de su estado; un programa y una actividad, las de la "
            "cooperación del año. Lo que no se reconoce se deja como está, nunca se adivina.",
            "What stands between braces in a text of the annex is the name of a figure of the "
            "books. An agreement has those of its statement; a programme and an activity have "
            "those of the year's cooperation. What is not known stays as it is, and is never "
            "guessed.",
        ),
    ),
    "annex-unknown-kind": FindingText(
        what=(
            "{seen}: en {year} no hay actividades de tipo «{kind}»",
            "{seen}: there are no activities of the kind «{kind}» in {year}",
        ),
        remedy=(
            "escriba el tipo como está en la hoja Actividades, o quítelo para contarlas todas",
            "write the kind as it stands on the sheet Activities, or leave it out to count all",
        ),
        meaning=(
            "El número de actividades es el de todas las del año; con un tipo, el de ese tipo. "
            "Cero no se supone: puede ser que el tipo se llame de otro modo.",
            "The number of activities is that of all of the year; with a kind, of that kind. Zero "
            "is not assumed: the kind may be called otherwise.",
        ),
    ),
    "annex-which-currency": FindingText(
        what=(
            "{seen}: no se sabe en qué moneda; {known}",
            "{seen}: it is not clear in which currency; {known}",
        ),
        remedy=(
            "diga la moneda después del nombre, por ejemplo: recibido EUR",
            "say the currency after the name, for instance: received EUR",
        ),
        meaning=(
            "Nada se suma entre monedas. Un convenio con una sola moneda en sus cuentas dice sus "
            "cifras en ella, si no se pide otra; con varias, hay que decir cuál.",
            "Nothing is added across currencies. An agreement with one currency in its accounts "
            "says its figures in it, unless another is asked for; with several, it has to be said "
            "which.",
        ),
    ),
    "annex-no-figures": FindingText(
        what=(
            "{seen}: los libros no tienen nada de {year}",
            "{seen}: the books have nothing of {year}",
        ),
        remedy=(
            "registre lo de ese año, o corrija el año",
            "record what is of that year, or mend the year",
        ),
        meaning=(
            "De un año sin asientos no se dice cero: puede faltar por registrar.",
            "Of a year without records it is not said that it is zero: it may yet have to be "
            "recorded.",
        ),
    ),
    "annex-not-itemised": FindingText(
        what=(
            "{seen}: {references} es de varias actividades y no dice cuánto de cada una",
            "{seen}: {references} is for several activities, and does not say how much for each",
        ),
        remedy=(
            "corrija el gasto con el importe de cada actividad, o diga la cifra del convenio o "
            "programa",
            "correct the expenditure with the amount of each activity, or say the figure of the "
            "agreement or programme",
        ),
        meaning=(
            "Un gasto que la fuente no desglosa no se reparte: de la actividad sola no se sabe "
            "cuánto fue.",
            "An expenditure that the source does not itemise is not split: how much was for one "
            "activity is not known.",
        ),
    ),
    "annex-unknown-row": FindingText(
        what=(
            "el registro no tiene {code}; {known}",
            "the ledger does not have {code}; {known}",
        ),
        remedy=(
            "corrija la clave del convenio, programa o actividad en el texto",
            "mend the code of the agreement, programme or activity in the text",
        ),
        meaning=(
            "Cada fila de los textos dice de qué es con la clave con que se registró (coopledger "
            "list). Una fila sin clave lleva las cifras de todos los libros.",
            "Each row of the texts says what it is of by the code it was recorded under "
            "(coopledger list). A row without one has the figures of all books.",
        ),
    ),
    "annex-no-summary": FindingText(
        what=(
            "hubo movimientos o actividades en el año y nadie escribió su síntesis",
            "there were movements or activities in the year, and nobody wrote what was done",
        ),
        remedy=(
            "escríbala en los textos del anexo, o en la columna Síntesis de sus actividades",
            "write it in the texts of the annex, or in the column Summary of its activities",
        ),
        meaning=(
            "Nada del año se deja fuera del anexo: lo que no tiene texto sale con las cifras y "
            "las actividades que dicen los libros.",
            "Nothing of the year is left out of the annex: what has no text stands there with "
            "the figures and the activities that the books have.",
        ),
    ),
}
