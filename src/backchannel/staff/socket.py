"""The staff door's socket: rooms that are watched, public and private speech, typing, and marks of what was read.

Public speech waits for nothing between frame and store. Private speech first reads in the public store what is so when
it is accepted; then it goes into the private store. Frames that have to wait are done one after another, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar

import msgspec

from backchannel.kernel.errors import Refusal, not_found
from backchannel.kernel.proof import StaffProof
from backchannel.live.connection import BAD_FRAME, FLOOD, NOT_ALLOWED, SIGNED_OUT, TRY_LATER, Connection, Upgrade
from backchannel.private.messages.seen import mark_private_seen
from backchannel.private.messages.send import PrivateSent, send_private_message
from backchannel.private.team.me import Me
from backchannel.public.enquiries.seen import mark_seen
from backchannel.public.entries import Actor
from backchannel.public.messages.held import Held, Undone
from backchannel.public.messages.send import NewMessage, Sent, send_message
from backchannel.staff.allowance import ASIDE, Allowance
from backchannel.staff.frames import encoded, named, private_sent_frame, refused_frame, sent_frame
from backchannel.staff.lane import Errand, Lane
from backchannel.staff.looking import proof_for
from backchannel.staff.parts import SocketDesk
from backchannel.staff.places import Places
from backchannel.staff.refusals import as_refusal, malformed
from backchannel.staff.sending import message_of, private_message_of, proof_to_speak, proof_to_whisper
from backchannel.staff.session import SOCKET_PATH
from backchannel.staff.watching import Watch
from backchannel.staff.wire import frames as wire
from backchannel.staff.wire.body import StaffFace

MOST_EARLY = 64
_FRAMES: msgspec.json.Decoder[wire.FromStaff] = msgspec.json.Decoder(wire.FromStaff)
_CLOSE_CODES = {401: SIGNED_OUT, 403: NOT_ALLOWED, 429: FLOOD}


class StaffSocket:
    """One socket of one staff member.

    Args:
        desk: what sockets of this door share.
        upgrade: the request that opened it.
    """

    def __init__(self, desk: SocketDesk, upgrade: Upgrade) -> None:
        self._desk, self._upgrade = desk, upgrade
        self._connection: Connection | None = None
        self._me: Me | None = None
        self._overview: bool | None = None
        self._early: list[bytes] = []
        self._places = Places(desk.public, desk.live, desk.readings)
        self._allowance = Allowance(desk.clock)
        self._lane, self._aside = Lane(desk.tasks, self._failed), Lane(desk.tasks, self._failed)

    @property
    def me(self) -> Me:
        """Whose socket it is, with the rights they have now."""
        assert self._me is not None  # noqa: S101 - nobody is told of a socket before its holder is known
        return self._me

    @property
    def held(self) -> bool:
        """Whether everything is kept back while its rights are looked at."""
        return self._lane.held

    def opened(self, connection: Connection) -> None:
        """The handshake is done: find out who this is."""
        self._connection = connection
        self._desk.tasks.run(self._admit())

    async def _admit(self) -> None:
        up, changes = self._upgrade, self._desk.live.rights.people_changes
        try:
            admitted = await self._desk.admission.admit(SOCKET_PATH, up.headers, up.peer)
        except Exception as error:  # noqa: BLE001 - whatever it is, this socket learns why by its close code
            why = as_refusal(error)
            self._close(_CLOSE_CODES.get(why.status, TRY_LATER), why.code)
            return
        if self._connection is None:
            return
        self._me = admitted
        self._desk.live.crowd.enter(self)
        self.send(encoded(wire.Ready()))
        if changes != self._desk.live.rights.people_changes:
            self._desk.live.rights.staff_changed(admitted.staff_id)
        early, self._early = self._early, []
        for frame in early:
            self.received(frame)

    def received(self, frame: bytes) -> None:
        """A whole frame has arrived."""
        if self._connection is None:
            return
        if self._me is None:
            self._early.append(frame)
            if len(self._early) > MOST_EARLY:
                self._close(FLOOD, "too many frames")
        else:
            self._understand(frame)

    def _understand(self, frame: bytes) -> None:
        try:
            said = _FRAMES.decode(frame)
        except msgspec.ValidationError as error:
            self._refuse(*named(frame), malformed(f"This frame was not understood: {error}."))
        except msgspec.DecodeError:
            self._close(BAD_FRAME, "not JSON")
        else:
            self._do(said)

    def _do(self, said: wire.FromStaff) -> None:
        about = str(said.__struct_config__.tag)
        if (too_much := self._allowance.take(about)) is None:
            self._DO[type(said)](self, said)
        else:
            self._refuse(about, getattr(said, "room", None), getattr(said, "key", None), too_much)

    def _watch(self, said: wire.Watch) -> None:
        places = (said.after, said.private_after)
        self._aside.add(Errand("watch", said.room, None, partial(self._places.take, self, said.room, places)))

    def _unwatch(self, said: wire.Unwatch) -> None:
        async def leave() -> None:
            self._places.leave(said.room)

        self._aside.add(Errand("unwatch", said.room, None, leave))

    def _watch_desk(self, said: wire.WatchDesk) -> None:
        self._overview = said.overview
        self._desk.live.board.watch(self, overview=said.overview)

    def _speak(self, said: wire.SendMessage) -> None:
        verdict = self._places.verdict(said.room, "send_message") if self._lane.idle else None
        if isinstance(verdict, StaffProof):
            self._say(message_of(said.room, said), verdict)
        else:
            self._lane.add(Errand("send_message", said.room, said.key, partial(self._look_and_say, said)))

    async def _look_and_say(self, said: wire.SendMessage) -> None:
        new = message_of(said.room, said)
        verdict = await proof_to_speak(self._desk.public, self.me, new)
        if isinstance(verdict, StaffProof):
            self._say(new, verdict)
        else:
            self.send(sent_frame(said.room, verdict))

    def _say(self, new: NewMessage, proof: StaffProof) -> None:
        done = partial(self._said, "send_message", new.room, new.key, sent_frame)
        self._desk.public.submit(lambda tx: send_message(tx, proof, new), done, about=new.room)

    def _speak_privately(self, said: wire.SendPrivateMessage) -> None:
        self._aside.add(Errand("send_private_message", said.room, said.key, partial(self._say_privately, said)))

    async def _say_privately(self, said: wire.SendPrivateMessage) -> None:
        new = private_message_of(said.room, said)
        verdict = await proof_to_whisper(self._desk.public, self._desk.private, self.me, new)
        if isinstance(verdict, PrivateSent):
            self.send(private_sent_frame(said.room, verdict))
            return
        proof, accepted = verdict
        done = partial(self._said, "send_private_message", said.room, said.key, private_sent_frame)
        self._desk.private.submit(lambda tx: send_private_message(tx, proof, new, accepted), done, about=new.room)

    def _said(self, about: str, room: str, key: str, receipt: Callable[[str, Any], bytes], result: object) -> None:
        if isinstance(result, Sent | Held | Undone | PrivateSent):
            self._allowance.accepted(about)
            self.send(receipt(room, result))
        elif isinstance(result, BaseException):
            self._refuse(about, room, key, result)

    def _type(self, said: wire.Typing) -> None:
        # Whether the room is watched is no matter: that is the staff's side, and this is an act aloud.
        verdict = self._places.verdict(said.room, "type") if self._lane.idle else None
        if isinstance(verdict, StaffProof):
            self._tell_that_i_type(said.room)
        elif isinstance(verdict, Refusal):
            self._refuse("typing", said.room, None, verdict)
        else:
            self._lane.add(Errand("typing", said.room, None, partial(self._look_and_type, said)))

    async def _look_and_type(self, said: wire.Typing) -> None:
        await proof_for(self._desk.public, self.me, "type", said.room)
        self._tell_that_i_type(said.room)

    def _tell_that_i_type(self, room: str) -> None:
        me = self.me
        self._desk.live.typing.writes(room, Actor("staff", me.staff_id, me.name, me.picture))

    def _type_privately(self, said: wire.PrivateTyping) -> None:
        me, verdict = self.me, self._places.verdict(said.room, "type_privately")
        if isinstance(verdict, StaffProof):
            self._desk.live.private_typing.writes(said.room, StaffFace(me.staff_id, me.name, me.picture))
        elif isinstance(verdict, Refusal) or not self._places.watched(said.room):
            self._refuse("private_typing", said.room, None, verdict or not_found())

    def _mark_seen(self, said: wire.Seen) -> None:
        async def mark() -> None:
            proof = await proof_for(self._desk.public, self.me, "mark_seen", said.room)
            done = partial(self._said, "seen", said.room, "", sent_frame)
            self._desk.public.submit(lambda tx: mark_seen(tx, proof, said.room, said.up_to), done, about=said.room)

        self._lane.add(Errand("seen", said.room, None, mark))

    def _mark_private_seen(self, said: wire.PrivateSeen) -> None:
        async def mark() -> None:
            proof = await proof_for(self._desk.public, self.me, "mark_private_seen", said.room)
            done = partial(self._said, "private_seen", said.room, "", private_sent_frame)
            self._desk.private.submit(
                lambda tx: mark_private_seen(tx, proof, said.room, said.up_to), done, about=said.room
            )

        self._aside.add(Errand("private_seen", said.room, None, mark))

    def _failed(self, errand: Errand, why: BaseException) -> None:
        self._refuse(errand.about, errand.room, errand.key, why)

    def _refuse(self, about: str, room: str | None, key: str | None, why: BaseException) -> None:
        if self._allowance.answers(about):
            self.send(refused_frame(about, room, key, as_refusal(why)))
        elif about not in ASIDE:
            self._close(FLOOD, "too many refused frames")

    def send(self, frame: bytes) -> bool:
        """Queue a frame; false when the socket is gone."""
        return self._connection is not None and self._connection.send(frame)

    def end(self, code: int, reason: str) -> None:
        """Close it; nothing goes out any more."""
        self._close(code, reason)

    def hold(self) -> None:
        """Keep everything back."""
        for lane in (self._lane, self._aside):
            lane.hold()
        for watch in self._places.all():
            watch.hold()

    def settle(self, me: Me) -> None:
        """Go on with these rights."""
        self._me = me
        for lane in (self._lane, self._aside):
            lane.release()
        if self._overview is not None:
            self._desk.live.board.watch(self, overview=self._overview)

    def watches(self) -> Sequence[Watch]:
        """The rooms it watches."""
        return self._places.all()

    def drop(self, watch: Watch) -> None:
        """Watch a room no more."""
        self._places.drop(watch)

    def closed(self) -> None:
        """The socket is gone."""
        self._connection = None
        for lane in (self._lane, self._aside):
            lane.close()
        self._places.close()
        self._desk.live.board.leave(self)
        if self._me is not None:
            self._desk.live.crowd.leave(self)

    def _close(self, code: int, reason: str) -> None:
        if self._connection is not None:
            self._connection.close(code, reason)

    _DO: ClassVar[dict[type, Callable[[StaffSocket, Any], None]]] = {
        wire.Watch: _watch,
        wire.Unwatch: _unwatch,
        wire.WatchDesk: _watch_desk,
        wire.SendMessage: _speak,
        wire.SendPrivateMessage: _speak_privately,
        wire.Typing: _type,
        wire.PrivateTyping: _type_privately,
        wire.Seen: _mark_seen,
        wire.PrivateSeen: _mark_private_seen,
    }
