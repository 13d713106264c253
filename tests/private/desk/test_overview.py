from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.desk.keys import reach_key
from backchannel.private.desk.mine import my_closed_rooms, my_rooms, open_queue
from backchannel.private.desk.overview import Filters, overview_column, overview_counts
from backchannel.private.desk.pages import Page
from private.world import Desk


@pytest.fixture
def shop(desk: Desk) -> Desk:
    """Two departments with an agent and a supervisor each, and an enquiry for each in every column but one."""
    for name, role, where in (
        ("Ben", "agent", "Sales"),
        ("Sue", "supervisor", "Sales"),
        ("Pat", "agent", "Parts"),
        ("Paul", "supervisor", "Parts"),
        ("Lone", "supervisor", None),
    ):
        desk.staff(name, role, where)
    desk.tag_ids = {"Buy": desk.tag("Buy", "Sales"), "Mend": desk.tag("Mend", "Parts")}  # type: ignore[attr-defined]
    desk.rooms = {}  # type: ignore[attr-defined]
    for customer, tag, agent in (("Maria", "Buy", "Ben"), ("Nora", "Mend", "Pat"), ("Olga", "Buy", "Ben")):
        desk.stores.clock.advance(10)
        room = desk.rooms[customer] = desk.enquiry(customer, tag=desk.tag_ids[tag])  # type: ignore[attr-defined]
        if customer != "Olga":
            desk.picks_up(agent, room)
    return desk


def counts(desk: Desk, name: str, **filters: str) -> tuple[int, ...]:
    key, narrow = reach_key(desk.me(name)), Filters(**filters)
    return tuple(desk.read(lambda rx: overview_counts(rx, key, narrow)).values())


def column(desk: Desk, name: str, board: str, before: str | None = None, limit: int = 50, **filters: str) -> Page:
    key, narrow = reach_key(desk.me(name)), Filters(**filters)
    return desk.read(lambda rx: overview_column(rx, key, board, narrow, before, limit))


def names(page: Page) -> list[str | None]:
    return [row.customer_name for row in page.rows]


def test_each_role_counts_what_it_reaches(shop: Desk) -> None:
    assert {name: counts(shop, name) for name in ("Ada", "Sue", "Paul", "Lone", "Ben")} == {
        "Ada": (1, 2, 0, 0),
        "Sue": (1, 1, 0, 0),
        "Paul": (0, 1, 0, 0),
        "Lone": (0, 0, 0, 0),
        "Ben": (0, 1, 0, 0),
    }


def test_each_role_sees_the_rows_that_it_counts(shop: Desk) -> None:
    assert names(column(shop, "Ada", "handling")) == ["Maria", "Nora"]
    assert names(column(shop, "Sue", "handling")) == ["Maria"]
    assert names(column(shop, "Paul", "handling")) == ["Nora"]
    assert names(column(shop, "Lone", "handling")) == []


def test_the_longest_waiting_come_first_and_the_last_closed(shop: Desk) -> None:
    for customer, agent in (("Maria", "Ben"), ("Nora", "Pat")):
        shop.stores.clock.advance(5)
        shop.closes(agent, shop.rooms[customer])  # type: ignore[attr-defined]
    shop.enquiry("Quin", tag=shop.tag_ids["Mend"])  # type: ignore[attr-defined]
    assert names(column(shop, "Ada", "open")) == ["Olga", "Quin"]
    assert names(column(shop, "Ada", "closed")) == ["Nora", "Maria"]
    assert counts(shop, "Ada") == (2, 0, 0, 2)


def test_pages_follow_each_other_without_gap_or_double(shop: Desk) -> None:
    for number in range(5):
        shop.enquiry(f"Guest {number}", tag=shop.tag_ids["Buy"])  # type: ignore[attr-defined]
    seen, page = [], column(shop, "Ada", "open", limit=2)
    seen += names(page)
    while page.next is not None:
        page = column(shop, "Ada", "open", page.next, limit=2)
        seen += names(page)
    assert seen == ["Olga", *(f"Guest {number}" for number in range(5))]


@pytest.mark.parametrize("before", ["nonsense", "1", "1e9.room", "--1.room", "²2.room"])
def test_a_page_that_no_page_named_is_refused(shop: Desk, before: str) -> None:
    with pytest.raises(Refusal, match="page_unknown"):
        column(shop, "Ada", "open", before)


def test_filters_narrow_rows_and_counts_alike(shop: Desk) -> None:
    buy, sales = shop.tag_ids["Buy"], shop.departments["Sales"]  # type: ignore[attr-defined]
    assert counts(shop, "Ada", tag_id=buy) == (1, 1, 0, 0)
    assert counts(shop, "Ada", tag_id=buy, owner_id=shop.ids["Ben"]) == (0, 1, 0, 0)
    assert names(column(shop, "Ada", "handling", owner_id=shop.ids["Pat"])) == ["Nora"]
    assert names(column(shop, "Ada", "open", department_id=sales)) == ["Olga"]
    assert names(column(shop, "Paul", "handling", department_id=sales)) == []
    assert counts(shop, "Ada", channel="email") == (0, 0, 0, 0)
    assert counts(shop, "Ada", channel="widget") == (1, 2, 0, 0)


def test_text_finds_code_and_name_whatever_the_case_and_marks(shop: Desk) -> None:
    shop.enquiry("José 100% Ruiz", tag=shop.tag_ids["Buy"])  # type: ignore[attr-defined]
    code = column(shop, "Sue", "handling").rows[0].code
    assert names(column(shop, "Ada", "open", text="JOSE")) == ["José 100% Ruiz"]
    assert names(column(shop, "Ada", "open", text="100%")) == ["José 100% Ruiz"]
    assert names(column(shop, "Ada", "open", text="1%0")) == []
    assert names(column(shop, "Ada", "handling", text=f" {code.lower()}")) == ["Maria"]
    assert counts(shop, "Ada", text=code) == (0, 1, 0, 0)
    assert names(column(shop, "Ada", "handling", text=code[:-2])) == ["Maria"]
    assert names(column(shop, "Paul", "handling", text=code)) == []


def test_a_filter_never_reaches_beyond_the_role(shop: Desk) -> None:
    assert names(column(shop, "Paul", "handling", owner_id=shop.ids["Ben"])) == []
    assert counts(shop, "Paul", text="Maria") == (0, 0, 0, 0)


def test_my_rooms_are_those_i_am_in_now(shop: Desk) -> None:
    maria = shop.rooms["Maria"]  # type: ignore[attr-defined]
    shop.joins("Sue", maria)
    assert [row.id for row in shop.read(lambda rx: my_rooms(rx, shop.ids["Ben"]))] == [maria]
    assert [row.id for row in shop.read(lambda rx: my_rooms(rx, shop.ids["Sue"]))] == [maria]
    assert shop.read(lambda rx: my_rooms(rx, shop.ids["Pat"]))[0].customer_name == "Nora"
    shop.closes("Ben", maria)
    assert shop.read(lambda rx: my_rooms(rx, shop.ids["Ben"])) == []
    assert names(shop.read(lambda rx: my_closed_rooms(rx, shop.ids["Sue"]))) == ["Maria"]


def test_the_queue_offers_what_is_aimed_at_everybody_or_at_my_department(shop: Desk) -> None:
    shop.enquiry("Rita")
    sales, parts = shop.departments["Sales"], shop.departments["Parts"]
    ben = shop.read(lambda rx: open_queue(rx, shop.ids["Ben"], sales))
    pat = shop.read(lambda rx: open_queue(rx, shop.ids["Pat"], parts))
    assert [row.customer_name for row in ben] == ["Olga", "Rita"]
    assert [row.customer_name for row in pat] == ["Rita"]
    shop.picks_up("Pat", pat[0].id)
    assert [row.customer_name for row in shop.read(lambda rx: open_queue(rx, shop.ids["Ben"], sales))] == ["Olga"]
