"""What becomes of messages: edited, recalled, answered with a quote, linked to and looked up, on either plane."""

from __future__ import annotations

import json
from typing import Any

from leaks.cast import CANARY, TEXTS, colleague_asks, customer, posted_aside, room
from leaks.events import public_event, staff_event
from leaks.trace import Step
from leaks.world import World, sealed_key


async def _said(world: World, step: Step, kind: str) -> str:
    """The id of a message of the step's room that its colleague can see, of one kind; one that never was for none."""
    away = "public_before=0" if kind == "private_message" else "private_before=0"
    answer = await colleague_asks(world, step, "GET", f"/api/rooms/{room(world, step)}/timeline?{away}&limit=200")
    entries: list[dict[str, Any]] = json.loads(answer.body).get("entries", [])
    found = [one["id"] for one in entries if one["kind"] == kind and one.get("actor", {}).get("kind") != "customer"]
    return str(found[-1 - step.choice % len(found)]) if found else "never-was"


@public_event("edit_message")
async def staff_edits(world: World, step: Step, _exhibits: list[str]) -> None:
    message = await _said(world, step, "message")
    body = {"audience": "customer", "key": sealed_key(400 + step.choice), "text": f"{TEXTS[step.choice]}!"}
    await colleague_asks(world, step, "PUT", f"/api/rooms/{room(world, step)}/messages/{message}", body)


@public_event("recall_message")
async def staff_recalls(world: World, step: Step, _exhibits: list[str]) -> None:
    message = await _said(world, step, "message")
    body = {"audience": "customer", "key": sealed_key(410 + step.choice)}
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/messages/{message}/recall", body)


@public_event("send_message")
async def staff_quotes(world: World, step: Step, exhibits: list[str]) -> None:
    """Somebody answers with a quote; now and then of an id that is none of this universe's."""
    message = await _said(world, step, "message")
    if exhibits and step.choice % 2 == 0:
        message = exhibits[step.room % len(exhibits)][:64]
    body = {"audience": "customer", "key": sealed_key(420 + step.choice), "text": "about that", "quotes": message}
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/messages", body)


@public_event("receive")
async def customer_rereads(world: World, step: Step, _exhibits: list[str]) -> None:
    """A customer asks for what was said, and is handed it."""
    address = f"/api/enquiries/{room(world, step)}"
    for question in (f"{address}/entries?limit={1 + step.choice}", f"{address}/transcript", "/api/enquiries"):
        await world.customer_asks(customer(world, step), "GET", question)


@staff_event("edit_private_message")
async def edit_whisper(world: World, step: Step, _exhibits: list[str]) -> None:
    """A private message reads otherwise, under a key that changes aloud use too."""
    message = await _said(world, step, "private_message")
    body = {"audience": "staff", "key": sealed_key(400 + step.choice), "text": f"{CANARY} otherwise {step.choice}"}
    await colleague_asks(world, step, "PUT", f"/api/rooms/{room(world, step)}/private-messages/{message}", body)


@staff_event("recall_private_message")
async def recall_whisper(world: World, step: Step, _exhibits: list[str]) -> None:
    """A private message is taken back."""
    message = await _said(world, step, "private_message")
    body = {"audience": "staff", "key": sealed_key(410 + step.choice)}
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/private-messages/{message}/recall", body)


@staff_event("send_private_message")
async def quote_aside(world: World, step: Step, exhibits: list[str]) -> None:
    """A private message answers one of either kind."""
    kind, field = (("message", "quotes_message"), ("private_message", "quotes_private"))[step.choice % 2]
    body = {"audience": "staff", "key": sealed_key(430 + step.choice), "text": f"{CANARY} about that"}
    message = await _said(world, step, kind)
    await posted_aside(
        world, step, exhibits, f"/api/rooms/{room(world, step)}/private-messages", body | {field: message}
    )


@staff_event("read_originals", "read_room", "read_private")
async def look_up(world: World, step: Step, _exhibits: list[str]) -> None:
    """Where messages stand, and what they said before."""
    for kind, address in (("message", "messages"), ("private_message", "private-messages")):
        message = await _said(world, step, kind)
        for question in ("place", "history"):
            path = f"/api/rooms/{room(world, step)}/{address}/{message}/{question}"
            await colleague_asks(world, step, "GET", path)
