"""One door's listener: uvicorn for HTTP and picows for sockets on one port, opened and closed by its desk."""

from __future__ import annotations

import socket

import uvicorn

from backchannel.live.picows_protocol import socket_protocol
from backchannel.wiring.plane import Plane

LAST_ANSWERS_S = 5
BACKLOG = 2048


class PortTakenError(OSError):
    """Somebody else listens where a door should; the message says where."""


class Listener(uvicorn.Server):
    """One door's listener, opened and closed by its desk rather than by signals of its own.

    Args:
        plane: the door.
        place: as `bound` gave it.
    """

    def __init__(self, plane: Plane, place: socket.socket) -> None:
        super().__init__(_config(plane))
        self._socket = place
        self.port: int = self._socket.getsockname()[1]

    async def open(self) -> None:
        """Take requests from now on."""
        self.config.load()
        self.lifespan = self.config.lifespan_class(self.config)
        await self.startup(sockets=[self._socket])

    async def close(self) -> None:
        """Take no more requests, send sockets away with 1001, and let answers under way go out."""
        self.should_exit = True
        if self.started:
            await self.shutdown(sockets=[self._socket])
        self._socket.close()


def _config(plane: Plane) -> uvicorn.Config:
    return uvicorn.Config(
        plane.app,
        loop="none",
        http="httptools",
        ws=socket_protocol(plane.sockets),
        lifespan="off",
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        backlog=BACKLOG,
        timeout_graceful_shutdown=LAST_ANSWERS_S,
    )


def bound(host: str, port: int) -> socket.socket:
    """Take a place to listen at.

    Args:
        host: the address.
        port: the port; 0 lets the system choose one.

    Raises:
        PortTakenError: another program listens there.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family, socket.SOCK_STREAM)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
    except OSError as error:
        made.close()
        raise PortTakenError(f"cannot listen on {host}, port {port}: {(error.strerror or 'no').lower()}") from None
    made.setblocking(False)
    return made
