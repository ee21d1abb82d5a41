"""What is said of the tables that other programs take."""

from coopledger.messages.finding_text import Both

MISUSE: dict[str, Both] = {
    "data.unknown-table": (
        "no hay una tabla «{seen}».{near} Qué hacer: pida {known}",
        "there is no table «{seen}».{near} What to do: ask for {known}",
    ),
    "data.no-file": (
        "no se dijo en qué archivo. Qué hacer: agregue -o {table}.parquet, .csv o .jsonl",
        "it was not said in which file. What to do: add -o {table}.parquet, .csv or .jsonl",
    ),
    "data.unknown-ending": (
        "de «{path}» no se sabe en qué forma se escribe. Qué hacer: dé un nombre que termine en "
        "{expected}",
        "«{path}» does not say in which form it is to be written. What to do: give a name that "
        "ends in {expected}",
    ),
    "data.not-installed": (
        "lo que escribe tablas de Arrow y Parquet no está instalado. Qué hacer: pip install "
        "«coopledger[data]», o pida .csv o .jsonl",
        "what writes tables of Arrow and Parquet is not installed. What to do: pip install "
        "'coopledger[data]', or ask for .csv or .jsonl",
    ),
    "bulk.not-installed": (
        "lo que lee archivos Parquet no está instalado. Qué hacer: pip install "
        "«coopledger[bulk]», o entregue la tabla como .csv o .jsonl",
        "what reads Parquet files is not installed. What to do: pip install "
        "'coopledger[bulk]', or hand the table in as .csv or .jsonl",
    ),
}
