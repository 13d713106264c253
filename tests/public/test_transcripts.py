"""The customer copy: all that the customer was told, nothing else, in a page that fetches nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from zoneinfo import ZoneInfoNotFoundError

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.public.directory.settings import DeskSettings, change_desk_settings
from backchannel.public.enquiries.lifecycle import close, rate
from backchannel.public.enquiries.seen import mark_seen_as_customer
from backchannel.public.messages.attachments import KeptFile, keep_customer_file
from backchannel.public.transcripts import as_html, as_text, customer_copy
from public.room import Desk


def told(desk: Desk) -> str:
    """A conversation with everything in it; answers its room."""
    desk.staff("Ana")
    desk.by_staff("boss", change_desk_settings, DeskSettings(desk_name="Tea & Co", time_zone="Europe/Berlin"))
    maria = desk.customer("Maria <b>")
    kept = desk.write("customer", keep_customer_file, maria, KeptFile(desk.key(), "a&b.png", 1, "image/png"))
    room = desk.handled(maria, text="<script>alert(1)</script>\nsecond line")
    desk.says(maria, room, "", files=(kept.id,))
    sent = desk.answers("ana", room, "On its way.")
    desk.write("customer", mark_seen_as_customer, maria, room, sent.seq)
    desk.by_staff("ana", close, room)
    desk.write("customer", rate, maria, room, 5)
    return room


def test_the_copy_as_text(desk: Desk) -> None:
    room = told(desk)
    code = desk.facts(room).code
    assert as_text(desk.read("customer", customer_copy, room)) == (
        f"Tea & Co: {code}\nAll times: Europe/Berlin\n"
        "\n[2026-05-28 22:26] The conversation began.\n"
        "\n[2026-05-28 22:26] Maria <b>:\n  <script>alert(1)</script>\n  second line\n"
        "\n[2026-05-28 22:26] Ana joined the conversation.\n"
        "\n[2026-05-28 22:26] Maria <b>:\n  (file: a&b.png)\n"
        "\n[2026-05-28 22:26] Ana:\n  On its way.\n"
        "\n[2026-05-28 22:26] The conversation ended.\n"
    )


class Fetches(HTMLParser):
    """Collects what a page would run or fetch."""

    found: list[str]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name for name, _ in attrs} & {"src", "href", "action", "style", "onload"}
        if named or tag in ("script", "img", "link", "iframe", "form", "base"):
            self.found.append(tag)


def test_the_copy_as_a_page_runs_and_fetches_nothing(desk: Desk) -> None:
    page = as_html(desk.read("customer", customer_copy, told(desk)))
    reader = Fetches()
    reader.found = []
    reader.feed(page)
    assert reader.found == []
    assert "url(" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\nsecond line" in page
    assert "Tea &amp; Co" in page
    assert '<time datetime="2026-05-28T22:26:40+02:00">' in page


def test_staff_make_the_very_same_copy(desk: Desk) -> None:
    room = told(desk)
    assert desk.read("staff_public", customer_copy, room) == desk.read("customer", customer_copy, room)


def test_a_time_zone_that_this_system_does_not_know_is_utc(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    room = told(desk)

    def unknown(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr("backchannel.public.transcripts.copy.ZoneInfo", unknown)
    assert desk.read("customer", customer_copy, room).zone == "UTC"


def test_a_long_conversation_is_copied_whole(desk: Desk) -> None:
    maria = desk.customer()
    room = desk.asks(maria)
    for number in range(450):
        desk.says(maria, room, f"line {number}")
    lines = desk.read("customer", customer_copy, room).lines
    assert [line.text for line in lines[2:]] == [f"line {number}" for number in range(450)]


def test_there_is_no_copy_of_nothing(desk: Desk) -> None:
    with pytest.raises(Refusal, match="not_found"):
        desk.read("customer", customer_copy, "no-such")
