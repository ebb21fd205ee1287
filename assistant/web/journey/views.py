"""Every page of the journey, imported so that it hangs on the blueprint."""

from __future__ import annotations

from assistant.web.journey import account, check, contact, details, holder, place, right

__all__ = ["account", "check", "contact", "details", "holder", "place", "right"]
