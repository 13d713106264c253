"""The invented shop: what a newcomer finds in the first minute."""

from __future__ import annotations

import asyncio
import functools
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import httpx
import pytest

from backchannel.settings import Settings
from backchannel.wiring.desk import open_desk, open_doors
from backchannel.wiring.desk.demo.filling import TALKS, fill
from backchannel.wiring.desk.demo.people import PASSWORD, TEAM
from backchannel.wiring.desk.demo.serving import SHOP_PAGE, introduction


@functools.cache
def shop() -> Path:
    """A folder with the filled shop, made once per test process."""
    folder = Path(tempfile.mkdtemp(prefix="shop-"))
    asyncio.run(fill(folder))
    return folder


def look(folder: Path, email: str, *paths: str) -> list[Any]:
    """What somebody of the team sees at some addresses."""
    copied = folder / "copy"
    shutil.copytree(shop(), copied)

    async def run() -> list[Any]:
        desk = open_desk(Settings(data=copied, port=0, staff_port=0))
        async with open_doors(desk) as (_, staff):
            base = f"http://127.0.0.1:{staff}"
            async with httpx.AsyncClient(base_url=base, headers={"origin": base}) as http:
                signed_in = await http.post("/api/session", json={"email": email, "password": PASSWORD})
                assert signed_in.status_code == 201, signed_in.text
                return [(await http.get(path)).json() for path in paths]

    return asyncio.run(run())


def test_there_are_enquiries_in_every_state_and_by_several_channels(tmp_path: Path) -> None:
    (overview,) = look(tmp_path, "tara@tarnbikes.example", "/api/overview")
    counts = {column: overview[column]["count"] for column in ("open", "handling", "missed", "closed")}
    assert sum(counts.values()) == len(TALKS)
    assert min(counts.values()) >= 3
    rows = [row for column in counts for row in overview[column]["rows"]]
    assert {row["channel"] for row in rows} == {"widget", "link", "email", "phone", "api"}
    assert {row["status"] for row in rows} == {"open", "ongoing", "missed", "followed_up", "closed"}
    assert sum(row["private_messages"] > 0 for row in rows) >= 6


@pytest.mark.parametrize("member", TEAM, ids=lambda member: member.first)
def test_everybody_of_the_table_can_sign_in(tmp_path: Path, member: Any) -> None:
    (me,) = look(tmp_path, member.email, "/api/session")
    assert me["name"] == member.name


def test_history_reaches_back_two_weeks(tmp_path: Path) -> None:
    (overview,) = look(tmp_path, "tara@tarnbikes.example", "/api/overview")
    begun = sorted(row["created_at"] for column in ("handling", "closed") for row in overview[column]["rows"])
    first, last = (re.match(r"(\d+)-(\d+)-(\d+)", moment) for moment in (begun[0], begun[-1]))
    assert first is not None
    assert last is not None
    assert begun[0] < begun[-1]


def test_open_enquiries_wait_until_somebody_picks_them_up(tmp_path: Path) -> None:
    (queue,) = look(tmp_path, "ana@tarnbikes.example", "/api/rooms/queue")
    assert any(row["customer"]["name"] == "Maria López" and row["status"] == "open" for row in queue)


def test_the_introduction_names_everybody_and_what_to_open() -> None:
    text = introduction(Settings(port=9000, staff_port=9001))
    assert all(member.email in text for member in TEAM)
    assert "http://127.0.0.1:9000/shop" in text
    assert "http://127.0.0.1:9001" in text
    assert len(re.findall(r"^\d  ", text, re.MULTILINE)) == 6


def test_the_shop_page_is_served(tmp_path: Path) -> None:
    async def run() -> httpx.Response:
        desk = open_desk(Settings(data=tmp_path, port=0, staff_port=0), pages=SHOP_PAGE)
        async with open_doors(desk) as (customers, _), httpx.AsyncClient() as http:
            return await http.get(f"http://127.0.0.1:{customers}/shop")

    page = asyncio.run(run())
    assert page.status_code == 200
    assert "widget.js" in page.text
