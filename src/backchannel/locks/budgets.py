"""K10, tried: the staff's writer is held for a moment, and the customers' one writes meanwhile."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

from backchannel.locks.trials import Trial, judged
from backchannel.storage.database import Access

HELD_AT_MOST_S = 3.0
WRITES_WITHIN_S = 2.0


async def not_held_up(public: Access[Any], private: Access[Any]) -> Trial:
    """Try whether the public writer goes on while the private one is held.

    Args:
        public: any principal of the public store; nothing is written.
        private: likewise of the private one.
    """
    entered, let_go = threading.Event(), threading.Event()

    async def hold(_tx: Any) -> None:
        entered.set()
        let_go.wait(HELD_AT_MOST_S)

    async def nothing(_tx: Any) -> None:
        """Take a turn at the writer."""

    held = asyncio.ensure_future(private.write(hold, ahead=True, beside=True))
    try:
        await asyncio.get_running_loop().run_in_executor(None, entered.wait, HELD_AT_MOST_S)
        async with asyncio.timeout(WRITES_WITHIN_S):
            await public.write(nothing, ahead=True)
        free = not held.done()
    except TimeoutError:
        free = False
    finally:
        let_go.set()
        await held
    seen = "the public one wrote meanwhile" if free else "the public one waited for it"
    return judged("K10", "the private writer was held and something written by the public one", seen, holds=free)
