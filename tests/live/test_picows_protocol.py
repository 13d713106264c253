"""Real sockets through uvicorn and picows: what is passed on, what ends a socket, and with which code."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from backchannel.live.connection import (
    MOST_FRAME_BYTES,
    MOST_QUEUED_BYTES,
    Accepted,
    Connection,
    Declined,
    SocketListener,
    Upgrade,
)
from sockets import BINARY, CLOSE, CONTINUE, PING, PONG, TEXT, RawSocket, ask_for_socket, listening, raw_socket


class Ear:
    """A listener that keeps what it hears."""

    def __init__(self) -> None:
        self.connection: Connection | None = None
        self.heard: asyncio.Queue[bytes] = asyncio.Queue()
        self.gone = asyncio.Event()

    def opened(self, connection: Connection) -> None:
        self.connection = connection

    def received(self, frame: bytes) -> None:
        self.heard.put_nowait(frame)

    def closed(self) -> None:
        self.gone.set()

    async def hears(self) -> bytes:
        return await asyncio.wait_for(self.heard.get(), 10)


def with_socket(test: Callable[[Ear, RawSocket], Awaitable[None]]) -> None:
    """Run a test on one open socket, on a loop of its own."""

    async def run() -> None:
        ear = Ear()
        async with listening(lambda _upgrade: Accepted(ear)) as listener:
            socket = await raw_socket(listener.port)
            await test(ear, socket)
            socket.close()

    asyncio.run(run())


def test_a_text_frame_is_passed_on_whole() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, "grüße".encode())
        assert await ear.hears() == "grüße".encode()

    with_socket(test)


def test_fragments_are_gathered_with_a_ping_between_them() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"one ", last=False)
        await socket.say(PING, b"there?")
        await socket.say(CONTINUE, b"two ", last=False)
        await socket.say(CONTINUE, b"three")
        assert await ear.hears() == b"one two three"
        pong = await socket.hear()
        assert (pong.kind, pong.payload) == (PONG, b"there?")

    with_socket(test)


def test_a_character_may_be_cut_by_fragments() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        snowman = "☃".encode()
        await socket.say(TEXT, snowman[:1], last=False)
        await socket.say(CONTINUE, snowman[1:])
        assert await ear.hears() == snowman

    with_socket(test)


def test_a_continuation_of_nothing_ends_the_socket() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(CONTINUE, b"lost")
        assert await socket.hear_close() == 1002
        assert ear.heard.empty()

    with_socket(test)


def test_a_new_text_within_fragments_ends_the_socket() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"one", last=False)
        await socket.say(TEXT, b"two")
        assert await socket.hear_close() == 1002
        assert ear.heard.empty()

    with_socket(test)


def test_a_frame_over_the_limit_ends_the_socket() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"x" * (MOST_FRAME_BYTES + 1))
        assert await socket.hear_close() == 1009
        assert ear.heard.empty()

    with_socket(test)


def test_fragments_over_the_limit_together_end_the_socket() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"x" * MOST_FRAME_BYTES, last=False)
        await socket.say(CONTINUE, b"x")
        assert await socket.hear_close() == 1009
        assert ear.heard.empty()

    with_socket(test)


def test_a_frame_at_the_limit_is_passed_on() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"x" * MOST_FRAME_BYTES)
        assert len(await ear.hears()) == MOST_FRAME_BYTES

    with_socket(test)


def test_text_that_is_not_utf8_ends_the_socket() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"\xff\xfe")
        assert await socket.hear_close() == 1007
        assert ear.heard.empty()

    with_socket(test)


def test_binary_frames_are_not_taken() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(BINARY, b"bytes")
        assert await socket.hear_close() == 1003
        assert ear.heard.empty()

    with_socket(test)


def test_a_goodbye_is_answered_and_the_listener_told() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(CLOSE, b"\x03\xe8")
        assert await socket.hear_close() == 1000
        await asyncio.wait_for(ear.gone.wait(), 10)

    with_socket(test)


def test_a_peer_that_vanishes_is_noticed() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"here")
        await ear.hears()
        socket.writer.transport.abort()
        await asyncio.wait_for(ear.gone.wait(), 10)
        assert ear.connection is not None
        assert not ear.connection.send(b"too late")

    with_socket(test)


def test_the_door_closes_with_its_own_code() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"here")
        await ear.hears()
        assert ear.connection is not None
        ear.connection.send(b"last words")
        ear.connection.close(4401, "signed out")
        ear.connection.close(4403, "twice is once")
        assert (await socket.hear()).payload == b"last words"
        goodbye = await socket.hear()
        assert (goodbye.kind, goodbye.code, goodbye.payload[2:]) == (CLOSE, 4401, b"signed out")
        await socket.say(CLOSE, goodbye.payload[:2])
        await asyncio.wait_for(ear.gone.wait(), 10)

    with_socket(test)


def test_a_reader_that_falls_behind_is_cut_off_and_never_served_with_holes() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"here")
        await ear.hears()
        assert ear.connection is not None
        sent = 0
        while ear.connection.send(b"%08d" % sent + b"x" * 8192):
            sent += 1
        assert sent * 8192 >= MOST_QUEUED_BYTES
        assert not ear.connection.send(b"more")
        read = 0
        while (frame := await socket.hear()).kind == TEXT:
            assert int(frame.payload[:8]) == read
            read += 1
        assert frame.code == 4408

    with_socket(test)


def test_the_server_going_away_says_1001() -> None:
    async def run() -> None:
        ear = Ear()
        async with listening(lambda _upgrade: Accepted(ear)) as listener:
            socket = await raw_socket(listener.port)
            await socket.say(TEXT, b"here")
            await ear.hears()
            goodbye = asyncio.create_task(socket.hear_close())
        assert await goodbye == 1001
        assert ear.gone.is_set()

    asyncio.run(run())


def test_an_upgrade_may_be_declined_with_a_body() -> None:
    async def run() -> None:
        async with listening(lambda _upgrade: Declined(429, b'{"code":"too_many"}')) as listener:
            socket, head = await ask_for_socket(listener.port)
            assert head.startswith(b"HTTP/1.1 429 ")
            assert b"application/json" in head
            assert await socket.reader.read() == b'{"code":"too_many"}'

    asyncio.run(run())


def test_a_door_that_fails_tells_nothing_of_it() -> None:
    def door(_upgrade: Upgrade) -> Accepted | Declined:
        raise ValueError("the inside of the house")

    async def run() -> None:
        async with listening(door) as listener:
            socket, head = await ask_for_socket(listener.port)
            assert head.startswith(b"HTTP/1.1 500 ")
            assert await socket.reader.read() == b""
            assert b"house" not in head

    asyncio.run(run())


def test_the_door_sees_path_protocols_and_peer() -> None:
    seen: list[Upgrade] = []

    def door(upgrade: Upgrade) -> Accepted | Declined:
        seen.append(upgrade)
        listener: SocketListener = Ear()
        return Accepted(listener, "two")

    async def run() -> None:
        async with listening(door) as listener:
            _, head = await ask_for_socket(listener.port, "/api/socket?x=1", "one, two")
            assert b"sec-websocket-protocol: two" in head.lower()

    asyncio.run(run())
    assert seen[0].path == "/api/socket?x=1"
    assert seen[0].headers["sec-websocket-protocol"] == "one, two"
    assert seen[0].peer == "127.0.0.1"


def test_what_comes_after_the_goodbye_is_not_passed_on_and_does_not_lose_it() -> None:
    async def test(ear: Ear, socket: RawSocket) -> None:
        await socket.say(TEXT, b"here")
        await ear.hears()
        assert ear.connection is not None
        ear.connection.close(4429, "too many")
        for _ in range(200):
            await socket.say(TEXT, b"more")
        assert await socket.hear_close() == 4429
        await asyncio.wait_for(ear.gone.wait(), 10)
        assert ear.heard.empty()

    with_socket(test)
