"""The likeliest authority comes first; none is left out."""

from __future__ import annotations

import datetime

from assistant.domain.competence import nearest_first
from assistant.domain.confidence import Confidence
from assistant.domain.organisations import Kind, Organisation
from assistant.domain.places import Authority, AuthorityKind, Name

CHECKED = datetime.date(2026, 11, 23)


def authority(id_: str, covers: str = "private bodies", kind: str = "data_protection_authority") -> Authority:
    name = Name(id_, id_)
    return Authority(id_, name, AuthorityKind(kind), covers, ("de",), ("a page",), Confidence.KNOWN, CHECKED)


def bureau(name: str = "SCHUFA", seat: str = "DE-HE") -> Organisation:
    return Organisation(
        id="bureau",
        name=name,
        legal_name=None,
        group="bureau",
        places=("DE",),
        seat=seat,
        kind=Kind.CREDIT_BUREAU,
        what_it_holds="files",
        basis="page_read",
        source=("a page",),
        checked_on=CHECKED,
        confidence=Confidence.KNOWN,
    )


BERLIN, HESSE, COURT = authority("de-be"), authority("de-he"), authority("de-court", kind="court")


def test_the_authority_that_names_the_organisation_comes_first() -> None:
    naming = authority("de-nw", "firms in the West, among them SCHUFA branches")
    assert nearest_first((BERLIN, HESSE, naming), bureau(), "DE-HE") == (naming, HESSE, BERLIN)


def test_the_authority_of_the_seat_comes_before_the_others() -> None:
    assert nearest_first((BERLIN, HESSE), None, "DE-HE") == (HESSE, BERLIN)


def test_an_authority_with_a_longer_name_for_the_same_part_is_found() -> None:
    bavaria = authority("de-by-private")
    assert nearest_first((BERLIN, bavaria), None, "DE-BY") == (bavaria, BERLIN)


def test_kinds_stay_in_the_order_of_the_rule() -> None:
    assert nearest_first((BERLIN, COURT, HESSE), None, "DE-HE") == (HESSE, BERLIN, COURT)


def test_without_a_part_the_order_stays() -> None:
    assert nearest_first((BERLIN, HESSE), bureau("AB", "DE"), "DE") == (BERLIN, HESSE)
