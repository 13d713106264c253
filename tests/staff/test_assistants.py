"""Assistants: by their own token they read the rooms they reach, and speak to staff alone."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import httpx

from staff.house import House, Person, at_the_desk
from staff.wires import new_key

REPLY = "Drying the plug takes 20 minutes."


class Bot:
    """A program that holds a token."""

    def __init__(self, house: House, secret: str) -> None:
        self.house, self.secret = house, secret

    async def ask(self, method: str, path: str, **more: Any) -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.secret}"}
        return await self.house.http.request(method, self.house.staff_url + path, headers=headers, **more)

    async def does(self, method: str, path: str, **more: Any) -> Any:
        answer = await self.ask(method, path, **more)
        assert answer.status_code < 300, answer.text
        return answer.json()

    async def refusal(self, method: str, path: str, **more: Any) -> tuple[int, str]:
        answer = await self.ask(method, path, **more)
        assert answer.status_code >= 400, answer.text
        return answer.status_code, answer.json()["code"]


def said(text: str = "Covered by warranty", **more: Any) -> dict[str, Any]:
    return {"audience": "staff", "key": new_key(), "text": text, **more}


async def made(house: House, name: str = "Engine", *codes: str) -> Bot:
    """A new assistant: of all rooms, or of those that are named."""
    body = {"name": name, "reach": "rooms" if codes else "all", "codes": list(codes)}
    return Bot(house, (await house.ada.does("POST", "/api/assistants", json=body))["secret"])


async def handled(house: House, owner: Person, text: str = "The motor stops") -> str:
    room = await house.enquiry(text)
    await owner.picks_up(room)
    return room


async def code_of(house: House, room: str) -> str:
    return str((await house.ada.does("GET", f"/api/rooms/{room}"))["row"]["code"])


def test_an_assistant_hears_reads_and_speaks_to_staff_under_its_own_name(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        room, bot = await handled(house, ines), await made(house)
        rooms = await bot.does("GET", "/api/assistant/rooms")
        assert [one["id"] for one in rooms["rooms"]] == [room]
        read = await bot.does("GET", f"/api/assistant/rooms/{room}/entries")
        assert "The motor stops" in [entry.get("text") for entry in read["public"]]
        async with ines.wire() as wire:
            await bot.does("POST", f"/api/assistant/rooms/{room}/private-messages", json=said())
            assert (await wire.hear("private_notice"))["sender"]["name"] == "Engine"
            proposal = said("From the handbook", reply=REPLY)
            await bot.does("POST", f"/api/assistant/rooms/{room}/suggestions", json=proposal)
        page = await ines.does("GET", f"/api/rooms/{room}/timeline")
        aside = [entry for entry in page["entries"] if entry["kind"] == "private_message"]
        shown = [(one["author"]["name"], one["role_name"], one["standing"], one["text"]) for one in aside]
        assert shown == [
            ("Engine", "Assistant", "assistant", "Covered by warranty"),
            ("Engine", "Assistant", "assistant", "From the handbook"),
        ]
        assert aside[1]["suggestion"]["text"] == REPLY

    at_the_desk(tmp_path, story)


def test_who_waits_is_answered_when_something_is_new(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        room, bot = await handled(house, ines), await made(house)
        stamp = (await bot.does("GET", "/api/assistant/rooms"))["stamp"]
        asked = {"params": {"stamp": stamp, "wait_s": 30}}
        waiting = asyncio.create_task(bot.does("GET", "/api/assistant/rooms", **asked))
        await ines.whispers(room, "a word aside")
        news = await asyncio.wait_for(waiting, 10)
        assert news["stamp"] != stamp
        assert news["rooms"][0]["private_head"] == 1

    at_the_desk(tmp_path, story)


def reads_nothing_beyond_its_scope(folder: Path) -> None:
    """An assistant of chosen rooms gets of every other room what it gets of one that there is not."""

    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        chosen, other = await handled(house, ines), await handled(house, ines, "my secret")
        bot = await made(house, "Engine", await code_of(house, chosen))
        assert [one["id"] for one in (await bot.does("GET", "/api/assistant/rooms"))["rooms"]] == [chosen]
        await bot.does("GET", f"/api/assistant/rooms/{chosen}/entries")
        for room in (other, "00000000-0000-7000-8000-000000000000"):
            of_room = f"/api/assistant/rooms/{room}"
            assert await bot.refusal("GET", f"{of_room}/entries") == (404, "not_found")
            assert await bot.refusal("POST", f"{of_room}/private-messages", json=said()) == (404, "not_found")
            assert await bot.refusal("POST", f"{of_room}/suggestions", json=said(reply=REPLY)) == (404, "not_found")

    at_the_desk(folder, story)


def test_an_assistant_reads_nothing_beyond_its_scope(tmp_path: Path) -> None:
    reads_nothing_beyond_its_scope(tmp_path)


def test_it_reads_and_speaks_only_while_an_enquiry_is_handled(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines, bot = await house.staff("Ines"), await made(house)
        waiting, over = await house.enquiry(), await handled(house, ines)
        await ines.does("POST", f"/api/rooms/{over}/close")
        mail = await house.brought("email")
        await ines.picks_up(mail)
        for room, refusal in ((waiting, 404), (over, 404), (mail, 409)):
            of_room = f"/api/assistant/rooms/{room}"
            assert (await bot.refusal("GET", f"{of_room}/entries"))[0] == refusal
            assert (await bot.refusal("POST", f"{of_room}/private-messages", json=said()))[0] == refusal
        assert (await bot.does("GET", "/api/assistant/rooms"))["rooms"] == []

    at_the_desk(tmp_path, story)


def test_its_token_opens_no_other_route_and_no_session_opens_its_routes(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        room, bot = await handled(house, ines), await made(house)
        aloud = {"audience": "customer", "key": new_key(), "text": "hello"}
        origin = {"headers": {"Authorization": f"Bearer {bot.secret}", "Origin": house.staff_url}}
        url = f"{house.staff_url}/api/rooms/{room}"
        for method, path in (("GET", ""), ("POST", "/messages"), ("POST", "/close"), ("GET", "/timeline")):
            answer = await house.http.request(method, url + path, json=aloud, **origin)
            assert answer.status_code == 401, path
        assert await ines.refusal("GET", "/api/assistant/rooms") == (401, "not_signed_in")
        wrong = {**said(), "audience": "customer"}
        refused = await bot.ask("POST", f"/api/assistant/rooms/{room}/private-messages", json=wrong)
        assert refused.status_code == 400

    at_the_desk(tmp_path, story)


def test_an_ended_token_admits_nobody_and_a_kept_message_is_answered_alike(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        room, bot = await handled(house, ines), await made(house)
        speak = f"/api/assistant/rooms/{room}/private-messages"
        first = await bot.does("POST", speak, json=(message := said()))
        assert await bot.does("POST", speak, json=message) == first
        assert await bot.refusal("POST", speak, json={**message, "text": "other"}) == (422, "key_reused")
        (listed,) = await house.ada.does("GET", "/api/assistants")
        assert listed["used_at"] is not None
        assert bot.secret not in str(listed)
        await house.ada.does("DELETE", f"/api/assistants/{listed['id']}")
        assert await bot.refusal("GET", "/api/assistant") == (401, "not_signed_in")
        page = await ines.does("GET", f"/api/rooms/{room}/timeline")
        assert "Engine" in str(page)

    at_the_desk(tmp_path, story)


def test_only_who_manages_bots_lets_one_in_and_the_ledger_keeps_it_and_what_it_reads(tmp_path: Path) -> None:
    async def story(house: House) -> None:
        ines = await house.staff("Ines")
        body = {"name": "Engine", "reach": "all"}
        assert await ines.refusal("POST", "/api/assistants", json=body) == (403, "not_allowed")
        room, bot = await handled(house, ines), await made(house)
        for _ in range(2):
            await bot.does("GET", f"/api/assistant/rooms/{room}/entries")
        lines = await house.ada.does("GET", f"/api/rooms/{room}/ledger")
        assert [(line["act"], line["staff"]["name"]) for line in lines if line["act"] == "monitor"] == [
            ("monitor", "Engine")
        ]
        assert await house.ada.refusal(
            "POST", "/api/assistants", json={"name": "X", "reach": "rooms", "codes": ["ENQ-000000"]}
        ) == (422, "enquiry_unknown")

    at_the_desk(tmp_path, story)
