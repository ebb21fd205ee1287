"""A letter with one block of each kind and text that tries to be more than text."""

from __future__ import annotations

import datetime

from assistant.domain import letters

NASTY = "*Müller* {{7*7}} <b>Αθηνά</b>"


def _runs(text: str) -> letters.Inline:
    return (letters.Run(text),)


def _asks() -> letters.Asks:
    return letters.Asks(
        "asks",
        (
            _runs("the purposes for which you use the data, and how long you keep each kind;"),
            _runs("each recipient by name to whom you have disclosed or will disclose the data;"),
            _runs("where the data did not come from me, all you know about where it came from;"),
            _runs("how my score is worked out: the data used, its weight, and what would have changed the result."),
        ),
    )


def _blocks() -> tuple[letters.Block, ...]:
    restriction = (
        letters.Run("Until this is settled, "),
        letters.Run("restrict the use of both entries", strong=True),
        letters.Run(" (Article 18)."),
    )
    return (
        letters.Paragraph("opening", _runs("I ask you for a copy of all personal data you hold about me, and for:")),
        _asks(),
        letters.Heading("items-title", _runs("What is wrong")),
        letters.Table(
            "items",
            ("What your file says", "Why it is wrong", "What it should say"),
            (("Default, £340, Vodafone, 4 May 2024", "I never had a contract with Vodafone.", "No entry"),),
        ),
        letters.Quotation("account", ("I found the entry when a landlord turned me down.", "He showed me the page.")),
        letters.Paragraph("freeze", restriction),
        letters.Points("proof", (_runs("copy of my tenancy agreement"), _runs("letter of 9 January 2026"))),
        letters.Paragraph("answer", _runs("Please answer within one month of receiving this letter.")),
    )


def sample_letter() -> letters.Letter:
    """The letter of the sample preview."""
    return letters.Letter(
        reference="R-7K3M-02",
        language="en",
        profile="uk-dl",
        sender=letters.Sender(NASTY, ("12 High Street", "Leeds LS1 1AA"), ("m@example.org",)),
        addressee=letters.Addressee(("Experian Limited", "PO Box 9000", "Nottingham NG80 7WF")),
        date=datetime.date(2026, 3, 2),
        place_and_date="Leeds, 2 March 2026",
        reference_label="Our reference:",
        subject="Copy of my data and correction of two entries: Articles 15, 16, 18 and 19 UK GDPR",
        salutation="Dear Sir or Madam,",
        details=(letters.Detail("Date of birth:", "29 February 1980"), letters.Detail("Earlier address:", "York")),
        blocks=_blocks(),
        closing="Yours faithfully",
        signature=NASTY,
        enclosures=("Letter of 9 January 2026",),
        enclosures_label="Enclosed:",
        delivery_note="By post, signed for",
    )
