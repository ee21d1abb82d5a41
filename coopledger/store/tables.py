"""The journal as SQLAlchemy declares it, for programs that ask it in SQLAlchemy's way.

The migrations make this table, its triggers and its views; a test holds the two together.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Dialect,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.types import TypeEngine

from coopledger.store.columns import JOURNAL, timestamp

metadata = MetaData()


class _Moment(TypeDecorator[str]):
    """A time, written so everywhere; where the database has a type for it, it keeps it as one."""

    impl = Text
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return dialect.type_descriptor(DateTime(True) if dialect.name != "sqlite" else Text())

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        return value if value is None or dialect.name == "sqlite" else datetime.fromisoformat(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return timestamp(value) if isinstance(value, datetime) else value


_TYPES: dict[str, TypeEngine[Any]] = {
    "text": Text(),
    # SQLite's STRICT tables know INTEGER and TEXT only; its INTEGER has 64 bits.
    "integer": BigInteger().with_variant(Integer(), "sqlite"),
    "moment": _Moment(),
}

journal = Table(
    "journal",
    metadata,
    *(
        Column(
            column.name,
            _TYPES[column.holds],
            primary_key=column.name in ("book", "seq"),
            autoincrement=False,
            nullable=not column.required,
        )
        for column in JOURNAL
    ),
)
