"""Who learns that they were named, computed a second time from the product's own description."""

from __future__ import annotations

from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from backchannel.staff.looking import Look
from staff.house import House, Person, at_the_desk
from staff.wires import new_key

SECRET = "canary-text-of-the-note"


class Cast:
    """People who stand to one room in every way there is; the room is Ines's."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.people: dict[str, Person] = {}
        self.room = self.sales = self.returns = ""

    async def gather(self) -> Cast:
        house = self.house
        self.sales, self.returns = await house.department("Sales"), await house.department("Returns")
        roles = {
            "ines": ("agent", self.sales),
            "mo": ("agent", self.sales),
            "left": ("agent", self.sales),
            "asked": ("agent", None),
            "sue": ("supervisor", self.sales),
            "rex": ("supervisor", self.returns),
            "tom": ("agent", self.sales),
            "kim": ("agent", self.returns),
        }
        for name, (role, department) in roles.items():
            self.people[name] = await house.staff(name.capitalize(), role, department)
        self.people["ada"] = house.ada
        self.room = await house.enquiry(tag=await house.tag("Buy", self.sales))
        await self.people["ines"].picks_up(self.room)
        for name in ("mo", "left", "asked"):
            offer = await self._offers(name)
            if name != "asked":
                await self.people[name].does("POST", f"/api/offers/{offer['id']}/accept")
        await self.people["left"].does("POST", f"/api/rooms/{self.room}/leave")
        return self

    async def _offers(self, name: str) -> Any:
        body = {"staff_id": self.people[name].id}
        return await self.people["ines"].does("POST", f"/api/rooms/{self.room}/offers", json=body)

    @property
    def may_read(self) -> set[str]:
        """By the description: owner, member, who is asked in, an Administrator, and the department's Supervisor."""
        return {"ines", "mo", "asked", "sue", "ada"}


async def notices(cast: Cast, author: str, mentions: list[str]) -> tuple[set[str], set[str]]:
    """Who is told that they were named, and who that something came; nobody has the room in view."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    async with AsyncExitStack() as stack:
        wires = {name: await stack.enter_async_context(one.wire()) for name, one in cast.people.items()}
        answer = await cast.people[author].whispers(cast.room, SECRET, mentions=mentions)
        assert answer.status_code == 201, answer.text
        await cast.people[author].whispers(cast.room, "sentinel", mentions=[one.id for one in cast.people.values()])
        for name in cast.may_read - {author}:
            await wires[name].hear("private_notice", mentioned=True)
        for name, wire in wires.items():
            await wire.say(type="private_seen", room=new_key(), up_to=1)
            await wire.hear("refused", about="private_seen")
            assert not wire.heard(SECRET), f"{name} was sent the text"
            came = [frame["mentioned"] for frame in wire.frames if frame["type"] == "private_notice"]
            for mentioned in came[: len(came) - 1]:
                told[mentioned].add(name)
            assert name in cast.may_read - {author} or not came, f"{name} was told"
    return told[True], told[False]


def test_the_named_learn_of_it_when_they_may_read_it_and_nobody_else_does(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        cast = await Cast(house).gather()
        one = {name: person.id for name, person in cast.people.items()}
        told, others = await notices(cast, "ines", [one["sue"], one["rex"], one["kim"], one["left"], one["ines"]])
        assert told == {"sue"}
        assert others == {"mo"}
        told, others = await notices(cast, "mo", [cast.sales, cast.returns, one["asked"]])
        assert told == {"ines", "sue", "asked"}
        assert others == set()

    at_the_desk(tmp_path, test)


def test_a_door_that_did_not_look_at_reach_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(house: House) -> None:
        cast = await Cast(house).gather()
        monkeypatch.setattr(Look, "reads_side", lambda _look, _me: True)
        with pytest.raises(AssertionError, match="rex"):
            await notices(cast, "ines", [cast.people["rex"].id])

    at_the_desk(tmp_path, test)


def test_the_list_shows_only_what_its_reader_may_read_and_no_text(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        cast = await Cast(house).gather()
        everybody = [person.id for person in cast.people.values()]
        await cast.people["ines"].whispers(cast.room, SECRET, mentions=everybody)
        for name, person in cast.people.items():
            answer = await person.ask("GET", "/api/mentions")
            assert SECRET not in answer.text
            found = [(one["room"], one["author"]["name"], one["seen"]) for one in answer.json()["mentions"]]
            may_read = name in cast.may_read - {"ines"}
            assert found == ([(cast.room, "Ines", False)] if may_read else []), name
        await cast.people["sue"].does("POST", f"/api/rooms/{cast.room}/private-seen", json={"up_to": 1})
        page = await cast.people["sue"].does("GET", "/api/mentions")
        assert [one["seen"] for one in page["mentions"]] == [True]
        assert page["next"] is None
        assert await cast.people["sue"].refusal("GET", "/api/mentions?before=last") == (422, "page_unknown")

    at_the_desk(tmp_path, test)


def test_what_was_recalled_is_on_nobodys_list(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        cast = await Cast(house).gather()
        ines, sue = cast.people["ines"], cast.people["sue"]
        for text in ("kept", "taken back"):
            made = (await ines.whispers(cast.room, text, mentions=[sue.id])).json()
        path = f"/api/rooms/{cast.room}/private-messages/{made['id']}/recall"
        await ines.does("POST", path, json={"audience": "staff", "key": new_key()})
        page = await sue.does("GET", "/api/mentions")
        assert [one["private_seq"] for one in page["mentions"]] == [1]

    at_the_desk(tmp_path, test)


def test_one_sees_whom_one_could_name_and_who_could_not_read_it(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        cast = await Cast(house).gather()
        found = await cast.people["ines"].does("GET", f"/api/rooms/{cast.room}/mentionable")
        staff = {one["id"]: one for one in found if one["kind"] == "staff"}
        assert set(staff) == {one.id for name, one in cast.people.items() if name != "ines"}
        reads = {name for name, one in cast.people.items() if name != "ines" and staff[one.id]["readers"]}
        assert reads == (cast.may_read | {"left"}) - {"ines"}
        assert [name for name, one in cast.people.items() if staff.get(one.id, {}).get("asked")] == ["asked"]
        counts = {one["name"]: (one["people"], one["readers"]) for one in found if one["kind"] == "department"}
        assert counts == {"Returns": (2, 0), "Sales": (4, 3)}
        assert await cast.people["kim"].refusal("GET", f"/api/rooms/{cast.room}/mentionable") == (404, "not_found")

    at_the_desk(tmp_path, test)


def test_the_message_says_whom_it_names_and_the_customers_message_takes_no_names(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        cast = await Cast(house).gather()
        ines, sue = cast.people["ines"], cast.people["sue"]
        async with ines.wire() as wire:
            await wire.watch(cast.room)
            await sue.whispers(cast.room, "@Ines", mentions=[ines.id])
            entry = (await wire.hear("private_entry"))["entry"]
            assert entry["mentions"] == [{"kind": "staff", "id": ines.id, "name": "Ines"}]
        aloud = await ines.speaks(cast.room, "@Sue", mentions=[sue.id])
        assert (aloud.status_code, aloud.json()["code"]) == (400, "body_malformed")

    at_the_desk(tmp_path, test)
