"""Finding messages in a room: by their words, by those who may read them, and by nobody else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from backchannel.staff.looking import Look
from staff.house import House, Person, at_the_desk
from staff.wires import new_key

SECRET = "The second discount is Zanzibar."


async def found(person: Person, room: str, words: str, **places: Any) -> list[str]:
    page = await person.does("GET", f"/api/rooms/{room}/found", params={"words": words, **places})
    return [entry["text"] for entry in page["entries"]]


async def talk(house: House) -> tuple[str, Person, Person]:
    """A room of Ines's with public and private words in it; Kim has nothing to do with it."""
    ines, kim = await house.staff("Ines"), await house.staff("Kim")
    room = await house.enquiry("Das Kabel für die Straße ist KAPUTT")
    await ines.picks_up(room)
    await ines.speaks(room, "我們會退款給您")
    await ines.whispers(room, SECRET)
    return room, ines, kim


@pytest.mark.parametrize(
    ("words", "hits"),
    [
        ("kaputt", ["Das Kabel für die Straße ist KAPUTT"]),
        ("FUR strasse", ["Das Kabel für die Straße ist KAPUTT"]),
        ("退款", ["我們會退款給您"]),
        ("款", ["我們會退款給您"]),
        ("zanzi", [SECRET]),
        ("kabel zanzibar", []),
        ("picked", []),
        ("%", []),
    ],
)
def test_a_message_is_found_by_all_of_the_words(words: str, hits: list[str], tmp_path: Path) -> None:
    async def test(house: House) -> None:
        room, ines, _ = await talk(house)
        assert await found(ines, room, words) == hits

    at_the_desk(tmp_path, test)


def test_whoever_may_not_read_finds_nothing_and_learns_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def test(house: House) -> None:
        room, ines, kim = await talk(house)
        path = f"/api/rooms/{room}/found?words="
        unknown = await kim.ask("GET", path.replace(room, "never-was") + "zanzibar")
        for words in ("zanzibar", "kaputt", "nonsense"):
            answer = await kim.ask("GET", path + words)
            assert (answer.status_code, answer.content) == (404, unknown.content)
        monkeypatch.setattr(Look, "reads_side", lambda _look, _me: False)
        assert await found(ines, room, "zanzibar") == []
        assert await found(ines, room, "kaputt") != []

    at_the_desk(tmp_path, test)


def test_one_looks_further_back_a_stretch_at_a_time(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ines = await house.staff("Ines")
        room = await house.enquiry("the needle")
        await ines.picks_up(room)
        for number in range(60):
            await ines.whispers(room, f"hay {number}")
        page = await ines.does("GET", f"/api/rooms/{room}/found?words=needle")
        assert page["entries"] == []
        places = {name: page[name] for name in ("public_before", "private_before")}
        assert await found(ines, room, "needle", **places) == ["the needle"]

    at_the_desk(tmp_path, test)


def test_what_was_changed_is_found_by_its_new_words_and_what_was_recalled_by_none(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        room, ines, _ = await talk(house)
        for address, audience in (("messages", "customer"), ("private-messages", "staff")):
            said = {"audience": audience, "key": new_key(), "text": "the old words"}
            made = await ines.does("POST", f"/api/rooms/{room}/{address}", json=said)
            path = f"/api/rooms/{room}/{address}/{made['id']}"
            await ines.does("PUT", path, json={**said, "key": new_key(), "text": "the new words"})
            assert (await found(ines, room, "old"), await found(ines, room, "new")) == ([], ["the new words"])
            await ines.does("POST", f"{path}/recall", json={"audience": audience, "key": new_key()})
            assert await found(ines, room, "new") == []

    at_the_desk(tmp_path, test)


def test_nothing_or_too_much_to_look_for_is_refused(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        room, ines, _ = await talk(house)
        for words, code in (("", "words_missing"), ("%20", "words_missing"), ("x" * 201, "text_too_long")):
            assert await ines.refusal("GET", f"/api/rooms/{room}/found?words={words}") == (422, code)

    at_the_desk(tmp_path, test)


def test_a_closed_room_leaves_a_line_in_the_ledger_before_anything_of_it_is_found(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        room, ines, _ = await talk(house)
        await ines.does("POST", f"/api/rooms/{room}/close")
        before = await house.ada.does("GET", f"/api/rooms/{room}/ledger")
        assert await found(house.ada, room, "zanzibar") == [SECRET]
        after = await house.ada.does("GET", f"/api/rooms/{room}/ledger")
        assert len(after) == len(before) + 1

    at_the_desk(tmp_path, test)
