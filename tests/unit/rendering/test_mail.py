"""The message opens ready to be sent, holds the letter twice, and no text of it becomes a header."""

from __future__ import annotations

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.domain.letters import Addressee, Letter, Sender
from assistant.errors import LetterError
from assistant.rendering.mail import write
from tests.unit.rendering.conftest import a_letter

PDF = b"%PDF-1.7 pretended"


def opened(letter: Letter, from_email: str | None = "amara@example.org") -> EmailMessage:
    message = message_from_bytes(write(letter, PDF, from_email), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return message


def test_headers_say_who_writes_to_whom_about_what(letter: Letter) -> None:
    message = opened(letter)
    assert message["Subject"] == "Access and correction (Articles 15 and 16 UK GDPR) [R-2026-QX4HT]"
    assert message["From"] == "Amara Okafor <amara@example.org>"
    assert message["To"] == "Experian Ltd <help@example.com>"
    assert message["X-Unsent"] == "1"
    assert message["Bcc"] is None
    assert message["Cc"] is None


def test_without_addresses_there_are_no_such_headers(letter: Letter) -> None:
    message = opened(a_letter(addressee=Addressee(("Experian Ltd",))), None)
    assert message["To"] is None
    assert message["From"] is None


def test_the_text_is_the_letter_and_the_pdf_is_attached(letter: Letter) -> None:
    message = opened(letter)
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    assert "1. A complete copy." in text
    assert "12 High Street" in text
    assert "My reference: R-2026-QX4HT" in text
    (attached,) = message.iter_attachments()
    assert attached.get_content_type() == "application/pdf"
    assert attached.get_filename() == "R-2026-QX4HT.pdf"
    assert attached.get_content() == PDF


def test_the_same_letter_makes_the_same_file(letter: Letter) -> None:
    assert write(letter, PDF, "a@example.org") == write(letter, PDF, "a@example.org")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\x0b", "\x85", "\u2028"])
def test_a_line_end_in_a_name_begins_no_header(line_end: str) -> None:
    trap = f"Amara{line_end}Bcc: thief@example.net"
    letter = a_letter(
        sender=Sender(trap, ()), subject=trap, reference=trap, addressee=Addressee((trap,), "a@b.example")
    )
    message = opened(letter)
    assert message["Bcc"] is None
    assert set(message.keys()) == {"Subject", "From", "To", "X-Unsent", "MIME-Version", "Content-Type"}
    assert message["Subject"].startswith("Amara Bcc: thief")


@pytest.mark.parametrize(
    "email", ["no address", "a@b\nBcc: c@d", "a@", "@b", "a@b, c@d", "a b@c", "ä@example.org", "<a@b>", "", " "]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    letter = a_letter(addressee=Addressee(("Experian Ltd",), email)) if email.strip() else a_letter()
    if email == "":
        assert opened(letter, email)["From"] is None
        return
    with pytest.raises(LetterError, match=r"address|every mail program"):
        write(letter, PDF, email)


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=60))
def test_any_name_and_subject_make_one_message(text: str) -> None:
    message = opened(a_letter(sender=Sender(text, ()), subject=text))
    assert message.get_content_type() == "multipart/mixed"
    assert len(list(message.iter_parts())) == 2
    assert not message.defects
