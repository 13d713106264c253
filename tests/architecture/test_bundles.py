"""What a browser fetches stays small: a few KB on the host's page, the chat at once, the workspace on one load."""

from pathlib import Path

from architecture.bundles import KIB, first_load, packed
from architecture.tree import BUILT

LOADER = BUILT / "widget" / "loader" / "loader.js"
PANEL = BUILT / "widget" / "panel" / "index.html"
WORKSPACE = BUILT / "workspace" / "index.html"


def test_the_loader_takes_3_kib_of_the_hosts_page() -> None:
    assert 0 < packed([LOADER]) <= 3 * KIB


def test_the_widget_takes_15_kib_until_it_stands() -> None:
    assert len(first_load(PANEL)) >= 3
    assert packed([LOADER, *first_load(PANEL)]) <= 15 * KIB


def test_the_workspace_takes_150_kib_on_its_first_load() -> None:
    assert len(first_load(WORKSPACE)) >= 3
    assert packed(first_load(WORKSPACE)) <= 150 * KIB


def test_everything_that_comes_unasked_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="./a.js"></script><link href="./a.css">')
    (tmp_path / "a.css").write_text("a{}")
    (tmp_path / "a.js").write_text('import{x}from"./b.js";import"./c.js";const y=()=>import("./later.js");')
    (tmp_path / "b.js").write_text('var q=1;export*from"./d.js";import"./a.js"')
    for name in ("c", "d", "later"):
        (tmp_path / f"{name}.js").write_text("x")
    names = [path.name for path in first_load(tmp_path / "index.html")]
    assert sorted(names) == ["a.css", "a.js", "b.js", "c.js", "d.js", "index.html"]


def test_size_is_counted_as_it_travels(tmp_path: Path) -> None:
    (tmp_path / "a.js").write_bytes(b"x" * 100_000)
    (tmp_path / "b.js").write_bytes(bytes(range(256)) * 2)
    assert packed([tmp_path / "a.js"]) < 200
    assert packed([tmp_path / "a.js", tmp_path / "b.js"]) > 256
