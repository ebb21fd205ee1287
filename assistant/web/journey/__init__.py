"""The way from what happened to a finished letter: one question a page, kept after each."""

from __future__ import annotations

from flask import Blueprint

journey = Blueprint("journey", __name__, url_prefix="/letter/<draft>")
