"""The doctor: tries all ten locks of a desk that may be running, and says how each was tried and what was seen."""

from __future__ import annotations

import asyncio
import os
import sys
import textwrap
from contextlib import AsyncExitStack
from pathlib import Path

import msgspec

from backchannel.kernel.clock import moment, system_clock
from backchannel.locks import Findings, Trial, Verdict
from backchannel.locks.checkup import Checkup, LockState, checkup
from backchannel.locks.health import Report, reports
from backchannel.locks.trials import judged
from backchannel.settings import Settings
from backchannel.wiring.desk.opening import open_desk
from backchannel.wiring.egress import egress
from backchannel.wiring.staff_trials import staff_side_trials
from backchannel.wiring.universe import UNIVERSES, is_up_to_date

WIDTH = 118
_ALONE = """
import sys
import backchannel.wiring.customer_process, backchannel.wiring.public_worker
from backchannel.locks.sides import of_staff
own = [name for name in sys.modules if name.startswith("backchannel")]
print(len(own), *sorted(name for name in own if of_staff(name)))
"""


class NoDeskError(RuntimeError):
    """There is no desk in the folder, or another version has written it; the message says which."""


class Examined(msgspec.Struct, frozen=True):
    """What the doctor found.

    Args:
        data: the desk's folder.
        at: when, with its offset.
        checkup: the locks.
    """

    data: str
    at: str
    checkup: Checkup

    def as_json(self) -> bytes:
        """For programs."""
        verdict = "does not hold" if self.checkup.broken else "holds"
        body = {"data": self.data, "at": self.at, "verdict": verdict, **msgspec.to_builtins(self.checkup)}
        return msgspec.json.format(msgspec.json.encode(body), indent=2)

    def as_text(self) -> str:
        """For people: a lock, its verdict, and below it each trial."""
        lines = [f"The locks of {self.data}, {self.at}", _running(self.checkup.processes), ""]
        for lock in self.checkup.locks:
            lines += [*_lock_lines(lock), ""]
        return "\n".join([*lines, _conclusion(self.checkup)])


async def examine(settings: Settings) -> Examined:
    """Try all ten locks.

    Args:
        settings: the desk's settings.

    Raises:
        NoDeskError: there is no desk there that this version knows.
    """
    for universe in UNIVERSES if not settings.databases else ():
        if not is_up_to_date(settings.data, universe):
            raise NoDeskError(f"there is no {universe} store of this version in {settings.data}; run migrate or serve")
    found = await _tried(settings)
    running: list[Report] = reports(*(settings.data / universe for universe in UNIVERSES))
    return Examined(
        str(settings.data.resolve()), moment(system_clock()).isoformat(timespec="seconds"), checkup(running, found)
    )


async def _tried(settings: Settings) -> Findings:
    inside, alone = await asyncio.gather(_inside(settings.data), _customers_alone())
    async with AsyncExitStack() as stack:
        desk = open_desk(settings)
        stack.push_async_callback(desk.stop)
        await desk.public.start()
        await desk.bells.start()
        own = await staff_side_trials(desk.public, desk.private, desk.bells)
        return own.and_((alone, *inside.trials, *egress(desk.customers.app)))


async def _inside(data: Path) -> Findings:
    """What a process finds that has locked itself out as the customers' one does."""
    printed = await _run("-m", "backchannel.locks.inside", str(data), *UNIVERSES)
    return msgspec.json.decode(printed, type=Findings)


async def _customers_alone() -> Trial:
    """K2: a fresh process that loads all that serves customers has nothing else in memory."""
    own, *found = (await _run("-c", _ALONE)).decode().split()
    seen = f"{', '.join(found[:3])} came along" if found else f"{own} modules, none of the staff's side"
    tried = "a fresh process loaded everything that serves customers"
    return judged("K2", tried, seen, holds=not found)


async def _run(*words: str) -> bytes:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *words,
        stdout=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    printed, _ = await process.communicate()
    if process.returncode:
        raise NoDeskError(f"a trial could not be made: it ended with {process.returncode}")
    return printed


def _running(processes: tuple[str, ...]) -> str:
    return f"Running now: {', '.join(processes)}" if processes else "Nothing serves this desk now."


def _lock_lines(lock: LockState) -> list[str]:
    verdict = lock.verdict.value if lock.verdict is not None else "not tried"
    lines = [f"{lock.id:4}{lock.name}: {verdict.upper()}", *_wrapped(lock.sentence, "    ", "    ")]
    for one in lock.attempts:
        lines += _wrapped(f"{_MARKS[one.verdict]} {one.tried}: {one.seen} [{one.by}]", "    ", "      ")
    return lines


_MARKS = {Verdict.HOLDS: "+", Verdict.IN_PART: "~", Verdict.NOT_IN_FORCE: "~", Verdict.BROKEN: "!"}


def _wrapped(text: str, first: str, rest: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, initial_indent=first, subsequent_indent=rest)


def _conclusion(found: Checkup) -> str:
    broken = [lock.id for lock in found.locks if lock.verdict is Verdict.BROKEN]
    if broken:
        return f"{', '.join(broken)} does not hold: customers must not be served until it does."
    partly = [lock.id for lock in found.locks if lock.verdict is not Verdict.HOLDS]
    more = f"; in part or not in force: {', '.join(partly)}, see above" if partly else ""
    return f"{len(found.locks) - len(partly)} of {len(found.locks)} locks hold{more}."
