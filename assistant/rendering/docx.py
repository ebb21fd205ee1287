"""The letter for a word processor: real styles, real numbering, and the address where the window shows it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping

from docx import Document
from docx.document import Document as Written
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph as WrittenParagraph
from docx.text.run import Run

from assistant.domain.letters import Asks, Block, Heading, Inline, Letter, Paragraph, Points, Quotation, Table
from assistant.rendering.address import SetAddress
from assistant.rendering.columns import column_shares
from assistant.rendering.docx_styles import (
    ADDRESS,
    ASIDE,
    CLOSING,
    DETAIL,
    RETURN_LINE,
    SMALL,
    Frame,
    new_numbering,
    number_by,
    prepare,
    put_in_frame,
)
from assistant.rendering.html import page_label
from assistant.rendering.profiles import Profile
from assistant.rendering.text import reference_line


def write(letter: Letter, profile: Profile, address: SetAddress) -> bytes:
    """The letter as a DOCX file."""
    document = Document()
    frames = _frames(profile, address)
    prepare(document, letter, profile, frames)
    _header(document, letter)
    _head(document, letter, profile, address, frames)
    _opening(document, letter, profile)
    _details(document, letter)
    if letter.salutation:
        document.add_paragraph(letter.salutation)
    for block in letter.blocks:
        _block(document, block)
    document.add_paragraph(letter.closing, style=CLOSING)
    document.add_paragraph(letter.signature)
    if letter.enclosures:
        document.add_paragraph(style=SMALL).add_run(letter.enclosures_label).bold = True
        document.add_paragraph("\n".join(letter.enclosures), style=SMALL)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _frames(profile: Profile, address: SetAddress) -> dict[str, Frame]:
    aside, field = profile.aside, profile.address
    frames = {
        ASIDE: Frame(aside.left, aside.top, aside.width, 9.5, 13),
        ADDRESS: Frame(field.left, address.box.top, field.width, address.type.size, address.type.leading),
    }
    if profile.return_line and address.return_text:
        line = profile.return_line
        frames[RETURN_LINE] = Frame(field.left, address.return_top, field.width, line.size, line.leading)
    return frames


def _header(document: Written, letter: Letter) -> None:
    """Reference and page numbers on every page."""
    before, between, after = page_label(letter)
    line = document.sections[0].header.paragraphs[0]
    line.add_run(f"{letter.reference}  ·  {before}")
    _field(line, "PAGE")
    line.add_run(between)
    _field(line, "NUMPAGES")
    line.add_run(after)


def _head(
    document: Written, letter: Letter, profile: Profile, address: SetAddress, frames: Mapping[str, Frame]
) -> None:
    """Sender and address, each in its frame."""

    def add(text: str, style: str) -> Run:
        paragraph = document.add_paragraph(style=style)
        put_in_frame(paragraph, frames[style])
        return paragraph.add_run(text)

    sender = letter.sender
    add(sender.name, ASIDE).bold = True
    for line in (*sender.lines, *sender.contact, reference_line(letter)):
        add(line, ASIDE)
    if letter.place_and_date and not profile.date_in_body:
        add(letter.place_and_date, ASIDE)
    if RETURN_LINE in frames:
        add(address.return_text, RETURN_LINE)
    for line in address.lines:
        add(line, ADDRESS)


def _opening(document: Written, letter: Letter, profile: Profile) -> None:
    """What comes before the salutation; the first of it begins below everything the window can show."""
    written = []
    if letter.place_and_date and profile.date_in_body:
        written.append(document.add_paragraph(letter.place_and_date))
        written[0].paragraph_format.left_indent = Mm(profile.address.left - profile.margins.left)
    if letter.delivery_note:
        written.append(document.add_paragraph())
        written[-1].add_run(letter.delivery_note).bold = True
    written.append(document.add_paragraph(letter.subject, style="Heading 1"))
    written[0].paragraph_format.space_before = Mm(profile.body - profile.margins.top)


def _details(document: Written, letter: Letter) -> None:
    if letter.details and letter.details_label:
        document.add_paragraph(letter.details_label, style=DETAIL)
    for detail in letter.details:
        last = document.add_paragraph(f"{detail.label}: {detail.value}", style=DETAIL)
        if detail is letter.details[-1]:
            last.paragraph_format.space_after = Pt(15)


def _block(document: Written, block: Block) -> None:
    match block:
        case Paragraph(runs=runs):
            _write(document.add_paragraph(), runs)
        case Heading(runs=runs):
            _write(document.add_paragraph(style="Heading 2"), runs)
        case Asks(asks=asks, first=first):
            _list(document, asks, new_numbering(document, first))
        case Points(points=points):
            _list(document, points, new_numbering(document, None))
        case Table():
            _table(document, block)
        case Quotation(lines=lines):
            document.add_paragraph("\n".join(lines), style="Quote")


def _list(document: Written, items: Iterable[Inline], numbering: int) -> None:
    for item in items:
        paragraph = document.add_paragraph(style="List Paragraph")
        number_by(paragraph, numbering)
        _write(paragraph, item)


def _write(paragraph: WrittenParagraph, runs: Inline) -> None:
    for run in runs:
        paragraph.add_run(run.text).bold = run.strong or None


def _table(document: Written, block: Table) -> None:
    """Without lines, its head repeated on every page, columns as wide as what stands in them asks for."""
    table = document.add_table(rows=1, cols=max(len(block.columns), 1))
    section = document.sections[0]
    room = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
    for cell, label in zip(table.rows[0].cells, block.columns, strict=False):
        cell.paragraphs[0].add_run(label).bold = True
    repeated = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)  # noqa: SLF001 - python-docx has no way of its own
    for row in block.rows:
        for cell, value in zip(table.add_row().cells, row, strict=False):
            cell.text = value
    for column, share in zip(table.columns, column_shares(block), strict=False):
        column.width = Emu(int(room * share))
        for cell in column.cells:
            cell.width = column.width
    document.add_paragraph(style=SMALL)


def _field(paragraph: WrittenParagraph, name: str) -> None:
    """A number that the word processor keeps up to date."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no way of its own
