"""What customers do, what systems bring in for them, and time: it happens in both worlds, answered alike."""

from __future__ import annotations

import json
from typing import Any

from leaks.cast import TEXTS, customer, room, upload, watch
from leaks.events import public_event
from leaks.trace import TICKS, Step
from leaks.world import Customer, World, sealed_key


async def started(world: World, who: Customer, address: str, body: dict[str, Any]) -> None:
    answer = await world.customer_asks(who, "POST", address, body)
    if answer.status == 201:
        found = json.loads(answer.body)["id"]
        if found not in world.rooms:
            world.rooms.append(found)
        await world.tick(0)
        await watch(world, who, found)


@public_event("start_enquiry", "route")
async def customer_starts(world: World, step: Step, _exhibits: list[str]) -> None:
    tag = world.opening.tags[step.choice % len(world.opening.tags)]
    key = sealed_key(100 + len(world.rooms) % 3)
    await started(
        world, customer(world, step), "/api/enquiries", {"key": key, "text": TEXTS[step.choice], "tag_id": tag}
    )


@public_event("start_enquiry")
async def customer_follows(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"key": sealed_key(200 + step.choice), "text": "Again me", "follows": room(world, step)}
    await started(world, customer(world, step), "/api/enquiries", body)


@public_event("send_as_customer")
async def customer_says(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"type": "send", "room": room(world, step), "key": sealed_key(step.choice), "text": TEXTS[step.choice]}
    await world.says(customer(world, step), body)


@public_event("send_as_customer")
async def customer_posts(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"key": sealed_key(10 + step.choice), "text": TEXTS[step.choice]}
    await world.customer_asks(customer(world, step), "POST", f"/api/enquiries/{room(world, step)}/messages", body)


@public_event("keep_customer_file")
async def customer_sends_file(world: World, step: Step, exhibits: list[str]) -> None:
    who = customer(world, step)
    kept = await world.customer_asks(who, "POST", *upload("/api/files", step))
    files = [json.loads(kept.body)["id"]] if kept.status == 201 else []
    if exhibits and step.choice == 0:
        files = [exhibits[step.room % len(exhibits)][:64]]
    body = {"key": sealed_key(20 + step.choice), "text": "see this", "files": files}
    await world.customer_asks(who, "POST", f"/api/enquiries/{room(world, step)}/messages", body)


@public_event("type_as_customer")
async def customer_types(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.says(customer(world, step), {"type": "typing", "room": room(world, step)})


@public_event("mark_seen_as_customer")
async def customer_reads(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.says(customer(world, step), {"type": "seen", "room": room(world, step), "up_to": 1 + 3 * step.choice})


@public_event()
async def customer_drops(world: World, step: Step, _exhibits: list[str]) -> None:
    who = customer(world, step)
    if who.socket is not None and not who.socket.wire.over:
        who.socket.drop()
    await world.settle()
    world.connect_customer(who)
    for one in world.rooms:
        await watch(world, who, one, step.choice)


@public_event("close_as_customer")
async def customer_closes(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.customer_asks(customer(world, step), "POST", f"/api/enquiries/{room(world, step)}/close")


@public_event("rate")
async def customer_rates(world: World, step: Step, _exhibits: list[str]) -> None:
    address = f"/api/enquiries/{room(world, step)}/rating"
    await world.customer_asks(customer(world, step), "POST", address, {"score": step.choice})


@public_event()
async def customer_guesses(world: World, step: Step, exhibits: list[str]) -> None:
    """A customer tries an id that they cannot know, wherever an id fits."""
    who, guess = customer(world, step), exhibits[step.room % len(exhibits)] if exhibits else "never-was"
    for address in ("/api/files/{}", "/api/files/{}/preview", "/api/enquiries/{}", "/api/enquiries/{}/entries"):
        await world.customer_asks(who, "GET", address.format(guess))
    await world.says(who, {"type": "watch", "room": guess, "after": 0})


@public_event("route", "miss", "lapse_offer")
async def tick(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.tick(TICKS[(step.choice + step.room) % len(TICKS)])


@public_event("introduce")
async def customer_introduces(world: World, step: Step, _exhibits: list[str]) -> None:
    body = {"name": f"Maria {step.choice}", "email": f"maria{step.choice}@home.example"}
    await world.customer_asks(customer(world, step), "PUT", "/api/me", body)


@public_event("mark_seen_as_customer")
async def customer_marks(world: World, step: Step, _exhibits: list[str]) -> None:
    address = f"/api/enquiries/{room(world, step)}/seen"
    await world.customer_asks(customer(world, step), "POST", address, {"up_to": 1 + 2 * step.choice})


@public_event("end_session", "open_session")
async def customer_forgets(world: World, step: Step, _exhibits: list[str]) -> None:
    """The chat ends on a shared computer, and somebody begins another there."""
    who = customer(world, step)
    await world.customer_asks(who, "DELETE", "/api/session")
    await world.comes_in(who)
