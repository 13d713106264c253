"""Finds a canary in bytes, plain or in any of the usual encodings."""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

_GZIP_OR_ZLIB = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")
_GZIP_OR_ZLIB_WINDOW = 47
_FOLD = re.compile(rb"=?\r?\n[ \t]*")


def forms(token: str) -> dict[str, bytes]:
    """The token as it may lie in bytes, by the name of the encoding."""
    raw = token.encode()
    found = {
        "plain": raw,
        "hex": raw.hex().encode(),
        "UTF-16, little end first": token.encode("utf-16-le"),
        "UTF-16, big end first": token.encode("utf-16-be"),
        "URL": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "quoted-printable": "".join(f"={byte:02X}" for byte in raw).encode(),
        "JSON": "".join(f"\\u{ord(letter):04x}" for letter in token).encode(),
        "HTML": "".join(f"&#{ord(letter)};" for letter in token).encode(),
        "HTML, hexadecimal": "".join(f"&#x{ord(letter):x};" for letter in token).encode(),
    }
    return found | {f"base64 at {at}": _in_base64(raw, at) for at in range(3)}


def _in_base64(raw: bytes, at: int) -> bytes:
    """What base64 makes of the token when it stands `at` bytes behind a multiple of three, without its edges."""
    whole = base64.b64encode(bytes(at) + raw + bytes(-(at + len(raw)) % 3))
    first = -(-at * 8 // 6)
    return whole[first + 1 : (at + len(raw)) * 8 // 6]


def found_in(token: str, data: bytes) -> str | None:
    """The encoding in which a token lies somewhere in some bytes, or None.

    Args:
        token: the canary, of plain letters and digits.
        data: what somebody was sent, or what lies on a disk.
    """
    layers = [("", data), ("broken into lines, ", _FOLD.sub(b"", data))]
    for layer, text in (*layers, *(("compressed, ", one) for one in _inflated(data))):
        seen = text.lower()
        for name, form in forms(token).items():
            if form in text or (not name.startswith("base64") and form.lower() in seen):
                return layer + name
    return None


def _inflated(data: bytes) -> Iterator[bytes]:
    for start in _GZIP_OR_ZLIB.finditer(data):
        try:
            yield zlib.decompressobj(_GZIP_OR_ZLIB_WINDOW).decompress(data[start.start() :], 1 << 24)
        except zlib.error:
            continue
