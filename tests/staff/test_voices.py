"""Two voices, two endpoints: an audience missing, unknown or not this one is refused, and no file crosses over."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from customers import new_key
from staff.house import House, at_the_desk

WRONG: tuple[dict[str, Any], ...] = (
    {},
    {"audience": None},
    {"audience": ""},
    {"audience": "Customer"},
    {"audience": "STAFF"},
    {"audience": "customers"},
    {"audience": "everyone"},
    {"audience": ["customer"]},
    {"audience": "customer", "private": True},
    {"audience": "staff", "visibility": "all"},
)


def test_an_audience_is_named_exactly_or_nothing_is_sent(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.enquiry()
        await ana.picks_up(room)
        head = (await ana.does("GET", f"/api/rooms/{room}"))["head"]
        async with ana.wire() as at_ana:
            for endpoint, frame, other in (
                ("messages", "send_message", {"audience": "staff"}),
                ("private-messages", "send_private_message", {"audience": "customer"}),
            ):
                for wrong in (*WRONG, other):
                    body = {"key": new_key(), "text": "to whom?", **wrong}
                    refused = await ana.refusal("POST", f"/api/rooms/{room}/{endpoint}", json=body)
                    assert refused == (400, "body_malformed"), (endpoint, wrong)
                    await at_ana.say(type=frame, room=room, **body)
                    found = await at_ana.hear("refused", key=body["key"])
                    assert (found["about"], found["error"]["code"]) == (frame, "body_malformed"), (frame, wrong)
        view = await ana.does("GET", f"/api/rooms/{room}")
        assert (view["head"], view["private_head"]) == (head, 0)

    at_the_desk(tmp_path, test)


def test_no_body_is_taken_for_another(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.enquiry()
        await ana.picks_up(room)
        for text, code in (("", "text_empty"), ("  \n ", "text_empty"), ("x" * 8001, "text_too_long")):
            assert (await ana.speaks(room, text)).json()["code"] == code
            assert (await ana.whispers(room, text)).json()["code"] == code
        assert (await ana.speaks(room, "x" * 20_001)).json()["code"] == "body_malformed"
        assert (await ana.speaks(room, "a", key="A" * 32)).json()["code"] == "body_malformed"
        key = new_key()
        assert (await ana.speaks(room, "the same", key)).content == (await ana.speaks(room, "the same", key)).content
        assert (await ana.speaks(room, "another", key)).json()["code"] == "key_reused"
        aside = await ana.whispers(room, "another", key)
        assert (aside.status_code, aside.json()["audience"]) == (201, "staff")

    at_the_desk(tmp_path, test)


@pytest.mark.parametrize(("channel", "word"), [("email", "E-mail"), ("phone", "Calls")])
def test_a_channel_that_carries_no_private_messages_says_why(tmp_path: Path, channel: str, word: str) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.brought(channel)
        view = await ana.picks_up(room)
        chat, aside = view["send_channels"]
        assert (chat["name"], chat["available"], aside["name"], aside["available"]) == (
            "chat",
            True,
            "private_message",
            False,
        )
        assert aside["reason"].startswith(word)
        refused = await ana.whispers(room, "a word")
        assert (refused.status_code, refused.json()["code"]) == (409, "private_message_unavailable")
        assert refused.json()["hint"] == aside["reason"]
        async with ana.wire() as at_ana:
            key = await at_ana.whisper(room, "a word")
            assert (await at_ana.hear("refused", key=key))["error"]["code"] == "private_message_unavailable"
            await at_ana.speak(room, "aloud")
            await at_ana.hear("message_sent")

    at_the_desk(tmp_path, test)


def test_a_private_file_is_unknown_to_the_customer_and_to_public_speech(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        picture = io.BytesIO()
        Image.new("RGB", (900, 600), "navy").save(picture, "PNG")
        files = f"/api/rooms/{room}"
        sent = {"params": {"name": "bike.png"}, "content": picture.getvalue()}
        aside = await ana.does("POST", f"{files}/private-files", **sent)
        aloud = await ana.does("POST", f"{files}/files", **sent)
        assert aside["width"] == aloud["width"] is not None
        assert (await ana.speaks(room, "look", files=[aside["id"]])).json()["code"] == "file_unknown"
        assert (await ana.whispers(room, "look", files=[aloud["id"]])).json()["code"] == "file_unknown"
        assert (await ana.whispers(room, "look", files=[aside["id"]])).status_code == 201
        assert (await ana.speaks(room, "look", files=[aloud["id"]])).status_code == 201
        nothing = await maria.ask("GET", f"/api/files/{new_key()}")
        for path in (f"/api/files/{aside['id']}", f"/api/files/{aside['id']}/preview"):
            answer = await maria.ask("GET", path)
            assert (answer.status_code, answer.content) == (nothing.status_code, nothing.content)
        assert (await maria.ask("GET", f"/api/files/{aloud['id']}")).content == picture.getvalue()
        for kind, one in (("files", aloud), ("private-files", aside)):
            whole = await ana.ask("GET", f"{files}/{kind}/{one['id']}")
            assert (whole.content, whole.headers["cache-control"]) == (picture.getvalue(), "no-store")
            assert whole.headers["content-disposition"].startswith("attachment")
            small = await ana.ask("GET", f"{files}/{kind}/{one['id']}/preview")
            assert small.headers["content-type"] == "image/webp"
        assert await ana.refusal("GET", f"{files}/files/{aside['id']}") == (404, "not_found")
        assert await ana.refusal("GET", f"{files}/private-files/{aloud['id']}") == (404, "not_found")

    at_the_desk(tmp_path, test)


def test_a_customer_who_closes_while_an_agent_types_loses_nobody_a_word(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        key = new_key()
        first = await ana.speaks(room, "kept", key)
        async with ana.wire() as at_ana:
            await at_ana.watch(room)
            await maria.ask("POST", f"/api/enquiries/{room}/close")
            await at_ana.hear("entry", event="closed")
            late = await at_ana.speak(room, "too late")
            assert (await at_ana.hear("refused", key=late))["error"]["code"] == "enquiry_closed"
            again = await at_ana.speak(room, "kept", key)
            assert (await at_ana.hear("message_sent", key=again))["seq"] == first.json()["seq"]
        feedback = await house.ada.whispers(room, "Well done.")
        assert feedback.status_code == 201

    at_the_desk(tmp_path, test)


def test_nobody_outside_hears_what_is_said_aside(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        async with house.ada.wire() as at_ada, ana.wire() as at_ana, maria.chat() as chat:
            await chat.say(type="watch", room=room)
            await chat.hear_until("caught_up")
            await at_ada.watch(room)
            await at_ana.watch(room)
            await asyncio.gather(*(at_ada.whisper(room, f"canary {number}") for number in range(20)))
            await at_ana.say(type="private_typing", room=room)
            await at_ana.say(type="private_seen", room=room, up_to=20)
            for _ in range(20):
                await at_ana.hear("private_entry")
            before = (await maria.ask("GET", f"/api/enquiries/{room}")).content
            await ana.does("PUT", f"/api/rooms/{room}/drafts", json={"audience": "staff", "text": "canary"})
            await ana.does("PUT", f"/api/rooms/{room}/drafts", json={"audience": "customer", "text": "not yet"})
            assert [one["text"] for one in await ana.does("GET", f"/api/rooms/{room}/drafts")] == ["not yet", "canary"]
            assert (await maria.ask("GET", f"/api/enquiries/{room}")).content == before
            await ana.speaks(room, "the sentinel")
            heard = await chat.hear()
            assert (heard["type"], heard["entry"]["text"]) == ("entry", "the sentinel")

    at_the_desk(tmp_path, test)
