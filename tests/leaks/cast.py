"""Who and what the events speak of: customers, colleagues, rooms, and what they send."""

from __future__ import annotations

import json
import secrets
from typing import Any

from leaks.trace import Step
from leaks.wires import Answer
from leaks.world import Colleague, Customer, World

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
NOTE = b"Frame number TE2-2408-0117"
TEXTS = ("Hello", "My brake squeals", "¿Hay alguien?", "謝謝", "Is E010 bad?", "x" * 300)
CANARY = f"canary-{secrets.token_hex(16)}"
"""Stands in every private text, file name, file and draft; no customer may ever be sent it."""


def customer(world: World, step: Step) -> Customer:
    """Who it is, on the customers' side."""
    return world.customers[step.who % len(world.customers)]


def colleague(world: World, step: Step) -> Colleague:
    """Who it is, on the staff's side."""
    return world.staff[step.who % len(world.staff)]


def room(world: World, step: Step) -> str:
    """Which room; before there is any, an id that never was."""
    return world.rooms[step.room % len(world.rooms)] if world.rooms else "00000000-0000-7000-8000-000000000000"


async def watch(world: World, who: Customer, of_room: str, after: int = 0) -> None:
    """A customer's browser follows a room."""
    await world.says(who, {"type": "watch", "room": of_room, "after": after})


def upload(address: str, step: Step) -> tuple[str, bytes]:
    """A note, and now and then a picture."""
    return (f"{address}?name=photo.png", PNG) if step.choice == 1 else (f"{address}?name=note.txt", NOTE)


async def colleague_asks(world: World, step: Step, method: str, address: str, body: Any = None) -> Answer:
    """One request of the step's colleague at the staff door."""
    return await world.staff_asks(colleague(world, step), method, address, body)


async def posted_aside(world: World, step: Step, exhibits: list[str], address: str, body: Any) -> dict[str, Any]:
    """Post something of the staff's side; every id that the answer shows is kept for customers to guess."""
    answer = await colleague_asks(world, step, "POST", address, body)
    found = json.loads(answer.body) if answer.body else {}
    exhibits += [one for one in _ids(found) if one not in exhibits]
    return found if isinstance(found, dict) else {}


def _ids(found: Any) -> list[str]:
    if isinstance(found, list):
        return [one for part in found for one in _ids(part)]
    if not isinstance(found, dict):
        return []
    own = [value for name, value in found.items() if name == "id" and isinstance(value, str)]
    return own + [one for part in found.values() for one in _ids(part)]
