"""Other systems at the customers' listener: they bring enquiries in, go on in them, and fetch what the team answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from backchannel.kernel.ids import enquiry_code
from backchannel.kernel.proof import StaffProof
from backchannel.public.customers.channel_tokens import channel_tokens, create_channel_token, end_channel_token
from backchannel.public.directory.staff_cards import RosterLine, StaffCard, put_roster, put_staff_card
from backchannel.public.enquiries.lifecycle import pick_up
from backchannel.public.messages.send import NewMessage, send_message
from customers import CustomerDoor, at_the_door, new_key

ANA = "ana"


class System:
    """Another system with a channel's token."""

    def __init__(self, door: CustomerDoor, secret: str) -> None:
        self.door, self.secret = door, secret

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        return await self.door.http.request(method, f"/api/channel{path}", headers=headers, **more)

    async def brings(self, text: str = "Hello", address: str = "maria@example.org", **more: Any) -> httpx.Response:
        body = {"key": new_key(), "sender": {"address": address}, "text": text, **more}
        return await self.ask("POST", "/enquiries", json=body)


async def system(door: CustomerDoor, channel: str = "email", name: str = "Bridge") -> System:
    proof = StaffProof("ada", "create_channel_token", None, by_reach=False)
    secret = await door.public.access("staff_public").write(lambda tx: create_channel_token(tx, proof, name, channel))
    return System(door, secret)


async def answers(door: CustomerDoor, room: str, text: str) -> None:
    """Ana picks the enquiry up and writes to the customer."""

    async def act(tx: Any) -> None:
        await put_staff_card(tx, StaffCard(ANA, "Ana"))
        await put_roster(tx, RosterLine(ANA, None, 5, takes_offers=True))
        await pick_up(tx, StaffProof(ANA, "pick_up", room, by_reach=True), room)
        message = NewMessage(room, new_key(), text)
        await send_message(tx, StaffProof(ANA, "send_message", room, by_reach=False), message)

    await door.public.access("staff_public").write(act)


def test_a_mail_comes_in_and_its_answer_is_fetched(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        bridge = await system(door)
        assert (await bridge.ask("GET", "")).json() == {"name": "Bridge", "channel": "email"}
        brought = await bridge.brings("My order is late.", subject="Order 12")
        assert brought.status_code == 201, brought.text
        enquiry = brought.json()
        assert (enquiry["channel"], enquiry["status"], enquiry["head"]) == ("email", "open", 2)
        await answers(door, enquiry["id"], "It leaves today.")
        page = (await bridge.ask("GET", f"/enquiries/{enquiry['id']}/entries?after=2")).json()
        assert [(one["event"], one["by"], one["name"], one["text"]) for one in page["entries"]] == [
            ("picked_up", "staff", "Ana", ""),
            ("message", "staff", "Ana", "It leaves today."),
        ]
        assert (page["head"], page["more"]) == (4, False)
        assert page["entries"][1]["key"] is None

    at_the_door(tmp_path, test)


def test_the_sender_of_a_mail_and_of_a_call_can_be_reached(tmp_path: Path) -> None:
    from backchannel.public.customers.contacts import contact
    from backchannel.public.enquiries.facts import existing_room

    async def test(door: CustomerDoor) -> None:
        access = door.public.access("staff_public")
        for channel, address in (("email", "maria@example.org"), ("phone", "+44 7700 900142")):
            room = (await (await system(door, channel)).brings(address=address)).json()["id"]
            who = (await access.read(lambda rx, room=room: existing_room(rx, room))).customer_id  # type: ignore[misc]
            known = await access.read(lambda rx, who=who: contact(rx, who))  # type: ignore[misc]
            assert known is not None
            assert (known.email if channel == "email" else known.phone) == address

    at_the_door(tmp_path, test)


def test_the_same_key_brings_the_same_enquiry_and_says_the_same_message(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        bridge = await system(door, "api")
        key = new_key()
        once, twice = [await bridge.brings("Once", key=key) for _ in range(2)]
        assert once.content == twice.content
        room, said = once.json()["id"], {"key": new_key(), "text": "And more"}
        sent = [await bridge.ask("POST", f"/enquiries/{room}/messages", json=said) for _ in range(2)]
        assert sent[0].status_code == 201
        assert sent[0].content == sent[1].content
        assert (await bridge.ask("GET", f"/enquiries/{room}")).json()["head"] == 3
        entries = (await bridge.ask("GET", f"/enquiries/{room}/entries")).json()["entries"]
        assert [one["key"] for one in entries] == [None, key, said["key"]]

    at_the_door(tmp_path, test)


def test_a_customer_who_hangs_up_ends_the_enquiry(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        line = await system(door, "phone")
        room = (await line.brings("Call, 2:10", address="+44 1")).json()["id"]
        assert (await line.ask("POST", f"/enquiries/{room}/close")).json()["status"] == "closed"
        late = await line.ask("POST", f"/enquiries/{room}/messages", json={"key": new_key(), "text": "Hello?"})
        assert (late.status_code, late.json()["code"]) == (409, "enquiry_closed")

    at_the_door(tmp_path, test)


def test_entries_are_paged(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        bridge = await system(door, "api")
        room = (await bridge.brings()).json()["id"]
        for number in range(4):
            said = {"key": new_key(), "text": str(number)}
            await bridge.ask("POST", f"/enquiries/{room}/messages", json=said)
        page = (await bridge.ask("GET", f"/enquiries/{room}/entries?after=1&limit=2")).json()
        assert ([one["seq"] for one in page["entries"]], page["more"]) == ([2, 3], True)

    at_the_door(tmp_path, test)


@pytest.mark.parametrize("secret", ["", "bc_0", "bc_" + "0" * 64, "x" * 5000])
def test_nobody_speaks_without_a_channels_token(tmp_path: Path, secret: str) -> None:
    async def test(door: CustomerDoor) -> None:
        answer = await System(door, secret).brings()
        assert (answer.status_code, answer.json()["code"]) == (401, "not_admitted")

    at_the_door(tmp_path, test)


def test_a_customers_session_is_no_channels_token_nor_the_other_way_round(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria, bridge = await door.customer(), await system(door)
        assert (await System(door, maria.token).ask("GET", "")).status_code == 401
        crossed = await door.http.get("/api/me", headers={"Authorization": f"Bearer {bridge.secret}"})
        assert crossed.status_code == 401

    at_the_door(tmp_path, test)


def test_an_ended_token_admits_nobody_at_once(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        bridge, access = await system(door), door.public.access("staff_public")
        assert (await bridge.ask("GET", "")).status_code == 200
        (token,) = await access.read(channel_tokens)
        proof = StaffProof("ada", "end_channel_token", None, by_reach=False)
        await access.write(lambda tx: end_channel_token(tx, proof, token.id))
        assert (await bridge.ask("GET", "")).status_code == 401

    at_the_door(tmp_path, test)


PROBES = [("GET", "", None), ("GET", "/entries", None), ("POST", "/close", None)]
PROBES += [("POST", "/messages", {"key": "0" * 32, "text": "x"})]


@pytest.mark.parametrize(("method", "tail", "body"), PROBES)
def test_what_another_system_brought_answers_like_what_never_was(
    tmp_path: Path, method: str, tail: str, body: Any
) -> None:
    async def test(door: CustomerDoor) -> None:
        one, other, maria = await system(door), await system(door, name="Other"), await door.customer()
        rooms = [(await one.brings()).json()["id"], (await maria.starts())["id"], "0" * 36, "x"]
        answers = [await other.ask(method, f"/enquiries/{room}{tail}", json=body) for room in rooms]
        assert {answer.status_code for answer in answers} == {404}
        assert len({(tuple(answer.headers.raw), answer.content) for answer in answers}) == 1

    at_the_door(tmp_path, test)


def test_a_widgets_customer_cannot_reach_what_a_system_brought_for_the_same_address(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        room = (await (await system(door)).brings(address="maria@example.org")).json()["id"]
        maria = await door.customer()
        await maria.ask("PUT", "/api/me", json={"email": "maria@example.org"})
        assert (await maria.ask("GET", f"/api/enquiries/{room}")).status_code == 404
        assert (await maria.ask("GET", "/api/enquiries")).json() == []

    at_the_door(tmp_path, test)


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({}, 400, "body_malformed"),
        ({"key": "x"}, 400, "body_malformed"),
        ({"channel": "widget"}, 400, "body_malformed"),
        ({"sender": {"address": ""}}, 400, "body_malformed"),
        ({"sender": {"address": " \u200b"[:1]}}, 422, "address_empty"),
        ({"sender": {"address": "a", "role": "staff"}}, 400, "body_malformed"),
        ({"sender": {"address": "nobody"}}, 422, "email_malformed"),
        ({"text": ""}, 422, "text_empty"),
        ({"text": "x" * 8001}, 422, "text_too_long"),
        ({"tag_id": "nope"}, 422, "tag_unknown"),
    ],
)
def test_bad_input_has_its_code(tmp_path: Path, body: dict[str, Any], status: int, code: str) -> None:
    async def test(door: CustomerDoor) -> None:
        bridge = await system(door)
        good = {"key": new_key(), "sender": {"address": "maria@example.org"}, "text": "Hello"}
        sent = {**good, **body} if body else {}
        answer = await bridge.ask("POST", "/enquiries", json=sent)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text

    at_the_door(tmp_path, test)


def test_codes_are_shown_as_staff_know_them(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        code = (await (await system(door)).brings()).json()["code"]
        assert len(code) == len(enquiry_code(b"0000"))
        assert code.startswith("ENQ-")

    at_the_door(tmp_path, test)
