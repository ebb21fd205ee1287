from __future__ import annotations

import datetime
from typing import Any

import pytest

from assistant.domain.explaining import in_words
from assistant.domain.identifiers import Identifier
from assistant.domain.letters import Detail, Paragraph, Quotation, Table
from assistant.domain.rights import Right
from assistant.errors import BadInput, NotFound
from assistant.services.draft_letter import Drafted, LetterWanted, draft_letter
from assistant.services.read_answers import take_answers
from tests.unit.services.letter_samples import CATALOGUE, DAY, RULEBOOK, anna

ITEMS = [{"what": "Account 4411", "why_wrong": "Paid", "proof": "Statement"}]


def draft(
    organisation: str = "bureau", right: Right = Right.ACCESS, data: dict[str, Any] | None = None, **more: Any
) -> Drafted:
    answers = take_answers(data or anna(), RULEBOOK).answers
    return draft_letter(RULEBOOK, CATALOGUE, LetterWanted(organisation, right, answers, **more), DAY)


def said(drafted: Drafted) -> list[str]:
    return [in_words(warning) for warning in drafted.warnings]


def words_of(drafted: Drafted) -> str:
    return "\n".join(
        "".join(run.text for run in block.runs) for block in drafted.letter.blocks if isinstance(block, Paragraph)
    )


def test_a_letter_has_law_place_and_period_in_its_own_language() -> None:
    drafted = draft(language="en")
    assert words_of(drafted) == (
        "I live in Germany, you sit in Germany: GDPR, Law 1/2018, Art. 1.\n"
        "Please answer within one\u00a0month of 23 November 2026."
    )
    assert drafted.letter.subject == "access from Example AG"
    assert drafted.letter.origin
    assert (drafted.letter.origin.rule, drafted.letter.origin.text_version) == ("gdpr/access@2018-05-25", 3)


def test_the_language_is_the_one_asked_for_then_the_organisation_s_then_the_place_s() -> None:
    assert draft(language="en").letter.language == "en"
    assert draft("platform").letter.language == "en"
    assert draft().letter.language == "de"


def test_a_language_that_does_not_ship_is_refused_with_those_that_do() -> None:
    with pytest.raises(BadInput, match="de, en"):
        draft(language="fr")
    with pytest.raises(BadInput, match="choose the language of the letter: de, en"):
        draft(data=anna(person_in="FR"))


def test_a_law_that_adds_to_another_lends_its_fuller_text() -> None:
    drafted = draft(language="de")
    assert words_of(drafted) == "Ergänzt."
    assert drafted.rule.law == "gdpr"


def test_a_law_that_does_not_apply_is_refused_with_those_that_do() -> None:
    with pytest.raises(BadInput, match="does not give this right to people in DE; these do: gdpr, bdsg"):
        draft(law="fcra")
    with pytest.raises(NotFound, match="no law"):
        draft(law="xyz")


def test_a_right_that_no_law_gives_is_said_so() -> None:
    with pytest.raises(NotFound, match="No law in the rulebook gives the right 'erasure'"):
        draft(right=Right.ERASURE)


def test_a_right_without_a_text_is_said_so() -> None:
    with pytest.raises(NotFound, match="no letter for portability under GDPR yet"):
        draft(right=Right.PORTABILITY)


def test_a_day_before_the_law_is_no_day_for_its_letter() -> None:
    with pytest.raises(NotFound, match="only from Fri 25 May 2018"):
        draft(on=datetime.date(2018, 1, 1))


def test_an_unknown_kind_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(BadInput, match="'taxi' is not known here"):
        draft(kind="taxi")


def test_only_what_the_addressee_needs_is_printed_and_the_rest_is_told() -> None:
    data = anna()
    data["person"]["identifiers"] = {
        "date_of_birth": "1980-02-29",
        "email": "a@example.org",
        "previous_address": ["A", "B"],
    }
    drafted = draft(data=data, language="en")
    assert drafted.letter.details == (
        Detail("date_of_birth (en)", "29 February 1980 (1980-02-29)"),
        Detail("previous_address (en)", "A"),
        Detail("previous_address (en)", "B"),
    )
    assert [left.field for left in drafted.left_out] == ["person.identifiers.email"]
    assert Identifier.FILE_REFERENCE in drafted.helpful


def test_a_date_of_birth_that_is_no_date_stays_as_it_was_typed() -> None:
    data = anna()
    data["person"]["identifiers"] = {"date_of_birth": "1980-02-31"}
    assert draft(data=data).letter.details[0].value == "1980-02-31"


def test_items_become_the_table_and_their_proofs_the_enclosures() -> None:
    drafted = draft(right=Right.CORRECTION, data=anna(items=ITEMS, enclosures=["report_page", "My own note"]))
    (table,) = [block for block in drafted.letter.blocks if isinstance(block, Table)]
    assert table.rows == (("1", "Account 4411", "Paid", "Statement"),)
    assert drafted.letter.enclosures == ("Proof 1: Statement", "report_page", "My own note")


def test_a_correction_without_items_asks_for_them() -> None:
    with pytest.raises(BadInput) as refused:
        draft(right=Right.CORRECTION)
    assert set(refused.value.problems) == {"items"}


def test_an_account_or_items_that_the_letter_does_not_rest_on_are_told() -> None:
    drafted = draft(data=anna(items=ITEMS, situation="I was refused."))
    assert [left.field for left in drafted.left_out] == ["items", "situation"]


def test_the_own_account_is_the_statement_where_none_is_given_as_such() -> None:
    drafted = draft(right=Right.NOTICE_OF_CORRECTION, data=anna(situation="I paid\non time"))
    assert drafted.letter.blocks[1] == Quotation("statement", ("I paid", "on time"))
    assert drafted.left_out == ()


def test_a_statement_is_made_of_items_where_nothing_else_is_given() -> None:
    drafted = draft(right=Right.NOTICE_OF_CORRECTION, data=anna(items=ITEMS))
    assert drafted.letter.blocks[1] == Quotation("statement", ("Account 4411", "Paid"))


def test_a_statement_beyond_the_legal_number_of_words_is_refused_with_how_many_to_cut() -> None:
    with pytest.raises(BadInput, match="has 7 words and may have 5; take out 2"):
        draft(right=Right.NOTICE_OF_CORRECTION, data=anna(statement="one two three four five six seven"))


def test_a_limit_that_holds_only_on_a_condition_is_a_warning() -> None:
    data = anna(person_in="US", statement="one two three four five six")
    drafted = draft("american", Right.NOTICE_OF_CORRECTION, data)
    assert said(drafted) == ["The statement has 6 words; more than 5 may be cut: where it helps to write it"]


def test_an_address_in_doubt_is_printed_with_a_warning_that_names_where_to_look() -> None:
    drafted = draft("doubted")
    assert drafted.letter.addressee.lines == ("Example AG", "Old Road 1", "Town")
    assert said(drafted) == [
        "Check this address before you rely on it, for example at https://www.example.org: Example AG, Old Road 1, Town"
    ]


@pytest.mark.parametrize(
    ("organisation", "way"), [("by-mail", "privacy@example.org"), ("by-form", "https://example.org/form")]
)
def test_without_a_postal_address_the_letter_names_the_other_way(organisation: str, way: str) -> None:
    drafted = draft(organisation)
    assert drafted.letter.addressee.lines == ("Example AG", way)
    assert (drafted.by_post, drafted.letter.profile) == (False, "plain")
    assert drafted.letter.delivery_note == ("By e-mail" if organisation == "by-mail" else "")
    assert way in said(drafted)[0]


def test_a_letter_that_goes_by_mail_carries_the_address_to_answer_to_and_needs_no_postal_one() -> None:
    data = anna()
    data["person"] = {"name": "Anna Example", "identifiers": {"email": "anna@example.org"}}
    drafted = draft("by-mail", data=data)
    assert [detail.value for detail in drafted.letter.details] == ["anna@example.org"]
    with pytest.raises(BadInput, match="write your address"):
        draft("bureau", data=data)


def test_an_organisation_that_cannot_be_reached_is_said_to_be_so() -> None:
    drafted = draft("nowhere")
    assert drafted.letter.addressee.lines == ("Example AG",)
    assert "No way to reach" in said(drafted)[0]


def test_abroad_the_country_stands_last_and_in_the_language_of_the_sender_s_country() -> None:
    data = anna(person_in="AT")
    data["person"]["address"]["country"] = "AT"
    drafted = draft(data=data)
    assert drafted.letter.addressee.lines[-1] == "DEUTSCHLAND"
    assert drafted.letter.sender.lines[-1] == "ÖSTERREICH"


def test_where_people_speak_several_languages_that_of_the_letter_names_the_country() -> None:
    data = anna()
    data["person"]["address"]["country"] = "FR"
    assert draft(data=data, language="en").letter.addressee.lines[-1] == "ALLEMAGNE"
    data = anna(person_in="US", statement="Paid.")
    letter = draft("american", Right.NOTICE_OF_CORRECTION, data).letter
    assert letter.addressee.lines[-1] == "UNITED STATES"


def test_a_page_that_nothing_confirms_is_said_to_be_so() -> None:
    assert said(draft("by-old-form"))[1] == "Nothing confirms that this page is still there: https://example.org/old"


def test_at_home_no_country_is_written() -> None:
    drafted = draft()
    assert drafted.letter.addressee.lines == ("Example AG", "Hauptstr. 1", "60311 Frankfurt")
    assert drafted.letter.sender.lines == ("12 High Street", "10115 Berlin")


def test_dates_follow_the_country_of_the_law_or_of_the_person() -> None:
    january = datetime.date(2027, 1, 4)
    austria = anna(person_in="AT", signature_place="Wien")
    assert draft(data=austria, on=january).letter.place_and_date == "Wien, 4. Jänner 2027"
    american = anna(person_in="US", statement="Paid.")
    assert (
        draft("american", Right.NOTICE_OF_CORRECTION, american, on=january).letter.place_and_date == "January 4, 2027"
    )


def test_what_rests_on_an_unsure_rule_says_so_and_names_no_time() -> None:
    drafted = draft(right=Right.OBJECTION, data=anna(situation="I object."), language="en")
    assert said(drafted) == ["What this letter rests on is not certain: GDPR"]


def test_a_whole_social_security_number_in_the_own_account_is_warned_about() -> None:
    drafted = draft(right=Right.CORRECTION, data=anna(items=ITEMS, situation="My number is 123-45-6789."))
    assert any("social security number" in warning for warning in said(drafted))


def test_the_reference_is_given_or_follows_from_the_letter_alone() -> None:
    assert draft(reference="R-2026-AAAAA").letter.reference == "R-2026-AAAAA"
    assert draft().letter.reference == draft().letter.reference
    assert draft().letter.reference != draft(data=anna(signature_place="Berlin")).letter.reference


def test_the_profile_is_the_one_asked_for_or_the_usual_one_of_the_sender_s_country() -> None:
    assert draft(profile="plain").letter.profile == "plain"
    assert draft().letter.profile == "din-5008-b"


def test_the_times_that_its_receipt_sets_going_come_with_the_letter() -> None:
    assert [str(clock.period) for clock in draft().clocks] == ["1 month"]


@pytest.mark.parametrize(
    "nasty", ["*Müller* {{7*7}} <b>", "{% include 'x' %}", "שרה כהן", "山田 太郎", "'; DROP TABLE x; --"]
)
def test_what_a_person_types_stands_in_the_letter_word_for_word(nasty: str) -> None:
    items = [{"what": nasty, "why_wrong": nasty, "should_be": nasty}]
    data = anna(items=items, situation=nasty, signature_place=nasty)
    data["person"]["name"] = nasty
    letter = draft(right=Right.CORRECTION, data=data).letter
    assert letter.signature == letter.sender.name == nasty
    assert letter.place_and_date.startswith(nasty)
    assert [block.rows[0] for block in letter.blocks if isinstance(block, Table)] == [("1", nasty, nasty, nasty)]
    assert [block.lines for block in letter.blocks if isinstance(block, Quotation)] == [(nasty,)]
