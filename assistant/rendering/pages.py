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
class Sign:
    """One drawn character: its text, its sides, and the line it stands on, from the top left corner."""

    text: str
    left: float
    right: float
    baseline: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its size, its characters (of the first page only), the boxes around its stretches of text, its text."""

    width: float
    height: float
    signs: tuple[Sign, ...]
    stretches: tuple[Box, ...]
    text: str


def read_pages(pdf: bytes) -> tuple[Page, ...]:
    """Every page, in order."""
    pdfium, raw = _pdfium()
    with _ONE_AT_A_TIME:
        document = pdfium.PdfDocument(pdf)
        try:
            return tuple(_page(document[number], raw, whole=number == 0) for number in range(len(document)))
        finally:
            document.close()


@lru_cache(maxsize=1)
def _pdfium() -> tuple[ModuleType, ModuleType]:
    import pypdfium2  # noqa: PLC0415 - loaded with the first letter
    import pypdfium2.raw  # noqa: PLC0415

    return pypdfium2, pypdfium2.raw


def _page(page: Any, raw: ModuleType, *, whole: bool) -> Page:
    width, height = page.get_size()
    read = page.get_textpage()
    try:
        return Page(
            width / POINTS_PER_MM,
            height / POINTS_PER_MM,
            tuple(_signs(read, height, raw)) if whole else (),
            tuple(_stretches(read, height)),
            read.get_text_range(),
        )
    finally:
        read.close()
        page.close()


def _signs(read: Any, height: float, raw: ModuleType) -> Iterator[Sign]:
    x, y, left, right, bottom, top = (ctypes.c_double() for _ in range(6))
    for number in range(read.count_chars()):
        if raw.FPDFText_IsGenerated(read, number) == 1:
            continue
        raw.FPDFText_GetCharOrigin(read, number, x, y)
        raw.FPDFText_GetCharBox(read, number, left, right, bottom, top)
        yield Sign(
            chr(raw.FPDFText_GetUnicode(read, number)),
            min(x.value, left.value) / POINTS_PER_MM,
            max(x.value, right.value) / POINTS_PER_MM,
            (height - y.value) / POINTS_PER_MM,
        )


def _stretches(read: Any, height: float) -> Iterator[Box]:
    for number in range(read.count_rects()):
        left, bottom, right, top = read.get_rect(number)
        yield Box(
            left / POINTS_PER_MM,
            (height - top) / POINTS_PER_MM,
            right / POINTS_PER_MM,
            (height - bottom) / POINTS_PER_MM,
        )
