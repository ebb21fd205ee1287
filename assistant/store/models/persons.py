"""What a person has typed and may need again: their own details, and journeys not finished yet."""

from __future__ import annotations

import datetime

from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.base import Base, OwnId, Workspace


class DetailsRow(Base):
    """Details of a sender, offered again for the next letter."""

    __tablename__ = "details"

    workspace_id: Mapped[Workspace]
    id: Mapped[OwnId]
    content: Mapped[bytes] = mapped_column()
    changed_at: Mapped[datetime.datetime]


class DraftRow(Base):
    """A half-filled journey."""

    __tablename__ = "drafts"

    workspace_id: Mapped[Workspace]
    id: Mapped[OwnId]
    content: Mapped[bytes] = mapped_column()
    created_at: Mapped[datetime.datetime]
    changed_at: Mapped[datetime.datetime]
