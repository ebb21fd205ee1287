"""Where the pages and the letters are: beside the package in a checkout, inside it once installed.

Nothing else in the program knows the difference.
"""

from __future__ import annotations

from pathlib import Path

from assistant.errors import RecourseError

_PACKAGE = Path(__file__).resolve().parent


def page_templates() -> Path:
    """The folder of page templates, which a web designer edits."""
    return _root(_PACKAGE) / "templates"


def letters_root() -> Path:
    """The folder a lawyer edits: rulebook, letter texts and letter styles."""
    return _root(_PACKAGE) / "letters"


def rulebook() -> Path:
    """Places, laws, organisations and coverage as YAML."""
    return letters_root() / "rulebook"


def letter_texts() -> Path:
    """Letter texts by law, right and language."""
    return letters_root() / "texts"


def letter_styles() -> Path:
    """Print style sheets, fonts and window profiles."""
    return letters_root() / "styles"


def _root(package: Path) -> Path:
    """The folder that holds both `templates` and `letters`; raises RecourseError where neither place has them."""
    for place in (package / "_data", package.parent):
        if (place / "templates").is_dir() and (place / "letters").is_dir():
            return place
    raise RecourseError(
        "The folders 'templates' and 'letters' were found neither in "
        f"{package / '_data'} nor in {package.parent}. Install Recourse again, or run it from a complete checkout."
    )
