from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from assistant.config import Mode, Settings, read_settings
from assistant.errors import BadInput


def problems_of(**environment: str) -> dict[str, str]:
    with pytest.raises(BadInput) as caught:
        read_settings(environment)
    return caught.value.problems


def test_an_empty_environment_gives_one_persons_own_installation() -> None:
    settings = read_settings({})
    assert settings.mode is Mode.PERSONAL
    assert settings.data.name == "recourse"
    assert settings.data.is_absolute()
    assert settings.database == f"sqlite:///{settings.data}/recourse.sqlite3"


def test_the_data_folder_can_be_chosen_and_holds_database_and_keys_side_by_side(tmp_path: Path) -> None:
    folder = tmp_path / "with a space"
    settings = read_settings({"RECOURSE_DATA": str(folder)})
    assert settings.data == folder
    assert settings.database == f"sqlite:///{folder}/recourse.sqlite3"
    assert settings.key_file == folder / "keys.json"


def test_a_relative_data_folder_does_not_move_when_the_process_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings({"RECOURSE_DATA": "mine"}).data == tmp_path / "mine"


def test_an_empty_value_counts_as_not_set() -> None:
    assert read_settings({"RECOURSE_DATA": "", "RECOURSE_MODE": "", "RECOURSE_DATABASE": ""}) == read_settings({})


def test_reading_settings_makes_no_folder(tmp_path: Path) -> None:
    read_settings({"RECOURSE_DATA": str(tmp_path / "later")})
    assert list(tmp_path.iterdir()) == []


def test_a_hosted_site_takes_its_own_database() -> None:
    settings = read_settings({"RECOURSE_MODE": "hosted", "RECOURSE_DATABASE": "postgresql://recourse@db/recourse"})
    assert settings.mode is Mode.HOSTED
    assert settings.database == "postgresql://recourse@db/recourse"


def test_a_hosted_site_without_a_database_is_refused() -> None:
    assert "postgresql://" in problems_of(RECOURSE_MODE="hosted")["RECOURSE_DATABASE"]


def test_an_unknown_mode_is_refused_and_the_known_ones_are_named() -> None:
    assert problems_of(RECOURSE_MODE="Hosted") == {"RECOURSE_MODE": "'Hosted' is not a mode; choose personal or hosted"}


def test_a_data_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert "name a folder" in problems_of(RECOURSE_DATA=str(file))["RECOURSE_DATA"]


def test_a_data_folder_that_a_database_address_would_cut_short_is_refused(tmp_path: Path) -> None:
    assert "question mark" in problems_of(RECOURSE_DATA=str(tmp_path / "why?"))["RECOURSE_DATA"]


def test_all_that_is_wrong_is_said_at_once(tmp_path: Path) -> None:
    found = problems_of(RECOURSE_DATA=str(tmp_path / "why?"), RECOURSE_MODE="cloud")
    assert set(found) == {"RECOURSE_DATA", "RECOURSE_MODE"}


def test_settings_cannot_be_changed_while_the_program_runs() -> None:
    settings: Settings = read_settings({})
    with pytest.raises(dataclasses.FrozenInstanceError):
        settings.database = "elsewhere"  # type: ignore[misc]
