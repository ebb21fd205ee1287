"""The fixed words of letters in one language (letters/texts/common/LANGUAGE/words.yaml): salutation, labels, units.

A country may have words of its own beside its language (`de-AT`): such a file holds only what differs.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.domain.identifiers import NEVER_PRINTED, Identifier
from assistant.domain.periods import Period, Unit
from assistant.rendering.texts.yaml_reading import Entry, Problems, members, only, read_mapping, text_of

NO_BREAK_SPACE = "\u00a0"

TEXTS = ("salutation", "closing", "reference", "enclosures", "details", "page", "date_order")
DELIVERY = ("by_post", "by_email")
GROUPS: Mapping[str, tuple[str, ...]] = {
    "table": ("number", "what", "why_wrong", "should_be", "proof"),
    "identifiers": tuple(identifier.value for identifier in Identifier if identifier not in NEVER_PRINTED),
    "enclosure_names": ("proof", "identity_copy", "report_page"),
}
UNITS = tuple(unit.value for unit in Unit)

_BLANKS = {"page": {"page", "pages"}, "date_order": {"place", "date"}, "enclosure_names.proof": {"number"}}


@dataclass(frozen=True, slots=True)
class Words:
    """The fixed words of a language: `said` by key, those of a group dotted (`table.what`); `units` as (one, many)."""

    said: Mapping[str, str]
    units: Mapping[str, tuple[str, str]]

    def __getitem__(self, key: str) -> str:
        return self.said[key]

    def varied(self, other: Words) -> Words:
        """These words, with those that differ in one country put in their place."""
        return Words({**self.said, **other.said}, {**self.units, **other.units})

    def period(self, period: Period) -> str:
        """A length of time in words, fit to follow "within": "one month", "30 days".

        The singular may carry its own word for one ("einem Monat"); where it does not, the digit is put before it.
        """
        one, many = self.units[period.unit.value]
        if period.length == 1 and len(one.split()) > len(many.split()):
            return one.replace(" ", NO_BREAK_SPACE, 1)
        return f"{period.length}{NO_BREAK_SPACE}{one if period.length == 1 else many}"

    def place_and_date(self, place: str, date: str) -> str:
        """The line above the subject; the date alone, with a capital, where no place is given."""
        if place:
            return self["date_order"].replace("{date}", date).replace("{place}", place)
        return date

    def proof(self, number: int) -> str:
        """What the proof of an item is called among the enclosures."""
        return self["enclosure_names.proof"].replace("{number}", str(number))


def read_words(text: str, name: str, problems: Problems) -> Words:
    """The words in the folder `name` (`de`, or `de-AT` with only what differs); every problem is noted."""
    entries = read_mapping(text, problems)
    _check_keys(entries, "-" in name, problems)
    if (language := text_of(entries, "language", problems)) not in (name, None):
        problems.add(
            entries["language"].line, "language", f"{language!r} stands in the folder {name!r}; make them agree"
        )
    said: dict[str, str] = {}
    for key in (*TEXTS, *DELIVERY):
        if (text_there := text_of(entries, key, problems)) is not None:
            said[key] = text_there
    for group in GROUPS:
        for key, entry in _members(entries, group, problems).items():
            said[f"{group}.{key}"] = text_of({key: entry}, key, problems) or key
    _check_blanks(entries, said, problems)
    return Words(said, _units(entries, problems))


def _check_keys(entries: Mapping[str, Entry], partial: bool, problems: Problems) -> None:
    every = (*TEXTS, *GROUPS, "units")
    only(
        entries,
        ("language",) if partial else ("language", *every),
        (*every, *DELIVERY) if partial else DELIVERY,
        problems,
    )
    for group, names in {**GROUPS, "units": UNITS}.items():
        if group in entries:
            only(_members(entries, group, problems), () if partial else names, names if partial else (), problems)


def _members(entries: Mapping[str, Entry], group: str, problems: Problems) -> Mapping[str, Entry]:
    return members(entries[group].node, problems, key=group) if group in entries else {}


def _units(entries: Mapping[str, Entry], problems: Problems) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, entry in _members(entries, "units", problems).items():
        forms = [str(form.value) for form in entry.node.value] if isinstance(entry.node.value, list) else []
        if len(forms) == 2:
            found[name] = (forms[0], forms[1])
        else:
            problems.add(entry.line, f"units.{name}", "write the singular and the plural in square brackets")
    return found


def _check_blanks(entries: Mapping[str, Entry], said: Mapping[str, str], problems: Problems) -> None:
    for key, blanks in _BLANKS.items():
        if key in said and _braces(said[key]) != blanks:
            wanted = " and ".join(f"{{{blank}}}" for blank in sorted(blanks))
            problems.add(entries[key.split(".")[0]].line, key, f"the text must hold {wanted}, and no other braces")


def _braces(text: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    except ValueError:
        return set()
