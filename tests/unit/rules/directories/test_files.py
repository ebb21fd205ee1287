"""A directory is read from folders and archives that somebody else made: nothing leads out, nothing bursts."""

from __future__ import annotations

import datetime
import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from assistant.domain.directory import LeftOut, ReadDirectory
from assistant.errors import BadInput
from assistant.rules.directories import files, read_directory, tarball
from tests.unit.rules.directories.made_up import LAMPS, directory, put

MONDAY = datetime.date(2026, 11, 23)
SLUGS = ["kirchengemeinde-sankt-lux", "lampen-meier", "score-house"]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return directory(tmp_path / "data-master")


def slugs(found: ReadDirectory) -> list[str]:
    return [one.slug for one in found.organisations]


def read(path: Path) -> ReadDirectory:
    return read_directory(path, MONDAY)


def tar(root: Path, target: Path, mode: str = "w:gz", top: str = ".") -> Path:
    with tarfile.open(target, mode) as archive:  # type: ignore[call-overload]
        archive.add(root, arcname=top)
    return target


def zipped(root: Path, target: Path, top: str = "") -> Path:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in root.rglob("*"):
            archive.write(path, f"{top}{path.relative_to(root)}")
    return target


def test_from_a_folder_or_the_one_it_lies_in(root: Path) -> None:
    assert slugs(read(root)) == slugs(read(root.parent)) == SLUGS


@pytest.mark.parametrize("mode", ["w", "w:gz", "w:bz2", "w:xz"])
@pytest.mark.parametrize("top", [".", "data-master"])
def test_from_a_tar_archive(root: Path, tmp_path: Path, mode: str, top: str) -> None:
    assert slugs(read(tar(root, tmp_path / "archive", mode, top))) == SLUGS


@pytest.mark.parametrize("top", ["", "data-master/"])
def test_from_a_zip_archive(root: Path, tmp_path: Path, top: str) -> None:
    assert slugs(read(zipped(root, tmp_path / "archive.zip", top))) == SLUGS


def test_a_clone_is_a_folder_whose_other_files_are_not_looked_at(root: Path) -> None:
    put(root, ".git/objects/companies/x.json", b"\xff")
    put(root, "scripts/companies/x.json", "nonsense")
    put(root, "companies/.DS_Store", b"\x00")
    found = read(root)
    assert (slugs(found), found.left_out) == (SLUGS, ())


def test_what_lies_among_the_records_and_is_none_is_listed(root: Path) -> None:
    put(root, "companies/notes.txt", "hello")
    put(root, "companies/lampen-mueller", LAMPS)
    put(root, "companies/old/lampen-meier.json", LAMPS)
    assert read(root).left_out == (
        LeftOut("companies/lampen-mueller", "its name does not end in .json"),
        LeftOut("companies/notes.txt", "its name does not end in .json"),
        LeftOut("companies/old/x", "it lies in a folder of its own; only the files beside it are records"),
    )


def test_links_in_a_folder_are_not_followed(root: Path, tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.json", LAMPS | {"slug": "link"})
    (root / "companies/link.json").symlink_to(secret)
    os.mkfifo(root / "companies/pipe.json")
    found = read(root)
    why = "it is a link or no file at all; links are not followed"
    assert found.left_out == (LeftOut("companies/link.json", why), LeftOut("companies/pipe.json", why))
    assert slugs(found) == SLUGS


def test_a_linked_folder_is_not_followed(root: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "companies").symlink_to(root / "companies")
    with pytest.raises(BadInput, match="holds no directory"):
        read(elsewhere)


def add(archive: tarfile.TarFile, name: str, content: bytes = b"{}", kind: bytes = tarfile.REGTYPE) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.type = len(content), kind
    member.linkname = "/etc/passwd" if kind in (tarfile.SYMTYPE, tarfile.LNKTYPE) else ""
    archive.addfile(member, io.BytesIO(content))


def test_paths_and_links_that_lead_out_of_an_archive_are_listed(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.tar"
    with tarfile.open(path, "w") as archive:
        archive.add(root, arcname=".")
        add(archive, "/companies/absolute.json")
        add(archive, "companies/../../up.json")
        add(archive, "companies/link.json", b"", tarfile.SYMTYPE)
        add(archive, "companies/hard.json", b"", tarfile.LNKTYPE)
        add(archive, "companies/device.json", b"", tarfile.CHRTYPE)
    found = read(path)
    out, link = "its path leads out of the directory", "it is a link or no file at all; links are not followed"
    assert {one.file: one.why for one in found.left_out} == {
        "companies/../../up.json": out,
        "companies/absolute.json": out,
        "companies/device.json": link,
        "companies/hard.json": link,
        "companies/link.json": link,
    }
    assert slugs(found) == SLUGS


def test_the_same_in_a_zip(root: Path, tmp_path: Path) -> None:
    path = zipped(root, tmp_path / "archive.zip")
    link = zipfile.ZipInfo("companies/link.json")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("companies\\..\\up.json", "{}")
        archive.writestr(link, "/etc/passwd")
    assert {one.file for one in read(path).left_out} == {"companies/../up.json", "companies/link.json"}


def test_the_same_record_twice_in_an_archive_is_read_once(root: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.tar"
    with tarfile.open(path, "w") as archive:
        archive.add(root, arcname=".")
        add(archive, "./companies/lampen-meier.json")
    assert read(path).left_out == (LeftOut("companies/lampen-meier.json", "it is there twice; the first one was read"),)


def test_a_file_that_swells_is_left_out(root: Path, tmp_path: Path) -> None:
    put(root, "companies/swells.json", b" " * 50_000_000)
    for path in (zipped(root, tmp_path / "archive.zip"), tar(root, tmp_path / "archive.tgz")):
        assert path.stat().st_size < 1_000_000
        assert read(path).left_out == (LeftOut("companies/swells.json", "it is too large to be a record"),)


def test_an_archive_that_swells_is_refused(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tarball, "LARGEST_WHOLE", 1_000_000)
    put(root, "elsewhere/swells.bin", bytes(5_000_000))
    with pytest.raises(BadInput, match="larger than a directory of organisations can be"):
        read(tar(root, tmp_path / "archive.tgz"))


def test_more_files_than_a_directory_can_hold_are_refused(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MOST_FILES", 3)
    with pytest.raises(BadInput, match="more than a directory"):
        read(root)


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", b"PK", b"PK\x03\x04" + bytes(100), b"\x1f\x8b" + bytes(50), gzip.compress(b"no tar in here" * 99)],
)
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "archive"
    path.write_bytes(content)
    with pytest.raises(BadInput, match=r"damaged|holds no directory"):
        read(path)


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_an_archive_that_was_cut_off_is_refused_whole(root: Path, tmp_path: Path, kept: float) -> None:
    put(root, "companies/noise.json", os.urandom(20_000))
    for path in (zipped(root, tmp_path / "archive.zip"), tar(root, tmp_path / "archive.tgz")):
        content = path.read_bytes()
        path.write_bytes(content[: int(len(content) * kept)])
        with pytest.raises(BadInput, match="damaged"):
            read(path)


def test_a_damaged_record_in_a_zip_is_listed(root: Path, tmp_path: Path) -> None:
    put(root, "companies/noise.json", os.urandom(20_000))
    path = zipped(root, tmp_path / "archive.zip")
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("companies/noise.json").header_offset
    content[at + 5_000] ^= 0xFF
    path.write_bytes(content)
    found = read(path)
    assert [one.file for one in found.left_out] == ["companies/noise.json"]
    assert slugs(found) == SLUGS


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot be read"):
        read(tmp_path / "missing")
    with pytest.raises(BadInput, match="holds no directory"):
        read(tmp_path)
