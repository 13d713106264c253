"""Whatever happens on a desk, and however it is cut into steps, the projection tells the same."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from random import Random
from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.desk.keys import ALL, BOARDS, department_key, ever_key, member_key, owner_key
from backchannel.private.desk.overview import list_count, list_rows
from backchannel.private.desk.projector import forget_projection, project
from backchannel.private.desk.rows import DeskRow
from backchannel.private.store import Rx
from private.world import Desk, run
from stores import open_stores

PEOPLE = ("Ben", "Cleo", "Sue")
STEPS = 90


def lists(desk: Desk) -> dict[tuple[str, str], tuple[int, list[tuple[int, DeskRow]]]]:
    """Every list and column with its counter and its ranked rows."""
    people = [key(desk.ids[name]) for name in PEOPLE for key in (ever_key, member_key, owner_key)]
    keys = (ALL, department_key(desk.departments["Sales"]), "queue:everybody:", *people)

    async def read(rx: Rx) -> Any:
        return {
            (key, board): (await list_count(rx, key, board), await list_rows(rx, key, board, 1000))
            for key in keys
            for board in BOARDS
        }

    return desk.read(read)


def one_step(desk: Desk, chance: Random, rooms: list[str]) -> None:
    """Something happens, or is refused."""
    desk.stores.clock.advance(chance.randrange(5))
    if not rooms or chance.random() < 0.15:
        rooms.append(desk.enquiry(f"Guest {len(rooms)}"))
        return
    room, name = chance.choice(rooms), chance.choice(PEOPLE)
    acts = (
        lambda: desk.picks_up(name, room),
        lambda: desk.joins(name, room),
        lambda: desk.adds(name, chance.choice(PEOPLE), room),
        lambda: desk.answers(name, room, "Yes."),
        lambda: desk.asks(room, "And?"),
        lambda: desk.whispers(name, room, "Hm."),
        lambda: desk.closes(name, room) if chance.random() < 0.6 else None,
    )
    with suppress(Refusal):
        chance.choice(acts)()


@pytest.mark.parametrize("seed", range(3))
def test_step_by_step_and_all_over_again_come_to_the_same(tmp_path: Path, seed: int) -> None:
    chance, rooms = Random(seed), list[str]()
    with open_stores(tmp_path, seed=seed) as stores:
        desk = Desk(stores)
        desk.staff("Ben", department="Sales")
        desk.staff("Cleo")
        desk.staff("Sue", "supervisor", "Sales")
        for _ in range(STEPS):
            one_step(desk, chance, rooms)
        live = lists(desk)
        assert all(count == len(rows) for count, rows in live.values())
        assert sum(live[(ALL, board)][0] for board in BOARDS) == len(rooms)
        assert live[(ALL, "closed")][0] > 0
        assert live[(ALL, "handling")][0] > 0
        run(desk.staff_private.write(forget_projection))
        while run(project(desk.staff_public, desk.staff_private, limit=chance.randrange(1, 9))):
            pass
        assert lists(desk) == live
