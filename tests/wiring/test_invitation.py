"""Whoever runs the machine lets somebody in again who cannot sign in any more."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from backchannel.__main__ import main
from backchannel.private.team.invites import Invited, invited
from backchannel.private.team.set_up import set_up
from backchannel.settings import Settings
from backchannel.wiring.desk import Desk, open_desk
from private.world import HASHED


def with_ada(folder: Path) -> None:
    """A desk with one Administrator."""

    async def lay(desk: Desk) -> None:
        link = await desk.setup_link()
        access = desk.private.store.principal("staff_private")
        await access.write(lambda tx: set_up(tx, link or "", ("Ada", "ada@shop.example"), HASHED, "a browser"))
        await desk.stop()

    async def run() -> None:
        await lay(open_desk(Settings(data=folder)))

    asyncio.run(run())


def whom(folder: Path, secret: str) -> Invited:
    async def run() -> Invited:
        desk = open_desk(Settings(data=folder))
        try:
            return await desk.private.store.principal("staff_private").read(lambda rx: invited(rx, secret))
        finally:
            await desk.stop()

    return asyncio.run(run())


def test_a_link_is_for_whoever_has_the_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_ada(tmp_path)
    assert main(["invite", "Ada@Shop.example", "--data", str(tmp_path), "--staff-url", "https://desk.example"]) == 0
    address, _, secret = capsys.readouterr().out.strip().partition("#")
    assert address == "https://desk.example/join"
    assert (whom(tmp_path, secret).name, whom(tmp_path, secret).joined) == ("Ada", True)


def test_an_address_that_nobody_has_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_ada(tmp_path)
    assert main(["invite", "eve@shop.example", "--data", str(tmp_path)]) != 0
    assert "nobody signs in with eve@shop.example" in capsys.readouterr().err
