"""The ways in: the first set-up of an empty desk, sign-in, and an invitation."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.office import Office, Staffer, office, seated, stranger
from staff.house import PASSWORD

SENTENCE = "four blue wheels roll home"


def link_of(desk: Office) -> str:
    """The one-time link as the terminal prints it."""
    return f"{desk.house.staff_url}/setup#{desk.run(desk.house.desk.setup_link())}"


def begins(ruth: Staffer, link: str) -> None:
    ruth.page.goto(link)
    ruth.fills("What customers call you", "Harrow Lane Cycles").presses("Continue")
    ruth.fills("Your name", "Ruth").fills("E-mail", "ruth@harrow.example").fills("Password", SENTENCE)
    ruth.presses("Continue").fills("Name of the tag", "Workshop")


def test_an_empty_desk_says_nothing_but_that_it_is_empty(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path, set_up=False) as desk, stranger(chromium, desk) as one:
        one.page.goto(desk.house.staff_url)
        one.reads("This desk is not set up yet")
        expect(one.page.get_by_role("textbox")).to_have_count(0)
        expect(one.page.get_by_role("button")).to_have_count(0)


def test_a_wrong_link_says_what_to_do(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path, set_up=False) as desk, stranger(chromium, desk) as one:
        one.page.goto(f"{desk.house.staff_url}/setup#{'0' * 64}")
        one.reads("This link does not open the set-up").reads("its terminal prints a fresh link")


def test_a_link_leads_from_nothing_to_a_desk_that_customers_reach(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path, set_up=False) as desk, stranger(chromium, desk, timezone_id="Asia/Tokyo") as ruth:
        link = link_of(desk)
        begins(ruth, link)
        ruth.presses("Set up the desk").reads("Harrow Lane Cycles is ready")
        region = ruth.page.get_by_role("region", name="The line for your site")
        expect(region).to_contain_text('/widget.js"></script>')
        ruth.reads("Private messages lie in a database of their own.").reads("Where the walls end")
        directory = desk.run(desk.house.http.get(f"{desk.house.customer_url}/api/desk")).text
        assert "Harrow Lane Cycles" in directory
        assert "Workshop" in directory
        ruth.presses("Open the Workspace")
        expect(ruth.page).to_have_url(f"{desk.house.staff_url}/#/rooms")
        ruth.goes("/settings/desk")
        expect(ruth.page.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
        with stranger(chromium, desk) as late:
            late.page.goto(link)
            late.reads("This desk is set up").presses("Go to sign-in").reads("Sign in to the desk")


def test_the_set_up_asks_for_what_is_missing_and_goes_back(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path, set_up=False) as desk, stranger(chromium, desk) as ruth:
        ruth.page.goto(link_of(desk))
        ruth.presses("Continue").reads("Write what customers call you.")
        ruth.fills("What customers call you", "Harrow").presses("Continue")
        ruth.fills("Your name", "Ruth").fills("E-mail", "ruth@harrow").fills("Password", "password1234")
        ruth.reads("Easy to guess.").presses("Continue").reads("This does not look like an e-mail address.")
        ruth.presses("Change: Your desk")
        expect(ruth.page.get_by_label("What customers call you")).to_have_value("Harrow")


def test_an_invitation_lets_a_colleague_in_once(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ada.goes("/settings/staff").presses("Invite a colleague").fills("Name", "Ben Okafor")
        ada.fills("E-mail", "nonsense").presses("Make the invitation")
        ada.reads("This does not look like an e-mail address.")
        ada.fills("E-mail", "ben@example.org").presses("Make the invitation")
        link = ada.page.get_by_role("region", name="The one-time link").inner_text()
        ada.presses("I have it").reads("invited, not here yet")
        with stranger(chromium, desk) as ben:
            ben.page.goto(link)
            ben.fills("Your name", "Benedict").fills("Password", SENTENCE).presses("Join the desk")
            expect(ben.page).to_have_url(f"{desk.house.staff_url}/#/rooms")
        with stranger(chromium, desk) as other:
            other.page.goto(link)
            other.reads("This invitation has ended")
        ada.page.reload()
        ada.reads("Benedict")


def test_sign_in_says_in_words_what_is_wrong_and_when_to_try_again(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, stranger(chromium, desk) as ada:
        ada.page.goto(desk.house.staff_url)
        ada.presses("Sign in").reads("Write your e-mail address and your password.")
        ada.fills("E-mail", "ada@example.org").fills("Password", "not this one")
        for _ in range(5):
            ada.presses("Sign in").reads("E-mail and password do not match.")
            ada.fills("Password", "nor this")
        ada.presses("Sign in").reads("Too many attempts. Try again in")
        expect(ada.page.get_by_role("button", name="Sign in")).to_be_disabled()


def test_sign_in_opens_the_workspace(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, stranger(chromium, desk) as ada:
        ada.page.goto(desk.house.staff_url)
        ada.fills("E-mail", "Ada@Example.org").fills("Password", PASSWORD).presses("Sign in")
        expect(ada.page.get_by_role("navigation", name="Main")).to_be_visible()
