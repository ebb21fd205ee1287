"""The counting of a date, set like a sum: each step as a sentence, with the day it leads to."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from flask_babel import gettext

from assistant.domain.counting import Because
from assistant.domain.deadlines import Deadline
from assistant.web.explained import sentence

Line = str | tuple[str, datetime.date]
LEADS_TO = "→"
END = "{date}"


def counting_lines(because: Iterable[Because]) -> list[Line]:
    """The steps in the language of the page."""
    return [_line(step) for step in because]


def source_links(sources: Iterable[str]) -> list[str | tuple[str, str]]:
    """Sources as texts, or as pairs of what to read and its address."""
    return [(_readable(one), one) if one.startswith(("http://", "https://")) else one for one in sources]


def why(deadline: Deadline) -> tuple[list[Line], list[str | tuple[str, str]]]:
    """The counting and the sources of a deadline."""
    return counting_lines(deadline.because), source_links(deadline.sources)


def _readable(address: str) -> str:
    """An address without what nobody reads aloud."""
    return address.partition("://")[2].removeprefix("www.").rstrip("/")


def _line(because: Because) -> Line:
    said = gettext(because.text)
    values = because.mapping()
    date = values.get("date")
    if LEADS_TO not in said or not said.endswith(END) or not isinstance(date, datetime.date):
        return sentence(said, because)
    left, _arrow, right = said.removesuffix(END).rpartition(LEADS_TO)
    return sentence(f"{left.strip()} {right.strip()}".strip(), because), date
