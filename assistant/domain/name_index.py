"""Finding by name: in any order and script, by the beginning, by a web address, forgiving slips of the key.

An index is made once of many names and asked often; it holds words, never what stands behind them.
"""

from __future__ import annotations

import bisect
import functools
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

from assistant.domain.spelling import distance, folded, spellings, words_of

LONGEST_QUERY = 200
MOST_WORDS = 8
FEW = 3
"""Where fewer are found than this, those that are called so only in part are shown too."""
MOST_IN_PART = 20
"""So many of those at most, the best ones: a word of many names would bring them all."""
IN_THE_NAME = 1.3
"""How much more a word counts that stands in the name itself, not in an alias."""
_WHOLE, _BEGINNING, _WITHIN = 3.0, 2.0, 1.5
_COVERED = 0.5
_SHORTEST_SLIP = 4
"""Shorter words are looked for as they are written: with a slip, they would be too many others."""
_SURE = 8
"""A longer word that somebody is called is hardly a slip for another one."""
_DENSE = 0x2E80
"""From here on a single sign is a syllable or a word: Chinese, Japanese, Korean."""
_HOST = re.compile(r"(?:https?://)?(?:[^\s@/]+@)?((?:[\w-]+\.)+[a-z]{2,})(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_SECOND_LEVEL = frozenset({"ac", "co", "com", "edu", "gob", "gouv", "gov", "gv", "net", "ne", "or", "org"})


class How(IntEnum):
    """How a query was found; the more, the better."""

    NEARLY = 1
    BEGINS = 2
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class Names:
    """What something is called: its name, its other names, its hosts on the web.

    `beside` are words that may stand in a query beside a name and find nothing by themselves, such as the country.
    """

    name: str
    others: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Match:
    """How well a query fits; compares as better or worse."""

    how: How
    score: float


@dataclass(frozen=True, slots=True)
class _Term:
    """One thing asked for: a word, or a host (then `word` is the label that names it); `joined` of several words."""

    word: str
    host: str = ""
    joined: bool = False


_Matching = Callable[[_Term], Mapping[int, Match]]


def registrable(host: str) -> str:
    """The part of a host that somebody registered: `experian.co.uk` of `www.experian.co.uk`."""
    labels = host.casefold().strip(".").split(".")
    longer = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL
    return ".".join(labels[-3:] if longer else labels[-2:])


def host_of(address: str) -> str:
    """The host of an address on the web or of an e-mail address; empty where there is none."""
    found = _HOST.match(address.strip())
    return found[1].casefold().removeprefix("www.") if found else ""


class NameIndex:
    """The names of many things, each known by its number in the sequence the index was made of."""

    def __init__(self, names: Sequence[Names]) -> None:
        self._beside = [one.beside for one in names]
        self._places = frozenset().union(*set(self._beside))
        self._length = [max(1, len(words_of(one.name))) for one in names]
        self._where: dict[str, dict[int, float]] = defaultdict(dict)
        self._hosts: dict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(names):
            self._add(number, one)
        self._words = sorted(self._where)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        for place, word in enumerate(self._words):
            for pair in _pairs(word):
                self._pairs[pair].append(place)

    def find(self, query: str) -> dict[int, Match]:
        """The numbers of all that fits, with how well. A query without a letter or digit fits nothing."""
        terms = _terms(query[:LONGEST_QUERY])
        matching = functools.cache(self._matching)  # the same word is asked for again and again
        found = _best(self._fitting(each, matching) for each in (terms, *_joined(terms)))
        return found if len(found) >= FEW else _best((self._some_of(terms, matching), found))

    def _add(self, number: int, one: Names) -> None:
        for name, weight in ((one.name, IN_THE_NAME), *((other, 1.0) for other in one.others)):
            for spelled in spellings(name):
                words = words_of(spelled)
                run_together = ["".join(words)] if 1 < len(words) <= 3 else []
                for word in (*words, *run_together):
                    here = self._where[word]
                    here[number] = max(weight, here.get(number, 0.0))
        for host in one.hosts:
            self._hosts[host].add(number)
            self._hosts[registrable(host)].add(number)

    def _fitting(self, terms: Sequence[_Term], matching: _Matching) -> dict[int, Match]:
        """What every term fits, save those that may stand beside."""
        if not terms:
            return {}
        matches = [matching(term) for term in terms]
        needed = [of for of, term in zip(matches, terms, strict=True) if term.word not in self._places]
        numbers = set.intersection(*map(set, needed)) if needed else set().union(*matches)
        found: dict[int, Match] = {}
        for number in numbers:
            fits = [of.get(number) for of in matches]
            beside = self._beside[number]
            if all(fit or term.word in beside for fit, term in zip(fits, terms, strict=True)):
                found[number] = self._together(number, [fit for fit in fits if fit])
        return found

    def _together(self, number: int, fits: Sequence[Match]) -> Match:
        covered = min(1.0, len(fits) / self._length[number]) * _COVERED
        return Match(min(fit.how for fit in fits), sum(fit.score for fit in fits) + covered)

    def _some_of(self, terms: Sequence[_Term], matching: _Matching) -> dict[int, Match]:
        """What is not called so as a whole: without the names of places, by all words but one, by the rarest one."""
        named = [term for term in terms if term.word not in self._places]
        parts = [named] if len(named) < len(terms) else []
        known = [term for term in named if len(term.word) >= _SHORTEST_SLIP and matching(term)]
        if len(terms) > 1 and known:
            parts.append([min(known, key=lambda term: (term.word not in self._where, len(matching(term))))])
        if len(terms) > 2:
            parts += [[*terms[:at], *terms[at + 1 :]] for at in range(len(terms))]
        found = _best(self._fitting(part, matching) for part in parts)
        best = sorted(found, key=lambda number: -found[number].score)[:MOST_IN_PART]
        return {number: Match(How.NEARLY, found[number].score) for number in best}

    def _matching(self, term: _Term) -> dict[int, Match]:
        if term.host and (known := self._of_host(term.host)):
            return dict.fromkeys(known, Match(How.WHOLE, _WHOLE * IN_THE_NAME))
        found: dict[int, Match] = {}
        for spelled in spellings(term.word):
            for word, how, score in self._alike(spelled, loosely=not term.joined):
                for number, weight in self._where[word].items():
                    match = Match(how, score * weight)
                    found[number] = max(match, found.get(number, match))
        return found

    def _of_host(self, host: str) -> set[int]:
        return self._hosts.get(host) or self._hosts.get(registrable(host)) or set()

    def _alike(self, word: str, *, loosely: bool) -> list[tuple[str, How, float]]:
        """The known words that this one may mean, with how and how well; where none is near, farther ones `loosely`."""
        first = bisect.bisect_left(self._words, word)
        last = bisect.bisect_left(self._words, word + chr(0x10FFFF))
        begin = self._words[first:last]
        found = [
            (one, How.WHOLE, _WHOLE) if one == word else (one, How.BEGINS, _BEGINNING + len(word) / len(one) / 2)
            for one in begin
        ]
        if len(word) >= _SHORTEST_SLIP or (len(word) > 1 and ord(word[0]) >= _DENSE):
            beginning = set(begin)
            found += [(one, How.NEARLY, _WITHIN) for one in self._holding(word) if one not in beginning]
        if len(word) >= _SHORTEST_SLIP and not (len(word) >= _SURE and word in self._where):
            found += self._slips(word, len(word) // 5 or 1)
        return found or (self._slips(word, 1 + (len(word) > 5) + (len(word) > 8)) if loosely else [])

    def _holding(self, word: str) -> Iterator[str]:
        """The known words in which this one stands: looked for where its rarest pair of letters is."""
        lists = [self._pairs.get(word[at : at + 2], []) for at in range(len(word) - 1)]
        rarest = min(lists, key=len, default=[])
        return (one for place in rarest if word in (one := self._words[place]))

    def _slips(self, word: str, most: int) -> list[tuple[str, How, float]]:
        """Words that differ by a few slips of the key. Each slip spoils three pairs of letters at most."""
        if len(word) < _SHORTEST_SLIP:
            return []
        pairs = _pairs(word)
        shared: Counter[int] = Counter()
        for pair in pairs:
            shared.update(self._pairs.get(pair, ()))
        fewest = max(2, len(pairs) - 3 * most)
        found = []
        for place, count in [pair for pair in shared.items() if pair[1] >= fewest]:
            other = self._words[place]
            if abs(len(other) - len(word)) > most or len(other) < _SHORTEST_SLIP - 1 or count + 3 * most < len(other):
                continue
            slips = distance(word, other, most)
            if 0 < slips <= most:
                found.append((other, How.NEARLY, 1 - slips / max(len(word), len(other))))
        return found


def _pairs(word: str) -> frozenset[str]:
    framed = f"^{word}$"
    return frozenset(framed[at : at + 2] for at in range(len(framed) - 1))


def _terms(query: str) -> list[_Term]:
    """What is asked for, in order; each once."""
    terms: list[_Term] = []
    rest = query
    for found in _HOST.finditer(query):
        host = found[1].casefold().removeprefix("www.")
        terms.append(_Term(folded(registrable(host).partition(".")[0]), host))
        rest = rest.replace(found[0], " ", 1)
    terms.extend(_Term(word) for word in words_of(folded(rest)))
    return list(dict.fromkeys(terms))[:MOST_WORDS]


def _joined(terms: Sequence[_Term]) -> Iterator[list[_Term]]:
    """The same terms with two neighbours, or all of them, written as one word."""
    words = [term.word for term in terms]
    for at in range(len(terms) - 1):
        yield [*terms[:at], _Term(words[at] + words[at + 1], joined=True), *terms[at + 2 :]]
    if len(terms) > 2:
        yield [_Term("".join(words), joined=True)]


def _best(several: Iterable[Mapping[int, Match]]) -> dict[int, Match]:
    """All that was found, each with its best match."""
    best: dict[int, Match] = {}
    for found in several:
        for number, match in found.items():
            best[number] = max(match, best.get(number, match))
    return best


def words_beside(names: Iterable[str]) -> frozenset[str]:
    """The words of names as they may stand beside another one."""
    return frozenset(word for name in names for word in words_of(folded(name)))
