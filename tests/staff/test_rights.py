"""Rights on open sockets: they end with what gave them, and nothing private comes afterwards."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from backchannel.staff import live
from backchannel.staff.rights import Rights
from staff.house import House, at_the_desk


def test_a_role_that_loses_its_window_reads_no_further(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, role = await house.staff("Ana"), await house.role("Lead", "all", "enquiry.monitor", "private_message.send")
        sue = await house.staff("Sue", role)
        room = await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as at_ana, sue.wire() as at_sue:
            await at_ana.watch(room)
            await at_sue.watch(room)
            change = {"name": "Lead", "reach": "all", "permissions": ["private_message.send"]}
            await house.ada.does("PUT", f"/api/roles/{role}", json=change)
            await at_ana.whisper(room, "after the change")
            await at_ana.hear("private_entry", text="after the change")
            await at_sue.hear("me_changed")
            await at_sue.hear("row_gone", room=room)
            await at_sue.say(type="watch", room=room)
            assert (await at_sue.hear("refused"))["error"]["code"] == "not_found"
            assert not at_sue.heard("after the change")
            monitors = [frame["monitors"] for frame in at_ana.frames if frame["type"] == "monitors"]
            assert monitors[-1] == []

    at_the_desk(tmp_path, test)


def test_a_colleague_who_changes_department_loses_the_old_ones_rooms(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        sales, repairs = await house.department("Sales"), await house.department("Repairs")
        sue = await house.staff("Sue", "supervisor", sales)
        room = await house.enquiry(tag=await house.tag("Sales", sales))
        await house.ada.picks_up(room)
        async with sue.wire() as at_sue, house.ada.wire() as at_ada:
            await at_sue.watch(room)
            await at_ada.watch(room)
            moved = {"name": "Sue", "email": "sue@example.org", "role_id": "supervisor", "capacity": 5}
            await house.ada.does("PUT", f"/api/staff/{sue.id}", json={**moved, "department_id": repairs})
            await at_ada.whisper(room, "after the change")
            await at_sue.hear("row_gone", room=room)
            assert await sue.refusal("GET", f"/api/rooms/{room}") == (404, "not_found")
            assert not at_sue.heard("after the change")
            await house.ada.does("PUT", f"/api/staff/{sue.id}", json={**moved, "department_id": sales})
            await at_sue.hear("me_changed")
            await at_sue.watch(room)
            await at_sue.hear("private_entry", text="after the change")
        assert ana.id

    at_the_desk(tmp_path, test)


def test_nothing_goes_out_while_rights_are_being_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        room, own = await house.enquiry(), await house.enquiry("Ben's own")
        await ana.picks_up(room)
        await ben.picks_up(own)
        offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{offer['id']}/accept")
        async with ben.wire() as at_ben, ana.wire() as at_ana:
            await at_ben.watch(room)
            await at_ben.watch(own)
            await at_ana.watch(room)
            looked, look = asyncio.Event(), Rights._looks

            async def slowly(*asked: Any) -> Any:
                await looked.wait()
                return await look(*asked)

            monkeypatch.setattr(Rights, "_looks", slowly)
            await ana.does("DELETE", f"/api/rooms/{room}/members/{ben.id}")
            assert (await ana.whispers(room, "after the removal")).status_code == 201
            await ben.speaks(own, "the sentinel")
            await at_ben.hear("entry", text="the sentinel")
            assert not at_ben.heard("after the removal")
            looked.set()
            await at_ana.hear("private_entry", text="after the removal")
            await at_ben.hear("room_changed", room=room)
            assert not at_ben.heard("after the removal")

    at_the_desk(tmp_path, test)


def test_a_flood_is_refused_and_then_cut_off(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        async with ana.wire() as at_ana:
            for _ in range(500):
                await at_ana.say(type="typing", room="0" * 36)
            assert await at_ana.closed_with() == 4429
        async with ana.wire() as at_ana:
            await at_ana.say(type="unheard_of", room="x")
            found = await at_ana.hear("refused")
            assert (found["about"], found["error"]["code"]) == ("unheard_of", "body_malformed")
            await at_ana.say(type="seen", room="x", up_to=-1)
            assert (await at_ana.hear("refused"))["error"]["code"] == "body_malformed"

    at_the_desk(tmp_path, test)


def test_a_delivered_message_asks_the_store_for_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(house: House) -> None:
        ana, room = await house.staff("Ana"), await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as one, house.ada.wire() as two, house.ada.wire() as three:
            for wire in (one, two, three):
                await wire.watch(room)
            monkeypatch.setattr(live, "entries_after", _nobody_reads)
            monkeypatch.setattr(live, "private_entries_after", _nobody_reads)
            for number in range(5):
                await one.speak(room, f"aloud {number}")
                await one.whisper(room, f"aside {number}")
            for wire in (one, two, three):
                await wire.hear("entry", text="aloud 4")
                await wire.hear("private_entry", text="aside 4")

    at_the_desk(tmp_path, test)


async def _nobody_reads(*_asked: object) -> None:
    raise AssertionError("a delivered message was read from the store")


def test_presence_and_heartbeats_are_of_those_who_answer(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        lead = await house.staff("Sue", await house.role("Lead", "all", "enquiry.monitor"))
        assert (await house.http.get(f"{house.customer_url}/api/desk")).json()["online"] is False
        await ana.does("POST", "/api/heartbeat", json={"available": True})
        assert (await ana.does("GET", "/api/session"))["available"] is True
        assert (await house.http.get(f"{house.customer_url}/api/desk")).json()["online"] is True
        assert await lead.refusal("POST", "/api/heartbeat", json={"available": True}) == (403, "not_allowed")
        await lead.does("POST", "/api/session/renew")
        await asyncio.gather(*(ana.does("POST", "/api/session/renew") for _ in range(3)))

    at_the_desk(tmp_path, test)
