"""The fields of a workspace: bound to their place, readable under older keys, findable without being read."""

from __future__ import annotations

import pytest

from assistant.crypto import CannotDecrypt, KeyRing
from assistant.store.base import Cipher, Sealed
from assistant.store.vault import Vault, ring_as_bytes, ring_from_bytes

RING = KeyRing.new()
VAULT = Vault("w1", RING)


@pytest.mark.parametrize("value", ["Zoë", "", {"a": [1, None]}, [], 0, False, "\ud800"])
def test_what_was_sealed_opens_in_its_place(value: object) -> None:
    assert VAULT.open(VAULT.seal(value, "events.private", "r1", 1), "events.private", "r1", 1) == value


@pytest.mark.parametrize(
    ("vault", "column", "row"),
    [
        (Vault("w2", RING), "events.private", ("r1", 1)),
        (VAULT, "events.private", ("r1", 2)),
        (VAULT, "events.private", ("r2", 1)),
        (VAULT, "letters.content", ("r1", 1)),
        (VAULT, "events.private", ("r1",)),
    ],
)
def test_moved_elsewhere_it_does_not_open(vault: Vault, column: str, row: tuple[object, ...]) -> None:
    token = VAULT.seal("Zoë", "events.private", "r1", 1)
    with pytest.raises(CannotDecrypt):
        vault.open(token, column, *row)


def test_nothing_stays_nothing() -> None:
    assert VAULT.seal_if(None, "cases.title", "c1") is None
    assert VAULT.open(None, "cases.title", "c1") is None


def test_an_index_finds_equal_values_within_one_workspace_and_column_only() -> None:
    index = VAULT.index("r2026k7m2q", "requests.reference")
    assert index == VAULT.index("r2026k7m2q", "requests.reference")
    assert index != VAULT.index("r2026k7m2r", "requests.reference")
    assert index != VAULT.index("r2026k7m2q", "clients.name")
    assert index != Vault("w1", KeyRing.new()).index("r2026k7m2q", "requests.reference")
    assert index == Vault("w1", RING.rotated()).index("r2026k7m2q", "requests.reference")


def test_sealed_again_it_needs_the_newer_key_alone() -> None:
    newer = Vault("w1", RING.rotated())
    again = newer.seal_again(VAULT.seal("Zoë", "cases.title", "c1"), "cases.title", "c1")
    assert Vault("w1", newer.ring.without_old_keys()).open(again, "cases.title", "c1") == "Zoë"


def test_a_ring_comes_back_from_its_bytes() -> None:
    ring = RING.rotated()
    assert ring_from_bytes(ring_as_bytes(ring)) == ring


def test_keys_do_not_show_in_messages() -> None:
    assert "key" not in repr(VAULT).replace("KeyRing", "")
    assert repr(VAULT).startswith("Vault(workspace='w1'")


def test_a_sealed_column_refuses_what_no_vault_has_sealed() -> None:
    column = Sealed()
    with pytest.raises(TypeError, match="only what a vault has sealed"):
        column.process_bind_param(b"Zoe", None)  # type: ignore[arg-type]
    sealed = Cipher(b"x")
    assert column.process_bind_param(sealed, None) is sealed  # type: ignore[arg-type]
