"""Reads an exported file and checks it whole, before anything of it is kept."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from assistant.domain.chain import ChainBroken, verify
from assistant.domain.directory import ContactField
from assistant.domain.events import Event
from assistant.domain.own_records import OwnRecord
from assistant.domain.requests import folded_reference, is_code, request_problems
from assistant.errors import BadInput, Conflict
from assistant.rules.directories.contacts import web_address
from assistant.services._export_file import DOCUMENT, FORMAT, VERSION, ExportedRequest, ExportFile
from assistant.services.save_letter import letter_problems
from assistant.store.codec import from_json, parse
from assistant.store.container import NeedsPassphrase, is_sealed, open_bytes
from assistant.store.ids import is_id

LARGEST_DOCUMENT = 256 * 2**20
_MOST_PROBLEMS = 50


class MadeByNewerExport(Conflict):
    """The file was exported by a newer version of the program."""


def read_export(content: bytes, passphrase: str | None) -> ExportFile:
    """What an exported file holds: a document, a ZIP, or either of them sealed.

    Raises BadInput with every problem by its path, NeedsPassphrase, CannotOpenFile, MadeByNewerExport.
    """
    document = parse(_document(_opened(content, passphrase)))
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise BadInput({"": "This file was not exported by Recourse. Choose the file that the export made."})
    if isinstance(document.get("version"), int) and document["version"] > VERSION:
        raise MadeByNewerExport("This file was exported by a newer version of Recourse. Install that version first.")
    export = from_json(ExportFile, document)
    problems = dict(_problems(export))
    if problems:
        raise BadInput(dict(list(problems.items())[:_MOST_PROBLEMS]))
    return export


def _opened(content: bytes, passphrase: str | None) -> bytes:
    if not is_sealed(content):
        return content
    if passphrase is None:
        raise NeedsPassphrase("This file is sealed. Give the passphrase it was exported with.")
    return open_bytes(content, passphrase)


def _document(content: bytes) -> bytes:
    if not content.startswith(b"PK"):
        return content
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open(DOCUMENT) as file:
            # A few bytes of ZIP can hold gigabytes: read no more than could be meant.
            document = file.read(LARGEST_DOCUMENT + 1)
    except KeyError:
        raise BadInput({"": f"This ZIP holds no {DOCUMENT}. Choose the file that the export made."}) from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise BadInput({"": "This ZIP is damaged. Use another copy of it, or export again."}) from None
    if len(document) > LARGEST_DOCUMENT:
        raise BadInput({"": f"{DOCUMENT} in this ZIP is too large to be an export."})
    return document


def _problems(export: ExportFile) -> Iterator[tuple[str, str]]:
    """What does not fit together, by path."""
    requests = dict(enumerate(one.request for one in export.requests))
    letters = {(at, n): kept.id for at, one in enumerate(export.requests) for n, kept in enumerate(one.letters)}
    yield from _ids({f"cases.{at}.id": case.id for at, case in enumerate(export.cases)})
    yield from _ids({f"drafts.{at}.id": draft.id for at, draft in enumerate(export.drafts)})
    yield from _ids({f"requests.{at}.request.id": request.id for at, request in requests.items()})
    yield from _ids({f"requests.{at}.letters.{n}.id": letter for (at, n), letter in letters.items()})
    references = {at: folded_reference(request.reference) for at, request in requests.items()}
    yield from _doubles({f"requests.{at}.request.reference": folded for at, folded in references.items()})
    yield from _ids({f"own_organisations.{at}.id": own.id for at, own in enumerate(export.own_organisations)})
    yield from _doubles({f"own_organisations.{at}.organisation": o.organisation for at, o in _own(export)})
    for at, own in _own(export):
        yield from ((f"own_organisations.{at}.{path}", problem) for path, problem in _own_problems(own))
    cases = {case.id for case in export.cases}
    for at, exported in enumerate(export.requests):
        if exported.request.case not in cases:
            yield f"requests.{at}.request.case", "is not among the cases of this file"
        yield from ((f"requests.{at}.{path}", problem) for path, problem in _request_problems(exported))


def _request_problems(exported: ExportedRequest) -> Iterator[tuple[str, str]]:
    request = exported.request
    yield from ((f"request.{name}", problem) for name, problem in request_problems(request).items())
    for name in ("state", "next_label"):
        code = getattr(request.outlook, name)
        if code is not None and not is_code(code):
            yield f"request.outlook.{name}", "must be a short code"
    for at, entry in enumerate(exported.log):
        yield from ((f"log.{at}.event.{name}", problem) for name, problem in _event_problems(entry.event))
    try:
        verify(request.id, exported.log)
    except ChainBroken as broken:
        yield "log", str(broken)
    for at, letter in enumerate(exported.letters):
        if letter.request != request.id:
            yield f"letters.{at}.request", "is not the request it stands under"
        yield from ((f"letters.{at}.{name}", problem) for name, problem in letter_problems(letter).items())


def _event_problems(event: Event) -> Iterator[tuple[str, str]]:
    if event.channel is not None and not is_code(event.channel):
        yield "channel", "must be a short code"
    if event.corrects is not None and not 0 < event.corrects < event.number:
        yield "corrects", "must be the number of an earlier entry"


def _own(export: ExportFile) -> Iterator[tuple[int, OwnRecord]]:
    yield from enumerate(export.own_organisations)


def _own_problems(own: OwnRecord) -> Iterator[tuple[str, str]]:
    if not is_code(own.organisation):
        yield "organisation", "must be the id of an organisation"
    if own.added is not None and own.added.id != own.organisation:
        yield "added.id", "is not the organisation it stands under"
    for field in (ContactField.WEB, ContactField.WEB_FORM, ContactField.PORTAL):
        said = [(f"said.{at}.text", one.text) for at, one in enumerate(own.said) if one.field is field]
        known = (f"added.{field.value}", getattr(own.added, field.value, None))
        for path, address in (known, *said):
            if address is not None and web_address(address) is None:
                yield path, "must be an address on the web"


def _ids(ids: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    yield from ((path, "is not an id that Recourse gave") for path, one in ids.items() if not is_id(one))
    yield from _doubles(ids)


def _doubles(values: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for path, value in values.items():
        if value in seen:
            yield path, "stands in this file twice"
        seen.add(value)
