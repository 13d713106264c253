"""What holds for everything that leaves by the customers' door."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from backchannel.customer import wire
from backchannel.customer.answers import Careful
from backchannel.public.frames import OUTLETS, customer_bytes, customer_frame
from backchannel.wiring.customer import customer_description
from customers import Customer, CustomerDoor, at_the_door, new_key

DEMO_ONLY = {"GET /shop"}


def test_every_route_is_in_the_register_and_the_register_holds_nothing_else(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        routes = {outlet for outlet in OUTLETS if re.match("[A-Z]+ /", outlet)}
        assert served_routes(door) == routes - DEMO_ONLY

    at_the_door(tmp_path, test)


def served_routes(door: CustomerDoor) -> set[str]:
    """Every method and path that the door's application answers, as the register spells them."""
    found = set()
    for route in door.plane.app.within.routes:  # type: ignore[attr-defined]
        path = re.sub(r"{(\w+):\w+}", lambda name: "{name}" if name[1] == "name" else "{id}", route.path)
        found |= {f"{method} {path}" for method in route.methods if method not in ("OPTIONS", "HEAD")}
    return found


def test_every_frame_of_the_socket_is_in_the_register() -> None:
    tags = {kind.__struct_config__.tag for kind in wire.ToCustomer.__args__}
    assert {f"socket {tag}" for tag in tags} == {outlet for outlet in OUTLETS if outlet.startswith("socket ")}


def test_an_outlet_outside_the_register_makes_no_frame() -> None:
    with pytest.raises(KeyError):
        customer_frame("GET /api/secrets", wire.Ready())
    with pytest.raises(KeyError):
        customer_bytes("GET /api/secrets", b"")


def test_the_register_and_the_description_name_the_same_operations() -> None:
    described = {
        f"{method.upper()} {path}" for path, methods in customer_description()["paths"].items() for method in methods
    }
    assert described == {outlet for outlet in OUTLETS if re.match("[A-Z]+ /api/", outlet)}


def test_the_description_is_complete() -> None:
    described = customer_description()
    assert described["openapi"].startswith("3.1")
    schemas = described["components"]["schemas"]
    for name, schema in schemas.items():
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name
    assert {kind.__name__ for kind in wire.ToCustomer.__args__} <= set(schemas)
    assert "mapping" in described["x-socket"]["receives"]["discriminator"]
    assert "mapping" in described["x-socket"]["sends"]["discriminator"]
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            refusals = {status for status in operation["responses"] if int(status) >= 400}
            assert {"429", "500", "503"} <= refusals, (method, path)
            assert ("401" in refusals) == bool(operation["security"]), (method, path)
            for status in refusals:
                content = operation["responses"][status]["content"]["application/json"]
                assert content["schema"] == {"$ref": "#/components/schemas/ErrorBody"}


def test_the_description_does_not_know_the_word() -> None:
    text = msgspec.json.encode(customer_description()).decode().lower()
    assert not re.search("private|whisper|internal note|staff only|silent", text)


PROBES = [
    ("GET", ""),
    ("GET", "/entries"),
    ("GET", "/transcript"),
    ("POST", "/messages"),
    ("POST", "/seen"),
    ("POST", "/close"),
    ("POST", "/rating"),
]
BODIES: dict[str, Any] = {
    "/messages": {"key": "0" * 32, "text": "let me in"},
    "/seen": {"up_to": 1},
    "/rating": {"score": 5},
}


@pytest.mark.parametrize(("method", "tail"), PROBES)
def test_an_enquiry_of_somebody_else_answers_like_one_that_never_was(tmp_path: Path, method: str, tail: str) -> None:
    async def test(door: CustomerDoor) -> None:
        maria, eve = await door.customer(), await door.customer()
        room = (await maria.starts())["id"]
        before = (await maria.ask("GET", f"/api/enquiries/{room}")).content
        ids = (room, "01a20f4b-420e-7339-9898-0b0fabfb93ba", "x", "%00", "a" * 3000)
        answers = [await eve.ask(method, f"/api/enquiries/{one}{tail}", json=BODIES.get(tail)) for one in ids]
        assert {answer.status_code for answer in answers} == {404}
        assert len({raw(answer) for answer in answers}) == 1
        assert (await maria.ask("GET", f"/api/enquiries/{room}")).content == before

    at_the_door(tmp_path, test)


def test_a_file_of_somebody_else_answers_like_one_that_never_was(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria, eve = await door.customer(), await door.customer()
        theirs = (await maria.uploads("note.txt", b"mine alone")).json()["id"]
        for tail in ("", "/preview"):
            answers = [await eve.ask("GET", f"/api/files/{one}{tail}") for one in (theirs, "unknown", "..", "a.webp")]
            assert {raw(answer) for answer in answers} == {raw(answers[1])}
            assert answers[0].status_code == 404
        room = (await eve.starts())["id"]
        stolen = await eve.ask(
            "POST", f"/api/enquiries/{room}/messages", json={"key": new_key(), "text": "", "files": [theirs]}
        )
        unknown = await eve.ask(
            "POST", f"/api/enquiries/{room}/messages", json={"key": new_key(), "text": "", "files": ["unknown"]}
        )
        assert raw(stolen) == raw(unknown)

    at_the_door(tmp_path, test)


def raw(answer: Any) -> tuple[int, tuple[tuple[bytes, bytes], ...], bytes]:
    """Everything of an answer that travels."""
    return answer.status_code, tuple(answer.headers.raw), answer.content


TELLING = {"set-cookie", "server", "date", "etag", "last-modified"}
FOR_EVERY_PAGE = {"GET /api/desk", "HEAD /api/desk"}


def test_no_answer_sets_a_cookie_or_is_kept_or_names_its_maker(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        asked = {outlet.replace("{id}", room) for outlet in OUTLETS if re.match("[A-Z]+ /", outlet)}
        asked |= {"GET /nowhere", "PATCH /api/me", "OPTIONS /api/me", "HEAD /api/desk"}
        for path in sorted(asked - {"DELETE /api/session"}):
            for who in (maria, Customer(door, "0" * 32)):
                headers = {"cookie": "session=1", "origin": "https://elsewhere.example"}
                answer = await who.ask(*path.split(" "), headers=headers)
                names = {name.lower() for name in answer.headers}
                assert not names & TELLING, path
                assert ("access-control-allow-origin" in names) == (path in FOR_EVERY_PAGE and answer.is_success), path
                assert answer.headers["cache-control"] == "no-store"
                assert answer.headers["x-content-type-options"] == "nosniff"
                assert answer.headers["referrer-policy"] == "no-referrer"
                assert "content-security-policy" in names

    at_the_door(tmp_path, test, requests_per_minute=100_000)


def test_a_cookie_that_slipped_in_would_be_stopped() -> None:
    sent: list[Any] = []

    async def app(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": [(b"Set-Cookie", b"a=b"), (b"x", b"y")]})

    async def run() -> None:
        async def send(message: Any) -> None:
            sent.append(message)

        await Careful(app)({"type": "http"}, None, send)  # type: ignore[arg-type]

    import asyncio

    asyncio.run(run())
    names = [name for name, _ in sent[0]["headers"]]
    assert b"set-cookie" not in names
    assert b"x" in names


def test_a_flood_of_requests_is_refused_with_the_time_to_wait(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        answers = [await door.http.get("/api/desk") for _ in range(6)]
        assert [answer.status_code for answer in answers] == [200] * 5 + [429]
        assert answers[-1].json()["code"] == "too_many"
        assert answers[-1].headers["retry-after"] == "3"

    at_the_door(tmp_path, test, requests_per_minute=20, clock=lambda: 1_780_000_000_000)


def test_new_visitors_are_counted_apart(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        answers = [await door.http.post("/api/session") for _ in range(4)]
        assert [answer.status_code for answer in answers] == [201, 201, 201, 429]

    at_the_door(tmp_path, test, sessions_per_minute=3, clock=lambda: 1_780_000_000_000)


def test_the_forwarded_address_counts_only_behind_a_trusted_proxy(tmp_path: Path) -> None:
    async def count(door: CustomerDoor) -> list[int]:
        return [
            (await door.http.post("/api/session", headers={"x-forwarded-for": f"9.9.9.{at}"})).status_code
            for at in range(3)
        ]

    async def trusting(door: CustomerDoor) -> None:
        assert await count(door) == [201, 201, 201]

    async def wary(door: CustomerDoor) -> None:
        assert await count(door) == [201, 429, 429]

    still = {"sessions_per_minute": 1, "clock": lambda: 1_780_000_000_000}
    at_the_door(tmp_path / "a", trusting, trusted_proxies=("127.0.0.0/8",), **still)
    at_the_door(tmp_path / "b", wary, **still)


def test_the_store_being_unsure_is_told_as_such_and_never_as_a_failure(tmp_path: Path) -> None:
    from backchannel.kernel.errors import Unconfirmed

    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()
        room = (await maria.starts())["id"]
        store = door.public.universe.store

        def put(job: Any) -> None:
            job.done(Unconfirmed("the commit's fate is unknown"))

        store.put = put  # type: ignore[method-assign]
        answer = await maria.says(room, "Did it arrive?")
        assert (answer.status_code, answer.json()["code"], answer.headers["retry-after"]) == (503, "unconfirmed", "1")
        assert "same key" in answer.json()["hint"]
        async with maria.chat() as chat:
            await chat.say(type="send", room=room, key=new_key(), text="And this?")
            assert (await chat.hear())["error"]["code"] == "unconfirmed"

    at_the_door(tmp_path, test)


def test_an_error_of_ours_tells_nothing_of_the_house(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        maria = await door.customer()

        async def read(_principal: str, _work: Any) -> Any:
            raise ValueError("the inside of the house")

        door.public.universe.store.read = read  # type: ignore[method-assign]
        answer = await maria.ask("GET", "/api/enquiries")
        assert (answer.status_code, answer.json()["code"]) == (500, "internal")
        assert "house" not in answer.text

    at_the_door(tmp_path, test)
