"""Sealed files: an export or a backup, encrypted under a passphrase or under the keys of an installation.

A line that names the program, a line of JSON that says how the key is made, then chunks of AES-GCM. The number of a
chunk and whether it is the last are part of its nonce, so that none can be moved, left out or cut off unseen.
"""

from __future__ import annotations

import base64
import io
import json
import math
import os
import struct
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from assistant.crypto import KEY_BYTES, KeyRing
from assistant.errors import BadInput, RecourseError

MAGIC = b"RECOURSE SEALED 1\n"
SHORTEST_PASSPHRASE = 10
_SCRYPT = {"n": 2**17, "r": 8, "p": 1}
_SCRYPT_MEMORY = 2**30
_CHUNK = 2**20
_TAG_BYTES = 16
_LONGEST_HEADER = 2048
_COUNTER = struct.Struct(">I?")
_SALT_BYTES = 32
_NONCE_BYTES = 7

Secret = str | KeyRing
"""What opens a sealed file: a passphrase, or the keys of an installation."""


class CannotOpenFile(RecourseError):
    """A sealed file does not open: another passphrase or key made it, or it was changed or cut off."""


class NeedsPassphrase(RecourseError):
    """A sealed file needs the passphrase it was made with."""


class Source(Protocol):
    """Something that gives bytes: `size` of them, fewer only at its end."""

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        ...


class Target(Protocol):
    """Something that takes bytes."""

    def write(self, content: bytes, /) -> int:
        """Take the next bytes."""
        ...


@dataclass(frozen=True, slots=True)
class _Header:
    salt: bytes
    nonce: bytes
    scrypt: tuple[int, ...] | None


def is_sealed(start: bytes) -> bool:
    """Whether a file that begins with these bytes is sealed."""
    return start.startswith(MAGIC)


def opens_with_passphrase(file: BinaryIO) -> bool:
    """Whether a sealed file was made with a passphrase; the file stands at its beginning afterwards."""
    header = _header(_read_header(file))
    file.seek(0)
    return header.scrypt is not None


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is quickly guessed; raises BadInput."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadInput(
            {"passphrase": f"needs at least {SHORTEST_PASSPHRASE} characters; four unrelated words are good"}
        )


def seal_file(source: Source, target: Target, secret: Secret) -> None:
    """Encrypt a file. Raises BadInput where a passphrase is too short."""
    if isinstance(secret, str):
        check_passphrase(secret)
    how: dict[str, object] = {"key": "passphrase", **_SCRYPT} if isinstance(secret, str) else {"key": "key file"}
    how |= {"salt": _as_text(os.urandom(_SALT_BYTES)), "nonce": _as_text(os.urandom(_NONCE_BYTES))}
    line = json.dumps(how).encode("ascii") + b"\n"
    cipher, nonce = _cipher(line, secret)
    start = MAGIC + line
    target.write(start)
    for chunk, place in _chunks(source, _CHUNK):
        target.write(cipher.encrypt(nonce + place, chunk, start))


def open_file(source: BinaryIO, target: Target, secret: Secret) -> None:
    """Decrypt a file. Raises NeedsPassphrase, CannotOpenFile; what was written until then must not be used."""
    line = _read_header(source)
    cipher, nonce = _cipher(line, secret)
    start, size = MAGIC + line, _CHUNK + _TAG_BYTES
    try:
        for chunk, place in _chunks(source, size):
            target.write(cipher.decrypt(nonce + place, chunk, start))
    except InvalidTag:
        what = "passphrase" if isinstance(secret, str) else "key file"
        raise CannotOpenFile(
            f"This file does not open: it was made with another {what}, or it was changed or cut off."
        ) from None


def seal_bytes(content: bytes, secret: Secret) -> bytes:
    """Encrypt something that is held in memory."""
    return _through(seal_file, content, secret)


def open_bytes(content: bytes, secret: Secret) -> bytes:
    """Decrypt something that is held in memory; raises CannotOpenFile."""
    return _through(open_file, content, secret)


def _through(work: Callable[[BinaryIO, Target, Secret], None], content: bytes, secret: Secret) -> bytes:
    target = io.BytesIO()
    work(io.BytesIO(content), target, secret)
    return target.getvalue()


def _chunks(source: Source, size: int) -> Iterator[tuple[bytes, bytes]]:
    """The pieces of a file, each with the part of its nonce that says where it stands."""
    number = 0
    chunk = source.read(size)
    while True:
        following = source.read(size)
        yield chunk, _COUNTER.pack(number, not following)
        if not following:
            return
        number, chunk = number + 1, following


def _read_header(source: BinaryIO) -> bytes:
    if source.read(len(MAGIC)) != MAGIC:
        raise CannotOpenFile("This is not a sealed file of Recourse, or of a version that this one does not know.")
    return source.readline(_LONGEST_HEADER)


def _header(line: bytes) -> _Header:
    try:
        how = json.loads(line)
        salt, nonce = (base64.b64decode(how[name], validate=True) for name in ("salt", "nonce"))
        scrypt = tuple(int(how[name]) for name in ("n", "r", "p")) if how["key"] == "passphrase" else None
        # A file must not choose how much memory of this machine it takes.
        if len(nonce) != _NONCE_BYTES or (scrypt and not 0 < 128 * math.prod(scrypt) <= _SCRYPT_MEMORY):
            raise ValueError
    except (ValueError, KeyError, TypeError):
        raise CannotOpenFile("The beginning of this file is damaged. Use another copy of it.") from None
    return _Header(salt, nonce, scrypt)


def _cipher(line: bytes, secret: Secret) -> tuple[AESGCM, bytes]:
    header = _header(line)
    if isinstance(secret, str):
        if header.scrypt is None:
            raise CannotOpenFile("This file was sealed with a key file. Leave the passphrase out.")
        return AESGCM(_passphrase_key(header.salt, header.scrypt, secret)), header.nonce
    if header.scrypt is not None:
        raise NeedsPassphrase("This file is sealed with a passphrase. Give it with --passphrase-file.")
    return AESGCM(_own_key(header.salt, secret)), header.nonce


def _passphrase_key(salt: bytes, scrypt: tuple[int, ...], passphrase: str) -> bytes:
    # The same passphrase typed on another system may come in another form of Unicode.
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    n, r, p = scrypt
    try:
        return Scrypt(salt=salt, length=KEY_BYTES, n=n, r=r, p=p).derive(typed)
    except ValueError:
        raise CannotOpenFile("The beginning of this file is damaged. Use another copy of it.") from None


def _own_key(salt: bytes, ring: KeyRing) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=b"file").derive(ring.derive("sealed files"))


def _as_text(random: bytes) -> str:
    return base64.b64encode(random).decode("ascii")
