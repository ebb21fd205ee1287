"""Every letter text becomes a real letter: to an organisation of the directory, by the rulebook, read back as a PDF."""

from __future__ import annotations

import datetime
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdf
import pytest

from assistant import resources
from assistant.domain.addressees import described, with_addressee
from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee, binds
from assistant.domain.journeys import OwnOrganisation
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Place
from assistant.domain.rights import Right
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
GIVEN_BY_NO_OTHER_LAW = {Right.INFERENCE_ACCESS, Right.BLOCK_IDENTITY_THEFT}
"""Rights that only laws with texts of their own give; their general texts wait for other laws."""
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
    if text.general:
        return draft_general(shop, text)
    rule = max((r for r in shop.rulebook.rules.values() if _is_of(r, text)), key=lambda r: r.since or datetime.date.min)
    drafted = draft_under(shop, text, rule)
    assert drafted, f"no organisation of the directory gets the letter {text.path}"
    return drafted


def draft_general(shop: Shop, text: Text) -> Drafted:
    """A letter from a general text under the first law that it serves, to an organisation that the person describes."""
    for rule, place in served_by(shop, text):
        if drafted := draft_to_own(shop, rule, place, text.header.language):
            return drafted
    assert text.header.right in GIVEN_BY_NO_OTHER_LAW, f"no letter can be made from {text.path}"
    book, law = shop.rulebook, shop.rulebook.law("tdpsa")
    given = replace(next(rule for rule in law.rules if rule.right is Right.ACCESS), right=text.header.right)
    laws = {**book.laws, law.id: replace(law, rules=(given,))}
    made = Rulebook.build(book.places.values(), laws.values(), book.organisations.values())
    drafted = draft_to_own(replace(shop, rulebook=made), given, made.place(law.place), text.header.language)
    assert drafted
    return drafted


def served_by(shop: Shop, text: Text) -> Iterator[tuple[Rule, Place]]:
    """The rules in force at some time that this general text serves, with a place that it can go out in."""
    head, book = text.header, shop.rulebook
    for rule in book.rules.values():
        if rule.right is not head.right or rule.since is None or rule.to_authority or shop.catalogue.has_own(rule):
            continue
        law = book.law(rule.law)
        for place in book.places.values():
            here = place.code == law.place or (place.parent == law.place and not is_country(law.place))
            if here and is_country(place.code[:2]) and head.language in (*place.languages, "en"):
                yield rule, place
                break


def draft_to_own(shop: Shop, rule: Rule, place: Place, language: str) -> Drafted | None:
    """A letter under this rule to an organisation of a kind that it binds; None where another rule is written under."""
    book, law = shop.rulebook, shop.rulebook.law(rule.law)
    kinds = (*rule.addressees, *law.addressees, Kind.MARKETPLACE)
    own = OwnOrganisation("Example Ltd", Kind(kinds[0]), place.code[:2], ("1 Main Street", "12345 Anytown"))
    organisation = described(own, place.code)
    day = max(day for day in (TODAY, rule.since, law.in_force) if day)
    found = applicable(book, place.code, Addressee.of(organisation), rule.right, day)
    if rule.id not in (candidate.rule.id for candidate in found.candidates):
        return None
    answers = take_answers(_person(place), book).answers
    wanted = LetterWanted(
        organisation.id, rule.right, answers, law=law.id, kind=rule.variant, language=language, on=day
    )
    drafted = draft_letter(with_addressee(book, organisation), shop.catalogue, wanted, day)
    return drafted if drafted.rule.id == rule.id else None


def draft_under(shop: Shop, text: Text, rule: Rule) -> Drafted | None:
    """A letter from this text under this rule to an organisation of the directory; None where it knows none."""
    head = text.header
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
    return None


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
