"""A customer's way through the widget, in a real browser at a real door."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.shopper import Shopper, shop, shopper

WATCH_THE_BADGE = """() => {
  window.badges = []
  const badge = document.querySelector('backchannel-chat').shadowRoot.querySelector('em')
  const look = () => badge.hidden || window.badges.push(badge.textContent)
  new MutationObserver(look).observe(badge, { attributes: true, attributeFilter: ['aria-label'] })
}"""


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
        expect(maria.page.locator("em")).to_have_js_property("hidden", value=True)


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


def test_a_session_that_was_ended_elsewhere_shows_nothing_more(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("My secret")
        token = maria.page.frames[-1].evaluate("JSON.parse(localStorage['backchannel.session'])")
        headers = {"Authorization": f"Bearer {token}"}
        assert maria.context.request.delete(f"{desk.address}/api/session", headers=headers).status == 204
        maria.reads("This conversation is over on this computer.").reads("What is it about?")
        expect(maria.panel.get_by_text("My secret")).to_have_count(0)
        maria.asks("A new one")
        assert len(desk.rooms()) == 2


def test_two_tabs_show_the_same_conversation(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (_, address), shopper(chromium, address) as maria:
        maria.opens().asks("From the first tab")
        beside = Shopper(maria.context, address).opens()
        beside.reads("From the first tab").writes("From the second tab").reads("Sent")
        maria.reads("From the second tab")
        assert maria.bubbles() == beside.bubbles() == ["From the first tab", "From the second tab"]


def test_a_long_history_comes_in_pages_and_stays_where_the_reader_is(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Where it began")
        (room,) = desk.rooms()
        desk.picks_up(room)
        for number in range(70):
            desk.says(room, f"Line {number}")
        maria.page.reload()
        maria.opens().reads("Line 69")
        expect(maria.panel.get_by_text("Where it began")).to_have_count(0)
        first = maria.log.locator(".wm").first
        text = first.inner_text()
        first.scroll_into_view_if_needed()
        before = maria.log.get_by_text(text, exact=True).bounding_box()
        maria.presses("Show earlier messages").reads("Where it began")
        after = maria.log.get_by_text(text, exact=True).bounding_box()
        assert before is not None
        assert after is not None
        assert abs(before["y"] - after["y"]) <= 48, "the page jumped"
        assert maria.bubbles() == ["Where it began", *(f"Line {number}" for number in range(70))]


def test_the_button_hears_its_own_frame_and_nobody_else(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        maria.opens().asks("Hello").page.keyboard.press("Escape")
        maria.page.evaluate(WATCH_THE_BADGE)
        forged = "{ backchannel: 'news', news: { unread: 9, live: false, accent: '#ff0000' } }"
        maria.page.evaluate(f"window.postMessage({forged}, '*')")
        (room,) = desk.rooms()
        desk.picks_up(room)
        desk.says(room, "Real")
        expect(maria.page.get_by_label("1 new message")).to_be_visible()
        assert set(maria.page.evaluate("badges")) == {"1"}


def test_when_nobody_is_there_a_message_is_left_with_an_address(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        desk.go_home()
        maria.opens().reads("We are away right now.").presses("Workshop Repairs, service, warranty")
        maria.reads("With an address we can also write to you.").panel.get_by_label("E-mail").fill("m@lopez.example")
        maria.panel.get_by_label("Your question").fill("When do you open?")
        maria.presses("Leave the message").reads("Sent").reads("We are away right now.")
        token = maria.page.frames[-1].evaluate("JSON.parse(localStorage['backchannel.session'])")
        headers = {"Authorization": f"Bearer {token}"}
        assert maria.context.request.get(f"{desk.address}/api/me", headers=headers).json()["email"] == "m@lopez.example"


def test_a_page_that_carries_the_line_twice_has_one_button(chromium: Browser, tmp_path: Path) -> None:
    with shop(tmp_path) as (desk, address), shopper(chromium, address) as maria:
        expect(maria.button).to_be_visible()
        maria.page.add_script_tag(url=f"{desk.address}/widget.js")
        maria.opens().reads("What is it about?")
        assert maria.page.locator("backchannel-chat").count() == 1
