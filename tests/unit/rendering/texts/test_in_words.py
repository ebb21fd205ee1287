from __future__ import annotations

import datetime

import pytest

from assistant.rendering.texts.in_words import country_line, country_name, date_in_words, is_country


@pytest.mark.parametrize(
    ("language", "country", "said"),
    [
        ("en", "GB", "1 January 2027"),
        ("en", None, "1 January 2027"),
        ("en", "DE", "1 January 2027"),
        ("en", "US", "January 1, 2027"),
        ("en", "CA", "January 1, 2027"),
        ("de", "DE", "1. Januar 2027"),
        ("de", "AT", "1. Jänner 2027"),
        ("fr", "FR", "1er janvier 2027"),
        ("fr", "CA", "1er janvier 2027"),
        ("es", "ES", "1 de enero de 2027"),
        ("it", "IT", "1º gennaio 2027"),
        ("nl", "NL", "1 januari 2027"),
        ("pt", "PT", "1 de janeiro de 2027"),
        ("pt", "BR", "1º de janeiro de 2027"),
    ],
)
def test_a_date_is_written_as_people_write_it_there(language: str, country: str | None, said: str) -> None:
    assert date_in_words(datetime.date(2027, 1, 1), language, country) == said


def test_only_the_first_of_a_month_is_special_in_french() -> None:
    assert date_in_words(datetime.date(2026, 11, 11), "fr", "FR") == "11 novembre 2026"


def test_countries_have_names_in_the_language_of_the_letter() -> None:
    assert country_name("DE", "fr") == "Allemagne"
    assert country_name("EU", "de") == "Europäische Union"
    assert country_name("QQ", "en") is None


def test_the_country_of_an_address_abroad_is_written_for_the_sender_s_own_post_office() -> None:
    assert country_line("GB", "de") == "VEREINIGTES KÖNIGREICH"
    assert country_line("NL", "en") == "NETHERLANDS"
    assert country_line("DE", "ja") == "GERMANY"


def test_a_country_code_is_known_or_not() -> None:
    assert is_country("GB")
    assert not is_country("ZZ")
