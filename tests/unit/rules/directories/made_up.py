"""A small directory in the form of Datenanfragen.de; every record of it is made up."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

CHANGED = 1_770_000_000
"""When its files were changed: on 2 February 2026."""
LAMPS: dict[str, Any] = {
    "slug": "lampen-meier",
    "relevant-countries": ["de", "at"],
    "categories": ["commerce"],
    "name": "Lampen Meier GmbH & Co. KG",
    "runs": ["Leuchtenwelt", "lampen-meier.example"],
    "address": "Datenschutz\nLichtweg 3\n10115 Berlin\nDeutschland",
    "phone": "+49 30 1234567",
    "fax": "+49 30 1234568",
    "email": "datenschutz@lampen-meier.example",
    "webform": "https://lampen-meier.example/auskunft",
    "web": "https://www.lampen-meier.example",
    "sources": ["https://www.lampen-meier.example/datenschutz"],
    "required-elements": [
        {"desc": "Name", "type": "name"},
        {"desc": "E-Mail", "type": "name", "optional": False},
        {"desc": "Geburtsdatum", "type": "birthdate", "optional": True},
        {"desc": "Kundennummer", "type": "input"},
    ],
    "request-language": "de",
    "needs-id-document": False,
    "suggested-transport-medium": "email",
    "comments": ["Antwortet meist in zwei Wochen."],
    "quality": "verified",
}
SCORES: dict[str, Any] = {
    "slug": "score-house",
    "relevant-countries": ["all"],
    "categories": ["finance", "credit agency"],
    "name": "Score House Ltd",
    "address": "1 Reckoning Row\nLeeds\nLS1 1AA\nUnited Kingdom",
    "sources": ["https://score-house.example/privacy"],
    "quality": "scraped",
    "email": "privacy@score-house.example",
}
PARISH: dict[str, Any] = {
    "slug": "kirchengemeinde-sankt-lux",
    "relevant-countries": ["de"],
    "categories": ["church"],
    "facet-group": "church",
    "name": "Kirchengemeinde Sankt Lux",
    "address": "Am Dom 1\n38100 Braunschweig\nGermany",
    "sources": ["https://lux.example"],
    "custom-access-template": "access-evangelische-kirche",
    "quality": "tested",
}
GONE: dict[str, Any] = {
    "slug": "leuchten-alt",
    "name": "Leuchten Alt AG",
    "reason": "company-acquired",
    "redirect-to": "lampen-meier",
    "sources": ["https://register.example/leuchten-alt"],
    "quality": "obsolete",
}
AUTHORITY: dict[str, Any] = {
    "slug": "dexx",
    "relevant-countries": ["de"],
    "name": "Amt für Daten",
    "address": "Postfach 1\n10115 Berlin\nDeutschland",
    "phone": "+49 30 999000",
    "complaint-language": "de",
    "suggested-transport-medium": "letter",
    "sources": ["https://amt.example"],
}
PACKS: list[dict[str, Any]] = [
    {"slug": "lamps", "type": "choose", "companies": ["lampen-meier", "leuchten-alt"]},
    {"slug": "scores", "type": "add-all", "companies": ["score-house"]},
]


def directory(root: Path, **more: Any) -> Path:
    """The directory as a folder. `more` are further companies by their slug: a record, text or bytes; None for none."""
    companies = {one["slug"]: one for one in (LAMPS, SCORES, PARISH)} | {
        slug.replace("_", "-"): value for slug, value in more.items()
    }
    for slug, value in companies.items():
        if value is not None:
            put(root, f"companies/{slug}.json", value)
    put(root, "obsolete-records/leuchten-alt.json", GONE)
    put(root, "supervisory-authorities/dexx.json", AUTHORITY)
    put(root, "company-packs/de.json", PACKS)
    put(root, "schema.json", {})
    put(root, "LICENSE", "as you like")
    return root


def put(root: Path, name: str, value: Any) -> Path:
    """One file of it."""
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(value, bytes):
        path.write_bytes(value)
    else:
        path.write_text(value if isinstance(value, str) else json.dumps(value), encoding="utf-8")
    os.utime(path, (CHANGED, CHANGED))
    return path
