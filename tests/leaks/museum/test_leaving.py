"""What leaves for the outside: transcripts, bridges, logs; and that there is no way that nobody looks at."""

from __future__ import annotations

import contextlib
import io
import logging
from pathlib import Path

import pytest
from msgspec.structs import fields

from backchannel.customer import rest as customer_rest
from backchannel.staff.rest import messages as staff_messages
from backchannel.staff.wire.desk import SettingsBody
from leaks.cast import CANARY
from leaks.museum import ways
from leaks.museum.hall import INES, RUTH, SOL, Hall, as_json, holds_no_canary, in_the_museum
from leaks.museum.pieces import red_by
from leaks.store_dump import dump
from leaks.sweep import NEVER_WAS
from leaks.trace import Step
from leaks.world import World, sealed_key

DETAIL = "UNIQUE constraint failed: private_message.key"
TEMPLATE = "Last: {last_message} {{ body }} ${text} %s %(body)s <%= note %> {0} {{#each messages}}"


@red_by("transcript of everything")
def test_l06_mail_transcripts_digests(tmp_path: Path) -> None:
    """The transcript, as the customer gets it and as staff make it for them, is that of a world without whispers."""
    assert not ways.unlisted(), "a new way out: show here what it carries"

    async def show(hall: Hall) -> None:
        async def copies() -> list[bytes]:
            mine = await hall.asks(hall.customer(), "GET", f"/api/enquiries/{hall.rooms[0]}/transcript")
            theirs = await hall.staff_asks(RUTH, "GET", f"/api/report/{hall.rooms[0]}/customer-copy.html")
            return [mine.record(), theirs.body]

        before = await copies()
        await hall.everything_aside()
        assert await copies() == before
        assert b"My brake squeals" in before[0]
        assert b"My brake squeals" in before[1]
        holds_no_canary(before)

    in_the_museum(tmp_path, show)


@red_by("greeting that fills in")
def test_l07_automation_and_template_variables(tmp_path: Path) -> None:
    """No private message starts anything that is due, and no text for customers has variables that it could fill."""

    async def show(hall: Hall) -> None:
        in_force = as_json(await hall.staff_asks(SOL, "GET", "/api/settings"))
        changed = {one.name: in_force[one.name] for one in fields(SettingsBody)} | {"greeting": TEMPLATE}
        assert (await hall.staff_asks(SOL, "PUT", "/api/settings", changed)).status == 200
        timers = dump(hall.world.folder / "public")["timer"]
        await hall.everything_aside()
        assert dump(hall.world.folder / "public")["timer"] == timers
        assert await hall.world.desk.run_due() == 0
        shown = as_json(await hall.asks(hall.customer(), "GET", "/api/desk"))
        assert shown["greeting"] == TEMPLATE

    in_the_museum(tmp_path, show)


@red_by("fields that are passed over")
def test_l08_answers_to_private_notifications(tmp_path: Path) -> None:
    """Nothing that a customer or a bridge sends can name what it answers; a notice among staff carries no text."""
    assert not ways.unlisted(), "a new way in: show here what an answer to a private notification becomes"

    async def show(hall: Hall) -> None:
        await hall.play(Step("bridge_brings", 1, 0, 0), Step("pick_up", INES, 2))
        await hall.whispers(RUTH)
        await hall.whispers(RUTH, room=2)
        socket = hall.colleague().socket
        assert socket is not None
        notices = [frame for frame in socket.wire.frames if b"notice" in frame]
        assert notices
        holds_no_canary(notices)
        own, brought = hall.rooms[0], hall.world.brought[0]
        for one in hall.exhibits:
            for name in ("in_reply_to", "reply_to", "quote", "thread", "audience"):
                body = {"key": sealed_key(900), "text": "An answer", name: one}
                for who, address in (
                    (hall.customer(), f"/api/enquiries/{own}/messages"),
                    (hall.world.bridge, f"/api/channel/enquiries/{brought}/messages"),
                ):
                    assert (await hall.asks(who, "POST", address, body)).status == 400

    in_the_museum(tmp_path, show)


@red_by("body in a log", "error detail")
def test_l15_bots_assistants_logs(tmp_path: Path) -> None:
    """Whatever is logged or printed while staff do everything and the store fails: no word of theirs."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)

    async def show(hall: Hall) -> None:
        logging.getLogger("backchannel.private").warning("the log is read")
        await hall.everything_aside()
        await _fails(hall.world)

    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with contextlib.redirect_stdout(written), contextlib.redirect_stderr(written):
            in_the_museum(tmp_path, show)
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    said = written.getvalue().encode()
    assert b"the log is read" in said
    holds_no_canary([said])


async def _fails(world: World) -> None:
    """A message meets a store that breaks; whoever wrote it, here or outside, is told no more than that."""
    room, key = world.rooms[0], sealed_key(901)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(staff_messages, "send_private_message", _broken)
        patch.setattr(customer_rest, "send_as_customer", _broken)
        body = {"audience": "staff", "key": key, "text": CANARY}
        told = await world.staff_asks(world.staff[INES], "POST", f"/api/rooms/{room}/private-messages", body)
        mine = {"key": key, "text": "Hello?"}
        outside = await world.customer_asks(world.customers[0], "POST", f"/api/enquiries/{room}/messages", mine)
    for answer in (told, outside):
        assert answer.status == 500
        assert DETAIL.encode() not in answer.record()


async def _broken(*_asked: object) -> None:
    raise RuntimeError(DETAIL)


@red_by("bridge that carries everything")
def test_l16_webhooks_bridges_plugins(tmp_path: Path) -> None:
    """A bridge that takes all it can get and looks at no flag has what was said aloud in its own rooms."""
    assert not ways.unlisted(), "a new hook: show here what a naive consumer gets"

    async def show(hall: Hall) -> None:
        await hall.play(Step("bridge_brings", 1, 0, 0), Step("pick_up", INES, 2), Step("staff_says", INES, 2, 4))
        room = hall.world.brought[0]

        async def taken() -> list[bytes]:
            parts = ("", f"/enquiries/{room}", f"/enquiries/{room}/entries?after=0")
            return [(await hall.asks(hall.world.bridge, "GET", f"/api/channel{part}")).record() for part in parts]

        before = await taken()
        assert b"Is E010 bad?" in before[2]
        await hall.everything_aside(2)
        assert await taken() == before
        unknown = await hall.asks(hall.world.bridge, "GET", f"/api/channel/enquiries/{NEVER_WAS}")
        for one in (hall.rooms[0], *hall.exhibits):
            answer = await hall.asks(hall.world.bridge, "GET", f"/api/channel/enquiries/{one}")
            assert answer.record() == unknown.record()

    in_the_museum(tmp_path, show)


def test_a_way_that_nobody_listed_is_found(tmp_path: Path) -> None:
    """The register itself: a planted mailer, a planted hook."""
    assert not ways.unlisted()
    (tmp_path / "outbound").mkdir()
    (tmp_path / "outbound" / "mail.py").write_text("import aiosmtplib\n")
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "hooks.py").write_text("from urllib.request import urlopen\n")
    assert ways.unlisted(tmp_path) == [
        "outbound/mail.py: aiosmtplib",
        "public/hooks.py: urllib.request",
        "outbound: mail",
    ]
