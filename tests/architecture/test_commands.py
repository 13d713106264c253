"""The README's first two commands serve, each as a program of its own, and end in order."""

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

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
ANY_PORTS = ("--port", "0", "--staff-port", "0")


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


def printed(process: "subprocess.Popen[str]") -> str:
    """What a command prints until it says how to end it, which is when it serves."""
    assert process.stdout is not None
    lines = []
    for line in process.stdout:
        lines.append(line)
        if "Ctrl+C" in line:
            break
    return "".join(lines)


def test_the_server_opens_both_doors_and_ends_in_order(tmp_path: Path) -> None:
    with running(ROOT / "script" / "server", "--data", tmp_path, *ANY_PORTS) as process:
        customers, staff = ADDRESS.findall(printed(process))[:2]
        assert httpx.get(f"{customers}/api/desk").status_code == 200
        assert httpx.get(f"{staff}/").status_code == 200
    assert process.returncode == 0
    assert {path.name for path in tmp_path.iterdir()} >= {"private", "public"}


def test_the_demo_opens_a_shop_and_a_workspace_and_ends_in_order() -> None:
    with running(ROOT / "script" / "server", "demo", *ANY_PORTS) as process:
        shop, workspace = ADDRESS.findall(printed(process))[:2]
        assert '<script async src="/widget.js">' in httpx.get(f"{shop}/shop").text
        assert httpx.get(f"{shop}/widget.js").headers["content-type"] == "text/javascript; charset=utf-8"
        assert httpx.get(f"{workspace}/").status_code == 200
    assert process.returncode == 0
