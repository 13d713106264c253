"""Small pictures, made one or two at a time by a program of its own."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

AT_ONCE = 2
MOST_SECONDS = 30
_PROGRAM = Path(__file__).with_name("shrink.py")


class Previews:
    """A bounded workshop for small pictures."""

    def __init__(self) -> None:
        self._places = asyncio.Semaphore(AT_ONCE)

    async def make(self, source: Path, target: Path) -> tuple[int, int] | None:
        """Write a small picture of `source` to `target`.

        Returns:
            Width and height of `source` in pixels, or None when it is no picture that can be trusted.
        """
        async with self._places:
            process = await asyncio.create_subprocess_exec(
                sys.executable, "-I", _PROGRAM, source, target,
                stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL,
            )  # fmt: skip
            try:
                async with asyncio.timeout(MOST_SECONDS):
                    printed, _ = await process.communicate()
            except TimeoutError:
                process.kill()
                await process.wait()
                return None
        if process.returncode != 0:
            return None
        width, height = printed.split()
        return int(width), int(height)
