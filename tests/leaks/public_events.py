"""Events of the customer plane: they happen in both worlds, and what comes back must be the same."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from typing import Any

from leaks.trace import TICKS, Step
from leaks.world import Colleague, Customer, World, sealed_key

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)
NOTE = b"Frame number TE2-2408-0117"
TEXTS = ("Hello", "My brake squeals", "¿Hay alguien?", "謝謝", "Is E010 bad?", "x" * 300)
Event = Callable[[World, Step, list[str]], Awaitable[None]]


def customer(world: World, step: Step) -> Customer:
    """Who it is, on the customers' side."""
    return world.customers[step.who % len(world.customers)]


def colleague(world: World, step: Step) -> Colleague:
    """Who it is, on the staff's side."""
    return world.staff[step.who % len(world.staff)]


def room(world: World, step: Step) -> str:
    """Which room; before there is any, an id that never was."""
    return world.rooms[step.room % len(world.rooms)] if world.rooms else "00000000-0000-7000-8000-000000000000"


async def _started(world: World, who: Customer, address: str, body: dict[str, Any]) -> None:
    answer = await world.customer_asks(who, "POST", address, body)
    if answer.status == 201:
        found = json.loads(answer.body)["id"]
        if found not in world.rooms:
            world.rooms.append(found)
        await world.tick(0)
        await watch(world, who, found)


async def watch(world: World, who: Customer, of_room: str, after: int = 0) -> None:
    """A customer's browser follows a room."""
    await world.says(who, {"type": "watch", "room": of_room, "after": after})


async def customer_starts(world: World, step: Step, _exhibits: list[str]) -> None:
    tag = world.opening.tags[step.choice % len(world.opening.tags)]
    key = sealed_key(100 + len(world.rooms) % 3)
    await _started(
        world, customer(world, step), "/api/enquiries", {"key": key, "text": TEXTS[step.choice], "tag_id": tag}
    )


async def customer_follows(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"key": sealed_key(200 + step.choice), "text": "Again me", "follows": room(world, step)}
    await _started(world, customer(world, step), "/api/enquiries", body)


async def bridge_brings(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {
        "key": sealed_key(300 + len(world.rooms)),
        "text": TEXTS[step.choice],
        "sender": {"address": f"jo{step.who}@out.example", "name": "Jo"},
    }
    await _started(world, world.bridge, "/api/channel/enquiries", body)


async def customer_says(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"type": "send", "room": room(world, step), "key": sealed_key(step.choice), "text": TEXTS[step.choice]}
    await world.says(customer(world, step), body)


async def customer_posts(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"key": sealed_key(10 + step.choice), "text": TEXTS[step.choice]}
    await world.customer_asks(customer(world, step), "POST", f"/api/enquiries/{room(world, step)}/messages", body)


async def customer_sends_file(world: World, step: Step, exhibits: list[str]) -> None:
    who = customer(world, step)
    kept = await world.customer_asks(who, "POST", *_upload("/api/files", step))
    files = [json.loads(kept.body)["id"]] if kept.status == 201 else []
    if exhibits and step.choice == 0:
        files = [exhibits[step.room % len(exhibits)][:64]]
    body = {"key": sealed_key(20 + step.choice), "text": "see this", "files": files}
    await world.customer_asks(who, "POST", f"/api/enquiries/{room(world, step)}/messages", body)


def _upload(address: str, step: Step) -> tuple[str, bytes]:
    """A note, and now and then a picture."""
    return (f"{address}?name=photo.png", PNG) if step.choice == 1 else (f"{address}?name=note.txt", NOTE)


async def customer_types(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.says(customer(world, step), {"type": "typing", "room": room(world, step)})


async def customer_reads(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.says(customer(world, step), {"type": "seen", "room": room(world, step), "up_to": 1 + 3 * step.choice})


async def customer_drops(world: World, step: Step, _exhibits: list[str]) -> None:
    who = customer(world, step)
    if who.socket is not None and not who.socket.wire.over:
        who.socket.drop()
    await world.settle()
    world.connect_customer(who)
    for one in world.rooms:
        await watch(world, who, one, step.choice)


async def customer_closes(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.customer_asks(customer(world, step), "POST", f"/api/enquiries/{room(world, step)}/close")


async def customer_rates(world: World, step: Step, _exhibits: list[str]) -> None:
    address = f"/api/enquiries/{room(world, step)}/rating"
    await world.customer_asks(customer(world, step), "POST", address, {"score": step.choice})


async def customer_guesses(world: World, step: Step, exhibits: list[str]) -> None:
    """A customer tries an id that they cannot know, wherever an id fits."""
    who, guess = customer(world, step), exhibits[step.room % len(exhibits)] if exhibits else "never-was"
    for address in ("/api/files/{}", "/api/files/{}/preview", "/api/enquiries/{}", "/api/enquiries/{}/entries"):
        await world.customer_asks(who, "GET", address.format(guess))
    await world.says(who, {"type": "watch", "room": guess, "after": 0})


async def tick(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.tick(TICKS[(step.choice + step.room) % len(TICKS)])


async def _act(world: World, step: Step, address: str, body: Any = None, method: str = "POST") -> int:
    answer = await world.staff_asks(colleague(world, step), method, address, body)
    return answer.status


def _in_room(act: str) -> Event:
    async def event(world: World, step: Step, _exhibits: list[str]) -> None:
        await _act(world, step, f"/api/rooms/{room(world, step)}/{act}")

    return event


async def staff_says(world: World, step: Step, _exhibits: list[str]) -> None:
    key = sealed_key(step.choice)
    body = {
        "type": "send_message",
        "room": room(world, step),
        "audience": "customer",
        "key": key,
        "text": TEXTS[step.choice],
    }
    await world.says(colleague(world, step), body)


async def staff_sends_file(world: World, step: Step, exhibits: list[str]) -> None:
    kept = await world.staff_asks(
        colleague(world, step), "POST", *_upload(f"/api/rooms/{room(world, step)}/files", step)
    )
    files = [json.loads(kept.body)["id"]] if kept.status == 201 else []
    if exhibits and step.choice == 0:
        files = [exhibits[step.room % len(exhibits)][:64]]
    body = {"audience": "customer", "key": sealed_key(30 + step.choice), "text": "here", "files": files}
    await _act(world, step, f"/api/rooms/{room(world, step)}/messages", body)


async def staff_types(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.says(colleague(world, step), {"type": "typing", "room": room(world, step)})


async def staff_sees(world: World, step: Step, _exhibits: list[str]) -> None:
    await _act(world, step, f"/api/rooms/{room(world, step)}/seen", {"up_to": 1 + 3 * step.choice})


async def staff_asks_in(world: World, step: Step, _exhibits: list[str]) -> None:
    whom = world.staff[step.choice % len(world.staff)].id
    await _act(world, step, f"/api/rooms/{room(world, step)}/offers", {"staff_id": whom})


async def staff_answers(world: World, step: Step, _exhibits: list[str]) -> None:
    offers = json.loads((await world.staff_asks(colleague(world, step), "GET", "/api/offers")).body)
    if isinstance(offers, list) and offers:
        verb = "decline" if step.choice % 3 == 0 else "accept"
        await _act(world, step, f"/api/offers/{offers[0]['id']}/{verb}")


async def staff_assigns(world: World, step: Step, _exhibits: list[str]) -> None:
    whom = world.staff[step.choice % len(world.staff)].id
    await _act(world, step, f"/api/rooms/{room(world, step)}/assign", {"staff_id": whom})


async def staff_removes(world: World, step: Step, _exhibits: list[str]) -> None:
    whom = world.staff[step.choice % len(world.staff)].id
    await _act(world, step, f"/api/rooms/{room(world, step)}/members/{whom}", method="DELETE")


async def heartbeat(world: World, step: Step, _exhibits: list[str]) -> None:
    await _act(world, step, "/api/heartbeat", {"available": step.choice % 2 == 0})
    await _act(world, step, "/api/session/renew")


async def staff_renames(world: World, step: Step, _exhibits: list[str]) -> None:
    await _act(world, step, "/api/me", {"name": f"{colleague(world, step).name} {step.choice}"}, "PUT")


PUBLIC_EVENTS: dict[str, Event] = {
    event.__name__: event
    for event in (
        customer_starts,
        customer_follows,
        bridge_brings,
        customer_says,
        customer_posts,
        customer_sends_file,
        customer_types,
        customer_reads,
        customer_drops,
        customer_closes,
        customer_rates,
        customer_guesses,
        tick,
        staff_says,
        staff_sends_file,
        staff_types,
        staff_sees,
        staff_asks_in,
        staff_answers,
        staff_assigns,
        staff_removes,
        heartbeat,
        staff_renames,
    )
} | {act.replace("-", "_"): _in_room(act) for act in ("pick-up", "join", "take-over", "leave", "close")}
"""Every event of the customer plane by its name."""
