"""Where speech is made: who it is for is said in full at an endpoint of its own, and never guessed or turned."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from leaks.cast import CANARY, PNG
from leaks.museum.hall import INES, NOURA, RUTH, Hall, as_json, in_the_museum
from leaks.museum.pieces import red_by
from leaks.sweep import NEVER_WAS, sweep
from leaks.trace import Step
from leaks.world import Customer, sealed_key

TEXT = "Is it ready?"
NOT_CUSTOMER = (
    None,
    "",
    "Customer",
    "CUSTOMER",
    "customers",
    "public",
    "staff",
    "all",
    "private",
    ["customer"],
    1,
    True,
)
NOT_STAFF = (None, "", "Staff", "STAFF", "everybody", "private", "customer", "public", ["staff"], 0, False)
REFERENCES = ("quote", "reply_to", "quotes", "forward", "translate", "draft_from", "source", "parent")


def _room(hall: Hall, kind: str, room: int = 0) -> str:
    return f"/api/rooms/{hall.rooms[room]}/{kind}"


async def _says(hall: Hall, who: int, frame: dict[str, Any]) -> list[bytes]:
    """What a new socket of somebody's answers to a frame."""
    hall.world.connect_colleague(hall.colleague(who))
    await hall.world.settle()
    socket = hall.colleague(who).socket
    assert socket is not None
    before = len(socket.wire.frames)
    await hall.world.says(hall.colleague(who), frame)
    return socket.wire.frames[before:]


async def _log(hall: Hall, room: int = 0) -> bytes:
    address = f"/api/enquiries/{hall.rooms[room]}/entries?after=0&limit=200"
    return (await hall.asks(hall.world.customers[room], "GET", address)).body


async def _timeline(hall: Hall, room: int = 0) -> list[dict[str, Any]]:
    answer = await hall.staff_asks(INES + room, "GET", _room(hall, "timeline?limit=200", room))
    return [one for one in as_json(answer)["entries"] if one["kind"] == "private_message"]


@red_by("fields that are passed over")
def test_l09_reply_quote_forward(tmp_path: Path) -> None:
    """No public message takes the id of a private one, by any name or way; it is answered like an unknown id."""

    async def show(hall: Hall) -> None:
        await hall.everything_aside()
        before = await _log(hall)
        for name in REFERENCES:
            unknown = await _with(hall, name, NEVER_WAS)
            for one in hall.exhibits:
                assert await _with(hall, name, one) == unknown, f"{name} with {one}"
        assert await _log(hall) == before

    in_the_museum(tmp_path, show)


async def _with(hall: Hall, name: str, one: str) -> list[bytes]:
    """How each way of speaking aloud answers a reference."""
    body = {"audience": "customer", "key": sealed_key(910), "text": TEXT, name: one}
    frame = {"type": "send_message", "room": hall.rooms[0], **body}
    mine = {"key": sealed_key(911), "text": TEXT, name: one}
    answers = [
        (await hall.staff_asks(INES, "POST", _room(hall, "messages"), body)).record(),
        (await hall.asks(hall.customer(), "POST", f"/api/enquiries/{hall.rooms[0]}/messages", mine)).record(),
        *(await _says(hall, INES, frame)),
    ]
    assert not [one for one in answers if one.startswith(b"201") or b'"message_sent"' in one]
    return answers


@red_by("file readable")
def test_l10_attachments(tmp_path: Path) -> None:
    """A private file, its preview and its name: for customers and for nobody, and as part of a public message."""

    async def show(hall: Hall) -> None:
        kept = []
        for name, content in ((f"{CANARY}.txt", CANARY.encode()), (f"{CANARY}.png", PNG)):
            answer = await hall.staff_asks(INES, "POST", _room(hall, f"private-files?name={name}"), content)
            kept.append(as_json(answer)["id"])
        sent = {"audience": "staff", "key": sealed_key(920), "text": CANARY, "files": kept[:1]}
        assert (await hall.staff_asks(INES, "POST", _room(hall, "private-messages"), sent)).status == 201
        whos = (hall.customer(), hall.customer(NOURA), hall.world.bridge, Customer("nobody"))
        for who in whos:
            for kind in ("", "/preview"):
                unknown = await hall.asks(who, "GET", f"/api/files/{NEVER_WAS}{kind}")
                for one in kept:
                    assert (await hall.asks(who, "GET", f"/api/files/{one}{kind}")).record() == unknown.record()
        for one in kept:
            aloud = {"audience": "customer", "key": sealed_key(921), "text": TEXT, "files": [one]}
            refused = await hall.staff_asks(INES, "POST", _room(hall, "messages"), aloud)
            never = await hall.staff_asks(INES, "POST", _room(hall, "messages"), {**aloud, "files": [NEVER_WAS]})
            assert refused.record() == never.record()
            assert refused.status == 422
            mine = {"key": sealed_key(922), "text": TEXT, "files": [one]}
            assert (await hall.asks(whos[0], "POST", f"/api/enquiries/{hall.rooms[0]}/messages", mine)).status == 422

    in_the_museum(tmp_path, show)


@red_by("one draft for both")
def test_l12_composer_state(tmp_path: Path) -> None:
    """Drafts belong to their audience; what failed privately is nowhere aloud. The composer itself: `browser.py`."""

    async def show(hall: Hall) -> None:
        for audience, text in (("staff", CANARY), ("customer", "Nearly done"), ("staff", f"{CANARY} again")):
            body = {"audience": audience, "text": text}
            assert (await hall.staff_asks(INES, "PUT", _room(hall, "drafts"), body)).status == 204
        kept = {
            one["audience"]: one["text"] for one in as_json(await hall.staff_asks(INES, "GET", _room(hall, "drafts")))
        }
        assert kept == {"customer": "Nearly done", "staff": f"{CANARY} again"}
        before = await _log(hall)
        failed = {"audience": "staff", "key": sealed_key(930), "text": CANARY, "files": [NEVER_WAS]}
        assert (await hall.staff_asks(INES, "POST", _room(hall, "private-messages"), failed)).status == 422
        assert await _log(hall) == before
        await sweep(hall.world)

    in_the_museum(tmp_path, show)


@red_by("audience by default")
def test_l13_missing_unknown_or_refused_audience(tmp_path: Path) -> None:
    """Each way of writing, with every audience but its own and with none: refused, and nothing is kept."""

    async def show(hall: Hall) -> None:
        before = await _log(hall), await _timeline(hall)
        for kind, frame, wrong in (
            ("messages", "send_message", NOT_CUSTOMER),
            ("private-messages", "send_private_message", NOT_STAFF),
        ):
            for number, audience in enumerate((..., *wrong)):
                body: dict[str, Any] = {"key": sealed_key(940 + number), "text": CANARY}
                if audience is not ...:
                    body["audience"] = audience
                assert (await hall.staff_asks(INES, "POST", _room(hall, kind), body)).status == 400, audience
                heard = await _says(hall, INES, {"type": frame, "room": hall.rooms[0], **body})
                assert [json.loads(one[2:])["type"] for one in heard] == ["refused"], audience
        for audience in (..., None, "", "Customer", "STAFF", "all"):
            body = {"text": CANARY} if audience is ... else {"text": CANARY, "audience": audience}
            assert (await hall.staff_asks(INES, "PUT", _room(hall, "drafts"), body)).status == 400
        extra = {"key": sealed_key(970), "text": CANARY, "audience": "staff"}
        assert (
            await hall.asks(hall.customer(), "POST", f"/api/enquiries/{hall.rooms[0]}/messages", extra)
        ).status == 400
        assert (await _log(hall), await _timeline(hall)) == before

    in_the_museum(tmp_path, show)


@red_by("slash that publishes")
def test_l14_audience_by_a_convention_of_text(tmp_path: Path) -> None:
    """No word, sign or space at the start of a text chooses who reads it, on either side or over the bridge."""
    starts = (
        "/public ",
        "/PUBLIC ",
        " /public ",
        "/reply ",
        "!public ",
        "#customer ",
        "@customer ",
        "\u200b/public ",
        "📣 ",
    )

    async def show(hall: Hall) -> None:
        await hall.play(Step("bridge_brings", 1, 0, 0), Step("pick_up", INES, 2))
        before = await _log(hall)
        for number, start in enumerate(starts):
            body = {"audience": "staff", "key": sealed_key(980 + number), "text": f"{start}{CANARY}"}
            assert (await hall.staff_asks(INES, "POST", _room(hall, "private-messages"), body)).status == 201
        assert await _log(hall) == before
        assert len(await _timeline(hall)) == len(starts)
        for number, start in enumerate(("/private ", "#note ", "/internal ", "@team ", "note: ")):
            text = f"{start}see you"
            body = {"key": sealed_key(990 + number), "text": text}
            brought = f"/api/channel/enquiries/{hall.world.brought[0]}/messages"
            assert (await hall.asks(hall.world.bridge, "POST", brought, body)).status == 201
            aloud = {"audience": "customer", **body}
            assert (await hall.staff_asks(INES, "POST", _room(hall, "messages"), aloud)).status == 201
            assert text.encode() in await _log(hall)
        assert len(await _timeline(hall)) == len(starts), "what was said aloud made no private message"

    in_the_museum(tmp_path, show)


@red_by("receipt of the other audience")
def test_l27_truth_of_the_interface(tmp_path: Path) -> None:
    """Each receipt names the audience that was asked for, over both ways. Screens: see `browser.py`."""

    async def show(hall: Hall) -> None:
        for kind, frame, audience in (
            ("messages", "send_message", "customer"),
            ("private-messages", "send_private_message", "staff"),
        ):
            body = {"audience": audience, "key": sealed_key(1), "text": "Said"}
            said = await hall.staff_asks(INES, "POST", _room(hall, kind), body)
            assert as_json(said)["audience"] == audience
            live = {"type": frame, "room": hall.rooms[0], **body, "key": sealed_key(2)}
            receipts = [json.loads(one[2:]) for one in await _says(hall, INES, live) if b"_sent" in one]
            assert [one["audience"] for one in receipts] == [audience]
        assert b"Said" in await _log(hall)
        await hall.whispers(RUTH)

    in_the_museum(tmp_path, show)
