"""The letter as a message that a mail program opens ready to be sent: text to read, PDF to keep."""

from __future__ import annotations

import hashlib
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

from assistant.domain.letters import Letter
from assistant.errors import LetterError
from assistant.rendering.text import body, reference_line


def write(letter: Letter, pdf: bytes, from_email: str | None) -> bytes:
    """An unsent message with the PDF attached. Raises LetterError for an e-mail address that cannot be one."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"{_one_line(letter.subject)} [{_one_line(letter.reference)}]"
    if from_email:
        message["From"] = _address(from_email, letter.sender.name)
    if letter.addressee.email:
        message["To"] = _address(letter.addressee.email, letter.addressee.lines[0])
    message["X-Unsent"] = "1"  # Outlook opens such a file for sending, not for reading
    message.set_content(_text(letter), charset="utf-8", cte="quoted-printable")
    message.add_attachment(pdf, maintype="application", subtype="pdf", filename=f"{_file_name(letter.reference)}.pdf")
    message.set_boundary(f"recourse-{hashlib.sha256(pdf).hexdigest()[:32]}")  # the same letter, the same file
    return message.as_bytes()


def _text(letter: Letter) -> str:
    sender = letter.sender
    signed = "\n".join((*sender.lines, *sender.contact))
    return "\n\n".join([*body(letter), *filter(None, [signed]), reference_line(letter)]) + "\n"


def _address(email: str, name: str) -> Address:
    try:
        address = Address(display_name=_one_line(name), addr_spec=email.strip())
    except (HeaderParseError, ValueError, IndexError, LookupError) as error:
        raise LetterError(f"“{email}” is not an e-mail address. Correct it, or leave it out.") from error
    if not address.addr_spec.isascii() or not address.domain or any(char.isspace() for char in email.strip()):
        raise LetterError(f"“{email}” cannot be written into a message that every mail program opens. Leave it out.")
    return address


def _one_line(text: str) -> str:
    """The text without line ends, which would begin another header."""
    return " ".join("".join(char if char.isprintable() else " " for char in text).split())


def _file_name(reference: str) -> str:
    return "".join(char if char.isalnum() and char.isascii() else "-" for char in reference).strip("-") or "letter"
