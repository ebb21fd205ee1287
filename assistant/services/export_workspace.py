"""Export everything in a workspace, to take along or to keep: what Recourse knows, its owner can have."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Mapping
from enum import StrEnum

from assistant import __version__
from assistant.clock import Clock
from assistant.domain.requests import Request, StoredLetter, folded_reference
from assistant.services._export_file import DOCUMENT, FORMAT, NOTICE, VERSION, ExportedRequest, ExportFile
from assistant.store.cases import all_cases
from assistant.store.codec import as_json
from assistant.store.container import check_passphrase, seal_bytes
from assistant.store.events import log_of
from assistant.store.letters import letters_of
from assistant.store.own_organisations import all_own
from assistant.store.persons import all_drafts, find_details
from assistant.store.requests import all_requests
from assistant.store.store import WorkspaceSession

LetterFiles = Callable[[StoredLetter], Mapping[str, bytes]]
"""Makes files of a letter for reading, by suffix: `.pdf`, `.txt`."""

_README = f"""{NOTICE}

{DOCUMENT} holds everything and is the only file that is read on import. The folder letters/ holds the letters once
more, for reading.
"""


class ExportForm(StrEnum):
    """One document, or a folder of files in a ZIP."""

    JSON = "json"
    ZIP = "zip"


def export_workspace(
    session: WorkspaceSession,
    clock: Clock,
    form: ExportForm = ExportForm.JSON,
    *,
    passphrase: str | None = None,
    letter_files: LetterFiles | None = None,
) -> bytes:
    """The content of the exported file: in clear, or sealed under a passphrase.

    `letter_files` adds each letter to a ZIP in forms to read. Raises BadInput where the passphrase is too short.
    """
    if passphrase is not None:
        check_passphrase(passphrase)
    export = _everything(session, clock)
    content = _document(export) if form is ExportForm.JSON else _zip(export, clock, letter_files)
    return content if passphrase is None else seal_bytes(content, passphrase)


def _everything(session: WorkspaceSession, clock: Clock) -> ExportFile:
    return ExportFile(
        format=FORMAT,
        version=VERSION,
        notice=NOTICE,
        made_at=clock.now(),
        made_by=f"Recourse {__version__}",
        details=find_details(session),
        cases=all_cases(session),
        requests=tuple(
            ExportedRequest(request, log_of(session, request.id), letters_of(session, request.id))
            for request in all_requests(session)
        ),
        drafts=all_drafts(session),
        own_organisations=all_own(session),
    )


def _document(value: object) -> bytes:
    plain = as_json(value)
    try:
        return json.dumps(plain, ensure_ascii=False, indent=1).encode("utf-8")
    except UnicodeEncodeError:
        # Half of a surrogate pair has no form in UTF-8; escaped, it arrives as it was typed.
        return json.dumps(plain, indent=1).encode("ascii")


def _zip(export: ExportFile, clock: Clock, letter_files: LetterFiles | None) -> bytes:
    target = io.BytesIO()
    moment = clock.now().timetuple()[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:

        def add(name: str, content: bytes) -> None:
            archive.writestr(zipfile.ZipInfo(name, moment), content, zipfile.ZIP_DEFLATED)

        add("README.txt", _README.encode("utf-8"))
        add(DOCUMENT, _document(export))
        for exported in export.requests:
            for number, letter in enumerate(exported.letters, 1):
                files = {".json": _document(letter.letter)} | dict(letter_files(letter) if letter_files else {})
                for suffix, content in files.items():
                    add(f"letters/{_file_name(exported.request, number, letter)}{suffix}", content)
    return target.getvalue()


def _file_name(request: Request, number: int, letter: StoredLetter) -> str:
    # Made of signs that are safe in every file system; the id keeps names apart.
    return f"{folded_reference(request.reference)[:40]}-{number}-{folded_reference(letter.stage)[:40]}-{letter.id}"
