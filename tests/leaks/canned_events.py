"""Events of canned responses: kept, changed, found and thrown away, for the desk and for oneself."""

from __future__ import annotations

import json
from typing import Any

from leaks.cast import CANARY, colleague_asks, posted_aside
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World

SCOPES = ("own", "desk")


def _text(step: Step) -> dict[str, Any]:
    return {
        "scope": SCOPES[step.choice % 2],
        "department_id": None,
        "title": f"{CANARY} {step.choice}",
        "shortcut": f"c{step.choice}",
        "text": f"{CANARY} {{{{customer}}}}",
        "audience": ("anybody", "staff")[step.choice % 2],
    }


@staff_event("save_own_canned", "save_shared_canned")
async def keep_canned(world: World, step: Step, exhibits: list[str]) -> None:
    """Somebody keeps a text for themselves or for the desk."""
    await posted_aside(world, step, exhibits, "/api/canned", _text(step))


@staff_event("look_at_canned", "save_own_canned", "save_shared_canned", "remove_own_canned", "remove_shared_canned")
async def tidy_canned(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody looks through the texts, changes the first that they may change, or throws it away."""
    answer = await colleague_asks(world, step, "GET", "/api/canned")
    for one in json.loads(answer.body) if answer.status == 200 else ():
        if one["changeable"] and one["scope"] == SCOPES[step.choice % 2]:
            method, body = ("DELETE", None) if step.choice > 2 else ("PUT", _text(step))
            await colleague_asks(world, step, method, f"/api/canned/{one['id']}", body)
            return
