"""Stores for tests: SQLite always, and PostgreSQL where RECOURSE_TEST_DATABASE names a server."""

from __future__ import annotations

import datetime
import os
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from assistant.clock import FixedClock
from assistant.config import Mode, Settings
from assistant.domain.letters import Addressee, Asks, Letter, Origin, Paragraph, Quotation, Run, Sender
from assistant.domain.requests import NewRequest, RequestItem
from assistant.domain.rights import Right
from assistant.services.open_store import Store, WorkspaceKind, open_store

SERVER = os.environ.get("RECOURSE_TEST_DATABASE", "")
NO_SERVER = "PostgreSQL, because RECOURSE_TEST_DATABASE names no server"
TUESDAY = datetime.date(2026, 3, 3)


@pytest.fixture(
    params=[
        "sqlite",
        pytest.param("postgresql", marks=[pytest.mark.postgres, pytest.mark.skipif(not SERVER, reason=NO_SERVER)]),
    ]
)
def settings(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Settings]:
    """The settings of an installation with a database of its own."""
    data = tmp_path / "data"
    if request.param == "sqlite":
        yield sqlite_settings(data)
        return
    schema = f"test_{uuid.uuid4().hex}"
    admin = create_engine(SERVER)
    with admin.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    url = make_url(SERVER).update_query_dict({"options": f"-csearch_path={schema}"})
    yield Settings(data=data, mode=Mode.HOSTED, database=url.render_as_string(hide_password=False))
    with admin.begin() as connection:
        connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
    admin.dispose()


def sqlite_settings(data: Path) -> Settings:
    """The settings of a personal installation."""
    return Settings(data=data, mode=Mode.PERSONAL, database=f"sqlite:///{data / 'recourse.sqlite3'}")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands on Tuesday, 3 March 2026."""
    return FixedClock.on(TUESDAY)


@pytest.fixture
def workspace(store: Store, clock: FixedClock) -> str:
    """A workspace with nothing in it."""
    return store.create_workspace(WorkspaceKind.PERSONAL, clock)


@pytest.fixture
def other_workspace(store: Store, clock: FixedClock) -> str:
    """Somebody else's workspace."""
    return store.create_workspace(WorkspaceKind.CLINIC, clock)


def new_request(reference: str = "R-2026-K7M2Q", **changes: object) -> NewRequest:
    """A request for access and correction to a German bureau."""
    said: dict[str, object] = {
        "law": "gdpr",
        "rights": (Right.ACCESS, Right.CORRECTION),
        "rule": "gdpr/access@2018-05-25",
        "person_in": "DE-HE",
        "language": "de",
        "reference": reference,
        "organisation": "schufa",
        "kind": "credit_bureau",
        "seat": "DE-HE",
        "channel": "post",
        "sender": {"name": "Zoë Müller-Ōkawa", "lines": ["Rosenweg 12", "60311 Frankfurt am Main"]},
        "answers": {"person": {"identifiers": {"date_of_birth": "1980-02-29"}}, "situation": "Kein Kredit <b>{{7*7}}"},
        "items": (
            RequestItem(1, what="Inkasso 2019", why_wrong="Nie erhalten", should_be="gelöscht", proof="Quittung"),
            RequestItem(2, what="Score 71 %"),
        ),
    }
    return NewRequest(**(said | changes))  # type: ignore[arg-type]


def a_letter(reference: str = "R-2026-K7M2Q") -> Letter:
    """A short first letter."""
    return Letter(
        reference=reference,
        language="de",
        profile="din5008b",
        sender=Sender("Zoë Müller-Ōkawa", ("Rosenweg 12", "60311 Frankfurt am Main"), ("zoe@example.org",)),
        addressee=Addressee(("SCHUFA Holding AG", "Kormoranweg 5", "65201 Wiesbaden")),
        date=TUESDAY,
        place_and_date="Frankfurt am Main, 3. März 2026",
        reference_label="Mein Zeichen",
        subject="Auskunft nach Art. 15 DSGVO",
        salutation="Sehr geehrte Damen und Herren,",
        blocks=(
            Paragraph("opening", (Run("Ich bitte um "), Run("Auskunft", strong=True))),
            Asks("asks", ((Run("alle Daten"),), (Run("alle Empfänger"),)), first=1),
            Quotation("own-words", ("Das Inkasso", "habe ich nie erhalten.")),
        ),
        closing="Mit freundlichen Grüßen",
        signature="Zoë Müller-Ōkawa",
        origin=Origin("gdpr/access@2018-05-25", "gdpr/access/first.de", 3),
    )
