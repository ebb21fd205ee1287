from __future__ import annotations

import json
import os
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.crypto import CannotDecrypt, KeyFileTrouble, KeyRing, load_keys, open_keys, save_keys

RING = KeyRing.new()


class TestWhatIsEncrypted:
    @given(st.binary(max_size=2000))
    def test_comes_back_as_it_was(self, plain: bytes) -> None:
        assert RING.decrypt(RING.encrypt(plain, context="letters.body"), context="letters.body") == plain

    @pytest.mark.parametrize("text", ["", "Müller", "東京 🏠", "a\x00b", "*bold* {{ 7*7 }} <b>"])
    def test_text_comes_back_as_it_was(self, text: str) -> None:
        assert RING.decrypt_text(RING.encrypt_text(text, context="persons.name"), context="persons.name") == text

    def test_cannot_be_recognised(self) -> None:
        token = RING.encrypt_text("Josephine K.", context="persons.name")
        assert b"Josephine" not in token

    def test_never_looks_the_same_twice(self) -> None:
        tokens = {RING.encrypt_text("same", context="persons.name") for _ in range(50)}
        assert len(tokens) == 50

    def test_cannot_be_moved_into_another_field(self) -> None:
        token = RING.encrypt_text("12 High Street", context="persons.address")
        with pytest.raises(CannotDecrypt):
            RING.decrypt_text(token, context="organisations.address")

    @given(st.data())
    def test_cannot_be_changed_unnoticed(self, data: st.DataObject) -> None:
        token = bytearray(RING.encrypt(b"late", context="events.note"))
        token[data.draw(st.integers(0, len(token) - 1))] ^= data.draw(st.integers(1, 255))
        with pytest.raises(CannotDecrypt):
            RING.decrypt(bytes(token), context="events.note")

    @given(st.binary(max_size=60))
    def test_is_told_from_what_never_was(self, junk: bytes) -> None:
        with pytest.raises(CannotDecrypt, match="backup"):
            RING.decrypt(junk, context="events.note")

    def test_needs_its_own_ring(self) -> None:
        token = RING.encrypt(b"mine", context="events.note")
        with pytest.raises(CannotDecrypt, match="another database"):
            KeyRing.new().decrypt(token, context="events.note")


class TestRotation:
    def test_old_data_stays_readable_and_is_known_to_be_old(self) -> None:
        token = RING.encrypt(b"kept", context="events.note")
        rotated = RING.rotated()
        assert rotated.decrypt(token, context="events.note") == b"kept"
        assert rotated.is_old(token)
        assert not RING.is_old(token)

    def test_data_encrypted_again_needs_the_old_key_no_more(self) -> None:
        rotated = RING.rotated()
        token = rotated.encrypt_again(RING.encrypt(b"kept", context="events.note"), context="events.note")
        assert not rotated.is_old(token)
        assert rotated.without_old_keys().decrypt(token, context="events.note") == b"kept"

    def test_data_left_under_a_key_that_was_dropped_says_which_file_is_missing(self) -> None:
        token = RING.encrypt(b"forgotten", context="events.note")
        with pytest.raises(CannotDecrypt, match="key that is not in the key file"):
            RING.rotated().without_old_keys().decrypt(token, context="events.note")

    def test_fingerprints_survive_it(self) -> None:
        before = RING.blind_index("a@example.org", context="persons.email")
        assert RING.rotated().without_old_keys().blind_index("a@example.org", context="persons.email") == before


class TestFingerprints:
    def test_are_equal_for_equal_values_of_one_field(self) -> None:
        assert RING.blind_index("x", context="a") == RING.blind_index("x", context="a")

    def test_differ_between_values_fields_and_installations(self) -> None:
        fingerprints = {
            RING.blind_index("x", context="a"),
            RING.blind_index("y", context="a"),
            RING.blind_index("x", context="b"),
            KeyRing.new().blind_index("x", context="a"),
        }
        assert len(fingerprints) == 4

    def test_secrets_for_two_purposes_have_nothing_in_common(self) -> None:
        assert RING.derive("sessions") == RING.derive("sessions")
        assert RING.derive("sessions") != RING.derive("calendar feed")


class TestTheRing:
    def test_is_never_printed(self) -> None:
        assert repr(RING) == "KeyRing(current=1)"

    def test_refuses_a_current_key_that_it_does_not_hold(self) -> None:
        with pytest.raises(ValueError, match="not on the ring"):
            KeyRing(keys={1: bytes(32)}, current=2, root=bytes(32))

    def test_refuses_short_keys(self) -> None:
        with pytest.raises(ValueError, match="32 bytes"):
            KeyRing(keys={1: b"short"}, current=1, root=bytes(32))


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    return tmp_path / "data" / "keys.json"


class TestTheKeyFile:
    def test_is_made_on_first_use_and_found_on_the_second(self, key_file: Path) -> None:
        first = open_keys(key_file, data_exists=False)
        assert open_keys(key_file, data_exists=True) == first

    def test_is_closed_to_other_users_from_the_start(self, key_file: Path) -> None:
        old = os.umask(0)
        try:
            open_keys(key_file, data_exists=False)
        finally:
            os.umask(old)
        assert key_file.stat().st_mode & 0o777 == 0o600
        assert key_file.parent.stat().st_mode & 0o777 == 0o700

    def test_is_not_made_anew_where_data_exists_that_only_the_old_one_can_read(self, key_file: Path) -> None:
        with pytest.raises(KeyFileTrouble, match="missing"):
            open_keys(key_file, data_exists=True)
        assert not key_file.exists()

    def test_is_the_same_for_all_who_start_at_once(self, key_file: Path) -> None:
        rings: list[KeyRing] = []
        threads = [
            threading.Thread(target=lambda: rings.append(open_keys(key_file, data_exists=False))) for _ in range(8)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(rings) == 8
        assert all(ring == rings[0] for ring in rings)

    def test_leaves_nothing_else_behind(self, key_file: Path) -> None:
        open_keys(key_file, data_exists=False)
        save_keys(key_file, load_keys(key_file).rotated())
        assert list(key_file.parent.iterdir()) == [key_file]

    def test_keeps_a_rotated_ring(self, key_file: Path) -> None:
        rotated = open_keys(key_file, data_exists=False).rotated()
        save_keys(key_file, rotated)
        assert load_keys(key_file) == rotated

    def test_that_others_can_read_is_refused_with_the_command_that_mends_it(self, key_file: Path) -> None:
        open_keys(key_file, data_exists=False)
        key_file.chmod(0o640)
        with pytest.raises(KeyFileTrouble, match=r"Run: chmod 600 "):
            load_keys(key_file)

    @pytest.mark.parametrize(
        "content",
        [
            "",
            "[]",
            "{}",
            "not json",
            "ä",
            json.dumps({"current": 1, "keys": {"1": "!"}, "root": "!"}),
            json.dumps({"current": 2, "keys": {}, "root": ""}),
            json.dumps({"current": 1, "keys": ["x"], "root": ""}),
        ],
    )
    def test_that_is_damaged_is_refused_and_points_to_the_backup(self, key_file: Path, content: str) -> None:
        key_file.parent.mkdir()
        key_file.touch(mode=0o600)
        key_file.write_text(content, encoding="utf-8")
        with pytest.raises(KeyFileTrouble, match=r"damaged.*backup"):
            load_keys(key_file)
