"""The README's first command opens both doors, as a program of its own, and ends in order."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from architecture.tree import ROOT

ADDRESS = re.compile(r"^\s*(customers|staff)\s+(http://\S+)$")


@contextmanager
def running(*words: str | Path) -> Iterator["subprocess.Popen[str]"]:
    """A command of the README in a process of its own, in this environment; ended by a signal."""
    environment = {**os.environ, "BACKCHANNEL_VENV": sys.prefix, "BACKCHANNEL_SKIP_WEB": "1"}
    process = subprocess.Popen([str(word) for word in words], env=environment, stdout=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate()


def addresses(process: "subprocess.Popen[str]") -> dict[str, str]:
    """Where both doors are, read from what the command prints."""
    assert process.stdout is not None
    found: dict[str, str] = {}
    for line in process.stdout:
        found.update({match[1]: match[2] for match in [ADDRESS.match(line)] if match})
        if len(found) == 2:
            break
    return found


def test_the_first_command_opens_both_doors_and_ends_in_order(tmp_path: Path) -> None:
    with running(ROOT / "script" / "server", "--data", tmp_path, "--port", "0", "--staff-port", "0") as process:
        doors = addresses(process)
        assert set(doors) == {"customers", "staff"}
        assert httpx.get(f"{doors['customers']}/api/desk").status_code == 200
        assert httpx.get(f"{doors['staff']}/").status_code == 200
    assert process.returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"private", "public"}
