"""The Overview: a board that lives, and a panel from which one watches and whispers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.office import Office, office, seated
from staff.house import Customer


def heard(desk: Office, customer: Customer, room: str) -> str:
    """Everything a customer can read of an enquiry, as it came."""
    return desk.run(customer.ask("GET", f"/api/enquiries/{room}/entries")).text


def started(desk: Office, customer: Customer, text: str) -> str:
    async def ask() -> str:
        return await desk.house.offered(await customer.starts(text))

    return desk.run(ask())


def test_a_card_changes_its_column_when_a_colleague_picks_it_up(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana, room = desk.staff("Ana"), desk.enquiry("Do you true wheels?")
        ada.goes("/overview")
        expect(ada.column("open")).to_contain_text("Do you true wheels?")
        desk.run(ana.picks_up(room))
        expect(ada.column("handling").locator(f'[data-room="{room}"]')).to_contain_text("Owner Ana")
        expect(ada.column("open")).to_contain_text("Nobody is waiting")
        expect(ada.page.get_by_role("heading", name="Handling").locator("+ span")).to_have_text("1")


def test_a_whisper_from_the_board_reaches_the_owner_and_never_the_customer(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana, maria = desk.staff("Ana"), desk.customer()
        room = started(desk, maria, "The motor stops.")
        desk.run(ana.picks_up(room))
        ada.goes("/overview").card(room).click()
        expect(ada.panel).to_contain_text("You are watching. Only staff see what you write.")
        ada.panel.get_by_role("textbox").fill("Offer a courtesy bike.")
        ada.panel.get_by_role("button", name="Send privately").click()
        expect(ada.panel.get_by_role("log")).to_contain_text("Offer a courtesy bike.")
        expect(ada.card(room)).to_contain_text("1 private message")
        assert "courtesy" in desk.run(ana.ask("GET", f"/api/rooms/{room}/timeline")).text
        desk.run(ana.speaks(room, "One moment, please."))
        seen = heard(desk, maria, room)
        assert "One moment" in seen
        assert "courtesy" not in seen
        assert "Ada" not in seen


def test_joining_is_an_act_of_its_own_that_shows_the_customers_line_first(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana, maria = desk.staff("Ana"), desk.customer()
        room = started(desk, maria, "The motor stops.")
        desk.run(ana.picks_up(room))
        ada.goes(f"/overview/{room}")
        ada.panel.get_by_role("button", name="Join").click()
        expect(ada.dialog).to_contain_text("The customer will read: “Ada joined”")
        assert "Ada" not in heard(desk, maria, room)
        ada.dialog.get_by_role("button", name="Join").click()
        ada.reads("You are in this room.")
        expect(ada.panel.get_by_role("button", name="Send privately")).to_be_visible()
        expect(ada.panel.get_by_role("button", name="Send to customer")).to_have_count(0)
        ada.follows("Open room")
        expect(ada.page).to_have_url(f"{ada.address}/#/rooms/{room}")
        assert '"joined"' in heard(desk, maria, room)


def test_escape_leaves_the_question_and_then_the_panel(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        room = desk.handled(desk.staff("Ana"))
        ada.goes(f"/overview/{room}").panel.get_by_role("button", name="Close…").click()
        expect(ada.dialog).to_be_visible()
        ada.types("Escape")
        expect(ada.dialog).to_have_count(0)
        expect(ada.panel).to_be_visible()
        ada.types("Escape")
        expect(ada.panel).to_have_count(0)
        expect(ada.card(room)).to_be_focused()
        assert desk.run(desk.house.ada.does("GET", f"/api/rooms/{room}"))["row"]["status"] == "ongoing"


def test_an_enquiry_is_assigned_from_the_panel(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        desk.staff("Ana"), desk.staff("Ben")
        room = desk.enquiry()
        ada.goes("/overview").card(room).click()
        ada.reads("Nobody handles this enquiry yet.")
        ada.panel.get_by_role("button", name="Assign…").click()
        ada.dialog.get_by_label("Find a colleague").fill("be")
        expect(ada.dialog.get_by_role("radio")).to_have_count(1)
        ada.dialog.get_by_text("Ben", exact=True).click()
        expect(ada.dialog).to_contain_text("The customer will read: “Ben joined”")
        ada.presses("Assign to Ben")
        expect(ada.column("handling").locator(f'[data-room="{room}"]')).to_contain_text("Owner Ben")


def test_filters_stand_in_the_address_and_outlive_a_reload(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana, ben = desk.staff("Ana"), desk.staff("Ben")
        hers, his = desk.handled(ana, by="Maria"), desk.handled(ben, by="Pedro")
        ada.goes("/overview").page.get_by_label("Owner", exact=True).select_option("Ana")
        expect(ada.card(his)).to_have_count(0)
        assert f"owner={ana.id}" in ada.page.url
        ada.page.reload()
        expect(ada.card(hers)).to_be_visible()
        expect(ada.card(his)).to_have_count(0)
        ada.presses("Clear the filters")
        expect(ada.card(his)).to_be_visible()
        ada.fills("Search enquiries", "Pedro")
        expect(ada.card(hers)).to_have_count(0)
        expect(ada.card(his)).to_be_visible()


def test_everything_is_reached_by_keys(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana = desk.staff("Ana")
        waiting = desk.enquiry(by="Pedro")
        first, second = desk.handled(ana), desk.handled(ana)
        ada.goes("/overview").card(second).wait_for()
        ada.types("j")
        expect(ada.card(waiting)).to_be_focused()
        ada.types("ArrowRight", "ArrowDown", "k")
        expect(ada.card(first)).to_be_focused()
        ada.types("Enter")
        expect(ada.page.locator(f'[data-panel="{first}"]')).to_be_visible()
        ada.types("j")
        expect(ada.page.locator(f'[data-panel="{second}"]')).to_be_visible()
        ada.types("Escape", "v")
        expect(ada.page.get_by_role("table")).to_be_visible()


def test_the_table_fetches_on_as_one_scrolls(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        maria = desk.customer()
        rooms = [desk.run(maria.starts(f"Question {n}")) for n in range(70)]
        desk.run(desk.house.offered(rooms[0]))
        rows = ada.goes("/overview?view=table").page.get_by_role("row")
        expect(ada.page.get_by_role("group", name="Columns").get_by_role("button", name="All")).to_contain_text("70")
        ada.page.get_by_role("region", name="Overview").hover()
        ada.page.mouse.wheel(0, 20_000)
        expect(rows).to_have_count(71)
        assert [ada.card(room).count() for room in rooms] == [1] * 70


def test_the_overview_is_closed_to_who_may_not_see_it(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        room = desk.handled(desk.staff("Ben"), "Somebody else's question")
        with seated(chromium, desk, desk.staff("Ana")) as ana:
            ana.goes(f"/overview/{room}").reads("Not part of your role")
            expect(ana.page.get_by_role("navigation").get_by_role("link", name="Overview")).to_have_count(0)
            expect(ana.page.get_by_text("Somebody else's question")).to_have_count(0)
