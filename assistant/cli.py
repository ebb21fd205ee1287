"""The command line: `recourse COMMAND`. Exit 0: fine; 1: the answer is no; 2: wrong use."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import click

from assistant import __version__, commands
from assistant.errors import BadInput, RecourseError


class LazyGroup(click.Group):
    """Finds commands by the name of their module and turns refusals into a plain message and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands that exist, as they are typed."""
        found = (module.name for module in pkgutil.iter_modules(commands.__path__))
        return sorted(_command_name(name) for name in found if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command, or None where there is none of that name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{_module_name(cmd_name)}")
        command: click.Command = module.command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what Recourse refuses is said on stderr without a traceback."""
        try:
            return super().invoke(ctx)
        except RecourseError as trouble:
            click.echo(str(trouble), err=True)
            ctx.exit(2 if isinstance(trouble, BadInput) else 1)


RESERVED = frozenset({"import"})
"""Commands whose name is a word of Python, so that their module carries an underscore."""


def _command_name(module: str) -> str:
    return module.rstrip("_").replace("_", "-")


def _module_name(command: str) -> str:
    return f"{command}_" if command in RESERVED else command.replace("-", "_")


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="recourse", message="%(prog)s %(version)s")
def recourse() -> None:
    """Letters to whoever scores, rates or lists you; the day they must answer by; and the next step."""


def main() -> None:
    """Start the command line; named in the package's entry points."""
    recourse(prog_name="recourse")


if __name__ == "__main__":
    main()
