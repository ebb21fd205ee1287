"""Ids that sort by the time they were made (UUID version 7, RFC 9562): new rows land at the end of every index."""

from __future__ import annotations

import re
import secrets
import uuid

from assistant.clock import Clock

_WRITTEN = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def new_id(clock: Clock) -> str:
    """A fresh id."""
    milliseconds = int(clock.now().timestamp() * 1000)
    number = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64 | 0b10 << 62 | secrets.randbits(62)
    return str(uuid.UUID(int=number))


def is_id(text: str) -> bool:
    """Whether a text is written as an id is."""
    return _WRITTEN.fullmatch(text) is not None
