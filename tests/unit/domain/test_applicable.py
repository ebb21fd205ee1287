"""Which law applies, on small rulebooks built after real ones; and never an empty silence."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.domain.applicable import Applicable, applicable, every_right
from assistant.domain.binding import Addressee
from assistant.domain.confidence import Confidence
from assistant.domain.explaining import in_words
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right
from assistant.errors import NotFound
from tests.unit.domain.lawbooks import TODAY, law, organisation, place, rule

BUREAUS = ("credit_bureau", "specialty_bureau")
ACCESS, FREEZE, DISPUTE = Right.ACCESS, Right.SECURITY_FREEZE, Right.DISPUTE
ADVERSE = Right.ADVERSE_ACTION


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook.build(
        places=[
            place("US"),
            place("US-CA", "US"),
            place("EU"),
            place("DE", "EU"),
            place("CA"),
            place("CA-QC", "CA"),
            place("CH"),
            place("GB"),
            place("NZ"),
            place("AU"),
        ],
        laws=[
            law("fcra", "US", rule("fcra", ACCESS), rule("fcra", DISPUTE), addressees=BUREAUS),
            law("ccpa", "US-CA", rule("ccpa", ACCESS), rule("ccpa", Right.CORRECTION, not_before_case())),
            law(
                "ccraa",
                "US-CA",
                rule("ccraa", ACCESS, complements="fcra"),
                rule("ccraa", DISPUTE, complements="fcra"),
                addressees=("credit_bureau",),
            ),
            law("gdpr", "EU", rule("gdpr", ACCESS), rule("gdpr", Right.RESTRICTION)),
            law(
                "platform-work",
                "EU",
                rule("platform-work", Right.PLATFORM_DEACTIVATION, day("2026-12-02"), addressees=("ride_hailing",)),
                in_force=day("2024-12-01"),
            ),
            law("bdsg", "DE", rule("bdsg", ACCESS, complements="gdpr"), rule("bdsg", ADVERSE, addressees=("bank",))),
            law(
                "pipeda",
                "CA",
                rule("pipeda", ACCESS),
                rule("pipeda", Right.OBJECTION),
                displaced_in=("CA-QC",),
                but_not_displaced_for=("bank", "telecom", "airline"),
            ),
            law("qc-private-sector", "CA-QC", rule("qc-private-sector", ACCESS), not_addressees=("bank",)),
            law("qc-caaa", "CA-QC", rule("qc-caaa", FREEZE), organisations=("equifax-ca",)),
            law("dsg-ch", "CH", rule("dsg-ch", ACCESS)),
            law(
                "uk-gdpr",
                "GB",
                rule("uk-gdpr", ACCESS, until=day("2026-02-04")),
                rule("uk-gdpr", ACCESS, day("2026-02-05")),
            ),
            law("cca-1974", "GB", rule("cca-1974", ADVERSE, addressees=("bank", "payments"))),
            law("old", "GB", rule("old", FREEZE), until=day("2025-12-31")),
            law("draft", "GB", rule("draft", Right.SCORE_EXPLANATION, None)),
            law("privacy-act-2020", "NZ", rule("privacy-act-2020", ACCESS)),
            law("crpc-2020", "NZ", rule("crpc-2020", ACCESS), addressees=("credit_bureau",)),
            law("privacy-act", "AU", rule("privacy-act", ACCESS)),
            law(
                "part-iiia",
                "AU",
                rule("part-iiia", ACCESS, variant="bureau", addressees=("credit_bureau",)),
                rule("part-iiia", ACCESS, variant="provider", addressees=("bank",), binds="credit provider"),
            ),
        ],
        organisations=[
            organisation("experian-us", Kind.CREDIT_BUREAU, "US"),
            organisation("uber-us", Kind.RIDE_HAILING, "US"),
            organisation("schufa", Kind.CREDIT_BUREAU, "DE"),
            organisation("equifax-ca", Kind.CREDIT_BUREAU, "CA"),
        ],
    )


def not_before_case() -> datetime.date:
    return day("2023-01-01")


def ask(book: Rulebook, where: str, who: str | Kind, right: Right, on: datetime.date = TODAY) -> Applicable:
    addressee = Addressee(who) if isinstance(who, Kind) else Addressee.of(book.organisation(who))
    return applicable(book, where, addressee, right, on)


def laws(answer: Applicable) -> list[str]:
    return [candidate.law.id for candidate in answer.candidates]


@pytest.mark.parametrize(
    ("where", "who", "right", "expected"),
    [
        ("US-CA", "experian-us", ACCESS, ["fcra", "ccraa", "ccpa"]),
        ("US-CA", "uber-us", ACCESS, ["ccpa"]),
        ("DE", "schufa", ACCESS, ["gdpr", "bdsg"]),
        ("CA-QC", "equifax-ca", FREEZE, ["qc-caaa"]),
        ("CA-QC", "equifax-ca", ACCESS, ["qc-private-sector"]),
        ("CA-QC", Kind.BANK, ACCESS, ["pipeda"]),
        ("CA-QC", Kind.TELECOM, ACCESS, ["pipeda", "qc-private-sector"]),
        ("CA", Kind.DATING, ACCESS, ["pipeda"]),
        ("CH", Kind.CREDIT_BUREAU, ACCESS, ["dsg-ch"]),
        ("GB", Kind.BANK, ADVERSE, ["cca-1974"]),
        ("NZ", Kind.CREDIT_BUREAU, ACCESS, ["crpc-2020", "privacy-act-2020"]),
        ("NZ", Kind.DATING, ACCESS, ["privacy-act-2020"]),
        ("AU", Kind.CREDIT_BUREAU, ACCESS, ["part-iiia", "privacy-act"]),
        ("AU", Kind.BANK, ACCESS, ["part-iiia", "privacy-act"]),
        ("AU", Kind.DATING, ACCESS, ["privacy-act"]),
    ],
)
def test_the_law_that_a_lawyer_would_name_leads(
    rulebook: Rulebook, where: str, who: str | Kind, right: Right, expected: list[str]
) -> None:
    assert laws(ask(rulebook, where, who, right)) == expected


def test_a_californians_ratings_are_not_under_the_credit_act(rulebook: Rulebook) -> None:
    answer = ask(rulebook, "US-CA", "uber-us", ACCESS)
    assert answer.leading is not None
    assert answer.leading.law.id == "ccpa"
    assert {item.law.id for item in answer.left_out} == {"fcra", "ccraa"}


def test_the_kind_chooses_between_two_rules_of_one_law(rulebook: Rulebook) -> None:
    bank, bureau = (ask(rulebook, "AU", kind, ACCESS).leading for kind in (Kind.BANK, Kind.CREDIT_BUREAU))
    assert bank is not None
    assert bureau is not None
    assert (bank.rule.variant, bureau.rule.variant) == ("provider", "bureau")


def test_what_only_adds_to_another_law_says_to_which_rule(rulebook: Rulebook) -> None:
    gdpr, bdsg = ask(rulebook, "DE", "schufa", ACCESS).candidates
    assert gdpr.adds_to is None
    assert bdsg.adds_to == gdpr.rule.id
    assert in_words(bdsg.because[-1]) == "it adds to GDPR, which leads"


def test_the_version_in_force_on_the_day_is_taken(rulebook: Rulebook) -> None:
    before = ask(rulebook, "GB", Kind.BANK, ACCESS, day("2026-02-04"))  # a Wednesday
    after = ask(rulebook, "GB", Kind.BANK, ACCESS, day("2026-02-05"))
    assert [c.rule.since for c in before.candidates] == [day("2000-01-01")]
    assert [c.rule.since for c in after.candidates] == [day("2026-02-05")]
    assert [in_words(item.why) for item in after.left_out] == ["UK-GDPR gave this right until Wed 4 Feb 2026"]


def test_reasons_name_the_place_the_addressee_and_the_day(rulebook: Rulebook) -> None:
    leading = ask(rulebook, "US-CA", "experian-us", ACCESS).leading
    assert leading is not None
    assert [in_words(because) for because in leading.because] == [
        "FCRA is a law of US and holds in US-CA too",
        "it names this kind of organisation (credit_bureau) among those it binds",
        "in force since Sat 1 Jan 2000",
    ]


def test_a_law_kept_for_some_kinds_says_so(rulebook: Rulebook) -> None:
    leading = ask(rulebook, "CA-QC", Kind.BANK, ACCESS).leading
    assert leading is not None
    assert "it stays in force there for this kind of organisation (bank)" in map(in_words, leading.because)


def test_a_law_about_one_register_names_the_organisation(rulebook: Rulebook) -> None:
    leading = ask(rulebook, "CA-QC", "equifax-ca", FREEZE).leading
    assert leading is not None
    assert "it names this organisation among those it binds" in map(in_words, leading.because)


@pytest.mark.parametrize(
    ("where", "who", "right", "why"),
    [
        ("CH", Kind.BANK, FREEZE, "No law in the rulebook gives the right 'security_freeze' to people in CH"),
        (
            "DE",
            Kind.RIDE_HAILING,
            Right.PLATFORM_DEACTIVATION,
            "PLATFORM-WORK gives this right only from Wed 2 Dec 2026",
        ),
        ("GB", Kind.BANK, FREEZE, "OLD gave this right until Wed 31 Dec 2025"),
        ("GB", Kind.BANK, Right.SCORE_EXPLANATION, "DRAFT gives this right, but from no date that is known"),
        ("GB", Kind.DATING, ADVERSE, "CCA-1974 binds others here: bank, payments"),
        ("CA-QC", Kind.DATING, Right.OBJECTION, "In CA-QC another law takes the place of PIPEDA"),
    ],
)
def test_where_nothing_applies_it_is_said_why(
    rulebook: Rulebook, where: str, who: Kind, right: Right, why: str
) -> None:
    answer = ask(rulebook, where, who, right)
    assert answer.candidates == ()
    assert answer.leading is None
    assert answer.nothing is not None
    assert in_words(answer.nothing) == why


def test_a_law_of_tomorrow_explains_more_than_a_law_for_others(rulebook: Rulebook) -> None:
    more = Rulebook.build(
        [place("EU")],
        [
            law("others", "EU", rule("others", ADVERSE, addressees=("bank",))),
            law("soon", "EU", rule("soon", ADVERSE, day("2026-12-02"))),
        ],
    )
    answer = ask(more, "EU", Kind.DATING, ADVERSE)
    assert answer.nothing is not None
    assert "only from" in answer.nothing.text


def test_what_is_left_out_by_its_law_says_so(rulebook: Rulebook) -> None:
    left = ask(rulebook, "CA-QC", Kind.BANK, ACCESS).left_out
    assert [in_words(item.why) for item in left] == ["QC-PRIVATE-SECTOR leaves out this kind of organisation (bank)"]


def test_what_only_adds_to_another_law_never_stands_alone() -> None:
    book = Rulebook.build(
        [place("EU"), place("DE", "EU")],
        [
            law("gdpr", "EU", rule("gdpr", ACCESS, day("2018-05-25"))),
            law("bdsg", "DE", rule("bdsg", ACCESS, complements="gdpr")),
        ],
    )
    answer = ask(book, "DE", Kind.BANK, ACCESS, day("2018-05-24"))  # a Thursday
    assert answer.candidates == ()
    words = [in_words(item.why) for item in answer.left_out]
    assert "BDSG only adds to GDPR, which does not give this right here" in words


def test_what_is_unsure_never_leads_before_what_is_sure() -> None:
    unsure = replace(rule("ccd2", Right.RECIPIENTS, addressees=("bank",)), confidence=Confidence.UNSURE)
    book = Rulebook.build([place("EU")], [law("ccd2", "EU", unsure), law("gdpr", "EU", rule("gdpr", Right.RECIPIENTS))])
    assert laws(ask(book, "EU", Kind.BANK, Right.RECIPIENTS)) == ["gdpr", "ccd2"]
    alone = Rulebook.build([place("EU")], [law("ccd2", "EU", unsure)])
    assert laws(ask(alone, "EU", Kind.BANK, Right.RECIPIENTS)) == ["ccd2"]


def test_a_rule_about_a_narrower_case_never_leads_where_a_wider_one_applies() -> None:
    narrow = rule("insobekv", Right.ERASURE, addressees=("credit_bureau", "debtor_register"), only_for="a discharge")
    book = Rulebook.build(
        [place("EU"), place("DE", "EU")],
        [
            law("gdpr", "EU", rule("gdpr", Right.ERASURE)),
            law("insobekv", "DE", narrow),
            law("zpo", "DE", rule("zpo", Right.ERASURE), addressees=("debtor_register",)),
        ],
    )
    assert laws(ask(book, "DE", Kind.CREDIT_BUREAU, Right.ERASURE)) == ["gdpr", "insobekv"]
    assert laws(ask(book, "DE", Kind.DEBTOR_REGISTER, Right.ERASURE)) == ["zpo", "gdpr", "insobekv"]
    alone = Rulebook.build([place("DE")], [law("insobekv", "DE", narrow)])
    assert laws(ask(alone, "DE", Kind.CREDIT_BUREAU, Right.ERASURE)) == ["insobekv"]


def test_a_complaint_to_an_authority_is_no_letter_to_the_organisation() -> None:
    book = Rulebook.build(
        [place("EU"), place("AT", "EU")],
        [
            law("gdpr", "EU", rule("gdpr", Right.CORRECTION)),
            law("dsg", "AT", rule("dsg", DISPUTE, to_authority=True)),
        ],
    )
    answer = ask(book, "AT", Kind.CREDIT_BUREAU, DISPUTE)
    assert answer.candidates == ()
    assert answer.instead == (Right.CORRECTION,)
    words = [in_words(item.why) for item in answer.left_out]
    assert words == ["Under DSG this goes to an authority or a court, not to the organisation"]


def test_a_right_to_the_same_end_is_named_instead(rulebook: Rulebook) -> None:
    assert ask(rulebook, "DE", "schufa", DISPUTE).instead == (Right.RESTRICTION,)
    assert ask(rulebook, "US", "experian-us", Right.CORRECTION).instead == (DISPUTE,)
    assert ask(rulebook, "DE", "schufa", ACCESS).instead == ()


def test_an_organisation_of_another_place_comes_with_a_caution(rulebook: Rulebook) -> None:
    caution = ask(rulebook, "CH", "schufa", ACCESS).caution
    assert caution is not None
    assert "people in DE" in in_words(caution)
    assert ask(rulebook, "US-CA", "experian-us", ACCESS).caution is None
    assert ask(rulebook, "CH", Kind.BANK, ACCESS).caution is None


def test_a_place_that_is_not_there_is_not_found(rulebook: Rulebook) -> None:
    with pytest.raises(NotFound, match="no place 'XX'"):
        ask(rulebook, "XX", Kind.BANK, ACCESS)


@settings(deadline=None)
@given(
    where=st.sampled_from(["US", "US-CA", "EU", "DE", "CA", "CA-QC", "CH", "GB", "NZ", "AU"]),
    kind=st.sampled_from(list(Kind)),
    on=st.dates(datetime.date(1990, 1, 1), datetime.date(2040, 1, 1)),
)
def test_every_question_has_an_answer(rulebook: Rulebook, where: str, kind: Kind, on: datetime.date) -> None:
    for answer in every_right(rulebook, where, Addressee(kind), on):
        assert bool(answer.candidates) != (answer.nothing is not None)
        assert all(c.rule.holds_on(on) and c.rule.right is answer.right for c in answer.candidates)
        if answer.candidates:
            assert answer.candidates[0].adds_to is None
        found = [c.rule.id for c in answer.candidates] + [item.rule.id for item in answer.left_out]
        assert len(found) == len(set(found))


def test_every_right_is_answered_in_the_order_of_the_pages(rulebook: Rulebook) -> None:
    assert [answer.right for answer in every_right(rulebook, "DE", Addressee(Kind.BANK), TODAY)] == list(Right)
