"""Domain objects as JSON and back: whole and strict."""

from __future__ import annotations

import datetime
import json
import typing

import pytest

from assistant.domain.events import Event, EventKind
from assistant.domain.letters import (
    Addressee,
    Asks,
    Block,
    Heading,
    Letter,
    Origin,
    Paragraph,
    Points,
    Quotation,
    Run,
    Sender,
    Table,
)
from assistant.domain.requests import Draft, Outlook, Request
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.store.codec import as_json, from_json, parse

NOON = datetime.datetime(2026, 3, 3, 12, 0, 0, 5, tzinfo=datetime.UTC)
TUESDAY = datetime.date(2026, 3, 3)

LETTER = Letter(
    reference="R-2026-K7M2Q",
    language="de",
    profile="din5008b",
    sender=Sender("Zoë", ("Rosenweg 12",)),
    addressee=Addressee(("SCHUFA",), email=None),
    date=TUESDAY,
    place_and_date="Frankfurt, 3. März 2026",
    reference_label="Zeichen",
    subject="Auskunft",
    salutation="Guten Tag",
    blocks=(
        Heading("h", (Run("Was ich möchte"),)),
        Paragraph("p", (Run("a"), Run("b", strong=True))),
        Asks("a", ((Run("x"),), (Run("y"), Run("z"))), first=3),
        Points("o", ((Run("x"),),)),
        Table("t", ("c1", "c2"), (("1", "2"), ("3", "4"))),
        Quotation("q", ("one", "two")),
    ),
    closing="Gruß",
    signature="Zoë",
    origin=Origin("r", "t", 3, reviewed_by=None),
)
REQUEST = Request(
    id="1",
    case="2",
    law="gdpr",
    rights=(Right.ACCESS,),
    rule="r",
    person_in="DE",
    language="de",
    reference="R",
    created_on=TUESDAY,
    sender={"name": "Zoë", "lines": ["a", 1, None, {"deep": True}]},
    outlook=Outlook("waiting", TUESDAY, "answer"),
)
EVENT: dict[str, object] = {"number": 1, "kind": "sent", "day": "2026-03-03"}


@pytest.mark.parametrize(
    "value", [LETTER, REQUEST, Event(1, EventKind.SENT, TUESDAY), Draft("1", NOON, NOON, {"a": 1})]
)
def test_an_object_comes_back_equal_through_text(value: object) -> None:
    assert from_json(type(value), json.loads(json.dumps(as_json(value)))) == value


def test_the_letter_of_the_test_holds_every_kind_of_block() -> None:
    assert {type(block) for block in LETTER.blocks} == set(typing.get_args(Block))


def test_a_field_that_is_newer_than_the_document_takes_its_default() -> None:
    assert from_json(Event, EVENT) == Event(1, EventKind.SENT, TUESDAY)


@pytest.mark.parametrize(
    ("change", "place", "words"),
    [
        ({"number": "1"}, "number", "a whole number"),
        ({"number": True}, "number", "a whole number"),
        ({"number": -1}, "number", "not negative"),
        ({"number": 2**31}, "number", "a whole number"),
        ({"number": 1.0}, "number", "a whole number"),
        ({"kind": "sended"}, "kind", "must be one of sent, delivered"),
        ({"kind": ["sent"]}, "kind", "must be one of"),
        ({"day": "2026-3-3"}, "day", "a day such as"),
        ({"day": "20260303"}, "day", "a day such as"),
        ({"day": "２０２６-０３-０３"}, "day", "a day such as"),
        ({"day": "2026-02-29"}, "day", "a day such as"),
        ({"day": 5}, "day", "a day such as"),
        ({"note": 5}, "note", "must be text"),
        ({"nots": "x"}, "nots", "is not known here; known are number, kind"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place(change: dict[str, object], place: str, words: str) -> None:
    with pytest.raises(BadInput) as refused:
        from_json(Event, EVENT | change)
    assert words in refused.value.problems[place]


def test_what_is_missing_is_named() -> None:
    with pytest.raises(BadInput, match="day: is missing"):
        from_json(Event, {"number": 1, "kind": "sent"})


def test_every_problem_is_named_with_its_path() -> None:
    wrong = as_json(LETTER) | {"sender": {"name": 1, "lines": ["a", 2]}, "blocks": [{"type": "poem"}, {}, {"type": []}]}
    with pytest.raises(BadInput) as refused:
        from_json(Letter, wrong)
    assert set(refused.value.problems) == {
        "sender.name",
        "sender.lines.1",
        "blocks.0.type",
        "blocks.1.type",
        "blocks.2.type",
    }


@pytest.mark.parametrize("value", [None, [], "x", 5])
def test_an_object_must_be_an_object(value: object) -> None:
    with pytest.raises(BadInput, match="must be an object"):
        from_json(Event, value)


def test_a_moment_must_be_in_utc() -> None:
    wrong = as_json(Draft("1", NOON, NOON, {})) | {"changed_at": "2026-03-03T12:00:00+01:00"}
    with pytest.raises(BadInput, match="changed_at: must be a moment in UTC"):
        from_json(Draft, wrong)


def test_a_moment_of_another_zone_is_written_in_utc() -> None:
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert as_json(NOON.astimezone(zone)) == "2026-03-03T12:00:00.000005+00:00"


def test_what_json_does_not_know_is_refused() -> None:
    with pytest.raises(TypeError, match="bytes cannot become JSON"):
        as_json(b"x")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"a": 1, "a": 2}', "twice"),
        (b"[NaN]", "not a number"),
        (b"[1e999]", "not a number"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff\xfe{}", "UTF-8"),
        (b"{", "not a JSON document"),
        (b"", "not a JSON document"),
        (b"[" + b"9" * 5000 + b"]", "not a JSON document"),
    ],
)
def test_a_document_that_is_not_sound_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        parse(content)


def test_a_sound_document_is_read() -> None:
    assert parse('{"ä": [1, 2.5, null, true, "\\u00e4"]}'.encode()) == {"ä": [1, 2.5, None, True, "ä"]}
