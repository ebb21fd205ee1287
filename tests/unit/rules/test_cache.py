"""The compiled copy says the same as the files, or is not used."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
import pytest

from assistant.errors import NotFound, RuleFileError
from assistant.rules import cache, checking
from assistant.rules.cache import open_rulebook
from assistant.rules.checking import load_folder


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders that were read from their files."""
    read: list[Path] = []

    def noted(root: Path) -> object:
        read.append(root)
        return load_folder(root)

    monkeypatch.setattr(checking, "load_folder", noted)
    return read


def kept_in(data: Path) -> Path:
    return data / "cache" / "rulebook.msgpack"


def test_the_copy_says_what_the_files_say(folder: Path, data: Path, read_again: list[Path]) -> None:
    first = open_rulebook(folder, data)
    second = open_rulebook(folder, data)
    assert read_again == [folder]
    assert first == second == load_folder(folder)
    assert list(first.organisations) == list(second.organisations)


def test_a_changed_file_is_read_again(folder: Path, data: Path, read_again: list[Path]) -> None:
    open_rulebook(folder, data)
    path = folder / "places/DE/laws/bdsg.yaml"
    path.write_text(path.read_text().replace("short: BDSG", "short: Data Act"))
    assert open_rulebook(folder, data).law("bdsg").short == "Data Act"
    assert len(read_again) == 2


def test_a_file_touched_added_or_taken_away_is_noticed(folder: Path, data: Path, read_again: list[Path]) -> None:
    path = folder / "organisations/bureaus.yaml"
    open_rulebook(folder, data)
    os.utime(path, ns=(0, 1))
    open_rulebook(folder, data)
    path.rename(path.with_name("others.yaml"))
    open_rulebook(folder, data)
    (folder / "organisations/more.yaml").write_text("[]\n")
    open_rulebook(folder, data)
    assert len(read_again) == 4


def test_another_version_of_the_program_reads_again(
    folder: Path, data: Path, read_again: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    open_rulebook(folder, data)
    monkeypatch.setattr(cache, "__version__", "99.0")
    open_rulebook(folder, data)
    assert len(read_again) == 2


def test_another_folder_has_another_copy(folder: Path, data: Path, tmp_path: Path, read_again: list[Path]) -> None:
    open_rulebook(folder, data)
    other = tmp_path / "other"
    (other / "places").mkdir(parents=True)
    assert not open_rulebook(other, data).places
    assert len(read_again) == 2


@pytest.mark.parametrize(
    "spoil",
    [
        lambda raw: b"",
        lambda raw: raw[:40],
        lambda raw: raw[:-1],
        lambda raw: raw + b"x",
        lambda raw: raw.replace(b"SCHUFA Holding AG", b"SCHUFA Holding XX"),
        lambda raw: b"\xff" * len(raw),
    ],
)
def test_a_spoiled_copy_is_made_anew(folder: Path, data: Path, read_again: list[Path], spoil: object) -> None:
    good = open_rulebook(folder, data)
    path = kept_in(data)
    assert callable(spoil)
    path.write_bytes(spoil(path.read_bytes()))
    assert open_rulebook(folder, data) == good
    assert len(read_again) == 2
    assert open_rulebook(folder, data) == good
    assert len(read_again) == 2


def test_a_copy_of_another_shape_is_made_anew(folder: Path, data: Path, read_again: list[Path]) -> None:
    open_rulebook(folder, data)
    body = msgspec.msgpack.encode({"places": [{"code": 5}]})
    path = kept_in(data)
    path.write_bytes(path.read_bytes()[:32] + cache._digest(body) + body)
    assert open_rulebook(folder, data).place("DE").code == "DE"
    assert len(read_again) == 2


def test_faulty_files_are_refused_and_nothing_is_kept(folder: Path, data: Path) -> None:
    (folder / "organisations/bureaus.yaml").write_text("- id: x\n")
    with pytest.raises(RuleFileError, match="the key is missing"):
        open_rulebook(folder, data)
    assert not kept_in(data).exists()


def test_a_folder_that_is_not_there_is_not_found(data: Path, tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        open_rulebook(tmp_path / "nowhere", data)


def test_a_data_folder_that_cannot_be_written_is_no_hindrance(folder: Path, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    assert open_rulebook(folder, in_the_way).place("DE").code == "DE"
    assert in_the_way.read_text() == "not a folder"


def test_a_full_disk_leaves_no_half_written_copy(folder: Path, data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    assert open_rulebook(folder, data).place("DE").code == "DE"
    assert list(kept_in(data).parent.iterdir()) == []


def test_the_copy_stands_whole_beside_nothing_else(folder: Path, data: Path) -> None:
    open_rulebook(folder, data)
    assert [path.name for path in kept_in(data).parent.iterdir()] == ["rulebook.msgpack"]
