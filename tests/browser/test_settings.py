"""The settings: each change is met where it counts, and nothing is lost on the way."""

from __future__ import annotations

import shlex
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, expect

from browser.office import Office, Staffer, office, seated, stranger
from staff.house import PASSWORD


def directory(desk: Office) -> str:
    """What the widget is told of the desk."""
    return desk.run(desk.house.http.get(f"{desk.house.customer_url}/api/desk")).text


def chooses(who: Staffer, name: str, item: str) -> None:
    """An act out of a line's menu."""
    who.presses(f"More for {name}").page.get_by_role("menuitem", name=item).click()


def test_the_desk_is_changed_for_customers_when_it_is_saved(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/settings/desk").fills("What customers call you", "Harrow Lane Cycles")
        ada.page.get_by_text("Plum").locator("..").click()
        assert "Harrow" not in directory(desk)
        ada.presses("Save").page.get_by_text("Saved", exact=True).wait_for()
        assert "Harrow Lane Cycles" in directory(desk)
        assert "#7A3E9D" in directory(desk)
        expect(ada.page.get_by_role("button", name="Save")).to_be_disabled()


def test_leaving_asks_when_something_is_not_saved(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/settings/desk").fills("What customers call you", "Half a name").follows("Roles")
        ada.reads("Leave without saving?").presses("Stay here")
        expect(ada.page.get_by_label("What customers call you")).to_have_value("Half a name")
        ada.follows("Roles").presses("Leave").reads("Your own roles")


def test_a_tag_names_who_is_offered_its_enquiries(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        desk.staff("Ana")
        ada.goes("/settings/tags").presses("New tag").presses("Add the tag").reads("Write something here.")
        ada.fills("Name", "Workshop").fills("Seconds until an enquiry counts as missed", "3")
        ada.reads("A whole number from 5 seconds to 7 days")
        ada.fills("Seconds until an enquiry counts as missed", "300").reads("That is 5 min")
        ada.dialog.get_by_label("Ana").check()
        ada.presses("Add the tag").reads("Ana · missed after 5 min")
        assert "Workshop" in directory(desk)
        chooses(ada, "Workshop", "Remove")
        ada.dialog.get_by_role("button", name="Remove").click()
        ada.reads("No tags yet")
        assert "Workshop" not in directory(desk)


def test_suspending_says_what_becomes_of_their_enquiries_and_can_be_undone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana = desk.staff("Ana")
        with seated(chromium, desk, ana) as shut_out:
            shut_out.goes("/rooms").page.get_by_role("navigation", name="Main").wait_for()
            ada.goes("/settings/staff")
            chooses(ada, "Ana", "Suspend")
            ada.reads("Each enquiry they own is offered again to its destination")
            ada.dialog.get_by_role("button", name="Suspend").click()
            ada.reads("Ana is suspended")
            expect(ada.page.get_by_role("row", name="Ana")).to_contain_text("suspended")
            shut_out.reads("You have been signed out.")
        ada.presses("Undo").reads("Ana can sign in again")
        expect(ada.page.get_by_role("row", name="Ana")).not_to_contain_text("suspended")


def test_the_last_administrator_is_kept(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/settings/staff")
        chooses(ada, "Ada", "Change")
        ada.page.get_by_label("Role").select_option("Agent")
        ada.presses("Save").reads("This is the desk’s last active Administrator.")


def test_an_own_role_counts_at_once_and_goes_when_nobody_holds_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/settings/roles").presses("New role").fills("Name", "Coach")
        ada.reads("Without “Answer customers” this is a trainee")
        ada.page.get_by_label("All enquiries").check()
        ada.page.get_by_label("See the Overview").check()
        ada.presses("Add the role").reads("Coach")
        roles = desk.run(desk.house.ada.does("GET", "/api/team"))["roles"]
        (coach,) = [role for role in roles if role["name"] == "Coach"]
        assert (coach["reach"], coach["permissions"]) == ("all", ["enquiry.view_all"])
        desk.staff("Priya", coach["id"])
        chooses(ada, "Coach", "Remove")
        ada.dialog.get_by_role("button", name="Remove").click()
        ada.reads("Somebody still has this role.")


def test_a_channel_token_is_shown_once_with_a_command_that_works(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/settings/channels").presses("New channel token").fills("The system that will use it", "Mail bridge")
        ada.presses("Make the token")
        secret = ada.page.get_by_role("region", name="The token").inner_text()
        command = shlex.split(ada.page.get_by_role("region", name="A command to try it").inner_text())
        headers = dict(line.split(": ", 1) for line in command if ": " in line and not line.startswith("{"))
        assert headers["Authorization"] == f"Bearer {secret}"
        address = desk.house.customer_url + urlsplit(command[3]).path
        answer = desk.run(desk.house.http.post(address, headers=headers, content=command[-1]))
        assert answer.status_code == 201, answer.text
        ada.presses("I have it").page.reload()
        ada.reads("Mail bridge")
        expect(ada.page.get_by_text(secret)).to_have_count(0)
        ada.goes("/overview").reads("Maria Lopez")


def test_a_new_password_signs_the_other_devices_out(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, stranger(chromium, desk) as here, stranger(chromium, desk) as there:
        for one in (here, there):
            one.page.goto(desk.house.staff_url)
            one.fills("E-mail", "ada@example.org").fills("Password", PASSWORD).presses("Sign in")
            one.page.get_by_role("navigation", name="Main").wait_for()
        here.goes("/settings/profile").reads("this browser")
        here.fills("The password you have", "not it").fills("The new one", "another long sentence")
        here.presses("Change the password").reads("This is not the password you have.")
        here.fills("The password you have", PASSWORD).presses("Change the password")
        here.reads("Your password is changed.")
        there.reads("You have been signed out.")


def test_an_agent_finds_only_their_own_profile(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.staff("Ana")) as ana:
        ana.goes("/settings/staff").reads("Where you are signed in")
        expect(ana.page).to_have_url(f"{ana.address}/#/settings/profile")
        expect(ana.page.get_by_role("link", name="Staff", exact=True)).to_have_count(0)
        ana.fills("Your name", "Ana Pereira").presses("Save")
        expect(ana.page.get_by_role("navigation", name="Main")).to_contain_text("Ana Pereira")
