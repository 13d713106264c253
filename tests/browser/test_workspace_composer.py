"""The composer: two voices that never mix, and always say who will read."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import CHAT_MODE, PRIVATE_MODE, agent, read_by, served
from browser.office import office


def test_private_mode_says_so_in_words_and_the_customer_learns_nothing(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room)
        expect(one.rooms).not_to_contain_text("unread")
        before = read_by(desk, maria, room)
        one.switches().hears(PRIVATE_MODE)
        expect(one.line).to_contain_text("Staff only:")
        expect(one.field).to_be_focused()
        one.writes("Do we know this one?")
        expect(one.slip("Do we know this one?")).to_contain_text("Private · staff only")
        assert read_by(desk, maria, room) == before
        one.switches().hears(CHAT_MODE)
        expect(one.line).to_contain_text("To Maria (customer)")
        one.writes("One moment, please.")
        expect(one.bubble("One moment, please.")).to_be_visible()
        seen = read_by(desk, maria, room)
        assert "One moment, please." in seen
        assert "Do we know" not in seen


def test_what_is_shown_is_what_is_sent(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer()))
        aloud, aside = "Send to customer", "Send privately"
        for text, button in (("aloud", aloud), ("aside", aside), ("aloud again", aloud)):
            one.field.fill(text)
            one.composer.get_by_role("button", name=button).click()
            expect(one.log).to_contain_text(text)
            one.switches()
        # By key: what is sent again because its receipt is late has the same one, and the desk keeps it once.
        sent = {frame["key"]: frame for frame in one.sent if "audience" in frame}.values()
        said = [(frame["type"], frame["audience"], frame["text"]) for frame in sent]
        assert said == [
            ("send_message", "customer", "aloud"),
            ("send_private_message", "staff", "aside"),
            ("send_message", "customer", "aloud again"),
        ]


def test_the_menu_offers_both_and_names_their_readers(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer()))
        one.at.presses("Send channel: Chat. Change")
        choices = one.page.get_by_role("menuitemradio")
        expect(choices).to_contain_text(["Maria reads it", "Only staff read it"])
        choices.nth(1).click()
        expect(one.composer).to_have_class(re.compile("private"))
        expect(one.field).to_be_focused()


def test_an_unfinished_private_text_opens_private_mode_elsewhere_too(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines = desk.staff("Ines")
        room = served(desk, ines, desk.customer())
        with agent(chromium, desk, ines) as one:
            one.opens(room).switches().hears(PRIVATE_MODE)
            with one.page.expect_response(lambda answer: "/drafts" in answer.url and answer.request.method == "PUT"):
                one.field.fill("not for her")
        with agent(chromium, desk, ines) as other:
            expect(other.opens(room).line).to_contain_text("Staff only")
            expect(other.field).to_have_value("not for her")
            other.switches().hears(CHAT_MODE)
            other.page.reload()
            expect(other.line).to_contain_text("To Maria (customer)")
            expect(other.line).to_contain_text("1 private draft")


def test_each_audience_has_its_own_draft_and_both_outlive_a_reload(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        one.opens(room).field.fill("for Maria")
        one.switches()
        expect(one.field).to_have_value("")
        expect(one.line).to_contain_text("1 draft in Chat")
        with one.page.expect_response(lambda answer: answer.url.endswith("/drafts") and answer.request.method == "PUT"):
            one.field.fill("for colleagues")
        one.page.reload()
        expect(one.field).to_have_value("for colleagues")
        expect(one.line).to_contain_text("Staff only:")
        one.switches()
        expect(one.field).to_have_value("for Maria")
        expect(one.line).to_contain_text("1 private draft")


def test_the_mode_belongs_to_its_room_and_never_flips_by_itself(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room, other = served(desk, ines, maria), served(desk, ines, desk.customer("Omar"), "Second")
        one.opens(room).switches().writes("aside")
        expect(one.slip("aside")).to_be_visible()
        desk.run(maria.says(room, "Are you there?"))
        expect(one.bubble("Are you there?")).to_be_visible()
        expect(one.line).to_contain_text("Staff only:")
        one.rooms.nth(1).click()
        expect(one.line).to_contain_text("To Omar (customer)")
        one.rooms.nth(0).click()
        expect(one.line).to_contain_text("Staff only:")
        assert other in one.opens(other).page.url


def test_enter_sends_but_not_within_a_word_that_is_being_composed(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer()))
        one.field.fill("請問")
        composing = "{ key: 'Enter', isComposing: true, bubbles: true }"
        one.field.evaluate(f"(field) => field.dispatchEvent(new KeyboardEvent('keydown', {composing}))")
        expect(one.field).to_have_value("請問")
        one.field.press("Shift+Enter")
        one.field.press_sequentially("second line")
        one.field.press("Enter")
        expect(one.field).to_have_value("")
        expect(one.bubble("second line")).to_contain_text("請問\nsecond line", use_inner_text=True)
        assert [frame["text"] for frame in one.sent if frame["type"] == "send_message"] == ["請問\nsecond line"]


def test_rooms_of_mail_and_calls_have_chat_alone_and_say_why(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        for channel, reason in (("email", "E-mail enquiries are answered by one person"), ("phone", "Calls through a")):
            room = desk.run(desk.house.brought(channel))
            desk.run(ines.picks_up(room))
            one.opens(room).at.presses("Send channel: Chat. Change")
            expect(one.page.get_by_role("menuitemradio")).to_have_count(1)
            expect(one.page.get_by_role("menu")).to_contain_text(reason)
            one.page.keyboard.press("Escape")
            one.switches()
            expect(one.line).to_contain_text("To Maria (customer)")


def test_files_go_to_their_own_audience_and_moving_them_is_asked(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path / "desk") as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria, note = desk.customer(), tmp_path / "serials.txt"
        note.write_text("TE2-2405 to TE2-2411")
        room = served(desk, ines, maria)
        one.opens(room)
        with one.page.expect_response(f"**/api/rooms/{room}/files?name=serials.txt"):
            one.page.locator("input[type=file]").set_input_files(note)
        one.switches()
        expect(one.at.dialog).to_contain_text("Take 1 file along?")
        with one.page.expect_response(f"**/api/rooms/{room}/private-files?name=serials.txt"):
            one.at.presses("Upload again")
        one.writes("These serials")
        link = one.slip("These serials").get_by_role("link")
        expect(link).to_have_attribute("href", re.compile("/private-files/"))
        one.switches()
        expect(one.composer.get_by_role("listitem")).to_have_count(0)
        assert "serials" not in read_by(desk, maria, room)


def test_others_see_in_which_voice_somebody_types(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, ben = desk.staff("Ines"), desk.staff("Ben")
        room = served(desk, ines, desk.customer())
        offer = desk.run(ines.does("POST", f"/api/rooms/{room}/offers", json={"staff_id": ben.id}))
        desk.run(ben.does("POST", f"/api/offers/{offer['id']}/accept"))
        with agent(chromium, desk, ines) as one, agent(chromium, desk, ben) as other:
            other.opens(room)
            one.opens(room).field.press_sequentially("Hel")
            other.at.reads("Ines is typing")
            one.switches().field.press_sequentially("Do w")
            other.at.reads("Ines is typing privately")
            expect(one.line).to_contain_text("Staff only: Ben")
