"""Ways to reach somebody are checked without a network."""

from __future__ import annotations

import pytest

from assistant.rules.directories.contacts import country_code, email_address, phone_number, web_address


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Deutschland", "DE"),
        ("The Netherlands", "NL"),
        ("United States of America", "US"),
        ("Österreich", "AT"),
        ("ÖSTERREICH", "AT"),
        ("Ελλάδα", "GR"),
        ("日本", "JP"),
        ("Isle of Man", "IM"),
        ("England", "GB"),
        ("Berlin", None),
        ("", None),
    ],
)
def test_a_country_is_known_by_its_name(name: str, code: str | None) -> None:
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("text", "sound"),
    [
        ("Privacy@Example.ORG", "Privacy@example.org"),
        ("a@bücher.example", "a@xn--bcher-kva.example"),
        ("a@b", None),
        ("a b@example.org", None),
        ("a@example..org", None),
        ("a@-b.org", None),
        ("@example.org", None),
        ("a@example.org\nBcc: b@example.org", None),
        (f"a@{'b' * 70}.org", None),
    ],
)
def test_an_e_mail_address_is_sound_or_none(text: str, sound: str | None) -> None:
    assert email_address(text) == sound


def test_an_address_on_the_web_is_sound_or_none() -> None:
    assert web_address("https://example.org/x?y=z") == "https://example.org/x?y=z"
    assert web_address("javascript:alert(1)") is None
    assert web_address("https://example.org/\u202egpj") is None


@pytest.mark.parametrize(
    ("text", "country", "sound"),
    [
        ("+49 611 92780", None, "+49 611 92780"),
        ("0611 92780", "DE", "+49 611 92780"),
        ("0611 92780", None, None),
        ("12", None, None),
        ("1", "DE", None),
        ("", None, None),
    ],
)
def test_a_telephone_number_is_sound_or_none(text: str, country: str | None, sound: str | None) -> None:
    assert phone_number(text, country) == sound
