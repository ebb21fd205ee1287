"""Cases, requests, their items and their log."""

from __future__ import annotations

import datetime

from sqlalchemy import JSON, ForeignKeyConstraint, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.base import Base, Code, Fingerprint, Id, OwnId, Workspace


class CaseRow(Base):
    """A person's matter."""

    __tablename__ = "cases"

    workspace_id: Mapped[Workspace]
    id: Mapped[OwnId]
    created_on: Mapped[datetime.date]
    title: Mapped[bytes | None] = mapped_column()


class RequestRow(Base):
    """A request. `head` seals the end of its log; `erasing` lets the log go, when all of the request goes."""

    __tablename__ = "requests"
    __table_args__ = (
        ForeignKeyConstraint(["workspace_id", "case_id"], ["cases.workspace_id", "cases.id"]),
        UniqueConstraint("workspace_id", "reference_index"),
        Index("ix_requests_case_id", "workspace_id", "case_id"),
        Index(
            "ix_requests_next_date",
            "workspace_id",
            "next_date",
            "id",
            sqlite_where=text("closed_on IS NULL"),
            postgresql_where=text("closed_on IS NULL"),
        ),
        Index(
            "ix_requests_closed_on",
            "workspace_id",
            "closed_on",
            "id",
            sqlite_where=text("closed_on IS NOT NULL"),
            postgresql_where=text("closed_on IS NOT NULL"),
        ),
    )

    workspace_id: Mapped[Workspace]
    id: Mapped[OwnId]
    case_id: Mapped[Id]
    organisation: Mapped[Code | None]
    own_organisation: Mapped[bytes | None] = mapped_column()
    law: Mapped[Code]
    rights: Mapped[list[str]] = mapped_column(JSON().with_variant(JSONB(), "postgresql"))
    rule: Mapped[Code]
    variant: Mapped[Code | None]
    kind: Mapped[Code | None]
    seat: Mapped[Code | None]
    language: Mapped[Code]
    channel: Mapped[Code | None]
    created_on: Mapped[datetime.date]
    person_in: Mapped[bytes] = mapped_column()
    reference: Mapped[bytes] = mapped_column()
    reference_index: Mapped[bytes] = mapped_column(LargeBinary)
    sender: Mapped[bytes] = mapped_column()
    answers: Mapped[bytes] = mapped_column()
    closed_on: Mapped[datetime.date | None]
    state: Mapped[Code]
    next_date: Mapped[datetime.date]
    next_label: Mapped[Code | None]
    head: Mapped[bytes] = mapped_column()
    erasing: Mapped[bool]


class ItemRow(Base):
    """One numbered thing that a request asks for or disputes."""

    __tablename__ = "items"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "request_id"], ["requests.workspace_id", "requests.id"]),)

    workspace_id: Mapped[Workspace]
    request_id: Mapped[OwnId]
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[bytes] = mapped_column()


class EventRow(Base):
    """One entry of a request's log; the database itself refuses to change or delete it."""

    __tablename__ = "events"
    __table_args__ = (ForeignKeyConstraint(["workspace_id", "request_id"], ["requests.workspace_id", "requests.id"]),)

    workspace_id: Mapped[Workspace]
    request_id: Mapped[OwnId]
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[Code]
    day: Mapped[datetime.date]
    channel: Mapped[Code | None]
    corrects: Mapped[int | None]
    recorded_at: Mapped[datetime.datetime]
    private: Mapped[bytes] = mapped_column()
    previous: Mapped[Fingerprint]
    fingerprint: Mapped[Fingerprint]
