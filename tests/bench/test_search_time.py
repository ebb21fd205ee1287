"""What a look-up costs among six thousand organisations, as a ratio to comparing the query with each name."""

from __future__ import annotations

import difflib
import itertools
import random
import re
import statistics
import time
from collections.abc import Callable

import pytest

from assistant.domain.directory import ImportedOrganisation, Imports, Source, Taken, imported_id
from assistant.domain.lookup import Rulebook
from assistant.domain.name_index import NameIndex
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.search import names_of
from assistant.domain.spelling import folded, words_of
from assistant.services._shelf import Shelf, make_shelf
from tests.unit.domain.lawbooks import TODAY, organisation, place

RECORDS = 6_000
ROUNDS = 5
SYLLABLES = re.findall("[^aeiou]+[aeiou]+", "babebodafragogrokakrelalomameimonaparasosaschutativowazezizu")
BRANCHES = ("Bank", "Inkasso", "Versicherung", "Auskunft", "Media", "Mobil", "Kirchengemeinde", "Solutions")


@pytest.fixture(scope="module")
def organisations() -> list[Organisation]:
    """Made-up names, as like each other as real ones are."""
    dice = random.Random(5)  # noqa: S311 - the same names every time

    def word() -> str:
        return "".join(dice.choices(SYLLABLES, k=dice.randint(2, 4))).title()

    def one(number: int) -> Organisation:
        name = f"{word()} {word()} {dice.choice(BRANCHES)} GmbH"
        aliases = tuple(word() for _ in range(dice.randint(0, 4)))
        web = f"https://www.{word().lower()}-{number}.example"
        return organisation(imported_id("x", str(number)), Kind.OTHER, "DE", name=name, aliases=aliases, web=web)

    return [one(number) for number in range(RECORDS)]


@pytest.fixture(scope="module")
def index(organisations: list[Organisation]) -> NameIndex:
    return NameIndex([names_of(one) for one in organisations])


@pytest.fixture(scope="module")
def queries(organisations: list[Organisation]) -> list[str]:
    """Names as people type them: whole, begun, misspelt, run together, by domain, and what nobody is called."""
    names = [one.name for one in organisations[:: RECORDS // 8]]
    words = [name.split()[0] for name in names]
    return [
        *names,
        *(word[:4] for word in words),
        *(word[:2] + word[3:] for word in words),
        *("".join(name.split()[:2]) for name in names),
        *(one.web or "" for one in organisations[:8]),
        "xylophon quartz",
        "kirchengemeinde bank inkasso mobil",
    ]


def seconds(work: Callable[[], object]) -> float:
    """The best of some rounds: what else the machine does only ever adds to it."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def naive(organisations: list[Organisation], query: str) -> list[str]:
    """The obvious way: each word of the query against each word of each name."""
    asked = words_of(folded(query))
    found = []
    for one in organisations:
        known = [word for name in (one.name, *one.aliases) for word in words_of(folded(name))]
        scores = [max(difflib.SequenceMatcher(None, word, other).ratio() for other in known) for word in asked]
        if all(score > 0.8 for score in scores):
            found.append(one.id)
    return found


def test_a_look_up_is_a_small_part_of_the_obvious_way(
    index: NameIndex, organisations: list[Organisation], queries: list[str]
) -> None:
    times = {query: seconds(lambda query=query: index.find(query)) for query in queries}  # type: ignore[misc]
    slowest = max(times, key=lambda query: times[query])
    print(  # noqa: T201 - a bench says what it found
        f"{RECORDS} records: median {statistics.median(times.values()) * 1000:.1f} ms, "
        f"slowest {times[slowest] * 1000:.1f} ms ({slowest!r})"
    )
    start = time.perf_counter()
    naive(organisations, slowest)
    found = times[slowest] / (time.perf_counter() - start)
    print(f"slowest look-up / obvious way: {found:.4f}")  # noqa: T201
    assert found < 0.1


def test_every_name_is_found_as_it_is(index: NameIndex, organisations: list[Organisation]) -> None:
    for number, one in itertools.islice(enumerate(organisations), 0, None, 500):
        assert number in index.find(one.name)


def test_making_the_shelf_is_little_work_for_each_record(organisations: list[Organisation]) -> None:
    source = Source("x", "X", "CC0 1.0", TODAY, TODAY)
    taken = tuple(Taken("x", ImportedOrganisation(one.id, one, "verified"), TODAY) for one in organisations)
    book = Rulebook.build([place("DE")], [], [])

    def make(count: int) -> Shelf:
        return make_shelf(book, Imports({"x": source}, taken[:count]))

    whole, half = seconds(lambda: make(RECORDS)), seconds(lambda: make(RECORDS // 2))
    print(f"the shelf of {RECORDS}: {whole * 1000:.0f} ms; twice as many take {whole / half:.1f} times as long")  # noqa: T201
    assert whole / half < 3
