"""Styles, numbering and frames of the word processor file; what python-docx has no words for is written as XML."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from docx.document import Document as Written
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as WrittenParagraph

from assistant.domain.letters import Letter
from assistant.rendering.profiles import Profile

ADDRESS, RETURN_LINE, ASIDE = "Recipient", "Return line", "Sender"
DETAIL, CLOSING, SMALL = "Detail", "Closing line", "Small"
FONT = "Cambria"
"""A serif that Word has, and that other word processors replace by one of the same widths."""
_TWIPS_PER_MM = 1440 / 25.4
_INK, _SOFT = RGBColor(0x14, 0x20, 0x2B), RGBColor(0x40, 0x50, 0x5E)


@dataclass(frozen=True, slots=True)
class Frame:
    """A column that stands at one place of the first page: millimetres from its top left corner, type in points."""

    left: float
    top: float
    width: float
    size: float
    leading: float


def prepare(document: Written, letter: Letter, profile: Profile, frames: Mapping[str, Frame]) -> None:
    """Paper, margins, language, title and every style that the letter uses."""
    _page(document, profile)
    _about(document, letter)
    normal = _style(document, "Normal", size=11, leading=15, after=7.5)
    normal.paragraph_format.widow_control = True
    _language(normal, letter.language)
    _style(document, "Heading 1", size=11, leading=15, after=15, bold=True)
    _style(document, "Heading 2", size=11, leading=15, before=15, after=7.5, bold=True)
    _style(document, "List Paragraph", size=11, leading=15, after=4)
    _style(document, "Quote", size=11, leading=15, after=7.5).paragraph_format.left_indent = Mm(7)
    _style(document, "Header", size=8.5, leading=11).font.color.rgb = _SOFT
    _style(document, DETAIL, size=11, leading=15)
    _style(document, SMALL, size=9.5, leading=13)
    closing = _style(document, CLOSING, size=11, leading=15, before=15).paragraph_format
    closing.space_after, closing.keep_with_next = Mm(17), True
    for name, frame in frames.items():
        _style(document, name, size=frame.size, leading=frame.leading)


def new_numbering(document: Written, first: int | None) -> int:
    """A list of its own: numbers from `first` on, or dashes; returns the number that its paragraphs refer to."""
    numbering = document.part.numbering_part.element
    number = len(numbering.findall(qn("w:abstractNum"))) + 100
    shape = '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/>'
    if first is None:
        shape = '<w:numFmt w:val="bullet"/><w:lvlText w:val="–"/>'
    kind = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="{first or 1}"/>{shape}<w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
    )
    used = numbering.findall(qn("w:num"))
    used[0].addprevious(kind) if used else numbering.append(kind)
    return int(numbering.add_num(number).numId)


def number_by(paragraph: WrittenParagraph, numbering: int) -> None:
    """Makes the paragraph an entry of a list."""
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no way of its own
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbering


def _page(document: Written, profile: Profile) -> None:
    section, margins = document.sections[0], profile.margins
    section.page_width, section.page_height = Mm(profile.paper.width), Mm(profile.paper.height)
    section.top_margin, section.right_margin = Mm(margins.top), Mm(margins.right)
    section.bottom_margin, section.left_margin = Mm(margins.bottom), Mm(margins.left)
    section.header_distance = Mm(10)


def _about(document: Written, letter: Letter) -> None:
    about = document.core_properties
    about.title, about.author, about.comments = letter.subject[:255], letter.sender.name[:255], ""
    about.language = letter.language
    about.created = about.modified = datetime.datetime.combine(letter.date, datetime.time())


def _style(
    document: Written,
    name: str,
    *,
    size: float,
    leading: float,
    before: float = 0,
    after: float = 0,
    bold: bool = False,
) -> ParagraphStyle:
    styles = document.styles
    found = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style = cast("ParagraphStyle", found)
    font, paragraph = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic, font.color.rgb = FONT, Pt(size), bold, False, _INK
    for script in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        style.element.rPr.rFonts.attrib.pop(qn(script), None)
    paragraph.line_spacing_rule, paragraph.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
    paragraph.space_before, paragraph.space_after = Pt(before), Pt(after)
    return style


def _language(style: ParagraphStyle, language: str) -> None:
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), language)
    style.element.rPr.append(mark)
    for other in style.element.getparent().iter(qn("w:lang")):
        other.set(qn("w:val"), language)


def put_in_frame(paragraph: WrittenParagraph, frame: Frame) -> None:
    """Makes the paragraph stand at the frame's place on the page; neighbours in the same frame stay together."""
    place: BaseOxmlElement = OxmlElement("w:framePr")
    lengths = {"w": frame.width, "x": frame.left, "y": frame.top}
    for name, length in lengths.items():
        place.set(qn(f"w:{name}"), str(round(length * _TWIPS_PER_MM)))
    for name, value in {"hAnchor": "page", "vAnchor": "page", "wrap": "around", "hRule": "auto"}.items():
        place.set(qn(f"w:{name}"), value)
    properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - python-docx has no way of its own
    properties.insert_element_before(place, "w:widowControl", "w:numPr", "w:spacing", "w:ind", "w:jc", "w:rPr")
