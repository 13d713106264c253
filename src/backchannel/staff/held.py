"""Held messages as staff are shown them, and who hears of them: those in the room, and nobody else."""

from __future__ import annotations

from backchannel.kernel.clock import moment
from backchannel.public.messages.held import Held, HeldChanged, HeldMessage, Undone
from backchannel.public.messages.hold_rule import HoldRules
from backchannel.staff import views
from backchannel.staff.crowd import Crowd
from backchannel.staff.frames import encoded
from backchannel.staff.watching import Reader, Watch
from backchannel.staff.wire import held as wire


def held_view(held: HeldMessage, reader: str, now: int) -> wire.HeldView:
    """A held message; the key is shown to its sender alone.

    Args:
        held: the message.
        reader: the staff id of who reads it.
        now: UTC milliseconds.
    """
    return wire.HeldView(
        id=held.id,
        room=held.room,
        actor=views.actor_view(held.actor),
        text=held.text,
        files=[views.file_view(file) for file in held.files],
        at=moment(held.held_at),
        release_at=moment(held.release_at),
        left_ms=max(0, held.release_at - now),
        state=held.state,  # type: ignore[arg-type]
        key=held.key if held.actor.id == reader else None,
    )


def held_receipt(held: Held) -> wire.HeldReceipt:
    """The receipt of public speech that is held."""
    return wire.HeldReceipt("customer", held.id, moment(held.at), moment(held.release_at), held.key)


def undone_receipt(undone: Undone) -> wire.UndoneReceipt:
    """The answer to speech that was taken back before."""
    return wire.UndoneReceipt("customer", undone.id, undone.key)


def taken_back(held: HeldMessage) -> wire.TakenBack:
    """A message that its sender has again."""
    return wire.TakenBack(held.id, held.key, held.text, [views.file_view(file) for file in held.files])


def hold_view(rules: HoldRules) -> wire.HoldView:
    """The rules as one of those they hold for sees them."""
    return wire.HoldView(rules.desk_s, rules.own_s, rules.in_force_s)


def tell_held(crowd: Crowd[Reader, Watch], event: HeldChanged) -> None:
    """Tell those who are in the room, on all their sockets; what came back is told to its sender alone."""
    sender = str(event.message.actor.id)
    for reader in (sender,) if event.how == "returned" else event.readers:
        frame = _frame(event, reader)
        for socket in crowd.of_staff(reader):
            if not socket.held:
                socket.send(frame)
    if event.how == "returned":
        over = encoded(wire.HeldOver(event.message.room, event.message.id, None, "undone"))
        for reader in event.readers:
            for socket in crowd.of_staff(reader) if reader != sender else ():
                socket.send(over)


def _frame(event: HeldChanged, reader: str) -> bytes:
    held = event.message
    if event.how in ("held", "returned"):
        return encoded(wire.HeldCame(held.room, held_view(held, reader, held.held_at)))
    key = held.key if held.actor.id == reader else None
    return encoded(wire.HeldOver(held.room, held.id, key, event.how))  # type: ignore[arg-type]
