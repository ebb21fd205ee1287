"""Others' directories, which belong to no workspace, and what a workspace knows of organisations itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "imported_directories",
        _code("origin"),
        _code("title"),
        _code("licence"),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.PrimaryKeyConstraint("origin", name="pk_imported_directories"),
    )
    op.create_table(
        "imported_organisations",
        _code("origin"),
        _code("sort"),
        _code("slug"),
        _code("quality", nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("taken_on", sa.Date(), nullable=False),
        sa.Column("removed_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["origin"], ["imported_directories.origin"], name="fk_imported_organisations_imported_directories"
        ),
        sa.PrimaryKeyConstraint("origin", "sort", "slug", name="pk_imported_organisations"),
    )
    op.create_table(
        "own_organisations",
        sa.Column("workspace_id", sa.String(36), nullable=False),
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("organisation_index", sa.LargeBinary(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspaces.id"], name="fk_own_organisations_workspaces"),
        sa.PrimaryKeyConstraint("workspace_id", "id", name="pk_own_organisations"),
        sa.UniqueConstraint("workspace_id", "organisation_index", name="uq_own_organisations_organisation_index"),
    )


def downgrade() -> None:
    for table in ("own_organisations", "imported_organisations", "imported_directories"):
        op.drop_table(table)


def _code(name: str, *, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.String(120), nullable=nullable)
