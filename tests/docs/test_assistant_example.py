"""The guide's example of an assistant does what the guide says, against a real desk."""

from __future__ import annotations

import asyncio
import os
import re
import sys
from pathlib import Path

from staff.house import House, at_the_desk
from staff.test_assistants import handled, made

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "assistants.md"


def test_the_example_proposes_a_reply(tmp_path: Path) -> None:
    example = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)[0]
    program = tmp_path / "assistant.py"
    program.write_text(example)

    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        bot = await made(house)
        room = await handled(house, ines, "What are your opening hours?")
        environment = {**os.environ, "DESK": house.staff_url, "TOKEN": bot.secret}
        async with ines.wire() as wire:
            process = await asyncio.create_subprocess_exec(sys.executable, str(program), env=environment)
            await wire.hear("private_notice", room=room)
            process.kill()
            await process.wait()
        page = await ines.does("GET", f"/api/rooms/{room}/timeline")
        replies = [entry["suggestion"]["text"] for entry in page["entries"] if entry["kind"] == "private_message"]
        assert replies == ["We are open from 9 to 18."]

    at_the_desk(tmp_path / "desk", story)
