"""What the pages of the journey call things: situations, rights, kinds, pages and the details asked for."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import LazyString
from flask_babel import lazy_gettext as _

from assistant.domain.identifiers import Identifier
from assistant.domain.journeys import Situation, Step
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right

SITUATIONS: Mapping[Situation, tuple[LazyString, LazyString]] = {
    Situation.REFUSED: (
        _("I was refused credit, a contract or a flat"),
        _("Find out why, and what was said about you"),
    ),
    Situation.WRONG: (_("Something in my file is wrong"), _("Have it corrected or deleted, or add your side")),
    Situation.BLOCKED: (
        _("My account was blocked or deactivated"),
        _("As a driver, courier, seller, host, freelancer or customer"),
    ),
    Situation.EVERYTHING: (_("Show me everything"), _("A copy of all they hold about you")),
    Situation.SCORE: (_("Explain my score"), _("How it was worked out, from what, and who was told")),
    Situation.STOLEN: (_("Someone used my name"), _("Debts, contracts or accounts that are not yours")),
    Situation.UNKNOWN: (_("I don’t know who has a file on me"), _("Ask those who most likely have one")),
}
"""What happened in plain words, and what can be done about it."""

ABOUT: Mapping[Situation, LazyString] = {
    Situation.REFUSED: _("a refusal"),
    Situation.WRONG: _("something wrong in your file"),
    Situation.BLOCKED: _("a blocked account"),
    Situation.EVERYTHING: _("a copy of everything"),
    Situation.SCORE: _("your score"),
    Situation.STOLEN: _("a misuse of your name"),
    Situation.UNKNOWN: _("who has a file on you"),
}
"""What a letter is about, in a list of letters under way."""

WHAT_YOU_WANT: Mapping[Situation, LazyString] = {
    Situation.REFUSED: _("What would help you most?"),
    Situation.WRONG: _("What do you want them to do?"),
    Situation.BLOCKED: _("What would help you most?"),
    Situation.EVERYTHING: _("What do you want to ask?"),
    Situation.SCORE: _("What do you want to know?"),
    Situation.STOLEN: _("What shall they do first?"),
    Situation.UNKNOWN: _("What do you want to ask?"),
}

RIGHTS: Mapping[Right, LazyString] = {
    Right.ACCESS: _("Show me everything they have about me"),
    Right.FREE_REPORT: _("Send me my credit report, free of charge"),
    Right.CORRECTION: _("Correct it"),
    Right.DISPUTE: _("Look into it: I dispute it, and they must answer"),
    Right.NOTICE_OF_CORRECTION: _("Add my side to the file"),
    Right.ERASURE: _("Delete it"),
    Right.RESTRICTION: _("Freeze it until it is settled"),
    Right.OBJECTION: _("Stop using my data, for reasons of my own"),
    Right.PORTABILITY: _("Give me my data in a form I can take elsewhere"),
    Right.AUTOMATED_DECISION: _("Have a person look at the decision again"),
    Right.SCORE_EXPLANATION: _("Explain my score"),
    Right.RECIPIENTS: _("Tell me whom they gave my data to"),
    Right.SOURCE_OF_DATA: _("Tell me where they got my data from"),
    Right.FRAUD_ALERT: _("Warn whoever looks me up that someone used my name"),
    Right.SECURITY_FREEZE: _("Lock my file, so that nobody can borrow in my name"),
    Right.BLOCK_IDENTITY_THEFT: _("Block the entries that come from the theft"),
    Right.ADVERSE_ACTION: _("Give me the reasons, and say whose data they used"),
    Right.DIRECT_MARKETING_STOP: _("Stop using my data for advertising"),
    Right.INFERENCE_ACCESS: _("Tell me what they have concluded about me"),
    Right.PLATFORM_DEACTIVATION: _("Give me the reasons, and look at it again"),
}
"""What the person wants, as they would say it."""

KINDS: Mapping[Kind, tuple[LazyString, LazyString]] = {
    Kind.CREDIT_BUREAU: (_("Credit bureau"), _("Credit bureaus")),
    Kind.SPECIALTY_BUREAU: (_("Specialised bureau"), _("Specialised bureaus")),
    Kind.TENANT_SCREENING: (_("Tenant screening"), _("Tenant screening")),
    Kind.EMPLOYMENT_SCREENING: (_("Employment screening"), _("Employment screening")),
    Kind.FRAUD_DATABASE: (_("Fraud database"), _("Fraud databases")),
    Kind.DEBTOR_REGISTER: (_("Debtor register"), _("Debtor registers")),
    Kind.DEBT_COLLECTOR: (_("Debt collector"), _("Debt collectors")),
    Kind.DATA_BROKER: (_("Data broker"), _("Data brokers and identity checks")),
    Kind.RIDE_HAILING: (_("Ride service"), _("Ride services")),
    Kind.DELIVERY: (_("Delivery service"), _("Delivery services")),
    Kind.ACCOMMODATION: (_("Accommodation platform"), _("Accommodation and travel")),
    Kind.MARKETPLACE: (_("Marketplace"), _("Marketplaces and shops")),
    Kind.FREELANCE: (_("Freelance platform"), _("Freelance platforms")),
    Kind.DATING: (_("Dating service"), _("Dating services")),
    Kind.REVIEWS: (_("Review site"), _("Review sites")),
    Kind.SOCIAL: (_("Social network"), _("Social networks")),
    Kind.PAYMENTS: (_("Payment service"), _("Payment services")),
    Kind.TELECOM: (_("Phone or internet company"), _("Phone and internet companies")),
    Kind.INSURANCE: (_("Insurer"), _("Insurers")),
    Kind.BANK: (_("Bank"), _("Banks")),
    Kind.AIRLINE: (_("Airline"), _("Airlines and booking systems")),
    Kind.GAMBLING: (_("Gambling company"), _("Gambling companies")),
    Kind.FACE_RECOGNITION: (_("Face search"), _("Face search")),
    Kind.PUBLIC_BODY: (_("Public body"), _("Public bodies")),
    Kind.OTHER: (_("Something else"), _("Others")),
}
"""A kind of organisation in the singular and as a heading."""

PAGES: Mapping[Step, LazyString] = {
    Step.PLACE: _("where you live"),
    Step.PART: _("which part of the country"),
    Step.HOLDER: _("who holds the file"),
    Step.RIGHT: _("what you ask"),
    Step.ITEMS: _("what is wrong"),
    Step.STATEMENT: _("your statement"),
    Step.ACCOUNT: _("what happened"),
    Step.DETAILS: _("your details"),
    Step.CONTACT: _("where it goes"),
    Step.LANGUAGE: _("the language of the letter"),
    Step.CHECK: _("check the letter"),
}
"""What each page is about, after “3 of 5:”."""

IDENTIFIERS: Mapping[Identifier, tuple[LazyString, LazyString]] = {
    Identifier.DATE_OF_BIRTH: (
        _("Date of birth"),
        _("They tell people of the same name apart by it. For example, 29 2 1980."),
    ),
    Identifier.PLACE_OF_BIRTH: (_("Place of birth"), _("They tell people of the same name apart by it.")),
    Identifier.FORMER_NAME: (_("Former name"), _("Only if entries may stand under it.")),
    Identifier.PREVIOUS_ADDRESS: (
        _("Previous address"),
        _("In one line. Only if you moved in the last few years: older entries may stand under it."),
    ),
    Identifier.EMAIL: (_("E-mail address"), _("The one you use there: they find your account by it.")),
    Identifier.PHONE: (_("Phone number"), _("The one they know: they find you, or call you back, by it.")),
    Identifier.USERNAME: (_("User name"), _("They find your account by it.")),
    Identifier.ACCOUNT_NUMBER: (_("Account number"), _("They find your account by it.")),
    Identifier.CUSTOMER_NUMBER: (_("Customer number"), _("It stands on their letters and bills.")),
    Identifier.FILE_REFERENCE: (_("Their reference"), _("The number on a letter or report they sent you.")),
    Identifier.BOOKING_REFERENCE: (_("Booking reference"), _("One is enough: they find you by it.")),
    Identifier.ORDER_NUMBER: (_("Order number"), _("One is enough: they find you by it.")),
    Identifier.LISTING: (_("Your listing or profile"), _("Its number or address on the web.")),
    Identifier.LICENCE_NUMBER: (_("Licence number"), _("The one you work under with them.")),
    Identifier.REGISTRATION_NUMBER: (_("Registration number"), _("The vehicle’s, as they know it.")),
    Identifier.DEVICE_ID: (_("Device number"), _("The number by which they know your device.")),
    Identifier.TAX_ID: (_("Tax number"), _("They keep files by it.")),
    Identifier.SSN_LAST4: (
        _("Social security number: the last four digits"),
        _("They match files by it. Only these four go into the letter; do not write the whole number."),
    ),
    Identifier.SIN_LAST3: (
        _("Social insurance number: the last three digits"),
        _("They match files by it. Only these three go into the letter; do not write the whole number."),
    ),
    Identifier.NATIONAL_ID: (
        _("National identity number: the last four signs"),
        _("They match files by it. Only these four go into the letter."),
    ),
    Identifier.OTHER: (_("Anything else they know you by"), _("Only if they cannot find you otherwise.")),
}
"""A detail, and why it is asked for."""

CHANNELS: Mapping[str, LazyString] = {
    "post": _("By post"),
    "registered_post": _("By registered post"),
    "email": _("By e-mail"),
    "web_form": _("Through their web form"),
    "portal": _("Through my account with them"),
    "fax": _("By fax"),
    "in_person": _("I handed it in"),
}
"""How a letter went out."""

ENVELOPES: Mapping[str, LazyString] = {
    "din-5008-b": _("Window on the left (Germany, Austria)"),
    "din-5008-a": _("Window on the left, high letterhead (Germany)"),
    "uk-dl": _("Window on the left, DL (UK, Ireland)"),
    "uk-c5": _("Window on the left, C5, folded once (UK, Ireland)"),
    "us-10": _("Window on the left, No. 10 (United States, Canada)"),
    "french-dl-right": _("Window on the right, DL (France)"),
    "swiss-left": _("Window on the left (Switzerland)"),
    "swiss-right": _("Window on the right (Switzerland)"),
    "plain": _("No window, A4: write the address on the envelope"),
    "plain-letter": _("No window, US Letter: write the address on the envelope"),
}
"""The envelopes letters are set for."""
