"""What the pages of requests call things: events, clocks, states, letters."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from assistant.domain.clocks import ClockKind
from assistant.domain.events import EventKind
from assistant.domain.places import AuthorityKind
from assistant.domain.rights import Right
from assistant.domain.states import State
from assistant.domain.turns import Turn

CHOICES: Mapping[EventKind, tuple[LazyString, LazyString]] = {
    EventKind.SENT: (_("I sent the letter"), _("By post, e-mail, their form, or by hand")),
    EventKind.DELIVERED: (_("It arrived"), _("A delivery slip, a tracking page or they themselves say so")),
    EventKind.BOUNCED: (_("It came back"), _("Returned by the post, or the e-mail could not be delivered")),
    EventKind.ACKNOWLEDGED: (
        _("They confirmed that it came"),
        _("An automatic reply too. It is not an answer, and their time runs on"),
    ),
    EventKind.IDENTITY_ASKED: (_("They asked who I am"), _("They want proof of identity before they answer")),
    EventKind.CLARIFICATION_ASKED: (_("They asked what I mean"), _("They want you to say more exactly what you ask")),
    EventKind.FEE_ASKED: (_("They want money"), _("They ask for a fee before they answer")),
    EventKind.EXTENDED: (_("They want more time"), _("They wrote that the answer will take longer")),
    EventKind.IDENTITY_GIVEN: (_("I proved who I am"), _("The day on which it reached them, or on which you sent it")),
    EventKind.CLARIFICATION_GIVEN: (
        _("I explained what I mean"),
        _("The day on which it reached them, or on which you sent it"),
    ),
    EventKind.FEE_PAID: (_("I paid the fee"), _("The day of the payment")),
    EventKind.MORE_INFORMATION_SENT: (
        _("I sent them more"),
        _("Papers or explanations of your own accord; under some laws their time grows by it"),
    ),
    EventKind.ANSWERED: (_("They answered"), _("Everything you asked for, as far as you can see")),
    EventKind.ANSWERED_IN_PART: (_("They answered part of it"), _("Something that you asked for is missing")),
    EventKind.REFUSED: (_("They refused"), _("They say that they will not do it, or need not answer")),
    EventKind.CORRECTED: (_("They corrected or deleted it"), _("The entry is changed or gone, they say")),
    EventKind.REINSERTED: (_("The entry is back"), _("What was deleted stands in the file again")),
    EventKind.COMPLAINED: (_("I complained"), _("To them, to an authority, an ombudsman or a court")),
    EventKind.DECIDED: (_("My complaint was decided"), _("By them, an authority, an ombudsman or a court")),
    EventKind.CLOSED: (_("For me this is over"), _("It moves to the closed ones; nothing is lost")),
}
"""What happened, as the person says it, and a line of help."""

GROUPS: tuple[tuple[LazyString, tuple[EventKind, ...]], ...] = (
    (_("The letter"), (EventKind.SENT, EventKind.DELIVERED, EventKind.BOUNCED)),
    (
        _("They answered"),
        (EventKind.ANSWERED, EventKind.ANSWERED_IN_PART, EventKind.REFUSED, EventKind.CORRECTED, EventKind.REINSERTED),
    ),
    (
        _("They wrote something else"),
        (
            EventKind.ACKNOWLEDGED,
            EventKind.IDENTITY_ASKED,
            EventKind.CLARIFICATION_ASKED,
            EventKind.FEE_ASKED,
            EventKind.EXTENDED,
        ),
    ),
    (
        _("I did something"),
        (
            EventKind.IDENTITY_GIVEN,
            EventKind.CLARIFICATION_GIVEN,
            EventKind.FEE_PAID,
            EventKind.MORE_INFORMATION_SENT,
            EventKind.COMPLAINED,
        ),
    ),
    (_("The end"), (EventKind.DECIDED, EventKind.CLOSED)),
)
"""The events in the groups in which they are offered."""

HAPPENED: Mapping[EventKind, LazyString] = {
    EventKind.SENT: _("You sent the letter"),
    EventKind.DELIVERED: _("The letter arrived"),
    EventKind.BOUNCED: _("The letter came back"),
    EventKind.ACKNOWLEDGED: _("They confirmed that it came"),
    EventKind.IDENTITY_ASKED: _("They asked who you are"),
    EventKind.CLARIFICATION_ASKED: _("They asked what you mean"),
    EventKind.FEE_ASKED: _("They asked for money"),
    EventKind.EXTENDED: _("They said they need more time"),
    EventKind.IDENTITY_GIVEN: _("You proved who you are"),
    EventKind.CLARIFICATION_GIVEN: _("You explained what you mean"),
    EventKind.FEE_PAID: _("You paid the fee"),
    EventKind.MORE_INFORMATION_SENT: _("You sent them more"),
    EventKind.ANSWERED: _("They answered"),
    EventKind.ANSWERED_IN_PART: _("They answered part of it"),
    EventKind.REFUSED: _("They refused"),
    EventKind.CORRECTED: _("They corrected or deleted the entry"),
    EventKind.REINSERTED: _("The entry is back"),
    EventKind.COMPLAINED: _("You complained"),
    EventKind.DECIDED: _("Your complaint was decided"),
    EventKind.CLOSED: _("You closed the request"),
    EventKind.WITHDRAWN: _("You took an entry back"),
}
"""What happened, as the timeline tells it."""

WHEN: Mapping[EventKind, LazyString] = {
    EventKind.SENT: _("When did you send it?"),
    EventKind.DELIVERED: _("When did it arrive?"),
    EventKind.BOUNCED: _("When did it come back?"),
    EventKind.ACKNOWLEDGED: _("When did their confirmation reach you?"),
    EventKind.IDENTITY_ASKED: _("When did they ask who you are?"),
    EventKind.CLARIFICATION_ASKED: _("When did they ask what you mean?"),
    EventKind.FEE_ASKED: _("When did they ask for money?"),
    EventKind.EXTENDED: _("When did word of the delay reach you?"),
    EventKind.IDENTITY_GIVEN: _("When did your proof reach them?"),
    EventKind.CLARIFICATION_GIVEN: _("When did your explanation reach them?"),
    EventKind.FEE_PAID: _("When did you pay?"),
    EventKind.MORE_INFORMATION_SENT: _("When did you send it?"),
    EventKind.ANSWERED: _("When did the answer reach you?"),
    EventKind.ANSWERED_IN_PART: _("When did the answer reach you?"),
    EventKind.REFUSED: _("When did the refusal reach you?"),
    EventKind.CORRECTED: _("When did you learn that it is corrected?"),
    EventKind.REINSERTED: _("When was the entry back?"),
    EventKind.COMPLAINED: _("When did you complain?"),
    EventKind.DECIDED: _("When did the decision reach you?"),
    EventKind.CLOSED: _("Since when is it over for you?"),
}
"""The question for the day."""

EFFECTS: Mapping[EventKind, LazyString] = {
    EventKind.SENT: _("Until you know when it arrived, Recourse reckons with the usual time in the post."),
    EventKind.DELIVERED: _("Their time is counted from this day."),
    EventKind.BOUNCED: _("A letter that came back never arrived: no time is running until you send it again."),
    EventKind.ACKNOWLEDGED: _("This is not an answer. Their time runs on."),
    EventKind.IDENTITY_ASKED: _("Under many laws their time stands still until your proof reaches them."),
    EventKind.CLARIFICATION_ASKED: _("Under some laws their time stands still until you have explained."),
    EventKind.FEE_ASKED: _("Under some laws their time begins only once the fee is paid."),
    EventKind.EXTENDED: _("Recourse checks whether they told you in time. If not, the first day stands."),
    EventKind.MORE_INFORMATION_SENT: _("Under some laws, such as the FCRA, their time grows by it."),
    EventKind.CLOSED: _("You can take this back at any time."),
}
"""What an event does, said before it is recorded."""

PROOFS: Mapping[EventKind, LazyString] = {
    EventKind.SENT: _("For example the number of the posting receipt"),
    EventKind.DELIVERED: _("For example the delivery slip, or a picture of the tracking page"),
    EventKind.BOUNCED: _("For example the returned envelope, or the message of the mail program"),
    EventKind.IDENTITY_GIVEN: _("For example the posting receipt, or the e-mail with the copy"),
    EventKind.FEE_PAID: _("For example the statement of your account"),
    EventKind.COMPLAINED: _("For example their file number, or a confirmation"),
}
"""What usually proves an event."""

PROOF = _("For example their letter of that day, or their e-mail")

NOTES: Mapping[EventKind, LazyString] = {
    EventKind.BOUNCED: _("What stood on the envelope or in the message, such as “moved” or “unknown”"),
    EventKind.IDENTITY_ASKED: _("What exactly they want to see, and why"),
    EventKind.CLARIFICATION_ASKED: _("What exactly they want to know"),
    EventKind.FEE_ASKED: _("How much, and what for"),
    EventKind.EXTENDED: _("Until when, and the reason they gave"),
    EventKind.ANSWERED_IN_PART: _("Which of your points are missing"),
    EventKind.REFUSED: _("The reason they gave, and the article of law they name"),
    EventKind.COMPLAINED: _("What you asked for"),
    EventKind.DECIDED: _("How it was decided"),
}
"""What is worth noting down."""

CLOCKS: Mapping[ClockKind, LazyString] = {
    ClockKind.ACKNOWLEDGE: _("They confirm that your letter came"),
    ClockKind.ANSWER: _("They answer"),
    ClockKind.EXTENDED_ANSWER: _("They answer, with the longer time"),
    ClockKind.IDENTITY_REPLY: _("They say whether your proof of identity is enough"),
    ClockKind.FORWARD_TO_SOURCE: _("They tell the source of the entry that you dispute it"),
    ClockKind.NOTIFY_RESULT: _("They write to you what came of it"),
    ClockKind.NOTIFY_RECIPIENTS: _("They tell those who had the wrong data from them"),
    ClockKind.NOTIFY_REINSERTION: _("They tell you that the entry is back"),
    ClockKind.CONFIRM: _("They confirm that it is done"),
    ClockKind.CORRECT: _("They correct the entry"),
    ClockKind.SOURCE_REPLY: _("The source of the entry replies to them"),
    ClockKind.APPEAL: _("They decide on your appeal"),
    ClockKind.APPEAL_EXTENDED: _("They decide on your appeal, with the longer time"),
    ClockKind.AUTHORITY_REPLY: _("The authority tells you how your complaint stands"),
    ClockKind.COMPLAIN_BY: _("Your time to complain ends"),
    ClockKind.ASK_BY: _("Your time to ask ends"),
    ClockKind.ACT_BY: _("Your time to act ends"),
    ClockKind.MAY_ACT_FROM: _("You may act from this day"),
}
"""What is awaited at the end of a clock."""

ASKED_FOR: Mapping[Right, LazyString] = {
    Right.ACCESS: _("a copy of everything"),
    Right.FREE_REPORT: _("the free report"),
    Right.CORRECTION: _("a correction"),
    Right.DISPUTE: _("an entry in dispute"),
    Right.NOTICE_OF_CORRECTION: _("a note on the file"),
    Right.ERASURE: _("deletion"),
    Right.RESTRICTION: _("a freeze of the data"),
    Right.OBJECTION: _("an end to the use"),
    Right.PORTABILITY: _("the data to take along"),
    Right.AUTOMATED_DECISION: _("another look by a person"),
    Right.SCORE_EXPLANATION: _("the score explained"),
    Right.RECIPIENTS: _("who was given the data"),
    Right.SOURCE_OF_DATA: _("where the data come from"),
    Right.FRAUD_ALERT: _("a fraud alert"),
    Right.SECURITY_FREEZE: _("a lock on the file"),
    Right.BLOCK_IDENTITY_THEFT: _("a block after identity theft"),
    Right.ADVERSE_ACTION: _("the reasons for a refusal"),
    Right.DIRECT_MARKETING_STOP: _("no more advertising"),
    Right.INFERENCE_ACCESS: _("what was inferred"),
    Right.PLATFORM_DEACTIVATION: _("the reasons for a deactivation"),
}
"""What a request is for, in two or three words."""

AWAITED: Mapping[State, LazyString] = {
    State.DRAFT: _("nothing yet: the letter is not sent"),
    State.WAITING: _("their answer"),
    State.WAITING_FOR_YOU: _("what they asked you for"),
    State.LATE: _("their answer"),
    State.CHASE: _("their answer: remind them"),
    State.CAME_BACK: _("the letter came back: send it again"),
    State.ANSWERED: _("your look at their answer"),
    State.ANSWERED_IN_PART: _("the rest of their answer"),
    State.REFUSED: _("your complaint, if you want one"),
    State.CORRECTED: _("your look at the corrected file"),
    State.REINSERTED: _("an answer why the entry is back"),
    State.COMPLAINED: _("the answer to your complaint"),
    State.DECIDED: _("your look at the decision"),
    State.CLOSED: _("nothing more"),
}
"""What is awaited in a state, in the list of requests."""

STATES: Mapping[State, tuple[str, LazyString]] = {
    State.DRAFT: ("draft", _("not sent yet")),
    State.WAITING: ("waiting", _("waiting")),
    State.WAITING_FOR_YOU: ("waiting", _("waiting for you")),
    State.LATE: ("late", _("late")),
    State.CHASE: ("late", _("late")),
    State.CAME_BACK: ("waiting", _("came back")),
    State.ANSWERED: ("done", _("answered")),
    State.ANSWERED_IN_PART: ("waiting", _("answered in part")),
    State.REFUSED: ("waiting", _("refused")),
    State.CORRECTED: ("done", _("corrected")),
    State.REINSERTED: ("waiting", _("entry is back")),
    State.COMPLAINED: ("waiting", _("complaint is running")),
    State.DECIDED: ("done", _("decided")),
    State.CLOSED: ("done", _("closed")),
}
"""The sign and the word of a state."""

TURNS: Mapping[Turn, LazyString] = {
    Turn.TODAY: _("Do today"),
    Turn.THIS_WEEK: _("This week"),
    Turn.WAITING: _("Waiting"),
    Turn.CLOSED: _("Closed"),
}

STAGES: Mapping[str, LazyString] = {
    "first": _("First letter"),
    "reminder": _("Reminder"),
    "gap": _("Letter about what is missing"),
    "identity": _("Letter about proof of identity"),
    "refusal": _("Letter about the refusal"),
    "extension": _("Letter about the delay"),
    "complaint": _("Complaint"),
}
"""What kind of letter it is."""

AUTHORITY_KINDS: Mapping[AuthorityKind, LazyString] = {
    AuthorityKind.DATA_PROTECTION_AUTHORITY: _("Data protection authority"),
    AuthorityKind.CREDIT_REGULATOR: _("Financial or credit regulator"),
    AuthorityKind.OMBUDSMAN: _("Ombudsman"),
    AuthorityKind.COURT: _("Court"),
    AuthorityKind.INDUSTRY_BODY: _("Body of the industry"),
    AuthorityKind.POLICE: _("Police"),
}
