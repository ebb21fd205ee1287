from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.domain.confidence import Confidence
from assistant.domain.identifiers import NEVER_PRINTED, Identifier
from assistant.domain.periods import Period
from assistant.domain.rights import Right
from assistant.domain.rulebook import Rule
from assistant.errors import BadInput, NotFound, RuleFileError
from assistant.rendering.texts.catalogue import Catalogue, load_catalogue

WORDS = """language: {language}
salutation: Hello,
closing: Bye
reference: Ref
enclosures: Enclosed
details: Details
page: Page {{page}} of {{pages}}
date_order: "{{place}}, {{date}}"
table: {{number: No., what: What, why_wrong: Why, should_be: Should, proof: Proof}}
identifiers: {{{identifiers}}}
units:
  hour: [one hour, hours]
  day: [one day, days]
  working_day: [working day, working days]
  week: [one week, weeks]
  month: [one month, months]
  year: [one year, years]
enclosure_names: {{proof: "Proof for no. {{number}}", identity_copy: Identity, report_page: Page}}
"""
IDENTIFIERS = [identifier.value for identifier in Identifier if identifier not in NEVER_PRINTED]
HEADER = """---
law: {law}
right: access
stage: first
language: {language}
version: 2
written_on: 2026-11-23
subject: Access
---
"""


def words(language: str) -> str:
    return WORDS.format(language=language, identifiers=", ".join(f"{name}: {name}" for name in IDENTIFIERS))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for language in ("en", "de"):
        write(tmp_path, f"common/{language}/words.yaml", words(language))
        write(tmp_path, f"gdpr/access/first.{language}.md", HEADER.format(law="gdpr", language=language) + "I ask.\n")
    write(tmp_path, "bdsg/access/first.de.md", HEADER.format(law="bdsg", language="de") + "Ich bitte.\n")
    write(tmp_path, "common/en/parts/reply.md", "Please reply.\n")
    return tmp_path


def write(folder: Path, name: str, content: str) -> None:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def rule(law: str, right: Right = Right.ACCESS, complements: str | None = None, variant: str | None = None) -> Rule:
    day = datetime.date(2018, 5, 25)
    return Rule(law, right, "Art. 15", (), Confidence.KNOWN, day, day, complements=complements, variant=variant)


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(RuleFileError) as refused:
        load_catalogue(folder)
    return refused.value.problems


def checked(folder: Path, body: str) -> list[str]:
    write(folder, "gdpr/access/first.en.md", HEADER.format(law="gdpr", language="en") + body)
    return load_catalogue(folder).problems()


def test_texts_are_found_by_rule_and_language(folder: Path) -> None:
    catalogue = load_catalogue(folder)
    assert catalogue.languages_for(rule("gdpr")) == ("de", "en")
    assert catalogue.text_for(rule("gdpr"), "en").header.version == 2
    assert catalogue.problems() == []


def test_a_rule_that_complements_another_law_uses_its_own_text_first_and_then_that_laws(folder: Path) -> None:
    catalogue = load_catalogue(folder)
    complementing = rule("bdsg", complements="gdpr")
    assert catalogue.text_for(complementing, "de").path.parts[0] == "bdsg"
    assert catalogue.text_for(complementing, "en").path.parts[0] == "gdpr"


def test_a_language_that_does_not_ship_is_refused_with_those_that_do(folder: Path) -> None:
    with pytest.raises(BadInput, match="'fr'; it is there in: de, en"):
        load_catalogue(folder).text_for(rule("gdpr"), "fr")


def test_a_letter_that_does_not_exist_at_all_is_not_found(folder: Path) -> None:
    with pytest.raises(NotFound, match="erasure under gdpr"):
        load_catalogue(folder).text_for(rule("gdpr", Right.ERASURE), "en")


def test_a_variant_never_takes_the_text_of_another_addressee(folder: Path) -> None:
    with pytest.raises(NotFound):
        load_catalogue(folder).text_for(rule("gdpr", variant="partnership"), "en")


def test_a_general_text_serves_every_law_that_has_none_in_the_languages_of_the_place_and_in_english(
    folder: Path,
) -> None:
    for language in ("en", "de"):
        write(folder, f"general/access/first.{language}.md", HEADER.format(law="general", language=language) + "I.\n")
    catalogue = load_catalogue(folder)
    assert catalogue.languages_for(rule("appi"), accepted=("ja",)) == ("en",)
    assert catalogue.languages_for(rule("dsg"), accepted=("de", "fr")) == ("de", "en")
    assert catalogue.text_for(rule("dsg", variant="private"), "en").general
    assert catalogue.has_own(rule("gdpr"))
    assert not catalogue.has_own(rule("dsg"))
    assert not catalogue.text_for(rule("new", complements="gdpr"), "en").general
    assert not catalogue.text_for(rule("dsg"), "de", adding=(rule("bdsg"),)).general
    with pytest.raises(NotFound):  # a variant without a text, of a law that has one
        catalogue.text_for(rule("gdpr", variant="partnership"), "en")


def test_words_of_a_country_take_the_place_of_those_of_the_language(folder: Path) -> None:
    write(folder, "common/en-US/words.yaml", "language: en-US\nclosing: Sincerely,\n")
    catalogue = load_catalogue(folder)
    assert catalogue.words("en", "US")["closing"] == "Sincerely,"
    assert catalogue.words("en", "US")["salutation"] == "Hello,"
    assert catalogue.words("en", "GB")["closing"] == "Bye"


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("1 month", "one\u00a0month"),
        ("30 days", "30\u00a0days"),
        ("1 working day", "1\u00a0working day"),
        ("2 weeks", "2\u00a0weeks"),
    ],
)
def test_periods_are_said_in_the_words_of_the_language(folder: Path, period: str, said: str) -> None:
    assert load_catalogue(folder).words("en").period(Period.parse(period)) == said


def test_the_date_stands_alone_where_no_place_is_given(folder: Path) -> None:
    english = load_catalogue(folder).words("en")
    assert english.place_and_date("Leeds", "23 November 2026") == "Leeds, 23 November 2026"
    assert english.place_and_date("", "23 November 2026") == "23 November 2026"
    assert english.place_and_date("{date}", "23 November 2026") == "{date}, 23 November 2026"


@pytest.mark.parametrize(
    ("wrong", "right", "said"),
    [
        ("subject: Access", "subjekt: Access", "first.en.md:8: subjekt: this key is not known"),
        ("subject: Access\n", "", "subject: this key is missing"),
        ("version: 2", "version: two", "first.en.md:6: version: 'two' cannot be read"),
        ("version: 2", "version: 0", "first.en.md:6: version"),
        (
            "2026-11-23",
            "23.11.2026",
            "first.en.md:7: written_on: '23.11.2026' cannot be read; write the date as 2026-11-23",
        ),
        ("version: 2", "version: 2\nversion: 3", "first.en.md:7: version: this key already stands in line 6"),
        ("right: access", "right: axess", "first.en.md:3: right: 'axess' is no right"),
        ("law: gdpr", "law: uk-gdpr", "first.en.md:2: law: the header says 'uk-gdpr', the file name 'gdpr'"),
        ("language: en", "language: de", "first.en.md:5: language: the header says 'de', the file name 'en'"),
        (
            "subject: Access",
            "subject: Access\nvariant: x",
            "first.en.md:9: variant: the header says 'x', the file name None",
        ),
        ("subject: Access", "subject: 'Access", "first.en.md:8: subject: the quotation marks do not match"),
        ("subject: Access", "subject:\n  Access", "first.en.md:9: begin each line of the header with a key"),
        ("---\nI ask", "I ask", "first.en.md:1: begin the file with a header"),
        ("I ask.", "I \ue000 ask.", "first.en.md:10: the line holds a private-use sign"),
    ],
)
def test_a_bad_header_is_refused_with_line_key_and_mend(folder: Path, wrong: str, right: str, said: str) -> None:
    whole = HEADER.format(law="gdpr", language="en") + "I ask.\n"
    assert wrong in whole
    write(folder, "gdpr/access/first.en.md", whole.replace(wrong, right, 1))
    assert any(said in problem for problem in problems_of(folder)), problems_of(folder)


@pytest.mark.parametrize(
    "subject", ["Access: all of it", "Entry #3", "{% if bureau %}Entry{% else %}Data{% endif %}", '"Access: all"']
)
def test_a_subject_may_hold_any_sign(folder: Path, subject: str) -> None:
    whole = HEADER.format(law="gdpr", language="en") + "I ask.\n"
    write(folder, "gdpr/access/first.en.md", whole.replace("subject: Access", f"subject: {subject}"))
    catalogue = load_catalogue(folder)
    assert catalogue.text_for(rule("gdpr"), "en").header.subject == subject.strip('"')
    assert catalogue.problems() == []


def test_a_file_in_the_wrong_place_is_told_where_it_belongs(folder: Path) -> None:
    write(folder, "gdpr/first.en.md", HEADER.format(law="gdpr", language="en") + "x\n")
    assert any("LAW/RIGHT/STAGE.LANGUAGE.md" in problem for problem in problems_of(folder))


def test_a_language_without_words_is_refused(folder: Path) -> None:
    write(folder, "gdpr/access/first.fr.md", HEADER.format(law="gdpr", language="fr") + "x\n")
    assert any("common/fr/words.yaml" in problem for problem in problems_of(folder))


def test_a_missing_word_and_a_wrong_brace_are_named(folder: Path) -> None:
    write(folder, "common/de/words.yaml", words("de").replace("email: email, ", "").replace("{pages}", "{total}"))
    found = problems_of(folder)
    assert any(problem.endswith("email: this key is missing") for problem in found)
    assert any("page: the text must hold {page} and {pages}" in problem for problem in found)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("I {{ nobody }}.", "first.en.md:10: nobody: this blank is not known"),
        ("I {{ person }}.", "first.en.md:10: person: this blank is not known"),
        ("I {{ person.name|upper }}.", "first.en.md:10: {{ }}: this blank is not known"),
        ("I {{ person.name.__class__ }}.", "person.name.__class__: this blank is not known"),
        ("{% for x in items %}{{ x }}{% endfor %}", "first.en.md:10: for: texts have only"),
        ("{% set x = 1 %}", "assign: texts have only"),
        ("{{ range(9) }}", "this blank is not known"),
        ("{% if weather %}x{% endif %}", "first.en.md:10: weather: this cannot be asked"),
        ('{% if kind == "taxi" %}x{% endif %}', "taxi: this is no kind of organisation"),
        ('{% include "nowhere.md" %}', "nowhere.md: there is no such part; the parts are reply.md"),
        ("{% if bureau %}x", "this cannot be read: Unexpected end of template"),
        ("{% if\nbureau %}x{% endif %}", "first.en.md:10: a blank or a condition begins here"),
        ("x\n\nA <b>bold</b> word", "first.en.md:12: HTML cannot stand in a letter"),
        ("{% if platform %}\n\n# Loud\n{% endif %}\nx", "first.en.md:12: a heading of another level"),
        ("x\n\n***\n", "first.en.md:12: a line of strokes"),
        ("x\n---\n", "first.en.md:11: a line of strokes"),
        ("| a | b |", "first.en.md:10: a table"),
        ("a  \nb", "first.en.md:10: a forced line break"),
        ("{% if bureau %}x{% endif %}", "the letter is empty for some organisations"),
        ("Why:\n\n{{ situation }}", "print {{ situation }} only inside"),
        ("x\n\n{{ items }}", "print {{ items }} only inside"),
        ("Within {{ answer_period }}.", "inside an {% if %}"),
    ],
)
def test_a_bad_body_is_told_with_its_line_and_the_mend(folder: Path, body: str, said: str) -> None:
    found = checked(folder, body + "\n")
    assert any(said in problem for problem in found), found


def test_a_part_with_an_unknown_blank_is_told(folder: Path) -> None:
    write(folder, "common/en/parts/reply.md", "To {{ nobody }}\n")
    assert load_catalogue(folder).problems()[0].startswith("texts/common/en/parts/reply.md:1: nobody")


def test_a_catalogue_may_be_empty() -> None:
    assert list(Catalogue([], {})) == []
