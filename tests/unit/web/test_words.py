"""Days as pages print them."""

from __future__ import annotations

import datetime

import pytest
from flask import Flask, render_template_string

from assistant.web.words import kind, long_day, short_day

EASTER_TUESDAY = datetime.date(2026, 4, 7)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("en", "Tuesday 7 April 2026", "Tue 7 Apr 2026"),
        ("de", "Dienstag, 7. April 2026", "Di., 7. Apr. 2026"),
        ("fr", "mardi 7 avril 2026", "mar. 7 avr. 2026"),
        ("es", "martes, 7 de abril de 2026", "mar, 7 abr 2026"),
        ("it", "martedì 7 aprile 2026", "mar 7 apr 2026"),
        ("nl", "dinsdag 7 april 2026", "di 7 apr 2026"),
    ],
)
def test_a_day_has_its_weekday_and_its_month_in_words(site: Flask, language: str, long: str, short: str) -> None:
    with site.test_request_context(f"/?language={language}"):
        assert long_day(EASTER_TUESDAY) == long
        assert short_day(EASTER_TUESDAY) == short


def test_a_day_on_a_page_can_be_read_by_machines_too(site: Flask) -> None:
    source = '{% from "macros/dates.html" import day %}{{ day(it) }}'
    with site.test_request_context():
        page = render_template_string(source, it=EASTER_TUESDAY)
    assert page == '<time datetime="2026-04-07">Tuesday 7 April 2026</time>'


@pytest.mark.parametrize(
    ("number", "words"),
    [(12, "12 days left"), (1, "1 day left"), (0, "today is the last day"), (-1, "1 day late"), (-5, "5 days late")],
)
def test_days_left_are_told_in_words(site: Flask, number: int, words: str) -> None:
    with site.test_request_context():
        source = '{% from "macros/dates.html" import days_left %}{{ days_left(number) }}'
        assert render_template_string(source, number=number) == words


def test_the_kind_of_a_thing_is_the_name_of_its_class() -> None:
    assert kind(EASTER_TUESDAY) == "date"
