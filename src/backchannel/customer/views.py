"""From public records to what goes over the wire at the customers' door, field by field."""

from __future__ import annotations

from typing import Any

from backchannel.customer import wire
from backchannel.kernel.clock import moment, moment_or_none
from backchannel.kernel.errors import Refusal
from backchannel.public.customers.contacts import Contact
from backchannel.public.directory.settings import DeskSettings
from backchannel.public.directory.tags import Tag
from backchannel.public.enquiries.views import Face, OwnEnquiry
from backchannel.public.entries import CHANGES, Actor, FileFacts, Quoted, RoomEntry
from backchannel.public.messages.attachments import MOST_FILES
from backchannel.public.messages.send import Sent

NOBODY = wire.MeView(None, None, None)


def error(refusal: Refusal) -> wire.ErrorBody:
    """Why something was refused."""
    return wire.ErrorBody(refusal.code, refusal.message, refusal.hint, refusal.retry_after)


def desk(settings: DeskSettings, tags: list[Tag], *, online: bool, most_file_bytes: int) -> wire.DeskView:
    """What a visitor meets before saying anything."""
    return wire.DeskView(
        name=settings.desk_name,
        greeting=settings.greeting,
        accent=settings.accent,
        ask_name=settings.ask_name,
        ask_email=settings.ask_email,
        online=online,
        tags=[wire.TagView(tag.id, tag.name, tag.intro) for tag in tags],
        most_file_bytes=most_file_bytes,
        most_files=MOST_FILES,
    )


def me(known: Contact | None) -> wire.MeView:
    """What a customer has said of themselves."""
    return NOBODY if known is None else wire.MeView(known.name, known.email, known.phone)


def enquiry(own: OwnEnquiry) -> wire.EnquiryView:
    """One of the customer's enquiries."""
    return wire.EnquiryView(
        id=own.id,
        code=own.code,
        channel=own.channel,
        status=_as(own.status),
        tag=wire.TagName(own.tag_id, own.tag_name or "") if own.tag_id is not None else None,
        created_at=moment(own.created_at),
        closed_at=moment_or_none(own.closed_at),
        head=own.head,
        seen=own.seen,
        unread=own.unread,
        last=_last(own),
        rating=own.rating,
        follows=own.follows,
        members=[face(one) for one in own.members],
    )


def _last(own: OwnEnquiry) -> wire.LastLine | None:
    if own.last_at is None:
        return None
    by: Any = "customer" if own.last_by == "customer" else "staff"
    return wire.LastLine(own.last_text or "", by, moment(own.last_at), _as(own.last_state or "said"))


def face(one: Face) -> wire.FaceView:
    """A staff member as customers meet them."""
    return wire.FaceView(one.id, one.name, one.picture)


def actor_face(actor: Actor) -> wire.FaceView:
    """The staff member behind an actor."""
    return wire.FaceView(actor.id or "", actor.name, actor.picture)


def file(facts: FileFacts) -> wire.FileView:
    """A kept file."""
    return wire.FileView(facts.id, facts.name, facts.size, facts.media_type, facts.width, facts.height)


def entry(record: RoomEntry, *, own: bool) -> wire.Entry:
    """An entry of a room's log; `own` when its reader wrote it, so that it carries their key."""
    at, actor = moment(record.at), _actor(record.actor)
    if record.kind in CHANGES:
        return wire.ChangeEntry(record.seq, at, actor, record.number or 0, _as(record.kind), record.text)
    if record.kind != "message":
        return wire.EventEntry(record.seq, at, actor, _as(record.kind), record.number)
    return wire.MessageEntry(
        seq=record.seq,
        at=at,
        actor=actor,
        id=record.message_id or "",
        text=record.text,
        files=[file(one) for one in record.files],
        key=record.key if own else None,
        quote=_quote(record.quote) if record.quote is not None else None,
        state=_as(record.state),
    )


def _quote(quote: Quoted) -> wire.QuoteView:
    return wire.QuoteView(quote.seq, _as(quote.by), quote.name, quote.text, quote.recalled)


def _actor(actor: Actor) -> wire.ActorView:
    return wire.ActorView(_as(actor.kind), actor.id, actor.name, actor.picture)


def sent(message: Sent) -> wire.SentView:
    """A message has its place."""
    return wire.SentView(message.id, message.seq, moment(message.at), message.key)


def sent_frame(room: str, message: Sent) -> wire.Sent:
    """The same, over the socket."""
    return wire.Sent(room, message.key, message.id, message.seq, moment(message.at))


def _as(word: str) -> Any:
    """A stored word where the wire names the few words there are; the store writes no others."""
    return word
