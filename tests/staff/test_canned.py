"""Canned responses: who finds which, who may change which, and that nothing of them lies where customers are served."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from staff.house import House, at_the_desk


def text(scope: str = "own", **more: Any) -> dict[str, Any]:
    return {
        "scope": scope,
        "department_id": None,
        "title": "Greeting",
        "shortcut": "hi",
        "text": "Hello {{customer}}, this is {{ agent }}.",
        "audience": "anybody",
        **more,
    }


def test_each_finds_the_desks_their_departments_and_their_own(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        sales, returns = await house.department("Sales"), await house.department("Returns")
        ines, kim = await house.staff("Ines", department=sales), await house.staff("Kim", department=returns)
        sue = await house.staff("Sue", "supervisor", sales)
        await house.ada.does("POST", "/api/canned", json=text("desk", title="All", shortcut="all"))
        await sue.does("POST", "/api/canned", json=text("department", department_id=sales, title="Of Sales"))
        await ines.does("POST", "/api/canned", json=text(title="Mine"))

        async def found(who: Any) -> dict[str, tuple[bool, bool]]:
            listed = await who.does("GET", "/api/canned")
            return {one["title"]: (one["usable"], one["changeable"]) for one in listed}

        assert await found(ines) == {"All": (True, False), "Mine": (True, True), "Of Sales": (True, False)}
        assert await found(kim) == {"All": (True, False)}
        assert await found(sue) == {"All": (True, True), "Of Sales": (True, True)}
        assert await found(house.ada) == {"All": (True, True), "Of Sales": (False, True)}

    at_the_desk(tmp_path, test)


def test_sharing_takes_the_right_and_a_department_ones_own(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        sales, returns = await house.department("Sales"), await house.department("Returns")
        ines, sue = await house.staff("Ines", department=sales), await house.staff("Sue", "supervisor", sales)
        desk = await house.ada.does("POST", "/api/canned", json=text("desk"))
        far = await house.ada.does("POST", "/api/canned", json=text("department", department_id=returns))
        own = await ines.does("POST", "/api/canned", json=text())
        for method, path, body in (
            ("POST", "/api/canned", text("desk", shortcut="")),
            ("POST", "/api/canned", text("department", department_id=sales)),
            ("PUT", f"/api/canned/{desk['id']}", text("desk")),
            ("PUT", f"/api/canned/{desk['id']}", text(shortcut="x")),
            ("DELETE", f"/api/canned/{desk['id']}", None),
        ):
            assert await ines.refusal(method, path, json=body) == (403, "not_allowed"), (method, path)
        for method, path, body in (
            ("POST", "/api/canned", text("department", department_id=returns)),
            ("PUT", f"/api/canned/{far['id']}", text("desk", shortcut="x")),
            ("DELETE", f"/api/canned/{far['id']}", None),
        ):
            assert await sue.refusal(method, path, json=body) == (403, "not_allowed"), (method, path)
        for method in ("PUT", "DELETE"):
            assert await sue.refusal(method, f"/api/canned/{own['id']}", json=text()) == (404, "not_found")
        assert await sue.refusal("PUT", f"/api/canned/{own['id']}", json=text("desk")) == (404, "not_found")

    at_the_desk(tmp_path, test)


def test_a_text_is_changed_and_thrown_away(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        made = await house.ada.does("POST", "/api/canned", json=text("desk"))
        changed = await house.ada.does("PUT", f"/api/canned/{made['id']}", json=text("desk", audience="staff"))
        assert (changed["id"], changed["audience"]) == (made["id"], "staff")
        await house.ada.does("DELETE", f"/api/canned/{made['id']}")
        assert await house.ada.does("GET", "/api/canned") == []
        assert await house.ada.refusal("DELETE", f"/api/canned/{made['id']}") == (404, "not_found")

    at_the_desk(tmp_path, test)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"text": "See {{note}}"}, "variable_unknown"),
        ({"text": "{{last_private_message}}"}, "variable_unknown"),
        ({"text": "{{}}"}, "variable_unknown"),
        ({"shortcut": "two words"}, "shortcut_malformed"),
        ({"shortcut": "a/b"}, "shortcut_malformed"),
        ({"title": " "}, "text_empty"),
        ({"text": " "}, "text_empty"),
        ({"scope": "department", "department_id": "none"}, "department_unknown"),
        ({"audience": "customer"}, "body_malformed"),
        ({"scope": "everybody"}, "body_malformed"),
    ],
)
def test_what_cannot_be_kept_says_why(wrong: dict[str, Any], code: str, tmp_path: Path) -> None:
    async def test(house: House) -> None:
        assert (await house.ada.refusal("POST", "/api/canned", json=text() | wrong))[1] == code
        assert await house.ada.does("GET", "/api/canned") == []

    at_the_desk(tmp_path, test)


def test_one_shortcut_leads_to_one_text_of_the_same_keeper(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ines = await house.staff("Ines")
        made = await ines.does("POST", "/api/canned", json=text())
        assert await ines.refusal("POST", "/api/canned", json=text(shortcut="HI")) == (409, "shortcut_taken")
        await ines.does("PUT", f"/api/canned/{made['id']}", json=text(title="Again"))
        await house.ada.does("POST", "/api/canned", json=text("desk"))

    at_the_desk(tmp_path, test)


def test_nothing_of_it_lies_where_customers_are_served_from(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        await house.ada.does("POST", "/api/canned", json=text("desk", text="canary-of-a-canned-text"))
        for universe, holds in (("public", False), ("private", True)):
            with sqlite3.connect(tmp_path / universe / "desk.db") as link:
                assert ("canary-of-a-canned-text" in "\n".join(link.iterdump())) is holds

    at_the_desk(tmp_path, test)
