"""Pages to look something up: places, organisations, how counting works; and about Recourse itself.

They hold nothing of the person, so anybody may read them.
"""

from __future__ import annotations

from flask import Blueprint

lookup = Blueprint("lookup", __name__)
about = Blueprint("about", __name__)
