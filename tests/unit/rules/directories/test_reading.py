"""Another directory becomes organisations of ours; what cannot be read is listed, and nothing is guessed."""

from __future__ import annotations

import datetime
import os
from pathlib import Path
from typing import Any

import pytest

from assistant.domain.confidence import Confidence
from assistant.domain.directory import ContactField, Element, ImportedOrganisation, LeftOut, ReadDirectory
from assistant.domain.organisations import Address, Kind
from assistant.rules.directories import read_directory
from assistant.rules.directories.companies import EUROPE, KINDS, OTHER_LAW, kind_of
from tests.unit.rules.directories.made_up import GONE, LAMPS, PACKS, PARISH, SCORES, directory, put

MONDAY = datetime.date(2026, 11, 23)


def read(root: Path, **more: Any) -> ReadDirectory:
    return read_directory(directory(root, **more), MONDAY)


def one(found: ReadDirectory, slug: str) -> ImportedOrganisation:
    return next(each for each in found.organisations if each.slug == slug)


def changed(**more: Any) -> dict[str, Any]:
    """A company with another slug and some other keys; None takes a key away."""
    said = LAMPS | {"slug": "other"} | {key.replace("_", "-"): value for key, value in more.items()}
    return {key: value for key, value in said.items() if value is not None}


def test_everything_in_a_record_is_understood(tmp_path: Path) -> None:
    found = one(read(tmp_path), "lampen-meier")
    organisation = found.organisation
    assert organisation.id == "datenanfragen:lampen-meier"
    assert organisation.name == organisation.legal_name == "Lampen Meier GmbH & Co. KG"
    assert organisation.aliases == ("Leuchtenwelt", "lampen-meier.example")
    assert organisation.addresses == (
        Address(
            "data protection requests",
            ("Lampen Meier GmbH & Co. KG", "Datenschutz", "Lichtweg 3", "10115 Berlin"),
            "DE",
        ),
    )
    assert (organisation.seat, organisation.places, organisation.kind) == ("DE", ("DE", "AT"), Kind.OTHER)
    assert organisation.email == "datenschutz@lampen-meier.example"
    assert organisation.web_form == "https://lampen-meier.example/auskunft"
    assert (organisation.phone, organisation.fax) == ("+49 30 1234567", "+49 30 1234568")
    assert organisation.letter_language == "de"
    assert organisation.asks_for_identity == "no copy of an identity document needed, according to the data set"
    assert organisation.notes == ("Antwortet meist in zwei Wochen.",)
    assert organisation.needs == ("email", "date_of_birth", "customer_number")
    assert organisation.source == (
        "https://www.lampen-meier.example/datenschutz",
        "https://github.com/datenanfragen/data/blob/master/companies/lampen-meier.json",
    )
    assert (organisation.confidence, organisation.doubtful, organisation.checked_on) == (Confidence.KNOWN, (), None)
    assert found.asks_for == (
        Element("Name"),
        Element("E-Mail", "email"),
        Element("Geburtsdatum", "date_of_birth", optional=True),
        Element("Kundennummer", "customer_number"),
    )
    assert (found.preferred, found.identity_document) == (ContactField.EMAIL, False)
    assert not found.other_law


def test_a_record_that_no_person_checked_is_in_doubt_with_every_contact(tmp_path: Path) -> None:
    found = one(read(tmp_path), "score-house").organisation
    assert found.confidence is Confidence.UNSURE
    assert found.addresses[0].in_doubt
    assert found.doubtful == ("addresses", "email")


def test_a_record_for_all_countries_is_for_those_where_the_gdpr_and_its_kin_hold(tmp_path: Path) -> None:
    assert one(read(tmp_path), "score-house").organisation.places == EUROPE


def test_a_church_answers_under_its_own_law(tmp_path: Path) -> None:
    church = one(read(tmp_path), "kirchengemeinde-sankt-lux")
    assert church.other_law
    assert church.organisation.notes == (OTHER_LAW,)


@pytest.mark.parametrize(("category", "kind"), KINDS)
def test_categories_become_kinds(category: str, kind: Kind) -> None:
    assert kind_of(("commerce", category)) is kind


def test_the_category_that_says_most_decides() -> None:
    assert kind_of(("finance", "credit agency", "ads")) is Kind.CREDIT_BUREAU
    assert kind_of(("commerce", "church")) is Kind.OTHER


def test_what_is_gone_who_complains_are_heard_by_and_packs(tmp_path: Path) -> None:
    found = read(tmp_path)
    assert [(each.slug, each.successor, each.reason) for each in found.gone] == [
        ("leuchten-alt", "lampen-meier", "company-acquired")
    ]
    (authority,) = found.authorities
    assert authority.address == Address("complaints", ("Amt für Daten", "Postfach 1", "10115 Berlin"), "DE")
    assert (authority.language, authority.preferred, authority.places) == ("de", ContactField.ADDRESSES, ("DE",))
    assert [(pack.slug, pack.place, pack.choose, len(pack.members)) for pack in found.packs] == [
        ("de/lamps", "DE", True, 2),
        ("de/scores", "DE", False, 1),
    ]
    assert (found.left_out, found.remarks) == ((), ())


def test_the_day_of_the_data_is_that_of_its_newest_file_and_never_to_come(tmp_path: Path) -> None:
    root = directory(tmp_path)
    for path in root.rglob("*.json"):
        os.utime(path, (0, 1_753_056_000))  # 21 July 2025
    assert read_directory(root, MONDAY).as_of == datetime.date(2025, 7, 21)
    os.utime(root / "companies/score-house.json", (0, 4_000_000_000))
    assert read_directory(root, MONDAY).as_of == MONDAY


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is not JSON: Expecting value in line 1"),
        (b"{", "it is not JSON: Expecting property name enclosed in double quotes in line 1"),
        (b"\xff\xfe{}", "it is not text in UTF-8"),
        (b"[]", "it is not a record but a list or a single value"),
        (b'{"slug": "other", "slug": "other"}', "a key stands twice in one object"),
        (b'{"slug": NaN}', "NaN is not a number"),
        (b"[" * 100_000, "it is nested too deeply"),
        (b"1" * 10_000, None),
        (changed(slug=None), "it has no 'slug'"),
        (changed(slug="elsewhere"), "its slug 'elsewhere' is not the name of its file"),
        (changed(slug="../up"), "its slug '../up' is not made of small letters, digits and hyphens"),
        (changed(name="  "), "it has no 'name'"),
        (changed(name=["a"]), "it has no 'name'"),
        (changed(relevant_countries=[]), "it is for no country: 'relevant-countries' names none"),
        (changed(relevant_countries=["Germany"]), "it is for no country: 'relevant-countries' names none"),
        (b" " * (256 * 1024 + 1), "it is too large to be a record"),
    ],
)
def test_a_file_that_is_no_record_is_listed_and_the_others_are_read(
    tmp_path: Path, content: object, why: str | None
) -> None:
    found = read(tmp_path, other=content)
    assert [each.slug for each in found.organisations] == ["kirchengemeinde-sankt-lux", "lampen-meier", "score-house"]
    assert [each.file for each in found.left_out] == ["companies/other.json"]
    assert why is None or found.left_out[0].why == why
    assert found.unread == {"other"}


@pytest.mark.parametrize(
    ("record", "what"),
    [
        (changed(email="nobody at example"), "'email' is not an e-mail address: 'nobody at example'"),
        (changed(web="httsp://www.example.org"), "'web' is not an address on the web: 'httsp://www.example.org'"),
        (changed(phone="12"), "'phone' is not a telephone number: '12'"),
        (changed(fax=12), "'fax' is not a text"),
        (changed(comments="one"), "'comments' is not a list, or too long a one"),
        (changed(comments=[1]), "'comments' holds something that is not a text"),
        (changed(needs_id_document="no"), "'needs-id-document' is neither true nor false"),
        (changed(request_language="German"), "'request-language' is no language: 'German'"),
        (changed(suggested_transport_medium="pigeon"), "'pigeon' is no way to send a letter that is known here"),
        (changed(relevant_countries=["de", "Austria"]), "'Austria' is no code of a country"),
        (changed(address="Lichtweg 3\n10115 Berlin"), "the address ends with no country: '10115 Berlin'"),
        (changed(address=None), "it has no postal address that can be used"),
        (changed(quality="guessed"), "'guessed' is no mark of quality that is known here; the contact is in doubt"),
        (changed(favourite_colour="red"), "'favourite-colour' is not known here"),
        (changed(required_elements=["name"]), "'required-elements' holds something that is no element"),
        (changed(required_elements=[{"desc": "X", "type": "dna"}]), "'dna' is no type of element; it is read as text"),
        (changed(sources=["a page"]), "'sources': this is not an address on the web: 'a page'"),
    ],
)
def test_a_part_that_cannot_be_used_is_said_and_the_record_is_read(
    tmp_path: Path, record: dict[str, Any], what: str
) -> None:
    found = read(tmp_path, other=record)
    assert LeftOut("companies/other.json", what) in found.remarks
    assert one(found, "other").organisation.name == LAMPS["name"]
    assert found.left_out == ()


def test_an_address_without_a_country_is_in_doubt_and_takes_the_only_country_of_the_record(tmp_path: Path) -> None:
    bare = {"address": "Lichtweg 3\n10115 Berlin", "relevant_countries": ["de"]}
    found = one(read(tmp_path, other=changed(**bare)), "other").organisation
    assert found.addresses[0].country == "DE"
    assert found.addresses[0].in_doubt
    assert found.addresses[0].lines[-1] == "10115 Berlin"


def test_signs_that_nobody_sees_are_taken_out(tmp_path: Path) -> None:
    hidden = changed(
        email="daten\u00adschutz@lampen-meier.example", name="Lam\u200bpen\u202e Meier\x00", comments=["a\tb"]
    )
    found = one(read(tmp_path, other=hidden), "other").organisation
    assert found.email == "datenschutz@lampen-meier.example"
    assert found.name == "Lampen Meier"
    assert found.notes == ("a b",)


def test_a_domain_in_other_letters_is_written_as_mail_programs_take_it(tmp_path: Path) -> None:
    found = one(read(tmp_path, other=changed(email="hallo@günstig.example")), "other").organisation
    assert found.email == "hallo@xn--gnstig-3ya.example"


def test_where_a_key_stands_is_kept_with_the_record(tmp_path: Path) -> None:
    keyed = changed(pgp_fingerprint="AB 12", pgp_url="https://lampen-meier.example/key.asc", comments=None)
    notes = one(read(tmp_path, other=keyed), "other").organisation.notes
    assert notes == ("PGP fingerprint: AB 12", "PGP key: https://lampen-meier.example/key.asc")


def test_what_points_to_nothing_is_said(tmp_path: Path) -> None:
    root = directory(tmp_path)
    put(root, "obsolete-records/leuchten-alt.json", GONE | {"redirect-to": "nobody"})
    put(root, "company-packs/de.json", [PACKS[0] | {"companies": ["nowhere"]}, {"slug": "x"}, 7])
    found = read_directory(root, MONDAY)
    assert [(each.file, each.why) for each in found.remarks] == [
        ("company-packs/de.json", "pack 2: it has no 'type'"),
        ("company-packs/de.json", "pack 3: it is not a record but a list or a single value"),
        ("obsolete-records/leuchten-alt.json", "it points to 'nobody', which is in no file"),
        ("company-packs/de/lamps", "it points to 'nowhere', which is in no file"),
    ]


def test_each_made_up_record_is_sound() -> None:
    assert all(record["slug"] for record in (LAMPS, SCORES, PARISH))
