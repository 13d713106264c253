"""The oracle of the museum finds a canary however it is wrapped, and nothing where there is none."""

from __future__ import annotations

import base64
import gzip
import html
import json
import quopri
import secrets
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest

from leaks.museum.canary import found_in

TOKEN = f"canary-{secrets.token_hex(16)}"
WRAPS: dict[str, Callable[[bytes], bytes]] = {
    "plain": bytes,
    "capitals": bytes.upper,
    "base64": base64.b64encode,
    "base64 for addresses": base64.urlsafe_b64encode,
    "hex": lambda raw: raw.hex().encode(),
    "address": lambda raw: quote(raw).encode(),
    "address, every letter": lambda raw: "".join(f"%{byte:02x}" for byte in raw).encode(),
    "JSON": lambda raw: json.dumps(raw.decode()).encode(),
    "JSON, every letter": lambda raw: "".join(f"\\u{byte:04X}" for byte in raw).encode(),
    "quoted-printable": lambda raw: quopri.encodestring(b"x" * 50 + raw),
    "base64 in lines": base64.encodebytes,
    "quoted-printable, every letter": lambda raw: b"".join(b"=%02X" % byte for byte in raw),
    "HTML": lambda raw: html.escape(raw.decode()).encode(),
    "gzip": gzip.compress,
    "zlib": zlib.compress,
    "UTF-16": lambda raw: raw.decode().encode("utf-16"),
    "UTF-16, big end first": lambda raw: raw.decode().encode("utf-16-be"),
    "gzip of base64": lambda raw: gzip.compress(base64.b64encode(raw)),
}


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=list(WRAPS))
@pytest.mark.parametrize("before", ["", "a", "ab", "abc: "])
def test_a_canary_is_found(wrap: Callable[[bytes], bytes], before: str) -> None:
    assert found_in(TOKEN, b"something " + wrap(f"{before}{TOKEN} and more".encode()) + b" else") is not None


@pytest.mark.parametrize("wrap", WRAPS.values(), ids=list(WRAPS))
def test_another_canary_is_not(wrap: Callable[[bytes], bytes]) -> None:
    other = f"canary-{secrets.token_hex(16)}"
    assert found_in(TOKEN, b"something " + wrap(f"{other} and more".encode()) + b" else") is None
