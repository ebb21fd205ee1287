"""The letter as HTML: one page template for print and one for the preview, filled by Jinja in its sandbox."""

from __future__ import annotations

import re
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from assistant.domain.letters import Asks, Block, Heading, Letter, Paragraph, Points, Quotation, Table
from assistant.errors import LetterError
from assistant.rendering.address import SetAddress
from assistant.rendering.columns import column_shares
from assistant.rendering.profiles import Profile

_PAGE_LABEL = re.compile(r"(?s)(.*)\{page\}(.*)\{pages\}(.*)")


class LetterHtml:
    """Fills the templates in the folder of styles. What a person typed is text in every one of them."""

    def __init__(self, styles: Path) -> None:
        environment = SandboxedEnvironment(
            loader=FileSystemLoader(styles),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["lines"] = with_line_breaks
        environment.filters["kind"] = kind
        environment.filters["shares"] = column_shares
        self._print = environment.get_template("letter.html")
        self._preview = environment.get_template("preview.html")

    def printed(self, letter: Letter, profile: Profile, address: SetAddress) -> str:
        """A whole page, for setting."""
        return self._print.render(letter=letter, profile=profile, address=address, page=page_label(letter))

    def preview(self, letter: Letter) -> str:
        """What a page shows inside: the same parts in the same order, each block under its key."""
        return self._preview.render(letter=letter)


def with_line_breaks(text: str) -> Markup:
    """The text escaped, with its line ends as line breaks."""
    return Markup("<br>").join(escape(line) for line in text.split("\n"))


def kind(block: Block) -> str:
    """The name of the macro that sets this kind of block."""
    match block:
        case Paragraph():
            return "paragraph"
        case Heading():
            return "heading"
        case Asks():
            return "asks"
        case Points():
            return "points"
        case Table():
            return "table"
        case Quotation():
            return "quotation"


def page_label(letter: Letter) -> tuple[str, str, str]:
    """What stands before, between and after the two page numbers.

    Raises LetterError where the label lacks one of them.
    """
    parts = _PAGE_LABEL.fullmatch(letter.page_label)
    if parts is None:
        raise LetterError(f"The page label {letter.page_label!r} must hold {{page}} and, after it, {{pages}}.")
    before, between, after = parts.groups()
    return before, between, after
