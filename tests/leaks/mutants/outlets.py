"""Bugs at the ways out: views, transcripts, bridges and answers that carry more than they should."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from backchannel.customer import answers, refusals
from backchannel.customer import rest as customer_rest
from backchannel.kernel.clock import moment
from backchannel.kernel.errors import Refusal
from backchannel.outbound import rest as outbound_rest
from backchannel.outbound.admission import ChannelAdmission
from backchannel.public.entries import Actor, RoomEntry
from backchannel.public.transcripts.copy import Copy, Line
from backchannel.staff.rest import history as staff_history
from leaks.mutants.mutant import Bridge, mutant
from leaks.trace import Step

WHISPER = Step("whisper", 2, 0, 0)
BROUGHT = (Step("bridge_brings", 1, 0, 0), Step("pick_up", 2, 2), Step("whisper", 2, 2, 0))


def _copies_all(patch: pytest.MonkeyPatch, module: Any) -> None:
    bridge, make = Bridge(patch), module.customer_copy

    async def customer_copy(rx: Any, room: str) -> Copy:
        copy = await make(rx, room)
        more = [Line(moment(one.at), one.author.name, False, one.text) for one in bridge.entries(room)]
        return msgspec.structs.replace(copy, lines=(*copy.lines, *more))

    patch.setattr(module, "customer_copy", customer_copy)


@mutant("transcript of everything", "transcripts are made from public rows", WHISPER, guards="mail")
def transcript_of_everything(patch: pytest.MonkeyPatch) -> None:
    _copies_all(patch, customer_rest)


@mutant("export row", "the customer's copy is made from public rows, whoever makes it", guards="mail")
def export_row(patch: pytest.MonkeyPatch) -> None:
    _copies_all(patch, staff_history)


@mutant("view that says more", "a view is closed: it says what is described, and no more", WHISPER, guards="K9")
def view_that_says_more(patch: pytest.MonkeyPatch) -> None:
    bridge, view = Bridge(patch), customer_rest.views.enquiry

    def enquiry(own: Any) -> Any:
        return msgspec.to_builtins(view(own)) | {"notes": len(bridge.entries(own.id))}

    patch.setattr(customer_rest.views, "enquiry", enquiry)


@mutant("count", "customers are told how much there is of their own, and of nothing else", WHISPER, guards="sequence")
def count(patch: pytest.MonkeyPatch) -> None:
    bridge, find = Bridge(patch), customer_rest.own_enquiry

    async def own_enquiry(rx: Any, customer_id: str, room: str) -> Any:
        own = await find(rx, customer_id, room)
        return msgspec.structs.replace(own, head=own.head + len(bridge.entries(room)))

    patch.setattr(customer_rest, "own_enquiry", own_enquiry)


@mutant("ETag", "whatever marks an answer's state is made from the customer's view", WHISPER, guards="caches")
def etag(patch: pytest.MonkeyPatch) -> None:
    bridge, given = Bridge(patch), answers._headers

    def headers(said: Any) -> Any:
        return [*given(said), (b"etag", b'"%d"' % len(bridge.all()))]

    patch.setattr(answers, "_headers", headers)


@mutant("search hit", "no index is shared: whatever is asked, private words find nothing", guards="search")
def search_hit(patch: pytest.MonkeyPatch) -> None:
    bridge, answer = Bridge(patch), answers.Careful.__call__

    async def with_hits(door: Any, scope: Any, receive: Any, send: Any) -> None:
        words = scope.get("query_string", b"").decode().partition("=")[2]
        hits = sum(bool(words) and words in entry.text for entry in bridge.all())

        async def send_with_hits(message: Any) -> None:
            if message["type"] == "http.response.start" and hits:
                message["headers"] = [*message.get("headers", ()), (b"x-hits", b"%d" % hits)]
            await send(message)

        await answer(door, scope, receive, send_with_hits)

    patch.setattr(answers.Careful, "__call__", with_hits)


@mutant("greeting that fills in", "texts for customers have no variables", guards="hooks")
def greeting_that_fills_in(patch: pytest.MonkeyPatch) -> None:
    bridge, view = Bridge(patch), customer_rest.views.desk

    def desk(settings: Any, tags: Any, **more: Any) -> Any:
        last = bridge.all()[-1].text if bridge.all() else ""
        filled = settings.greeting.replace("{last_message}", last)
        return view(msgspec.structs.replace(settings, greeting=filled), tags, **more)

    patch.setattr(customer_rest.views, "desk", desk)


@mutant("bridge that carries everything", "a bridge sees the public stream", *BROUGHT, guards="hooks")
def bridge_that_carries_everything(patch: pytest.MonkeyPatch) -> None:
    bridge, read = Bridge(patch), outbound_rest.entries_after

    async def entries_after(rx: Any, room: str, after: int, limit: int) -> list[RoomEntry]:
        found = await read(rx, room, after, limit)
        return [*found, *(_as_public(found[-1], entry) for entry in bridge.entries(room))]

    patch.setattr(outbound_rest, "entries_after", entries_after)


def _as_public(like: RoomEntry, entry: Any) -> RoomEntry:
    actor = Actor("staff", entry.author.id)
    return msgspec.structs.replace(like, kind="message", message_id="id", actor=actor, text=entry.text)


@mutant("hook number", "a bridge's numbers are those of the public log", *BROUGHT, guards="hooks")
def hook_number(patch: pytest.MonkeyPatch) -> None:
    bridge, read = Bridge(patch), outbound_rest.entries_after

    async def entries_after(rx: Any, room: str, after: int, limit: int) -> list[RoomEntry]:
        more = len(bridge.entries(room))
        return [msgspec.structs.replace(one, seq=one.seq + more) for one in await read(rx, room, after, limit)]

    patch.setattr(outbound_rest, "entries_after", entries_after)


@mutant(
    "shared quota",
    "what staff keep takes nothing from what customers may keep",
    Step("whisper_file", 2, 0, 0),
    guards="budgets",
)
def shared_quota(patch: pytest.MonkeyPatch) -> None:
    bridge, view = Bridge(patch), customer_rest.views.desk

    def desk(settings: Any, tags: Any, *, most_file_bytes: int, **more: Any) -> Any:
        used = sum(file.size for entry in bridge.all() for file in entry.files)
        return view(settings, tags, most_file_bytes=most_file_bytes - used, **more)

    patch.setattr(customer_rest.views, "desk", desk)


@mutant("token that outlives", "a token dies with the right that made it", guards="rights")
def token_that_outlives(patch: pytest.MonkeyPatch) -> None:
    admit, known = ChannelAdmission.admit, dict[str, Any]()

    async def remember(keeper: ChannelAdmission, headers: Any, peer: str) -> Any:
        word = headers.get("authorization", "")
        if word not in known:
            known[word] = await admit(keeper, headers, peer)
        return known[word]

    patch.setattr(ChannelAdmission, "admit", remember)


@mutant("error detail", "what breaks inside is told to nobody outside", guards="answers")
def error_detail(patch: pytest.MonkeyPatch) -> None:
    told = refusals.as_refusal

    def as_refusal(error: BaseException) -> Refusal:
        known = told(error)
        return known if isinstance(error, Refusal) else Refusal(known.code, known.status, str(error))

    patch.setattr(refusals, "as_refusal", as_refusal)
