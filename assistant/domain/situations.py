"""What usually helps in a situation, and who usually holds the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from assistant.domain.journeys import Choice, Situation
from assistant.domain.kinds import PLATFORMS
from assistant.domain.organisations import Kind
from assistant.domain.rights import Right

HELPS: Mapping[Situation, tuple[Right, ...]] = {
    Situation.REFUSED: (
        Right.ADVERSE_ACTION,
        Right.SCORE_EXPLANATION,
        Right.AUTOMATED_DECISION,
        Right.FREE_REPORT,
        Right.ACCESS,
    ),
    Situation.WRONG: (
        Right.CORRECTION,
        Right.DISPUTE,
        Right.ERASURE,
        Right.NOTICE_OF_CORRECTION,
        Right.RESTRICTION,
    ),
    Situation.BLOCKED: (
        Right.PLATFORM_DEACTIVATION,
        Right.ADVERSE_ACTION,
        Right.DISPUTE,
        Right.AUTOMATED_DECISION,
        Right.ACCESS,
    ),
    Situation.EVERYTHING: (Right.ACCESS, Right.FREE_REPORT),
    Situation.SCORE: (Right.SCORE_EXPLANATION, Right.AUTOMATED_DECISION, Right.INFERENCE_ACCESS, Right.ACCESS),
    Situation.STOLEN: (
        Right.BLOCK_IDENTITY_THEFT,
        Right.SECURITY_FREEZE,
        Right.FRAUD_ALERT,
        Right.DISPUTE,
        Right.CORRECTION,
        Right.ERASURE,
        Right.ACCESS,
    ),
    Situation.UNKNOWN: (Right.ACCESS, Right.FREE_REPORT),
}
"""The rights that help, the likeliest first."""

ONE_IS_ENOUGH = frozenset({Situation.EVERYTHING, Situation.UNKNOWN})
"""Where the rights lead to the same thing, so that the first that applies is taken and nothing is asked."""

_CREDIT = (
    Kind.CREDIT_BUREAU,
    Kind.SPECIALTY_BUREAU,
    Kind.FRAUD_DATABASE,
    Kind.DEBTOR_REGISTER,
    Kind.DEBT_COLLECTOR,
    Kind.TENANT_SCREENING,
    Kind.EMPLOYMENT_SCREENING,
)
_LENDERS = (Kind.BANK, Kind.PAYMENTS, Kind.TELECOM, Kind.INSURANCE)
_ACCOUNTS = tuple(kind for kind in Kind if kind in PLATFORMS)

HOLDERS: Mapping[Situation, tuple[Kind, ...]] = {
    Situation.REFUSED: (*_CREDIT, *_LENDERS),
    Situation.WRONG: (*_CREDIT, Kind.DATA_BROKER, *_ACCOUNTS),
    Situation.BLOCKED: (*_ACCOUNTS, Kind.BANK, Kind.GAMBLING, Kind.AIRLINE),
    Situation.EVERYTHING: (*_CREDIT, Kind.DATA_BROKER, Kind.FACE_RECOGNITION, *_ACCOUNTS),
    Situation.SCORE: (*_CREDIT, *_LENDERS, *_ACCOUNTS),
    Situation.STOLEN: (*_CREDIT, *_LENDERS),
    Situation.UNKNOWN: (*_CREDIT, Kind.DATA_BROKER, Kind.FACE_RECOGNITION, Kind.PUBLIC_BODY),
}
"""Who most likely holds the file, the likeliest first."""


def fitting(situation: Situation, on_offer: Iterable[Choice]) -> tuple[Choice, ...]:
    """The choices that help in a situation, the likeliest first; a single one where they all lead to the same."""
    helps = HELPS[situation]
    found = sorted(
        (choice for choice in on_offer if choice.right in helps), key=lambda choice: helps.index(choice.right)
    )
    return tuple(found[:1] if situation in ONE_IS_ENOUGH else found)


def kinds_in_order(situation: Situation) -> tuple[Kind, ...]:
    """All kinds of organisation, those first that most likely hold the file."""
    return tuple(dict.fromkeys((*HOLDERS[situation], *Kind)))
