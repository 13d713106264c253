"""How much a browser fetches before a page of the built UI stands."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

KIB = 1024
REFERENCE = re.compile(r"""(?:src|href)="\./([^"]+)\"""")
STATIC_IMPORT = re.compile(r"""(?:^|[;}\n])(?:import|export)\b(?:[^"'();]*?\bfrom)?\s*["']\./([^"']+)["']""")


def first_load(page: Path) -> list[Path]:
    """A page, what it names, and what those scripts import without being asked."""
    found = [page]
    for path in found:
        pattern = {".html": REFERENCE, ".js": STATIC_IMPORT}.get(path.suffix)
        named = pattern.findall(path.read_text(encoding="utf-8")) if pattern else []
        found += [one for name in named if (one := path.parent / name) not in found]
    return found


def packed(paths: list[Path]) -> int:
    """Their sizes as they travel, each gzipped, in bytes."""
    return sum(len(gzip.compress(path.read_bytes(), 9)) for path in paths)
