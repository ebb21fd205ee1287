"""Ways to reach somebody, checked without any network: telephones, e-mail, addresses on the web, countries."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

import phonenumbers
import pycountry
from babel import Locale, UnknownLocaleError

from assistant.rules.checks.contacts import is_web_address

_MAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]+")
_LANGUAGES = (
    "en de fr es it nl pt pl sv da nb fi cs sk sl hr hu ro bg el et lv lt mt ga is lb ca tr uk ru ja ko zh he ar"
)
"""In these languages the name of a country is understood; a country is mostly named in its own or in English."""
_ALSO = {
    "England": "GB",
    "Great Britain": "GB",
    "Holland": "NL",
    "Hong Kong": "HK",
    "Hong Kong SAR": "HK",
    "Macau": "MO",
    "Northern Ireland": "GB",
    "Republic of Ireland": "IE",
    "Republic of Singapore": "SG",
    "Republic of Korea": "KR",
    "Scotland": "GB",
    "Slovak Republic": "SK",
    "The Netherlands": "NL",
    "Turkey": "TR",
    "UAE": "AE",
    "UK": "GB",
    "USA": "US",
    "U.S.A.": "US",
    "Wales": "GB",
}


def email_address(text: str) -> str | None:
    """An e-mail address as programs take it (a domain in other letters in its ASCII form); None where it is none."""
    local, _, domain = text.strip().rpartition("@")
    try:
        plain = f"{local}@{domain.encode('idna').decode('ascii').lower()}"
    except UnicodeError:
        return None
    return plain if _MAIL.fullmatch(plain) else None


def web_address(text: str) -> str | None:
    """An address on the web; None where it is none."""
    return text if is_web_address(text) and text.isprintable() else None


def phone_number(text: str, country: str | None = None) -> str | None:
    """A telephone number as it is dialled from abroad; None where it cannot be one."""
    try:
        number = phonenumbers.parse(text, country)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number):
        return None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


def country_code(name: str) -> str | None:
    """The two letters of a country by its name, in English or in a language of Europe; None for no country."""
    return _names().get(name.strip().strip(".").casefold())


@functools.cache
def _names() -> dict[str, str]:
    names = {name.casefold(): code for name, code in _spoken()}
    for country in pycountry.countries:
        for name in (country.name, getattr(country, "common_name", ""), getattr(country, "official_name", "")):
            names.setdefault(name.casefold(), country.alpha_2)
    names.update((name.casefold(), code) for name, code in _ALSO.items())
    names.pop("", None)
    return names


def _spoken() -> Iterator[tuple[str, str]]:
    known = {country.alpha_2 for country in pycountry.countries}
    for language in reversed(_LANGUAGES.split()):  # English last, so that it wins
        try:
            territories = Locale.parse(language).territories
        except UnknownLocaleError:
            continue
        yield from ((name, code) for code, name in territories.items() if code in known)
