"""The customers' door with somebody behind it, on a loop of its own, so that a browser can stand in front of it."""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa

from backchannel.kernel.proof import StaffProof
from backchannel.public.directory.settings import DeskSettings, change_desk_settings
from backchannel.public.directory.staff_cards import RosterLine, StaffCard, put_roster, put_staff_card, renew_presence
from backchannel.public.directory.tags import NewTag, create_tag
from backchannel.public.enquiries.facts import existing_room
from backchannel.public.enquiries.lifecycle import close, miss, pick_up
from backchannel.public.enquiries.members import join
from backchannel.public.enquiries.room_log import staff_actor
from backchannel.public.enquiries.seen import mark_seen
from backchannel.public.enquiries.tables import enquiry
from backchannel.public.messages.attachments import KeptFile, keep_staff_file
from backchannel.public.messages.changing import Edit, Recall, edit_message, recall_message
from backchannel.public.messages.send import NewMessage, send_message
from backchannel.public.store import Rx, Tx
from backchannel.storage.database import prepare_write
from customers import CustomerDoor, customers_door

T = TypeVar("T")
_ROOMS = prepare_write(sa.select(enquiry.c.id).order_by(enquiry.c.id))
SHOP = DeskSettings(desk_name="Tarn Bikes", greeting="Hello! What can we mend, fit or find for you?", accent="#1d5b4a")
STAFF = {"ines": "Ines Duarte", "ben": "Ben Okafor"}
TAGS = (("Workshop", "Repairs, service, warranty"), ("Orders", "Delivery, exchange, returns"))


class Counter:
    """A desk as its customers meet it. Staff act through the public acts, as the staff door would have them act."""

    def __init__(self, door: CustomerDoor, loop: asyncio.AbstractEventLoop) -> None:
        self.door, self.loop = door, loop
        self.address = f"http://127.0.0.1:{door.port}"

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Something on the door's own loop."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(20)

    def act(self, act: Callable[[Tx], Awaitable[T]], principal: str = "staff_public") -> T:
        """One act in one transaction."""
        return self.run(self.door.public.access(principal).write(act))

    def proof(self, who: str, act: str, room: str | None = None) -> StaffProof:
        return StaffProof(who, act, room, by_reach=True)

    def settle(self, settings: DeskSettings = SHOP) -> None:
        """The desk's name, looks and questions."""
        self.act(lambda tx: change_desk_settings(tx, self.proof("ines", "settings"), settings))

    def hire(self) -> None:
        """Two colleagues whom customers may meet."""
        for who, name in STAFF.items():
            self.act(lambda tx, who=who, name=name: put_staff_card(tx, StaffCard(who, name)))
            self.act(lambda tx, who=who: put_roster(tx, RosterLine(who, None, 5, takes_offers=True)))

    def offer_tags(self) -> None:
        """What customers choose from."""
        for name, intro in TAGS:
            tag = NewTag(name, intro)
            self.act(lambda tx, tag=tag: create_tag(tx, self.proof("ines", "tags"), tag))

    def come_in(self) -> None:
        """Somebody is at the desk."""
        self.act(lambda tx: renew_presence(tx, self.proof("ines", "presence"), True))

    def go_home(self) -> None:
        """Nobody is at the desk."""
        self.act(lambda tx: renew_presence(tx, self.proof("ines", "presence"), False))

    def rooms(self) -> list[str]:
        """Every enquiry, oldest first."""

        async def read(rx: Rx) -> list[str]:
            return [row[0] for row in await rx.all(_ROOMS)]

        return self.run(self.door.public.access("staff_public").read(read))

    def head(self, room: str) -> int:
        """The last place in a room's log."""

        async def read(rx: Rx) -> int:
            return (await existing_room(rx, room)).head

        return self.run(self.door.public.access("staff_public").read(read))

    def channel(self, room: str) -> str:
        """Where an enquiry came from."""

        async def read(rx: Rx) -> str:
            return (await existing_room(rx, room)).channel

        return self.run(self.door.public.access("staff_public").read(read))

    def picks_up(self, room: str, who: str = "ines") -> None:
        self.act(lambda tx: pick_up(tx, self.proof(who, "pick_up", room), room))

    def joins(self, room: str, who: str = "ben") -> None:
        self.act(lambda tx: join(tx, self.proof(who, "join", room), room))

    def says(self, room: str, text: str, who: str = "ines", quotes: str | None = None) -> str:
        """Say something; answers the message's id."""
        new = NewMessage(room, os.urandom(16).hex(), text, quotes=quotes)
        return self.act(lambda tx: send_message(tx, self.proof(who, "send_message", room), new)).id

    def edits(self, room: str, message: str, text: str, who: str = "ines") -> None:
        wanted = Edit(room, message, os.urandom(16).hex(), text)
        self.act(lambda tx: edit_message(tx, self.proof(who, "edit_message", room), wanted))

    def recalls(self, room: str, message: str, who: str = "ines") -> str:
        """Take something back; answers how far it had come."""
        wanted = Recall(room, message, os.urandom(16).hex())
        return self.act(lambda tx: recall_message(tx, self.proof(who, "recall_message", room), wanted)).reached

    def hands_over(self, room: str, name: str, content: bytes, who: str = "ines") -> None:
        """Send a file to the customer."""
        kept = self.run(self.door.public.universe.files.keep(name, _parts(content), len(content)))
        record = KeptFile(kept.id, kept.name, kept.size, kept.media_type, kept.width, kept.height)
        self.act(lambda tx: keep_staff_file(tx, who, room, record))
        new = NewMessage(room, os.urandom(16).hex(), "", (kept.id,))
        self.act(lambda tx: send_message(tx, self.proof(who, "send_message", room), new))

    def sees(self, room: str, seq: int, who: str = "ines") -> None:
        self.act(lambda tx: mark_seen(tx, self.proof(who, "mark_seen", room), room, seq))

    def types(self, room: str, who: str = "ines") -> None:
        async def tell() -> None:
            public = self.door.public
            public.typing.writes(room, await public.access("staff_public").read(lambda rx: staff_actor(rx, who)))

        self.run(tell())

    def misses(self, room: str) -> None:
        self.act(lambda tx: miss(tx, room), "outbound")

    def closes(self, room: str, who: str = "ines") -> None:
        self.act(lambda tx: close(tx, self.proof(who, "close", room), room))


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    yield content


@contextmanager
def counter(folder: Path, **settings: Any) -> Iterator[Counter]:
    """An open counter: two colleagues, two tags, somebody there."""
    loop, opened, end = asyncio.new_event_loop(), threading.Event(), asyncio.Event()
    made: list[Counter] = []

    async def serve() -> None:
        async with customers_door(folder, **settings) as door:
            made.append(Counter(door, loop))
            opened.set()
            await end.wait()

    thread = threading.Thread(target=loop.run_until_complete, args=(serve(),), daemon=True)
    thread.start()
    assert opened.wait(20), "the door did not open"
    desk = made[0]
    for begin in (desk.hire, desk.settle, desk.offer_tags, desk.come_in):
        begin()
    try:
        yield desk
    finally:
        loop.call_soon_threadsafe(end.set)
        thread.join(20)
        loop.close()


@contextmanager
def host_page(body: str, headers: dict[str, str] | None = None) -> Iterator[str]:
    """A page of another origin, as a customer of the desk would run it; answers its address."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body.encode())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
