"""Nothing is lost, nothing is doubled: bad networks, restarts and refusals, as a customer has them."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Route, WebSocketRoute, expect

from browser.shopper import shop, shopper


def test_what_is_written_without_a_network_goes_out_by_itself(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        maria.context.set_offline(True)
        maria.reads("No connection. What you write is kept and goes out by itself.")
        maria.writes("One").writes("Two").reads("Waiting for the network")
        desk.picks_up(room)
        desk.says(room, "Said meanwhile")
        maria.context.set_offline(False)
        maria.reads("Said meanwhile").reads("Sent")
        expect(maria.panel.get_by_text("No connection.")).to_have_count(0)
        assert maria.bubbles() == ["Hello", "Said meanwhile", "One", "Two"]


def test_unsent_words_survive_a_reload_and_are_said_once(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        maria.page.route_web_socket(re.compile("/api/socket"), lambda socket: socket.close(code=1011))
        maria.page.reload()
        maria.opens().writes("Kept?").reads("Waiting for the network")
        maria.page.unroute_all()
        maria.page.route_web_socket(re.compile("/api/socket"), lambda socket: socket.connect_to_server())
        maria.page.reload()
        maria.opens().reads("Kept?").reads("Sent")
        assert maria.bubbles() == ["Hello", "Kept?"]


def test_a_first_message_whose_answer_was_lost_makes_one_enquiry(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        lost: list[str] = []

        def lose_the_answer(route: Route) -> None:
            if route.request.method != "POST" or lost:
                return route.fallback()
            lost.append(route.request.post_data or "")
            route.fetch()
            return route.abort()

        maria.page.route("**/api/enquiries", lose_the_answer)
        maria.opens().asks("Only once")
        assert len(lost) == 1
        assert len(desk.rooms()) == 1
        assert maria.bubbles() == ["Only once"]


def test_a_confirmation_that_was_lost_is_asked_for_again(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        swallowed: list[str] = []

        def swallow_the_first_word(socket: WebSocketRoute) -> None:
            server = socket.connect_to_server()

            def said(message: str | bytes) -> None:
                server.send(message)
                if '"send"' in str(message) and not swallowed:
                    swallowed.append(str(message))
                    socket.close(code=1011)

            socket.on_message(said)

        maria.page.route_web_socket(re.compile("/api/socket"), swallow_the_first_word)
        maria.opens().asks("Hello").writes("Once").reads("Sent")
        expect(maria.log.locator(".wait")).to_have_count(0)
        assert len(swallowed) == 1
        assert maria.bubbles() == ["Hello", "Once"]
        (room,) = desk.rooms()
        assert desk.head(room) == 3


def test_a_frame_that_is_not_understood_is_reported_and_begins_anew(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        sockets: list[WebSocketRoute] = []

        def keep(socket: WebSocketRoute) -> None:
            socket.connect_to_server()
            sockets.append(socket)

        maria.page.route_web_socket(re.compile("/api/socket"), keep)
        maria.opens().asks("Hello")
        with maria.page.expect_console_message(lambda said: "not understood" in said.text):
            sockets[0].send('{"type": "riddle"}')
        (room,) = desk.rooms()
        desk.picks_up(room)
        maria.reads("Ines Duarte joined")
        assert len(sockets) == 2


def test_words_that_come_after_the_end_can_begin_a_new_question(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        maria.context.set_offline(True)
        maria.reads("No connection.").writes("Too late?")
        desk.picks_up(room)
        desk.closes(room)
        maria.context.set_offline(False)
        maria.reads("This conversation has ended.").presses("Send as a new question")
        maria.reads("Somebody will be with you")
        assert len(desk.rooms()) == 2
        assert maria.bubbles() == ["Hello", "Too late?"]


def test_the_first_message_needs_nothing_but_the_first_pieces(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.page.route("**/assets/more-*", lambda route: route.abort())
        maria.opens().panel.get_by_role("button", name="Workshop").click()
        maria.panel.get_by_label("Your question").fill("Light?")
        maria.presses("Start the conversation").reads("Sent")
        assert len(desk.rooms()) == 1
        maria.page.unroute_all()
        maria.reads("Somebody will be with you")
        expect(maria.composer).to_be_focused()


def test_a_hole_in_the_log_is_noticed_and_filled(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        lost: list[str] = []

        def lose_one(socket: WebSocketRoute) -> None:
            server = socket.connect_to_server()

            def heard(message: str | bytes) -> None:
                if "Lost on the way" in str(message) and not lost:
                    lost.append(str(message))
                else:
                    socket.send(message)

            server.on_message(heard)

        maria.page.route_web_socket(re.compile("/api/socket"), lose_one)
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        maria.reads("Ines Duarte joined")
        desk.says(room, "Lost on the way")
        desk.says(room, "What came after")
        maria.reads("What came after")
        assert len(lost) == 1
        assert maria.bubbles() == ["Hello", "Lost on the way", "What came after"]


def test_what_comes_twice_is_shown_once(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        twice: list[str] = []

        def double_everything(socket: WebSocketRoute) -> None:
            server = socket.connect_to_server()

            def heard(message: str | bytes) -> None:
                twice.append(str(message))
                socket.send(message)
                socket.send(message)

            server.on_message(heard)

        maria.page.route_web_socket(re.compile("/api/socket"), double_everything)
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        desk.says(room, "Hi")
        maria.reads("Hi").writes("Thanks")
        desk.says(room, "Bye")
        maria.reads("Bye")
        assert any('"Hi"' in frame for frame in twice)
        assert sorted(maria.bubbles()) == ["Bye", "Hello", "Hi", "Thanks"]
