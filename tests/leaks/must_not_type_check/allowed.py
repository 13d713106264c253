"""The same shapes, each universe with its own: all of this must type-check, or the other file proves nothing."""

from __future__ import annotations

from backchannel.customer import views
from backchannel.kernel.proof import StaffProof
from backchannel.live.feed import Feed, Seat
from backchannel.private.assistants.admission import AssistantProof
from backchannel.private.assistants.speech import send_as_assistant
from backchannel.private.messages.send import NewPrivateMessage
from backchannel.private.store import Tx as PrivateTx
from backchannel.public.entries import RoomEntry
from backchannel.public.frames import CustomerFrame
from backchannel.public.messages.queries import entries_after
from backchannel.public.messages.send import NewMessage, send_as_customer, send_message
from backchannel.public.store import PublicAccess, Tx


def show_a_customer_a_public_entry(entry: RoomEntry) -> object:
    return views.entry(entry, own=False)


def feed_a_customer_public_entries(feed: Feed[RoomEntry, CustomerFrame], entry: RoomEntry) -> None:
    feed.published(entry)


def send_a_customer_a_frame(seat: Seat[CustomerFrame], frame: CustomerFrame) -> None:
    seat.send(frame)


async def say_something_aloud(tx: Tx, proof: StaffProof, new: NewMessage) -> None:
    await send_message(tx, proof, new)
    await send_as_customer(tx, "somebody", new)


async def read_public_entries(access: PublicAccess) -> None:
    await access.read(lambda rx: entries_after(rx, "room", 0, 10))


async def let_an_assistant_speak_to_staff(tx: PrivateTx, proof: AssistantProof, new: NewPrivateMessage) -> None:
    await send_as_assistant(tx, proof, new, 0)
