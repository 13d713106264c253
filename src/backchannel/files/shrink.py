"""Makes a small picture of a large one, as a program of its own: what a hostile picture can harm ends with it.

``python shrink.py SOURCE TARGET`` writes TARGET as WebP without what the camera noted, prints the width and height of
SOURCE as it is meant to be seen, and ends with 1 when it is no picture that can be trusted.
"""

from __future__ import annotations

import os
import resource
import sys
import warnings

from PIL import Image, ImageOps

LONGEST_SIDE = 640
MOST_PIXELS = 60_000_000
MOST_MEMORY = 1 << 30
MOST_SECONDS = 20
TAKEN = ("PNG", "JPEG", "GIF", "WEBP", "BMP", "TIFF")


def shrink(source: str, target: str) -> tuple[int, int]:
    """Write a picture of at most 640 pixels a side.

    Returns:
        Width and height of the original in pixels, turned the way the camera was held.

    Raises:
        OSError: it is no picture, or is damaged.
        Image.DecompressionBombError: it has more than 60 million pixels.
    """
    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    with Image.open(source, formats=TAKEN) as picture:
        picture.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
        turned = picture.getexif().get(0x0112, 1) >= 5
        size = _full_size(source)
        upright = ImageOps.exif_transpose(picture)
        small = upright.convert("RGBA" if _is_see_through(upright) else "RGB")
        small.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
        small.info.clear()
        small.save(target, "WEBP", quality=80, method=4)
    return (size[1], size[0]) if turned else size


def _full_size(source: str) -> tuple[int, int]:
    with Image.open(source, formats=TAKEN) as picture:
        return picture.size


def _is_see_through(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info


def main() -> int:
    """Shrink within bounds of memory, time and importance."""
    os.nice(10)
    os.umask(0o077)
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    try:
        width, height = shrink(sys.argv[1], sys.argv[2])
    except Exception:  # noqa: BLE001 - whatever a picture does to its reader, it is no picture for us
        return 1
    sys.stdout.write(f"{width} {height}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
