"""Events of the ledger: it is read, taken away and verified, and what leaves a line in it."""

from __future__ import annotations

import json

from leaks.cast import CANARY, NOTE, colleague, colleague_asks, posted_aside, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World, sealed_key


@staff_event("look_at_audit", "download_audit", "verify_audit")
async def audits(world: World, step: Step, _exhibits: list[str]) -> None:
    """An Administrator reads the ledger, verifies it and takes it away; nobody else may."""
    await colleague_asks(world, step, "GET", "/api/audit")
    await colleague_asks(world, step, "GET", f"/api/audit?enquiry={room(world, step)}&kind=reading&from=2026-01-01")
    await colleague_asks(world, step, "GET", f"/api/audit?staff={colleague(world, step).id}")
    await colleague_asks(world, step, "POST", "/api/audit/verify")
    await colleague_asks(world, step, "GET", "/api/audit/ledger.csv")
    await world.staff_asks(world.staff[0], "GET", "/api/audit")


@staff_event("download_private_file")
async def takes_private_file(world: World, step: Step, exhibits: list[str]) -> None:
    """A private file is sent, then downloaded: every file of the room that the newest page shows."""
    of_room = room(world, step)
    kept = await posted_aside(
        world, step, exhibits, f"/api/rooms/{of_room}/private-files?name={CANARY}-taken.txt", NOTE
    )
    body = {"audience": "staff", "key": sealed_key(60 + step.choice), "text": "", "files": [kept.get("id", "none")]}
    await posted_aside(world, step, exhibits, f"/api/rooms/{of_room}/private-messages", body)
    page = await colleague_asks(world, step, "GET", f"/api/rooms/{of_room}/timeline")
    shown = json.loads(page.body).get("entries", []) if page.status == 200 else []
    for file in [file for entry in shown if entry["kind"] == "private_message" for file in entry.get("files", ())]:
        await colleague_asks(world, step, "GET", f"/api/rooms/{of_room}/private-files/{file['id']}")
