"""What a workspace knows of organisations that the directory does not."""

from __future__ import annotations

import datetime

from sqlalchemy import LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.base import Base, OwnId, Workspace


class OwnOrganisationRow(Base):
    """An organisation that was added, or what was confirmed, corrected or came back of one that is listed."""

    __tablename__ = "own_organisations"
    __table_args__ = (
        UniqueConstraint("workspace_id", "organisation_index", name="uq_own_organisations_organisation_index"),
    )

    workspace_id: Mapped[Workspace]
    id: Mapped[OwnId]
    organisation_index: Mapped[bytes] = mapped_column(LargeBinary)
    content: Mapped[bytes] = mapped_column()
    changed_at: Mapped[datetime.datetime]
