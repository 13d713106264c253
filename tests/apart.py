"""A desk whose planes are served by processes of their own, started by the product's own commands, and its people."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx

from staff.house import PASSWORD, Customer, Person

SRC = Path(__file__).parents[1] / "src"
TESTS = Path(__file__).parent
COMMAND = "import sys\nfrom backchannel.__main__ import main\nsys.exit(main(sys.argv[1:]))\n"
LOCK_BROKEN = 3


@dataclass
class Running:
    """One process of a desk, and what it has printed."""

    process: subprocess.Popen[str]
    printed: str = ""

    @property
    def port(self) -> int:
        found = re.search(r"(?:customers|staff) +http://127\.0\.0\.1:(\d+)", self.printed)
        assert found, self.printed
        return int(found[1])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def says(self) -> str:
        """Its next line."""
        assert self.process.stdout is not None
        return self.process.stdout.readline()

    def ask(self) -> Any:
        """Ask a process that was started with an answer to SIGUSR1; it prints one line of JSON."""
        self.process.send_signal(signal.SIGUSR1)
        return json.loads(self.says())

    def ends(self, how: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(how)
        return self.process.wait(20)


@contextmanager
def running(folder: Path, *words: str, before: str = "") -> Iterator[Running]:
    """Run one command of the product on a folder until the test is over.

    Args:
        folder: the desk's data folder.
        words: the command, such as ``serve --plane customer``.
        before: a program that runs in the process before the command does.
    """
    one = start(folder, *words, before=before)
    assert one.process.stdout is not None
    try:
        while not one.printed.endswith("Ctrl+C closes it.\n"):
            line = one.process.stdout.readline()
            assert line, one.printed
            one.printed += line
        yield one
    finally:
        if one.process.poll() is None:
            one.process.kill()
        one.process.communicate()


def start(folder: Path, *words: str, before: str = "") -> Running:
    """Start one command of the product on a folder; what it says of errors comes with what it prints."""
    ports = ("--port", "0", "--staff-port", "0") if words[0] == "serve" else ()
    return Running(
        subprocess.Popen(
            [sys.executable, "-u", "-c", before + COMMAND, *words, "--data", str(folder), *ports],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**_known(words), "PYTHONPATH": f"{SRC}{os.pathsep}{TESTS}"},
        )
    )


def _known(words: tuple[str, ...]) -> dict[str, str]:
    """What a process finds in its environment: the customers' side is never told where staff's database is."""
    aloud = words[-1] in ("customer", "public")
    return {name: value for name, value in os.environ.items() if not (aloud and "STAFF_DATABASE" in name)}


def refused(folder: Path, *words: str, before: str = "") -> str:
    """Run a command that must refuse to serve because a lock does not hold; answers what it said."""
    one = start(folder, *words, before=before)
    said, _ = one.process.communicate(timeout=60)
    assert one.process.returncode == LOCK_BROKEN, said
    return said


@dataclass
class Place:
    """The doors that a person uses."""

    http: httpx.AsyncClient
    staff_port: int = 0
    customer_port: int = 0
    cookie_name: str = "backchannel_0"

    @property
    def staff_url(self) -> str:
        return f"http://127.0.0.1:{self.staff_port}"

    @property
    def customer_url(self) -> str:
        return f"http://127.0.0.1:{self.customer_port}"


@dataclass
class Town:
    """A desk in four processes: a customers' door, two staff doors, and the public worker.

    Args:
        folder: its data folder.
        customers: the customers' door.
        staff: the staff doors.
        worker: does what happens by itself.
        http: asks.
    """

    folder: Path
    customers: Running
    staff: list[Running]
    worker: Running
    http: httpx.AsyncClient
    people: dict[str, dict[str, Any]] = field(default_factory=dict)

    def place(self, door: int = 0) -> Any:
        """The doors as seen by somebody who uses one of the staff doors."""
        return Place(self.http, self.staff[door].port, self.customers.port)

    async def _post(self, path: str, body: dict[str, Any]) -> tuple[dict[str, Any], str]:
        place = self.place()
        answer = await self.http.post(place.staff_url + path, json=body, headers={"Origin": place.staff_url})
        assert answer.status_code == 201, answer.text
        token = re.search(r"backchannel_0=(\w+)", answer.headers["set-cookie"])
        assert token
        self.http.cookies.clear()
        return answer.json(), token[1]

    async def is_set_up(self) -> None:
        link = re.search(r"/setup#(\w+)", self.staff[-1].printed)
        assert link
        first = {"desk_name": "Tarn Bikes", "time_zone": "UTC", "accent": "#0F766E", "tag_name": "Questions"}
        who = {"name": "Ada", "email": "ada@example.org", "password": PASSWORD}
        me, token = await self._post("/api/setup", {"token": link[1], **first, **who})
        self.people["Ada"] = {**me, "token": token}

    async def hires(self, name: str, role: str = "agent") -> None:
        """Somebody accepts an invitation; `at` gives them at a door."""
        new = {"name": name, "email": f"{name.lower()}@example.org", "role_id": role, "department_id": None}
        path = (await self.at("Ada").does("POST", "/api/staff", json=new))["path"]
        body = {"token": path.partition("#")[2], "name": name, "password": PASSWORD}
        me, token = await self._post("/api/invitations/accept", body)
        self.people[name] = {**me, "token": token}

    def at(self, name: str, door: int = 0) -> Person:
        """A colleague at one of the staff doors, with the one session that they have."""
        known: Any = self.people[name]
        me: Any = SimpleNamespace(staff_id=known["id"], name=name, csrf=known["csrf"])
        return Person(self.place(door), me, known["token"])

    async def customer(self, name: str = "Maria") -> Customer:
        place = self.place()
        answer = await self.http.post(f"{place.customer_url}/api/session")
        customer = Customer(place, answer.json()["token"])
        await customer.ask("PUT", "/api/me", json={"name": name})
        return customer


@asynccontextmanager
async def town(folder: Path, *, before: str = "", staff_doors: int = 2) -> AsyncIterator[Town]:
    """A desk that has been set up, in processes of its own.

    Args:
        folder: its data folder.
        before: a program that runs in the processes of the customers' side before they serve.
        staff_doors: how many processes serve the staff door.
    """
    with ExitStack() as stack:
        doors = [stack.enter_context(running(folder, "serve", "--plane", "staff")) for _ in range(staff_doors)]
        customers = stack.enter_context(running(folder, "serve", "--plane", "customer", before=before))
        worker = stack.enter_context(running(folder, "worker", "--plane", "public", before=before))
        async with httpx.AsyncClient(timeout=20) as http:
            made = Town(folder, customers, doors, worker, http)
            await made.is_set_up()
            yield made
