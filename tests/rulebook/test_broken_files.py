"""Each file in `broken` has one fault, marked with `# here`; its first lines say where it belongs and what is said.

The faulty file takes its place in the small rulebook in `good`, and the check must name file, line, key and mend.
`# among others` marks a fault that cannot come alone.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from assistant.errors import RuleFileError
from assistant.rules.checking import check_folder, load_folder

HERE = Path(__file__).parent
BROKEN = sorted((HERE / "broken").glob("*.yaml"))
OF_OTHERS = ("code-", "contact-")
"""Faults that only `recourse check` looks for: nothing in the program breaks over them."""


@dataclass(frozen=True)
class Broken:
    path: Path
    file: str
    says: tuple[str, ...]
    alone: bool
    line: int

    @classmethod
    def read(cls, path: Path) -> Broken:
        lines = path.read_text(encoding="utf-8").splitlines()
        marked = [number for number, line in enumerate(lines, 1) if line.endswith("  # here")]
        return cls(
            path,
            next(line.removeprefix("# in: ") for line in lines if line.startswith("# in: ")),
            tuple(line.removeprefix("# says: ") for line in lines if line.startswith("# says: ")),
            "# among others" not in lines,
            marked[0] if marked else 0,
        )


@pytest.fixture
def rulebook(tmp_path: Path) -> Path:
    root = tmp_path / "letters" / "rulebook"
    shutil.copytree(HERE / "good", root)
    return root


def put(broken: Broken, rulebook: Path) -> None:
    shutil.copy(broken.path, rulebook / broken.file)


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_is_refused_where_it_is_broken_and_with_the_mend(path: Path, rulebook: Path) -> None:
    broken = Broken.read(path)
    put(broken, rulebook)
    problems = check_folder(rulebook).problems
    fitting = [p for p in problems if broken.says and all(words in str(p) for words in broken.says)]
    assert fitting, f"expected {broken.says}, found {[str(p) for p in problems]}"
    problem = fitting[0]
    assert problem.file == f"letters/rulebook/{broken.file}"
    if broken.line:
        assert problem.line == broken.line
    assert re.match(re.escape(problem.file) + r":\d+: .+; .+", str(problem))
    if broken.alone:
        assert problems == (problem,)


@pytest.mark.parametrize(
    "path", [path for path in BROKEN if not path.stem.startswith(OF_OTHERS)], ids=lambda path: path.stem
)
def test_the_program_does_not_start_on_a_broken_file(path: Path, rulebook: Path) -> None:
    broken = Broken.read(path)
    put(broken, rulebook)
    with pytest.raises(RuleFileError) as refused:
        load_folder(rulebook)
    assert any(all(words in problem for words in broken.says) for problem in refused.value.problems)


def test_the_small_rulebook_without_faults_is_in_order(rulebook: Path) -> None:
    checked = check_folder(rulebook)
    assert checked.problems == ()
    assert checked.counts == {"places": 2, "laws": 2, "rules": 4, "authorities": 2, "organisations": 2}
    assert load_folder(rulebook).law("bdsg").place == "DE"


def test_all_faults_are_said_at_once(rulebook: Path) -> None:
    for stem in ("value-loose-date", "value-neither-true-nor-false", "value-norway", "contact-phone"):
        put(Broken.read(HERE / "broken" / f"{stem}.yaml"), rulebook)
    files = [problem.file.rpartition("/")[2] for problem in check_folder(rulebook).problems]
    assert {"bdsg.yaml", "place.yaml", "bureaus.yaml", "authorities.yaml"} <= set(files)


def test_every_broken_file_says_something_of_its_own() -> None:
    said = [Broken.read(path).says for path in BROKEN]
    assert all(said)
    assert len(set(said)) == len(said)
