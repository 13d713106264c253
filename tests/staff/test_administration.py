"""The team, the directory and the report at the staff door: who manages, who looks, what is taken away."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from staff.house import House, at_the_desk


def test_an_administrator_builds_a_team(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ada, ana = house.ada, await house.staff("Ana")
        department = await ada.does("POST", "/api/departments", json={"name": "Sales"})
        role = await ada.does(
            "POST", "/api/roles", json={"name": "Lead", "reach": "department", "permissions": ["enquiry.monitor"]}
        )
        new = {"name": "Ben", "email": "ben@example.org", "role_id": role["id"], "department_id": department["id"]}
        link = (await ada.does("POST", "/api/staff", json=new))["path"]
        token = {"token": link.partition("#")[2]}
        origin = {"Origin": house.staff_url}
        shown = await house.http.post(f"{house.staff_url}/api/invitations/check", json=token, headers=origin)
        assert shown.json()["email"] == "ben@example.org"
        body = {**token, "name": "Benjamin", "password": "a long enough sentence"}
        came = await house.http.post(f"{house.staff_url}/api/invitations/accept", json=body, headers=origin)
        assert (came.status_code, came.json()["name"], came.json()["department_name"]) == (201, "Benjamin", "Sales")
        used = await house.http.post(f"{house.staff_url}/api/invitations/accept", json=body, headers=origin)
        assert (used.status_code, used.json()["code"]) == (404, "not_found")
        team = await ada.does("GET", "/api/team")
        assert {one["name"]: one["email"] for one in team["staff"]}["Benjamin"] == "ben@example.org"
        seen = await ana.does("GET", "/api/team")
        assert {one["name"]: one["email"] for one in seen["staff"]}["Benjamin"] == ""
        assert await ada.refusal("DELETE", f"/api/roles/{role['id']}") == (409, "role_in_use")
        assert await ada.refusal("DELETE", f"/api/departments/{department['id']}") == (409, "department_in_use")

    at_the_desk(tmp_path, test)


def test_managing_takes_the_permission(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, sue = await house.staff("Ana"), await house.staff("Sue", "supervisor")
        tag = {"name": "Bikes", "wait_s": 60}
        settings = await house.ada.does("GET", "/api/settings")
        body = {name: value for name, value in settings.items() if name not in ("snippet", "link")}
        for who in (ana, sue):
            for method, path, json in (
                ("POST", "/api/staff", {"name": "X", "email": "x@example.org", "role_id": "agent"}),
                ("POST", f"/api/staff/{house.ada.id}/suspend", None),
                ("POST", "/api/roles", {"name": "X", "reach": "all", "permissions": []}),
                ("POST", "/api/departments", {"name": "X"}),
                ("POST", "/api/tags", tag),
                ("PUT", "/api/settings", body),
                ("PUT", "/api/guard", {"words": ["Kestrel"]}),
                ("POST", "/api/channel-tokens", {"name": "X", "channel": "api"}),
                ("GET", "/api/channel-tokens", None),
            ):
                assert await who.refusal(method, path, json=json) == (403, "not_allowed"), (who.name, path)
        for path in ("/api/overview", "/api/report?from=2026-01-01&to=2026-01-31"):
            assert await ana.refusal("GET", path) == (403, "not_allowed")
            await sue.does("GET", path)

    at_the_desk(tmp_path, test)


def test_the_directory_and_the_settings_change_what_customers_meet(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ada = house.ada
        made = await ada.does("POST", "/api/tags", json={"name": "Bikes", "intro": "All that rolls", "wait_s": 90})
        await ada.does("PUT", f"/api/tags/{made['id']}", json={"name": "Bicycles", "wait_s": 90})
        desk = (await house.http.get(f"{house.customer_url}/api/desk")).json()
        assert [tag["name"] for tag in desk["tags"]] == ["Bicycles"]
        settings = await ada.does("GET", "/api/settings")
        assert "/widget.js" in settings["snippet"]
        body = {name: value for name, value in settings.items() if name not in ("snippet", "link")}
        await ada.does("PUT", "/api/settings", json={**body, "desk_name": "Bikes & Co"})
        assert (await house.http.get(f"{house.customer_url}/api/desk")).json()["name"] == "Bikes & Co"
        await ada.does("DELETE", f"/api/tags/{made['id']}")
        assert await ada.does("GET", "/api/tags") == []
        secret = (await ada.does("POST", "/api/channel-tokens", json={"name": "Mail", "channel": "email"}))["secret"]
        listed = await ada.does("GET", "/api/channel-tokens")
        assert secret not in str(listed)
        await ada.does("DELETE", f"/api/channel-tokens/{listed[0]['id']}")

    at_the_desk(tmp_path, test)


def test_the_overview_has_four_columns_within_reach(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        sales = await house.department("Sales")
        sue, tag = await house.staff("Sue", "supervisor", sales), await house.tag("Sales", sales)
        near, far = await house.enquiry(tag=tag), await house.enquiry()
        await house.ada.picks_up(near)
        await house.ada.does("GET", f"/api/rooms/{near}")
        board = await sue.does("GET", "/api/overview")
        assert {name: column["count"] for name, column in board.items()} == {
            "open": 0,
            "handling": 1,
            "missed": 0,
            "closed": 0,
        }
        whole = await house.ada.does("GET", "/api/overview")
        assert [row["id"] for row in whole["open"]["rows"]] == [far]
        assert (await house.ada.does("GET", "/api/overview/open", params={"tag": tag}))["rows"] == []
        assert await house.ada.refusal("GET", "/api/overview/elsewhere") == (404, "not_found")

    at_the_desk(tmp_path, test)


def test_a_closed_enquiry_is_reported_and_taken_away_in_two_editions(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, room = await house.staff("Ana"), await house.enquiry("=1+1")
        await ana.picks_up(room)
        await ana.speaks(room, "spoken aloud")
        await ana.whispers(room, "said aside")
        await ana.does("POST", f"/api/rooms/{room}/close")
        period = {"from": "2020-01-01", "to": "2020-12-31"}
        assert (await house.ada.does("GET", "/api/report", params=period))["rows"] == []
        assert await house.ada.refusal("GET", "/api/report", params={**period, "to": "soon"}) == (
            422,
            "period_malformed",
        )
        today = (await house.ada.does("GET", f"/api/rooms/{room}"))["row"]["created_at"][:10]
        now = {"from": today, "to": today}
        rows = (await house.ada.does("GET", "/api/report", params=now))["rows"]
        assert [(row["id"], row["messages"], row["private_messages"], row["closed_by"]) for row in rows] == [
            (room, 2, 1, "staff")
        ]
        figures = await house.ada.does("GET", "/api/report/figures", params=now)
        assert {one["name"]: one["value"] for one in figures["figures"]}["handled"] == 1
        table = await house.ada.ask("GET", "/api/report/table.csv", params=now)
        assert table.headers["content-disposition"].startswith("attachment")
        history = await house.ada.ask("GET", f"/api/report/{room}/history.csv")
        lines = list(csv.DictReader(io.StringIO(history.text.lstrip("\ufeff"))))
        said = {line["Text"]: line["Audience"] for line in lines}
        assert (said["spoken aloud"], said["said aside"], said["'=1+1"]) == ("public", "private", "public")
        for form in ("html", "json"):
            assert "said aside" in (await house.ada.ask("GET", f"/api/report/{room}/history.{form}")).text
        copy = await house.ada.ask("GET", f"/api/report/{room}/customer-copy.html")
        assert "spoken aloud" in copy.text
        assert "aside" not in copy.text
        assert await ana.refusal("GET", f"/api/report/{room}/history.html") == (403, "not_allowed")
        ledger = await house.ada.does("GET", f"/api/rooms/{room}/ledger")
        assert [line["act"] for line in ledger] == ["download_customer_copy", *["download_history"] * 3]
        await house.ada.does("GET", f"/api/rooms/{room}/timeline")
        assert (await house.ada.does("GET", f"/api/rooms/{room}/ledger"))[0]["act"] == "read_closed"

    at_the_desk(tmp_path, test)
