"""Words of the yearly registries of cooperation, and of what is missing in them."""

from coopledger.messages.finding_text import Both, FindingText

LABELS: dict[str, Both] = {
    "registry.title": ("{name}, cooperación de {year}", "{name}, cooperation of {year}"),
    "registry.proposed": (
        "FORMATO PROPUESTO: el registro no publica el suyo; compárelo con lo que pida su captura.",
        "PROPOSED LAYOUT: the registry publishes none; compare it with what its screen asks for.",
    ),
    "registry.partners": (
        "No incluye lo ejercido con recursos de socios: lo informa quien los dio.",
        "Without what was spent of partners' funds: whoever gave them reports them.",
    ),
    "registry.counted": (
        "Filas: {rows}. Columnas: {columns}.",
        "Rows: {rows}. Columns: {columns}.",
    ),
    "registry.missing": ("Qué falta en las filas", "What the rows lack"),
    "registry.nothing-missing": ("No falta nada.", "Nothing is missing."),
    "sheet.registry": ("{name}", "{name}"),
    "sheet.registry-proposed": ("{name} (propuesta)", "{name} (proposed)"),
    "sheet.registry-check": ("Revisión", "Check"),
    "help.report-tossd": (
        "Elabora las filas del año para TOSSD, una por actividad y modalidad, y dice qué les "
        "falta.",
        "Draw up the rows of a year for TOSSD, one an activity and modality, and say what they "
        "lack.",
    ),
    "example.report-tossd": (
        "coopledger report tossd --year 2015 -o tossd-2015.xlsx",
        "coopledger report tossd --year 2015 -o tossd-2015.xlsx",
    ),
    "help.report-rencid": (
        "Elabora las filas del año para el RENCID, en un formato propuesto, y dice qué les falta.",
        "Draw up the rows of a year for RENCID, in a proposed layout, and say what they lack.",
    ),
    "example.report-rencid": (
        "coopledger report rencid --year 2015 -o rencid-2015.xlsx",
        "coopledger report rencid --year 2015 -o rencid-2015.xlsx",
    ),
    "option.columns": (
        "Archivo .toml con lo que los libros no tienen de cada actividad, los tipos de cambio del "
        "año u otras columnas (docs/registries.md). Sin él, el guardado en el libro de la "
        "institución.",
        "A .toml file with what the books do not have of each activity, the rates of the year or "
        "other columns (docs/registries.md). Without it, the one recorded in the book of the "
        "institution.",
    ),
}

MISUSE: dict[str, Both] = {
    "registry.unknown": (
        "no se conoce el registro {seen!r}; use uno de estos: {known}",
        "there is no registry {seen!r}; use one of these: {known}",
    ),
}

FINDINGS: dict[str, FindingText] = {
    "registry-missing": FindingText(
        what=(
            "el registro pide y no hay: {columns}",
            "the registry asks for what is not there: {columns}",
        ),
        remedy=(
            "complételo en la hoja Actividades, o dé con --columns lo que los libros no tienen",
            "complete it on the sheet Activities, or give what the books do not have with "
            "--columns",
        ),
        meaning=(
            "Cada registro pide datos que los libros no siempre tienen, como el país receptor. La "
            "fila sale igual, con la celda vacía: nada se supone.",
            "Each registry asks for what books do not always have, such as the recipient country. "
            "The row is there, its cell empty: nothing is assumed.",
        ),
    ),
    "registry-not-itemised": FindingText(
        what=(
            "hay lo aportado que no es de una sola actividad",
            "there is what was given that is of no single activity",
        ),
        remedy=(
            "diga en cada gasto o aportación cuánto fue de cada actividad, si la fuente lo dice",
            "say in each expenditure or contribution how much was for each activity, where the "
            "source does",
        ),
        meaning=(
            "Un registro cuenta por actividad. Lo que la fuente no desglosa está en una fila sin "
            "actividad, para que las filas sumen los totales del año.",
            "A registry counts by activity. What the source does not itemise is in a row without "
            "one, so that the rows add up to the totals of the year.",
        ),
    ),
    "registry-no-rate": FindingText(
        what=(
            "falta el tipo de cambio de {year} para decir {currency} en {to}",
            "the rate of {year} is missing to say {currency} in {to}",
        ),
        remedy=(
            "délo con --columns, y con su fuente",
            "give it with --columns, and with its source",
        ),
        meaning=(
            "El archivo de TOSSD va en miles de dólares. Sin el tipo de cambio del año esa columna "
            "queda vacía; los importes de los libros están en su moneda.",
            "The file of TOSSD is in thousands of dollars. Without the rate of the year that "
            "column is empty; the amounts of the books stand in their currency.",
        ),
    ),
}
