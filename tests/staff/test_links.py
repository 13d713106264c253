"""A link to one message: it leads to its place for those who may read it, and to nothing for everybody else."""

from __future__ import annotations

from pathlib import Path

from staff.house import House, at_the_desk


def test_a_link_leads_to_its_message(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        room = await house.enquiry()
        await ana.picks_up(room)
        aloud = (await ana.speaks(room, "On its way.")).json()
        aside = (await ana.whispers(room, "Which bike?")).json()
        assert await ana.does("GET", f"/api/rooms/{room}/messages/{aloud['id']}/place") == {"seq": aloud["seq"]}
        found = await ana.does("GET", f"/api/rooms/{room}/private-messages/{aside['id']}/place")
        assert found == {"private_seq": aside["private_seq"], "after": aside["after"]}

    at_the_desk(tmp_path, test)


def test_who_may_not_read_it_cannot_tell_it_from_one_that_never_was(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben, chi = await house.staff("Ana"), await house.staff("Ben"), await house.staff("Chi")
        room, queued = await house.enquiry(), await house.enquiry()
        await ana.picks_up(room)
        aloud = (await ana.speaks(room, "On its way.")).json()["id"]
        aside = (await ana.whispers(room, "Which bike?")).json()["id"]
        for who, path in (
            (ben, f"{room}/messages/{aloud}"),
            (ben, f"{room}/private-messages/{aside}"),
            (chi, f"{queued}/private-messages/{aside}"),
            (ana, f"{queued}/private-messages/{aside}"),
            (ana, f"{room}/messages/{aside}"),
            (ana, f"{room}/private-messages/{aloud}"),
            (ana, f"{room}/messages/never-was"),
        ):
            assert await who.refusal("GET", f"/api/rooms/{path}/place") == (404, "not_found")

    at_the_desk(tmp_path, test)


def test_who_has_left_finds_what_was_before_and_nothing_later(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        room = await house.enquiry()
        await ana.picks_up(room)
        offer = await ana.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id})
        await ben.does("POST", f"/api/offers/{offer['id']}/accept")
        before = (await ana.whispers(room, "Which bike?")).json()["id"]
        await ben.does("POST", f"/api/rooms/{room}/leave")
        aside, aloud = (
            (await ana.whispers(room, "The blue one.")).json()["id"],
            (await ana.speaks(room, "Blue?")).json(),
        )
        address = f"/api/rooms/{room}/private-messages"
        assert (await ben.does("GET", f"{address}/{before}/place"))["private_seq"] == 1
        assert await ben.refusal("GET", f"{address}/{aside}/place") == (404, "not_found")
        assert await ben.refusal("GET", f"/api/rooms/{room}/messages/{aloud['id']}/place") == (404, "not_found")

    at_the_desk(tmp_path, test)
