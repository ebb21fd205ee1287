"""A folder becomes a rulebook; files nobody reads, and folders that lack one, are said."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from assistant.domain.clocks import ClockKind, Starts
from assistant.domain.coverage import CoverageState
from assistant.domain.periods import Period, Unit
from assistant.domain.rights import Right
from assistant.errors import NotFound
from assistant.rules.loader import Draft, read_folder


def faults(draft: Draft) -> list[str]:
    return [str(problem) for problem in draft.problems.found]


def test_the_whole_folder_is_read(folder: Path) -> None:
    draft = read_folder(folder)
    assert faults(draft) == []
    assert [place.code for place in draft.places] == ["DE", "EU"]
    assert [law.id for law in draft.laws] == ["bdsg", "gdpr"]
    assert [organisation.id for organisation in draft.organisations] == ["schufa", "bank-eu"]
    assert draft.coverage == ()
    assert not draft.has_register


def test_a_law_knows_its_place_and_its_rules_know_their_law(folder: Path) -> None:
    bdsg = read_folder(folder).rulebook().law("bdsg")
    assert bdsg.place == "DE"
    assert [rule.id for rule in bdsg.rules] == [
        "bdsg/access@2018-05-25",
        "bdsg/access@2026-01-01",
        "bdsg/adverse_action@2018-05-25",
    ]
    assert bdsg.rules[0].until == datetime.date(2025, 12, 31)
    assert bdsg.counting[0].closures[0].holds(datetime.date(2026, 12, 25))


def test_values_arrive_as_what_they_are(folder: Path) -> None:
    access = read_folder(folder).rulebook().rule("gdpr/access@2018-05-25")
    clock = access.clocks[0]
    assert (clock.what, clock.period, clock.starts) == (ClockKind.ANSWER, Period(1, Unit.MONTH), Starts.RELEVANT_TIME)
    assert access.cite == (("en", "Article 15 GDPR"), ("de", "Artikel 15 DSGVO"))


def test_the_day_of_checking_is_inherited_or_its_own(folder: Path) -> None:
    bdsg = folder / "places/DE/laws/bdsg.yaml"
    own = bdsg.read_text().replace(
        "    provision: section 30\n", "    provision: section 30\n    checked_on: 2025-01-02\n"
    )
    bdsg.write_text(own)
    rulebook = read_folder(folder).rulebook()
    assert {rule.checked_on for rule in rulebook.law("bdsg").rules} == {
        datetime.date(2026, 11, 23),
        datetime.date(2025, 1, 2),
    }
    assert rulebook.authority("de-he").checked_on == datetime.date(2026, 11, 23)


def test_a_fault_in_a_place_or_law_is_not_said_again_for_all_it_holds(folder: Path) -> None:
    for path in (folder / "places/DE/place.yaml", folder / "places/DE/laws/bdsg.yaml"):
        path.write_text(path.read_text().replace("checked_on: 2026-11-23", "checked_on: today"))
    assert [fault.partition(";")[0] for fault in faults(read_folder(folder))] == [
        "letters/rulebook/places/DE/laws/bdsg.yaml:7: checked_on: today is not a date as it is written here",
        "letters/rulebook/places/DE/place.yaml:13: checked_on: today is not a date as it is written here",
    ]


def test_faults_in_a_law_and_in_its_rules_are_said_together(folder: Path) -> None:
    path = folder / "places/DE/laws/bdsg.yaml"
    path.write_text(path.read_text().replace("short: BDSG", "shirt: BDSG").replace("[bank]", "bank"))
    assert [fault.partition(";")[0].partition(": ")[2] for fault in faults(read_folder(folder))] == [
        "short: the key is missing",
        "shirt: there is no such key",
        "rules[3].addressees: this must be a list, not one value",
    ]


def test_a_law_may_have_no_rules(folder: Path) -> None:
    path = folder / "places/DE/laws/bdsg.yaml"
    path.write_text(path.read_text().partition("rules:")[0])
    assert read_folder(folder).rulebook().law("bdsg").rules == ()


def test_organisations_may_lie_in_folders(folder: Path) -> None:
    (folder / "organisations/deeper").mkdir()
    (folder / "organisations/bureaus.yaml").rename(folder / "organisations/deeper/bureaus.yaml")
    draft = read_folder(folder)
    assert faults(draft) == []
    assert len(draft.organisations) == 2


def test_the_register_of_coverage_is_read_where_there_is_one(folder: Path) -> None:
    line = "- {place: DE, right: access, state: partial, verified_on: 2026-11-23, source: [section 34 BDSG]}\n"
    (folder / "coverage.yaml").write_text(line)
    draft = read_folder(folder)
    assert draft.has_register
    assert draft.coverage[0].right is Right.ACCESS
    assert draft.coverage[0].state is CoverageState.PARTIAL
    assert draft.rulebook().coverage == draft.coverage


@pytest.mark.parametrize(
    "name",
    [
        "places/DE/laws/bdsg.yml",
        "places/DE/law.yaml",
        "readme.txt",
        "organisations/x.yaml~",
        "places/DE/laws/more/x.yaml",
    ],
)
def test_a_file_that_nobody_reads_is_said(folder: Path, name: str) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("law: x\n")
    mend = "see the names in the folder of another place; files end in '.yaml'"
    assert faults(read_folder(folder)) == [
        f"letters/rulebook/{name}: the file is not read: none of this name is expected; {mend}"
    ]


def test_what_an_editor_hides_is_left_alone(folder: Path) -> None:
    (folder / "places/DE/laws/.bdsg.yaml").write_text("not: [finished\n")
    (folder / "organisations/.bureaus.yaml.swp").write_bytes(b"\x00")
    (folder / ".git").mkdir()
    (folder / ".git/config").write_text("x")
    assert faults(read_folder(folder)) == []


def test_a_folder_without_a_place_is_said(folder: Path) -> None:
    (folder / "places/AT").mkdir()
    assert faults(read_folder(folder)) == [
        "letters/rulebook/places/AT: the folder has no place.yaml; add it, or take the folder away"
    ]


def test_an_empty_file_is_said(folder: Path) -> None:
    (folder / "organisations/empty.yaml").write_text("")
    assert faults(read_folder(folder)) == [
        "letters/rulebook/organisations/empty.yaml:1: the file is empty; fill it in, or delete it"
    ]


def test_a_link_to_nowhere_is_said(folder: Path) -> None:
    (folder / "organisations/gone.yaml").symlink_to(folder / "nowhere.yaml")
    assert "the file cannot be read" in faults(read_folder(folder))[0]


def test_a_file_that_may_not_be_read_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", forbidden)
    said = faults(read_folder(folder))
    assert "letters/rulebook/organisations/bureaus.yaml: the file cannot be read (Permission denied)" in said[0]
    assert all("check that it may be read" in fault for fault in said)


def test_a_rulebook_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="There is no rulebook in"):
        read_folder(tmp_path / "nowhere")


def test_an_empty_folder_is_an_empty_rulebook(tmp_path: Path) -> None:
    draft = read_folder(tmp_path)
    assert faults(draft) == []
    assert not draft.rulebook().places
