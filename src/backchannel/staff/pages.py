"""The workspace's own files, and this door's description to read."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
from litestar import Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler as Handler

from backchannel.kernel.description_page import description_page
from backchannel.kernel.errors import not_found
from backchannel.staff.rest.entrance import OPEN

PAGE_RULES = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; "
    "font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; manifest-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
READING_RULES = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
FOR_EVER = "public, max-age=31536000, immutable"
PAGE = {"page": True}
"""Marks what is shown to anybody: the workspace itself, which holds nothing of the desk."""

_UNBUILT = (
    "<!doctype html><meta charset=utf-8><title>Backchannel</title><h1>The workspace is not built yet</h1>"
    "<p>Run <code>script/server</code> in the checkout: it builds what browsers need, then serves it.</p>"
)
_LONGEST_NAME = 120


def built_workspace() -> Traversable:
    """The folder of the built workspace that comes with the package."""
    return resources.files("backchannel") / "web_dist" / "workspace"


def page_routes(built: Traversable, described: Callable[[], dict[str, Any]]) -> list[Handler]:
    """Everything that is looked at rather than called.

    Args:
        built: the folder of the built workspace.
        described: makes this door's description.
    """

    @get(["/", "/setup", "/join", "/sign-in"], opt=PAGE)
    async def workspace() -> Response[bytes]:
        return _file(built / "index.html", {"Content-Security-Policy": PAGE_RULES})

    @get("/assets/{name:str}", opt=PAGE)
    async def asset(name: FromPath[str]) -> Response[bytes]:
        return _file(_within(built / "assets", name), {"Cache-Control": FOR_EVER})

    @get("/{screen:path}", opt=PAGE)
    async def screen_of_workspace(screen: FromPath[str]) -> Response[bytes]:
        path = screen.strip("/")
        if path.startswith(("api/", "assets/")) or path == "api":
            raise not_found()
        return Response(b"", status_code=302, headers={"Location": f"/#/{path}"})

    @get("/api/openapi.json", opt=OPEN)
    async def description() -> Response[bytes]:
        text = msgspec.json.encode(described(), order="deterministic")
        return Response(text, media_type="application/json")

    @get("/docs", opt=OPEN)
    async def docs() -> Response[bytes]:
        page = description_page(described()).encode()
        return Response(page, media_type="text/html", headers={"Content-Security-Policy": READING_RULES})

    @get("/livez", opt=PAGE)
    async def alive() -> Response[bytes]:
        return Response(b"ok\n", media_type="text/plain", headers={"Cache-Control": "no-store"})

    return [workspace, asset, screen_of_workspace, description, docs, alive]


def _within(folder: Traversable, name: str) -> Traversable:
    """A file directly in a folder; any other name is that of no file."""
    if len(name) > _LONGEST_NAME or name.startswith(".") or "/" in name or "\\" in name or "\0" in name:
        raise not_found()
    return folder / name


def _file(file: Traversable, headers: dict[str, str]) -> Response[bytes]:
    if not file.is_file():
        if file.name == "index.html":
            rules = {"Content-Security-Policy": READING_RULES}
            return Response(_UNBUILT.encode(), status_code=503, media_type="text/html", headers=rules)
        raise not_found()
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Response(file.read_bytes(), media_type=kind, headers=headers)
