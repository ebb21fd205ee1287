"""Whose data is kept together."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.base import Base, Code, OwnId


class WorkspaceRow(Base):
    """One person's or one clinic's data, and the keys it is encrypted with, wrapped by the master key.

    Without its keys a workspace is erased: what is left of it can never be read again.
    """

    __tablename__ = "workspaces"

    id: Mapped[OwnId]
    kind: Mapped[Code]
    created_at: Mapped[datetime.datetime]
    keys: Mapped[bytes | None] = mapped_column()
