"""The customers' socket on real connections: speech, resuming, typing, and what reaches whom."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

from backchannel.public.entries import Actor
from customers import CustomerDoor, at_the_door, new_key, watch
from sockets import ask_for_socket, raw_socket


def test_a_message_is_acknowledged_and_comes_back_with_its_key(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room, key = (await maria.starts())["id"], new_key()
        async with maria.chat() as chat, maria.chat() as other_tab:
            assert await watch(chat, room) == [1, 2]
            assert await watch(other_tab, room, 2) == []
            await chat.say(type="send", room=room, key=key, text="Are you there?")
            sent, entry = await chat.hear(), await chat.hear()
            assert (sent["type"], sent["key"], sent["seq"]) == ("sent", key, 3)
            assert (entry["entry"]["key"], entry["entry"]["id"]) == (key, sent["id"])
            assert await other_tab.hear() == entry

    at_the_door(tmp_path, test)


def test_sending_again_is_acknowledged_again_and_said_once(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room, key = (await maria.starts())["id"], new_key()
        async with maria.chat() as chat:
            await watch(chat, room)
            for _ in range(3):
                await chat.say(type="send", room=room, key=key, text="Once")
            await chat.say(type="send", room=room, key=new_key(), text="Twice")
            heard = [await chat.hear() for _ in range(6)]
            assert [frame["type"] for frame in heard].count("sent") == 4
            assert len({str(frame) for frame in heard if frame["type"] == "sent" and frame["key"] == key}) == 1
            assert [frame["entry"]["text"] for frame in heard if frame["type"] == "entry"] == ["Once", "Twice"]

    at_the_door(tmp_path, test)


def test_a_socket_that_comes_back_misses_nothing_and_gets_nothing_twice(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        async with maria.chat() as chat:
            assert await watch(chat, room) == [1, 2]
        for number in range(80):
            await maria.says(room, str(number))
        async with maria.chat() as chat:
            assert await watch(chat, room, 2) == list(range(3, 83))
            assert await watch(chat, room, 80) == [81, 82]
            assert await watch(chat, room, 10_000) == []
            await maria.says(room, "live again")
            assert (await chat.hear())["entry"]["seq"] == 83

    at_the_door(tmp_path, test, messages_per_minute=1000)


def test_a_room_no_longer_watched_is_silent(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        one, other = (await maria.starts())["id"], (await maria.starts())["id"]
        async with maria.chat() as chat:
            await watch(chat, one)
            await watch(chat, other)
            await chat.say(type="unwatch", room=one)
            await maria.says(one, "not this")
            await maria.says(other, "but this")
            assert (await chat.hear())["entry"]["text"] == "but this"

    at_the_door(tmp_path, test)


def test_frames_before_the_greeting_are_kept_and_answered_in_order(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        socket, _ = await ask_for_socket(door.port, "/api/socket", f"backchannel.v1, token.{maria.token}")
        for _ in range(3):
            await socket.say(1, b'{"type":"typing","room":"r"}')
        heard = [(await socket.hear()).payload for _ in range(4)]
        assert heard[0] == b'{"type":"ready"}'
        assert all(b'"refused"' in frame for frame in heard[1:])

    at_the_door(tmp_path, test)


def test_the_teams_typing_reaches_the_customer_and_the_customers_the_team(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        told: list[tuple[str, Actor]] = []
        door.public.typing.listen(lambda room, who: told.append((room, who)))
        maria, john = await door.customer(), await door.customer()
        await maria.ask("PUT", "/api/me", json={"name": "Maria"})
        room, other = (await maria.starts())["id"], (await john.starts())["id"]
        async with maria.chat() as chat, john.chat() as elsewhere:
            await watch(chat, room)
            await watch(elsewhere, other)
            door.public.typing.writes(room, Actor("staff", "s1", "Ana", None))
            who = {"id": "s1", "name": "Ana", "picture": None}
            assert await chat.hear() == {"type": "typing", "room": room, "who": who}
            await chat.say(type="typing", room=room)
            await maria.says(room, "done")
            assert (await chat.hear())["type"] == "entry"
            await john.says(other, "sentinel")
            assert (await elsewhere.hear())["type"] == "entry"
        assert [(where, who.kind, who.name) for where, who in told if who.kind == "customer"] == [
            (room, "customer", "Maria")
        ]

    at_the_door(tmp_path, test)


def test_a_message_to_an_open_socket_is_read_from_no_store(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        async with maria.chat() as chat, maria.chat() as other:
            await watch(chat, room)
            await watch(other, room)
            reads = count_reads(door)
            for number in range(10):
                await chat.say(type="send", room=room, key=new_key(), text=str(number))
                assert [(await chat.hear())["type"], (await chat.hear())["type"]] == ["sent", "entry"]
                assert (await other.hear())["type"] == "entry"
            assert reads == []

    at_the_door(tmp_path, test)


def count_reads(door: CustomerDoor) -> list[str]:
    """Every read of the public store from now on, by principal."""
    store, reads = door.public.universe.store, list[str]()
    read = store._read

    def counted(principal: str, work: object) -> object:
        reads.append(principal)
        return read(principal, work)  # type: ignore[arg-type]

    store._read = counted  # type: ignore[method-assign,assignment]
    return reads


def test_the_counter_of_reads_counts(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        reads = count_reads(door)
        await (await door.customer()).ask("GET", "/api/me")
        assert reads == ["customer", "customer"]

    at_the_door(tmp_path, test)


def test_another_process_on_the_same_folder_is_heard(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        from customers import Customer, customers_door

        maria = await door.customer()
        room = (await maria.starts())["id"]
        async with maria.chat() as chat, customers_door(tmp_path) as second:
            await watch(chat, room)
            await Customer(second, maria.token).says(room, "from over there")
            assert (await asyncio.wait_for(chat.hear(), 10))["entry"]["text"] == "from over there"

    at_the_door(tmp_path, test)


def test_nothing_waits_between_a_frame_and_the_writers_queue(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        store, seen = door.public.universe.store, list[int]()
        put = store.put

        def counted(job: object) -> None:
            seen.append(len(asyncio.all_tasks()))
            put(job)  # type: ignore[arg-type]

        store.put = counted  # type: ignore[method-assign]
        socket = await raw_socket(door.port, "/api/socket", f"backchannel.v1, token.{maria.token}")
        assert (await socket.hear()).payload == b'{"type":"ready"}'
        frames = [{"type": "send", "room": room, "key": new_key(), "text": str(at)} for at in range(20)]
        await socket.say_together([json.dumps(frame).encode() for frame in frames])
        heard = [json.loads((await socket.hear()).payload) for _ in frames]
        assert [frame["key"] for frame in heard] == [frame["key"] for frame in frames]
        assert [frame["seq"] for frame in heard] == list(range(3, 23))
        assert (len(seen), len(set(seen))) == (20, 1)

    at_the_door(tmp_path, test)
