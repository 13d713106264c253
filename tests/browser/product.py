"""The product as people run it: started by its own command in a process of its own, killed, and started again."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from playwright.sync_api import BrowserContext, Response, WebSocket

PASSWORD = "four blue wheels roll home"


@dataclass
class Product:
    """A desk on a folder.

    Args:
        folder: its data folder.
        port: of the customers' door.
        staff_port: of the staff door.
        link: what the terminal printed for an empty desk.
    """

    folder: Path
    port: int
    staff_port: int
    process: subprocess.Popen[str] | None = None
    link: str = ""

    @property
    def customers(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def staff(self) -> str:
        return f"http://127.0.0.1:{self.staff_port}"

    def start(self) -> None:
        """Start it, and wait until it says where to go."""
        words = ["--data", str(self.folder), "--port", str(self.port), "--staff-port", str(self.staff_port)]
        command = [sys.executable, "-u", "-m", "backchannel", "serve", *words]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        assert self.process.stdout is not None
        printed = ""
        for line in self.process.stdout:
            printed += line
            if found := re.search(r"http\S+/setup#\S+", line):
                self.link = found.group()
            if "Ctrl+C" in line:
                return
        raise AssertionError(f"the desk did not start:\n{printed}")

    def kill(self) -> None:
        """Pull the plug."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait(10)

    def stop(self) -> None:
        """End it in order."""
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            self.process.wait(20)


@contextmanager
def product(folder: Path) -> Iterator[Product]:
    """A running desk on an empty folder."""
    desk = Product(folder, _free_port(), _free_port())
    desk.start()
    try:
        yield desk
    finally:
        desk.stop()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Office:
    """The Administrator's desk drawer: invites colleagues and gives them their cookies."""

    def __init__(self, desk: Product, cookies: dict[str, str]) -> None:
        self._desk = desk
        self.http = httpx.Client(base_url=desk.staff, headers={"origin": desk.staff}, cookies=cookies, timeout=20)
        me = self.http.get("/api/session").json()
        self.http.headers["x-csrf-token"] = me["csrf"]

    def call(self, method: str, path: str, body: Any = None) -> Any:
        answer = self.http.request(method, path, json=body)
        assert answer.is_success, answer.text
        return answer.json() if answer.content else None

    def hires(self, name: str, role: str, department_id: str | None) -> dict[str, str]:
        """Invite a colleague, who accepts; answers the cookies of their browser."""
        roles = {one["kind"]: one["id"] for one in self.call("GET", "/api/team")["roles"]}
        new = {"name": name, "email": f"{name.lower()}@harrow.example", "role_id": roles[role]}
        link = self.call("POST", "/api/staff", {**new, "department_id": department_id})["path"]
        with httpx.Client(base_url=self._desk.staff, headers={"origin": self._desk.staff}, timeout=20) as http:
            accept = {"token": link.partition("#")[2], "name": name, "password": PASSWORD}
            answer = http.post("/api/invitations/accept", json=accept)
            assert answer.status_code == 201, answer.text
            return dict(http.cookies)


@dataclass
class Tap:
    """Every byte that a browser receives: answers with their headers, and the frames of its sockets."""

    taken: list[bytes] = field(default_factory=list)

    def on(self, context: BrowserContext) -> None:
        """Listen to a browser from its first page on."""
        context.on("response", self._answer)
        context.on("page", lambda page: page.on("websocket", self._socket))

    def _answer(self, response: Response) -> None:
        self.taken.append(repr(response.headers).encode())
        if response.status not in (204, 301, 302, 304):
            self.taken.append(response.body())

    def _socket(self, socket: WebSocket) -> None:
        socket.on("framereceived", lambda said: self.taken.append(said.encode() if isinstance(said, str) else said))

    def holds(self, text: str) -> bool:
        """Whether a text came, in any of the usual writings."""
        wanted = {text.encode(), text.encode("unicode_escape"), text.encode("utf-16-le")}
        return any(one in taken for taken in self.taken for one in wanted)
