"""The tools that guard the code are set to see what they must see: each is shown something bad."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from architecture.scripts import script
from architecture.tree import ROOT, SOURCE, code, shown, together

WEB = script("_web")
BRANCHES = "".join(f"    if x == {n}:\n        return {n}\n" for n in range(8))


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("C901", f'def f(x: int) -> int:\n    """Choose."""\n{BRANCHES}    return 9\n'),
        ("PLR0913", 'def f(a: int, b: int, c: int, d: int, e: int, g: int, h: int) -> None:\n    """Take."""\n'),
        ("D103", "def f() -> None:\n    print\n"),
        ("D101", "class C:\n    x = 1\n"),
        ("E501", f'"""{"word " * 24}end."""\n'),
        ("FBT001", 'def f(a: bool) -> None:\n    """Take."""\n'),
        ("BLE001", "try:\n    import a\nexcept Exception:\n    pass\n"),
        ("DTZ005", "import datetime\n\nNOW = datetime.datetime.now()\n"),
        ("ASYNC251", "import time\n\n\nasync def _f() -> None:\n    time.sleep(1)\n"),
        ("S608", 'def _f(x: str) -> str:\n    return f"SELECT a FROM b WHERE c = {x}"\n'),
        ("T201", 'print("x")\n'),
        ("F401", "import os\n"),
    ],
)
def test_the_linter_sees(rule: str, text: str) -> None:
    ruff = Path(sys.executable).parent / "ruff"
    words = [
        ruff,
        "check",
        "--no-cache",
        "--output-format=concise",
        "--stdin-filename",
        SOURCE / "kernel" / "planted.py",
    ]
    done = subprocess.run([*words, "-"], input=text, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f" {rule} " in done.stdout


@pytest.mark.parametrize(
    "text",
    ["def f(x): return x\n", "x: int = 'a'\n", "from typing import List\n\n\ndef f() -> List: return []\n"],
)
def test_the_type_checker_sees(tmp_path: Path, text: str) -> None:
    (tmp_path / "planted.py").write_text(text)
    words = [sys.executable, "-m", "mypy", "--config-file", ROOT / "pyproject.toml", "--cache-dir", tmp_path / "cache"]
    done = subprocess.run([*words, tmp_path / "planted.py"], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "planted.py:" in done.stdout


def test_the_checker_of_the_browsers_code_sees_into_components(tmp_path: Path) -> None:
    """A TypeScript that its tools cannot follow lets everything pass in silence; two planted errors tell."""
    shutil.copy(ROOT / "web" / "tsconfig.base.json", tmp_path)
    (tmp_path / "node_modules").symlink_to(ROOT / "web" / "node_modules")
    (tmp_path / "tsconfig.json").write_text('{ "extends": "./tsconfig.base.json", "include": ["*.ts", "*.svelte"] }')
    (tmp_path / "planted.ts").write_text("export const n: number = 'a'\n")
    (tmp_path / "Planted.svelte").write_text("<script lang=\"ts\">\n  const n: number = 'b'\n</script>\n<p>{n}</p>\n")
    node = WEB.node_on_path() or WEB.node_of_package(Path(sys.executable))
    checker = ROOT / "web" / "node_modules" / "svelte-check" / "bin" / "svelte-check"
    words = ["node", checker, "--workspace", tmp_path, "--tsconfig", "tsconfig.json", "--output", "machine"]
    done = subprocess.run(words, cwd=tmp_path, env=node.env(), capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    assert "2 ERRORS" in done.stdout


def orm(name: str, text: str) -> list[str]:
    """A complaint per line that brings in SQLAlchemy's ORM, its asyncio part, or an engine."""
    parts = ("sqlalchemy.orm", "sqlalchemy.ext", "import orm", "create_engine", "create_async_engine")
    return [f"{name}: {line.strip()}" for line in text.splitlines() if any(part in line for part in parts)]


def test_nothing_that_serves_has_an_engine_or_an_orm() -> None:
    """Migrations alone run on an engine; the message path runs prepared statements on our own connections."""
    migrating = {"src/backchannel/storage/upgrade.py", "src/backchannel/storage/postgres/migrating.py"}
    serving = [path for path in code(SOURCE) if shown(path) not in migrating]
    complaints = [line for path in serving for line in orm(shown(path), path.read_text(encoding="utf-8"))]
    assert not complaints, together(complaints)


@pytest.mark.parametrize(
    "line", ["from sqlalchemy.orm import Session", "sa.create_engine('x')", "import sqlalchemy.ext.asyncio"]
)
def test_an_engine_and_an_orm_are_seen(line: str) -> None:
    assert orm("a.py", line)
