"""What the page on privacy calls the tables and columns of the database; a test sees to it that none is left out."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

TABLES: Mapping[str, LazyString] = {
    "details": _("Your details, for the next letter"),
    "drafts": _("Letters you began"),
    "cases": _("Matters: requests that belong together"),
    "requests": _("Requests"),
    "items": _("What you say is wrong"),
    "events": _("What happened"),
    "letters": _("Letters, as they went out"),
}

COLUMNS: Mapping[tuple[str, str], LazyString] = {
    ("details", "content"): _("your name, address and the identifiers you typed"),
    ("details", "changed_at"): _("when they were last changed"),
    ("drafts", "content"): _("everything you typed on the way to a letter"),
    ("drafts", "created_at"): _("when it was begun"),
    ("drafts", "changed_at"): _("when it was last changed"),
    ("cases", "created_on"): _("the day on which it began"),
    ("cases", "title"): _("its title"),
    ("requests", "organisation"): _("the organisation, where it is one of the directory"),
    ("requests", "own_organisation"): _("the organisation as you described it"),
    ("requests", "law"): _("the law"),
    ("requests", "rights"): _("what you ask for, as a code"),
    ("requests", "rule"): _("the rule"),
    ("requests", "variant"): _("which version of the rule, by addressee"),
    ("requests", "kind"): _("the kind of organisation"),
    ("requests", "seat"): _("where the organisation sits"),
    ("requests", "language"): _("the language of the letter"),
    ("requests", "channel"): _("the way it was to go out"),
    ("requests", "created_on"): _("the day on which it began"),
    ("requests", "person_in"): _("where you live"),
    ("requests", "reference"): _("the reference"),
    ("requests", "reference_index"): _("a fingerprint by which the reference is found again"),
    ("requests", "sender"): _("your name, address and identifiers, as they stand in the letter"),
    ("requests", "answers"): _("what you wrote for the letter"),
    ("requests", "closed_on"): _("the day on which it was closed"),
    ("requests", "state"): _("where it stands, as a code"),
    ("requests", "next_date"): _("the next day"),
    ("requests", "next_label"): _("the next step, as a code"),
    ("requests", "head"): _("the seal at the end of its log"),
    ("items", "content"): _("each entry: what it says, why it is wrong, what it should say, what proves it"),
    ("events", "kind"): _("what happened, as a code"),
    ("events", "day"): _("the day"),
    ("events", "channel"): _("the way"),
    ("events", "corrects"): _("which entry it corrects"),
    ("events", "recorded_at"): _("when it was recorded"),
    ("events", "private"): _("your note and the proof"),
    ("events", "previous"): _("the fingerprint of the entry before"),
    ("events", "fingerprint"): _("its own fingerprint, so that a change would be seen"),
    ("letters", "content"): _("the whole letter"),
    ("letters", "stage"): _("which letter it is"),
    ("letters", "made_at"): _("when it was made"),
    ("letters", "language"): _("its language"),
    ("letters", "profile"): _("its envelope"),
    ("letters", "rule"): _("the rule it rests on"),
    ("letters", "text"): _("the text it was made from"),
    ("letters", "text_version"): _("the version of that text"),
    ("letters", "pdf_sha256"): _("the fingerprint of its PDF"),
    ("letters", "sent_through"): _("the way it was to go out"),
}
