"""Kinds of organisation that letters speak to alike."""

from __future__ import annotations

from assistant.domain.organisations import Kind

BUREAUS = frozenset(
    {
        Kind.CREDIT_BUREAU,
        Kind.SPECIALTY_BUREAU,
        Kind.TENANT_SCREENING,
        Kind.EMPLOYMENT_SCREENING,
        Kind.FRAUD_DATABASE,
        Kind.DEBTOR_REGISTER,
        Kind.DEBT_COLLECTOR,
        Kind.DATA_BROKER,
    }
)
"""Who keeps a file on people who are not its customers."""

PLATFORMS = frozenset(
    {
        Kind.RIDE_HAILING,
        Kind.DELIVERY,
        Kind.ACCOMMODATION,
        Kind.MARKETPLACE,
        Kind.FREELANCE,
        Kind.DATING,
        Kind.REVIEWS,
        Kind.SOCIAL,
        Kind.PAYMENTS,
    }
)
"""Where people have an account, and are rated or ranked by it."""
