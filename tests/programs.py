"""Python programs in processes of their own, with the package and the tests' vocabulary on their path."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import backchannel

_PATH = os.pathsep.join((str(Path(backchannel.__file__).parent.parent), str(Path(__file__).parent)))


def start_python(program: str, *arguments: str) -> subprocess.Popen[str]:
    """Start `program`, a text, with its output piped back; lines come as they are printed."""
    return subprocess.Popen(
        [sys.executable, "-u", "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": _PATH},
    )


def run_python(program: str, *arguments: str) -> str:
    """Run `program` to its end; answers what it printed."""
    process = start_python(program, *arguments)
    printed, _ = process.communicate()
    assert process.returncode == 0, printed
    return printed
