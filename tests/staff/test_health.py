"""Whether the locks hold: for those who run the desk, in the workspace; for everybody else, only that it lives."""

from __future__ import annotations

import re
from pathlib import Path

from architecture.tree import ROOT
from backchannel.locks import LOCKS
from staff.house import House, at_the_desk

WORDS = ROOT / "web" / "workspace" / "src" / "messages" / "en" / "walls.ts"


def test_an_administrator_sees_all_ten_and_how_each_was_tried(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        seen = await house.ada.does("GET", "/api/health")
        assert [lock["id"] for lock in seen["locks"]] == [lock.id for lock in LOCKS]
        verdicts = {lock["id"]: lock["verdict"] for lock in seen["locks"]}
        assert (verdicts.pop("K5"), verdicts.pop("K7")) == ("in_part", "not_in_force")
        assert set(verdicts.values()) == {"holds"}
        assert all(lock["trials"] for lock in seen["locks"])
        assert [one["kind"] for one in seen["processes"]] == ["both"]

    at_the_desk(tmp_path, test)


def test_nobody_else_does(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        assert await ana.refusal("GET", "/api/health") == (403, "not_allowed")
        assert (await house.http.get(f"{house.staff_url}/api/health")).status_code == 401
        assert (await house.http.get(f"{house.customer_url}/api/health")).status_code == 404

    at_the_desk(tmp_path, test)


def test_both_doors_say_that_they_live_and_nothing_more(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        for door in (house.customer_url, house.staff_url):
            answer = await house.http.get(f"{door}/livez")
            assert (answer.status_code, answer.text) == (200, "ok\n")
            assert answer.headers["cache-control"] == "no-store"
            assert "set-cookie" not in answer.headers

    at_the_desk(tmp_path, test)


def test_the_address_of_the_health_page_leads_into_the_workspace(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        answer = await house.http.get(f"{house.staff_url}/health")
        assert (answer.status_code, answer.headers["location"]) == (302, "/#/health")

    at_the_desk(tmp_path, test)


def test_the_workspace_says_the_same_of_each_lock_as_the_register() -> None:
    words = re.sub(r"' \+\n +'", "", WORDS.read_text(encoding="utf-8")).replace("’", "'")
    for lock in LOCKS:
        assert f"'{lock.sentence}'".replace("'", "") in words.replace("'", ""), lock.id
