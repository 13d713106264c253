"""Every way that a request can fail at this door, as the one kind of answer: a code, what happened, what to do."""

from __future__ import annotations

import logging
from typing import Any

from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException

from backchannel.customer import views
from backchannel.kernel.bodies import malformed
from backchannel.kernel.errors import Refusal, Unconfirmed, not_found
from backchannel.public.frames import customer_frame

_LOG = logging.getLogger("backchannel.customer")


def as_refusal(error: BaseException) -> Refusal:
    """What a customer is told of an error; of what is our own fault they learn no more than that."""
    if isinstance(error, Refusal):
        return error
    if isinstance(error, Unconfirmed):
        message = "Nobody can say yet whether this was kept."
        return Refusal("unconfirmed", 503, message, "Send it again with the same key.", 1)
    if isinstance(error, HTTPException) and error.status_code < 500:
        return _of_framework(error)
    _LOG.error("a request failed", exc_info=error)
    return Refusal("internal", 500, "Something went wrong on our side.", "Try again in a moment.")


def _of_framework(error: HTTPException) -> Refusal:
    if isinstance(error, ValidationException):
        return malformed(_where(error.extra))
    if error.status_code == 404:
        return not_found()
    if error.status_code == 405:
        return Refusal("method_not_allowed", 405, "This address takes other methods.", "See /docs.")
    if error.status_code == 413:
        return Refusal("body_too_large", 413, "This is more than fits in one request.", "Send less at once.")
    return malformed("This request could not be read.")


def _where(extra: Any) -> str:
    """Which value of the query was wrong, in words."""
    for line in extra if isinstance(extra, list) else ():
        return f"{line.get('key', 'query')}: {line.get('message', 'wrong')}."
    return "A part of this request is missing or wrong."


def refused(_request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The answer to a request that failed, whatever it failed by."""
    refusal = as_refusal(error)
    headers = {"Retry-After": str(refusal.retry_after)} if refusal.retry_after is not None else {}
    if refusal.status == 413:
        headers["Connection"] = "close"
    if isinstance(error, HTTPException) and error.status_code == 405:
        headers |= {name: value for name, value in (error.headers or {}).items() if name.lower() == "allow"}
    body = customer_frame("error", views.error(refusal))
    return Response(body, status_code=refusal.status, media_type="application/json", headers=headers)
