"""The pages of this door: the widget's script and panel, the hosted page, and the description to read."""

from __future__ import annotations

import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import msgspec
from litestar import Request, Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from backchannel.kernel.description_page import description_page
from backchannel.kernel.errors import not_found
from backchannel.public.frames import customer_bytes

_OWN = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:"
_OWN += "; font-src 'self' data:; connect-src 'self'; media-src 'self' blob:; base-uri 'none'; form-action 'none'"
PANEL_RULES = f"{_OWN}; frame-ancestors *"
PAGE_RULES = f"{_OWN}; frame-src 'self'; frame-ancestors 'none'"
READING_RULES = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
_FOR_EVER = "public, max-age=31536000, immutable"
_UNBUILT = (
    "<!doctype html><meta charset=utf-8><title>Backchannel</title><h1>The widget is not built yet</h1>"
    "<p>Run <code>script/server</code> in the checkout: it builds what browsers need, then serves it.</p>"
)
_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Served:
    """Which files the pages come from.

    Args:
        built: the folder of the built widget.
        pages: the folder of this door's own pages.
        shown: pages by path, such as ``/`` to ``index.html``.
    """

    built: Traversable
    pages: Traversable
    shown: Mapping[str, str]


def served_files(shown: Mapping[str, str]) -> Served:
    """The files that come with the package."""
    package = resources.files("backchannel")
    return Served(package / "web_dist" / "widget", package / "customer" / "pages", {"/": "index.html", **shown})


def page_routes(served: Served, described: dict[str, Any]) -> list[ControllerRouterHandler]:
    """Everything that is looked at rather than called.

    Args:
        served: where the files are.
        described: this door's description.
    """
    text = msgspec.json.encode(described, order="deterministic")

    @get("/widget.js", open=True)
    async def loader() -> Response[bytes]:
        headers = {"Cross-Origin-Resource-Policy": "cross-origin"}
        return _file("GET /widget.js", served.built / "loader" / "loader.js", headers, "text/javascript")

    @get("/widget", open=True)
    async def panel(request: Request[Any, Any, Any]) -> Response[bytes]:
        if not request.scope["raw_path"].endswith(b"/"):
            return Response(b"", status_code=308, headers={"Location": "widget/"})
        return _file("GET /widget", served.built / "panel" / "index.html", _rules(PANEL_RULES))

    @get("/widget/assets/{name:str}", open=True)
    async def asset(name: FromPath[str]) -> Response[bytes]:
        headers = {"Cache-Control": _FOR_EVER, "Cross-Origin-Resource-Policy": "cross-origin"}
        return _file("GET /widget/assets/{name}", _within(served.built / "panel" / "assets", name), headers)

    @get("/pages/{name:str}", open=True)
    async def page_part(name: FromPath[str]) -> Response[bytes]:
        return _file("GET /pages/{name}", _within(served.pages, name), {})

    @get("/api/openapi.json", open=True)
    async def read_description() -> Response[bytes]:
        return Response(customer_bytes("GET /api/openapi.json", text), media_type="application/json")

    @get("/docs", open=True)
    async def docs() -> Response[bytes]:
        page = customer_bytes("GET /docs", description_page(described).encode())
        return Response(page, media_type="text/html", headers=_rules(READING_RULES))

    shown = [_page(path, served.pages / name) for path, name in served.shown.items()]
    return [loader, panel, asset, page_part, read_description, docs, alive, *shown]


@get("/livez", open=True)
async def alive() -> Response[bytes]:
    """That somebody is here; nothing of the desk is said."""
    return Response(customer_bytes("GET /livez", b"ok\n"), media_type="text/plain")


def _page(path: str, file: Traversable) -> ControllerRouterHandler:
    @get(path, open=True)
    async def page() -> Response[bytes]:
        return _file(f"GET {path}", file, _rules(PAGE_RULES))

    return page


def _rules(rules: str) -> dict[str, str]:
    return {"Content-Security-Policy": rules}


def _within(folder: Traversable, name: str) -> Traversable:
    """A file directly in a folder; any other name is that of no file."""
    if len(name) > _LONGEST_NAME or name.startswith(".") or "/" in name or "\\" in name or "\0" in name:
        raise not_found()
    return folder / name


def _file(outlet: str, file: Traversable, headers: dict[str, str], media_type: str | None = None) -> Response[bytes]:
    if not file.is_file():
        if file.name in ("loader.js", "index.html"):
            page = customer_bytes(outlet, _UNBUILT.encode())
            return Response(page, status_code=503, media_type="text/html", headers=_rules(READING_RULES))
        raise not_found()
    kind = media_type or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return Response(customer_bytes(outlet, file.read_bytes()), media_type=kind, headers=headers)
