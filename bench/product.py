"""Backchannel under measurement: started by its own command with its default settings, signed in to over HTTP."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import msgspec

from bench.lines import Line, dial
from bench.server import Server, free_port, python, start

_ENCODE = msgspec.json.encode
ACCOUNTS = 8
_PASSWORD = "bench-Pass-4711"


@dataclass
class Desk:
    """A running desk with its first Administrator."""

    server: Server
    customers: str
    staff: str

    def stop(self) -> None:
        """End it."""
        self.server.stop()


@dataclass
class Account:
    """A signed-in staff member."""

    client: httpx.Client
    cookie: str

    def call(self, method: str, path: str, body: Any = None) -> Any:
        """One request; answers its body."""
        answer = self.client.request(method, path, json=body)
        if answer.is_error:
            raise RuntimeError(f"{method} {path} answered {answer.status_code}: {answer.text}")
        return answer.json() if answer.content else None


class CustomerMember:
    """The customer of a room, on a socket."""

    def __init__(self, line: Line, room: str) -> None:
        self.line, self._room = line, room

    def post(self, text: str) -> None:
        """Send a text to the room."""
        self.line.say(_ENCODE({"type": "send", "room": self._room, "key": os.urandom(16).hex(), "text": text}))

    def is_receipt(self, frame: bytes) -> bool:
        """Whether a frame acknowledges a post of this member's."""
        return frame.startswith(b'{"type":"sent"')

    def is_delivery(self, frame: bytes) -> bool:
        """Whether a frame brings another member's text."""
        return frame.startswith(b'{"type":"entry"') and b'"kind":"message"' in frame


class StaffMember(CustomerMember):
    """A staff member in a room, on a socket."""

    def post(self, text: str) -> None:
        """Send a text to the room's customer."""
        key = os.urandom(16).hex()
        body = {"type": "send_message", "room": self._room, "audience": "customer", "key": key, "text": text}
        self.line.say(_ENCODE(body))

    def is_receipt(self, frame: bytes) -> bool:
        """Whether a frame acknowledges a post of this member's."""
        return frame.startswith(b'{"type":"message_sent"')


def start_desk(folder: Path) -> tuple[Desk, list[Account]]:
    """Start the product on an empty folder and sign in its staff: the first half own rooms, the second half join."""
    port, staff_port = free_port(), free_port()
    command = ["serve", "--data", str(folder / "data"), "--port", str(port), "--staff-port", str(staff_port)]
    server = start(python("-m", "backchannel", *command))
    token = server.wait_for(r"/setup#(\S+)")
    desk = Desk(server, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{staff_port}")
    return desk, _accounts(desk, token)


def _accounts(desk: Desk, token: str) -> list[Account]:
    body = {
        "token": token,
        "desk_name": "Bench",
        "time_zone": "UTC",
        "accent": "#2A5BD7",
        "name": "Ada First",
        "email": "ada@bench.example",
        "password": _PASSWORD,
        "tag_name": "Questions",
    }
    first = _signed_in(desk, "/api/setup", body)
    role = next(role["id"] for role in first.call("GET", "/api/team")["roles"] if role["kind"] == "administrator")
    accounts = []
    for number in range(ACCOUNTS):
        new = {"name": f"Staff {number}", "email": f"s{number}@bench.example", "role_id": role, "capacity": 50}
        link = first.call("POST", "/api/staff", new)["path"].partition("#")[2]
        accept = {"token": link, "name": f"Staff {number}", "password": _PASSWORD}
        accounts.append(_signed_in(desk, "/api/invitations/accept", accept))
    return accounts


def _signed_in(desk: Desk, path: str, body: dict[str, Any]) -> Account:
    client = httpx.Client(base_url=desk.staff, headers={"Origin": desk.staff}, timeout=30)
    account = Account(client, "")
    me = account.call("POST", path, body)
    client.headers["X-CSRF-Token"] = me["csrf"]
    account.cookie = "; ".join(f"{name}={value}" for name, value in client.cookies.items())
    return account


async def fill(desk: Desk, accounts: list[Account], rooms: int) -> list[list[Any]]:
    """Open rooms, each with a customer, an owner and a colleague who joined, all watching on sockets of their own."""
    half = len(accounts) // 2
    with httpx.Client(base_url=desk.customers, timeout=30) as client:
        tag = client.get("/api/desk").json()["tags"][0]["id"]
        return [
            await _room(desk, client, tag, accounts[number % half], accounts[half + number % half])
            for number in range(rooms)
        ]


async def _room(desk: Desk, client: httpx.Client, tag: str, owner: Account, colleague: Account) -> list[Any]:
    token = client.post("/api/session").json()["token"]
    first = {"key": os.urandom(16).hex(), "text": "Hello, a question", "tag_id": tag}
    started = client.post("/api/enquiries", json=first, headers={"Authorization": f"Bearer {token}"})
    if started.is_error:
        raise RuntimeError(f"an enquiry was refused: {started.text}")
    room = started.json()["id"]
    owner.call("POST", f"/api/rooms/{room}/pick-up")
    colleague.call("POST", f"/api/rooms/{room}/join")
    customer = await dial(
        desk.customers.replace("http", "ws") + "/api/socket",
        {"Sec-WebSocket-Protocol": f"backchannel.v1, token.{token}", "Origin": desk.customers},
    )
    staff = [
        await dial(desk.staff.replace("http", "ws") + "/api/socket", {"Cookie": who.cookie, "Origin": desk.staff})
        for who in (owner, colleague)
    ]
    members: list[Any] = [CustomerMember(customer, room), *(StaffMember(line, room) for line in staff)]
    for member in members:
        member.line.say(_ENCODE({"type": "watch", "room": room, "after": 0}))
    return members
