"""The whole desk on real ports: two doors that do not know each other's routes, and an end that loses nothing."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

import backchannel
from backchannel.settings import Settings
from backchannel.wiring.customer import customer_description
from backchannel.wiring.desk import open_desk, open_doors
from backchannel.wiring.listener import PortTakenError
from backchannel.wiring.staff import staff_description
from customers import new_key
from sockets import ask_for_socket, raw_socket

SRC = str(Path(backchannel.__file__).parent.parent)


class Served:
    """`python -m backchannel serve` as a process of its own."""

    def __init__(self, process: subprocess.Popen[str], printed: str) -> None:
        self.process, self.printed = process, printed
        customers, staff = re.findall(r"(?:customers|staff) +(http://\S+)", printed)
        self.customers, self.staff = str(customers), str(staff)

    @property
    def setup_link(self) -> str | None:
        found = re.search(r"/setup#(\w+)", self.printed)
        return found[1] if found else None

    def ends(self, how: signal.Signals) -> int:
        self.process.send_signal(how)
        return self.process.wait(20)


@contextmanager
def served(folder: Path, *more: str) -> Iterator[Served]:
    """Serve a folder until the test is over."""
    words = [sys.executable, "-m", "backchannel", "serve", "--data", str(folder), "--port", "0", "--staff-port", "0"]
    environment = {**os.environ, "PYTHONPATH": SRC, "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen([*words, *more], stdout=subprocess.PIPE, text=True, env=environment)
    assert process.stdout is not None
    lines: list[str] = []
    while not (lines and lines[-1].startswith("Ctrl+C")):
        line = process.stdout.readline()
        assert line, "".join(lines)
        lines.append(line)
    try:
        yield Served(process, "".join(lines))
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def test_an_empty_desk_prints_a_set_up_link_that_works_once(tmp_path: Path) -> None:
    with served(tmp_path) as desk:
        link = {"token": desk.setup_link}
        headers = {"origin": desk.staff}
        assert httpx.post(f"{desk.staff}/api/setup/check", json=link, headers=headers).status_code == 204
        who = {"name": "Ada", "email": "ada@example.org", "password": "a long enough sentence"}
        who |= {"desk_name": "Tarn Bikes", "time_zone": "UTC", "accent": "#0F766E", "tag_name": "Questions"}
        assert httpx.post(f"{desk.staff}/api/setup", json={**link, **who}, headers=headers).status_code == 201
        assert httpx.post(f"{desk.staff}/api/setup/check", json=link, headers=headers).status_code == 404
        assert desk.ends(signal.SIGTERM) == 0
    with served(tmp_path) as desk:
        assert desk.setup_link is None


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_what_was_acknowledged_is_there_after_the_end_and_a_new_beginning(tmp_path: Path, how: signal.Signals) -> None:
    key = new_key()
    with served(tmp_path) as desk, httpx.Client(base_url=desk.customers) as http:
        headers = {"Authorization": f"Bearer {http.post('/api/session').json()['token']}"}
        started = http.post("/api/enquiries", headers=headers, json={"key": key, "text": "Keep this"}).json()
        assert desk.ends(how) == (0 if how is signal.SIGINT else -signal.SIGKILL)
    with served(tmp_path) as desk, httpx.Client(base_url=desk.customers) as http:
        page = http.get(f"/api/enquiries/{started['id']}/entries", headers=headers).json()
        assert page["entries"][1]["text"] == "Keep this"
        again = http.post("/api/enquiries", headers=headers, json={"key": key, "text": "Keep this"}).json()
        assert (again["id"], again["head"]) == (started["id"], started["head"])


def test_the_end_says_goodbye_to_open_sockets(tmp_path: Path) -> None:
    with served(tmp_path) as desk, httpx.Client(base_url=desk.customers) as http:
        token = http.post("/api/session").json()["token"]

        async def hear() -> int:
            socket = await raw_socket(port(desk.customers), "/api/socket", f"backchannel.v1, token.{token}")
            assert (await socket.hear()).payload == b'{"type":"ready"}'
            desk.process.send_signal(signal.SIGTERM)
            return await socket.hear_close()

        assert asyncio.run(hear()) == 1001
        assert desk.process.wait(20) == 0


def port(address: str) -> int:
    return int(address.rpartition(":")[2])


def test_neither_door_serves_the_others_routes(tmp_path: Path) -> None:
    customers, staff = set(customer_description()["paths"]), set(staff_description()["paths"])
    shared = {"/api/openapi.json"}

    async def run() -> None:
        desk = open_desk(Settings(data=tmp_path, port=0, staff_port=0))
        async with open_doors(desk) as ports, httpx.AsyncClient() as http:
            for door, foreign in zip(ports, (staff - customers, customers - staff), strict=True):
                unknown = await http.get(f"http://127.0.0.1:{door}/api/never-was")
                assert (unknown.status_code, unknown.json()["code"]) == (404, "not_found")
                for path in sorted(foreign - shared):
                    answer = await http.get(f"http://127.0.0.1:{door}{path.replace('{', '').replace('}', '')}")
                    assert (answer.status_code, answer.content) == (404, unknown.content), path

    asyncio.run(run())


def test_each_door_admits_only_its_own_to_its_socket(tmp_path: Path) -> None:
    async def run() -> None:
        desk = open_desk(Settings(data=tmp_path, port=0, staff_port=0))
        async with open_doors(desk) as (customers, staff):
            async with httpx.AsyncClient() as http:
                token = (await http.post(f"http://127.0.0.1:{customers}/api/session")).json()["token"]
            _, head = await ask_for_socket(staff, "/api/socket", f"backchannel.v1, token.{token}")
            assert not head.startswith(b"HTTP/1.1 101 ")

    asyncio.run(run())


def test_a_taken_port_is_said_and_everything_closed_again(tmp_path: Path) -> None:
    async def run() -> None:
        first = open_desk(Settings(data=tmp_path / "a", port=0, staff_port=0))
        async with open_doors(first) as (customers, _):
            second = open_desk(Settings(data=tmp_path / "b", port=0, staff_port=customers))
            with pytest.raises(PortTakenError, match=f"port {customers}"):
                async with open_doors(second):
                    pass

    asyncio.run(run())


def test_a_taken_port_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    with served(tmp_path / "a") as desk:
        words = [sys.executable, "-m", "backchannel", "serve", "--data", str(tmp_path / "b")]
        words += ["--port", str(port(desk.customers)), "--staff-port", "0"]
        environment = {**os.environ, "PYTHONPATH": SRC}
        ended = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=30, check=False)
        assert ended.returncode == 2
        assert ended.stderr.startswith("backchannel: cannot listen on 127.0.0.1, port")
        assert "Traceback" not in ended.stderr
