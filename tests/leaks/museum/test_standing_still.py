"""Nothing stirs on the customers' side while staff do whatever they can among themselves."""

from __future__ import annotations

from pathlib import Path

from leaks.cast import CANARY
from leaks.museum.hall import BEN, INES, MARIA, RUTH, SOL, Hall, as_json, holds_a_canary, in_the_museum
from leaks.museum.pieces import red_by
from leaks.store_dump import dump, files_of
from leaks.trace import BEGINNING, Step
from leaks.twins import compare

MORE_THAN_HALF_A_LEASE = 59


@red_by("frame with text")
def test_l01_live_frames(tmp_path: Path) -> None:
    """Each staff act alone, with every customer's socket open: no frame; then a public one comes through each."""

    async def show(hall: Hall) -> None:
        hall.colleague(INES).socket.wire.frames.clear()  # type: ignore[union-attr]
        for room in (0, 1):
            for step in hall.staff_steps(room):
                before = hall.heard()
                await hall.play(step)
                assert not hall.since(before), f"{step} was noticed"
        assert holds_a_canary(b"".join(hall.colleague(INES).socket.wire.frames))  # type: ignore[union-attr]
        for room, owner in ((0, INES), (1, BEN)):
            before = hall.heard()
            await hall.play(Step("staff_sends_file", owner, room, 3))
            assert any(b'"type":"entry"' in record for record in hall.since(before))

    in_the_museum(tmp_path, show)


@red_by("shared sequence")
def test_l04_ids_counts_cursors_gaps(tmp_path: Path) -> None:
    """Two worlds, one of them with everything that staff can do between two words aloud: one record."""
    aside = (Step(name, who, 0, choice) for name, who, choice in _everything())
    compare((*BEGINNING, Step("customer_posts", 0, 0, 1), *aside, Step("staff_sends_file", INES, 0, 1)))


def _everything() -> list[tuple[str, int, int]]:
    from leaks.events import STAFF_EVENTS

    return [(name, who, choice) for name in sorted(STAFF_EVENTS) for choice, who in enumerate((INES, RUTH, SOL))]


@red_by("presence by whispering")
def test_l05_time_and_presence(tmp_path: Path) -> None:
    """Somebody who only whispers is away when their lease ends; nobody's private act renews, types, sees or dates."""

    async def show(hall: Hall) -> None:
        async def online() -> bool:
            return bool(as_json(await hall.asks(hall.customer(), "GET", "/api/desk"))["online"])

        await hall.play(Step("heartbeat", INES))
        assert await online()
        for _ in range(2):
            await hall.world.tick(MORE_THAN_HALF_A_LEASE)
            before = hall.heard()
            await hall.everything_aside()
            assert not hall.since(before)
        assert not await online()
        await hall.play(Step("heartbeat", INES))
        assert await online()

    in_the_museum(tmp_path, show)


@red_by("participant")
def test_l25_staff_identity_and_membership(tmp_path: Path) -> None:
    """Who is in the room, as its customer sees it, before and after a supervisor and an administrator looked on."""

    async def show(hall: Hall) -> None:
        async def seen() -> bytes:
            own = await hall.asks(hall.customer(), "GET", f"/api/enquiries/{hall.rooms[0]}")
            return own.body + (await hall.asks(hall.customer(), "GET", f"{_entries(hall)}")).body

        before = await seen()
        await hall.everything_aside()
        assert await seen() == before
        names = [one.name.encode() for one in hall.world.staff]
        assert [name in before for name in names] == [False, False, True, False, False]
        await hall.play(Step("join", RUTH, 0))
        assert hall.colleague(RUTH).name.encode() in await seen(), "who joins is shown"

    in_the_museum(tmp_path, show)


def _entries(hall: Hall) -> str:
    return f"/api/enquiries/{hall.rooms[0]}/entries?after=0"


@red_by("touched activity time")
def test_l26_side_effects_and_commands(tmp_path: Path) -> None:
    """Status, times, timers, offers, counters, files: the public store after all that staff did is the one before."""

    async def show(hall: Hall) -> None:
        await hall.world.tick(1)
        public = hall.world.folder / "public"
        before = dump(public), files_of(public)
        for room in (0, 1):
            await hall.everything_aside(room)
        assert (dump(public), files_of(public)) == before
        assert CANARY in repr(dump(hall.world.folder / "private")), "it was all kept, elsewhere"
        await hall.play(Step("customer_posts", MARIA, 0, 3))
        assert dump(public) != before[0]

    in_the_museum(tmp_path, show)
