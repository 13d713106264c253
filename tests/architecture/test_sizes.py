"""Files and functions stay small enough to be read at one go."""

from architecture.sizes import long_functions, too_long, too_wide
from architecture.tree import ROOT, code, is_python, shown, together

PLACES = [ROOT / name for name in ("src", "tests", "script", "bench", "web", ".ci")]
FILES = [
    (shown(path), path.read_text(encoding="utf-8"), is_python(path))
    for path in code(
        *PLACES,
    )
]


def test_no_file_is_too_long() -> None:
    complaints = [line for name, text, _ in FILES for line in too_long(name, text)]
    assert not complaints, together(complaints)


def test_no_line_is_too_wide() -> None:
    complaints = [line for name, text, _ in FILES for line in too_wide(name, text)]
    assert not complaints, together(complaints)


def test_no_function_is_too_long() -> None:
    complaints = [line for name, text, python in FILES if python for line in long_functions(name, text)]
    assert not complaints, together(complaints)


def test_every_kind_of_code_is_looked_at() -> None:
    names = [name for name, _, _ in FILES]
    assert "script/server" in names
    assert {name.rpartition(".")[2] for name in names} >= {"py", "ts", "svelte", "html"}


def test_a_file_of_301_lines_is_too_long() -> None:
    assert not list(too_long("a.py", "x\n" * 300))
    assert list(too_long("a.py", "x\n" * 301)) == ["a.py: 301 lines, at most 300"]


def test_a_line_of_121_characters_is_too_wide() -> None:
    assert not list(too_wide("a.ts", "x" * 120))
    assert list(too_wide("a.ts", "\n" + "x" * 121)) == ["a.ts:2: 121 characters, at most 120"]


def test_a_function_of_41_lines_is_too_long_whatever_its_docstring() -> None:
    body = "    x = 1\n"
    assert not list(long_functions("a.py", "def f():\n    '''One.\n\n    Two.\n    '''\n" + body * 39))
    assert list(long_functions("a.py", "async def f():\n" + body * 40)) == ["a.py:1: f has 41 lines, at most 40"]
    assert list(long_functions("a.py", "class C:\n  def f(self):\n" + body * 40))
