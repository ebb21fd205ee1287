"""Decisions about a draft: which address, which lines in the window, what a person's edit changes, its reference."""

from __future__ import annotations

import dataclasses
import hashlib
import re
from collections.abc import Mapping

from assistant.domain.letters import Asks, Block, Heading, Letter, Paragraph, Points, Quotation, Run, Table
from assistant.domain.organisations import Address, Organisation
from assistant.domain.rights import Right
from assistant.domain.typed_text import is_blank, problem_in_passage, tidy_passage
from assistant.errors import BadInput

LONGEST_LEGAL_NAME = 44
"""In characters: what the narrowest window holds. A longer legal name is not put into an address that lacks it."""

LONGEST_EDIT = 8_000

_REFERENCE_SIGNS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # none that is easily taken for another

_DATA_PROTECTION = ("data protection", "privacy", "controller", "consumer", "access")
_FITS: Mapping[Right, tuple[str, ...]] = {
    Right.ACCESS: ("free copy", "copy of the file", "disclosure", "access", "consumer file", "data protection"),
    Right.FREE_REPORT: ("free copy", "copy of the file", "disclosure", "own credit report", "consumer file", "report"),
    Right.CORRECTION: ("dispute", "correction", "rectification"),
    Right.DISPUTE: ("dispute", "correction", "rectification"),
    Right.NOTICE_OF_CORRECTION: ("dispute", "correction", "consumer letters"),
    Right.SECURITY_FREEZE: ("security freeze",),
    Right.FRAUD_ALERT: ("fraud alert",),
    Right.BLOCK_IDENTITY_THEFT: ("identity-theft", "fraud alert", "dispute"),
}
_ONLY_FOR = ("security freeze", "fraud alert", "search results", "visiting")
_REMARK = re.compile(r"\s*\([^)]*\)")
_NOT_CLEAN = re.compile(r"[;()]|\b(and|see)\b")


def postal_address(organisation: Organisation, right: Right) -> Address | None:
    """The address a letter about this right goes to, or None where the organisation has none.

    One that is meant for the right, then one for data protection, then the first that is not kept for something
    else; of equals, the one that is not in doubt.
    """
    fits = _FITS.get(right, ())

    def distance(address: Address) -> tuple[int, bool]:
        purpose = address.purpose.casefold()
        if any(word in purpose for word in fits):
            return 0, address.in_doubt
        if any(word in purpose for word in _ONLY_FOR):
            return 9, address.in_doubt
        return (1 if any(word in purpose for word in _DATA_PROTECTION) else 2), address.in_doubt

    return min(organisation.addresses, key=distance, default=None)


def addressed_name(organisation: Organisation) -> str:
    """The name by which a letter speaks of its addressee: the legal entity, where the directory knows just one."""
    legal = organisation.legal_name or ""
    if legal and not _NOT_CLEAN.search(legal):
        return legal
    return _REMARK.sub("", organisation.name).strip() or organisation.name


def window_lines(organisation: Organisation, address: Address) -> tuple[str, ...]:
    """The address as it stands in the window: the legal entity first, then whoever it wants to be reached through."""
    lines = address.lines
    legal = organisation.legal_name or ""
    if not lines or not legal or _NOT_CLEAN.search(legal):
        return lines
    for number, line in enumerate(lines):
        if line.casefold() == legal.casefold():
            return (line, *lines[:number], *lines[number + 1 :])
    if legal.casefold().startswith(f"{lines[0].casefold()} ") and len(legal) <= LONGEST_LEGAL_NAME:
        return (legal, *lines[1:])
    if address.purpose.startswith("representative"):
        return (lines[0], legal, *lines[1:])
    return lines


def reference(year: int, seed: str) -> str:
    """A reference such as `R-2026-K7M2Q`: the same for the same seed, and nothing of the seed can be read from it."""
    number = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "surrogatepass")).digest())
    signs = []
    for _ in range(5):
        number, sign = divmod(number, len(_REFERENCE_SIGNS))
        signs.append(_REFERENCE_SIGNS[sign])
    return f"R-{year}-{''.join(signs)}"


def words_in(text: str) -> int:
    """How many words a reader counts; a sign that stands alone, such as a dash, is none."""
    return sum(any(char.isalnum() for char in word) for word in text.split())


def as_plain_text(block: Block) -> str | None:
    """What stands in a box for editing this block, one ask or point a line; None where it is not edited as text."""
    match block:
        case Paragraph() | Heading():
            return _plain(block.runs)
        case Asks():
            return "\n".join(_plain(ask) for ask in block.asks)
        case Points():
            return "\n".join(_plain(point) for point in block.points)
        case Quotation():
            return "\n".join(block.lines)
        case Table():
            return None


def edit_blocks(letter: Letter, edits: Mapping[str, str | None]) -> Letter:
    """The letter with the person's own wording in some blocks.

    For each key: None leaves the block as written, a text takes its place as plain text, an empty one takes the block
    out. Asks keep counting on. Raises BadInput for a key that this letter lacks, for a table (it follows the items),
    and for text that cannot be printed.
    """
    known = {block.key: block for block in letter.blocks}
    problems: dict[str, str] = {}
    for key, text in edits.items():
        if key not in known:
            problems[key] = "this paragraph is not in the letter any more; go back and look at the letter again"
        elif text is not None and isinstance(known[key], Table):
            problems[key] = "the table follows your list of what is wrong; change it there"
        elif text is not None and (problem := problem_in_passage(tidy_passage(text), LONGEST_EDIT)):
            problems[key] = problem
    if problems:
        raise BadInput(problems)
    blocks: list[Block] = []
    for block in letter.blocks:
        text = edits.get(block.key)
        blocks += [block] if text is None else _replaced(block, tidy_passage(text))
    return dataclasses.replace(letter, blocks=_renumbered(blocks))


def _replaced(block: Block, text: str) -> list[Block]:
    lines = [line.strip() for line in text.split("\n") if not is_blank(line)]
    if not lines:
        return []
    match block:
        case Asks():
            return [dataclasses.replace(block, asks=tuple((Run(line),) for line in lines))]
        case Points():
            return [dataclasses.replace(block, points=tuple((Run(line),) for line in lines))]
        case Quotation():
            return [dataclasses.replace(block, lines=tuple(text.split("\n")))]
        case Paragraph() | Heading():
            keys = (block.key, *(f"{block.key}.{number}" for number in range(2, len(lines) + 1)))
            return [
                dataclasses.replace(block, key=key, runs=(Run(line),)) for key, line in zip(keys, lines, strict=True)
            ]
        case Table():
            return [block]


def _renumbered(blocks: list[Block]) -> tuple[Block, ...]:
    following = 1
    numbered: list[Block] = []
    for block in blocks:
        if isinstance(block, Asks):
            numbered.append(dataclasses.replace(block, first=following))
            following += len(block.asks)
        else:
            numbered.append(block)
    return tuple(numbered)


def _plain(runs: tuple[Run, ...]) -> str:
    return "".join(run.text for run in runs)
