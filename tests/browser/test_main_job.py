"""The main job, by hand: a customer asks, an agent answers, a supervisor whispers, and the customer cannot tell."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, expect

from browser.agent import CHAT_MODE, PRIVATE_MODE, Agent
from browser.counter import host_page
from browser.office import Staffer
from browser.product import PASSWORD, Office, Product, Tap, product
from browser.shopper import SHOP, Shopper

SECRETS = ("canary of the owner", "canary of the colleague", "canary of the supervisor")


class Cast:
    """Everybody in front of a browser of their own."""

    def __init__(self, chromium: Browser, desk: Product) -> None:
        self._chromium, self._desk = chromium, desk
        self.tap = Tap()

    def ada_sets_up(self) -> Staffer:
        """The link of the terminal leads to a desk, by its first Administrator."""
        ada = Staffer(self._context(), self._desk.staff)
        ada.page.goto(self._desk.link)
        ada.fills("What customers call you", "Harrow Lane Cycles").presses("Continue")
        ada.fills("Your name", "Ada").fills("E-mail", "ada@harrow.example").fills("Password", PASSWORD)
        ada.presses("Continue").fills("Name of the tag", "Workshop").presses("Set up the desk")
        ada.reads("Harrow Lane Cycles is ready")
        return ada

    def drawer(self, ada: Staffer) -> Office:
        return Office(self._desk, {one["name"]: one["value"] for one in ada.context.cookies()})

    def sits(self, cookies: dict[str, str]) -> Agent:
        """A colleague at the workspace."""
        context = self._context()
        context.add_cookies(
            [{"name": name, "value": value, "url": self._desk.staff} for name, value in cookies.items()]
        )
        one = Agent(Staffer(context, self._desk.staff))
        one.at.goes("/rooms").reads("Nobody is waiting")
        return one

    def maria(self, shop: str) -> Shopper:
        """The customer, of whose browser every byte is kept."""
        context = self._context(viewport={"width": 480, "height": 800})
        self.tap.on(context)
        return Shopper(context, shop)

    def _context(self, **wishes: Any) -> Any:
        return self._chromium.new_context(**{"viewport": {"width": 1440, "height": 900}, "locale": "en-GB", **wishes})


@contextmanager
def cast(chromium: Browser, folder: Path) -> Iterator[tuple[Cast, Product, str]]:
    with product(folder / "data") as desk, host_page(SHOP.format(desk=desk.customers, wishes="", more="")) as shop:
        yield Cast(chromium, desk), desk, shop
        for context in chromium.contexts:
            context.close()


@dataclass
class Scene:
    """The desk, everybody at it, and the room that it is about."""

    people: Cast
    desk: Product
    drawer: Office
    ada: Staffer
    ines: Agent
    ben: Agent
    ruth: Agent
    omar: Agent
    maria: Shopper
    room: str = ""


def set_the_scene(people: Cast, desk: Product, shop: str) -> Scene:
    ada = people.ada_sets_up()
    drawer = people.drawer(ada)
    workshop = drawer.call("POST", "/api/departments", {"name": "Workshop"})["id"]
    team = [("Ines", "agent", workshop), ("Ben", "agent", workshop), ("Ruth", "supervisor", workshop)]
    seated = [people.sits(drawer.hires(*one)) for one in (*team, ("Omar", "agent", None))]
    return Scene(people, desk, drawer, ada, *seated, people.maria(shop))


def a_question_outlives_a_reload_and_a_pulled_plug(at: Scene) -> None:
    at.maria.opens().asks("My motor stops in the rain.")
    at.desk.kill()
    at.desk.start()
    at.maria.page.reload()
    at.maria.opens().reads("My motor stops in the rain.")


def an_agent_picks_it_up_and_answers(at: Scene) -> None:
    expect(at.ines.queue).to_contain_text("My motor stops in the rain.")
    at.ines.at.presses("Pick up Visitor")
    at.ines.writes("We can look at it tomorrow.")
    at.maria.reads("Ines joined").reads("We can look at it tomorrow.")
    at.maria.writes("Which time?")
    expect(at.ines.bubble("Which time?")).to_be_visible()
    at.room = at.ines.page.url.rpartition("/")[2]


def files_go_both_ways(at: Scene) -> None:
    note = {"name": "frame.txt", "mimeType": "text/plain", "buffer": b"TE2-2408"}
    at.maria.panel.locator("input[type=file]").set_input_files(note)
    at.maria.composer.press("Enter")
    expect(at.ines.log).to_contain_text("frame.txt")
    at.ines.page.locator(".composer input[type=file]").set_input_files({**note, "name": "offer.txt"})
    at.ines.writes("Our offer")
    at.maria.reads("offer.txt")


def a_colleague_is_asked_in_and_the_customer_reads_a_line(at: Scene) -> None:
    at.ines.outside().page.keyboard.press("a")
    at.ines.at.dialog.get_by_text("Ben", exact=True).click()
    at.ines.at.presses("Ask into the room")
    at.ben.at.reads("Ines asks you into a room").presses("Join the room")
    at.maria.reads("Ben joined")


def staff_speak_privately(at: Scene) -> None:
    at.ines.switches().hears(PRIVATE_MODE)
    expect(at.ines.line).to_contain_text("Staff only")
    at.ines.writes(SECRETS[0])
    expect(at.ben.slip(SECRETS[0])).to_contain_text("Private · staff only")
    at.ben.switches().hears(PRIVATE_MODE).writes(SECRETS[1])
    expect(at.ines.slip(SECRETS[1])).to_be_visible()


def a_supervisor_whispers_without_joining(at: Scene) -> None:
    at.ruth.at.goes("/overview").card(at.room).click()
    expect(at.ruth.at.panel).to_contain_text("You are watching. Only staff see what you write.")
    at.ruth.at.panel.get_by_role("textbox").fill(SECRETS[2])
    at.ruth.at.panel.get_by_role("button", name="Send privately").click()
    expect(at.ines.slip(SECRETS[2])).to_be_visible()
    at.ines.writes("I will, thank you")
    expect(at.ruth.at.panel.get_by_role("log")).to_contain_text("I will, thank you")
    at.ines.switches().hears(CHAT_MODE).writes("Tomorrow at nine.")
    at.maria.reads("Tomorrow at nine.")


def closed_it_is_read_by_those_who_may(at: Scene) -> None:
    at.ines.outside().page.keyboard.press("e")
    at.ines.page.keyboard.press("Enter")
    at.maria.reads("Ines ended the chat")
    for reader in (at.ada, at.ruth.at):
        reader.goes(f"/closed/{at.room}").reads(SECRETS[2])
    at.omar.at.goes(f"/closed/{at.room}").reads("not")
    expect(at.omar.page.get_by_text(SECRETS[2])).to_have_count(0)
    history = at.drawer.http.get(f"/api/report/{at.room}/history.csv").text
    assert all(secret in history for secret in SECRETS)
    copy = at.drawer.http.get(f"/api/report/{at.room}/customer-copy.html").text
    assert "Tomorrow at nine." in copy
    assert not any(secret in copy for secret in SECRETS)


@pytest.mark.timeout(240)
def test_the_main_job_from_an_empty_folder(chromium: Browser, tmp_path: Path) -> None:
    with cast(chromium, tmp_path) as (people, desk, shop):
        scene = set_the_scene(people, desk, shop)
        a_question_outlives_a_reload_and_a_pulled_plug(scene)
        an_agent_picks_it_up_and_answers(scene)
        files_go_both_ways(scene)
        a_colleague_is_asked_in_and_the_customer_reads_a_line(scene)
        staff_speak_privately(scene)
        a_supervisor_whispers_without_joining(scene)
        closed_it_is_read_by_those_who_may(scene)
        assert people.tap.holds("Tomorrow at nine."), "the tap hears what comes"
        assert not [secret for secret in (*SECRETS, "Ruth") if people.tap.holds(secret)]


@pytest.mark.timeout(120)
@pytest.mark.parametrize(("channel", "reason"), [("email", "answered by one person"), ("phone", "answered by one")])
def test_where_private_messages_are_not_available_the_icon_says_why(
    chromium: Browser, tmp_path: Path, channel: str, reason: str
) -> None:
    with cast(chromium, tmp_path) as (people, desk, _shop):
        drawer = people.drawer(people.ada_sets_up())
        secret = drawer.call("POST", "/api/channel-tokens", {"name": "Bridge", "channel": channel})["secret"]
        ines = people.sits(drawer.hires("Ines", "agent", None))
        brought = {
            "key": "ab" * 16,
            "sender": {"address": "jo@out.example", "name": "Jo March"},
            "text": "Is my frame ready?",
            "subject": "Frame",
        }
        address = f"{desk.customers}/api/channel/enquiries"
        answer = httpx.post(address, json=brought, headers={"authorization": f"Bearer {secret}"})
        assert answer.status_code == 201, answer.text
        ines.at.presses("Pick up Jo March", exact=False)
        ines.composer.get_by_role("button", name="Send channel").click()
        room = ines.page.url.rpartition("/")[2]
        expect(ines.page.get_by_role("menuitemradio")).to_contain_text(["Chat"])
        expect(ines.page.get_by_role("menu")).to_contain_text(reason)
        body = {"audience": "staff", "key": "cd" * 16, "text": "x"}
        refused = drawer.http.post(f"/api/rooms/{room}/private-messages", json=body)
        assert (refused.status_code, refused.json()["code"]) == (409, "private_message_unavailable")
