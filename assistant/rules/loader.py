"""The folder of the rulebook to one Rulebook. Files that cannot be read are refused together, with every mend.

- places/DE/place.yaml        one place
- places/DE/authorities.yaml  a list of authorities
- places/DE/laws/bdsg.yaml    one law with its rules
- organisations/**/*.yaml     lists of organisations
- coverage.yaml               the register of what is covered, where there is one
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from assistant.domain.coverage import Coverage
from assistant.domain.lookup import Rulebook
from assistant.domain.organisations import Organisation
from assistant.domain.places import Authority, Place
from assistant.domain.rulebook import Law, Rule
from assistant.errors import NotFound
from assistant.rules.marks import Marks
from assistant.rules.nodes import Mapping, Node, read_tree
from assistant.rules.problems import Problems
from assistant.rules.reader import PLAIN, Frame, Reader

NOT_READ = datetime.date.min
"""Stands in for the day of checking that a faulty place or law would have passed on: its own fault is said once."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What could be read of a rulebook, where each object was written, and what was wrong."""

    places: tuple[Place, ...]
    laws: tuple[Law, ...]
    organisations: tuple[Organisation, ...]
    coverage: tuple[Coverage, ...]
    has_register: bool
    marks: Marks
    problems: Problems

    def rulebook(self) -> Rulebook:
        """The rulebook of the parts that could be read."""
        return Rulebook.build(self.places, self.laws, self.organisations, self.coverage)


def read_folder(root: Path) -> Draft:
    """Read every file of a rulebook. Raises NotFound where the folder does not exist; never stops at a bad file."""
    if not root.is_dir():
        raise NotFound(f"There is no rulebook in {root}. Name the folder that holds 'places' and 'organisations'.")
    return _Folder(root).read()


class _Folder:
    def __init__(self, root: Path) -> None:
        self._root = root
        self._problems = Problems()
        self._marks = Marks()
        self._expected: set[Path] = set()

    def read(self) -> Draft:
        places: list[Place] = []
        laws: list[Law] = []
        for folder in self._place_folders():
            if (place := self._place(folder)) is not None:
                places.append(place)
            laws.extend(self._laws(folder))
        organisations = tuple(o for path in self._yaml("organisations") for o in self._list(Organisation, path))
        register = self._root / "coverage.yaml"
        coverage = self._list(Coverage, register) if register.is_file() else ()
        self._unexpected()
        return Draft(
            tuple(places), tuple(laws), organisations, coverage, register.is_file(), self._marks, self._problems
        )

    def _shown(self, path: Path) -> str:
        """The path from the folder that holds `letters`, as it is seen from a checkout."""
        return path.relative_to(self._root.parent.parent).as_posix()

    def _place_folders(self) -> Iterator[Path]:
        folder = self._root / "places"
        return iter(sorted(p for p in folder.iterdir() if p.is_dir()) if folder.is_dir() else ())

    def _yaml(self, folder: str) -> list[Path]:
        return sorted(path for path in (self._root / folder).rglob("*.yaml") if not path.name.startswith("."))

    def _open(self, path: Path) -> tuple[Reader, Node | None]:
        self._expected.add(path)
        file = self._shown(path)
        try:
            raw = path.read_bytes()
        except OSError as error:
            self._problems.add(file, 0, "", f"the file cannot be read ({error.strerror})", "check that it may be read")
            return Reader(file, self._problems, self._marks), None
        return Reader(file, self._problems, self._marks), read_tree(raw, file, self._problems)

    def _list(self, cls: type[Any], path: Path, frame: Frame = PLAIN) -> tuple[Any, ...]:
        reader, node = self._open(path)
        return () if node is None else reader.read_list(cls, node, frame=frame)

    def _place(self, folder: Path) -> Place | None:
        path = folder / "place.yaml"
        if not path.is_file():
            mend = "add it, or take the folder away"
            self._problems.add(self._shown(folder), 0, "", "the folder has no place.yaml", mend)
            return None
        reader, node = self._open(path)
        place = None if node is None else reader.read(Place, node, frame=Frame(given={"authorities": ()}))
        authorities = self._authorities(folder, place)
        if place is None or node is None:
            return None
        self._named_alike(reader, node, "place", place.code, folder.name, "folder")
        whole = replace(place, authorities=authorities)
        self._marks.stands_for(whole, place)
        return whole

    def _authorities(self, folder: Path, place: Place | None) -> tuple[Authority, ...]:
        path = folder / "authorities.yaml"
        if not path.is_file():
            return ()
        return self._list(Authority, path, Frame(inherited={"checked_on": place.checked_on if place else NOT_READ}))

    def _laws(self, folder: Path) -> Iterator[Law]:
        for path in sorted((folder / "laws").glob("*.yaml")):
            if not path.name.startswith(".") and (law := self._law(path, folder.name)) is not None:
                yield law

    def _law(self, path: Path, code: str) -> Law | None:
        reader, node = self._open(path)
        if node is None:
            return None
        frame = Frame(given={"place": code}, later=frozenset({"rules"}))
        found = reader.values(Law, node, frame=frame)
        rules = self._rules(reader, node, path.stem, found)
        if found is None:
            return None
        self._named_alike(reader, node, "law", found["id"], path.stem, "file")
        return reader.make(Law, {**found, "rules": rules}, node)

    def _rules(self, reader: Reader, node: Node, law: str, found: dict[str, Any] | None) -> tuple[Rule, ...]:
        rules = node.values.get("rules") if isinstance(node, Mapping) else None
        if rules is None:
            return ()
        given = {"law": found["id"] if found else law}
        inherited = {"checked_on": found["checked_on"] if found else NOT_READ}
        return reader.read_list(Rule, rules, "rules", Frame(given, inherited))

    def _named_alike(self, reader: Reader, node: Node, key: str, said: str, name: str, what: str) -> None:
        if said != name and isinstance(node, Mapping):
            mend = f"rename the {what}, or write '{key}: {name}'"
            reader.refuse(node.line_of(key), key, f"{said!r} stands in a {what} called {name!r}", mend)

    def _unexpected(self) -> None:
        """A file that nobody reads is a rule that nobody follows: say so."""
        for path in sorted(self._root.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(self._root).parts)
            if path.is_file() and not hidden and path not in self._expected:
                mend = "see the names in the folder of another place; files end in '.yaml'"
                self._problems.add(
                    self._shown(path), 0, "", "the file is not read: none of this name is expected", mend
                )
