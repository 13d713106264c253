from __future__ import annotations

import asyncio

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from backchannel.kernel.errors import Refusal
from backchannel.private.team.me import me
from backchannel.private.team.own import change_own_password, own_credentials
from backchannel.private.team.passwords import Credentials, Passwords
from backchannel.private.team.sessions import open_session
from backchannel.private.team.sign_in import SignIn, SignInLimit, credentials
from private.world import CHEAP, PASSWORD, Desk, passwords, run
from stores import Clock


def door(desk: Desk, keeper: Passwords | None = None) -> SignIn:
    return SignIn(desk.staff_private, keeper or passwords(), SignInLimit(desk.stores.clock))


def test_the_right_password_opens_a_session_whatever_the_case_of_the_address(desk: Desk) -> None:
    opened = run(door(desk)(" Ada@Example.org ", PASSWORD, "10.0.0.1", "a browser"))
    assert desk.read(lambda rx: me(rx, opened.token)).name == "Ada"


@pytest.mark.parametrize(("email", "password"), [("ada@example.org", "wrong words"), ("nobody@example.org", PASSWORD)])
def test_wrong_and_unknown_are_answered_alike(desk: Desk, email: str, password: str) -> None:
    with pytest.raises(Refusal) as refused:
        run(door(desk)(email, password, "10.0.0.1", ""))
    assert (refused.value.code, refused.value.status) == ("sign_in_failed", 401)


def test_an_unknown_address_costs_a_verification_too(desk: Desk) -> None:
    class Counting(Argon2Hasher):
        verified = 0

        def verify(self, password: str | bytes, hash: str | bytes) -> bool:  # noqa: A002 - the library's name
            Counting.verified += 1
            return super().verify(password, hash)

    keeper = Passwords(PasswordHash((Counting(time_cost=1, memory_cost=8, parallelism=1),)), inline=True)
    for email in ("nobody@example.org", "ada@example.org"):
        with pytest.raises(Refusal):
            run(door(desk, keeper)(email, "wrong words", "10.0.0.1", ""))
    assert Counting.verified == 2


def test_the_sixth_failure_for_an_address_waits_a_quarter_of_an_hour(desk: Desk) -> None:
    enter = door(desk)
    for _ in range(5):
        with pytest.raises(Refusal, match="sign_in_failed"):
            run(enter("ada@example.org", "wrong words", "10.0.0.1", ""))
    with pytest.raises(Refusal, match="too_many_attempts") as refused:
        run(enter("ada@example.org", PASSWORD, "10.0.0.2", ""))
    assert refused.value.retry_after == 15 * 60
    desk.stores.clock.advance(15 * 60)
    assert run(enter("ada@example.org", PASSWORD, "10.0.0.2", "")).token


def test_twenty_failures_from_one_network_address_shut_it_out_for_every_account() -> None:
    clock = Clock()
    limit = SignInLimit(clock)
    for number in range(20):
        limit.attempt(f"{number}@example.org", "10.0.0.1")
    with pytest.raises(Refusal, match="too_many_attempts"):
        limit.attempt("ada@example.org", "10.0.0.1")
    limit.attempt("ada@example.org", "10.0.0.2")


def test_coming_through_forgets_the_failures_of_the_account() -> None:
    limit = SignInLimit(Clock())
    for _ in range(4):
        limit.attempt("ada@example.org", "10.0.0.1")
    limit.attempt("ada@example.org", "10.0.0.1")
    limit.succeeded("ada@example.org", "10.0.0.1")
    for _ in range(5):
        limit.attempt("ada@example.org", "10.0.0.1")


def test_many_attempts_at_once_are_no_way_around_the_limit(desk: Desk) -> None:
    keeper = Passwords(CHEAP)
    enter = door(desk, keeper)

    async def flood() -> list[str]:
        tries = (enter("ada@example.org", "wrong words", "10.0.0.1", "") for _ in range(12))
        answers = await asyncio.gather(*tries, return_exceptions=True)
        return sorted(answer.code for answer in answers if isinstance(answer, Refusal))

    assert run(flood()) == ["sign_in_failed"] * 5 + ["too_many_attempts"] * 7
    keeper.close()


def test_who_signs_in_often_is_not_shut_out() -> None:
    limit = SignInLimit(Clock())
    for number in range(100):
        limit.attempt(f"{number % 30}@example.org", "10.0.0.1")
        limit.succeeded(f"{number % 30}@example.org", "10.0.0.1")


def test_a_crowd_of_passwords_is_refused_in_time_and_costs_nobody_an_attempt(desk: Desk) -> None:
    slow = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=8192, parallelism=1),))
    limit, keeper = SignInLimit(desk.stores.clock), Passwords(slow)
    enter = SignIn(desk.staff_private, keeper, limit)

    async def crowd() -> list[str]:
        tries = (enter(f"{number}@example.org", PASSWORD, f"10.0.0.{number}", "") for number in range(60))
        answers = await asyncio.gather(*tries, return_exceptions=True)
        return [answer.code for answer in answers if isinstance(answer, Refusal)]

    answers = run(crowd())
    assert set(answers) == {"sign_in_failed", "busy"}
    turned_away = answers.index("busy")
    for _ in range(5):
        limit.attempt(f"{turned_away}@example.org", f"10.0.0.{turned_away}")
    keeper.close()


def test_a_password_changed_between_verifying_and_opening_opens_nothing(desk: Desk) -> None:
    known = desk.read(lambda rx: credentials(rx, "ada@example.org"))
    verified = run(passwords().verify(PASSWORD, known))
    new = run(passwords().hash("another long sentence"))
    proof, keep = desk.may("Ada", "change_own_password"), desk.me_hash("Ada")
    desk.privately(lambda tx: change_own_password(tx, proof, verified, new, keep))
    with pytest.raises(Refusal, match="sign_in_failed"):
        desk.privately(lambda tx: open_session(tx, verified, ""))


def test_changing_the_password_ends_the_other_sessions_and_keeps_this_one(desk: Desk) -> None:
    other = run(door(desk)("ada@example.org", PASSWORD, "10.0.0.1", "another browser"))
    keeper, proof = passwords(), desk.may("Ada", "change_own_password")
    old = run(keeper.verify(PASSWORD, desk.read(lambda rx: own_credentials(rx, desk.ids["Ada"]))))
    new, keep = run(keeper.hash("another long sentence")), desk.me_hash("Ada")
    desk.privately(lambda tx: change_own_password(tx, proof, old, new, keep))
    assert desk.read(lambda rx: me(rx, other.token)) is None
    assert desk.me("Ada").name == "Ada"
    assert run(door(desk)("ada@example.org", "another long sentence", "10.0.0.1", "")).token


def test_a_wrong_old_password_changes_nothing(desk: Desk) -> None:
    keeper, proof = passwords(), desk.may("Ada", "change_own_password")
    new, keep = run(keeper.hash("another long sentence")), desk.me_hash("Ada")
    with pytest.raises(Refusal, match="password_wrong"):
        desk.privately(lambda tx: change_own_password(tx, proof, None, new, keep))
    assert run(door(desk)("ada@example.org", PASSWORD, "10.0.0.1", "")).token


def test_an_old_password_that_was_changed_meanwhile_changes_nothing(desk: Desk) -> None:
    keeper, proof, keep = passwords(), desk.may("Ada", "change_own_password"), desk.me_hash("Ada")
    old = run(keeper.verify(PASSWORD, desk.read(lambda rx: own_credentials(rx, desk.ids["Ada"]))))
    first, second = run(keeper.hash("the first new sentence")), run(keeper.hash("the second new sentence"))
    desk.privately(lambda tx: change_own_password(tx, proof, old, first, keep))
    with pytest.raises(Refusal, match="password_wrong"):
        desk.privately(lambda tx: change_own_password(tx, proof, old, second, keep))


def test_a_weaker_hash_is_made_anew_at_sign_in(desk: Desk) -> None:
    stronger = PasswordHash((Argon2Hasher(time_cost=2, memory_cost=16, parallelism=1),))
    run(door(desk, Passwords(stronger, inline=True))("ada@example.org", PASSWORD, "10.0.0.1", ""))
    known = desk.read(lambda rx: credentials(rx, "ada@example.org"))
    assert "m=16,t=2" in known.password_hash


@pytest.mark.parametrize(("password", "code"), [("short", "password_too_short"), ("x" * 201, "password_too_long")])
def test_a_password_has_a_fitting_length(password: str, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        run(Passwords(CHEAP, inline=True).hash(password))


def test_a_password_is_the_same_on_every_keyboard() -> None:
    made = run(passwords().hash("caf\u00e9 au lait"))
    assert run(passwords().verify("cafe\u0301 au lait", Credentials("ada", made.value))) is not None


def test_what_lies_beyond_the_longest_password_is_not_cut_away() -> None:
    made = run(passwords().hash("x" * 200))
    assert run(passwords().verify("x" * 201, Credentials("ada", made.value))) is None


def test_hashing_goes_on_threads_of_its_own() -> None:
    keeper = Passwords(CHEAP)
    made = run(keeper.hash(PASSWORD))
    assert CHEAP.verify(PASSWORD, made.value)
    keeper.close()
