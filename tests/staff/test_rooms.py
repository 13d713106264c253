"""The main way of an enquiry at the staff door, over HTTP."""

from __future__ import annotations

import asyncio
from pathlib import Path

from staff.house import House, at_the_desk


def test_an_agent_picks_up_and_answers(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer("Maria")
        room = await house.offered(await maria.starts("Where is my bike?"))
        queue = await ana.does("GET", "/api/rooms/queue")
        assert [(row["id"], row["last"]["text"], row["customer"]["name"]) for row in queue] == [
            (room, "Where is my bike?", "Maria")
        ]
        view = await ana.picks_up(room)
        assert (view["relation"], view["row"]["status"], view["row"]["owner"]["name"]) == ("owner", "ongoing", "Ana")
        assert {channel["name"]: channel["available"] for channel in view["send_channels"]} == {
            "chat": True,
            "private_message": True,
        }
        sent = await ana.speaks(room, "On its way.")
        assert (sent.status_code, sent.json()["audience"]) == (201, "customer")
        mine = await ana.does("GET", "/api/rooms/mine")
        assert [(one["row"]["id"], one["relation"], one["unread"], one["private_unread"]) for one in mine] == [
            (room, "owner", 1, 0)
        ]
        entries = (await maria.ask("GET", f"/api/enquiries/{room}/entries")).json()["entries"]
        assert entries[-1]["text"] == "On its way."

    at_the_desk(tmp_path, test)


def test_two_pick_up_at_once_and_one_wins(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        room = await house.enquiry()
        answers = await asyncio.gather(*(who.ask("POST", f"/api/rooms/{room}/pick-up") for who in (ana, ben)))
        won, lost = sorted(answers, key=lambda answer: answer.status_code)
        assert (won.status_code, lost.status_code, lost.json()["code"]) == (200, 409, "already_picked_up")
        assert won.json()["row"]["owner"]["name"] in lost.json()["message"]

    at_the_desk(tmp_path, test)


def test_a_timeline_holds_both_voices_and_is_paged_backwards(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.enquiry("one")
        await ana.picks_up(room)
        for number in range(3):
            await ana.speaks(room, f"aloud {number}")
            await ana.whispers(room, f"aside {number}")

        async def page(**query: int) -> tuple[list[str], int | None, int | None]:
            found = await ana.does("GET", f"/api/rooms/{room}/timeline", params=query)
            said = [entry.get("text") or entry["event"] for entry in found["entries"]]
            return said, found["public_before"], found["private_before"]

        whole = await page()
        assert whole == (
            ["started", "one", "picked_up", "aloud 0", "aside 0", "aloud 1", "aside 1", "aloud 2", "aside 2"],
            None,
            None,
        )
        said: list[str] = []
        query: dict[str, int] = {"limit": 2}
        while True:
            some, aloud, aside = await page(**query)
            said = [*some, *said]
            if aloud is None or aside is None:
                break
            query = {"limit": 2, "public_before": aloud, "private_before": aside}
        assert said == whole[0]

    at_the_desk(tmp_path, test)


def test_whoever_was_taken_out_keeps_what_was_and_gets_nothing_of_what_comes(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        room = await house.enquiry()
        await ana.picks_up(room)
        offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{offer['id']}/accept")
        await ana.whispers(room, "aside, before")
        async with ben.wire() as at_ben, ana.wire() as at_ana:
            await at_ben.watch(room)
            await at_ana.watch(room)
            await ana.does("DELETE", f"/api/rooms/{room}/members/{ben.id}")
            await ana.whispers(room, "aside, later")
            await ana.speaks(room, "aloud, later")
            await at_ana.hear("entry", text="aloud, later")
            await at_ben.hear("room_changed")
            await at_ben.say(type="unwatch", room=room)
            head = await at_ben.watch(room)
            own = await house.enquiry("the sentinel")
            await ben.picks_up(own)
            await at_ben.watch(own)
            assert at_ben.heard("the sentinel")
            assert not at_ben.heard("later")
        found = await ben.does("GET", f"/api/rooms/{room}/timeline")
        said = [entry.get("text") or entry["event"] for entry in found["entries"]]
        assert said[-2:] == ["aside, before", "left"]
        assert (found["head"], found["private_head"]) == (head["head"], 1)
        view = await ben.ask("GET", f"/api/rooms/{room}")
        assert b"later" not in view.content
        again = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{again['id']}/accept")
        assert "aside, later" in (await ben.ask("GET", f"/api/rooms/{room}/timeline")).text

    at_the_desk(tmp_path, test)
