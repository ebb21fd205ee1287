"""Reads a finished PDF back before it goes out: what would not arrive is refused, with the page and what to do."""

from __future__ import annotations

import io
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import pikepdf

from assistant.domain.letters import Letter
from assistant.errors import LetterError
from assistant.rendering.address import SetAddress
from assistant.rendering.geometry import POINTS_PER_MM, Box
from assistant.rendering.glyphs import is_invisible
from assistant.rendering.pages import Drawn, Page, read_pages
from assistant.rendering.profiles import Profile
from assistant.rendering.profiles_reading import NARROWEST_EDGE

_SLACK = 0.35
"""Millimetres: curves reach a little over the place a letter was given."""
_SAME_GLYPH = str.maketrans("\xad\u2010\u2011\u02bb\u02bc\u2206\u2215", "---\u2018\u2019\u0394\u2044")
_ELSEWHERE = "Choose an envelope without a window and write or stick the address on it, or shorten the address."


def check_pdf(pdf: bytes, letter: Letter, profile: Profile, address: SetAddress, page_limit: int) -> None:
    """Raises LetterError at the first thing that is wrong with the finished pages."""
    pages = read_pages(pdf)
    if len(pages) > page_limit:
        raise LetterError(
            f"The letter has {len(pages)} pages; at most {page_limit} are sent. "
            "Shorten your own account, or enclose it as a paper of its own."
        )
    _check_fonts(pdf)
    for number, page in enumerate(pages, start=1):
        _check_page(page, number, profile, letter.reference)
    _check_window(pages[0].drawn, profile, address)
    _check_address(pages[0].drawn, address, _field(profile, address))


def _check_fonts(pdf: bytes) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for name, font in page.Resources.get("/Font", pikepdf.Dictionary()).items():
                whole = font.get("/DescendantFonts", [font])[0]
                described = whole.get("/FontDescriptor", pikepdf.Dictionary())
                if not any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                    raise LetterError(f"The font {font.get('/BaseFont', name)} is not inside the PDF. Make it again.")


def _check_page(page: Page, number: int, profile: Profile, reference: str) -> None:
    paper = profile.paper
    if abs(page.width - paper.width) > 1 or abs(page.height - paper.height) > 1:
        raise LetterError(
            f"Page {number} is {page.width:.0f} x {page.height:.0f} mm, not {paper.css} ({paper.width:g} x "
            f"{paper.height:g} mm). Make the letter again."
        )
    printable = paper.sheet.shrunk(NARROWEST_EDGE)
    for drawn in page.drawn:
        if _has_ink(drawn) and not printable.holds(drawn.ink, _SLACK):
            raise LetterError(
                f"On page {number} text runs to the edge of the paper, where printers leave it white. "
                "Shorten the longest word or line there."
            )
        for zone in profile.keep_clear:
            if zone.box.meets(drawn.ink, _SLACK):
                raise LetterError(f"On page {number} text stands in a part of the page that is kept clear: {zone.why}.")
    if reference not in page.text and _bare(reference) not in _bare(page.text):
        raise LetterError(f"Page {number} does not carry the reference {reference}. Make the letter again.")


def _check_window(drawn: Iterable[Drawn], profile: Profile, address: SetAddress) -> None:
    """Nothing but the address, and the sender's line above it, where the window could show it."""
    exposed, seen = profile.ever_seen, profile.always_seen
    if exposed is None:
        return
    field, allowed = _field(profile, address), _return_box(profile, address)
    for each in drawn:
        if not _has_ink(each) or not exposed.meets(each.ink):
            continue
        if _in_lines(each, field):
            if not seen.holds(each.ink, _SLACK):
                raise LetterError(f"On page 1 the window does not show all of “{each.text.strip()}”. {_ELSEWHERE}")
        elif allowed is None or not _in_lines(each, allowed):
            raise LetterError(
                f"On page 1 the window of “{profile.name}” would show more than the address, at “{each.text.strip()}”. "
                "Shorten the sender's address, or choose an envelope without a window."
            )


def _check_address(drawn: Iterable[Drawn], address: SetAddress, field: Box) -> None:
    """The lines read off the page are those of the address, one for one; a long line may go over several."""
    read = [line for line in _lines_read(drawn, field, address.type.leading) if line]
    wrong = _first_wrong(address.lines, read)
    if wrong is None:
        return
    shown = f"On page 1 the window shows “{'”, “'.join(read)}”"
    if wrong == len(address.lines):
        raise LetterError(f"{shown}, which goes on after the address. {_ELSEWHERE}")
    raise LetterError(f"{shown}, but line {wrong + 1} of the address says “{address.lines[wrong]}”. {_ELSEWHERE}")


def _first_wrong(meant: Sequence[str], read: Sequence[str]) -> int | None:
    """Which line is not on the page as it was meant, counted from 0; None where all are there, and nothing else."""
    if not meant:
        return 0 if read else None
    furthest = 0
    for count in range(1, len(read) - len(meant) + 2):
        if _is_same(meant[0], "".join(read[:count])):
            wrong = _first_wrong(meant[1:], read[count:])
            if wrong is None:
                return None
            furthest = max(furthest, wrong + 1)
    return furthest


def _is_same(meant: str, read: str) -> bool:
    if _is_read_exactly(meant):
        return _bare(meant) == read
    return bool(read) and not Counter(_plain_letters(_bare(meant))) - Counter(_plain_letters(read))


def _lines_read(drawn: Iterable[Drawn], field: Box, leading: float) -> list[str]:
    """What stands in the field, line by line; an accent that is drawn by itself may stand a little off its line."""
    lines: list[list[Drawn]] = []
    for each in sorted((each for each in drawn if _in_lines(each, field)), key=lambda each: each.baseline):
        if not lines or each.baseline - lines[-1][0].baseline > leading / POINTS_PER_MM * 0.6:
            lines.append([])
        lines[-1].append(each)
    return [_bare("".join(each.text for each in sorted(line, key=lambda each: each.ink.left))) for line in lines]


def _field(profile: Profile, address: SetAddress) -> Box:
    """Where the address may stand: as far down as the window shows, since some scripts ask for more room in a line."""
    bottom = profile.always_seen.bottom if profile.has_window else profile.body
    return Box(address.box.left, address.box.top, address.box.right, bottom)


def _in_lines(drawn: Drawn, box: Box) -> bool:
    return box.left - 1 <= drawn.ink.left <= box.right and box.top <= drawn.baseline <= box.bottom


def _has_ink(drawn: Drawn) -> bool:
    return bool(drawn.text.strip()) and drawn.ink.width > 0


def _return_box(profile: Profile, address: SetAddress) -> Box | None:
    if profile.return_line is None or not address.return_text:
        return None
    return Box(address.box.left, address.return_top, address.box.right, profile.return_line.bottom)


def _bare(text: str) -> str:
    """The text as it can be compared: signs that share a glyph made equal, without spaces and invisible signs.

    Accents that are no part of a letter are left out too: they are drawn one by one, anywhere around it.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SAME_GLYPH)
    return "".join(
        char
        for char in plain
        if not char.isspace() and not is_invisible(char) and unicodedata.category(char) not in ("Mn", "Me")
    )


def _plain_letters(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum())


def _is_read_exactly(line: str) -> bool:
    """Whether a PDF gives the characters back one by one in order: not where letters join, turn or change places."""
    return not any(
        unicodedata.bidirectional(char) in ("R", "AL", "AN") or "\u0900" <= char <= "\u1cff" or ord(char) > 0x1F000
        for char in line
    )
