"""One line per step of a set-up or a check: what is being done, then the seconds it took."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

Command = Sequence["str | Path"]


@contextmanager
def step(what: str) -> Iterator[None]:
    """Print `what`, and the seconds behind it once the block ends; a failure says so on the same line."""
    print(f"  {what} … ", end="", file=sys.stderr, flush=True)
    began = time.monotonic()
    try:
        yield
    except BaseException:
        print("failed", file=sys.stderr, flush=True)
        raise
    print(f"{time.monotonic() - began:.1f} s", file=sys.stderr, flush=True)


def quietly(command: Command, *, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> str:
    """Run a command that must succeed and return what it printed.

    Raises:
        SystemExit: it failed; its whole output stands in the message.
    """
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=cwd, env=_with(env), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    if done.returncode:
        raise SystemExit(f"\n{' '.join(words)}\n{done.stdout.rstrip()}\n(exit status {done.returncode})")
    return done.stdout


def succeeds(command: Command) -> bool:
    """Whether a command can be run and ends with 0; what it prints is dropped."""
    try:
        return subprocess.run([str(word) for word in command], cwd=ROOT, capture_output=True).returncode == 0
    except OSError:
        return False


def apt_get(*words: str) -> None:
    """Fetch system packages where there is apt and this is root; elsewhere, and when apt fails, nothing happens."""
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], [*words, "-y", "-qq", "--no-install-recommends"]):
            subprocess.run(["apt-get", *command], env=env, capture_output=True)


def replace(command: Command, extra: Mapping[str, str] | None = None) -> None:
    """Become this command: signals, terminal and exit status are its own from here on."""
    words = [str(word) for word in command]
    sys.stdout.flush()
    if os.name == "nt":
        sys.exit(subprocess.run(words, env=_with(extra)).returncode)
    os.execve(words[0], words, _with(extra))


def _with(extra: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(extra or {})}
