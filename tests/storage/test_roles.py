"""The login roles of a desk in databases: each may do what its list says, and a grant too many is found."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import Any

import asyncpg
import pytest

from backchannel.storage.authorizer import LockBrokenError, grants
from backchannel.storage.postgres.roles import role_name, try_locks
from backchannel.storage.postgres.trying import shape, try_principals, try_to_cross
from postgres import done_by_owner, fresh_database

CUSTOMER = role_name("public", "customer")


def ask(work: Awaitable[Any]) -> Any:
    async def main() -> Any:
        return await work

    return asyncio.run(main())


@pytest.mark.parametrize("universe", ["public", "private"])
def test_no_role_may_do_what_is_not_on_its_list(universe: str) -> None:
    tried = ask(try_principals(fresh_database(universe), universe))
    assert tried.let_through == ()
    assert tried.connections == len(grants(universe))
    assert tried.denied > 100


@pytest.mark.parametrize(
    ("too_much", "found"),
    [
        (f"GRANT SELECT (text) ON held_message TO {CUSTOMER}", "customer: SELECT held_message.text"),
        (f"GRANT UPDATE (code) ON enquiry TO {CUSTOMER}", "customer: UPDATE enquiry.code"),
        (f"GRANT DELETE ON room_entry TO {CUSTOMER}", "customer: DELETE room_entry"),
        ("GRANT INSERT ON roster TO PUBLIC", "customer: INSERT roster"),
    ],
)
def test_a_grant_too_many_is_found(too_much: str, found: str) -> None:
    place = fresh_database("public")
    ask(done_by_owner(place, "public", too_much))
    assert found in ask(try_principals(place, "public")).let_through


def test_nobody_of_one_universe_reaches_the_others_database() -> None:
    place = fresh_database("private")
    tried = ask(try_to_cross(place, "public", "private"))
    assert (tried.let_through, tried.denied) == ((), len(grants("public")))


def test_a_way_across_is_found() -> None:
    place = fresh_database("private")
    name = place.partition("@/")[2].partition("?")[0]
    ask(done_by_owner(place, "private", f'GRANT CONNECT ON DATABASE "{name}" TO {CUSTOMER}'))
    assert ask(try_to_cross(place, "public", "private")).let_through == ("customer reached private",)


def test_what_acts_by_itself_is_found() -> None:
    place = fresh_database("public")
    assert ask(shape(place, "public")).acting == ()
    ask(done_by_owner(place, "public", "CREATE VIEW everything AS SELECT * FROM room_entry"))
    assert ask(shape(place, "public")).acting == ("everything",)


def test_a_connection_that_may_do_everything_is_given_to_nobody() -> None:
    place = fresh_database("public").replace("{role}", "postgres")

    async def mighty() -> None:
        link: Any = await asyncpg.connect(place)
        try:
            await try_locks(link)
        finally:
            await link.close()

    with pytest.raises(LockBrokenError):
        ask(mighty())
