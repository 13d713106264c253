"""The one door for everything bound for a customer: it alone makes a `CustomerFrame`, and holds the register of outlets.

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
        "GET /api/desk",
        "POST /api/session",
        "GET /api/me",
        "PUT /api/me",
        "GET /api/enquiries",
        "POST /api/enquiries",
        "GET /api/enquiries/{id}",
        "GET /api/enquiries/{id}/entries",
        "POST /api/enquiries/{id}/messages",
        "POST /api/enquiries/{id}/close",
        "GET /api/enquiries/{id}/transcript",
        "POST /api/files",
        "GET /api/files/{id}",
        "GET /api/files/{id}/preview",
        "GET /api/openapi.json",
        "socket ready",
        "socket entry",
        "socket caught_up",
        "socket sent",
        "socket refused",
        "socket typing",
        "GET /api/channel/desk",
        "POST /api/channel/enquiries",
        "GET /api/channel/enquiries/{id}",
        "GET /api/channel/enquiries/{id}/entries",
        "POST /api/channel/enquiries/{id}/messages",
    )
)
"""Every way out that carries something of the desk. Operations that answer 204 carry nothing."""

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
