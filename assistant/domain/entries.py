"""An entry of the directory as a workspace sees it: whose record it is, what is known of it here, how fresh that is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from assistant.domain.directory import ContactField, Freshness, Gone, Origin, Source, Taken, freshness
from assistant.domain.organisations import Organisation
from assistant.domain.own_records import Channel, OwnRecord, Said, as_known, bounces, channels, looked_up_on
from assistant.domain.rights import Right


@dataclass(frozen=True, slots=True)
class Entry:
    """One organisation of the directory.

    `organisation` is what letters are written to: as it is listed, with what this workspace found out. `listed` is the
    record itself. `taken` and `source` say where an imported record comes from; `linked` are records of others about
    the same organisation. `formerly` are names of companies it took over.
    """

    organisation: Organisation
    origin: Origin
    listed: Organisation
    taken: Taken | None = None
    source: Source | None = None
    linked: tuple[Taken, ...] = ()
    formerly: tuple[str, ...] = ()
    own: OwnRecord | None = None

    @property
    def said(self) -> tuple[Said, ...]:
        """What this workspace found out about its contacts, in order."""
        return self.own.said if self.own else ()

    @property
    def bounced(self) -> tuple[Said, ...]:
        """The channels that came back, each with its day."""
        return bounces(self.said)

    def looked_up_on(self, field: ContactField) -> datetime.date | None:
        """The day on which this workspace confirmed or corrected what the field says; None where it never did."""
        return looked_up_on(self.organisation, self.said, field)

    def fresh(self, today: datetime.date, field: ContactField = ContactField.ADDRESSES) -> Freshness:
        """When a contact was checked: by this workspace, else by whoever keeps the record."""
        mine = self.looked_up_on(field)
        return freshness(mine or self.listed.checked_on, today, by_you=mine is not None)

    def channels(self, right: Right = Right.ACCESS) -> tuple[Channel, ...]:
        """The ways by which a letter about this right can go, the best first; what came back is none of them."""
        preferred = self.taken.record.preferred if self.taken else None
        return channels(self.organisation, right, preferred)

    def known_as(self, own: OwnRecord | None) -> Entry:
        """The entry as a workspace sees it that knows this of it."""
        return replace(self, organisation=as_known(self.listed, own.said), own=own) if own else self


@dataclass(frozen=True, slots=True)
class Found:
    """What a look-up found, the best first; `gone` are organisations that others no longer list, and why."""

    entries: tuple[Entry, ...]
    gone: tuple[Gone, ...] = ()


def added(own: OwnRecord) -> Entry | None:
    """The entry of an organisation that a workspace added; None for what it merely knows of one that is listed."""
    if own.added is None:
        return None
    return Entry(own.added, Origin.OWN, own.added).known_as(own)
