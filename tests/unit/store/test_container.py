"""Sealed files open with their secret, whole, or not at all."""

from __future__ import annotations

import io
import json

import pytest

from assistant.crypto import KeyRing
from assistant.errors import BadInput
from assistant.store import container
from assistant.store.container import CannotOpenFile, NeedsPassphrase, open_bytes, seal_bytes

PASSPHRASE = "four unrelated words here"
KEYS = KeyRing.new()


@pytest.fixture(autouse=True)
def small_and_fast(monkeypatch: pytest.MonkeyPatch) -> None:
    """Cheap keys and short chunks, so that the tests are quick and meet the ends of chunks."""
    monkeypatch.setattr(container, "_SCRYPT", {"n": 2, "r": 8, "p": 1})
    monkeypatch.setattr(container, "_CHUNK", 16)


@pytest.mark.parametrize("secret", [PASSPHRASE, KEYS])
@pytest.mark.parametrize("size", [0, 1, 15, 16, 17, 32, 100])
def test_what_was_sealed_opens(secret: container.Secret, size: int) -> None:
    content = bytes(range(size))
    assert open_bytes(seal_bytes(content, secret), secret) == content


def test_nothing_stands_in_clear() -> None:
    sealed = seal_bytes(b"Zoe Mueller" * 10, PASSPHRASE)
    assert b"Mueller" not in sealed
    assert PASSPHRASE.encode() not in sealed


def test_the_same_content_never_looks_alike() -> None:
    assert seal_bytes(b"x" * 40, PASSPHRASE) != seal_bytes(b"x" * 40, PASSPHRASE)


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(CannotOpenFile, match="another passphrase"):
        open_bytes(seal_bytes(b"x", PASSPHRASE), PASSPHRASE + "!")


def test_other_keys_open_nothing() -> None:
    with pytest.raises(CannotOpenFile, match="another key file"):
        open_bytes(seal_bytes(b"x", KEYS), KeyRing.new())


def test_rotated_keys_still_open_older_files() -> None:
    assert open_bytes(seal_bytes(b"x", KEYS), KEYS.rotated().without_old_keys()) == b"x"


def test_a_passphrase_typed_on_another_system_opens() -> None:
    assert open_bytes(seal_bytes(b"x", "Gru\u0308\u00dfe aus Ulm"), "Gr\u00fc\u00dfe aus Ulm") == b"x"


def test_a_file_says_which_secret_it_needs() -> None:
    assert container.opens_with_passphrase(io.BytesIO(seal_bytes(b"x", PASSPHRASE)))
    assert not container.opens_with_passphrase(io.BytesIO(seal_bytes(b"x", KEYS)))
    with pytest.raises(NeedsPassphrase, match="--passphrase-file"):
        open_bytes(seal_bytes(b"x", PASSPHRASE), KEYS)
    with pytest.raises(CannotOpenFile, match="Leave the passphrase out"):
        open_bytes(seal_bytes(b"x", KEYS), PASSPHRASE)


def test_a_short_passphrase_is_refused_when_sealing() -> None:
    with pytest.raises(BadInput, match="at least 10 characters"):
        seal_bytes(b"x", "secret")


@pytest.mark.parametrize("secret", [PASSPHRASE, KEYS])
def test_any_changed_byte_is_noticed(secret: container.Secret) -> None:
    sealed = seal_bytes(b"The answer came on Tuesday, 3 March 2026.", secret)
    for at in range(len(sealed)):
        changed = sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :]
        with pytest.raises((CannotOpenFile, NeedsPassphrase)):
            open_bytes(changed, secret)


def test_a_file_cut_off_anywhere_is_noticed() -> None:
    sealed = seal_bytes(b"x" * 100, KEYS)
    for length in range(len(sealed)):
        with pytest.raises(CannotOpenFile):
            open_bytes(sealed[:length], KEYS)


def test_chunks_in_another_order_are_noticed() -> None:
    sealed = seal_bytes(bytes(48), KEYS)
    start = sealed.index(b"\n", len(container.MAGIC)) + 1
    chunks = [sealed[at : at + 32] for at in range(start, len(sealed), 32)]
    with pytest.raises(CannotOpenFile):
        open_bytes(sealed[:start] + chunks[1] + chunks[0] + chunks[2], KEYS)


def test_a_file_that_asks_for_all_memory_is_refused() -> None:
    sealed = seal_bytes(b"x", PASSPHRASE)
    end = sealed.index(b"\n", len(container.MAGIC))
    header = json.loads(sealed[len(container.MAGIC) : end]) | {"n": 2**40}
    with pytest.raises(CannotOpenFile, match="damaged"):
        open_bytes(container.MAGIC + json.dumps(header).encode() + sealed[end:], PASSPHRASE)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", container.MAGIC, container.MAGIC + b"{}\n"])
def test_another_file_is_refused(content: bytes) -> None:
    with pytest.raises(CannotOpenFile):
        open_bytes(content, PASSPHRASE)
