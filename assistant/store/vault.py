"""Sealing and opening the fields of one workspace's rows.

Every field is bound to its table, column, row and workspace: a ciphertext that is moved elsewhere does not open.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass, field
from typing import Any

from assistant.crypto import KeyRing
from assistant.store.base import Cipher


@dataclass(frozen=True, slots=True)
class Vault:
    """The keys of one workspace, in use."""

    workspace: str
    ring: KeyRing = field(repr=False)

    def seal(self, value: object, column: str, *row: object) -> Cipher:
        """Encrypt a JSON value for `table.column` of the row with this key (the workspace left out)."""
        plain = json.dumps(value, separators=(",", ":")).encode("ascii")
        return Cipher(self.ring.encrypt(plain, context=self._context(column, row)))

    def seal_if(self, value: object, column: str, *row: object) -> Cipher | None:
        """The same, but None stays None."""
        return None if value is None else self.seal(value, column, *row)

    def open(self, token: bytes | None, column: str, *row: object) -> Any:
        """The value that was sealed for this field; None stays None. Raises CannotDecrypt."""
        return None if token is None else json.loads(self.ring.decrypt(token, context=self._context(column, row)))

    def seal_again(self, token: bytes, column: str, *row: object) -> Cipher:
        """The same value under the workspace's current key. Raises CannotDecrypt."""
        return Cipher(self.ring.encrypt_again(token, context=self._context(column, row)))

    def index(self, value: str, column: str) -> bytes:
        """A fingerprint to find a sealed value by, within this workspace and column only."""
        return self.ring.blind_index(value, context=column)

    def _context(self, column: str, row: tuple[object, ...]) -> str:
        return "/".join((column, self.workspace, *map(str, row)))


def ring_as_bytes(ring: KeyRing) -> bytes:
    """A workspace's keys as they are wrapped by the master key."""
    keys = {str(number): base64.b64encode(key).decode("ascii") for number, key in ring.keys.items()}
    root = base64.b64encode(ring.root).decode("ascii")
    return json.dumps({"current": ring.current, "keys": keys, "root": root}).encode("ascii")


def ring_from_bytes(kept: bytes) -> KeyRing:
    """A workspace's keys, unwrapped."""
    read = json.loads(kept)
    keys = {int(number): base64.b64decode(key) for number, key in read["keys"].items()}
    return KeyRing(keys=keys, current=read["current"], root=base64.b64decode(read["root"]))
