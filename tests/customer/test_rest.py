"""What customers ask over HTTP: what they get, and each way of being refused with its stable code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from customers import CustomerDoor, at_the_door, new_key


def test_a_customer_asks_and_finds_it_again(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        started = await maria.starts("Where is my bike?", channel="link", page="https://shop.example/bikes")
        assert (started["status"], started["channel"], started["head"], started["unread"]) == ("open", "link", 2, 0)
        listed = (await maria.ask("GET", "/api/enquiries")).json()
        assert listed == [started]
        assert (await maria.ask("GET", f"/api/enquiries/{started['id']}")).json() == started
        page = (await maria.ask("GET", f"/api/enquiries/{started['id']}/entries")).json()
        assert [entry["kind"] for entry in page["entries"]] == ["event", "message"]
        assert page["entries"][1]["text"] == "Where is my bike?"
        assert (page["head"], page["more"]) == (2, False)

    at_the_door(tmp_path, test)


def test_the_same_key_is_the_same_enquiry_and_the_same_message(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        first = {"key": new_key(), "text": "Hello"}
        answers = [await maria.ask("POST", "/api/enquiries", json=first) for _ in range(2)]
        assert answers[0].content == answers[1].content
        room, key = answers[0].json()["id"], new_key()
        sent = [await maria.says(room, "And again", key) for _ in range(2)]
        assert sent[0].content == sent[1].content
        assert (await maria.ask("GET", f"/api/enquiries/{room}")).json()["head"] == 3
        other = await maria.says(room, "Something else", key)
        assert (other.status_code, other.json()["code"]) == (422, "key_reused")

    at_the_door(tmp_path, test)


def test_entries_are_paged_in_both_directions(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        for number in range(6):
            await maria.says(room, str(number))

        async def places(**query: Any) -> tuple[list[int], bool]:
            page = (await maria.ask("GET", f"/api/enquiries/{room}/entries", params=query)).json()
            return [entry["seq"] for entry in page["entries"]], page["more"]

        assert await places(limit=3) == ([6, 7, 8], True)
        assert await places(before=6, limit=3) == ([3, 4, 5], True)
        assert await places(before=3, limit=3) == ([1, 2], False)
        assert await places(after=0, limit=3) == ([1, 2, 3], True)
        assert await places(after=6, limit=3) == ([7, 8], False)
        assert await places(after=99) == ([], False)

    at_the_door(tmp_path, test)


def test_a_customer_introduces_themselves_piece_by_piece(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        assert (await maria.ask("GET", "/api/me")).json() == {"name": None, "email": None, "phone": None}
        await maria.ask("PUT", "/api/me", json={"name": "Maria"})
        said = await maria.ask("PUT", "/api/me", json={"email": "maria@example.org"})
        assert said.json() == {"name": "Maria", "email": "maria@example.org", "phone": None}
        wrong = await maria.ask("PUT", "/api/me", json={"email": "maria"})
        assert (wrong.status_code, wrong.json()["code"]) == (422, "email_malformed")

    at_the_door(tmp_path, test)


def test_a_chat_is_ended_rated_and_gone_on_from(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        early = await maria.ask("POST", f"/api/enquiries/{room}/rating", json={"score": 5})
        assert (early.status_code, early.json()["code"]) == (409, "enquiry_not_closed")
        for _ in range(2):
            closed = await maria.ask("POST", f"/api/enquiries/{room}/close")
            assert (closed.status_code, closed.json()["status"]) == (200, "closed")
        assert (await maria.ask("POST", f"/api/enquiries/{room}/rating", json={"score": 4})).status_code == 204
        late = await maria.says(room, "One more thing")
        assert (late.status_code, late.json()["code"]) == (409, "enquiry_closed")
        follow = await maria.starts("One more thing", follows=room)
        assert follow["follows"] == room

    at_the_door(tmp_path, test)


def test_leaving_ends_the_session(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        left = await maria.ask("DELETE", "/api/session")
        assert (left.status_code, left.content) == (204, b"")
        again = await maria.ask("GET", "/api/me")
        assert (again.status_code, again.json()["code"]) == (401, "not_admitted")

    at_the_door(tmp_path, test)


@pytest.mark.parametrize(
    "header", ["", "Bearer", "Bearer 00", "Basic abc", f"Bearer {'0' * 32}", f"Bearer {'x' * 9000}"]
)
def test_nobody_comes_in_without_a_session(tmp_path: Path, header: str) -> None:
    async def test(door: CustomerDoor) -> None:
        answer = await door.http.get("/api/enquiries", headers={"Authorization": header} if header else {})
        assert (answer.status_code, answer.json()["code"]) == (401, "not_admitted")

    at_the_door(tmp_path, test)


KEY = "0" * 32
BAD: list[tuple[str, str, Any, int, str]] = [
    ("POST", "/api/enquiries", {"text": "x"}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": "short", "text": "x"}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x", "audience": "staff"}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x", "channel": "email"}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": KEY, "text": None}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x", "files": ["a"] * 11}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": KEY, "text": " \n "}, 422, "text_empty"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x" * 8001}, 422, "text_too_long"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x" * 20_001}, 400, "body_malformed"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x" * 300_000}, 413, "body_too_large"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x", "tag_id": "nope"}, 422, "tag_unknown"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x", "follows": "nope"}, 404, "not_found"),
    ("POST", "/api/enquiries", {"key": KEY, "text": "x", "files": ["nope"]}, 422, "file_unknown"),
    ("POST", "/api/enquiries", [], 400, "body_malformed"),
    ("PUT", "/api/me", {"name": 1}, 400, "body_malformed"),
    ("PUT", "/api/me", {"name": "x" * 81}, 422, "text_too_long"),
    ("PUT", "/api/me", {"staff": "x"}, 400, "body_malformed"),
    ("POST", "{room}/messages", {"key": KEY}, 400, "body_malformed"),
    ("POST", "{room}/messages", {"key": KEY, "text": ""}, 422, "text_empty"),
    ("POST", "{room}/messages", {"key": KEY.upper() + "A", "text": "x"}, 400, "body_malformed"),
    ("POST", "{room}/messages", {"key": KEY, "text": "x", "files": ["nope"]}, 422, "file_unknown"),
    ("POST", "{room}/seen", {"up_to": -1}, 400, "body_malformed"),
    ("POST", "{room}/seen", {"up_to": "1"}, 400, "body_malformed"),
    ("POST", "{room}/seen", {}, 400, "body_malformed"),
    ("POST", "{room}/rating", {"score": 6}, 400, "body_malformed"),
    ("POST", "{room}/rating", {"score": 3}, 409, "enquiry_not_closed"),
    ("GET", "{room}/entries?limit=0", None, 400, "body_malformed"),
    ("GET", "{room}/entries?limit=201", None, 400, "body_malformed"),
    ("GET", "{room}/entries?after=-1", None, 400, "body_malformed"),
    ("GET", "{room}/entries?after=x", None, 400, "body_malformed"),
    ("GET", "{room}/entries?after=1&before=2", None, 400, "body_malformed"),
    ("GET", "/api/nothing", None, 404, "not_found"),
    ("PATCH", "/api/me", {}, 405, "method_not_allowed"),
    ("POST", "/api/files", None, 400, "body_malformed"),
]


@pytest.mark.parametrize(("method", "path", "body", "status", "code"), BAD)
def test_bad_input_has_its_code(tmp_path: Path, method: str, path: str, body: Any, status: int, code: str) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        answer = await maria.ask(method, path.replace("{room}", f"/api/enquiries/{room}"), json=body)
        assert (answer.status_code, answer.json()["code"]) == (status, code), answer.text
        assert set(answer.json()) == {"code", "message", "hint", "retry_after"}
        assert answer.headers["cache-control"] == "no-store"
        assert "Traceback" not in answer.text

    at_the_door(tmp_path, test)


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'"text"', b"null"])
def test_what_is_no_json_object_is_refused(tmp_path: Path, body: bytes) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        answer = await maria.ask("POST", "/api/enquiries", content=body)
        assert (answer.status_code, answer.json()["code"]) == (400, "body_malformed")

    at_the_door(tmp_path, test)


def test_the_message_of_a_malformed_body_names_the_field(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        answer = await maria.ask("POST", "/api/enquiries", json={"key": "short", "text": "x"})
        assert "`$.key`" in answer.json()["message"]

    at_the_door(tmp_path, test)
