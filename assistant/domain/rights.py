"""The rights a law can give, in the order in which pages list them."""

from __future__ import annotations

from enum import StrEnum


class Right(StrEnum):
    """What a law lets a person ask."""

    ACCESS = "access"
    FREE_REPORT = "free_report"
    CORRECTION = "correction"
    DISPUTE = "dispute"
    NOTICE_OF_CORRECTION = "notice_of_correction"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    AUTOMATED_DECISION = "automated_decision"
    SCORE_EXPLANATION = "score_explanation"
    RECIPIENTS = "recipients"
    SOURCE_OF_DATA = "source_of_data"
    FRAUD_ALERT = "fraud_alert"
    SECURITY_FREEZE = "security_freeze"
    BLOCK_IDENTITY_THEFT = "block_identity_theft"
    ADVERSE_ACTION = "adverse_action"
    DIRECT_MARKETING_STOP = "direct_marketing_stop"
    INFERENCE_ACCESS = "inference_access"
    PLATFORM_DEACTIVATION = "platform_deactivation"


WITH_ITEMS = frozenset({Right.CORRECTION, Right.DISPUTE, Right.ERASURE, Right.NOTICE_OF_CORRECTION})
"""Rights whose letters are lists of items: what it says, why it is wrong, what it should say, proof."""
