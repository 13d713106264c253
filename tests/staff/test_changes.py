"""Edit, recall, quotes and read marks at the staff door, and what comes of them at the customers'."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from customers import Chat, new_key
from staff.house import Customer, House, Person, at_the_desk

SLIP = "Her card ends in 4417."


async def a_room(house: House) -> tuple[Person, Customer, str]:
    ana, maria = await house.staff("Ana"), await house.customer("Maria")
    room = await house.offered(await maria.starts("Is it ready?"))
    await ana.picks_up(room)
    return ana, maria, room


async def watches(chat: Chat, room: str) -> list[dict[str, Any]]:
    await chat.say(type="watch", room=room)
    return await chat.hear_until("caught_up")


async def entry(chat: Chat, **values: Any) -> dict[str, Any]:
    """The next entry that has these values."""
    while True:
        found: dict[str, Any] = (await chat.hear_until("entry"))[-1]["entry"]
        if all(found.get(name) == value for name, value in values.items()):
            return found


async def recalls(who: Person, room: str, message: str, key: str | None = None) -> Any:
    body = {"audience": "customer", "key": key or new_key()}
    return await who.does("POST", f"/api/rooms/{room}/messages/{message}/recall", json=body)


async def edits(who: Person, room: str, message: str, text: str) -> Any:
    body = {"audience": "customer", "key": new_key(), "text": text}
    return await who.does("PUT", f"/api/rooms/{room}/messages/{message}", json=body)


async def changes_aside(who: Person, room: str, message: str, text: str = "") -> Any:
    address, body = f"/api/rooms/{room}/private-messages/{message}", {"audience": "staff", "key": new_key()}
    if text:
        return await who.does("PUT", address, json=body | {"text": text})
    return await who.does("POST", f"{address}/recall", json=body)


def test_a_customer_who_is_there_reads_the_change_at_once(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria, room = await a_room(house)
        async with maria.chat() as chat:
            await watches(chat, room)
            sent = (await ana.speaks(room, SLIP)).json()
            await entry(chat, text=SLIP)
            await edits(ana, room, sent["id"], "One moment.")
            change = await entry(chat, kind="change")
            assert (change["of"], change["state"], change["text"]) == (sent["seq"], "edited", "One moment.")
            receipt = await recalls(ana, room, sent["id"])
            assert (receipt["audience"], receipt["reached"]) == ("customer", "delivered")
            change = await entry(chat, kind="change")
            assert (change["of"], change["text"]) == (sent["seq"], "")

    at_the_desk(tmp_path, test)


def test_a_customer_who_comes_later_never_reads_what_was_recalled(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria, room = await a_room(house)
        sent = (await ana.speaks(room, SLIP)).json()
        assert (await recalls(ana, room, sent["id"]))["reached"] == "not_delivered"
        async with maria.chat() as chat:
            heard = await watches(chat, room)
            assert [one["entry"]["state"] for one in heard[-3:-1]] == ["recalled", "recalled"]
            assert SLIP not in repr(heard)
        for address in ("", "/entries", "/transcript"):
            assert SLIP not in (await maria.ask("GET", f"/api/enquiries/{room}{address}")).text

    at_the_desk(tmp_path, test)


def test_who_fetched_it_had_it_and_who_marked_it_had_seen_it(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria, room = await a_room(house)
        first, second = (await ana.speaks(room, "one")).json(), (await ana.speaks(room, "two")).json()
        await maria.ask("GET", f"/api/enquiries/{room}/entries")
        key = new_key()
        assert (await recalls(ana, room, first["id"], key))["reached"] == "delivered"
        await maria.ask("POST", f"/api/enquiries/{room}/seen", json={"up_to": second["seq"]})
        assert (await recalls(ana, room, second["id"]))["reached"] == "seen"
        assert (await recalls(ana, room, first["id"], key))["reached"] == "delivered"

    at_the_desk(tmp_path, test)


def test_staff_read_the_change_live_and_by_name_of_what_changed(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, _, room = await a_room(house)
        async with house.ada.wire() as at_ada:
            await at_ada.watch(room)
            aloud, aside = (await ana.speaks(room, SLIP)).json(), (await ana.whispers(room, "She is rude.")).json()
            await recalls(ana, room, aloud["id"])
            change = (await at_ada.hear("entry", of=aloud["seq"]))["entry"]
            assert (change["of"], change["state"], change["text"]) == (aloud["seq"], "recalled", "")
            await changes_aside(ana, room, aside["id"], "She is upset.")
            change = (await at_ada.hear("private_entry", of=1, state="edited"))["entry"]
            assert (change["of"], change["state"], change["text"]) == (1, "edited", "She is upset.")
            await changes_aside(ana, room, aside["id"])
            change = (await at_ada.hear("private_entry", of=1, state="recalled"))["entry"]
            assert (change["of"], change["text"]) == (1, "")

    at_the_desk(tmp_path, test)


def test_a_private_change_notifies_nobody(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria, room = await a_room(house)
        sent = (await house.ada.whispers(room, "Offer a courtesy bike.")).json()
        async with ana.wire() as at_ana:
            await changes_aside(house.ada, room, sent["id"], "Offer a bike.")
            await maria.says(room, "Hello?")
            await at_ana.hear("customer_notice", room=room)
            assert "private_notice" not in at_ana.kinds()

    at_the_desk(tmp_path, test)


def test_what_was_said_before_is_for_the_audit_alone_and_looking_is_recorded(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, _, room = await a_room(house)
        aloud, aside = (await ana.speaks(room, SLIP)).json(), (await ana.whispers(room, "She is rude.")).json()
        await edits(ana, room, aloud["id"], "One moment.")
        await recalls(ana, room, aloud["id"])
        await changes_aside(ana, room, aside["id"], "She is upset.")
        public, private = (
            f"/api/rooms/{room}/messages/{aloud['id']}",
            f"/api/rooms/{room}/private-messages/{aside['id']}",
        )
        said = await house.ada.does("GET", f"{public}/history")
        assert [(one["event"], one["text"], one["reached"]) for one in said] == [
            ("said", SLIP, None),
            ("edited", "One moment.", "not_delivered"),
            ("recalled", "", "not_delivered"),
        ]
        said = await house.ada.does("GET", f"{private}/history")
        assert [(one["event"], one["text"]) for one in said] == [("said", "She is rude."), ("edited", "She is upset.")]
        assert await ana.refusal("GET", f"{public}/history") == (403, "not_allowed")
        assert await ana.refusal("GET", f"{private}/history") == (403, "not_allowed")
        lines = await house.ada.does("GET", f"/api/rooms/{room}/ledger")
        assert [line["act"] for line in lines].count("read_originals") == 2

    at_the_desk(tmp_path, test)


def test_a_recalled_private_file_is_its_authors_alone(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, _, room = await a_room(house)
        kept = await ana.does("POST", f"/api/rooms/{room}/private-files", params={"name": "a.txt"}, content=b"a word")
        sent = (await ana.whispers(room, "", files=[kept["id"]])).json()
        address = f"/api/rooms/{room}/private-files/{kept['id']}"
        assert (await house.ada.ask("GET", address)).status_code == 200
        await changes_aside(ana, room, sent["id"])
        assert await house.ada.refusal("GET", address) == (404, "not_found")
        assert (await ana.ask("GET", address)).status_code == 200

    at_the_desk(tmp_path, test)


def test_the_last_line_of_lists_says_that_it_was_edited_or_removed(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, _, room = await a_room(house)
        sent = (await ana.speaks(room, SLIP)).json()

        async def line() -> tuple[str, str]:
            last = (await ana.does("GET", f"/api/rooms/{room}"))["row"]["last"]
            return last["text"], last["state"]

        assert await line() == (SLIP, "said")
        await edits(ana, room, sent["id"], "One moment.")
        assert await line() == ("One moment.", "edited")
        await recalls(ana, room, sent["id"])
        assert await line() == ("", "recalled")

    at_the_desk(tmp_path, test)


def test_a_private_message_quotes_either_kind_and_a_public_one_its_own(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria, room = await a_room(house)
        aloud, aside = (await ana.speaks(room, "Yes.")).json(), (await ana.whispers(room, "Which?")).json()
        await ana.whispers(room, "That one?", quotes_message=aloud["id"])
        await ana.whispers(room, "The blue.", quotes_private=aside["id"])
        await ana.speaks(room, "As I said.", quotes=aloud["id"])
        entries = (await ana.does("GET", f"/api/rooms/{room}/timeline"))["entries"]
        quoted = {one["text"]: one for one in entries if one["kind"] in ("message", "private_message")}
        assert quoted["That one?"]["quotes_message"] == aloud["seq"]
        assert quoted["The blue."]["quotes_private"] == 1
        assert quoted["As I said."]["quotes"] == aloud["seq"]
        for refused in (
            await ana.speaks(room, "See.", quotes=aside["id"]),
            await ana.whispers(room, "See.", quotes_message=aside["id"]),
            await ana.whispers(room, "See.", quotes_private=aloud["id"]),
            await ana.whispers(room, "See.", quotes_private=aside["id"], quotes_message=aloud["id"]),
        ):
            assert (refused.status_code, refused.json()["code"]) == (422, "quote_unknown")
        answer = await ana.speaks(room, "See.", quotes_private=aside["id"])
        assert (answer.status_code, answer.json()["code"]) == (400, "body_malformed")
        shown = (await maria.ask("GET", f"/api/enquiries/{room}/entries")).json()["entries"][-1]["quote"]
        assert shown == {"seq": aloud["seq"], "by": "staff", "name": "Ana", "text": "Yes.", "recalled": False}

    at_the_desk(tmp_path, test)


def test_colleagues_see_live_who_has_read_a_private_message(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, _, room = await a_room(house)
        sent = (await ana.whispers(room, "Which bike?")).json()
        async with ana.wire() as at_ana:
            await at_ana.watch(room)
            await house.ada.does("POST", f"/api/rooms/{room}/private-seen", json={"up_to": sent["private_seq"]})
            mark = await at_ana.hear("private_seen", room=room)
            assert (mark["who"]["name"], mark["up_to"]) == ("Ada", 1)
        readers = (await ana.does("GET", f"/api/rooms/{room}"))["private_readers"]
        assert [(one["staff"]["name"], one["up_to"]) for one in readers] == [("Ada", 1)]

    at_the_desk(tmp_path, test)
