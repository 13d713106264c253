"""Landlock: a process gives up for good, for itself and all that it starts, every file and port it does not need.

The system calls have no wrapper in the C library (landlock(7), Linux 5.13 and newer); their numbers are the same on
every architecture. They bind the calling thread and what it starts, so they come before the first thread.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from pathlib import Path

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG, _PATH_BENEATH, _NO_NEW_PRIVILEGES = 1, 1, 38
_CONNECT_TCP, _BIND_TCP = 2, 1
_ABSTRACT_SOCKETS, _SIGNALS = 1, 2
_LEAST_ABI, _NETWORK_ABI, _SCOPES_ABI = 2, 4, 6


class Right(IntFlag):
    """What can be done with files (linux/landlock.h)."""

    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_DIR = 1 << 3
    REMOVE_DIR = 1 << 4
    REMOVE_FILE = 1 << 5
    MAKE_CHAR = 1 << 6
    MAKE_DIR = 1 << 7
    MAKE_REG = 1 << 8
    MAKE_SOCK = 1 << 9
    MAKE_FIFO = 1 << 10
    MAKE_BLOCK = 1 << 11
    MAKE_SYM = 1 << 12
    REFER = 1 << 13
    TRUNCATE = 1 << 14
    IOCTL_DEV = 1 << 15


READ = Right.READ_FILE | Right.READ_DIR
RUN = READ | Right.EXECUTE
KEEP = READ | Right.WRITE_FILE | Right.TRUNCATE | Right.MAKE_DIR | Right.MAKE_REG | Right.MAKE_SOCK | Right.REFER
KEEP |= Right.REMOVE_DIR | Right.REMOVE_FILE
USE = Right.READ_FILE | Right.WRITE_FILE
_OF_A_FILE = Right.EXECUTE | Right.WRITE_FILE | Right.READ_FILE | Right.TRUNCATE | Right.IOCTL_DEV
_SINCE = {1: Right.REFER - 1, 2: Right.TRUNCATE - 1, 3: Right.IOCTL_DEV - 1, 4: Right.IOCTL_DEV - 1}
"""The rights that a version of Landlock knows: all below the one that came next."""


class TooLateError(RuntimeError):
    """There are other threads already, which would go on unbound."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A file, or a folder with all below it, and what stays allowed there."""

    path: Path
    rights: Right


def version() -> int:
    """The version of Landlock that this system has; 0 where it has none that suffices, or is no Linux.

    The first version lets nobody move a file from one folder to another, which keeping a file needs.
    """
    if not sys.platform.startswith("linux"):
        return 0
    found = _libc().syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    return int(found) if found >= _LEAST_ABI else 0


def restrict(allowed: Sequence[Allowed], *, outgoing: bool) -> None:
    """Give up every file that is not allowed, every new listener, and signals to processes outside.

    Args:
        allowed: what stays; paths that do not exist are passed over.
        outgoing: whether connections to other machines stay allowed.

    Raises:
        TooLateError: this process has more than one thread.
        OSError: the system has no Landlock, or refuses.
    """
    if len(os.listdir("/proc/self/task")) != 1:  # noqa: PTH208 - not a folder of ours
        raise TooLateError("this process has several threads already")
    abi = version()
    handled = Right(_SINCE.get(abi, (Right.IOCTL_DEV << 1) - 1))
    ruleset = _ruleset(abi, handled, outgoing=outgoing)
    try:
        for one in allowed:
            _allow(ruleset, one, handled)
        _called(_libc().prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0))
        _called(_libc().syscall(_RESTRICT_SELF, ruleset, 0))
    finally:
        os.close(ruleset)


def _ruleset(abi: int, handled: Right, *, outgoing: bool) -> int:
    ports = _BIND_TCP | (0 if outgoing else _CONNECT_TCP)
    words = [int(handled), ports, _ABSTRACT_SOCKETS | _SIGNALS]
    known = 3 if abi >= _SCOPES_ABI else 2 if abi >= _NETWORK_ABI else 1
    attributes = struct.pack(f"={known}Q", *words[:known])
    return _called(_libc().syscall(_CREATE_RULESET, attributes, len(attributes), 0))


def _allow(ruleset: int, one: Allowed, handled: Right) -> None:
    try:
        handle = os.open(one.path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:
        return
    try:
        rights = one.rights & handled & (~Right(0) if one.path.is_dir() else _OF_A_FILE)
        rule = struct.pack("=Qi", int(rights), handle)
        _called(_libc().syscall(_ADD_RULE, ruleset, _PATH_BENEATH, rule, 0))
    finally:
        os.close(handle)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _called(result: int) -> int:
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
