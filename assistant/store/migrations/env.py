"""Run by Alembic, on the connection that `assistant.store.migrate` opened and in its transaction."""

from __future__ import annotations

from alembic import context

import assistant.store.models  # noqa: F401  # tables exist once their modules are imported
from assistant.store.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
context.run_migrations()
