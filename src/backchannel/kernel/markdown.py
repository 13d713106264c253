"""Light Markdown as HTML, for pages that are downloaded: bold, italic, code, lists, quotes, links, and nothing else.

The workspace and the widget have grammars of their own; all of them are held to the same examples.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape

from backchannel.kernel.inline_marks import inline_html

_DEEPEST = 4
_FENCE = re.compile(r"```[^`\s]*\s*")
_QUOTE = re.compile(r"> ?")
_BULLET = re.compile(r"[-*•] +(?=\S)")
_NUMBER = re.compile(r"([0-9]{1,3})[.)] +(?=\S)")


def html_of(text: str) -> str:
    """The HTML of a text; whatever is no mark is escaped."""
    return "".join(_blocks(text.split("\n"), 0)) if text else ""


def _blocks(lines: list[str], depth: int) -> Iterator[str]:
    at = 0
    while at < len(lines):
        html, at = _block(lines, at, depth)
        yield html


def _block(lines: list[str], at: int, depth: int) -> tuple[str, int]:
    line = lines[at]
    if _FENCE.fullmatch(line):
        end = _end(lines, at + 1, lambda one: one.rstrip() != "```")
        code = "\n".join(lines[at + 1 : end])
        return f"<pre><code>{escape(code, quote=False)}</code></pre>", end + 1
    if depth < _DEEPEST and line.startswith(">"):
        end = _end(lines, at, lambda one: one.startswith(">"))
        within = "".join(_blocks([_QUOTE.sub("", one, count=1) for one in lines[at:end]], depth + 1))
        return f"<blockquote>{within}</blockquote>", end
    for mark in (_BULLET, _NUMBER):
        if (found := mark.match(line)) is not None:
            return _list(lines, at, mark, found)
    if not line.strip():
        return "", at + 1
    end = _end(lines, at + 1, lambda one: bool(one.strip()) and not _begins(one, depth))
    return f"<p>{inline_html(chr(10).join(lines[at:end]))}</p>", end


def _list(lines: list[str], at: int, mark: re.Pattern[str], first: re.Match[str]) -> tuple[str, int]:
    end = _end(lines, at, lambda one: mark.match(one) is not None)
    items = "".join(f"<li>{inline_html(mark.sub('', one, count=1))}</li>" for one in lines[at:end])
    if mark is _BULLET:
        return f"<ul>{items}</ul>", end
    return f'<ol start="{int(first[1])}">{items}</ol>', end


def _begins(line: str, depth: int) -> bool:
    if depth < _DEEPEST and line.startswith(">"):
        return True
    return bool(_FENCE.fullmatch(line) or _BULLET.match(line) or _NUMBER.match(line))


def _end(lines: list[str], begun: int, goes_on: Callable[[str], bool]) -> int:
    end = begun
    while end < len(lines) and goes_on(lines[end]):
        end += 1
    return end
