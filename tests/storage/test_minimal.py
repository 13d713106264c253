"""Nothing is granted to customers that no customer's act needs: every line of their list is used here."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from backchannel.kernel.ids import hashed
from backchannel.public.customers.contacts import contact
from backchannel.public.customers.sessions import end_session, open_session, renew_session, visitor
from backchannel.public.directory.settings import desk_settings
from backchannel.public.directory.staff_cards import team_online
from backchannel.public.directory.tags import tags
from backchannel.public.enquiries.delivered import mark_delivered
from backchannel.public.enquiries.lifecycle import close_as_customer, rate
from backchannel.public.enquiries.members import join
from backchannel.public.enquiries.room_log import customer_actor
from backchannel.public.enquiries.seen import mark_seen_as_customer
from backchannel.public.enquiries.views import own_enquiries, own_enquiry
from backchannel.public.messages.attachments import KeptFile, file_for_customer, keep_customer_file
from backchannel.public.messages.queries import entries_after, entries_before, entry_at
from backchannel.public.transcripts import customer_copy
from backchannel.storage import authorizer as module
from backchannel.storage.authorizer import Grant, grants
from backchannel.storage.sqlite import open_store
from public.room import Desk
from stores import Clock, fresh, ids

CUSTOMER = grants("public")["customer"]
Used = set[tuple[int, str, str]]
Told = tuple[Desk, Used]


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Told]:
    """A desk whose customers' connections note what SQLite asks about them."""
    used: Used = set()
    real = module.authorizer

    def noting(tables: dict[str, Grant]) -> Callable[..., int]:
        decide = real(tables)

        def note(action: int, first: str | None, second: str | None, *rest: Any) -> int:
            if tables == CUSTOMER:
                used.add((action, first or "", second or ""))
            return decide(action, first, second, *rest)

        return note

    monkeypatch.setattr(module, "authorizer", noting)
    clock = Clock()
    store = open_store(fresh(tmp_path, "public"), "public", ids("public", clock), inline=True)
    yield Desk(store, clock), used
    store.close()


def live_a_customers_life(desk: Desk) -> None:
    """Everything that a customer can do at their door."""
    desk.staff("Ana", "Ben")
    secret = desk.write("customer", open_session)
    maria = desk.read("customer", visitor, secret).customer_id
    desk.write("customer", renew_session, hashed(secret))
    for question in (desk_settings, team_online, tags):
        desk.read("customer", question)
    room = desk.handled(maria, tag_id=desk.tag(), page="https://shop.example/")
    desk.by_staff("ben", join, room)
    kept = desk.write("customer", keep_customer_file, maria, KeptFile(desk.key(), "a.png", 1, "image/png"))
    sent = desk.says(maria, room, "look", files=(kept.id,))
    assert desk.says(maria, room, "look", files=(kept.id,), key=sent.key) == sent
    desk.read("customer", file_for_customer, maria, kept.id)
    answered = desk.answers("ana", room, "thanks")
    desk.write("customer", mark_delivered, room, answered.seq)
    desk.write("customer", mark_seen_as_customer, maria, room, answered.seq)
    for ask, given in ((entries_after, (0, 9)), (entries_before, (9, 9)), (entry_at, (1,))):
        desk.read("customer", ask, room, *given)
    for ask, given in ((contact, (maria,)), (customer_actor, (maria,)), (own_enquiries, (maria,))):
        desk.read("customer", ask, *given)
    desk.write("customer", close_as_customer, maria, room)
    desk.write("customer", rate, maria, room, 5)
    desk.read("customer", own_enquiry, maria, room)
    desk.read("customer", customer_copy, room)
    desk.write("customer", end_session, hashed(secret))


def granted() -> Used:
    """The customers' list, as SQLite asks about it."""
    asked: Used = set()
    for table, grant in CUSTOMER.items():
        asked |= {(sqlite3.SQLITE_READ, table, column) for column in grant.read}
        asked |= {(sqlite3.SQLITE_UPDATE, table, column) for column in grant.update}
        asked |= {(sqlite3.SQLITE_INSERT, table, "")} if grant.insert else set()
        asked |= {(sqlite3.SQLITE_DELETE, table, "")} if grant.delete else set()
    return asked


def test_customers_are_granted_nothing_that_no_act_of_theirs_needs(told: Told) -> None:
    desk, used = told
    desk.customer()
    live_a_customers_life(desk)
    assert granted() - used == set()


def test_the_count_notices_a_grant_too_many(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, used = told
    desk.customer()
    live_a_customers_life(desk)
    monkeypatch.setitem(CUSTOMER, "roster", Grant(read=frozenset(("capacity",))))
    assert granted() - used == {(sqlite3.SQLITE_READ, "roster", "capacity")}
