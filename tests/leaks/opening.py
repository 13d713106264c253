"""The desk that every world begins with: its people, its directory, and a system that brings enquiries in."""

from __future__ import annotations

import asyncio
import functools
import gc
import json
import random
import tempfile
from pathlib import Path
from typing import Any

from backchannel.private.team.set_up import fresh_setup_link
from backchannel.settings import Settings
from backchannel.wiring.desk import Desk, open_desk
from leaks.wires import Answer, ask
from leaks.world import ORIGIN, SMALL_LIMITS, Opening, at_rest
from stores import NOON, Clock

PASSWORD = "correct horse 4711"
PEOPLE = (
    ("Sol Admin", "administrator", None),
    ("Ruth Supervisor", "supervisor", "Workshop"),
    ("Ines Agent", "agent", "Workshop"),
    ("Ben Agent", "agent", "Workshop"),
    ("Leila Agent", "agent", "Orders"),
)


class _Founder:
    """Sets a desk up through its staff door, as a person would."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._headers = {"origin": ORIGIN, "host": "127.0.0.1:8081", "content-type": "application/json"}
        self.signed_in: list[tuple[str, str, str, str]] = []

    async def call(self, method: str, path: str, body: Any = None) -> Any:
        answer = await self._send(method, path, body, self._headers)
        return json.loads(answer.body) if answer.body else None

    async def sign_in(self, path: str, body: dict[str, Any]) -> dict[str, str]:
        plain = {name: self._headers[name] for name in ("origin", "host", "content-type")}
        answer = await self._send("POST", path, body, plain)
        me = json.loads(answer.body)
        cookie = _cookie(answer)
        self.signed_in.append((me["name"], me["id"], cookie, me["csrf"]))
        return {"cookie": cookie, "x-csrf-token": me["csrf"]}

    def act_as(self, headers: dict[str, str]) -> None:
        self._headers |= headers

    async def _send(self, method: str, path: str, body: Any, headers: dict[str, str]) -> Answer:
        raw = b"" if body is None else json.dumps(body).encode()
        answer = await ask(self._desk.staff.app, method, path, headers, raw)
        await at_rest()
        assert answer.status < 400, f"{method} {path}: {answer.status} {answer.body!r}"
        return answer


def _cookie(answer: Answer) -> str:
    pairs = [value.decode().partition(";")[0] for name, value in answer.headers if name.lower() == b"set-cookie"]
    return "; ".join(pairs)


@functools.cache
def opening() -> Opening:
    """Lay the desk down once for this process; what came on the way stays, and is never searched for garbage."""
    laid = asyncio.run(_lay(Path(tempfile.mkdtemp(prefix="twins-")) / "data"))
    gc.freeze()
    return laid


async def _lay(folder: Path) -> Opening:
    clock = Clock(NOON)
    randomness = {name: random.Random(f"opening {name}").randbytes for name in ("public", "private")}
    desk = open_desk(Settings(data=folder, **SMALL_LIMITS), clock=clock, randomness=randomness, inline=True)
    await desk.start()
    founder = _Founder(desk)
    founder.act_as(await founder.sign_in("/api/setup", await _first(desk)))
    departments = {
        name: (await founder.call("POST", "/api/departments", {"name": name}))["id"] for name in ("Workshop", "Orders")
    }
    await _invite(founder, departments)
    tag = {"name": "Workshop", "departments": [departments["Workshop"]], "wait_s": 60}
    await founder.call("POST", "/api/tags", tag)
    tags = [one["id"] for one in await founder.call("GET", "/api/tags")]
    token = await founder.call("POST", "/api/channel-tokens", {"name": "Messenger", "channel": "api"})
    await desk.stop()
    return Opening(folder, clock.now, tuple(founder.signed_in), tuple(tags), token["secret"])


async def _first(desk: Desk) -> dict[str, Any]:
    link = await desk.private.store.principal("staff_private").write(fresh_setup_link)
    return {
        "token": link,
        "desk_name": "Tarn Bikes",
        "time_zone": "UTC",
        "accent": "#2A5BD7",
        "name": PEOPLE[0][0],
        "email": "p0@tarn.example",
        "password": PASSWORD,
        "tag_name": "Anything",
    }


async def _invite(founder: _Founder, departments: dict[str, str]) -> None:
    roles = {role["kind"]: role["id"] for role in (await founder.call("GET", "/api/team"))["roles"]}
    for number, (name, role, department) in enumerate(PEOPLE[1:], start=1):
        new = {"name": name, "email": f"p{number}@tarn.example", "role_id": roles[role]}
        new["department_id"] = departments[department] if department else None
        link = await founder.call("POST", "/api/staff", new)
        accept = {"token": link["path"].partition("#")[2], "name": name, "password": PASSWORD}
        await founder.sign_in("/api/invitations/accept", accept)
