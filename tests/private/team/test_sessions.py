from __future__ import annotations

import pytest

from backchannel.kernel.errors import Refusal
from backchannel.private.team.events import SessionEnded
from backchannel.private.team.invites import LASTS_MS, accept_invite, invite_again, invited
from backchannel.private.team.me import me
from backchannel.private.team.sessions import admit, end_own_session, renew_session, sessions_of, sign_out
from private.world import HASHED, Desk

HOUR = 3600


def admitted(desk: Desk, name: str = "Ada") -> bool:
    return desk.read(lambda rx: me(rx, desk.secrets[name])) is not None


def test_a_session_ends_after_twelve_idle_hours(desk: Desk) -> None:
    desk.stores.clock.advance(12 * HOUR - 1)
    assert admitted(desk)
    desk.stores.clock.advance(1)
    assert not admitted(desk)


def test_the_heartbeat_keeps_it_and_nothing_keeps_it_beyond_thirty_days(desk: Desk) -> None:
    token_hash = desk.me_hash("Ada")
    for _ in range(59):
        desk.stores.clock.advance(12 * HOUR - 1)
        desk.privately(lambda tx: renew_session(tx, token_hash))
    assert admitted(desk)
    desk.stores.clock.advance(12 * HOUR)
    with pytest.raises(Refusal, match="not_signed_in"):
        desk.privately(lambda tx: renew_session(tx, token_hash))
    assert not admitted(desk)


def test_reading_does_not_keep_it(desk: Desk) -> None:
    until = desk.me("Ada").idle_until
    desk.stores.clock.advance(HOUR)
    assert desk.me("Ada").idle_until == until


def test_signing_out_ends_it_and_tells_live_connections(desk: Desk) -> None:
    token_hash = desk.me_hash("Ada")
    desk.privately(lambda tx: sign_out(tx, token_hash))
    desk.privately(lambda tx: sign_out(tx, token_hash))
    assert not admitted(desk)
    assert desk.events.count(SessionEnded(token_hash)) == 1


def test_one_ends_another_browser_of_ones_own_but_nobody_elses(desk: Desk) -> None:
    ben = desk.staff("Ben")
    other = desk.privately(lambda tx: admit(tx, ben, "a forgotten phone"))
    listed = desk.read(lambda rx: sessions_of(rx, ben))
    phone = next(one for one in listed if one.agent == "a forgotten phone")
    hers, mine = desk.may("Ada", "end_own_session"), desk.may("Ben", "end_own_session")
    with pytest.raises(Refusal, match="not_found"):
        desk.privately(lambda tx: end_own_session(tx, hers, phone.id))
    desk.privately(lambda tx: end_own_session(tx, mine, phone.id))
    assert desk.read(lambda rx: me(rx, other.token)) is None
    assert admitted(desk, "Ben")


def test_an_invitation_serves_once_and_a_new_one_ends_the_old(desk: Desk) -> None:
    ben, proof = desk.staff("Ben"), desk.may("Ada", "invite_again")
    old = desk.privately(lambda tx: invite_again(tx, proof, ben))
    new = desk.privately(lambda tx: invite_again(tx, proof, ben))
    with pytest.raises(Refusal, match="not_found"):
        desk.read(lambda rx: invited(rx, old))
    desk.privately(lambda tx: accept_invite(tx, new, "", HASHED, "another browser"))
    with pytest.raises(Refusal, match="not_found"):
        desk.privately(lambda tx: accept_invite(tx, new, "", HASHED, "another browser"))
    assert not admitted(desk, "Ben")


def test_an_invitation_lasts_seven_days(desk: Desk) -> None:
    ben, proof = desk.staff("Ben"), desk.may("Ada", "invite_again")
    secret = desk.privately(lambda tx: invite_again(tx, proof, ben))
    desk.stores.clock.advance(LASTS_MS / 1000 - 1)
    assert desk.read(lambda rx: invited(rx, secret)).name == "Ben"
    desk.stores.clock.advance(1)
    with pytest.raises(Refusal, match="not_found"):
        desk.read(lambda rx: invited(rx, secret))
