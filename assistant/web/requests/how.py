"""The last question about an event, and putting it into the log."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _

from assistant.domain.events import Event, EventKind
from assistant.errors import BadInput
from assistant.services.correct_event import SeenTooEarly, correct_event
from assistant.services.record_event import record_event
from assistant.services.request_history import RequestHistory
from assistant.services.request_outlook import outlook_on
from assistant.services.show_request import Shown
from assistant.web.fields import choices
from assistant.web.forms import add_problems
from assistant.web.organisations import organisation_name
from assistant.web.requests.forms import HowForm
from assistant.web.requests.under_way import Recording
from assistant.web.workspace import parts, today, workspace_session

OTHER = "other"
MOST_AUTHORITIES = 6


def how_form(shown: Shown, recording: Recording) -> HowForm:
    """The form for this kind of event, with what is right already where an entry is corrected."""
    entry = entry_of(shown.history, recording.corrects)
    whom = _whom(shown)
    chosen, note = _taken_apart(whom, entry)
    form = HowForm(
        data={"channel": entry.channel, "note": note, "proof": entry.proof, "whom": chosen} if entry else None
    )
    if recording.kind is EventKind.COMPLAINED:
        form.whom.choices = choices(whom)
    else:
        del form.whom
    if recording.kind is not EventKind.SENT:
        del form.channel
    return form


def add_to_log(shown: Shown, recording: Recording, form: HowForm) -> bool:
    """Put the event into the log. False where it could not be taken; the form then says why."""
    event = _event(shown, recording, form)
    if _stands_already(shown.history, recording, event):
        return True
    try:
        _put(recording, event)
    except SeenTooEarly:
        Recording(recording.request_id, len(shown.history.events), event.kind, event.day, recording.corrects).keep()
        form.form_errors.append(
            _("Something else was recorded in the meantime. If this is still missing, record it now.")
        )
        return False
    except BadInput as trouble:
        add_problems(form, trouble.problems, {})
        return False
    return True


def entry_of(history: RequestHistory, number: int | None) -> Event | None:
    """The entry of the log with that number."""
    return next((event for event in history.events if event.number == number), None)


def _put(recording: Recording, event: Event) -> None:
    desk = parts().desk
    session, clock, request_id = workspace_session(), parts().clock, recording.request_id
    outlook = outlook_on(desk.rulebook, desk.calendars, today())
    said = {"channel": event.channel, "note": event.note, "proof": event.proof}
    if recording.corrects is None:
        record_event(session, clock, request_id, event.kind, event.day, **said, seen=recording.seen, outlook_of=outlook)
        return
    correct_event(
        session,
        clock,
        request_id,
        recording.corrects,
        event.kind,
        event.day,
        **said,
        seen=recording.seen,
        outlook_of=outlook,
    )


def _event(shown: Shown, recording: Recording, form: HowForm) -> Event:
    if recording.kind is None or recording.day is None:
        raise BadInput({"kind": "choose what happened, and on which day"})
    note, channel = form.note.data, None
    if recording.kind is EventKind.COMPLAINED:
        note = "\n".join(filter(None, (dict(_whom(shown)).get(form.whom.data, ""), note)))
    if recording.kind is EventKind.SENT:
        channel = form.channel.data
    return Event(
        number=0,
        kind=recording.kind,
        day=recording.day,
        channel=channel,
        note=note or None,
        proof=form.proof.data or None,
        corrects=recording.corrects,
    )


def _stands_already(history: RequestHistory, recording: Recording, event: Event) -> bool:
    """Whether the same was recorded since the person looked: the form came twice."""

    def said(one: Event) -> tuple[object, ...]:
        return one.kind, one.day, one.channel, one.note, one.proof, one.corrects

    return any(said(later) == said(event) for later in history.events[recording.seen :])


def _whom(shown: Shown) -> Sequence[tuple[str, str]]:
    """To whom somebody can have complained: the organisation, the authorities of the rule, somebody else."""
    name = _("To %(whom)s", whom=organisation_name(shown.request))
    named = [(one.id, _("To %(whom)s", whom=one.name.local)) for one in shown.authorities[:MOST_AUTHORITIES]]
    return [("organisation", name), *named, (OTHER, _("To another authority, ombudsman or court"))]


def _taken_apart(whom: Sequence[tuple[str, str]], entry: Event | None) -> tuple[str | None, str]:
    """To whom an entry says the complaint went, and the rest of its note."""
    if entry is None or not entry.note:
        return None, ""
    first, _end, rest = entry.note.partition("\n")
    chosen = next((value for value, label in whom if label == first), None)
    return (chosen, rest) if chosen else (None, entry.note)
