"""The rulebook as it was last read, kept compiled, so that a command starts without reading hundreds of files.

The copy holds nothing but what the files say. It is used only while names, sizes and times of all files and the
program are those it was made from; whatever is wrong with it, the files are read again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from assistant import __version__
from assistant.domain.coverage import Coverage
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Organisation
from assistant.domain.places import Place
from assistant.domain.rulebook import Law

FOLDER = "cache"
FILE = "rulebook.msgpack"
_DIGEST = 32
_PROGRAM = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class _Compiled:
    places: tuple[Place, ...]
    laws: tuple[Law, ...]
    organisations: tuple[Organisation, ...]
    coverage: tuple[Coverage, ...]


def open_rulebook(root: Path, data: Path) -> Rulebook:
    """The rulebook in `root`, from the copy in the data folder where it is still good.

    Raises RuleFileError with everything that is wrong with the files, NotFound where there are none. A data folder
    that cannot be written is no hindrance.
    """
    path = data / FOLDER / FILE
    key = _key(root)
    kept = _read(path, key)
    if kept is not None:
        return kept
    # What reads and checks the files is loaded only where it is needed.
    from assistant.rules.checking import load_folder  # noqa: PLC0415

    rulebook = load_folder(root)
    _write(path, key, rulebook)
    return rulebook


def _key(root: Path) -> bytes:
    """What the copy depends on: every file of the rulebook, and the program that reads them."""
    state = hashlib.blake2b(digest_size=_DIGEST)
    state.update(f"{__version__}\0{root}\0".encode())
    for folder in (root, _PROGRAM / "domain", _PROGRAM / "rules"):
        for name, size, changed in sorted(_files(str(folder))):
            state.update(f"{name}\0{size}\0{changed}\0".encode("utf-8", "surrogateescape"))
    return state.digest()


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of change of every file below a folder; compiled Python is none of them."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "__pycache__")):
            continue
        if entry.is_dir():
            yield from _files(entry.path)
            continue
        with contextlib.suppress(OSError):
            state = entry.stat()
            yield entry.path, state.st_size, state.st_mtime_ns


def _read(path: Path, key: bytes) -> Rulebook | None:
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    made_of, digest, body = raw[:_DIGEST], raw[_DIGEST : 2 * _DIGEST], memoryview(raw)[2 * _DIGEST :]
    if made_of != key or _digest(body) != digest:
        return None
    try:
        kept = msgspec.msgpack.decode(body, type=_Compiled)
    except msgspec.MsgspecError:
        return None
    return Rulebook.build(kept.places, kept.laws, kept.organisations, kept.coverage)


def _write(path: Path, key: bytes, rulebook: Rulebook) -> None:
    kept = _Compiled(
        tuple(rulebook.places.values()),
        tuple(rulebook.laws.values()),
        tuple(rulebook.organisations.values()),
        rulebook.coverage,
    )
    body = msgspec.msgpack.encode(kept)
    # Nothing depends on the copy: where it cannot be kept, the files are read again next time.
    with contextlib.suppress(OSError):
        _replace(path, key + _digest(body) + body)


def _replace(path: Path, content: bytes) -> None:
    """Put a file in place at once and whole, so that a second process never reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except OSError:
        Path(temporary).unlink(missing_ok=True)
        raise


def _digest(body: bytes | memoryview) -> bytes:
    return hashlib.blake2b(body, digest_size=_DIGEST).digest()
