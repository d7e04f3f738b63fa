"""Steps from one schema to the next, run by Alembic; a released step is never edited."""
