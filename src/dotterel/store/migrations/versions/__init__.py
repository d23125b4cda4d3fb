"""One step each, run by Alembic in their order."""
