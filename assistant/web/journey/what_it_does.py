"""What a letter does, for the margin beside it: the law, the day of the answer, where it goes, what is enclosed."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from assistant.services.look_ahead import Ahead
from assistant.services.preview_letter import Preview
from assistant.web.counting_lines import Line, counting_lines, source_links
from assistant.web.explained import explain, explain_all
from assistant.web.journey.words import IDENTIFIERS
from assistant.web.laws import law_name, provision_of


@dataclass(frozen=True, slots=True)
class Does:
    """The margin, in the language of the page.

    `due` is the last lawful day if the letter goes out today; `guidance` that of the regulator where the law has none.
    """

    law: str
    provision: str
    law_url: str
    why: list[str]
    due: datetime.date | None
    guidance: datetime.date | None
    because: list[Line]
    sources: list[str | tuple[str, str]]
    certain: bool
    notes: list[str]
    not_printed: list[str]
    helpful: list[str]


def what_it_does(preview: Preview, ahead: Ahead) -> Does:
    """Everything the margin says about this letter."""
    drafted, answer = preview.drafted, preview.answer
    return Does(
        law=law_name(drafted.law),
        provision=provision_of(drafted.rule),
        law_url=drafted.law.url,
        why=_why(preview, ahead),
        due=answer.due if answer else None,
        guidance=answer.expected if answer else None,
        because=counting_lines(answer.because) if answer else [],
        sources=source_links(answer.sources) if answer else [],
        certain=answer.certain if answer else False,
        notes=explain_all(preview.warnings),
        not_printed=[explain(out.why) for out in drafted.left_out],
        helpful=[str(IDENTIFIERS[identifier][0]) for identifier in drafted.helpful if identifier in IDENTIFIERS],
    )


def _why(preview: Preview, ahead: Ahead) -> list[str]:
    """Why this law and no other."""
    found = ahead.chosen.ground.found if ahead.chosen else None
    candidates = found.candidates if found else ()
    chosen = next((each for each in candidates if each.rule.id == preview.drafted.rule.id), None)
    return explain_all(chosen.because) if chosen else []
