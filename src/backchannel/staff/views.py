"""What staff are shown of single things, field by field."""

from __future__ import annotations

from backchannel.kernel.clock import moment, moment_or_none
from backchannel.kernel.errors import Refusal
from backchannel.private.coaching.facts import Person, Suggestion
from backchannel.private.messages.events import CHANGES as CHANGES_ASIDE
from backchannel.private.messages.events import PrivateEntry, PrivateFile
from backchannel.public.enquiries.members import Offer
from backchannel.public.entries import CHANGES, Actor, FileFacts, RoomEntry
from backchannel.staff.wire.body import ErrorBody, StaffFace
from backchannel.staff.wire.coaching import PrivateEventEntry, SuggestionView
from backchannel.staff.wire.mentions import MentionView
from backchannel.staff.wire.rooms import LastLine, NamedThing, OfferView
from backchannel.staff.wire.speech import (
    ActorView,
    ChangeEntry,
    EventEntry,
    FileView,
    MessageEntry,
    PrivateChangeEntry,
    PrivateLogEntry,
    PrivateMessageEntry,
    PublicEntry,
)

NAMELESS = "Visitor"
"""How a customer is called who has given no name."""


def actor_view(actor: Actor) -> ActorView:
    """Who did something in the public log; a customer who gave no name is a visitor."""
    name = actor.name or (NAMELESS if actor.kind == "customer" else "")
    return ActorView(actor.kind, actor.id, name, actor.picture)  # type: ignore[arg-type]


def file_view(file: FileFacts) -> FileView:
    """A file of public speech."""
    return FileView(file.id, file.name, file.size, file.media_type, file.width, file.height)


def public_entry(entry: RoomEntry, reader: str) -> PublicEntry:
    """An entry of the public log; the key is shown to its sender alone.

    Args:
        entry: the entry.
        reader: the staff id of who reads it.
    """
    at, actor = moment(entry.at), actor_view(entry.actor)
    if entry.kind in CHANGES:
        return ChangeEntry(entry.seq, at, actor, entry.number or 0, entry.kind, entry.text)  # type: ignore[arg-type]
    if entry.kind != "message":
        return EventEntry(entry.seq, at, actor, entry.kind, entry.number)  # type: ignore[arg-type]
    files = [file_view(file) for file in entry.files]
    key = entry.key if entry.actor.id == reader else None
    quotes = entry.quote.seq if entry.quote is not None else None
    return MessageEntry(
        entry.seq,
        at,
        actor,
        str(entry.message_id),
        entry.text,
        files,
        key,
        quotes,
        entry.state,  # type: ignore[arg-type]
    )


def private_file_view(file: PrivateFile) -> FileView:
    """A file of a private message."""
    return FileView(file.id, file.name, file.size, file.media_type, file.width, file.height)


def private_entry(entry: PrivateEntry, reader: str) -> PrivateLogEntry:
    """An entry of the private log; a message's key is shown to its sender alone.

    Args:
        entry: the entry.
        reader: the staff id of who reads it.
    """
    author, at = entry.author, moment(entry.at)
    face, suggestion = StaffFace(author.id, author.name, author.picture), suggestion_view(entry.suggestion)
    if entry.kind in CHANGES_ASIDE:
        place = (entry.seq, entry.after, at, face, entry.about or 0)
        return PrivateChangeEntry(*place, entry.state, entry.text)  # type: ignore[arg-type]
    if entry.kind != "message":
        return _event_aside(entry, face, suggestion)
    return PrivateMessageEntry(
        private_seq=entry.seq,
        after=entry.after,
        at=at,
        author=face,
        role_name=author.role_name,
        standing=author.standing,  # type: ignore[arg-type]
        id=entry.message_id,
        text=entry.text,
        files=[private_file_view(file) for file in entry.files],
        mentions=[MentionView(one.kind, one.id, one.name) for one in entry.mentions],  # type: ignore[arg-type]
        key=entry.key if author.id == reader else None,
        suggestion=suggestion,
        quotes_message=entry.quotes_message,
        quotes_private=entry.quotes_private,
        state=entry.state,  # type: ignore[arg-type]
    )


def _event_aside(entry: PrivateEntry, face: StaffFace, suggestion: SuggestionView | None) -> PrivateEventEntry:
    return PrivateEventEntry(
        private_seq=entry.seq,
        after=entry.after,
        at=moment(entry.at),
        actor=face,
        event=entry.kind,  # type: ignore[arg-type]
        about=entry.about,
        whom=_face(entry.whom),
        text=entry.text,
        suggestion=suggestion,
    )


def suggestion_view(found: Suggestion | None) -> SuggestionView | None:
    """A reply that is proposed, and what came of it."""
    if found is None:
        return None
    by, at = _face(found.by), moment_or_none(found.at)
    return SuggestionView(found.text, found.state, by, at, found.sent, found.reason)  # type: ignore[arg-type]


def _face(person: Person | None) -> StaffFace | None:
    return None if person is None else StaffFace(person.id, person.name, person.picture)


def customer_name(customer_id: str, name: str | None) -> NamedThing:
    """A customer under the name they gave."""
    return NamedThing(customer_id, name or NAMELESS)


def last_line(text: str | None, by: str | None, at: int | None, state: str | None) -> LastLine | None:
    """The last thing said aloud, or None where nobody has spoken."""
    if text is None or at is None:
        return None
    return LastLine(text, by, moment(at), state or "said")  # type: ignore[arg-type]


def offer_view(offer: Offer, code: str, customer: str, to: StaffFace, sender: StaffFace) -> OfferView:
    """A colleague is asked into a room."""
    created, expires = moment(offer.created_at), moment(offer.expires_at)
    return OfferView(offer.id, offer.room, code, customer or NAMELESS, to, sender, created, expires)


def error_body(refusal: Refusal) -> ErrorBody:
    """Why something was refused."""
    return ErrorBody(refusal.code, refusal.message, refusal.hint, refusal.retry_after)
