"""Staff events of assistants: programs that read rooms and speak to staff alone."""

from __future__ import annotations

import json
from typing import Any

from leaks.cast import CANARY, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World, sealed_key


@staff_event("create_assistant", "change_assistant", "assistant_reads", "send_as_assistant", "suggest_as_assistant")
async def assistant_works(world: World, step: Step, exhibits: list[str]) -> None:
    """An assistant is let in, reads, speaks with keys that public messages use too, and proposes a reply."""
    body: dict[str, Any] = {"name": f"{CANARY} engine", "reach": "rooms"}
    made = json.loads((await world.staff_asks(world.staff[0], "POST", "/api/assistants", body)).body)
    if "secret" not in made:
        return
    exhibits.append(made["id"])
    await world.staff_asks(world.staff[0], "PUT", f"/api/assistants/{made['id']}", {**body, "reach": "all"})
    of_room = f"/api/assistant/rooms/{room(world, step)}"
    said = {"audience": "staff", "key": sealed_key(step.choice), "text": f"{CANARY} {step.choice}"}
    proposed = {**said, "key": sealed_key(60 + step.choice), "reply": f"{CANARY} say so"}
    await world.program_asks(made["secret"], "GET", "/api/assistant/rooms")
    await world.program_asks(made["secret"], "GET", f"{of_room}/entries")
    await world.program_asks(made["secret"], "POST", f"{of_room}/private-messages", said)
    await world.program_asks(made["secret"], "POST", f"{of_room}/suggestions", proposed)


@staff_event("end_assistant")
async def assistant_ends(world: World, _step: Step, _exhibits: list[str]) -> None:
    """The assistants that there are, are ended."""
    answer = await world.staff_asks(world.staff[0], "GET", "/api/assistants")
    for one in json.loads(answer.body) if answer.status == 200 else ():
        await world.staff_asks(world.staff[0], "DELETE", f"/api/assistants/{one['id']}")


@staff_event("switch_desk_assistant", "save_shared_canned")
async def desk_assistant_helps(world: World, step: Step, _exhibits: list[str]) -> None:
    """The desk's own assistant is switched on and given an answer: from now on it hears what customers say."""
    answer = {"scope": "desk", "department_id": None, "title": f"{CANARY} hours", "shortcut": "", "audience": "anybody"}
    text = f"brake squeals {CANARY} {step.choice}"
    await world.staff_asks(world.staff[0], "POST", "/api/canned", {**answer, "text": text})
    await world.staff_asks(world.staff[0], "PUT", "/api/desk-assistant", {"on": step.choice != 0})
