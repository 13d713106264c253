from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator

import pytest

from backchannel.private.desk.rows import desk_row
from backchannel.private.reports import history
from backchannel.private.reports.history import HistoryHead, HistoryLine, history_lines
from backchannel.private.reports.history_csv import history_csv
from backchannel.private.reports.history_html import history_html
from backchannel.private.reports.history_json import history_json
from private.world import Desk, run
from stores import NOON


@pytest.fixture
def room(desk: Desk) -> str:
    """A conversation with private messages between its public lines, one of them after the end."""
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    made = desk.enquiry("Maria <b>", tag=desk.tag("Buy", "Sales"))
    desk.picks_up("Ben", made)
    desk.whispers("Sue", made, "Ask for the <size>.")
    desk.whispers("Ben", made, "Yes.")
    desk.answers("Ben", made, "Which size?")
    desk.asks(made, "=Large")
    desk.whispers("Sue", made, "Good.")
    desk.closes("Ben", made)
    desk.whispers("Sue", made, "Well done.")
    return made


async def gathered(lines: AsyncIterator[HistoryLine]) -> list[HistoryLine]:
    return [line async for line in lines]


async def joined(parts: AsyncIterator[bytes]) -> str:
    return b"".join([part async for part in parts]).decode()


def lines(desk: Desk, room: str) -> AsyncIterator[HistoryLine]:
    return history_lines(desk.staff_public, desk.staff_private, room)


def head(desk: Desk, room: str) -> HistoryHead:
    row = desk.read(lambda rx: desk_row(rx, room))
    assert row is not None
    return HistoryHead(row, "Sue", NOON, "Our desk", "Asia/Taipei")


ORDER = [
    ("public", "Maria <b> began the conversation."),
    ("public", "Hello?"),
    ("public", "Ben picked up the enquiry."),
    ("private", "Ask for the <size>."),
    ("private", "Yes."),
    ("public", "Which size?"),
    ("public", "=Large"),
    ("private", "Good."),
    ("public", "Ben closed the enquiry."),
    ("private", "Well done."),
]


@pytest.mark.parametrize("at_once", [1, 2, 200])
def test_lines_stand_in_the_order_of_the_timeline_however_they_are_read(
    desk: Desk, room: str, at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LINES_AT_ONCE", at_once)
    found = run(gathered(lines(desk, room)))
    assert [(line.audience, line.text) for line in found] == ORDER


def test_csv_says_of_each_line_who_could_read_it(desk: Desk, room: str) -> None:
    raw = run(joined(history_csv(head(desk, room), lines(desk, room))))
    heading, *rows = csv.reader(io.StringIO(raw.removeprefix("\ufeff")))
    cells = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [row["Audience"] for row in cells] == [audience for audience, _ in ORDER]
    assert cells[6]["Text"] == "'=Large"
    assert (cells[3]["Author"], cells[3]["Role"]) == ("Sue", "Supervisor")
    assert cells[0]["Time"].endswith("+08:00")


def test_json_is_one_object_whose_lines_name_their_audience(desk: Desk, room: str) -> None:
    made = json.loads(run(joined(history_json(head(desk, room), lines(desk, room)))))
    assert [(line["audience"], line["text"]) for line in made["lines"]] == ORDER
    assert (made["edition"], made["enquiry"]["private_messages"], made["made_by"]) == ("full", 4, "Sue")


def test_html_marks_each_private_message_with_lock_and_words_and_escapes_what_people_wrote(
    desk: Desk, room: str
) -> None:
    page = run(joined(history_html(head(desk, room), lines(desk, room))))
    assert page.count('<li class="private">') == page.count("Private · staff only") == 4
    assert "Ask for the &lt;size&gt;." in page
    assert "<size>" not in page
    assert "Maria <b>" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_an_enquiry_without_private_messages_has_none_in_its_history(desk: Desk) -> None:
    desk.staff("Ben")
    made = desk.enquiry()
    found = run(gathered(lines(desk, made)))
    assert [line.kind for line in found] == ["started", "message"]
