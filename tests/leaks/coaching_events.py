"""Events of coaching: they happen in one world only, and the customers' side must not stir."""

from __future__ import annotations

import json
from typing import Any

from leaks.cast import CANARY, TEXTS, colleague_asks, posted_aside, room
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World, sealed_key


async def _timeline(world: World, step: Step) -> list[dict[str, Any]]:
    answer = await colleague_asks(world, step, "GET", f"/api/rooms/{room(world, step)}/timeline")
    return list(json.loads(answer.body).get("entries", []))


def _proposed(entries: list[dict[str, Any]], step: Step) -> int:
    found = [one["private_seq"] for one in entries if one["kind"] == "private_message" and one["suggestion"]] or [1]
    return int(found[step.choice % len(found)])


@staff_event("suggest_reply")
async def suggest(world: World, step: Step, exhibits: list[str]) -> None:
    """Somebody proposes a reply, in words that are said aloud too."""
    body = {"audience": "staff", "key": sealed_key(60 + step.choice), "reply": TEXTS[step.choice], "text": CANARY}
    await posted_aside(world, step, exhibits, f"/api/rooms/{room(world, step)}/suggestions", body)


@staff_event("mark_used")
async def use_suggestion(world: World, step: Step, exhibits: list[str]) -> None:
    """Whoever has spoken last says that they used what was suggested."""
    entries = await _timeline(world, step)
    spoken = [one["seq"] for one in entries if one["kind"] == "message" and one["key"]] or [1]
    address = f"/api/rooms/{room(world, step)}/suggestions/{_proposed(entries, step)}/used"
    await posted_aside(world, step, exhibits, address, {"seq": spoken[-1]})


@staff_event("dismiss_suggestion")
async def dismiss_suggestion(world: World, step: Step, exhibits: list[str]) -> None:
    """Somebody sets a suggestion aside."""
    at = _proposed(await _timeline(world, step), step)
    address = f"/api/rooms/{room(world, step)}/suggestions/{at}/dismiss"
    await posted_aside(world, step, exhibits, address, {"reason": CANARY})


@staff_event("raise_flag", "escalate_flags")
async def flag_raised(world: World, step: Step, exhibits: list[str]) -> None:
    """Somebody asks for help; nobody answers them before the next tick of the clock."""
    await posted_aside(world, step, exhibits, f"/api/rooms/{room(world, step)}/flag", {"text": CANARY})


@staff_event("lower_flag")
async def flag_lowered(world: World, step: Step, _exhibits: list[str]) -> None:
    """The call is taken back, or set aside."""
    await colleague_asks(world, step, "DELETE", f"/api/rooms/{room(world, step)}/flag")
