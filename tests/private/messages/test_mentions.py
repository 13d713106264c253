from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.messages.events import Mention
from backchannel.private.messages.mentions import mentions_of
from backchannel.private.messages.queries import private_entries_after
from backchannel.private.messages.send import Acceptance, NewPrivateMessage, PrivateSent, send_private_message
from private.world import Desk


@pytest.fixture
def room(desk: Desk) -> str:
    """A room that Ben handles; Sue and Tom are of his department, Kim of another."""
    desk.staff("Ben", department="Sales")
    desk.staff("Sue", "supervisor", "Sales")
    desk.staff("Tom", department="Sales")
    desk.staff("Kim", department="Returns")
    made = desk.enquiry(tag=desk.tag("Buy", "Sales"))
    desk.picks_up("Ben", made)
    return made


def names(desk: Desk, by: str, room: str, *targets: str, key: str | None = None) -> PrivateSent:
    proof = desk.may(by, "send_private_message", room)
    new = NewPrivateMessage(room, key or desk.key(), "Have a look.", mentions=targets)
    return desk.privately(lambda tx: send_private_message(tx, proof, new, Acceptance(1, "owner")))


def listed(desk: Desk, name: str) -> list[tuple[str, int]]:
    return [(one.room, one.seq) for one in desk.read(lambda rx: mentions_of(rx, desk.ids[name]))]


def test_a_colleague_is_named_as_they_are_called_then(desk: Desk, room: str) -> None:
    names(desk, "Ben", room, desk.ids["Sue"])
    entry = desk.read(lambda rx: private_entries_after(rx, room, 0, 10))[0]
    assert entry.mentions == (Mention("staff", desk.ids["Sue"], "Sue"),)
    assert entry in desk.events
    assert listed(desk, "Sue") == [(room, 1)]


def test_a_department_names_its_people_but_never_the_author(desk: Desk, room: str) -> None:
    names(desk, "Ben", room, desk.departments["Sales"], desk.ids["Sue"])
    assert [listed(desk, name) for name in ("Ben", "Sue", "Tom", "Kim")] == [[], [(room, 1)], [(room, 1)], []]


def test_the_newest_mention_stands_first_and_pages_go_on_where_one_ended(desk: Desk, room: str) -> None:
    for _ in range(3):
        names(desk, "Ben", room, desk.ids["Sue"])
    who = desk.ids["Sue"]
    first = desk.read(lambda rx: mentions_of(rx, who, limit=2))
    last = first[-1]
    rest = desk.read(lambda rx: mentions_of(rx, who, (last.at, last.room, last.seq)))
    assert [one.seq for one in (*first, *rest)] == [3, 2, 1]


@pytest.mark.parametrize("made_up", ["nobody", ""])
def test_whom_nobody_knows_cannot_be_named_and_nothing_is_kept(desk: Desk, room: str, made_up: str) -> None:
    with pytest.raises(Refusal, match="mention_unknown"):
        names(desk, "Ben", room, made_up)
    assert desk.read(lambda rx: private_entries_after(rx, room, 0, 10)) == []


def test_twenty_can_be_named_but_not_more(desk: Desk, room: str) -> None:
    with pytest.raises(Refusal) as refused:
        names(desk, "Ben", room, *map(str, range(21)))
    assert refused.value.code == "too_many_mentions"


def test_the_same_key_with_other_names_is_another_message(desk: Desk, room: str) -> None:
    key = desk.key()
    sent = names(desk, "Ben", room, desk.ids["Sue"], desk.ids["Tom"], key=key)
    assert names(desk, "Ben", room, desk.ids["Tom"], desk.ids["Sue"], key=key) == sent
    with pytest.raises(Refusal) as refused:
        names(desk, "Ben", room, desk.ids["Sue"], key=key)
    assert refused.value.code == "key_reused"
    assert listed(desk, "Sue") == [(room, 1)]
