"""HTML to PDF by WeasyPrint, which is loaded when the first letter is set and shared from then on.

Fonts and style sheets are read once per process. Pango is not safe for several threads at once, so that letters are
set one after the other; a machine with more cores runs more processes.
"""

from __future__ import annotations

import logging
import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.errors import LetterError
from assistant.rendering.css import css_of
from assistant.rendering.fonts import Fonts
from assistant.rendering.glyph_texts import mend_texts_of_glyphs
from assistant.rendering.profiles import Profile

READ, ARCHIVE = "pdf/ua-1", "pdf/a-2a"
_ONE_AT_A_TIME = threading.RLock()
_HARMLESS = "HarfBuzz-Subset"
_NO_GLYPH = re.compile(r"^\.notdef .*\((U\+[0-9A-F]+)\)$")


class Setter:
    """Sets pages with one set of fonts. `world` makes it open the fonts for rarer characters too."""

    def __init__(self, styles: Path, fonts: Fonts, *, world: bool) -> None:
        self._styles = styles
        self._fonts = fonts
        with _ONE_AT_A_TIME, fonts.only_these(world=world):
            import weasyprint  # noqa: PLC0415 - half a second that only a letter costs
            from weasyprint.css.counters import CounterStyle  # noqa: PLC0415
            from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
            from weasyprint.urls import URLFetcher  # noqa: PLC0415

            self._weasyprint = weasyprint
            self._font_config = FontConfiguration()
            self._counter_style = CounterStyle()
            self._fetcher = _nothing_is_fetched(URLFetcher)
            self._shared = self._parsed((styles / "letter.css").read_text(encoding="utf-8"))
        self._of_profile = lru_cache(maxsize=64)(lambda profile: self._parsed(css_of(profile)))

    def pdf(self, html: str, profile: Profile, variant: str) -> bytes:
        """The finished pages. Raises LetterError where anything was missing while they were set."""
        from weasyprint.urls import FatalURLFetchingError  # noqa: PLC0415

        with _ONE_AT_A_TIME, warnings.catch_warnings(), _complaints() as complaints:
            warnings.simplefilter("ignore", ResourceWarning)  # the colour profile of archive copies is left open
            try:
                made: bytes = self._weasyprint.HTML(string=html, url_fetcher=self._fetcher).write_pdf(
                    stylesheets=[self._shared, self._of_profile(profile)],
                    font_config=self._font_config,
                    counter_style=self._counter_style,
                    pdf_variant=variant,
                    finisher=lambda _document, pdf: mend_texts_of_glyphs(pdf, self._fonts),
                )
            except FatalURLFetchingError as error:
                raise LetterError(f"The letter asks for a file that is not part of it ({error}).") from error
        if complaints:
            raise LetterError(_in_words(complaints))
        return made

    def _parsed(self, css: str) -> Any:
        return self._weasyprint.CSS(
            string=css,
            font_config=self._font_config,
            counter_style=self._counter_style,
            url_fetcher=self._fetcher,
        )


def _nothing_is_fetched(fetcher: Any) -> Any:
    """A fetcher that refuses everything: fonts come by name, and a letter has no pictures."""

    class Refusing(fetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: Any = None) -> Any:
            raise PermissionError(f"{url[:80]} is not part of a letter")

    return Refusing(fail_on_errors=True)


def _in_words(complaints: list[str]) -> str:
    signs = sorted({sign for complaint in complaints for sign in _NO_GLYPH.findall(complaint)})
    if signs:
        return (
            f"No font of Recourse can print {', '.join(signs)} where it stands. Take it out, or write it another way."
        )
    return f"The letter could not be set as it is: {'; '.join(complaints)}"


@contextmanager
def _complaints() -> Iterator[list[str]]:
    """What WeasyPrint warns of meanwhile in this thread: a letter that lacks a glyph or a file must not go out."""
    thread = threading.get_ident()
    heard: list[str] = []

    class Listener(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            if record.thread == thread and _HARMLESS not in record.getMessage():
                heard.append(record.getMessage())

    listener = Listener(logging.WARNING)
    logger = logging.getLogger("weasyprint")
    logger.addHandler(listener)
    try:
        yield heard
    finally:
        logger.removeHandler(listener)
