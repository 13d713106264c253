"""A call for help reaches those who may answer, and nobody else; nobody outside of the desk hears of it."""

from __future__ import annotations

from pathlib import Path

from staff.house import House, at_the_desk


def test_supervisors_in_reach_are_told_without_a_word_of_it(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        near, far = await house.department("Near"), await house.department("Far")
        ana, ben = await house.staff("Ana", "agent", near), await house.staff("Ben")
        ruth, tom = await house.staff("Ruth", "supervisor", near), await house.staff("Tom", "supervisor", far)
        room = await house.enquiry(tag=await house.tag("Near", near))
        await ana.picks_up(room)
        async with ruth.wire() as at_ruth, tom.wire() as at_tom, ben.wire() as at_ben, ana.wire() as at_ana:
            await at_ana.watch(room)
            await ana.does("POST", f"/api/rooms/{room}/flag", json={"text": "canary"})
            heard = await at_ruth.hear("flag_notice", room=room)
            assert (heard["by"]["name"], heard["customer_name"], heard["escalated"]) == ("Ana", "Maria", False)
            await at_ana.hear("private_entry", event="flag_raised", text="canary")
            await ruth.speaks(await _own(house, ruth), "the sentinel")
            for wire, person in ((at_ruth, ruth), (at_tom, tom), (at_ben, ben)):
                own = await _own(house, person)
                await wire.watch(own)
                assert not wire.heard("canary")
                assert wire is at_ruth or "flag_notice" not in wire.kinds()

    at_the_desk(tmp_path, test)


async def _own(house: House, person: object) -> str:
    """A room of somebody's own, to wait for something in."""
    room = await house.enquiry("Their own")
    await person.picks_up(room)  # type: ignore[attr-defined]
    return room


def test_a_supervisor_who_has_the_room_in_view_reads_it_there(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.enquiry()
        await ana.picks_up(room)
        async with house.ada.wire() as at_ada:
            await at_ada.watch(room)
            await at_ada.say(type="watch_desk", overview=True)
            await ana.does("POST", f"/api/rooms/{room}/flag", json={"text": "Is it covered?"})
            await at_ada.hear("private_entry", event="flag_raised", text="Is it covered?")
            row = await at_ada.hear("row", id=room)
            assert row["row"]["flag"]["by"]["name"] == "Ana"
            await house.ada.whispers(room, "It is.")
            await at_ada.hear("private_entry", event="flag_answered")
            assert "flag_notice" not in at_ada.kinds()
            assert (await ana.does("GET", f"/api/rooms/{room}"))["row"]["flag"] is None

    at_the_desk(tmp_path, test)


def test_a_call_that_nobody_answers_is_passed_on_to_all_who_may(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        near, far = await house.department("Near"), await house.department("Far")
        ana, tom = await house.staff("Ana", "agent", near), await house.staff("Tom", "supervisor", far)
        room = await house.enquiry(tag=await house.tag("Near", near))
        await ana.picks_up(room)
        async with tom.wire() as at_tom, house.ada.wire() as at_ada:
            await ana.does("POST", f"/api/rooms/{room}/flag", json={})
            assert (await at_ada.hear("flag_notice", escalated=True))["room"] == room
            heard = await at_tom.hear("flag_notice", escalated=True)
            assert (heard["by"]["name"], heard["room"], heard["code"], heard["customer_name"]) == ("Ana", *[None] * 3)
            assert "flag_notice" not in at_tom.kinds()[:-1]
            board = await house.ada.does("GET", "/api/overview")
            assert board["handling"]["rows"][0]["flag"]["escalated"] is True

    at_the_desk(tmp_path, test, flag_waits_s=0)


def test_words_go_with_it_only_where_private_messages_may_be_written(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.brought("email")
        await ana.picks_up(room)
        refused = await ana.refusal("POST", f"/api/rooms/{room}/flag", json={"text": "Who knows Portuguese?"})
        assert refused == (409, "private_message_unavailable")
        await ana.does("POST", f"/api/rooms/{room}/flag", json={})
        await house.ada.does("DELETE", f"/api/rooms/{room}/flag")

    at_the_desk(tmp_path, test)
