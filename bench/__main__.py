"""``script/bench desk``: measures, prints a table, and with ``--json FILE`` keeps the figures.

``script/bench guard`` is the audience guard's own (`bench.guard`).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

import uvloop

from bench.desk import LIGHT_PER_S, Figures, pace, saturate
from bench.guard.command import main as measure_guard
from bench.product import fill, start_desk
from bench.server import Server
from bench.yardsticks.plain_members import fill_plain, start_plain

Filling = Callable[[], Awaitable[list[list[Any]]]]
PRODUCT, YARDSTICK = "Backchannel", "plain ASGI"


def main() -> None:
    """Read the arguments and measure."""
    if sys.argv[1:2] == ["guard"]:
        measure_guard(sys.argv[2:])
        return
    parser = argparse.ArgumentParser(
        prog="script/bench", description="Measure the desk beside a yardstick, in one run."
    )
    parser.add_argument("workload", choices=["desk"])
    parser.add_argument("--rooms", type=int, default=100, help="rooms, each with a customer and two staff")
    parser.add_argument("--seconds", type=float, default=8.0, help="how long each measurement takes")
    parser.add_argument("--rounds", type=int, default=3, help="how often each system is measured; medians are printed")
    parser.add_argument("--json", type=Path, help="keep the figures in this file")
    arguments = parser.parse_args()
    figures = asyncio.Runner(loop_factory=uvloop.new_event_loop).run(_desk(arguments))
    _print(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n")


async def _desk(arguments: argparse.Namespace) -> dict[str, Any]:
    rounds: dict[str, list[dict[str, Figures]]] = {YARDSTICK: [], PRODUCT: []}
    for number in range(arguments.rounds):
        print(f"round {number + 1} of {arguments.rounds}", flush=True)
        with tempfile.TemporaryDirectory() as folder:
            server, port = start_plain(Path(folder))
            rounds[YARDSTICK].append(await _measure(server, partial(fill_plain, port, arguments.rooms), arguments))
        with tempfile.TemporaryDirectory() as folder:
            desk, accounts = start_desk(Path(folder))
            rounds[PRODUCT].append(
                await _measure(desk.server, partial(fill, desk, accounts, arguments.rooms), arguments)
            )
    return {name: _middle(found) for name, found in rounds.items()} | {"ratio_to_plain": _ratios(rounds)}


async def _measure(server: Server, filling: Filling, arguments: argparse.Namespace) -> dict[str, Figures]:
    try:
        rooms = await filling()
        sat = await saturate(server, rooms, arguments.seconds)
        light = await pace(server, rooms, LIGHT_PER_S, arguments.seconds)
        half = await pace(server, rooms, sat.delivered_per_s / 4, arguments.seconds)
        for member in (member for members in rooms for member in members):
            member.line.hang_up()
        return {"sat": sat, "light": light, "half": half}
    finally:
        server.stop()


def _middle(found: list[dict[str, Figures]]) -> dict[str, Any]:
    return {
        mode: {name: median(asdict(one[mode])[name] for one in found) for name in asdict(found[0][mode])}
        for mode in found[0]
    }


def _ratios(rounds: dict[str, list[dict[str, Figures]]]) -> list[float]:
    pairs = zip(rounds[PRODUCT], rounds[YARDSTICK], strict=True)
    return sorted(mine["sat"].delivered_per_s / plain["sat"].delivered_per_s for mine, plain in pairs)


def _print(figures: dict[str, Any]) -> None:
    print(f"\n{'system':<14}{'mode':<7}{'delivered/s':>12}{'CPU s/1,000':>13}{'p50 ms':>9}{'p99 ms':>9}")
    for system in (YARDSTICK, PRODUCT):
        for mode, one in figures[system].items():
            speed, cpu = one["delivered_per_s"], one["cpu_s_per_1000"]
            print(f"{system:<14}{mode:<7}{speed:>12,.0f}{cpu:>13.2f}{one['p50_ms']:>9.1f}{one['p99_ms']:>9.1f}")
    ratios = figures["ratio_to_plain"]
    print(f"\n{PRODUCT} reached {median(ratios):.2f} of {YARDSTICK} (from {ratios[0]:.2f} to {ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
