"""What Alembic runs: the steps between the store's version and this program's, on the connection that it is given."""

from alembic import context

from dotterel.store.schema import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    version_table=VERSION_TABLE,
    transactional_ddl=True,  # SQLite's too: the caller's transaction makes an upgrade whole or not at all
)
with context.begin_transaction():
    context.run_migrations()
