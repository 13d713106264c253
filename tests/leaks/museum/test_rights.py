"""Among staff: who may have what, by whose rights, at which moment, and marked as what."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path
from typing import Any

from backchannel.wiring.staff import staff_description
from leaks.cast import CANARY
from leaks.museum.hall import BEN, INES, LEILA, RUTH, SOL, Hall, as_json, holds_a_canary, holds_no_canary, in_the_museum
from leaks.museum.pieces import red_by
from leaks.trace import Step
from leaks.wires import Answer

A_LONG_TIME = "from=2026-01-01&to=2026-12-31"


def _frames(hall: Hall, who: int) -> list[bytes]:
    socket = hall.colleague(who).socket
    assert socket is not None
    return socket.wire.frames


async def _history(hall: Hall, who: int, form: str) -> Answer:
    return await hall.staff_asks(who, "GET", f"/api/report/{hall.rooms[0]}/history.{form}")


@red_by("export row")
def test_l18_exports_print_copies(tmp_path: Path) -> None:
    """The full edition needs a right and marks each private line; the customer's copy has none, whoever makes it."""

    async def show(hall: Hall) -> None:
        await hall.everything_aside()
        for form in ("html", "csv", "json"):
            for who in (INES, BEN, LEILA):
                refused = await _history(hall, who, form)
                assert refused.status in (403, 404)
                holds_no_canary([refused.record()])
            assert holds_a_canary((await _history(hall, RUTH, form)).body)
        for who in (SOL, RUTH):
            copy = await hall.staff_asks(who, "GET", f"/api/report/{hall.rooms[0]}/customer-copy.html")
            assert copy.status == 200
            holds_no_canary([copy.record()])
        await _every_private_line_is_marked(hall)
        table = await hall.staff_asks(SOL, "GET", f"/api/report/table.csv?{A_LONG_TIME}")
        holds_no_canary([table.record()])

    in_the_museum(tmp_path, show)


async def _every_private_line_is_marked(hall: Hall) -> None:
    rows = list(csv.DictReader(io.StringIO((await _history(hall, SOL, "csv")).body.decode("utf-8-sig"))))
    audience = next(name for name in rows[0] if name.lower() == "audience")
    for row in rows:
        assert row[audience] in ("public", "private")
        if CANARY in " ".join(str(value) for value in row.values()):
            assert row[audience] == "private"
    entries = json.loads((await _history(hall, SOL, "json")).body)["lines"]
    assert all(one["audience"] == "private" for one in entries if CANARY in json.dumps(one))
    assert any(CANARY in json.dumps(one) for one in entries)


@red_by("everybody is told")
def test_l19_wrong_recipients_of_notifications(tmp_path: Path) -> None:
    """Who hears of a private message, worked out a second time from the stores: members, owner, those who watch."""

    async def show(hall: Hall) -> None:
        await hall.play(Step("join", RUTH, 0), Step("watch_room", SOL, 0), Step("watch_room", INES, 0))
        everybody = range(len(hall.world.staff))
        before = {who: len(_frames(hall, who)) for who in everybody}
        await hall.whispers(INES)
        await hall.whispers(RUTH)
        expected = _should_hear(hall) | {hall.colleague(SOL).id}
        for who in everybody:
            heard = [one for one in _frames(hall, who)[before[who] :] if b'"private' in one]
            assert bool(heard) == (hall.colleague(who).id in expected), hall.colleague(who).name
            if who == RUTH:
                holds_no_canary(heard)

    in_the_museum(tmp_path, show)


def _should_hear(hall: Hall) -> set[str]:
    """The owner and members of room 0, read from the public store by hand."""
    link = sqlite3.connect(hall.world.folder / "public" / "desk.db")
    members = link.execute("SELECT staff_id FROM member WHERE room = ?", (hall.rooms[0],)).fetchall()
    owner = link.execute("SELECT owner_id FROM enquiry WHERE id = ?", (hall.rooms[0],)).fetchall()
    link.close()
    return {row[0] for row in (*members, *owner)}


@red_by("granted role")
def test_l20_derived_objects(tmp_path: Path) -> None:
    """Files, previews, receipts, drafts, counts, links, ledgers: whoever may not read the message has none of them."""

    async def show(hall: Hall) -> None:
        await hall.everything_aside()
        answered = 0
        for path, methods in staff_description()["paths"].items():
            if "get" not in methods or "{" not in path:
                continue
            for one in (*hall.rooms[:1], *hall.exhibits):
                asked = path.replace("{room}", hall.rooms[0])
                for name in _placeholders(asked):
                    asked = asked.replace(name, one)
                answer = await hall.staff_asks(LEILA, "GET", asked)
                assert answer.status >= 400, f"{asked}: {answer.status}"
                holds_no_canary([answer.record()])
                answered += answer.status == 404
        assert answered > 10

    in_the_museum(tmp_path, show)


def _placeholders(path: str) -> list[str]:
    return [part for part in path.replace(".", "/").split("/") if part.startswith("{")]


@red_by("rights of yesterday")
def test_l21_whose_rights_and_when(tmp_path: Path) -> None:
    """A supervisor is suspended, a member removed: from then on neither hears a word, on sockets that are open."""

    async def show(hall: Hall) -> None:
        await hall.play(Step("watch_room", SOL, 0), Step("watch_room", RUTH, 0), Step("join", RUTH, 1))
        await hall.play(Step("watch_room", RUTH, 1))
        await hall.whispers(INES)
        assert holds_a_canary(b"".join(_frames(hall, RUTH)))
        await _removed(hall)
        before = len(_frames(hall, RUTH))
        assert (await hall.staff_asks(SOL, "POST", f"/api/staff/{hall.colleague(RUTH).id}/suspend")).status == 200
        await hall.whispers(INES, choice=1)
        await hall.whispers(BEN, room=1, choice=2)
        holds_no_canary(_frames(hall, RUTH)[before:])
        assert holds_a_canary(_frames(hall, SOL)[-1] + b"".join(_frames(hall, SOL)))
        for address in (f"/api/rooms/{hall.rooms[0]}/timeline", "/api/overview", "/api/session"):
            refused = await hall.staff_asks(RUTH, "GET", address)
            assert refused.status == 401
            holds_no_canary([refused.record()])

    in_the_museum(tmp_path, show)


async def _removed(hall: Hall) -> None:
    """An agent of another department is let in and shown out; what comes later is not for them."""
    offer: Any = {"staff_id": hall.colleague(LEILA).id}
    assert (await hall.staff_asks(INES, "POST", f"/api/rooms/{hall.rooms[0]}/offers", offer)).status < 300
    await hall.play(Step("staff_answers", LEILA, 0, 1), Step("watch_room", LEILA, 0))
    await hall.whispers(INES, choice=3)
    assert holds_a_canary(b"".join(_frames(hall, LEILA)))
    out = f"/api/rooms/{hall.rooms[0]}/members/{hall.colleague(LEILA).id}"
    assert (await hall.staff_asks(INES, "DELETE", out)).status < 300
    before = len(_frames(hall, LEILA))
    await hall.whispers(INES, choice=4)
    holds_no_canary(_frames(hall, LEILA)[before:])
    assert as_json(await hall.staff_asks(INES, "GET", f"/api/rooms/{hall.rooms[0]}"))
