"""The rulebook as files: read strictly, checked, kept compiled; holidays of its places. Imports only the domain."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import resources
from assistant.config import Settings
from assistant.domain.lookup import Rulebook
from assistant.rules.cache import open_rulebook

if TYPE_CHECKING:
    from assistant.rules.calendars import Calendars


@dataclass(frozen=True, slots=True)
class Rules:
    """What the law says, and the calendars by which its times are counted."""

    rulebook: Rulebook
    calendars: Calendars


def load_rulebook(settings: Settings) -> Rulebook:
    """The rulebook of this installation. Raises RuleFileError with everything that is wrong with its files."""
    return open_rulebook(resources.rulebook(), settings.data)


def load_rules(settings: Settings) -> Rules:
    """The rulebook of this installation with its calendars. Raises RuleFileError where a file is wrong."""
    from assistant.rules.calendars import Calendars  # noqa: PLC0415 (the holidays take time to load)

    rulebook = load_rulebook(settings)
    return Rules(rulebook, Calendars(rulebook))
