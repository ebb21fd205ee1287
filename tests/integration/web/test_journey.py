"""The way to a letter, page by page: what is asked, what is kept, what comes next."""

from __future__ import annotations

import pytest

from tests.integration.web.visitor import DETAILS, Page, Visitor, begin, write

NASTY = "*Müller* {{7*7}} <b>Αθηνά</b> \u202e"


def is_sound(page: Page) -> None:
    """What holds on every page: one heading, a name for each control, nothing described by what is not there."""
    assert page.status == 200
    assert page.heading
    ids = page.has_ids()
    labelled = {has["for"] for tag, has in page.tags if tag == "label"}
    assert [has for _tag, has in page.controls if has.get("id") not in labelled] == []
    described = {name for _tag, has in page.tags for name in has.get("aria-describedby", "").split()}
    assert described <= ids
    assert all(target in ids for _words, target in page.summary if target)


def is_refused(page: Page, *words: str) -> None:
    """The same words stand on top and beside the field, and the title says that something is wrong."""
    is_sound(page)
    assert [said for said, _target in page.summary] == list(words)
    assert page.beside == list(words)
    assert page.said("title")[0].startswith("Error:")


class TestWhatHappened:
    def test_offers_seven_answers_each_with_a_line_of_help(self, visitor: Visitor) -> None:
        page = visitor.get("/")
        is_sound(page)
        assert page.heading == "What happened?"
        assert len([has for _tag, has in page.controls if has.get("type") == "radio"]) == 7

    def test_no_answer_is_refused_beside_the_field_and_on_top(self, visitor: Visitor) -> None:
        visitor.get("/")
        is_refused(visitor.answer(), "Choose what comes closest; you can change it later")

    def test_an_answer_that_is_none_of_the_seven_is_refused(self, visitor: Visitor) -> None:
        visitor.get("/")
        assert visitor.answer(situation="other").summary


class TestWhereYouLive:
    def test_every_country_of_the_rulebook_can_be_chosen(self, visitor: Visitor) -> None:
        visitor.get("/")
        page = visitor.answer(situation="wrong")
        is_sound(page)
        assert page.heading == "Where do you live?"
        values = {has["value"] for tag, has in page.tags if tag == "option"}
        assert {"GB", "DE", "US", "CA", "CH"} <= values
        assert "US-CA" not in values

    def test_nothing_chosen_is_refused(self, visitor: Visitor) -> None:
        visitor.get("/")
        visitor.answer(situation="wrong")
        is_refused(visitor.answer(), "Choose where you live")

    def test_the_part_is_asked_only_where_the_law_differs(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "US")
        page = visitor.page
        is_sound(page)
        assert page.path.endswith("/part")
        assert visitor.answer(place="US-CA").path.endswith("/holder")
        begin(visitor, "wrong", "DE")
        assert visitor.page.path.endswith("/holder")

    def test_moving_asks_anew_who_holds_the_file(self, visitor: Visitor) -> None:
        begun = write(visitor)
        visitor.get(f"{begun}/place")
        assert visitor.answer(place="GB").path.endswith("/holder")

    def test_the_same_answer_again_loses_nothing(self, visitor: Visitor) -> None:
        begun = write(visitor)
        visitor.get(f"{begun}/place")
        assert visitor.answer(place="DE").path.endswith("/check")


class TestWhoHoldsTheFile:
    def test_likely_kinds_come_first(self, visitor: Visitor) -> None:
        begin(visitor, "refused", "GB")
        is_sound(visitor.page)
        assert visitor.page.said("summary")[0].startswith("Credit bureaus")
        begin(visitor, "blocked", "GB")
        assert visitor.page.said("summary")[0].startswith("Ride services")

    def test_the_search_forgives_a_slip_and_stands_in_no_address(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "DE")
        page = visitor.answer(query="shufa", search="1")
        is_sound(page)
        assert page.path == f"{begun}/holder"
        assert "SCHUFA" in page.text

    def test_a_name_that_is_not_there_leads_on(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "DE")
        page = visitor.answer(query="zzyzxqv {{7*7}} qqxxyyj", search="1")
        assert "Nothing here is called" in page.text
        assert page.link("not in the list") == f"{begun}/holder/own"

    def test_the_key_enter_goes_on_with_what_was_chosen(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "DE")
        assert visitor.answer(organisation="schufa", query="", search="1").path == f"{begun}/right"

    def test_what_was_chosen_is_still_chosen_after_a_search(self, visitor: Visitor) -> None:
        begin(visitor, "unknown", "GB")
        page = visitor.answer(organisation=["experian-gb"], query="equifax", search="1")
        is_sound(page)
        chosen = [has["value"] for _tag, has in page.controls if "checked" in has]
        assert chosen == ["experian-gb"]
        assert 'value="equifax-gb"' in page.html
        page = visitor.answer(organisation=["experian-gb", "equifax-gb"], query="equifax", show_all="1")
        assert len([has for _tag, has in page.controls if "checked" in has]) == 2

    def test_nothing_chosen_is_refused(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "DE")
        is_refused(visitor.answer(), "Choose an organisation, or say that it is not in the list")

    def test_somebody_who_does_not_know_can_choose_several(self, visitor: Visitor) -> None:
        begun = begin(visitor, "unknown", "GB")
        assert visitor.page.heading == "Who most likely has a file on you?"
        visitor.answer(organisation=["experian-gb", "equifax-gb"])
        visitor.get(f"{begun}/details")
        visitor.answer(**DETAILS)
        visitor.answer()
        assert visitor.page.heading == "Your letter is made"
        following = visitor.page.link("Go on with the letter to Equifax")
        assert visitor.get(following).path.endswith(("/details/again", "/check", "/details"))
        assert "Equifax" in visitor.get("/").text


class TestAnOrganisationOfOnesOwn:
    def test_needs_a_name_a_kind_and_some_way_to_be_reached(self, visitor: Visitor) -> None:
        begun = begin(visitor, "everything", "DE")
        visitor.get(f"{begun}/holder/own")
        page = visitor.answer(country="DE")
        is_sound(page)
        assert [words for words, _target in page.summary] == page.beside
        assert len(page.summary) == 3

    def test_gets_a_letter_like_any_other(self, visitor: Visitor) -> None:
        begun = begin(visitor, "everything", "DE")
        visitor.get(f"{begun}/holder/own")
        typed = {"name": f"Auskunftei {NASTY[:-2]}", "kind": "credit_bureau", "lines": "Weg 1\n10115 Berlin"}
        visitor.answer(**typed, country="DE")
        visitor.get(f"{begun}/details")
        if visitor.page.path.endswith("/again"):
            visitor.answer(use="no")
        page = visitor.answer(**DETAILS)
        assert page.heading == "Check your letter"
        assert "Auskunftei *Müller* {{7*7}} <b>Αθηνά</b>" in page.text
        assert visitor.answer().heading == "Your letter is made"

    def test_keeps_what_was_typed_when_the_address_is_too_short(self, visitor: Visitor) -> None:
        begun = begin(visitor, "everything", "DE")
        visitor.get(f"{begun}/holder/own")
        visitor.answer(name="Muster", kind="bank", lines="nur eine Zeile", country="DE")
        assert visitor.page.summary
        page = visitor.get(f"{begun}/holder/own")
        assert "nur eine Zeile" in page.html
        assert 'value="Muster"' in page.html


class TestWhatToAsk:
    def test_is_asked_in_one_plain_question_with_the_law_of_each_answer(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "DE")
        page = visitor.answer(organisation="schufa")
        is_sound(page)
        assert page.heading == "What do you want them to do?"
        assert "Correct it" in page.text
        assert "GDPR" in page.text

    def test_is_not_asked_where_it_follows_from_the_situation(self, visitor: Visitor) -> None:
        begin(visitor, "everything", "DE")
        assert visitor.answer(organisation="schufa").path.endswith(("/details", "/again"))

    def test_everything_else_the_law_gives_is_within_reach(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "DE")
        page = visitor.answer(organisation="schufa")
        assert "Everything else you can ask SCHUFA" in page.text
        assert visitor.answer(choice="recipients:gdpr").path.endswith(("/details", "/again"))

    def test_no_answer_is_refused(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "DE")
        visitor.answer(organisation="schufa")
        is_refused(visitor.answer(), "Choose what you want to ask")

    @pytest.mark.parametrize("choice", ["correction:fcra", "nonsense", NASTY])
    def test_what_no_law_gives_here_is_not_taken(self, visitor: Visitor, choice: str) -> None:
        begin(visitor, "wrong", "DE")
        visitor.answer(organisation="schufa")
        assert visitor.answer(choice=choice).path.endswith("/right")

    def test_where_no_law_helps_it_says_so_and_who_may_know_more(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "BZ")
        visitor.get(f"{begun}/holder/own")
        page = visitor.answer(name="Bureau", kind="credit_bureau", lines="1 Front St\nBelize City", country="BZ")
        is_sound(page)
        assert page.heading == "Recourse has no letter for this"
        assert "may know more" in page.text


class TestWhatIsWrong:
    def begun(self, visitor: Visitor) -> str:
        begun = begin(visitor, "wrong", "DE")
        visitor.answer(organisation="schufa")
        visitor.answer(choice="correction:gdpr")
        return begun

    def test_says_what_it_says_and_why_it_is_wrong(self, visitor: Visitor) -> None:
        self.begun(visitor)
        page = visitor.answer()
        is_refused(page, "Say which entry you mean, as it stands there", "Say why it is wrong; one sentence is enough")

    def test_rows_are_added_and_removed_and_nothing_typed_is_lost(self, visitor: Visitor) -> None:
        self.begun(visitor)
        page = visitor.answer(**{"items-0-what": "A loan", "items-0-why_wrong": "paid", "account": NASTY, "add": "1"})
        is_sound(page)
        assert page.said("legend") == ["Entry 1", "Entry 2"]
        typed = {"items-0-what": "A loan", "items-1-what": f"An address {NASTY}", "remove": "0"}
        page = visitor.answer(**typed)
        assert page.said("legend") == ["The entry"]
        assert page.said("textarea")[0].startswith("An address *Müller* {{7*7}} <b>Αθηνά</b>")

    def test_removing_a_row_that_is_not_there_changes_nothing(self, visitor: Visitor) -> None:
        self.begun(visitor)
        page = visitor.answer(**{"items-0-what": "A loan", "remove": "17"})
        assert page.said("textarea")[0] == "A loan"

    def test_a_row_left_empty_is_left_out(self, visitor: Visitor) -> None:
        self.begun(visitor)
        row = {"items-0-what": "A loan", "items-0-why_wrong": "paid", "items-1-what": "", "items-1-why_wrong": " "}
        assert visitor.answer(**row).path.endswith(("/details", "/again"))

    def test_what_was_typed_and_not_taken_is_there_the_next_day(self, visitor: Visitor) -> None:
        begun = self.begun(visitor)
        visitor.answer(**{"items-0-what": "A loan of 300"})
        visitor.get("/")
        assert visitor.get(f"{begun}/items").said("textarea")[0] == "A loan of 300"


class TestAStatement:
    def begun(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "DE")
        visitor.answer(organisation="schufa")
        visitor.answer(choice="notice_of_correction:gdpr")

    def test_is_asked_where_the_right_is_to_add_one(self, visitor: Visitor) -> None:
        self.begun(visitor)
        is_sound(visitor.page)
        assert visitor.page.path.endswith("/statement")
        is_refused(visitor.answer(), "Write the statement that is to be added to your file")


class TestOnesOwnReasons:
    def test_are_needed_for_an_objection(self, visitor: Visitor) -> None:
        begin(visitor, "wrong", "DE")
        visitor.answer(organisation="schufa")
        page = visitor.answer(choice="objection:gdpr")
        assert page.heading == "What happened?"
        is_refused(visitor.answer(), "Tell in your own words what happened: this letter rests on it")

    def test_are_offered_and_not_demanded_where_the_letter_works_without(self, visitor: Visitor) -> None:
        begin(visitor, "score", "DE")
        visitor.answer(organisation="schufa")
        page = visitor.answer(choice="score_explanation:gdpr")
        assert "(optional)" in page.heading
        assert visitor.answer().path.endswith(("/details", "/again"))


class TestYourDetails:
    def begun(self, visitor: Visitor) -> str:
        begun = begin(visitor, "everything", "DE")
        visitor.answer(organisation="schufa")
        if visitor.page.path.endswith("/again"):
            visitor.answer(use="no")
        return begun

    def test_only_what_the_letter_needs_is_asked_and_each_says_why(self, visitor: Visitor) -> None:
        self.begun(visitor)
        page = visitor.page
        is_sound(page)
        assert "Date of birth (optional)" in page.said("legend")
        assert not any("ssn" in has.get("name", "") for _tag, has in page.controls)

    def test_a_name_and_an_address_are_needed(self, visitor: Visitor) -> None:
        self.begun(visitor)
        is_refused(visitor.answer(country="DE"), "Write your name: the letter goes out in it")
        page = visitor.answer(name="Änne", country="DE")
        is_refused(page, "Write your address: this letter goes by post, and so may the answer")

    @pytest.mark.parametrize(
        "day",
        [("31", "2", "1980"), ("x", "y", "z"), ("1", "1", "80"), ("1", "", ""), ("1", "1", "1", "1"), ("0", "0", "0")],
    )
    def test_a_day_that_is_in_no_calendar_is_refused_and_stays_as_typed(
        self, visitor: Visitor, day: tuple[str, ...]
    ) -> None:
        self.begun(visitor)
        page = visitor.answer(**DETAILS, identifier_date_of_birth=list(day))
        is_sound(page)
        assert len(page.summary) == 1
        assert f'value="{day[0]}"' in page.html

    def test_no_day_at_all_is_fine(self, visitor: Visitor) -> None:
        self.begun(visitor)
        assert visitor.answer(**DETAILS, identifier_date_of_birth=["", "", ""]).heading == "Check your letter"

    @pytest.mark.parametrize("bad", ["a\x00b", "a\u202eb", "x" * 5000, "  "])
    def test_a_name_that_no_letter_can_carry_is_refused(self, visitor: Visitor, bad: str) -> None:
        self.begun(visitor)
        page = visitor.answer(**{**DETAILS, "name": bad})
        is_sound(page)
        assert len(page.summary) == 1

    def test_a_whole_social_security_number_is_never_kept(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "US", "US")
        visitor.answer(organisation="experian-us")
        visitor.answer(choice="dispute:fcra")
        visitor.answer(**{"items-0-what": "A loan", "items-0-why_wrong": "paid"})
        visitor.get(f"{begun}/details")
        if visitor.page.path.endswith("/again"):
            visitor.answer(use="no")
        american = {"name": "Ann Lee", "lines": "1 Main St\nAustin, TX 78701", "country": "US"}
        visitor.answer(**american, identifier_ssn_last4="078-05-1120")
        page = visitor.get(f"{begun}/details")
        assert 'value="1120"' in page.html
        assert "078" not in page.html

    def test_a_second_letter_offers_them_again(self, visitor: Visitor) -> None:
        write(visitor)
        visitor.answer()
        begin(visitor, "everything", "DE")
        page = visitor.answer(organisation="crif-de" if "crif-de" in visitor.page.html else "schufa")
        is_sound(page)
        assert page.heading == "Use the details of your last letter again?"
        assert "Änne Müller" in page.text
        is_refused(visitor.answer(), "Say whether to use these details again")
        visitor.answer(use="yes")
        if visitor.page.path.endswith("/details"):
            visitor.answer(**DETAILS)
        assert visitor.page.heading == "Check your letter"


class TestADoubtfulAddress:
    def begun(self, visitor: Visitor, holder: str) -> str:
        begun = begin(visitor, "everything", "GB")
        visitor.answer(organisation=holder)
        visitor.get(f"{begun}/details")
        if visitor.page.path.endswith("/again"):
            visitor.answer(use="no")
        visitor.answer(name="Ann", lines="1 High St\nLeeds LS1 1AA", country="GB")
        return begun

    def test_is_confirmed_or_corrected_before_the_letter(self, visitor: Visitor, doubtful: str) -> None:
        begun = self.begun(visitor, doubtful)
        page = visitor.page
        is_sound(page)
        assert page.path == f"{begun}/contact"
        assert "look it up before you send it" in page.text
        page = visitor.answer(lines="New House\n9 New Road\nLondon E1 1AA", country="GB", email="")
        assert page.heading == "Check your letter"
        assert "9 New Road" in page.text
        assert "Check this address" not in page.text

    def test_can_come_back_too_short_beside_the_field(self, visitor: Visitor, doubtful: str) -> None:
        self.begun(visitor, doubtful)
        page = visitor.answer(lines="one line", country="GB", email="nobody")
        is_sound(page)
        assert page.summary


class TestCheckYourLetter:
    def test_shows_the_letter_and_what_it_does(self, visitor: Visitor) -> None:
        write(visitor)
        page = visitor.page
        is_sound(page)
        assert page.heading == "Check your letter"
        for words in (
            "Under which law",
            "When they must answer",
            "Where it goes",
            "What to enclose",
            "SCHUFA Holding AG",
        ):
            assert words in page.text
        assert "If you post it today, by Monday 28 December 2026." in page.text

    def test_a_part_can_be_put_in_ones_own_words_and_put_back(self, visitor: Visitor) -> None:
        begun = write(visitor)
        edit = visitor.page.link("Edit").partition("#")[0]
        page = visitor.get(edit)
        is_sound(page)
        ours = page.said("textarea")[0]
        page = visitor.answer(text=f"Mine {NASTY[:-2]}")
        assert "Mine *Müller* {{7*7}} <b>Αθηνά</b>" in page.text
        assert ours not in page.text
        page = visitor.post(f"{edit}/put-back")
        assert page.path == f"{begun}/check"
        assert "Mine *Müller*" not in page.text

    def test_a_part_can_be_left_out_and_put_back(self, visitor: Visitor) -> None:
        write(visitor)
        edit = visitor.page.link("Edit").partition("#")[0]
        ours = visitor.get(edit).said("textarea")[0]
        page = visitor.answer(text=ours, leave_out="1")
        assert "Left out" in page.said("h2")
        page = visitor.post(f"{edit}/put-back")
        assert "Left out" not in page.said("h2")

    def test_a_part_that_is_not_there_cannot_be_edited(self, visitor: Visitor) -> None:
        begun = write(visitor)
        assert visitor.get(f"{begun}/check/nothing").status == 404

    def test_another_language_and_another_envelope(self, visitor: Visitor) -> None:
        begun = write(visitor)
        page = visitor.post(f"{begun}/look", {"language": "en", "profile": "plain"})
        assert "Dear" in page.text
        assert visitor.post(f"{begun}/look", {"language": "xx", "profile": "plain"}).status == 400

    def test_too_early_leads_to_the_first_open_question(self, visitor: Visitor) -> None:
        begun = begin(visitor, "wrong", "DE")
        assert visitor.get(f"{begun}/check").path == f"{begun}/holder"
        assert visitor.get(f"{begun}/details").path == f"{begun}/holder"


class TestLettersUnderWay:
    def test_go_on_where_they_were_left(self, visitor: Visitor) -> None:
        begun = begin(visitor, "stolen", "GB")
        page = visitor.get("/")
        assert visitor.get(page.link("a misuse of your name")).path == f"{begun}/holder"

    def test_are_thrown_away_only_when_asked_once_more(self, visitor: Visitor) -> None:
        begun = begin(visitor, "stolen", "GB")
        page = visitor.get(f"{begun}/discard")
        is_sound(page)
        assert visitor.get(f"{begun}/place").status == 200
        visitor.get(f"{begun}/discard")
        assert visitor.answer().heading == "What happened?"
        assert visitor.get(f"{begun}/place").status == 404

    def test_that_are_made_lead_to_the_letter(self, visitor: Visitor) -> None:
        begun = write(visitor)
        made = visitor.answer().path
        assert visitor.get(f"{begun}/check").path == made
        assert visitor.post(f"{begun}/check").path == made
