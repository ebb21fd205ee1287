"""Frozen data classes are the format: trees become objects by their type hints, faults are all said."""

from __future__ import annotations

import dataclasses
import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.coverage import Coverage
from assistant.domain.organisations import Organisation
from assistant.domain.periods import Period, Unit
from assistant.domain.places import Authority, Place
from assistant.domain.rulebook import Law, Rule
from assistant.rules.marks import Marks
from assistant.rules.nodes import read_tree
from assistant.rules.problems import Problems
from assistant.rules.reader import PLAIN, Frame, Reader, converter, layout_of


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Inner:
    name: str
    size: int = 1


@dataclass(frozen=True, slots=True)
class Outer:
    title: str
    tags: tuple[str, ...]
    day: datetime.date | None
    colour: Colour = Colour.RED
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    period: Period | None = None
    cite: tuple[tuple[str, str], ...] = ()
    first: tuple[int, int] = (1, 1)
    sure: bool = True
    colours: tuple[Colour, ...] | None = None


GOOD = "title: A\ntags: [x]\nday: 2026-11-23\n"


def read(text: str, frame: Frame = PLAIN, cls: type[Any] = Outer) -> tuple[Any, list[str], Marks]:
    problems, marks = Problems(), Marks()
    node = read_tree(text.encode(), "x.yaml", problems)
    built = None if node is None else Reader("x.yaml", problems, marks).read(cls, node, frame=frame)
    return built, [str(problem) for problem in problems.found], marks


def test_missing_keys_take_their_defaults() -> None:
    built, problems, _ = read(GOOD)
    assert problems == []
    assert built == Outer("A", ("x",), datetime.date(2026, 11, 23))  # a Monday


def test_every_kind_of_value_is_read() -> None:
    text = GOOD + (
        "colour: green\ninner: {name: B}\nmany:\n  - name: C\n    size: 3\nperiod: 1 month\n"
        "cite: {en: Article 15, 'no': Artikkel 15}\nfirst: 12-25\nsure: false\ncolours: [red, green]\n"
    )
    built, problems, _ = read(text)
    assert problems == []
    assert built == Outer(
        "A",
        ("x",),
        datetime.date(2026, 11, 23),
        Colour.GREEN,
        Inner("B"),
        (Inner("C", 3),),
        Period(1, Unit.MONTH),
        (("en", "Article 15"), ("no", "Artikkel 15")),
        (12, 25),
        False,
        (Colour.RED, Colour.GREEN),
    )


def test_an_optional_key_may_be_left_empty() -> None:
    built, problems, _ = read(GOOD + "inner:\nmany: ~\ncolour: null\ncite:\nfirst:\ncolours:\nsure:\n")
    assert problems == []
    assert built == Outer("A", ("x",), datetime.date(2026, 11, 23))


def test_a_key_that_may_hold_nothing_must_still_be_written() -> None:
    built, problems, _ = read("title: A\ntags: [x]\n")
    assert built is None
    assert problems == [
        "x.yaml:1: day: the key is missing; add 'day: …' (a date such as 2026-11-23, or empty)",
    ]
    assert read("title: A\ntags: [x]\nday:\n")[0] == Outer("A", ("x",), None)


def test_all_faults_of_an_object_are_said_with_line_and_path() -> None:
    built, problems, _ = read(
        "title:\ntags: []\nday: 2026-1-1\nmany:\n  - name: B\n    size: 1.5\n  - nam: C\nlast: 3\n"
    )
    assert built is None
    assert [problem.partition(";")[0] for problem in problems] == [
        "x.yaml:1: title: the value is empty",
        "x.yaml:2: tags: the list is empty",
        "x.yaml:3: day: 2026-1-1 is not a date as it is written here",
        "x.yaml:6: many[1].size: '1.5' is not a whole number",
        "x.yaml:7: many[2].nam: there is no such key",
        "x.yaml:7: many[2].name: the key is missing",
        "x.yaml:8: last: there is no such key",
    ]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("colour: gren", "'gren' is not one of the words allowed here; did you mean 'green'? (allowed: red, green)"),
        ("colour: [red]", "colour: this is a list; write one of red, green"),
        ("colour: {a: red}", "colour: this is a map; write one of red, green"),
        ("inner: B", "inner: this must be a map of keys (it needs name); write 'key: value' lines"),
        ("inner: [B]", "inner: this must be a map of keys"),
        ("many: {name: B}", "many: this must be a list, not a map; begin each entry with '- '"),
        ("many: B", "many: this must be a list, not one value"),
        ("many: [~]", "many[1]: this must be a map of keys"),
        ("colours: [red, ~]", "colours[2]: the value is empty; write one of red, green"),
        ("cite: Article 15", "cite: this must be a map; write a line 'language: text' for each language"),
        ("cite: {en: [a]}", "cite.en: this is a list; write text"),
        ("cite: {en: ~}", "cite.en: the value is empty; write text"),
        ("period: soon", "'soon' is not a period"),
        ("first: [12, 25]", "first: this is a list; write month-day such as 12-25"),
        ("sure: no", "'no' is neither true nor false"),
        ("tag: x", "tag: there is no such key; did you mean 'tags'?"),
        ("zzz: x", "zzz: there is no such key; allowed are cite, colour, colours, day"),
    ],
)
def test_a_wrong_value_is_refused_with_the_mend(line: str, words: str) -> None:
    built, problems, _ = read(GOOD + line + "\n")
    assert built is None
    assert len(problems) == 1
    assert problems[0].startswith("x.yaml:4: ")
    assert words in problems[0]


def test_what_the_folder_says_is_not_written_again() -> None:
    built, problems, _ = read("title: A\ntags: [x]\n", Frame(given={"day": None}))
    assert problems == []
    assert built == Outer("A", ("x",), None)
    _, problems, _ = read(GOOD, Frame(given={"day": None}))
    mend = "delete the line: the folder, the file or what stands around it says it already"
    assert problems == [f"x.yaml:3: day: this key is not written here; {mend}"]


def test_what_is_inherited_may_be_written_or_left_out() -> None:
    frame = Frame(inherited={"title": "from above"})
    assert read(GOOD, frame)[0].title == "A"
    assert read("tags: [x]\nday:\n", frame)[0].title == "from above"
    # An empty key does not inherit: what must be said and is left empty is a fault.
    assert read("title:\ntags: [x]\nday:\n", frame)[0] is None


def test_a_list_of_objects_leaves_out_the_faulty_and_says_so() -> None:
    problems = Problems()
    reader = Reader("x.yaml", problems, Marks())
    node = read_tree(b"- name: A\n- size: 2\n- name: C\n", "x.yaml", problems)
    assert node is not None
    assert reader.read_list(Inner, node) == (Inner("A"), Inner("C"))
    assert [str(problem) for problem in problems.found] == [
        "x.yaml:2: [2].name: the key is missing; add 'name: …' (text)"
    ]


@pytest.mark.parametrize(("text", "faults"), [("a: 1", 1), ("one", 1), ("~", 0), ("[]", 0)])
def test_a_file_of_objects_must_be_a_list(text: str, faults: int) -> None:
    problems = Problems()
    node = read_tree(text.encode(), "x.yaml", problems)
    assert node is not None
    assert Reader("x.yaml", problems, Marks()).read_list(Inner, node) == ()
    assert len(problems) == faults


def test_objects_remember_where_they_were_written() -> None:
    built, _, marks = read(GOOD + "many:\n  - name: B\n    size: 2\ncolours: [red]\n")
    assert marks.where(built) == ("x.yaml", 1, "")
    assert marks.where(built, "tags") == ("x.yaml", 2, "tags")
    assert marks.where(built, "tags", 0) == ("x.yaml", 2, "tags[1]")
    assert marks.where(built, "tags", 5) == ("x.yaml", 2, "tags")
    assert marks.where(built, "inner") == ("x.yaml", 1, "inner")
    assert marks.where(built.many[0], "size") == ("x.yaml", 6, "many[1].size")
    assert marks.where(Inner("of nowhere"), "size") == ("", 0, "size")


def test_equal_objects_are_told_apart_by_where_they_stand() -> None:
    built, _, marks = read(GOOD + "many:\n  - name: B\n  - name: B\n")
    one, two = built.many
    assert one == two
    assert (marks.where(one)[1], marks.where(two)[1]) == (5, 6)


def test_an_object_can_stand_for_another() -> None:
    built, _, marks = read(GOOD)
    changed = dataclasses.replace(built, title="B")
    marks.stands_for(changed, built)
    marks.stands_for(Inner("x"), Inner("not read"))
    assert marks.where(changed, "day") == ("x.yaml", 3, "day")


def test_some_keys_have_another_name_than_their_field() -> None:
    assert {slot.name: slot.key for slot in layout_of(Place)}["code"] == "place"
    assert {slot.name: slot.key for slot in layout_of(Law)}["id"] == "law"
    assert {slot.name: slot.key for slot in layout_of(Organisation)}["places"] == "place"


def test_an_organisation_may_serve_one_place_or_several() -> None:
    text = "id: a\nname: A\ngroup: a\nkind: bank\nwhat_it_holds: x\nbasis: page_read\n"
    text += "source: [x]\nconfidence: known\nplace: "
    assert read(text + "DE\n", cls=Organisation)[0].places == ("DE",)
    assert read(text + "[DE, 'NO']\n", cls=Organisation)[0].places == ("DE", "NO")
    assert "YAML reads NO as yes or no" in read(text + "NO\n", cls=Organisation)[1][0]
    assert "place: the list is empty" in read(text + "[]\n", cls=Organisation)[1][0]


def test_what_is_not_known_of_an_organisation_may_be_left_out() -> None:
    slots = {slot.name: slot for slot in layout_of(Organisation)}
    assert all(slots[name].has_default for name in ("legal_name", "seat", "checked_on"))


@pytest.mark.parametrize("cls", [Place, Authority, Law, Rule, Organisation, Coverage])
def test_every_type_of_the_domain_can_be_read(cls: type) -> None:
    assert [slot.name for slot in layout_of(cls)] == [item.name for item in dataclasses.fields(cls)]


def test_a_type_that_no_file_can_hold_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="a file cannot hold"):
        converter(complex)


VALUES = st.recursive(
    st.sampled_from(["a", "1", "no", "~", "''", "2026-11-23", "2026-1-1", "1 month", "red", "12-25", "true", "'x'"]),
    lambda inner: (
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]")
        | st.dictionaries(st.sampled_from(["name", "size", "en", "xx"]), inner, max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs.items()) + "}"
        )
    ),
    max_leaves=8,
)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from([*(f.name for f in dataclasses.fields(Outer)), "other"]), VALUES))
def test_any_values_are_read_or_refused_and_never_crash(pairs: dict[str, str]) -> None:
    built, problems, _ = read("".join(f"{key}: {value}\n" for key, value in pairs.items()))
    assert (built is None) == bool(problems)


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from([Place, Law, Rule, Authority, Organisation, Coverage]))
def test_any_text_is_read_as_a_type_of_the_domain_or_refused(text: str, cls: type) -> None:
    problems = Problems()
    node = read_tree(text.encode("utf-8", "surrogatepass"), "x.yaml", problems)
    if node is not None:
        Reader("x.yaml", problems, Marks()).read(cls, node)
    assert len(problems) > 0
