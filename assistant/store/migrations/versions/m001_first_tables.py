"""The first tables: workspaces, cases, requests with items, events and letters, details and drafts.

Columns of bytes are encrypted, save for the index that finds a request by its reference.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision = "001"
down_revision = None
branch_labels = None
depends_on = None

OPEN = sa.text("closed_on IS NULL")
CLOSED = sa.text("closed_on IS NOT NULL")


def upgrade() -> None:
    op.create_table(
        "workspaces",
        _id("id"),
        _code("kind"),
        _moment("created_at"),
        _sealed("keys", nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_workspaces"),
    )
    _create("cases", ["id"], _id("id"), _day("created_on"), _sealed("title", nullable=True))
    _create("details", ["id"], _id("id"), _sealed("content"), _moment("changed_at"))
    _create("drafts", ["id"], _id("id"), _sealed("content"), _moment("created_at"), _moment("changed_at"))
    _create_requests()
    _create(
        "items",
        ["request_id", "number"],
        _id("request_id"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _sealed("content"),
        _belongs_to("items", "requests", "request_id"),
    )
    _create_events()
    _create_letters()


def downgrade() -> None:
    for table in ("letters", "events", "items", "requests", "drafts", "details", "cases", "workspaces"):
        op.drop_table(table)


def _create_requests() -> None:
    _create(
        "requests",
        ["id"],
        _id("id"),
        _id("case_id"),
        _code("organisation", nullable=True),
        _sealed("own_organisation", nullable=True),
        _code("law"),
        sa.Column("rights", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        _code("rule"),
        _code("variant", nullable=True),
        _code("kind", nullable=True),
        _code("seat", nullable=True),
        _code("language"),
        _code("channel", nullable=True),
        _day("created_on"),
        _sealed("person_in"),
        _sealed("reference"),
        _sealed("reference_index"),
        _sealed("sender"),
        _sealed("answers"),
        _day("closed_on", nullable=True),
        _code("state"),
        _day("next_date"),
        _code("next_label", nullable=True),
        _sealed("head"),
        sa.Column("erasing", sa.Boolean(), nullable=False),
        _belongs_to("requests", "cases", "case_id"),
        sa.UniqueConstraint("workspace_id", "reference_index", name="uq_requests_reference_index"),
    )
    op.create_index("ix_requests_case_id", "requests", ["workspace_id", "case_id"])
    columns = ["workspace_id", "next_date", "id"]
    op.create_index("ix_requests_next_date", "requests", columns, sqlite_where=OPEN, postgresql_where=OPEN)
    columns = ["workspace_id", "closed_on", "id"]
    op.create_index("ix_requests_closed_on", "requests", columns, sqlite_where=CLOSED, postgresql_where=CLOSED)


def _create_events() -> None:
    _create(
        "events",
        ["request_id", "number"],
        _id("request_id"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        _code("kind"),
        _day("day"),
        _code("channel", nullable=True),
        sa.Column("corrects", sa.Integer(), nullable=True),
        _moment("recorded_at"),
        _sealed("private"),
        sa.Column("previous", sa.String(64), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        _belongs_to("events", "requests", "request_id"),
    )


def _create_letters() -> None:
    _create(
        "letters",
        ["id"],
        _id("id"),
        _id("request_id"),
        _code("stage"),
        _sealed("content"),
        _moment("made_at"),
        _code("language"),
        _code("profile"),
        _code("rule", nullable=True),
        _code("text", nullable=True),
        sa.Column("text_version", sa.Integer(), nullable=True),
        sa.Column("pdf_sha256", sa.String(64), nullable=True),
        _code("sent_through", nullable=True),
        _belongs_to("letters", "requests", "request_id"),
    )
    op.create_index("ix_letters_request_id", "letters", ["workspace_id", "request_id", "id"])


def _create(name: str, key: list[str], *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        name,
        _id("workspace_id"),
        *parts,
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name=f"fk_{name}_workspaces"),
        sa.PrimaryKeyConstraint("workspace_id", *key, name=f"pk_{name}"),
    )


def _belongs_to(table: str, parent: str, column: str) -> sa.ForeignKeyConstraint:
    there = [f"{parent}.workspace_id", f"{parent}.id"]
    return sa.ForeignKeyConstraint(["workspace_id", column], there, name=f"fk_{table}_{parent}")


def _id(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(36), nullable=False)


def _code(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(120), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _moment(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def _sealed(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)
