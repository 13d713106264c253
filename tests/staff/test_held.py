"""Held messages at the staff door: who sees them, by which frames, and what the customer has of them: nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from staff.house import House, Person, at_the_desk
from staff.wires import new_key


async def room_of(house: House, owner: Person, *others: Person) -> tuple[Any, str]:
    """A room that `owner` has picked up and the others are in."""
    customer = await house.customer("Maria")
    room = await house.offered(await customer.starts())
    await owner.picks_up(room)
    for other in others:
        offer = await owner.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": other.id})
        await other.does("POST", f"/api/offers/{offer['id']}/accept")
    return customer, room


async def holds(person: Person, seconds: int = 10) -> None:
    await person.does("PUT", "/api/me/hold", json={"seconds": seconds})


def said(room: str, text: str, key: str) -> dict[str, Any]:
    return {"type": "send_message", "room": room, "audience": "customer", "key": key, "text": text}


def test_members_see_what_is_held_and_the_customer_sees_nothing(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines, ben = await house.staff("Ines"), await house.staff("Ben")
        maria, room = await room_of(house, ines, ben)
        await holds(ines)
        async with maria.chat() as chat, ben.wire() as bens, ines.wire() as own:
            await chat.say(type="watch", room=room, after=0)
            await own.say(**said(room, "The plug is wet", key := new_key()))
            came = await bens.hear("held")
            assert (came["held"]["text"], came["held"]["key"]) == ("The plug is wet", None)
            assert 0 < came["held"]["left_ms"] <= 10_000
            assert (await own.hear("held"))["held"]["key"] == key
            receipt = await own.hear("message_held")
            assert (receipt["audience"], receipt["key"], receipt["id"]) == ("customer", key, came["held"]["id"])
            view = await ben.does("GET", f"/api/rooms/{room}")
            assert [one["text"] for one in view["held"]] == ["The plug is wet"]
            await ines.does("POST", f"/api/rooms/{room}/held/{key}/undo")
            assert (await bens.hear("held_over"))["how"] == "undone"
            await holds(ines, 0)
            await ines.speaks(room, "sentinel")
            texts = [frame["entry"].get("text") async for frame in frames_until(chat, "sentinel")]
            assert "The plug is wet" not in str(texts)
            own_view = await ines.does("GET", f"/api/rooms/{room}")
            assert own_view["held"] == []

    at_the_desk(tmp_path, story)


async def frames_until(chat: Any, text: str) -> Any:
    """The entries that a customer is sent, up to the one that says `text`."""
    while True:
        frame = await chat.hear()
        if frame["type"] == "entry":
            yield frame
            if frame["entry"].get("text") == text:
                return


def test_a_monitor_is_not_shown_what_is_held(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        _, room = await room_of(house, ines)
        await holds(ines)
        await ines.speaks(room, "not yet")
        view = await house.ada.does("GET", f"/api/rooms/{room}")
        assert view["relation"] == "in_reach"
        assert view["held"] == []

    at_the_desk(tmp_path, story)


def test_a_retry_over_either_way_is_answered_by_what_became_of_it(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        _, room = await room_of(house, ines)
        await holds(ines)
        held = (await ines.speaks(room, "Hello", key := new_key())).json()
        assert (held["state"], held["audience"]) == ("held", "customer")
        await ines.does("POST", f"/api/rooms/{room}/held/{key}/undo")
        undone = (await ines.speaks(room, "Hello", key)).json()
        assert undone == {"state": "undone", "audience": "customer", "id": held["id"], "key": key}
        async with ines.wire() as wire:
            await wire.say(**said(room, "Hello", key))
            assert (await wire.hear("message_undone"))["key"] == key

    at_the_desk(tmp_path, story)


def test_a_held_message_comes_at_its_time_in_the_public_log(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        _, room = await room_of(house, ines)
        await holds(ines, 1)
        async with ines.wire() as wire:
            view = await ines.does("GET", f"/api/rooms/{room}")
            await wire.say(type="watch", room=room, after=view["head"], private_after=0)
            await wire.hear("caught_up")
            held = (await ines.speaks(room, "Here you are", key := new_key())).json()
            entry = (await wire.hear("entry"))["entry"]
            assert (entry["id"], entry["key"], entry["seq"]) == (held["id"], key, view["head"] + 1)
            assert (await wire.hear("held_over"))["how"] == "released"

    at_the_desk(tmp_path, story)


def test_undo_is_the_senders_and_comes_too_late_after_the_release(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines, ben = await house.staff("Ines"), await house.staff("Ben")
        _, room = await room_of(house, ines, ben)
        undo = f"/api/rooms/{room}/held/{{}}/undo"
        await holds(ines)
        await ines.speaks(room, "Mine", key := new_key())
        assert await ben.refusal("POST", undo.format(key)) == (404, "not_found")
        assert await house.ada.refusal("POST", undo.format(key)) == (403, "not_allowed")
        await holds(ines, 0)
        await ines.speaks(room, "Sent", sent := new_key())
        assert await ines.refusal("POST", undo.format(sent)) == (409, "already_released")

    at_the_desk(tmp_path, story)


def test_the_rules_are_the_desks_and_ones_own(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        assert await ines.refusal("PUT", "/api/hold", json={"seconds": 5}) == (403, "not_allowed")
        await house.ada.does("PUT", "/api/hold", json={"seconds": 5})
        await holds(ines, 2)
        assert await ines.does("GET", "/api/hold") == {"desk_s": 5, "own_s": 2, "in_force_s": 5}
        refused = await ines.ask("PUT", "/api/me/hold", json={"seconds": 11})
        assert refused.status_code == 400

    at_the_desk(tmp_path, story)
