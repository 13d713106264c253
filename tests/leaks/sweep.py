"""Every question that a customer can ask, asked."""

from __future__ import annotations

import json

from leaks.cast import watch
from leaks.world import Customer, World

NEVER_WAS = "00000000-0000-7000-8000-000000000000"


async def sweep(world: World) -> None:
    """Let each customer ask everything, page by page, and once more over a new socket."""
    for who in world.customers:
        await _ask_all(world, who)
        if who.socket is not None and not who.socket.wire.over:
            who.socket.drop()
        world.connect_customer(who)
        for room in [*world.rooms, NEVER_WAS]:
            await watch(world, who, room)
    for room in [*world.rooms, NEVER_WAS]:
        for question in ("", "/entries?after=0"):
            await world.customer_asks(world.bridge, "GET", f"/api/channel/enquiries/{room}{question}")


async def _ask_all(world: World, who: Customer) -> None:
    for address in ("/api/desk", "/api/me", "/api/enquiries", "/livez"):
        await world.customer_asks(who, "GET", address)
    for room in [*world.rooms, NEVER_WAS]:
        await _ask_of_room(world, who, room)


async def _ask_of_room(world: World, who: Customer, room: str) -> None:
    await world.customer_asks(who, "GET", f"/api/enquiries/{room}")
    for query in ("after=0&limit=2", "after=2&limit=3", "before=6&limit=2", "after=0&limit=100"):
        page = await world.customer_asks(who, "GET", f"/api/enquiries/{room}/entries?{query}")
    for file_id in _file_ids(page.body):
        await world.customer_asks(who, "GET", f"/api/files/{file_id}")
        await world.customer_asks(who, "GET", f"/api/files/{file_id}/preview")
    await world.customer_asks(who, "GET", f"/api/enquiries/{room}/transcript")


def _file_ids(body: bytes) -> list[str]:
    found = json.loads(body)
    return [file["id"] for entry in found.get("entries", []) for file in entry.get("files", [])]
