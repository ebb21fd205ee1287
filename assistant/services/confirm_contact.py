"""A doubtful contact that a person has looked up: kept with its day, and sure from then on in their workspace."""

from __future__ import annotations

from assistant.clock import Clock
from assistant.domain.directory import ContactField
from assistant.domain.organisations import Organisation
from assistant.domain.own_records import HowKnown, OwnRecord, as_known
from assistant.services._contact_values import ContactValue, read_contact, remember
from assistant.store.store import WorkspaceSession

__all__ = ["ContactValue", "confirm_contact"]


def confirm_contact(
    session: WorkspaceSession,
    clock: Clock,
    organisation: Organisation,
    field: ContactField,
    value: ContactValue,
    *,
    note: str = "",
) -> OwnRecord:
    """Keep that a contact was looked up today, and what it is; `organisation` is as it is known here.

    What the organisation says already is confirmed; anything else is a correction. `note` says where it was looked up.
    Raises BadInput under the name of the field.
    """
    said = read_contact(organisation, HowKnown.CONFIRMED, field, value, clock.today(), note)
    if as_known(organisation, (said,)) is organisation:
        said = read_contact(organisation, HowKnown.CORRECTED, field, value, clock.today(), note)
    return remember(session, clock, organisation.id, (said,))
