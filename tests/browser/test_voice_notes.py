"""Voice notes and emoji: made by hand and by keyboard, for the audience that was shown when they were begun."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browser.agent import PRIVATE_MODE, agent, read_by, served
from browser.conftest import _QUIET
from browser.office import office

REFUSED = """navigator.mediaDevices.getUserMedia = () =>
  Promise.reject(new DOMException('Permission denied', 'NotAllowedError'))"""


@pytest.fixture(scope="module")
def speaking(chromium: Browser) -> Iterator[Browser]:
    """A Chromium that hears a beep in its microphone and may use it."""
    path = os.environ.get("BACKCHANNEL_CHROMIUM") or shutil.which("chromium")
    fake = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")
    browser = chromium.browser_type.launch(executable_path=path, args=[*_QUIET, *fake])
    yield browser
    browser.close()


def test_a_note_goes_to_the_audience_it_was_begun_for_and_plays(speaking: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(speaking, desk, ines := desk.staff("Ines")) as one:
        maria = desk.customer()
        room = served(desk, ines, maria)
        one.opens(room).switches().hears(PRIVATE_MODE)
        one.at.presses("Record a voice note")
        expect(one.page.get_by_role("timer", name="Recording, for staff only")).to_contain_text("0:01")
        with one.page.expect_response(lambda answer: "/private-files?name=voice-note-" in answer.url) as kept:
            one.at.presses("Keep the recording")
        assert kept.value.ok, kept.value.text()
        one.at.presses("Send privately")
        note = one.log.locator(".slip").get_by_role("group", name=re.compile("Voice note, 0:0"))
        note.get_by_role("button", name="Play").click()
        expect(note.get_by_role("button", name="Pause")).to_be_visible()
        assert "voice-note" not in read_by(desk, maria, room)


def test_turning_to_the_other_audience_keeps_the_note_where_it_was_begun(speaking: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(speaking, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer())).at.presses("Record a voice note")
        expect(one.page.get_by_role("timer", name="Recording, for the customer")).to_be_visible()
        with one.page.expect_response(re.compile(r"/files\?name=voice-note-")) as kept:
            one.switches().hears(PRIVATE_MODE)
        assert "/private-files" not in kept.value.url
        expect(one.composer.get_by_role("listitem")).to_have_count(0)
        one.switches()
        expect(one.composer.get_by_role("listitem")).to_contain_text("voice-note-")


def test_a_recording_can_be_thrown_away(speaking: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(speaking, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer())).at.presses("Record a voice note")
        one.at.presses("Discard the recording")
        expect(one.page.get_by_role("button", name="Record a voice note")).to_be_visible()
        expect(one.composer.get_by_role("listitem")).to_have_count(0)


def test_a_refused_microphone_says_what_to_do(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.page.add_init_script(REFUSED)
        one.opens(served(desk, ines, desk.customer())).at.presses("Record a voice note")
        one.at.reads("Allow it beside the address, then try again.")
        expect(one.page.get_by_role("button", name="Record a voice note")).to_be_enabled()


def test_emoji_are_found_by_keyboard_and_the_last_ones_stand_first(chromium: Browser, tmp_path: Path) -> None:
    with office(tmp_path) as desk, agent(chromium, desk, ines := desk.staff("Ines")) as one:
        one.opens(served(desk, ines, desk.customer())).field.fill("Done")
        one.at.presses("Emoji")
        search = one.page.get_by_role("searchbox", name="Search emoji")
        expect(search).to_be_focused()
        assert one.at.violations() == []
        search.fill("thumbs up")
        search.press("Enter")
        expect(one.field).to_have_value("Done👍")
        expect(one.field).to_be_focused()
        one.at.presses("Emoji")
        one.at.reads("Used last")
        search.press("ArrowDown")
        expect(one.page.get_by_role("button", name="thumbs up").first).to_be_focused()
        one.page.keyboard.press("Escape")
        expect(search).to_have_count(0)
        expect(one.field).to_be_focused()
