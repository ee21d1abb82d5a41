"""All agreements by one statement in Spark (`coopledger[spark]`), over exported tables.

Events are spread over the workers by agreement, once: all that is added up, ordered and joined is
of one agreement, so that nothing more is moved between them.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from coopledger.books.portfolio import Portfolio
from coopledger.errors import MissingExtra
from coopledger.messages.catalogue import CoopledgerError
from coopledger.portfolio.dialect import SPARK
from coopledger.portfolio.parquet_files import parquet_in
from coopledger.portfolio.parquet_source import NEEDED, PARQUET_SOURCE
from coopledger.portfolio.reconciling import portfolio_of
from coopledger.portfolio.statement import answer, tables
from coopledger.portfolio.tables import Table

Rows = Sequence[Sequence[Any]]

_ROWS_OF_A_PART = 500_000
"""Events that one worker adds up at a time."""

_STAYING = (
    "spark.sql.requireAllClusterKeysForCoPartition",
    "spark.sql.optimizer.canChangeCachedPlanOutputPartitioning",
)
"""What would move rows that lie by agreement, because they are joined by more than that."""


def portfolio_in_spark(
    folder: str | os.PathLike[str], master: str, *, on: date | None = None
) -> Portfolio:
    """What the agreements whose tables a folder has received, spent, returned and hold on a day.

    folder: also a URL that the cluster reads, with `events.parquet` and the others in it, each a
    file or a folder of them. master: of the cluster (`spark://host:7077`), or `local[*]` to try.
    Raises CoopledgerError where a table is missing or there is no Java, MissingExtra.
    """
    try:  # heavy, and an extra
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    except ImportError as error:
        raise MissingExtra("portfolio.no-spark") from error
    paths, day = _paths(os.fspath(folder)), on or date.today()
    try:
        return portfolio_of(_answered(paths, master, day), day)
    except (PySparkException, Py4JError, OSError) as error:  # no Java, no cluster, no table
        said = str(error).strip().partition("\n")[0]
        raise CoopledgerError("portfolio.spark-failed", master=master, said=said) from error


def _answered(paths: Mapping[str, str], master: str, day: date) -> Rows:
    with session(master) as spark:
        spread(spark, paths)
        return answered(spark, (*PARQUET_SOURCE, *tables(SPARK)), answer(), day)


def spread(spark: Any, paths: Mapping[str, str]) -> None:
    """The tables at these places as views; events lie by agreement on the workers, and stay."""
    given = {name: spark.read.parquet(path) for name, path in paths.items()}
    cores, rows = spark.sparkContext.defaultParallelism, given["events"].count()
    parts = max(cores, rows // _ROWS_OF_A_PART)
    spark.conf.set("spark.sql.shuffle.partitions", str(parts))
    given["events"] = given["events"].repartition(parts, "book").persist()
    for name, table in given.items():
        table.createOrReplaceTempView(name)


def answered(spark: Any, made: Iterable[Table], asked: str, day: date) -> Rows:
    """The rows of what asks tables that are made of the views, each from those before it.

    Spark would work out anew, wherever it is asked, what a statement names: so each table is a view
    of its own, and those that are asked several times are kept on the workers until it answers.
    """
    kept = []
    for each in made:
        table = spark.sql(each.text, args={"on": day.isoformat()})
        if each.kept:
            kept.append(table.persist())
        table.createOrReplaceTempView(each.name)
    found: Rows = spark.sql(asked, args={"on": day.isoformat()}).collect()
    for table in kept:
        table.unpersist()
    return found


def _paths(folder: str) -> dict[str, str]:
    if "://" in folder:  # the cluster says itself what is not there
        return {table.name: f"{folder.rstrip('/')}/{table.name}.parquet" for table in NEEDED}
    return dict(parquet_in(Path(folder)))


@contextmanager
def session(master: str) -> Iterator[Any]:
    """A session of this program alone; what goes beyond a number's digits stops it (ANSI).

    What lies by agreement is joined where it lies, by whatever more it is joined; and stays there.
    """
    from pyspark.sql import SparkSession  # as heavy

    builder = SparkSession.builder.master(master).appName("coopledger")
    builder = builder.config("spark.ui.enabled", "false").config("spark.sql.ansi.enabled", "true")
    for name in _STAYING:
        builder = builder.config(name, "false")
    spark = builder.getOrCreate()
    try:
        yield spark
    finally:
        spark.stop()
