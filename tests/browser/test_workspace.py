"""The workspace's list: what waits, what is served, what is new, and who asks whom in."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Route, expect

from browser.agent import agent, asked, served
from browser.office import office


def test_an_enquiry_appears_is_picked_up_and_answered(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.at.goes("/rooms").reads("Nobody is waiting.")
        maria = desk.customer()
        room = asked(desk, maria, "Do you true wheels?")
        expect(one.queue).to_contain_text("Do you true wheels?")
        expect(one.page).to_have_title(re.compile(r"^\(1\)"))
        one.at.presses("Pick up Maria")
        one.writes("We do, while you wait.")
        expect(one.bubble("We do, while you wait.")).to_be_visible()
        expect(one.log).to_contain_text("Ines picked up")
        assert "We do, while you wait." in desk.run(maria.ask("GET", f"/api/enquiries/{room}/entries")).text
        assert ines.id in desk.run(ines.ask("GET", f"/api/rooms/{room}")).text


def test_who_comes_second_is_told_who_was_first(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.staff("Ines")) as one:
        ben, room = desk.staff("Ben"), desk.enquiry("Do you true wheels?")

        def ben_is_faster(route: Route) -> None:
            desk.run(ben.picks_up(room))
            route.continue_()

        one.page.route("**/pick-up", ben_is_faster)
        one.at.goes("/rooms").presses("Pick up Maria")
        one.at.reads("Already picked up by Ben")
        expect(one.queue).to_have_count(0)


def test_my_rooms_keep_their_order_and_private_messages_move_nothing(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria, omar = desk.customer("Maria"), desk.customer("Omar")
        first, second = served(desk, ines, maria, "First question"), served(desk, ines, omar, "Second question")
        one.at.goes("/rooms")
        expect(one.rooms).to_contain_text(["Maria", "Omar"])
        desk.run(desk.house.ada.whispers(second, "A word aside"))
        desk.run(omar.says(second, "One thing more"))
        expect(one.rooms.nth(1)).to_contain_text("One thing more")
        expect(one.rooms).to_contain_text(["Maria", "Omar"])
        desk.run(desk.house.ada.whispers(first, "Another word aside"))
        expect(one.rooms.nth(0)).to_contain_text("1 private message you have not read")
        expect(one.rooms.nth(0)).to_contain_text("First question")
        expect(one.rooms.nth(0)).not_to_contain_text("aside")


def test_both_counts_end_when_the_room_is_opened(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        desk.run(desk.house.ada.whispers(room, "A word aside"))
        one.at.goes("/rooms")
        expect(one.rooms).to_contain_text("1 unread message")
        expect(one.rooms).to_contain_text("1 private message you have not read")
        one.rooms.click()
        expect(one.log).to_contain_text("A word aside")
        expect(one.rooms).not_to_contain_text("unread")
        expect(one.rooms).not_to_contain_text("have not read")


def test_a_private_message_is_told_anywhere_without_its_text(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        one.at.goes("/rooms").reads("Choose a room")
        desk.run(desk.house.ada.whispers(room, "Offer a courtesy bike"))
        one.at.reads("Private message from Ada")
        assert "courtesy" not in one.page.content()
        one.at.presses("Open", exact=True)
        expect(one.slip("Offer a courtesy bike")).to_be_visible()


def test_a_colleague_is_asked_in_and_the_customer_reads_a_line_only_then(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, ben, maria = desk.staff("Ines"), desk.staff("Ben"), desk.customer()
        room = served(desk, ines, maria)
        with agent(chromium, desk, ines) as one, agent(chromium, desk, ben) as other:
            other.at.goes("/rooms").reads("All answered")
            one.opens(room).outside().page.keyboard.press("a")
            one.at.dialog.get_by_text("Ben", exact=True).click()
            expect(one.at.dialog).to_contain_text("Maria will see “Ben joined” once they accept.")
            one.at.presses("Ask into the room")
            other.at.reads("Ines asks you into a room")
            assert "joined" not in desk.run(maria.ask("GET", f"/api/enquiries/{room}/entries")).text
            other.at.presses("Join the room")
            expect(other.field).to_be_visible()
            expect(one.log).to_contain_text("Ben joined")
            assert "joined" in desk.run(maria.ask("GET", f"/api/enquiries/{room}/entries")).text


def test_a_declined_offer_is_told_to_who_asked(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        ben, room = desk.staff("Ben"), served(desk, ines, desk.customer())
        one.opens(room)
        offer = desk.run(ines.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id}))
        desk.run(ben.does("POST", f"/api/offers/{offer['id']}/decline"))
        one.at.reads("Ben declined")


def test_closing_asks_says_what_the_customer_sees_and_ends_the_composer(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        one.opens(room).outside().page.keyboard.press("e")
        expect(one.at.dialog).to_contain_text("Maria will see that the chat has ended.")
        expect(one.at.dialog.get_by_role("button", name="Close enquiry")).to_be_focused()
        one.page.keyboard.press("Enter")
        one.at.reads("This enquiry is closed.")
        expect(one.field).to_have_count(0)
        expect(one.rooms).to_have_count(0)


def test_closed_rooms_that_i_was_in_are_found_again(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = desk.closed(ines, "Is my frame ready?", aside="A word aside")
        one.at.goes("/rooms").page.get_by_text("Closed", exact=True).click()
        one.at.follows("Maria")
        expect(one.page).to_have_url(re.compile(room))
        expect(one.slip("A word aside")).to_be_visible()
        one.at.reads("This enquiry is closed.")


def test_feedback_after_the_close_is_private_alone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.house.ada) as one:
        room = desk.closed(desk.staff("Ines"), "Is my frame ready?")
        one.opens(room)
        expect(one.composer).to_contain_text("Closed. Only staff see your feedback.")
        expect(one.page.get_by_role("button", name="Send channel")).to_have_count(0)
        one.writes("Well done.")
        expect(one.slip("Well done.")).to_be_visible()


def test_letters_walk_through_the_rooms_but_not_from_a_field(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        first = served(desk, ines, desk.customer("Maria"), "First")
        second = served(desk, ines, desk.customer("Omar"), "Second")
        one.opens(first).outside().page.keyboard.press("j")
        expect(one.page).to_have_url(re.compile(second))
        expect(one.log).to_contain_text("Second")
        one.field.press("k")
        expect(one.field).to_have_value("k")
        one.outside().page.keyboard.press("k")
        expect(one.page).to_have_url(re.compile(first))


def test_the_palette_finds_rooms_and_acts_and_says_who_sees_them(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer("Maria"))
        served(desk, ines, desk.customer("Omar"), "Second")
        one.opens(room).page.keyboard.press("Control+k")
        expect(one.at.dialog).to_contain_text("Maria sees it")
        one.page.keyboard.type("omar")
        one.page.keyboard.press("Enter")
        expect(one.log).to_contain_text("Second")


def test_a_room_that_is_not_mine_to_open_says_so(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, desk.staff("Ines")) as one:
        one.at.goes("/rooms/01a20f5b-2ec7-7398-a502-11dcf32cfedc").reads("This room is not open to you")
