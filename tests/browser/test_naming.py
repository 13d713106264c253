"""Naming colleagues in private messages, by keyboard alone: who is offered, who is told, who is not."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import PRIVATE_MODE, agent, read_by, served
from browser.office import office


def test_a_colleague_is_named_by_keyboard_and_finds_it_in_their_list(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, ruth, maria = desk.staff("Ines"), desk.staff("Ruth Okoye", "administrator"), desk.customer()
        room = served(desk, ines, maria)
        with agent(chromium, desk, ines) as one, agent(chromium, desk, ruth) as other:
            other.at.goes("/rooms").reads("My rooms")
            one.opens(room).switches().hears(PRIVATE_MODE)
            expect(one.rooms).not_to_contain_text("unread")
            before = read_by(desk, maria, room)
            one.field.press_sequentially("Please look, @ru")
            offered = one.page.get_by_role("option")
            expect(offered).to_have_count(1)
            assert one.field.get_attribute("aria-activedescendant") == offered.get_attribute("id")
            one.field.press("Enter")
            expect(one.field).to_have_value("Please look, @Ruth Okoye ")
            expect(one.page.get_by_role("listbox")).to_have_count(0)
            one.field.press("Enter")
            expect(one.slip("Please look").locator(".mention")).to_have_text("@Ruth Okoye")
            assert [frame["mentions"] for frame in one.sent if "mentions" in frame] == [[ruth.id]]
            other.at.reads("Ines named you in a private message")
            other.at.presses("Mentions of me, 1 unread")
            expect(other.page.get_by_role("menuitem")).to_contain_text("Ines named you")
            assert "Please look" not in other.page.content()
            other.page.get_by_role("menuitem").click()
            expect(other.slip("Please look").locator(".mention.mine")).to_be_visible()
            other.at.presses("Mentions of me", exact=True)
            assert read_by(desk, maria, room) == before


def test_whoever_cannot_read_the_room_is_not_told_and_can_be_asked_in(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines, kim = desk.staff("Ines"), desk.staff("Kim Larsen")
        with agent(chromium, desk, ines) as one, agent(chromium, desk, kim) as other:
            other.at.goes("/rooms").reads("My rooms")
            one.opens(served(desk, ines, desk.customer())).switches().hears(PRIVATE_MODE)
            one.field.press_sequentially("@kim")
            expect(one.page.get_by_role("option")).to_contain_text("cannot read this room")
            one.field.press("Tab")
            one.at.reads("Kim Larsen cannot read this room and will not be told.")
            one.at.presses("Ask into the room")
            expect(one.at.dialog).to_contain_text("Kim")
            one.page.keyboard.press("Enter")
            expect(one.page.get_by_text("will not be told")).to_have_count(0)
            other.at.reads("Ines asks you in")
            expect(other.page.get_by_text("named you")).to_have_count(0)


def test_the_customers_composer_opens_no_list_of_names(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        desk.staff("Ruth", "administrator")
        one.opens(served(desk, ines, desk.customer()))
        one.field.press_sequentially("@ru")
        one.field.press("Enter")
        expect(one.bubble("@ru")).to_be_visible()
        expect(one.page.get_by_role("option")).to_have_count(0)


def test_the_list_and_its_note_pass_axe_in_both_themes_and_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines = desk.staff("Ines")
        for name in ("Kim Larsen", "Ben Ortiz"):
            desk.staff(name)
        for scheme, width in (("light", 1440), ("dark", 390)):
            wishes = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}}
            with agent(chromium, desk, ines, **wishes) as one:
                one.opens(served(desk, ines, desk.customer())).switches().hears(PRIVATE_MODE)
                one.field.press_sequentially("@Kim Larsen and @")
                expect(one.page.get_by_role("option").first).to_be_visible()
                one.at.reads("Kim Larsen cannot read")
                assert one.at.violations() == []
                assert one.at.fits()
