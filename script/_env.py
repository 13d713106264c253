"""A ready Python environment from a clean checkout, with nothing but the standard library.

`ensure("server")` or `ensure("dev")` makes `.venv` (or the folder that BACKCHANNEL_VENV names) hold exactly what
`requirements/` locks, by hash, and Backchannel itself beside it. A stamp of the locks makes the second call cheap. The
installer is uv where it is on the PATH, else the environment's own pip, else a pip from outside that is pointed at it.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from _steps import ROOT, apt_get, quietly, step, succeeds

VENV = Path(os.environ.get("BACKCHANNEL_VENV") or ROOT / ".venv").absolute()
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)


def ensure(kind: str) -> Path:
    """The environment's Python, with the packages of `requirements/<kind>.txt` ("server" or "dev") installed.

    Raises:
        SystemExit: no Python is new enough, or a package could not be installed.
    """
    _move_to_new_python()
    if _is_current(kind):
        return PYTHON
    with alone():
        if not _is_current(kind):
            _install(kind)
    return PYTHON


def add(name: str) -> None:
    """Install one more lock, `requirements/<name>.txt`, into the environment, unless it is there already."""
    mark, want = _mark(name), digest([ROOT / "requirements" / f"{name}.txt"])
    if not mark.is_file() or mark.read_text() != want:
        quietly([*_installer(), "--require-hashes", "-r", ROOT / "requirements" / f"{name}.txt"])
        mark.write_text(want)


@contextmanager
def alone() -> Iterator[None]:
    """Hold the checkout, so that two commands started at once do not set it up twice over each other."""
    if os.name == "nt":
        yield
        return
    import fcntl

    folder = os.open(ROOT, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def digest(paths: list[Path]) -> str:
    """One fingerprint of files' names and contents."""
    whole = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in paths:
        whole.update(f"\0{path.relative_to(ROOT).as_posix()}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _move_to_new_python() -> None:
    """Start over under a newer Python of the PATH, when this one is too old."""
    if sys.version_info >= OLDEST:
        return
    for minor in range(20, OLDEST[1] - 1, -1):
        if newer := shutil.which(f"python3.{minor}"):
            os.execv(newer, [newer, *sys.argv])
    found = ".".join(map(str, sys.version_info[:3]))
    raise SystemExit(f"Backchannel needs Python 3.11 or newer. This is {found}, and no newer one is on the PATH.")


def _is_current(kind: str) -> bool:
    mark = _mark(kind)
    return PYTHON.exists() and mark.is_file() and mark.read_text() == _wanted(kind)


def _mark(kind: str) -> Path:
    return VENV / f".{kind}.installed"


def _wanted(kind: str) -> str:
    """What the environment must have been made from: the lock, the build's hook, and the project as it is installed."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    installed = json.dumps([project["build-system"], project["project"], project["tool"]["hatch"]])
    files = digest([ROOT / "requirements" / f"{kind}.txt", ROOT / "hatch_build.py"])
    return hashlib.sha256((installed + files).encode()).hexdigest()


def _install(kind: str) -> None:
    first = (
        "Bringing Backchannel's environment up to date"
        if PYTHON.exists()
        else "Setting Backchannel up (a minute, once)"
    )
    print(first, file=sys.stderr, flush=True)
    lock = ROOT / "requirements" / f"{kind}.txt"
    with step(f"making a Python environment in {_shown(VENV)}"):
        installer = _installer()
    with step(f"installing {lock.read_text().count('==')} Python packages with {_name(installer)}"):
        quietly([*installer, "--require-hashes", "-r", lock])
    with step("installing Backchannel itself"):
        quietly([*installer, "--no-deps", "--no-build-isolation", "-e", ROOT], env={"BACKCHANNEL_SKIP_WEB": "1"})
    _mark(kind).write_text(_wanted(kind))


def _installer() -> list[str]:
    """The words that install into the environment, which is made when it is not there yet."""
    if uv := shutil.which("uv"):
        if not PYTHON.exists():
            quietly([uv, "venv", "--quiet", "--python", sys.executable, VENV])
        return [uv, "pip", "install", "--quiet", "--python", str(PYTHON)]
    if not PYTHON.exists():
        _make_environment()
    if succeeds([PYTHON, "-m", "pip", "--version"]):
        return [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    return [sys.executable, "-m", "pip", "--python", str(PYTHON), "install", "--quiet", "--disable-pip-version-check"]


def _make_environment() -> None:
    """An environment with pip in it, or one beside a Python that has pip; where both lack, the system's own package."""
    if succeeds([sys.executable, "-m", "venv", VENV]):
        return
    shutil.rmtree(VENV, ignore_errors=True)
    if not _has_pip():
        apt_get("install", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
        if succeeds([sys.executable, "-m", "venv", VENV]):
            return
        shutil.rmtree(VENV, ignore_errors=True)
        raise SystemExit("This Python has neither ensurepip nor pip. Install python3-venv, or uv.")
    quietly([sys.executable, "-m", "venv", "--without-pip", VENV])


def _has_pip() -> bool:
    return succeeds([sys.executable, "-m", "pip", "--version"])


def _name(installer: list[str]) -> str:
    return "uv" if installer[1] == "pip" else "pip"


def _shown(path: Path) -> Path:
    return path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
