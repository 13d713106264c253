"""Who is let in at the staff door, and what ends it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from staff.house import PASSWORD, House, Person, at_the_desk, open_house
from stores import Clock


def test_an_empty_desk_says_only_that_it_is_not_set_up(tmp_path: Path) -> None:
    async def run() -> None:
        async with open_house(tmp_path) as house:
            for path in ("/api/session", "/api/team", "/api/rooms/mine", "/api/openapi.json", "/docs", "/api/settings"):
                answer = await house.http.get(house.staff_url + path)
                assert (answer.status_code, answer.json()["code"]) == (403, "not_set_up"), path
            assert (await house.http.get(f"{house.staff_url}/api/setup")).json() == {"state": "needed"}
            link, origin = await house.desk.setup_link(), {"Origin": house.staff_url}
            setup = {
                "token": link,
                "desk_name": "Bikes",
                "time_zone": "Europe/Berlin",
                "accent": "#2A5BD7",
                "name": "Ada",
                "email": "ada@example.org",
                "password": "a long enough sentence",
                "tag_name": "Bikes",
            }

            async def tries(**other: str) -> tuple[int, str]:
                answer = await house.http.post(f"{house.staff_url}/api/setup", json=setup | other, headers=origin)
                return answer.status_code, answer.json().get("code", answer.json().get("desk_name"))

            assert await tries(token="0" * 64) == (404, "not_found")
            assert await tries(accent="blue") == (422, "colour_malformed")
            assert await tries(time_zone="Mars/Base") == (422, "time_zone_unknown")
            assert await tries(tag_name=" ") == (422, "text_empty")
            assert await tries(password="short") == (422, "password_too_short")
            assert await tries() == (201, "Bikes")
            assert await tries() == (404, "not_found")
            assert (await house.http.get(f"{house.staff_url}/api/setup")).json() == {"state": "ready"}
            assert (await house.http.get(f"{house.customer_url}/api/desk")).json()["tags"][0]["name"] == "Bikes"
            assert (await house.http.get(f"{house.staff_url}/api/session")).json()["name"] == "Ada"

    asyncio.run(run())


def test_signing_in_sets_a_careful_cookie_and_ends_the_old_session(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        headers = {"Origin": house.staff_url, "Cookie": ana.cookie}
        body = {"email": "ANA@example.org", "password": PASSWORD}
        answer = await house.http.post(f"{house.staff_url}/api/session", json=body, headers=headers)
        assert (answer.status_code, answer.json()["name"]) == (201, "Ana")
        cookie = answer.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "secure" not in cookie
        assert ana.token not in cookie
        assert await ana.refusal("GET", "/api/session") == (401, "not_signed_in")

    at_the_desk(tmp_path, test)


def test_behind_https_the_cookie_is_for_this_host_and_encrypted_ways_alone(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        await house.staff("Ana")
        body, headers = {"email": "ana@example.org", "password": PASSWORD}, {"Origin": "https://staff.example"}
        answer = await house.http.post(f"{house.staff_url}/api/session", json=body, headers=headers)
        assert answer.headers["set-cookie"].startswith("__Host-backchannel=")
        assert {"Secure", "HttpOnly", "Path=/"} <= {part.strip() for part in answer.headers["set-cookie"].split(";")}
        here = await house.http.post(f"{house.staff_url}/api/session", json=body, headers={"Origin": house.staff_url})
        assert (here.status_code, here.json()["code"]) == (403, "origin_refused")

    at_the_desk(tmp_path, test, staff_url="https://staff.example")


def test_guessing_a_password_is_slowed_down(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        await house.staff("Ana")
        body, headers = {"email": "ana@example.org", "password": "a wrong sentence"}, {"Origin": house.staff_url}
        codes = []
        for _ in range(6):
            answer = await house.http.post(f"{house.staff_url}/api/session", json=body, headers=headers)
            codes.append((answer.status_code, answer.json()["code"]))
        assert codes == [(401, "sign_in_failed")] * 5 + [(429, "too_many_attempts")]
        assert int(answer.headers["retry-after"]) > 0

    at_the_desk(tmp_path, test)


def test_changing_requests_carry_the_word_and_come_from_this_doors_pages(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        change = ("PUT", "/api/me")
        for word in ("", "0" * 64):
            refused = await ana.refusal(*change, json={"name": "A"}, headers={"X-CSRF-Token": word})
            assert refused == (403, "csrf_missing")
        for origin in (house.customer_url, "https://evil.example", "null", ""):
            refused = await ana.refusal(*change, json={"name": "A"}, headers={"Origin": origin})
            assert refused == (403, "origin_refused"), origin
        assert (await ana.does(*change, json={"name": "Anna"}))["name"] == "Anna"
        stranger = await house.http.put(f"{house.staff_url}/api/me", json={}, headers={"Origin": house.staff_url})
        assert (stranger.status_code, stranger.json()["code"]) == (401, "not_signed_in")

    at_the_desk(tmp_path, test)


def test_a_socket_comes_from_this_doors_pages_too(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        for origin in (house.customer_url, "https://evil.example"):
            with pytest.raises(InvalidStatus) as refused:
                async with ana.wire(Origin=origin):
                    pass
            assert refused.value.response.status_code == 403
        nobody = Person(house, (await house.known(ana.token)), "0" * 64)  # type: ignore[arg-type]
        with pytest.raises(Exception, match="4401"):
            async with nobody.wire():
                pass

    at_the_desk(tmp_path, test)


def test_an_ended_session_closes_its_open_socket_and_is_let_in_nowhere(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, room = await house.staff("Ana"), await house.enquiry()
        await ana.picks_up(room)
        async with ana.wire() as at_ana:
            await at_ana.watch(room)
            await ana.does("DELETE", "/api/session")
            await house.ada.whispers(room, "after the end")
            assert await at_ana.closed_with() == 4401
            assert not at_ana.heard("after the end")
        assert await ana.refusal("GET", "/api/session") == (401, "not_signed_in")

    at_the_desk(tmp_path, test)


def test_a_suspended_colleague_is_out_at_once_and_their_enquiries_are_offered_again(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana, ben = await house.staff("Ana"), await house.staff("Ben")
        maria = await house.customer()
        room = await house.offered(await maria.starts())
        await ana.picks_up(room)
        async with ana.wire() as at_ana, ben.wire() as at_ben:
            await at_ana.watch(room)
            await at_ben.say(type="watch_desk")
            shown = await house.ada.does("POST", f"/api/staff/{ana.id}/suspend")
            assert shown["suspended"] is True
            await house.ada.whispers(room, "after the end")
            assert await at_ana.closed_with() == 4401
            assert not at_ana.heard("after the end")
            await at_ben.hear("row", id=room, relation="offered")
        assert (await ben.picks_up(room))["row"]["owner"]["name"] == "Ben"
        assert await house.ada.refusal("POST", f"/api/staff/{house.ada.id}/suspend") == (409, "last_administrator")

    at_the_desk(tmp_path, test)


def test_a_session_that_runs_out_of_time_closes_its_socket(tmp_path: Path) -> None:
    async def run() -> None:
        clock = Clock()
        async with open_house(tmp_path, clock) as house:
            await house.is_set_up()
            ana = await house.staff("Ana")
            clock.advance(11 * 3600)
            await ana.does("POST", "/api/session/renew")
            clock.advance(11 * 3600)
            await ana.does("GET", "/api/session")
            async with ana.wire() as at_ana:
                clock.advance(2 * 3600)
                assert await at_ana.closed_with() == 4401
            assert await ana.refusal("GET", "/api/session") == (401, "not_signed_in")

    asyncio.run(run())


def test_my_browsers_are_listed_and_signed_out_apart(tmp_path: Path) -> None:
    async def test(house: House) -> None:
        ana = await house.staff("Ana")
        body, headers = {"email": "ana@example.org", "password": PASSWORD}, {"Origin": house.staff_url}
        await house.http.post(f"{house.staff_url}/api/session", json=body, headers=headers)
        listed = await ana.does("GET", "/api/me/sessions")
        assert sorted(one["this_one"] for one in listed) == [False, True]
        other = next(one["id"] for one in listed if not one["this_one"])
        assert await house.ada.refusal("DELETE", f"/api/me/sessions/{other}") == (404, "not_found")
        await ana.does("DELETE", f"/api/me/sessions/{other}")
        assert len(await ana.does("GET", "/api/me/sessions")) == 1
        assert await ana.refusal("PUT", "/api/me/password", json={"old": "wrong", "new": "another long sentence"}) == (
            403,
            "password_wrong",
        )
        await ana.does("PUT", "/api/me/password", json={"old": PASSWORD, "new": "another long sentence"})

    at_the_desk(tmp_path, test)
