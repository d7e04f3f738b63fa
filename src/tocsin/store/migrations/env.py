"""Alembic's door: runs the steps on the connection that `tocsin.store.migrate` hands in, inside its transaction."""

from __future__ import annotations

from alembic import context

from tocsin.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, transactional_ddl=False)
context.run_migrations()
