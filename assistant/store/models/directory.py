"""What was imported of others' directories: public records, the same for every workspace, and in clear."""

from __future__ import annotations

import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.base import CODE_LENGTH, Base, Code, Fingerprint


class ImportedDirectoryRow(Base):
    """Another directory. Its fingerprint changes with everything that is kept of it."""

    __tablename__ = "imported_directories"

    origin: Mapped[str] = mapped_column(String(CODE_LENGTH), primary_key=True)
    title: Mapped[Code]
    licence: Mapped[Code]
    as_of: Mapped[datetime.date]
    taken_on: Mapped[datetime.date]
    fingerprint: Mapped[Fingerprint]


class ImportedOrganisationRow(Base):
    """One record of another directory; `sort` says of which sort. One that is gone there is marked, never deleted."""

    __tablename__ = "imported_organisations"

    origin: Mapped[str] = mapped_column(
        String(CODE_LENGTH), ForeignKey("imported_directories.origin"), primary_key=True
    )
    sort: Mapped[str] = mapped_column(String(CODE_LENGTH), primary_key=True)
    slug: Mapped[str] = mapped_column(String(CODE_LENGTH), primary_key=True)
    quality: Mapped[Code | None]
    content: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[Fingerprint]
    taken_on: Mapped[datetime.date]
    removed_on: Mapped[datetime.date | None]
