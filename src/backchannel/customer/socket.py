"""The customers' socket: rooms that are watched, speech, typing, read marks. Nothing waits between frame and store."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import msgspec

from backchannel.customer import views, wire
from backchannel.customer.refusals import as_refusal
from backchannel.customer.rooms import LiveRooms, view_of
from backchannel.customer.session import Admission
from backchannel.kernel.clock import Clock
from backchannel.kernel.errors import Refusal, Unconfirmed, not_found
from backchannel.live.budget import Bucket, Budget, Rate, too_many
from backchannel.live.connection import BAD_FRAME, FLOOD, SIGNED_OUT, TRY_LATER, Connection, Upgrade
from backchannel.live.crowd import Crowd
from backchannel.live.feed import Seat
from backchannel.live.tasks import Tasks
from backchannel.live.typing import TypingLine
from backchannel.public.customers.sessions import Visitor
from backchannel.public.enquiries.room_log import customer_actor
from backchannel.public.enquiries.seen import mark_seen_as_customer
from backchannel.public.enquiries.views import own_enquiry
from backchannel.public.entries import Actor
from backchannel.public.frames import CustomerFrame, customer_frame
from backchannel.public.messages.send import NewMessage, Sent, send_as_customer
from backchannel.public.store import PublicAccess, Rx

FRAMES = Rate(per_minute=3600, at_once=600)
MOST_WAITING, MOST_REFUSED, MOST_ROOMS = 32, 40, 100
_FRAMES: msgspec.json.Decoder[wire.FromCustomer] = msgspec.json.Decoder(wire.FromCustomer)
_CLOSE_CODES = {401: SIGNED_OUT, 429: FLOOD}


@dataclass(frozen=True, slots=True)
class SocketDesk:
    """What the sockets of this door share.

    Args:
        access: the customers' way into the public store.
        clock: the universe's clock.
        admission: decides who comes in.
        live: who watches what.
        typing: says who writes.
        messages: how much each customer may say, over sockets and otherwise.
        tasks: what runs beside the sockets.
        crowd: how many sockets each address holds.
    """

    access: PublicAccess
    clock: Clock
    admission: Admission
    live: LiveRooms
    typing: TypingLine[Actor]
    messages: Budget
    tasks: Tasks
    crowd: Crowd


class CustomerSocket:
    """One socket of one customer.

    Args:
        desk: what sockets of this door share.
        upgrade: the request that opened it.
    """

    def __init__(self, desk: SocketDesk, upgrade: Upgrade) -> None:
        self._desk, self._upgrade = desk, upgrade
        self._address = desk.admission.caller(upgrade.headers, upgrade.peer)
        self._connection: Connection | None = None
        self._visitor: Visitor | None = None
        self._waiting: list[bytes] = []
        self._seats: dict[str, Seat[CustomerFrame]] = {}
        self._names: dict[str, Actor] = {}
        self._frames = Bucket(FRAMES, desk.clock())
        self._refused = 0

    def opened(self, connection: Connection) -> None:
        """The handshake is done: find out who this is."""
        self._connection = connection
        if self._desk.crowd.enter(self._address):
            self._desk.tasks.run(self._admit(connection))
        else:
            self._close(FLOOD, "too many sockets")

    async def _admit(self, connection: Connection) -> None:
        up = self._upgrade
        try:
            self._visitor = await self._desk.admission.admit("/api/socket", up.headers, up.peer)
        except (Refusal, Unconfirmed) as refusal:
            why = as_refusal(refusal)
            connection.close(_CLOSE_CODES.get(why.status, TRY_LATER), why.code)
            return
        if self._connection is None:
            return
        self._desk.live.enter(self._visitor.session, self)
        self._send(customer_frame("socket ready", wire.Ready()))
        waiting, self._waiting = self._waiting, []
        for frame in waiting:
            self.received(frame)

    def received(self, frame: bytes) -> None:
        """A whole frame has arrived."""
        if self._connection is None:
            return
        if not self._frames.take(self._desk.clock()):
            self._connection.close(FLOOD, "too many frames")
        elif self._visitor is None:
            self._keep_waiting(frame)
        else:
            self._understand(frame, self._visitor)

    def _keep_waiting(self, frame: bytes) -> None:
        self._waiting.append(frame)
        if len(self._waiting) > MOST_WAITING and self._connection is not None:
            self._connection.close(FLOOD, "too many frames")

    def _understand(self, frame: bytes, visitor: Visitor) -> None:
        try:
            said = _FRAMES.decode(frame)
        except msgspec.ValidationError as error:
            self._misunderstood(frame, str(error))
        except msgspec.DecodeError:
            self._close(BAD_FRAME, "not JSON")
        else:
            self._do(said, visitor)

    def _do(self, said: wire.FromCustomer, visitor: Visitor) -> None:
        if isinstance(said, wire.Send):
            self._speak(said, visitor.customer_id)
        elif isinstance(said, wire.Typing):
            self._type(said.room)
        elif isinstance(said, wire.Watch):
            self._desk.tasks.run(self._watch(said, visitor.customer_id))
        elif isinstance(said, wire.Unwatch):
            self._unwatch(said.room)
        else:
            self._mark_seen(said, visitor.customer_id)

    def _speak(self, said: wire.Send, customer_id: str) -> None:
        try:
            self._desk.messages.spend(customer_id)
        except Refusal as refusal:
            self._refuse("send", said.room, said.key, refusal)
            return
        new = NewMessage(said.room, said.key, said.text, said.files)
        done = partial(self._spoken, said.room, said.key)
        self._desk.access.submit(lambda tx: send_as_customer(tx, customer_id, new), done, about=new.room)

    def _spoken(self, room: str, key: str, result: Sent | BaseException) -> None:
        if isinstance(result, Sent):
            self._refused = 0
            self._send(customer_frame("socket sent", views.sent_frame(room, result)))
        else:
            self._refuse("send", room, key, result)

    def _type(self, room: str) -> None:
        if (actor := self._names.get(room)) is not None:
            self._desk.typing.writes(room, actor)
        else:
            self._refuse("typing", room, None, not_found())

    def _mark_seen(self, said: wire.Seen, customer_id: str) -> None:
        def done(result: object) -> None:
            if isinstance(result, BaseException):
                self._refuse("seen", said.room, None, result)

        self._desk.access.submit(
            lambda tx: mark_seen_as_customer(tx, customer_id, said.room, said.up_to), done, about=said.room
        )

    async def _watch(self, said: wire.Watch, customer_id: str) -> None:
        async def look(rx: Rx) -> tuple[Actor, int]:
            head = (await own_enquiry(rx, customer_id, said.room)).head
            return await customer_actor(rx, customer_id), min(said.after, head)

        try:
            if len(self._seats) >= MOST_ROOMS and said.room not in self._seats:
                raise too_many(1)
            actor, after = await self._desk.access.glance(look)
        except (Refusal, Unconfirmed) as refusal:
            self._refuse("watch", said.room, None, refusal)
            return
        if self._connection is not None:
            self._names[said.room] = actor
            self._take_seat(said.room, after, customer_id)

    def _take_seat(self, room: str, after: int, customer_id: str) -> None:
        self._leave_seat(room)
        caught_up, views = partial(self._caught_up, room), partial(view_of, customer_id)
        seat = self._seats[room] = Seat(room, after, self._send, caught_up, views, self._lost)
        self._desk.live.feed.watch(seat)

    def _lost(self) -> None:
        self._close(TRY_LATER, "the store could not be read")

    def _caught_up(self, room: str, head: int) -> None:
        self._desk.live.handing.handed(room, head)
        self._send(customer_frame("socket caught_up", wire.CaughtUp(room, head)))

    def _unwatch(self, room: str) -> None:
        self._leave_seat(room)
        self._names.pop(room, None)

    def _leave_seat(self, room: str) -> None:
        if (seat := self._seats.pop(room, None)) is not None:
            self._desk.live.feed.leave(seat)

    def _misunderstood(self, frame: bytes, why: str) -> None:
        named = _named(frame)
        refusal = Refusal("body_malformed", 400, f"This frame was not understood: {why}.", "See /docs for its shape.")
        self._refuse(named.type[:64], named.room, named.key, refusal)

    def _refuse(self, about: str, room: str | None, key: str | None, why: BaseException) -> None:
        body = wire.Refused(about, room, key, views.error(as_refusal(why)))
        self._send(customer_frame("socket refused", body))
        self._refused += 1
        if self._refused > MOST_REFUSED:
            self._close(FLOOD, "too many refused frames")

    def session_ended(self) -> None:
        """The customer has left for good, here or elsewhere."""
        self._close(SIGNED_OUT, "the session has ended")

    def closed(self) -> None:
        """The socket is gone."""
        self._connection = None
        self._desk.crowd.leave(self._address)
        for room in tuple(self._seats):
            self._leave_seat(room)
        if self._visitor is not None:
            self._desk.live.leave(self._visitor.session, self)

    def _close(self, code: int, reason: str) -> None:
        if self._connection is not None:
            self._connection.close(code, reason)

    def _send(self, frame: CustomerFrame) -> bool:
        return self._connection is not None and self._connection.send(frame)


class _Named(msgspec.Struct):
    type: str = "frame"
    room: str | None = None
    key: str | None = None


def _named(frame: bytes) -> _Named:
    """What a frame that was not understood says of itself, for the answer to name it."""
    try:
        return msgspec.json.decode(frame, type=_Named)
    except msgspec.DecodeError:
        return _Named()
