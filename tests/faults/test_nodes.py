"""Several nodes on one pair of databases: one that is killed in traffic costs nobody a message; customers go on."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest
from websockets.exceptions import ConnectionClosed

from apart import Place, Running, Town, running
from customers import new_key
from postgres import fresh_database
from staff.house import Customer

ROUNDS = 40
GO_ON_WITHIN_S = 5.0


def node(stack: ExitStack, folder: Path, name: str) -> Running:
    return stack.enter_context(running(folder / name, "serve", "--plane", "customer"))


def at(http: httpx.AsyncClient, one: Running, token: str) -> Customer:
    return Customer(Place(http, 0, one.port), token)


async def speaks_until_it_dies(
    customer: Customer, room: str, said: list[tuple[str, str]], killed: asyncio.Event
) -> None:
    """Say one thing after another; what was acknowledged is in `said`, and the last thing under way follows it."""
    async with customer.chat() as chat:
        while True:
            said.append((new_key(), f"line {len(said)}"))
            key, text = said[-1]
            try:
                await chat.say(type="send", room=room, key=key, text=text)
                await chat.hear_until("sent")
            except ConnectionClosed:
                return
            if len(said) == ROUNDS:
                killed.set()


def test_a_node_that_is_killed_loses_nothing_and_its_customer_goes_on_at_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKCHANNEL_DATABASE", fresh_database("public"))
    monkeypatch.setenv("BACKCHANNEL_STAFF_DATABASE", fresh_database("private"))

    async def story(stack: ExitStack) -> None:
        staff = stack.enter_context(running(tmp_path / "staff", "serve", "--plane", "staff"))
        first, second = node(stack, tmp_path, "first"), node(stack, tmp_path, "second")
        async with httpx.AsyncClient(timeout=20) as http:
            desk = Town(tmp_path, first, [staff], staff, http)
            await desk.is_set_up()
            maria = await desk.customer()
            room = await maria.starts("Is anybody there?")
            said: list[tuple[str, str]] = []
            enough = asyncio.Event()
            speaking = asyncio.ensure_future(speaks_until_it_dies(maria, room, said, enough))
            await enough.wait()
            first.process.kill()
            await speaking
            elsewhere = at(http, second, maria.token)
            async with asyncio.timeout(GO_ON_WITHIN_S), elsewhere.chat() as chat:
                key, text = said[-1]
                await chat.say(type="send", room=room, key=key, text=text)
                await chat.hear_until("sent")
                await chat.say(type="watch", room=room, after=0)
                frames = await chat.hear_until("caught_up")
            entries = [frame["entry"] for frame in frames if frame["type"] == "entry"]
            assert [entry["text"] for entry in entries if entry["kind"] == "message"][1:] == [text for _, text in said]
            assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))

    with ExitStack() as stack:
        asyncio.run(story(stack))
