"""What becomes of a private message when everything around it changes: it stays where it is, for whom it was."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

from leaks.cast import CANARY
from leaks.museum.hall import BEN, INES, MARIA, RUTH, SOL, Hall, as_json, holds_no_canary, in_the_museum
from leaks.museum.pieces import red_by
from leaks.store_dump import dump
from leaks.sweep import sweep
from leaks.trace import Step
from leaks.world import Customer

TRANSITIONS = (
    Step("staff_assigns", SOL, 0, BEN),
    Step("take_over", RUTH, 0),
    Step("join", SOL, 0),
    Step("leave", SOL, 0),
    Step("staff_asks_in", INES, 0, BEN),
    Step("staff_answers", BEN, 0, 1),
    Step("customer_drops", MARIA, 0, 0),
    Step("customer_introduces", MARIA, 0, 1),
    Step("whisper", INES, 0, 0),
    Step("tick", 0, 0, 4),
    Step("customer_posts", MARIA, 0, 2),
    Step("close", RUTH, 0),
    Step("customer_follows", MARIA, 0, 3),
)
SHUFFLES = 6


async def _private_texts(hall: Hall) -> list[str]:
    page = as_json(await hall.staff_asks(SOL, "GET", f"/api/rooms/{hall.rooms[0]}/timeline?limit=200"))
    return [one["text"] for one in page["entries"] if one["kind"] == "private_message"]


@red_by("history that follows")
def test_l11_a_flag_across_transitions(tmp_path: Path) -> None:
    """Assigned, taken over, joined, left, closed, followed, said again, in any order: still private."""
    dice = random.Random("transitions")
    for number in range(SHUFFLES):
        steps = dice.sample(TRANSITIONS[:-1], len(TRANSITIONS) - 1)

        async def show(hall: Hall, steps: list[Step] = steps) -> None:
            await hall.whispers(choice=5)
            for step in (*steps, *TRANSITIONS[-2:]):
                await hall.play(step)
                kept = await _private_texts(hall)
                assert any(text.startswith(CANARY) for text in kept), f"after {step}"
            await sweep(hall.world)

        in_the_museum(tmp_path / str(number), show)


@red_by("close that tells")
def test_l22_races(tmp_path: Path) -> None:
    """A private message, an assignment, the close and a word of the customer, in every order: each reaches its own."""
    steps = (
        Step("whisper", INES, 0, 0),
        Step("staff_assigns", SOL, 0, BEN),
        Step("close", SOL, 0),
        Step("customer_posts", MARIA, 0, 2),
    )
    for number, order in enumerate(itertools.permutations(steps)):

        async def show(hall: Hall, order: tuple[Step, ...] = order) -> None:
            await hall.whispers(choice=1)
            await hall.play(*order)
            await sweep(hall.world)
            kept = await _private_texts(hall)
            assert kept[0].startswith(CANARY)
            spoken = as_json(await hall.asks(hall.customer(), "GET", _log(hall)))["entries"]
            assert next(one["text"] for one in spoken if one["kind"] == "message") == "Hello"

        in_the_museum(tmp_path / str(number), show)


def _log(hall: Hall) -> str:
    return f"/api/enquiries/{hall.rooms[0]}/entries?after=0&limit=200"


@red_by("copy that is kept")
def test_l23_residue_of_deletion(tmp_path: Path) -> None:
    """A draft that was thrown away is in no row of either store; the public one never had it."""

    async def show(hall: Hall) -> None:
        address = f"/api/rooms/{hall.rooms[0]}/drafts"
        for text in (f"{CANARY} first", f"{CANARY} second"):
            assert (await hall.staff_asks(INES, "PUT", address, {"audience": "staff", "text": text})).status == 204
        stores = {name: hall.world.folder / name for name in ("public", "private")}
        assert CANARY in repr(dump(stores["private"]))
        assert (await hall.staff_asks(INES, "PUT", address, {"audience": "staff", "text": ""})).status == 204
        for folder in stores.values():
            assert CANARY not in repr(dump(folder))

    in_the_museum(tmp_path, show)


@red_by("token that outlives")
def test_l28_feeds_pages_tokens(tmp_path: Path) -> None:
    """Every page is the same for all and knows nobody; a token that was ended admits nobody from then on."""

    async def show(hall: Hall) -> None:
        pages = (
            "/",
            "/docs",
            "/api/openapi.json",
            "/widget/",
            "/widget.js",
            "/pages/page.css",
            "/feed",
            "/sitemap.xml",
        )
        before = [(await hall.asks(Customer("nobody"), "GET", page)).record() for page in pages]
        await hall.everything_aside()
        after = [(await hall.asks(hall.customer(), "GET", page)).record() for page in pages]
        assert after == before
        holds_no_canary(after)
        assert (await hall.asks(hall.world.bridge, "GET", "/api/channel")).status == 200
        tokens = as_json(await hall.staff_asks(SOL, "GET", "/api/channel-tokens"))
        for one in tokens:
            assert (await hall.staff_asks(SOL, "DELETE", f"/api/channel-tokens/{one['id']}")).status == 204
        assert (await hall.asks(hall.world.bridge, "GET", "/api/channel")).status == 401
        assert (await hall.asks(hall.customer(), "DELETE", "/api/session")).status == 204
        assert (await hall.asks(hall.customer(), "GET", "/api/enquiries")).status == 401

    in_the_museum(tmp_path, show)
