"""The desk's own assistant: off by default; on, it proposes the canned response that fits, to the owner alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from staff.house import House, Person, at_the_desk

ASKS = "What are your opening hours on the weekend?"
HOURS = "Hello {{customer}}, we are open from 9 to 18. {{agent}}"


async def canned(house: House, text: str = HOURS, **more: Any) -> None:
    called = {"title": "Opening hours", "shortcut": "hours", "audience": "anybody"}
    body = {"scope": "desk", "department_id": None, **called, "text": text, **more}
    await house.ada.does("POST", "/api/canned", json=body)


async def aside(person: Person, room: str) -> list[dict[str, Any]]:
    page = await person.does("GET", f"/api/rooms/{room}/timeline")
    return [entry for entry in page["entries"] if entry["kind"] == "private_message"]


def test_it_is_off_until_somebody_switches_it_on(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        await canned(house)
        assert await house.ada.does("GET", "/api/desk-assistant") == {"on": False}
        assert await ines.refusal("PUT", "/api/desk-assistant", json={"on": True}) == (403, "not_allowed")
        maria = await house.customer()
        room = await house.offered(await maria.starts())
        await ines.picks_up(room)
        await maria.says(room, ASKS)
        async with ines.wire() as wire:
            await house.ada.whispers(room, "sentinel")
            await wire.hear("private_notice")
        assert [one["text"] for one in await aside(ines, room)] == ["sentinel"]

    at_the_desk(tmp_path, story)


def test_it_proposes_what_fits_once_and_the_customer_has_nothing_of_it(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        await canned(house)
        await house.ada.does("PUT", "/api/desk-assistant", json={"on": True})
        maria = await house.customer()
        room = await house.offered(await maria.starts())
        await ines.picks_up(room)
        async with ines.wire() as wire:
            await maria.says(room, ASKS)
            notice = await wire.hear("private_notice", room=room)
            assert notice["sender"]["name"] == "Desk assistant"
            await maria.says(room, ASKS)
            await maria.says(room, "Thank you")
            await house.ada.whispers(room, "sentinel")
            await wire.hear("private_notice", room=room)
        said = await aside(ines, room)
        assert [(one["author"]["name"], one["text"]) for one in said] == [
            ("Desk assistant", "Opening hours"),
            ("Ada", "sentinel"),
        ]
        assert said[0]["suggestion"]["text"] == "Hello Maria, we are open from 9 to 18. Ines"
        assert "open from 9" not in (await maria.ask("GET", f"/api/enquiries/{room}/entries")).text

    at_the_desk(tmp_path, story)


def test_what_was_asked_while_waiting_is_answered_when_somebody_picks_up(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        await canned(house)
        await house.ada.does("PUT", "/api/desk-assistant", json={"on": True})
        room = await house.enquiry(ASKS)
        async with ines.wire() as wire:
            await ines.picks_up(room)
            await wire.hear("private_notice", room=room)

    at_the_desk(tmp_path, story)


def test_it_never_proposes_what_is_for_staff_alone(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        await canned(house, "Opening hours on the weekend: never promise them", audience="staff")
        await house.ada.does("PUT", "/api/desk-assistant", json={"on": True})
        room = await house.enquiry(ASKS)
        async with ines.wire() as wire:
            await ines.picks_up(room)
            await house.ada.whispers(room, "sentinel")
            await wire.hear("private_notice", room=room)
        assert [one["text"] for one in await aside(ines, room)] == ["sentinel"]

    at_the_desk(tmp_path, story)
