"""Letters as they were made."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKeyConstraint, Index
from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.base import Base, Code, Fingerprint, Id, OwnId, Workspace


class LetterRow(Base):
    """A letter, fixed for ever: the database itself refuses to change it."""

    __tablename__ = "letters"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "request_id"], ["requests.workspace_id", "requests.id"]),
        Index("ix_letters_request_id", "workspace_id", "request_id", "id"),
    )

    workspace_id: Mapped[Workspace]
    id: Mapped[OwnId]
    request_id: Mapped[Id]
    stage: Mapped[Code]
    content: Mapped[bytes] = mapped_column()
    made_at: Mapped[datetime.datetime]
    language: Mapped[Code]
    profile: Mapped[Code]
    rule: Mapped[Code | None]
    text: Mapped[Code | None]
    text_version: Mapped[int | None]
    pdf_sha256: Mapped[Fingerprint | None]
    sent_through: Mapped[Code | None]
