"""The pages of the customers' door: what may frame what, what is kept in caches, and what is not there."""

from __future__ import annotations

import asyncio
import json
from pathlib import Path

import httpx
from litestar import Litestar, Router

from backchannel.customer.pages import Served, page_routes
from backchannel.wiring.customer import customer_description
from customers import CustomerDoor, at_the_door


def ask(tmp_path: Path, *paths: str) -> list[httpx.Response]:
    """What a door says whose widget was built into a folder with a few files in it."""
    panel, loader, pages = (tmp_path / name for name in ("panel", "loader", "pages"))
    for folder in (panel / "assets", loader, pages):
        folder.mkdir(parents=True)
    (panel / "index.html").write_text("<title>panel</title>")
    (panel / "assets" / "index-abc.js").write_text("panel()")
    (loader / "loader.js").write_text("loader()")
    (pages / "index.html").write_text("<title>hosted</title>")
    (tmp_path / "secret.txt").write_text("secret")
    routes = page_routes(Served(tmp_path, pages, {"/": "index.html"}), customer_description())
    app = Litestar([Router("/", route_handlers=routes)], openapi_config=None, logging_config=None)

    async def run() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
            return [await http.get(path) for path in paths]

    return asyncio.run(run())


def test_the_panel_may_be_framed_by_any_page_and_the_hosted_page_by_none(tmp_path: Path) -> None:
    panel, hosted = ask(tmp_path, "/widget/", "/")
    assert "frame-ancestors *" in panel.headers["content-security-policy"]
    assert "frame-ancestors 'none'" in hosted.headers["content-security-policy"]
    assert (panel.text, hosted.text) == ("<title>panel</title>", "<title>hosted</title>")


def test_the_panel_is_asked_for_with_a_slash_so_that_its_assets_are_found(tmp_path: Path) -> None:
    (panel,) = ask(tmp_path, "/widget")
    assert (panel.status_code, panel.headers["location"]) == (308, "widget/")


def test_only_hashed_assets_are_kept(tmp_path: Path) -> None:
    asset, loader = ask(tmp_path, "/widget/assets/index-abc.js", "/widget.js")
    assert "immutable" in asset.headers["cache-control"]
    assert "cache-control" not in loader.headers
    assert loader.headers["content-type"].startswith("text/javascript")
    assert loader.headers["cross-origin-resource-policy"] == "cross-origin"


def test_no_path_leads_out_of_the_folders(tmp_path: Path) -> None:
    tried = ("../../secret.txt", "..%2f..%2fsecret.txt", "%2e%2e/secret.txt", ".hidden", "a%00b", "..\\secret.txt")
    for answer in ask(tmp_path, *(f"/widget/assets/{name}" for name in tried)):
        assert answer.status_code in (404, 500)
        assert "secret" not in answer.text or "secret.txt" in answer.text


def test_a_missing_build_is_said_in_words(tmp_path: Path) -> None:
    async def run() -> httpx.Response:
        routes = page_routes(Served(tmp_path, tmp_path, {"/": "index.html"}), customer_description())
        app = Litestar([Router("/", route_handlers=routes)], openapi_config=None, logging_config=None)
        transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as http:
            return await http.get("/widget.js")

    answer = asyncio.run(run())
    assert answer.status_code == 503
    assert "script/server" in answer.text


def test_the_description_is_there_to_read_and_to_fetch(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        docs, described = await door.http.get("/docs"), await door.http.get("/api/openapi.json")
        assert described.json() == json.loads(json.dumps(customer_description()))
        for path in described.json()["paths"]:
            assert path in docs.text
        assert "<script" not in docs.text

    at_the_door(tmp_path, test)


def test_the_shop_is_nowhere_but_in_the_demonstration(tmp_path: Path) -> None:
    async def test(door: CustomerDoor) -> None:
        assert (await door.http.get("/shop")).status_code == 404

    at_the_door(tmp_path, test)
