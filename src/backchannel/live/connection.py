"""What a door knows of a socket: three methods, whatever serves it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

GOING_AWAY = 1001
BAD_TEXT = 1007
TOO_BIG = 1009
TRY_LATER = 1013
BAD_FRAME = 4400
SIGNED_OUT = 4401
NOT_ALLOWED = 4403
TOO_SLOW = 4408
FLOOD = 4429

MOST_FRAME_BYTES = 65_536
MOST_QUEUED_BYTES = 1_048_576


class Connection(Protocol):
    """An open socket."""

    @property
    def peer(self) -> str:
        """The address at the other end."""

    def send(self, frame: bytes) -> bool:
        """Queue one text frame; false when the socket is closed, or has just been closed for reading too slowly."""

    def close(self, code: int, reason: str = "") -> None:
        """Say goodbye with a close code (RFC 6455 §7.4); closing twice is closing once."""


class SocketListener(Protocol):
    """What a door makes for each socket. Its methods are called on the event loop and never wait."""

    def opened(self, connection: Connection) -> None:
        """The handshake is done."""

    def received(self, frame: bytes) -> None:
        """A whole text message has arrived, valid UTF-8, at most 64 KiB."""

    def closed(self) -> None:
        """The socket is gone."""


@dataclass(frozen=True, slots=True)
class Upgrade:
    """A request to open a socket.

    Args:
        path: the request's path with its query.
        headers: by lower-case name.
        peer: the address it comes from.
    """

    path: str
    headers: Mapping[str, str]
    peer: str


@dataclass(frozen=True, slots=True)
class Accepted:
    """Let the socket open, speaking `subprotocol` when there is one."""

    listener: SocketListener
    subprotocol: str | None = None


@dataclass(frozen=True, slots=True)
class Declined:
    """Answer the upgrade with an HTTP status and a JSON body instead."""

    status: int
    body: bytes = b""


SocketDoor = Callable[[Upgrade], Accepted | Declined]
"""Decides about one request, without waiting; whoever it admits later is its listener's business."""
