"""A letter as a structure: every output (PDF, DOCX, e-mail, text, JSON, web-form pieces) is made from this one object.

Nothing here is markup. A `Run` holds text exactly as it was written or typed; whoever renders it escapes it for
its own format.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    strong: bool = False


Inline = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One idea. `key` names it for ever within the letter, so that a person can edit it and put it back."""

    key: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A short line above a group of paragraphs."""

    key: str
    runs: Inline


@dataclass(frozen=True, slots=True)
class Asks:
    """The numbered things that are asked for; the numbers stay, so that a gap can be named later.

    `first` is the number of the first ask; a letter may hold several lists that count on.
    """

    key: str
    asks: tuple[Inline, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class Points:
    """A list without numbers."""

    key: str
    points: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under named columns: the items of a dispute, a chronology."""

    key: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """The person's own words, or a statement for the file, exactly as typed; a line break stays a line break."""

    key: str
    lines: tuple[str, ...]


Block = Paragraph | Heading | Asks | Points | Table | Quotation


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: the person, or somebody with a mandate on their behalf."""

    name: str
    lines: tuple[str, ...]
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Addressee:
    """The address as it must stand in the window: the organisation first, the country last where it goes abroad.

    `email` is set where the organisation accepts requests by e-mail.
    """

    lines: tuple[str, ...]
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Detail:
    """An identifier that the addressee needs to find the person: its label in the letter's language, and its value."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Which rule and which text made the letter, so that wording can be compared with outcomes later."""

    rule: str
    text: str
    text_version: int
    reviewed_by: str | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A finished letter, before it becomes a file.

    `profile` is the id of the window profile (`letters/styles/profiles.yaml`); `reference` stands on every page and
    in the subject; `place_and_date` is the line above the subject, written in the letter's language.
    """

    reference: str
    language: str
    profile: str
    sender: Sender
    addressee: Addressee
    date: datetime.date
    place_and_date: str
    reference_label: str
    subject: str
    salutation: str
    blocks: tuple[Block, ...]
    closing: str
    signature: str
    details: tuple[Detail, ...] = ()
    details_label: str = ""
    enclosures: tuple[str, ...] = ()
    enclosures_label: str = ""
    delivery_note: str = ""
    page_label: str = "{page}/{pages}"
    origin: Origin | None = None
