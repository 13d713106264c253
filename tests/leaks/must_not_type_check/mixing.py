"""Each line that is marked must be refused by the type checker: here the two universes would mix."""

from __future__ import annotations

from backchannel.customer import views
from backchannel.kernel.proof import StaffProof
from backchannel.live.feed import Feed, Seat
from backchannel.private.assistants.accounts import Assistant
from backchannel.private.assistants.admission import AssistantProof
from backchannel.private.messages.events import PrivateEntry, PrivateFile
from backchannel.private.messages.send import NewPrivateMessage
from backchannel.private.store import PrivateAccess
from backchannel.private.store import Tx as PrivateTx
from backchannel.private.team.admission import may
from backchannel.public.entries import FileFacts, RoomEntry
from backchannel.public.frames import CustomerFrame
from backchannel.public.messages.queries import entries_after
from backchannel.public.messages.send import NewMessage, send_as_customer, send_message
from backchannel.public.store import PublicAccess
from backchannel.public.store import Tx as PublicTx


def show_a_customer_a_private_entry(entry: PrivateEntry) -> object:
    return views.entry(entry, own=False)  # refused


def feed_a_customer_private_entries(feed: Feed[RoomEntry, CustomerFrame], entry: PrivateEntry) -> None:
    feed.published(entry)  # refused


def send_a_customer_plain_bytes(seat: Seat[CustomerFrame], frame: bytes) -> None:
    seat.send(frame)  # refused


def seat_a_customer_on_a_staff_feed(feed: Feed[PrivateEntry, bytes], seat: Seat[CustomerFrame]) -> None:
    feed.watch(seat)  # refused


async def say_a_private_message_aloud(tx: PublicTx, proof: StaffProof, new: NewPrivateMessage) -> None:
    await send_message(tx, proof, new)  # refused


async def say_it_as_the_customer(tx: PublicTx, new: NewPrivateMessage) -> None:
    await send_as_customer(tx, "somebody", new)  # refused


async def write_public_speech_into_the_private_store(tx: PrivateTx, proof: StaffProof, new: NewMessage) -> None:
    await send_message(tx, proof, new)  # refused


async def read_public_entries_from_the_private_store(access: PrivateAccess) -> None:
    await access.read(lambda rx: entries_after(rx, "room", 0, 10))  # refused


def give_the_customers_door_the_private_store(access: PrivateAccess) -> PublicAccess:
    return access  # refused


def carry_a_private_file_in_public(file: PrivateFile) -> FileFacts:
    return file  # refused


async def let_an_assistant_speak_to_a_customer(tx: PublicTx, proof: AssistantProof, new: NewMessage) -> None:
    await send_message(tx, proof, new)  # refused


def admit_an_assistant_like_staff(who: Assistant) -> StaffProof:
    return may(who, "send_message")  # refused
