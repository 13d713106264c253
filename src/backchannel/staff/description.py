"""What this door describes of itself, read off its own handlers, so that no operation is missing and none is wrong."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from litestar import Response
from litestar.handlers import HTTPRouteHandler
from litestar.params import BodyKwarg, QueryParameter
from litestar.response import Stream

from backchannel.kernel.description import Described, Operation, Parameter, document
from backchannel.private.desk.overview import Filters
from backchannel.staff import wire
from backchannel.staff.rest import HANDLERS
from backchannel.staff.rest.audit import AuditQuery, audit_filters
from backchannel.staff.rest.codes import CODES, OF_EVERY, OF_OWN, OF_ROOMS
from backchannel.staff.rest.rooms import filters
from backchannel.staff.wire.body import ErrorBody
from backchannel.staff.wire.frames import FromStaff, ToStaff

INTRO = (
    "What staff can do. The session is a cookie; every request that changes something carries `X-CSRF-Token` with the "
    "value that `Me` gives, and comes from this door's own pages. What speaks to the customer and what only "
    "staff read are different operations with different bodies: no field chooses an audience, each names the one that "
    "its user was shown. The socket at `/api/socket` takes the same cookie. Every refusal is an `ErrorBody`; a room "
    "out of reach answers like one that never was."
)
SCHEME = {"type": "apiKey", "in": "cookie", "name": "backchannel", "description": "A staff member's session"}
_SENTENCES = {
    "stamp": "The stamp of the last answer: wait until something is new",
    "wait_s": "For how many seconds to wait at most; 0 answers at once",
    "public_after": "Only public entries behind this place",
    "private_after": "Only private entries behind this place",
    "before": "Where the page before ended: its `next`",
    "public_before": "Only public entries before this place",
    "private_before": "Only private entries before this place",
    "words": "What has to stand in a message: all of these words, or parts of them",
    "limit": "How many at most; 50 when nothing is said",
    "name": "What the file is called",
    "channel": "Only enquiries of this channel",
    "tag": "Only enquiries of this tag",
    "owner": "Only enquiries of this owner",
    "department": "Only enquiries that carry this department",
    "text": "Part of the code, the customer's name or the subject",
    "from": "The first day of the period, such as 2026-01-31, in the desk's time zone",
    "to": "Its last day",
    "staff": "Only what this colleague did",
    "enquiry": "Only what concerns this enquiry: its id, or its code such as ENQ-7QK2MX",
    "kind": "Only lines of this kind: reading, monitoring, download, administration or audit",
}
_GIVES: dict[Any, Callable[..., Any]] = {(Filters,): filters, (AuditQuery,): audit_filters}
"""What queries make up a dependency, by its type."""


def description(version: str) -> dict[str, Any]:
    """This door's OpenAPI 3.1 document.

    Args:
        version: the product's.
    """
    return document(
        Described(
            title="Backchannel: the staff door",
            intro=INTRO,
            version=version,
            operations=operations(),
            error=ErrorBody,
            scheme=SCHEME,
            received=FromStaff,
            sent=ToStaff,
            also=wire.WIRE_TYPES,
            stranger="not_signed_in",
        )
    )


def operations() -> list[Operation]:
    """Every operation of this door, from its handlers."""
    return sorted((one for handler in HANDLERS for one in _operations(handler)), key=lambda one: (one.path, one.method))


def _operations(handler: HTTPRouteHandler) -> Iterator[Operation]:
    hints = get_type_hints(handler.fn, include_extras=True)
    answer, media = _answer(hints.pop("return"), min(handler.paths))
    admitted = not handler.opt.get("open")
    for path in sorted(handler.paths):
        yield Operation(
            method=next(iter(sorted(handler.http_methods))),
            path=re.sub(r"{(\w+):\w+}", r"{\1}", path),
            name=_camel(handler.fn.__name__),
            summary=(handler.fn.__doc__ or "").partition("\n")[0],
            status=handler.status_code,
            body=_body(handler, hints),
            answer=answer,
            media=media,
            refusals=_codes(handler, path, admitted=admitted),
            query=tuple(_query(handler, hints)),
            admitted=admitted,
        )


_DOWNLOADS = {"csv": "text/csv", "html": "text/html"}


def _answer(kind: Any, path: str) -> tuple[Any, str]:
    if kind is Stream:
        return bytes, _DOWNLOADS.get(path.rpartition(".")[2], "application/octet-stream")
    if get_origin(kind) is Response:
        kind = get_args(kind)[0]
    return (None if kind is type(None) else kind), "application/json"


def _body(handler: HTTPRouteHandler, hints: dict[str, Any]) -> Any:
    if handler.opt.get("upload"):
        return bytes
    return next((get_args(kind)[0] for kind in hints.values() if _is(kind, BodyKwarg)), None)


def _query(handler: HTTPRouteHandler, hints: dict[str, Any]) -> Iterator[Parameter]:
    optional = {name for name, one in inspect.signature(handler.fn).parameters.items() if one.default is not one.empty}
    for name, kind in hints.items():
        if (found := _GIVES.get(get_args(kind)[:1])) is not None:
            yield from (_parameter(one, its, required=False) for one, its in _filters(found).items())
        elif _is(kind, QueryParameter):
            yield _parameter(name, kind, required=name not in optional)


def _filters(made_by: Callable[..., Any]) -> dict[str, Any]:
    hints = get_type_hints(made_by, include_extras=True)
    return {name: kind for name, kind in hints.items() if _is(kind, QueryParameter)}


def _parameter(name: str, kind: Any, *, required: bool) -> Parameter:
    bare, *marks = get_args(kind)
    limits = tuple(mark for mark in marks if not isinstance(mark, QueryParameter))
    shown = next((mark.name for mark in marks if isinstance(mark, QueryParameter) and mark.name), name)
    return Parameter(shown, Annotated[(bare, *limits)] if limits else bare, _SENTENCES[shown], required)


def _is(kind: Any, mark: type) -> bool:
    return get_origin(kind) is Annotated and any(isinstance(one, mark) for one in get_args(kind)[1:])


def _codes(handler: HTTPRouteHandler, path: str, *, admitted: bool) -> tuple[tuple[str, int], ...]:
    changing = OF_OWN if handler.http_methods != {"GET"} else ()
    of_session = changing if admitted else tuple(one for one in changing if one[0] != "csrf_missing")
    of_room = OF_ROOMS if "{room:" in path else ()
    return (*OF_EVERY, *of_session, *of_room, *CODES.get(handler.fn.__name__, ()))


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
