"""What the customers' socket refuses, and every way it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

import backchannel.wiring.customer
from backchannel.customer.socket import FRAMES, MOST_REFUSED
from customers import Customer, CustomerDoor, at_the_door, customers_door, new_key, watch
from sockets import ask_for_socket


def test_rooms_of_others_answer_like_rooms_that_never_were(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria, eve = await door.customer(), await door.customer()
        room = (await maria.starts())["id"]
        unknown = "0" * len(room)
        async with eve.chat() as chat:
            answers = []
            for target in (room, unknown):
                await chat.say(type="watch", room=target)
                answers.append(await chat.hear())
                await chat.say(type="send", room=target, key="0" * 32, text="let me in")
                answers.append(await chat.hear())
                await chat.say(type="typing", room=target)
                answers.append(await chat.hear())
                await chat.say(type="seen", room=target, up_to=1)
                answers.append(await chat.hear())
            for answer in answers:
                assert answer.pop("room") in (room, unknown)
                assert answer["error"]["code"] == "not_found"
            assert answers[:4] == answers[4:]
            await maria.says(room, "for nobody else")
            await chat.say(type="unwatch", room=room)
            await chat.say(type="typing", room=unknown)
            assert (await chat.hear())["about"] == "typing"

    at_the_door(tmp_path, test)


@pytest.mark.parametrize(
    ("frame", "about", "code"),
    [
        ({"type": "shout", "room": "r"}, "shout", "body_malformed"),
        ({"room": "r"}, "frame", "body_malformed"),
        ({"type": "send", "room": "r", "text": "x"}, "send", "body_malformed"),
        ({"type": "send", "room": "r", "key": "x", "text": "x"}, "send", "body_malformed"),
        ({"type": "send", "room": "r", "key": "0" * 32, "text": "x", "audience": "staff"}, "send", "body_malformed"),
        ({"type": "watch", "room": "r", "after": -1}, "watch", "body_malformed"),
        ({"type": "watch", "room": "r", "after": "1"}, "watch", "body_malformed"),
        ({"type": "seen", "room": "r", "up_to": None}, "seen", "body_malformed"),
        ({"type": ["send"]}, "frame", "body_malformed"),
    ],
)
def test_a_frame_of_the_wrong_shape_is_refused_by_name(
    tmp_path: Path, frame: dict[str, object], about: str, code: str
) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        async with maria.chat() as chat:
            await chat.say(**frame)
            refused = await chat.hear()
            assert (refused["type"], refused["about"], refused["error"]["code"]) == ("refused", about, code)

    at_the_door(tmp_path, test)


def test_speech_is_refused_over_the_socket_as_over_http(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room, key = (await maria.starts())["id"], new_key()
        async with maria.chat() as chat:
            for text, code in (("", "text_empty"), ("x" * 8001, "text_too_long")):
                await chat.say(type="send", room=room, key=key, text=text)
                refused = await chat.hear()
                assert (refused["key"], refused["error"]["code"]) == (key, code)
            await maria.ask("POST", f"/api/enquiries/{room}/close")
            await chat.say(type="send", room=room, key=key, text="Still there?")
            assert (await chat.hear())["error"]["code"] == "enquiry_closed"

    at_the_door(tmp_path, test)


def test_a_frame_that_is_no_json_ends_the_socket(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        async with (await door.customer()).chat() as chat:
            await chat.socket.send("{")
            assert await chat.closed_with() == 4400

    at_the_door(tmp_path, test)


def test_a_flood_of_frames_ends_the_socket(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        async with maria.chat() as chat:
            await watch(chat, room)
            for _ in range(FRAMES.at_once + 50):
                await chat.say(type="typing", room=room)
            assert await chat.closed_with() == 4429

    at_the_door(tmp_path, test)


def test_a_flood_of_messages_is_refused_then_ends_the_socket(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        async with maria.chat() as chat:
            await chat.say(type="send", room=room, key=new_key(), text="one")
            assert (await chat.hear())["type"] == "sent"
            for _ in range(MOST_REFUSED):
                await chat.say(type="send", room=room, key=new_key(), text="more")
                error = (await chat.hear())["error"]
                assert (error["code"], error["retry_after"] > 0) == ("too_many", True)
            await chat.say(type="send", room=room, key=new_key(), text="more")
            assert await chat.closed_with() == 4429
        answer = await maria.says(room, "over HTTP, then")
        assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (429, "too_many", "10")

    at_the_door(tmp_path, test, messages_per_minute=6, clock=lambda: 1_780_000_000_000)


def test_a_session_that_ends_closes_its_open_sockets_and_no_others(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria, john = await door.customer(), await door.customer()
        room = (await john.starts())["id"]
        async with maria.chat() as one, maria.chat() as two, john.chat() as other:
            await watch(other, room)
            await maria.ask("DELETE", "/api/session")
            assert [await one.closed_with(), await two.closed_with()] == [4401, 4401]
            await john.says(room, "still here")
            assert (await other.hear())["entry"]["text"] == "still here"

    at_the_door(tmp_path, test)


def test_nobody_opens_a_socket_without_a_session(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        for protocols in ("backchannel.v1", f"backchannel.v1, token.{'0' * 32}"):
            socket, head = await ask_for_socket(door.port, "/api/socket", protocols)
            assert head.startswith(b"HTTP/1.1 101 ")
            assert await socket.hear_close() == 4401

    at_the_door(tmp_path, test)


def test_other_upgrades_are_declined_in_the_doors_words(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        for path, protocols, status in (("/api/other", "backchannel.v1", 404), ("/api/socket", "chat", 400)):
            socket, head = await ask_for_socket(door.port, path, protocols)
            assert head.startswith(f"HTTP/1.1 {status} ".encode())
            assert (await socket.reader.read()).startswith(b'{"code":')

    at_the_door(tmp_path, test)


def test_an_address_holds_no_more_sockets_than_it_may(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        async with maria.chat(), maria.chat():
            socket, _ = await ask_for_socket(door.port, "/api/socket", f"backchannel.v1, token.{maria.token}")
            assert await socket.hear_close() == 4429
        async with maria.chat():
            pass

    at_the_door(tmp_path, test, sockets_per_address=2)


def test_a_session_ended_by_another_process_closes_its_sockets_here_within_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backchannel.wiring.customer, "CHECK_SESSIONS_EVERY_S", 0.05)

    async def test(door: CustomerDoor) -> None:
        maria, john = await door.customer(), await door.customer()
        room = (await john.starts())["id"]
        async with maria.chat() as chat, john.chat() as other, customers_door(tmp_path) as second:
            await watch(other, room)
            await Customer(second, maria.token).ask("DELETE", "/api/session")
            assert await chat.closed_with() == 4401
            await john.says(room, "still here")
            assert (await other.hear())["entry"]["text"] == "still here"

    at_the_door(tmp_path, test)
