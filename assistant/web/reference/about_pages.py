"""About Recourse itself: help, what happens to data, where it works, its licence."""

from __future__ import annotations

from flask import current_app, render_template, url_for
from flask.typing import ResponseReturnValue

from assistant import __version__
from assistant.domain.coverage import CoverageState
from assistant.domain.rights_in_place import rights_in_place
from assistant.domain.search import find_organisations, folded
from assistant.services.what_is_kept import what_is_kept
from assistant.web.access import Access, has_opened, requires
from assistant.web.journey.words import RIGHTS
from assistant.web.places import place_name
from assistant.web.reference import about
from assistant.web.reference.kept_words import COLUMNS, TABLES
from assistant.web.reference.parts_used import FACES, PARTS, SCRIPTS
from assistant.web.security import SOURCES
from assistant.web.workspace import parts, today


@about.get("/help")
@requires(Access.ANYBODY)
def help() -> ResponseReturnValue:  # noqa: A001  (the page's own name)
    """How to use it, and where to find people who help."""
    return render_template("help/help.html")


@about.get("/privacy")
@requires(Access.ANYBODY)
def privacy() -> ResponseReturnValue:
    """What is kept, where, and how it goes away; read off the program itself."""
    kept = what_is_kept(parts().settings)
    tables = [
        (
            str(TABLES.get(table.name, table.name)),
            [str(COLUMNS.get((table.name, column), column)) for column in table.encrypted],
            [str(COLUMNS.get((table.name, column), column)) for column in table.in_clear],
        )
        for table in kept.tables
    ]
    return render_template(
        "help/privacy.html",
        kept=kept,
        tables=tables,
        shows_paths=has_opened(),  # a path may hold the person's name
        cookie=current_app.config["SESSION_COOKIE_NAME"],
        only_from_here=all(source in ("'self'", "'none'") for source in SOURCES.values()),
    )


@about.get("/licence")
@requires(Access.ANYBODY)
def licence() -> ResponseReturnValue:
    """The licence, and what Recourse is built from."""
    return render_template("help/licence.html", version=__version__, used=PARTS, faces=FACES, scripts=SCRIPTS)


@about.get("/where-recourse-works")
@requires(Access.ANYBODY)
def where() -> ResponseReturnValue:
    """Which places, rights and languages it knows, and which not yet."""
    desk = parts().desk
    places = sorted(desk.rulebook.places.values(), key=lambda place: folded(place_name(place)))
    rows = [
        {
            "name": place_name(place),
            "url": url_for("lookup.place", code=place.code),
            "rights": len(rights_in_place(desk.rulebook, place.code, today()).rights),
            "organisations": len(find_organisations(desk.rulebook, place=place.code)),
            "checked": place.checked_on,
        }
        for place in places
    ]
    gaps = [line for line in desk.rulebook.coverage if line.state in (CoverageState.PARTIAL, CoverageState.PLANNED)]
    return render_template(
        "help/where.html",
        rows=rows,
        gaps=gaps,
        letter_languages=sorted(desk.catalogue.languages),
        right_words=RIGHTS,
        place_words={place.code: place_name(place) for place in places},
    )
