"""A contact that the directory has wrong: the workspace's own shadows it, until that is taken back."""

from __future__ import annotations

from dataclasses import replace

from assistant.clock import Clock
from assistant.domain.directory import ContactField
from assistant.domain.organisations import Organisation
from assistant.domain.own_records import HowKnown, OwnRecord
from assistant.errors import NotFound
from assistant.services._contact_values import ContactValue, read_contact, remember
from assistant.store.own_organisations import drop_own, find_own, put_own
from assistant.store.store import WorkspaceSession

__all__ = ["ContactValue", "correct_contact", "take_back_contact"]


def correct_contact(
    session: WorkspaceSession,
    clock: Clock,
    organisation: Organisation,
    field: ContactField,
    value: ContactValue,
    *,
    note: str = "",
) -> OwnRecord:
    """Keep a contact in place of the one that is listed. An address takes the place of that for the same purpose.

    `note` says where it was looked up. Raises BadInput under the name of the field.
    """
    said = read_contact(organisation, HowKnown.CORRECTED, field, value, clock.today(), note)
    return remember(session, clock, organisation.id, (said,))


def take_back_contact(session: WorkspaceSession, clock: Clock, organisation: str, number: int) -> OwnRecord | None:
    """Forget one thing that was found out, by its number from 0; None where nothing else was known.

    Raises NotFound.
    """
    known = find_own(session, organisation)
    if known is None or not 0 <= number < len(known.said):
        raise NotFound("Nothing of that kind is known of this organisation.")
    left = (*known.said[:number], *known.said[number + 1 :])
    record = replace(known, changed_at=clock.now(), said=left)
    if not left and known.added is None:
        drop_own(session, record)
        return None
    put_own(session, record)
    return record
