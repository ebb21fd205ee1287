"""Nothing a person typed stands in clear: not in the database, not in its log, not in backups, not in messages."""

from __future__ import annotations

import base64
import dataclasses
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import insert
from sqlalchemy.exc import IntegrityError

from assistant.clock import FixedClock
from assistant.domain.directory import ContactField
from assistant.domain.events import EventKind
from assistant.domain.letters import Detail, Paragraph, Run, Sender
from assistant.domain.organisations import Address, Kind
from assistant.domain.own_records import OwnRecord
from assistant.domain.requests import Case, RequestItem
from assistant.services.back_up import back_up
from assistant.services.correct_contact import correct_contact
from assistant.services.correct_event import correct_event
from assistant.services.delete_request import delete_request
from assistant.services.erase_workspace import erase_workspace
from assistant.services.export_workspace import export_workspace
from assistant.services.import_workspace import import_workspace
from assistant.services.keep_draft import keep_draft
from assistant.services.open_store import Store, WorkspaceKind, open_store, personal_workspace
from assistant.services.record_event import record_event
from assistant.services.remember_details import remember_details
from assistant.services.rotate_keys import rotate_keys
from assistant.services.save_letter import save_letter
from assistant.services.save_request import save_request
from assistant.store import container
from assistant.store.cases import add_case
from assistant.store.ids import new_id
from assistant.store.models import CaseRow
from assistant.store.own_organisations import put_own
from tests.integration.databases import TUESDAY, a_letter, new_request, sqlite_settings
from tests.unit.domain.lawbooks import organisation

PASSPHRASE = "Planted-passphrase-of-the-export"


class Planted:
    """Names, numbers and sentences that are found again wherever they stand in clear."""

    def __init__(self) -> None:
        self.all: list[str] = []

    def __call__(self, what: str) -> str:
        self.all.append(f"Plänted{what}{len(self.all):04}Müller")
        return self.all[-1]

    def reference(self) -> str:
        """A reference, which must not hold other letters."""
        self.all.append(f"R-2026-PLANTED{len(self.all):04}")
        return self.all[-1]

    def place(self) -> str:
        """The place the person lives in, as a code."""
        self.all.append(f"XX-PLANTED{len(self.all):04}")
        return self.all[-1]

    def found_in(self, content: bytes) -> list[str]:
        """Those that stand in some bytes, in any form in which a program may have written them."""
        folded = content.lower()
        return [text for text in self.all if any(form.lower() in folded for form in _forms(text))]


def _forms(text: str) -> Iterator[bytes]:
    yield from (text.encode(), text.encode("utf-16-le"), text.encode("ascii", "backslashreplace"))
    yield from (base64.b64encode(text.encode())[:-4], text.encode().hex().encode(), text[1:12].encode())


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch) -> Planted:
    monkeypatch.setattr(container, "_SCRYPT", {"n": 2, "r": 8, "p": 1})
    return Planted()


def plant_everywhere(store: Store, workspace: str, clock: FixedClock, planted: Planted) -> str:
    """Fill every field that a person may fill; returns the id of a request."""
    with store.unit_of_work(workspace) as session:
        case = Case(new_id(clock), TUESDAY, planted("case"))
        add_case(session, case)
        request = save_request(
            session,
            clock,
            new_request(
                planted.reference(),
                case=case.id,
                person_in=planted.place(),
                organisation=None,
                own_organisation={planted("key"): planted("organisation")},
                sender={"name": planted("name"), "lines": [planted("street"), planted("town")]},
                answers={"person": {"identifiers": {"account_number": planted("account")}}},
                items=(RequestItem(1, planted("what"), planted("why"), planted("should"), planted("proof")),),
            ),
        ).id
        record_event(session, clock, request, EventKind.SENT, TUESDAY, note=planted("note"), proof=planted("slip"))
        correct_event(session, clock, request, 1, EventKind.SENT, TUESDAY, note=planted("correction"))
        letter = dataclasses.replace(
            a_letter(planted.reference()),
            sender=Sender(planted("sender"), (planted("line"),), (planted("mail"),)),
            subject=planted("subject"),
            blocks=(Paragraph("p", (Run(planted("paragraph")),)),),
            details=(Detail("Konto", planted("detail")),),
            signature=planted("signature"),
        )
        save_letter(session, clock, request, "first", letter)
        remember_details(session, clock, {"name": planted("remembered")})
        keep_draft(session, clock, {"reason": planted("draft")})
        shop = organisation(new_id(clock), Kind.OTHER, "DE", name=planted("shop"), addresses=an_address(planted))
        put_own(session, OwnRecord(new_id(clock), shop.id, clock.now(), shop))
        listed = organisation("schufa", Kind.CREDIT_BUREAU, "DE")
        correct_contact(session, clock, listed, ContactField.EMAIL, "a@example.org", note=planted("where"))
    return request


def an_address(planted: Planted) -> tuple[Address, ...]:
    return (Address("anything", (planted("addressee"), planted("road")), "DE"),)


def everything_on_disk(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_planted_is_found_in_any_file(
    tmp_path: Path, clock: FixedClock, planted: Planted, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    settings = sqlite_settings(tmp_path / "data")
    store = open_store(settings)
    workspace = personal_workspace(store, clock)
    for _ in range(10):
        request = plant_everywhere(store, workspace, clock, planted)
    while_open = everything_on_disk(tmp_path)
    assert len(while_open["data/recourse.sqlite3-wal"]) > 100_000

    with store.reading(workspace) as session:
        sealed = export_workspace(session, clock, passphrase=PASSPHRASE)
    back_up(settings, clock, tmp_path / "with passphrase", passphrase=PASSPHRASE)
    back_up(settings, clock, tmp_path / "with key file")
    other = store.create_workspace(WorkspaceKind.CLINIC, clock)
    with store.unit_of_work(other) as session:
        import_workspace(session, sealed, passphrase=PASSPHRASE)
    rotate_keys(store)
    with store.unit_of_work(workspace) as session:
        delete_request(session, request)
    erase_workspace(store, other)
    store.close()

    planted.all.append(PASSPHRASE)
    assert len(planted.all) > 200
    for files in (while_open, everything_on_disk(tmp_path), {"export": sealed, "log": caplog.text.encode()}):
        for name, content in files.items():
            assert planted.found_in(content) == [], name


def test_the_search_finds_what_stands_in_clear(tmp_path: Path, clock: FixedClock, planted: Planted) -> None:
    """The test above would be worth nothing if its search found nothing anywhere."""
    store = open_store(sqlite_settings(tmp_path))
    workspace = personal_workspace(store, clock)
    plant_everywhere(store, workspace, clock, planted)
    with store.reading(workspace) as session:
        in_clear = export_workspace(session, clock)
    store.close()
    assert planted.found_in(in_clear) == planted.all


def test_erased_ciphertexts_leave_the_files_too(tmp_path: Path, clock: FixedClock, planted: Planted) -> None:
    settings = sqlite_settings(tmp_path)
    store = open_store(settings)
    workspace = personal_workspace(store, clock)
    request = plant_everywhere(store, workspace, clock, planted)
    with store.reading(workspace) as session:
        rows = session.db.connection().exec_driver_sql("SELECT private FROM events").scalars().all()
    with store.unit_of_work(workspace) as session:
        delete_request(session, request)
    files = everything_on_disk(tmp_path)
    store.close()
    assert len(rows) == 2
    assert [name for name, content in files.items() if any(row[:40] in content for row in rows)] == []


def test_the_message_of_a_database_error_holds_no_parameters(store: Store, workspace: str, clock: FixedClock) -> None:
    case = Case(new_id(clock), TUESDAY)
    with store.unit_of_work(workspace) as session:
        add_case(session, case)
        again = insert(CaseRow).values(workspace_id=workspace, id=case.id, created_on=TUESDAY)
        with pytest.raises(IntegrityError, match="SQL parameters hidden"), session.db.begin_nested():
            session.db.execute(again)
