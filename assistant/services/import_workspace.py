"""Import what was exported: nothing is overwritten, and importing twice changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from assistant.domain.chain import continues
from assistant.domain.requests import Case, Outlook, OutlookOf, Request, closed_on
from assistant.services._export_file import ExportedRequest, ExportFile
from assistant.services._import_file import MadeByNewerExport, read_export
from assistant.services._outlook import refresh_outlook
from assistant.store.cases import add_case, drop_empty_case, find_case
from assistant.store.container import CannotOpenFile, NeedsPassphrase
from assistant.store.events import log_of, put
from assistant.store.letters import LetterKept, add_letter, letters_of
from assistant.store.own_organisations import find_own, put_own
from assistant.store.persons import add_draft, change_draft, find_details, find_draft, keep_details
from assistant.store.requests import ReferenceTaken, add_request, find_request, keep_outlook
from assistant.store.store import WorkspaceSession

__all__ = [
    "CannotOpenFile",
    "Imported",
    "LeftAlone",
    "MadeByNewerExport",
    "NeedsPassphrase",
    "WhyLeftAlone",
    "import_workspace",
]


class WhyLeftAlone(StrEnum):
    """Why something of a file was not imported."""

    REFERENCE_TAKEN = "reference_taken"
    """Another request here has the same reference."""
    BEGAN_OTHERWISE = "began_otherwise"
    """The same request began otherwise here."""
    LOG_DIFFERS = "log_differs"
    """Both logs went on, and differently; both copies are needed."""
    LETTER_DIFFERS = "letter_differs"
    """The same letter reads otherwise here."""


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """Something that was not imported: the reference of its request, and why."""

    reference: str
    why: WhyLeftAlone


@dataclass(slots=True)
class Imported:
    """What an import added, and what it did not touch."""

    cases: int = 0
    requests: int = 0
    events: int = 0
    letters: int = 0
    drafts: int = 0
    details: bool = False
    own_organisations: int = 0
    left_alone: list[LeftAlone] = field(default_factory=list)


def import_workspace(
    session: WorkspaceSession,
    content: bytes,
    *,
    passphrase: str | None = None,
    outlook_of: OutlookOf | None = None,
) -> Imported:
    """Add what an exported file holds and this workspace lacks; ids stay, and longer logs continue shorter ones.

    Raises BadInput with every problem by its path, NeedsPassphrase, CannotOpenFile, MadeByNewerExport; then nothing
    was added.
    """
    export = read_export(content, passphrase)
    added = Imported()
    cases = {case.id: case for case in export.cases}
    for exported in export.requests:
        _merge_request(session, exported, cases[exported.request.case], added, outlook_of)
    _merge_drafts(session, export, added)
    _merge_own(session, export, added)
    if export.details is not None and find_details(session) is None:
        keep_details(session, export.details, export.made_at)
        added.details = True
    return added


def _merge_request(
    session: WorkspaceSession, exported: ExportedRequest, case: Case, added: Imported, outlook_of: OutlookOf | None
) -> None:
    request = exported.request
    here = find_request(session, request.id)
    if here is None:
        if not _add_request(session, request, case, added):
            return
    elif not _began_alike(here, request):
        added.left_alone.append(LeftAlone(request.reference, WhyLeftAlone.BEGAN_OTHERWISE))
        return
    if _merge_log(session, exported, added) or here is None:
        keep_outlook(session, request.id, request.outlook, closed_on(entry.event for entry in exported.log))
        refresh_outlook(session, request.id, outlook_of)
    _merge_letters(session, exported, added)


def _add_request(session: WorkspaceSession, request: Request, case: Case, added: Imported) -> bool:
    new_case = find_case(session, case.id) is None
    if new_case:
        add_case(session, case)
    try:
        add_request(session, request)
    except ReferenceTaken:
        drop_empty_case(session, case.id)
        added.left_alone.append(LeftAlone(request.reference, WhyLeftAlone.REFERENCE_TAKEN))
        return False
    added.cases += new_case
    added.requests += 1
    return True


def _began_alike(one: Request, other: Request) -> bool:
    def beginning(request: Request) -> Request:
        return replace(request, case="", closed_on=None, outlook=Outlook())

    return beginning(one) == beginning(other)


def _merge_log(session: WorkspaceSession, exported: ExportedRequest, added: Imported) -> bool:
    """Whether the log of the file went further than the one here."""
    request, here = exported.request, log_of(session, exported.request.id)
    if continues(exported.log, here):
        return False
    if not continues(here, exported.log):
        added.left_alone.append(LeftAlone(request.reference, WhyLeftAlone.LOG_DIFFERS))
        return False
    further = exported.log[len(here) :]
    put(session, request.id, further)
    added.events += len(further)
    return True


def _merge_letters(session: WorkspaceSession, exported: ExportedRequest, added: Imported) -> None:
    here = {kept.id: kept for kept in letters_of(session, exported.request.id)}
    for kept in exported.letters:
        if here.get(kept.id) == kept:
            continue
        try:
            add_letter(session, kept)
            added.letters += 1
        except LetterKept:
            added.left_alone.append(LeftAlone(exported.request.reference, WhyLeftAlone.LETTER_DIFFERS))


def _merge_drafts(session: WorkspaceSession, export: ExportFile, added: Imported) -> None:
    for draft in export.drafts:
        here = find_draft(session, draft.id)
        if here is None:
            add_draft(session, draft)
            added.drafts += 1
        elif here.changed_at < draft.changed_at:
            change_draft(session, draft.id, draft.content, draft.changed_at)
            added.drafts += 1


def _merge_own(session: WorkspaceSession, export: ExportFile, added: Imported) -> None:
    for own in export.own_organisations:
        here = find_own(session, own.organisation)
        if here is None or here.changed_at < own.changed_at:
            put_own(session, own if here is None else replace(own, id=here.id))
            added.own_organisations += 1
