"""Canned responses: written in the settings, fetched by keyboard in a room, each for the audiences it is meant for."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import PRIVATE_MODE, agent, read_by, served
from browser.office import Office, office
from staff.house import Person

SECRET = "Give them the second discount."


def keeps(desk: Office, who: Person, title: str, text: str, audience: str = "anybody", scope: str = "desk") -> None:
    body = {"scope": scope, "department_id": None, "title": title, "shortcut": title.lower(), "text": text}
    desk.run(who.does("POST", "/api/canned", json=body | {"audience": audience}))


def test_a_text_is_written_used_removed_and_put_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        one.opens(room).field.press_sequentially("/")
        one.at.reads("There are no canned responses yet.").follows("Write the first one")
        one.at.presses("New text").fills("Title", "Greeting").fills("Shortcut", "/hi")
        one.at.fills("Text", "Hello {{customer}}, this is {{agent}} about {{code}}.")
        one.at.reads("this is Ines about ENQ-")
        one.page.get_by_role("button", name="Keep the text").click()
        one.at.reads("Mine")
        one.opens(room).field.fill("")
        one.field.press_sequentially("/hi")
        one.field.press("Tab")
        expect(one.field).to_have_value(f"Hello Maria, this is Ines about {code(desk, ines, room)}.")
        one.at.goes("/settings/canned").presses("More for Greeting")
        one.page.get_by_role("menuitem", name="Remove").click()
        one.at.reads("There are no canned responses yet.").presses("Undo")
        one.at.reads("/hi")


def code(desk: Office, who: Person, room: str) -> str:
    return str(desk.run(who.does("GET", f"/api/rooms/{room}"))["row"]["code"])


def test_what_is_for_staff_is_offered_in_private_alone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        keeps(desk, desk.house.ada, "Discount", SECRET, audience="staff")
        keeps(desk, desk.house.ada, "Dear", "Dear {{customer}},")
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room).field.press_sequentially("/d")
        offered = one.page.get_by_role("option")
        expect(offered).to_have_count(1)
        expect(offered).to_contain_text("Dear Maria,")
        one.field.press("Escape")
        expect(offered).to_have_count(0)
        one.field.fill("")
        one.switches().hears(PRIVATE_MODE)
        one.at.presses("Canned responses")
        expect(offered).to_have_count(2)
        one.field.press("ArrowUp")
        one.field.press("Enter")
        expect(one.field).to_have_value(SECRET)
        one.switches()
        expect(one.field).to_have_value("")
        assert SECRET not in read_by(desk, maria, room)


def test_the_section_and_the_list_pass_axe_in_both_themes_and_on_a_phone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ines = desk.staff("Ines")
        keeps(desk, desk.house.ada, "Discount", SECRET, audience="staff")
        keeps(desk, ines, "Dear", "Dear {{customer}},\n\nthank you for writing.", scope="own")
        for scheme, width in (("light", 1440), ("dark", 390)):
            wishes = {"color_scheme": scheme, "viewport": {"width": width, "height": 844}}
            with agent(chromium, desk, ines, **wishes) as one:
                one.at.goes("/settings/canned").reads("Of the whole desk")
                assert one.at.violations() == []
                assert one.at.fits()
                one.at.presses("New text").reads("For private messages alone")
                assert one.at.violations() == []
                one.opens(served(desk, ines, desk.customer())).switches().field.press_sequentially("/")
                expect(one.page.get_by_role("option")).to_have_count(2)
                assert one.at.violations() == []
                assert one.at.fits()
