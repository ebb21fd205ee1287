"""Events and letters are kept for ever: the database refuses to change them, and to delete them unless all of their
request is being erased.

What is encrypted may be encrypted again under a newer key; the chain of the log and the cipher itself guard it.
On SQLite a later step that rebuilds one of these tables loses its triggers and must make them again.
"""

from __future__ import annotations

from alembic import op

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None

FIXED = {
    "events": "workspace_id request_id number kind day channel corrects recorded_at previous fingerprint".split(),
    "letters": (
        "workspace_id id request_id stage made_at language profile rule text text_version pdf_sha256 sent_through"
    ).split(),
}
NOT_ERASING = """NOT EXISTS (
        SELECT 1 FROM requests
        WHERE requests.workspace_id = OLD.workspace_id AND requests.id = OLD.request_id AND requests.erasing
    )"""


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table, columns in FIXED.items():
            _guard_sqlite(table, columns)
    else:
        op.execute(
            """CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% are kept for ever', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$"""
        )
        op.execute(
            f"""CREATE FUNCTION refuse_delete() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN
                IF {NOT_ERASING} THEN
                    RAISE EXCEPTION '% are kept for ever', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
                END IF;
                RETURN OLD;
            END $$"""
        )
        for table, columns in FIXED.items():
            _guard_postgresql(table, columns)


def downgrade() -> None:
    for table in FIXED:
        on = "" if op.get_bind().dialect.name == "sqlite" else f" ON {table}"
        op.execute(f"DROP TRIGGER {table}_never_change{on}")
        op.execute(f"DROP TRIGGER {table}_never_go{on}")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_change()")
        op.execute("DROP FUNCTION refuse_delete()")


def _guard_sqlite(table: str, columns: list[str]) -> None:
    op.execute(
        f"""CREATE TRIGGER {table}_never_change BEFORE UPDATE OF {", ".join(columns)} ON {table}
        BEGIN SELECT RAISE(ABORT, '{table} are kept for ever'); END"""
    )
    op.execute(
        f"""CREATE TRIGGER {table}_never_go BEFORE DELETE ON {table} WHEN {NOT_ERASING}
        BEGIN SELECT RAISE(ABORT, '{table} are kept for ever'); END"""
    )


def _guard_postgresql(table: str, columns: list[str]) -> None:
    op.execute(
        f"""CREATE TRIGGER {table}_never_change BEFORE UPDATE OF {", ".join(columns)} ON {table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()"""
    )
    op.execute(
        f"""CREATE TRIGGER {table}_never_go BEFORE DELETE ON {table}
        FOR EACH ROW EXECUTE FUNCTION refuse_delete()"""
    )
