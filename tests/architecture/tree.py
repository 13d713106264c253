"""The files of the repository that people write, and the sets that the packages of Backchannel fall into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "backchannel"
BUILT = SOURCE / "web_dist"

CUSTOMER = frozenset({"customer", "outbound", "public"}) | {
    f"wiring.{name}"
    for name in ("customer", "customer_process", "egress", "public_jobs", "public_side", "public_worker")
}
SHARED = frozenset({"bus", "files", "jobs", "kernel", "live", "locks", "settings", "storage"}) | {
    f"wiring.{name}" for name in ("bells", "greeting", "listener", "plane", "running", "universe")
}
STAFF = frozenset({"notices", "private", "staff"}) | {
    f"wiring.{name}"
    for name in ("audit", "invitation", "sealing", "staff", "staff_jobs", "staff_process", "staff_trials", "worker")
}
NEITHER = frozenset({"__main__", "wiring.desk"})
DOORS = frozenset({"customer", "notices", "outbound", "staff"})

CODE = frozenset({".css", ".html", ".js", ".mjs", ".py", ".svelte", ".ts", ".tsx"})
NOT_OURS = frozenset(
    {".git", ".venv", "__pycache__", "build", "coverage", "dist", "node_modules", "scratch", "web_dist"}
)
GENERATED = frozenset({"generated.ts"})


def packages(source: Path = SOURCE) -> frozenset[str]:
    """The packages and single modules right below `backchannel`; of `wiring`, each of its files, as `wiring.desk`."""
    return frozenset(_named(source, "")) - {"wiring"} | frozenset(_named(source / "wiring", "wiring."))


def files(*places: Path) -> Iterator[Path]:
    """Every file below some folders that people write."""
    for place in places:
        for folder, names, found in os.walk(place):
            names[:] = sorted(name for name in names if name not in NOT_OURS and not name.endswith("_cache"))
            yield from (Path(folder, name) for name in sorted(found) if name not in GENERATED)


def code(*places: Path) -> Iterator[Path]:
    """Every file of code below some folders; a script without a suffix is one by its first line."""
    return (path for path in files(*places) if path.suffix in CODE or _is_script(path))


def is_python(path: Path) -> bool:
    """Whether a file holds Python."""
    return path.suffix == ".py" or (not path.suffix and path.read_bytes().startswith(b"#!/usr/bin/env python3"))


def shown(path: Path) -> str:
    """A path as it is written from the repository's root."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def together(complaints: Iterable[str]) -> str:
    """Complaints one to a line, for the message of an assertion."""
    return "\n".join(complaints)


def _named(folder: Path, prefix: str) -> Iterator[str]:
    for path in folder.glob("*"):
        if path.suffix == ".py" and path.stem != "__init__":
            yield prefix + path.stem
        elif path.is_dir() and any(path.rglob("*.py")):
            yield prefix + path.name


def _is_script(path: Path) -> bool:
    return not path.suffix and path.parent.name in {"script", ".ci"} and path.read_bytes().startswith(b"#!")
