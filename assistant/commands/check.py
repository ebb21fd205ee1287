"""`recourse check`: is everything in the rulebook in order, and what is to be mended where."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from assistant import resources
from assistant.clock import SystemClock
from assistant.commands._facts import json_option, print_json
from assistant.commands._letter_texts import letter_problems
from assistant.rules.checking import check_folder, stale_in


@click.command("check")
@click.option("--stale", is_flag=True, help="Also list what is due to be checked again, and fail where there is any.")
@click.option(
    "--rulebook",
    "folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Another folder to check, with 'places' and 'organisations' in it.",
)
@json_option
def command(stale: bool, folder: Path | None, as_json: bool) -> None:
    """Check every place, law, authority, organisation and letter text, and say what is wrong.

    Each problem is a line: file, line, key, what is wrong, how to mend it. What is in doubt is said, and stops nothing.
    """
    root = (folder or resources.rulebook()).absolute()
    checked = check_folder(root)
    again = stale_in(root, SystemClock().today())
    problems, counts = checked.problems, dict(checked.counts)
    if folder is None:
        # The texts belong to the rulebook they ship with. One that cannot be read whole says nothing about them.
        counts["letter texts"], more = letter_problems(None if problems else checked.rulebook)
        problems += more
    problems += again if stale else ()
    if as_json:
        facts = {"problems": problems, "warnings": checked.warnings, "stale": len(again), "counts": counts}
        print_json({"ok": not problems, **facts})
    else:
        for problem in problems:
            click.echo(str(problem))
        for doubt in checked.warnings:
            click.echo(f"In doubt: {doubt}")
        click.echo(_summary(counts, len(problems), 0 if stale else len(again)), err=bool(problems))
    if problems:
        click.get_current_context().exit(1)


def _summary(counts: Mapping[str, int], problems: int, stale: int) -> str:
    if problems:
        return f"{problems} {'problem' if problems == 1 else 'problems'} to mend."
    lines = [f"Everything is in order: {', '.join(f'{number} {what}' for what, number in counts.items())}."]
    if stale:
        facts = "fact was" if stale == 1 else "facts were"
        lines.append(f"{stale} {facts} checked too long ago: 'recourse check --stale' lists what to look at again.")
    return "\n".join(lines)
