"""The question what the letter is to ask."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from assistant.domain.applicable import applicable
from assistant.domain.binding import Addressee
from assistant.domain.journeys import Step, choosing
from assistant.domain.lookup import Rulebook
from assistant.domain.situations import HELPS
from assistant.services.letter_offers import Offer
from assistant.web.access import Access, requires
from assistant.web.explained import explain
from assistant.web.fields import choices
from assistant.web.journey import journey
from assistant.web.journey.forms import ChoiceForm, LanguageForm
from assistant.web.journey.under_way import UnderWay, take_up
from assistant.web.journey.words import RIGHTS, WHAT_YOU_WANT
from assistant.web.laws import law_name, provision_of
from assistant.web.places import language_name
from assistant.web.workspace import commits, parts, today


@journey.route("/right", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def right(draft: str) -> ResponseReturnValue:
    """Choose among what the law gives here, first what helps in the situation."""
    way = take_up(draft, Step.RIGHT)
    organisation = way.organisation
    form = way.form(ChoiceForm, choice=way.journey.choice.code if way.journey.choice else "")
    form.choice.label.text = WHAT_YOU_WANT[way.journey.situation]
    if form.validate_on_submit() and (offer := way.ahead.offer(form.choice.data or "")):
        return way.go_on(choosing(way.journey, offer.choice))
    helping = set(way.ahead.asked.choices)
    return way.page(
        "right",
        form,
        likely=_rows(offer for offer in way.ahead.offers if offer.choice in helping),
        others=_rows(offer for offer in way.ahead.offers if offer.choice not in helping),
        nothing=[] if helping else _why_nothing(way),
        authorities=[] if helping else parts().desk.rulebook.authorities_reaching(way.journey.person_in),
        whom=organisation.name,
    )


@journey.route("/language", methods=["GET", "POST"])
@requires(Access.OWNER)
@commits
def language(draft: str) -> ResponseReturnValue:
    """In which language, where the letter is not there in one of the place."""
    way = take_up(draft, Step.LANGUAGE)
    form = way.form(LanguageForm, language=way.journey.language)
    offered = way.ahead.chosen.offer.languages if way.ahead.chosen else ()
    form.language.choices = choices((code, language_name(code)) for code in offered)
    if form.validate_on_submit():
        return way.go_on(replace(way.journey, language=form.language.data, edits={}))
    return way.page("language", form)


def _rows(offers: Iterable[Offer]) -> list[tuple[str, str, str]]:
    """Code, what is asked, and the law it rests on."""
    shown = list(offers)
    twice = {right for right, times in Counter(offer.choice.right for offer in shown).items() if times > 1}
    return [
        (offer.choice.code, str(RIGHTS[offer.choice.right]), _ground(offer, offer.choice.right in twice))
        for offer in shown
    ]


def _ground(offer: Offer, tell_apart: bool) -> str:
    """The law an offer rests on; with its whole title and whom it binds where two laws give the same."""
    law, rule = offer.law, offer.rule
    more = (rule.binds or law.title_local or law.title) if tell_apart else None
    return " · ".join(filter(None, (law_name(law), provision_of(rule), more)))


def _why_nothing(way: UnderWay) -> list[str]:
    """Why no law gives what usually helps, each reason once."""
    rulebook: Rulebook = parts().desk.rulebook
    addressee = Addressee.of(way.organisation)
    found = (
        applicable(rulebook, way.journey.person_in, addressee, helps, today()) for helps in HELPS[way.journey.situation]
    )
    reasons = [explain(each.nothing) if each.nothing else _("No letter is written for this yet") for each in found]
    return list(dict.fromkeys(reasons))
