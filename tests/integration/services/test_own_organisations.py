"""A workspace adds what is missing, confirms and corrects contacts, marks what came back; all of it stays its own."""

from __future__ import annotations

import dataclasses
import datetime
import shutil
from pathlib import Path
from typing import Any

import pytest

from assistant.clock import FixedClock
from assistant.domain.directory import ContactField, Origin
from assistant.domain.events import EventKind
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Address, Kind
from assistant.domain.own_records import HowKnown
from assistant.errors import BadInput, Conflict, NotFound
from assistant.rules.checking import check_folder
from assistant.services.add_own_organisation import (
    NewOrganisation,
    add_own_organisation,
    address_doubts,
    change_own_organisation,
    forget_organisation,
    namesakes,
)
from assistant.services.confirm_contact import confirm_contact
from assistant.services.correct_contact import correct_contact, take_back_contact
from assistant.services.export_directory import DirectoryForm, contribution, export_directory
from assistant.services.find_organisations import (
    Directory,
    directory_entry,
    find_organisations,
    own_entries,
    whole_rulebook,
)
from assistant.services.mark_bounced import Returned, mark_bounced
from assistant.services.open_store import Store
from assistant.services.record_event import record_event
from assistant.services.request_history import request_history
from assistant.services.save_request import save_request
from tests.integration.databases import TUESDAY, new_request
from tests.unit.domain.lawbooks import organisation, place

SEAT = Address("data protection requests", ("SCHUFA Holding AG", "Kormoranweg 5", "65201 Wiesbaden"), "DE", True)
MOVED = Address("data protection requests", ("SCHUFA Holding AG", "Neuer Weg 1", "65203 Wiesbaden"), "DE")
SHOP = NewOrganisation(
    name="Corner Shop",
    kind=Kind.OTHER,
    places=("DE",),
    country="DE",
    lines=("Rosenweg 12", "60311 Frankfurt am Main"),
    email="Hallo@Corner-Shop.example",
    web="https://corner-shop.example",
    phone="069 1234567",
    note="the imprint of its page",
)


@pytest.fixture
def directory() -> Directory:
    return Directory(
        Rulebook.build(
            [place("EU"), place("DE", "EU"), place("GB")],
            [],
            [
                organisation(
                    "schufa",
                    Kind.CREDIT_BUREAU,
                    "DE",
                    name="SCHUFA",
                    addresses=(SEAT,),
                    email="datenschutz@schufa.example",
                    web_form="https://schufa.example/form",
                    doubtful=("addresses", "email"),
                    checked_on=datetime.date(2024, 1, 2),
                    seat="DE",
                ),
                organisation("experian-gb", Kind.CREDIT_BUREAU, "GB", name="Experian"),
            ],
        )
    )


class TestAdding:
    def test_ones_own_is_found_like_any_other_and_by_nobody_else(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            record = add_own_organisation(session, clock, directory.rulebook, SHOP)
        with store.reading(workspace) as session:
            (entry,) = find_organisations(directory, session, "cornershop", "DE").entries
            assert (entry.origin, entry.organisation.id) == (Origin.OWN, record.organisation)
            assert entry.organisation == record.added
            assert entry.organisation.email == "Hallo@corner-shop.example"
            assert entry.organisation.phone == "+49 69 1234567"
            assert entry.organisation.addresses[0].lines == ("Corner Shop", "Rosenweg 12", "60311 Frankfurt am Main")
            assert entry.organisation.source == ("the imprint of its page",)
            assert entry.fresh(TUESDAY).checked_on == TUESDAY
            first, *_ = find_organisations(directory, session).entries
            assert first.organisation.name == "Corner Shop"
            assert find_organisations(directory, session, "corner shop", "GB").entries == ()
            assert find_organisations(directory, session, "corner shop", kind=Kind.BANK).entries == ()
            assert whole_rulebook(directory, session).organisation(record.organisation).name == "Corner Shop"
        with store.reading(other_workspace) as session:
            assert find_organisations(directory, session, "corner shop").entries == ()
            with pytest.raises(NotFound):
                directory_entry(directory, session, record.organisation)
        with store.shared() as visitor:
            assert find_organisations(directory, visitor, "corner shop").entries == ()

    @pytest.mark.parametrize(
        ("wrong", "field"),
        [
            ({"name": " "}, "name"),
            ({"name": "x" * 101}, "name"),
            ({"lines": ("one line",)}, "address.lines"),
            ({"lines": ("a\x00", "b")}, "address.lines.0"),
            ({"country": "Germany"}, "address.country"),
            ({"email": "nobody"}, "email"),
            ({"web": "javascript:alert(1)"}, "web"),
            ({"phone": "call me"}, "phone"),
            ({"places": ()}, "places"),
            ({"places": ("ZZ",)}, "places"),
            ({"lines": (), "email": ""}, "address"),
            ({"note": "x" * 501}, "note"),
            ({"aliases": ("\u202e",)}, "aliases"),
        ],
    )
    def test_what_cannot_be_used_is_refused_by_field(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory, wrong: dict[str, Any], field: str
    ) -> None:
        with store.unit_of_work(workspace) as session:
            with pytest.raises(BadInput) as refused:
                add_own_organisation(session, clock, directory.rulebook, dataclasses.replace(SHOP, **wrong))
            assert field in refused.value.problems
            assert own_entries(directory, session) == ()

    def test_what_is_listed_under_such_a_name_is_shown_first(
        self, store: Store, workspace: str, directory: Directory
    ) -> None:
        with store.reading(workspace) as session:
            assert [e.organisation.id for e in namesakes(directory, session, "Shufa", "DE")] == ["schufa"]

    def test_an_odd_address_is_doubted_and_kept(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        odd = dataclasses.replace(SHOP, lines=("Rosenweg 12", "Frankfurt am Main"))
        (doubt,) = address_doubts(("Corner Shop", *odd.lines), odd.country)
        assert doubt.wrong == "no line holds a postcode as DE has them"
        with store.unit_of_work(workspace) as session:
            assert add_own_organisation(session, clock, directory.rulebook, odd).added is not None

    def test_it_can_be_described_anew_and_forgotten(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            id_ = add_own_organisation(session, clock, directory.rulebook, SHOP).organisation
            changed = dataclasses.replace(SHOP, name="Corner Store")
            change_own_organisation(session, clock, directory.rulebook, id_, changed)
            assert directory_entry(directory, session, id_).organisation.name == "Corner Store"
            forget_organisation(session, id_)
            with pytest.raises(NotFound):
                directory_entry(directory, session, id_)
            with pytest.raises(NotFound):
                change_own_organisation(session, clock, directory.rulebook, id_, SHOP)

    def test_one_that_a_request_went_to_is_not_forgotten(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            id_ = add_own_organisation(session, clock, directory.rulebook, SHOP).organisation
            save_request(session, clock, new_request(organisation=id_))
            with pytest.raises(Conflict):
                forget_organisation(session, id_)


class TestContacts:
    def test_a_confirmed_contact_is_sure_and_shows_its_day(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            before = directory_entry(directory, session, "schufa")
            assert before.fresh(TUESDAY).stale
            confirm_contact(session, clock, before.organisation, ContactField.ADDRESSES, SEAT, note="its imprint")
            confirm_contact(session, clock, before.organisation, ContactField.EMAIL, "datenschutz@schufa.example")
            entry = directory_entry(directory, session, "schufa")
            assert entry.organisation.doubtful == ()
            assert not entry.organisation.addresses[0].in_doubt
            fresh = entry.fresh(TUESDAY)
            assert (fresh.checked_on, fresh.by_you, fresh.stale) == (TUESDAY, True, False)
            assert entry.listed.doubtful == ("addresses", "email")
            assert [one.how for one in entry.said] == [HowKnown.CONFIRMED, HowKnown.CONFIRMED]
            assert whole_rulebook(directory, session).organisation("schufa") == entry.organisation

    def test_confirming_something_else_is_a_correction(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            listed = directory.rulebook.organisation("schufa")
            record = confirm_contact(session, clock, listed, ContactField.EMAIL, "neu@schufa.example")
            assert [one.how for one in record.said] == [HowKnown.CORRECTED]
            assert directory_entry(directory, session, "schufa").organisation.email == "neu@schufa.example"

    def test_a_correction_shadows_the_record_for_this_workspace_only(
        self, store: Store, workspace: str, other_workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        listed = directory.rulebook.organisation("schufa")
        with store.unit_of_work(workspace) as session:
            correct_contact(session, clock, listed, ContactField.ADDRESSES, dataclasses.replace(MOVED, purpose=""))
            (found,) = find_organisations(directory, session, "schufa").entries
            assert found.organisation.addresses == (MOVED,)
            assert found.origin is Origin.SHIPPED
        with store.reading(other_workspace) as session:
            assert directory_entry(directory, session, "schufa").organisation == listed

    def test_it_is_taken_back(self, store: Store, workspace: str, clock: FixedClock, directory: Directory) -> None:
        listed = directory.rulebook.organisation("schufa")
        with store.unit_of_work(workspace) as session:
            correct_contact(session, clock, listed, ContactField.EMAIL, "a@schufa.example")
            correct_contact(session, clock, listed, ContactField.EMAIL, "b@schufa.example")
            assert take_back_contact(session, clock, "schufa", 1) is not None
            assert directory_entry(directory, session, "schufa").organisation.email == "a@schufa.example"
            assert take_back_contact(session, clock, "schufa", 0) is None
            assert own_entries(directory, session) == ()
            with pytest.raises(NotFound):
                take_back_contact(session, clock, "schufa", 0)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            (ContactField.EMAIL, "nobody"),
            (ContactField.WEB_FORM, "javascript:alert(1)"),
            (ContactField.PHONE, "none"),
            (ContactField.EMAIL, SEAT),
            (ContactField.ADDRESSES, "Kormoranweg 5"),
        ],
    )
    def test_what_cannot_be_a_contact_is_refused(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory, field: ContactField, value: Any
    ) -> None:
        listed = directory.rulebook.organisation("schufa")
        with store.unit_of_work(workspace) as session:
            with pytest.raises(BadInput) as refused:
                correct_contact(session, clock, listed, field, value)
            assert list(refused.value.problems) == [field.value]


class TestBouncing:
    def test_what_came_back_is_remembered_and_the_next_way_is_offered(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            request = save_request(session, clock, new_request()).id
            record_event(session, clock, request, EventKind.SENT, TUESDAY, channel="post")
            entry = directory_entry(directory, session, "schufa")
            post, *_ = entry.channels()
            done = mark_bounced(
                session, clock, entry.organisation, Returned(post, TUESDAY, note="unknown there", request=request)
            )
            assert done.next is not None
            assert (done.next.field, done.next.text) == (ContactField.EMAIL, "datenschutz@schufa.example")
            entry = directory_entry(directory, session, "schufa")
            assert [(one.address, one.on) for one in entry.bounced] == [(SEAT, TUESDAY)]
            assert [channel.field for channel in entry.channels()] == [ContactField.EMAIL, ContactField.WEB_FORM]
            log = request_history(session, request).events
            assert [(event.kind, event.channel) for event in log] == [
                (EventKind.SENT, "post"),
                (EventKind.BOUNCED, "post"),
            ]

    def test_where_every_way_came_back_none_is_offered(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            for _ in range(3):
                entry = directory_entry(directory, session, "schufa")
                first, *_rest = entry.channels()
                done = mark_bounced(session, clock, entry.organisation, Returned(first, TUESDAY))
            assert done.next is None
            entry = directory_entry(directory, session, "schufa")
            with pytest.raises(BadInput, match="choose one of the ways"):
                mark_bounced(session, clock, entry.organisation, Returned(first, TUESDAY))

    def test_tomorrow_nothing_has_come_back_yet(
        self, store: Store, workspace: str, clock: FixedClock, directory: Directory
    ) -> None:
        with store.unit_of_work(workspace) as session:
            entry = directory_entry(directory, session, "schufa")
            late = Returned(entry.channels()[0], TUESDAY + datetime.timedelta(days=2))
            with pytest.raises(BadInput, match="still to come"):
                mark_bounced(session, clock, entry.organisation, late)
            assert own_entries(directory, session) == ()


class TestContributing:
    def test_what_was_added_and_corrected_is_a_file_of_the_rulebook(
        self, store: Store, workspace: str, clock: FixedClock, tmp_path: Path
    ) -> None:
        rulebook = real_rulebook(tmp_path)
        directory = Directory(rulebook)
        with store.unit_of_work(workspace) as session:
            add_own_organisation(session, clock, rulebook, SHOP)
            add_own_organisation(session, clock, rulebook, dataclasses.replace(SHOP, name="Nö: Shop, #1"))
            listed = rulebook.organisation("schufa")
            correct_contact(session, clock, listed, ContactField.EMAIL, "neu@schufa.example", note="its privacy page")
            given = contribution(rulebook, own_entries(directory, session), clock)
        assert [one.id for one in given] == ["corner-shop-de", "no-shop-1-de", "schufa"]
        content = export_directory([one for one in given if one.id != "schufa"], clock, DirectoryForm.YAML)
        root = tmp_path / "letters" / "rulebook"
        (root / "organisations" / "shops.yaml").write_bytes(content)
        checked = check_folder(root)
        assert checked.problems == ()
        assert checked.rulebook.organisation("no-shop-1-de").name == "Nö: Shop, #1"
        assert given[2].email == "neu@schufa.example"
        assert given[2].source[-1] == "its privacy page"
        assert given[2].checked_on == TUESDAY


def real_rulebook(tmp_path: Path) -> Rulebook:
    """The small rulebook of the tests, in a folder of its own."""
    root = tmp_path / "letters" / "rulebook"
    shutil.copytree(Path(__file__).parents[2] / "rulebook" / "good", root)
    return check_folder(root).rulebook
