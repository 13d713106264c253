"""Trials at the folders: whose they are, that they are two, and that who must not reach one cannot."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from backchannel.bus import BELLS, try_to_listen
from backchannel.locks.confinement import Confined
from backchannel.locks.trials import Trial, Verdict, denied, judged
from backchannel.storage.migrate import FILE, LOCK
from backchannel.storage.trying import Shape, shape, try_principals

_EVERYWHERE = frozenset({"alembic_version"})


def owners_alone(folder: Path) -> Trial:
    """K3: a universe's folder and database are open to their owner alone."""
    found = [f"{path.name} {mode:o}" for path in (folder, folder / FILE) if (mode := _mode(path)) & 0o077]
    seen = f"open to others: {', '.join(found)}" if found else "for their owner alone"
    return judged("K3", f"the permissions of {folder.name}/ and its database were read", seen, holds=not found)


def two_stores(public: Path, private: Path) -> Iterator[Trial]:
    """K3 and K8: two databases and two places for files, whose tables have nothing in common and do nothing else."""
    shapes = shape(public), shape(private)
    common = sorted((set(shapes[0].tables) & set(shapes[1].tables)) - _EVERYWHERE)
    acting = [name for one in shapes for name in one.acting]
    yield _two("K3", "the files behind both databases were compared", public / FILE, private / FILE)
    yield judged("K3", "the tables of both were compared", _shared(shapes, common), holds=not common)
    seen = ", ".join(acting) if acting else "there are none"
    yield judged("K3", "triggers and views were looked for in both", seen, holds=not acting)
    yield _two("K8", "the places of both universes' files were compared", public / "files", private / "files")
    yield _two("K10", "the locks that writers take turns by were compared", public / LOCK, private / LOCK)


def principals(folder: Path, only: frozenset[str] | None = None) -> Trial:
    """K4: the database refuses each principal everything that is not on its list."""
    tried = try_principals(folder, folder.name, only)
    what = f"what is on no list was asked of {folder.name}/{FILE} by {tried.connections} principals"
    through = f"let through: {'; '.join(tried.let_through[:3])}"
    seen = through if tried.let_through else f"all {tried.denied} statements denied"
    return judged("K4", what, seen, holds=not tried.let_through and tried.denied > 0)


def out_of_reach(data: Path, foreign: str, confined: Confined) -> Iterator[Trial]:
    """K5, K6, K8: from inside a process that must not reach the folder `foreign`, everything is tried."""
    if not confined.at_all:
        seen = f"not tried, for {confined.sentence}"
        yield Trial("K5", f"{foreign}/ was to be opened from inside this process", seen, Verdict.NOT_IN_FORCE)
        return
    folder = data / foreign
    trial = f"trial-{os.urandom(8).hex()}"
    yield Trial("K5", "the system was asked how it holds this process", confined.sentence, Verdict.HOLDS)
    attempts = (
        ("K5", f"{foreign}/ was to be listed", lambda: _listed(folder), folder),
        ("K5", f"{foreign}/{FILE} was to be opened", lambda: _opened(folder / FILE, os.O_RDONLY), folder / FILE),
        ("K5", f"a file was to be made in {foreign}/", lambda: _opened(folder / trial, _MAKE), folder),
        ("K5", "a folder was to be made beside both", lambda: _made(data / trial), data),
        ("K6", f"a place at the bells of {foreign}/ was to be taken", lambda: try_to_listen(folder), folder / BELLS),
        ("K8", f"the files of {foreign}/ were to be listed", lambda: _listed(folder / "files"), folder / "files"),
    )
    for lock, tried, attempt, place in attempts:
        yield denied(lock, tried, attempt, PermissionError, *((FileNotFoundError,) if _is_missing(place) else ()))


_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL


def _is_missing(place: Path) -> bool:
    """Whether there is nothing to be denied yet; what cannot even be looked at is no such thing."""
    try:
        place.lstat()
    except FileNotFoundError:
        return True
    except PermissionError:
        return False
    return False


def _listed(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def _opened(path: Path, flags: int) -> None:
    os.close(os.open(path, flags, 0o600))


def _made(path: Path) -> None:
    path.mkdir()
    path.rmdir()


def _two(lock: str, tried: str, first: Path, second: Path) -> Trial:
    same = first.exists() and second.exists() and first.samefile(second)
    return judged(lock, tried, "they are one" if same else "they are two", holds=not same)


def _shared(shapes: tuple[Shape, Shape], common: list[str]) -> str:
    if common:
        return f"in both: {', '.join(common)}"
    return f"{len(shapes[0].tables)} and {len(shapes[1].tables)}, none of one name"


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) if path.exists() else 0
