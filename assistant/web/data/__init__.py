"""What is kept, in the person's own hands: take it along, bring it back, delete it."""

from __future__ import annotations

from flask import Blueprint

data = Blueprint("data", __name__, url_prefix="/data")
