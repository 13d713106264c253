"""Notices of private messages carry no text, but to those who have asked for it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from staff.house import House, at_the_desk

SECRET = "She has a fraud flag"
QUIET: dict[str, Any] = {"quiet_from": None, "quiet_to": None}


def choices(**chosen: Any) -> dict[str, Any]:
    kinds = {f"{kind}_{name}": True for kind in ("customer", "private") for name in ("toast", "popup", "sound")}
    return {**kinds, "private_text": False, **QUIET, **chosen}


def test_a_notice_has_its_text_only_for_those_who_allow_it(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        room = await house.enquiry()
        await ines.picks_up(room)
        async with ines.wire() as wire:
            await house.ada.whispers(room, SECRET)
            assert (await wire.hear("private_notice"))["text"] is None
            await ines.does("PUT", "/api/me/alerts", json=choices(private_text=True))
            await house.ada.whispers(room, f"{SECRET} again")
            assert (await wire.hear("private_notice"))["text"] == f"{SECRET} again"
            await ines.does("PUT", "/api/me/alerts", json=choices())
            await house.ada.whispers(room, "third")
            assert (await wire.hear("private_notice"))["text"] is None
            assert not wire.heard("third")

    at_the_desk(tmp_path, story)


def test_choices_are_ones_own_and_begin_without_text(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        assert await ines.does("GET", "/api/me/alerts") == choices()
        chosen = choices(customer_sound=False, quiet_from=1320, quiet_to=420)
        await ines.does("PUT", "/api/me/alerts", json=chosen)
        assert await ines.does("GET", "/api/me/alerts") == chosen
        assert await house.ada.does("GET", "/api/me/alerts") == choices()

    at_the_desk(tmp_path, story)


def test_quiet_hours_have_two_ends_that_differ(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        for ends in ({"quiet_from": 60, "quiet_to": None}, {"quiet_from": 60, "quiet_to": 60}):
            refused = await house.ada.refusal("PUT", "/api/me/alerts", json=choices(**ends))
            assert refused == (422, "quiet_hours_malformed")

    at_the_desk(tmp_path, story)
