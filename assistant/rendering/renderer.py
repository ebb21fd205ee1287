"""One object that makes every output of a letter; made once when the program starts, used by every thread."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from assistant.domain.letters import Letter
from assistant.errors import LetterError
from assistant.rendering import docx, mail, pieces, structured, text
from assistant.rendering.address import set_address
from assistant.rendering.fonts import Fonts
from assistant.rendering.glyphs import characters_to_draw, check_glyphs
from assistant.rendering.html import LetterHtml
from assistant.rendering.pdf import ARCHIVE, READ, Setter
from assistant.rendering.pieces import Piece
from assistant.rendering.profiles import Profile
from assistant.rendering.profiles_reading import read_profiles
from assistant.rendering.readback import check_pdf
from assistant.rendering.tidy import tidy

PAGE_LIMIT = 10


class Renderer:
    """Makes files out of letters. `styles` is the folder with profiles, style sheet, templates and fonts.

    Raises RuleFileError where the profiles are wrong. Every method raises LetterError where a letter cannot be made
    as asked; the message says what is wrong and what to do.
    """

    def __init__(self, styles: Path, page_limit: int = PAGE_LIMIT) -> None:
        self.profiles: Mapping[str, Profile] = read_profiles(styles / "profiles.yaml")
        self.fonts = Fonts(styles / "fonts")
        self._styles = styles
        self._page_limit = page_limit
        self._html = LetterHtml(styles)
        self._making = threading.Lock()

    def pdf(self, letter: Letter, archive: bool = False) -> bytes:
        """The letter on paper, checked: PDF/UA-1 for reading and printing, or PDF/A-2a to be kept for years."""
        tidied, _ = tidy(letter)
        check_glyphs(tidied, self.fonts)
        profile = self.profile_of(tidied)
        address = set_address(tidied, profile, self.fonts)
        html = self._html.printed(tidied, profile, address)
        made = self._setter(tidied).pdf(html, profile, ARCHIVE if archive else READ)
        check_pdf(made, tidied, profile, address, self._page_limit)
        return made

    def docx(self, letter: Letter) -> bytes:
        """The letter for a word processor, with real styles, numbered asks and the address where the window is."""
        tidied, _ = tidy(letter)
        profile = self.profile_of(tidied)
        return docx.write(tidied, profile, set_address(tidied, profile, self.fonts))

    def eml(self, letter: Letter, *, from_email: str | None) -> bytes:
        """A message that opens in a mail program ready to be sent, with the letter as text and as PDF."""
        tidied, _ = tidy(letter)
        return mail.write(tidied, self.pdf(letter), from_email)

    def text(self, letter: Letter) -> str:
        """The letter as plain text, 72 columns wide."""
        return text.write(tidy(letter)[0])

    def json(self, letter: Letter) -> str:
        """The structure itself, exactly as it is, so that it can be read again."""
        return structured.write(letter)

    def pieces(self, letter: Letter, limit: int | None = None) -> list[Piece]:
        """The letter in parts to copy into a web form, none longer than `limit` characters."""
        return pieces.cut(tidy(letter)[0], limit)

    def preview(self, letter: Letter) -> str:
        """HTML for inside a page: safe to insert, each block under its key in `data-key`."""
        return self._html.preview(tidy(letter)[0])

    def notes(self, letter: Letter) -> tuple[str, ...]:
        """What is taken out of the letter because no paper can carry it, a sentence for each kind of sign."""
        return tidy(letter)[1]

    def profile_of(self, letter: Letter) -> Profile:
        """The envelope profile that the letter names."""
        profile = self.profiles.get(letter.profile)
        if profile is None:
            raise LetterError(
                f"There is no envelope profile {letter.profile!r}. Choose one of {', '.join(self.profiles)}."
            )
        return profile

    def fits(self, letter: Letter, profile: str) -> bool:
        """Whether the address of the letter has room in the window of this profile."""
        try:
            set_address(tidy(letter)[0], self.profiles[profile], self.fonts)
        except LetterError:
            return False
        return True

    def _setter(self, letter: Letter) -> Setter:
        with self._making:
            return self._for_world if self.fonts.needs_world(characters_to_draw(letter)) else self._for_text

    @cached_property
    def _for_text(self) -> Setter:
        return Setter(self._styles, self.fonts, world=False)

    @cached_property
    def _for_world(self) -> Setter:
        return Setter(self._styles, self.fonts, world=True)
