"""The planes in processes of their own: the customers' one knows nothing of the other, and all else works as before."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from apart import Town, town
from postgres import fresh_database
from staff.house import Customer, Person
from staff.wires import Wire


@pytest.fixture(params=["files", "databases"], autouse=True)
def where(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the desk lies: in files that processes of one host share, or in databases that nodes share."""
    if request.param == "databases":
        monkeypatch.setenv("BACKCHANNEL_DATABASE", fresh_database("public"))
        monkeypatch.setenv("BACKCHANNEL_STAFF_DATABASE", fresh_database("private"))


def in_town(folder: Path, test: Callable[[Town], Awaitable[None]]) -> None:
    async def run() -> None:
        async with town(folder) as made:
            await test(made)

    asyncio.run(run())


async def in_hand(made: Town, at_ana: Wire, ana: Person, maria: Customer) -> str:
    """Maria's question, handled by Ana, who has the room open."""
    await at_ana.say(type="watch_desk", overview=False)
    room = await maria.starts("Where is my bike?")
    row = await at_ana.hear("row", id=room)
    assert row["row"]["last"]["text"] == "Where is my bike?"
    await ana.picks_up(room)
    await at_ana.watch(room)
    return room


def test_a_conversation_goes_on_across_processes(tmp_path: Path) -> None:
    async def test(made: Town) -> None:
        await made.hires("Ana")
        ana, maria = made.at("Ana", 1), await made.customer()
        async with ana.wire() as at_ana, maria.chat() as at_maria:
            room = await in_hand(made, at_ana, ana, maria)
            await at_maria.say(type="watch", room=room, after=2)
            await at_maria.hear_until("caught_up")
            await at_ana.speak(room, "In the workshop.")
            assert (await at_maria.hear_until("entry"))[-1]["entry"]["text"] == "In the workshop."
            await at_ana.say(type="typing", room=room)
            await at_maria.hear_until("typing")
            await at_maria.say(type="typing", room=room)
            assert (await at_ana.hear("typing", room=room))["who"]["name"] == "Maria"
            await maria.says(room, "When can I have it?")
            await at_ana.hear("entry", text="When can I have it?")

    in_town(tmp_path, test)


def test_staff_at_two_doors_share_what_is_said_aside(tmp_path: Path) -> None:
    async def test(made: Town) -> None:
        await made.hires("Ana")
        await made.hires("Ben", "administrator")
        ana, ben, maria = made.at("Ana", 0), made.at("Ben", 1), await made.customer()
        async with ana.wire() as at_ana, ben.wire() as at_ben:
            room = await in_hand(made, at_ana, ana, maria)
            await at_ben.watch(room)
            names = [one["name"] for one in (await at_ana.hear("monitors", room=room))["monitors"]]
            assert names == ["Ben"]
            await at_ben.whisper(room, "Offer her a loan bike.")
            await at_ana.hear("private_entry", text="Offer her a loan bike.")
            await at_ana.say(type="private_typing", room=room)
            assert (await at_ben.hear("private_typing", room=room))["who"]["name"] == "Ana"
            await at_ben.say(type="unwatch", room=room)
            assert (await at_ana.hear("monitors", room=room))["monitors"] == []
            await at_ana.whisper(room, "Shall I?")
            await at_ana.hear("private_entry", text="Shall I?")
            await made.at("Ada", 1).whispers(room, "Yes.")
            await at_ana.hear("private_entry", text="Yes.")

    in_town(tmp_path, test)


def test_who_looks_elsewhere_is_told_by_the_process_that_has_their_socket(tmp_path: Path) -> None:
    async def test(made: Town) -> None:
        for name in ("Ana", "Ben"):
            await made.hires(name)
        ana, ben, maria = made.at("Ana", 0), made.at("Ben", 1), await made.customer()
        async with ana.wire() as at_ana, ben.wire() as at_ben, made.at("Ana", 1).wire() as elsewhere:
            room = await in_hand(made, at_ana, ana, maria)
            offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
            await at_ben.hear("offer", id=offer["id"])
            await ben.does("POST", f"/api/offers/{offer['id']}/accept")
            await at_ana.hear("offer_over")
            await at_ana.whisper(room, "Have a look, Ben.")
            await at_ben.hear("private_notice", room=room)
            await maria.says(room, "Hello?")
            await at_ben.say(type="watch_desk", overview=False)
            await at_ben.hear("customer_notice", room=room)
            await made.at("Ada").whispers(room, "The sentinel.")
            await at_ben.hear("private_notice", room=room)
            assert "private_notice" not in elsewhere.kinds()

    in_town(tmp_path, test)


def test_who_comes_to_the_team_or_changes_their_name_is_known_at_every_door(tmp_path: Path) -> None:
    async def test(made: Town) -> None:
        await made.hires("Ana")
        ana, maria = made.at("Ana", 1), await made.customer()
        async with made.at("Ana", 0).wire() as at_ana:
            room = await in_hand(made, at_ana, made.at("Ana", 0), maria)
            await made.at("Ana", 0).does("PUT", "/api/me", json={"name": "Ana Prakash"})
            await at_ana.speak(room, "It is ready.")
            await at_ana.hear("entry", text="It is ready.")
        rows = await ana.does("GET", "/api/rooms/mine")
        assert rows[0]["row"]["owner"]["name"] == "Ana Prakash"

    in_town(tmp_path, test)
