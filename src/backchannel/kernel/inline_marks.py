"""The marks within a line of light Markdown: bold, italic, code and links, as HTML."""

from __future__ import annotations

import re
from html import escape

_DEEPEST = 4
_JOINED = re.compile("[0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u0590-\u08ff]")
_CODE = re.compile(r"`([^`\n]+)`")
_WORDED = re.compile(r"\[([^\[\]\n]+)\]\(((?:https?://|mailto:)[^\s()<>\"'`\\]+)\)")
_ADDRESS = re.compile(r"(?:https?://|www\.)(?:(?!\]\()[^\s<>\"'`\\])+", re.IGNORECASE)
_CLAIMS = re.compile(r"://|[^\s.]\.[^\s.]|@")
_WHOLE = re.compile(r".*(?:[^:/.]|[^:/]/)", re.DOTALL)
_TRAILING = ".,:;!?*_~)]}\u3002\uff0c\uff1b\uff01\uff1f\u300d\u300f"
_OPENING = {")": "(", "]": "[", "}": "{"}
_TAGS = {"**": "strong", "*": "em", "_": "em"}
_SIGNS = re.compile(r"[`hHwW\[*_]")

Found = tuple[str, int] | None


class _Reading:
    """A text that is being read at some depth; `dead` keeps for each mark up to where nothing closes it."""

    def __init__(self, text: str, depth: int) -> None:
        self.text, self.depth = text, depth
        self.dead: dict[str, int] = {}

    def html(self) -> str:
        text, parts, begun, at = self.text, [], 0, 0
        while (sign := _SIGNS.search(text, at)) is not None:
            at = sign.start()
            if (found := self._mark(sign[0], at)) is None:
                at += 1
                continue
            parts += [_plain(text[begun:at]), found[0]]
            begun = at = found[1]
        return "".join((*parts, _plain(text[begun:])))

    def _mark(self, sign: str, at: int) -> Found:
        text = self.text
        if sign == "`":
            code = _CODE.match(text, at)
            return None if code is None else (f"<code>{_plain(code[1])}</code>", code.end())
        if at and _JOINED.match(text[at - 1]):
            return None
        if sign in "hHwW":
            return _address(text, at)
        if self.depth >= _DEEPEST:
            return None
        return self._worded(at) if sign == "[" else self._marked("**" if text.startswith("**", at) else sign, at)

    def _worded(self, at: int) -> Found:
        found = _WORDED.match(self.text, at)
        if found is None or _CLAIMS.search(found[1]):
            return None
        return _link(found[2], inline_html(found[1], self.depth + 1)), found.end()

    def _marked(self, mark: str, at: int) -> Found:
        begun = at + len(mark)
        if (end := self._closing(begun, mark)) < 0:
            return None
        tag = _TAGS[mark]
        return f"<{tag}>{inline_html(self.text[begun:end], self.depth + 1)}</{tag}>", end + len(mark)

    def _closing(self, begun: int, mark: str) -> int:
        """Where a mark is closed on its line: behind a word, before no other; -1 when it is not."""
        text, at = self.text, begun
        if begun < self.dead.get(mark, 0) or not text[begun : begun + 1].strip():
            return -1
        while at < len(text) and text[at] != "\n":
            step = _run(text, at, mark[0])
            end = at + step - len(mark)
            if end > begun and _may_close(mark, step) and self._ends_a_word(at, step):
                return end
            at += max(1, step) if text[at] != "`" else _code_length(text, at)
        self.dead[mark] = at
        return -1

    def _ends_a_word(self, at: int, step: int) -> bool:
        after = self.text[at + step : at + step + 1]
        return bool(self.text[at - 1].strip()) and not _JOINED.match(after)


def inline_html(text: str, depth: int = 0) -> str:
    """The HTML of a stretch of text; `depth` says how many marks it stands within."""
    return _Reading(text, depth).html()


def _may_close(mark: str, step: int) -> bool:
    """Whether a run of so many signs can close a mark; two stars never close one."""
    return step >= len(mark) and (mark != "*" or step != 2)


def _address(text: str, at: int) -> Found:
    if (found := _ADDRESS.match(text, at)) is None:
        return None
    shown = _trimmed(found[0])
    if _WHOLE.fullmatch(shown) is None:
        return None
    href = f"https://{shown}" if shown[:4].lower() == "www." else shown
    return _link(href, _plain(shown)), at + len(shown)


def _trimmed(address: str) -> str:
    end = address
    while end and end[-1] in _TRAILING:
        opening = _OPENING.get(end[-1])
        if opening is not None and end.count(opening) >= end.count(end[-1]):
            break
        end = end[:-1]
    return end


def _link(href: str, words: str) -> str:
    return f'<a href="{escape(href)}" rel="noopener noreferrer nofollow">{words}</a>'


def _plain(text: str) -> str:
    return escape(text, quote=False)


def _run(text: str, at: int, sign: str) -> int:
    end = at
    while end < len(text) and text[end] == sign:
        end += 1
    return end - at


def _code_length(text: str, at: int) -> int:
    found = _CODE.match(text, at)
    return 1 if found is None else found.end() - at
