"""Serve the invented shop from a folder that is thrown away, and say on the terminal what to open and try."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from backchannel.settings import Settings
from backchannel.wiring.desk.demo.filling import fill
from backchannel.wiring.desk.demo.people import PASSWORD, TEAM
from backchannel.wiring.desk.opening import open_desk
from backchannel.wiring.desk.serving import serve
from backchannel.wiring.greeting import served

ROLES = {"administrator": "Administrator", "supervisor": "Supervisor", "agent": "Agent"}
SHOP_PAGE = {"/shop": "shop.html"}


async def serve_demo(settings: Settings, say: Callable[[str], None]) -> int:
    """Fill a folder of its own, serve it until the process is told to end, and throw it away.

    Args:
        settings: host and ports count; the folder does not.
        say: prints to the terminal.
    """
    with tempfile.TemporaryDirectory(prefix="backchannel-demo-") as thrown:
        folder = Path(thrown) / "data"
        say("Opening Tarn Bikes, a shop that does not exist …")
        await fill(folder)
        thrown_away = replace(settings, data=folder, audit_heads=None)
        desk = open_desk(thrown_away, pages=SHOP_PAGE)
        await serve(desk, lambda ports: say(introduction(served(thrown_away, *ports))))
    return 0


def introduction(settings: Settings) -> str:
    """The team's sign-ins, and six lines of what to open and try."""
    shop, staff = settings.public_customer_url, settings.public_staff_url
    return "\n".join(
        [
            "",
            *_table(),
            "",
            f"1  The shop, with the chat in its corner:  {shop}/shop",
            f"2  The team's workspace:  {staff}  (sign in as ana@…, and as ben@… in another browser)",
            "3  In the shop, choose “Repairs & workshop” and write. Ana sees it arrive, picks it up and answers.",
            "4  As Ana, choose Private Message beside the composer: it turns yellow, and the shop never hears of it.",
            "5  As Ben, open Overview, a card in Handling: watch along, and tell Ana something without joining.",
            "6  Close the enquiry and find it in the Report: the history shows both sides, the customer's copy one.",
            "",
            "Everything here is invented, and gone when you press Ctrl+C.",
        ]
    )


def _table() -> list[str]:
    rows = [(one.name, ROLES.get(one.role, one.role), one.department or "–", one.email) for one in TEAM]
    widths = [max(len(row[at]) for row in rows) for at in range(3)]
    lines = [
        "  ".join((*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[3])) for row in rows
    ]
    return [f"The team signs in with the password “{PASSWORD}”:", *(f"   {line}" for line in lines)]
