"""Everything taken along, brought back, deleted."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from flask import Flask
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse, encode_multipart

from assistant.store import container
from assistant.web.workspace import EXTENSION
from tests.integration.web.kept import keep
from tests.integration.web.sound import is_refused, is_sound
from tests.integration.web.visitor import HOME, Page, Visitor, write

SENT, ARRIVED = ("sent", "2026-11-02"), ("delivered", "2026-11-04")
PASSPHRASE = "four unrelated words here"


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_SCRYPT", {"n": 2, "r": 8, "p": 1})


def take(visitor: Visitor, kind: str = "json", passphrase: str = "") -> TestResponse:
    """The file that is saved."""
    token = (
        visitor.get("/data/take-along").html.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]
    )
    typed = {"csrf_token": token, "kind": kind, "passphrase": passphrase, "again": passphrase}
    return visitor.client.post("/data/take-along", base_url=HOME, data=typed, buffered=True)


def bring(visitor: Visitor, content: bytes, passphrase: str = "", name: str = "recourse.json") -> Page:
    """The page after the file was given back."""
    page = visitor.get("/data/bring-back")
    token = page.html.partition('name="csrf_token" type="hidden" value="')[2].partition('"')[0]
    file = FileStorage(io.BytesIO(content), name, "file")
    boundary, body = encode_multipart({"csrf_token": token, "file": file, "passphrase": passphrase})
    answer = visitor.client.post(
        "/data/bring-back", base_url=HOME, data=body, content_type=f"multipart/form-data; boundary={boundary}"
    )
    visitor.page = Page(answer)
    return visitor.page


class TestTakingAlong:
    def test_everything_is_in_the_document(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, SENT, ARRIVED, reference="R-2026-TAKE")
        write(fresh)
        saved = take(fresh)
        assert "attachment" in saved.headers["Content-Disposition"]
        assert "recourse-2026-11-23.json" in saved.headers["Content-Disposition"]
        document = json.loads(saved.data)
        assert document["requests"][0]["request"]["reference"] == "R-2026-TAKE"
        assert len(document["requests"][0]["log"]) == 2
        assert len(document["requests"][0]["letters"]) == 1
        assert len(document["drafts"]) == 1

    def test_the_folder_holds_the_letters_to_read(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, SENT)
        archive = zipfile.ZipFile(io.BytesIO(take(fresh, "zip").data))
        names = archive.namelist()
        assert "recourse.json" in names
        pdf = next(name for name in names if name.endswith(".pdf"))
        assert archive.read(pdf).startswith(b"%PDF")
        assert any(name.endswith(".txt") for name in names)

    def test_with_a_passphrase_nothing_can_be_read(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, SENT, reference="R-2026-SECRET")
        saved = take(fresh, passphrase=PASSPHRASE)
        assert b"R-2026-SECRET" not in saved.data
        assert ".json.sealed" in saved.headers["Content-Disposition"]

    @pytest.mark.parametrize(
        ("passphrase", "again", "words"),
        [
            ("short", "short", "Needs at least 10 characters; four unrelated words are good"),
            (PASSPHRASE, "four unrelated words there", "The two passphrases are not the same; type both again"),
        ],
    )
    def test_a_passphrase_must_be_long_and_typed_twice(
        self, visitor: Visitor, passphrase: str, again: str, words: str
    ) -> None:
        visitor.get("/data/take-along")
        is_refused(visitor.answer(kind="json", passphrase=passphrase, again=again), words)

    def test_a_file_must_be_chosen(self, visitor: Visitor) -> None:
        visitor.get("/data/take-along")
        assert visitor.answer(kind="exe").summary


class TestBringingBack:
    @pytest.mark.parametrize(("kind", "passphrase"), [("json", ""), ("zip", ""), ("zip", PASSPHRASE)])
    def test_what_was_taken_along_comes_back_whole(
        self, fresh_site: Flask, fresh: Visitor, kind: str, passphrase: str
    ) -> None:
        request_id = keep(fresh_site, SENT, ARRIVED)
        saved = take(fresh, kind, passphrase).data
        fresh.get(f"/requests/{request_id}/delete")
        fresh.answer()
        page = bring(fresh, saved, passphrase)
        is_sound(page)
        assert page.heading == "It is here"
        assert "1 request" in page.text
        assert "2 entries of what happened" in page.text
        assert "They have until Friday 4 December 2026." in fresh.get(f"/requests/{request_id}").text

    def test_twice_changes_nothing(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, SENT)
        saved = take(fresh).data
        page = bring(fresh, saved)
        is_sound(page)
        assert page.heading == "Nothing new was in the file"

    def test_what_differs_is_left_alone_and_said(self, fresh_site: Flask, fresh: Visitor) -> None:
        request_id = keep(fresh_site, SENT, reference="R-2026-BOTH")
        saved = json.loads(take(fresh).data)
        fresh.get(f"/requests/{request_id}/delete")
        fresh.answer()
        keep(fresh_site, SENT, reference="R-2026-BOTH")
        page = bring(fresh, json.dumps(saved).encode())
        is_sound(page)
        assert "R-2026-BOTH: another request here has this reference" in page.text

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (b"", "This file was not exported by Recourse"),
            (b"nonsense", "This file was not exported by Recourse"),
            (b"[1, 2]", "This file was not exported by Recourse"),
            (b'{"format": "recourse-export", "version": 999}', "exported by a newer version of Recourse"),
            (b"PK\x03\x04 broken", "This ZIP is damaged"),
            (b'{"format": "recourse-export", "version": 1}', "was changed or is damaged"),
        ],
    )
    def test_what_is_no_export_is_refused_kindly(self, visitor: Visitor, content: bytes, words: str) -> None:
        page = bring(visitor, content)
        is_sound(page)
        assert any(words in said for said, _target in page.summary), page.summary

    def test_a_sealed_file_needs_its_passphrase(self, site: Flask, visitor: Visitor) -> None:
        saved = take(visitor, passphrase=PASSPHRASE).data
        is_refused(bring(visitor, saved), "This file is sealed. Give the passphrase it was exported with.")
        page = bring(visitor, saved, "another passphrase")
        assert page.summary[0][0].startswith("This file does not open")

    def test_a_file_must_be_given(self, visitor: Visitor) -> None:
        visitor.get("/data/bring-back")
        is_refused(visitor.answer(), "Choose the file")

    def test_a_file_larger_than_a_form_is_read(self, site: Flask, visitor: Visitor) -> None:
        page = bring(visitor, b" " * (6 * 1024 * 1024))
        assert page.status == 200
        assert page.summary


class TestDeletingEverything:
    def test_asks_for_the_words_and_says_what_goes(self, fresh_site: Flask, fresh: Visitor) -> None:
        keep(fresh_site, SENT)
        page = fresh.get("/data/delete")
        is_sound(page)
        assert "every letter" in page.text
        assert "backups" in page.text
        for typed in ("", "delete", "delete everything!"):
            is_refused(fresh.answer(typed=typed), "Type the words as they stand there; then everything is deleted")
        assert "SCHUFA" in fresh.get("/requests").text

    def test_nothing_is_left_and_one_can_begin_again(self, fresh_site: Flask, fresh: Visitor) -> None:
        before = fresh_site.extensions[EXTENSION].workspace
        request_id = keep(fresh_site, SENT)
        write(fresh)
        fresh.get("/data/delete")
        page = fresh.answer(typed=" Delete  EVERYTHING ")
        assert page.path == "/"
        assert "Everything is deleted." in page.text
        assert "No letter yet" in fresh.get("/requests").text
        assert fresh.get(f"/requests/{request_id}").status == 404
        assert before not in fresh_site.extensions[EXTENSION].store.workspaces()
        keep(fresh_site, SENT)
        assert "SCHUFA" in fresh.get("/requests").text

    def test_nobody_else_at_the_machine_can(self, site: Flask, stranger: Visitor) -> None:
        for path in ("/data", "/data/take-along", "/data/bring-back", "/data/delete"):
            assert stranger.get(path).status == 403
