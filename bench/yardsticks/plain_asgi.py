"""The yardstick *plain ASGI*: sockets on uvicorn, one table, group commit with fsync, no sign-in, no rights, no limits.

``python -m bench.yardsticks.plain_asgi FOLDER PORT`` prints ``ready`` when it listens.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import sys
import threading
from typing import Any

import msgspec
import uvicorn

_TABLE = """CREATE TABLE IF NOT EXISTS message (room TEXT, seq INTEGER, author INTEGER, key TEXT, text TEXT,
PRIMARY KEY (room, seq)) WITHOUT ROWID"""
_INSERT = "INSERT INTO message VALUES (?, ?, ?, ?, ?)"


class Post(msgspec.Struct):
    """What a client sends."""

    key: str
    text: str


class Writer(threading.Thread):
    """Commits whatever has queued with one fsync, then hands it back to the loop."""

    def __init__(self, path: str, loop: asyncio.AbstractEventLoop, done: Any) -> None:
        super().__init__(daemon=True)
        self._path, self._loop, self._done = path, loop, done
        self.queue: queue.SimpleQueue[Any] = queue.SimpleQueue()

    def run(self) -> None:
        """Write for ever."""
        link = sqlite3.connect(self._path, isolation_level=None)
        link.execute("PRAGMA journal_mode=WAL")
        link.execute("PRAGMA synchronous=FULL")
        link.execute(_TABLE)
        while True:
            batch = [self.queue.get()]
            while not self.queue.empty():
                batch.append(self.queue.get_nowait())
            link.execute("BEGIN IMMEDIATE")
            link.executemany(_INSERT, [row for row, _send in batch])
            link.execute("COMMIT")
            self._loop.call_soon_threadsafe(self._done, batch)


class Rooms:
    """All rooms: who is in each, and its last place."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._members: dict[str, list[asyncio.Queue[str]]] = {}
        self._heads: dict[str, int] = {}
        self._writer: Writer | None = None

    def post(self, room: str, author: int, post: Post, mine: asyncio.Queue[str]) -> None:
        """Queue a message for the next commit."""
        if self._writer is None:
            self._writer = Writer(self._path, asyncio.get_running_loop(), self._committed)
            self._writer.start()
        seq = self._heads[room] = self._heads.get(room, 0) + 1
        self._writer.queue.put(((room, seq, author, post.key, post.text), mine))

    def join(self, room: str) -> asyncio.Queue[str]:
        """A new member's queue."""
        mine: asyncio.Queue[str] = asyncio.Queue()
        self._members.setdefault(room, []).append(mine)
        return mine

    def _committed(self, batch: list[Any]) -> None:
        for (room, seq, _author, key, text), mine in batch:
            mine.put_nowait(msgspec.json.encode({"type": "sent", "key": key, "seq": seq}).decode())
            frame = msgspec.json.encode({"type": "entry", "seq": seq, "text": text}).decode()
            for member in self._members[room]:
                if member is not mine:
                    member.put_nowait(frame)


def application(rooms: Rooms) -> Any:
    """The ASGI application."""

    async def serve(scope: dict[str, Any], receive: Any, send: Any) -> None:
        if scope["type"] != "websocket":
            return
        room = scope["path"].rpartition("/")[2]
        mine = rooms.join(room)
        await send({"type": "websocket.accept"})
        writing = asyncio.create_task(_write(mine, send))
        while (event := await receive())["type"] != "websocket.disconnect":
            if text := event.get("text"):
                rooms.post(room, id(mine), msgspec.json.decode(text, type=Post), mine)
        writing.cancel()

    return serve


async def _write(mine: asyncio.Queue[str], send: Any) -> None:
    while True:
        await send({"type": "websocket.send", "text": await mine.get()})


def main(folder: str, port: int) -> None:
    """Serve until told to stop."""
    config = uvicorn.Config(
        application(Rooms(f"{folder}/plain.db")),
        host="127.0.0.1",
        port=port,
        ws="websockets-sansio",
        log_level="error",
        access_log=False,
        lifespan="off",
        ws_per_message_deflate=False,
    )
    print("starting", flush=True)
    server = uvicorn.Server(config)

    async def run() -> None:
        serving = asyncio.create_task(server.serve())
        while not server.started:
            await asyncio.sleep(0.01)
        print("ready now", flush=True)
        await serving

    uvicorn_loop = asyncio.Runner(loop_factory=_uvloop())
    with uvicorn_loop as runner:
        runner.run(run())


def _uvloop() -> Any:
    import uvloop

    return uvloop.new_event_loop


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
