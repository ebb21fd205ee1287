"""Where a record of another directory is to be reached: its postal address and its other channels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.domain.directory import ContactField
from assistant.domain.organisations import Address
from assistant.rules.directories.contacts import country_code, email_address, phone_number, web_address
from assistant.rules.directories.records import Record
from assistant.rules.postal import as_written_there

KEYS = frozenset(
    {"address", "phone", "fax", "email", "webform", "web", "pgp-fingerprint", "pgp-url", "suggested-transport-medium"}
)
_CHANNELS = {
    "letter": ContactField.ADDRESSES,
    "email": ContactField.EMAIL,
    "webform": ContactField.WEB_FORM,
    "fax": ContactField.FAX,
}


@dataclass(frozen=True, slots=True)
class Where:
    """How to reach somebody, as far as it could be read."""

    address: Address | None
    email: str | None
    web: str | None
    web_form: str | None
    phone: str | None
    fax: str | None
    preferred: ContactField | None
    notes: tuple[str, ...]


def read_where(record: Record, name: str, purpose: str, *, countries: tuple[str, ...], in_doubt: bool) -> Where:
    """The channels of a record. `countries` stands in where the address does not name its own and there is one."""
    return Where(
        address=_address(record, name, purpose, countries, in_doubt=in_doubt),
        email=_sound(record, "email", email_address, "an e-mail address"),
        web=_sound(record, "web", web_address, "an address on the web"),
        web_form=_sound(record, "webform", web_address, "an address on the web"),
        phone=_sound(record, "phone", phone_number, "a telephone number"),
        fax=_sound(record, "fax", phone_number, "a telephone number"),
        preferred=_preferred(record),
        notes=_keys(record),
    )


def _sound(record: Record, key: str, read: Callable[[str], str | None], what: str) -> str | None:
    text = record.text(key)
    sound = read(text) if text else None
    if text and not sound:
        record.say(f"{key!r} is not {what}: {text[:80]!r}")
    return sound


def _address(record: Record, name: str, purpose: str, countries: tuple[str, ...], *, in_doubt: bool) -> Address | None:
    lines = (record.text("address") or "").split("\n")
    country = country_code(lines[-1])
    if country is not None:
        lines.pop()
    elif lines[0]:
        record.say(f"the address ends with no country: {lines[-1][:80]!r}")
        country = countries[0] if len(countries) == 1 and countries[0] != "EU" else None
        in_doubt = True
    if country is None or not lines:
        record.say("it has no postal address that can be used")
        return None
    addressee = () if lines[0].casefold() == name.casefold() else (name,)
    return Address(purpose, as_written_there((*addressee, *lines), country), country, in_doubt)


def _preferred(record: Record) -> ContactField | None:
    medium = record.text("suggested-transport-medium")
    if medium is not None and medium not in _CHANNELS:
        record.say(f"{medium[:40]!r} is no way to send a letter that is known here")
    return _CHANNELS.get(medium or "")


def _keys(record: Record) -> tuple[str, ...]:
    """Where its public key is, so that who encrypts mail can check it."""
    fingerprint, url = record.text("pgp-fingerprint"), record.text("pgp-url")
    said = [f"PGP fingerprint: {fingerprint}"] if fingerprint else []
    if url and (address := web_address(url)):
        said.append(f"PGP key: {address}")
    return tuple(said)
