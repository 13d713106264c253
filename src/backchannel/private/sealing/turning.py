"""Sealing a desk that was not, and turning its master key. Both can break off anywhere and be begun again.

While a desk is on its way to being sealed it is not served; it counts as sealed when the very last thing is.
"""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from backchannel.private.coaching import tables as coaching
from backchannel.private.messages import tables as messages
from backchannel.private.notes import tables as notes
from backchannel.private.sealing.keys import KeyFile
from backchannel.private.sealing.shelf import SealedShelf, is_sealed_file
from backchannel.private.sealing.states import DESK
from backchannel.private.sealing.tables import sealed_key
from backchannel.private.sealing.vault import KeyRow, Vault
from backchannel.private.store import PrivateAccess, Tx, metadata
from backchannel.storage.database import prepare, prepare_write
from backchannel.storage.seals import SealedText

PRINCIPAL = "staff_sealing"
AT_ONCE = 200
KNOWN = (coaching, messages, notes)
"""Where tables with sealed columns are described."""

_ALL_KEYS = prepare(
    sa.select(sealed_key.c.id, sealed_key.c.scope, sealed_key.c.master, sealed_key.c.wrapped).order_by(sealed_key.c.id),
    KeyRow,
)
_REWRAP = prepare_write(
    sa.update(sealed_key)
    .where(sealed_key.c.id == sa.bindparam("key_id"))
    .values(master=sa.bindparam("new_master"), wrapped=sa.bindparam("new_wrapped"))
)


def sealed_columns() -> list[sa.Column[str]]:
    """Every column of the private store that is sealed at rest."""
    columns = [column for table in metadata.sorted_tables for column in table.columns]
    return [column for column in columns if isinstance(column.type, SealedText)]


async def seal_texts(access: PrivateAccess, vault: Vault, told: Callable[[str, int], None]) -> None:
    """Seal every text that is not, a stretch at a time.

    Args:
        access: the principal `PRINCIPAL` of a store that was given no seal, so that it shows what really lies there.
        vault: seals.
        told: told a table's name and how many of its texts have been sealed.
    """
    for column in sealed_columns():
        done = await _Column(column, vault).seal(access)
        told(f"{column.table.name}.{column.name}", done)


class _Column:
    def __init__(self, column: sa.Column[str], vault: Vault) -> None:
        self._vault = vault
        self._names = [one.name for one in column.table.primary_key.columns]
        scope = column.table.c[column.type.scope]  # type: ignore[attr-defined]
        keys = [column.table.c[name] for name in self._names]
        behind = sa.tuple_(*keys) > sa.tuple_(*(sa.bindparam(f"last_{name}") for name in self._names))
        wanted = sa.select(*keys, scope, column).order_by(*keys).limit(AT_ONCE)
        self._first, self._next = prepare_write(wanted), prepare_write(wanted.where(behind))
        mine = (key == sa.bindparam(f"at_{key.name}") for key in keys)
        place = sa.and_(*mine, scope == sa.bindparam(f"of_{scope.name}"))
        self._scope = f"of_{scope.name}"
        self._put = prepare_write(sa.update(column.table).where(place).values({column.name: sa.bindparam("sealed")}))

    async def seal(self, access: PrivateAccess) -> int:
        """Seal all of it; answers how many texts were not."""
        done, last = 0, None
        while True:
            after = last

            async def stretch(tx: Tx, after: tuple[Any, ...] | None = after) -> tuple[int, tuple[Any, ...] | None]:
                return await self._stretch(tx, after)

            sealed, last = await access.write(stretch, ahead=True, beside=True)
            done += sealed
            if last is None:
                return done

    async def _stretch(self, tx: Tx, after: tuple[Any, ...] | None) -> tuple[int, tuple[Any, ...] | None]:
        lasts = dict(zip((f"last_{name}" for name in self._names), after or (), strict=False))
        rows = await tx.all(self._next if after else self._first, **lasts)
        plain = [row for row in rows if isinstance(row[-1], str)]
        for row in plain:
            keys, scope, text = row[: len(self._names)], row[-2], row[-1]
            place = dict(zip((f"at_{name}" for name in self._names), keys, strict=True))
            await tx.run(self._put, **place, **{self._scope: scope}, sealed=await self._vault.close(tx, scope, text))
        return len(plain), tuple(rows[-1][: len(self._names)]) if len(rows) == AT_ONCE else None


async def seal_files(kept: Path, aside: Path, shelf: SealedShelf) -> int:
    """Seal every file that is not; answers how many.

    Args:
        kept: the folder of the shelf.
        aside: a folder for copies on their way, on the same disk.
        shelf: seals.
    """
    plain = await asyncio.to_thread(_plain_files, kept)
    for path in plain:
        await shelf.put(path.name, await asyncio.to_thread(_copied, path, aside / path.name))
    return len(plain)


def _plain_files(kept: Path) -> list[Path]:
    return sorted(path for path in kept.rglob("*") if path.is_file() and not is_sealed_file(path))


def _copied(path: Path, copy: Path) -> Path:
    shutil.copyfile(path, copy)
    return copy


async def seal_desk(access: PrivateAccess, vault: Vault) -> None:
    """All is sealed: from now on the desk is served with its key alone."""
    await access.write(lambda tx: vault.key_for(tx, DESK), ahead=True)


async def turn_master_key(access: PrivateAccess, vault: Vault, keys: KeyFile) -> int:
    """Wrap every room's key anew under a fresh master key, and forget the old ones; answers how many were wrapped.

    The file holds both until the last of them is on disk. The desk may be running.
    """
    keys.add()

    async def rewrap(tx: Tx) -> int:
        rows = await tx.all(_ALL_KEYS)
        for row in rows:
            master, wrapped = vault.wrap(row.id, row.scope, vault.unwrap(row))
            await tx.run(_REWRAP, key_id=row.id, new_master=master, new_wrapped=wrapped)
        return len(rows)

    done: int = await access.write(rewrap, ahead=True, beside=True)
    used = {row.master for row in await access.read(lambda rx: rx.all(_ALL_KEYS))}
    keys.keep_only(used | {keys.newest[0]})
    return done
