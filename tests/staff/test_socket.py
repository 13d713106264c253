"""The staff door's socket: what comes, in which order, and to whom."""

from __future__ import annotations

from pathlib import Path

from customers import new_key
from staff.house import House, at_the_desk


def test_both_voices_arrive_and_only_one_reaches_the_customer(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        sup = await house.staff("Sue", await house.role("Lead", "all", "enquiry.monitor", "private_message.send"))
        maria = await house.customer()
        room = await house.offered(await maria.starts("Where is my bike?"))
        await ana.picks_up(room)
        offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{offer['id']}/accept")
        async with ana.wire() as at_ana, ben.wire() as at_ben, sup.wire() as at_sup, maria.chat() as chat:
            for wire in (at_ana, at_ben, at_sup):
                await wire.watch(room)
            await chat.say(type="watch", room=room)
            await chat.hear_until("caught_up")
            await at_sup.whisper(room, "Offer her the blue one.")
            for wire in (at_ana, at_ben, at_sup):
                heard = await wire.hear("private_entry", text="Offer her the blue one.")
                assert heard["entry"]["standing"] == "monitor"
            receipt = await at_sup.hear("private_message_sent")
            assert receipt["audience"] == "staff"
            await at_ana.speak(room, "We have a blue one.")
            frames = [await chat.hear()]
            assert frames[0]["entry"]["text"] == "We have a blue one."
            for wire in (at_ana, at_ben, at_sup):
                await wire.hear("entry", text="We have a blue one.")
            assert (await at_ana.hear("message_sent"))["audience"] == "customer"

    at_the_desk(tmp_path, test)


def test_a_key_is_the_senders_alone(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        sue = await house.staff("Sue", "administrator")
        room = await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as at_ana, sue.wire() as at_sue:
            await at_ana.watch(room)
            await at_sue.watch(room)
            aloud, aside = new_key(), new_key()
            await at_ana.speak(room, "aloud", aloud)
            await at_ana.whisper(room, "aside", aside)
            assert (await at_ana.hear("entry", text="aloud"))["entry"]["key"] == aloud
            assert (await at_sue.hear("entry", text="aloud"))["entry"]["key"] is None
            assert (await at_ana.hear("private_entry"))["entry"]["key"] == aside
            assert (await at_sue.hear("private_entry"))["entry"]["key"] is None

    at_the_desk(tmp_path, test)


def test_a_monitor_is_seen_by_staff_and_leaves_a_line_in_the_ledger_alone(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        async with ana.wire() as at_ana, maria.chat() as chat:
            await at_ana.watch(room)
            await chat.say(type="watch", room=room)
            await chat.hear_until("caught_up")
            async with house.ada.wire() as at_ada:
                await at_ada.watch(room)
                came = await at_ana.hear("monitors")
                assert [face["name"] for face in came["monitors"]] == ["Ada"]
            assert (await at_ana.hear("monitors"))["monitors"] == []
            await ana.speaks(room, "the sentinel")
            assert (await chat.hear())["entry"]["text"] == "the sentinel"
        lines = await house.ada.does("GET", f"/api/rooms/{room}/ledger")
        assert [(line["act"], line["detail"]) for line in lines] == [("monitor", "ended"), ("monitor", "began")]

    at_the_desk(tmp_path, test)


def test_typing_aloud_and_aside_are_apart(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        async with ana.wire() as at_ana, house.ada.wire() as at_ada, maria.chat() as chat:
            await at_ana.watch(room)
            await at_ada.watch(room)
            await chat.say(type="watch", room=room)
            await chat.hear_until("caught_up")
            await at_ana.say(type="private_typing", room=room)
            assert (await at_ada.hear("private_typing"))["who"]["name"] == "Ana"
            await at_ana.say(type="typing", room=room)
            assert (await at_ada.hear("typing"))["who"]["name"] == "Ana"
            assert await chat.hear() == {
                "type": "typing",
                "room": room,
                "who": {"id": ana.id, "name": "Ana", "picture": None},
            }
            await chat.say(type="typing", room=room)
            assert (await at_ana.hear("typing"))["who"]["kind"] == "customer"
            await at_ada.say(type="typing", room=room)
            assert (await at_ada.hear("refused", about="typing"))["error"]["code"] == "not_allowed"

    at_the_desk(tmp_path, test)


def test_whoever_looks_elsewhere_is_told_without_a_word_of_it(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        sue = await house.staff("Sue", "administrator")
        room = await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as at_ana, ben.wire() as at_ben, house.ada.wire() as at_ada:
            await at_ada.watch(room)
            await at_ada.whisper(room, "a word of it")
            notice = await at_ana.hear("private_notice")
            assert (notice["room"], notice["sender"]["name"], notice["customer_name"]) == (room, "Ada", "Maria")
            await at_ana.watch(room)
            await at_ada.whisper(room, "while in view")
            await at_ana.hear("private_entry", text="while in view")
            await at_ana.say(type="unwatch", room=room)
            await at_ana.say(type="watch_desk")
            await sue.whispers(room, "out of view again")
            await at_ana.hear("private_notice", sender={"id": sue.id, "name": "Sue", "picture": None})
            assert at_ana.kinds().count("private_notice") == 2
            await ben.does("POST", "/api/heartbeat", json={"available": True})
            await at_ben.say(type="watch", room=room)
            assert (await at_ben.hear("refused"))["error"]["code"] == "not_found"
            assert at_ben.kinds() == ["ready", "refused"]
            assert at_ada.kinds().count("private_notice") == 0

    at_the_desk(tmp_path, test)


def test_a_lost_connection_is_gone_on_from_in_both_logs(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as first:
            await first.watch(room)
            for number in range(3):
                await first.speak(room, f"aloud {number}")
                await first.whisper(room, f"aside {number}")
            aloud = (await first.hear("entry", text="aloud 1"))["entry"]["seq"]
            aside = (await first.hear("private_entry", text="aside 0"))["entry"]["private_seq"]
            await first.hear("private_message_sent", private_seq=3)
        for number in range(3, 80):
            await ana.speaks(room, f"aloud {number}")
        await ana.whispers(room, "aside 3")
        async with ana.wire() as again:
            await again.watch(room, aloud, aside)
            await ana.speaks(room, "aloud 80")
            await again.hear("entry", text="aloud 80")
            entries = [frame["entry"] for frame in again.frames if frame["type"] == "entry"]
            assert [entry["text"] for entry in entries] == [f"aloud {number}" for number in range(2, 81)]
            assert [entry["seq"] for entry in entries] == list(range(aloud + 1, aloud + 1 + len(entries)))
            sides = [frame["entry"]["text"] for frame in again.frames if frame["type"] == "private_entry"]
            assert sides == ["aside 1", "aside 2", "aside 3"]

    at_the_desk(tmp_path, test)


def test_rows_come_to_those_who_may_see_them_and_go_with_the_right(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        maria = await house.customer()
        async with ana.wire() as at_ana, ben.wire() as at_ben, house.ada.wire() as at_ada:
            for wire in (at_ana, at_ben):
                await wire.say(type="watch_desk")
            await at_ada.say(type="watch_desk", overview=True)
            room = await house.offered(await maria.starts())
            for wire in (at_ana, at_ben, at_ada):
                assert (await wire.hear("row", id=room, relation="offered"))["row"]["status"] == "open"
            await ana.picks_up(room)
            assert (await at_ana.hear("row", relation="owner"))["unread"] == 1
            await at_ada.hear("row", relation="in_reach")
            await at_ben.hear("row_gone", room=room)
            await house.ada.whispers(room, "a word")
            row = await at_ana.hear("row", private_unread=1)
            assert row["row"]["private_messages"] == 1
            await maria.says(room, "Are you there?")
            assert (await at_ana.hear("customer_notice"))["text"] == "Are you there?"
            await at_ana.hear("row", unread=2)

    at_the_desk(tmp_path, test)


def test_a_colleague_is_asked_in_and_answers(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben, chi = await house.staff("Ana"), await house.staff("Ben"), await house.staff("Chi")
        room = await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as at_ana, ben.wire() as at_ben:
            await at_ana.watch(room)
            offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
            came = (await at_ben.hear("offer"))["offer"]
            assert (came["id"], came["sender"]["name"], came["customer_name"]) == (offer["id"], "Ana", "Maria")
            assert [one["id"] for one in await ben.does("GET", "/api/offers")] == [offer["id"]]
            assert (await ben.does("GET", f"/api/rooms/{room}"))["private"] is True
            assert (await chi.refusal("POST", f"/api/offers/{offer['id']}/accept"))[1] == "not_found"
            await ben.does("POST", f"/api/offers/{offer['id']}/accept")
            assert (await at_ana.hear("offer_over"))["answer"] == "accepted"
            assert (await at_ana.hear("entry", event="joined"))["entry"]["actor"]["name"] == "Ben"
            await at_ana.hear("room_changed")
            assert (await ben.refusal("POST", f"/api/offers/{offer['id']}/decline"))[1] == "offer_over"

    at_the_desk(tmp_path, test)


def test_seen_marks_are_members_alone_and_counted_apart(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, maria = await house.staff("Ana"), await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        await house.ada.whispers(room, "a word")
        async with ana.wire() as at_ana, house.ada.wire() as at_ada:
            await at_ana.say(type="watch_desk")
            head = await at_ana.watch(room)
            await at_ada.watch(room)
            await at_ana.say(type="seen", room=room, up_to=head["head"])
            await at_ana.hear("entry", event="seen")
            await at_ana.hear("row", unread=0, private_unread=1)
            await at_ana.say(type="private_seen", room=room, up_to=head["private_head"])
            await at_ana.hear("row", unread=0, private_unread=0)
            await at_ada.say(type="seen", room=room, up_to=head["head"])
            assert (await at_ada.hear("refused"))["error"]["code"] == "not_allowed"

    at_the_desk(tmp_path, test)
