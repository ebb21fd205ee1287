"""The master key: it wraps the keys of the workspaces and lives in a file beside the database, never inside it."""

from __future__ import annotations

from pathlib import Path

from assistant.crypto import CannotDecrypt, KeyRing, load_keys, open_keys, save_keys
from assistant.store.base import Cipher
from assistant.store.vault import ring_as_bytes, ring_from_bytes


class MasterKey:
    """Wraps and unwraps the keys of workspaces. Reads the key file again where another process has rotated it."""

    def __init__(self, file: Path, ring: KeyRing) -> None:
        self.file = file
        self.ring = ring

    @classmethod
    def open(cls, file: Path, *, data_exists: bool) -> MasterKey:
        """The master key of an installation, made on first use; raises KeyFileTrouble."""
        return cls(file, open_keys(file, data_exists=data_exists))

    def wrap(self, workspace: str, ring: KeyRing) -> Cipher:
        """Encrypt a workspace's keys under the newest master key; the caller holds the lock across workspaces."""
        # Read again each time: wrapped by a key that another process is about to drop, they would be lost.
        self.ring = load_keys(self.file)
        return Cipher(self.ring.encrypt(ring_as_bytes(ring), context=_context(workspace)))

    def unwrap(self, workspace: str, wrapped: bytes) -> KeyRing:
        """A workspace's keys; raises CannotDecrypt where the key file belongs to other data."""
        try:
            plain = self.ring.decrypt(wrapped, context=_context(workspace))
        except CannotDecrypt:
            self.ring = load_keys(self.file)
            plain = self.ring.decrypt(wrapped, context=_context(workspace))
        return ring_from_bytes(plain)

    def is_old(self, wrapped: bytes) -> bool:
        """Whether a workspace's keys are still wrapped by an earlier master key."""
        return self.ring.is_old(wrapped)

    def add_key(self) -> None:
        """Put a fresh key on the ring, which wraps from now on; the earlier ones still unwrap."""
        self.ring = load_keys(self.file).rotated()
        save_keys(self.file, self.ring)

    def drop_old_keys(self) -> None:
        """Forget all keys but the current one: once nothing is wrapped by them any more."""
        self.ring = self.ring.without_old_keys()
        save_keys(self.file, self.ring)


def _context(workspace: str) -> str:
    return f"workspaces.keys/{workspace}"
