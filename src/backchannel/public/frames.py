"""The one door for everything bound for a customer: it alone makes a `CustomerFrame` and holds the register of outlets.

An outlet is a way by which bytes leave for the customer's side: an operation of the doors, a kind of frame of the
socket, an error. One that is not in the register makes no frame.
"""

from __future__ import annotations

from typing import NewType

import msgspec

CustomerFrame = NewType("CustomerFrame", bytes)
"""Bytes that a customer, or a system that acts for one, may have."""

OUTLETS = frozenset(
    (
        "error",
        "DELETE /api/session",
        "GET /api/channel",
        "GET /api/channel/enquiries/{id}",
        "GET /api/channel/enquiries/{id}/entries",
        "GET /api/desk",
        "GET /api/enquiries",
        "GET /api/enquiries/{id}",
        "GET /api/enquiries/{id}/entries",
        "GET /api/enquiries/{id}/transcript",
        "GET /api/files/{id}",
        "GET /api/files/{id}/preview",
        "GET /api/me",
        "GET /api/openapi.json",
        "POST /api/channel/enquiries",
        "POST /api/channel/enquiries/{id}/close",
        "POST /api/channel/enquiries/{id}/messages",
        "POST /api/enquiries",
        "POST /api/enquiries/{id}/close",
        "POST /api/enquiries/{id}/messages",
        "POST /api/enquiries/{id}/rating",
        "POST /api/enquiries/{id}/seen",
        "POST /api/files",
        "POST /api/session",
        "PUT /api/me",
        "GET /",
        "GET /docs",
        "GET /livez",
        "GET /pages/{name}",
        "GET /shop",
        "GET /widget",
        "GET /widget.js",
        "GET /widget/assets/{name}",
        "socket caught_up",
        "socket entry",
        "socket ready",
        "socket refused",
        "socket sent",
        "socket typing",
    )
)
"""Every way out of the customers' side; ``/shop`` is there in a demonstration alone."""

_ENCODER = msgspec.json.Encoder()


def customer_frame(outlet: str, body: object) -> CustomerFrame:
    """What leaves by an outlet, as JSON.

    Args:
        outlet: its name in the register.
        body: a closed struct of the door's wire, or a list of them.

    Raises:
        KeyError: the register has no such outlet.
    """
    _must_be_known(outlet)
    return CustomerFrame(_ENCODER.encode(body))


def customer_bytes(outlet: str, body: bytes) -> CustomerFrame:
    """What leaves by an outlet as it is: a file that customers may have, or a page made of public rows.

    Raises:
        KeyError: the register has no such outlet.
    """
    _must_be_known(outlet)
    return CustomerFrame(body)


def _must_be_known(outlet: str) -> None:
    if outlet not in OUTLETS:
        raise KeyError(outlet)
