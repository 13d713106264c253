"""The Enquiry Report and the closed enquiry: what happened, who read it, and what may be taken away."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.office import Office, Staffer, office, seated


def taken(who: Staffer, item: str) -> str:
    """The text of what a line of the download menu brings."""
    who.presses("Chat history")
    with who.page.expect_download() as download:
        who.page.get_by_role("menuitem", name=item).click()
    return Path(download.value.path()).read_text()


def row_of(who: Staffer, name: str) -> str:
    return who.page.get_by_role("row", name=name).inner_text()


def a_day(desk: Office) -> str:
    """Three enquiries: one closed with something said aside, one handled, one waiting; answers the closed one."""
    ana = desk.staff("Ana")
    done = desk.closed(ana, "The motor stops.", by="Maria", aside="Third one this month.")
    desk.handled(ana, "Are you open on Sunday?", by="Pedro")
    desk.enquiry("Do you true wheels?", by="Yuki")
    return done


def test_the_report_counts_what_happened(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        a_day(desk)
        ada.goes("/report").page.get_by_role("row", name="Maria").wait_for()
        figures = ada.page.locator("dl[aria-label=Figures] > div")
        expect(figures.filter(has_text="Enquiries")).to_contain_text("3")
        expect(figures.filter(has_text="Handled")).to_contain_text("2")
        expect(ada.page.get_by_role("img", name="Enquiries a day: 3 in all, 0 missed")).to_be_visible()
        assert "Closed" in row_of(ada, "Maria")
        assert "1 private message" in row_of(ada, "Maria")
        assert "Open" in row_of(ada, "Yuki")
        ada.presses("Table")
        expect(ada.page.get_by_role("region", name="How many wrote in?").get_by_role("row").last).to_contain_text("3")


def test_the_period_stands_in_the_address_and_is_checked(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        a_day(desk)
        ada.goes("/report").page.get_by_role("row", name="Maria").wait_for()
        ada.page.locator("button[aria-haspopup=dialog]").first.click()
        ada.fills("From", "2020-02-02").fills("To", "2020-02-01").presses("Show", exact=True)
        ada.reads("The end must not lie before the beginning")
        ada.fills("To", "2020-02-03").presses("Show", exact=True).reads("No enquiries in this period")
        assert "from=2020-02-02&to=2020-02-03" in ada.page.url
        ada.presses("Today", exact=True).page.get_by_role("row", name="Maria").wait_for()


def test_chosen_columns_are_kept_in_this_browser(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        a_day(desk)
        ada.goes("/report").presses("13 of 18 columns")
        ada.page.get_by_label("Page").check()
        ada.page.get_by_label("Channel", exact=True).and_(ada.page.get_by_role("checkbox")).uncheck()
        ada.presses("Done").page.reload()
        expect(ada.page.get_by_role("columnheader", name="Page")).to_be_visible()
        expect(ada.page.get_by_role("columnheader", name="Channel")).to_have_count(0)


def test_a_history_tells_all_and_is_recorded_and_a_copy_tells_nothing_private(
    chromium: Browser, tmp_path: Path
) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        room = a_day(desk)
        ada.goes("/overview?column=closed").card(room).click()
        ada.reads("Third one this month.").reads("Nothing was downloaded.")
        for name, sign in (("to read", "<html"), ("(CSV)", "private"), ("(JSON)", '"audience"')):
            history = taken(ada, name)
            assert "Third one this month." in history
            assert sign in history
        copy = taken(ada, "Customer copy")
        assert "The motor stops." in copy
        assert "Third one" not in copy
        assert "rivate" not in copy
        for said in ("Full edition, HTML", "Full edition, CSV", "Full edition, JSON"):
            expect(ada.page.get_by_role("complementary").get_by_text(said)).to_be_visible()
        expect(ada.page.get_by_role("complementary").get_by_text("Customer copy")).to_be_visible()


def test_the_table_is_taken_as_csv(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        a_day(desk)
        ada.goes("/report").page.get_by_role("row", name="Maria").wait_for()
        with ada.page.expect_download() as download:
            ada.follows("Download as CSV")
        lines = Path(download.value.path()).read_text("utf-8-sig").splitlines()
        assert len(lines) == 4
        assert "Third one" not in "".join(lines)


def test_an_agent_reads_a_closed_room_of_their_own_and_no_other(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk:
        ana, ben = desk.staff("Ana"), desk.staff("Ben")
        room = desk.closed(ana, "The motor stops.", aside="Third one this month.")
        with seated(chromium, desk, ana) as owner:
            owner.goes(f"/closed/{room}").reads("Third one this month.")
            expect(owner.page.get_by_role("tab", name="Readers")).to_have_count(0)
            expect(owner.page.get_by_role("button", name="Chat history")).to_have_count(0)
        with seated(chromium, desk, ben) as other:
            other.goes(f"/closed/{room}").reads("There is nothing here")
            expect(other.page.get_by_text("The motor stops.")).to_have_count(0)


def test_feedback_on_a_closed_enquiry_reaches_its_owner(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, seated(chromium, desk, desk.house.ada) as ada:
        ana = desk.staff("Ana")
        room = desk.closed(ana, "The motor stops.")
        ada.goes(f"/closed/{room}").page.get_by_role("textbox").fill("Well done.")
        ada.presses("Send privately")
        expect(ada.page.get_by_role("log")).to_contain_text("Well done.")
        assert "Well done." in desk.run(ana.ask("GET", f"/api/rooms/{room}/timeline")).text
