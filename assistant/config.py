"""Settings, read once from the environment when the program starts, never on import.

Every default is safe and public: there is none for a secret.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from assistant.errors import BadInput


class Mode(enum.StrEnum):
    """Who uses this installation."""

    PERSONAL = "personal"
    """One person on their own machine: loopback only, no account."""
    HOSTED = "hosted"
    """A clinic or a public site: accounts, workspaces, a database server."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What an installation can choose. `database` is an SQLAlchemy URL."""

    data: Path
    mode: Mode
    database: str

    @property
    def key_file(self) -> Path:
        """The keys for what is encrypted at rest: beside the database, never inside it."""
        return self.data / "keys.json"


def read_settings(environment: Mapping[str, str]) -> Settings:
    """Settings from RECOURSE_DATA, RECOURSE_MODE and RECOURSE_DATABASE; an empty value counts as not set.

    Raises BadInput that names every variable that is wrong and how to mend it.
    """
    problems: dict[str, str] = {}
    data = _data_folder(environment.get("RECOURSE_DATA", ""), problems)
    mode = _mode(environment.get("RECOURSE_MODE", ""), problems)
    database = environment.get("RECOURSE_DATABASE", "")
    if mode is Mode.HOSTED and not database:
        problems["RECOURSE_DATABASE"] = "a hosted site needs a database; set it to postgresql://USER@HOST/NAME"
    if problems:
        raise BadInput(problems)
    return Settings(data=data, mode=mode, database=database or f"sqlite:///{(data / 'recourse.sqlite3').as_posix()}")


def _data_folder(given: str, problems: dict[str, str]) -> Path:
    if not given:
        return Path(platformdirs.user_data_dir("recourse", appauthor=False))
    folder = Path(given).expanduser().absolute()
    if folder.exists() and not folder.is_dir():
        problems["RECOURSE_DATA"] = f"{folder} is a file; name a folder"
    if "?" in str(folder):
        # A database URL takes what follows a question mark for options: the data would land in another file.
        problems["RECOURSE_DATA"] = "the path of the data folder must not contain a question mark"
    return folder


def _mode(given: str, problems: dict[str, str]) -> Mode:
    try:
        return Mode(given or Mode.PERSONAL)
    except ValueError:
        problems["RECOURSE_MODE"] = f"{given!r} is not a mode; choose {' or '.join(Mode)}"
        return Mode.PERSONAL
