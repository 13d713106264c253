"""Somebody who has taken the customers' process over: on SIGUSR1 they try everything from inside, and print what came.

It is run in the real process, before the product's own command: only the standard library is at hand.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def break_in(data: str, colleague: int, port: int) -> None:
    """Answer SIGUSR1 with what each try came to: ``denied``, or what was got.

    Args:
        data: the desk's folder.
        colleague: the number of a process of the staff's side.
        port: of the staff door.
    """
    signal.signal(signal.SIGUSR1, lambda *_: print(json.dumps(_try_all(Path(data), colleague, port)), flush=True))


def _try_all(data: Path, colleague: int, port: int) -> dict[str, object]:
    private = data / "private"
    attempts: dict[str, Callable[[], object]] = {
        "read the database": lambda: (private / "desk.db").read_bytes()[:16],
        "list the folder": lambda: _listed(private),
        "list the bells": lambda: _listed(private / "bells"),
        "write into it": lambda: (private / "planted").write_text("x"),
        "move it aside": lambda: private.rename(data / "public" / "taken"),
        "link its database": lambda: os.link(private / "desk.db", data / "public" / "linked"),
        "make a folder beside": (data / "third").mkdir,
        "reach it through the other process": lambda: _listed(f"/proc/{colleague}/root{private}"),
        "read the other's memory": lambda: Path(f"/proc/{colleague}/mem").open("rb").close(),
        "read the other's environment": lambda: Path(f"/proc/{colleague}/environ").read_bytes().decode(),
        "end the other process": lambda: os.kill(colleague, 0),
        "knock at the staff door": lambda: socket.create_connection(("127.0.0.1", port), 5).close(),
        "open a door of its own": _listen,
        "send a child": lambda: subprocess.run(["/bin/cat", private / "desk.db"], check=True, capture_output=True),
        "link to it and read": lambda: _by_a_link(data),
    }
    modules = [name for name in sys.modules if name.startswith(("backchannel.private", "backchannel.staff"))]
    return {"modules": modules, "own": len(sys.modules)} | {name: _came(one) for name, one in attempts.items()}


def _came(attempt: Callable[[], object]) -> str:
    try:
        got = attempt()
    except (PermissionError, ProcessLookupError):
        return "denied"
    except subprocess.CalledProcessError as error:
        return "denied" if b"Permission denied" in error.stderr else repr(error)
    except OSError as error:
        return "denied" if error.errno == errno.EXDEV else repr(error)
    return f"got {got!r}"


def _listed(place: Path | str) -> list[str]:
    return [path.name for path in Path(place).iterdir()]


def _listen() -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))


def _by_a_link(data: Path) -> object:
    link = data / "public" / "link"
    link.symlink_to(data / "private" / "desk.db")
    return link.read_bytes()[:16]
