"""All that a customer can ask, with ids that they know and ids that they cannot know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from backchannel.wiring.customer import customer_description
from leaks.cast import CANARY
from leaks.museum.hall import MARIA, NOURA, Hall, as_json, in_the_museum
from leaks.museum.pieces import red_by
from leaks.museum.schemas import undescribed
from leaks.store_dump import dump
from leaks.sweep import NEVER_WAS
from leaks.world import Customer

KNOWN_QUESTIONS = {"after", "before", "limit", "name"}
NOBODY = "nobody"


def _operations() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every operation of the customers' door: method, path with its placeholders, description."""
    for path, methods in customer_description()["paths"].items():
        for method, described in methods.items():
            if method in ("get", "post", "put", "delete"):
                yield method.upper(), path, described


def _at(path: str, one: str) -> str:
    return re.sub(r"\{\w+\}", one, path)


@red_by("preview")
def test_l02_previews_excerpts_summaries(tmp_path: Path) -> None:
    """Each list shows the last words aloud, and no column of the public store holds anything else."""

    async def show(hall: Hall) -> None:
        async def last() -> list[Any]:
            listed = as_json(await hall.asks(hall.customer(), "GET", "/api/enquiries"))
            return [(one["last"], one["unread"], one["head"]) for one in listed]

        before = await last()
        await hall.everything_aside()
        assert await last() == before
        assert before[0][0]["text"] in ("here", "Hello")
        assert CANARY not in repr(dump(hall.world.folder / "public"))

    in_the_museum(tmp_path, show)


@red_by("view that says more")
def test_l03_the_customers_interface(tmp_path: Path) -> None:
    """Every question of the description, as its customer, as another and as nobody: only what is described."""

    async def show(hall: Hall) -> None:
        await hall.everything_aside()
        described, answered = customer_description(), 0
        for method, path, operation in _operations():
            if method != "GET":
                continue
            for who in (hall.customer(MARIA), hall.customer(NOURA), Customer(NOBODY)):
                for one in (*hall.rooms, *hall.exhibits) if "{" in path else ("",):
                    answer = await hall.asks(who, method, _at(path, one))
                    if (b"content-type", b"application/json") in answer.headers and "openapi" not in path:
                        assert not undescribed(described, operation, answer.status, as_json(answer))
                        answered += answer.status == 200
        assert answered > 10

    in_the_museum(tmp_path, show)


@red_by("search hit")
def test_l17_search(tmp_path: Path) -> None:
    """Customers have no search; whatever they ask with is answered as if they had asked nothing."""

    async def show(hall: Hall) -> None:
        await hall.everything_aside()
        for method, path, operation in _operations():
            asked = {one["name"] for one in operation.get("parameters", ()) if one["in"] == "query"}
            assert asked <= KNOWN_QUESTIONS, f"{method} {path} asks something new: show it here that it finds nothing"
        for path in ("/api/enquiries", f"/api/enquiries/{hall.rooms[0]}/entries", "/api/desk", "/api/search"):
            for words in ("q", "search", "filter", "text"):
                found = await hall.asks(hall.customer(), "GET", f"{path}?{words}={CANARY[:12]}")
                nonsense = await hall.asks(hall.customer(), "GET", f"{path}?{words}=qwertzuiopas")
                assert found.record() == nonsense.record()

    in_the_museum(tmp_path, show)


@red_by("403 instead of 404")
def test_l24_other_rooms_and_guessed_ids(tmp_path: Path) -> None:
    """Another's, a private and an unknown id get the same bytes from every operation, for reading and for writing."""

    async def show(hall: Hall) -> None:
        await hall.everything_aside()
        assert len(hall.exhibits) > 3
        others = [hall.rooms[1], *hall.exhibits]
        for method, path, _ in _operations():
            if "{" not in path or "pages" in path or "assets" in path:
                continue
            body = {"key": "0" * 32, "text": "mine?"} if path.endswith("messages") else {"score": 1, "up_to": 1}
            unknown = await hall.asks(hall.customer(), method, _at(path, NEVER_WAS), body)
            for one in others:
                answer = await hall.asks(hall.customer(), method, _at(path, one), body)
                assert answer.record() == unknown.record(), f"{method} {path} with {one}"

    in_the_museum(tmp_path, show)
