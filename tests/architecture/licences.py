"""Which licences may come into the house, and under which one a package says it is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.metadata import Distribution, PackagePath
from pathlib import Path

ALLOWED = re.compile(r"\b(MIT|MIT-0|0?BSD|ISC|Apache|MPL|Mozilla|PSF|Python|CC0|BlueOak)\b", re.IGNORECASE)
REFUSED = re.compile(r"\b[AL]?GPL|General Public|Commons Clause|Business Source|Proprietary", re.IGNORECASE)


def may_come(licence: str) -> bool:
    """Whether a package under this licence may be depended on."""
    return bool(ALLOWED.search(licence)) and not REFUSED.search(licence)


def licence_of(package: Distribution) -> str:
    """What an installed package says of its licence: in its metadata, else in the first lines of its licence file."""
    told = package.metadata
    classifiers = [line for line in told.get_all("Classifier") or [] if line.startswith("License ::")]
    lines = [told.get("License-Expression") or "", (told.get("License") or "")[:60], *classifiers]
    return " ".join(line for line in lines if line) or _first_words(package.files or [])


def licence_in(folder: Path) -> str:
    """The first words of the licence files in a package's folder."""
    return _first_words(path for path in folder.glob("*") if path.is_file())


def _first_words(paths: Iterable[PackagePath | Path]) -> str:
    return " ".join(path.read_text(encoding="utf-8")[:60] for path in paths if path.name.upper().startswith("LICEN"))
