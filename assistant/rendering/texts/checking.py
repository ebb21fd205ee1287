"""What is wrong with a letter text, found by reading its template and by filling it with much and with little."""

from __future__ import annotations

import re
from collections.abc import Iterator

import jinja2

from assistant.domain.organisations import Kind
from assistant.domain.rights import WITH_ITEMS
from assistant.rendering.texts.blanks import Facts
from assistant.rendering.texts.filling import Filler
from assistant.rendering.texts.markdown import NotAllowed
from assistant.rendering.texts.samples import little, much
from assistant.rendering.texts.template import problems_in
from assistant.rendering.texts.text import Filled, Text
from assistant.rendering.texts.yaml_reading import Problems

_BROKEN_ACROSS_LINES = re.compile(r"\{[{%#](?:(?![}%#]\}).)*$")
_SHAPED_LINES = (
    (re.compile(r"\s*([-*_=])(\s*\1)*\s*"), "a line of strokes"),
    (re.compile(r"\s*\|.*"), "a table"),
    (re.compile(r".*\S(  +|\\)"), "a forced line break"),
)
"""Markdown of whole lines, which the marks at their ends hide from the reader of Markdown."""
_SAMPLES = (Kind.CREDIT_BUREAU, Kind.RIDE_HAILING, Kind.FACE_RECOGNITION, Kind.PUBLIC_BODY, Kind.BANK)


def problems_of(text: Text, filler: Filler, file: str) -> list[str]:
    """Everything wrong with the body and the subject of a text, each with file, line, key and mend."""
    problems = Problems(file)
    _check_template(text, filler, problems)
    if not problems.found:
        _check_filled(text, filler, problems)
    return list(dict.fromkeys(problems.found))


def problems_of_parts(filler: Filler, folder: str) -> list[str]:
    """Everything wrong with the templates of the parts that the texts of a language include."""
    found: list[str] = []
    for name, body in filler.language.parts.items():
        problems = Problems(f"{folder}/{name}")
        _check_source(body, 1, filler, problems)
        found += problems.found
    return found


def _check_template(text: Text, filler: Filler, problems: Problems) -> None:
    _check_source(text.body, text.body_line, filler, problems)
    _check_source(text.header.subject, text.header.subject_line, filler, problems)


def _check_source(source: str, first_line: int, filler: Filler, problems: Problems) -> None:
    for number, line in enumerate(source.split("\n"), first_line):
        if _BROKEN_ACROSS_LINES.search(line):
            problems.add(number, "", "a blank or a condition begins here and ends further down; write it in one line")
            return
        for shape, name in _SHAPED_LINES:
            if shape.fullmatch(line):
                problems.add(number, "", f"{name} cannot stand in a letter; write plain paragraphs and lists")
    try:
        tree = filler.environment.parse(source)
    except jinja2.TemplateSyntaxError as trouble:
        problems.add(trouble.lineno + first_line - 1, "", f"this cannot be read: {trouble.message}")
        return
    for below, word, mend in problems_in(tree, filler.language.parts):
        problems.add(below + first_line - 1, word, mend)


def _check_filled(text: Text, filler: Filler, problems: Problems) -> None:
    for facts in _samples(text):
        try:
            filled = filler.try_to_fill(text, facts)
        except NotAllowed as trouble:
            part, _, line = trouble.source.partition(":")
            problems.add(int(line), f"{part}.md" if part else "", str(trouble))
        except jinja2.TemplateError as trouble:
            problems.add(text.body_line, "", str(trouble))
        else:
            _check_result(text, filled, problems)


def _check_result(text: Text, filled: Filled, problems: Problems) -> None:
    if not filled.blocks or not filled.subject:
        problems.add(text.body_line, "", "the letter is empty for some organisations; write what it asks of each")
    if "situation" in filled.missing:
        problems.add(text.body_line, "situation", "print {{ situation }} only inside {% if situation %}")
    if "items" in filled.missing and text.header.right not in WITH_ITEMS:
        problems.add(text.body_line, "items", "print {{ items }} only inside {% if items %}: this right needs none")


def _samples(text: Text) -> Iterator[Facts]:
    """Much and little, for one organisation of each sort and for each that the text speaks of by its kind."""
    named = tuple(kind for kind in Kind if f'"{kind.value}"' in text.body or f"'{kind.value}'" in text.body)
    for kind in dict.fromkeys((*_SAMPLES, *named)):
        yield much(kind)
        yield little(kind)
