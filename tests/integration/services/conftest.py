"""These tests run on SQLite and on PostgreSQL."""

from __future__ import annotations

from tests.integration.databases import clock, other_workspace, settings, store, workspace

__all__ = ["clock", "other_workspace", "settings", "store", "workspace"]
