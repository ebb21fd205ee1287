"""A directory in a folder or a clone. Links are not followed: they may lead anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from assistant.rules.directories.files import FOLDERS, LARGEST_FILE, Gathered


def gather(path: Path, gathered: Gathered) -> None:
    """Every file of the directory: in the folder itself, or in one that it holds. Raises OSError, BadInput."""
    root = path if _holds_folders(path) else next((inner for inner in _folders(path) if _holds_folders(inner)), path)
    for name in FOLDERS:
        if (root / name).is_dir() and not (root / name).is_symlink():
            for entry in sorted(os.scandir(root / name), key=lambda one: one.name):
                _take(entry, name, gathered)


def _take(entry: os.DirEntry[str], folder: str, gathered: Gathered) -> None:
    inside = "/x" if entry.is_dir(follow_symlinks=False) else ""
    wanted = gathered.wanted(f"{folder}/{entry.name}{inside}")
    if wanted is None:
        return
    if not entry.is_file(follow_symlinks=False):
        gathered.leave_out(f"{folder}/{entry.name}", "it is a link or no file at all; links are not followed")
        return
    with open(entry.path, "rb") as file:  # noqa: PTH123  (an entry knows its path already)
        gathered.add(*wanted, file.read(LARGEST_FILE + 1), entry.stat(follow_symlinks=False).st_mtime)


def _holds_folders(path: Path) -> bool:
    return any((path / name).is_dir() and not (path / name).is_symlink() for name in FOLDERS)


def _folders(path: Path) -> Iterator[Path]:
    return (inner for inner in sorted(path.iterdir()) if inner.is_dir() and not inner.is_symlink())
