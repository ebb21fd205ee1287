"""A letter that came back: the channel is remembered with its day, and the next one is offered."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.clock import Clock
from assistant.domain.directory import ContactField
from assistant.domain.events import EventKind
from assistant.domain.organisations import Organisation
from assistant.domain.own_records import Channel, HowKnown, OwnRecord, Said, as_known, channels
from assistant.domain.requests import OutlookOf
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.services._contact_values import not_to_come, remember, tidy_note
from assistant.services.record_event import SeenTooEarly, record_event
from assistant.store.store import WorkspaceSession

__all__ = ["CHANNEL_CODES", "Bounced", "Returned", "SeenTooEarly", "mark_bounced"]

CHANNEL_CODES = {
    ContactField.ADDRESSES: "post",
    ContactField.EMAIL: "email",
    ContactField.WEB_FORM: "web_form",
    ContactField.PORTAL: "portal",
    ContactField.FAX: "fax",
}
"""How the log of a request names the ways by which letters go."""


@dataclass(frozen=True, slots=True)
class Returned:
    """What came back: by which channel, on which day, and what stood on it, as it was typed.

    `right` is what the letter was about: the next address depends on it. With a `request`, its log records the bounce
    too, so that no clock runs on a letter that never arrived; `seen` as for `record_event`.
    """

    channel: Channel
    on: datetime.date
    note: str = ""
    right: Right = Right.ACCESS
    request: str | None = None
    seen: int | None = None


@dataclass(frozen=True, slots=True)
class Bounced:
    """What is known now, and the way to try next; None where no other is known and one must be looked up."""

    record: OwnRecord
    next: Channel | None


def mark_bounced(
    session: WorkspaceSession,
    clock: Clock,
    organisation: Organisation,
    returned: Returned,
    *,
    outlook_of: OutlookOf | None = None,
) -> Bounced:
    """Remember that a channel does not reach the organisation, which is as it is known here.

    Raises BadInput where it has no such channel or the day is still to come, and what `record_event` raises.
    """
    not_to_come(clock, returned.on)
    channel = returned.channel
    if not any(_same(channel, one) for one in channels(organisation, returned.right)):
        raise BadInput({"channel": "choose one of the ways by which this organisation is reached"})
    note = tidy_note(returned.note)
    said = Said(HowKnown.BOUNCED, channel.field, returned.on, channel.text, channel.address, note)
    if returned.request is not None:
        record_event(
            session,
            clock,
            returned.request,
            EventKind.BOUNCED,
            returned.on,
            channel=CHANNEL_CODES[channel.field],
            note=note or None,
            seen=returned.seen,
            outlook_of=outlook_of,
        )
    record = remember(session, clock, organisation.id, (said,))
    left = channels(as_known(organisation, (said,)), returned.right)
    return Bounced(record, next(iter(left), None))


def _same(one: Channel, other: Channel) -> bool:
    return (one.field, one.text, one.address) == (other.field, other.text, other.address)
