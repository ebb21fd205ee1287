"""The tables. Every one that holds a workspace's data leads its key with the workspace."""

from __future__ import annotations

from assistant.store.models.directory import ImportedDirectoryRow, ImportedOrganisationRow
from assistant.store.models.letters import LetterRow
from assistant.store.models.own_organisations import OwnOrganisationRow
from assistant.store.models.persons import DetailsRow, DraftRow
from assistant.store.models.requests import CaseRow, EventRow, ItemRow, RequestRow
from assistant.store.models.workspaces import WorkspaceRow

__all__ = [
    "CaseRow",
    "DetailsRow",
    "DraftRow",
    "EventRow",
    "ImportedDirectoryRow",
    "ImportedOrganisationRow",
    "ItemRow",
    "LetterRow",
    "OwnOrganisationRow",
    "RequestRow",
    "WorkspaceRow",
]
