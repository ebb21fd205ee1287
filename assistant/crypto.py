"""Encryption of fields at rest: a ring of keys in a file outside the database.

Every ciphertext names the key that made it, so that keys can be rotated while old rows stay readable, and is bound to
a context (the table and column it belongs to), so that it cannot be moved into another field.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import os
import secrets
import stat
import struct
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from assistant.errors import RecourseError

KEY_BYTES = 32
_FORMAT = b"R1"
_HEADER = struct.Struct(">2sH")  # format, number of the key
_NONCE_BYTES = 12
_TAG_BYTES = 16
_PREFIX_BYTES = _HEADER.size + _NONCE_BYTES


class CannotDecrypt(RecourseError):
    """What was kept cannot be read: the key is not the one that made it, or the data was changed or moved."""


class KeyFileTrouble(RecourseError):
    """The key file is missing, damaged, or readable by others; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """The keys of one installation.

    `keys` by number, `current` the number that new data is encrypted with, `root` the secret that other secrets are
    derived from; `root` stays when keys are rotated, so that blind indexes stay comparable.
    """

    keys: Mapping[int, bytes] = field(repr=False)
    current: int
    root: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if self.current not in self.keys:
            raise ValueError("the current key is not on the ring")
        if any(len(key) != KEY_BYTES for key in (*self.keys.values(), self.root)):
            raise ValueError(f"every key must have {KEY_BYTES} bytes")

    @classmethod
    def new(cls) -> KeyRing:
        """A ring with one fresh key."""
        return cls(keys={1: secrets.token_bytes(KEY_BYTES)}, current=1, root=secrets.token_bytes(KEY_BYTES))

    def rotated(self) -> KeyRing:
        """The same ring with one fresh key more, which new data is encrypted with from then on."""
        number = max(self.keys) + 1
        return KeyRing(
            keys={**self.keys, number: secrets.token_bytes(KEY_BYTES)},
            current=number,
            root=self.root,
        )

    def without_old_keys(self) -> KeyRing:
        """The ring with its current key alone: only once everything has been encrypted with that one."""
        return KeyRing(keys={self.current: self.keys[self.current]}, current=self.current, root=self.root)

    def encrypt(self, plain: bytes, *, context: str) -> bytes:
        """Encrypt bytes for one field; equal inputs never look alike."""
        header = _HEADER.pack(_FORMAT, self.current)
        nonce = os.urandom(_NONCE_BYTES)
        return header + nonce + AESGCM(self.keys[self.current]).encrypt(nonce, plain, header + context.encode())

    def decrypt(self, token: bytes, *, context: str) -> bytes:
        """The bytes that were encrypted for this field; raises CannotDecrypt rather than return anything doubtful."""
        key = self.keys.get(_key_number(token))
        if key is None:
            raise CannotDecrypt(
                "This data was encrypted with a key that is not in the key file. "
                "Put the key file back that belongs to this database; it is in the backup of the data folder."
            )
        header, nonce, body = token[: _HEADER.size], token[_HEADER.size :][:_NONCE_BYTES], token[_PREFIX_BYTES:]
        try:
            return AESGCM(key).decrypt(nonce, body, header + context.encode())
        except InvalidTag:
            raise CannotDecrypt(
                "This data cannot be decrypted: the key file belongs to another database, "
                "or the data was changed. Restore the data folder from a backup."
            ) from None

    def encrypt_text(self, text: str, *, context: str) -> bytes:
        """Encrypt text for one field."""
        return self.encrypt(text.encode(), context=context)

    def decrypt_text(self, token: bytes, *, context: str) -> str:
        """The text that was encrypted for this field; raises CannotDecrypt."""
        return self.decrypt(token, context=context).decode()

    def is_old(self, token: bytes) -> bool:
        """Whether the data should be encrypted again, because a newer key is in use."""
        return _key_number(token) != self.current

    def encrypt_again(self, token: bytes, *, context: str) -> bytes:
        """The same data under the current key; raises CannotDecrypt."""
        return self.encrypt(self.decrypt(token, context=context), context=context)

    def derive(self, purpose: str) -> bytes:
        """A secret for one purpose (signing sessions, an index), the same for ever and useless for any other."""
        return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose.encode()).derive(self.root)

    def blind_index(self, value: str, *, context: str) -> bytes:
        """A fingerprint to look an encrypted value up by, without revealing it; equal within one context only.

        The value is taken as it is: fold case and spaces first where they should not matter.
        """
        return hmac.new(self.derive(f"blind-index:{context}"), value.encode(), hashlib.sha256).digest()


def _key_number(token: bytes) -> int:
    if len(token) < _PREFIX_BYTES + _TAG_BYTES or token[: len(_FORMAT)] != _FORMAT:
        raise CannotDecrypt("This data is damaged or was never encrypted. Restore the data folder from a backup.")
    number: int = _HEADER.unpack_from(token)[1]
    return number


def open_keys(path: Path, *, data_exists: bool) -> KeyRing:
    """The key ring of an installation, created on first use.

    Where data exists already, a missing key file is an error: a new key could not read that data, and would hide
    that the old one is lost. Raises KeyFileTrouble.
    """
    if path.exists() or data_exists:
        return load_keys(path)
    save_keys(path, KeyRing.new(), replace=False)
    # Read back rather than return: of two processes that start at once, one wrote the file and both must use it.
    return load_keys(path)


def load_keys(path: Path) -> KeyRing:
    """Read a key file; raises KeyFileTrouble where it is missing, damaged or readable by others."""
    try:
        if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & 0o077:
            raise KeyFileTrouble(f"Other users of this machine can read the key file. Run: chmod 600 '{path}'")
        kept = json.loads(path.read_text(encoding="ascii"))
        keys = {int(number): base64.b64decode(key, validate=True) for number, key in kept["keys"].items()}
        return KeyRing(keys=keys, current=int(kept["current"]), root=base64.b64decode(kept["root"], validate=True))
    except FileNotFoundError:
        raise KeyFileTrouble(
            f"The key file {path} is missing. Without it, what is kept here cannot be read. "
            "Put it back from the backup of the data folder."
        ) from None
    except PermissionError:
        raise KeyFileTrouble(
            f"The key file {path} cannot be read by this user. Start Recourse as the user it belongs to."
        ) from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise KeyFileTrouble(
            f"The key file {path} is damaged. Put it back from the backup of the data folder."
        ) from None


def save_keys(path: Path, ring: KeyRing, *, replace: bool = True) -> None:
    """Write a key file that only its owner can read, whole or not at all.

    With `replace=False` a file that exists already is left as it is.
    """
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    # mkstemp makes the file with mode 0600, so that the keys are never readable by others, not even for a moment.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    written = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            json.dump(_as_json(ring), file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            written.replace(path)
        else:
            _link_unless_there(written, path)
    finally:
        written.unlink(missing_ok=True)


def _link_unless_there(written: Path, path: Path) -> None:
    try:
        path.hardlink_to(written)
    except FileExistsError:
        return


def _as_json(ring: KeyRing) -> dict[str, object]:
    return {
        "about": "The keys of a Recourse data folder. Whoever has this file can read the data; without it nobody can.",
        "current": ring.current,
        "keys": {str(number): base64.b64encode(key).decode() for number, key in ring.keys.items()},
        "root": base64.b64encode(ring.root).decode(),
    }
