"""How a kept file is answered: as a download that no browser runs; only pictures made here are shown in place."""

from __future__ import annotations

from urllib.parse import quote

_SAFE = (
    ("X-Content-Type-Options", "nosniff"),
    ("Content-Security-Policy", "default-src 'none'; sandbox"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


def download_headers(name: str, media_type: str) -> dict[str, str]:
    """The headers of a kept file itself; its name goes as RFC 6266 §4.1 and RFC 8187 say.

    Args:
        name: what it is called.
        media_type: what it was recognised as.
    """
    plain = "".join(sign if " " <= sign < "\x7f" and sign not in '"\\%' else "_" for sign in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return {"Content-Type": media_type, "Content-Disposition": disposition, **dict(_SAFE)}


def preview_headers() -> dict[str, str]:
    """The headers of a small picture that was made here."""
    return {"Content-Type": "image/webp", "Content-Disposition": "inline", **dict(_SAFE)}
