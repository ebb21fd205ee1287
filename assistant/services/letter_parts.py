"""The parts of a letter around its text: who writes to whom, by what they are found, what is enclosed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.domain.answers import Answers
from assistant.domain.counting import Because
from assistant.domain.drafting import addressed_name, postal_address, window_lines
from assistant.domain.identifiers import Chosen, Identifier, choose, needed
from assistant.domain.letters import Addressee, Detail, Sender
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address, Kind, Organisation
from assistant.domain.places import Place
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.rendering.profiles import PLAIN, usual_profile
from assistant.rendering.texts.in_words import country_line, date_in_words
from assistant.rendering.texts.words import Words

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_SOCIAL_SECURITY = re.compile(r"(?<!\d)\d{3}-\d{2}-\d{4}(?!\d)")
_LAST_SIGNS = "…"


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who writes to whom, in which kind of envelope; `by_post` is false where only e-mail or a form is known."""

    sender: Sender
    addressee: Addressee
    profile: str
    by_post: bool
    warnings: tuple[Because, ...]


def envelope(
    rulebook: Rulebook, organisation: Organisation, right: Right, answers: Answers, language: str, place: Place
) -> Envelope:
    """Sender and addressee of a letter. Raises BadInput where it goes by post and the person gave no address."""
    address = postal_address(organisation, right)
    own = answers.person.address
    if address and own is None:
        mend = "write your address: this letter goes by post, and so may the answer"
        raise BadInput({"person.address": mend})
    country = own.country if own else place.code.partition("-")[0]
    lines = list(own.lines) if own else []
    if own and address and address.country != own.country:
        lines.append(country_line(own.country, language))
    return Envelope(
        sender=Sender(answers.person.name.text, tuple(lines)),
        addressee=Addressee(
            _abroad(rulebook, window_lines(organisation, address), address, country, language)
            if address
            else _named_with_way(organisation),
            email=organisation.email,
        ),
        profile=usual_profile(country) if address else PLAIN[place.paper.value],
        by_post=address is not None,
        warnings=tuple(_doubts(organisation, address)),
    )


def wanted_identifiers(organisation: Organisation, right: Right, kind: Kind | None) -> tuple[Identifier, ...]:
    """By what the addressee finds the person and answers them, the weightiest first."""
    wanted = needed(organisation, right, kind)
    if postal_address(organisation, right) is None and Identifier.EMAIL not in wanted:
        return (*wanted, Identifier.EMAIL)  # the answer comes the way the letter went
    return wanted


def chosen_identifiers(
    organisation: Organisation, right: Right, answers: Answers, kind: Kind | None
) -> tuple[Chosen, tuple[Identifier, ...]]:
    """What the letter carries of the identifiers given, and those it could use that were not given."""
    wanted = wanted_identifiers(organisation, right, kind)
    given = dict(answers.person.identifiers)
    chosen = choose(given, wanted)
    there = {identifier for identifier, _ in chosen.printed}
    return chosen, tuple(identifier for identifier in wanted if identifier not in there)


def details(chosen: Chosen, words: Words, language: str, country: str | None) -> tuple[Detail, ...]:
    """The identifiers under their names in the letter's language."""
    return tuple(
        Detail(words[f"identifiers.{identifier.value}"], _shown(identifier, value, language, country))
        for identifier, values in chosen.printed
        for value in values
    )


def enclosures(answers: Answers, words: Words) -> tuple[str, ...]:
    """What is enclosed: the proof of each item by its number, then what else the person names."""
    proofs = (
        f"{words.proof(number)}: {_first_line(item.proof)}"
        for number, item in enumerate(answers.items, 1)
        if item.proof
    )
    others = (words.said.get(f"enclosure_names.{name}", name) for name in answers.enclosures)
    return tuple(dict.fromkeys((*proofs, *others)))


def narrated_numbers(texts: Sequence[str]) -> Iterator[Because]:
    """A warning where the person's own account holds what reads like a whole social security number."""
    if any(_SOCIAL_SECURITY.search(text) for text in texts):
        yield Because.of("Your own words hold what reads like a whole social security number; take it out if it is one")


def _shown(identifier: Identifier, value: str, language: str, country: str | None) -> str:
    """A value as it stands in the letter.

    A date is said in words and repeated as it was typed: people read the one, and databases are searched by the other.
    """
    if identifier is Identifier.NATIONAL_ID:
        return f"{_LAST_SIGNS}{value}"
    if identifier is Identifier.DATE_OF_BIRTH and _ISO_DATE.fullmatch(value):
        try:
            return f"{date_in_words(datetime.date.fromisoformat(value), language, country)} ({value})"
        except ValueError:
            return value
    return value


def _abroad(
    rulebook: Rulebook, lines: tuple[str, ...], address: Address, country: str, language: str
) -> tuple[str, ...]:
    """The address with its country, where that is not the sender's, in a language of the sender's country."""
    if address.country == country:
        return lines
    home = rulebook.places.get(country)
    spoken = home.languages if home else ("en",)
    return (*lines, country_line(address.country, language if language in spoken else spoken[0]))


def _named_with_way(organisation: Organisation) -> tuple[str, ...]:
    reached = _without_post(organisation)
    return (addressed_name(organisation), reached[1]) if reached else (addressed_name(organisation),)


def _without_post(organisation: Organisation) -> tuple[str, str] | None:
    """How a letter reaches an organisation without a postal address: the field of the directory, and what it holds."""
    fields = ("email", "web_form", "portal", "web")
    ways = ((field, getattr(organisation, field)) for field in fields)
    return next(((field, way) for field, way in ways if way), None)


def _doubts(organisation: Organisation, address: Address | None) -> Iterator[Because]:
    where = organisation.web or organisation.web_form or "the organisation's own pages"
    if address is None:
        yield from _doubts_without_post(organisation)
    elif address.in_doubt:
        words = "Check this address before you rely on it, for example at {where}: {address}"
        yield Because.of(words, where=where, address=", ".join(address.lines))
    if organisation.email and "email" in organisation.doubtful:
        words = "Check this e-mail address before you rely on it, for example at {where}: {email}"
        yield Because.of(words, where=where, email=organisation.email)


def _doubts_without_post(organisation: Organisation) -> Iterator[Because]:
    reached = _without_post(organisation)
    if reached is None:
        yield Because.of("No way to reach {name} is known; find its address first", name=organisation.name)
        return
    field, way = reached
    words = "No postal address of {name} is known; send this letter by e-mail or through its pages: {way}"
    yield Because.of(words, name=organisation.name, way=way)
    if field != "email" and field in organisation.doubtful:
        yield Because.of("Nothing confirms that this page is still there: {way}", way=way)


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
