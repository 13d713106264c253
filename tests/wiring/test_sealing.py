"""A sealed desk: nothing private lies readable on its disk, and it is served with its key alone."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from backchannel.__main__ import main
from backchannel.private.sealing import turning
from backchannel.private.sealing.keys import KeyFile
from backchannel.settings import SettingMalformedError, Settings
from backchannel.wiring.sealing import open_private, seal_on, seal_rotate
from backchannel.wiring.universe import Holding
from programs import run_python, start_python
from staff.house import House, open_house
from stores import fresh

CANARY = "canary-5b1f09d2"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d"
    "49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


class SealedDesk:
    """A desk in a folder, its key beside the folder, and what people do at it while it runs."""

    def __init__(self, folder: Path) -> None:
        self.data, self.key = folder / "data", folder / "key" / "sealing.key"
        self.settings = Settings(data=self.data, sealing_key=self.key)
        for universe in ("public", "private"):
            fresh(self.data, universe)
        self.token, self.room, self.file = "", "", ""

    def runs(self, then: Callable[[House], Awaitable[None]], *, sealed: bool = True) -> None:
        async def run() -> None:
            async with open_house(self.data, **({"sealing_key": self.key} if sealed else {})) as house:
                if self.token:
                    house.ada = await house._person(self.token)
                else:
                    await house.is_set_up()
                    self.token = house.ada.token
                await then(house)

        asyncio.run(run())

    async def speaks(self, house: House) -> None:
        self.room = await house.enquiry()
        await house.ada.picks_up(self.room)
        up = {"params": {"name": f"{CANARY}.txt"}, "content": f"{CANARY} in a file ".encode() * 9_000}
        self.file = (await house.ada.does("POST", f"/api/rooms/{self.room}/private-files", **up))["id"]
        picture = {"params": {"name": f"{CANARY}.png"}, "content": PNG}
        await house.ada.does("POST", f"/api/rooms/{self.room}/private-files", **picture)
        await house.ada.whispers(self.room, f"{CANARY} said", files=[self.file])
        for audience in ("customer", "staff"):
            draft = {"audience": audience, "text": f"{CANARY} {audience}"}
            await house.ada.does("PUT", f"/api/rooms/{self.room}/drafts", json=draft)

    async def reads(self, house: House) -> None:
        page = await house.ada.does("GET", f"/api/rooms/{self.room}/timeline")
        assert f"{CANARY} said" in str(page)
        assert f"{CANARY}.txt" in str(page)
        drafts = await house.ada.does("GET", f"/api/rooms/{self.room}/drafts")
        assert [one["text"] for one in drafts] == [f"{CANARY} customer", f"{CANARY} staff"]
        took = await house.ada.ask("GET", f"/api/rooms/{self.room}/private-files/{self.file}")
        assert took.content == f"{CANARY} in a file ".encode() * 9_000
        history = await house.ada.ask("GET", f"/api/report/{self.room}/history.json")
        assert f"{CANARY} said" in history.text

    def found_on_disk(self) -> list[str]:
        """The files of the desk that hold the canary, plainly or as UTF-16."""
        wanted = (CANARY.encode(), CANARY.encode("utf-16-le"))
        paths = [path for path in self.data.rglob("*") if path.is_file()]
        return [str(path) for path in paths if any(one in path.read_bytes() for one in wanted)]

    def refused(self) -> str:
        with pytest.raises(SettingMalformedError) as refused:
            open_private(self.settings, Holding()).close()
        return str(refused.value)


def quiet(_line: str) -> None:
    return


@pytest.fixture
def desk(tmp_path: Path) -> SealedDesk:
    return SealedDesk(tmp_path)


@pytest.fixture
def sealed(desk: SealedDesk) -> SealedDesk:
    seal_on(desk.settings, quiet)
    desk.runs(desk.speaks)
    return desk


def test_nothing_private_lies_readable_on_a_sealed_disk(sealed: SealedDesk) -> None:
    assert sealed.found_on_disk() == []
    sealed.runs(sealed.reads)


def test_the_same_search_finds_it_on_a_disk_that_is_not_sealed(desk: SealedDesk) -> None:
    desk.runs(desk.speaks, sealed=False)
    assert desk.found_on_disk()


def test_a_desk_is_sealed_with_all_that_it_holds(desk: SealedDesk) -> None:
    desk.runs(desk.speaks, sealed=False)
    seal_on(desk.settings, quiet)
    assert desk.found_on_disk() == []
    desk.runs(desk.reads)


def test_sealing_that_breaks_off_is_begun_again(desk: SealedDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.runs(desk.speaks, sealed=False)
    with monkeypatch.context() as patch:
        patch.setattr(turning, "seal_files", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            seal_on(desk.settings, quiet)
    assert "not sealed" in desk.refused()
    seal_on(desk.settings, quiet)
    assert desk.found_on_disk() == []
    desk.runs(desk.reads)


def test_a_sealed_desk_is_served_with_its_own_key_alone(sealed: SealedDesk, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["serve", "--data", str(sealed.data), "--port", "0", "--staff-port", "0"]
    assert main(words) == 2
    assert "This desk is sealed, and its key is not named" in capsys.readouterr().err
    assert main([*words, "--sealing-key", str(sealed.key.with_name("lost"))]) == 2
    assert "cannot be read" in capsys.readouterr().err
    other = KeyFile.make(sealed.key.with_name("other"), sealed.data)
    assert main([*words, "--sealing-key", str(other.path)]) == 2
    assert "is sealed with key" in capsys.readouterr().err
    sealed.key.chmod(0o644)
    assert "chmod 600" in sealed.refused()


def test_the_customers_side_refuses_the_key(sealed: SealedDesk, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["serve", "--plane", "customer", "--port", "0"], ["worker", "--plane", "public"]):
        assert main([*words, "--data", str(sealed.data), "--sealing-key", str(sealed.key)]) == 2
        assert "for the staff's side alone" in capsys.readouterr().err


def test_a_key_that_lies_in_the_data_folder_is_no_key(desk: SealedDesk) -> None:
    with pytest.raises(SettingMalformedError, match="outside of the data folder"):
        seal_on(Settings(data=desk.data, sealing_key=desk.data / "private" / "key"), quiet)
    assert not (desk.data / "private" / "key").exists()


def test_a_key_is_not_set_for_a_desk_that_is_not_sealed(desk: SealedDesk) -> None:
    KeyFile.make(desk.key, desk.data)
    assert "not sealed" in desk.refused()


def test_the_key_is_turned_while_the_desk_runs(sealed: SealedDesk) -> None:
    async def turned(house: House) -> None:
        before = sealed.key.read_text()
        await asyncio.to_thread(seal_rotate, sealed.settings, quiet)
        after = sealed.key.read_text()
        assert before.split()[0] not in after
        assert len(after.splitlines()) == 1
        await sealed.reads(house)
        await sealed.speaks(house)

    sealed.runs(turned)
    sealed.runs(sealed.reads)
    assert sealed.found_on_disk() == []


KILLED = """
import os, sys
from pathlib import Path
from backchannel.private.sealing.vault import Vault
from backchannel.settings import Settings
from backchannel.wiring.sealing import seal_rotate
whole, left = getattr(Vault, sys.argv[3]), [2]

def cut(*asked):
    left[0] -= 1
    if left[0] < 0:
        os._exit(9)
    return whole(*asked)

setattr(Vault, sys.argv[3], cut)
seal_rotate(Settings(data=Path(sys.argv[1]), sealing_key=Path(sys.argv[2])), print)
"""


@pytest.mark.parametrize("where", ["wrap", "unwrap"])
def test_turning_that_is_killed_midway_loses_nothing(sealed: SealedDesk, where: str) -> None:
    assert start_python(KILLED, str(sealed.data), str(sealed.key), where).wait() == 9
    assert len(sealed.key.read_text().splitlines()) == 2
    sealed.runs(sealed.reads)
    seal_rotate(sealed.settings, quiet)
    assert len(sealed.key.read_text().splitlines()) == 1
    sealed.runs(sealed.reads)


def test_turning_that_ends_before_the_old_key_is_forgotten_loses_nothing(
    sealed: SealedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(KeyFile, "keep_only", _power_cut)
        with pytest.raises(KeyboardInterrupt):
            seal_rotate(sealed.settings, quiet)
    sealed.runs(sealed.reads)


PATIENT = """
import sys
from pathlib import Path
from backchannel.settings import Settings
from backchannel.wiring.desk import open_desk
open_desk(Settings(data=Path(sys.argv[1]), sealing_key=Path(sys.argv[2]) if len(sys.argv) > 2 else None))
print(any(name.partition(".")[0] in ("cryptography", "cffi") for name in sys.modules))
"""


def test_what_seals_is_loaded_for_a_sealed_desk_alone(desk: SealedDesk) -> None:
    assert run_python(PATIENT, str(desk.data)).strip() == "False"
    seal_on(desk.settings, quiet)
    assert run_python(PATIENT, str(desk.data), str(desk.key)).strip() == "True"


def test_a_sealed_file_that_was_changed_is_not_served(sealed: SealedDesk) -> None:
    (path,) = (sealed.data / "private" / "files" / "kept").rglob(sealed.file)
    whole = path.read_bytes()
    path.write_bytes(whole[:200] + bytes([whole[200] ^ 1]) + whole[201:])

    async def asks(house: House) -> None:
        with pytest.raises(httpx.HTTPError):
            await house.ada.does("GET", f"/api/rooms/{sealed.room}/private-files/{sealed.file}")

    sealed.runs(asks)


@pytest.mark.parametrize("how", ["substr(text, 1, 60) || zeroblob(40)", "'planted in plain text'"])
def test_a_sealed_text_that_was_changed_is_an_error(sealed: SealedDesk, how: str) -> None:
    with closing(sqlite3.connect(sealed.data / "private" / "desk.db")) as link, link:
        link.execute(f"UPDATE private_message SET text = {how}")

    async def asks(house: House) -> None:
        answer = await house.ada.ask("GET", f"/api/rooms/{sealed.room}/timeline")
        assert answer.status_code == 500
        assert "planted" not in answer.text

    sealed.runs(asks)


def _power_cut(*_: object) -> None:
    raise KeyboardInterrupt
