"""Words of what all agreements have together."""

from coopledger.messages.finding_text import Both

MISUSE: dict[str, Both] = {
    "portfolio.not-installed": (
        "lo que consulta tablas de Parquet no está instalado. Qué hacer: pip install "
        "«coopledger[portfolio]»",
        "what asks tables of Parquet is not installed. What to do: pip install "
        "'coopledger[portfolio]'",
    ),
    "portfolio.no-spark": (
        "Spark no está instalado. Qué hacer: pip install «coopledger[spark]»; necesita Java 17",
        "Spark is not installed. What to do: pip install 'coopledger[spark]'; it needs Java 17",
    ),
    "portfolio.spark-failed": (
        "Spark no respondió: {said}. Qué hacer: revise que haya Java 17, que «{master}» "
        "sea la dirección del clúster y que los archivos estén donde los lee",
        "Spark gave no answer: {said}. What to do: see that there is Java 17, that «{master}» is "
        "the address of the cluster, and that the files are where it reads them",
    ),
    "portfolio.unreadable": (
        "las tablas de «{folder}» no se pueden leer: {said}. Qué hacer: expórtelas otra vez con "
        "esta versión",
        "the tables of «{folder}» cannot be read: {said}. What to do: export them again with this "
        "version",
    ),
    "portfolio.no-table": (
        "en «{folder}» no está la tabla {table}. Qué hacer: coopledger export {table} -o "
        "{folder}/{table}.parquet",
        "the table {table} is not in «{folder}». What to do: coopledger export {table} -o "
        "{folder}/{table}.parquet",
    ),
    "cli.spark-alone": (
        "--spark dice dónde se consultan tablas exportadas. Qué hacer: diga también --parquet, "
        "la carpeta en que están",
        "--spark says where exported tables are asked. What to do: say --parquet too, the folder "
        "they are in",
    ),
}

LABELS: dict[str, Both] = {
    "sheet.portfolio": ("Cartera", "Portfolio"),
    "sheet.portfolio-report": ("Resumen de cartera", "Portfolio report"),
    "label.portfolio": ("Cartera de convenios al {on}", "Portfolio of agreements on {on}"),
    "label.no-portfolio": (
        "No hay convenios registrados al {on}.",
        "No agreements are recorded on {on}.",
    ),
    "label.all-agreements": ("Todos los convenios, {currency}", "All agreements, {currency}"),
    "portfolio.fund": ("En las monedas del fondo", "In the currencies of the fund"),
    "portfolio.agreement": ("En la moneda de cada convenio", "In the currency of each agreement"),
    "portfolio.closes": (
        "CUADRA (convenios: {count})",
        "CLOSES (agreements: {count})",
    ),
    "portfolio.not-closed": (
        "NO CUADRA (convenios: {count} de {whole}): {codes}",
        "DOES NOT CLOSE (agreements: {count} of {whole}): {codes}",
    ),
    "portfolio.not-proved": (
        "Los asientos se sumaron como están guardados, sin comprobar la huella de cada uno: eso lo "
        "hace coopledger verify.",
        "The records were added up as they are stored, without proving the hash of each: "
        "coopledger verify does that.",
    ),
    "portfolio.exact": (
        "Con sus propios libros, {count}, porque {why}: {codes}",
        "From their own books, {count}, because {why}: {codes}",
    ),
    "portfolio.not-stated": (
        "Sin cifras en su propia moneda, {count}, porque {why}: {codes}",
        "Without figures in their own currency, {count}, because {why}: {codes}",
    ),
    "portfolio-reason.exchange": (
        "hubo compra o venta de divisas",
        "money was exchanged between currencies",
    ),
    "portfolio-reason.published_rate": (
        "pactan un tipo de cambio que alguien publica",
        "they prescribe a rate that a source publishes",
    ),
    "portfolio-reason.too_large": (
        "sus importes o tipos son demasiado grandes para sumarse a la vez",
        "their amounts or rates are too large to be added up at once",
    ),
    "portfolio-reason.missing_rate": (
        "falta un tipo de cambio publicado",
        "a published rate is missing",
    ),
    "portfolio-reason.own_contribution": (
        "la institución aportó recursos propios",
        "the institution put in money of its own",
    ),
    "column.closes": ("Cuadra", "Closes"),
    "column.from_books": ("Por sus libros, porque", "From its books, because"),
    "closes.yes": ("sí", "yes"),
    "closes.no": ("no", "no"),
}
