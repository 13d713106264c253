"""Staff events about how they hear of what comes in."""

from __future__ import annotations

from leaks.cast import colleague_asks
from leaks.events import staff_event
from leaks.trace import Step
from leaks.world import World


@staff_event("change_own_alerts")
async def choose_alerts(world: World, step: Step, _exhibits: list[str]) -> None:
    """Somebody chooses what they are told, and of which messages they are shown the text."""
    names = ("toast", "popup", "sound")
    chosen = {f"{kind}_{name}": step.choice % 2 == 0 for kind in ("customer", "private") for name in names}
    quiet = {"quiet_from": 60 * step.choice, "quiet_to": 60 * step.choice + 30}
    await colleague_asks(world, step, "PUT", "/api/me/alerts", {**chosen, **quiet, "private_text": step.choice > 2})
