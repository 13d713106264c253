"""How long and how wide a file may be, and how long a function: the checkers, which the tests turn on the tree."""

from __future__ import annotations

import ast
from collections.abc import Iterator

MOST_LINES = 300
MOST_WIDTH = 120
MOST_FUNCTION_LINES = 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(name: str, text: str) -> Iterator[str]:
    """A complaint when a file has too many lines."""
    lines = len(text.splitlines())
    if lines > MOST_LINES:
        yield f"{name}: {lines} lines, at most {MOST_LINES}"


def too_wide(name: str, text: str) -> Iterator[str]:
    """A complaint per line that is too wide."""
    for number, line in enumerate(text.splitlines(), 1):
        if len(line) > MOST_WIDTH:
            yield f"{name}:{number}: {len(line)} characters, at most {MOST_WIDTH}"


def long_functions(name: str, text: str) -> Iterator[str]:
    """A complaint per Python function with too many lines; its docstring is not counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, Function):
            lines = _end(node) - node.lineno + 1 - _docstring_lines(node)
            if lines > MOST_FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name} has {lines} lines, at most {MOST_FUNCTION_LINES}"


def _docstring_lines(node: Function) -> int:
    if ast.get_docstring(node, clean=False) is None:
        return 0
    return _end(node.body[0]) - node.body[0].lineno + 1


def _end(node: ast.stmt) -> int:
    return node.end_lineno or node.lineno
