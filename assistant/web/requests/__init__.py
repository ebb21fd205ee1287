"""My requests: the list, the page of each, what happened to it, its dates as a calendar."""

from __future__ import annotations

from flask import Blueprint

requests = Blueprint("requests", __name__, url_prefix="/requests")
