"""A room's conversation: in order, kept in its place, with nothing missing and nothing twice."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from browser.agent import Agent, agent, served
from browser.office import Office, office
from staff.house import Person

TOP = """(text) => {
  const found = [...document.querySelectorAll('article')].find((one) => one.innerText.includes(text))
  return found ? found.getBoundingClientRect().top : null
}"""
STEP = 120


def say_much(desk: Office, who: Person, room: str, count: int) -> None:
    """Many messages, some of them private."""

    async def talk() -> None:
        for n in range(count):
            say = who.whispers if n % 4 == 3 else who.speaks
            assert (await say(room, f"Line {n:03} {'and so on ' * (n % 9)}")).status_code == 201

    desk.run(talk())


def lines_of(one: Agent) -> list[str]:
    """The lines that are drawn, from top to bottom."""
    return re.findall(r"Line \d{3}", one.log.inner_text())


def distance_to_end(one: Agent) -> float:
    return float(one.log.evaluate("(log) => log.scrollHeight - log.scrollTop - log.clientHeight"))


def test_it_opens_at_its_end_and_reads_history_without_losing_its_place(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        room = served(desk, ines, desk.customer())
        say_much(desk, ines, room, 150)
        one.opens(room)
        expect(one.log).to_contain_text("Line 149")
        assert distance_to_end(one) < 2
        one.log.hover()
        seen, moves = set(), []
        while "Line 020" not in seen:
            before = {line: one.page.evaluate(TOP, line) for line in lines_of(one)}
            height = one.log.evaluate("(log) => log.scrollHeight")
            one.page.mouse.wheel(0, -STEP)
            one.page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
            seen |= set(before)
            if one.log.evaluate("(log) => log.scrollHeight") > height:
                kept = next(line for line in before if one.page.evaluate(TOP, line) is not None)
                moves.append(one.page.evaluate(TOP, kept) - before[kept])
        assert moves, "no history was read"
        assert all(-STEP <= move <= 2 * STEP for move in moves)
        assert len(one.log.locator("article").all()) < 80


def test_who_reads_above_is_told_how_much_is_new_below(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        say_much(desk, ines, room, 60)
        one.opens(room)
        expect(one.log).to_contain_text("Line 059")
        one.log.hover()
        one.page.mouse.wheel(0, -900)
        one.at.reads("Jump to latest")
        before = one.log.evaluate("(log) => log.scrollTop")
        desk.run(maria.says(room, "Are you there?"))
        one.at.reads("Jump to latest, 1 new")
        assert one.log.evaluate("(log) => log.scrollTop") == before
        one.at.presses("Jump to latest, 1 new")
        expect(one.bubble("Are you there?")).to_be_in_viewport()


def test_a_line_stands_before_what_is_new(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        seen = desk.run(ines.does("GET", f"/api/rooms/{room}"))["head"]
        desk.run(ines.does("POST", f"/api/rooms/{room}/seen", json={"up_to": seen}))
        desk.run(maria.says(room, "Are you there?"))
        one.opens(room)
        expect(one.log).to_contain_text("New since")
        words = one.log.inner_text()
        assert words.index("The motor stops.") < words.index("New since") < words.index("Are you there?")
        desk.run(maria.says(room, "Hello?"))
        expect(one.bubble("Hello?")).to_be_visible()
        assert one.log.inner_text().count("New since") == 1


def test_private_messages_stand_where_they_were_said_and_can_be_read_alone(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        desk.run(ines.speaks(room, "One moment, please."))
        desk.run(desk.house.ada.whispers(room, "Offer a courtesy bike."))
        desk.run(maria.says(room, "Thank you."))
        one.opens(room)
        expect(one.slip("Offer a courtesy bike.")).to_contain_text("Administrator, watching")
        words = one.log.inner_text()
        assert words.index("One moment") < words.index("courtesy") < words.index("Thank you.")
        one.at.presses("Show private messages only")
        expect(one.log).not_to_contain_text("Thank you.")
        expect(one.log).to_contain_text("Offer a courtesy bike.")


def test_what_the_customer_has_seen_is_marked(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room).writes("One moment, please.")
        expect(one.bubble("One moment, please.")).to_be_visible()
        head = desk.run(maria.ask("GET", f"/api/enquiries/{room}")).json()["head"]
        expect(one.log).not_to_contain_text("Seen by Maria")
        desk.run(maria.ask("POST", f"/api/enquiries/{room}/seen", json={"up_to": head}))
        expect(one.log).to_contain_text("Seen by Maria")
