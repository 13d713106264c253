"""What staff do that customers may see, and administration: it happens in both worlds, and must look alike."""

from __future__ import annotations

import json

from leaks.cast import TEXTS, colleague, colleague_asks, room, upload
from leaks.events import Event, public_event
from leaks.trace import Step
from leaks.world import World, sealed_key


@public_event("send_message")
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


@public_event("send_message", "keep_staff_file")
async def staff_sends_file(world: World, step: Step, exhibits: list[str]) -> None:
    kept = await colleague_asks(world, step, "POST", *upload(f"/api/rooms/{room(world, step)}/files", step))
    files = [json.loads(kept.body)["id"]] if kept.status == 201 else []
    if exhibits and step.choice == 0:
        files = [exhibits[step.room % len(exhibits)][:64]]
    body = {"audience": "customer", "key": sealed_key(30 + step.choice), "text": "here", "files": files}
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/messages", body)


@public_event("type")
async def staff_types(world: World, step: Step, _exhibits: list[str]) -> None:
    await world.says(colleague(world, step), {"type": "typing", "room": room(world, step)})


@public_event("mark_seen")
async def staff_sees(world: World, step: Step, _exhibits: list[str]) -> None:
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/seen", {"up_to": 1 + 3 * step.choice})


@public_event("offer_room")
async def staff_asks_in(world: World, step: Step, _exhibits: list[str]) -> None:
    whom = world.staff[step.choice % len(world.staff)].id
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/offers", {"staff_id": whom})


@public_event("accept_offer", "decline_offer")
async def staff_answers(world: World, step: Step, _exhibits: list[str]) -> None:
    offers = json.loads((await colleague_asks(world, step, "GET", "/api/offers")).body)
    if isinstance(offers, list) and offers:
        verb = "decline" if step.choice % 3 == 0 else "accept"
        await colleague_asks(world, step, "POST", f"/api/offers/{offers[0]['id']}/{verb}")


@public_event("assign")
async def staff_assigns(world: World, step: Step, _exhibits: list[str]) -> None:
    whom = world.staff[step.choice % len(world.staff)].id
    await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/assign", {"staff_id": whom})


@public_event("join", "remove_member")
async def staff_removes(world: World, step: Step, _exhibits: list[str]) -> None:
    """A supervisor looks in, and is shown out again; now and then it is somebody who never came."""
    whom = world.staff[step.choice % len(world.staff)]
    await world.staff_asks(whom, "POST", f"/api/rooms/{room(world, step)}/join")
    await colleague_asks(world, step, "DELETE", f"/api/rooms/{room(world, step)}/members/{whom.id}")


@public_event("sign_in", "renew_session", "renew_presence")
async def heartbeat(world: World, step: Step, _exhibits: list[str]) -> None:
    await colleague_asks(world, step, "POST", "/api/heartbeat", {"available": step.choice % 2 == 0})
    await colleague_asks(world, step, "POST", "/api/session/renew")


@public_event("change_own_card")
async def staff_renames(world: World, step: Step, _exhibits: list[str]) -> None:
    await colleague_asks(world, step, "PUT", "/api/me", {"name": f"{colleague(world, step).name} {step.choice}"})


def _in_room(act: str) -> Event:
    async def event(world: World, step: Step, _exhibits: list[str]) -> None:
        await colleague_asks(world, step, "POST", f"/api/rooms/{room(world, step)}/{act}")

    event.__name__ = act.replace("-", "_")
    return event


for _act in ("pick-up", "join", "take-over", "leave", "close"):
    public_event(_act.replace("-", "_"))(_in_room(_act))
