"""The wheel carries the pages and the letters inside the package, and works in an empty folder."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from assistant import __version__

CARRIED = ("templates", "letters")


def run(*command: str | Path, cwd: Path) -> str:
    """What a command prints, away from the checkout's own settings."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=surroundings, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel made by way of the source archive, as packagers make it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, root, cwd=folder)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment with the wheel in it; the dependencies are those at hand, so that no network is needed."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder, with_pip=False)
    library = Path(sysconfig.get_path("purelib", vars={"base": str(folder), "platbase": str(folder)}))
    (library / "at_hand.pth").write_text(sysconfig.get_path("purelib"), encoding="utf-8")
    pip: list[str | Path] = [sys.executable, "-m", "pip", "--python", folder / "bin" / "python"]
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check", wheel, cwd=folder)
    return folder


def test_a_checkout_holds_no_copy_that_would_hide_the_real_folders(root: Path) -> None:
    assert not (root / "assistant" / "_data").exists()


def test_every_page_and_every_letter_is_inside_the_wheel(root: Path, wheel: Path, project_files: list[Path]) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    names = [path.relative_to(root) for path in project_files]
    carried = [name.as_posix() for name in names if name.parts[0] in CARRIED]
    assert carried
    assert [name for name in carried if f"assistant/_data/{name}" not in inside] == []


def test_nothing_of_the_checkout_lands_beside_the_package(wheel: Path) -> None:
    assert {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()} == {
        "assistant",
        f"recourse-{__version__}.dist-info",
    }


def test_the_installed_command_works_in_an_empty_folder(installed: Path, tmp_path: Path) -> None:
    assert run(installed / "bin" / "recourse", "--version", cwd=tmp_path) == f"recourse {__version__}\n"


def test_the_installed_package_reads_what_it_carries(installed: Path, tmp_path: Path) -> None:
    script = "from assistant import resources; print(resources.page_templates(), resources.letters_root(), sep='\\n')"
    found = run(installed / "bin" / "python", "-c", script, cwd=tmp_path).splitlines()
    assert [Path(line).parts[-3:] for line in found] == [("assistant", "_data", name) for name in CARRIED]
    assert all(Path(line).is_relative_to(installed) for line in found)
