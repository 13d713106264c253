"""Locking a process out of what it must not reach: by Landlock, and as root by becoming a user of its own."""

from __future__ import annotations

import os
import pwd
import site
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

import backchannel
from backchannel.locks.landlock import KEEP, READ, RUN, USE, Allowed, TooLateError, restrict, version

_SYSTEM = ("/usr", "/lib", "/lib64", "/bin", "/opt/lib")
_LOOKED_UP = (
    *("/etc/ld.so.cache", "/etc/localtime", "/etc/mime.types", "/etc/apache2/mime.types", "/etc/httpd/mime.types"),
    *("/etc/nsswitch.conf", "/etc/passwd", "/proc/self", "/proc/meminfo", "/sys/devices/system/cpu"),
)
_FOR_CONNECTIONS = ("/etc/resolv.conf", "/etc/hosts", "/etc/gai.conf", "/etc/services", "/etc/ssl", "/etc/pki")
_DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")


class Confined(msgspec.Struct, frozen=True):
    """How a process is locked out of everything but its own folder.

    Args:
        landlock: the version of Landlock that binds it, or 0.
        user: the user that it has become, or empty.
    """

    landlock: int = 0
    user: str = ""

    @property
    def at_all(self) -> bool:
        """Whether the system holds it at all."""
        return bool(self.landlock or self.user)

    @property
    def sentence(self) -> str:
        """What holds it, in a sentence without its full stop."""
        ways = [f"by Landlock {self.landlock}"] * bool(self.landlock) + [f"as the user {self.user}"] * bool(self.user)
        return f"the system confines this process {' and '.join(ways)}" if ways else _NOTHING


_NOTHING = "the system does not confine this process: there is no Landlock here, and it was given no user of its own"


class UnconfinedError(RuntimeError):
    """The system cannot keep this process out of the other universe's folder, and the settings insist that it does."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"K5 does not hold at the system's level: {why}. Give the process a user of its own "
            "(--customer-user, started as root), or let it serve all the same with --confinement try."
        )


def confine(folder: Path, *, user: str, outgoing: bool) -> Confined:
    """Give up everything but one universe's folder and what a program needs to run; before the first thread.

    Args:
        folder: the universe's folder, which exists.
        user: a user to become when this process is root's, or empty.
        outgoing: whether connections to other machines stay allowed.

    Raises:
        UnconfinedError: this process has more than one thread, the system refuses, or there is no such user.
    """
    try:
        if abi := version():
            restrict(list(needed(folder, outgoing=outgoing)), outgoing=outgoing)
        return Confined(abi, _become(user, folder) if user and os.geteuid() == 0 else "")
    except (TooLateError, OSError, KeyError) as error:
        raise UnconfinedError(str(error).strip("'\"")) from None


def needed(folder: Path, *, outgoing: bool) -> Iterator[Allowed]:
    """What a process of one universe needs: its folder, its program, and little of the system.

    Args:
        folder: the universe's folder; nothing beside it is ever allowed, wherever the program lies.
        outgoing: whether it connects to other machines.
    """
    own = folder.resolve()
    yield Allowed(own, KEEP)
    for path in _programs(own.parent):
        yield Allowed(path, RUN)
    for name in (*_LOOKED_UP, *(_FOR_CONNECTIONS if outgoing else ())):
        yield Allowed(Path(name), READ)
    for name in _DEVICES:
        yield Allowed(Path(name), USE)


def _programs(data: Path) -> Iterator[Path]:
    prefixes = {sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages(), *_SYSTEM}
    for path in {Path(prefix).resolve() for prefix in prefixes} | {Path(backchannel.__file__).resolve().parent}:
        yield from _around(path, data)


def _around(path: Path, data: Path) -> Iterator[Path]:
    """A folder, but without the data folder when that lies within: then its other parts."""
    if not data.is_relative_to(path):
        yield path
    elif path.is_dir() and path != data:
        for part in path.iterdir():
            yield from _around(part, data)


def _become(name: str, folder: Path) -> str:
    account = pwd.getpwnam(name)
    for path in (folder, *folder.rglob("*")):
        os.chown(path, account.pw_uid, account.pw_gid, follow_symlinks=False)
    os.setgroups([])
    os.setresgid(account.pw_gid, account.pw_gid, account.pw_gid)
    os.setresuid(account.pw_uid, account.pw_uid, account.pw_uid)
    return name
