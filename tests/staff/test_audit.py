"""The ledger at the staff door: what leaves a line, that it comes before the content, and how the whole is read."""

from __future__ import annotations

import csv
import io
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.staff import readings
from backchannel.staff.rest import files, history
from staff.house import House, Person, at_the_desk

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


async def acts(house: House, **wanted: str) -> list[str]:
    """What the ledger says, newest first, without those who read the ledger itself."""
    page = await house.ada.does("GET", "/api/audit", params=wanted)
    return [line["act"] for line in page["lines"] if line["kind"] != "audit"]


async def closed_room(house: House, owner: Person) -> tuple[str, str]:
    """A closed enquiry with a private message and a private picture; answers its id and the picture's."""
    room = await house.enquiry()
    await owner.picks_up(room)
    up = await owner.does("POST", f"/api/rooms/{room}/private-files", params={"name": "a.png"}, content=PNG)
    await owner.whispers(room, "said aside", files=[up["id"]])
    await owner.does("POST", f"/api/rooms/{room}/close")
    return room, up["id"]


def test_each_opening_leaves_a_line_the_owners_and_the_administrators_too(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room, _ = await closed_room(house, ana)
        for who in (ana, house.ada, ana):
            page = await who.does("GET", f"/api/rooms/{room}/timeline")
            assert "said aside" in str(page)
        lines = (await house.ada.does("GET", "/api/audit", params={"enquiry": room, "kind": "reading"}))["lines"]
        assert [(line["act"], line["staff"]["name"]) for line in lines] == [
            ("read_closed", "Ana"),
            ("read_closed", "Ada"),
            ("read_closed", "Ana"),
        ]

    at_the_desk(tmp_path, test)


def test_no_way_into_a_closed_room_leads_around_the_ledger(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room, picture = await closed_room(house, ana)
        older = {"public_before": 1000, "private_before": 1000}
        bob, cy, dot = [await house.staff(name, "administrator") for name in ("Bob", "Cy", "Dot")]
        assert "said aside" in str(await bob.does("GET", f"/api/rooms/{room}/timeline", params=older))
        async with cy.wire() as wire:
            await wire.watch(room)
            await wire.hear("private_entry", text="said aside")
        assert (await dot.ask("GET", f"/api/rooms/{room}/private-files/{picture}/preview")).status_code == 200
        lines = (await house.ada.does("GET", "/api/audit", params={"enquiry": room, "kind": "reading"}))["lines"]
        assert [line["staff"]["name"] for line in lines] == ["Dot", "Cy", "Bob"]
        await bob.does("GET", f"/api/rooms/{room}/timeline", params=older)
        async with bob.wire() as wire:
            await wire.watch(room)
        assert len(await acts(house, enquiry=room, kind="reading")) == 3  # all of it is the same opening

    at_the_desk(tmp_path, test)


def test_what_cannot_be_written_down_is_not_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(*_: Any, **__: Any) -> None:
        raise Refusal("storage_full", 503, "The desk's disk is nearly full.")

    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room, picture = await closed_room(house, ana)
        for module in (readings, files, history):
            monkeypatch.setattr(module, "record", full)
        for path in (
            f"/api/rooms/{room}/timeline",
            f"/api/rooms/{room}/private-files/{picture}",
            f"/api/rooms/{room}/private-files/{picture}/preview",
            f"/api/report/{room}/history.json",
            f"/api/report/{room}/customer-copy.html",
            "/api/audit",
        ):
            assert await house.ada.refusal("GET", path) == (503, "storage_full"), path
        async with house.ada.wire() as wire:
            await wire.say(type="watch", room=room)
            assert (await wire.hear("refused", about="watch"))["error"]["code"] == "storage_full"
            assert not wire.heard("said aside")

    at_the_desk(tmp_path, test)


def test_downloads_and_watching_leave_lines(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, room = await house.staff("Ana"), await house.enquiry()
        await ana.picks_up(room)
        up = await ana.does(
            "POST", f"/api/rooms/{room}/private-files", params={"name": "secret name.txt"}, content=b"x"
        )
        await ana.whispers(room, "", files=[up["id"]])
        assert (await ana.ask("GET", f"/api/rooms/{room}/private-files/{up['id']}")).content == b"x"
        async with house.ada.wire() as wire:
            await wire.watch(room)
            await wire.say(type="unwatch", room=room)
        for path in ("history.csv", "customer-copy.html"):
            await house.ada.ask("GET", f"/api/report/{room}/{path}")
        await house.ada.ask("GET", "/api/report/table.csv", params={"from": "2026-01-01", "to": "2026-01-02"})
        page = await house.ada.does("GET", "/api/audit", params={"enquiry": room})
        assert [(line["act"], line["detail"]) for line in page["lines"]] == [
            ("download_customer_copy", "html"),
            ("download_history", "csv"),
            ("monitor", "ended"),
            ("monitor", "began"),
            ("download_private_file", ""),
        ]
        assert "secret name" not in str(page)
        assert (await acts(house, kind="download"))[0] == "download_report"

    at_the_desk(tmp_path, test)


def test_what_is_done_to_the_team_leaves_lines_that_say_what_changed(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ada, ana = house.ada, await house.staff("Ana")
        role = await ada.does("POST", "/api/roles", json={"name": "Lead", "reach": "own", "permissions": []})
        new = {"name": "Head", "reach": "all", "permissions": ["enquiry.monitor"]}
        await ada.does("PUT", f"/api/roles/{role['id']}", json=new)
        moved = {"name": "Ana", "email": "ana@example.org", "role_id": role["id"], "department_id": None, "capacity": 5}
        await ada.does("PUT", f"/api/staff/{ana.id}", json=moved)
        await ada.does("POST", f"/api/staff/{ana.id}/suspend")
        await ada.does("POST", f"/api/staff/{ana.id}/reactivate")
        await ada.does("POST", f"/api/staff/{ana.id}/invite")
        lines = (await ada.does("GET", "/api/audit", params={"kind": "administration", "staff": ada.id}))["lines"]
        told = [
            (line["act"], line["subject"], [(one["what"], one["before"], one["after"]) for one in line["changes"]])
            for line in lines[:6]
        ]
        assert told == [
            ("invite_again", "Ana", []),
            ("reactivate_staff", "Ana", [("suspended", "yes", None)]),
            ("suspend_staff", "Ana", [("suspended", None, "yes")]),
            ("change_staff", "Ana", [("role", "Agent", "Head")]),
            (
                "change_role",
                "Lead",
                [("name", "Lead", "Head"), ("reach", "own", "all"), ("permission", None, "enquiry.monitor")],
            ),
            ("create_role", "Lead", [("name", None, "Lead"), ("reach", None, "own")]),
        ]

    at_the_desk(tmp_path, test)


def test_what_is_done_to_what_customers_meet_leaves_lines_too(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ada = house.ada
        settings = await ada.does("GET", "/api/settings")
        body = {name: value for name, value in settings.items() if name not in ("snippet", "link")}
        await ada.does("PUT", "/api/settings", json={**body, "desk_name": "Bikes & Co", "ask_name": True})
        tag = await ada.does("POST", "/api/tags", json={"name": "Bikes", "wait_s": 60})
        await ada.does("PUT", f"/api/tags/{tag['id']}", json={"name": "Bicycles", "wait_s": 90})
        await ada.does("DELETE", f"/api/tags/{tag['id']}")
        await ada.does("POST", "/api/channel-tokens", json={"name": "Mail", "channel": "email"})
        token = (await ada.does("GET", "/api/channel-tokens"))[0]
        await ada.does("DELETE", f"/api/channel-tokens/{token['id']}")
        await ada.does("PUT", "/api/guard", json={"words": ["wiki.example.internal"]})
        lines = (await ada.does("GET", "/api/audit", params={"kind": "administration", "staff": ada.id}))["lines"]
        told = {line["act"]: (line["subject"], [tuple(one.values()) for one in line["changes"]]) for line in lines}
        assert told["change_desk_settings"] == (
            "",
            [("desk_name", "Our desk", "Bikes & Co"), ("ask_name", "no", "yes")],
        )
        assert told["change_tag"] == ("Bikes", [("name", "Bikes", "Bicycles"), ("wait_s", "60", "90")])
        assert told["archive_tag"] == ("Bicycles", [])
        assert told["create_channel_token"] == ("Mail", [("channel", None, "email")])
        assert told["end_channel_token"] == ("Mail", [])
        assert told["change_guard_words"] == ("", [("word", None, "wiki.example.internal")])
        again = (await ada.does("GET", "/api/audit", params={"kind": "administration", "staff": ada.id}))["lines"]
        assert again == lines  # each is carried up once

    at_the_desk(tmp_path, test)


def test_the_ledger_is_read_by_those_who_may_a_page_at_a_time(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        sue = await house.staff("Sue", "supervisor")
        for method, path in (
            ("GET", "/api/audit"),
            ("GET", "/api/audit/state"),
            ("GET", "/api/audit/ledger.csv"),
            ("POST", "/api/audit/verify"),
        ):
            assert await sue.refusal(method, path) == (403, "not_allowed"), path
        for n in range(60):
            await house.ada.does("POST", "/api/departments", json={"name": f"Department {n}"})
        first = await house.ada.does("GET", "/api/audit", params={"kind": "administration"})
        second = await house.ada.does("GET", "/api/audit", params={"kind": "administration", "before": first["next"]})
        places = [line["n"] for line in (*first["lines"], *second["lines"])]
        assert places == sorted(places, reverse=True)
        assert len(first["lines"]) == 50
        assert second["next"] is None
        looked = [
            line["act"] for line in (await house.ada.does("GET", "/api/audit", params={"kind": "audit"}))["lines"]
        ]
        assert looked == ["look_at_audit"]
        assert await house.ada.refusal("GET", "/api/audit", params={"kind": "gossip"}) == (422, "kind_unknown")
        assert await house.ada.refusal("GET", "/api/audit", params={"from": "soon"}) == (422, "period_malformed")
        assert await house.ada.refusal("GET", "/api/audit", params={"before": "x"}) == (422, "page_unknown")
        assert (await house.ada.does("GET", "/api/audit", params={"to": "2020-01-01"}))["lines"] == []
        assert (await house.ada.does("GET", "/api/audit", params={"enquiry": "ENQ-NOBODY"}))["lines"] == []
        taken = await house.ada.ask("GET", "/api/audit/ledger.csv", params={"kind": "administration"})
        rows = list(csv.DictReader(io.StringIO(taken.text.lstrip("\ufeff"))))
        assert len(rows) == len(places)
        assert rows[0]["Changes"] == "name: – → Department 59"

    at_the_desk(tmp_path, test)


def test_a_verification_says_up_to_where_all_is_well(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        before = await house.ada.does("GET", "/api/audit/state")
        assert before["verified"] is None
        after = await house.ada.does("POST", "/api/audit/verify")
        assert (after["verified"]["up_to"], after["verified"]["faults"]) == (before["up_to"], [])
        assert (after["up_to"], after["trouble"]) == (before["up_to"] + 1, "")
        with closing(sqlite3.connect(tmp_path / "private" / "desk.db")) as link, link:
            link.execute("UPDATE ledger SET staff_id = 'somebody' WHERE n = 1")
        again = await house.ada.does("POST", "/api/audit/verify")
        assert again["verified"]["faults"] == [{"kind": "edited", "n": 1}]

    at_the_desk(tmp_path, test)
