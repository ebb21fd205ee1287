"""Ways to reach somebody: addresses on the web, mail, telephones and postal addresses that can be right."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Iterator

import phonenumbers

from assistant.domain.organisations import Organisation
from assistant.domain.places import Authority
from assistant.domain.rulebook import Law
from assistant.rules.checks.context import Context
from assistant.rules.checks.words import is_country

_HOST = re.compile(r"(?!-)[\w-]{1,63}(?<!-)(\.(?!-)[\w-]{1,63}(?<!-))+", re.UNICODE)
_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")
_NUMBER = re.compile(r"[+\d][\d\s()./-]+")

_WEB = {
    Law: ("url",),
    Authority: ("web", "complaint_url"),
    Organisation: ("web", "web_form", "portal"),
}


def check(context: Context) -> None:
    """The contacts of every law, authority and organisation, and every source that is an address on the web."""
    for built in _all(context):
        for field in _WEB[type(built)]:
            _web(context, built, field, getattr(built, field))
    for place in context.draft.places:
        for authority in place.authorities:
            _mail(context, authority, authority.email)
            _phone(context, authority, "phone", authority.phone, place.code)
            _sources(context, authority, authority.source)
    for _, rule in context.rules():
        _sources(context, rule, rule.source)
    for organisation in context.draft.organisations:
        _organisation(context, organisation)


def _all(context: Context) -> Iterator[Law | Authority | Organisation]:
    yield from context.draft.laws
    yield from (authority for place in context.draft.places for authority in place.authorities)
    yield from context.draft.organisations


def _organisation(context: Context, organisation: Organisation) -> None:
    country = (organisation.seat or organisation.places[0])[:2]
    _mail(context, organisation, organisation.email)
    _phone(context, organisation, "phone", organisation.phone, country)
    _phone(context, organisation, "fax", organisation.fax, country)
    _sources(context, organisation, organisation.source)
    for address in organisation.addresses:
        if not is_country(address.country):
            mend = "use the two letters of ISO 3166, such as GB"
            context.say(address, "country", f"{address.country!r} is no country", mend)
        for index, line in enumerate(address.lines):
            if "\n" in line:
                context.say(address, "lines", "one line of an address holds several", "write each as its own", index)


def is_web_address(text: str) -> bool:
    """Whether a text is a complete address on the web."""
    if any(letter.isspace() for letter in text):
        return False
    try:
        parts = urllib.parse.urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and parts.username is None and _HOST.fullmatch(host) is not None


def _web(context: Context, built: object, field: str, text: str | None, index: int | None = None) -> None:
    if text is not None and not is_web_address(text):
        mend = "write it whole, from 'https://' on, without spaces"
        context.say(built, field, f"{text!r} is not an address on the web", mend, index)


def _sources(context: Context, built: object, sources: tuple[str, ...]) -> None:
    """A source is a citation, or an address that can be opened; an address with a remark after it is a citation."""
    for index, source in enumerate(sources):
        if source.startswith(("http:", "https:")) and " " not in source:
            _web(context, built, "source", source, index)


def _mail(context: Context, built: object, text: str | None) -> None:
    if text is not None and not _MAIL.fullmatch(text):
        context.say(built, "email", f"{text!r} is not an e-mail address", "write one address, such as info@example.org")


def _phone(context: Context, built: object, field: str, text: str | None, country: str) -> None:
    if text is None:
        return
    mend = "write one number as it is dialled from abroad, such as +49 611 92780, or as it is dialled in the place"
    try:
        possible = bool(_NUMBER.fullmatch(text)) and phonenumbers.is_possible_number(phonenumbers.parse(text, country))
    except phonenumbers.NumberParseException:
        possible = False
    if not possible:
        context.say(built, field, f"{text!r} is not a telephone number", mend)
