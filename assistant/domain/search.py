"""Finding an organisation by what people call it: without accents, in any order, forgiving a slip of the key."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable

from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation

_WORD = re.compile(r"\w+")
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "æ": "ae", "œ": "oe", "ı": "i"})
NEAR_ENOUGH = 0.8
"""How alike two words must be to pass for a slip of the key; one letter in five may differ."""
IN_THE_NAME = 1.3
"""How much more a word counts that stands in the name itself, not in an alias."""


def folded(text: str) -> str:
    """The text as it is compared: lower case, without accents."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def find_organisations(
    rulebook: Rulebook, query: str = "", place: str | None = None, kind: Kind | None = None
) -> tuple[Organisation, ...]:
    """The organisations that fit, the best match first and then by name.

    `place` is where the person lives: organisations that serve that place or one of its parents. Raises NotFound for
    a place that the rulebook does not hold.
    """
    here = {place, *(parent.code for parent in rulebook.parents(place))} if place else None
    fitting = (
        organisation
        for organisation in rulebook.organisations.values()
        if (here is None or here & set(organisation.places)) and (kind is None or organisation.kind is kind)
    )
    words = _WORD.findall(folded(query))
    if query.strip() and not words:
        return ()
    ranked = ((_score(organisation, words), organisation) for organisation in fitting)
    hits = [(score, organisation) for score, organisation in ranked if score > 0]
    return tuple(o for _, o in sorted(hits, key=lambda hit: (-hit[0], folded(hit[1].name), hit[1].id)))


def _score(organisation: Organisation, words: Iterable[str]) -> float:
    """How well all words of a query fit; 0 where one of them fits nothing."""
    others = (organisation.id, organisation.group, organisation.legal_name or "", *organisation.aliases)
    known = dict.fromkeys((word for name in others for word in _WORD.findall(folded(name))), 1.0)
    known.update(dict.fromkeys(_WORD.findall(folded(organisation.name)), IN_THE_NAME))
    total = 1.0
    for word in words:
        best = max((_likeness(word, other) * weight for other, weight in known.items()), default=0.0)
        if not best:
            return 0
        total += best
    return total


def _likeness(word: str, other: str) -> float:
    if word == other:
        return 3
    if other.startswith(word):
        return 2
    if len(word) > 3 and word in other:
        return 1.5
    if len(word) > 3 and abs(len(word) - len(other)) <= 2:
        likeness = difflib.SequenceMatcher(None, word, other)
        if likeness.real_quick_ratio() >= NEAR_ENOUGH and (ratio := likeness.ratio()) >= NEAR_ENOUGH:
            return ratio
    return 0
