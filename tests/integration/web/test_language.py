"""The language of the pages: chosen, remembered, and whole."""

from __future__ import annotations

import pytest
from flask import Flask

from assistant.domain.counting import Because
from assistant.domain.people import PostalAddress
from assistant.errors import BadInput
from assistant.web.explained import explain
from assistant.web.holiday_names import day_off_name
from assistant.web.language import safe_path
from assistant.web.problems import in_page_language
from tests.integration.web.visitor import HOME, Visitor, begin, write


class TestTheChoice:
    def test_is_remembered_and_leads_back_to_the_same_page(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "DE")
        page = visitor.post("/language", {"language": "de", "back_to": f"{begun}/holder"})
        assert page.path == f"{begun}/holder"
        assert page.heading == "Wer hat die Daten?"
        assert '<html lang="de"' in page.html
        assert visitor.get("/").heading == "Was ist geschehen?"
        assert visitor.post("/language", {"language": "en", "back_to": "/"}).heading == "What happened?"

    def test_follows_the_browser_until_somebody_chooses(self, visitor: Visitor) -> None:
        assert visitor.get("/", Accept_Language="de-AT,de;q=0.9").heading == "Was ist geschehen?"
        assert visitor.get("/", Accept_Language="ja").heading == "What happened?"

    @pytest.mark.parametrize("language", ["xx", "", "../de", "de\x00"])
    def test_of_a_language_that_is_not_there_changes_nothing(self, visitor: Visitor, language: str) -> None:
        visitor.get("/")
        assert visitor.post("/language", {"language": language, "back_to": "/"}).heading == "What happened?"

    @pytest.mark.parametrize(
        "address",
        ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "", "/\r\nX: y", "x"],
    )
    def test_never_leads_elsewhere(self, site: Flask, address: str) -> None:
        with site.test_request_context("/", base_url=HOME):
            assert safe_path(address) == "/"


class TestGerman:
    @pytest.fixture(autouse=True)
    def german(self, visitor: Visitor) -> None:
        visitor.get("/")
        visitor.post("/language", {"language": "de", "back_to": "/"})

    def test_refusals_are_german_on_top_and_beside_the_field(self, visitor: Visitor) -> None:
        begin(visitor, "everything", "DE")
        visitor.answer(organisation="schufa")
        if visitor.page.path.endswith("/again"):
            visitor.answer(use="no")
        page = visitor.answer(name="Ä" * 120, lines="eine", country="DE")
        assert page.beside == ["Es hat 120 Zeichen; kürzen Sie es auf 100"]
        assert page.said("title")[0].startswith("Fehler:")
        page = visitor.answer(name="Änne", lines="eine", country="DE")
        assert page.beside[0].startswith("Schreiben Sie jede Zeile der Anschrift für sich")

    def test_the_margin_beside_the_letter_is_german(self, visitor: Visitor) -> None:
        write(visitor)
        text = visitor.page.text
        assert "DSGVO" in text
        assert "Wenn Sie ihn heute zur Post geben, bis Montag, 28. Dezember 2026." in text
        assert "Sonntag" in text or "Samstag" in text or "Wochenende" in text
        assert "DSGVO ist Recht der übergeordneten Ebene (Europäische Union) und gilt auch hier (Deutschland)" in text


def in_german(site: Flask, say: object) -> str:
    with site.test_request_context("/", base_url=HOME, headers={"Accept-Language": "de"}):
        return str(say())  # type: ignore[operator]


def test_an_explanation_speaks_german_to_its_last_word(site: Flask) -> None:
    because = Because.of("{date}: {reason} in {place}", date="", reason="Good Friday", place="DE")
    assert in_german(site, lambda: explain(because)).endswith("Karfreitag (Deutschland)")
    period = Because.of("+ {period}, the first day counted → {date}", period="30 days", date="")
    assert "30 Tage, der erste Tag zählt mit" in in_german(site, lambda: explain(period))


@pytest.mark.parametrize(
    ("name", "german"),
    [
        ("Christmas Day (observed)", "Erster Weihnachtstag (nachgeholt)"),
        ("Monday following Assumption Day", "Montag nach Mariä Himmelfahrt"),
        ("Easter Monday (ENG, WLS, NIR)", "Ostermontag"),
        ("New Year Holiday; New Year's Day (observed)", "Neujahrsfeiertag; Neujahr (nachgeholt)"),
        ("Adelaide Cup Day", "Adelaide Cup Day"),
        ("", ""),
    ],
)
def test_holidays_have_german_names_where_germans_know_them(site: Flask, name: str, german: str) -> None:
    assert in_german(site, lambda: day_off_name(name)) == german


def test_a_refusal_of_a_lower_layer_is_found_by_what_it_was_made_from(site: Flask) -> None:
    with pytest.raises(BadInput) as refused:
        PostalAddress.read(["x"] * 9, "DE")
    said = refused.value.problems["person.address.lines"]
    assert in_german(site, lambda: in_page_language(said)).startswith("Eine Anschrift hat höchstens 7 Zeilen")
    assert in_german(site, lambda: in_page_language("something nobody has translated")) == (
        "Something nobody has translated"
    )
