"""Bugs at the doors: sessions, keys, files and answers that tell of the other side."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from backchannel.customer import rest as customer_rest
from backchannel.customer import uploads as customer_uploads
from backchannel.files import Files
from backchannel.kernel.errors import Refusal
from backchannel.private.team.sessions import renew_session
from backchannel.public.entries import FileFacts
from backchannel.public.messages import send
from backchannel.staff import allowance
from backchannel.staff.session import Admission
from leaks.mutants.mutant import Bridge, mutant
from leaks.trace import Step
from leaks.turn import TURN

SIX_HOURS = Step("tick", 0, 1, 6)


@mutant(
    "idle time from the last request",
    "a session is renewed by the heartbeat alone",
    SIX_HOURS,
    Step("look", 2, 0, 0),
    SIX_HOURS,
    Step("look", 2, 0, 0),
    Step("tick", 0, 0, 1),
    Step("staff_sends_file", 2, 0, 1),
    guards="presence",
)
def idle_time_from_the_last_request(patch: pytest.MonkeyPatch) -> None:
    admit = Admission.admit

    async def and_renew(admission: Admission, *asked: Any, **more: Any) -> Any:
        me = await admit(admission, *asked, **more)
        await admission._private.write(lambda tx: renew_session(tx, me.session))
        return me

    patch.setattr(Admission, "admit", and_renew)


@mutant(
    "shared idempotency key",
    "each universe has a key space of its own",
    Step("whisper", 2, 0, 3),
    Step("watch_room", 2, 0, 0),
    Step("staff_says", 2, 0, 3),
    guards="keys",
)
def shared_idempotency_key(patch: pytest.MonkeyPatch) -> None:
    bridge, already = Bridge(patch), send.already_sent

    async def known(tx: Any, author_id: str, new: send.NewMessage) -> Any:
        if any(entry.key == new.key and entry.author.id == author_id for entry in bridge.entries(new.room)):
            raise Refusal("key_reused", 422, "This key was used for another message.")
        return await already(tx, author_id, new)

    patch.setattr(send, "already_sent", known)


@mutant(
    "file readable",
    "a private file answers like an unknown one",
    Step("whisper_file", 2, 0, 0),
    Step("customer_guesses"),
    guards="K8",
)
def file_readable(patch: pytest.MonkeyPatch) -> None:
    bridge, find = Bridge(patch), customer_uploads.file_for_customer

    async def file_for_customer(rx: Any, customer_id: str, file_id: str) -> FileFacts:
        for entry in bridge.all():
            for file in entry.files:
                if file.id == file_id:
                    return FileFacts(file.id, file.name, file.size, file.media_type, file.width, file.height)
        return await find(rx, customer_id, file_id)

    patch.setattr(customer_uploads, "file_for_customer", file_for_customer)
    patch.setattr(Files, "read", _from_anywhere)


async def _from_anywhere(_files: Files, file_id: str) -> AsyncIterator[bytes]:
    assert TURN.folder is not None
    found = [path for path in TURN.folder.rglob(f"*{file_id}*") if path.is_file()]

    async def parts() -> AsyncIterator[bytes]:
        yield found[0].read_bytes()

    return parts()


@mutant(
    "403 instead of 404",
    "unknown, foreign and private ids get one answer",
    Step("whisper", 2, 0, 0),
    Step("customer_guesses"),
    guards="answers",
)
def forbidden_instead_of_unknown(patch: pytest.MonkeyPatch) -> None:
    bridge, find = Bridge(patch), customer_rest.own_enquiry

    async def own_enquiry(rx: Any, customer_id: str, room: str) -> Any:
        if any(room in (entry.message_id, *(file.id for file in entry.files)) for entry in bridge.all()):
            raise Refusal("not_allowed", 403, "This is not yours.")
        return await find(rx, customer_id, room)

    patch.setattr(customer_rest, "own_enquiry", own_enquiry)


@mutant(
    "shared rate bucket",
    "what staff say among themselves costs no word aloud",
    Step("watch_room", 2, 0, 0),
    Step("whisper_flood", 2, 0, 0),
    Step("staff_says", 2, 0, 1),
    guards="budgets",
)
def shared_rate_bucket(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(allowance, "ASIDE", frozenset(("nothing",)))
