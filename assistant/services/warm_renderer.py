"""Load fonts and styles before the first letter needs them."""

from __future__ import annotations

import datetime

from assistant.domain.letters import Addressee, Letter, Paragraph, Run, Sender
from assistant.errors import LetterError
from assistant.rendering.renderer import Renderer

_WORD = "Recourse"


def warm_renderer(renderer: Renderer) -> bool:
    """Set one page and throw it away; returns whether letters can be made here.

    What is missing is said when somebody makes a letter.
    """
    try:
        return bool(renderer.pdf(_page()))
    except (LetterError, OSError):
        return False


def _page() -> Letter:
    return Letter(
        reference="R-0",
        language="en",
        profile="plain",
        sender=Sender(_WORD, (_WORD,)),
        addressee=Addressee((_WORD, _WORD)),
        date=datetime.date(2026, 1, 1),
        place_and_date=_WORD,
        reference_label=_WORD,
        subject=_WORD,
        salutation=_WORD,
        blocks=(Paragraph(_WORD, (Run(_WORD),)),),
        closing=_WORD,
        signature=_WORD,
    )
