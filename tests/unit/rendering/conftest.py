"""Letters to render, and one renderer for every test: what it shares is costly to make."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from assistant.domain.letters import (
    Addressee,
    Asks,
    Detail,
    Heading,
    Letter,
    Origin,
    Paragraph,
    Points,
    Quotation,
    Run,
    Sender,
    Table,
)
from assistant.rendering.renderer import Renderer
from assistant.resources import letter_styles

WRITE = Callable[..., Letter]

BLOCKS = (
    Paragraph("opening", (Run("I ask for a copy of "), Run("all personal data", strong=True), Run(" you hold."))),
    Asks("asks", ((Run("A complete copy."),), (Run("Every recipient by name."),))),
    Heading("wrong", (Run("What is wrong"),)),
    Table("items", ("No.", "What it says", "What it should say"), (("1", "Loan open", "Loan repaid on 3 March"),)),
    Asks("more", ((Run("Correct these entries."),),), first=3),
    Quotation("own", ("The loan was repaid.", "Here is the receipt.")),
    Points("notes", ((Run("Please confirm receipt."),), (Run("Please write to me on paper."),))),
)


def a_letter(**changes: Any) -> Letter:
    """A British letter with every kind of block; parts of it can be given."""
    letter = Letter(
        reference="R-2026-QX4HT",
        language="en-GB",
        profile="uk-dl",
        sender=Sender("Amara Okafor", ("12 High Street", "Leeds LS1 1AA"), ("amara@example.org",)),
        addressee=Addressee(
            ("Experian Ltd", "Consumer Help Service", "PO Box 8000", "Nottingham", "NG80 7WF"), "help@example.com"
        ),
        date=datetime.date(2026, 11, 23),
        place_and_date="23 November 2026",
        reference_label="My reference",
        subject="Access and correction (Articles 15 and 16 UK GDPR)",
        salutation="Dear Data Protection Officer,",
        blocks=BLOCKS,
        closing="Yours faithfully",
        signature="Amara Okafor",
        details=(Detail("Date of birth", "29 February 1980"),),
        details_label="To find my file:",
        enclosures=("Receipt of 3 March",),
        enclosures_label="Enclosed",
        delivery_note="Recorded delivery",
        page_label="Page {page} of {pages}",
        origin=Origin("gdpr/access", "gdpr/access/first/en", 1),
    )
    return replace(letter, **changes)


@pytest.fixture(scope="session")
def write() -> WRITE:
    """Makes a letter."""
    return a_letter


@pytest.fixture(scope="session")
def letter() -> Letter:
    """A letter with every kind of block."""
    return a_letter()


@pytest.fixture(scope="session")
def renderer() -> Renderer:
    """The renderer with the styles that are shipped."""
    return Renderer(letter_styles())


@pytest.fixture(scope="session")
def finished(renderer: Renderer, letter: Letter) -> bytes:
    """The letter as a PDF."""
    return renderer.pdf(letter)
