"""The private universe as its desk seals it, and the commands that seal it and turn its key.

What seals is loaded only when a sealing key is set.
"""

from __future__ import annotations

import asyncio
import atexit
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from backchannel.files import Files, open_files
from backchannel.files.shelf import Shelf
from backchannel.kernel.ids import IdSource
from backchannel.private.sealing.states import DESK, has_sealed, is_sealed
from backchannel.private.store import Rx
from backchannel.settings import SettingMalformedError, Settings
from backchannel.storage.seals import SealBrokenError
from backchannel.wiring.universe import Holding, Universe, open_universe

if TYPE_CHECKING:
    from backchannel.private.sealing.vault import Vault

IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it


def open_private(settings: Settings, holding: Holding) -> Universe:
    """Open the private universe, sealed as its desk is.

    Raises:
        SettingMalformedError: it is sealed and the key is not there or another, or a key is set and it is not sealed.
        StoreTooNewError: a later version of the product has written the store.
    """
    universe = open_universe(settings.data, "private", holding)
    if settings.databases.get(universe.name):
        if settings.sealing_key is not None:
            raise SettingMalformedError(
                "A desk in a database of its own is not sealed here: seal that database's disk."
            )
        return universe
    store: Any = universe.store
    try:
        if (vault := fitting_vault(store, settings)) is None:
            return universe
        store.keep_sealed(vault)
        return replace(universe, files=_sealed_files(universe, vault, holding), sealed=True)
    except BaseException:
        store.close()
        raise


def fitting_vault(store: Any, settings: Settings) -> Vault | None:
    """The vault of a desk that is sealed; None for one that is not.

    Raises:
        SettingMalformedError: key and desk do not fit.
    """
    sealed, whole = store.glance("staff_private", _state)
    if settings.sealing_key is None:
        if sealed:
            raise SettingMalformedError("This desk is sealed, and its key is not named: --sealing-key FILE.")
        return None
    if not whole:
        raise SettingMalformedError("A sealing key is set, but this desk is not sealed. Seal it: backchannel seal on.")
    from backchannel.private.sealing.keys import KeyFile  # noqa: PLC0415 - only with a key
    from backchannel.private.sealing.vault import Vault, key_of  # noqa: PLC0415 - loads what seals

    vault = Vault(KeyFile(settings.sealing_key, settings.data))
    row = store.glance("staff_private", lambda rx: key_of(rx, DESK))
    try:
        assert row is not None  # noqa: S101 - the desk is sealed by it
        vault.unwrap(row)
    except SealBrokenError as error:
        raise SettingMalformedError(f"sealing_key: {error}.") from None
    return vault


async def _state(rx: Rx) -> tuple[bool, bool]:
    return await has_sealed(rx), await is_sealed(rx)


def _sealed_files(universe: Universe, vault: Vault, holding: Holding) -> Files:
    from backchannel.private.sealing.shelf import SealedShelf  # noqa: PLC0415 - loads what seals

    private = universe.store.principal("staff_private")

    def sealed(shelf: Shelf) -> Shelf:
        return SealedShelf(shelf, vault, private, universe.folder / "files" / "incoming")

    ids = IdSource(holding.clock, holding.source(universe.name))
    return open_files(universe.folder / "files", ids, sealed, _folder_in_memory())


def _folder_in_memory() -> Path | None:
    """A folder that no disk holds, for uploads that are not sealed yet; None on a system without one."""
    if not IN_MEMORY.is_dir():
        return None
    made = Path(tempfile.mkdtemp(prefix="backchannel-", dir=IN_MEMORY))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


def seal_on(settings: Settings, say: Callable[[str], None]) -> None:
    """Seal a desk that is not running: its texts, its files, then write its store anew.

    Raises:
        SettingMalformedError: no key file is named, or it cannot be used.
    """
    from backchannel.private.sealing.keys import KeyFile  # noqa: PLC0415 - only with a key
    from backchannel.private.sealing.vault import Vault  # noqa: PLC0415 - loads what seals
    from backchannel.storage.compacting import compact  # noqa: PLC0415 - for this command alone

    keys = KeyFile.make(_named(settings), settings.data)
    universe = open_universe(settings.data, "private", Holding())
    store: Any = universe.store
    try:
        asyncio.run(_seal(universe, Vault(keys), say))
    finally:
        store.close()
    compact(universe.folder)
    say(f"This desk is sealed. Serve it with --sealing-key {keys.path}")
    say("Keep a copy of that file elsewhere: without it everything private is lost.")


async def _seal(universe: Universe, vault: Vault, say: Callable[[str], None]) -> None:
    from backchannel.files.shelf import FolderShelf  # noqa: PLC0415 - for this command alone
    from backchannel.private.sealing.shelf import SealedShelf  # noqa: PLC0415 - loads what seals
    from backchannel.private.sealing.turning import (  # noqa: PLC0415
        PRINCIPAL,
        seal_desk,
        seal_files,
        seal_texts,
    )

    access, files = universe.store.principal(PRINCIPAL), universe.folder / "files"
    await seal_texts(access, vault, lambda what, count: say(f"{what}: {count} sealed"))
    shelf = SealedShelf(FolderShelf(files / "kept"), vault, access, files / "incoming")
    say(f"files: {await seal_files(files / 'kept', files / 'incoming', shelf)} sealed")
    await seal_desk(access, vault)


def seal_rotate(settings: Settings, say: Callable[[str], None]) -> None:
    """Give a sealed desk a new master key; it may be running.

    Raises:
        SettingMalformedError: no key file is named, or it does not fit the desk.
    """
    from backchannel.private.sealing.keys import KeyFile  # noqa: PLC0415 - only with a key
    from backchannel.private.sealing.turning import PRINCIPAL, turn_master_key  # noqa: PLC0415 - loads what seals
    from backchannel.private.sealing.vault import Vault  # noqa: PLC0415

    keys = KeyFile(_named(settings), settings.data)
    store: Any = open_universe(settings.data, "private", Holding()).store
    try:
        fitting_vault(store, settings)
        done = asyncio.run(turn_master_key(store.principal(PRINCIPAL), Vault(keys), keys))
    finally:
        store.close()
    say(f"{done} keys are wrapped by a new master key; {keys.path} holds it alone. Keep a copy of that file.")


def _named(settings: Settings) -> Path:
    if settings.databases.get("private"):
        raise SettingMalformedError("A desk in a database of its own is not sealed here: seal that database's disk.")
    if settings.sealing_key is None:
        raise SettingMalformedError("Name the file of the sealing key: --sealing-key FILE, outside of the data folder.")
    return settings.sealing_key
