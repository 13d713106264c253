"""Withdrawing a room at the staff door: on open sockets too, and told to nobody outside."""

from __future__ import annotations

from pathlib import Path

from staff.house import House, at_the_desk


def test_an_open_socket_loses_the_room_at_once(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        room = await house.enquiry()
        await ana.picks_up(room)
        offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{offer['id']}/accept")
        await ana.whispers(room, "while he was there")
        refused = await house.ada.refusal("POST", f"/api/rooms/{room}/access/{ben.id}/withdraw")
        assert refused == (409, "still_member")
        await ana.does("DELETE", f"/api/rooms/{room}/members/{ben.id}")
        async with ben.wire() as at_ben:
            await at_ben.watch(room)
            assert "while he was there" in str(await ben.does("GET", f"/api/rooms/{room}/timeline"))
            readers = await house.ada.does("POST", f"/api/rooms/{room}/access/{ben.id}/withdraw")
            await at_ben.hear("row_gone", room=room)
            assert await ben.refusal("GET", f"/api/rooms/{room}/timeline") == (404, "not_found")
            await at_ben.say(type="watch", room=room)
            assert (await at_ben.hear("refused", about="watch"))["error"]["code"] == "not_found"
        told = [(one["staff"]["name"], one["owner"], bool(one["withdrawn"]), one["by_role"]) for one in readers]
        assert told == [("Ana", True, False, False), ("Ben", False, True, False)]
        assert readers[1]["withdrawn"]["by"]["name"] == "Ada"
        await house.ada.does("POST", f"/api/rooms/{room}/access/{ben.id}/restore")
        await ben.does("GET", f"/api/rooms/{room}/timeline")

    at_the_desk(tmp_path, test)


def test_a_closed_room_is_withdrawn_from_its_owner_and_leaves_their_list(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, sue = await house.staff("Ana"), await house.staff("Sue", "administrator")
        room = await house.enquiry()
        await ana.picks_up(room)
        await ana.does("POST", f"/api/rooms/{room}/close")
        await ana.does("GET", f"/api/rooms/{room}")
        assert [row["id"] for row in (await ana.does("GET", "/api/rooms/mine/closed"))["rows"]] == [room]
        async with ana.wire() as at_ana:
            await at_ana.say(type="watch_desk", overview=False)
            await house.ada.does("POST", f"/api/rooms/{room}/access/{ana.id}/withdraw")
            await at_ana.hear("row_gone", room=room)
        assert (await ana.does("GET", "/api/rooms/mine/closed"))["rows"] == []
        for path in ("", "/timeline", "/drafts", "/access"):
            assert await ana.refusal("GET", f"/api/rooms/{room}{path}") == (404, "not_found"), path
        assert await ana.refusal("POST", f"/api/rooms/{room}/close") == (404, "not_found")
        assert await sue.does("GET", f"/api/rooms/{room}/access")
        assert await house.ada.refusal("POST", f"/api/rooms/{room}/access/{sue.id}/withdraw") == (404, "not_found")

    at_the_desk(tmp_path, test)
