"""Keep a letter as it was made, fixed for ever."""

from __future__ import annotations

import re

from assistant.clock import Clock
from assistant.domain.letters import Letter
from assistant.domain.requests import StoredLetter, is_code
from assistant.errors import BadInput
from assistant.store.ids import new_id
from assistant.store.letters import add_letter, get_letter
from assistant.store.requests import get_request
from assistant.store.store import WorkspaceSession

_SHA256 = re.compile(r"[0-9a-f]{64}")


def save_letter(
    session: WorkspaceSession,
    clock: Clock,
    request: str,
    stage: str,
    letter: Letter,
    *,
    pdf_sha256: str | None = None,
    sent_through: str | None = None,
) -> StoredLetter:
    """Keep a letter of a request. Raises NotFound where there is no such request, BadInput by field."""
    get_request(session, request)
    kept = StoredLetter(new_id(clock), request, stage, letter, clock.now(), pdf_sha256, sent_through)
    problems = letter_problems(kept)
    if problems:
        raise BadInput(problems)
    add_letter(session, kept)
    return get_letter(session, kept.id)


def kept_letter(session: WorkspaceSession, letter: str) -> StoredLetter:
    """A letter as it was made; raises NotFound."""
    return get_letter(session, letter)


def letter_problems(kept: StoredLetter) -> dict[str, str]:
    """What must be mended before a letter can be kept, by field; empty where all is well."""
    origin = kept.letter.origin
    codes = {
        "stage": kept.stage,
        "sent_through": kept.sent_through,
        "letter.language": kept.letter.language,
        "letter.profile": kept.letter.profile,
        "letter.origin.rule": origin.rule if origin else None,
        "letter.origin.text": origin.text if origin else None,
    }
    problems = {
        name: "must be a short code of letters, digits and _ . / : @ + -"
        for name, code in codes.items()
        if code is not None and not is_code(code)
    }
    if kept.pdf_sha256 is not None and not _SHA256.fullmatch(kept.pdf_sha256):
        problems["pdf_sha256"] = "must be the SHA-256 of the file: 64 hexadecimal digits in lower case"
    return problems
