"""The staff door's description names every route of the wire, closes every object, and is what the door does."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec

from backchannel.staff import wire
from backchannel.wiring.staff import staff_description
from staff.house import House, at_the_desk

DOCUMENT = staff_description()
OPERATIONS = [(path, method, one) for path, methods in DOCUMENT["paths"].items() for method, one in methods.items()]


def documented() -> set[tuple[str, str]]:
    """The routes that the wire's own page lists."""
    found = set()
    for method, path in re.findall(r"^(GET|POST|PUT|DELETE)\s+(\S+)", wire.__doc__ or "", re.MULTILINE):
        for ending in re.findall(r"{(html\|csv\|json)}", path) or [""]:
            for form in ending.split("|"):
                found.add((method, _shape(path.replace("{" + ending + "}", form) if ending else path)))
    return found


def _shape(path: str) -> str:
    return re.sub(r"{\w+}", "{}", path)


def test_every_route_of_the_wire_is_described_and_no_other() -> None:
    described = {(method.upper(), _shape(path)) for path, method, _ in OPERATIONS}
    previews = {(method, path) for method, path in described if path.endswith("/preview")}
    assert described - previews == documented()
    assert len(previews) == 2


def test_names_are_unique_and_every_refusal_is_an_error_body() -> None:
    names = [one["operationId"] for _, _, one in OPERATIONS]
    assert len(names) == len(set(names))
    for path, method, one in OPERATIONS:
        for status, answer in one["responses"].items():
            if int(status) >= 400:
                schema = answer["content"]["application/json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/ErrorBody"}, (path, method, status)


def test_every_object_is_closed_and_every_union_is_told_apart() -> None:
    schemas: dict[str, dict[str, Any]] = DOCUMENT["components"]["schemas"]
    for name, schema in schemas.items():
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, name
    for union in (*DOCUMENT["x-socket"].values(), schemas["TimelinePage"]["properties"]["entries"]["items"]):
        assert union["discriminator"]["propertyName"] in ("type", "kind")


def test_no_operation_lets_its_body_choose_an_audience() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    assert schemas["MessageBody"]["properties"]["audience"] == {"enum": ["customer"]}
    assert schemas["PrivateMessageBody"]["properties"]["audience"] == {"enum": ["staff"]}
    assert {"audience"} <= set(schemas["MessageBody"]["required"]) & set(schemas["PrivateMessageBody"]["required"])


def test_the_door_hands_out_the_same_document_and_a_page_to_read(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        answer = await house.http.get(f"{house.staff_url}/api/openapi.json")
        assert msgspec.json.decode(answer.content) == msgspec.json.decode(msgspec.json.encode(DOCUMENT))
        page = await house.http.get(f"{house.staff_url}/docs")
        assert page.headers["content-type"].startswith("text/html")
        assert "script" not in page.headers["content-security-policy"]

    at_the_desk(tmp_path, test)


def test_pages_are_served_strictly_and_deep_links_lead_to_their_screen(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        for path in ("/", "/setup", "/join", "/sign-in"):
            page = await house.http.get(house.staff_url + path)
            rules = page.headers["content-security-policy"]
            assert "default-src 'none'" in rules
            assert "frame-ancestors 'none'" in rules
            assert (page.headers["x-content-type-options"], page.headers["cache-control"]) == ("nosniff", "no-store")
            assert "server" not in page.headers
        deep = await house.http.get(f"{house.staff_url}/rooms/abc")
        assert (deep.status_code, deep.headers["location"]) == (302, "/#/rooms/abc")
        for path in ("/api/unheard-of", "/api", "/assets/unheard-of.js", "/assets/..%2findex.html"):
            missing = await house.http.get(house.staff_url + path)
            assert (missing.status_code, missing.json()["code"]) == (404, "not_found"), path
        wrong = await house.ada.ask("PUT", "/api/session")
        assert (wrong.status_code, wrong.json()["code"]) == (405, "method_not_allowed")

    at_the_desk(tmp_path, test)
