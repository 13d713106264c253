"""A right that ends, ends: on open sockets under private traffic, for notices on their way, in the middle of a file."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from backchannel.live.connection import SIGNED_OUT
from backchannel.staff import downloads
from backchannel.staff.telling import Telling
from staff.house import House, Person, at_the_desk
from staff.wires import Wire

Revoke = Callable[[House, Person, str], Awaitable[None]]
SIZE = 24 << 20


async def role(house: House, ben: Person, _room: str) -> None:
    """Their role loses the window into rooms of others, and with it this one."""
    body = {"name": "Lead", "reach": "own", "permissions": ["message.send"]}
    (lead,) = [one for one in (await house.ada.does("GET", "/api/team"))["roles"] if one["name"] == "Lead"]
    await house.ada.does("PUT", f"/api/roles/{lead['id']}", json=body)


async def membership(house: House, ben: Person, room: str) -> None:
    await house.ada.does("DELETE", f"/api/rooms/{room}/members/{ben.id}")


async def session(_house: House, ben: Person, _room: str) -> None:
    await ben.does("DELETE", "/api/session")


async def suspension(house: House, ben: Person, _room: str) -> None:
    await house.ada.does("POST", f"/api/staff/{ben.id}/suspend")


ON_SOCKETS: dict[str, tuple[Revoke, bool]] = {
    "role": (role, False),
    "membership": (membership, False),
    "session": (session, True),
    "suspension": (suspension, True),
}
"""How a right ends, and whether the socket does too."""


async def in_room(house: House, how: str) -> tuple[Person, Person, str]:
    """Ana, who handles an enquiry, and Ben, who reads along: as a member, or by his role's reach."""
    ana, room = await house.staff("Ana"), await house.enquiry()
    await ana.picks_up(room)
    if how == "role":
        lead = await house.role("Lead", "all", "enquiry.monitor", "enquiry.view_all", "private_message.send")
        return ana, await house.staff("Ben", lead), room
    ben = await house.staff("Ben")
    offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
    await ben.does("POST", f"/api/offers/{offer['id']}/accept")
    return ana, ben, room


async def chatter(at_ana: Wire, room: str, over: asyncio.Event) -> None:
    number = 0
    while not over.is_set():
        await at_ana.whisper(room, f"before {number}")
        number += 1
        await asyncio.sleep(0)


@pytest.mark.parametrize("how", ON_SOCKETS)
def test_no_private_frame_follows_the_end_of_a_right_under_traffic(how: str, tmp_path: Path) -> None:
    revoke, ends = ON_SOCKETS[how]

    async def test(house: House) -> None:
        ana, ben, room = await in_room(house, how)
        async with ana.wire() as at_ana, ana.wire() as second, ben.wire() as at_ben:
            await at_ana.watch(room)
            await second.watch(room)
            await at_ben.watch(room)
            over = asyncio.Event()
            talking = asyncio.ensure_future(chatter(at_ana, room, over))
            await at_ben.hear("private_entry", text="before 3")
            await revoke(house, ben, room)
            for number in range(5):
                await ana.whispers(room, f"after {number}")
            over.set()
            await talking
            await second.hear("private_entry", text="after 4")
            if ends:
                assert await at_ben.closed_with() == SIGNED_OUT
            else:
                await at_ben.say(type="watch", room="0" * 36)
                await at_ben.hear("refused")
            assert at_ben.heard("before 3")
            assert not at_ben.heard("after ")

    at_the_desk(tmp_path, test)


def test_a_notice_on_its_way_does_not_reach_whoever_has_lost_the_room_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def test(house: House) -> None:
        ana, ben, room = await in_room(house, "membership")
        reached, go_on, worded = asyncio.Event(), asyncio.Event(), Telling._worded

        async def slowly(*asked: Any) -> Any:
            found = await worded(*asked)
            reached.set()
            await go_on.wait()
            return found

        async with ben.wire() as at_ben:
            monkeypatch.setattr(Telling, "_worded", slowly)
            await ana.whispers(room, "about Ben's leaving")
            await reached.wait()
            await membership(house, ben, room)
            go_on.set()
            offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
            await at_ben.hear("offer", id=offer["id"])
            assert "private_notice" not in at_ben.kinds()

    at_the_desk(tmp_path, test)


@pytest.mark.parametrize("how", ["role", "session", "suspension"])
def test_a_download_breaks_off_where_its_right_ended(how: str, tmp_path: Path) -> None:
    revoke, _ = ON_SOCKETS[how]

    async def test(house: House) -> None:
        ana, ben, room = await in_room(house, how)
        path = await kept_privately(house, ana, room)
        assert 0 < await got_before_it_broke_off(house, ben, path, room, revoke) < SIZE
        assert (await ben.ask("GET", path)).status_code in (401, 404)
        assert len((await ana.ask("GET", path)).content) == SIZE

    at_the_desk(tmp_path, test)


def test_a_download_looks_again_though_nobody_told_of_a_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the bus away another process's change is not heard of."""

    async def test(house: House) -> None:
        ana, ben, room = await in_room(house, "session")
        path = await kept_privately(house, ana, room)
        monkeypatch.setattr(downloads, "BELIEVED_S", 0.0)
        monkeypatch.setattr(type(house.desk.private.store), "_finish", _deaf(type(house.desk.private.store)._finish))
        assert 0 < await got_before_it_broke_off(house, ben, path, room, session) < SIZE

    at_the_desk(tmp_path, test)


async def got_before_it_broke_off(house: House, ben: Person, path: str, room: str, revoke: Revoke) -> int:
    """Begin a download, end the right to it, and read on; answers how many bytes came before it broke off."""
    got = 0
    try:
        async with house.http.stream("GET", house.staff_url + path, headers={"Cookie": ben.cookie}) as answer:
            assert answer.status_code == 200
            async for part in answer.aiter_raw():
                if not got:
                    await revoke(house, ben, room)
                got += len(part)
    except httpx.RemoteProtocolError:
        return got
    raise AssertionError(f"all of it came, {got} bytes")


def _deaf(finish: Any) -> Any:
    def deliver(store: Any, outcomes: list[Any]) -> None:
        for outcome in outcomes:
            outcome.events.clear()
        finish(store, outcomes)

    return deliver


async def kept_privately(house: House, ana: Person, room: str) -> str:
    """A large file that a private message carries; answers where it is."""
    address = f"/api/rooms/{room}/private-files"
    file = await ana.does("POST", f"{address}?name=plan.txt", content=b"spoke " * (SIZE // 6))
    assert (await ana.whispers(room, "The plan", files=[file["id"]])).status_code == 201
    return f"{address}/{file['id']}"
