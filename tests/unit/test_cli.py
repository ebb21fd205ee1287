from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import click
import pytest
from click.testing import CliRunner

from assistant import __version__, commands
from assistant.cli import recourse

ANSWER = "from __future__ import annotations\nimport click\nfrom assistant.errors import BadInput, NotFound\n"


@pytest.fixture
def made_up_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of commands in place of the real ones, which are put back afterwards."""
    monkeypatch.setattr(commands, "__path__", [str(tmp_path)])
    real = _take_out()
    yield tmp_path
    _take_out()
    sys.modules.update(real)


def _take_out() -> dict[str, ModuleType]:
    names = [name for name in sys.modules if name.startswith(f"{commands.__name__}.")]
    return {name: sys.modules.pop(name) for name in names}


def add(folder: Path, name: str, body: str) -> None:
    (folder / f"{name}.py").write_text(f"{ANSWER}@click.command()\ndef command():\n    {body}\n", encoding="utf-8")


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(recourse, arguments)
    return result.exit_code, result.stdout, result.stderr


def test_it_says_its_version() -> None:
    assert run("--version") == (0, f"recourse {__version__}\n", "")


def test_every_command_that_is_listed_exists_and_says_what_it_is_for() -> None:
    context = click.Context(recourse)
    for name in recourse.list_commands(context):
        command = recourse.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(), f"{name} does not say what it is for"


def test_a_module_is_a_command_and_what_begins_with_an_underscore_is_not(made_up_commands: Path) -> None:
    add(made_up_commands, "places", "click.echo('DE')")
    add(made_up_commands, "_shared", "click.echo('never')")
    assert recourse.list_commands(click.Context(recourse)) == ["places"]
    assert run("places") == (0, "DE\n", "")
    assert run("_shared")[0] == 2


@pytest.mark.parametrize(("module", "typed"), [("import_", "import"), ("due_today", "due-today")])
def test_names_that_python_cannot_have_are_typed_as_people_expect(
    made_up_commands: Path, module: str, typed: str
) -> None:
    add(made_up_commands, module, "click.echo('done')")
    assert recourse.list_commands(click.Context(recourse)) == [typed]
    assert run(typed) == (0, "done\n", "")


def test_only_the_command_that_is_asked_for_is_loaded(made_up_commands: Path) -> None:
    add(made_up_commands, "fine", "click.echo('fine')")
    (made_up_commands / "heavy.py").write_text("raise ImportError('this was not asked for')", encoding="utf-8")
    assert run("fine") == (0, "fine\n", "")


def test_a_refusal_is_said_on_stderr_and_the_answer_is_no(made_up_commands: Path) -> None:
    add(made_up_commands, "ask", "raise NotFound('There is no place XX. Run: recourse places')")
    assert run("ask") == (1, "", "There is no place XX. Run: recourse places\n")


def test_input_that_cannot_be_used_is_wrong_use(made_up_commands: Path) -> None:
    add(made_up_commands, "ask", "raise BadInput({'person.name': 'is missing'})")
    assert run("ask") == (2, "", "person.name: is missing\n")


def test_a_command_that_does_not_exist_is_wrong_use() -> None:
    code, out, err = run("nonsense")
    assert (code, out) == (2, "")
    assert "No such command 'nonsense'" in err


def test_the_command_line_starts_without_the_heavy_parts() -> None:
    heavy = "flask weasyprint sqlalchemy holidays"
    script = f"import sys, assistant.cli; print([name for name in '{heavy}'.split() if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
