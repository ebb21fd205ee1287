"""What stands where on the pages of a finished PDF, read by PDFium as a viewer would. Millimetres throughout."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import Any

from assistant.rendering.geometry import POINTS_PER_MM, Box

_ONE_AT_A_TIME = threading.Lock()  # PDFium keeps state for the whole process


@dataclass(frozen=True, slots=True)
class Drawn:
    """A stretch of text as it was drawn: its characters, the box around its ink, and the line it stands on."""

    text: str
    ink: Box
    baseline: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, everything drawn on it that is text, and its text as a reader copies it."""

    width: float
    height: float
    drawn: tuple[Drawn, ...]
    text: str


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page, in order."""
    pdfium, raw = _pdfium()
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(_page(document[number], raw) for number in range(len(document)))
        finally:
            document.close()


@lru_cache(maxsize=1)
def _pdfium() -> tuple[ModuleType, ModuleType]:
    import pypdfium2  # noqa: PLC0415 - loaded with the first letter
    import pypdfium2.raw  # noqa: PLC0415

    return pypdfium2, pypdfium2.raw


def _page(page: Any, raw: ModuleType) -> Page:
    width, height = page.get_size()
    read = page.get_textpage()
    try:
        return Page(
            width / POINTS_PER_MM,
            height / POINTS_PER_MM,
            tuple(_drawn(page, read, height, raw)),
            read.get_text_range(),
        )
    finally:
        read.close()
        page.close()


def _drawn(page: Any, read: Any, height: float, raw: ModuleType) -> Iterator[Drawn]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    place = raw.FS_MATRIX()
    for number in range(raw.FPDFPage_CountObjects(page)):
        thing = raw.FPDFPage_GetObject(page, number)
        if raw.FPDFPageObj_GetType(thing) != raw.FPDF_PAGEOBJ_TEXT:
            continue
        raw.FPDFPageObj_GetBounds(thing, left, bottom, right, top)
        raw.FPDFPageObj_GetMatrix(thing, place)
        yield Drawn(
            _text(thing, read, raw),
            Box(
                left.value / POINTS_PER_MM,
                (height - top.value) / POINTS_PER_MM,
                right.value / POINTS_PER_MM,
                (height - bottom.value) / POINTS_PER_MM,
            ),
            (height - place.f) / POINTS_PER_MM,
        )


def _text(thing: Any, read: Any, raw: ModuleType) -> str:
    size = raw.FPDFTextObj_GetText(thing, read, None, 0)
    units = (ctypes.c_ushort * size)()
    raw.FPDFTextObj_GetText(thing, read, units, size)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\0")
