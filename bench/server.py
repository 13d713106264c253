"""A server under measurement: started by its own command, watched by the operating system's accounts."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
START_WITHIN_S = 30.0


@dataclass
class Server:
    """A running server. `lines` is what it has printed so far."""

    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    def wait_for(self, pattern: str) -> str:
        """The first group of the first printed line that matches.

        Raises:
            RuntimeError: the server ended, or printed no such line in time.
        """
        end = time.monotonic() + START_WITHIN_S
        assert self.process.stdout is not None
        while time.monotonic() < end:
            line = self.process.stdout.readline()
            if not line:
                break
            self.lines.append(line.rstrip())
            if found := re.search(pattern, line):
                return found.group(1)
        raise RuntimeError("the server did not start:\n" + "\n".join(self.lines))

    def cpu_s(self) -> float:
        """Seconds of processor time, user and system, of the server and its children."""
        return sum(_cpu_s(pid) for pid in _family(self.process.pid))

    def memory_kib(self) -> int:
        """Resident memory of the server and its children, in KiB."""
        return sum(_resident_kib(pid) for pid in _family(self.process.pid))

    def stop(self) -> None:
        """End the server."""
        self.process.terminate()
        self.process.wait(20)


def start(command: list[str], environment: dict[str, str] | None = None) -> Server:
    """Start a server; what it prints is read line by line."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env={**os.environ, **(environment or {})}
    )
    return Server(process)


def python(*arguments: str) -> list[str]:
    """This interpreter with arguments, its output unbuffered."""
    return [sys.executable, "-u", *arguments]


def free_port() -> int:
    """A port on the loopback that nobody listens at now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    own = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [pid, *(below for child in own for below in _family(child))]


def _cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _resident_kib(pid: int) -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    return int(found.group(1)) if found else 0
