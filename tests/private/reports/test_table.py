from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.desk.keys import ALL, reach_key
from backchannel.private.desk.overview import Filters
from backchannel.private.reports import table_csv as tables
from backchannel.private.reports.cells import csv_lines, neutral
from backchannel.private.reports.detail import durations, report_page
from backchannel.private.reports.figures import report_figures, totals_of
from backchannel.private.reports.period import LONGEST_MS, Period, checked_period, days, zone
from backchannel.private.reports.table_csv import table_csv
from backchannel.public.enquiries.lifecycle import miss, rate
from private.world import Desk, run
from stores import NOON

DAY = 24 * 3600 * 1000
TODAY = Period(NOON, NOON + DAY)
UTC = zone("UTC")


async def gathered(parts: AsyncIterator[bytes]) -> bytes:
    return b"".join([part async for part in parts])


@pytest.fixture
def week(desk: Desk) -> Desk:
    """Enquiries picked up after 10, 20 and 40 s, the last missed before; one of the self-test, which counts nowhere."""
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    tag, rooms = desk.tag("Buy", "Sales"), []
    for customer, wait in (("Maria", 10), ("=Nora", 20), ("Olga", 40)):
        room = desk.enquiry(customer, tag=tag if customer != "Olga" else None)
        desk.stores.clock.advance(wait)
        if customer == "Olga":
            run(desk.outbound.write(lambda tx, room=room: miss(tx, room)))
        desk.picks_up("Ben", room)
        desk.answers("Ben", room, "Hello.")
        desk.stores.clock.advance(100)
        desk.closes("Ben", room)
        rooms.append(room)
    who = desk.facts(rooms[0]).customer_id
    run(desk.customer_side.write(lambda tx: rate(tx, who, rooms[0], 4)))
    desk.enquiry("Probe", channel="drill")
    desk.project()
    return desk


def test_figures_are_medians_and_rates_of_what_began_in_the_period(week: Desk) -> None:
    totals = week.read(lambda rx: totals_of(rx, ALL, TODAY))
    assert (totals.enquiries, totals.handled, totals.missed, totals.rating) == (3, 3, 1, 4.0)
    assert (totals.waiting, totals.first_response, totals.handling) == (20_000, 20_000, 100_000)
    assert totals.missed_rate == pytest.approx(1 / 3)


def test_the_median_of_two_lies_between_them(week: Desk) -> None:
    first_two = Period(NOON, NOON + 200_000)
    assert week.read(lambda rx: totals_of(rx, ALL, first_two)).waiting == 15_000


def test_a_period_without_enquiries_has_no_medians(week: Desk) -> None:
    figures = week.read(lambda rx: report_figures(rx, ALL, TODAY, UTC))
    assert (figures.now.enquiries, figures.before.enquiries) == (3, 0)
    assert (figures.before.waiting, figures.before.rating, figures.before.missed_rate) == (None, None, None)


def test_days_are_those_of_the_desks_clocks(week: Desk) -> None:
    figures = week.read(lambda rx: report_figures(rx, ALL, TODAY, zone("Asia/Taipei")))
    assert [(one.started, one.missed) for one in figures.days] == [(3, 1), (0, 0)]


def test_a_day_with_a_change_of_clocks_has_23_hours() -> None:
    march = Period(1_774_738_800_000, 1_774_738_800_000 + 2 * DAY)
    first = days(march, zone("Europe/Berlin"))[0]
    assert (first.day, first.end - first.start) == ("2026-03-29", 23 * 3600 * 1000)


def test_an_unknown_time_zone_is_utc() -> None:
    assert str(zone("Nowhere/At-All")) == "UTC"
    assert str(zone("../etc/passwd")) == "UTC"


@pytest.mark.parametrize(("start", "end"), [(5, 5), (6, 5), (0, LONGEST_MS + 1), (-1, 5), (1 << 60, (1 << 60) + 5)])
def test_a_malformed_period_is_refused(start: int, end: int) -> None:
    with pytest.raises(Refusal, match="period_malformed"):
        checked_period(start, end)


def test_rows_are_newest_first_in_pages_within_reach(week: Desk) -> None:
    key = reach_key(week.me("Sue"))
    page = week.read(lambda rx: report_page(rx, key, TODAY, limit=2))
    names = [row.customer_name for row in page.rows]
    rest = week.read(lambda rx: report_page(rx, key, TODAY, before=page.next, limit=2))
    assert [*names, *(row.customer_name for row in rest.rows)] == ["Olga", "=Nora", "Maria"]
    assert rest.next is None
    assert week.read(lambda rx: report_page(rx, "department:other", TODAY)).rows == []


def test_rows_are_narrowed_by_filters(week: Desk) -> None:
    page = week.read(lambda rx: report_page(rx, ALL, TODAY, Filters(text="nora")))
    assert [row.customer_name for row in page.rows] == ["=Nora"]


def test_durations_are_there_once_both_ends_are(week: Desk) -> None:
    room = week.enquiry("Quin")
    page = week.read(lambda rx: report_page(rx, ALL, TODAY, limit=1))
    assert page.rows[0].id == room
    took = durations(page.rows[0])
    assert (took.waiting, took.first_response, took.handling) == (None, None, None)


def test_the_table_as_csv_is_whole_neutral_and_opens_in_a_spreadsheet(
    week: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "ROWS_AT_ONCE", 2)
    raw = run(gathered(table_csv(week.staff_private, ALL, TODAY, Filters(), zone("Asia/Taipei"))))
    assert raw.startswith(b"\xef\xbb\xbf")
    heading, *rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    cells = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [row["Customer"] for row in cells] == ["Probe", "Olga", "'=Nora", "Maria"]
    assert cells[3]["Created"].endswith("+08:00")
    assert (cells[3]["Waiting (s)"], cells[3]["Rating"], cells[3]["Private messages"]) == ("10", "4", "0")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum", "\tx", "\rx"])
def test_what_a_spreadsheet_would_run_is_led_by_an_apostrophe(text: str) -> None:
    assert neutral(text) == f"'{text}"


def test_cells_keep_quotes_commas_and_lines() -> None:
    assert csv_lines([('say "hi", twice\nnow', None, -5)]) == b'"say ""hi"", twice\nnow",,-5\r\n'
