"""Runs the migrations on the connection that the ledger hands over, inside its transaction."""

from alembic import context

from coopledger.store.schema import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    transactional_ddl=True,
    version_table=VERSION_TABLE,
)
context.run_migrations()
