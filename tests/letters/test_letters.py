"""Every letter text becomes a real letter: to an organisation of the directory, by the rulebook, read back as a PDF."""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pypdf
import pytest

from assistant import resources
from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee, binds
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Place
from assistant.domain.rulebook import Rule
from assistant.rendering.renderer import Renderer
from assistant.rendering.texts.catalogue import COMMON, Catalogue, load_catalogue
from assistant.rendering.texts.header import Header
from assistant.rendering.texts.in_words import is_country
from assistant.rendering.texts.text import Text
from assistant.rules.loader import read_folder
from assistant.services.choose_envelope import in_fitting_envelope
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter
from assistant.services.read_answers import take_answers

FOLDER = resources.letter_texts()
FILES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.glob("*/*/*.md") if path.parts[-3] != COMMON)
TODAY = datetime.date(2026, 11, 23)
MOST_PAGES = 3
ITEM = {"what": "Entry 4411 of *Acme*", "why_wrong": "It was paid {{in time}}", "should_be": "<Settled>"}


@dataclass(frozen=True, slots=True)
class Shop:
    """Everything that letters are made with."""

    rulebook: Rulebook
    catalogue: Catalogue
    renderer: Renderer


@pytest.fixture(scope="module")
def shop() -> Shop:
    return Shop(
        read_folder(resources.rulebook()).rulebook(), load_catalogue(FOLDER), Renderer(resources.letter_styles())
    )


def draft(shop: Shop, text: Text) -> Drafted:
    """A letter from this text, by the first person and to the first organisation that it fits."""
    head = text.header
    rule = max((r for r in shop.rulebook.rules.values() if _is_of(r, text)), key=lambda r: r.since or datetime.date.min)
    day = max(TODAY, rule.since or TODAY)
    for place, organisation, kind in _fitting(shop.rulebook, rule, head, day):
        answers = take_answers(_person(place), shop.rulebook).answers
        wanted = LetterWanted(
            organisation.id,
            head.right,
            answers,
            law=head.law,
            kind=head.variant or kind,
            language=head.language,
            on=day,
            stage=head.stage,
        )
        drafted = draft_letter(shop.rulebook, shop.catalogue, wanted, day)
        if drafted.letter.origin and drafted.letter.origin.text == str(text.path):
            return drafted
    raise AssertionError(f"no organisation of the directory gets the letter {text.path}")


def _is_of(rule: Rule, text: Text) -> bool:
    return (rule.law, rule.right, rule.variant) == (text.header.law, text.header.right, text.header.variant)


def _fitting(
    book: Rulebook, rule: Rule, head: Header, day: datetime.date
) -> Iterator[tuple[Place, Organisation, Kind | None]]:
    """Places and organisations that a rule fits; where the directory has none of its kind, one that plays that part."""
    law = book.law(rule.law)
    for place in sorted(book.places.values(), key=lambda place: (head.language not in place.languages, place.code)):
        if law not in (reaching.law for reaching in book.reaching(place.code)) or not is_country(place.code[:2]):
            continue
        here = {place.code, *(parent.code for parent in book.parents(place.code))}
        for kind in (None, *map(Kind, rule.addressees or law.addressees)):
            for organisation in book.organisations.values():
                addressee = Addressee.of(organisation, kind)
                if here & set(organisation.places) and (head.stage != "first" or binds(law, rule, addressee)):
                    found = applicable(book, place.code, addressee, rule.right, day)
                    if head.stage != "first" or any(candidate.rule.id == rule.id for candidate in found.candidates):
                        yield place, organisation, kind
                        break


def _person(place: Place) -> dict[str, Any]:
    return {
        "person": {
            "name": "Zoë *Müller* {{7*7}} <b>",
            "address": {"lines": ["12 High Street", "Anytown 12345"], "country": place.code[:2]},
            "identifiers": {"date_of_birth": "1980-02-29", "email": "zoe@example.org", "ssn": "123-45-6789"},
        },
        "person_in": place.code,
        "items": [ITEM],
        "situation": "I was refused 1. credit & _more_.",
        "statement": "The account was paid in full.",
    }


def words_of(pdf: bytes) -> str:
    """The text of a PDF without what setting does to it: line ends, hyphens at line ends, ligatures, kinds of space."""
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages)
    return plain(text)


def plain(text: str) -> str:
    kept = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u2010", "-")
    return "".join(kept.split())


@pytest.mark.parametrize("file", FILES)
def test_a_letter_from_this_text_arrives_whole(shop: Shop, file: str) -> None:
    text = next(text for text in shop.catalogue if str(text.path) == file)
    drafted = draft(shop, text)
    letter, _ = in_fitting_envelope(drafted.letter, shop.renderer)
    pdf = shop.renderer.pdf(letter)
    said = words_of(pdf)
    left_out = {left.field for left in drafted.left_out}
    expected = [letter.sender.name, *letter.addressee.lines, letter.subject, letter.closing, letter.reference]
    expected += [detail.value for detail in letter.details]
    expected += [] if "items" in left_out else list(ITEM.values())
    expected += [] if "situation" in left_out else ["I was refused 1. credit & _more_."]
    assert [part for part in expected if plain(part) not in said] == []
    assert "123-45-6789" not in said
    assert len(pypdf.PdfReader(io.BytesIO(pdf)).pages) <= MOST_PAGES
