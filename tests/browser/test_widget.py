"""A customer's way through the widget, in a real browser at a real door."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.shopper import shop, shopper


def test_a_question_is_asked_answered_and_seen(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("My Tarn E2 shows E010.").reads("Somebody will be with you in a moment.")
        (room,) = desk.rooms()
        desk.picks_up(room)
        maria.reads("Ines Duarte joined")
        desk.types(room)
        maria.reads("Ines Duarte is typing")
        desk.says(room, "Hello Maria, that is quick to fix.")
        maria.reads("that is quick to fix")
        expect(maria.panel.get_by_text("Ines Duarte is typing")).to_have_count(0)
        maria.writes("Tomorrow at nine?").reads("Sent")
        desk.sees(room, desk.head(room))
        maria.reads("Seen")
        assert maria.bubbles() == ["My Tarn E2 shows E010.", "Hello Maria, that is quick to fix.", "Tomorrow at nine?"]


def test_a_colleague_who_joins_is_in_the_line_and_in_the_head(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        desk.joins(room)
        maria.reads("Ben Okafor joined")
        expect(maria.panel.get_by_role("heading", level=1)).to_have_text("Ines Duarte and Ben Okafor")


def test_a_reload_brings_everything_back_and_opens_the_frame_by_itself(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello").writes("Are you there?").reads("Sent")
        (room,) = desk.rooms()
        desk.picks_up(room)
        maria.reads("Ines Duarte joined").composer.fill("half a sen")
        maria.page.reload()
        desk.says(room, "Yes!")
        expect(maria.page.get_by_label("1 new message")).to_be_visible()
        maria.opens().reads("Yes!")
        assert maria.bubbles() == ["Hello", "Are you there?", "Yes!"]
        expect(maria.composer).to_have_value("half a sen")
        expect(maria.page.get_by_label("1 new message")).to_be_hidden()


def test_an_ended_chat_is_rated_and_goes_on_as_one_history(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("First question")
        (room,) = desk.rooms()
        desk.picks_up(room)
        desk.says(room, "First answer")
        maria.reads("First answer")
        desk.closes(room)
        maria.reads("Ines Duarte ended the chat").panel.get_by_label("4 of 5").check()
        maria.presses("Send rating").reads("Thank you for telling us.")
        maria.presses("Still have questions").writes("Second question").reads("Somebody will be with you")
        assert maria.bubbles() == ["First question", "First answer", "Second question"]
        assert len(desk.rooms()) == 2
        maria.presses("Back")
        expect(maria.panel.get_by_role("button", name="Second question")).to_have_count(1)
        expect(maria.panel.get_by_role("button", name="First question")).to_have_count(0)


def test_a_rating_can_be_passed_over_for_good(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello")
        (room,) = desk.rooms()
        desk.picks_up(room)
        desk.says(room, "Hi")
        desk.closes(room)
        maria.reads("How did we do?").presses("Not now")
        maria.page.reload()
        maria.opens().panel.get_by_role("button", name="Hi").click()
        maria.reads("Ines Duarte ended the chat")
        expect(maria.panel.get_by_text("How did we do?")).to_have_count(0)


def test_a_missed_question_says_what_happens_now_and_takes_an_address(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Anybody?")
        (room,) = desk.rooms()
        desk.misses(room)
        maria.reads("Your question is kept").panel.get_by_label("E-mail").fill("maria@lopez")
        maria.presses("Leave the address").reads("This address is not complete.")
        maria.panel.get_by_label("E-mail").fill("maria@lopez.example")
        maria.presses("Leave the address").reads("We can also write to maria@lopez.example.")


def test_whoever_forgets_leaves_nothing_on_a_shared_computer(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("My secret")
        (frame,) = [one for one in maria.page.frames if "/widget/" in one.url]
        token = frame.evaluate("JSON.parse(localStorage['backchannel.session'])")
        maria.menu("End the chat").panel.get_by_label("Forget me on this computer").check()
        maria.presses("End the chat").reads("This computer has forgotten your conversation.")
        assert frame.evaluate("Object.keys(localStorage)") == []
        answer = maria.context.request.get(f"{desk.address}/api/me", headers={"Authorization": f"Bearer {token}"})
        assert answer.status == 401
        maria.page.reload()
        maria.opens().reads("What is it about?")
        expect(maria.panel.get_by_text("My secret")).to_have_count(0)
