"""What a file is called: a name that no system stumbles over, and its extension."""

from __future__ import annotations

import re
import unicodedata

MOST_CHARACTERS = 120
_OUTSIDE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\ufeff]')


def safe_name(name: str) -> str:
    """A file's name without path, control, direction or reserved characters; ``file`` when nothing is left.

    Args:
        name: as the uploader's system called it; the last part counts when it holds a path.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    clean = " ".join(_OUTSIDE.sub("", last).split()).strip(". ")
    stem, dot, extension = clean.rpartition(".")
    if len(clean) > MOST_CHARACTERS and dot and len(extension) <= 10:
        clean = f"{stem[: MOST_CHARACTERS - len(extension) - 1].rstrip('. ')}.{extension}"
    return clean[:MOST_CHARACTERS] or "file"


def extension(name: str) -> str:
    """What follows the last dot, in lower case; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""
