"""The workspace when the network is lost, and when the desk no longer lets somebody in."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from browser.agent import agent, read_by, served
from browser.office import office


def test_what_is_written_without_a_network_waits_and_is_sent_once(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room).at.context.set_offline(True)
        one.writes("Written in a tunnel").switches().writes("Aside in a tunnel")
        expect(one.log.get_by_text("Waiting for the network")).to_have_count(2)
        one.at.reads("No connection. What you write is kept")
        desk.run(maria.says(room, "Said meanwhile"))
        one.at.context.set_offline(False)
        expect(one.bubble("Said meanwhile")).to_have_count(1)
        expect(one.log.get_by_text("Waiting for the network")).to_have_count(0)
        expect(one.bubble("Written in a tunnel")).to_have_count(1)
        expect(one.slip("Aside in a tunnel")).to_have_count(1)
        seen = read_by(desk, maria, room)
        assert seen.count("Written in a tunnel") == 1
        assert "Aside" not in seen


def test_what_waits_outlives_a_reload_and_keeps_its_voice(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room)
        one.page.route_web_socket("**/api/socket", lambda socket: socket.on_message(lambda _said: None))
        one.page.reload()
        expect(one.field).to_be_visible()
        one.switches().writes("Aside, not confirmed")
        expect(one.slip("Aside, not confirmed")).to_be_visible()
        one.page.unroute_all()
        with agent(chromium, desk, ines, storage_state=one.at.context.storage_state()) as again:
            again.opens(room)
            expect(again.slip("Aside, not confirmed")).to_have_count(1)
            expect(again.log.get_by_text("Sending")).to_have_count(0)
            again.switches().writes("And aloud")
            expect(again.bubble("And aloud")).to_be_visible()
        seen = read_by(desk, maria, room)
        assert "And aloud" in seen
        assert "Aside" not in seen


def test_an_ended_session_leads_to_the_entrance_and_clears_the_screen(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer(), "Only for those inside")
        one.opens(room)
        expect(one.log).to_contain_text("Only for those inside")
        desk.run(desk.house.ada.does("POST", f"/api/staff/{ines.id}/suspend"))
        expect(one.page.get_by_label("Password", exact=True)).to_be_visible()
        assert "Only for those inside" not in one.page.content()


def test_a_colleague_removed_while_the_room_opens_does_not_get_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, ben = desk.staff("Ines"), desk.staff("Ben")
        room = served(desk, ines, desk.customer())
        offer = desk.run(ines.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id}))
        desk.run(ben.does("POST", f"/api/offers/{offer['id']}/accept"))

        def ines_is_faster(route: Route) -> None:
            desk.run(ines.ask("DELETE", f"/api/rooms/{room}/members/{ben.id}"))
            route.continue_()

        with agent(chromium, desk, ben) as other:
            other.page.route("**/timeline*", ines_is_faster)
            other.at.goes(f"/rooms/{room}")
            expect(other.log).to_be_visible()
            expect(other.field).to_have_count(0)


def test_a_removed_colleague_loses_the_room_while_it_is_open(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, ben = desk.staff("Ines"), desk.staff("Ben")
        room = served(desk, ines, desk.customer())
        offer = desk.run(ines.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id}))
        desk.run(ben.does("POST", f"/api/offers/{offer['id']}/accept"))
        with agent(chromium, desk, ben) as other:
            other.opens(room)
            expect(other.field).to_be_visible()
            desk.run(ines.does("DELETE", f"/api/rooms/{room}/members/{ben.id}"))
            expect(other.field).to_have_count(0)
            expect(other.rooms).to_have_count(0)
