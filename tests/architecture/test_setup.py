"""The commands do again what has changed, and nothing that has not."""

from pathlib import Path
from types import ModuleType

import pytest

from architecture.scripts import script


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The builder of the UI over a small tree of its own, whose UI counts as built."""
    module = script("_web")
    monkeypatch.setattr(module, "WEB", tmp_path / "web")
    monkeypatch.setattr(module, "DIST", tmp_path / "dist")
    for path in ("web/package-lock.json", "web/ui/src/a.ts", *(f"dist/{part}" for part in module.PARTS)):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("1")
    (tmp_path / "dist" / "made-from.txt").write_text(module.fingerprint())
    return module


def test_a_ui_of_the_same_sources_stays(web: ModuleType) -> None:
    assert web.is_built()
    (web.WEB / "ui" / "src" / "a.test.ts").write_text("a test is not built")
    (web.WEB / "node_modules" / "x").mkdir(parents=True)
    (web.WEB / "node_modules" / "x" / "index.js").write_text("nor is a package")
    assert web.is_built()


def test_a_changed_source_is_built_anew(web: ModuleType) -> None:
    (web.WEB / "ui" / "src" / "a.ts").write_text("2")
    assert not web.is_built()


def test_a_new_source_is_built_anew(web: ModuleType) -> None:
    (web.WEB / "ui" / "src" / "b.svelte").touch()
    assert not web.is_built()


def test_a_lost_part_is_built_anew(web: ModuleType) -> None:
    (web.DIST / web.PARTS[0]).unlink()
    assert not web.is_built()


def test_a_ui_without_sources_is_taken_as_it_is(web: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "web").rename(tmp_path / "gone")
    assert web.is_built()


def test_a_changed_lock_is_installed_anew(web: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[tuple[str, ...]] = []
    monkeypatch.setattr(web.Node, "run", lambda _node, *words: ran.append(words))
    (web.WEB / "node_modules").mkdir()
    assert not web.is_installed()
    web.install(web.Node(("npm",), ""))
    assert ran == [("ci", "--no-progress")]
    assert web.is_installed()
    (web.WEB / "package-lock.json").write_text("2")
    assert not web.is_installed()


@pytest.mark.parametrize(("said", "fits"), [("v20.19.0", True), ("v18.20.4", False), ("v24.1.0", True), ("", False)])
def test_an_old_node_is_passed_over(
    web: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, fits: bool
) -> None:
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {said}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin")
    assert (web.node_on_path() is not None) is fits


def test_an_old_python_gives_way_to_a_newer_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = script("_env")
    started: list[str] = []
    monkeypatch.setattr(env.sys, "version_info", (3, 9, 6))
    monkeypatch.setattr(env.os, "execv", lambda path, _words: started.append(path))
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SystemExit, match=r"needs Python 3\.11 or newer. This is 3\.9\.6"):
        env._move_to_new_python()
    (tmp_path / "python3.12").touch(mode=0o755)
    with pytest.raises(SystemExit):
        env._move_to_new_python()
    assert started == [str(tmp_path / "python3.12")]


def test_the_browser_that_is_named_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKCHANNEL_CHROMIUM", "/a/browser")
    assert script("_chromium").ensure(Path("python")) == "/a/browser"


def test_one_failed_part_fails_the_check(capsys: pytest.CaptureFixture[str]) -> None:
    parts = script("_parts")
    assert parts.report([parts.Outcome("lint", 0, 1.0)]) == 0
    assert (
        parts.report([parts.Outcome("lint", 0, 1.0), parts.Outcome("types", 2, 66.0), parts.Outcome("a", 0, 1.0)]) == 1
    )
    assert "FAILED    1.10 min  types" in capsys.readouterr().out
