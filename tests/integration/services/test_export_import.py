"""What is exported comes back whole, elsewhere too; importing never overwrites, and twice changes nothing."""

from __future__ import annotations

import dataclasses
import datetime
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.clock import FixedClock
from assistant.domain.events import EventKind
from assistant.domain.letters import Letter, Paragraph, Run
from assistant.domain.requests import Outlook, RequestItem
from assistant.domain.rights import Right
from assistant.errors import BadInput
from assistant.services import _import_file
from assistant.services.correct_event import correct_event, take_back_event
from assistant.services.export_workspace import ExportForm, export_workspace
from assistant.services.import_workspace import (
    CannotOpenFile,
    Imported,
    LeftAlone,
    MadeByNewerExport,
    NeedsPassphrase,
    WhyLeftAlone,
    import_workspace,
)
from assistant.services.keep_draft import keep_draft, list_drafts
from assistant.services.open_store import Store, WorkspaceKind, WorkspaceSession
from assistant.services.record_event import record_event
from assistant.services.remember_details import remember_details, remembered_details
from assistant.services.request_history import request_history
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request
from assistant.store import container
from assistant.store.requests import all_requests
from tests.integration.databases import TUESDAY, a_letter, new_request
from tests.integration.store.test_rotation import fill, tokens

SAMPLE = Path(__file__).parent / "samples" / "export-1.json"
PASSPHRASE = "four unrelated words here"
DAY = datetime.timedelta(days=1)
BAD_LINK = {"how": "corrected", "field": "web_form", "on": "2026-03-03", "text": "data:text/html,x"}


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(container, "_SCRYPT", {"n": 2, "r": 8, "p": 1})


def exported(store: Store, workspace: str, clock: FixedClock, form: ExportForm = ExportForm.JSON) -> bytes:
    with store.reading(workspace) as session:
        return export_workspace(session, clock, form)


def imported(store: Store, workspace: str, content: bytes, passphrase: str | None = None) -> Imported:
    with store.unit_of_work(workspace) as session:
        return import_workspace(session, content, passphrase=passphrase)


def document(content: bytes) -> Any:
    return json.loads(content)


def kept(store: Store, workspace: str, clock: FixedClock) -> Any:
    """Everything in a workspace, as an export shows it, without the moment of the export."""
    return {name: part for name, part in document(exported(store, workspace, clock)).items() if name != "made_at"}


# --- What a workspace may hold, at random -------------------------------------------------------------------------

texts = st.text(max_size=12) | st.sampled_from(["Zoë", "<b>{{7*7}}", "\u0000", "\ud800", "日本 🙂", "'; DROP TABLE"])
documents = st.dictionaries(
    texts,
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | texts,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=6,
    ),
    max_size=3,
)
items = st.lists(st.builds(RequestItem, number=st.just(0), what=texts, proof=st.none() | texts), max_size=3)
events = st.lists(
    st.tuples(
        st.sampled_from([kind for kind in EventKind if kind is not EventKind.WITHDRAWN]),
        st.dates(datetime.date(2000, 1, 1), TUESDAY),
        st.none() | texts,
        st.sampled_from(["record", "record", "correct", "take back"]),
    ),
    max_size=5,
)
letters = st.lists(st.lists(texts, max_size=3), max_size=2)
rights = st.lists(st.sampled_from(Right), min_size=1, max_size=3, unique=True).map(tuple)
requests = st.lists(st.tuples(rights, documents, items, events, letters), max_size=3)


def fill_at_random(session: WorkspaceSession, clock: FixedClock, drawn: Any) -> None:
    for at, (asked, answers, wrong, happened, written) in enumerate(drawn):
        numbered = tuple(dataclasses.replace(item, number=number) for number, item in enumerate(wrong, 1))
        own = answers if at % 2 else None
        request = save_request(
            session,
            clock,
            new_request(
                f"R-{at}",
                rights=asked,
                answers=answers,
                sender=answers,
                items=numbered,
                organisation=None if own is not None else "schufa",
                own_organisation=own,
            ),
        ).id
        for number, (kind, day, note, how) in enumerate(happened, 1):
            standing = request_history(session, request).events
            last = standing[-1] if standing else None
            if last is None or last.kind is EventKind.WITHDRAWN or how == "record":
                record_event(session, clock, request, kind, day, note=note, channel="post" if number % 2 else None)
            elif how == "correct":
                correct_event(session, clock, request, last.number, kind, day, proof=note)
            else:
                take_back_event(session, clock, request, last.number, note=note)
        for texts_of_letter in written:
            blocks = tuple(Paragraph(f"p{n}", (Run(text),)) for n, text in enumerate(texts_of_letter))
            letter: Letter = dataclasses.replace(a_letter(), blocks=blocks)
            save_letter(session, clock, request, "first", letter)


class TestRoundTrip:
    @settings(
        max_examples=25,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    @given(
        drawn=requests,
        details=st.none() | documents,
        drafts=st.lists(documents, max_size=2),
        form=st.sampled_from(ExportForm),
    )
    def test_whatever_a_workspace_holds_comes_back_in_another_one(
        self, store: Store, clock: FixedClock, drawn: Any, details: Any, drafts: Any, form: ExportForm
    ) -> None:
        here = store.create_workspace(WorkspaceKind.PERSONAL, clock)
        there = store.create_workspace(WorkspaceKind.CLINIC, clock)
        with store.unit_of_work(here) as session:
            fill_at_random(session, clock, drawn)
            if details is not None:
                remember_details(session, clock, details)
            for draft in drafts:
                keep_draft(session, clock, draft)
        content = exported(store, here, clock, form)
        imported(store, there, content)
        assert kept(store, there, clock) == kept(store, here, clock)
        with store.reading(there) as session:
            assert all(request_history(session, r.id).trouble is None for r in all_requests(session))

        rows = tokens(store, there)
        assert imported(store, there, content) == Imported()
        assert tokens(store, there) == rows

    def test_it_says_what_it_added(self, store: Store, workspace: str, other_workspace: str, clock: FixedClock) -> None:
        fill(store, workspace, clock)
        content = exported(store, workspace, clock)
        assert imported(store, other_workspace, content) == Imported(
            cases=1, requests=2, events=5, letters=1, drafts=1, details=True, own_organisations=1
        )
        assert imported(store, other_workspace, content) == Imported()

    def test_a_sealed_export_needs_its_passphrase(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock
    ) -> None:
        fill(store, workspace, clock)
        with store.reading(workspace) as session:
            content = export_workspace(session, clock, ExportForm.ZIP, passphrase=PASSPHRASE)
        assert "Zoë".encode() not in content
        with pytest.raises(NeedsPassphrase):
            imported(store, other_workspace, content)
        with pytest.raises(CannotOpenFile, match="another passphrase"):
            imported(store, other_workspace, content, "four other words here")
        assert imported(store, other_workspace, content, PASSPHRASE).requests == 2

    def test_a_short_passphrase_is_refused(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.reading(workspace) as session, pytest.raises(BadInput, match="at least 10"):
            export_workspace(session, clock, passphrase="short")


class TestForms:
    def test_the_document_says_what_it_is_and_that_it_is_in_clear(
        self, store: Store, workspace: str, clock: FixedClock
    ) -> None:
        fill(store, workspace, clock)
        content = exported(store, workspace, clock)
        read = document(content)
        assert (read["format"], read["version"], read["made_at"]) == (
            "recourse-export",
            1,
            "2026-03-03T12:00:01.000000+00:00",
        )
        assert "in clear" in read["notice"]
        assert "Zoë Müller-Ōkawa".encode() in content

    def test_a_zip_holds_every_letter_once_more_to_read(self, store: Store, workspace: str, clock: FixedClock) -> None:
        fill(store, workspace, clock)
        with store.reading(workspace) as session:
            content = export_workspace(
                session, clock, ExportForm.ZIP, letter_files=lambda letter: {".txt": letter.letter.subject.encode()}
            )
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            assert archive.testzip() is None
            names = archive.namelist()
            assert names[:2] == ["README.txt", "recourse.json"]
            letter_names = [name for name in names if name.startswith("letters/r2026k7m2q-1-first-")]
            assert [Path(name).suffix for name in letter_names] == [".json", ".txt"]
            assert archive.read(letter_names[1]).decode() == a_letter().subject
            assert b"recourse import" in archive.read("README.txt")

    def test_names_of_files_cannot_lead_elsewhere(self, store: Store, workspace: str, clock: FixedClock) -> None:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request("../../R..\\1:con" + "x" * 300)).id
            save_letter(session, clock, request, "a/../../b", a_letter())
        with zipfile.ZipFile(io.BytesIO(exported(store, workspace, clock, ExportForm.ZIP))) as archive:
            (name,) = [name for name in archive.namelist() if name.startswith("letters")]
        assert name.count("/") == 1
        assert ".." not in name
        assert len(name) < 150

    def test_only_ones_own_rows_are_exported(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock
    ) -> None:
        fill(store, other_workspace, clock)
        with store.unit_of_work(workspace) as session:
            remember_details(session, clock, {"name": "Mine"})
        read = document(exported(store, workspace, clock))
        assert read["details"] == {"name": "Mine"}
        assert read["requests"] == read["cases"] == read["drafts"] == []

    def test_the_first_version_can_be_read_for_ever(self, store: Store, workspace: str, clock: FixedClock) -> None:
        """This file was exported when the format was new; it may never be changed to fit the program."""
        assert imported(store, workspace, SAMPLE.read_bytes()) == Imported(
            cases=1, requests=2, events=5, letters=1, drafts=1, details=True
        )
        with store.reading(workspace) as session:
            assert all(request_history(session, r.id).trouble is None for r in all_requests(session))


class TestMerging:
    @pytest.fixture
    def request_id(self, store: Store, workspace: str, clock: FixedClock) -> str:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
            record_event(session, clock, request, EventKind.SENT, TUESDAY - DAY)
        return request

    def record(self, store: Store, workspace: str, request: str, clock: FixedClock, kind: EventKind) -> None:
        with store.unit_of_work(workspace) as session:
            record_event(session, clock, request, kind, TUESDAY)

    def kinds(self, store: Store, workspace: str, request: str) -> list[EventKind]:
        with store.reading(workspace) as session:
            history = request_history(session, request)
        assert history.trouble is None
        return [event.kind for event in history.events]

    def test_a_longer_log_goes_on_where_the_shorter_one_ends(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        imported(store, other_workspace, exported(store, workspace, clock))
        self.record(store, workspace, request_id, clock, EventKind.DELIVERED)
        self.record(store, workspace, request_id, clock, EventKind.CLOSED)
        assert imported(store, other_workspace, exported(store, workspace, clock)) == Imported(events=2)
        assert self.kinds(store, other_workspace, request_id) == [
            EventKind.SENT,
            EventKind.DELIVERED,
            EventKind.CLOSED,
        ]
        with store.reading(other_workspace) as session:
            assert request_history(session, request_id).request.closed_on == TUESDAY

    def test_an_older_export_takes_nothing_away(
        self, store: Store, workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        older = exported(store, workspace, clock)
        self.record(store, workspace, request_id, clock, EventKind.ANSWERED)
        assert imported(store, workspace, older) == Imported()
        assert self.kinds(store, workspace, request_id) == [EventKind.SENT, EventKind.ANSWERED]

    def test_logs_that_went_apart_are_left_alone_and_named(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        imported(store, other_workspace, exported(store, workspace, clock))
        self.record(store, workspace, request_id, clock, EventKind.ANSWERED)
        self.record(store, other_workspace, request_id, clock, EventKind.REFUSED)
        result = imported(store, other_workspace, exported(store, workspace, clock))
        assert result == Imported(left_alone=[LeftAlone("R-2026-K7M2Q", WhyLeftAlone.LOG_DIFFERS)])
        assert self.kinds(store, other_workspace, request_id) == [EventKind.SENT, EventKind.REFUSED]

    def test_a_reference_in_use_is_left_alone_and_leaves_no_empty_case(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        with store.unit_of_work(other_workspace) as session:
            save_request(session, clock, new_request())
        before = kept(store, other_workspace, clock)
        result = imported(store, other_workspace, exported(store, workspace, clock))
        assert result == Imported(left_alone=[LeftAlone("R-2026-K7M2Q", WhyLeftAlone.REFERENCE_TAKEN)])
        assert kept(store, other_workspace, clock) == before

    def test_a_request_that_began_otherwise_is_left_alone(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        content = exported(store, workspace, clock)
        imported(store, other_workspace, content)
        changed = document(content)
        changed["requests"][0]["request"]["answers"] = {"situation": "something else"}
        result = imported(store, other_workspace, json.dumps(changed).encode())
        assert result == Imported(left_alone=[LeftAlone("R-2026-K7M2Q", WhyLeftAlone.BEGAN_OTHERWISE)])

    def test_a_letter_that_reads_otherwise_is_left_alone(
        self, store: Store, workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        with store.unit_of_work(workspace) as session:
            save_letter(session, clock, request_id, "first", a_letter())
        changed = document(exported(store, workspace, clock))
        changed["requests"][0]["letters"][0]["letter"]["subject"] = "Something else"
        before = kept(store, workspace, clock)
        result = imported(store, workspace, json.dumps(changed).encode())
        assert result == Imported(left_alone=[LeftAlone("R-2026-K7M2Q", WhyLeftAlone.LETTER_DIFFERS)])
        assert kept(store, workspace, clock) == before

    def test_details_that_are_here_stay(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            remember_details(session, clock, {"name": "Old"})
        with store.unit_of_work(other_workspace) as session:
            remember_details(session, clock, {"name": "New"})
        assert imported(store, other_workspace, exported(store, workspace, clock)) == Imported()
        with store.reading(other_workspace) as session:
            assert remembered_details(session) == {"name": "New"}

    def test_the_draft_that_was_changed_last_stays(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock
    ) -> None:
        with store.unit_of_work(workspace) as session:
            draft = keep_draft(session, clock, {"step": 1})
        older = exported(store, workspace, clock)
        imported(store, other_workspace, older)
        clock.advance(DAY)
        with store.unit_of_work(workspace) as session:
            keep_draft(session, clock, {"step": 2}, draft)
        assert imported(store, other_workspace, exported(store, workspace, clock)) == Imported(drafts=1)
        assert imported(store, other_workspace, older) == Imported()
        with store.reading(other_workspace) as session:
            assert [kept.content for kept in list_drafts(session)] == [{"step": 2}]

    def test_outlooks_are_derived_here_rather_than_believed(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, request_id: str
    ) -> None:
        outlook = Outlook("waiting", TUESDAY + DAY, "answer")
        with store.unit_of_work(other_workspace) as session:
            import_workspace(session, exported(store, workspace, clock), outlook_of=lambda *_: outlook)
            assert request_history(session, request_id).request.outlook == outlook


class TestRefusing:
    @pytest.fixture
    def sound(self, store: Store, workspace: str, clock: FixedClock) -> Any:
        fill(store, workspace, clock)
        return document(exported(store, workspace, clock))

    def refused(self, store: Store, workspace: str, content: bytes) -> dict[str, str]:
        with pytest.raises(BadInput) as refused:
            imported(store, workspace, content)
        with store.reading(workspace) as session:
            assert all_requests(session) == ()
        return refused.value.problems

    @pytest.mark.parametrize(
        ("where", "value", "path"),
        [
            (("requests", 1, "log", 2, "event", "day"), "2026-02-28", "requests.1.log"),
            (("requests", 1, "log", 2, "event", "note"), "never said", "requests.1.log"),
            (("requests", 1, "log", 0, "salt"), "00", "requests.1.log"),
            (("requests", 1, "log", 4, "fingerprint"), "00" * 32, "requests.1.log"),
            (("requests", 1, "log", 0, "event", "channel"), "by hand to Zoë", "requests.1.log.0.event.channel"),
            (("requests", 1, "log", 1, "event", "corrects"), 2, "requests.1.log.1.event.corrects"),
            (("requests", 1, "log", 1, "event", "kind"), "exploded", "requests.1.log.1.event.kind"),
            (("requests", 1, "request", "id"), "1", "requests.1.request.id"),
            (("requests", 1, "request", "law"), "a b", "requests.1.request.law"),
            (("requests", 1, "request", "rights"), [], "requests.1.request.rights"),
            (("requests", 1, "request", "reference"), "R-2026-OWN22", "requests.1.request.reference"),
            (("requests", 1, "request", "case"), "elsewhere", "requests.1.request.case"),
            (("requests", 1, "request", "outlook", "state"), "Zoë's", "requests.1.request.outlook.state"),
            (("requests", 1, "request", "outlook", "next_date"), "soon", "requests.1.request.outlook.next_date"),
            (("requests", 1, "letters", 0, "request"), "x", "requests.1.letters.0.request"),
            (("requests", 1, "letters", 0, "stage"), "a b", "requests.1.letters.0.stage"),
            (("requests", 1, "letters", 0, "id"), "../../x", "requests.1.letters.0.id"),
            (("requests", 1, "letters", 0, "letter", "date"), "soon", "requests.1.letters.0.letter.date"),
            (("requests", 1, "request", "wishes"), 1, "requests.1.request.wishes"),
            (("cases", 0, "id"), "x", "cases.0.id"),
            (("drafts", 0, "content"), "x", "drafts.0.content"),
            (("own_organisations", 0, "id"), "x", "own_organisations.0.id"),
            (("own_organisations", 0, "organisation"), "a b", "own_organisations.0.organisation"),
            (("own_organisations", 0, "added", "id"), "schufa", "own_organisations.0.added.id"),
            (("own_organisations", 0, "added", "web"), "javascript:alert(1)", "own_organisations.0.added.web"),
            (("own_organisations", 0, "said"), [BAD_LINK], "own_organisations.0.said.0.text"),
            (("details",), [], "details"),
            (("made_at",), "yesterday", "made_at"),
            (("version",), "1", "version"),
        ],
    )  # fmt: skip
    def test_a_file_that_is_not_sound_is_refused_whole_with_the_place(
        self, store: Store, other_workspace: str, sound: Any, where: tuple[Any, ...], value: object, path: str
    ) -> None:
        inner = sound
        for key in where[:-1]:
            inner = inner[key]
        inner[where[-1]] = value
        assert path in self.refused(store, other_workspace, json.dumps(sound).encode())

    def test_an_entry_left_out_is_noticed(self, store: Store, other_workspace: str, sound: Any) -> None:
        del sound["requests"][1]["log"][1]
        assert "Entry 2" in self.refused(store, other_workspace, json.dumps(sound).encode())["requests.1.log"]

    def test_a_request_that_stands_twice_is_refused(self, store: Store, other_workspace: str, sound: Any) -> None:
        sound["requests"].append(sound["requests"][1])
        problems = self.refused(store, other_workspace, json.dumps(sound).encode())
        assert "twice" in problems["requests.2.request.id"]
        assert "twice" in problems["requests.2.letters.0.id"]

    @pytest.mark.parametrize(
        "content", [b"", b"{}", b"[]", b"null", b'{"format": "other"}', b"\x00", b"%PDF-1.7", b"[" * 10**5]
    )
    def test_another_file_is_refused(self, store: Store, other_workspace: str, content: bytes) -> None:
        assert list(self.refused(store, other_workspace, content)) == [""]

    def test_a_newer_format_is_not_guessed_at(self, store: Store, other_workspace: str, sound: Any) -> None:
        with pytest.raises(MadeByNewerExport, match="newer version"):
            imported(store, other_workspace, json.dumps(sound | {"version": 2, "new": 1}).encode())

    def test_bottomless_answers_are_refused(self, store: Store, other_workspace: str, sound: Any) -> None:
        deep: Any = {}
        for _ in range(300):
            deep = {"a": deep}
        sound["requests"][1]["request"]["answers"] = deep
        assert "nested" in self.refused(store, other_workspace, json.dumps(sound).encode())[""]

    def test_a_zip_without_the_document_is_refused(self, store: Store, other_workspace: str) -> None:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("other.json", "{}")
        assert "holds no recourse.json" in self.refused(store, other_workspace, target.getvalue())[""]

    def test_a_damaged_zip_is_refused(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock
    ) -> None:
        fill(store, workspace, clock)
        content = bytearray(exported(store, workspace, clock, ExportForm.ZIP))
        at = content.index(b"recourse.json") + 200
        content[at : at + 50] = bytes(50)
        assert "damaged" in self.refused(store, other_workspace, bytes(content))[""]
        assert "damaged" in self.refused(store, other_workspace, b"PK\x03\x04 not really")[""]

    def test_a_zip_that_swells_is_refused(
        self, store: Store, other_workspace: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(_import_file, "LARGEST_DOCUMENT", 1000)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("recourse.json", "0" * 10**6)
        assert "too large" in self.refused(store, other_workspace, target.getvalue())[""]
