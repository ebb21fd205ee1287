"""Requests: keeping, finding and listing them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Select, insert, select, tuple_, update
from sqlalchemy.exc import IntegrityError

from assistant.domain.chain import start_of
from assistant.domain.requests import Outlook, Request, RequestItem, RequestSummary, folded_reference
from assistant.domain.rights import Right
from assistant.errors import Conflict, NotFound
from assistant.store.codec import as_json, from_json
from assistant.store.ids import is_id
from assistant.store.models import ItemRow, RequestRow
from assistant.store.store import WorkspaceSession

_NO_DATE = datetime.date.max
"""Kept where a request has no next date, so that such requests sort last on every database without a slower index."""


class ReferenceTaken(Conflict):
    """Another request of this workspace has the same reference."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of the list ended: the day it is sorted by, and the id of its last request."""

    day: datetime.date
    request: str


def add_request(session: WorkspaceSession, request: Request) -> None:
    """Keep a new request with its items and an empty log; raises ReferenceTaken."""
    try:
        with session.db.begin_nested():
            session.db.execute(insert(RequestRow).values(_row(session, request)))
    except IntegrityError as trouble:
        raise ReferenceTaken(
            f"The reference {request.reference} belongs to another request. Use a new one."
        ) from trouble
    for item in request.items:
        content = session.vault.seal(as_json(item), "items.content", request.id, item.number)
        session.db.execute(
            insert(ItemRow).values(
                workspace_id=session.workspace, request_id=request.id, number=item.number, content=content
            )
        )


def find_request(session: WorkspaceSession, request: str) -> Request | None:
    """A request by its id; None where this workspace has none of that id."""
    if not is_id(request):
        return None
    row = session.db.scalars(_rows(session).where(RequestRow.id == request)).one_or_none()
    return _request(session, row) if row else None


def get_request(session: WorkspaceSession, request: str) -> Request:
    """A request by its id; raises NotFound."""
    found = find_request(session, request)
    if found is None:
        raise NotFound("There is no such request.")
    return found


def find_by_reference(session: WorkspaceSession, reference: str) -> Request | None:
    """The request with this reference, however it was retyped; None where there is none."""
    index = _reference_index(session, reference)
    row = session.db.scalars(_rows(session).where(RequestRow.reference_index == index)).one_or_none()
    return _request(session, row) if row else None


def all_requests(session: WorkspaceSession) -> tuple[Request, ...]:
    """All requests, oldest first."""
    return tuple(_request(session, row) for row in session.db.scalars(_rows(session).order_by(RequestRow.id)).all())


def open_page(session: WorkspaceSession, limit: int, after: Place | None) -> tuple[RequestSummary, ...]:
    """Open requests by the day of their next step, those without one last; at most `limit`, after a place."""
    query = _rows(session).where(RequestRow.closed_on.is_(None))
    if after:
        query = query.where(tuple_(RequestRow.next_date, RequestRow.id) > tuple_(after.day, after.request))
    return _summaries(session, query.order_by(RequestRow.next_date, RequestRow.id).limit(limit))


def closed_page(session: WorkspaceSession, limit: int, after: Place | None) -> tuple[RequestSummary, ...]:
    """Closed requests, the latest first; at most `limit`, after a place."""
    query = _rows(session).where(RequestRow.closed_on.is_not(None))
    if after:
        query = query.where(tuple_(RequestRow.closed_on, RequestRow.id) < tuple_(after.day, after.request))
    return _summaries(session, query.order_by(RequestRow.closed_on.desc(), RequestRow.id.desc()).limit(limit))


def place_of(summary: RequestSummary) -> Place:
    """Where a request stands in its list."""
    return Place(summary.closed_on or summary.outlook.next_date or _NO_DATE, summary.id)


def keep_outlook(session: WorkspaceSession, request: str, outlook: Outlook, closed_on: datetime.date | None) -> None:
    """Keep what was derived from the log of a request, for the list."""
    session.db.execute(
        update(RequestRow)
        .where(RequestRow.workspace_id == session.workspace, RequestRow.id == request)
        .values(closed_on=closed_on, **_outlook_columns(outlook))
    )


def _rows(session: WorkspaceSession) -> Select[RequestRow]:
    # Read afresh: what an earlier query of this session saw may have been changed since by a statement.
    query = select(RequestRow).where(RequestRow.workspace_id == session.workspace)
    return query.execution_options(populate_existing=True)


def _summaries(session: WorkspaceSession, query: Select[RequestRow]) -> tuple[RequestSummary, ...]:
    return tuple(_summary(session, row) for row in session.db.scalars(query))


def _reference_index(session: WorkspaceSession, reference: str) -> bytes:
    return session.vault.index(folded_reference(reference), "requests.reference")


def _row(session: WorkspaceSession, request: Request) -> dict[str, object]:
    head = start_of(request.id)

    def seal(value: object, column: str) -> bytes | None:
        return session.vault.seal_if(value, f"requests.{column}", request.id)

    return {
        "workspace_id": session.workspace,
        "id": request.id,
        "case_id": request.case,
        "organisation": request.organisation,
        "own_organisation": seal(as_json(request.own_organisation), "own_organisation"),
        "law": request.law,
        "rights": [right.value for right in request.rights],
        "rule": request.rule,
        "variant": request.variant,
        "kind": request.kind,
        "seat": request.seat,
        "language": request.language,
        "channel": request.channel,
        "created_on": request.created_on,
        "person_in": seal(request.person_in, "person_in"),
        "reference": seal(request.reference, "reference"),
        "reference_index": _reference_index(session, request.reference),
        "sender": seal(as_json(request.sender), "sender"),
        "answers": seal(as_json(request.answers), "answers"),
        "closed_on": request.closed_on,
        "head": seal(as_json(head), "head"),
        "erasing": False,
        **_outlook_columns(request.outlook),
    }


def _outlook_columns(outlook: Outlook) -> dict[str, object]:
    return {"state": outlook.state, "next_date": outlook.next_date or _NO_DATE, "next_label": outlook.next_label}


def _outlook(row: RequestRow) -> Outlook:
    return Outlook(row.state, None if row.next_date == _NO_DATE else row.next_date, row.next_label)


def _request(session: WorkspaceSession, row: RequestRow) -> Request:
    def opened(token: bytes | None, column: str) -> object:
        return session.vault.open(token, f"requests.{column}", row.id)

    return Request(
        id=row.id,
        case=row.case_id,
        law=row.law,
        rights=_rights(row.rights),
        rule=row.rule,
        person_in=session.vault.open(row.person_in, "requests.person_in", row.id),
        language=row.language,
        reference=session.vault.open(row.reference, "requests.reference", row.id),
        created_on=row.created_on,
        organisation=row.organisation,
        own_organisation=session.vault.open(row.own_organisation, "requests.own_organisation", row.id),
        variant=row.variant,
        kind=row.kind,
        seat=row.seat,
        channel=row.channel,
        sender=session.vault.open(row.sender, "requests.sender", row.id),
        answers=session.vault.open(row.answers, "requests.answers", row.id),
        items=_items(session, row.id),
        closed_on=row.closed_on,
        outlook=_outlook(row),
    )


def _summary(session: WorkspaceSession, row: RequestRow) -> RequestSummary:
    return RequestSummary(
        id=row.id,
        case=row.case_id,
        organisation=row.organisation,
        own_organisation=session.vault.open(row.own_organisation, "requests.own_organisation", row.id),
        law=row.law,
        rights=_rights(row.rights),
        reference=session.vault.open(row.reference, "requests.reference", row.id),
        created_on=row.created_on,
        closed_on=row.closed_on,
        outlook=_outlook(row),
    )


def _rights(kept: Iterable[str]) -> tuple[Right, ...]:
    return tuple(Right(right) for right in kept)


def _items(session: WorkspaceSession, request: str) -> tuple[RequestItem, ...]:
    query = select(ItemRow.number, ItemRow.content).where(
        ItemRow.workspace_id == session.workspace, ItemRow.request_id == request
    )
    return tuple(
        from_json(RequestItem, session.vault.open(content, "items.content", request, number))
        for number, content in session.db.execute(query.order_by(ItemRow.number))
    )
